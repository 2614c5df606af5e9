//! Changes to commitments.

use chrono::NaiveDate;
use diesel::prelude::*;

use super::super::actions::{Saving, may_add, may_change};
use super::forms::{CommitmentForm, Promise};
use super::model::{Commitment, CommitmentId, Origin, Owner, With};
use super::queries;
use crate::access::{self, Remarked, record_remarking};
use crate::audit::{self, Change, Who};
use crate::auth::{Actor, Marking, RecordKind, TeamId};
use crate::contacts::PostId;
use crate::db::Conn;
use crate::db::schema::commitments;
use crate::db::types::Moment;
use crate::error::AppError;
use crate::readers_of;
use crate::treaty::Iso3;

/// Notes a commitment: of an exchange the actor may change, or on its own.
pub(super) fn add(
    conn: &mut Conn,
    actor: &Actor,
    origin: &Origin,
    promise: &Promise,
    now: Moment,
) -> Result<CommitmentId, AppError> {
    may_add(actor)?;
    let givable = actor.givable_markings().contains(&origin.marking);
    if origin.exchange_id.is_none() && !givable {
        return Err(AppError::Forbidden);
    }
    if origin.exchange_id.is_some() {
        may_change(actor, origin.marking, origin.team_id)?;
    }
    let id = insert(conn, origin, promise, now)?;
    record(conn, actor, now, "commitment.add", id)?;
    Ok(id)
}

/// Writes a commitment; the caller has authorised and records it.
pub(in crate::exchanges) fn insert(
    conn: &mut Conn,
    origin: &Origin,
    promise: &Promise,
    now: Moment,
) -> Result<CommitmentId, AppError> {
    use commitments as t;
    let id: CommitmentId = diesel::insert_into(t::table)
        .values((
            t::exchange_id.eq(origin.exchange_id),
            t::state.eq(origin.state),
            t::owner_team_id.eq(promise.owner.team()),
            t::promise.eq(&promise.promise),
            t::due_on.eq(promise.due_on),
            t::person_id.eq(promise.with.person),
            t::post_id.eq(promise.with.post),
            t::marking.eq(origin.marking),
            t::team_id.eq(origin.team_id),
            t::created_at.eq(now),
            t::updated_at.eq(now),
        ))
        .returning(t::id)
        .get_result(conn)?;
    if let Some(exchange) = origin.exchange_id {
        access::inherit(
            conn,
            (RecordKind::Exchanges, exchange.0),
            (RecordKind::Commitments, id.0),
        )?;
    }
    Ok(id)
}

/// A task that the desk gives a team: nobody has promised it yet.
#[derive(Debug, Clone)]
pub struct Task {
    /// The State it concerns.
    pub state: Iso3,
    /// Whose task it is.
    pub team: TeamId,
    /// What is to be done.
    pub promise: String,
    /// By when.
    pub due_on: Option<NaiveDate>,
}

/// Notes a task as a commitment of its team, read by those who coordinate. The caller knows
/// that it is due.
///
/// # Errors
/// The database fails.
pub fn give(conn: &mut Conn, task: &Task, who: Who<'_>, now: Moment) -> Result<(), AppError> {
    let origin = Origin {
        exchange_id: None,
        state: task.state,
        marking: Marking::Coordination,
        team_id: task.team,
    };
    let promise = Promise {
        owner: Owner::Team(task.team),
        promise: task.promise.clone(),
        due_on: task.due_on,
        with: With::default(),
    };
    let id = insert(conn, &origin, &promise, now)?;
    let change = Change {
        action: "commitment.add",
        subject: "commitments",
        id: &id.to_string(),
        detail: "",
        readers: readers_of!(conn, commitments, id)?,
    };
    audit::record(conn, who, now, change)
}

/// Saves what was changed in a commitment. `reason` is why its marking opens it.
pub(super) fn save(
    conn: &mut Conn,
    actor: &Actor,
    id: CommitmentId,
    (form, reason): (&CommitmentForm, &str),
    now: Moment,
) -> Result<Saving, AppError> {
    use commitments as t;
    let before = changeable(conn, actor, id)?;
    let (state, marking) = match (before.exchange_id, form.own) {
        (None, Some(own)) => own,
        _ => (before.state, before.marking),
    };
    if !actor.may_read(marking, before.team_id) {
        return Err(AppError::Forbidden);
    }
    let saved = diesel::update(t::table)
        .filter(t::id.eq(id))
        .filter(t::version.eq(form.version))
        .set((
            t::state.eq(state),
            t::marking.eq(marking),
            t::owner_team_id.eq(form.promise.owner.team()),
            t::promise.eq(&form.promise.promise),
            t::due_on.eq(form.promise.due_on),
            t::person_id.eq(form.promise.with.person),
            t::post_id.eq(form.promise.with.post),
            t::updated_at.eq(now),
            t::version.eq(t::version + 1),
        ))
        .execute(conn)?;
    if saved == 0 {
        return Ok(Saving::Stale);
    }
    record(conn, actor, now, "commitment.edit", id)?;
    let remarked = Remarked {
        action: "commitment.marking",
        kind: RecordKind::Commitments,
        id: id.0,
        from: before.marking,
        to: marking,
        team: before.team_id,
        reason,
    };
    record_remarking(conn, Who::Actor(actor), now, &remarked)?;
    Ok(Saving::Done)
}

/// Moves a commitment to the next holder of the post it was agreed with, or to the post.
///
/// # Errors
/// [`AppError::NotFound`] or [`AppError::Forbidden`] where it is out of the actor's reach,
/// [`AppError::Overtaken`] where it is not in the version that was read.
pub fn hand_on(
    conn: &mut Conn,
    actor: &Actor,
    (id, version): (CommitmentId, i32),
    (with, post): (With, PostId),
    now: Moment,
) -> Result<(), AppError> {
    use commitments as t;
    changeable(conn, actor, id)?;
    let moved = diesel::update(t::table)
        .filter(t::id.eq(id))
        .filter(t::version.eq(version))
        .set((
            t::person_id.eq(with.person),
            t::post_id.eq(with.post),
            t::updated_at.eq(now),
            t::version.eq(t::version + 1),
        ))
        .execute(conn)?;
    if moved == 0 {
        return Err(AppError::Overtaken);
    }
    let change = Change {
        action: "commitment.hand-on",
        subject: "commitments",
        id: &id.to_string(),
        detail: &format!("post {post}"),
        readers: readers_of!(conn, commitments, id)?,
    };
    audit::record(conn, Who::Actor(actor), now, change)
}

/// Notes that a commitment was kept on a day.
pub(super) fn done(
    conn: &mut Conn,
    actor: &Actor,
    id: CommitmentId,
    on: NaiveDate,
    now: Moment,
) -> Result<Commitment, AppError> {
    let commitment = changeable(conn, actor, id)?;
    settle(conn, id, Some(on), now)?;
    record(conn, actor, now, "commitment.done", id)?;
    Ok(commitment)
}

/// Takes back that a commitment was kept.
pub(super) fn reopen(
    conn: &mut Conn,
    actor: &Actor,
    id: CommitmentId,
    now: Moment,
) -> Result<Commitment, AppError> {
    let commitment = changeable(conn, actor, id)?;
    settle(conn, id, None, now)?;
    record(conn, actor, now, "commitment.reopen", id)?;
    Ok(commitment)
}

/// Moves a commitment to the bin.
pub(super) fn bin(
    conn: &mut Conn,
    actor: &Actor,
    id: CommitmentId,
    now: Moment,
) -> Result<Commitment, AppError> {
    use commitments as t;
    let commitment = changeable(conn, actor, id)?;
    diesel::update(t::table.find(id))
        .set((t::deleted_at.eq(now), t::version.eq(t::version + 1)))
        .execute(conn)?;
    record(conn, actor, now, "commitment.bin", id)?;
    Ok(commitment)
}

/// Takes a commitment back out of the bin, unless its exchange is still there.
pub(super) fn restore(
    conn: &mut Conn,
    actor: &Actor,
    id: CommitmentId,
    now: Moment,
) -> Result<(), AppError> {
    use commitments as t;
    let commitment = queries::find(conn, actor, id)?;
    may_change(actor, commitment.marking, commitment.team_id)?;
    if commitment.deleted_at.is_none() {
        return Err(AppError::NotFound);
    }
    if let Some(exchange) = commitment.exchange_id {
        let exchange = super::super::queries::find(conn, actor, exchange)?;
        if exchange.deleted_at.is_some() {
            return Err(AppError::NotFound);
        }
    }
    let none: Option<Moment> = None;
    diesel::update(t::table.find(id))
        .set((t::deleted_at.eq(none), t::version.eq(t::version + 1)))
        .execute(conn)?;
    record(conn, actor, now, "commitment.restore", id)
}

/// A commitment the actor may change: it is in sight, and not in the bin.
pub(super) fn changeable(
    conn: &mut Conn,
    actor: &Actor,
    id: CommitmentId,
) -> Result<Commitment, AppError> {
    let commitment = queries::find(conn, actor, id)?;
    may_change(actor, commitment.marking, commitment.team_id)?;
    if commitment.deleted_at.is_some() {
        return Err(AppError::NotFound);
    }
    Ok(commitment)
}

fn settle(
    conn: &mut Conn,
    id: CommitmentId,
    done_on: Option<NaiveDate>,
    now: Moment,
) -> Result<(), AppError> {
    use commitments as t;
    diesel::update(t::table.find(id))
        .set((
            t::done_on.eq(done_on),
            t::updated_at.eq(now),
            t::version.eq(t::version + 1),
        ))
        .execute(conn)?;
    Ok(())
}

fn record(
    conn: &mut Conn,
    actor: &Actor,
    now: Moment,
    action: &str,
    id: CommitmentId,
) -> Result<(), AppError> {
    let change = Change {
        action,
        subject: "commitments",
        id: &id.to_string(),
        detail: "",
        readers: readers_of!(conn, commitments, id)?,
    };
    audit::record(conn, Who::Actor(actor), now, change)
}
