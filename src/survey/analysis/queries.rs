//! Reads of the answers that are counted.

use std::collections::HashMap;

use chrono::NaiveDate;
use diesel::prelude::*;

use super::super::anonymous;
use super::super::model::{
    Circulation, CirculationId, QuestionnaireId, ResponseId, ResponseStatus,
};
use crate::auth::{Actor, Marking};
use crate::db::Conn;
use crate::db::schema::{answers, entered_answers, response_pages, responses, sign_offs};
use crate::db::types::Moment;
use crate::error::AppError;
use crate::questionnaire::Answers;
use crate::treaty::Iso3;
use crate::visible;

/// An answer that was signed off or entered, with what it says.
#[derive(Debug, Clone)]
pub struct Given {
    /// Its id.
    pub id: ResponseId,
    /// Whose it is.
    pub state: Iso3,
    /// The version it answers.
    pub questionnaire: QuestionnaireId,
    /// When it was given.
    pub on: NaiveDate,
    /// How it came in.
    pub channel: super::super::model::Channel,
    /// The language it was given in.
    pub language: crate::i18n::Lang,
    /// Who may read it.
    pub marking: Marking,
    /// What it says.
    pub answers: Answers,
}

#[derive(Debug, Queryable)]
struct Head {
    id: ResponseId,
    state: Iso3,
    questionnaire: QuestionnaireId,
    on: NaiveDate,
    channel: super::super::model::Channel,
    language: crate::i18n::Lang,
    marking: Marking,
}

/// The answers to a circulation that the actor may read and that count: one a State.
///
/// # Errors
/// The database fails.
pub fn given(conn: &mut Conn, actor: &Actor, id: CirculationId) -> Result<Vec<Given>, AppError> {
    let heads: Vec<Head> = responses::table
        .filter(responses::circulation_id.eq(id))
        .filter(responses::status.eq(ResponseStatus::Answered))
        .filter(responses::answered_on.is_not_null())
        .filter(visible!(responses, actor))
        .order(responses::id)
        .select((
            responses::id,
            responses::state,
            responses::questionnaire_id,
            responses::answered_on.assume_not_null(),
            responses::channel,
            responses::language,
            responses::marking,
        ))
        .load(conn)?;
    let ids: Vec<ResponseId> = heads.iter().map(|head| head.id).collect();
    let mut said = said(conn, &ids)?;
    let waiting = waiting(conn, actor, id)?;
    Ok(heads
        .into_iter()
        .map(|head| Given {
            answers: said.remove(&head.id).unwrap_or_default(),
            id: head.id,
            state: head.state,
            questionnaire: head.questionnaire,
            on: head.on,
            channel: head.channel,
            language: head.language,
            marking: head.marking,
        })
        .chain(waiting)
        .collect())
}

/// What was typed in for States that are asked to confirm it, and have not yet: it counts
/// as long as theirs does not.
fn waiting(conn: &mut Conn, actor: &Actor, id: CirculationId) -> Result<Vec<Given>, AppError> {
    use entered_answers as t;
    type Row = (Head, String);
    let rows: Vec<Row> = t::table
        .inner_join(responses::table)
        .filter(responses::circulation_id.eq(id))
        .filter(responses::status.ne(ResponseStatus::Answered))
        .filter(t::confirmed_at.is_null())
        .filter(visible!(responses, actor))
        .order(responses::id)
        .select((
            (
                responses::id,
                responses::state,
                responses::questionnaire_id,
                t::answered_on,
                t::channel,
                t::language,
                responses::marking,
            ),
            t::answers,
        ))
        .load(conn)?;
    rows.into_iter()
        .map(|(head, answers)| {
            Ok(Given {
                id: head.id,
                state: head.state,
                questionnaire: head.questionnaire,
                on: head.on,
                channel: head.channel,
                language: head.language,
                marking: head.marking,
                answers: Answers::from_json(&answers).map_err(AppError::internal)?,
            })
        })
        .collect()
}

/// What answers that the caller may read say.
pub(super) fn said(
    conn: &mut Conn,
    ids: &[ResponseId],
) -> Result<HashMap<ResponseId, Answers>, AppError> {
    let rows: Vec<(ResponseId, String, String)> = answers::table
        .filter(answers::response_id.eq_any(ids))
        .order((answers::response_id, answers::question, answers::position))
        .select((answers::response_id, answers::question, answers::value))
        .load(conn)?;
    let mut said: HashMap<ResponseId, Answers> = HashMap::new();
    for (id, question, value) in rows {
        said.entry(id).or_default().push(question, value);
    }
    Ok(said)
}

/// How many pages are saved of each of some answers that the caller may read.
///
/// # Errors
/// The database fails.
pub fn pages_saved(
    conn: &mut Conn,
    ids: &[ResponseId],
) -> Result<HashMap<ResponseId, i64>, AppError> {
    let rows: Vec<(ResponseId, i64)> = response_pages::table
        .filter(response_pages::response_id.eq_any(ids))
        .group_by(response_pages::response_id)
        .select((response_pages::response_id, diesel::dsl::count_star()))
        .load(conn)?;
    Ok(rows.into_iter().collect())
}

/// An answer as it is counted for what is passed on: without its State's name, beside the
/// region it is in.
#[derive(Debug, Clone)]
pub struct Counted {
    /// Its State, to find its region by; nothing where that is not known to anyone.
    pub state: Option<Iso3>,
    /// When the desk came to know of it, and its place among those of the day.
    pub known: (NaiveDate, i64),
    /// The last day on which it was changed.
    pub changed: NaiveDate,
    /// What it says.
    pub answers: Answers,
}

/// All answers to a circulation, for tables that leave the coordination by the rule of
/// [`crate::suppression`]: they are the same for every reader.
///
/// # Errors
/// The database fails.
pub fn counted(conn: &mut Conn, id: CirculationId) -> Result<Vec<Counted>, AppError> {
    type Row = (ResponseId, Iso3, NaiveDate, Moment, Moment);
    let rows: Vec<Row> = responses::table
        .filter(responses::circulation_id.eq(id))
        .filter(responses::status.eq(ResponseStatus::Answered))
        .filter(responses::answered_on.is_not_null())
        .select((
            responses::id,
            responses::state,
            responses::answered_on.assume_not_null(),
            responses::created_at,
            responses::updated_at,
        ))
        .load(conn)?;
    let ids: Vec<ResponseId> = rows.iter().map(|row| row.0).collect();
    let mut said = said(conn, &ids)?;
    Ok(rows
        .into_iter()
        .map(|(id, state, on, created, updated)| Counted {
            state: Some(state),
            known: (on.max(created.date()), id.0),
            changed: updated.date(),
            answers: said.remove(&id).unwrap_or_default(),
        })
        .collect())
}

/// The answers to an anonymous circulation that is closed, in the order of their keys, which
/// were drawn by lot.
///
/// # Errors
/// The database fails.
pub fn counted_unnamed(
    conn: &mut Conn,
    circulation: &Circulation,
) -> Result<Vec<Counted>, AppError> {
    let day = circulation.closes_on;
    let counted = |(place, answers)| Counted {
        state: None,
        known: (day, place),
        changed: day,
        answers,
    };
    let all = anonymous::answers(conn, circulation.id)?;
    Ok((0..).zip(all).map(counted).collect())
}

/// Whether an answer to a circulation that was given is open again: what was passed on of it
/// could then be set against what is passed on later.
///
/// # Errors
/// The database fails.
pub fn is_reopened(conn: &mut Conn, id: CirculationId) -> Result<bool, AppError> {
    let signed = sign_offs::table
        .filter(sign_offs::response_id.eq(responses::id))
        .select(sign_offs::id);
    let open = responses::table
        .filter(responses::circulation_id.eq(id))
        .filter(responses::status.ne(ResponseStatus::Answered))
        .filter(
            responses::entered_by
                .is_not_null()
                .or(diesel::dsl::exists(signed)),
        );
    Ok(diesel::select(diesel::dsl::exists(open)).get_result(conn)?)
}
