//! Commitments: from exchanges and on their own, kept, reopened, overdue.

use accede::auth::{Marking, Role};
use accede::db::schema::commitments;
use actix_web::http::StatusCode;
use diesel::prelude::*;

use crate::exchanges::{log, person, post, posted, queries, verbs};
use crate::support::{Browser, TestApp, all, boxes, undo_of};

fn form<'a>(promise: &'a str, more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut fields = vec![
        ("state", "UGA"),
        ("promise", promise),
        ("owner", "state"),
        ("due_on", "2023-06-30"),
        ("marking", "coordination"),
    ];
    for (name, value) in more {
        fields.retain(|(known, _)| known != name);
        fields.push((name, value));
    }
    fields
}

async fn note(browser: &Browser, promise: &str, more: &[(&str, &str)]) -> String {
    browser
        .post("/commitments", &form(promise, more))
        .await
        .location()
}

fn promises(html: &str) -> Vec<String> {
    all(html, "tbody th a")
}

#[actix_web::test]
async fn a_commitment_is_noted_kept_and_reopened() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let path = note(&browser, "Send the French text", &[]).await;
    let html = browser.page(&path).await;
    assert_eq!(all(&html, "h1"), ["Send the French text"]);
    assert_eq!(all(&html, ".lead"), ["Open coordination"]);
    let back = [("back", "/commitments?state=UGA")];
    let reply = browser.post(&format!("{path}/done"), &back).await;
    assert_eq!(reply.location(), "/commitments?state=UGA");
    assert!(promises(&browser.page("/commitments").await).is_empty());
    let done = browser.page("/commitments?standing=done").await;
    assert_eq!(promises(&done), ["Send the French text"]);
    assert_eq!(all(&done, "td[data-label='Kept on']"), ["1 Jun 2023"]);
    let reply = browser
        .post(
            &format!("{path}/reopen"),
            &[("back", "https://evil.example")],
        )
        .await;
    assert_eq!(reply.location(), path);
    assert_eq!(promises(&browser.page("/commitments").await).len(), 1);
    assert_eq!(
        verbs(&app),
        ["commitment.add", "commitment.done", "commitment.reopen"]
    );
}

#[actix_web::test]
async fn a_commitment_of_an_exchange_takes_its_state_and_marking() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let exchange = log(&browser, "KEN", &[("marking", "restricted")]).await;
    let id = exchange.rsplit('/').next().unwrap();
    let html = browser
        .page(&format!("/commitments/new?exchange={id}"))
        .await;
    assert!(!html.contains("name=\"marking\"") && !html.contains("name=\"state\""));
    let more = [("exchange", id), ("state", "UGA"), ("marking", "public")];
    assert_eq!(note(&browser, "Ask the Cabinet", &more).await, exchange);
    let kept: (String, String) = app.read(|conn| {
        Ok(commitments::table
            .select((commitments::state, commitments::marking))
            .first(conn)?)
    });
    assert_eq!(kept, ("KEN".to_owned(), "restricted".to_owned()));
    let spain = app.signed_in(Role::Coordinator, "Spain");
    for path in ["/commitments/1", "/commitments/99"] {
        assert_eq!(spain.get(path).await.status, StatusCode::NOT_FOUND);
        let reply = spain.post(&format!("{path}/done"), &[]).await;
        assert_eq!(reply.status, StatusCode::NOT_FOUND);
    }
    let stranger = form("x", &[("exchange", id)]);
    let reply = spain.post("/commitments", &stranger).await;
    assert_eq!(reply.status, StatusCode::NOT_FOUND);
}

#[actix_web::test]
async fn the_list_goes_by_the_day_and_those_without_one_come_last() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    for (promise, day) in [
        ("No day", ""),
        ("Late", "2023-05-01"),
        ("Today", "2023-06-01"),
        ("Far", "2023-12-01"),
    ] {
        note(&browser, promise, &[("due_on", day)]).await;
    }
    let html = browser.page("/commitments").await;
    assert_eq!(promises(&html), ["Late", "Today", "Far", "No day"]);
    assert_eq!(all(&html, "tr.overdue").len(), 1);
    assert!(html.contains("31 days overdue"));
    let overdue = browser.page("/commitments?standing=overdue").await;
    assert_eq!(promises(&overdue), ["Late"]);
    let until = browser.page("/commitments?until=2023-06-01").await;
    assert_eq!(promises(&until), ["Late", "Today"]);
    assert!(
        browser
            .page("/commitments?owner=1")
            .await
            .contains("No commitment fits")
    );
    assert_eq!(
        promises(&browser.page("/commitments?owner=state&state=UGA").await).len(),
        4
    );
}

#[actix_web::test]
async fn pages_of_commitments_neither_lose_nor_repeat_one() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    for number in 0..115 {
        let day = if number < 65 { "2023-07-01" } else { "" };
        note(&browser, &format!("Promise {number}"), &[("due_on", day)]).await;
    }
    for standing in ["open", "done"] {
        if standing == "done" {
            let day = app.app.clock.today();
            app.write(|conn| {
                diesel::update(commitments::table)
                    .set(commitments::done_on.eq(day))
                    .execute(conn)?;
                Ok(())
            });
        }
        let mut seen = std::collections::BTreeSet::new();
        let mut rows = 0;
        let mut next = format!("/commitments?standing={standing}");
        loop {
            let html = browser.page(&next).await;
            let found = promises(&html);
            rows += found.len();
            seen.extend(found);
            let document = scraper::Html::parse_document(&html);
            let link = scraper::Selector::parse(".pager a[rel=next]").unwrap();
            match document.select(&link).next() {
                Some(link) => next = link.attr("href").unwrap().to_owned(),
                None => break,
            }
        }
        assert_eq!((rows, seen.len()), (115, 115), "{standing}");
    }
}

#[actix_web::test]
async fn a_bad_commitment_comes_back_with_what_was_typed() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let bad = form(
        "",
        &[("owner", "999"), ("due_on", "31 June"), ("state", "KEN")],
    );
    let reply = browser.post("/commitments", &bad).await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(reply.all(".error-summary li").len(), 3);
    assert!(reply.text().contains("value=\"31 June\""));
    assert!(
        reply
            .text()
            .contains("<option value=\"KEN\" data-hint=\"African Group\" selected>")
    );
}

#[actix_web::test]
async fn a_marking_hides_a_commitment_in_list_count_and_file() {
    let app = TestApp::new().await;
    let malawi = app.coordinator();
    for marking in Marking::ALL {
        note(
            &malawi,
            &format!("Kept {marking}"),
            &[("marking", marking.as_str())],
        )
        .await;
    }
    for (role, team, seen) in [
        (Role::Contributor, "Malawi", 4),
        (Role::Coordinator, "Spain", 3),
        (Role::Partner, "Spain", 2),
        (Role::Observer, "Malawi", 1),
    ] {
        let browser = app.signed_in(role, team);
        let html = browser.page("/commitments").await;
        assert_eq!(promises(&html).len(), seen, "{role}");
        let word = if seen == 1 {
            "commitment"
        } else {
            "commitments"
        };
        assert_eq!(all(&html, ".count"), [format!("{seen} {word}")], "{role}");
        let csv = browser.get("/commitments.csv").await.text();
        assert_eq!(csv.matches("Kept ").count() - 1, seen, "{role}: {csv}");
    }
    let observer = app.signed_in(Role::Observer, "Malawi");
    assert_eq!(
        observer.get("/commitments/new").await.status,
        StatusCode::FORBIDDEN
    );
    let reply = observer.post("/commitments/1/done", &[]).await;
    assert_eq!(reply.status, StatusCode::FORBIDDEN);
    assert!(
        malawi
            .get("/commitments.xlsx")
            .await
            .bytes
            .starts_with(b"PK")
    );
}

#[actix_web::test]
async fn a_stale_edit_of_a_commitment_shows_both_versions() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let path = note(&browser, "First", &[]).await;
    assert!(
        browser
            .page(&format!("{path}/edit"))
            .await
            .contains("value=\"First\"")
    );
    browser
        .post(&path, &form("Theirs", &[("version", "1")]))
        .await
        .location();
    let reply = browser
        .post(&path, &form("Mine", &[("version", "1")]))
        .await;
    assert_eq!(reply.status, StatusCode::CONFLICT);
    assert_eq!(reply.all("tr.differs th"), ["What was promised"]);
    let spain = app.signed_in(Role::Contributor, "Spain");
    let reply = spain.post(&path, &form("Other", &[("version", "2")])).await;
    assert_eq!(reply.status, StatusCode::FORBIDDEN);
    assert_eq!(all(&browser.page(&path).await, "h1"), ["Theirs"]);
}

#[actix_web::test]
async fn a_commitment_goes_to_the_bin_and_comes_back() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let path = note(&browser, "First", &[]).await;
    browser.post(&format!("{path}/bin"), &[]).await.location();
    assert!(promises(&browser.page("/commitments").await).is_empty());
    assert_eq!(
        promises(&browser.page("/commitments?bin=1").await),
        ["First"]
    );
    let gone = browser.post(&format!("{path}/done"), &[]).await;
    assert_eq!(gone.status, StatusCode::NOT_FOUND);
    browser
        .post(&format!("{path}/restore"), &[])
        .await
        .location();
    assert_eq!(promises(&browser.page("/commitments").await), ["First"]);
}

#[actix_web::test]
async fn an_exchange_in_the_bin_keeps_its_commitments_there() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let more = [
        ("commitment_promise", "One"),
        ("commitment_owner", "state"),
        ("commitment_due_on", ""),
        ("commitment_promise", "Two"),
        ("commitment_owner", "state"),
        ("commitment_due_on", ""),
    ];
    let exchange = log(&browser, "UGA", &more).await;
    browser.post("/commitments/1/bin", &[]).await.location();
    app.app.clock.advance(chrono::TimeDelta::minutes(5));
    browser
        .post(&format!("{exchange}/bin"), &[])
        .await
        .location();
    let reply = browser.post("/commitments/2/restore", &[]).await;
    assert_eq!(reply.status, StatusCode::NOT_FOUND);
    browser
        .post(&format!("{exchange}/restore"), &[])
        .await
        .location();
    assert_eq!(promises(&browser.page("/commitments").await), ["Two"]);
}

#[actix_web::test]
async fn no_page_of_commitments_takes_more_than_twelve_queries() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    for number in 0..60 {
        note(&browser, &format!("Promise {number}"), &[]).await;
    }
    for page in [
        "/commitments",
        "/commitments?standing=done",
        "/commitments/1",
        "/commitments/1/edit",
        "/commitments/new",
    ] {
        let number = queries(&app, &browser, page).await;
        assert!(number <= 12, "{page}: {number} queries");
    }
}

#[actix_web::test]
async fn several_are_changed_at_once_after_a_preview_and_taken_back_as_one() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    for (promise, due) in [("One", "2023-06-05"), ("Two", "2023-06-06"), ("Three", "")] {
        note(&browser, promise, &[("due_on", due)]).await;
    }
    note(&browser, "Elsewhere", &[("state", "KEN")]).await;
    let other = app.signed_in(Role::Coordinator, "Spain");
    note(&other, "Hidden", &[("marking", "restricted")]).await;
    let path = "/commitments/bulk?state=UGA";
    let html = browser.page(path).await;
    let chosen = boxes(&html);
    assert_eq!(chosen.len(), 3, "what the filter shows and no more");
    let mut fields = vec![("verb", "due"), ("due_on", "2023-06-06")];
    fields.extend(chosen.iter().map(|it| ("chosen", it.as_str())));

    let reply = browser.post(path, &fields).await;
    assert_eq!(reply.status, StatusCode::OK);
    assert_eq!(
        reply.all("tbody th"),
        ["One", "Three"],
        "one has that day already"
    );
    assert_eq!(reply.all("tbody td b"), ["6 Jun 2023", "6 Jun 2023"]);
    assert!(reply.text().contains("2 change. One stays as it is."));
    assert_eq!(
        days(&app),
        [Some("2023-06-05"), Some("2023-06-06"), None],
        "only shown"
    );
    let again: Vec<_> = fields.iter().copied().chain([("again", "1")]).collect();
    let reply = browser.post(path, &again).await;
    assert_eq!(
        boxes(&reply.text()).len(),
        3,
        "back to the boxes, as they were"
    );
    assert!(reply.text().contains("value=\"2023-06-06\""));

    let confirmed: Vec<_> = fields.iter().copied().chain([("confirmed", "1")]).collect();
    let reply = browser.post(path, &confirmed).await;
    assert_eq!(reply.location(), "/commitments?state=UGA");
    let html = browser.follow(&reply).await;
    assert_eq!(all(&html, ".flash p"), ["2 are changed."]);
    assert_eq!(days(&app), [Some("2023-06-06"); 3]);
    // The boxes are of before: nothing is changed twice unseen.
    let reply = browser.post(path, &confirmed).await;
    assert_eq!(reply.status, StatusCode::CONFLICT);
    assert!(reply.all(".error-summary li")[0].contains("meanwhile"));

    browser.post(&undo_of(&html), &[]).await.location();
    assert_eq!(days(&app), [Some("2023-06-05"), Some("2023-06-06"), None]);
}

/// The days of Uganda's commitments that are not hidden, in the order they were noted.
fn days(app: &TestApp) -> [Option<&'static str>; 3] {
    let found: Vec<Option<chrono::NaiveDate>> = app.read(|conn| {
        Ok(commitments::table
            .filter(commitments::state.eq("UGA"))
            .filter(commitments::marking.ne("restricted"))
            .order(commitments::id)
            .select(commitments::due_on)
            .load(conn)?)
    });
    let day = |day: &Option<chrono::NaiveDate>| {
        day.map(|day| {
            ["2023-06-05", "2023-06-06"]
                .into_iter()
                .find(|known| *known == day.to_string())
                .unwrap()
        })
    };
    let found: Vec<_> = found.iter().map(day).collect();
    found.try_into().unwrap()
}

#[actix_web::test]
async fn each_way_to_change_several_does_what_it_says_and_nothing_out_of_reach() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    note(&browser, "One", &[]).await;
    let path = "/commitments/bulk";
    for (wrong, message) in [
        (vec![("chosen", "1.1")], "What to do"),
        (vec![("verb", "done")], "at least one"),
        (
            vec![("verb", "due"), ("due_on", "soon"), ("chosen", "1.1")],
            "year-month-day",
        ),
        (
            vec![("verb", "owner"), ("owner", "99"), ("chosen", "1.1")],
            "Owner",
        ),
    ] {
        let reply = browser.post(path, &wrong).await;
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY, "{wrong:?}");
        assert!(
            reply.all(".error-summary li")[0].contains(message),
            "{message}"
        );
    }
    let spain = app.signed_in(Role::Coordinator, "Spain");
    note(&spain, "Hidden", &[("marking", "restricted")]).await;
    let contributor = app.signed_in(Role::Contributor, "Spain");
    let observer = app.signed_in(Role::Observer, "CMC");
    for (who, chosen, status) in [
        (&browser, "2.1", StatusCode::NOT_FOUND),
        (&browser, "99.1", StatusCode::NOT_FOUND),
        (&contributor, "1.1", StatusCode::FORBIDDEN),
        (&observer, "1.1", StatusCode::FORBIDDEN),
    ] {
        let fields = [("verb", "done"), ("chosen", chosen), ("confirmed", "1")];
        assert_eq!(who.post(path, &fields).await.status, status, "{chosen}");
    }
    assert_eq!(observer.get(path).await.status, StatusCode::FORBIDDEN);
    let done = [("verb", "done"), ("chosen", "1.1"), ("confirmed", "1")];
    browser.post(path, &done).await.location();
    assert_eq!(
        promises(&browser.page("/commitments?standing=done").await),
        ["One"]
    );
    let bin = [("verb", "bin"), ("chosen", "1.2"), ("confirmed", "1")];
    browser.post(path, &bin).await.location();
    assert_eq!(promises(&browser.page("/commitments?bin=1").await), ["One"]);
    assert_eq!(
        all(&browser.page(path).await, ".empty h2"),
        ["Nothing here that you may change"]
    );
}

#[actix_web::test]
async fn a_day_is_changed_within_the_table() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let path = note(&browser, "One", &[("due_on", "2023-06-05")]).await;
    let html = browser.page("/commitments").await;
    let cell = "td[data-inline=due_on][data-inline-value=\"2023-06-05\"]";
    assert_eq!(all(&html, cell).len(), 1);
    let field = |day, version| {
        [
            ("_inline", "1"),
            ("back", "/commitments?state=UGA"),
            ("version", version),
            ("due_on", day),
        ]
    };
    let reply = browser.post(&path, &field("2023-07-01", "1")).await;
    assert_eq!(reply.location(), "/commitments?state=UGA");
    let html = browser.follow(&reply).await;
    assert_eq!(all(&html, "td[data-inline=due_on] time"), ["1 Jul 2023"]);
    assert_eq!(promises(&html), ["One"], "all else stays");
    let reply = browser.post(&path, &field("2023-08-01", "1")).await;
    assert_eq!(reply.status, StatusCode::CONFLICT);
    let reply = browser.post(&path, &field("soon", "2")).await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    let observer = app.signed_in(Role::Contributor, "Spain");
    let html = observer.page("/commitments").await;
    assert!(
        all(&html, "[data-inline]").is_empty(),
        "not theirs to change"
    );
}

fn agreed(app: &TestApp) -> (Option<i64>, Option<i64>) {
    app.read(|conn| {
        Ok(commitments::table
            .order(commitments::id.desc())
            .select((commitments::person_id, commitments::post_id))
            .first(conn)?)
    })
}

#[actix_web::test]
async fn a_commitment_names_whom_it_was_agreed_with_and_stands_on_their_page() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let met = person(&app, "Kato", "Okello", Marking::Coordination, "Malawi");
    posted(&app, met, "UGA");
    let id = met.to_string();
    let path = note(&browser, "Sends the text", &[("people", &id)]).await;
    assert_eq!(agreed(&app), (Some(met), None));
    let html = browser.page(&path).await;
    assert!(html.contains(&format!("<a href=\"/contacts/{met}\">Kato Okello</a>")));
    assert!(html.contains("Counsellor, Permanent Mission"));
    let html = browser.page(&format!("/contacts/{met}")).await;
    assert!(html.contains("Sends the text"), "on the person's page");
    let file = browser.page("/commitments.csv").await;
    assert!(file.contains("Agreed with") && file.contains("Kato Okello"));
    // one end alone
    let vacant = post(&app, "KEN").to_string();
    let both = [("people", id.as_str()), ("post", vacant.as_str())];
    let reply = browser.post("/commitments", &form("x", &both)).await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(reply.text().contains("one person or with one post"));
    for (field, value) in [("people", "900"), ("post", "900"), ("post_text", "nowhere")] {
        let reply = browser
            .post("/commitments", &form("x", &[(field, value)]))
            .await;
        let html = reply.text();
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY, "{field}");
        assert!(html.contains("value=\"x\""), "what was typed stays");
    }
    // without JavaScript, by what is typed
    note(&browser, "Typed", &[("people_text", "Okello")]).await;
    assert_eq!(agreed(&app), (Some(met), None));
    let kenya = [("state", "KEN"), ("post_text", "Counsellor")];
    let path = note(&browser, "Asks the Cabinet", &kenya).await;
    assert_eq!(agreed(&app), (None, vacant.parse().ok()));
    let html = browser.page(&path).await;
    assert!(html.contains(&format!(
        "/posts/{vacant}\">Counsellor, Permanent Mission</a>"
    )));
    // a field of a table leaves it, and so does a change of several
    let inline = [("_inline", "1"), ("version", "1"), ("due_on", "2023-07-01")];
    browser.post(&path, &inline).await.location();
    assert_eq!(agreed(&app).1, vacant.parse().ok());
    let html = browser.page(&format!("{path}/edit")).await;
    assert!(html.contains(&format!("name=\"post\" value=\"{vacant}\" checked")));
    let fields = form("Asks the Cabinet", &[("version", "2"), ("state", "KEN")]);
    browser.post(&path, &fields).await.location();
    assert_eq!(agreed(&app), (None, None), "taken away");
    let stale = form("Asks", &[("version", "2"), ("people", &id)]);
    let reply = browser.post(&path, &stale).await;
    assert_eq!(reply.status, StatusCode::CONFLICT);
    assert!(reply.text().contains("Kato Okello"));
}

#[actix_web::test]
async fn someone_hidden_stays_unnamed_and_is_not_lost_by_an_edit() {
    let app = TestApp::new().await;
    let (malawi, spain) = (app.coordinator(), app.signed_in(Role::Coordinator, "Spain"));
    let hidden = person(&app, "Kato", "Okello", Marking::Restricted, "Malawi");
    let id = hidden.to_string();
    let path = note(&malawi, "Sends the text", &[("people", &id)]).await;
    for page in [
        path.clone(),
        format!("{path}/edit"),
        "/commitments.csv".into(),
    ] {
        let html = spain.page(&page).await;
        assert!(!html.contains("Okello"), "{page}");
        assert!(!html.contains(&format!("/contacts/{hidden}")), "{page}");
    }
    let fields = form("Sends the French text", &[("version", "1")]);
    spain.post(&path, &fields).await.location();
    assert_eq!(agreed(&app), (Some(hidden), None));
    let guess = form("x", &[("people", &id)]);
    let reply = spain.post("/commitments", &guess).await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    let other = person(&app, "Demo", "Known", Marking::Coordination, "Spain").to_string();
    let fields = form("Sends it", &[("version", "2"), ("people", &other)]);
    spain.post(&path, &fields).await.location();
    assert_eq!(agreed(&app), (other.parse().ok(), None));
}
