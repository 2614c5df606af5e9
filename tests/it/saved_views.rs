//! Saved views: kept from any list, shared with the team, renamed and removed.

use accede::auth::{Marking, Role};
use accede::db::schema::{audit, saved_views};
use accede::saved_views::LISTS;
use actix_web::http::StatusCode;
use diesel::prelude::*;

use crate::events::enter;
use crate::exchanges::{person, posted};
use crate::routes::{Route, routes, sources};
use crate::support::{Browser, TestApp, all};
use crate::survey::released;

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
    let administrator = app.signed_in(Role::Administrator, "ISU");
    let met = person(&app, "Kato", "Okello", Marking::Coordination, "Malawi");
    posted(&app, met, "UGA");
    // The first event and the first survey.
    enter(&browser, "Regional workshop", &[]).await;
    released(&app, &browser).await;
    for (list, _) in LISTS {
        let list = &of_a_record(list);
        let browser = if list.starts_with("/admin/accounts") {
            &administrator
        } else {
            &browser
        };
        let html = browser.page(&format!("{list}?view=none&after=1")).await;
        let query = brought_along(&html);
        assert_eq!(query.as_deref(), Some("view=none"), "{list}: no place");
        let fields = [
            ("list", list.as_str()),
            ("query", "view=none"),
            ("name", "Mine"),
        ];
        let reply = browser.post("/views", &fields).await;
        assert_eq!(reply.location(), format!("{list}?view=none"));
        let html = browser.follow(&reply).await;
        assert!(html.contains("The view is kept."), "{list}");
        assert_eq!(all(&html, ".views [aria-current]"), ["Mine"], "{list}");
    }
    let page = browser.page("/views").await;
    assert_eq!(all(&page, "tbody th").len(), LISTS.len() - 1);
    let linked = LISTS.iter().filter(|(list, _)| !list.contains('{'));
    assert_eq!(all(&page, "tbody th a").len(), linked.count() - 1);
    let page = administrator.page("/views").await;
    assert_eq!(all(&page, "main h2"), ["Accounts"]);
}

/// The list of a record there is.
fn of_a_record(list: &str) -> String {
    list.replace("{code}", "UGA").replace("{id}", "1")
}

#[actix_web::test]
async fn a_view_of_a_records_list_is_offered_at_that_of_each() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let fields = [
        ("list", "/states/UGA/timeline"),
        ("query", "show=positions&after=7~2023-05-31.1"),
        ("name", "Where it stood"),
    ];
    let to = browser.post("/views", &fields).await.location();
    assert_eq!(to, "/states/UGA/timeline?show=positions");
    for state in ["UGA", "KEN"] {
        let path = format!("/states/{state}/timeline?show=positions");
        let html = browser.page(&path).await;
        assert_eq!(all(&html, ".views [aria-current]"), ["Where it stood"]);
        let link = format!(".views li a[href=\"{path}\"]");
        assert_eq!(all(&html, &link).len(), 1, "{state}");
    }
    let other = browser.page("/states/UGA/barriers").await;
    assert!(all(&other, ".views li").is_empty());
    let page = browser.page("/views").await;
    assert_eq!(all(&page, "main h2"), ["A State’s timeline"]);
    assert!(!page.contains("UGA"), "no record is told");
    for list in ["/events/{id}/choose", "/events/1", "/events/1/choose/2"] {
        let fields = [("list", list), ("query", "whom=all"), ("name", "x")];
        let reply = browser.post("/views", &fields).await;
        assert_eq!(reply.status, StatusCode::BAD_REQUEST, "{list}");
    }
}

/// What is no list to come back to, though it has a filter, and why.
const NO_LISTS: [(&str, &str); 9] = [
    ("handover/show", "chooses what a file holds"),
    (
        "questionnaires/compare",
        "chooses a version to compare with",
    ),
    ("questionnaires/correct", "chooses a version to go on with"),
    (
        "reports/index",
        "asks for a report, which is kept as a file",
    ),
    (
        "search/index",
        "leads to the lists, which keep what was sought",
    ),
    (
        "states/dossier",
        "a page of all; its timeline is a list by itself",
    ),
    (
        "survey/analysis_question",
        "groups the answers to one question of one circulation",
    ),
    (
        "survey/board",
        "how far one circulation is; its own list of States keeps views",
    ),
    ("today/index", "a page of all that is due on a day"),
];
/// A form that asks for one record, to go on with it; a part of other templates.
const STEPS: [&str; 2] = ["survey/choose_state", "contacts/chips"];

#[test]
fn whatever_has_a_filter_has_the_menu() {
    let mut filtered = Vec::new();
    let mut with_menu = 0;
    for (name, source) in templates() {
        let is_filtered = ["method=\"get\"", "page.filters", "chips", "class=\"tabs\""]
            .iter()
            .any(|sign| source.contains(sign));
        // The menu may stand in a part that several lists share.
        let has_menu = source.contains("lists/views") || source.contains("contacts/bar");
        with_menu += usize::from(has_menu);
        if is_filtered && !has_menu {
            filtered.push(name);
        }
    }
    let excepted = NO_LISTS.iter().map(|(name, _)| *name).chain(STEPS);
    let mut excepted: Vec<_> = excepted.map(str::to_owned).collect();
    excepted.sort();
    filtered.sort();
    assert_eq!(filtered, excepted, "a filter without the menu of views");
    // Each has its address.
    assert!(with_menu >= LISTS.len() - 1, "{with_menu}");
}

#[test]
fn whatever_has_the_menu_says_which_list_it_is() {
    let lists: Vec<_> = routes("get").iter().map(Route::plain).collect();
    for (list, _) in LISTS {
        assert!(lists.iter().any(|route| route == list), "{list}: no route");
    }
    let mut pages = Vec::new();
    for (file, source) in sources() {
        for page in source.split("const TEMPLATE: &'static str = \"").skip(1) {
            let (name, rest) = page.split_once('"').unwrap();
            let list = rest.split("fn title").next().unwrap();
            let list = list
                .split("const LIST: Option<&'static str> = Some(\"")
                .nth(1);
            let list = list.map(|list| list.split('"').next().unwrap());
            if let Some(list) = list {
                assert!(LISTS.iter().any(|it| it.0 == list), "{file}: {list}");
            }
            pages.push((name.to_owned(), list.map(str::to_owned)));
        }
    }
    for (name, source) in templates() {
        let of_it = pages.iter().find(|(page, _)| *page == name);
        if source.contains("lists/views") && name != "contacts/bar" {
            let list = of_it.and_then(|(_, list)| list.as_ref());
            assert!(list.is_some(), "{name}: which list is it?");
        }
    }
}

/// The templates with their names.
fn templates() -> Vec<(String, String)> {
    let mut found = Vec::new();
    for folder in std::fs::read_dir("templates").unwrap() {
        for file in std::fs::read_dir(folder.unwrap().path()).unwrap() {
            let path = file.unwrap().path();
            let name = path.strip_prefix("templates").unwrap();
            let name = name.to_string_lossy().replace(".hbs", "");
            found.push((name, std::fs::read_to_string(&path).unwrap()));
        }
    }
    found
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
