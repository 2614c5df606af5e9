//! Answers typed in on a State's behalf.

use diesel::prelude::*;

use super::super::actions::store_answers;
use super::super::model::{Circulation, CirculationStatus, Response, ResponseId, ResponseStatus};
use super::super::queries::answers_of;
use super::forms::OnBehalf;
use crate::access::{Remarked, record_remarking};
use crate::audit::{self, Change, Who};
use crate::auth::{Actor, Marking, RecordKind};
use crate::db::Conn;
use crate::db::schema::responses;
use crate::db::types::Moment;
use crate::error::AppError;
use crate::on_backend;
use crate::questionnaire::Answers;
use crate::readers_of;
use crate::treaty::Iso3;

/// Enters the answer of a State; nothing where it has one already, which the actor may
/// not even know of.
///
/// # Errors
/// The actor may not, or the database fails.
pub(super) fn enter(
    conn: &mut Conn,
    actor: &Actor,
    now: Moment,
    circulation: &Circulation,
    state: Iso3,
    form: &OnBehalf,
) -> Result<Option<ResponseId>, AppError> {
    if !actor.is_inside() || circulation.status == CirculationStatus::Draft {
        return Err(AppError::Forbidden);
    }
    let new = (
        responses::circulation_id.eq(circulation.id),
        responses::questionnaire_id.eq(circulation.questionnaire_id),
        responses::state.eq(state),
        responses::status.eq(ResponseStatus::Answered),
        responses::channel.eq(form.channel),
        responses::authority.eq(&form.authority),
        responses::language.eq(form.language),
        responses::answered_on.eq(form.answered_on),
        responses::entered_by.eq(actor.user_id),
        responses::marking.eq(form.marking),
        responses::team_id.eq(actor.team_id),
        responses::created_at.eq(now),
        responses::updated_at.eq(now),
    );
    let added = on_backend!(conn, real => diesel::insert_into(responses::table)
        .values(new)
        .on_conflict((responses::circulation_id, responses::state))
        .do_nothing()
        .execute(real))?;
    if added == 0 {
        return Ok(None);
    }
    let id: ResponseId = responses::table
        .filter(responses::circulation_id.eq(circulation.id))
        .filter(responses::state.eq(state))
        .select(responses::id)
        .first(conn)?;
    store_answers(conn, id, &Answers::default(), &form.answers)?;
    record(
        conn,
        actor,
        now,
        "response.enter",
        id,
        form.channel.as_str(),
    )?;
    Ok(Some(id))
}

/// Types an answer in anew. Returns whether its version was still the one the form was
/// made from; if not, nothing has changed. `reason` is why its marking opens it.
///
/// # Errors
/// The actor may not, or the database fails.
pub(super) fn edit(
    conn: &mut Conn,
    actor: &Actor,
    now: Moment,
    response: &Response,
    version: i32,
    (form, reason): (&OnBehalf, &str),
) -> Result<bool, AppError> {
    if !response.may_edit(actor) {
        return Err(AppError::Forbidden);
    }
    let changed = diesel::update(responses::table)
        .filter(responses::id.eq(response.id))
        .filter(responses::version.eq(version))
        .set((
            responses::status.eq(ResponseStatus::Answered),
            responses::channel.eq(form.channel),
            responses::authority.eq(&form.authority),
            responses::language.eq(form.language),
            responses::answered_on.eq(form.answered_on),
            responses::entered_by.eq(actor.user_id),
            responses::marking.eq(form.marking),
            responses::updated_at.eq(now),
            responses::version.eq(responses::version + 1),
        ))
        .execute(conn)?;
    if changed == 0 {
        return Ok(false);
    }
    let before = answers_of(conn, response.id)?;
    store_answers(conn, response.id, &before, &form.answers)?;
    record(
        conn,
        actor,
        now,
        "response.edit",
        response.id,
        form.channel.as_str(),
    )?;
    let remarked = Remarked {
        action: "response.marking",
        kind: RecordKind::Responses,
        id: response.id.0,
        from: response.marking,
        to: form.marking,
        team: response.team_id,
        reason,
    };
    record_remarking(conn, Who::Actor(actor), now, &remarked)?;
    Ok(true)
}

/// Opens a State's signed answer again, so that it can be corrected by its links. What was
/// signed off is kept.
///
/// # Errors
/// The actor may not, [`AppError::Overtaken`] where it is open already, or the database
/// fails.
pub(super) fn reopen(
    conn: &mut Conn,
    actor: &Actor,
    now: Moment,
    response: &Response,
) -> Result<(), AppError> {
    if !response.may_reopen(actor) {
        return Err(AppError::Forbidden);
    }
    let to = response.marking.max(Marking::Coordination);
    let changed = diesel::update(responses::table)
        .filter(responses::id.eq(response.id))
        .filter(responses::version.eq(response.version))
        .set((
            responses::status.eq(ResponseStatus::Begun),
            responses::answered_on.eq(None::<chrono::NaiveDate>),
            responses::marking.eq(to),
            responses::updated_at.eq(now),
            responses::version.eq(responses::version + 1),
        ))
        .execute(conn)?;
    if changed == 0 {
        return Err(AppError::Overtaken);
    }
    record(conn, actor, now, "response.reopen", response.id, "")?;
    let remarked = Remarked {
        action: "response.marking",
        kind: RecordKind::Responses,
        id: response.id.0,
        from: response.marking,
        to,
        team: response.team_id,
        reason: "",
    };
    record_remarking(conn, Who::Actor(actor), now, &remarked)
}

fn record(
    conn: &mut Conn,
    actor: &Actor,
    now: Moment,
    action: &str,
    id: ResponseId,
    detail: &str,
) -> Result<(), AppError> {
    let change = Change {
        action,
        subject: "responses",
        id: &id.to_string(),
        detail,
        readers: readers_of!(conn, responses, id)?,
    };
    audit::record(conn, Who::Actor(actor), now, change)
}
