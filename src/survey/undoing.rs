//! What stands against taking a change of answers or circulations back, beyond what its
//! rows say themselves.

use diesel::dsl::{exists, select};
use diesel::prelude::*;

use super::model::CirculationStatus;
use crate::auth::UserId;
use crate::db::Conn;
use crate::db::schema::{
    answers, circulations, coding_passes, codings, entered_answers, invitations, omissions,
    reminder_rules, response_pages, responses, sign_offs,
};
use crate::error::AppError;

/// Holds an answer for the rest of the transaction: a State that saves a page at the same
/// time waits here, or has been waited for.
///
/// # Errors
/// The database fails.
pub fn hold_response(conn: &mut Conn, id: i64) -> Result<(), AppError> {
    diesel::update(responses::table.filter(responses::id.eq(id)))
        .set(responses::version.eq(responses::version))
        .execute(conn)?;
    Ok(())
}

/// Whether nothing hangs on an answer any more: it would be gone with it.
///
/// # Errors
/// The database fails.
pub fn is_bare_response(conn: &mut Conn, id: i64) -> Result<bool, AppError> {
    macro_rules! has_any {
        ($($table:ident),+) => {
            $(select(exists($table::table.filter($table::response_id.eq(id))))
                .get_result::<bool>(conn)?)||+
        };
    }
    let hangs = has_any!(answers, codings, entered_answers, response_pages, sign_offs);
    Ok(!hangs)
}

/// Whether nothing hangs on a circulation any more: it would be gone with it.
///
/// # Errors
/// The database fails.
pub fn is_bare_circulation(conn: &mut Conn, id: i64) -> Result<bool, AppError> {
    macro_rules! has_any {
        ($($table:ident),+) => {
            $(select(exists($table::table.filter($table::circulation_id.eq(id))))
                .get_result::<bool>(conn)?)||+
        };
    }
    Ok(!has_any!(invitations, omissions, reminder_rules))
}

/// Whether the codes of an answer may still be changed: they are settled ones, or whoever
/// gave them has not closed them, and so has not seen the other coder's.
///
/// # Errors
/// The database fails.
pub fn is_coding_open(conn: &mut Conn, coding: i64) -> Result<bool, AppError> {
    let of: Option<(i64, String, i32)> = codings::table
        .inner_join(responses::table)
        .filter(codings::id.eq(coding))
        .select((responses::circulation_id, codings::question, codings::place))
        .first(conn)
        .optional()?;
    let Some((circulation, question, place)) = of else {
        return Ok(false);
    };
    let closed = coding_passes::table
        .filter(coding_passes::circulation_id.eq(circulation))
        .filter(coding_passes::question.eq(question))
        .filter(coding_passes::place.eq(place))
        .filter(coding_passes::done_at.is_not_null());
    Ok(!select(exists(closed)).get_result::<bool>(conn)?)
}

/// Whether a circulation is a draft that nobody has proposed to release, held as one for the
/// rest of the transaction; or is there no more.
///
/// # Errors
/// The database fails.
pub fn is_free_draft(conn: &mut Conn, id: i64) -> Result<bool, AppError> {
    // A release waits here, or has been waited for.
    diesel::update(circulations::table.filter(circulations::id.eq(id)))
        .set(circulations::version.eq(circulations::version))
        .execute(conn)?;
    let found: Option<(CirculationStatus, Option<UserId>)> = circulations::table
        .filter(circulations::id.eq(id))
        .select((circulations::status, circulations::proposed_by))
        .first(conn)
        .optional()?;
    Ok(found.is_none_or(|(status, by)| status == CirculationStatus::Draft && by.is_none()))
}
