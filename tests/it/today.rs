//! Today.

use accede::auth::{Marking, Role};
use accede::db::schema::{circulations, invitations, mails, questionnaires, responses};
use chrono::TimeDelta;
use diesel::dsl::max;
use diesel::prelude::*;

use crate::desk_data::{commitment, day, event, exchange, follow_up, iso, plan, target, team};
use crate::support::{TestApp, all};
use crate::workplan::{load, tasks, with_deposit};

#[actix_web::test]
async fn on_demo_day_it_reads_111_deposited_1_of_1_and_nigeria() {
    let app = TestApp::new().await;
    let html = app.coordinator().page("/").await;
    assert_eq!(all(&html, "h1"), ["1 of 1 new State Party, 102 days to go"]);
    assert_eq!(
        all(&html, ".kicker"),
        ["Work plan to the 11MSP · coordinators Malawi and Spain"]
    );
    assert_eq!(
        all(&html, ".figures > div"),
        [
            "deposited111+1 since 2 Sep 2022",
            "in force110111 from 1 Aug",
            "signatories12−1 since 2 Sep 2022",
            "targets69",
        ]
    );
    assert_eq!(
        all(&html, ".gauge p"),
        ["New States Parties since the 10MSP: 1 of 1 by deposit, 0 of 1 in force (1 on 1 Aug)."]
    );
    assert_eq!(all(&html, ".gauge .tile text"), ["NGA"]);
    assert!(all(&html, ".gauge .tile.aim").is_empty());
    let line = all(&html, ".milestones li").join(" | ");
    assert!(line.contains("28 Feb 2023Nigeria deposits"), "{line}");
    assert_eq!(all(&html, ".tilemap a.tile").len(), 197);
    assert_eq!(
        all(&html, ".legend li")[..4],
        [
            "State Party 110",
            "Deposited, not yet in force 1",
            "Signatory 12",
            "Not party 74"
        ]
    );
}

#[actix_web::test]
async fn the_cut_off_is_the_readers_to_choose() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    for (on, headline, tiles) in [
        ("2022-10-01", "0 of 1 new State Party, 345 days to go", 0),
        ("2023-09-10", "2 of 1 new State Party, 1 day to go", 2),
        (
            "2023-09-12",
            "2 of 1 new State Party; the 11MSP is under way",
            2,
        ),
        ("2023-09-15", "2 of 1 new State Party; the 11MSP is over", 2),
    ] {
        let html = browser.page(&format!("/?on={on}")).await;
        assert_eq!(all(&html, "h1"), [headline]);
        assert_eq!(all(&html, ".gauge .tile text").len(), tiles, "{on}");
        assert!(
            html.contains(&format!("value=\"{on}\"")),
            "the date stays in its field"
        );
        assert!(html.contains("Back to today"));
    }
    let before = browser.page("/?on=2022-10-01").await;
    assert_eq!(all(&before, ".gauge .tile.aim").len(), 1, "one is missing");
    assert!(!before.contains("Nigeria deposits"), "nobody knew then");
    let odd = browser.page("/?on=31-31-31").await;
    assert_eq!(all(&odd, "h1"), ["1 of 1 new State Party, 102 days to go"]);
}

#[actix_web::test]
async fn the_days_go_by() {
    let app = TestApp::new().await;
    app.app.clock.advance(TimeDelta::days(1));
    let browser = app.coordinator();
    assert_eq!(
        all(&browser.page("/").await, "h1"),
        ["1 of 1 new State Party, 101 days to go"]
    );
    app.app.clock.advance(TimeDelta::days(60));
    let html = app.coordinator().page("/").await;
    assert!(all(&html, ".figures > div")[1].starts_with("in force111"));
    assert!(all(&html, ".gauge p")[0].contains("1 of 1 in force."));
}

#[actix_web::test]
async fn a_fresh_desk_says_what_to_do() {
    let app = TestApp::new().await;
    let html = app.coordinator().page("/").await;
    for text in [
        "Nothing is due.",
        "The survey has not been circulated yet.",
        "No exchange is logged yet.",
        "No event is planned.",
    ] {
        assert!(html.contains(text), "{text}");
    }
    let observer = app.signed_in(Role::Observer, "ICRC").page("/").await;
    assert!(!observer.contains("The survey") && !observer.contains("/exchanges/new"));
}

#[actix_web::test]
async fn what_is_due_comes_overdue_first_and_only_as_far_as_it_may_be_read() {
    let app = TestApp::new().await;
    commitment(
        &app,
        "COD",
        "Send the <French> text",
        "2023-05-29",
        Marking::Coordination,
        "Spain",
    );
    commitment(
        &app,
        "UGA",
        "Reply to the note",
        "2023-06-01",
        Marking::Coordination,
        "Malawi",
    );
    commitment(
        &app,
        "HTI",
        "A quiet word",
        "2023-05-01",
        Marking::Restricted,
        "Spain",
    );
    let open = exchange(
        &app,
        "DJI",
        "2023-05-20",
        Marking::Coordination,
        "Malawi",
        "A call.",
    );
    follow_up(&app, open, "2023-06-05");
    let passed = exchange(
        &app,
        "KEN",
        "2023-05-10",
        Marking::Coordination,
        "Malawi",
        "A call.",
    );
    follow_up(&app, passed, "2023-05-20");
    exchange(
        &app,
        "KEN",
        "2023-05-25",
        Marking::Coordination,
        "Malawi",
        "Called back.",
    );
    let html = app.coordinator().page("/").await;
    assert_eq!(
        all(&html, ".due li"),
        [
            "Overdue 12 dFollow up: Bilateral meeting, 10 May 2023Kenya · Malawi",
            "Overdue 3 dSend the <French> textDemocratic Republic of the Congo · Spain",
            "TodayReply to the noteUganda · Malawi",
            "5 JunFollow up: Bilateral meeting, 20 May 2023Djibouti · Malawi",
        ]
    );
    assert_eq!(all(&html, ".due li.overdue").len(), 2);
    assert!(html.contains(&format!("/exchanges/{open}")));
    let spain = app.signed_in(Role::Coordinator, "Spain").page("/").await;
    assert_eq!(all(&spain, ".due li").len(), 5);
}

#[actix_web::test]
async fn the_silent_are_target_states_and_a_hidden_exchange_does_not_count() {
    let app = TestApp::new().await;
    let facts = app.read(|conn| app.app.facts.current(conn));
    let settings = app.app.settings.targets.categories();
    for (state, _) in facts.targets(settings, day("2023-06-01")).iter() {
        exchange(
            &app,
            state.as_str(),
            "2023-05-20",
            Marking::Coordination,
            "Malawi",
            "A talk.",
        );
    }
    let browser = app.coordinator();
    assert!(
        browser
            .page("/")
            .await
            .contains("Every target State has been spoken to.")
    );

    let other = TestApp::new().await;
    exchange(
        &other,
        "LBR",
        "2023-01-10",
        Marking::Coordination,
        "Malawi",
        "A talk.",
    );
    exchange(
        &other,
        "LBR",
        "2023-05-30",
        Marking::Restricted,
        "Spain",
        "A secret.",
    );
    target(&other, "HTI", "dropped", "Out of reach", "Malawi");
    let html = other.coordinator().page("/").await;
    let rows = all(&html, "tbody tr");
    assert_eq!(rows.len(), 8);
    assert!(
        rows.iter().all(|row| row.contains("no exchange")),
        "none at all is the longest silence"
    );
    assert_eq!(all(&html, ".section-head .end a")[0], "All 68");
    let listed = other
        .coordinator()
        .page("/states?category=any&silent=90&q=liberia")
        .await;
    assert_eq!(all(&listed, "td[data-label='Days silent']"), ["142"]);
    let spain = other.signed_in(Role::Coordinator, "Spain").page("/").await;
    assert_eq!(all(&spain, ".section-head .end a")[0], "All 67");
    exchange(
        &other,
        "AGO",
        "2023-06-01",
        Marking::Coordination,
        "Malawi",
        "A call.",
    );
    let now = other.coordinator().page("/").await;
    assert_eq!(
        all(&now, ".section-head .end a")[0],
        "All 67",
        "what is logged counts at once"
    );
}

#[actix_web::test]
async fn the_next_events_are_those_to_come_that_may_be_read() {
    let app = TestApp::new().await;
    event(
        &app,
        "Over",
        "2023-05-20",
        "2023-05-21",
        Marking::Public,
        "Malawi",
        "UGA",
    );
    event(
        &app,
        "Going on",
        "2023-05-30",
        "2023-06-02",
        Marking::Public,
        "Malawi",
        "UGA",
    );
    event(
        &app,
        "Small States",
        "2023-06-20",
        "2023-06-20",
        Marking::Public,
        "Malawi",
        "UGA",
    );
    event(
        &app,
        "Closed",
        "2023-06-10",
        "2023-06-10",
        Marking::Restricted,
        "Spain",
        "UGA",
    );
    let html = app.coordinator().page("/").await;
    assert_eq!(all(&html, ".log li a"), ["Going on", "Small States"]);
    assert_eq!(all(&html, ".log time"), ["30 May – 2 Jun", "20 Jun"]);
}

/// A released circulation to four States: one answered, one begun, one sent, one failed.
fn circulate(app: &TestApp, marking: Marking) {
    let (plan, team, now) = (plan(app), team(app, "Malawi"), app.app.clock.now());
    app.write(|conn| {
        let questionnaire: Option<i64> = questionnaires::table
            .select(max(questionnaires::id))
            .first(conn)?;
        diesel::insert_into(circulations::table)
            .values((
                circulations::questionnaire_id.eq(questionnaire.unwrap()),
                circulations::work_plan_id.eq(plan),
                circulations::title.eq("Survey of 2023"),
                circulations::closes_on.eq(day("2023-06-30")),
                circulations::wording.eq("{}"),
                circulations::status.eq("released"),
                circulations::marking.eq(marking),
                circulations::team_id.eq(team),
                circulations::created_at.eq(now),
                circulations::released_at.eq(now),
            ))
            .execute(conn)?;
        let circulation: Option<i64> = circulations::table
            .select(max(circulations::id))
            .first(conn)?;
        let circulation = circulation.unwrap();
        for (state, status) in [
            ("UGA", "sent"),
            ("KEN", "sent"),
            ("AGO", "sent"),
            ("HTI", "failed"),
        ] {
            let email = format!("{state}@example.org").to_lowercase();
            diesel::insert_into(invitations::table)
                .values((
                    invitations::circulation_id.eq(circulation),
                    invitations::state.eq(iso(state)),
                    invitations::addressee.eq("Mission"),
                    invitations::email.eq(&email),
                    invitations::email_key.eq(&email),
                    invitations::language.eq("en"),
                ))
                .execute(conn)?;
            let invitation: Option<i64> = invitations::table
                .select(max(invitations::id))
                .first(conn)?;
            diesel::insert_into(mails::table)
                .values((
                    mails::invitation_id.eq(invitation),
                    mails::state.eq(iso(state)),
                    mails::kind.eq("survey_invitation"),
                    mails::unique_key.eq(&email),
                    mails::message_id.eq(&email),
                    mails::to_name.eq("Mission"),
                    mails::to_email.eq(&email),
                    mails::subject.eq("Survey"),
                    mails::body.eq(""),
                    mails::status.eq(status),
                    mails::attempts.eq(1),
                    mails::due_at.eq(now),
                    mails::last_reply.eq(""),
                    mails::sent_at.eq((status == "sent").then_some(now)),
                    mails::marking.eq(marking),
                    mails::team_id.eq(team),
                    mails::created_at.eq(now),
                    mails::updated_at.eq(now),
                ))
                .execute(conn)?;
        }
        for (state, status) in [("UGA", "answered"), ("KEN", "begun")] {
            diesel::insert_into(responses::table)
                .values((
                    responses::circulation_id.eq(circulation),
                    responses::questionnaire_id.eq(questionnaire.unwrap()),
                    responses::state.eq(iso(state)),
                    responses::status.eq(status),
                    responses::channel.eq("link"),
                    responses::authority.eq(""),
                    responses::language.eq("en"),
                    responses::answered_on.eq((status == "answered").then(|| day("2023-05-12"))),
                    responses::marking.eq(marking),
                    responses::team_id.eq(team),
                    responses::created_at.eq(now),
                    responses::updated_at.eq(now),
                ))
                .execute(conn)?;
        }
        Ok(())
    });
}

#[actix_web::test]
async fn the_survey_is_counted_state_by_state_for_those_inside() {
    let app = TestApp::new().await;
    circulate(&app, Marking::Coordination);
    let html = app.coordinator().page("/").await;
    assert!(html.contains("1 of 4 States have answered; 1 has begun. Closes 30 June 2023."));
    assert_eq!(
        all(&html, "svg.bar title"),
        ["answered 1", "begun 1", "sent 1", "failed 1"]
    );
    let partner = app.signed_in(Role::Partner, "ICRC").page("/").await;
    assert!(!partner.contains("svg class=\"bar\"") && !partner.contains("Survey of 2023"));

    let dossier = app.coordinator().page("/states/UGA").await;
    assert!(
        dossier.contains("answered 12 May 2023, by link") && dossier.contains("/survey/responses/")
    );
    let silent = app.coordinator().page("/states/AGO").await;
    assert!(silent.contains("No answer yet; invitation of 1 Jun 2023: sent."));
    let partner = app
        .signed_in(Role::Partner, "ICRC")
        .page("/states/UGA")
        .await;
    assert!(partner.contains("No answer yet.") && !partner.contains("/survey/responses/"));
}

#[actix_web::test]
async fn a_circulation_of_another_team_under_restriction_is_not_seen() {
    let app = TestApp::new().await;
    circulate(&app, Marking::Restricted);
    let spain = app.signed_in(Role::Coordinator, "Spain").page("/").await;
    assert!(spain.contains("The survey has not been circulated yet."));
    assert!(app.coordinator().page("/").await.contains("1 of 4 States"));
}

#[actix_web::test]
async fn what_was_drawn_for_one_reader_is_not_shown_to_another_who_may_know_less() {
    let app = TestApp::new().await;
    target(&app, "PRK", "added", "A new review", "Malawi");
    let targets = |html: &str| all(html, ".figures > div")[3].clone();
    assert_eq!(targets(&app.coordinator().page("/").await), "targets70");
    let observer = app.signed_in(Role::Observer, "ICRC");
    assert_eq!(targets(&observer.page("/").await), "targets69");
    assert_eq!(targets(&app.coordinator().page("/").await), "targets70");
}

#[actix_web::test]
async fn it_speaks_three_languages() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    for (language, headline) in [
        ("fr", "1 nouvel État partie sur 1, encore 102 jours"),
        ("es", "1 de 1 nuevo Estado Parte, quedan 102 días"),
    ] {
        browser
            .post("/account/language", &[("language", language)])
            .await;
        let html = browser.page("/").await;
        assert_eq!(all(&html, "h1"), [headline]);
    }
}

#[actix_web::test]
async fn it_is_small_and_asks_little_of_the_database() {
    let app = TestApp::new().await;
    circulate(&app, Marking::Coordination);
    for state in ["UGA", "KEN", "AGO", "HTI", "DJI"] {
        exchange(
            &app,
            state,
            "2023-02-01",
            Marking::Coordination,
            "Malawi",
            "A talk.",
        );
        for number in 1..5 {
            let due = format!("2023-05-{number:02}");
            commitment(
                &app,
                state,
                "A promise",
                &due,
                Marking::Coordination,
                "Malawi",
            );
        }
    }
    let browser = app.coordinator();
    browser.page("/").await;
    let before = app.app.db.queries();
    let html = browser.page("/").await;
    let count = app.app.db.queries() - before;
    assert!(count <= 17, "{count} queries");
    assert!(html.len() < 100_000, "{} bytes", html.len());
    assert_eq!(all(&html, ".due li").len(), 6);
}

#[actix_web::test]
async fn nothing_that_was_promised_is_forgotten_before_it_is_done() {
    let app = TestApp::new().await;
    let talk =
        |state: &str, on: &str, marking| exchange(&app, state, on, marking, "Malawi", "A call.");
    let oldest = talk("DJI", "2022-11-01", Marking::Coordination);
    follow_up(&app, oldest, "2022-12-01");
    for number in 1..=30 {
        let id = talk("KEN", "2023-02-01", Marking::Coordination);
        follow_up(&app, id, &format!("2023-03-{number:02}"));
    }
    // Spoken to since: that does not settle what was to be done.
    talk("DJI", "2023-05-30", Marking::Coordination);
    talk("KEN", "2023-05-30", Marking::Coordination);
    let hidden = exchange(
        &app,
        "HTI",
        "2023-02-01",
        Marking::Restricted,
        "Spain",
        "A secret.",
    );
    follow_up(&app, hidden, "2023-02-10");
    commitment(
        &app,
        "COD",
        "Send the text",
        "2023-05-29",
        Marking::Coordination,
        "Spain",
    );
    let browser = app.coordinator();
    let html = browser.page("/").await;
    let due = all(&html, ".due li");
    assert_eq!(due.len(), 6);
    assert_eq!(
        due[0],
        "Overdue 182 dFollow up: Bilateral meeting, 1 Nov 2022Djibouti · Malawi"
    );
    assert!(html.contains(">31 exchanges to follow up</a>"), "{html}");
    assert!(html.contains(">1 commitment overdue</a>"), "{html}");
    let list = browser.page("/exchanges?follow_up=due").await;
    assert!(list.contains("31"), "{list}");
    // Once one is done, the next takes its place.
    browser
        .post(&format!("/exchanges/{oldest}/follow-up/done"), &[])
        .await
        .location();
    let html = browser.page("/").await;
    assert!(html.contains(">30 exchanges to follow up</a>"), "{html}");
    assert!(all(&html, ".due li")[0].contains("Kenya"));
}

/// What Today says that nobody does.
async fn nobodys(browser: &crate::support::Browser) -> Vec<String> {
    all(&browser.page("/").await, "#nobody li")
}

#[actix_web::test]
async fn a_task_of_a_team_without_anyone_is_seen_by_those_who_coordinate() {
    let app = TestApp::new().await;
    target(&app, "UGA", "computed", "", "Spain");
    let browser = app.coordinator();
    assert!(nobodys(&browser).await.is_empty());
    load(&app, &with_deposit(Some("2023-05-20")));
    let line = "Congratulate Uganda on its deposit\
                Uganda · nobody in the team Spain has an account";
    assert_eq!(nobodys(&browser).await, [line]);
    for role in [Role::Contributor, Role::Partner, Role::Observer] {
        let other = app.signed_in(role, "Malawi");
        assert!(nobodys(&other).await.is_empty(), "{role}");
    }
    // Someone of the team comes, and goes again.
    app.signed_in(Role::Coordinator, "Spain");
    assert!(nobodys(&browser).await.is_empty());
    let now = app.app.clock.now();
    app.write(|conn| {
        use accede::db::schema::users as t;
        let spain = team_of(conn, "Spain")?;
        diesel::update(t::table.filter(t::team_id.eq(spain)))
            .set(t::disabled_at.eq(now))
            .execute(conn)?;
        Ok(())
    });
    assert_eq!(nobodys(&browser).await, [line]);
    // Kept, it is nobody's to keep any more.
    let done = format!("/commitments/{}/done", newest(&app));
    browser.post(&done, &[]).await.location();
    assert!(nobodys(&browser).await.is_empty());
    // What is restricted to others is not told.
    commitment(
        &app,
        "KEN",
        "Secret",
        "2023-06-05",
        Marking::Restricted,
        "Spain",
    );
    commitment(
        &app,
        "KEN",
        "Open",
        "2023-06-06",
        Marking::Coordination,
        "Spain",
    );
    let told = nobodys(&browser).await;
    assert!(told.len() == 1 && told[0].starts_with("Open"), "{told:?}");
}

fn team_of(
    conn: &mut accede::db::Conn,
    name: &str,
) -> Result<accede::auth::TeamId, accede::error::AppError> {
    use accede::db::schema::teams as t;
    Ok(t::table
        .filter(t::name.eq(name))
        .select(t::id)
        .first(conn)?)
}

fn newest(app: &TestApp) -> i64 {
    use accede::db::schema::commitments as t;
    app.read(|conn| Ok(t::table.order(t::id.desc()).select(t::id).first(conn)?))
}

#[actix_web::test]
async fn a_state_that_nobody_could_be_told_to_congratulate_waits_on_today() {
    let app = TestApp::new().await;
    app.write(|conn| {
        use accede::db::schema::work_plans as t;
        diesel::update(t::table)
            .set(t::coordinators.eq("UGA"))
            .execute(conn)?;
        Ok(())
    });
    app.signed_in(Role::Partner, "Aardvark Relief");
    load(&app, &with_deposit(Some("2023-05-20")));
    assert_eq!(tasks(&app, "UGA"), []);
    let browser = app.signed_in(Role::Coordinator, "Outreach office");
    let told = nobodys(&browser).await;
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(
        told[0].starts_with("Congratulate Uganda on its deposit"),
        "{told:?}"
    );
    // The next look finds someone to give it to, once.
    for _ in 0..2 {
        load(&app, &with_deposit(Some("2023-05-20")));
    }
    assert!(nobodys(&browser).await.is_empty());
    let given = tasks(&app, "UGA");
    assert_eq!(given.len(), 1);
    assert_eq!(given[0].2.as_deref(), Some("Outreach office"));
}
