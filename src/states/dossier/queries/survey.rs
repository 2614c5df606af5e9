//! Reads of what a State was asked, and what it answered.

use chrono::NaiveDate;
use diesel::prelude::*;

use crate::auth::{Actor, Marking};
use crate::db::Conn;
use crate::db::schema::{circulations, mails, responses};
use crate::db::types::Moment;
use crate::error::AppError;
use crate::mail::{MailId, MailStatus};
use crate::survey::model::{Channel, ResponseId, ResponseStatus};
use crate::treaty::Iso3;
use crate::visible;

/// A mail to a State.
#[derive(Debug, Queryable)]
pub(in super::super) struct MailRow {
    pub id: MailId,
    pub subject: String,
    pub status: MailStatus,
    pub sent_at: Option<Moment>,
    pub created_at: Moment,
    pub marking: Marking,
}

/// The State's answer to the survey.
#[derive(Debug, Queryable)]
pub(in super::super) struct AnswerRow {
    pub id: ResponseId,
    pub survey: String,
    pub status: ResponseStatus,
    pub channel: Channel,
    pub answered_on: Option<NaiveDate>,
    pub begun_at: Moment,
    pub marking: Marking,
}

/// The State's answer to the survey circulated last.
pub(in super::super) fn answer(
    conn: &mut Conn,
    actor: &Actor,
    state: Iso3,
) -> Result<Option<AnswerRow>, AppError> {
    Ok(responses::table
        .inner_join(circulations::table)
        .filter(responses::state.eq(state))
        .filter(visible!(responses, actor))
        .filter(visible!(circulations, actor))
        .order(responses::id.desc())
        .select((
            responses::id,
            circulations::title,
            responses::status,
            responses::channel,
            responses::answered_on,
            responses::created_at,
            responses::marking,
        ))
        .first(conn)
        .optional()?)
}

/// The mail to a State made last: its state and when it was made.
pub(in super::super) fn latest_mail(
    conn: &mut Conn,
    actor: &Actor,
    state: Iso3,
) -> Result<Option<(MailStatus, Moment)>, AppError> {
    Ok(mails::table
        .filter(mails::state.eq(state))
        .filter(visible!(mails, actor))
        .order((mails::created_at.desc(), mails::id.desc()))
        .select((mails::status, mails::created_at))
        .first(conn)
        .optional()?)
}

/// All answers of a State to surveys, the latest first: it has one a circulation.
pub(in super::super) fn answers(
    conn: &mut Conn,
    actor: &Actor,
    state: Iso3,
    limit: i64,
) -> Result<Vec<AnswerRow>, AppError> {
    Ok(responses::table
        .inner_join(circulations::table)
        .filter(responses::state.eq(state))
        .filter(visible!(responses, actor))
        .filter(visible!(circulations, actor))
        .order(responses::id.desc())
        .limit(limit)
        .select((
            responses::id,
            circulations::title,
            responses::status,
            responses::channel,
            responses::answered_on,
            responses::created_at,
            responses::marking,
        ))
        .load(conn)?)
}

/// The mails to a State, the latest first.
pub(in super::super) fn mails(
    conn: &mut Conn,
    actor: &Actor,
    state: Iso3,
    limit: i64,
) -> Result<Vec<MailRow>, AppError> {
    Ok(mails::table
        .filter(mails::state.eq(state))
        .filter(visible!(mails, actor))
        .order((mails::created_at.desc(), mails::id.desc()))
        .limit(limit)
        .select((
            mails::id,
            mails::subject,
            mails::status,
            mails::sent_at,
            mails::created_at,
            mails::marking,
        ))
        .load(conn)?)
}
