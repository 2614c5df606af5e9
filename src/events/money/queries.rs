//! Reads of an event's money, of events that are in sight already.

use diesel::prelude::*;

use super::super::model::EventId;
use super::model::{Line, LineId};
use crate::db::Conn;
use crate::db::schema::event_money as t;
use crate::error::AppError;

/// How many lines an event may have.
pub(in crate::events) const MAX_LINES: i64 = 300;

type Columns = (
    t::id,
    t::kind,
    t::what,
    t::amount_minor,
    t::currency,
    t::version,
);

/// The columns of a [`Line`].
fn columns() -> Columns {
    (
        t::id,
        t::kind,
        t::what,
        t::amount_minor,
        t::currency,
        t::version,
    )
}

/// The lines of an event, as they were entered.
pub(in crate::events) fn lines(conn: &mut Conn, event: EventId) -> Result<Vec<Line>, AppError> {
    Ok(t::table
        .filter(t::event_id.eq(event))
        .order(t::id)
        .limit(MAX_LINES)
        .select(columns())
        .load(conn)?)
}

/// One of them.
pub(in crate::events) fn line(
    conn: &mut Conn,
    event: EventId,
    id: LineId,
) -> Result<Line, AppError> {
    let found = t::table
        .filter(t::id.eq(id))
        .filter(t::event_id.eq(event))
        .select(columns())
        .first(conn)
        .optional()?;
    found.ok_or(AppError::NotFound)
}
