//! A change of a record that is hidden: not found, like a record that never was, and the
//! database is the same afterwards, to the byte.

use accede::auth::Role;
use actix_web::http::StatusCode;

use crate::canaries::{Canary, fill};
use crate::readers::Asking;
use crate::routes::{addresses, routes, table_of};
use crate::support::TestApp;

/// Fields that would be enough for some of the forms.
const FIELDS: [(&str, &str); 3] = [("version", "1"), ("summary", "x"), ("reader", "1")];

async fn changes_nothing_hidden(role: Role) {
    let app = TestApp::new().await;
    let canaries = fill(&app);
    let asking = Asking {
        role: Some(role),
        team: "Spain",
        named_by: "",
    };
    let browser = app.signed_in(role, "Spain");
    browser.page("/account").await;
    let digest = app.digest();
    let (mut sent, mut found) = (0, Vec::new());
    for method in ["post", "put", "delete", "patch"] {
        for route in routes(method) {
            assert_eq!(method, "post", "forms are the only way to change something");
            for canary in canaries.iter().filter(|it| is_about(&route.path, it)) {
                if asking.may_read(canary.marking, canary.team) {
                    continue;
                }
                for path in addresses(&route.path, std::slice::from_ref(canary), "none") {
                    let reply = browser.post(&path, &FIELDS).await;
                    if reply.status != StatusCode::NOT_FOUND {
                        found.push(format!("{} {path}", reply.status));
                    }
                    sent += 1;
                }
            }
        }
    }
    assert_eq!(found, Vec::<String>::new(), "{role}");
    assert!(sent > 100, "{sent} changes were tried");
    assert!(app.digest() == digest, "a {role} changed something");
    app.signed_in(role, "Spain");
    assert!(app.digest() != digest, "the digest sees a change");
}

/// Whether a route is about a record of the kind of another.
fn is_about(route: &str, canary: &Canary) -> bool {
    if canary.table == "audit" {
        return false;
    }
    let of_table = table_of(route) == Some(canary.table) && route.contains("{id");
    of_table || route.contains("{kind}/{id}")
}

#[actix_web::test]
async fn an_administrator_changes_nothing_hidden() {
    changes_nothing_hidden(Role::Administrator).await;
}

#[actix_web::test]
async fn a_coordinator_changes_nothing_hidden() {
    changes_nothing_hidden(Role::Coordinator).await;
}

#[actix_web::test]
async fn a_contributor_changes_nothing_hidden() {
    changes_nothing_hidden(Role::Contributor).await;
}

#[actix_web::test]
async fn a_partner_changes_nothing_hidden() {
    changes_nothing_hidden(Role::Partner).await;
}

#[actix_web::test]
async fn an_observer_changes_nothing_hidden() {
    changes_nothing_hidden(Role::Observer).await;
}
