//! Changes to events and their guests.

use std::collections::HashMap;

use diesel::prelude::*;

use super::forms::{EventForm, Marks};
use super::model::{Attendance, Event, EventId};
use super::queries;
use crate::access::{Remarked, record_remarking};
use crate::audit::{self, Change, Who};
use crate::auth::{Actor, RecordKind};
use crate::contacts::{OrganisationId, PersonId};
use crate::db::Conn;
use crate::db::schema::{event_guests, events};
use crate::db::types::Moment;
use crate::error::AppError;
use crate::exchanges::{Saving, may_add, may_change};
use crate::on_backend;
use crate::readers_of;
use crate::treaty::Iso3;

/// Enters an event.
pub(super) fn create(
    conn: &mut Conn,
    actor: &Actor,
    form: &EventForm,
    now: Moment,
) -> Result<EventId, AppError> {
    use events as t;
    may_add(actor)?;
    if !actor.givable_markings().contains(&form.marking) {
        return Err(AppError::Forbidden);
    }
    let id: EventId = diesel::insert_into(t::table)
        .values((
            t::kind.eq(form.kind),
            t::title.eq(&form.title),
            t::place.eq(&form.place),
            t::zone.eq(form.zone.name()),
            t::starts_on.eq(form.starts_on),
            t::ends_on.eq(form.ends_on),
            t::opens_at.eq(opens_at(form)),
            t::closes_at.eq(closes_at(form)),
            t::organizer.eq(&form.organizer),
            t::description.eq(&form.description),
            t::activity_id.eq(form.activity_id),
            depth(form),
            t::marking.eq(form.marking),
            t::team_id.eq(actor.team_id),
            t::created_by.eq(actor.user_id),
            t::created_at.eq(now),
            t::updated_at.eq(now),
        ))
        .returning(t::id)
        .get_result(conn)?;
    record(conn, actor, now, "event.add", id, "")?;
    Ok(id)
}

/// Saves what was changed in an event. `reason` is why its marking opens it.
pub(super) fn save(
    conn: &mut Conn,
    actor: &Actor,
    id: EventId,
    (form, reason): (&EventForm, &str),
    now: Moment,
) -> Result<Saving, AppError> {
    use events as t;
    let before = changeable(conn, actor, id)?;
    if !actor.may_read(form.marking, before.team_id) {
        return Err(AppError::Forbidden);
    }
    let saved = diesel::update(t::table)
        .filter(t::id.eq(id))
        .filter(t::version.eq(form.version))
        .set((
            t::kind.eq(form.kind),
            t::title.eq(&form.title),
            t::place.eq(&form.place),
            t::zone.eq(form.zone.name()),
            t::starts_on.eq(form.starts_on),
            t::ends_on.eq(form.ends_on),
            t::opens_at.eq(opens_at(form)),
            t::closes_at.eq(closes_at(form)),
            t::organizer.eq(&form.organizer),
            t::description.eq(&form.description),
            t::activity_id.eq(form.activity_id),
            depth(form),
            t::marking.eq(form.marking),
            t::updated_at.eq(now),
            t::version.eq(t::version + 1),
        ))
        .execute(conn)?;
    if saved == 0 {
        return Ok(Saving::Stale);
    }
    record(conn, actor, now, "event.edit", id, "")?;
    let remarked = Remarked {
        action: "event.marking",
        kind: RecordKind::Events,
        id: id.0,
        from: before.marking,
        to: form.marking,
        team: before.team_id,
        reason,
    };
    record_remarking(conn, Who::Actor(actor), now, &remarked)?;
    Ok(Saving::Done)
}

/// Moves an event to the bin. Exchanges held there stay.
pub(super) fn bin(
    conn: &mut Conn,
    actor: &Actor,
    id: EventId,
    now: Moment,
) -> Result<(), AppError> {
    changeable(conn, actor, id)?;
    diesel::update(events::table.find(id))
        .set((
            events::deleted_at.eq(now),
            events::updated_at.eq(now),
            events::version.eq(events::version + 1),
        ))
        .execute(conn)?;
    record(conn, actor, now, "event.bin", id, "")
}

/// Takes an event back out of the bin.
pub(super) fn restore(
    conn: &mut Conn,
    actor: &Actor,
    id: EventId,
    now: Moment,
) -> Result<(), AppError> {
    let event = queries::find(conn, actor, id)?;
    may_change(actor, event.marking, event.team_id)?;
    if event.deleted_at.is_none() {
        return Err(AppError::NotFound);
    }
    let none: Option<Moment> = None;
    diesel::update(events::table.find(id))
        .set((
            events::deleted_at.eq(none),
            events::updated_at.eq(now),
            events::version.eq(events::version + 1),
        ))
        .execute(conn)?;
    record(conn, actor, now, "event.restore", id, "")
}

/// Who is to be invited.
#[derive(Debug)]
pub(super) struct Guests<'a> {
    pub states: &'a [Iso3],
    pub organisations: &'a [OrganisationId],
    pub people: &'a HashMap<PersonId, Iso3>,
}

/// Invites States and organisations, and people for their States. Those invited already
/// stay as they are. Says how many are new; nothing where the event would have too many.
pub(super) fn invite(
    conn: &mut Conn,
    actor: &Actor,
    id: EventId,
    guests: &Guests<'_>,
    now: Moment,
) -> Result<Option<usize>, AppError> {
    use event_guests as t;
    changeable(conn, actor, id)?;
    // Hidden ones do not count: their number must not show.
    let known = queries::guests(conn, actor, id)?;
    let there = known.len();
    // Whoever the delegation has named sits in its place.
    let sits = |state: Option<Iso3>, organisation: Option<OrganisationId>| {
        known.iter().any(|guest| {
            guest.person_id.is_none()
                && guest.state == state
                && guest.organisation_id == organisation
        })
    };
    let states = guests.states.iter().map(|state| Some(*state));
    let states = states
        .filter(|state| !sits(*state, None))
        .map(|state| (state, None, None));
    let others = guests.organisations.iter().map(|id| Some(*id));
    let others = others
        .filter(|organisation| !sits(None, *organisation))
        .map(|organisation| (None, organisation, None));
    let people = guests.people.iter();
    let people = people.map(|(person, state)| (Some(*state), None, Some(*person)));
    let rows: Vec<_> = states
        .chain(others)
        .chain(people)
        .map(|(state, organisation, person)| {
            (
                t::event_id.eq(id),
                t::state.eq(state),
                t::organisation_id.eq(organisation),
                t::person_id.eq(person),
                t::attendance.eq(Attendance::Invited),
                t::note.eq(""),
            )
        })
        .collect();
    let all = i64::try_from(there + rows.len()).unwrap_or(i64::MAX);
    if all > queries::MAX_GUESTS {
        return Ok(None);
    }
    let invited = on_backend!(conn, real => diesel::insert_into(t::table)
        .values(rows)
        .on_conflict_do_nothing()
        .execute(real))?;
    let detail = format!("guests={invited}");
    record(conn, actor, now, "event.invite", id, &detail)?;
    Ok(Some(invited))
}

/// Notes who came. The guests belong to the event: its version guards them.
pub(super) fn mark(
    conn: &mut Conn,
    actor: &Actor,
    id: EventId,
    marks: &Marks,
    now: Moment,
) -> Result<Saving, AppError> {
    use event_guests as t;
    changeable(conn, actor, id)?;
    let saved = diesel::update(events::table)
        .filter(events::id.eq(id))
        .filter(events::version.eq(marks.version))
        .set((
            events::updated_at.eq(now),
            events::version.eq(events::version + 1),
        ))
        .execute(conn)?;
    if saved == 0 {
        return Ok(Saving::Stale);
    }
    for mark in &marks.changed {
        diesel::update(t::table)
            .filter(t::id.eq(mark.guest))
            .filter(t::event_id.eq(id))
            .set((
                t::attendance.eq(mark.attendance),
                t::stranded_why.eq(mark.why),
                t::note.eq(&mark.note),
                t::version.eq(t::version + 1),
            ))
            .execute(conn)?;
    }
    diesel::delete(t::table)
        .filter(t::event_id.eq(id))
        .filter(t::id.eq_any(&marks.removed))
        .execute(conn)?;
    let detail = format!(
        "changed={} removed={}",
        marks.changed.len(),
        marks.removed.len()
    );
    record(conn, actor, now, "event.guests", id, &detail)?;
    Ok(Saving::Done)
}

/// An event the actor may change: it is in sight, and not in the bin.
pub(super) fn changeable(conn: &mut Conn, actor: &Actor, id: EventId) -> Result<Event, AppError> {
    let event = queries::find(conn, actor, id)?;
    may_change(actor, event.marking, event.team_id)?;
    if event.deleted_at.is_some() {
        return Err(AppError::NotFound);
    }
    Ok(event)
}

type Depth<'a> = (
    diesel::dsl::Eq<events::series, &'a String>,
    diesel::dsl::Eq<events::meeting, &'a String>,
    diesel::dsl::Eq<events::languages, &'a String>,
    diesel::dsl::Eq<events::outcome, &'a String>,
);

/// What the form says beside the bare facts.
fn depth(form: &EventForm) -> Depth<'_> {
    (
        events::series.eq(&form.series),
        events::meeting.eq(&form.meeting),
        events::languages.eq(&form.languages),
        events::outcome.eq(&form.outcome),
    )
}

fn opens_at(form: &EventForm) -> Option<String> {
    form.hours.map(|(from, _)| from.format("%H:%M").to_string())
}

fn closes_at(form: &EventForm) -> Option<String> {
    form.hours
        .map(|(_, until)| until.format("%H:%M").to_string())
}

/// The event has changed with what belongs to it: whoever edits either sees both versions.
pub(super) fn touch(conn: &mut Conn, id: EventId, now: Moment) -> Result<(), AppError> {
    diesel::update(events::table.find(id))
        .set((
            events::updated_at.eq(now),
            events::version.eq(events::version + 1),
        ))
        .execute(conn)?;
    Ok(())
}

pub(super) fn record(
    conn: &mut Conn,
    actor: &Actor,
    now: Moment,
    action: &str,
    id: EventId,
    detail: &str,
) -> Result<(), AppError> {
    let change = Change {
        action,
        subject: "events",
        id: &id.to_string(),
        detail,
        readers: readers_of!(conn, events, id)?,
    };
    audit::record(conn, Who::Actor(actor), now, change)
}
