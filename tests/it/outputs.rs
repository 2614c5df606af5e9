//! What every answer carries, and what can come out of it.

use std::collections::BTreeSet;

use accede::auth::Role;
use actix_web::http::StatusCode;
use actix_web::http::header::HeaderMap;

use crate::canaries::fill;
use crate::routes::{Route, addresses, routes, sources};
use crate::support::TestApp;

/// What an answer's headers lack.
fn missing(headers: &HeaderMap) -> Vec<&'static str> {
    let get = |name: &str| {
        headers
            .get(name)
            .map(|value| value.to_str().unwrap().to_owned())
            .unwrap_or_default()
    };
    let policy = get("Content-Security-Policy");
    let attachment = get("Content-Disposition");
    let own_name = attachment
        .strip_prefix("attachment; filename=\"")
        .and_then(|rest| rest.strip_suffix('"'))
        .is_some_and(|name| {
            name.chars()
                .all(|c| c.is_ascii_alphanumeric() || "-_.".contains(c))
        });
    let wrong = [
        (
            !policy.contains("default-src 'none'"),
            "a policy that denies",
        ),
        (policy.contains("unsafe"), "a policy without unsafe"),
        (!policy.contains("frame-ancestors 'none'"), "no frames"),
        (!policy.contains("base-uri 'none'"), "no base"),
        (
            get("X-Frame-Options") != "DENY",
            "no frames, for old browsers",
        ),
        (get("X-Content-Type-Options") != "nosniff", "nosniff"),
        (
            // Pages whose address is a secret tell nobody at all.
            !["same-origin", "no-referrer"].contains(&get("Referrer-Policy").as_str()),
            "a referrer policy",
        ),
        (
            !get("Permissions-Policy").contains("camera=()"),
            "permissions",
        ),
        (
            get("Cross-Origin-Opener-Policy") != "same-origin",
            "an opener policy",
        ),
        (
            get("Cross-Origin-Resource-Policy") != "same-origin",
            "a resource policy",
        ),
        (get("X-Request-Id").is_empty(), "its name"),
        (!get("Cache-Control").contains("no-store"), "no-store"),
        (!attachment.is_empty() && !own_name, "a harmless file name"),
        (
            !attachment.is_empty() && !policy.contains("sandbox"),
            "a sandbox for what is saved",
        ),
    ];
    let wrong = wrong.into_iter().filter(|(is, _)| *is);
    wrong.map(|(_, what)| what).collect()
}

#[actix_web::test]
async fn every_route_answers_everyone_with_every_header() {
    let app = TestApp::new().await;
    let canaries = fill(&app);
    let browsers = [
        app.visitor(),
        app.signed_in(Role::Administrator, "Malawi"),
        app.signed_in(Role::Observer, "Malawi"),
    ];
    let mut statuses = BTreeSet::new();
    let mut visited = 0;
    for method in ["get", "post"] {
        for Route { path: route, .. } in routes(method) {
            if route.starts_with("/static/") {
                continue;
            }
            // One record of each route is enough: headers do not depend on it.
            let Some(path) = addresses(&route, &canaries, "none").pop() else {
                continue;
            };
            for browser in &browsers {
                let reply = match method {
                    "get" => browser.get(&path).await,
                    _ => browser.post_with(&path, "none", &[]).await,
                };
                assert_eq!(
                    missing(&reply.headers),
                    Vec::<&str>::new(),
                    "{method} {path} {}",
                    reply.status
                );
                statuses.insert(reply.status.as_u16());
                visited += 1;
            }
        }
    }
    assert!(visited > 300, "{visited}");
    for status in [200, 303, 403, 404] {
        assert!(statuses.contains(&status), "{status} of {statuses:?}");
    }
}

#[actix_web::test]
async fn a_database_that_fails_is_answered_with_every_header_too() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    app.write(|conn| {
        use diesel::connection::SimpleConnection as _;
        let sql = "ALTER TABLE sessions RENAME TO gone";
        Ok(accede::on_backend!(conn, real => real.batch_execute(sql))?)
    });
    let reply = browser.get("/account").await;
    assert_eq!(reply.status, StatusCode::INTERNAL_SERVER_ERROR);
    assert_eq!(missing(&reply.headers), Vec::<&str>::new());
}

/// Every list goes through the one writer that makes formulas harmless.
#[test]
fn spreadsheets_are_written_in_one_place() {
    for (name, source) in sources() {
        if name == "web/export.rs" {
            continue;
        }
        // A form is no table of records: its cells are its author's words, written as text.
        // What its tests bring in may be anything.
        let is_form = name == "questionnaire/xlsform/write.rs";
        let brings_in = name.starts_with("questionnaire/xlsform/tests/");
        for writer in ["csv::Writer", "WriterBuilder", "Workbook", "write_formula"] {
            let may = brings_in || is_form && writer == "Workbook";
            assert!(
                may || !source.contains(writer),
                "{name} has a {writer} of its own"
            );
        }
        assert!(
            !source.contains("\"Content-Disposition\"") || name == "web/body.rs",
            "{name} names files itself"
        );
    }
}
