//! Changes of files: each in the transaction that changes the answer.

use diesel::dsl::{exists, max};
use diesel::prelude::*;

use super::super::model::{CirculationId, ResponseId};
use super::queries;
use crate::attachments::{Received, claim_ends, file_error, note_content};
use crate::config::Attachments;
use crate::db::Conn;
use crate::db::schema::{answer_claims, answer_files, contents};
use crate::db::types::Moment;
use crate::error::AppError;
use crate::on_backend;
use crate::treaty::Iso3;
use crate::web::forms::FormErrors;

/// How many times what an answer may hold can be brought for it within a day.
const TIMES_A_DAY: i64 = 3;

/// Notes for which State's answer a content was brought, so that it stays to be named. The
/// inner error refuses it: too much was brought within the day.
pub(in crate::survey) fn claim(
    conn: &mut Conn,
    settings: &Attachments,
    (circulation, state): (CirculationId, Iso3),
    received: &Received,
    now: Moment,
) -> Result<Result<(), FormErrors>, AppError> {
    let before = queries::claimed(conn, (circulation, state), &received.sha256)?;
    let most = settings.max_answer_bytes().saturating_mul(TIMES_A_DAY);
    if before.saturating_add(received.bytes) > most {
        return Ok(Err(file_error(settings, "survey-file-day")));
    }
    note_content(conn, received, now)?;
    let row = (
        answer_claims::sha256.eq(&received.sha256),
        answer_claims::circulation_id.eq(circulation),
        answer_claims::state.eq(state),
        answer_claims::bytes.eq(received.bytes),
        answer_claims::until.eq(claim_ends(now)),
    );
    on_backend!(conn, real => diesel::insert_into(answer_claims::table)
        .values(row)
        .on_conflict((
            answer_claims::sha256,
            answer_claims::circulation_id,
            answer_claims::state,
        ))
        .do_update()
        .set(answer_claims::until.eq(claim_ends(now)))
        .execute(real))?;
    Ok(Ok(()))
}

/// Whether a content that was brought for a State's answer is to be named still.
pub(in crate::survey) fn is_claimed(
    conn: &mut Conn,
    (circulation, state): (CirculationId, Iso3),
    sha256: &str,
    now: Moment,
) -> Result<bool, AppError> {
    let claims = answer_claims::table
        .inner_join(contents::table.on(contents::sha256.eq(answer_claims::sha256)))
        .filter(answer_claims::sha256.eq(sha256))
        .filter(answer_claims::circulation_id.eq(circulation))
        .filter(answer_claims::state.eq(state))
        .filter(answer_claims::until.gt(now));
    Ok(diesel::select(exists(claims)).get_result(conn)?)
}

/// Adds the file that answers a question from now on. Its caller holds the answer, and has
/// found that the content may be named and that there is room; the answer itself says so too,
/// and the old file is dropped: see [`drop_old`].
pub(in crate::survey) fn add(
    conn: &mut Conn,
    id: ResponseId,
    (question, received): (&str, &Received),
    now: Moment,
) -> Result<(), AppError> {
    let last: Option<i32> = answer_files::table
        .filter(answer_files::response_id.eq(id))
        .select(max(answer_files::number))
        .first(conn)?;
    diesel::insert_into(answer_files::table)
        .values((
            answer_files::response_id.eq(id),
            answer_files::number.eq(last.unwrap_or(0).saturating_add(1)),
            answer_files::question.eq(question),
            answer_files::name.eq(&received.name),
            answer_files::kind.eq(received.kind),
            answer_files::bytes.eq(received.bytes),
            answer_files::sha256.eq(&received.sha256),
            answer_files::created_at.eq(now),
        ))
        .execute(conn)?;
    Ok(())
}

/// Whether the answer has room for a file in place of the one to its question.
pub(in crate::survey) fn fits(
    conn: &mut Conn,
    settings: &Attachments,
    id: ResponseId,
    (question, received): (&str, &Received),
) -> Result<bool, AppError> {
    let others = queries::kept(conn, id, question)?;
    Ok(others.saturating_add(received.bytes) <= settings.max_answer_bytes())
}

/// Drops the files that answer some questions no more. What was signed off once is kept.
pub(in crate::survey) fn drop_old(
    conn: &mut Conn,
    id: ResponseId,
    questions: &[&str],
) -> Result<(), AppError> {
    let old = answer_files::response_id
        .eq(id)
        .and(answer_files::question.eq_any(questions))
        .and(answer_files::is_current.eq(true));
    diesel::delete(
        answer_files::table
            .filter(old.clone())
            .filter(answer_files::signed_at.is_null()),
    )
    .execute(conn)?;
    diesel::update(answer_files::table.filter(old))
        .set(answer_files::is_current.eq(false))
        .execute(conn)?;
    Ok(())
}

/// Notes that the files of an answer were signed off with it.
pub(in crate::survey) fn sign(
    conn: &mut Conn,
    id: ResponseId,
    now: Moment,
) -> Result<(), AppError> {
    diesel::update(answer_files::table)
        .filter(answer_files::response_id.eq(id))
        .filter(answer_files::is_current.eq(true))
        .filter(answer_files::signed_at.is_null())
        .set(answer_files::signed_at.eq(now))
        .execute(conn)?;
    Ok(())
}
