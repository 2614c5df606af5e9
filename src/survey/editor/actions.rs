//! Changes to questionnaires that are being written at the desk.

use diesel::prelude::*;

use super::super::definitions::parse;
use super::super::model::{Origin, QuestionnaireId, QuestionnaireRow};
use super::super::queries;
use crate::audit::{self, Change, Readers, Who};
use crate::auth::{Actor, UserId};
use crate::db::Conn;
use crate::db::schema::questionnaires;
use crate::db::types::Moment;
use crate::error::AppError;
use crate::questionnaire::Questionnaire;

/// A draft of the desk, held for the rest of the transaction.
#[derive(Debug, Clone)]
pub struct Draft {
    /// The version.
    pub row: QuestionnaireRow,
    /// Its text.
    pub text: Questionnaire,
}

/// A draft, held until the transaction ends: two who save it, or a save and a sending at
/// the same time, wait for each other here. Nothing where its text can be changed no more.
///
/// # Errors
/// There is none, the actor may not, or the database fails.
pub fn hold(
    conn: &mut Conn,
    actor: &Actor,
    id: QuestionnaireId,
) -> Result<Option<Draft>, AppError> {
    authorise(actor)?;
    let held = diesel::update(questionnaires::table.find(id))
        .set(questionnaires::revision.eq(questionnaires::revision))
        .execute(conn)?;
    if held == 0 {
        return Err(AppError::NotFound);
    }
    let (row, text) = read(conn, id)?;
    Ok(row.is_open().then_some(Draft { row, text }))
}

/// Saves a draft that is held ([`hold`]).
///
/// # Errors
/// The actor may not, or the database fails.
pub fn save(
    conn: &mut Conn,
    actor: &Actor,
    now: Moment,
    draft: &Draft,
    (action, detail): (&str, &str),
) -> Result<(), AppError> {
    authorise(actor)?;
    if !draft.row.is_open() {
        return Err(AppError::Forbidden);
    }
    diesel::update(questionnaires::table.find(draft.row.id))
        .set((
            questionnaires::definition.eq(written(&draft.text)?),
            questionnaires::revision.eq(questionnaires::revision + 1),
            questionnaires::changed_at.eq(now),
            questionnaires::changed_by.eq(actor.user_id),
        ))
        .execute(conn)?;
    record(conn, Who::Actor(actor), now, action, draft.row.id, detail)
}

/// Makes a draft of a text: the next version of its code. `source` says where it is from.
///
/// # Errors
/// The actor may not, or the database fails.
pub fn create(
    conn: &mut Conn,
    actor: &Actor,
    now: Moment,
    text: &Questionnaire,
    (source, action): (&str, &str),
) -> Result<QuestionnaireId, AppError> {
    authorise(actor)?;
    let by = Some(actor.user_id);
    insert(conn, (Who::Actor(actor), by), now, text, (source, action))
}

/// The same for whoever may: the command line too, which is nobody.
///
/// # Errors
/// The database fails.
pub(in crate::survey) fn insert(
    conn: &mut Conn,
    (who, by): (Who<'_>, Option<UserId>),
    now: Moment,
    text: &Questionnaire,
    (source, action): (&str, &str),
) -> Result<QuestionnaireId, AppError> {
    let highest: Option<i32> = questionnaires::table
        .filter(questionnaires::code.eq(&text.code))
        .select(diesel::dsl::max(questionnaires::version))
        .first(conn)?;
    let id: QuestionnaireId = diesel::insert_into(questionnaires::table)
        .values((
            questionnaires::code.eq(&text.code),
            questionnaires::version.eq(highest.unwrap_or_default() + 1),
            questionnaires::definition.eq(written(text)?),
            questionnaires::source.eq(source),
            questionnaires::origin.eq(Origin::Desk),
            questionnaires::created_at.eq(now),
            questionnaires::changed_at.eq(now),
            questionnaires::changed_by.eq(by),
        ))
        .returning(questionnaires::id)
        .get_result(conn)?;
    record(conn, who, now, action, id, &text.code)?;
    Ok(id)
}

/// Makes a draft of the desk from a version, whatever that is: the next of its code.
///
/// # Errors
/// There is none, the actor may not, or the database fails.
pub fn new_version(
    conn: &mut Conn,
    actor: &Actor,
    now: Moment,
    id: QuestionnaireId,
) -> Result<QuestionnaireId, AppError> {
    let (row, text) = read(conn, id)?;
    create(
        conn,
        actor,
        now,
        &text,
        (&row.source, "questionnaire.version"),
    )
}

/// Moves a draft to the bin. Whether it was one.
///
/// # Errors
/// There is none, the actor may not, or the database fails.
pub fn bin(
    conn: &mut Conn,
    actor: &Actor,
    now: Moment,
    id: QuestionnaireId,
) -> Result<bool, AppError> {
    let Some(draft) = hold(conn, actor, id)? else {
        return Ok(false);
    };
    diesel::update(questionnaires::table.find(draft.row.id))
        .set(questionnaires::deleted_at.eq(now))
        .execute(conn)?;
    record(conn, Who::Actor(actor), now, "questionnaire.bin", id, "")?;
    Ok(true)
}

/// Takes a draft out of the bin.
///
/// # Errors
/// There is none in the bin, the actor may not, or the database fails.
pub fn restore(
    conn: &mut Conn,
    actor: &Actor,
    now: Moment,
    id: QuestionnaireId,
) -> Result<(), AppError> {
    authorise(actor)?;
    let back = diesel::update(questionnaires::table.find(id))
        .filter(questionnaires::deleted_at.is_not_null())
        .set(questionnaires::deleted_at.eq(None::<Moment>))
        .execute(conn)?;
    if back == 0 {
        return Err(AppError::NotFound);
    }
    record(
        conn,
        Who::Actor(actor),
        now,
        "questionnaire.restore",
        id,
        "",
    )
}

/// Coordinators and contributors write questionnaires.
fn authorise(actor: &Actor) -> Result<(), AppError> {
    if actor.is_inside() {
        Ok(())
    } else {
        Err(AppError::Forbidden)
    }
}

fn read(
    conn: &mut Conn,
    id: QuestionnaireId,
) -> Result<(QuestionnaireRow, Questionnaire), AppError> {
    let row = queries::questionnaire(conn, id)?;
    let definition: String = questionnaires::table
        .find(id)
        .select(questionnaires::definition)
        .first(conn)?;
    Ok((row, parse(&definition)?))
}

fn written(text: &Questionnaire) -> Result<String, AppError> {
    serde_json::to_string(text).map_err(AppError::internal)
}

fn record(
    conn: &mut Conn,
    who: Who<'_>,
    now: Moment,
    action: &str,
    id: QuestionnaireId,
    detail: &str,
) -> Result<(), AppError> {
    let change = Change {
        action,
        subject: "questionnaires",
        id: &id.to_string(),
        detail,
        // A questionnaire carries no marking: everyone inside reads it.
        readers: Readers::COORDINATION,
    };
    audit::record(conn, who, now, change)
}
