//! Reads of positions, all through the rights layer.

use std::collections::HashMap;

use chrono::NaiveDate;
use diesel::dsl::max;
use diesel::prelude::*;

use super::model::{Position, PositionId, Stance};
use crate::auth::Actor;
use crate::db::Conn;
use crate::db::schema::{exchanges, positions};
use crate::error::AppError;
use crate::exchanges::{ExchangeId, ExchangeKind};
use crate::treaty::Iso3;
use crate::visible;

/// How many entries about many States are looked at.
const MOST: i64 = 50_000;
/// How many exchanges a form offers as where a position was said.
const EXCHANGES: i64 = 30;

/// The columns of a [`Position`].
macro_rules! columns {
    () => {
        (
            positions::id,
            positions::state,
            (
                positions::stance,
                positions::held_on,
                positions::confidence,
                positions::detail,
                positions::source,
                positions::source_link,
                positions::exchange_id,
            ),
            positions::marking,
            positions::team_id,
            positions::version,
        )
    };
}

/// The entries about a State up to a day, the newest first.
///
/// # Errors
/// The database fails.
pub fn of_state(
    conn: &mut Conn,
    actor: &Actor,
    state: Iso3,
    until: NaiveDate,
    limit: i64,
) -> Result<Vec<Position>, AppError> {
    Ok(positions::table
        .filter(positions::state.eq(state))
        .filter(positions::held_on.le(until))
        .filter(positions::deleted_at.is_null())
        .filter(visible!(positions, actor))
        .order((positions::held_on.desc(), positions::id.desc()))
        .limit(limit)
        .select(columns!())
        .load(conn)?)
}

/// The entries about these States up to a day, the newest first.
///
/// # Errors
/// The database fails.
pub fn of_states(
    conn: &mut Conn,
    actor: &Actor,
    states: &[Iso3],
    until: NaiveDate,
) -> Result<Vec<Position>, AppError> {
    Ok(positions::table
        .filter(positions::state.eq_any(states))
        .filter(positions::held_on.le(until))
        .filter(positions::deleted_at.is_null())
        .filter(visible!(positions, actor))
        .order((positions::held_on.desc(), positions::id.desc()))
        .limit(MOST)
        .select(columns!())
        .load(conn)?)
}

/// Where each State stood on a day, by the newest entry that the actor may read: two
/// questions, however many States and entries there are.
///
/// # Errors
/// The database fails.
pub fn newest(
    conn: &mut Conn,
    actor: &Actor,
    on: NaiveDate,
) -> Result<HashMap<Iso3, Stance>, AppError> {
    let days: Vec<(Iso3, Option<NaiveDate>)> = positions::table
        .filter(positions::held_on.le(on))
        .filter(positions::deleted_at.is_null())
        .filter(visible!(positions, actor))
        .group_by(positions::state)
        .select((positions::state, max(positions::held_on)))
        .load(conn)?;
    let days: HashMap<Iso3, NaiveDate> = days
        .into_iter()
        .filter_map(|(state, day)| Some((state, day?)))
        .collect();
    if days.is_empty() {
        return Ok(HashMap::new());
    }
    let rows: Vec<(Iso3, NaiveDate, Stance)> = positions::table
        .filter(positions::held_on.eq_any(days.values()))
        .filter(positions::deleted_at.is_null())
        .filter(visible!(positions, actor))
        .order(positions::id)
        .select((positions::state, positions::held_on, positions::stance))
        .load(conn)?;
    // Of two on one day the later entry counts: it comes last.
    Ok(rows
        .into_iter()
        .filter(|(state, day, _)| days.get(state) == Some(day))
        .map(|(state, _, stance)| (state, stance))
        .collect())
}

/// An entry the actor may read, outside the bin.
pub(super) fn find(conn: &mut Conn, actor: &Actor, id: PositionId) -> Result<Position, AppError> {
    Ok(positions::table
        .filter(positions::id.eq(id))
        .filter(positions::deleted_at.is_null())
        .filter(visible!(positions, actor))
        .select(columns!())
        .first(conn)?)
}

/// An exchange, as a form names it.
pub(super) type Said = (ExchangeId, ExchangeKind, NaiveDate);

/// The latest exchanges with a State that the actor may read.
pub(super) fn exchanges_with(
    conn: &mut Conn,
    actor: &Actor,
    state: Iso3,
) -> Result<Vec<Said>, AppError> {
    Ok(exchanges::table
        .filter(exchanges::state.eq(state))
        .filter(exchanges::deleted_at.is_null())
        .filter(visible!(exchanges, actor))
        .order((exchanges::held_on.desc(), exchanges::id.desc()))
        .limit(EXCHANGES)
        .select((exchanges::id, exchanges::kind, exchanges::held_on))
        .load(conn)?)
}

/// An exchange of the log that the actor may read; nothing where it is hidden or binned.
pub(super) fn said_in(
    conn: &mut Conn,
    actor: &Actor,
    id: ExchangeId,
) -> Result<Option<Said>, AppError> {
    Ok(exchanges::table
        .filter(exchanges::id.eq(id))
        .filter(exchanges::deleted_at.is_null())
        .filter(visible!(exchanges, actor))
        .select((exchanges::id, exchanges::kind, exchanges::held_on))
        .first(conn)
        .optional()?)
}
