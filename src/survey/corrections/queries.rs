//! Reads of what a correction would touch.

use diesel::prelude::*;

use super::super::model::{CirculationId, QuestionnaireId, QuestionnaireRow, ResponseStatus};
use super::super::queries::select_questionnaires;
use crate::auth::Actor;
use crate::db::Conn;
use crate::db::schema::{questionnaires, responses};
use crate::error::AppError;
use crate::visible;

/// How many newer versions are looked at.
const MOST: i64 = 20;

/// The versions of the same questionnaire that are newer than one, the newest first.
///
/// # Errors
/// The database fails.
pub fn newer(conn: &mut Conn, than: &QuestionnaireRow) -> Result<Vec<QuestionnaireRow>, AppError> {
    Ok(select_questionnaires()
        .filter(questionnaires::code.eq(&than.code))
        .filter(questionnaires::version.gt(than.version))
        .filter(questionnaires::deleted_at.is_null())
        .order(questionnaires::version.desc())
        .limit(MOST)
        .load(conn)?)
}

/// How many answers to a circulation, as far as the actor may know of them, stand so.
///
/// # Errors
/// The database fails.
pub fn answers(
    conn: &mut Conn,
    actor: &Actor,
    id: CirculationId,
    status: ResponseStatus,
) -> Result<i64, AppError> {
    Ok(responses::table
        .filter(responses::circulation_id.eq(id))
        .filter(responses::status.eq(status))
        .filter(visible!(responses, actor))
        .count()
        .get_result(conn)?)
}

/// The version of an id among some.
pub fn among(rows: &[QuestionnaireRow], id: QuestionnaireId) -> Option<&QuestionnaireRow> {
    rows.iter().find(|row| row.id == id)
}
