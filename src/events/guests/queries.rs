//! Reads for the lists of guests.

use diesel::prelude::*;

use super::super::model::{EventId, GuestId};
use super::forms::Delegation;
use crate::db::Conn;
use crate::db::schema::{event_guests, organisations};
use crate::error::AppError;
use crate::web::forms::Choice;

/// How many organisations a form offers.
const OFFERED: i64 = 300;

/// The organisations that are no State's, by name, as choices of a form.
pub(in crate::events) fn organisations_offered(conn: &mut Conn) -> Result<Vec<Choice>, AppError> {
    let rows: Vec<(i64, String)> = organisations::table
        .filter(organisations::state.is_null())
        .filter(organisations::deleted_at.is_null())
        .order((organisations::sort_key, organisations::id))
        .limit(OFFERED)
        .select((organisations::id, organisations::name))
        .load(conn)?;
    let choice = |(id, name): (i64, String)| Choice::new(id.to_string(), name);
    Ok(rows.into_iter().map(choice).collect())
}

/// The guest that stands for a delegation which has named nobody yet.
pub(in crate::events) fn unnamed(
    conn: &mut Conn,
    event: EventId,
    delegation: Delegation,
) -> Result<Option<GuestId>, AppError> {
    let query = event_guests::table
        .filter(event_guests::event_id.eq(event))
        .filter(event_guests::person_id.is_null())
        .filter(event_guests::name.eq(""))
        .select(event_guests::id)
        .into_boxed();
    let query = match delegation {
        Delegation::State(state) => query.filter(event_guests::state.eq(state)),
        Delegation::Organisation(id) => query.filter(event_guests::organisation_id.eq(id)),
    };
    Ok(query.first(conn).optional()?)
}
