//! Reads of the hand-over, all through the rights layer and all bounded.

use std::collections::HashSet;

use chrono::NaiveDate;
use diesel::prelude::*;

use crate::auth::{Actor, Marking};
use crate::db::Conn;
use crate::db::schema::events;
use crate::error::AppError;
use crate::events::{EventId, EventKind};
use crate::exchanges::{Met, last_met};
use crate::treaty::Iso3;
use crate::visible;

/// An event to come.
#[derive(Debug, Queryable)]
pub(super) struct Coming {
    pub id: EventId,
    pub kind: EventKind,
    pub title: String,
    pub place: String,
    pub starts_on: NaiveDate,
    pub marking: Marking,
}

/// The events that are not over, the next first.
pub(super) fn coming(
    conn: &mut Conn,
    actor: &Actor,
    today: NaiveDate,
    limit: i64,
) -> Result<Vec<Coming>, AppError> {
    Ok(events::table
        .filter(events::ends_on.ge(today))
        .filter(events::deleted_at.is_null())
        .filter(visible!(events, actor))
        .order((events::starts_on, events::id))
        .limit(limit)
        .select((
            events::id,
            events::kind,
            events::title,
            events::place,
            events::starts_on,
            events::marking,
        ))
        .load(conn)?)
}

/// Whom we met with these States, the latest first: each person of each State once, with
/// the last who did. No more than `limit` exchanges are looked at.
pub(super) fn met(
    conn: &mut Conn,
    actor: &Actor,
    states: &[Iso3],
    limit: i64,
) -> Result<Vec<Met>, AppError> {
    let mut rows = last_met(conn, actor, states, limit)?;
    let mut known = HashSet::new();
    rows.retain(|row| known.insert((row.state, row.person)));
    Ok(rows)
}
