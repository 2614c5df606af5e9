//! Who did what: the page, its rights, and a chain that tells when it was tampered with.

use accede::audit::{self, Fault};
use accede::auth::Role;
use accede::db::Conn;
use accede::db::schema::audit as entries;
use accede::i18n::Lang;
use actix_web::http::StatusCode;
use diesel::connection::SimpleConnection as _;
use diesel::prelude::*;

use crate::exchanges::log;
use crate::support::{Browser, TestApp};

/// Logs an exchange with Uganda and returns its address.
async fn logs_one(browser: &Browser, marking: &str) -> String {
    log(browser, "UGA", &[("marking", marking)]).await
}

/// Runs statements past the rules that protect the audit, as one who holds the database
/// could.
fn tampered(app: &TestApp, statements: &str) {
    app.write(|conn| {
        match conn {
            #[cfg(feature = "postgres")]
            Conn::Postgres(real) => real.batch_execute(&format!(
                "SET LOCAL session_replication_role = replica; {statements}"
            )),
            Conn::Sqlite(real) => real.batch_execute(&format!(
                "DROP TRIGGER audit_is_not_updated; DROP TRIGGER audit_is_not_deleted; \
                 DROP TRIGGER audit_values_are_not_changed; \
                 DROP TRIGGER audit_values_are_not_deleted; \
                 {statements}"
            )),
        }?;
        Ok(())
    });
}

fn ids(app: &TestApp) -> Vec<i64> {
    app.read(|conn| {
        Ok(entries::table
            .order(entries::id)
            .select(entries::id)
            .load(conn)?)
    })
}

async fn with_five_entries() -> (TestApp, Vec<i64>) {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    for _ in 0..3 {
        logs_one(&browser, "coordination").await;
    }
    let ids = ids(&app);
    assert!(ids.len() >= 5, "{ids:?}");
    (app, ids)
}

fn faults(app: &TestApp) -> Vec<Fault> {
    app.read(audit::verify).faults
}

#[actix_web::test]
async fn a_coordinator_reads_who_did_what() {
    let app = TestApp::new().await;
    let browser = app.signed_in(Role::Coordinator, "Malawi");
    let path = logs_one(&browser, "coordination").await;

    let page = browser.get("/admin/audit").await;
    let rows = page.all("tbody tr");
    assert!(rows[0].contains("logged an exchange"), "{}", rows[0]);
    assert!(rows[0].contains("Malawi"), "{}", rows[0]);
    assert!(page.text().contains(&format!("href=\"{path}\"")));

    let none = browser.page("/admin/audit?action=exchange.bin").await;
    assert!(none.contains("No entry fits these filters"));
    let some = browser
        .get("/admin/audit?action=exchange.log&from=2023-06-01")
        .await;
    assert_eq!(some.all("tbody tr").len(), 1);
    assert!(some.text().contains("1 entry"));

    let csv = browser.page("/admin/audit.csv?action=exchange.log").await;
    assert_eq!(csv.lines().count(), 2, "{csv}");
    assert!(csv.contains("logged an exchange"));
}

#[actix_web::test]
async fn an_entry_about_a_restricted_record_is_read_by_its_team_alone() {
    let app = TestApp::new().await;
    let malawi = app.signed_in(Role::Coordinator, "Malawi");
    let spain = app.signed_in(Role::Coordinator, "Spain");
    let administrator = app.signed_in(Role::Administrator, "ISU");
    logs_one(&malawi, "restricted").await;

    let entries = async |browser: &Browser| {
        let page = browser.get("/admin/audit?action=exchange.log").await;
        let csv = browser.page("/admin/audit.csv?action=exchange.log").await;
        (page.all("tbody tr").len(), csv.lines().count() - 1)
    };
    assert_eq!(entries(&malawi).await, (1, 1));
    assert_eq!(entries(&spain).await, (0, 0));
    assert_eq!(entries(&administrator).await, (0, 0));
}

#[actix_web::test]
async fn nobody_else_learns_that_there_is_an_audit() {
    let app = TestApp::new().await;
    for role in [Role::Contributor, Role::Partner, Role::Observer] {
        let browser = app.signed_in(role, "Malawi");
        for path in ["/admin/audit", "/admin/audit.csv", "/admin/audit.xlsx"] {
            assert_eq!(browser.get(path).await.status, StatusCode::NOT_FOUND);
        }
        assert!(!browser.page("/account").await.contains("/admin/audit"));
    }
}

#[actix_web::test]
async fn the_database_refuses_to_change_or_delete_an_entry() {
    let app = TestApp::new().await;
    logs_one(&app.coordinator(), "coordination").await;
    for statement in [
        "UPDATE audit SET detail = 'nothing'",
        "DELETE FROM audit",
        "UPDATE audit_head SET length = 0",
        "DELETE FROM audit_head",
    ] {
        let refused = app.app.db.write_now(|conn| {
            accede::on_backend!(conn, real => real.batch_execute(statement))?;
            Ok(())
        });
        assert!(refused.is_err(), "{statement}");
    }
    assert_eq!(faults(&app), []);
}

#[actix_web::test]
async fn a_chain_that_nobody_touched_is_whole() {
    let (app, ids) = with_five_entries().await;
    let verdict = app.read(audit::verify);
    assert_eq!(verdict.faults, []);
    assert_eq!(usize::try_from(verdict.rows), Ok(ids.len()));
}

#[actix_web::test]
async fn entries_added_while_the_chain_is_read_are_no_fault() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let noted = app.read(audit::head);
    logs_one(&browser, "coordination").await;
    let verdict = app.read(|conn| audit::verify_against(conn, &noted));
    assert_eq!(verdict.faults, []);
}

#[actix_web::test]
async fn an_entry_that_nobody_noted_is_found() {
    let (app, ids) = with_five_entries().await;
    let columns = "at, action, subject, subject_id, detail, marking";
    tampered(
        &app,
        &format!(
            "INSERT INTO audit ({columns}, previous_hash, hash) \
             SELECT {columns}, hash, 'forged' FROM audit WHERE id = {}",
            ids[ids.len() - 1]
        ),
    );
    assert!(faults(&app).contains(&Fault::WrongEnd));
}

#[actix_web::test]
async fn a_changed_entry_is_found() {
    for set in ["detail = 'other'", "marking = 'public'", "user_id = NULL"] {
        let (app, ids) = with_five_entries().await;
        let id = ids[ids.len() - 1];
        tampered(&app, &format!("UPDATE audit SET {set} WHERE id = {id}"));
        assert_eq!(faults(&app), [Fault::Changed(id)], "{set}");
    }
}

fn remove(app: &TestApp, which: &str) {
    let statements = format!(
        "DELETE FROM audit_values WHERE audit_id {which}; DELETE FROM audit WHERE id {which}"
    );
    tampered(app, &statements);
}

#[actix_web::test]
async fn a_removed_entry_is_found() {
    let (app, ids) = with_five_entries().await;
    remove(&app, &format!("= {}", ids[2]));
    assert_eq!(faults(&app), [Fault::Removed(ids[3])]);
}

#[actix_web::test]
async fn entries_cut_off_at_the_end_are_missed() {
    let (app, ids) = with_five_entries().await;
    remove(&app, &format!(">= {}", ids[3]));
    assert_eq!(faults(&app), [Fault::CutOff]);
}

#[actix_web::test]
async fn an_entry_in_another_place_is_found() {
    let (app, ids) = with_five_entries().await;
    let (first, second) = (ids[2], ids[3]);
    tampered(
        &app,
        &format!(
            "DELETE FROM audit_values; UPDATE audit SET id = 9999 WHERE id = {first}; \
             UPDATE audit SET id = {first} WHERE id = {second}; \
             UPDATE audit SET id = {second} WHERE id = 9999"
        ),
    );
    let found = faults(&app);
    assert!(found.contains(&Fault::Moved(first)), "{found:?}");
}

/// Every word that is written as an action has a text in the page's languages.
#[test]
fn every_action_is_said_in_words() {
    let mut actions = Vec::new();
    let mut folders = vec![std::path::PathBuf::from("src")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.file_name().is_some_and(|name| name == "actions.rs")
                || path
                    .parent()
                    .is_some_and(|parent| parent.ends_with("actions"))
            {
                actions.extend(actions_in(&std::fs::read_to_string(&path).unwrap()));
            }
        }
    }
    assert!(actions.len() > 30, "{actions:?}");
    for action in actions {
        let key = format!("audit-action-{}", action.replace('.', "-"));
        assert!(Lang::En.has(&key), "{action} has no text {key}");
    }
}

fn actions_in(source: &str) -> Vec<String> {
    source
        .split('"')
        .skip(1)
        .step_by(2)
        .filter(|text| {
            let word = |part: &str| {
                !part.is_empty() && part.chars().all(|c| c.is_ascii_lowercase() || c == '-')
            };
            text.split_once('.')
                .is_some_and(|(record, verb)| word(record) && word(verb))
        })
        .map(str::to_owned)
        .collect()
}
