//! Reads of the hand-over, all through the rights layer and all bounded.

use chrono::NaiveDate;
use diesel::prelude::*;

use crate::auth::{Actor, Marking, TeamId};
use crate::contacts::{PersonId, PersonName};
use crate::db::Conn;
use crate::db::schema::{events, exchange_people, exchanges, people};
use crate::error::AppError;
use crate::events::{EventId, EventKind};
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

/// Someone whom one of us met with a State.
#[derive(Debug, Queryable)]
pub(super) struct Met {
    pub state: Iso3,
    pub person: PersonId,
    pub name: PersonName,
    pub team: TeamId,
    /// Who spoke for us; may be empty.
    pub spoke_for_us: String,
    pub on: NaiveDate,
    pub person_marking: Marking,
    /// The exchange's marking.
    pub marking: Marking,
}

/// Whom we met with these States, the latest first: each person of each State once, with
/// the last who did. No more than `limit` meetings are looked at.
pub(super) fn met(
    conn: &mut Conn,
    actor: &Actor,
    states: &[Iso3],
    limit: i64,
) -> Result<Vec<Met>, AppError> {
    let mut rows: Vec<Met> = exchanges::table
        .inner_join(exchange_people::table.inner_join(people::table))
        .filter(exchanges::state.eq_any(states))
        .filter(exchanges::deleted_at.is_null())
        .filter(visible!(exchanges, actor))
        .filter(people::deleted_at.is_null())
        .filter(visible!(people, actor))
        .order((
            exchanges::held_on.desc(),
            exchanges::id.desc(),
            people::id.asc(),
        ))
        .limit(limit)
        .select((
            exchanges::state,
            people::id,
            (people::honorific, people::given_name, people::family_name),
            exchanges::team_id,
            exchanges::spoke_for_us,
            exchanges::held_on,
            people::marking,
            exchanges::marking,
        ))
        .load(conn)?;
    let mut known = std::collections::HashSet::new();
    rows.retain(|row| known.insert((row.state, row.person)));
    Ok(rows)
}
