//! Saved views: kept from any list, shared with the team, renamed and removed.

use accede::auth::{Marking, Role};
use accede::db::schema::{audit, saved_views};
use accede::saved_views::LISTS;
use actix_web::http::StatusCode;
use diesel::prelude::*;

use crate::exchanges::{person, posted};
use crate::support::{Browser, TestApp, all};

/// Keeps a view of the list of States, and returns where that led.
async fn keep(browser: &Browser, name: &str, query: &str, shared: bool) -> String {
    let mut fields = vec![("list", "/states"), ("query", query), ("name", name)];
    if shared {
        fields.push(("shared", "team"));
    }
    browser.post("/views", &fields).await.location()
}

/// The views that the menu of the list of States offers.
async fn offered(browser: &Browser) -> Vec<String> {
    all(&browser.page("/states").await, ".views li a")
}

/// The filter that the form of a page brings along unseen.
fn brought_along(html: &str) -> Option<String> {
    let document = scraper::Html::parse_document(html);
    let hidden = scraper::Selector::parse("input[name=query]").unwrap();
    let field = document.select(&hidden).next()?;
    field.attr("value").map(str::to_owned)
}

fn newest(app: &TestApp) -> i64 {
    app.read(|conn| {
        Ok(saved_views::table
            .order(saved_views::id.desc())
            .select(saved_views::id)
            .first(conn)?)
    })
}

#[actix_web::test]
async fn every_list_has_the_menu_and_a_view_is_its_address() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let met = person(&app, "Kato", "Okello", Marking::Coordination, "Malawi");
    posted(&app, met, "UGA");
    for (list, _) in LISTS {
        let html = browser.page(&format!("{list}?view=none&after=1")).await;
        let query = brought_along(&html);
        assert_eq!(query.as_deref(), Some("view=none"), "{list}: no place");
        let fields = [("list", *list), ("query", "view=none"), ("name", "Mine")];
        let reply = browser.post("/views", &fields).await;
        assert_eq!(reply.location(), format!("{list}?view=none"));
        let html = browser.follow(&reply).await;
        assert!(html.contains("The view is kept."), "{list}");
        assert_eq!(all(&html, ".views [aria-current]"), ["Mine"], "{list}");
    }
    let page = browser.page("/views").await;
    assert_eq!(all(&page, "tbody th a").len(), LISTS.len());
}

#[actix_web::test]
async fn a_view_is_ones_own_unless_the_team_has_it() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    keep(
        &browser,
        "Silent signatories",
        "status=signatory&silent=60&after=x",
        false,
    )
    .await;
    keep(&browser, "African Group", "group=african", true).await;
    assert_eq!(
        offered(&browser).await,
        ["African Group team", "Silent signatories"]
    );
    let colleague = app.signed_in(Role::Contributor, "Malawi");
    assert_eq!(offered(&colleague).await, ["African Group team"]);
    let shared = newest(&app);
    let private = shared - 1;
    let other = app.signed_in(Role::Coordinator, "Spain");
    assert!(offered(&other).await.is_empty());
    for id in [shared, private, 99] {
        for (browser, expected) in [
            (&other, StatusCode::NOT_FOUND),
            (
                &colleague,
                if id == shared {
                    StatusCode::FORBIDDEN
                } else {
                    StatusCode::NOT_FOUND
                },
            ),
        ] {
            let edit = browser.get(&format!("/views/{id}/edit")).await;
            assert_eq!(edit.status, expected, "{id}");
            let remove = browser.post(&format!("/views/{id}/remove"), &[]).await;
            assert_eq!(remove.status, expected, "{id}");
        }
    }
    let query: String = app.read(|conn| {
        Ok(saved_views::table
            .filter(saved_views::id.eq(private))
            .select(saved_views::query)
            .first(conn)?)
    });
    assert_eq!(query, "status=signatory&silent=60");
    let observer = app.signed_in(Role::Observer, "CMC");
    keep(&observer, "Public", "status=signatory", false).await;
    assert_eq!(
        offered(&observer).await,
        ["Public"],
        "their own, as anybody"
    );
}

#[actix_web::test]
async fn a_name_is_taken_once_and_a_view_is_renamed_and_removed_and_comes_back() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    keep(&browser, "Côte", "q=a", false).await;
    // The same name, whatever its accents: it shows the other filter now.
    let to = keep(&browser, "cote", "q=b", false).await;
    assert_eq!(to, "/states?q=b");
    assert_eq!(offered(&browser).await, ["cote"]);
    keep(&browser, "Other", "q=c", false).await;
    let path = format!("/views/{}", newest(&app));
    let taken = [("name", "COTE"), ("shared", "me"), ("version", "1")];
    let reply = browser.post(&path, &taken).await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(reply.all(".error-summary li")[0].contains("another view of that name"));
    let renamed = [("name", "Another"), ("shared", "team"), ("version", "1")];
    assert_eq!(browser.post(&path, &renamed).await.location(), "/views");
    assert_eq!(offered(&browser).await, ["Another team", "cote"]);
    let stale = [("name", "Later"), ("shared", "team"), ("version", "1")];
    let reply = browser.post(&path, &stale).await;
    assert_eq!(reply.status, StatusCode::CONFLICT);
    assert_eq!(reply.all("tr.differs th"), ["Name"]);
    browser
        .post(&format!("{path}/remove"), &[])
        .await
        .location();
    assert_eq!(offered(&browser).await, ["cote"]);
    let removed: i64 = app.read(|conn| {
        Ok(audit::table
            .filter(audit::action.eq("view.remove"))
            .select(audit::id)
            .first(conn)?)
    });
    browser
        .post(&format!("/undo/{removed}"), &[])
        .await
        .location();
    assert_eq!(offered(&browser).await, ["Another team", "cote"]);
}

#[actix_web::test]
async fn what_cannot_be_kept_says_why_and_keeps_what_was_typed() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let fields = [("list", "/states"), ("query", "q=a"), ("name", "")];
    let reply = browser.post("/views", &fields).await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(brought_along(&reply.text()), Some("q=a".to_owned()));
    for list in ["/account", "https://evil.example", ""] {
        let fields = [("list", list), ("query", "q=a"), ("name", "x")];
        let reply = browser.post("/views", &fields).await;
        assert_eq!(reply.status, StatusCode::BAD_REQUEST, "{list}");
    }
    let long = format!("q={}", "a".repeat(2001));
    let fields = [("list", "/states"), ("query", long.as_str()), ("name", "x")];
    assert_eq!(
        browser.post("/views", &fields).await.status,
        StatusCode::BAD_REQUEST
    );
    for number in 0..30 {
        keep(&browser, &format!("View {number}"), "q=a", false).await;
    }
    let fields = [("list", "/states"), ("query", "q=a"), ("name", "One more")];
    let reply = browser.post("/views", &fields).await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(reply.all(".error-summary li")[0].contains("remove one first"));
    assert_eq!(all(&browser.page("/").await, ".views").len(), 0);
}
