//! Changes of passkeys. A challenge is answered once.

use diesel::prelude::*;

use super::super::super::actions::record;
use super::super::super::rights::{Actor, UserId};
use super::super::actions::{added, first_codes, removed};
use super::super::model::RecoveryCode;
use super::super::queries::{Pending, session};
use super::forms::NewPasskey;
use super::model::{self, PasskeyId};
use super::queries;
use crate::audit::Who;
use crate::config::Settings;
use crate::db::Conn;
use crate::db::schema::{passkey_challenges, passkeys};
use crate::db::types::Moment;
use crate::error::AppError;

/// Makes what a new passkey has to sign in the session of `token`.
///
/// # Errors
/// The desk has no domain to make passkeys for: [`AppError::NotFound`].
pub(super) fn begin(
    conn: &mut Conn,
    actor: &Actor,
    settings: &Settings,
    token: &str,
    now: Moment,
) -> Result<(), AppError> {
    let place = model::place(settings).ok_or(AppError::NotFound)?;
    let known = queries::of(conn, actor.user_id)?;
    let known = known.iter().map(|it| it.cred_id().clone()).collect();
    let challenge = model::register(&place, actor, known)?;
    let (session, _) = session(conn, token, now)?;
    diesel::delete(passkey_challenges::table.filter(passkey_challenges::session_id.eq(session)))
        .execute(conn)?;
    diesel::insert_into(passkey_challenges::table)
        .values((
            passkey_challenges::session_id.eq(session),
            passkey_challenges::options.eq(&challenge.options),
            passkey_challenges::state.eq(&challenge.state),
            passkey_challenges::created_at.eq(now),
        ))
        .execute(conn)?;
    let who = Who::Actor(actor);
    record(conn, who, now, "factor.begin", actor.user_id, "passkey")
}

/// Adds the passkey that has signed, and returns the recovery codes of a first factor;
/// nothing if what it has signed is not what it was asked for.
///
/// # Errors
/// Nothing is to be signed: [`AppError::NotFound`].
pub(super) fn add(
    conn: &mut Conn,
    actor: &Actor,
    settings: &Settings,
    token: &str,
    form: &NewPasskey,
    now: Moment,
) -> Result<Option<Vec<RecoveryCode>>, AppError> {
    let user = actor.user_id;
    let place = model::place(settings).ok_or(AppError::NotFound)?;
    let asked = queries::of_session(conn, user, token, now)?.ok_or(AppError::NotFound)?;
    let Some(passkey) = model::registered(&place, &asked.state, &form.answer)? else {
        return Ok(None);
    };
    let id = model::credential_id(&passkey);
    let same = passkeys::table.filter(passkeys::credential_id.eq(&id));
    if diesel::select(diesel::dsl::exists(same)).get_result(conn)? {
        return Ok(None);
    }
    let (session, _) = session(conn, token, now)?;
    diesel::delete(passkey_challenges::table.filter(passkey_challenges::session_id.eq(session)))
        .execute(conn)?;
    diesel::insert_into(passkeys::table)
        .values((
            passkeys::user_id.eq(user),
            passkeys::credential_id.eq(&id),
            passkeys::name.eq(&form.name),
            passkeys::credential.eq(model::written(&passkey)?),
            passkeys::created_at.eq(now),
        ))
        .execute(conn)?;
    added(conn, actor, settings, token, now)?;
    record(conn, Who::Actor(actor), now, "factor.add", user, "passkey")?;
    Ok(Some(first_codes(conn, user, now)?))
}

/// Removes one of one's own passkeys. The session of `token` goes on.
///
/// # Errors
/// It is not there: [`AppError::NotFound`].
pub(super) fn remove(
    conn: &mut Conn,
    actor: &Actor,
    settings: &Settings,
    token: &str,
    passkey: PasskeyId,
    now: Moment,
) -> Result<(), AppError> {
    let user = actor.user_id;
    let gone = diesel::delete(
        passkeys::table
            .filter(passkeys::id.eq(passkey))
            .filter(passkeys::user_id.eq(user)),
    )
    .execute(conn)?;
    if gone == 0 {
        return Err(AppError::NotFound);
    }
    removed(conn, actor, settings, token, now)?;
    record(
        conn,
        Who::Actor(actor),
        now,
        "factor.remove",
        user,
        "passkey",
    )
}

/// Makes what a passkey has to sign at a sign-in that waits, in place of what was there;
/// nothing for an account that has none.
pub(in crate::auth::factors) fn challenge(
    conn: &mut Conn,
    settings: &Settings,
    user: UserId,
    pending: i64,
    now: Moment,
) -> Result<(), AppError> {
    diesel::delete(passkey_challenges::table.filter(passkey_challenges::pending_id.eq(pending)))
        .execute(conn)?;
    let known = queries::of(conn, user)?;
    let Some(place) = model::place(settings).filter(|_| !known.is_empty()) else {
        return Ok(());
    };
    let challenge = model::authenticate(&place, &known)?;
    diesel::insert_into(passkey_challenges::table)
        .values((
            passkey_challenges::pending_id.eq(pending),
            passkey_challenges::options.eq(&challenge.options),
            passkey_challenges::state.eq(&challenge.state),
            passkey_challenges::created_at.eq(now),
        ))
        .execute(conn)?;
    Ok(())
}

/// Whether an answer is that of one of the account's passkeys to what it was asked to sign.
/// If not, there is something new to sign.
pub(in crate::auth::factors) fn accept(
    conn: &mut Conn,
    settings: &Settings,
    pending: &Pending,
    answer: &str,
    now: Moment,
) -> Result<bool, AppError> {
    let asked: Option<String> = passkey_challenges::table
        .filter(passkey_challenges::pending_id.eq(pending.id))
        .select(passkey_challenges::state)
        .first(conn)
        .optional()?;
    let (Some(place), Some(state)) = (model::place(settings), asked) else {
        return Ok(false);
    };
    let known = queries::of(conn, pending.user)?;
    let Some(passkey) = model::authenticated(&place, &state, answer, known)? else {
        challenge(conn, settings, pending.user, pending.id, now)?;
        return Ok(false);
    };
    diesel::update(passkeys::table)
        .filter(passkeys::credential_id.eq(model::credential_id(&passkey)))
        .set((
            passkeys::credential.eq(model::written(&passkey)?),
            passkeys::last_used_at.eq(now),
        ))
        .execute(conn)?;
    Ok(true)
}
