//! Whom we met, as exchanges with a State tell.

use std::collections::HashMap;

use chrono::NaiveDate;
use diesel::prelude::*;

use super::model::ExchangeId;
use crate::auth::{Actor, Marking, TeamId};
use crate::contacts::{PersonId, PersonName};
use crate::db::Conn;
use crate::db::schema::{exchange_people, exchanges, people};
use crate::error::AppError;
use crate::treaty::Iso3;
use crate::visible;

/// How many exchanges are asked for their people at once: what SQLite binds has a limit.
const AT_ONCE: usize = 10_000;

/// Someone met in an exchange.
#[derive(Debug, Clone)]
pub struct Met {
    /// The State it was with.
    pub state: Iso3,
    /// Who was met.
    pub person: PersonId,
    /// Their name.
    pub name: PersonName,
    /// Whose exchange it was.
    pub team: TeamId,
    /// Who spoke for us; may be empty.
    pub spoke_for_us: String,
    /// The day.
    pub on: NaiveDate,
    /// The person's marking.
    pub person_marking: Marking,
    /// The exchange's.
    pub marking: Marking,
}

#[derive(Queryable)]
struct Meeting {
    id: ExchangeId,
    state: Iso3,
    team: TeamId,
    spoke_for_us: String,
    on: NaiveDate,
    marking: Marking,
}

type Person = (ExchangeId, PersonId, PersonName, Marking);

/// Whom we met in exchanges with these States, the latest first. No more than `exchanges` of
/// them are looked at, so that it takes as long however many there are.
///
/// # Errors
/// The database fails.
pub fn last_met(
    conn: &mut Conn,
    actor: &Actor,
    states: &[Iso3],
    exchanges: i64,
) -> Result<Vec<Met>, AppError> {
    let meetings = meetings(conn, actor, states, exchanges)?;
    let mut met: HashMap<ExchangeId, Vec<(PersonId, PersonName, Marking)>> = HashMap::new();
    for some in meetings.chunks(AT_ONCE) {
        let ids: Vec<_> = some.iter().map(|meeting| meeting.id).collect();
        for (exchange, person, name, marking) in people_of(conn, actor, &ids)? {
            met.entry(exchange)
                .or_default()
                .push((person, name, marking));
        }
    }
    let mut found = Vec::new();
    for meeting in meetings {
        let people = met.remove(&meeting.id).unwrap_or_default();
        found.extend(
            people
                .into_iter()
                .map(|(person, name, person_marking)| Met {
                    state: meeting.state,
                    person,
                    name,
                    team: meeting.team,
                    spoke_for_us: meeting.spoke_for_us.clone(),
                    on: meeting.on,
                    person_marking,
                    marking: meeting.marking,
                }),
        );
    }
    Ok(found)
}

/// The latest exchanges with these States.
fn meetings(
    conn: &mut Conn,
    actor: &Actor,
    states: &[Iso3],
    limit: i64,
) -> Result<Vec<Meeting>, AppError> {
    use exchanges as t;
    let query = t::table
        .filter(visible!(t, actor))
        .filter(t::deleted_at.is_null())
        .order((t::held_on.desc(), t::id.desc()))
        .limit(limit)
        .select((
            t::id,
            t::state,
            t::team_id,
            t::spoke_for_us,
            t::held_on,
            t::marking,
        ))
        .into_boxed();
    if let [state] = states {
        return Ok(query.filter(t::state.eq(*state)).load(conn)?);
    }
    // Of many States those of the latest days are met in the order of days, and not all of
    // each State sorted: no index on States serves this.
    let codes: Vec<_> = states.iter().map(ToString::to_string).collect();
    Ok(query.filter(t::state.concat("").eq_any(codes)).load(conn)?)
}

fn people_of(conn: &mut Conn, actor: &Actor, ids: &[ExchangeId]) -> Result<Vec<Person>, AppError> {
    Ok(exchange_people::table
        .inner_join(people::table)
        .filter(exchange_people::exchange_id.eq_any(ids))
        .filter(people::deleted_at.is_null())
        .filter(visible!(people, actor))
        .order((exchange_people::exchange_id, people::id))
        .select((
            exchange_people::exchange_id,
            people::id,
            (people::honorific, people::given_name, people::family_name),
            people::marking,
        ))
        .load(conn)?)
}
