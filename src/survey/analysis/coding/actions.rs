//! Changes to codes.

use std::collections::BTreeSet;

use diesel::prelude::*;

use super::model::{Pass, SETTLED, are_done, pass_of};
use super::queries;
use crate::audit::{self, Change, Who};
use crate::auth::Actor;
use crate::db::Conn;
use crate::db::schema::{circulations, codes, coding_passes, codings, responses};
use crate::db::types::Moment;
use crate::error::AppError;
use crate::on_backend;
use crate::readers_of;
use crate::survey::model::{CirculationId, ResponseId};

/// A question of a circulation.
#[derive(Debug, Clone, Copy)]
pub(super) struct Of<'a> {
    pub circulation: CirculationId,
    pub question: &'a str,
}

/// Makes the actor a coder of a question: the first, or the second where there is one. Nothing
/// changes for who codes it already.
///
/// # Errors
/// The actor may not, [`AppError::Overtaken`] where two others code it, or the database fails.
pub(super) fn begin(
    conn: &mut Conn,
    actor: &Actor,
    now: Moment,
    of: Of<'_>,
) -> Result<(), AppError> {
    use coding_passes as t;
    authorise(actor)?;
    let passes = queries::passes(conn, of.circulation, of.question)?;
    if pass_of(&passes, actor.user_id).is_some() {
        return Ok(());
    }
    let place = match passes.as_slice() {
        [] => 1,
        [_] => 2,
        _ => return Err(AppError::Overtaken),
    };
    diesel::insert_into(t::table)
        .values((
            t::circulation_id.eq(of.circulation),
            t::question.eq(of.question),
            t::place.eq(place),
            t::coder_id.eq(actor.user_id),
            t::begun_at.eq(now),
        ))
        .execute(conn)?;
    record_pass(conn, actor, now, "coding.begin", of)
}

/// Writes down the codes the actor gives to some answers, which are in sight.
///
/// # Errors
/// The actor does not code the question or has closed the codes, or the database fails.
pub(super) fn code(
    conn: &mut Conn,
    actor: &Actor,
    now: Moment,
    of: Of<'_>,
    chosen: &[(ResponseId, BTreeSet<String>)],
) -> Result<(), AppError> {
    let pass = open_pass(conn, actor, of)?;
    for (id, given) in chosen {
        write(conn, actor, now, (*id, of.question, pass.place), given)?;
        record(conn, actor, now, "coding.code", *id, of.question)?;
    }
    Ok(())
}

/// Closes the actor's codes.
///
/// # Errors
/// The actor does not code the question or has closed the codes already, or the database
/// fails.
pub(super) fn close(
    conn: &mut Conn,
    actor: &Actor,
    now: Moment,
    of: Of<'_>,
) -> Result<(), AppError> {
    let pass = open_pass(conn, actor, of)?;
    diesel::update(coding_passes::table.find(pass.id))
        .set(coding_passes::done_at.eq(now))
        .execute(conn)?;
    record_pass(conn, actor, now, "coding.done", of)
}

/// Settles the codes of an answer, which is in sight.
///
/// # Errors
/// The actor may not, [`AppError::Forbidden`] before both coders are done, or the database
/// fails.
pub(super) fn settle(
    conn: &mut Conn,
    actor: &Actor,
    now: Moment,
    of: Of<'_>,
    (id, given): &(ResponseId, BTreeSet<String>),
) -> Result<(), AppError> {
    authorise(actor)?;
    if !are_done(&queries::passes(conn, of.circulation, of.question)?) {
        return Err(AppError::Forbidden);
    }
    write(conn, actor, now, (*id, of.question, SETTLED), given)?;
    record(conn, actor, now, "coding.settle", *id, of.question)
}

fn authorise(actor: &Actor) -> Result<(), AppError> {
    if actor.is_inside() && actor.may_add() {
        Ok(())
    } else {
        Err(AppError::Forbidden)
    }
}

fn open_pass(conn: &mut Conn, actor: &Actor, of: Of<'_>) -> Result<Pass, AppError> {
    authorise(actor)?;
    let passes = queries::passes(conn, of.circulation, of.question)?;
    let own = pass_of(&passes, actor.user_id).filter(|pass| pass.done_at.is_none());
    own.cloned().ok_or(AppError::Forbidden)
}

/// Writes the codes of one place of one answer, in the stead of those there.
fn write(
    conn: &mut Conn,
    actor: &Actor,
    now: Moment,
    (response, question, place): (ResponseId, &str, i32),
    given: &BTreeSet<String>,
) -> Result<(), AppError> {
    let by = (
        codings::coder_id.eq(actor.user_id),
        codings::coded_at.eq(now),
    );
    let there: Option<i64> = codings::table
        .filter(codings::response_id.eq(response))
        .filter(codings::question.eq(question))
        .filter(codings::place.eq(place))
        .select(codings::id)
        .first(conn)
        .optional()?;
    let id = if let Some(id) = there {
        diesel::update(codings::table.find(id))
            .set(by)
            .execute(conn)?;
        diesel::delete(codes::table.filter(codes::coding_id.eq(id))).execute(conn)?;
        id
    } else {
        diesel::insert_into(codings::table)
            .values((
                codings::response_id.eq(response),
                codings::question.eq(question),
                codings::place.eq(place),
                by,
            ))
            .returning(codings::id)
            .get_result(conn)?
    };
    let rows: Vec<_> = given
        .iter()
        .map(|kind| (codes::coding_id.eq(id), codes::kind.eq(kind)))
        .collect();
    if !rows.is_empty() {
        on_backend!(conn, real => diesel::insert_into(codes::table).values(&rows).execute(real))?;
    }
    Ok(())
}

fn record(
    conn: &mut Conn,
    actor: &Actor,
    now: Moment,
    action: &str,
    id: ResponseId,
    question: &str,
) -> Result<(), AppError> {
    let change = Change {
        action,
        subject: "responses",
        id: &id.to_string(),
        detail: question,
        readers: readers_of!(conn, responses, id)?,
    };
    audit::record(conn, Who::Actor(actor), now, change)
}

fn record_pass(
    conn: &mut Conn,
    actor: &Actor,
    now: Moment,
    action: &str,
    of: Of<'_>,
) -> Result<(), AppError> {
    let change = Change {
        action,
        subject: "circulations",
        id: &of.circulation.to_string(),
        detail: of.question,
        readers: readers_of!(conn, circulations, of.circulation)?,
    };
    audit::record(conn, Who::Actor(actor), now, change)
}
