//! Reads of the hand-over, all through the rights layer and all bounded.

use chrono::NaiveDate;
use diesel::dsl::count_star;
use diesel::prelude::*;

use crate::auth::{Actor, Marking, RecordKind, TeamId};
use crate::contacts::{PersonId, PersonName};
use crate::db::Conn;
use crate::db::schema::{
    barriers, commitments, events, exchange_people, exchanges, pathway_steps, people, positions,
    targets,
};
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

/// How many restricted records of each kind the actor's own team has. Those that came out
/// of an exchange go with it, and are not counted by themselves.
pub(super) fn restricted(
    conn: &mut Conn,
    actor: &Actor,
) -> Result<Vec<(RecordKind, i64)>, AppError> {
    let own = actor.restricted_team();
    macro_rules! count {
        ($table:ident, $kept:expr) => {
            $table::table
                .filter($table::marking.eq(Marking::Restricted))
                .filter($table::team_id.eq(own))
                .filter(visible!($table, actor))
                .filter($kept)
                .select(count_star())
                .first::<i64>(conn)?
        };
    }
    let found = vec![
        (
            RecordKind::Exchanges,
            count!(exchanges, exchanges::deleted_at.is_null()),
        ),
        (
            RecordKind::Commitments,
            count!(
                commitments,
                commitments::deleted_at
                    .is_null()
                    .and(commitments::exchange_id.is_null())
            ),
        ),
        (
            RecordKind::Barriers,
            count!(
                barriers,
                barriers::deleted_at
                    .is_null()
                    .and(barriers::exchange_id.is_null())
            ),
        ),
        (
            RecordKind::Events,
            count!(events, events::deleted_at.is_null()),
        ),
        (
            RecordKind::People,
            count!(people, people::deleted_at.is_null()),
        ),
        (
            RecordKind::PathwaySteps,
            count!(pathway_steps, pathway_steps::dropped_at.is_null()),
        ),
        (
            RecordKind::Positions,
            count!(positions, positions::deleted_at.is_null()),
        ),
        (
            RecordKind::Targets,
            count!(targets, targets::id.is_not_null()),
        ),
    ];
    Ok(found.into_iter().filter(|(_, n)| *n > 0).collect())
}
