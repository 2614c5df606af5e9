//! Reads of passkeys and of the challenges they answer.

use diesel::prelude::*;
use webauthn_rs::prelude::Passkey;

use super::super::super::rights::UserId;
use super::super::super::token_hash;
use super::super::queries::SHOWN_FOR;
use super::model::{Challenge, PasskeyId, kept};
use crate::db::Conn;
use crate::db::schema::{passkey_challenges, passkeys, sessions};
use crate::db::types::Moment;
use crate::error::AppError;

/// A passkey, as its owner sees it.
#[derive(Debug, Clone, Queryable)]
pub(in crate::auth::factors) struct Named {
    pub id: PasskeyId,
    pub name: String,
    pub created_at: Moment,
    pub last_used_at: Option<Moment>,
}

/// The passkeys of an account, the oldest first.
pub(in crate::auth::factors) fn named(
    conn: &mut Conn,
    user: UserId,
) -> Result<Vec<Named>, AppError> {
    Ok(passkeys::table
        .filter(passkeys::user_id.eq(user))
        .order((passkeys::created_at, passkeys::id))
        .select((
            passkeys::id,
            passkeys::name,
            passkeys::created_at,
            passkeys::last_used_at,
        ))
        .load(conn)?)
}

/// The same with their keys.
pub(super) fn of(conn: &mut Conn, user: UserId) -> Result<Vec<Passkey>, AppError> {
    let texts: Vec<String> = passkeys::table
        .filter(passkeys::user_id.eq(user))
        .order(passkeys::id)
        .select(passkeys::credential)
        .load(conn)?;
    texts.iter().map(|text| kept(text)).collect()
}

/// What is to be signed in the session of `token` to add a passkey.
pub(super) fn of_session(
    conn: &mut Conn,
    user: UserId,
    token: &str,
    now: Moment,
) -> Result<Option<Challenge>, AppError> {
    let found: Option<(String, String)> = passkey_challenges::table
        .inner_join(sessions::table)
        .filter(sessions::token_hash.eq(token_hash(token)))
        .filter(sessions::user_id.eq(user))
        .filter(passkey_challenges::created_at.gt(now.plus(-SHOWN_FOR)))
        .select((passkey_challenges::options, passkey_challenges::state))
        .first(conn)
        .optional()?;
    Ok(found.map(|(options, state)| Challenge { options, state }))
}
