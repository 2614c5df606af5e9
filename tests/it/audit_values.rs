//! The audit's before and after: written down by the database, shown to those who may
//! read it, erasable without breaking the chain.

use accede::audit::{self, Fault};
use accede::auth::{Marking, Role};
use accede::db::schema::{audit as entries, audit_recorder, audit_values, teams};
use accede::db::{Conn, DERIVED_COLUMNS, UNRECORDED, UNRECORDED_COLUMNS};
use accede::error::AppError;
use accede::i18n::Lang;
use actix_web::http::StatusCode;
use diesel::connection::SimpleConnection as _;
use diesel::dsl::max;
use diesel::prelude::*;

use crate::exchanges::{form, log, person};
use crate::support::{Browser, TestApp, all};

/// The page of the latest entry with an action.
async fn entry(app: &TestApp, browser: &Browser, action: &str) -> String {
    browser.page(&path_of(app, action)).await
}

fn path_of(app: &TestApp, action: &str) -> String {
    let id: i64 = app.read(|conn| {
        Ok(entries::table
            .filter(entries::action.eq(action))
            .order(entries::id.desc())
            .select(entries::id)
            .first(conn)?)
    });
    format!("/admin/audit/{id}")
}

fn statement(app: &TestApp, statement: &str) -> Result<(), AppError> {
    app.app.db.write_now(|conn| {
        accede::on_backend!(conn, real => real.batch_execute(statement))?;
        Ok(())
    })
}

#[actix_web::test]
async fn an_entry_tells_what_a_record_said_before_and_after_and_from_where() {
    let app = TestApp::new().await;
    let browser = app
        .coordinator()
        .on("Firefox/130.0 Windows NT", "192.0.2.7");
    let path = log(&browser, "UGA", &[("summary", "First words")]).await;
    let edit = form("UGA", &[("summary", "Second words"), ("version", "1")]);
    browser.post(&path, &edit).await.location();

    let made = entry(&app, &browser, "exchange.log").await;
    assert!(
        made.contains("First words") && made.contains("added"),
        "{made}"
    );
    let edited = entry(&app, &browser, "exchange.edit").await;
    let cells = all(&edited, "tbody td");
    assert!(cells.contains(&"First words".to_owned()), "{cells:?}");
    assert!(cells.contains(&"Second words".to_owned()), "{cells:?}");
    assert!(
        !edited.contains("Kampala"),
        "what did not change is not told"
    );
    assert!(edited.contains("192.0.2.7") && edited.contains("Firefox on Windows"));
    let list = browser.page("/admin/audit").await;
    assert!(list.contains("192.0.2.7"), "{list}");
}

#[actix_web::test]
async fn what_is_restricted_now_or_was_then_is_shown_to_its_team_alone() {
    let app = TestApp::new().await;
    let malawi = app.coordinator();
    let spain = app.signed_in(Role::Coordinator, "Spain");
    let path = log(&malawi, "UGA", &[("summary", "Told openly")]).await;
    let shown = entry(&app, &spain, "exchange.log").await;
    assert!(shown.contains("Told openly"), "{shown}");

    let narrow = [
        ("marking", "restricted"),
        ("version", "1"),
        ("summary", "Told in trust"),
    ];
    malawi.post(&path, &form("UGA", &narrow)).await.location();
    let edit = path_of(&app, "exchange.edit");
    assert_eq!(spain.get(&edit).await.status, StatusCode::NOT_FOUND);
    let hidden = entry(&app, &spain, "exchange.log").await;
    assert!(!hidden.contains("Told openly"), "restricted now");
    assert!(hidden.contains("1 more row is not shown"), "{hidden}");

    let widen = [
        ("marking", "coordination"),
        ("version", "2"),
        ("summary", "Told to all"),
    ];
    let reason = [("marking_reason", "Its author agreed")];
    malawi
        .post(&path, &form("UGA", &[&widen[..], &reason[..]].concat()))
        .await
        .location();
    let widened = entry(&app, &spain, "exchange.edit").await;
    assert!(!widened.contains("Told in trust"), "restricted then");
    assert!(
        entry(&app, &malawi, "exchange.edit")
            .await
            .contains("Told in trust")
    );
}

#[actix_web::test]
async fn a_row_that_names_a_hidden_person_is_not_shown() {
    let app = TestApp::new().await;
    let spain = app.signed_in(Role::Coordinator, "Spain");
    let malawi = app.coordinator();
    for (given, marking, rows) in [
        ("Secret", Marking::Restricted, 1),
        ("Open", Marking::Public, 2),
    ] {
        let id = person(&app, given, "Source", marking, "Spain").to_string();
        log(&spain, "UGA", &[("people", id.as_str())]).await;
        let page = entry(&app, &malawi, "exchange.log").await;
        assert_eq!(all(&page, "section h2").len(), rows, "{given}: {page}");
        let own = entry(&app, &spain, "exchange.log").await;
        assert_eq!(all(&own, "section h2").len(), 2, "{given}: {own}");
    }
}

#[actix_web::test]
async fn a_change_without_an_entry_does_not_happen() {
    let app = TestApp::new().await;
    let name = |app: &TestApp| -> Vec<String> {
        app.read(|conn| Ok(teams::table.select(teams::name).load(conn)?))
    };
    app.coordinator();
    let before = name(&app);
    let refused = statement(&app, "UPDATE teams SET name = 'Nobody said so'");
    assert!(matches!(refused, Err(AppError::Internal(_))), "{refused:?}");
    assert_eq!(name(&app), before);
}

#[actix_web::test]
async fn the_database_refuses_to_change_what_was_said() {
    let app = TestApp::new().await;
    log(&app.coordinator(), "UGA", &[]).await;
    for text in [
        "DELETE FROM audit_values",
        "UPDATE audit_values SET new_values = '{}'",
        "UPDATE audit_values SET audit_id = NULL",
        "UPDATE audit_values SET row_id = '77'",
        "UPDATE audit_values SET salt = 'other'",
        "UPDATE audit_values SET digest = 'kept', salt = NULL",
    ] {
        let refused = statement(&app, text);
        assert!(
            matches!(refused, Err(AppError::Database(_))),
            "{text}: {refused:?}"
        );
    }
    assert_eq!(app.read(audit::verify).faults, []);
}

/// Past the rules that protect the audit, as one who holds the database could.
fn tampered(app: &TestApp, text: &str) {
    app.write(|conn| {
        match conn {
            #[cfg(feature = "postgres")]
            Conn::Postgres(real) => real.batch_execute(&format!(
                "SET LOCAL session_replication_role = replica; {text}"
            )),
            Conn::Sqlite(real) => real.batch_execute(&format!(
                "DROP TRIGGER audit_values_are_not_changed; \
                 DROP TRIGGER audit_values_are_not_deleted; {text}"
            )),
        }?;
        Ok(())
    });
}

#[actix_web::test]
async fn values_that_were_changed_or_removed_are_found() {
    for text in [
        "UPDATE audit_values SET new_values = '{}' WHERE subject = 'exchanges'",
        "UPDATE audit_values SET old_values = '{}' WHERE subject = 'exchanges'",
        "UPDATE audit_values SET row_id = '77' WHERE subject = 'exchanges'",
        "DELETE FROM audit_values WHERE subject = 'exchanges'",
        "UPDATE audit_values SET new_values = '{}' WHERE subject = 'origin' AND audit_id = \
         (SELECT max(id) FROM audit)",
        // as an erasure would, but with a digest of its own making
        "UPDATE audit_values SET old_values = NULL, new_values = NULL, salt = NULL, \
         digest = 'made up' WHERE subject = 'exchanges'",
    ] {
        let app = TestApp::new().await;
        log(&app.coordinator(), "UGA", &[]).await;
        let id: i64 = app.read(|conn| {
            let log = entries::table.filter(entries::action.eq("exchange.log"));
            Ok(log.select(entries::id).first(conn)?)
        });
        tampered(&app, text);
        let faults = app.read(audit::verify).faults;
        assert_eq!(faults, [Fault::Values(id)], "{text}");
    }
}

#[actix_web::test]
async fn an_erasure_leaves_the_chain_whole_and_says_so() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let path = log(&browser, "UGA", &[("summary", "Words to forget")]).await;
    let id = path.rsplit('/').next().unwrap().to_owned();
    let erased = app.write(|conn| audit::erase_values(conn, "exchanges", &id));
    assert_eq!(erased, 1);
    let kept: i64 = app.read(|conn| {
        let said = audit_values::table.filter(audit_values::new_values.like("%Words to forget%"));
        Ok(said.count().get_result(conn)?)
    });
    assert_eq!(kept, 0);
    let page = entry(&app, &browser, "exchange.log").await;
    assert!(page.contains("What stood here was erased"), "{page}");
    let verdict = app.read(audit::verify);
    assert_eq!((verdict.faults, verdict.erased), (vec![], 1));
}

/// The actions of all entries since `from`, with what they are about.
fn entered(app: &TestApp, from: i64) -> Vec<(String, String, String)> {
    app.read(|conn| {
        Ok(entries::table
            .filter(entries::id.gt(from))
            .order(entries::id)
            .select((entries::action, entries::subject, entries::detail))
            .load(conn)?)
    })
}

fn latest(app: &TestApp) -> i64 {
    app.read(|conn| {
        Ok(entries::table
            .select(max(entries::id))
            .first::<Option<i64>>(conn)?)
    })
    .unwrap_or_default()
}

#[actix_web::test]
async fn whoever_opens_a_restricted_record_is_entered() {
    let app = TestApp::new().await;
    let malawi = app.coordinator();
    for marking in ["restricted", "coordination"] {
        let reason = [("marking", marking)];
        let exchange = log(&malawi, "UGA", &reason).await;
        let id = person(&app, "Kato", "Okello", marking.parse().unwrap(), "Malawi");
        for (table, path) in [
            ("exchanges", exchange.clone()),
            ("exchanges", format!("{exchange}/edit")),
            ("people", format!("/contacts/{id}")),
            ("people", format!("/contacts/{id}/edit")),
        ] {
            let before = latest(&app);
            malawi.page(&path).await;
            let expected: &[_] = if marking == "restricted" {
                &[("record.read".to_owned(), table.to_owned(), String::new())]
            } else {
                &[]
            };
            assert_eq!(entered(&app, before), expected, "{path}");
        }
    }
    let before = latest(&app);
    malawi.page("/exchanges").await;
    assert_eq!(entered(&app, before), [], "a line in a list is no reading");
    // The reading of a restricted record is no news for those who may not read it.
    let spain = app.signed_in(Role::Coordinator, "Spain");
    let list = spain.get("/admin/audit?action=record.read").await;
    assert_eq!(list.all("tbody tr").len(), 0);
    let own = malawi.get("/admin/audit?action=record.read").await;
    assert_eq!(own.all("tbody tr").len(), 4);
}

#[actix_web::test]
async fn whoever_takes_a_file_or_a_report_away_is_entered_with_its_filters() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    for (path, action, name) in [
        (
            "/exchanges.csv?state=UGA&q=",
            "file.export",
            "exchanges.csv",
        ),
        ("/contacts.xlsx?state=UGA", "file.export", "people.xlsx"),
        ("/admin/audit.csv?state=UGA", "file.export", "audit.csv"),
        ("/reports/progress?state=UGA", "report.make", "progress"),
    ] {
        let before = latest(&app);
        assert_eq!(browser.get(path).await.status, StatusCode::OK);
        let expected = (action.to_owned(), "files".to_owned(), name.to_owned());
        assert_eq!(entered(&app, before), [expected], "{path}");
        let page = entry(&app, &browser, action).await;
        assert!(page.contains("filters of the list"), "{page}");
        assert_eq!(all(&page, "tbody td"), ["UGA"], "{path}");
    }
}

/// What triggers would have to be made: of every table that is not left out, in each of
/// its ways to change.
#[actix_web::test]
async fn every_table_is_written_down_or_left_out_for_a_reason() {
    let app = TestApp::new().await;
    let all = columns(&app);
    let left_out: Vec<&str> = UNRECORDED
        .iter()
        .flat_map(|(_, tables)| *tables)
        .copied()
        .collect();
    let hidden = |column: &(String, String)| {
        UNRECORDED_COLUMNS.iter().any(|(_, table, names)| {
            (*table == "*" || *table == column.0) && names.contains(&column.1.as_str())
        })
    };
    for table in &left_out {
        assert!(
            all.iter().any(|(name, _)| name == table),
            "{table} is no table"
        );
    }
    let secret = [
        "hash", "secret", "token", "password", "nonce", "verifier", "salt",
    ];
    let mut seen = 0;
    for column in all
        .iter()
        .filter(|(table, _)| !left_out.contains(&table.as_str()))
    {
        let (table, name) = column;
        if hidden(column) {
            continue;
        }
        seen += 1;
        assert!(
            !secret.iter().any(|word| name.contains(word)),
            "{table}.{name} is a secret"
        );
        for key in [
            format!("audit-field-{name}"),
            format!("audit-subject-{table}"),
        ] {
            let key = key.replace('_', "-");
            if key.starts_with("audit-field-") && DERIVED_COLUMNS.contains(&name.as_str()) {
                continue;
            }
            assert!(Lang::En.has(&key), "{table}.{name} has no text {key}");
        }
    }
    assert!(seen > 100, "{seen} columns are written down");
}

/// Every column of every table.
#[expect(
    clippy::disallowed_methods,
    reason = "whatever tables there are, without naming them"
)]
fn columns(app: &TestApp) -> Vec<(String, String)> {
    #[derive(QueryableByName)]
    struct Column {
        #[diesel(sql_type = diesel::sql_types::Text)]
        in_table: String,
        #[diesel(sql_type = diesel::sql_types::Text)]
        name: String,
    }
    let found: Vec<Column> = app.read(|conn| {
        Ok(match conn {
            #[cfg(feature = "postgres")]
            Conn::Postgres(real) => diesel::sql_query(
                "SELECT table_name::text AS in_table, column_name::text AS name \
                 FROM information_schema.columns WHERE table_schema = 'public' \
                 AND table_name NOT LIKE '!_!_%' ESCAPE '!' \
                 AND table_name IN (SELECT table_name FROM information_schema.tables \
                 WHERE table_schema = 'public' AND table_type = 'BASE TABLE')",
            )
            .load(real)?,
            Conn::Sqlite(real) => diesel::sql_query(
                "SELECT t.name AS in_table, c.name AS name \
                 FROM sqlite_schema t JOIN pragma_table_info(t.name) c WHERE t.type = 'table' \
                 AND t.name NOT LIKE 'sqlite!_%' ESCAPE '!' AND t.name NOT LIKE '!_!_%' ESCAPE '!' \
                 AND t.name NOT IN (SELECT name FROM pragma_table_list WHERE type = 'shadow')",
            )
            .load(real)?,
        })
    });
    found.into_iter().map(|it| (it.in_table, it.name)).collect()
}

#[actix_web::test]
async fn triggers_that_are_gone_are_made_again_at_the_next_start() {
    let app = TestApp::new().await;
    log(&app.coordinator(), "UGA", &[]).await;
    app.write(|conn| {
        match conn {
            #[cfg(feature = "postgres")]
            Conn::Postgres(real) => {
                real.batch_execute("DROP TRIGGER exchanges_is_recorded ON exchanges")
            }
            Conn::Sqlite(real) => real.batch_execute("DROP TRIGGER exchanges_update_is_recorded"),
        }?;
        diesel::update(audit_recorder::table)
            .set(audit_recorder::digest.eq(""))
            .execute(conn)?;
        Ok(())
    });
    let app = app.restarted().await;
    let refused = statement(&app, "UPDATE exchanges SET summary = 'Nobody said so'");
    assert!(matches!(refused, Err(AppError::Internal(_))), "{refused:?}");
    let on: bool = app.read(|conn| {
        Ok(audit_recorder::table
            .select(audit_recorder::is_on)
            .first(conn)?)
    });
    assert!(on);
}
