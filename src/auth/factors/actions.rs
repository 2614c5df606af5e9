//! Changes of second factors. Whatever adds or removes one ends the account's other
//! sessions in the same transaction, and tells its owner by mail.

use chrono::TimeDelta;
use diesel::prelude::*;

use super::super::actions::record;
use super::super::rights::{Actor, UserId};
use super::super::{new_token, sessions, token_hash};
use super::model::{CODES, RecoveryCode, TotpSecret, Typed};
use super::notices::{self, Notice};
use super::passkeys::actions as keys;
use super::queries::{self, SHOWN_FOR};
use crate::audit::Who;
use crate::config::Settings;
use crate::db::Conn;
use crate::db::schema::{
    passkeys, pending_sign_ins, recovery_codes, totp_factors, totp_set_ups, users,
};
use crate::db::types::Moment;
use crate::error::AppError;

/// A sign-in waits so long for its second factor.
pub(super) const WAITS_FOR: TimeDelta = TimeDelta::minutes(10);

/// The two times that count: the desk's own, and the one outside that codes are made from.
#[derive(Debug, Clone, Copy)]
pub(super) struct Times {
    pub now: Moment,
    pub outside: Moment,
}

/// Makes a secret to be shown in the session of `token`. It does not count before a code
/// of it has come back.
///
/// # Errors
/// The account has an app already: [`AppError::NotFound`].
pub(super) fn begin(
    conn: &mut Conn,
    actor: &Actor,
    token: &str,
    now: Moment,
) -> Result<(), AppError> {
    if queries::app_since(conn, actor.user_id)?.is_some() {
        return Err(AppError::NotFound);
    }
    let (session, _) = queries::session(conn, token, now)?;
    diesel::delete(
        totp_set_ups::table.filter(
            totp_set_ups::user_id
                .eq(actor.user_id)
                .or(totp_set_ups::created_at.le(now.plus(-SHOWN_FOR))),
        ),
    )
    .execute(conn)?;
    diesel::insert_into(totp_set_ups::table)
        .values((
            totp_set_ups::user_id.eq(actor.user_id),
            totp_set_ups::session_id.eq(session),
            totp_set_ups::secret.eq(TotpSecret::new().bytes()),
            totp_set_ups::created_at.eq(now),
        ))
        .execute(conn)?;
    let who = Who::Actor(actor);
    record(conn, who, now, "factor.begin", actor.user_id, "")
}

/// Makes the secret shown in the session of `token` count, and returns the recovery codes of
/// a first factor; nothing if `typed` is no code of it.
///
/// # Errors
/// No secret is being shown: [`AppError::NotFound`].
pub(super) fn confirm(
    conn: &mut Conn,
    actor: &Actor,
    settings: &Settings,
    token: &str,
    typed: &Typed,
    times: Times,
) -> Result<Option<Vec<RecoveryCode>>, AppError> {
    let (user, now) = (actor.user_id, times.now);
    let secret = queries::shown(conn, user, token, now)?.ok_or(AppError::NotFound)?;
    let Typed::App(code) = typed else {
        return Ok(None);
    };
    let Some(step) = secret.step_of(code, times.outside)? else {
        return Ok(None);
    };
    diesel::delete(totp_set_ups::table.filter(totp_set_ups::user_id.eq(user))).execute(conn)?;
    diesel::insert_into(totp_factors::table)
        .values((
            totp_factors::user_id.eq(user),
            totp_factors::secret.eq(secret.bytes()),
            totp_factors::last_step.eq(step),
            totp_factors::created_at.eq(now),
        ))
        .execute(conn)?;
    added(conn, actor, settings, token, now)?;
    record(conn, Who::Actor(actor), now, "factor.add", user, "totp")?;
    Ok(Some(first_codes(conn, user, now)?))
}

/// What follows whatever is added.
pub(super) fn added(
    conn: &mut Conn,
    actor: &Actor,
    settings: &Settings,
    token: &str,
    now: Moment,
) -> Result<(), AppError> {
    sessions::end_all(conn, actor.user_id, Some(token))?;
    notices::send(conn, settings, actor.user_id, Notice::Added, now)
}

/// Makes recovery codes anew: those of before no longer work.
///
/// # Errors
/// The account has no second factor: [`AppError::NotFound`].
pub(super) fn renew_codes(
    conn: &mut Conn,
    actor: &Actor,
    settings: &Settings,
    now: Moment,
) -> Result<Vec<RecoveryCode>, AppError> {
    let user = actor.user_id;
    if queries::since(conn, user)?.is_none() {
        return Err(AppError::NotFound);
    }
    let codes = new_codes(conn, user, now)?;
    notices::send(conn, settings, user, Notice::Renewed, now)?;
    record(conn, Who::Actor(actor), now, "factor.renew", user, "")?;
    Ok(codes)
}

/// Removes one's own authenticator app. The session of `token` goes on.
///
/// # Errors
/// There is none: [`AppError::NotFound`].
pub(super) fn remove(
    conn: &mut Conn,
    actor: &Actor,
    settings: &Settings,
    token: &str,
    now: Moment,
) -> Result<(), AppError> {
    let user = actor.user_id;
    let gone =
        diesel::delete(totp_factors::table.filter(totp_factors::user_id.eq(user))).execute(conn)?;
    if gone == 0 {
        return Err(AppError::NotFound);
    }
    removed(conn, actor, settings, token, now)?;
    record(conn, Who::Actor(actor), now, "factor.remove", user, "totp")
}

/// What follows whatever its owner removes: recovery codes stand in for nothing once the
/// last factor is gone.
pub(super) fn removed(
    conn: &mut Conn,
    actor: &Actor,
    settings: &Settings,
    token: &str,
    now: Moment,
) -> Result<(), AppError> {
    let user = actor.user_id;
    if queries::since(conn, user)?.is_none() {
        diesel::delete(recovery_codes::table.filter(recovery_codes::user_id.eq(user)))
            .execute(conn)?;
    }
    sessions::end_all(conn, user, Some(token))?;
    notices::send(conn, settings, user, Notice::Removed, now)
}

/// Removes the second factor of another's account; the own is removed with the password.
///
/// # Errors
/// The actor looks after no accounts, or the account has none: [`AppError::NotFound`].
pub(in crate::auth) fn remove_of(
    conn: &mut Conn,
    actor: &Actor,
    settings: &Settings,
    user: UserId,
    now: Moment,
) -> Result<(), AppError> {
    if !actor.is_administrator() || actor.user_id == user {
        return Err(AppError::NotFound);
    }
    take_away(conn, user)?;
    notices::send(conn, settings, user, Notice::TakenAway, now)?;
    record(conn, Who::Actor(actor), now, "factor.remove", user, "")
}

/// Removes the second factor of the account of an address, from the command line.
///
/// # Errors
/// No account has that address, or it has none: [`AppError::NotFound`].
pub fn remove_second_factor(
    conn: &mut Conn,
    settings: &Settings,
    email: &str,
    now: Moment,
) -> Result<(), AppError> {
    let user: UserId = users::table
        .filter(users::email_key.eq(email.to_lowercase()))
        .select(users::id)
        .first(conn)?;
    take_away(conn, user)?;
    notices::send(conn, settings, user, Notice::TakenAway, now)?;
    record(conn, Who::System, now, "factor.remove", user, "")
}

/// Notes that the password of an account was right and that its second factor is asked
/// for. Returns the token of it, which is kept nowhere else.
pub(super) fn wait_for_factor(
    conn: &mut Conn,
    settings: &Settings,
    user: UserId,
    now: Moment,
) -> Result<String, AppError> {
    diesel::delete(pending_sign_ins::table.filter(pending_sign_ins::expires_at.le(now)))
        .execute(conn)?;
    let token = new_token();
    let pending: i64 = diesel::insert_into(pending_sign_ins::table)
        .values((
            pending_sign_ins::token_hash.eq(token_hash(&token)),
            pending_sign_ins::user_id.eq(user),
            pending_sign_ins::created_at.eq(now),
            pending_sign_ins::expires_at.eq(now.plus(WAITS_FOR)),
        ))
        .returning(pending_sign_ins::id)
        .get_result(conn)?;
    keys::challenge(conn, settings, user, pending, now)?;
    Ok(token)
}

/// Takes what was typed as the second factor of a sign-in that waits for it, which then
/// waits no more; each code once. Returns whether it was right.
pub(super) fn redeem(
    conn: &mut Conn,
    settings: &Settings,
    pending: &queries::Pending,
    typed: &Typed,
    who: Who<'_>,
    times: Times,
) -> Result<bool, AppError> {
    let user = pending.user;
    let right = match typed {
        Typed::App(code) => use_step(conn, user, code, times.outside)?,
        Typed::Recovery(hash) => use_recovery_code(conn, user, hash, times.now)?,
        Typed::Passkey(answer) => keys::accept(conn, settings, pending, answer, times.now)?,
    };
    if !right {
        record(conn, who, times.now, "factor.refuse", user, "")?;
        return Ok(false);
    }
    // Gone already: another request has come first, or the sessions were ended meanwhile.
    let gone = diesel::delete(pending_sign_ins::table.find(pending.id)).execute(conn)?;
    if gone == 0 {
        return Err(AppError::NotFound);
    }
    if matches!(typed, Typed::Recovery(_)) {
        notices::send(conn, settings, user, Notice::Recovered, times.now)?;
        record(conn, who, times.now, "factor.recover", user, "")?;
    }
    Ok(true)
}

/// The condition makes a code one request's alone, whatever comes at the same time.
fn use_step(conn: &mut Conn, user: UserId, code: &str, outside: Moment) -> Result<bool, AppError> {
    let Some(secret) = queries::secret(conn, user)? else {
        return Ok(false);
    };
    let Some(step) = secret.step_of(code, outside)? else {
        return Ok(false);
    };
    let taken = diesel::update(totp_factors::table)
        .filter(totp_factors::user_id.eq(user))
        .filter(totp_factors::last_step.lt(step))
        .set(totp_factors::last_step.eq(step))
        .execute(conn)?;
    Ok(taken == 1)
}

fn use_recovery_code(
    conn: &mut Conn,
    user: UserId,
    hash: &str,
    now: Moment,
) -> Result<bool, AppError> {
    let taken = diesel::update(recovery_codes::table)
        .filter(recovery_codes::user_id.eq(user))
        .filter(recovery_codes::code_hash.eq(hash))
        .filter(recovery_codes::used_at.is_null())
        .set(recovery_codes::used_at.eq(now))
        .execute(conn)?;
    Ok(taken == 1)
}

/// The recovery codes that come with a first factor; none where there are some.
pub(super) fn first_codes(
    conn: &mut Conn,
    user: UserId,
    now: Moment,
) -> Result<Vec<RecoveryCode>, AppError> {
    if queries::codes_left(conn, user)? > 0 {
        return Ok(Vec::new());
    }
    new_codes(conn, user, now)
}

fn new_codes(conn: &mut Conn, user: UserId, now: Moment) -> Result<Vec<RecoveryCode>, AppError> {
    diesel::delete(recovery_codes::table.filter(recovery_codes::user_id.eq(user))).execute(conn)?;
    let codes: Vec<RecoveryCode> = (0..CODES).map(|_| RecoveryCode::new()).collect();
    for code in &codes {
        diesel::insert_into(recovery_codes::table)
            .values((
                recovery_codes::user_id.eq(user),
                recovery_codes::code_hash.eq(code.hash()),
                recovery_codes::created_at.eq(now),
            ))
            .execute(conn)?;
    }
    Ok(codes)
}

/// Removes all that an account has, and ends its sessions.
fn take_away(conn: &mut Conn, user: UserId) -> Result<(), AppError> {
    let app =
        diesel::delete(totp_factors::table.filter(totp_factors::user_id.eq(user))).execute(conn)?;
    let keys = diesel::delete(passkeys::table.filter(passkeys::user_id.eq(user))).execute(conn)?;
    if app + keys == 0 {
        return Err(AppError::NotFound);
    }
    diesel::delete(recovery_codes::table.filter(recovery_codes::user_id.eq(user))).execute(conn)?;
    sessions::end_all(conn, user, None)?;
    Ok(())
}
