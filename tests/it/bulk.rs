//! Several records of a list changed at once: exchanges, people and events. How commitments
//! and target States are is told with them.

use accede::auth::{Marking, Role};
use accede::db::schema::{events, exchanges, people};
use actix_web::http::StatusCode;
use diesel::prelude::*;

use crate::desk_data::{event, exchange, target};
use crate::exchanges::{person, queries};
use crate::support::{Browser, Reply, TestApp, all, boxes, undo_of};

const OPEN: Marking = Marking::Coordination;

/// Sends what is to be done with the chosen: shown, or made.
async fn send(
    browser: &Browser,
    path: &str,
    what: &[(&str, &str)],
    chosen: &[String],
    made: bool,
) -> Reply {
    let mut fields = what.to_vec();
    fields.extend(chosen.iter().map(|it| ("chosen", it.as_str())));
    if made {
        fields.push(("confirmed", "1"));
    }
    browser.post(path, &fields).await
}

/// Takes back what the page says has just been done.
async fn take_back(browser: &Browser, html: &str) {
    let undo = undo_of(html);
    browser.post(&undo, &[]).await.location();
}

fn follow_ups(app: &TestApp) -> Vec<Option<String>> {
    let found: Vec<Option<chrono::NaiveDate>> = app.read(|conn| {
        Ok(exchanges::table
            .order(exchanges::id)
            .select(exchanges::follow_up_on)
            .load(conn)?)
    });
    found
        .into_iter()
        .map(|day| day.map(|day| day.to_string()))
        .collect()
}

/// How many records of the tables are in the bin: exchanges, people, events.
fn in_bins(app: &TestApp) -> [i64; 3] {
    app.read(|conn| {
        Ok([
            exchanges::table
                .filter(exchanges::deleted_at.is_not_null())
                .count()
                .get_result(conn)?,
            people::table
                .filter(people::deleted_at.is_not_null())
                .count()
                .get_result(conn)?,
            events::table
                .filter(events::deleted_at.is_not_null())
                .count()
                .get_result(conn)?,
        ])
    })
}

#[actix_web::test]
async fn several_exchanges_get_another_day_to_follow_up() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    exchange(&app, "UGA", "2023-05-24", OPEN, "Malawi", "One");
    exchange(&app, "UGA", "2023-05-26", OPEN, "Malawi", "Two");
    exchange(&app, "KEN", "2023-05-26", OPEN, "Malawi", "Elsewhere");
    let hidden = exchange(
        &app,
        "UGA",
        "2023-05-26",
        Marking::Restricted,
        "Spain",
        "Hidden",
    );
    let path = "/exchanges/bulk?state=UGA";
    let html = browser.page(path).await;
    assert!(!html.contains("Hidden") && !html.contains("Elsewhere"));
    let chosen = boxes(&html);
    assert_eq!(chosen.len(), 2);

    let what = [("verb", "follow_up"), ("follow_up_on", "2023-06-12")];
    let shown = send(&browser, path, &what, &chosen, false).await;
    assert_eq!(shown.status, StatusCode::OK);
    assert_eq!(shown.all("tbody td b"), ["12 Jun 2023", "12 Jun 2023"]);
    assert_eq!(follow_ups(&app), [None, None, None, None], "only shown");

    let early = [("verb", "follow_up"), ("follow_up_on", "2023-05-25")];
    let refused = send(&browser, path, &early, &chosen, true).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let none = send(&browser, path, &what, &[], true).await;
    assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY);
    let out_of_reach = send(&browser, path, &what, &[format!("{hidden}.1")], true).await;
    assert_eq!(out_of_reach.status, StatusCode::NOT_FOUND);
    assert_eq!(follow_ups(&app), [None, None, None, None]);

    let made = send(&browser, path, &what, &chosen, true).await;
    assert_eq!(made.location(), "/exchanges?state=UGA");
    let html = browser.follow(&made).await;
    let day = Some("2023-06-12".to_owned());
    assert_eq!(follow_ups(&app), [day.clone(), day, None, None]);
    let stale = send(&browser, path, &what, &chosen, true).await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
    take_back(&browser, &html).await;
    assert_eq!(follow_ups(&app), [None, None, None, None]);
}

#[actix_web::test]
async fn several_people_are_not_mailed_or_written_to_in_another_language() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    person(&app, "Demo", "Abel", OPEN, "Malawi");
    person(&app, "Demo", "Baker", OPEN, "Malawi");
    let hidden = person(&app, "Demo", "Carter", Marking::Restricted, "Spain");
    let path = "/contacts/bulk";
    let html = browser.page(path).await;
    assert!(!html.contains("Carter"));
    let told = || -> Vec<(String, String)> {
        app.read(|conn| {
            Ok(people::table
                .order(people::id)
                .select((people::do_not_mail, people::language))
                .load(conn)?)
        })
    };
    let before = told();
    let chosen = boxes(&html);
    assert_eq!(chosen.len(), 2);

    let no_reason = [("verb", "do_not_mail"), ("do_not_mail", "")];
    let refused = send(&browser, path, &no_reason, &chosen, true).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let what = [("verb", "do_not_mail"), ("do_not_mail", "asked for notes")];
    let out_of_reach = send(&browser, path, &what, &[format!("{hidden}.1")], true).await;
    assert_eq!(out_of_reach.status, StatusCode::NOT_FOUND);
    assert_eq!(told(), before);
    let made = send(&browser, path, &what, &chosen, true).await;
    assert_eq!(made.location(), "/contacts");
    let reason = ("asked for notes".to_owned(), "en".to_owned());
    assert_eq!(told(), [reason.clone(), reason, before[2].clone()]);
    take_back(&browser, &browser.follow(&made).await).await;
    assert_eq!(told(), before);

    let chosen = boxes(&browser.page(path).await);
    let what = [("verb", "language"), ("language", "fr")];
    let shown = send(&browser, path, &what, &chosen, false).await;
    assert_eq!(shown.all("tbody td b"), ["French", "French"]);
    send(&browser, path, &what, &chosen, true).await.location();
    assert_eq!(told()[1].1, "fr");
    assert_eq!(told()[2], before[2]);
}

#[actix_web::test]
async fn several_go_to_the_bin_and_come_back_as_one() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    for day in ["2023-05-24", "2023-05-25"] {
        exchange(&app, "UGA", day, OPEN, "Malawi", "Met");
        event(
            &app,
            "Workshop",
            "2023-06-20",
            "2023-06-21",
            OPEN,
            "Malawi",
            "UGA",
        );
        person(&app, "Demo", day, OPEN, "Malawi");
    }
    // The guest of an event is no person of the contacts.
    for (path, expected) in [
        ("/exchanges/bulk", [2, 0, 0]),
        ("/contacts/bulk", [0, 2, 0]),
        ("/events/bulk", [0, 0, 2]),
    ] {
        let chosen = boxes(&browser.page(path).await);
        assert_eq!(chosen.len(), 2, "{path}");
        let what = [("verb", "bin")];
        let shown = send(&browser, path, &what, &chosen, false).await;
        assert_eq!(shown.status, StatusCode::OK, "{path}");
        assert_eq!(in_bins(&app), [0, 0, 0], "{path}: only shown");
        let made = send(&browser, path, &what, &chosen, true).await;
        assert_eq!(in_bins(&app), expected, "{path}");
        let html = browser.follow(&made).await;
        assert_eq!(all(&html, ".flash p"), ["2 are changed."]);
        take_back(&browser, &html).await;
        assert_eq!(in_bins(&app), [0, 0, 0], "{path}");
    }
}

#[actix_web::test]
async fn who_only_reads_changes_nothing_at_once() {
    let app = TestApp::new().await;
    let observer = app.signed_in(Role::Observer, "Malawi");
    for path in ["/exchanges/bulk", "/contacts/bulk", "/events/bulk"] {
        assert_eq!(observer.get(path).await.status, StatusCode::FORBIDDEN);
        let sent = observer
            .post(path, &[("verb", "bin"), ("chosen", "1.1")])
            .await;
        assert_eq!(sent.status, StatusCode::FORBIDDEN, "{path}");
        let list = observer.page(path.trim_end_matches("/bulk")).await;
        assert!(!list.contains("/bulk"), "{path}: no way to it is shown");
    }
}

#[actix_web::test]
async fn no_page_of_several_takes_more_than_twelve_queries() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    for state in ["UGA", "KEN", "AGO"] {
        target(&app, state, "computed", "", "Malawi");
    }
    for number in 0..30 {
        exchange(&app, "UGA", "2023-05-24", OPEN, "Malawi", "Met");
        event(
            &app,
            "Workshop",
            "2023-06-20",
            "2023-06-21",
            OPEN,
            "Malawi",
            "UGA",
        );
        person(&app, "Demo", &format!("Person{number}"), OPEN, "Malawi");
    }
    for path in [
        "/exchanges/bulk",
        "/contacts/bulk",
        "/events/bulk",
        "/commitments/bulk",
        "/work-plan/targets/bulk",
    ] {
        let number = queries(&app, &browser, path).await;
        assert!(number <= 12, "{path}: {number} queries");
    }
}

#[actix_web::test]
async fn the_day_to_follow_up_is_changed_within_the_table_and_all_else_stays() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let okello = person(&app, "Kato", "Okello", OPEN, "Malawi").to_string();
    let logged = [
        ("state", "UGA"),
        ("kind", "bilateral"),
        ("held_on", "2023-05-24"),
        ("summary", "Met in Kampala"),
        ("people", okello.as_str()),
        ("follow_up_on", "2023-05-30"),
        ("zone", "Africa/Kampala"),
        ("marking", "coordination"),
    ];
    let path = browser.post("/exchanges", &logged).await.location();
    let list = "/exchanges?follow_up=due";
    let html = browser.page(list).await;
    let cell = "[data-inline=follow_up_on][data-inline-value=\"2023-05-30\"]";
    assert_eq!(all(&html, cell).len(), 1);
    let field = |day, version| {
        [
            ("_inline", "1"),
            ("back", list),
            ("version", version),
            ("follow_up_on", day),
        ]
    };
    let made = browser.post(&path, &field("2023-06-01", "1")).await;
    assert_eq!(made.location(), list);
    assert_eq!(follow_ups(&app), [Some("2023-06-01".to_owned())]);
    let html = browser.page(&path).await;
    assert!(html.contains("Okello") && html.contains("Met in Kampala"));
    let stale = browser.post(&path, &field("2023-06-09", "1")).await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
    let early = browser.post(&path, &field("2023-05-01", "2")).await;
    assert_eq!(early.status, StatusCode::UNPROCESSABLE_ENTITY);
    let other = app.signed_in(Role::Contributor, "Spain");
    let html = other.page(list).await;
    assert!(
        all(&html, "[data-inline]").is_empty(),
        "not theirs to change"
    );
}

#[actix_web::test]
async fn several_organisations_get_another_place_or_go_to_the_bin() {
    use accede::db::schema::organisations as t;
    let app = TestApp::new().await;
    let browser = app.coordinator();
    for name in ["Demo ministry", "Demo mission"] {
        let fields = [
            ("name", name),
            ("kind", "capital"),
            ("state", "UGA"),
            ("place", "Kampala"),
        ];
        browser.post("/organisations", &fields).await.location();
    }
    let own = browser.page("/organisations?q=demo+ministry").await;
    let own = crate::survey::scraped(&own, "tbody th a", "href").remove(0);
    browser
        .post(&format!("{own}/posts"), &[("title", "Desk")])
        .await
        .location();
    let path = "/organisations/bulk?state=UGA";
    let html = browser.page(path).await;
    let chosen = boxes(&html);
    assert_eq!(chosen.len(), 2);
    let places = || -> Vec<String> {
        app.read(|conn| {
            let rows = t::table.filter(t::deleted_at.is_null());
            Ok(rows.order(t::id).select(t::place).load(conn)?)
        })
    };
    let place = [("verb", "place"), ("place", "Entebbe")];
    let shown = send(&browser, path, &place, &chosen, false).await;
    assert_eq!(shown.all("tbody td b"), ["Entebbe", "Entebbe"]);
    assert_eq!(places(), ["Kampala", "Kampala"], "only shown");
    let reply = send(&browser, path, &place, &chosen, true).await;
    let html = browser.follow(&reply).await;
    assert_eq!(places(), ["Entebbe", "Entebbe"]);
    take_back(&browser, &html).await;
    assert_eq!(places(), ["Kampala", "Kampala"]);

    // One that has posts stays.
    let chosen = boxes(&browser.page(path).await);
    let bin = [("verb", "bin")];
    let shown = send(&browser, path, &bin, &chosen, false).await;
    assert!(
        shown.text().contains("One stays as it is."),
        "{}",
        shown.text()
    );
    send(&browser, path, &bin, &chosen, true).await.location();
    assert_eq!(places().len(), 1);
    // What is no form of the organisation's own is none here either.
    let nowhere = [("verb", "place"), ("place", "")];
    let chosen = boxes(&browser.page(path).await);
    let refused = send(&browser, path, &nowhere, &chosen, false).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let observer = app.signed_in(Role::Observer, "CMC");
    let refused = observer.get(path).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
}
