//! Who is reminded when: by rule, with the clock moved.

use accede::auth::{Marking, Role};
use accede::config::SendHours;
use accede::db::schema::{audit, mails};
use accede::db::types::Moment;
use accede::mail::{MailStatus, Worker};
use accede::survey::remind_due;
use actix_web::http::StatusCode;
use chrono::{NaiveTime, TimeDelta};
use diesel::prelude::*;

use crate::respondent::enter;
use crate::support::{Browser, TestApp, all};
use crate::survey::{form, iso3, newest_questionnaire, released};

/// The first after a week, then every ten days, two at most.
const RULES: [(&str, &str); 12] = [
    ("first_after", "7"),
    ("days_between", "10"),
    ("at_most", "2"),
    ("quiet_days", "3"),
    ("whom", "unanswered"),
    ("version", "0"),
    ("subject_en", "Reminder: [state]"),
    ("greeting_en", "To [addressee], by [closing_date]."),
    ("subject_fr", "Rappel : [state]"),
    ("greeting_fr", "À [addressee]."),
    ("subject_es", "Recordatorio: [state]"),
    ("greeting_es", "A [addressee]."),
];

fn with<'a>(name: &'a str, value: &'a str) -> Vec<(&'a str, &'a str)> {
    let mut fields = RULES.to_vec();
    fields.retain(|(field, _)| *field != name);
    fields.push((name, value));
    fields
}

/// A desk on which nobody is signed out while weeks go by.
async fn desk() -> TestApp {
    TestApp::with(|it| {
        it.sign_in.session_idle_hours = 2000;
        it.sign_in.session_days = 90;
    })
    .await
}

async fn remind(app: &TestApp) -> usize {
    remind_due(&app.app).await.unwrap()
}

/// Sends whatever is due.
async fn send(app: &TestApp) {
    let mut worker = Worker::new(&app.app);
    while worker.step().await.unwrap() > 0 {}
}

/// A circulation to Uganda and Djibouti whose mails have left, on Thursday 1 June 2023.
async fn out(app: &TestApp, browser: &Browser) -> String {
    let path = released(app, browser).await;
    send(app).await;
    path
}

/// The same with rules.
async fn ruled(app: &TestApp, browser: &Browser) -> String {
    let path = out(app, browser).await;
    rule(browser, &path).await;
    path
}

/// Sets the rules of a circulation.
pub async fn rule(browser: &Browser, path: &str) {
    let reply = browser
        .post(&format!("{path}/reminders/rules"), &RULES)
        .await;
    assert_eq!(reply.location(), format!("{path}/reminders"));
}

/// The reminders, each as State and day of its making.
fn reminders(app: &TestApp) -> Vec<String> {
    let rows: Vec<(Option<String>, Moment)> = app.read(|conn| {
        Ok(mails::table
            .filter(mails::kind.eq("survey_reminder"))
            .order((mails::created_at, mails::state))
            .select((mails::state, mails::created_at))
            .load(conn)?)
    });
    rows.iter()
        .map(|(state, at)| format!("{} {}", state.as_deref().unwrap_or(""), at.date()))
        .collect()
}

/// So many days, with a look at each.
async fn live(app: &TestApp, days: usize) {
    for _ in 0..days {
        app.app.clock.advance(TimeDelta::days(1));
        remind(app).await;
        send(app).await;
    }
}

#[actix_web::test]
async fn who_has_not_answered_is_reminded_by_the_rules_and_no_more() {
    let app = desk().await;
    let browser = app.coordinator();
    ruled(&app, &browser).await;
    assert_eq!(remind(&app).await, 0, "not yet");
    live(&app, 40).await;
    // Thursday 8 June is a week later; ten days from it is a Sunday.
    assert_eq!(
        reminders(&app),
        [
            "DJI 2023-06-08",
            "UGA 2023-06-08",
            "DJI 2023-06-19",
            "UGA 2023-06-19"
        ]
    );
    let entries: i64 = app.read(|conn| {
        let of = audit::table.filter(audit::action.eq("circulation.remind"));
        Ok(of.count().get_result(conn)?)
    });
    assert_eq!(entries, 4);
}

#[actix_web::test]
async fn a_reminder_is_made_once_however_many_look() {
    let app = desk().await;
    let browser = app.coordinator();
    ruled(&app, &browser).await;
    app.app.clock.advance(TimeDelta::days(7));
    let (one, other) = futures_util::future::join(remind_due(&app.app), remind_due(&app.app)).await;
    assert_eq!(one.unwrap() + other.unwrap(), 2);
    assert_eq!(remind(&app).await, 0, "they wait to be sent");
    let app = app.restarted().await;
    assert_eq!(remind(&app).await, 0, "whoever asks");
    send(&app).await;
    assert_eq!(remind(&app).await, 0);
    assert_eq!(reminders(&app).len(), 2);
}

#[actix_web::test]
async fn a_reminder_says_what_the_rules_say_and_its_link_opens_the_same_answer() {
    let app = desk().await;
    let browser = app.coordinator();
    let path = ruled(&app, &browser).await;
    let granted = [
        ("closes_on", "2023-07-20"),
        ("reason", "asked by phone"),
        ("version", "0"),
    ];
    browser
        .post(&format!("{path}/extension/UGA"), &granted)
        .await
        .location();
    app.app.clock.advance(TimeDelta::days(7));
    remind(&app).await;
    let (subject, body, link): (String, String, Option<String>) = app.read(|conn| {
        Ok(mails::table
            .filter(mails::kind.eq("survey_reminder"))
            .filter(mails::state.eq(iso3("UGA")))
            .select((mails::subject, mails::body, mails::link))
            .first(conn)?)
    });
    assert_eq!(subject, "Reminder: Uganda");
    assert!(
        body.starts_with("To Ms Demo Okello, by 20 July 2023."),
        "{body}"
    );
    assert!(
        body.contains("20 July 2023, end of the day (Africa/Kampala)"),
        "{body}"
    );
    let link = link.unwrap();
    let link = link[link.find("/s/").unwrap()..].to_owned();
    let visitor = app.visitor();
    let answer = enter(&visitor, &link).await;
    assert!(answer.starts_with("/answer/"), "{answer}");
    assert_eq!(visitor.get(&answer).await.status, StatusCode::OK);
}

#[actix_web::test]
async fn no_state_is_reminded_twice_in_a_week_of_whatever_circulation() {
    let app = desk().await;
    let browser = app.coordinator();
    ruled(&app, &browser).await;
    let questionnaire = newest_questionnaire(&app);
    let fields = form(&questionnaire, &["UGA"]);
    let second = browser
        .post("/survey/circulations", &fields)
        .await
        .location();
    browser
        .post(&format!("{second}/release"), &[])
        .await
        .location();
    send(&app).await;
    browser
        .post(&format!("{second}/reminders/rules"), &RULES)
        .await
        .location();
    app.app.clock.advance(TimeDelta::days(7));
    let (one, other) = futures_util::future::join(remind_due(&app.app), remind_due(&app.app)).await;
    assert_eq!(
        one.unwrap() + other.unwrap(),
        2,
        "Djibouti and Uganda, once each"
    );
    send(&app).await;
    live(&app, 40).await;
    let mut uganda = reminders(&app);
    uganda.retain(|it| it.starts_with("UGA"));
    assert_eq!(
        uganda,
        [
            "UGA 2023-06-08",
            "UGA 2023-06-15",
            "UGA 2023-06-22",
            "UGA 2023-06-29"
        ]
    );
}

#[actix_web::test]
async fn an_answer_a_letter_a_bounce_and_a_request_end_them() {
    let app = desk().await;
    let browser = app.coordinator();
    let path = ruled(&app, &browser).await;
    // Djibouti writes that it is at it; Uganda asks to be left alone.
    let letter = [
        ("kind", "letter"),
        ("direction", "in"),
        ("held_on", "2023-06-01"),
        ("marking", "coordination"),
    ];
    crate::exchanges::log(&browser, "DJI", &letter).await;
    let stop = format!("{path}/reminders/UGA");
    let bad = [("reason", "asked"), ("note", ""), ("version", "0")];
    let reply = browser.post(&stop, &bad).await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    let asked = [
        ("reason", "asked"),
        ("note", "Call of today"),
        ("version", "0"),
    ];
    browser.post(&stop, &asked).await.location();
    let stale = browser.post(&stop, &asked).await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
    live(&app, 12).await;
    assert_eq!(reminders(&app), Vec::<String>::new());
    let html = browser.page(&format!("{path}/reminders")).await;
    let lines = all(&html, "table:not(.month) tbody tr");
    assert!(lines[0].contains("It has replied otherwise."), "{lines:?}");
    assert!(
        lines[1].contains("It asked not to be reminded.") && lines[1].contains("Call of today")
    );
    // Both go on: what was written before counts no more.
    for (state, version) in [("UGA", "1"), ("DJI", "0")] {
        let fields = [("reason", "go_on"), ("note", ""), ("version", version)];
        let at = format!("{path}/reminders/{state}");
        browser.post(&at, &fields).await.location();
    }
    live(&app, 1).await;
    assert_eq!(reminders(&app), ["DJI 2023-06-14", "UGA 2023-06-14"]);
    // The mail to Uganda comes back, and Djibouti answers.
    let id: i64 = app.read(|conn| {
        Ok(mails::table
            .filter(mails::state.eq(iso3("UGA")))
            .select(mails::id)
            .order(mails::id.desc())
            .first(conn)?)
    });
    browser
        .post(&format!("/mail/{id}/bounced"), &[])
        .await
        .location();
    let answer = [
        ("state", "DJI"),
        ("channel", "note_verbale"),
        ("authority", "Note verbale 2023/041"),
        ("answered_on", "2023-06-14"),
        ("language", "fr"),
        ("marking", "coordination"),
        ("q_office", "Ministry"),
        ("q_stockpiles", "no"),
    ];
    browser.post(&format!("{path}/enter"), &answer).await;
    live(&app, 15).await;
    assert_eq!(reminders(&app).len(), 2);
    let html = browser.page(&format!("{path}/reminders")).await;
    let lines = all(&html, "table:not(.month) tbody tr");
    assert!(lines[0].contains("It has answered."), "{lines:?}");
    assert!(lines[1].contains("Mail to it came back."), "{lines:?}");
}

#[actix_web::test]
async fn around_another_exchange_and_outside_working_hours_none_leaves() {
    let app = TestApp::with(|it| {
        let hour = |hour| NaiveTime::from_hms_opt(hour, 0, 0).unwrap();
        it.survey.send_hours = SendHours(Some((hour(9), hour(17))));
        it.sign_in.session_idle_hours = 1000;
    })
    .await;
    let browser = app.coordinator();
    let path = released(&app, &browser).await;
    send(&app).await;
    app.app.clock.advance(TimeDelta::hours(5));
    send(&app).await;
    browser
        .post(&format!("{path}/reminders/rules"), &RULES)
        .await
        .location();
    let call = [
        ("kind", "call"),
        ("held_on", "2023-06-01"),
        ("marking", "restricted"),
    ];
    crate::exchanges::log(&browser, "UGA", &call).await;
    let call = [
        ("kind", "call"),
        ("held_on", "2023-06-01"),
        ("marking", "coordination"),
    ];
    crate::exchanges::log(&browser, "DJI", &call).await;
    app.write(|conn| {
        use accede::db::schema::exchanges as t;
        diesel::update(t::table)
            .set(t::held_on.eq(crate::survey::day("2023-06-06")))
            .execute(conn)?;
        Ok(())
    });
    // 19:00 in Geneva on Thursday a week later, 20:00 in Kampala.
    app.app
        .clock
        .advance(TimeDelta::days(7) + TimeDelta::hours(3));
    assert_eq!(remind(&app).await, 0, "after hours");
    app.app.clock.advance(TimeDelta::hours(14));
    remind(&app).await;
    // Whoever may not read an exchange learns nothing of it from a reminder.
    assert_eq!(reminders(&app), ["UGA 2023-06-09"]);
    send(&app).await;
    // Djibouti: quiet until Friday the 9th, then a weekend.
    live(&app, 4).await;
    assert_eq!(reminders(&app), ["UGA 2023-06-09", "DJI 2023-06-12"]);
}

#[actix_web::test]
async fn only_those_half_way_are_reminded_where_the_rules_say_so() {
    let app = desk().await;
    let browser = app.coordinator();
    let path = released(&app, &browser).await;
    let key = crate::survey::link(&app, "UGA");
    send(&app).await;
    let rules = with("whom", "begun");
    browser
        .post(&format!("{path}/reminders/rules"), &rules)
        .await
        .location();
    live(&app, 7).await;
    assert_eq!(reminders(&app), Vec::<String>::new());
    crate::respondent::begin(&app.visitor(), &key).await;
    live(&app, 1).await;
    assert_eq!(reminders(&app), ["UGA 2023-06-09"]);
}

#[actix_web::test]
async fn the_calendar_shows_who_would_be_reminded_when() {
    let app = desk().await;
    let browser = app.coordinator();
    let path = crate::survey::draft(&app, &browser).await;
    let page = format!("{path}/reminders");
    let html = browser.page(&page).await;
    assert!(html.contains("Nobody is reminded"));
    browser
        .post(&format!("{page}/rules"), &RULES)
        .await
        .location();
    let html = browser.page(&page).await;
    assert!(html.contains("as if it were released today"));
    assert!(
        html.contains("4 reminders to come, if nothing else happens"),
        "{html}"
    );
    let days: Vec<String> = all(&html, ".month td")
        .into_iter()
        .filter(|day| day.contains("Uganda"))
        .collect();
    assert_eq!(days.len(), 2, "{days:?}");
    assert!(days[0].contains("Thursday 8 June 2023") && days[0].contains("Djibouti"));
    assert!(days[1].contains("Monday 19 June 2023"), "{days:?}");
    let digest = app.digest();
    browser.page(&page).await;
    assert_eq!(digest, app.digest(), "a look changes nothing");
    // Rules are checked, and two who set them see each other.
    for (name, value) in [
        ("days_between", "6"),
        ("first_after", "0"),
        ("at_most", "11"),
        ("quiet_days", "x"),
        ("whom", "all"),
        ("greeting_en", "To [person]"),
        ("greeting_en", "To [nobody]"),
    ] {
        let reply = browser
            .post(&format!("{page}/rules"), &with(name, value))
            .await;
        assert_eq!(
            reply.status,
            StatusCode::UNPROCESSABLE_ENTITY,
            "{name} {value}"
        );
        assert!(!reply.all(".error-summary li").is_empty());
    }
    let stale = browser
        .post(&format!("{page}/rules"), &with("at_most", "3"))
        .await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
    browser
        .post(&format!("{page}/rules"), &with("version", "1"))
        .await
        .location();
    let contributor = app.signed_in(Role::Contributor, "Norway");
    let reply = contributor
        .post(&format!("{page}/rules"), &with("version", "2"))
        .await;
    assert_eq!(reply.status, StatusCode::FORBIDDEN);
    browser.post(&format!("{page}/off"), &[]).await.location();
    assert!(browser.page(&page).await.contains("Nobody is reminded"));
}

#[actix_web::test]
async fn a_reminder_of_a_hidden_circulation_is_not_told_of() {
    let app = desk().await;
    let spain = app.signed_in(Role::Coordinator, "Spain");
    let hidden = ruled(&app, &spain).await;
    let path = {
        let questionnaire = newest_questionnaire(&app);
        let fields = form(&questionnaire, &["UGA"]);
        let path = spain.post("/survey/circulations", &fields).await.location();
        spain.post(&format!("{path}/release"), &[]).await.location();
        send(&app).await;
        spain
            .post(&format!("{path}/reminders/rules"), &RULES)
            .await
            .location();
        path
    };
    app.write(|conn| {
        use accede::db::schema::circulations as t;
        diesel::update(t::table.filter(t::id.eq(crate::survey::id_of(&hidden).0)))
            .set(t::marking.eq(Marking::Restricted))
            .execute(conn)?;
        Ok(())
    });
    app.app.clock.advance(TimeDelta::days(7));
    remind(&app).await;
    send(&app).await;
    let norway = app.signed_in(Role::Contributor, "Norway");
    let html = norway.page(&format!("{path}/reminders")).await;
    assert!(!html.contains("It was reminded on"), "{html}");
    let html = spain.page(&format!("{path}/reminders")).await;
    assert!(html.contains("It was reminded on 8 June 2023"), "{html}");
    let status: Vec<MailStatus> = app.read(|conn| {
        Ok(mails::table
            .filter(mails::kind.eq("survey_reminder"))
            .select(mails::status)
            .load(conn)?)
    });
    assert_eq!(status, [MailStatus::Sent; 2]);
}

#[actix_web::test]
async fn a_reminder_that_waits_is_taken_back_by_an_answer_and_by_a_request() {
    let app = desk().await;
    let browser = app.coordinator();
    let path = ruled(&app, &browser).await;
    app.app.clock.advance(TimeDelta::days(7));
    assert_eq!(remind(&app).await, 2, "they wait for their hour");
    let asked = [
        ("reason", "asked"),
        ("note", "Call of today"),
        ("version", "0"),
    ];
    let stop = format!("{path}/reminders/UGA");
    browser.post(&stop, &asked).await.location();
    let answer = [
        ("state", "DJI"),
        ("channel", "oral"),
        ("authority", "The ambassador"),
        ("answered_on", "2023-06-08"),
        ("language", "fr"),
        ("marking", "coordination"),
        ("q_office", "Ministry"),
    ];
    browser
        .post(&format!("{path}/enter"), &answer)
        .await
        .location();
    let statuses: Vec<MailStatus> = app.read(|conn| {
        Ok(mails::table
            .filter(mails::kind.eq("survey_reminder"))
            .select(mails::status)
            .load(conn)?)
    });
    assert_eq!(statuses, [MailStatus::Cancelled, MailStatus::Cancelled]);
}
