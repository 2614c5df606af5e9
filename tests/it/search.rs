//! The search's page and palette.

use accede::auth::{Marking, Role, ensure_team};
use accede::db::schema::{events, exchange_words, exchanges};
use diesel::prelude::*;
use serde_json::Value;

use crate::desk_data::exchange;
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
async fn a_name_with_a_slip_in_it_still_finds_its_state() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    for (q, path) in [
        ("Cote+dIvoire", "/states/CIV"),
        ("Guin%C3%A9e+Equatoriale", "/states/GNQ"),
        ("Kenia", "/states/KEN"),
        ("Phillipines", "/states/PHL"),
        ("Ethopia", "/states/ETH"),
        ("Zimbawbwe", "/states/ZWE"),
    ] {
        let found = find(&browser, q).await;
        assert_eq!(found.first().map(|it| it.0.as_str()), Some(path), "{q}");
    }
    // Who types a name right is shown nothing that is only like it.
    let found = find(&browser, "niger").await;
    let states: Vec<_> = found.iter().map(|it| it.0.as_str()).collect();
    assert_eq!(states, ["/states/NER", "/states/NGA"]);
}

/// The headings, and what stands under them.
async fn page(browser: &Browser, q: &str) -> (Vec<String>, Vec<String>) {
    let html = browser.page(&format!("/search?q={q}")).await;
    (all(&html, "section h2"), all(&html, ".rows .meta"))
}

#[actix_web::test]
async fn what_was_said_is_found_by_whole_words_without_regard_to_accents() {
    let app = TestApp::new().await;
    let said = "The Counsellor asked for the décret d’application, \"soon\".";
    let id = exchange(
        &app,
        "UGA",
        "2023-05-30",
        Marking::Coordination,
        "Malawi",
        said,
    );
    let browser = app.coordinator();
    for q in ["decret", "D%C3%89CRET", "counsellor+soon", "application%21"] {
        let (heads, lines) = page(&browser, q).await;
        assert_eq!(heads, ["Exchanges"], "{q}");
        assert!(lines[0].contains("décret d’application"), "{q}: {lines:?}");
    }
    for (q, why) in [
        ("decr", "whole words"),
        ("decret+nothing", "all of them"),
        (
            "%22decret%22+OR+nothing*",
            "an operator is a word like any other",
        ),
        ("words%3Adecret", "and so is the name of a column"),
    ] {
        assert!(page(&browser, q).await.0.is_empty(), "{why}");
    }
    let html = browser.page("/search?q=decret").await;
    assert!(html.contains(&format!("href=\"/exchanges/{id}\"")));
    assert!(html.contains("Uganda, 30 May 2023"));
}

#[actix_web::test]
async fn words_follow_their_record_into_the_bin_and_through_every_change() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let add = |summary| {
        exchange(
            &app,
            "UGA",
            "2023-05-30",
            Marking::Coordination,
            "Malawi",
            summary,
        )
    };
    let id = add("A heron");
    assert_eq!(page(&browser, "heron").await.0, ["Exchanges"]);
    app.write(|conn| {
        diesel::update(exchanges::table.find(id))
            .set(exchanges::summary.eq("A stork"))
            .execute(conn)?;
        Ok(())
    });
    assert!(page(&browser, "heron").await.0.is_empty());
    assert_eq!(page(&browser, "stork").await.0, ["Exchanges"]);
    browser
        .post(&format!("/exchanges/{id}/bin"), &[("version", "1")])
        .await
        .location();
    assert!(page(&browser, "stork").await.0.is_empty());
    app.write(|conn| Ok(diesel::delete(exchanges::table.find(id)).execute(conn)?));
    let left: i64 = app.read(|conn| Ok(exchange_words::table.count().get_result(conn)?));
    assert_eq!(left, 0);

    let promise = [
        ("state", "UGA"),
        ("promise", "A model law in Swahili"),
        ("owner", "state"),
        ("marking", "coordination"),
    ];
    browser.post("/commitments", &promise).await.location();
    let (heads, lines) = page(&browser, "swahili").await;
    assert_eq!(heads, ["Commitments"]);
    assert_eq!(lines, ["A model law in Swahili"]);
}

#[actix_web::test]
async fn words_of_what_is_hidden_find_nothing() {
    let app = TestApp::new().await;
    for marking in [Marking::Restricted, Marking::Coordination, Marking::Public] {
        let summary = format!("Heron {marking}");
        exchange(&app, "UGA", "2023-05-30", marking, "Spain", &summary);
    }
    let lines = async |role: Role, team: &str| page(&app.signed_in(role, team), "heron").await.1;
    let open = ["Heron public", "Heron coordination", "Heron restricted"];
    assert_eq!(lines(Role::Contributor, "Spain").await, open);
    assert_eq!(lines(Role::Coordinator, "Malawi").await, open[..2]);
    assert_eq!(lines(Role::Observer, "Malawi").await, open[..1]);
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
