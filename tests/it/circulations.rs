//! Whom a circulation goes to, who releases it, what can be recalled, who gets more time.

use accede::auth::{Marking, Role};
use accede::config::{SecondRelease, SendHours};
use accede::db::schema::{
    audit, circulations, extensions, invitations, mails, omissions, posts, questionnaires,
};
use accede::db::types::Moment;
use accede::i18n::Lang;
use accede::mail::{MailStatus, Worker};
use actix_web::http::StatusCode;
use chrono::{NaiveTime, TimeDelta};
use diesel::prelude::*;

use crate::respondent::enter;
use crate::support::{Browser, TestApp, all};
use crate::survey::{
    addresses, day, draft, form, holder, id_of, iso3, link, mission, newest_questionnaire,
    released, scraped,
};

fn left_out(app: &TestApp) -> Vec<(String, String)> {
    app.read(|conn| {
        Ok(omissions::table
            .order(omissions::state)
            .select((omissions::state, omissions::reason))
            .load(conn)?)
    })
}

fn invited(app: &TestApp) -> Vec<(String, String, String)> {
    app.read(|conn| {
        Ok(invitations::table
            .order((invitations::state, invitations::id))
            .select((
                invitations::state,
                invitations::email,
                invitations::language,
            ))
            .load(conn)?)
    })
}

fn statuses(app: &TestApp) -> Vec<MailStatus> {
    app.read(|conn| {
        Ok(mails::table
            .order(mails::id)
            .select(mails::status)
            .load(conn)?)
    })
}

fn entries(app: &TestApp, action: &str) -> i64 {
    app.read(|conn| {
        let of = audit::table.filter(audit::action.eq(action));
        Ok(of.count().get_result(conn)?)
    })
}

fn version(app: &TestApp, path: &str) -> String {
    let version: i32 = app.read(|conn| {
        Ok(circulations::table
            .find(id_of(path).0)
            .select(circulations::version)
            .first(conn)?)
    });
    version.to_string()
}

/// A draft that goes to these States and no target.
async fn to(browser: &Browser, app: &TestApp, more: &[(&str, &str)]) -> String {
    let questionnaire = newest_questionnaire(app);
    let mut fields = form(&questionnaire, &[]);
    fields.extend(more);
    let reply = browser.post("/survey/circulations", &fields).await;
    assert_eq!(reply.status, StatusCode::SEE_OTHER, "{}", reply.text());
    reply.location()
}

#[actix_web::test]
async fn a_view_of_the_target_list_says_whom_it_goes_to() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let shown = browser.get("/work-plan/targets.csv?group=GRULAC").await;
    let of_view = shown.text().lines().count() - 1;
    assert!(of_view > 0);
    let fields = [
        ("name", "Latin American targets"),
        ("list", "/work-plan/targets"),
        ("query", "group=GRULAC"),
    ];
    browser.post("/views", &fields).await.location();
    let html = browser.page("/survey/circulations/new").await;
    assert!(all(&html, "select[name=view] option").contains(&"Latin American targets".to_owned()));
    let html = browser.page("/survey/circulations/new?view=1").await;
    assert!(scraped(&html, "input[name=category][checked]", "value").is_empty());
    to(&browser, &app, &[("view", "1")]).await;
    assert_eq!(
        left_out(&app).len() + invited(&app).len(),
        of_view,
        "all of the view, and no other"
    );
    // The view of a colleague in another team is none.
    let spain = app.signed_in(Role::Coordinator, "Spain");
    let questionnaire = newest_questionnaire(&app);
    let mut fields = form(&questionnaire, &[]);
    fields.push(("view", "1"));
    let reply = spain.post("/survey/circulations", &fields).await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[actix_web::test]
async fn each_state_is_written_to_by_the_order_or_left_out_with_the_reason() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    mission(&app, "UGA", "mission_geneva", "geneva.ug@example.org");
    mission(&app, "UGA", "capital", "capital.ug@example.org");
    mission(&app, "DJI", "mission_geneva", "back@example.org");
    mission(&app, "NGA", "mission_geneva", "nigeria@example.org");
    mission(&app, "JAM", "mission_geneva", "");
    let states = ["UGA", "DJI", "NGA", "JAM", "CAF"].map(|code| ("states", code));
    let mut more = states.to_vec();
    more.push(("order", "capital mission_geneva mission_new_york"));
    // Mail to Djibouti's mailbox came back once.
    let path = to(&browser, &app, &[("states", "DJI")]).await;
    browser.post(&format!("{path}/release"), &[]).await;
    Worker::new(&app.app).step().await.unwrap();
    let reply = browser.post("/mail/1/bounced", &[]).await;
    assert_eq!(reply.location(), "/mail/1");
    assert!(browser.page("/mail/1").await.contains("noted as come back"));
    let path = to(&browser, &app, &more).await;
    let of_last = |app: &TestApp| -> Vec<(String, String)> {
        app.read(|conn| {
            Ok(invitations::table
                .filter(invitations::circulation_id.eq(id_of(&path).0))
                .select((invitations::state, invitations::email))
                .load(conn)?)
        })
    };
    assert_eq!(
        of_last(&app),
        [("UGA".to_owned(), "capital.ug@example.org".to_owned())]
    );
    let reasons = left_out(&app);
    let expected = [
        ("CAF", "no_address"),
        ("DJI", "bounced"),
        ("JAM", "no_person"),
        ("NGA", "already_party"),
    ];
    assert_eq!(
        reasons,
        expected.map(|(state, reason)| (state.to_owned(), reason.to_owned()))
    );
    let html = browser.page(&path).await;
    assert!(html.contains("It has joined already.") && html.contains("has come back"));
    assert!(html.contains("capital, mission in Geneva, mission in New York"));
    // Another order chooses anew, but not where someone has chosen.
    let order = [("order", "mission_geneva mission_new_york capital")];
    let reply = browser.post(&format!("{path}/order"), &order).await;
    assert_eq!(reply.location(), path);
    assert_eq!(of_last(&app)[0].1, "geneva.ug@example.org");
    let recipients = format!("{path}/recipients/UGA");
    let html = browser.page(&recipients).await;
    let keys = scraped(&html, "input[name=recipient]", "value");
    let labels = all(&html, "form label");
    let capital = labels.iter().filter(|it| it.contains("@example.org"));
    let at = capital
        .clone()
        .position(|it| it.contains("capital.ug"))
        .unwrap();
    browser.post(&recipients, &[("recipient", &keys[at])]).await;
    browser.post(&format!("{path}/order"), &order).await;
    assert_eq!(of_last(&app)[0].1, "capital.ug@example.org", "by hand");
    assert_eq!(left_out(&app).len(), 4);
}

#[actix_web::test]
async fn an_office_is_written_to_in_the_language_its_people_read() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let vacant = mission(&app, "CAF", "mission_geneva", "mission.cf@example.org");
    let embassy = mission(&app, "CAF", "embassy", "");
    holder(
        &app,
        embassy,
        "Demo",
        "demo.cf@example.org",
        Lang::Fr,
        Marking::Public,
    );
    to(&browser, &app, &[("states", "CAF")]).await;
    assert_eq!(invited(&app)[0].2, "fr");
    assert!(vacant > 0);
}

/// Two coordinators, and a draft of the first.
async fn two() -> (TestApp, Browser, Browser, String) {
    let app = TestApp::new().await;
    let malawi = app.coordinator();
    let spain = app.signed_in(Role::Coordinator, "Spain");
    let path = draft(&app, &malawi).await;
    (app, malawi, spain, path)
}

#[actix_web::test]
async fn where_there_are_two_coordinators_another_one_releases() {
    let (app, malawi, spain, path) = two().await;
    let release = format!("{path}/release");
    let html = malawi.page(&format!("{path}/preview")).await;
    assert!(html.contains("Propose the release") && !html.contains("Release all mails"));
    let reply = spain.post(&release, &[]).await;
    assert!(spain.follow(&reply).await.contains("It takes two"));
    assert_eq!(statuses(&app), []);
    malawi
        .post(&format!("{path}/propose"), &[])
        .await
        .location();
    let html = malawi.page(&format!("{path}/preview")).await;
    assert!(!html.contains("Release all mails") && html.contains("Withdraw the proposal"));
    let now = version(&app, &path);
    let own = malawi.post(&release, &[("version", &now)]).await;
    assert_eq!(own.status, StatusCode::FORBIDDEN, "the proposer cannot");
    let html = spain.page(&format!("{path}/preview")).await;
    assert!(
        html.contains("Test coordinator 1 proposed the release on 1 June 2023."),
        "{html}"
    );
    let blind = spain.post(&release, &[]).await;
    assert!(spain.follow(&blind).await.contains("It has changed since"));
    assert_eq!(statuses(&app), []);
    let reply = spain.post(&release, &[("version", &now)]).await;
    assert_eq!(reply.location(), path);
    assert_eq!(statuses(&app).len(), 2);
    assert_eq!(entries(&app, "circulation.propose"), 1);
    assert_eq!(entries(&app, "circulation.release"), 1);
}

#[actix_web::test]
async fn what_changes_after_the_proposal_is_not_released() {
    let (app, malawi, spain, path) = two().await;
    let release = format!("{path}/release");
    malawi
        .post(&format!("{path}/propose"), &[])
        .await
        .location();
    let read = version(&app, &path);
    // A recipient is taken out: nobody has proposed that.
    malawi
        .post(&format!("{path}/recipients/DJI"), &[])
        .await
        .location();
    let reply = spain.post(&release, &[("version", &read)]).await;
    assert!(spain.follow(&reply).await.contains("It takes two"));
    malawi
        .post(&format!("{path}/propose"), &[])
        .await
        .location();
    let reply = spain.post(&release, &[("version", &read)]).await;
    assert!(spain.follow(&reply).await.contains("It has changed since"));
    assert_eq!(statuses(&app), []);
    malawi
        .post(&format!("{path}/withdraw"), &[])
        .await
        .location();
    let now = version(&app, &path);
    let reply = spain.post(&release, &[("version", &now)]).await;
    assert!(spain.follow(&reply).await.contains("It takes two"));
    // Who proposes needs not coordinate; who releases does.
    let contributor = app.signed_in(Role::Contributor, "Malawi");
    contributor
        .post(&format!("{path}/propose"), &[])
        .await
        .location();
    let now = version(&app, &path);
    let reply = contributor.post(&release, &[("version", &now)]).await;
    assert_eq!(reply.status, StatusCode::FORBIDDEN);
    let reply = malawi.post(&release, &[("version", &now)]).await;
    assert_eq!(reply.location(), path);
    assert_eq!(statuses(&app).len(), 1);
}

#[actix_web::test]
async fn two_releases_at_once_send_every_mail_once() {
    let (app, malawi, spain, path) = two().await;
    let geneva = app.signed_in(Role::Administrator, "Norway");
    malawi
        .post(&format!("{path}/propose"), &[])
        .await
        .location();
    let (release, now) = (format!("{path}/release"), version(&app, &path));
    let fields = [("version", now.as_str())];
    let edit = [("recipient", "")];
    let recipients = format!("{path}/recipients/DJI");
    let (one, other, third) = futures_util::future::join3(
        spain.post(&release, &fields),
        geneva.post(&release, &fields),
        malawi.post(&recipients, &edit),
    )
    .await;
    for reply in [one, other, third] {
        assert_eq!(reply.status, StatusCode::SEE_OTHER);
    }
    // Either the release came first with both mails, or the change did and nothing left.
    let sent = statuses(&app).len();
    assert!(sent == 2 || sent == 0, "{sent}");
    assert_eq!(entries(&app, "circulation.release"), i64::from(sent == 2));
}

#[actix_web::test]
async fn the_setting_says_whether_it_takes_two() {
    let app = TestApp::with(|it| it.survey.second_release = SecondRelease::Always).await;
    let browser = app.coordinator();
    let path = draft(&app, &browser).await;
    let reply = browser.post(&format!("{path}/release"), &[]).await;
    assert!(browser.follow(&reply).await.contains("It takes two"));
    let app = app
        .restarted_with(|it| it.survey.second_release = SecondRelease::Never)
        .await;
    let spain = app.signed_in(Role::Coordinator, "Spain");
    let reply = spain.post(&format!("{path}/release"), &[]).await;
    assert_eq!(reply.location(), path);
}

#[actix_web::test]
async fn mails_wait_for_the_recall_and_those_that_have_not_left_are_recalled() {
    let app = TestApp::with(|it| it.survey.recall_minutes = 15).await;
    let browser = app.coordinator();
    let path = released(&app, &browser).await;
    let mut worker = Worker::new(&app.app);
    assert_eq!(worker.step().await.unwrap(), 0, "not yet");
    let html = browser.page(&path).await;
    assert!(
        html.contains("2 mails wait; the next leaves on 1 June 2023 at 11:15"),
        "{html}"
    );
    browser
        .post(&format!("{path}/recall"), &[])
        .await
        .location();
    assert_eq!(statuses(&app), [MailStatus::Held; 2]);
    app.app.clock.advance(TimeDelta::minutes(16));
    assert_eq!(worker.step().await.unwrap(), 0, "recalled");
    browser
        .post(&format!("{path}/send-on"), &[])
        .await
        .location();
    assert_eq!(worker.step().await.unwrap(), 0, "the recall begins anew");
    app.app.clock.advance(TimeDelta::minutes(16));
    assert_eq!(worker.step().await.unwrap(), 2);
    let reply = browser.post(&format!("{path}/recall"), &[]).await;
    assert!(browser.follow(&reply).await.contains("Recalled mails: 0"));
    assert_eq!(statuses(&app), [MailStatus::Sent; 2]);
    let reply = browser.post(&format!("{path}/to-draft"), &[]).await;
    assert!(browser.follow(&reply).await.contains("stays released"));
    assert_eq!(entries(&app, "circulation.recall"), 2);
}

#[actix_web::test]
async fn what_was_recalled_in_time_is_a_draft_again_and_its_links_open_nothing() {
    let app = TestApp::with(|it| it.survey.recall_minutes = 15).await;
    let browser = app.coordinator();
    let path = released(&app, &browser).await;
    let key = link(&app, "UGA");
    let visitor = app.visitor();
    assert_eq!(visitor.get(&key).await.status, StatusCode::OK);
    browser
        .post(&format!("{path}/recall"), &[])
        .await
        .location();
    let reply = browser.post(&format!("{path}/to-draft"), &[]).await;
    assert!(
        browser
            .follow(&reply)
            .await
            .contains("Draft; nothing has been sent")
    );
    assert_eq!(visitor.get(&key).await.status, StatusCode::NOT_FOUND);
    let frozen: Option<Moment> = app.read(|conn| {
        let newest = questionnaires::table.order(questionnaires::id.desc());
        Ok(newest.select(questionnaires::frozen_at).first(conn)?)
    });
    assert_eq!(frozen, None, "nothing was sent with it");
    // It can be changed and released again, to the same people.
    browser
        .post(&format!("{path}/recipients/DJI"), &[])
        .await
        .location();
    let reply = browser.post(&format!("{path}/release"), &[]).await;
    assert_eq!(reply.location(), path);
    app.app.clock.advance(TimeDelta::minutes(16));
    assert_eq!(Worker::new(&app.app).step().await.unwrap(), 1);
    // Those outside coordination steer nothing.
    let contributor = app.signed_in(Role::Contributor, "Malawi");
    for way in ["recall", "send-on", "to-draft", "close", "reopen"] {
        let reply = contributor.post(&format!("{path}/{way}"), &[]).await;
        assert_eq!(reply.status, StatusCode::FORBIDDEN, "{way}");
    }
}

#[actix_web::test]
async fn mails_leave_in_the_working_hours_of_where_they_are_read() {
    let app = TestApp::with(|it| {
        it.survey.send_hours = SendHours(Some((hour(9), hour(17))));
        it.sign_in.session_idle_hours = 1000;
    })
    .await;
    let browser = app.coordinator();
    // Saturday in Geneva and Kingston.
    app.app.clock.advance(TimeDelta::days(2));
    mission(&app, "UGA", "mission_geneva", "ug@example.org");
    mission(&app, "JAM", "capital", "jm@example.org");
    mission(&app, "DJI", "mission_geneva", "dj@example.org");
    let states = ["DJI", "JAM", "UGA"].map(|code| ("states", code));
    let path = to(&browser, &app, &states).await;
    browser
        .post(&format!("{path}/release"), &[])
        .await
        .location();
    let due: Vec<(String, Moment)> = app.read(|conn| {
        Ok(mails::table
            .order(mails::to_email)
            .select((mails::to_email, mails::due_at))
            .load(conn)?)
    });
    let due: Vec<String> = due.iter().map(|(to, at)| format!("{to} {at}")).collect();
    assert_eq!(
        due,
        [
            "dj@example.org 2023-06-05T07:00:00Z",
            "jm@example.org 2023-06-05T14:00:00Z",
            "ug@example.org 2023-06-05T11:00:00Z",
        ]
    );
}

fn hour(hour: u32) -> NaiveTime {
    NaiveTime::from_hms_opt(hour, 0, 0).unwrap()
}

#[actix_web::test]
async fn a_test_goes_to_oneself_and_its_link_opens_nothing() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let path = draft(&app, &browser).await;
    let html = browser.page(&format!("{path}/preview")).await;
    let asked = scraped(&html, "form[action$=test-mail] input[name=mail]", "value");
    assert_eq!(asked.len(), 2);
    let fields = [("mail", asked[1].as_str())];
    let reply = browser.post(&format!("{path}/test-mail"), &fields).await;
    assert!(browser.follow(&reply).await.contains("user1@example.org"));
    let sent: Vec<(String, String, String, Option<String>)> = app.read(|conn| {
        Ok(mails::table
            .select((mails::to_email, mails::subject, mails::body, mails::link))
            .load(conn)?)
    });
    assert_eq!(sent.len(), 1);
    let (to, subject, body, link) = &sent[0];
    assert_eq!((to.as_str(), link), ("user1@example.org", &None));
    assert_eq!(subject, "[Test] Survey: Uganda");
    assert!(
        body.contains("To Ms Demo Okello") && body.contains("/s/…"),
        "{body}"
    );
    let reply = browser
        .post(&format!("{path}/test-mail"), &[("mail", "999")])
        .await;
    assert_eq!(reply.status, StatusCode::NOT_FOUND);
}

#[actix_web::test]
async fn a_state_that_is_given_more_time_has_a_day_of_its_own() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let path = released(&app, &browser).await;
    let (visitor, answer) = {
        let visitor = app.visitor();
        let answer = enter(&visitor, &link(&app, "UGA")).await;
        (visitor, answer)
    };
    let html = visitor.page(&answer).await;
    assert!(
        html.contains("30 June 2023, end of the day (Africa/Kampala)"),
        "{html}"
    );
    let extension = format!("{path}/extension/UGA");
    let html = browser.page(&extension).await;
    assert!(html.contains("More time: Uganda"));
    for (closes_on, reason) in [("2023-06-30", "asked"), ("2023-07-20", ""), ("", "asked")] {
        let fields = [
            ("closes_on", closes_on),
            ("reason", reason),
            ("version", "0"),
        ];
        let reply = browser.post(&extension, &fields).await;
        assert_eq!(
            reply.status,
            StatusCode::UNPROCESSABLE_ENTITY,
            "{closes_on}"
        );
    }
    let granted = [
        ("closes_on", "2023-07-20"),
        ("reason", "asked by phone"),
        ("version", "0"),
    ];
    assert_eq!(browser.post(&extension, &granted).await.location(), path);
    let stale = browser.post(&extension, &granted).await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
    let html = visitor.page(&answer).await;
    assert!(
        html.contains("20 July 2023, end of the day (Africa/Kampala)"),
        "{html}"
    );
    let html = browser.page(&path).await;
    let lines = all(&html, "tbody tr");
    assert!(
        lines[2].contains("20 Jul") && lines[2].contains("its own"),
        "{lines:?}"
    );
    assert!(!lines[0].contains("its own"));
    // The calendar has it on its own day, beside the others'.
    let july = browser.page("/calendar?view=agenda&month=2023-07").await;
    assert!(july.contains("Survey 2023: last day for Uganda"), "{july}");
    let june = browser.page("/calendar?view=agenda&month=2023-06").await;
    assert!(june.contains("Survey 2023: last day for answers") && !june.contains("for Uganda"));
    let of_djibouti = browser
        .page("/calendar?view=agenda&month=2023-07&state=DJI")
        .await;
    assert!(!of_djibouti.contains("last day for Uganda"));
    // So has the post it went to, also once the others' day is over.
    let post: i64 = app.read(|conn| {
        Ok(invitations::table
            .filter(invitations::state.eq(iso3("UGA")))
            .select(invitations::post_id.assume_not_null())
            .first(conn)?)
    });
    let open = browser.page(&format!("/posts/{post}")).await;
    assert!(open.contains("20 July 2023"), "{open}");
    // Its link works as long after its own day as the others' after theirs.
    let expiry = |state: &str| -> Option<Moment> {
        app.read(|conn| {
            Ok(invitations::table
                .filter(invitations::state.eq(iso3(state)))
                .select(invitations::expires_at)
                .first(conn)?)
        })
    };
    assert_eq!(expiry("UGA").unwrap().to_string(), "2023-08-19T21:00:00Z");
    assert_eq!(expiry("DJI").unwrap().to_string(), "2023-07-30T21:00:00Z");
    assert_eq!(entries(&app, "circulation.extend"), 1);
    let kept: Vec<(String, chrono::NaiveDate, String)> = app.read(|conn| {
        Ok(extensions::table
            .select((extensions::state, extensions::closes_on, extensions::reason))
            .load(conn)?)
    });
    assert_eq!(
        kept,
        [(
            "UGA".to_owned(),
            day("2023-07-20"),
            "asked by phone".to_owned()
        )]
    );
    let contributor = app.signed_in(Role::Contributor, "Malawi");
    assert_eq!(
        contributor.get(&extension).await.status,
        StatusCode::FORBIDDEN
    );
    let reply = contributor.post(&extension, &granted).await;
    assert_eq!(reply.status, StatusCode::FORBIDDEN);
    let stranger = browser.get(&format!("{path}/extension/NGA")).await;
    assert_eq!(stranger.status, StatusCode::NOT_FOUND);
}

#[actix_web::test]
async fn a_closed_circulation_takes_no_answer_until_it_is_opened_again() {
    let app = TestApp::with(|it| it.survey.recall_minutes = 15).await;
    let browser = app.coordinator();
    let path = released(&app, &browser).await;
    let key = link(&app, "UGA");
    browser.post(&format!("{path}/close"), &[]).await.location();
    assert_eq!(statuses(&app), [MailStatus::Cancelled; 2]);
    let visitor = app.visitor();
    let html = visitor.page(&key).await;
    assert!(!html.contains("Begin"), "{html}");
    let html = browser.page(&path).await;
    assert!(html.contains("It is closed; links take no more answers."));
    browser
        .post(&format!("{path}/reopen"), &[])
        .await
        .location();
    let answer = enter(&visitor, &key).await;
    let reply = visitor.get(&answer).await;
    assert_eq!(reply.status, StatusCode::OK);
    assert_eq!(entries(&app, "circulation.close"), 1);
    assert_eq!(entries(&app, "circulation.reopen"), 1);
}

#[actix_web::test]
async fn a_circulation_that_is_hidden_has_no_pages_of_its_own() {
    let app = TestApp::new().await;
    let malawi = app.coordinator();
    addresses(&app);
    let path = released_as(&app, &malawi, "restricted").await;
    let norway = app.signed_in(Role::Coordinator, "Norway");
    for page in [
        "reminders",
        "reminders/rules",
        "reminders/UGA",
        "extension/UGA",
        "order",
    ] {
        let hidden = norway.get(&format!("{path}/{page}")).await;
        let missing = norway
            .get(&format!("/survey/circulations/999/{page}"))
            .await;
        assert_eq!(hidden.status, StatusCode::NOT_FOUND, "{page}");
        assert_eq!(missing.status, StatusCode::NOT_FOUND, "{page}");
    }
    for change in [
        "recall",
        "send-on",
        "to-draft",
        "close",
        "reopen",
        "propose",
        "withdraw",
        "release",
        "test-mail",
        "order",
        "reminders/rules",
        "reminders/off",
        "reminders/UGA",
        "extension/UGA",
    ] {
        let hidden = norway.post(&format!("{path}/{change}"), &[]).await;
        assert_eq!(hidden.status, StatusCode::NOT_FOUND, "{change}");
    }
}

async fn released_as(app: &TestApp, browser: &Browser, marking: &str) -> String {
    let questionnaire = newest_questionnaire(app);
    let mut fields = form(&questionnaire, &["UGA", "DJI"]);
    fields.retain(|(name, _)| *name != "marking");
    fields.push(("marking", marking));
    let path = browser
        .post("/survey/circulations", &fields)
        .await
        .location();
    browser
        .post(&format!("{path}/release"), &[])
        .await
        .location();
    path
}

#[actix_web::test]
async fn posts_without_a_holder_are_told_from_those_without_an_address() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let post = mission(&app, "JAM", "mission_geneva", "");
    holder(
        &app,
        post,
        "Brown",
        "brown@example.org",
        Lang::En,
        Marking::Public,
    );
    app.write(|conn| {
        diesel::update(accede::db::schema::people::table)
            .set(accede::db::schema::people::email.eq(None::<String>))
            .execute(conn)?;
        diesel::update(posts::table)
            .set(posts::title.eq("Desk"))
            .execute(conn)?;
        Ok(())
    });
    to(&browser, &app, &[("states", "JAM")]).await;
    assert_eq!(left_out(&app)[0].1, "no_address");
}
