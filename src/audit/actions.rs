//! Adding to the chain, and erasing what entries say of a person.

use diesel::prelude::*;

use super::model::{Change, Link, ORIGIN, Origin, ValuesRow, Who, digest_of};
use super::queries::values;
use crate::db::Conn;
use crate::db::schema::{audit, audit_head, audit_values};
use crate::db::types::Moment;
use crate::error::AppError;

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
    diesel::update(audit_head::table)
        .set(audit_head::length.eq(audit_head::length + 1))
        .execute(conn)?;
    let previous: String = audit_head::table.select(audit_head::hash).first(conn)?;
    note_origin(conn, who)?;
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
    diesel::update(audit_values::table.filter(audit_values::audit_id.is_null()))
        .set(audit_values::audit_id.eq(entry))
        .execute(conn)?;
    diesel::update(audit_head::table)
        .set(audit_head::hash.eq(&hash))
        .execute(conn)?;
    Ok(())
}

fn insert(conn: &mut Conn, link: &Link<'_>, previous: &str, hash: &str) -> Result<i64, AppError> {
    let change = &link.change;
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
        ))
        .returning(audit::id)
        .get_result(conn)?)
}

/// An address tells of a person: it stands with what can be erased.
fn note_origin(conn: &mut Conn, who: Who<'_>) -> Result<(), AppError> {
    let Some(device) = who.origin() else {
        return Ok(());
    };
    let origin = serde_json::to_string(&Origin::from(device)).map_err(AppError::internal)?;
    diesel::insert_into(audit_values::table)
        .values((
            audit_values::subject.eq(ORIGIN),
            audit_values::row_id.eq(""),
            audit_values::new_values.eq(origin),
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
