//! What the database itself writes down of every change: triggers on every table copy
//! what a row said before and after into `audit_values`, whatever statement changed it.
//! They are made at the start from the tables as they are, so that a new table or column
//! is recorded without being named anywhere; only what is left out is named, here.

use std::collections::BTreeMap;

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sql_types::{Bool, Text};
use sha2::{Digest, Sha256};

use super::Conn;
use super::schema::{audit_recorder, audit_values};
use crate::error::AppError;
use crate::on_backend;

/// The statements of a database: how it lists its columns, and a table's triggers.
struct Statements {
    columns: &'static str,
    drop: &'static str,
    triggers: &'static str,
}

const SQLITE: Statements = Statements {
    columns: include_str!("../../migrations/recorder/columns.sqlite.sql"),
    drop: include_str!("../../migrations/recorder/drop.sqlite.sql"),
    triggers: include_str!("../../migrations/recorder/triggers.sqlite.sql"),
};
#[cfg(feature = "postgres")]
const POSTGRES: Statements = Statements {
    columns: include_str!("../../migrations/recorder/columns.postgres.sql"),
    drop: include_str!("../../migrations/recorder/drop.postgres.sql"),
    triggers: include_str!("../../migrations/recorder/triggers.postgres.sql"),
};

/// The tables whose rows are not written down, and why.
pub const UNRECORDED: &[(&str, &[&str])] = &[
    (
        "the audit itself",
        &["audit", "audit_head", "audit_values", "audit_recorder"],
    ),
    (
        "facts: they change with the pack alone, whose digest its entry names",
        &[
            "treaty_packs",
            "states",
            "state_organizations",
            "acts",
            "votes",
            "vote_totals",
            "interim_steps",
            "contamination_stockpiles",
            "meetings",
            "barrier_kinds",
            "pathway_templates",
        ],
    ),
    (
        "means of signing in, short-lived and secret: the entry says what was done",
        &[
            "sessions",
            "sign_in_failures",
            "known_devices",
            "account_links",
            "one_time_links",
            "oidc_flows",
            "pending_sign_ins",
            "totp_set_ups",
            "totp_factors",
            "recovery_codes",
            "passkeys",
            "passkey_challenges",
        ],
    ),
    (
        "counts of other rows",
        &[
            "state_contacts",
            "activity_contacts",
            "note_numbers",
            "response_pages",
        ],
    ),
    (
        "what the store of files holds: whose file it is stands in the record's own row",
        &["contents", "content_claims", "answer_claims"],
    ),
    (
        "words of other rows, for the search",
        &[
            "exchange_words",
            "commitment_words",
            "position_words",
            "barrier_words",
            "step_words",
            "target_words",
            "person_words",
            "relation_words",
            "event_words",
            "agenda_words",
            "post_words",
            "organisation_words",
            "attachment_words",
            "answer_words",
        ],
    ),
    (
        "what steps said before: copies of rows that were written down then",
        &["pathway_history"],
    ),
    (
        "answers that nobody is to link to their State: what was written down of them would \
         bear a time and stand beside what names one",
        &["anonymous_drafts", "anonymous_answers", "anonymous_turnout"],
    ),
    (
        "messages: never changed once released, and their attempts stand beside them",
        &["mails", "mail_attempts", "digests", "circulation_notes"],
    ),
];

/// The columns that are not written down, by the table or `*` for all, and why.
pub const UNRECORDED_COLUMNS: &[(&str, &str, &[&str])] = &[
    (
        "secrets, though only as hashes",
        "*",
        &["password_hash", "token_hash"],
    ),
    (
        "kept for the desk's own sake, and changing of itself",
        "*",
        &[
            "version",
            "revision",
            "updated_at",
            "last_seen_at",
            "last_fetched_at",
            "record_key",
        ],
    ),
];

/// The columns that are made of others: written down, so that a change can be put back, and
/// not shown.
pub const DERIVED_COLUMNS: &[&str] = &["email_key", "name_key", "sort_key", "given_key"];

/// A column of a table.
#[derive(Debug, Clone, QueryableByName)]
pub(super) struct ColumnRow {
    #[diesel(sql_type = Text)]
    pub in_table: String,
    #[diesel(sql_type = Text)]
    pub name: String,
    #[diesel(sql_type = Bool)]
    pub in_key: bool,
}

impl ColumnRow {
    fn is_recorded(&self) -> bool {
        let names = |(_, table, columns): &(_, &str, &[&str])| {
            (*table == "*" || *table == self.in_table) && columns.contains(&self.name.as_str())
        };
        !UNRECORDED_COLUMNS.iter().any(names)
    }
}

/// Makes the triggers, where they are not yet as they should be. All in the caller's
/// transaction.
pub(super) fn ensure(conn: &mut Conn) -> Result<(), AppError> {
    let wanted = triggers(conn)?;
    let digest = format!("{:x}", Sha256::digest(&wanted));
    let made: String = audit_recorder::table
        .select(audit_recorder::digest)
        .first(conn)?;
    if made == digest {
        return Ok(());
    }
    on_backend!(conn, real => real.batch_execute(&wanted))?;
    diesel::update(audit_recorder::table)
        .set(audit_recorder::digest.eq(digest))
        .execute(conn)?;
    Ok(())
}

/// Takes the triggers away before migrations: one that rebuilds a table or drops a column
/// would break on them or lose them. [`ensure`] makes them anew.
pub(super) fn drop_triggers(conn: &mut Conn) -> Result<(), AppError> {
    let statements = statements(conn);
    let mut tables: Vec<_> = columns(conn, statements)?
        .into_iter()
        .map(|column| column.in_table)
        .collect();
    tables.dedup();
    if !tables.iter().any(|table| table == "audit_recorder") {
        return Ok(());
    }
    let sql: String = tables
        .iter()
        .map(|table| statements.drop.replace("{table}", table))
        .collect();
    on_backend!(conn, real => real.batch_execute(&sql))?;
    diesel::update(audit_recorder::table)
        .set(audit_recorder::digest.eq(""))
        .execute(conn)?;
    Ok(())
}

/// Whether something was written down that no entry of the audit speaks of.
pub(super) fn has_unbound(conn: &mut Conn) -> Result<bool, AppError> {
    let unbound = audit_values::table.filter(audit_values::audit_id.is_null());
    Ok(diesel::select(diesel::dsl::exists(unbound)).get_result(conn)?)
}

/// Says that entries of the audit that come now belong to another change.
pub(super) fn close(conn: &mut Conn) -> Result<(), AppError> {
    diesel::update(audit_recorder::table.filter(audit_recorder::is_open))
        .set(audit_recorder::is_open.eq(false))
        .execute(conn)?;
    Ok(())
}

/// Stops writing down, or goes on, for the rest of the transaction.
pub(super) fn switch(conn: &mut Conn, on: bool) -> Result<(), AppError> {
    diesel::update(audit_recorder::table)
        .set(audit_recorder::is_on.eq(on))
        .execute(conn)?;
    Ok(())
}

/// The statements that make the triggers of every recorded table anew.
fn triggers(conn: &mut Conn) -> Result<String, AppError> {
    let is_sqlite = matches!(conn, Conn::Sqlite(_));
    let statements = statements(conn);
    let mut tables: BTreeMap<String, Vec<ColumnRow>> = BTreeMap::new();
    for column in columns(conn, statements)? {
        tables
            .entry(column.in_table.clone())
            .or_default()
            .push(column);
    }
    let mut sql = String::new();
    for (table, columns) in &tables {
        sql.push_str(&statements.drop.replace("{table}", table));
        if is_recorded(table) {
            let filled = if is_sqlite {
                with_expressions(statements.triggers, columns)
            } else {
                with_arrays(statements.triggers, columns)
            };
            sql.push_str(&filled.replace("{table}", table));
        }
    }
    Ok(sql)
}

fn is_recorded(table: &str) -> bool {
    !UNRECORDED.iter().any(|(_, tables)| tables.contains(&table))
}

#[cfg_attr(
    not(feature = "postgres"),
    expect(
        clippy::needless_pass_by_ref_mut,
        reason = "one signature for both databases"
    )
)]
fn statements(conn: &mut Conn) -> &'static Statements {
    match conn {
        #[cfg(feature = "postgres")]
        Conn::Postgres(_) => &POSTGRES,
        Conn::Sqlite(_) => &SQLITE,
    }
}

/// The columns of all tables, by table, in their order.
pub(super) fn columns_of_all(conn: &mut Conn) -> Result<Vec<ColumnRow>, AppError> {
    let statements = statements(conn);
    columns(conn, statements)
}

#[expect(
    clippy::disallowed_methods,
    reason = "whatever tables there are, without naming them; the text is a constant"
)]
fn columns(conn: &mut Conn, statements: &Statements) -> Result<Vec<ColumnRow>, AppError> {
    Ok(on_backend!(conn, real => diesel::sql_query(statements.columns).load(real))?)
}

/// `SQLite` has no way to speak of a row as a whole: each column is named.
fn with_expressions(template: &str, columns: &[ColumnRow]) -> String {
    let mut filled = template.to_owned();
    for row in ["old", "new"] {
        let key: Vec<_> = keys(columns).map(|name| format!("{row}.{name}")).collect();
        let values: Vec<_> = columns
            .iter()
            .filter(|column| column.is_recorded())
            .map(|column| format!("'{0}', {row}.{0}", column.name))
            .collect();
        filled = filled
            .replace(&format!("{{key of {row}}}"), &key.join(" || ',' || "))
            .replace(&format!("{{values of {row}}}"), &values.join(", "));
    }
    filled
}

fn with_arrays(template: &str, columns: &[ColumnRow]) -> String {
    let array = |names: Vec<&str>| format!("{{{}}}", names.join(","));
    let hidden = columns.iter().filter(|column| !column.is_recorded());
    template
        .replace("{key}", &array(keys(columns).collect()))
        .replace(
            "{hidden}",
            &array(hidden.map(|column| column.name.as_str()).collect()),
        )
}

fn keys(columns: &[ColumnRow]) -> impl Iterator<Item = &str> {
    let keys = columns.iter().filter(|column| column.in_key);
    keys.map(|column| column.name.as_str())
}
