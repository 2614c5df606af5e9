//! Changes to accounts and links: each with its row in the audit.

use chrono::TimeDelta;
use diesel::prelude::*;

use super::queries::{self, LinkPurpose};
use super::rights::{Actor, Role, TeamId, UserId};
use super::{links, new_token, sessions, token_hash};
use crate::audit::{self, Change, Readers, Who};
use crate::calendar::actions::void_feeds;
use crate::db::Conn;
use crate::db::schema::{one_time_links, teams, users};
use crate::db::types::Moment;
use crate::error::AppError;
use crate::i18n::Lang;

/// An account to be made. Its password is hashed already.
#[derive(Debug, Clone)]
pub struct NewUser {
    /// Where to write to, and what to sign in with.
    pub email: String,
    /// The user's name.
    pub name: String,
    /// The team.
    pub team_id: TeamId,
    /// What it may do.
    pub role: Role,
    /// argon2id, in PHC form.
    pub password_hash: String,
    /// The language the user reads.
    pub language: Lang,
}

/// The team called `name`, made when it is not there.
///
/// # Errors
/// The database fails.
pub fn ensure_team(conn: &mut Conn, name: &str, now: Moment) -> Result<TeamId, AppError> {
    let key = name.to_lowercase();
    let known = teams::table
        .filter(teams::name_key.eq(&key))
        .select(teams::id)
        .first(conn)
        .optional()?;
    if let Some(id) = known {
        return Ok(id);
    }
    Ok(diesel::insert_into(teams::table)
        .values((
            teams::name.eq(name),
            teams::name_key.eq(&key),
            teams::created_at.eq(now),
        ))
        .returning(teams::id)
        .get_result(conn)?)
}

/// Makes an account.
///
/// # Errors
/// The address has one already: [`AppError::is_duplicate`].
pub fn add_user(
    conn: &mut Conn,
    who: Who<'_>,
    user: &NewUser,
    now: Moment,
) -> Result<UserId, AppError> {
    let id: UserId = diesel::insert_into(users::table)
        .values((
            users::email.eq(&user.email),
            users::email_key.eq(user.email.to_lowercase()),
            users::name.eq(&user.name),
            users::team_id.eq(user.team_id),
            users::role.eq(user.role),
            users::password_hash.eq(&user.password_hash),
            users::language.eq(user.language),
            users::created_at.eq(now),
        ))
        .returning(users::id)
        .get_result(conn)?;
    record(conn, who, now, "user.add", id, user.role.as_str())?;
    Ok(id)
}

/// Disables the account of an address and ends its sessions.
///
/// # Errors
/// No account has that address, or it is disabled already: [`AppError::NotFound`].
pub fn disable_user(
    conn: &mut Conn,
    who: Who<'_>,
    email: &str,
    now: Moment,
) -> Result<(), AppError> {
    let id: UserId = diesel::update(users::table)
        .filter(users::email_key.eq(email.to_lowercase()))
        .filter(users::disabled_at.is_null())
        .set((
            users::disabled_at.eq(now),
            users::version.eq(users::version + 1),
        ))
        .returning(users::id)
        .get_result(conn)?;
    links::void(conn, id)?;
    sessions::end_all(conn, id, None)?;
    void_feeds(conn, id)?;
    record(conn, who, now, "user.disable", id, "")
}

/// Makes a link that opens `purpose` for `hours`, and takes earlier ones out of use.
/// Returns its token, which is kept nowhere.
///
/// # Errors
/// The database fails.
pub fn make_link(
    conn: &mut Conn,
    purpose: LinkPurpose,
    hours: u32,
    now: Moment,
) -> Result<String, AppError> {
    diesel::delete(one_time_links::table.filter(one_time_links::purpose.eq(purpose)))
        .execute(conn)?;
    let token = new_token();
    diesel::insert_into(one_time_links::table)
        .values((
            one_time_links::token_hash.eq(token_hash(&token)),
            one_time_links::purpose.eq(purpose),
            one_time_links::created_at.eq(now),
            one_time_links::expires_at.eq(now.plus(TimeDelta::hours(i64::from(hours)))),
        ))
        .execute(conn)?;
    Ok(token)
}

/// The first administrator and team, and the end of the set-up link.
pub(super) fn set_up(
    conn: &mut Conn,
    token: &str,
    team: &str,
    mut user: NewUser,
    who: Who<'_>,
    now: Moment,
) -> Result<UserId, AppError> {
    let link = queries::open_link(conn, LinkPurpose::SetUp, token, now)?;
    if queries::count_users(conn)? > 0 {
        return Err(AppError::NotFound);
    }
    diesel::update(one_time_links::table.find(link))
        .set(one_time_links::used_at.eq(now))
        .execute(conn)?;
    user.team_id = ensure_team(conn, team, now)?;
    add_user(conn, who, &user, now)
}

pub(super) fn change_language(
    conn: &mut Conn,
    actor: &Actor,
    language: Lang,
    now: Moment,
) -> Result<(), AppError> {
    diesel::update(users::table.find(actor.user_id))
        .set((
            users::language.eq(language),
            users::version.eq(users::version + 1),
        ))
        .execute(conn)?;
    record(
        conn,
        Who::Actor(actor),
        now,
        "user.language",
        actor.user_id,
        language.as_str(),
    )
}

/// What an account may want, as its form names it: the weekly digest, and single keys.
pub(super) const PREFERENCES: [&str; 2] = ["weekly_digest", "single_keys"];

/// Saves what the user wants: those of [`PREFERENCES`] that are `wanted`.
pub(super) fn change_preferences(
    conn: &mut Conn,
    actor: &Actor,
    wanted: &[&str],
    now: Moment,
) -> Result<(), AppError> {
    let [digest, keys] = PREFERENCES.map(|it| wanted.contains(&it));
    diesel::update(users::table.find(actor.user_id))
        .set((
            users::weekly_digest.eq(digest),
            users::single_keys.eq(keys),
            users::version.eq(users::version + 1),
        ))
        .execute(conn)?;
    let who = Who::Actor(actor);
    record(conn, who, now, "user.preferences", actor.user_id, "")
}

/// Sets a new password and ends every other session and every calendar feed of the account. Links by mail that
/// would set another no longer do.
pub(super) fn change_password(
    conn: &mut Conn,
    actor: &Actor,
    hash: &str,
    kept_token: &str,
    now: Moment,
) -> Result<(), AppError> {
    diesel::update(users::table.find(actor.user_id))
        .set((
            users::password_hash.eq(hash),
            users::version.eq(users::version + 1),
        ))
        .execute(conn)?;
    links::void(conn, actor.user_id)?;
    sessions::end_all(conn, actor.user_id, Some(kept_token))?;
    void_feeds(conn, actor.user_id)?;
    record(
        conn,
        Who::Actor(actor),
        now,
        "user.password",
        actor.user_id,
        "",
    )
}

/// Keeps the same password under a hash made with today's parameters, unless the password
/// has changed meanwhile. No edit of the account is made stale by it.
pub(super) fn rehash(
    conn: &mut Conn,
    user: UserId,
    old: &str,
    new: &str,
    now: Moment,
) -> Result<(), AppError> {
    let changed = diesel::update(users::table.find(user))
        .filter(users::password_hash.eq(old))
        .set(users::password_hash.eq(new))
        .execute(conn)?;
    if changed == 0 {
        return Ok(());
    }
    record(conn, Who::System, now, "user.rehash", user, "")
}

/// Adds a change of an account to the audit.
pub(super) fn record(
    conn: &mut Conn,
    who: Who<'_>,
    now: Moment,
    action: &str,
    user: UserId,
    detail: &str,
) -> Result<(), AppError> {
    audit::record(
        conn,
        who,
        now,
        Change {
            action,
            subject: "users",
            id: &user.to_string(),
            detail,
            readers: Readers::COORDINATION,
        },
    )
}

/// Adds to the audit what was tried at an account that may not be there.
pub(super) fn record_unknown(
    conn: &mut Conn,
    who: Who<'_>,
    now: Moment,
    action: &str,
    user: Option<UserId>,
    detail: &str,
) -> Result<(), AppError> {
    let id = user.map(|user| user.to_string()).unwrap_or_default();
    audit::record(
        conn,
        who,
        now,
        Change {
            action,
            subject: "users",
            id: &id,
            detail,
            readers: Readers::COORDINATION,
        },
    )
}
