//! Reads of extensions.

use chrono::NaiveDate;
use diesel::prelude::*;

use super::super::super::model::CirculationId;
use crate::db::Conn;
use crate::db::schema::{extensions, invitations, omissions};
use crate::error::AppError;
use crate::treaty::Iso3;

/// A State's own last day, as it was granted.
#[derive(Debug, Clone, Queryable)]
pub(super) struct Extension {
    pub closes_on: NaiveDate,
    pub reason: String,
    pub version: i32,
}

/// The extension of a State of a circulation in sight, if it has one.
pub(super) fn of(
    conn: &mut Conn,
    id: CirculationId,
    state: Iso3,
) -> Result<Option<Extension>, AppError> {
    Ok(extensions::table
        .find((id, state))
        .select((
            extensions::closes_on,
            extensions::reason,
            extensions::version,
        ))
        .first(conn)
        .optional()?)
}

/// Whether a State belongs to a circulation, invited or left out.
pub(super) fn belongs(conn: &mut Conn, id: CirculationId, state: Iso3) -> Result<bool, AppError> {
    let invited = invitations::table
        .filter(invitations::circulation_id.eq(id))
        .filter(invitations::state.eq(state));
    let left_out = omissions::table.find((id, state));
    Ok(
        diesel::select(diesel::dsl::exists(invited)).get_result(conn)?
            || diesel::select(diesel::dsl::exists(left_out)).get_result(conn)?,
    )
}
