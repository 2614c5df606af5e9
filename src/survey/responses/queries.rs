//! Reads of answers through the rights layer.

use diesel::prelude::*;

use super::super::model::{CirculationId, Response, ResponseId, SignOff};
use super::super::queries::{SIGN_OFF, select_responses};
use crate::auth::Actor;
use crate::db::Conn;
use crate::db::schema::{circulations, responses, sign_offs};
use crate::error::AppError;
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

/// Other answers of the same State that the actor may read, the newest first, with the
/// titles of their circulations.
///
/// # Errors
/// The database fails.
pub fn others_of(
    conn: &mut Conn,
    actor: &Actor,
    response: &Response,
) -> Result<Vec<(ResponseId, String, Option<chrono::NaiveDate>)>, AppError> {
    Ok(responses::table
        .inner_join(circulations::table)
        .filter(responses::state.eq(response.state))
        .filter(responses::id.ne(response.id))
        .filter(visible!(responses, actor))
        .filter(visible!(circulations, actor))
        .order(responses::id.desc())
        .limit(OTHERS)
        .select((responses::id, circulations::title, responses::answered_on))
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
