//! Reads of where a State stood and why it had not joined.

use chrono::NaiveDate;
use diesel::prelude::*;

use super::Before;
use crate::auth::{Actor, Marking};
use crate::db::Conn;
use crate::db::schema::{barrier_kinds, barriers, positions};
use crate::error::AppError;
use crate::exchanges::BarrierId;
use crate::positions::{PositionId, Stance};
use crate::treaty::Iso3;
use crate::visible;

/// Where a State stood, for the timeline.
#[derive(Debug, Queryable)]
pub(in super::super) struct PositionRow {
    pub id: PositionId,
    pub stance: Stance,
    pub held_on: NaiveDate,
    pub source: String,
    pub marking: Marking,
}

/// The positions of a State before a place, the latest first.
pub(in super::super) fn positions(
    conn: &mut Conn,
    actor: &Actor,
    state: Iso3,
    before: Before,
    limit: i64,
) -> Result<Vec<PositionRow>, AppError> {
    Ok(positions::table
        .filter(positions::state.eq(state))
        .filter(positions::held_on.le(before.day))
        .filter(
            positions::held_on
                .lt(before.day)
                .or(positions::id.lt(before.id)),
        )
        .filter(positions::deleted_at.is_null())
        .filter(visible!(positions, actor))
        .order((positions::held_on.desc(), positions::id.desc()))
        .limit(limit)
        .select((
            positions::id,
            positions::stance,
            positions::held_on,
            positions::source,
            positions::marking,
        ))
        .load(conn)?)
}

/// A reason for not joining, for the timeline.
#[derive(Debug, Queryable)]
pub(in super::super) struct ReasonRow {
    pub id: BarrierId,
    pub labels: (String, String, String),
    pub raised_on: NaiveDate,
    pub said_by: String,
    pub source: String,
    pub marking: Marking,
}

/// The barriers of a State before a place, the latest first.
pub(in super::super) fn reasons(
    conn: &mut Conn,
    actor: &Actor,
    state: Iso3,
    before: Before,
    limit: i64,
) -> Result<Vec<ReasonRow>, AppError> {
    Ok(barriers::table
        .inner_join(barrier_kinds::table)
        .filter(barriers::state.eq(state))
        .filter(barriers::raised_on.le(before.day))
        .filter(
            barriers::raised_on
                .lt(before.day)
                .or(barriers::id.lt(before.id)),
        )
        .filter(barriers::deleted_at.is_null())
        .filter(visible!(barriers, actor))
        .order((barriers::raised_on.desc(), barriers::id.desc()))
        .limit(limit)
        .select((
            barriers::id,
            (
                barrier_kinds::label_en,
                barrier_kinds::label_fr,
                barrier_kinds::label_es,
            ),
            barriers::raised_on,
            barriers::said_by,
            barriers::source,
            barriers::marking,
        ))
        .load(conn)?)
}
