//! Adding to the chain, and erasing what entries say of a person.

use std::collections::BTreeMap;

use diesel::prelude::*;
use serde::Serialize;

use super::model::{Change, FILTERS, Link, ORIGIN, Origin, Readers, ValuesRow, Who, digest_of};
use super::queries::values;
use crate::auth::Actor;
use crate::db::Conn;
use crate::db::schema::{audit, audit_head, audit_recorder, audit_values};
use crate::db::types::Moment;
use crate::error::AppError;
use crate::web::Params;

/// Adds the change to the chain, with all that the transaction has written until now: what
/// its rows said before and after. A transaction that leaves rows without an entry is
/// refused, see [`Db::write`](crate::db::Db::write).
///
/// # Errors
/// The database fails; the change must then be rolled back too.
pub fn record(
    conn: &mut Conn,
    who: Who<'_>,
    at: Moment,
    change: Change<'_>,
) -> Result<(), AppError> {
    // The update locks the chain's end, so that two writers on PostgreSQL queue here.
    let previous: String = diesel::update(audit_head::table)
        .set(audit_head::length.eq(audit_head::length + 1))
        .returning(audit_head::hash)
        .get_result(conn)?;
    if let Some(device) = who.origin() {
        note(conn, ORIGIN, &Origin::from(device))?;
    }
    let values = digest_of(&unbound(conn)?);
    let (user, user_team) = match who {
        Who::Actor(actor) => (Some(actor.user_id), Some(actor.team_id)),
        Who::System | Who::Visitor(_) => (None, None),
    };
    let link = Link {
        at,
        user,
        user_team,
        change,
        values: &values,
    };
    let hash = link.hash(&previous);
    let entry = insert(conn, &link, &previous, &hash)?;
    leave_open(conn)?;
    diesel::update(audit_values::table.filter(audit_values::audit_id.is_null()))
        .set(audit_values::audit_id.eq(entry))
        .execute(conn)?;
    diesel::update(audit_head::table)
        .set(audit_head::hash.eq(&hash))
        .execute(conn)?;
    let user = user.map(|user| user.0);
    // For a log that is kept elsewhere: the chain as it grew, and nothing of what was said.
    tracing::info!(
        target: "accede::audit",
        entry, user, action = change.action, subject = change.subject, id = change.id, %hash,
        "entered"
    );
    Ok(())
}

fn insert(conn: &mut Conn, link: &Link<'_>, previous: &str, hash: &str) -> Result<i64, AppError> {
    let change = &link.change;
    let is_open = audit_recorder::table.select(audit_recorder::is_open);
    Ok(diesel::insert_into(audit::table)
        .values((
            audit::at.eq(link.at),
            audit::user_id.eq(link.user),
            audit::user_team_id.eq(link.user_team),
            audit::action.eq(change.action),
            audit::subject.eq(change.subject),
            audit::subject_id.eq(change.id),
            audit::detail.eq(change.detail),
            audit::marking.eq(change.readers.marking),
            audit::team_id.eq(change.readers.team_id),
            audit::values_digest.eq(link.values),
            audit::previous_hash.eq(previous),
            audit::hash.eq(hash),
            audit::follows.eq(is_open.single_value().assume_not_null()),
        ))
        .returning(audit::id)
        .get_result(conn)?)
}

/// Says that what the same transaction enters next belongs to the same change.
fn leave_open(conn: &mut Conn) -> Result<(), AppError> {
    diesel::update(audit_recorder::table.filter(diesel::dsl::not(audit_recorder::is_open)))
        .set(audit_recorder::is_open.eq(true))
        .execute(conn)?;
    Ok(())
}

/// Enters that someone opened a restricted record: its table and id.
///
/// # Errors
/// The database fails.
pub fn read(
    conn: &mut Conn,
    actor: &Actor,
    at: Moment,
    (subject, id): (&str, &str),
    readers: Readers,
) -> Result<(), AppError> {
    let change = Change {
        action: "record.read",
        subject,
        id,
        detail: "",
        readers,
    };
    record(conn, Who::Actor(actor), at, change)
}

/// Enters that someone took away a file that belongs to a record: its table and id.
///
/// # Errors
/// The database fails.
pub fn take(
    conn: &mut Conn,
    actor: &Actor,
    at: Moment,
    (subject, id): (&str, &str),
    readers: Readers,
) -> Result<(), AppError> {
    let change = Change {
        action: "attachment.take",
        subject,
        id,
        detail: "",
        readers,
    };
    record(conn, Who::Actor(actor), at, change)
}

/// Enters that someone took a file away or made a report, and how it was filtered. How many rows it
/// has is not told: that would count what others may not read.
///
/// # Errors
/// The database fails.
pub fn export(
    conn: &mut Conn,
    actor: &Actor,
    at: Moment,
    action: &str,
    name: &str,
    filters: &Params,
) -> Result<(), AppError> {
    let mut asked: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (name, value) in filters
        .pairs()
        .iter()
        .filter(|(_, value)| !value.is_empty())
    {
        asked.entry(name).or_default().push(value);
    }
    if !asked.is_empty() {
        let asked: BTreeMap<_, _> = asked
            .into_iter()
            .map(|(name, all)| (name, all.join(", ")))
            .collect();
        note(conn, FILTERS, &asked)?;
    }
    let change = Change {
        action,
        subject: "files",
        id: "",
        detail: name,
        readers: Readers::COORDINATION,
    };
    record(conn, Who::Actor(actor), at, change)
}

/// Notes what tells of a person, and so stands with what can be erased.
fn note(conn: &mut Conn, subject: &str, said: &impl Serialize) -> Result<(), AppError> {
    let said = serde_json::to_string(said).map_err(AppError::internal)?;
    diesel::insert_into(audit_values::table)
        .values((
            audit_values::subject.eq(subject),
            audit_values::row_id.eq(""),
            audit_values::new_values.eq(said),
        ))
        .execute(conn)?;
    Ok(())
}

/// What the transaction has written that has no entry yet.
fn unbound(conn: &mut Conn) -> Result<Vec<ValuesRow>, AppError> {
    Ok(values()
        .filter(audit_values::audit_id.is_null())
        .load(conn)?)
}

/// Erases what all entries say of one row of `table`. That they were made, by whom and
/// when, stays, and so does the chain: each keeps the digest of what it said.
///
/// # Errors
/// The database fails.
pub fn erase_values(conn: &mut Conn, table: &str, row_id: &str) -> Result<usize, AppError> {
    let rows: Vec<ValuesRow> = values()
        .filter(audit_values::subject.eq(table))
        .filter(audit_values::row_id.eq(row_id))
        .filter(audit_values::digest.is_null())
        .filter(audit_values::audit_id.is_not_null())
        .load(conn)?;
    for row in &rows {
        diesel::update(audit_values::table.find(row.id))
            .set((
                audit_values::digest.eq(row.digest()),
                audit_values::salt.eq(None::<String>),
                audit_values::old_values.eq(None::<String>),
                audit_values::new_values.eq(None::<String>),
            ))
            .execute(conn)?;
    }
    Ok(rows.len())
}
