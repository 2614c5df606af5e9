//! Reads of second factors.

use std::collections::BTreeSet;

use chrono::TimeDelta;
use diesel::prelude::*;

use super::super::rights::UserId;
use super::super::token_hash;
use super::model::TotpSecret;
use crate::db::Conn;
use crate::db::schema::{
    passkey_challenges, passkeys, pending_sign_ins, recovery_codes, sessions, totp_factors,
    totp_set_ups, users,
};
use crate::db::types::Moment;
use crate::error::AppError;

/// A secret is shown for so long; whoever comes later begins anew.
pub(super) const SHOWN_FOR: TimeDelta = TimeDelta::minutes(15);
/// So long after signing in nobody is asked for the password again to add a factor.
const FRESH_FOR: TimeDelta = TimeDelta::minutes(10);

/// A sign-in that waits for its second factor.
#[derive(Debug, Clone, Queryable)]
pub(super) struct Pending {
    pub id: i64,
    pub user: UserId,
    pub email: String,
    /// What the browser is given for a passkey, where the account has any.
    pub options: Option<String>,
}

/// Since when an account has a second factor, if it has one.
pub(in crate::auth) fn since(conn: &mut Conn, user: UserId) -> Result<Option<Moment>, AppError> {
    let app = app_since(conn, user)?;
    let key: Option<Moment> = passkeys::table
        .filter(passkeys::user_id.eq(user))
        .order(passkeys::created_at)
        .select(passkeys::created_at)
        .first(conn)
        .optional()?;
    Ok(app.into_iter().chain(key).min())
}

/// Since when an account has an authenticator app, if it has one.
pub(super) fn app_since(conn: &mut Conn, user: UserId) -> Result<Option<Moment>, AppError> {
    Ok(totp_factors::table
        .filter(totp_factors::user_id.eq(user))
        .select(totp_factors::created_at)
        .first(conn)
        .optional()?)
}

/// The accounts that have a second factor.
///
/// # Errors
/// The database fails.
pub fn holders(conn: &mut Conn) -> Result<BTreeSet<UserId>, AppError> {
    let ids: Vec<UserId> = totp_factors::table
        .select(totp_factors::user_id)
        .load(conn)?;
    let more: Vec<UserId> = passkeys::table.select(passkeys::user_id).load(conn)?;
    Ok(ids.into_iter().chain(more).collect())
}

/// How many recovery codes an account has left.
pub(super) fn codes_left(conn: &mut Conn, user: UserId) -> Result<i64, AppError> {
    Ok(recovery_codes::table
        .filter(recovery_codes::user_id.eq(user))
        .filter(recovery_codes::used_at.is_null())
        .count()
        .get_result(conn)?)
}

/// The secret of an account's authenticator app.
pub(super) fn secret(conn: &mut Conn, user: UserId) -> Result<Option<TotpSecret>, AppError> {
    let bytes: Option<Vec<u8>> = totp_factors::table
        .filter(totp_factors::user_id.eq(user))
        .select(totp_factors::secret)
        .first(conn)
        .optional()?;
    Ok(bytes.map(TotpSecret::of))
}

/// The secret that is being shown in the session of `token`, and to no other.
pub(super) fn shown(
    conn: &mut Conn,
    user: UserId,
    token: &str,
    now: Moment,
) -> Result<Option<TotpSecret>, AppError> {
    let bytes: Option<Vec<u8>> = totp_set_ups::table
        .inner_join(sessions::table)
        .filter(totp_set_ups::user_id.eq(user))
        .filter(sessions::token_hash.eq(token_hash(token)))
        .filter(totp_set_ups::created_at.gt(now.plus(-SHOWN_FOR)))
        .select(totp_set_ups::secret)
        .first(conn)
        .optional()?;
    Ok(bytes.map(TotpSecret::of))
}

/// The session of a token, and whether it has just begun.
pub(in crate::auth) fn session(
    conn: &mut Conn,
    token: &str,
    now: Moment,
) -> Result<(i64, bool), AppError> {
    let (id, began): (i64, Moment) = sessions::table
        .filter(sessions::token_hash.eq(token_hash(token)))
        .select((sessions::id, sessions::created_at))
        .first(conn)?;
    let fresh = began <= now && began.plus(FRESH_FOR) > now;
    Ok((id, fresh))
}

/// The sign-in that a browser's cookie stands for, if it still waits.
pub(super) fn pending(
    conn: &mut Conn,
    token: &str,
    now: Moment,
) -> Result<Option<Pending>, AppError> {
    Ok(pending_sign_ins::table
        .inner_join(users::table)
        .left_join(passkey_challenges::table)
        .filter(pending_sign_ins::token_hash.eq(token_hash(token)))
        .filter(pending_sign_ins::expires_at.gt(now))
        .filter(users::disabled_at.is_null())
        .select((
            pending_sign_ins::id,
            users::id,
            users::email,
            passkey_challenges::options.nullable(),
        ))
        .first(conn)
        .optional()?)
}
