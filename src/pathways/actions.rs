//! Changes to pathways: each authorised in its own transaction, with what the step said
//! before kept and a row in the audit.

use diesel::prelude::*;
use diesel::sql_types::Timestamp;

use super::forms::{StepForm, TemplateForm};
use super::model::{Content, Direction, MAX_STEPS, Step, StepId, between, laid_out, neighbours};
use super::queries;
use crate::access::{Remarked, record_remarking};
use crate::audit::{self, Change, Who};
use crate::auth::{Actor, Marking, RecordKind};
use crate::db::Conn;
use crate::db::schema::{pathway_history, pathway_steps};
use crate::db::types::Moment;
use crate::error::AppError;
use crate::exchanges::{Saving, may_add, may_change};
use crate::readers_of;
use crate::treaty::Iso3;

/// How adding steps ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Adding {
    /// They are added; this is the first.
    Done(StepId),
    /// The pathway would have more than [`MAX_STEPS`]; nothing has changed.
    TooMany,
}

/// Adds a step at the end of a State's pathway.
pub(super) fn add(
    conn: &mut Conn,
    actor: &Actor,
    state: Iso3,
    form: &StepForm,
    now: Moment,
) -> Result<Adding, AppError> {
    append(
        conn,
        actor,
        state,
        std::slice::from_ref(&form.content),
        (form.marking, ""),
        now,
    )
}

/// Adds the steps of a template at the end of a State's pathway, in the actor's language.
pub(super) fn adopt(
    conn: &mut Conn,
    actor: &Actor,
    state: Iso3,
    form: &TemplateForm,
    now: Moment,
) -> Result<Adding, AppError> {
    let steps: Vec<_> = form
        .template
        .steps
        .iter()
        .map(|step| Content::not_begun(step.name.in_language(actor.lang.as_str()), step.body))
        .collect();
    let detail = format!("template={}", form.template.code);
    append(conn, actor, state, &steps, (form.marking, &detail), now)
}

/// Saves what was changed in a step. `reason` is why its marking opens it.
pub(super) fn save(
    conn: &mut Conn,
    actor: &Actor,
    id: StepId,
    (form, reason): (&StepForm, &str),
    now: Moment,
) -> Result<Saving, AppError> {
    use pathway_steps as t;
    let before = changeable(conn, actor, id)?;
    if !actor.may_read(form.marking, before.team_id) {
        return Err(AppError::Forbidden);
    }
    let saved = diesel::update(t::table)
        .filter(t::id.eq(id))
        .filter(t::version.eq(form.version))
        .set((
            &form.content,
            t::marking.eq(form.marking),
            t::updated_at.eq(now),
            t::version.eq(t::version + 1),
        ))
        .execute(conn)?;
    if saved == 0 {
        return Ok(Saving::Stale);
    }
    remember(conn, id, now)?;
    record(conn, actor, now, "pathway.edit", id, "")?;
    let remarked = Remarked {
        action: "pathway.marking",
        kind: RecordKind::PathwaySteps,
        id: id.0,
        from: before.marking,
        to: form.marking,
        team: before.team_id,
        reason,
    };
    record_remarking(conn, Who::Actor(actor), now, &remarked)?;
    Ok(Saving::Done)
}

/// Moves a step past its neighbour among those the actor may read. The first does not go
/// up, the last does not go down.
pub(super) fn move_step(
    conn: &mut Conn,
    actor: &Actor,
    id: StepId,
    direction: Direction,
    now: Moment,
) -> Result<Step, AppError> {
    let step = changeable(conn, actor, id)?;
    let place = match place_after(conn, actor, &step, direction)? {
        Place::Same => return Ok(step),
        Place::At(place) => Some(place),
        Place::NoRoom => {
            lay_out(conn, step.state, now)?;
            match place_after(conn, actor, &step, direction)? {
                Place::At(place) => Some(place),
                Place::Same | Place::NoRoom => None,
            }
        }
    };
    let place = place.ok_or_else(|| AppError::internal("a step finds no place"))?;
    diesel::update(pathway_steps::table.find(id))
        .set((
            pathway_steps::position.eq(place),
            pathway_steps::version.eq(pathway_steps::version + 1),
        ))
        .execute(conn)?;
    remember(conn, id, now)?;
    record(conn, actor, now, "pathway.move", id, "")?;
    Ok(step)
}

/// Drops a step from its pathway. It stays known: it was believed once.
pub(super) fn drop_step(
    conn: &mut Conn,
    actor: &Actor,
    id: StepId,
    now: Moment,
) -> Result<Step, AppError> {
    let step = changeable(conn, actor, id)?;
    set_dropped(conn, id, Some(now), now)?;
    record(conn, actor, now, "pathway.drop", id, "")?;
    Ok(step)
}

/// Takes a dropped step back where it stood, unless its pathway is full.
pub(super) fn restore(
    conn: &mut Conn,
    actor: &Actor,
    id: StepId,
    now: Moment,
) -> Result<(Iso3, Adding), AppError> {
    let step = queries::find(conn, actor, id)?;
    may_change(actor, step.marking, step.team_id)?;
    if step.dropped_at.is_none() {
        return Err(AppError::NotFound);
    }
    if queries::of_state(conn, actor, step.state)?.len() >= MAX_STEPS {
        return Ok((step.state, Adding::TooMany));
    }
    set_dropped(conn, id, None, now)?;
    record(conn, actor, now, "pathway.restore", id, "")?;
    Ok((step.state, Adding::Done(id)))
}

/// A step the actor may change: it is in sight, and part of its pathway.
pub(super) fn changeable(conn: &mut Conn, actor: &Actor, id: StepId) -> Result<Step, AppError> {
    let step = queries::find(conn, actor, id)?;
    may_change(actor, step.marking, step.team_id)?;
    if step.dropped_at.is_some() {
        return Err(AppError::NotFound);
    }
    Ok(step)
}

/// Adds steps at the end, each with its entry in the audit.
fn append(
    conn: &mut Conn,
    actor: &Actor,
    state: Iso3,
    steps: &[Content],
    (marking, detail): (Marking, &str),
    now: Moment,
) -> Result<Adding, AppError> {
    may_add(actor)?;
    if !actor.givable_markings().contains(&marking) {
        return Err(AppError::Forbidden);
    }
    // Hidden ones do not count: their number must not show.
    let there = queries::of_state(conn, actor, state)?.len();
    if there + steps.len() > MAX_STEPS {
        return Ok(Adding::TooMany);
    }
    let mut first = None;
    for content in steps {
        let id = insert(conn, actor, state, content, marking, now)?;
        record(conn, actor, now, "pathway.add", id, detail)?;
        first.get_or_insert(id);
    }
    first.map(Adding::Done).ok_or(AppError::NotFound)
}

fn insert(
    conn: &mut Conn,
    actor: &Actor,
    state: Iso3,
    content: &Content,
    marking: Marking,
    now: Moment,
) -> Result<StepId, AppError> {
    use pathway_steps as t;
    let last: Option<i64> = t::table
        .filter(t::state.eq(state))
        .select(diesel::dsl::max(t::position))
        .first(conn)?;
    let id: StepId = diesel::insert_into(t::table)
        .values((
            t::state.eq(state),
            t::position.eq(between(last, None).unwrap_or(i64::MAX)),
            content,
            t::marking.eq(marking),
            t::team_id.eq(actor.team_id),
            t::created_at.eq(now),
            t::updated_at.eq(now),
        ))
        .returning(t::id)
        .get_result(conn)?;
    remember(conn, id, now)?;
    Ok(id)
}

/// Where a step comes to stand.
enum Place {
    /// It has no neighbour on that side.
    Same,
    /// There.
    At(i64),
    /// Its neighbours stand too close.
    NoRoom,
}

fn place_after(
    conn: &mut Conn,
    actor: &Actor,
    step: &Step,
    direction: Direction,
) -> Result<Place, AppError> {
    let steps = queries::of_state(conn, actor, step.state)?;
    let places: Vec<i64> = steps.iter().map(|it| it.position).collect();
    let at = steps.iter().position(|it| it.id == step.id);
    let found = at.and_then(|at| neighbours(&places, at, direction));
    Ok(match found {
        None => Place::Same,
        Some((before, after)) => between(before, after).map_or(Place::NoRoom, Place::At),
    })
}

/// Lays all steps of a State out anew, in the order they have.
fn lay_out(conn: &mut Conn, state: Iso3, now: Moment) -> Result<(), AppError> {
    use pathway_steps as t;
    let ids: Vec<StepId> = t::table
        .filter(t::state.eq(state))
        .order((t::position, t::id))
        .select(t::id)
        .load(conn)?;
    for (id, place) in ids.iter().zip(laid_out(ids.len())) {
        diesel::update(t::table.find(id))
            .set(t::position.eq(place))
            .execute(conn)?;
        remember(conn, *id, now)?;
    }
    Ok(())
}

fn set_dropped(
    conn: &mut Conn,
    id: StepId,
    dropped_at: Option<Moment>,
    now: Moment,
) -> Result<(), AppError> {
    use pathway_steps as t;
    diesel::update(t::table.find(id))
        .set((
            t::dropped_at.eq(dropped_at),
            t::updated_at.eq(now),
            t::version.eq(t::version + 1),
        ))
        .execute(conn)?;
    remember(conn, id, now)
}

/// Keeps what steps say now, when they have been put back to what they said earlier.
///
/// # Errors
/// The database fails.
pub fn remember_all(conn: &mut Conn, ids: &[StepId], now: Moment) -> Result<(), AppError> {
    ids.iter().try_for_each(|id| remember(conn, *id, now))
}

/// Keeps what a step says now, from now on; until now it said what it said before.
fn remember(conn: &mut Conn, id: StepId, now: Moment) -> Result<(), AppError> {
    use {pathway_history as h, pathway_steps as t};
    diesel::update(h::table)
        .filter(h::step_id.eq(id))
        .filter(h::valid_until.is_null())
        .set(h::valid_until.eq(now))
        .execute(conn)?;
    let said = t::table.filter(t::id.eq(id)).select((
        t::id,
        now.into_sql::<Timestamp>(),
        t::position,
        (t::name, t::body_kind, t::body, t::status),
        (t::begun_on, t::done_on, t::moved_on),
        (t::source, t::source_link, t::next_move),
        (t::marking, t::team_id, t::dropped_at),
    ));
    diesel::insert_into(h::table)
        .values(said)
        .into_columns((
            h::step_id,
            h::valid_from,
            h::position,
            (h::name, h::body_kind, h::body, h::status),
            (h::begun_on, h::done_on, h::moved_on),
            (h::source, h::source_link, h::next_move),
            (h::marking, h::team_id, h::dropped_at),
        ))
        .execute(conn)?;
    Ok(())
}

fn record(
    conn: &mut Conn,
    actor: &Actor,
    now: Moment,
    action: &str,
    id: StepId,
    detail: &str,
) -> Result<(), AppError> {
    let change = Change {
        action,
        subject: "pathway_steps",
        id: &id.to_string(),
        detail,
        readers: readers_of!(conn, pathway_steps, id)?,
    };
    audit::record(conn, Who::Actor(actor), now, change)
}
