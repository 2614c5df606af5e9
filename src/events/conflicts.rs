//! What else is held on the days of an event: other events that the reader may know of,
//! formal meetings of the pack, and guests who are invited to two of them.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use diesel::prelude::*;
use serde::Serialize;

use super::model::{Event, EventId, Guest, days};
use crate::auth::Actor;
use crate::contacts::{PersonId, PersonName};
use crate::db::Conn;
use crate::db::schema::{event_guests, events, people};
use crate::error::AppError;
use crate::i18n::Lang;
use crate::states::Facts;
use crate::treaty::Iso3;
use crate::visible;

/// How many other events a page names.
const SHOWN: i64 = 20;
/// How many guests of other events are looked at.
const GUESTS: i64 = 5000;

/// Something held on the same days.
#[derive(Debug, Serialize)]
pub(super) struct Conflict {
    pub name: String,
    /// Empty for a formal meeting of the pack.
    pub href: String,
    pub days: String,
    pub iso: String,
    pub place: String,
    /// Who is invited to both; empty for nobody.
    pub both: String,
}

type Other = (EventId, String, NaiveDate, NaiveDate, String);

/// What is held on the days of an event: `guests` are those of the event itself.
pub(super) fn of(
    conn: &mut Conn,
    actor: &Actor,
    (facts, lang): (&Facts, Lang),
    event: &Event,
    guests: &[Guest],
) -> Result<Vec<Conflict>, AppError> {
    let others = others(conn, actor, event)?;
    let ids: Vec<EventId> = others.iter().map(|other| other.0).collect();
    let elsewhere = if ids.is_empty() || guests.is_empty() {
        Vec::new()
    } else {
        invited_to(conn, actor, &ids)?
    };
    let mut found: Vec<Conflict> = meetings(facts, lang, event);
    found.extend(others.into_iter().map(|(id, name, from, until, place)| {
        let there = elsewhere.iter().filter(|it| it.0 == id);
        let both = both(facts, lang, guests, there);
        Conflict {
            name,
            href: format!("/events/{id}"),
            days: days(lang, from, until),
            iso: from.to_string(),
            place,
            both,
        }
    }));
    Ok(found)
}

/// Whether anything else is held on the days of an event.
pub(super) fn any(
    conn: &mut Conn,
    actor: &Actor,
    facts: &Facts,
    event: &Event,
) -> Result<bool, AppError> {
    if !meetings(facts, Lang::En, event).is_empty() {
        return Ok(true);
    }
    Ok(!others(conn, actor, event)?.is_empty())
}

fn others(conn: &mut Conn, actor: &Actor, event: &Event) -> Result<Vec<Other>, AppError> {
    Ok(events::table
        .filter(events::id.ne(event.id))
        .filter(events::starts_on.le(event.ends_on))
        .filter(events::ends_on.ge(event.starts_on))
        .filter(events::deleted_at.is_null())
        .filter(visible!(events, actor))
        .order((events::starts_on, events::id))
        .limit(SHOWN)
        .select((
            events::id,
            events::title,
            events::starts_on,
            events::ends_on,
            events::place,
        ))
        .load(conn)?)
}

/// Formal meetings on the days of an event, but the one that it is or is held at.
fn meetings(facts: &Facts, lang: Lang, event: &Event) -> Vec<Conflict> {
    let on_the_days = facts.meetings.iter().filter_map(|meeting| {
        let from = meeting.starts_on?;
        let until = meeting.ends_on.unwrap_or(from);
        let overlap = from <= event.ends_on && until >= event.starts_on;
        (overlap && meeting.code != event.meeting).then(|| Conflict {
            name: meeting.name(lang).to_owned(),
            href: String::new(),
            days: days(lang, from, until),
            iso: from.to_string(),
            place: meeting.place.clone(),
            both: String::new(),
        })
    });
    on_the_days.collect()
}

type There = (EventId, Option<Iso3>, Option<PersonId>, Option<PersonName>);

/// The guests of events that are in sight already.
fn invited_to(conn: &mut Conn, actor: &Actor, ids: &[EventId]) -> Result<Vec<There>, AppError> {
    Ok(event_guests::table
        .left_join(people::table)
        .filter(event_guests::event_id.eq_any(ids))
        .filter(
            event_guests::person_id
                .is_null()
                .or(people::deleted_at.is_null().and(visible!(people, actor))),
        )
        .order(event_guests::id)
        .limit(GUESTS)
        .select((
            event_guests::event_id,
            event_guests::state,
            event_guests::person_id,
            (people::honorific, people::given_name, people::family_name).nullable(),
        ))
        .load(conn)?)
}

/// The people who are guests of both, by name; and the States that are, where no person is.
fn both<'a>(
    facts: &Facts,
    lang: Lang,
    guests: &[Guest],
    there: impl Iterator<Item = &'a There>,
) -> String {
    let mut people = BTreeSet::new();
    let mut states = BTreeSet::new();
    for (_, state, person, name) in there {
        let same = guests
            .iter()
            .any(|guest| person.is_some() && guest.person_id == *person);
        if let Some(name) = name.as_ref().filter(|_| same) {
            people.insert(name.full());
        }
        if let Some(state) = state.filter(|state| guests.iter().any(|it| it.state == Some(*state)))
        {
            states.insert(facts.name(state, lang).to_owned());
        }
    }
    let names: Vec<_> = people.into_iter().chain(states).collect();
    names.join(", ")
}
