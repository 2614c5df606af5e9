//! Changes to the log: each authorised in its own transaction, with the running totals
//! moved and a row in the audit.

use std::collections::HashSet;

use chrono::NaiveDate;
use diesel::dsl::Eq;
use diesel::prelude::*;

use super::forms::ExchangeForm;
use super::model::{Direction, Exchange, ExchangeId, ExchangeKind};
use super::numbers::{self, Given};
use super::totals::{self, Counted};
use super::{barriers, commitments, queries, zones};
use crate::access::{Remarked, record_remarking};
use crate::audit::{self, Change, Who};
use crate::auth::{Actor, Marking, RecordKind, TeamId};
use crate::contacts::PersonId;
use crate::contacts::queries::people_named;
use crate::db::Conn;
use crate::db::schema::{
    barriers as barriers_table, commitments as commitments_table, exchange_people, exchanges,
};
use crate::db::types::Moment;
use crate::error::AppError;
use crate::events::{self, EventId};
use crate::on_backend;
use crate::readers_of;
use crate::treaty::Iso3;

/// How saving a record ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Saving {
    /// It is saved.
    Done,
    /// Someone saved it meanwhile; nothing has changed.
    Stale,
}

impl Saving {
    /// For one of several that are saved at once: all of them, or none.
    ///
    /// # Errors
    /// [`AppError::Overtaken`] where someone saved it at the same moment.
    pub fn at_once(self) -> Result<(), AppError> {
        match self {
            Self::Done => Ok(()),
            Self::Stale => Err(AppError::Overtaken),
        }
    }
}

/// Refuses those whose role adds nothing.
///
/// # Errors
/// [`AppError::Forbidden`]
pub fn may_add(actor: &Actor) -> Result<(), AppError> {
    if actor.may_add() {
        Ok(())
    } else {
        Err(AppError::Forbidden)
    }
}

/// Refuses those whose role or team does not change the record, though they read it.
///
/// # Errors
/// [`AppError::Forbidden`]
pub fn may_change(actor: &Actor, marking: Marking, team: TeamId) -> Result<(), AppError> {
    if actor.may_change(marking, team) {
        Ok(())
    } else {
        Err(AppError::Forbidden)
    }
}

/// An exchange the actor may change: it is in sight, and not in the bin.
pub(super) fn changeable(
    conn: &mut Conn,
    actor: &Actor,
    id: ExchangeId,
) -> Result<Exchange, AppError> {
    let exchange = queries::find(conn, actor, id)?;
    may_change(actor, exchange.marking, exchange.team_id)?;
    if exchange.deleted_at.is_some() {
        return Err(AppError::NotFound);
    }
    Ok(exchange)
}

/// Logs an exchange with what came out of it.
pub(super) fn log(
    conn: &mut Conn,
    actor: &Actor,
    (form, pattern): (&ExchangeForm, &str),
    now: Moment,
) -> Result<ExchangeId, AppError> {
    may_add(actor)?;
    if !actor.givable_markings().contains(&form.marking) {
        return Err(AppError::Forbidden);
    }
    let given = given(conn, actor.team_id, (form, pattern), None)?;
    write(conn, actor, form, given.as_ref(), now)
}

/// A note verbale of ours that went out to some States.
#[derive(Debug, Clone)]
pub struct NoteOut<'a> {
    /// To whom.
    pub states: &'a [Iso3],
    /// When.
    pub sent_on: NaiveDate,
    /// What it said.
    pub summary: String,
    /// The event it invited to, if it did.
    pub event: Option<EventId>,
    /// Who may read of it.
    pub marking: Marking,
    /// Its number; empty for the next of the actor's team.
    pub reference: &'a str,
}

/// Logs a note verbale to one State or several, an exchange with each: a note to several has
/// one number, which the first of them keeps. Says which.
///
/// # Errors
/// The actor may not add an exchange of that marking, or the database fails.
pub fn log_note(
    conn: &mut Conn,
    actor: &Actor,
    (note, pattern): (&NoteOut<'_>, &str),
    now: Moment,
) -> Result<String, AppError> {
    may_add(actor)?;
    if !actor.givable_markings().contains(&note.marking) {
        return Err(AppError::Forbidden);
    }
    let mut given = if note.reference.is_empty() {
        Some(numbers::give(conn, actor.team_id, note.sent_on, pattern)?)
    } else {
        None
    };
    let reference = given
        .as_ref()
        .map_or(note.reference, |it| &it.reference)
        .to_owned();
    for state in note.states {
        let form = ExchangeForm {
            version: 0,
            state: *state,
            kind: ExchangeKind::NoteVerbale,
            direction: Some(Direction::Out),
            reference: reference.clone(),
            held_on: note.sent_on,
            held_at: None,
            zone: zones::USUAL,
            starts_at: None,
            place: String::new(),
            people: Vec::new(),
            spoke_for_us: String::new(),
            summary: note.summary.clone(),
            barrier: None,
            promises: Vec::new(),
            follow_up_on: None,
            activity_id: None,
            event_id: note.event,
            marking: note.marking,
        };
        write(conn, actor, &form, given.take().as_ref(), now)?;
    }
    Ok(reference)
}

/// Writes an exchange with what came out of it; the caller has authorised.
fn write(
    conn: &mut Conn,
    actor: &Actor,
    form: &ExchangeForm,
    given: Option<&Given>,
    now: Moment,
) -> Result<ExchangeId, AppError> {
    use exchanges as t;
    let reference = given.map_or(&form.reference, |it| &it.reference);
    let id: ExchangeId = diesel::insert_into(t::table)
        .values((
            (
                t::state.eq(form.state),
                t::kind.eq(form.kind),
                t::held_on.eq(form.held_on),
                t::held_at.eq(local_time(form)),
                t::zone.eq(form.zone.name()),
                t::starts_at.eq(form.starts_at),
                t::place.eq(&form.place),
                t::spoke_for_us.eq(&form.spoke_for_us),
                t::summary.eq(&form.summary),
            ),
            (
                t::follow_up_on.eq(form.follow_up_on),
                t::activity_id.eq(form.activity_id),
                t::event_id.eq(form.event_id),
                t::marking.eq(form.marking),
                t::team_id.eq(actor.team_id),
                t::created_by.eq(actor.user_id),
                t::created_at.eq(now),
                t::updated_at.eq(now),
            ),
            (
                t::direction.eq(form.direction),
                t::reference.eq(reference),
                t::note_year.eq(given.map(|it| it.year)),
                t::note_number.eq(given.map(|it| it.number)),
            ),
        ))
        .returning(t::id)
        .get_result(conn)?;
    let exchange = queries::find(conn, actor, id)?;
    add_people(conn, id, &form.people)?;
    if let Some(barrier) = &form.barrier {
        barriers::insert(conn, &exchange, barrier, now)?;
    }
    for promise in &form.promises {
        commitments::insert(conn, &exchange.origin(), promise, now)?;
    }
    totals::moved(conn, None, Counted::of(&exchange))?;
    let detail = format!(
        "people={} commitments={} barriers={}",
        form.people.len(),
        form.promises.len(),
        usize::from(form.barrier.is_some())
    );
    record(conn, actor, now, "exchange.log", id, &detail)?;
    Ok(id)
}

/// Saves what was changed in an exchange. What came out of it follows: its commitments
/// and barriers keep its State and its marking. `reason` is why its marking opens it.
pub(super) fn save(
    conn: &mut Conn,
    actor: &Actor,
    id: ExchangeId,
    (form, reason, pattern): (&ExchangeForm, &str, &str),
    now: Moment,
) -> Result<Saving, AppError> {
    use exchanges as t;
    let before = changeable(conn, actor, id)?;
    if !actor.may_read(form.marking, before.team_id) {
        return Err(AppError::Forbidden);
    }
    let event_id = kept_event(conn, actor, &before, form)?;
    if form.version != before.version {
        return Ok(Saving::Stale);
    }
    let given = given(conn, before.team_id, (form, pattern), Some(&before))?;
    let saved = diesel::update(t::table)
        .filter(t::id.eq(id))
        .filter(t::version.eq(form.version))
        .set((
            (
                t::state.eq(form.state),
                t::kind.eq(form.kind),
                t::held_on.eq(form.held_on),
                t::held_at.eq(local_time(form)),
                t::zone.eq(form.zone.name()),
                t::starts_at.eq(form.starts_at),
                t::place.eq(&form.place),
                t::spoke_for_us.eq(&form.spoke_for_us),
                t::summary.eq(&form.summary),
            ),
            (
                t::follow_up_on.eq(form.follow_up_on),
                t::activity_id.eq(form.activity_id),
                t::event_id.eq(event_id),
                t::marking.eq(form.marking),
                t::updated_at.eq(now),
                t::version.eq(t::version + 1),
            ),
            numbered(form, given.as_ref(), &before),
        ))
        .execute(conn)?;
    match (saved, &given) {
        (0, None) => return Ok(Saving::Stale),
        // Someone was faster: the number is given back with all else.
        (0, Some(_)) => return Err(AppError::Unavailable),
        _ => {}
    }
    let after = queries::find(conn, actor, id)?;
    change_people(conn, actor, id, &form.people)?;
    carry_along(conn, &after, now)?;
    totals::moved(conn, Counted::of(&before), Counted::of(&after))?;
    record(conn, actor, now, "exchange.edit", id, "")?;
    let remarked = Remarked {
        action: "exchange.marking",
        kind: RecordKind::Exchanges,
        id: id.0,
        from: before.marking,
        to: after.marking,
        team: after.team_id,
        reason,
    };
    record_remarking(conn, Who::Actor(actor), now, &remarked)?;
    Ok(Saving::Done)
}

/// Gives an exchange another marking, and with it what came out of it. `reason` is why that
/// opens it.
///
/// # Errors
/// [`AppError::Overtaken`] where it is not in that version any more, [`AppError::Forbidden`]
/// or [`AppError::NotFound`] where the actor may not change it.
pub fn remark(
    conn: &mut Conn,
    actor: &Actor,
    id: ExchangeId,
    version: i32,
    (marking, reason): (Marking, &str),
    now: Moment,
) -> Result<(), AppError> {
    use exchanges as t;
    let before = changeable(conn, actor, id)?;
    let saved = diesel::update(t::table)
        .filter(t::id.eq(id))
        .filter(t::version.eq(version))
        .set((
            t::marking.eq(marking),
            t::updated_at.eq(now),
            t::version.eq(t::version + 1),
        ))
        .execute(conn)?;
    if saved == 0 {
        return Err(AppError::Overtaken);
    }
    let after = queries::find(conn, actor, id)?;
    carry_along(conn, &after, now)?;
    totals::moved(conn, Counted::of(&before), Counted::of(&after))?;
    let remarked = Remarked {
        action: "exchange.marking",
        kind: RecordKind::Exchanges,
        id: id.0,
        from: before.marking,
        to: marking,
        team: after.team_id,
        reason,
    };
    record_remarking(conn, Who::Actor(actor), now, &remarked)
}

/// Moves an exchange to the bin, with what came out of it.
pub(super) fn bin(
    conn: &mut Conn,
    actor: &Actor,
    id: ExchangeId,
    now: Moment,
) -> Result<(), AppError> {
    use exchanges as t;
    let before = changeable(conn, actor, id)?;
    diesel::update(t::table.find(id))
        .set((t::deleted_at.eq(now), t::version.eq(t::version + 1)))
        .execute(conn)?;
    diesel::update(commitments_table::table)
        .filter(commitments_table::exchange_id.eq(id))
        .filter(commitments_table::deleted_at.is_null())
        .set(commitments_table::deleted_at.eq(now))
        .execute(conn)?;
    diesel::update(barriers_table::table)
        .filter(barriers_table::exchange_id.eq(id))
        .filter(barriers_table::deleted_at.is_null())
        .set(barriers_table::deleted_at.eq(now))
        .execute(conn)?;
    totals::moved(conn, Counted::of(&before), None)?;
    record(conn, actor, now, "exchange.bin", id, "")
}

/// Takes an exchange back out of the bin, with what went there with it.
pub(super) fn restore(
    conn: &mut Conn,
    actor: &Actor,
    id: ExchangeId,
    now: Moment,
) -> Result<(), AppError> {
    use exchanges as t;
    let before = queries::find(conn, actor, id)?;
    may_change(actor, before.marking, before.team_id)?;
    let since = before.deleted_at.ok_or(AppError::NotFound)?;
    let none: Option<Moment> = None;
    diesel::update(t::table.find(id))
        .set((t::deleted_at.eq(none), t::version.eq(t::version + 1)))
        .execute(conn)?;
    diesel::update(commitments_table::table)
        .filter(commitments_table::exchange_id.eq(id))
        .filter(commitments_table::deleted_at.eq(since))
        .set(commitments_table::deleted_at.eq(none))
        .execute(conn)?;
    diesel::update(barriers_table::table)
        .filter(barriers_table::exchange_id.eq(id))
        .filter(barriers_table::deleted_at.eq(since))
        .set(barriers_table::deleted_at.eq(none))
        .execute(conn)?;
    let after = queries::find(conn, actor, id)?;
    totals::moved(conn, None, Counted::of(&after))?;
    record(conn, actor, now, "exchange.restore", id, "")
}

/// Notes when to come back to an exchange, or that nobody need; the rest stays.
pub(super) fn follow_up(
    conn: &mut Conn,
    actor: &Actor,
    (id, version): (ExchangeId, i32),
    day: Option<chrono::NaiveDate>,
    now: Moment,
) -> Result<Saving, AppError> {
    use exchanges as t;
    changeable(conn, actor, id)?;
    let saved = diesel::update(t::table)
        .filter(t::id.eq(id))
        .filter(t::version.eq(version))
        .set((
            t::follow_up_on.eq(day),
            t::updated_at.eq(now),
            t::version.eq(t::version + 1),
        ))
        .execute(conn)?;
    if saved == 0 {
        return Ok(Saving::Stale);
    }
    record(conn, actor, now, "exchange.edit", id, "")?;
    Ok(Saving::Done)
}

/// Notes that an exchange needs no following up any more.
pub(super) fn followed_up(
    conn: &mut Conn,
    actor: &Actor,
    id: ExchangeId,
    now: Moment,
) -> Result<(), AppError> {
    use exchanges as t;
    changeable(conn, actor, id)?;
    let none: Option<chrono::NaiveDate> = None;
    diesel::update(t::table.find(id))
        .set((
            t::follow_up_on.eq(none),
            t::updated_at.eq(now),
            t::version.eq(t::version + 1),
        ))
        .execute(conn)?;
    record(conn, actor, now, "exchange.follow-up", id, "done")
}

/// The number of a note that goes out and has none yet.
fn given(
    conn: &mut Conn,
    team: TeamId,
    (form, pattern): (&ExchangeForm, &str),
    before: Option<&Exchange>,
) -> Result<Option<Given>, AppError> {
    let is_ours = form.kind == ExchangeKind::NoteVerbale && form.direction == Some(Direction::Out);
    if !is_ours || before.is_some_and(|before| before.given().is_some()) {
        return Ok(None);
    }
    numbers::give(conn, team, form.held_on, pattern).map(Some)
}

/// Which way a changed exchange went, and its number: a new one, or the one it had.
fn numbered(form: &ExchangeForm, given: Option<&Given>, before: &Exchange) -> Numbered {
    use exchanges as t;
    let reference = given.map_or(&form.reference, |it| &it.reference);
    (
        t::direction.eq(form.direction),
        t::reference.eq(reference.clone()),
        t::note_year.eq(given.map(|it| it.year).or(before.note_year)),
        t::note_number.eq(given.map(|it| it.number).or(before.note_number)),
    )
}

type Numbered = (
    Eq<exchanges::direction, Option<Direction>>,
    Eq<exchanges::reference, String>,
    Eq<exchanges::note_year, Option<i32>>,
    Eq<exchanges::note_number, Option<i32>>,
);

fn local_time(form: &ExchangeForm) -> Option<String> {
    form.held_at.map(|time| time.format("%H:%M").to_string())
}

/// The event of a changed exchange. One the actor may not know of stays.
fn kept_event(
    conn: &mut Conn,
    actor: &Actor,
    before: &Exchange,
    form: &ExchangeForm,
) -> Result<Option<EventId>, AppError> {
    let (None, Some(event)) = (form.event_id, before.event_id) else {
        return Ok(form.event_id);
    };
    let hidden = events::queries::title(conn, actor, event)?.is_none();
    Ok(hidden.then_some(event))
}

fn add_people(conn: &mut Conn, id: ExchangeId, people: &[PersonId]) -> Result<(), AppError> {
    if people.is_empty() {
        return Ok(());
    }
    let rows: Vec<_> = people
        .iter()
        .map(|person| {
            (
                exchange_people::exchange_id.eq(id),
                exchange_people::person_id.eq(*person),
            )
        })
        .collect();
    on_backend!(conn, real => diesel::insert_into(exchange_people::table)
        .values(rows)
        .on_conflict_do_nothing()
        .execute(real))?;
    Ok(())
}

/// Replaces the people met; those the actor may not know of stay.
fn change_people(
    conn: &mut Conn,
    actor: &Actor,
    id: ExchangeId,
    people: &[PersonId],
) -> Result<(), AppError> {
    let before = queries::people_ids(conn, id)?;
    let seen = people_named(conn, actor, &before)?;
    let kept: HashSet<_> = people.iter().copied().collect();
    let gone: Vec<_> = seen
        .into_iter()
        .map(|(person, ..)| person)
        .filter(|person| !kept.contains(person))
        .collect();
    diesel::delete(exchange_people::table)
        .filter(exchange_people::exchange_id.eq(id))
        .filter(exchange_people::person_id.eq_any(gone))
        .execute(conn)?;
    let new: Vec<_> = people
        .iter()
        .filter(|person| !before.contains(person))
        .copied()
        .collect();
    add_people(conn, id, &new)
}

fn carry_along(conn: &mut Conn, exchange: &Exchange, now: Moment) -> Result<(), AppError> {
    diesel::update(commitments_table::table)
        .filter(commitments_table::exchange_id.eq(exchange.id))
        .filter(
            commitments_table::marking
                .ne(exchange.marking)
                .or(commitments_table::state.ne(exchange.state)),
        )
        .set((
            commitments_table::state.eq(exchange.state),
            commitments_table::marking.eq(exchange.marking),
            commitments_table::updated_at.eq(now),
            commitments_table::version.eq(commitments_table::version + 1),
        ))
        .execute(conn)?;
    diesel::update(barriers_table::table)
        .filter(barriers_table::exchange_id.eq(exchange.id))
        .set((
            barriers_table::state.eq(exchange.state),
            barriers_table::marking.eq(exchange.marking),
            barriers_table::raised_on.eq(exchange.held_on),
        ))
        .execute(conn)?;
    Ok(())
}

fn record(
    conn: &mut Conn,
    actor: &Actor,
    now: Moment,
    action: &str,
    id: ExchangeId,
    detail: &str,
) -> Result<(), AppError> {
    let change = Change {
        action,
        subject: "exchanges",
        id: &id.to_string(),
        detail,
        readers: readers_of!(conn, exchanges, id)?,
    };
    audit::record(conn, Who::Actor(actor), now, change)
}
