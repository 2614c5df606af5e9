//! Adding to the chain.

use diesel::prelude::*;

use super::model::{Change, Link, Who};
use crate::db::Conn;
use crate::db::schema::{audit, audit_head};
use crate::db::types::Moment;
use crate::error::AppError;

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
    let (user, user_team) = match who {
        Who::Actor(actor) => (Some(actor.user_id), Some(actor.team_id)),
        Who::System | Who::Respondent => (None, None),
    };
    let link = Link {
        at,
        user,
        user_team,
        change,
    };
    let hash = link.hash(&previous);
    diesel::insert_into(audit::table)
        .values((
            audit::at.eq(at),
            audit::user_id.eq(user),
            audit::user_team_id.eq(user_team),
            audit::action.eq(change.action),
            audit::subject.eq(change.subject),
            audit::subject_id.eq(change.id),
            audit::detail.eq(change.detail),
            audit::marking.eq(change.readers.marking),
            audit::team_id.eq(change.readers.team_id),
            audit::previous_hash.eq(&previous),
            audit::hash.eq(&hash),
        ))
        .execute(conn)?;
    diesel::update(audit_head::table)
        .set(audit_head::hash.eq(&hash))
        .execute(conn)?;
    Ok(())
}
