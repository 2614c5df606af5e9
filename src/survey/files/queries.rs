//! Reads of files. Who may read the response, or holds the link to it, is found before.

use diesel::prelude::*;

use super::super::model::{CirculationId, ResponseId};
use super::model::AnswerFile;
use crate::db::Conn;
use crate::db::schema::{answer_claims, answer_files};
use crate::error::AppError;
use crate::treaty::Iso3;

/// More files than this no answer has.
const MOST: i64 = 500;

/// The files of an answer that its caller may read, the newest first; those that were
/// signed off and are not the answer any more among them.
pub(in crate::survey) fn of(conn: &mut Conn, id: ResponseId) -> Result<Vec<AnswerFile>, AppError> {
    Ok(answer_files::table
        .filter(answer_files::response_id.eq(id))
        .order(answer_files::number.desc())
        .limit(MOST)
        .select((
            answer_files::id,
            answer_files::number,
            answer_files::question,
            answer_files::name,
            answer_files::kind,
            answer_files::bytes,
            answer_files::sha256,
            answer_files::created_at,
            answer_files::is_current,
        ))
        .load(conn)?)
}

/// The file that answers a question now.
pub(in crate::survey) fn current(
    conn: &mut Conn,
    id: ResponseId,
    question: &str,
) -> Result<AnswerFile, AppError> {
    let all = of(conn, id)?;
    all.into_iter()
        .find(|file| file.is_current && file.question == question)
        .ok_or(AppError::NotFound)
}

/// How many bytes were brought for a State's answer and may be named still, but for one
/// content.
pub(in crate::survey) fn claimed(
    conn: &mut Conn,
    (circulation, state): (CirculationId, Iso3),
    but: &str,
) -> Result<i64, AppError> {
    let sizes: Vec<i64> = answer_claims::table
        .filter(answer_claims::circulation_id.eq(circulation))
        .filter(answer_claims::state.eq(state))
        .filter(answer_claims::sha256.ne(but))
        .select(answer_claims::bytes)
        .load(conn)?;
    Ok(sizes.into_iter().fold(0, i64::saturating_add))
}

/// How many bytes the files of an answer come to, but for the one to a question.
pub(in crate::survey) fn kept(conn: &mut Conn, id: ResponseId, but: &str) -> Result<i64, AppError> {
    let sizes: Vec<i64> = answer_files::table
        .filter(answer_files::response_id.eq(id))
        .filter(answer_files::is_current.eq(true))
        .filter(answer_files::question.ne(but))
        .select(answer_files::bytes)
        .load(conn)?;
    Ok(sizes.into_iter().fold(0, i64::saturating_add))
}
