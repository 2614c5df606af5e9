//! A change of a record that is hidden: not found, like a record that never was, and the
//! database is the same afterwards, to the byte.

use accede::auth::{Marking, Role};
use actix_web::http::StatusCode;

use crate::canaries::{Canary, TEAMS, fill};
use crate::readers::{Asking, readable};
use crate::routes::{addresses, routes, table_of};
use crate::support::{Browser, Reply, TestApp};
use crate::survey::{link, released};

/// Sends every form to every record that someone may not read, and returns how many and
/// what did not come back as `expected`.
async fn send_all(
    browser: &Browser,
    canaries: &[Canary],
    asking: Asking,
    expected: fn(&Reply) -> bool,
) -> (usize, Vec<String>) {
    let (mut sent, mut found) = (0, Vec::new());
    for method in ["post", "put", "delete", "patch"] {
        for route in routes(method) {
            assert_eq!(method, "post", "forms are the only way to change something");
            for canary in canaries.iter().filter(|it| is_about(&route.path, it)) {
                if asking.may_read(canary.marking, canary.team) {
                    continue;
                }
                for path in addresses(&route.path, std::slice::from_ref(canary), "none") {
                    let reply = browser.post(&path, fields(canary)).await;
                    // Who never decides targets is told so, whatever the State.
                    let is_own = canary.table == "targets" && {
                        let none = browser.post(NO_TARGET, fields(canary)).await;
                        none.status == reply.status
                    };
                    if !expected(&reply) && !is_own {
                        found.push(format!("{} {path}", reply.status));
                    }
                    sent += 1;
                }
            }
        }
    }
    (sent, found)
}

async fn changes_nothing_hidden(role: Role) {
    let app = TestApp::new().await;
    let canaries = fill(&app);
    for team in TEAMS {
        let browser = app.signed_in(role, team);
        browser.page("/account").await;
        let asking = Asking {
            role: Some(role),
            team,
            named_by: "",
            by_feed: false,
        };
        let digest = app.digest();
        let missing = |reply: &Reply| reply.status == StatusCode::NOT_FOUND;
        let (sent, found) = send_all(&browser, &canaries, asking, missing).await;
        assert_eq!(found, Vec::<String>::new(), "{role} of {team}");
        assert!(sent > 100, "{sent} changes were tried");
        assert!(
            app.digest() == digest,
            "a {role} of {team} changed something"
        );
    }
    let digest = app.digest();
    app.signed_in(role, "Spain");
    assert!(app.digest() != digest, "the digest sees a change");
}

/// A State that is no target.
const NO_TARGET: &str = "/work-plan/targets/NAM";

/// Fields that would be enough for some of the forms.
fn fields(canary: &Canary) -> Fields {
    match canary.table {
        "targets" => &[
            ("version", "1"),
            ("standing", "added"),
            ("reason", "x"),
            ("priority", "high"),
            ("marking", "coordination"),
        ],
        _ => &[("version", "1"), ("summary", "x"), ("reader", "1")],
    }
}

/// Whether a route is about a record of the kind of another.
fn is_about(route: &str, canary: &Canary) -> bool {
    if canary.table == "audit" {
        return false;
    }
    let of_table = table_of(route) == Some(canary.table) && route.contains("{id");
    let of_state = canary.table == "targets" && route == "/work-plan/targets/{state}";
    of_table || of_state || route.contains("{kind}/{id}")
}

#[actix_web::test]
async fn who_is_signed_out_or_holds_a_survey_link_changes_no_record() {
    let app = TestApp::new().await;
    released(&app, &app.coordinator()).await;
    let survey = link(&app, "DJI");
    let canaries = fill(&app);
    let (nobody, respondent) = (app.visitor(), app.visitor());
    crate::respondent::enter(&respondent, &survey).await;
    for browser in [nobody, respondent] {
        browser.page("/sign-in").await;
        let digest = app.digest();
        // To sign-in, and from there back to a form that is kept in the page, not here.
        let led_away = |reply: &Reply| !reply.status.is_success();
        let (sent, found) = send_all(&browser, &canaries, Asking::VISITOR, led_away).await;
        assert_eq!(found, Vec::<String>::new());
        assert!(sent > 200, "{sent} changes were tried");
        assert!(app.digest() == digest, "an outsider changed something");
    }
}

/// The fields of a form.
type Fields = &'static [(&'static str, &'static str)];

/// Forms that name other records by their ids: the path, what else makes the form whole,
/// the field, and the table of what it names.
const NAMED: [(&str, Fields, &str, &str); 5] = [
    ("/exchanges", EXCHANGE, "people", "people"),
    ("/exchanges", EXCHANGE, "event", "events"),
    ("/commitments", COMMITMENT, "exchange", "exchanges"),
    ("/states/UGA/positions", POSITION, "exchange", "exchanges"),
    (
        "/events/{event}/invitations",
        &[("version", "1")],
        "people",
        "people",
    ),
];
const EXCHANGE: Fields = &[
    ("state", "UGA"),
    ("kind", "bilateral"),
    ("held_on", "2023-05-30"),
    ("summary", "x"),
    ("zone", "Europe/Zurich"),
    ("marking", "coordination"),
];
const POSITION: Fields = &[
    ("stance", "favourable"),
    ("held_on", "2023-05-30"),
    ("confidence", "low"),
    ("source", "x"),
    ("marking", "coordination"),
];
const COMMITMENT: Fields = &[
    ("state", "UGA"),
    ("text", "x"),
    ("owner", "state"),
    ("marking", "coordination"),
];

#[actix_web::test]
async fn a_hidden_record_named_in_a_form_is_as_unknown_as_one_that_is_not_there() {
    let app = TestApp::new().await;
    let canaries = fill(&app);
    let asking = Asking {
        role: Some(Role::Coordinator),
        team: "Spain",
        named_by: "",
        by_feed: false,
    };
    let browser = app.signed_in(Role::Coordinator, "Spain");
    let event = canaries
        .iter()
        .find(|it| it.table == "events" && it.marking == Marking::Public && it.team == "Spain");
    let event = event.unwrap().id.to_string();
    browser.page("/account").await;
    let digest = app.digest();
    let send = async |path: &str, rest: &[(&str, &str)], field: &str, id: &str| {
        let mut fields = rest.to_vec();
        fields.push((field, id));
        let reply = browser.post(path, &fields).await;
        (reply.status, readable(path, &reply))
    };
    let mut sent = 0;
    for (path, rest, field, table) in NAMED {
        let path = path.replace("{event}", &event);
        let missing = send(&path, rest, field, "900999").await;
        assert!(missing.0.is_client_error(), "{path} {field}: {}", missing.0);
        let own = canaries.iter().filter(|it| it.table == table);
        for canary in own.filter(|it| !asking.may_read(it.marking, it.team)) {
            let hidden = send(&path, rest, field, &canary.id.to_string()).await;
            let same = hidden == missing;
            assert!(same, "{path} {field}={}: {hidden:?}", canary.id);
            sent += 1;
        }
    }
    assert!(sent >= 8, "{sent} were named");
    assert!(app.digest() == digest, "something was changed");
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
