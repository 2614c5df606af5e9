//! Numbers of notes verbales: our own, given by the desk; those of others, as they stand.

use accede::auth::Role;
use accede::db::schema::{exchanges, note_numbers};
use accede::erasure::{KEEP_DAYS, erase_due};
use actix_web::http::StatusCode;
use chrono::TimeDelta;
use diesel::prelude::*;
use futures_util::future::join_all;

use crate::exchanges::{form, log};
use crate::support::{Browser, TestApp, all};

const OURS: [(&str, &str); 2] = [("kind", "note_verbale"), ("direction", "out")];

async fn note(browser: &Browser, held_on: &str) -> String {
    let more = [&OURS[..], &[("held_on", held_on)]].concat();
    log(browser, "UGA", &more).await
}

async fn number(browser: &Browser, path: &str) -> String {
    let page = browser.page(path).await;
    all(&page, "dl.facts dd.break").concat()
}

/// The numbers given, in their order.
fn given(app: &TestApp) -> Vec<(i64, i32, i32)> {
    app.read(|conn| {
        Ok(exchanges::table
            .filter(exchanges::note_number.is_not_null())
            .order((
                exchanges::team_id,
                exchanges::note_year,
                exchanges::note_number,
            ))
            .select((
                exchanges::team_id,
                exchanges::note_year.assume_not_null(),
                exchanges::note_number.assume_not_null(),
            ))
            .load(conn)?)
    })
}

#[actix_web::test]
async fn each_team_numbers_its_own_notes_of_a_year_from_one_on() {
    let app = TestApp::new().await;
    let malawi = app.coordinator();
    let spain = app.signed_in(Role::Coordinator, "Spain");
    let mut found = Vec::new();
    for (browser, held_on) in [
        (&malawi, "2023-05-24"),
        (&malawi, "2023-05-25"),
        (&spain, "2023-05-25"),
        (&malawi, "2022-12-01"),
        (&malawi, "2023-05-26"),
    ] {
        let path = note(browser, held_on).await;
        found.push(number(browser, &path).await);
    }
    assert_eq!(
        found,
        [
            "NV/MALAWI/2023/001",
            "NV/MALAWI/2023/002",
            "NV/SPAIN/2023/001",
            "NV/MALAWI/2022/001",
            "NV/MALAWI/2023/003"
        ]
    );
    let app = app
        .restarted_with(|settings| settings.notes.pattern = "{team} {number}-{year}".to_owned())
        .await;
    let malawi = app.coordinator();
    let path = note(&malawi, "2023-05-27").await;
    assert_eq!(number(&malawi, &path).await, "MALAWI 004-2023");
}

#[actix_web::test]
async fn notes_logged_at_the_same_time_have_neither_gaps_nor_doubles() {
    let app = TestApp::new().await;
    let browsers: Vec<_> = (0..12).map(|_| app.coordinator()).collect();
    let all = browsers.iter().map(|browser| note(browser, "2023-05-24"));
    let paths = join_all(all).await;
    assert_eq!(paths.len(), 12);
    let numbers: Vec<_> = given(&app)
        .into_iter()
        .map(|(_, _, number)| number)
        .collect();
    assert_eq!(numbers, (1..=12).collect::<Vec<_>>());
}

#[actix_web::test]
async fn a_note_that_is_not_logged_after_all_takes_no_number() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let bad = [&OURS[..], &[("held_on", "2029-01-01")]].concat();
    let reply = browser.post("/exchanges", &form("UGA", &bad)).await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    let none: i64 = app.read(|conn| Ok(note_numbers::table.count().get_result(conn)?));
    assert_eq!(none, 0);
    let path = note(&browser, "2023-05-24").await;
    assert_eq!(number(&browser, &path).await, "NV/MALAWI/2023/001");
}

#[actix_web::test]
async fn a_number_once_given_is_given_no_other_note_even_when_its_own_is_erased() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let path = note(&browser, "2023-05-24").await;
    browser.post(&format!("{path}/bin"), &[]).await.location();
    let path = note(&browser, "2023-05-24").await;
    assert_eq!(number(&browser, &path).await, "NV/MALAWI/2023/002");
    browser.post(&format!("{path}/bin"), &[]).await.location();
    app.app.clock.advance(TimeDelta::days(KEEP_DAYS + 1));
    assert_eq!(
        erase_due(&app.app.db, app.app.clock.now()).await.unwrap(),
        2
    );
    assert_eq!(given(&app), []);
    let browser = app.coordinator();
    let path = note(&browser, "2023-05-24").await;
    assert_eq!(number(&browser, &path).await, "NV/MALAWI/2023/003");
}

#[actix_web::test]
async fn what_has_a_number_stays_a_note_of_ours_with_that_number() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let path = note(&browser, "2023-05-24").await;
    let kept = [
        &OURS[..],
        &[("version", "1"), ("reference", "NV/MALAWI/2023/001")],
    ]
    .concat();
    browser.post(&path, &form("UGA", &kept)).await.location();
    assert_eq!(number(&browser, &path).await, "NV/MALAWI/2023/001");
    for (name, value, error) in [
        ("kind", "letter", "stays a note verbale"),
        ("direction", "in", "stays a note verbale"),
        ("reference", "NV/MALAWI/2023/099", "does not change"),
    ] {
        let mut fields = form("UGA", &kept);
        fields.retain(|(known, _)| *known != name && *known != "version");
        fields.extend([(name, value), ("version", "2")]);
        let reply = browser.post(&path, &fields).await;
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}");
        let summary = reply.all(".error-summary li").concat();
        assert!(summary.contains(error), "{name}: {summary}");
    }
    assert_eq!(given(&app).len(), 1);
    // A letter that turns out to be a note gets its number then.
    let letter = log(&browser, "UGA", &[("kind", "letter")]).await;
    let turned = [&OURS[..], &[("version", "1")]].concat();
    browser
        .post(&letter, &form("UGA", &turned))
        .await
        .location();
    assert_eq!(number(&browser, &letter).await, "NV/MALAWI/2023/002");
    let reply = browser.post(&letter, &form("UGA", &turned)).await;
    assert_eq!(reply.status, StatusCode::CONFLICT);
    assert_eq!(given(&app).len(), 2, "a stale save takes no number");
}

#[actix_web::test]
async fn a_note_that_came_in_has_the_number_that_stands_on_it_and_is_found_by_it() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let theirs = [
        ("kind", "note_verbale"),
        ("direction", "in"),
        ("reference", "MUN/GVA/Zq-77/23"),
    ];
    let path = log(&browser, "UGA", &theirs).await;
    assert_eq!(number(&browser, &path).await, "MUN/GVA/Zq-77/23");
    assert!(browser.page(&path).await.contains("received"));
    let own = note(&browser, "2023-05-24").await;
    log(&browser, "KEN", &[]).await;
    for (asked, found) in [
        ("zq-77", vec![path.clone()]),
        ("nv%2Fmalawi", vec![own.clone()]),
        ("2023%2F001", vec![own.clone()]),
        ("%25", vec![]),
        ("_", vec![]),
    ] {
        let list = browser.page(&format!("/exchanges?reference={asked}")).await;
        for path in &found {
            assert!(list.contains(&format!("href=\"{path}\"")), "{asked}");
        }
        assert_eq!(all(&list, "tbody tr").len(), found.len(), "{asked}");
    }
    let list = browser.page("/exchanges").await;
    assert!(list.contains("MUN/GVA/Zq-77/23") && list.contains("NV/MALAWI/2023/001"));
    for asked in ["NV/MALAWI/2023/001", "MUN/GVA/Zq-77/23", "zq 77"] {
        let asked = asked.replace('/', "%2F").replace(' ', "+");
        let page = browser.page(&format!("/search?q={asked}")).await;
        let path = if asked.contains("NV") { &own } else { &path };
        assert!(page.contains(path.as_str()), "{asked}: {page}");
    }
    let csv = browser.page("/exchanges.csv").await;
    assert!(
        csv.contains("Note verbale,received,MUN/GVA/Zq-77/23"),
        "{csv}"
    );
    // Ours are not typed.
    let typed = [&OURS[..], &[("reference", "NV/MALAWI/2023/500")]].concat();
    let reply = browser.post("/exchanges", &form("UGA", &typed)).await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(reply.text().contains("get their number from the desk"));
    assert!(
        reply.text().contains("NV/MALAWI/2023/500"),
        "what was typed stays"
    );
}

#[actix_web::test]
async fn a_hidden_note_is_found_by_its_number_by_nobody_else() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let hidden = [&OURS[..], &[("marking", "restricted")]].concat();
    log(&browser, "UGA", &hidden).await;
    let other = app.signed_in(Role::Coordinator, "Spain");
    for path in [
        "/exchanges?reference=NV",
        "/exchanges",
        "/search?q=NV%2FMALAWI%2F2023%2F001",
    ] {
        let page = other.page(path).await;
        assert!(all(&page, "tbody tr").is_empty(), "{path}");
    }
}
