//! Reads of an event's money, of events that are in sight already.

use diesel::prelude::*;

use super::super::model::EventId;
use super::model::Line;
use crate::db::Conn;
use crate::db::schema::event_money as t;
use crate::error::AppError;

/// How many lines an event may have.
pub(in crate::events) const MAX_LINES: i64 = 300;

/// The lines of an event, as they were entered.
pub(in crate::events) fn lines(conn: &mut Conn, event: EventId) -> Result<Vec<Line>, AppError> {
    Ok(t::table
        .filter(t::event_id.eq(event))
        .order(t::id)
        .limit(MAX_LINES)
        .select((t::id, t::kind, t::what, t::amount_minor, t::currency))
        .load(conn)?)
}
