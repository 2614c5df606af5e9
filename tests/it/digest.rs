//! The weekly digest: who has it, when, once, and what it never says.

use accede::auth::{Marking, Role};
use accede::config::Switch;
use accede::db::schema::{audit, digests, mails, users};
use accede::digest::send_due;
use chrono::{NaiveDate, TimeDelta};
use diesel::prelude::*;

use crate::exchanges::log;
use crate::support::{Browser, TestApp};

/// Everyone who has an account had it before the week.
fn long_ago(app: &TestApp) {
    let then = app.app.clock.now().plus(-TimeDelta::days(90));
    app.write(|conn| {
        diesel::update(users::table)
            .set(users::created_at.eq(then))
            .execute(conn)?;
        Ok(())
    });
}

async fn send(app: &TestApp) -> usize {
    send_due(&app.app).await.unwrap()
}

/// Address, subject and body of the digests, in the order of their addressees.
fn sent(app: &TestApp) -> Vec<(String, String, String)> {
    app.read(|conn| {
        Ok(mails::table
            .filter(mails::kind.eq("weekly_digest"))
            .order((mails::to_email, mails::id))
            .select((mails::to_email, mails::subject, mails::body))
            .load(conn)?)
    })
}

/// A commitment of a team that is overdue, in a marking.
async fn overdue(app: &TestApp, browser: &Browser, marking: &str, team: &str) {
    let id = crate::desk_data::team(app, team).0.to_string();
    let more = [
        ("marking", marking),
        ("commitment_promise", "Zqpromise"),
        ("commitment_owner", id.as_str()),
        ("commitment_due_on", "2023-05-25"),
    ];
    log(browser, "UGA", &more).await;
}

#[actix_web::test]
async fn a_digest_goes_once_a_week_to_whom_it_tells_something() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let _spain = app.signed_in(Role::Contributor, "Spain");
    overdue(&app, &browser, "coordination", "Malawi").await;
    long_ago(&app);
    assert_eq!(send(&app).await, 1);
    assert_eq!(send(&app).await, 0, "once");
    let app = app.restarted().await;
    assert_eq!(send(&app).await, 0, "once, whoever asks");
    let found = sent(&app);
    assert_eq!(found.len(), 1);
    let (address, subject, body) = &found[0];
    assert_eq!(address, "user1@example.org");
    assert_eq!(subject, "What is due this week on the outreach desk");
    assert!(
        body.contains("- 1 commitment of your team is overdue\n"),
        "{body}"
    );
    assert!(
        body.contains("http://127.0.0.1:8080/commitments?standing=overdue&owner=1"),
        "{body}"
    );
    assert!(!body.contains("&amp;") && !body.contains("Zqpromise") && !body.contains("Uganda"));
    let made: Vec<String> = app.read(|conn| {
        let week = digests::table.select(digests::week).distinct();
        Ok(week.load(conn)?)
    });
    assert_eq!(made, ["2023-W22"]);
    let entries: i64 = app.read(|conn| {
        let of = audit::table.filter(audit::action.eq("digest.send"));
        Ok(of.count().get_result(conn)?)
    });
    assert_eq!(entries, 1);
    // The next week again, from its hour on: Monday at seven in Zurich.
    app.app
        .clock
        .advance(TimeDelta::days(3) + TimeDelta::hours(19));
    assert_eq!(
        app.app.clock.today(),
        NaiveDate::from_ymd_opt(2023, 6, 5).unwrap()
    );
    assert_eq!(send(&app).await, 0, "it is six in Zurich");
    app.app.clock.advance(TimeDelta::hours(1));
    assert_eq!(send(&app).await, 1);
    assert_eq!(sent(&app).len(), 2);
}

#[actix_web::test]
async fn two_workers_at_once_send_one_digest() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    overdue(&app, &browser, "coordination", "Malawi").await;
    long_ago(&app);
    let (one, other) = futures_util::future::join(send_due(&app.app), send_due(&app.app)).await;
    assert_eq!(one.unwrap() + other.unwrap(), 1);
    assert_eq!(sent(&app).len(), 1);
}

#[actix_web::test]
async fn what_someone_may_not_read_is_not_counted_and_nothing_restricted_is() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let _partner = app.signed_in(Role::Partner, "Malawi");
    let _observer = app.signed_in(Role::Observer, "Malawi");
    for marking in ["restricted", "coordination", "working_group", "public"] {
        overdue(&app, &browser, marking, "Malawi").await;
    }
    long_ago(&app);
    assert_eq!(send(&app).await, 3);
    let numbers: Vec<String> = sent(&app)
        .into_iter()
        .map(|(_, _, body)| {
            let line = body.lines().find(|line| line.starts_with("- "));
            line.unwrap().to_owned()
        })
        .collect();
    assert_eq!(
        numbers,
        [
            "- 3 commitments of your team are overdue",
            "- 2 commitments of your team are overdue",
            "- 1 commitment of your team is overdue"
        ]
    );
    let markings: Vec<Marking> = app.read(|conn| {
        let of = mails::table.filter(mails::kind.eq("weekly_digest"));
        Ok(of.select(mails::marking).load(conn)?)
    });
    assert_eq!(markings, [Marking::Restricted; 3]);
}

#[actix_web::test]
async fn restricted_records_alone_are_no_reason_for_a_mail() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    overdue(&app, &browser, "restricted", "Malawi").await;
    long_ago(&app);
    assert_eq!(send(&app).await, 0);
    assert_eq!(sent(&app), []);
}

#[actix_web::test]
async fn all_that_is_due_has_its_line_in_the_users_language() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let canaries = crate::canaries::fill(&app);
    assert!(!canaries.is_empty());
    let team = crate::desk_data::team(&app, "Malawi").0.to_string();
    for (owner, due) in [
        (team.as_str(), "2023-06-02"),
        ("state", "2023-06-02"),
        ("state", "2023-05-02"),
    ] {
        let more = [
            ("commitment_promise", "x"),
            ("commitment_owner", owner),
            ("commitment_due_on", due),
            ("follow_up_on", "2023-05-30"),
        ];
        log(&browser, "UGA", &more).await;
    }
    app.write(|conn| {
        use accede::db::schema::events;
        diesel::update(events::table)
            .set((events::starts_on.eq(NaiveDate::from_ymd_opt(2023, 6, 3).unwrap()),))
            .execute(conn)?;
        Ok(())
    });
    browser
        .post("/account/language", &[("language", "fr")])
        .await
        .location();
    long_ago(&app);
    assert_eq!(send(&app).await, 1);
    let (_, subject, body) = sent(&app).remove(0);
    assert_eq!(subject, "À faire cette semaine au bureau de liaison");
    for line in [
        "- 1 engagement de votre équipe échoit d’ici dimanche",
        "- 1 engagement d’un État est en retard",
        "- 1 engagement d’un État échoit d’ici dimanche",
        "- 3 échanges de votre équipe attendent une suite",
        "étapes de parcours sont à l’arrêt",
        "événements ont lieu d’ici dimanche",
        "États ont répondu à l’enquête",
    ] {
        assert!(body.contains(line), "{line}: {body}");
    }
    assert!(!body.to_lowercase().contains("zq"), "{body}");
    // Each line leads to a page that is there.
    for href in body
        .lines()
        .filter_map(|line| line.trim().strip_prefix("http://127.0.0.1:8080"))
    {
        browser.page(href).await;
    }
}

#[actix_web::test]
async fn who_does_not_want_it_or_may_not_sign_in_gets_none() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    overdue(&app, &browser, "public", "Malawi").await;
    let page = browser.page("/account").await;
    assert!(page.contains("A mail once a week"));
    browser
        .post("/account/preferences", &[("preferences", "single_keys")])
        .await
        .location();
    long_ago(&app);
    assert_eq!(send(&app).await, 0);
    browser
        .post("/account/preferences", &[("preferences", "weekly_digest")])
        .await
        .location();
    let now = app.app.clock.now();
    app.write(|conn| {
        diesel::update(users::table)
            .set(users::disabled_at.eq(now))
            .execute(conn)?;
        Ok(())
    });
    assert_eq!(send(&app).await, 0);
    app.write(|conn| {
        diesel::update(users::table)
            .set((
                users::disabled_at.eq(None::<accede::db::types::Moment>),
                users::created_at.eq(now),
            ))
            .execute(conn)?;
        Ok(())
    });
    assert_eq!(
        send(&app).await,
        0,
        "who came this week has it from the next"
    );
    long_ago(&app);
    assert_eq!(send(&app).await, 1);
}

#[actix_web::test]
async fn no_digest_is_due_before_its_day() {
    let app = TestApp::with(|settings| {
        settings.digest.day = chrono::Weekday::Fri;
        settings.digest.send = Switch::On;
    })
    .await;
    let browser = app.coordinator();
    overdue(&app, &browser, "public", "Malawi").await;
    long_ago(&app);
    // It is Thursday.
    assert_eq!(send(&app).await, 0);
    app.app.clock.advance(TimeDelta::days(1));
    assert_eq!(send(&app).await, 1);
}

#[actix_web::test]
async fn an_exchange_is_logged_from_any_page_by_a_key_with_the_state_at_hand() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let exchange = log(
        &browser,
        "UGA",
        &[
            ("commitment_promise", "x"),
            ("commitment_owner", "state"),
            ("commitment_due_on", "2023-06-20"),
        ],
    )
    .await;
    let key = |page: &str| {
        let document = scraper::Html::parse_document(page);
        let select = scraper::Selector::parse("a[data-shortcut=n]").unwrap();
        let link = document.select(&select).next().unwrap();
        link.value().attr("href").unwrap().to_owned()
    };
    for (path, href) in [
        ("/", "/exchanges/new"),
        ("/exchanges", "/exchanges/new"),
        ("/states/KEN", "/exchanges/new?state=KEN"),
        ("/states/KEN/pathway", "/exchanges/new?state=KEN"),
        ("/states/KEN/positions", "/exchanges/new?state=KEN"),
        (exchange.as_str(), "/exchanges/new?state=UGA"),
        ("/commitments/1", "/exchanges/new?state=UGA"),
    ] {
        assert_eq!(key(&browser.page(path).await), href, "{path}");
    }
    let form = browser.page("/exchanges/new?state=KEN").await;
    assert!(form.contains("<option value=\"KEN\" data-hint=\"African Group\" selected>"));
    // Single keys can be turned off (WCAG 2.1.4); the link stays.
    assert!(!browser.page("/").await.contains("data-shortcuts=\"off\""));
    let account = browser.page("/account").await;
    assert!(account.contains("n logs an exchange"), "the key is told");
    browser
        .post("/account/preferences", &[("preferences", "weekly_digest")])
        .await
        .location();
    let page = browser.page("/").await;
    assert!(page.contains("data-shortcuts=\"off\"") && key(&page) == "/exchanges/new");
}
