//! Sessions: begun with a new token at every sign-in, kept in the database by its hash,
//! listed to their owner, and ended one by one or together.

use chrono::TimeDelta;
use diesel::prelude::*;
use serde::Serialize;

use super::actions::record;
use super::device::Device;
use super::rights::{Actor, UserId};
use super::{new_token, token_hash};
use crate::audit::Who;
use crate::config::SignIn;
use crate::db::Conn;
use crate::db::schema::{pending_sign_ins, sessions, users};
use crate::db::types::Moment;
use crate::error::AppError;
use crate::i18n::Lang;
use crate::id;

id! {
    /// A session.
    SessionId
}

/// A live session, as its owner sees it.
#[derive(Debug, Clone, Queryable)]
pub(super) struct LiveSession {
    id: SessionId,
    token_hash: String,
    created_at: Moment,
    last_seen_at: Moment,
    user_agent: String,
    address: String,
}

/// A row of a list of sessions.
#[derive(Debug, Serialize)]
pub(super) struct SessionView {
    device: String,
    since: String,
    last_seen: String,
    address: String,
    current: bool,
    /// Where the button that ends it leads; empty for no button.
    end: String,
}

/// By what a sign-in was completed. Behind a code, a recovery code or a passkey stands a
/// first factor that was right: a password, or the provider, which the audit tells by an
/// entry of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Means {
    /// A password alone.
    Password,
    /// A code of an authenticator app.
    Code,
    /// One of the codes that were written down.
    RecoveryCode,
    /// A passkey.
    Passkey,
    /// The ministry's identity provider.
    Provider,
    /// A link: of an invitation, or to a desk that is set up.
    Link,
    /// The link to the demo, which asks for nothing else.
    Demo,
}

impl Means {
    fn as_str(self) -> &'static str {
        match self {
            Self::Password => "password",
            Self::Code => "code",
            Self::RecoveryCode => "recovery code",
            Self::Passkey => "passkey",
            Self::Provider => "provider",
            Self::Link => "link",
            Self::Demo => "demo",
        }
    }
}

/// Begins a session and returns its token, which is kept nowhere else. Sessions of the
/// account that have expired go.
///
/// # Errors
/// The database fails.
pub fn begin_session(
    conn: &mut Conn,
    user: UserId,
    settings: &SignIn,
    now: Moment,
) -> Result<String, AppError> {
    let device = Device::default();
    begin_on(conn, user, settings, &device, Means::Password, now)
}

/// [`begin_session`] on a device that is known.
pub(super) fn begin_on(
    conn: &mut Conn,
    user: UserId,
    settings: &SignIn,
    device: &Device,
    means: Means,
    now: Moment,
) -> Result<String, AppError> {
    let token = new_token();
    diesel::delete(
        sessions::table
            .filter(sessions::user_id.eq(user))
            .filter(sessions::expires_at.lt(now)),
    )
    .execute(conn)?;
    diesel::insert_into(sessions::table)
        .values((
            sessions::token_hash.eq(token_hash(&token)),
            sessions::user_id.eq(user),
            sessions::created_at.eq(now),
            sessions::last_seen_at.eq(now),
            sessions::expires_at.eq(now.plus(TimeDelta::days(i64::from(settings.session_days)))),
            sessions::user_agent.eq(&device.user_agent),
            sessions::address.eq(&device.address),
        ))
        .execute(conn)?;
    diesel::update(users::table.find(user))
        .set(users::last_seen_at.eq(now))
        .execute(conn)?;
    let who = Who::Visitor(device);
    record(conn, who, now, "session.begin", user, means.as_str())?;
    Ok(token)
}

/// Ends the session of a token, if there is one: a browser that signs in again leaves
/// none behind.
pub(super) fn drop_token(conn: &mut Conn, token: &str) -> Result<(), AppError> {
    diesel::delete(sessions::table.filter(sessions::token_hash.eq(token_hash(token))))
        .execute(conn)?;
    Ok(())
}

/// Gives the session of a token another one, and makes it as fresh as one just begun; when
/// it ends stays as it was. The change it is part of is what the audit tells.
///
/// # Errors
/// There is no such session: [`AppError::NotFound`].
pub(super) fn renew(conn: &mut Conn, was: &str, token: &str, now: Moment) -> Result<(), AppError> {
    let changed = diesel::update(sessions::table)
        .filter(sessions::token_hash.eq(token_hash(was)))
        .set((
            sessions::token_hash.eq(token_hash(token)),
            sessions::created_at.eq(now),
        ))
        .execute(conn)?;
    if changed == 0 {
        return Err(AppError::NotFound);
    }
    Ok(())
}

pub(super) fn sign_out(
    conn: &mut Conn,
    actor: &Actor,
    token: &str,
    now: Moment,
) -> Result<(), AppError> {
    drop_token(conn, token)?;
    record(
        conn,
        Who::Actor(actor),
        now,
        "session.end",
        actor.user_id,
        "",
    )
}

/// Notes that a session was used, and from where; called at most every few minutes.
pub(super) fn touch(
    conn: &mut Conn,
    session: i64,
    user: UserId,
    device: &Device,
    now: Moment,
) -> Result<(), AppError> {
    diesel::update(users::table.find(user))
        .set(users::last_seen_at.eq(now))
        .execute(conn)?;
    diesel::update(sessions::table.find(session))
        .set((
            sessions::last_seen_at.eq(now),
            sessions::user_agent.eq(&device.user_agent),
            sessions::address.eq(&device.address),
        ))
        .execute(conn)?;
    Ok(())
}

/// The sessions of an account that would still let someone in, the last used first.
pub(super) fn live(
    conn: &mut Conn,
    user: UserId,
    settings: &SignIn,
    now: Moment,
) -> Result<Vec<LiveSession>, AppError> {
    let idle = TimeDelta::hours(i64::from(settings.session_idle_hours));
    Ok(sessions::table
        .filter(sessions::user_id.eq(user))
        .filter(sessions::expires_at.gt(now))
        .filter(sessions::last_seen_at.gt(now.plus(-idle)))
        .order((sessions::last_seen_at.desc(), sessions::id.desc()))
        .select((
            sessions::id,
            sessions::token_hash,
            sessions::created_at,
            sessions::last_seen_at,
            sessions::user_agent,
            sessions::address,
        ))
        .load(conn)?)
}

/// Sessions as rows, each ended at `ROOT/ID/end`; that of `token` is the current one.
pub(super) fn views(lang: Lang, live: &[LiveSession], token: &str, root: &str) -> Vec<SessionView> {
    let current = token_hash(token);
    live.iter()
        .map(|session| SessionView {
            device: Device::words(lang, &session.user_agent),
            since: lang.short_date(session.created_at.date()),
            last_seen: lang.short_time(session.last_seen_at.0),
            address: session.address.clone(),
            current: session.token_hash == current,
            end: format!("{root}/{}/end", session.id),
        })
        .collect()
}

/// The same rows without the buttons that end them.
pub(super) fn without_ends(rows: Vec<SessionView>) -> Vec<SessionView> {
    let bare = |row| SessionView {
        end: String::new(),
        ..row
    };
    rows.into_iter().map(bare).collect()
}

/// Whether any of them is not the current one.
pub(super) fn are_there_others(sessions: &[SessionView]) -> bool {
    sessions.iter().any(|session| !session.current)
}

/// Ends one session of an account.
///
/// # Errors
/// The account has no such session: [`AppError::NotFound`].
pub(super) fn end_one(
    conn: &mut Conn,
    actor: &Actor,
    user: UserId,
    session: SessionId,
    now: Moment,
) -> Result<(), AppError> {
    let ended = diesel::delete(
        sessions::table
            .filter(sessions::id.eq(session))
            .filter(sessions::user_id.eq(user)),
    )
    .execute(conn)?;
    if ended == 0 {
        return Err(AppError::NotFound);
    }
    record(conn, Who::Actor(actor), now, "session.end", user, "one")
}

/// Ends all sessions of an account but the actor's own, whose token is `kept`.
pub(super) fn end_others(
    conn: &mut Conn,
    actor: &Actor,
    user: UserId,
    kept: &str,
    now: Moment,
) -> Result<(), AppError> {
    let ended = end_all(conn, user, Some(kept))?;
    let detail = format!("{ended} sessions");
    record(conn, Who::Actor(actor), now, "session.end", user, &detail)
}

/// Ends all sessions of an account, but that of the token `kept`, and every sign-in that
/// waits for its second factor; the change it is part of is what the audit tells. Returns
/// how many sessions.
pub(super) fn end_all(
    conn: &mut Conn,
    user: UserId,
    kept: Option<&str>,
) -> Result<usize, AppError> {
    diesel::delete(pending_sign_ins::table.filter(pending_sign_ins::user_id.eq(user)))
        .execute(conn)?;
    // No token has the empty hash.
    let kept = kept.map(token_hash).unwrap_or_default();
    Ok(diesel::delete(
        sessions::table
            .filter(sessions::user_id.eq(user))
            .filter(sessions::token_hash.ne(kept)),
    )
    .execute(conn)?)
}
