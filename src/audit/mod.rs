//! Who did what, chained: every row holds the hash of the one before, so that a row
//! altered or dropped breaks the chain. [`record`] runs inside the change's own
//! transaction, as its last step.

use diesel::prelude::*;
use sha2::{Digest, Sha256};

use crate::auth::{Actor, TeamId, UserId};
use crate::db::Conn;
use crate::db::schema::{audit, audit_head};
use crate::db::types::Moment;
use crate::error::AppError;

/// Who makes a change.
#[derive(Debug, Clone, Copy)]
pub enum Who<'a> {
    /// Someone signed in.
    Actor(&'a Actor),
    /// The desk itself: a start, the command line, the mail worker.
    System,
    /// A State's respondent, by a survey link.
    Respondent,
}

/// What changed.
#[derive(Debug, Clone, Copy)]
pub struct Change<'a> {
    /// The verb: `exchange.log`, `person.edit`.
    pub action: &'a str,
    /// The kind of record: its table.
    pub subject: &'a str,
    /// Which one.
    pub id: &'a str,
    /// What else the record of the change should say: field names, counts; never a
    /// secret, and nothing more confidential than that the record exists.
    pub detail: &'a str,
}

#[derive(Insertable)]
#[diesel(table_name = audit)]
struct NewEntry<'a> {
    at: Moment,
    user_id: Option<UserId>,
    team_id: Option<TeamId>,
    action: &'a str,
    subject: &'a str,
    subject_id: &'a str,
    detail: &'a str,
    previous_hash: &'a str,
    hash: &'a str,
}

/// How many changes there have been. As every change adds one, what was read when the
/// number was the same is still so.
///
/// # Errors
/// The database fails.
pub fn length(conn: &mut Conn) -> Result<i64, AppError> {
    Ok(audit_head::table.select(audit_head::length).first(conn)?)
}

/// Adds the change to the chain.
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
    let (user_id, team_id) = match who {
        Who::Actor(actor) => (Some(actor.user_id), Some(actor.team_id)),
        Who::System | Who::Respondent => (None, None),
    };
    let hash = link(&previous, user_id, at, change);
    let entry = NewEntry {
        at,
        user_id,
        team_id,
        action: change.action,
        subject: change.subject,
        subject_id: change.id,
        detail: change.detail,
        previous_hash: &previous,
        hash: &hash,
    };
    diesel::insert_into(audit::table)
        .values(&entry)
        .execute(conn)?;
    diesel::update(audit_head::table)
        .set(audit_head::hash.eq(&hash))
        .execute(conn)?;
    Ok(())
}

fn link(previous: &str, user: Option<UserId>, at: Moment, change: Change<'_>) -> String {
    let user = user.map(|user| user.to_string()).unwrap_or_default();
    let mut hasher = Sha256::new();
    for part in [
        previous,
        &user,
        &at.to_string(),
        change.action,
        change.subject,
        change.id,
        change.detail,
    ] {
        // The length before each part: no two different rows read the same.
        hasher.update(part.len().to_be_bytes());
        hasher.update(part.as_bytes());
    }
    format!("{:x}", hasher.finalize())
}
