//! The search's page and palette.

use accede::auth::{Marking, Role, ensure_team};
use accede::db::schema::events;
use diesel::prelude::*;
use serde_json::Value;

use crate::support::{Browser, TestApp, all};

fn event(app: &TestApp, title: &str, marking: Marking, team: &str) {
    let now = app.app.clock.now();
    app.write(|conn| {
        let team = ensure_team(conn, team, now)?;
        diesel::insert_into(events::table)
            .values((
                events::kind.eq("regional_workshop"),
                events::title.eq(title),
                events::place.eq("Yaoundé"),
                events::zone.eq("Africa/Douala"),
                events::starts_on.eq(now.date()),
                events::ends_on.eq(now.date()),
                events::organizer.eq(""),
                events::description.eq(""),
                events::marking.eq(marking),
                events::team_id.eq(team),
                events::created_at.eq(now),
                events::updated_at.eq(now),
            ))
            .execute(conn)?;
        Ok(())
    });
}

async fn find(browser: &Browser, q: &str) -> Vec<(String, String)> {
    let text = browser.page(&format!("/search/find?q={q}")).await;
    let json: Value = serde_json::from_str(&text).unwrap();
    let field = |row: &Value, name: &str| row[name].as_str().unwrap().to_owned();
    json.as_array()
        .unwrap()
        .iter()
        .map(|row| {
            assert!(!field(row, "hint").is_empty());
            (field(row, "value"), field(row, "label"))
        })
        .collect()
}

fn has(found: &[(String, String)], path: &str, label: &str) -> bool {
    found.contains(&(path.to_owned(), label.to_owned()))
}

#[actix_web::test]
async fn a_state_is_found_by_its_name_in_any_language_and_by_its_code() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    for q in ["Ethi", "%C3%89thio", "etiop", "eth", "ETH"] {
        let found = find(&browser, q).await;
        assert!(has(&found, "/states/ETH", "Ethiopia"), "{q}: {found:?}");
    }
    // A code comes before names that begin with the same letters.
    assert_eq!(find(&browser, "mar").await[0].0, "/states/MAR");
    let found = find(&browser, "bissau").await;
    assert!(has(&found, "/states/GNB", "Guinea-Bissau"), "{found:?}");
    assert!(find(&browser, "").await.is_empty());
    assert!(find(&browser, "zzzz").await.is_empty());
}

#[actix_web::test]
async fn the_palette_leads_to_the_pages_the_reader_has() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    assert!(has(
        &find(&browser, "exch").await,
        "/exchanges",
        "Exchanges"
    ));
    assert!(has(&find(&browser, "mai").await, "/mail", "Mail"));
    assert!(has(
        &find(&browser, "new").await,
        "/contacts/new",
        "New person"
    ));
    let observer = app.signed_in(Role::Observer, "Malawi");
    assert!(!has(&find(&observer, "mai").await, "/mail", "Mail"));
    assert!(find(&observer, "new+per").await.is_empty());
}

#[actix_web::test]
async fn events_are_found_by_a_word_of_their_title_if_they_may_be_read() {
    let app = TestApp::new().await;
    event(
        &app,
        "Atelier régional à Yaoundé",
        Marking::Public,
        "Malawi",
    );
    event(&app, "Regional secret", Marking::Restricted, "Spain");
    let browser = app.coordinator();
    let found = find(&browser, "regio").await;
    let titles: Vec<_> = found.iter().map(|(_, label)| label.as_str()).collect();
    assert_eq!(titles, ["Atelier régional à Yaoundé"]);
    let spain = app.signed_in(Role::Contributor, "Spain");
    assert_eq!(find(&spain, "regio").await.len(), 2);
}

#[actix_web::test]
async fn the_page_groups_what_it_found_with_counts() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let fields = [
        ("family", "Kongolo"),
        ("given", "Jean"),
        ("language", "fr"),
        ("marking", "coordination"),
    ];
    browser.post("/contacts", &fields).await.location();
    let organisation = [
        ("name", "Permanent Mission"),
        ("kind", "mission_geneva"),
        ("state", "COD"),
    ];
    browser
        .post("/organisations", &organisation)
        .await
        .location();
    let html = browser.page("/search?q=kong").await;
    // RDC: Kongo is spelt with a C in all three; the person alone is found.
    assert_eq!(all(&html, "section h2"), ["People"]);
    let html = browser.page("/search?q=CONGO").await;
    assert_eq!(all(&html, "section h2"), ["States", "Organisations"]);
    assert_eq!(all(&html, ".section-head p")[0], "2");
    assert!(html.contains("href=\"/states/COG\"") && html.contains("href=\"/states/COD\""));
    let html = browser.page("/search?q=%3Ci%3E").await;
    assert_eq!(all(&html, ".empty h2"), ["Nothing found"]);
    assert!(html.contains("Search: &lt;i&gt;") && html.contains("value=\"&lt;i&gt;\""));
    let html = browser.page("/search").await;
    assert!(all(&html, ".empty").is_empty() && !all(&html, ".lead").is_empty());
}

#[actix_web::test]
async fn the_search_is_closed_to_those_not_signed_in() {
    let app = TestApp::new().await;
    let visitor = app.visitor();
    assert!(
        visitor
            .get("/search/find?q=nig")
            .await
            .location()
            .starts_with("/sign-in")
    );
}
