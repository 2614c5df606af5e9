//! Answers typed in on a State's behalf.

use chrono::NaiveDate;
use diesel::prelude::*;

use super::super::actions::{carry_along, forget_reminders, store_answers};
use super::super::files;
use super::super::files::model::answer;
use super::super::model::{
    Channel, Circulation, CirculationStatus, Response, ResponseId, ResponseStatus,
};
use super::super::queries::answers_of;
use super::forms::OnBehalf;
use crate::access::{Remarked, record_remarking};
use crate::attachments::Received;
use crate::audit::{self, Change, Who};
use crate::auth::{Actor, Marking, RecordKind};
use crate::db::Conn;
use crate::db::schema::{entered_answers, responses};
use crate::db::types::Moment;
use crate::error::AppError;
use crate::exchanges::ExchangeId;
use crate::i18n::Lang;
use crate::on_backend;
use crate::questionnaire::{Answers, Question};
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
    // Who types an answer in knows whose it is.
    let closed = circulation.status == CirculationStatus::Draft || circulation.anonymous;
    if !actor.is_inside() || closed {
        return Err(AppError::Forbidden);
    }
    let new = (
        responses::circulation_id.eq(circulation.id),
        responses::questionnaire_id.eq(circulation.questionnaire_id),
        responses::state.eq(state),
        told(form),
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
    forget_reminders(conn, now, circulation.id, state)?;
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
            told(form),
            responses::entered_by.eq(actor.user_id),
            responses::marking.eq(form.marking),
            responses::updated_at.eq(now),
            responses::version.eq(responses::version + 1),
        ))
        .execute(conn)?;
    if changed == 0 {
        return Ok(false);
    }
    // What waited to be confirmed is what the form began with.
    diesel::delete(
        entered_answers::table
            .filter(entered_answers::response_id.eq(response.id))
            .filter(entered_answers::confirmed_at.is_null()),
    )
    .execute(conn)?;
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
    carry_along(conn, response.id, form.marking)?;
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

/// Has a file answer a question of an answer that can be typed in anew, or takes its answer
/// away. `known` is the answer that the page showed. Returns whether it was still that one;
/// if not, nothing has changed.
///
/// # Errors
/// The actor may not, [`AppError::Overtaken`] where someone changes it at the same moment, or
/// the database fails.
pub(super) fn set_file(
    conn: &mut Conn,
    (actor, now): (&Actor, Moment),
    response: &Response,
    (question, file, known): (&Question, Option<&Received>, &str),
) -> Result<bool, AppError> {
    if !response.may_edit(actor) {
        return Err(AppError::Forbidden);
    }
    let before = answers_of(conn, response.id)?;
    let mut after = before.clone();
    after.set(&question.name, file.map(answer).into_iter().collect());
    if file.is_some() {
        after.set(&question.unable_key(), Vec::new());
    }
    let is_same = before.of(&question.name) == after.of(&question.name);
    if before.first(&question.name) != known && !is_same {
        return Ok(false);
    }
    let changed = diesel::update(responses::table.find(response.id))
        .filter(responses::version.eq(response.version))
        .set((
            responses::updated_at.eq(now),
            responses::version.eq(responses::version + 1),
        ))
        .execute(conn)?;
    if changed == 0 {
        return Err(AppError::Overtaken);
    }
    if !is_same {
        store_answers(conn, response.id, &before, &after)?;
        if let Some(file) = file {
            files::actions::add(conn, response.id, (&question.name, file), now)?;
        }
    }
    let name = &question.name;
    record(conn, actor, now, "response.file", response.id, name)?;
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
            responses::answered_on.eq(None::<NaiveDate>),
            responses::marking.eq(to),
            responses::updated_at.eq(now),
            responses::version.eq(responses::version + 1),
        ))
        .execute(conn)?;
    if changed == 0 {
        return Err(AppError::Overtaken);
    }
    record(conn, actor, now, "response.reopen", response.id, "")?;
    carry_along(conn, response.id, to)?;
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

/// Asks the State to confirm what was typed in for it: its links open the answer as it
/// stands, and what was typed in is kept, and counts, until the State signs off its own.
///
/// # Errors
/// The actor may not, [`AppError::Overtaken`] where it has been changed meanwhile, or the
/// database fails.
pub(super) fn ask_to_confirm(
    conn: &mut Conn,
    actor: &Actor,
    now: Moment,
    response: &Response,
) -> Result<(), AppError> {
    use entered_answers as t;
    let (true, Some(answered_on)) = (response.may_be_confirmed(actor), response.answered_on) else {
        return Err(AppError::Forbidden);
    };
    let answers = answers_of(conn, response.id)?;
    // Its files are kept with it.
    files::actions::sign(conn, response.id, now)?;
    diesel::insert_into(t::table)
        .values((
            t::response_id.eq(response.id),
            t::channel.eq(response.channel),
            t::authority.eq(&response.authority),
            t::language.eq(response.language),
            t::answered_on.eq(answered_on),
            t::reference.eq(&response.reference),
            t::referenced_on.eq(response.referenced_on),
            t::place.eq(&response.place),
            t::answers.eq(answers.json().map_err(AppError::internal)?),
            t::opened_at.eq(now),
        ))
        .execute(conn)?;
    let to = response.marking.max(Marking::Coordination);
    let changed = diesel::update(responses::table)
        .filter(responses::id.eq(response.id))
        .filter(responses::version.eq(response.version))
        .set((
            responses::status.eq(ResponseStatus::Begun),
            responses::channel.eq(Channel::Link),
            responses::authority.eq(""),
            responses::answered_on.eq(None::<NaiveDate>),
            responses::reference.eq(""),
            responses::referenced_on.eq(None::<NaiveDate>),
            responses::place.eq(""),
            responses::marking.eq(to),
            responses::updated_at.eq(now),
            responses::version.eq(responses::version + 1),
        ))
        .execute(conn)?;
    if changed == 0 {
        return Err(AppError::Overtaken);
    }
    record(conn, actor, now, "response.ask-to-confirm", response.id, "")?;
    carry_along(conn, response.id, to)?;
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

/// How an answer came and what it is: one that declines is none, and says when.
#[derive(Insertable, AsChangeset)]
#[diesel(table_name = responses, treat_none_as_default_value = false, treat_none_as_null = true)]
struct Told<'a> {
    status: ResponseStatus,
    channel: Channel,
    authority: &'a str,
    language: Lang,
    answered_on: Option<NaiveDate>,
    reference: &'a str,
    referenced_on: Option<NaiveDate>,
    place: &'a str,
    exchange_id: Option<ExchangeId>,
    declined_on: Option<NaiveDate>,
}

fn told(form: &OnBehalf) -> Told<'_> {
    let on = Some(form.answered_on);
    Told {
        status: if form.declines {
            ResponseStatus::Begun
        } else {
            ResponseStatus::Answered
        },
        channel: form.channel,
        authority: &form.authority,
        language: form.language,
        answered_on: on.filter(|_| !form.declines),
        reference: &form.reference,
        referenced_on: form.referenced_on,
        place: &form.place,
        exchange_id: form.exchange,
        declined_on: on.filter(|_| form.declines),
    }
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
