//! What was promised at an event.

use chrono::NaiveDate;
use diesel::prelude::*;

use super::super::model::EventId;
use crate::auth::{Actor, Marking};
use crate::db::Conn;
use crate::db::schema::{commitments, exchanges};
use crate::error::AppError;
use crate::treaty::Iso3;
use crate::visible;

/// How many commitments a report lists.
const SHOWN: i64 = 200;

/// A commitment made in an exchange at an event.
#[derive(Debug, Clone, Queryable)]
pub(super) struct Promised {
    pub id: i64,
    pub state: Iso3,
    pub promise: String,
    pub due_on: Option<NaiveDate>,
    pub done_on: Option<NaiveDate>,
    pub marking: Marking,
}

/// The commitments made at an event that is in sight already: those the actor may read, in
/// exchanges the actor may read.
pub(super) fn promised(
    conn: &mut Conn,
    actor: &Actor,
    event: EventId,
) -> Result<Vec<Promised>, AppError> {
    Ok(commitments::table
        .inner_join(exchanges::table)
        .filter(exchanges::event_id.eq(event))
        .filter(exchanges::deleted_at.is_null())
        .filter(visible!(exchanges, actor))
        .filter(commitments::deleted_at.is_null())
        .filter(visible!(commitments, actor))
        .order(commitments::id)
        .limit(SHOWN)
        .select((
            commitments::id,
            commitments::state,
            commitments::promise,
            commitments::due_on,
            commitments::done_on,
            commitments::marking,
        ))
        .load(conn)?)
}
