//! Sign-ins through the provider, begun and used once, and links made and taken back: each
//! with its row in the audit. A link is another way into an account: it ends the account's
//! other sessions and is told to its owner by mail.

use diesel::prelude::*;

use super::super::actions::{record, record_unknown};
use super::super::notices;
use super::super::rights::{Actor, UserId};
use super::super::{links, sessions, token_hash};
use super::model::{FLOW_LASTS, Flow, NewFlow, Refusal, Vouched};
use super::queries;
use crate::audit::Who;
use crate::config::Settings;
use crate::db::Conn;
use crate::db::schema::{oidc_flows, oidc_identities, users};
use crate::db::types::Moment;
use crate::error::AppError;

/// Keeps a sign-in that begins, or with `asked`, the user and the session's token, a link.
/// Those that have expired go.
pub(super) fn begin(
    conn: &mut Conn,
    flow: &NewFlow,
    next: &str,
    asked: Option<(UserId, &str)>,
    now: Moment,
) -> Result<(), AppError> {
    diesel::delete(oidc_flows::table.filter(oidc_flows::expires_at.le(now))).execute(conn)?;
    diesel::insert_into(oidc_flows::table)
        .values((
            oidc_flows::cookie_hash.eq(token_hash(&flow.cookie)),
            oidc_flows::state_hash.eq(token_hash(&flow.state)),
            oidc_flows::nonce.eq(&flow.nonce),
            oidc_flows::pkce_verifier.eq(&flow.pkce_verifier),
            oidc_flows::next.eq(next),
            oidc_flows::user_id.eq(asked.map(|(user, _)| user)),
            oidc_flows::session_hash.eq(asked.map(|(_, token)| token_hash(token))),
            oidc_flows::created_at.eq(now),
            oidc_flows::expires_at.eq(now.plus(FLOW_LASTS)),
        ))
        .execute(conn)?;
    Ok(())
}

/// Takes the sign-in a browser has begun out of use, whatever it brings back: there is no
/// second try. Of two requests at the same moment one gets it.
pub(super) fn take(conn: &mut Conn, cookie: &str, now: Moment) -> Result<Option<Flow>, AppError> {
    let flow = oidc_flows::table
        .filter(oidc_flows::cookie_hash.eq(token_hash(cookie)))
        .filter(oidc_flows::expires_at.gt(now));
    Ok(diesel::delete(flow)
        .returning((
            oidc_flows::state_hash,
            oidc_flows::nonce,
            oidc_flows::pkce_verifier,
            oidc_flows::next,
            oidc_flows::user_id,
            oidc_flows::session_hash,
        ))
        .get_result(conn)
        .optional()?)
}

/// The account of a person the provider vouches for. A disabled one is refused as one that
/// is not there.
pub(super) fn sign_in(
    conn: &mut Conn,
    settings: &Settings,
    vouched: &Vouched,
    who: Who<'_>,
    now: Moment,
) -> Result<Result<UserId, Refusal>, AppError> {
    let user = match queries::linked_to(conn, &vouched.issuer, &vouched.subject)? {
        Some((user, true)) => Ok(user),
        Some((user, false)) => Err(Some(user)),
        None => link_by_email(conn, settings, vouched, who, now)?.ok_or(None),
    };
    match user {
        Ok(user) => {
            record(conn, who, now, "session.vouch", user, "")?;
            Ok(Ok(user))
        }
        Err(user) => {
            note_refusal(conn, user, Refusal::Unknown, who, now)?;
            Ok(Err(Refusal::Unknown))
        }
    }
}

/// Links the account whose address the provider has verified, if the desk is set so. It
/// accepts an invitation, too: who could use its link has been shown to be who was invited.
fn link_by_email(
    conn: &mut Conn,
    settings: &Settings,
    vouched: &Vouched,
    who: Who<'_>,
    now: Moment,
) -> Result<Option<UserId>, AppError> {
    let Some(email) = &vouched.email else {
        return Ok(None);
    };
    let Some(account) = queries::by_email(conn, email)? else {
        return Ok(None);
    };
    // Another person there has it already: the address has changed hands.
    if queries::identity(conn, account.user, &vouched.issuer)?.is_some() {
        return Ok(None);
    }
    insert(conn, vouched, account.user, now)?;
    diesel::update(users::table.find(account.user))
        .set((
            users::invited_at.eq(None::<Moment>),
            users::version.eq(users::version + 1),
        ))
        .execute(conn)?;
    links::void(conn, account.user)?;
    sessions::end_all(conn, account.user, None)?;
    record(conn, who, now, "user.link", account.user, "by email")?;
    notices::send(conn, settings, &account, "linked", &[], now)?;
    Ok(Some(account.user))
}

/// Links the actor's account to a person at the provider, and ends its other sessions.
pub(super) fn link(
    conn: &mut Conn,
    actor: &Actor,
    settings: &Settings,
    vouched: &Vouched,
    kept_token: &str,
    now: Moment,
) -> Result<Result<(), Refusal>, AppError> {
    let linked = queries::linked_to(conn, &vouched.issuer, &vouched.subject)?;
    let has_one = queries::identity(conn, actor.user_id, &vouched.issuer)?.is_some();
    if linked.is_some() || has_one {
        note_refusal(
            conn,
            Some(actor.user_id),
            Refusal::Taken,
            Who::Actor(actor),
            now,
        )?;
        return Ok(Err(Refusal::Taken));
    }
    insert(conn, vouched, actor.user_id, now)?;
    sessions::end_all(conn, actor.user_id, Some(kept_token))?;
    record(conn, Who::Actor(actor), now, "user.link", actor.user_id, "")?;
    let account = links::addressee(conn, actor.user_id)?;
    notices::send(conn, settings, &account, "linked", &[], now)?;
    Ok(Ok(()))
}

/// Takes the link of the actor's account to the issuer back, and ends its other sessions.
///
/// # Errors
/// There is none: [`AppError::NotFound`].
pub(super) fn unlink(
    conn: &mut Conn,
    actor: &Actor,
    settings: &Settings,
    kept_token: &str,
    now: Moment,
) -> Result<(), AppError> {
    let link = oidc_identities::table
        .filter(oidc_identities::user_id.eq(actor.user_id))
        .filter(oidc_identities::issuer.eq(&settings.oidc.issuer));
    if diesel::delete(link).execute(conn)? == 0 {
        return Err(AppError::NotFound);
    }
    sessions::end_all(conn, actor.user_id, Some(kept_token))?;
    record(
        conn,
        Who::Actor(actor),
        now,
        "user.unlink",
        actor.user_id,
        "",
    )?;
    let account = links::addressee(conn, actor.user_id)?;
    notices::send(conn, settings, &account, "unlinked", &[], now)
}

/// Adds a sign-in or a link that was refused to the audit.
pub(super) fn note_refusal(
    conn: &mut Conn,
    user: Option<UserId>,
    refusal: Refusal,
    who: Who<'_>,
    now: Moment,
) -> Result<(), AppError> {
    record_unknown(conn, who, now, "session.refuse", user, refusal.detail())
}

fn insert(conn: &mut Conn, vouched: &Vouched, user: UserId, now: Moment) -> Result<(), AppError> {
    diesel::insert_into(oidc_identities::table)
        .values((
            oidc_identities::issuer.eq(&vouched.issuer),
            oidc_identities::subject.eq(&vouched.subject),
            oidc_identities::user_id.eq(user),
            oidc_identities::linked_at.eq(now),
        ))
        .execute(conn)?;
    Ok(())
}
