//! Positions: noted, corrected, binned, and where the newest shows.

use accede::auth::Role;
use accede::db::schema::positions;
use actix_web::http::StatusCode;
use diesel::prelude::*;

use crate::exchanges::{log, queries};
use crate::support::{Browser, TestApp, all};

const POSITIONS: &str = "/states/UGA/positions";

fn form<'a>(stance: &'a str, more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut fields = vec![
        ("stance", stance),
        ("held_on", "2023-05-24"),
        ("confidence", "medium"),
        ("source", "The ambassador"),
        ("marking", "coordination"),
    ];
    for (name, value) in more {
        fields.retain(|(known, _)| known != name);
        fields.push((name, value));
    }
    fields
}

/// Notes a position of Uganda, and returns where it is.
async fn note(app: &TestApp, browser: &Browser, stance: &str, more: &[(&str, &str)]) -> String {
    let reply = browser.post(POSITIONS, &form(stance, more)).await;
    assert_eq!(reply.location(), POSITIONS);
    let id: i64 = app.read(|conn| {
        Ok(positions::table
            .order(positions::id.desc())
            .select(positions::id)
            .first(conn)?)
    });
    format!("/positions/{id}")
}

async fn stances(browser: &Browser) -> Vec<String> {
    all(&browser.page(POSITIONS).await, "tbody th a")
}

/// What the list of States says of Uganda.
async fn listed(browser: &Browser, query: &str) -> Vec<String> {
    let html = browser.page(&format!("/states?q=uganda{query}")).await;
    all(&html, "td[data-label=Position]")
}

#[actix_web::test]
async fn the_newest_position_shows_on_the_dossier_and_in_the_list() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    assert_eq!(
        all(&browser.page(POSITIONS).await, ".empty h2"),
        ["No position noted"]
    );
    assert!(browser.page("/states/UGA").await.contains("none noted"));
    note(&app, &browser, "favourable", &[]).await;
    note(&app, &browser, "opposed", &[("held_on", "2022-01-01")]).await;
    note(&app, &browser, "undecided", &[("held_on", "2023-05-24")]).await;
    assert_eq!(
        stances(&browser).await,
        ["undecided", "favourable", "opposed"]
    );
    let dossier = browser.page("/states/UGA").await;
    assert_eq!(
        all(&dossier, ".page-head p b a"),
        ["undecided"],
        "the later entry"
    );
    assert_eq!(listed(&browser, "").await, ["undecided"]);
    assert_eq!(listed(&browser, "&on=2022-06-01").await, ["opposed"]);
    let then = browser.page("/states/UGA?on=2022-06-01").await;
    assert_eq!(all(&then, ".page-head p b a"), ["opposed"]);
    for (query, expected) in [
        ("position=undecided", "1 of 197 States"),
        ("position=favourable", "0 of 197 States"),
        ("position=none", "196 of 197 States"),
        ("position=nonsense", "197 of 197 States"),
    ] {
        let html = browser.page(&format!("/states?{query}")).await;
        assert_eq!(
            all(&html, ".count, .empty .count")
                .first()
                .map(String::as_str),
            Some(expected),
            "{query}"
        );
    }
    let file = browser.get("/states.csv?position=undecided").await.text();
    assert!(file.contains("Uganda") && file.contains("undecided"));
}

#[actix_web::test]
async fn a_hidden_position_counts_for_nobody_else() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    note(&app, &browser, "favourable", &[("held_on", "2023-01-01")]).await;
    let hidden = note(&app, &browser, "committed", &[("marking", "restricted")]).await;
    assert_eq!(listed(&browser, "").await, ["committed"]);
    let spain = app.signed_in(Role::Coordinator, "Spain");
    assert_eq!(listed(&spain, "").await, ["favourable"]);
    assert_eq!(stances(&spain).await, ["favourable"]);
    assert_eq!(
        listed(&spain, "&position=committed").await,
        Vec::<String>::new()
    );
    for path in [hidden.as_str(), "/positions/99"] {
        assert_eq!(spain.get(path).await.status, StatusCode::NOT_FOUND);
        let reply = spain.post(&format!("{path}/bin"), &[]).await;
        assert_eq!(reply.status, StatusCode::NOT_FOUND);
    }
    let partner = app.signed_in(Role::Partner, "CMC");
    assert!(stances(&partner).await.is_empty());
}

#[actix_web::test]
async fn a_position_is_corrected_and_a_stale_correction_shows_both() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let path = note(&app, &browser, "favourable", &[]).await;
    let better = [
        ("version", "1"),
        ("confidence", "high"),
        ("source_link", "https://example.org/a"),
    ];
    assert_eq!(
        browser
            .post(&path, &form("committed", &better))
            .await
            .location(),
        path
    );
    let html = browser.page(&path).await;
    assert_eq!(all(&html, "h1"), ["Uganda: committed"]);
    assert!(html.contains("href=\"https://example.org/a\""));
    let stale = browser.post(&path, &form("opposed", &better)).await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
    let widen = form("committed", &[("version", "2"), ("marking", "public")]);
    let reply = browser.post(&path, &widen).await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY, "why?");
    assert_eq!(
        browser.post(&format!("{path}/bin"), &[]).await.location(),
        POSITIONS
    );
    assert!(stances(&browser).await.is_empty());
    assert_eq!(browser.get(&path).await.status, StatusCode::NOT_FOUND);
}

#[actix_web::test]
async fn bad_input_comes_back() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let bad = [
        ("held_on", "2023-07-01"),
        ("source", ""),
        ("detail", "In words"),
    ];
    let reply = browser.post(POSITIONS, &form("favourable", &bad)).await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    let html = reply.text();
    assert!(html.contains("This day has not come yet.") && html.contains("In words"));
    assert!(html.contains("value=\"favourable\" checked"));
    let observer = app.signed_in(Role::Observer, "CMC");
    let reply = observer.post(POSITIONS, &form("favourable", &[])).await;
    assert_eq!(reply.status, StatusCode::FORBIDDEN);
    let contributor = app.signed_in(Role::Contributor, "Spain");
    let path = note(&app, &browser, "favourable", &[]).await;
    let reply = contributor.post(&format!("{path}/bin"), &[]).await;
    assert_eq!(reply.status, StatusCode::FORBIDDEN);
}

#[actix_web::test]
async fn an_exchange_is_named_to_those_who_may_read_it() {
    let app = TestApp::new().await;
    let malawi = app.coordinator();
    let exchange = log(&malawi, "UGA", &[("marking", "restricted")]).await;
    let id = exchange.rsplit('/').next().unwrap();
    let html = malawi.page(&format!("{POSITIONS}/new?exchange={id}")).await;
    assert!(html.contains(&format!("value=\"{id}\" selected")), "{html}");
    let path = note(&app, &malawi, "favourable", &[("exchange", id)]).await;
    assert!(malawi.page(&path).await.contains(&exchange));
    let spain = app.signed_in(Role::Coordinator, "Spain");
    assert!(!spain.page(&path).await.contains(&exchange));
    // Who does not see it does not take it away.
    let edit = form("committed", &[("version", "1")]);
    spain.post(&path, &edit).await.location();
    let kept: Option<i64> = app.read(|conn| {
        Ok(positions::table
            .select(positions::exchange_id)
            .first(conn)?)
    });
    assert_eq!(kept.map(|id| id.to_string()).as_deref(), Some(id));
    // Once the exchange is erased, the position stays.
    malawi
        .post(&format!("{exchange}/bin"), &[])
        .await
        .location();
    assert!(!malawi.page(&path).await.contains(&exchange));
    app.app.clock.advance(chrono::TimeDelta::days(31));
    let now = app.app.clock.now();
    accede::erasure::erase_due(&app.app.db, now).await.unwrap();
    assert_eq!(stances(&app.coordinator()).await, ["committed"]);
}

#[actix_web::test]
async fn what_lay_in_the_bin_for_long_is_erased() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let path = note(&app, &browser, "favourable", &[]).await;
    browser.post(&format!("{path}/bin"), &[]).await.location();
    app.app.clock.advance(chrono::TimeDelta::days(31));
    let now = app.app.clock.now();
    assert_eq!(
        accede::erasure::erase_due(&app.app.db, now).await.unwrap(),
        1
    );
    let left: i64 = app.read(|conn| Ok(positions::table.count().get_result(conn)?));
    assert_eq!(left, 0);
}

#[actix_web::test]
async fn however_many_there_are_a_page_asks_little_of_the_database() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    for state in ["UGA", "KEN", "AGO", "TZA"] {
        for day in ["2023-05-01", "2023-05-02", "2023-05-03"] {
            let fields = form("favourable", &[("held_on", day)]);
            browser
                .post(&format!("/states/{state}/positions"), &fields)
                .await
                .location();
        }
    }
    for page in [
        "/states",
        POSITIONS,
        "/positions/1",
        "/states/UGA/positions/new",
    ] {
        let number = queries(&app, &browser, page).await;
        assert!(number <= 12, "{page}: {number} queries");
    }
}
