//! Reads of answers through the rights layer.

use diesel::prelude::*;

use super::super::model::{Channel, CirculationId, QuestionnaireId, Response, ResponseId, SignOff};
use super::super::queries::{SIGN_OFF, select_responses};
use crate::auth::Actor;
use crate::db::Conn;
use crate::db::schema::{
    barriers, circulations, entered_answers, exchanges, invitations, responses, sign_offs,
};
use crate::db::types::Moment;
use crate::error::AppError;
use crate::exchanges::{ExchangeId, ExchangeKind};
use crate::treaty::Iso3;
use crate::visible;

/// How many earlier answers of a State are pointed at.
const OTHERS: i64 = 10;

/// An answer the actor may read.
///
/// # Errors
/// There is none of that id for the actor, or the database fails.
pub fn response(conn: &mut Conn, actor: &Actor, id: ResponseId) -> Result<Response, AppError> {
    Ok(select_responses(actor)
        .filter(responses::id.eq(id))
        .first(conn)?)
}

/// The answer of a State to a circulation, where the actor may read it.
///
/// # Errors
/// The database fails.
pub fn response_of(
    conn: &mut Conn,
    actor: &Actor,
    circulation: CirculationId,
    state: Iso3,
) -> Result<Option<Response>, AppError> {
    Ok(select_responses(actor)
        .filter(responses::circulation_id.eq(circulation))
        .filter(responses::state.eq(state))
        .first(conn)
        .optional()?)
}

/// The answers to a circulation that the actor may read: one a State, so a couple of
/// hundred at most.
///
/// # Errors
/// The database fails.
pub fn responses_to(
    conn: &mut Conn,
    actor: &Actor,
    circulation: CirculationId,
) -> Result<Vec<Response>, AppError> {
    Ok(select_responses(actor)
        .filter(responses::circulation_id.eq(circulation))
        .order(responses::id)
        .load(conn)?)
}

/// An exchange that an answer can have come in.
#[derive(Debug, Clone, Queryable)]
pub struct Filed {
    /// Its id.
    pub id: ExchangeId,
    /// When it was.
    pub on: chrono::NaiveDate,
    /// What kind it is of.
    pub kind: ExchangeKind,
    /// What was said.
    pub summary: String,
}

/// How many exchanges of a State are offered.
const FILED: i64 = 50;

/// The last exchanges with a State that the actor may read, and the one an answer names.
///
/// # Errors
/// The database fails.
pub fn filed(conn: &mut Conn, actor: &Actor, state: Iso3) -> Result<Vec<Filed>, AppError> {
    Ok(exchanges::table
        .filter(exchanges::state.eq(state))
        .filter(exchanges::deleted_at.is_null())
        .filter(visible!(exchanges, actor))
        .order((exchanges::held_on.desc(), exchanges::id.desc()))
        .limit(FILED)
        .select((
            exchanges::id,
            exchanges::held_on,
            exchanges::kind,
            exchanges::summary,
        ))
        .load(conn)?)
}

/// The exchange an answer came in, where the actor may read it.
///
/// # Errors
/// The database fails.
pub fn filed_as(conn: &mut Conn, actor: &Actor, id: ExchangeId) -> Result<Option<Filed>, AppError> {
    Ok(exchanges::table
        .filter(exchanges::id.eq(id))
        .filter(exchanges::deleted_at.is_null())
        .filter(visible!(exchanges, actor))
        .select((
            exchanges::id,
            exchanges::held_on,
            exchanges::kind,
            exchanges::summary,
        ))
        .first(conn)
        .optional()?)
}

/// What was typed in for a State before it was asked to confirm it.
#[derive(Debug, Clone, Queryable)]
pub struct Entered {
    /// How it came in.
    pub channel: Channel,
    /// On whose word.
    pub authority: String,
    /// When it was given.
    pub on: chrono::NaiveDate,
    /// The number of the note or the subject of the mail.
    pub reference: String,
    /// The date that bears.
    pub referenced_on: Option<chrono::NaiveDate>,
    /// Where it was said.
    pub place: String,
    /// What it says, as JSON.
    pub answers: String,
    /// When the State signed off its own, if it has.
    pub confirmed_at: Option<Moment>,
}

/// What was typed in for a State of a response the actor may read, the newest first.
///
/// # Errors
/// The database fails.
pub fn entered_of(conn: &mut Conn, response: &Response) -> Result<Vec<Entered>, AppError> {
    use entered_answers as t;
    Ok(t::table
        .filter(t::response_id.eq(response.id))
        .order(t::id.desc())
        .limit(SIGN_OFFS)
        .select((
            t::channel,
            t::authority,
            t::answered_on,
            t::reference,
            t::referenced_on,
            t::place,
            t::answers,
            t::confirmed_at,
        ))
        .load(conn)?)
}

/// Whether a State has a link to a circulation that still opens it.
///
/// # Errors
/// The database fails.
pub fn has_link(
    conn: &mut Conn,
    (circulation, state): (CirculationId, Iso3),
    now: Moment,
) -> Result<bool, AppError> {
    use invitations as t;
    let open = t::table
        .filter(t::circulation_id.eq(circulation))
        .filter(t::state.eq(state))
        .filter(t::token_hash.is_not_null())
        .filter(t::revoked_at.is_null())
        .filter(t::expires_at.gt(now));
    Ok(diesel::select(diesel::dsl::exists(open)).get_result(conn)?)
}

/// Another answer of the same State.
#[derive(Debug, Clone, Queryable)]
pub struct Other {
    /// Its id.
    pub id: ResponseId,
    /// The title of its circulation.
    pub title: String,
    /// When it was given, if it was.
    pub on: Option<chrono::NaiveDate>,
    /// The version it answers.
    pub questionnaire: QuestionnaireId,
}

/// Other answers of the same State that the actor may read, the newest first.
///
/// # Errors
/// The database fails.
pub fn others_of(
    conn: &mut Conn,
    actor: &Actor,
    response: &Response,
) -> Result<Vec<Other>, AppError> {
    Ok(responses::table
        .inner_join(circulations::table)
        .filter(responses::state.eq(response.state))
        .filter(responses::id.ne(response.id))
        .filter(visible!(responses, actor))
        .filter(visible!(circulations, actor))
        .order(responses::id.desc())
        .limit(OTHERS)
        .select((
            responses::id,
            circulations::title,
            responses::answered_on,
            responses::questionnaire_id,
        ))
        .load(conn)?)
}

/// More times than this no answer is signed off.
const SIGN_OFFS: i64 = 20;

/// What a State signed off of a response the actor may read, the newest first.
///
/// # Errors
/// The database fails.
pub fn sign_offs_of(conn: &mut Conn, response: &Response) -> Result<Vec<SignOff>, AppError> {
    Ok(sign_offs::table
        .filter(sign_offs::response_id.eq(response.id))
        .order(sign_offs::id.desc())
        .limit(SIGN_OFFS)
        .select(SIGN_OFF)
        .load(conn)?)
}

/// The reasons of an answer that are on the dossier, as far as the actor may know.
///
/// # Errors
/// The database fails.
pub fn raised_of(
    conn: &mut Conn,
    actor: &Actor,
    response: &Response,
) -> Result<Vec<String>, AppError> {
    Ok(barriers::table
        .filter(barriers::response_id.eq(response.id))
        .filter(barriers::deleted_at.is_null())
        .filter(visible!(barriers, actor))
        .select(barriers::kind)
        .load(conn)?)
}
