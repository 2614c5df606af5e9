//! Reads of accounts, sessions and links.

use diesel::IntoSql as _;
use diesel::prelude::*;
use diesel::sql_types::Text;

use super::TeamId;
use super::rights::{Actor, Role, UserId};
use crate::db::Conn;
use crate::db::schema::{one_time_links, sessions, teams, users};
use crate::db::types::Moment;
use crate::error::AppError;
use crate::text_enum;

text_enum! {
    /// What a one-time link opens.
    LinkPurpose {
        /// The first set-up.
        SetUp => "set_up",
        /// The demo.
        Demo => "demo",
    }
}

/// A session and who it belongs to.
#[derive(Debug, Clone, Queryable)]
pub(super) struct SessionRow {
    pub id: i64,
    pub created_at: Moment,
    pub last_seen_at: Moment,
    pub expires_at: Moment,
    pub actor: Actor,
}

/// An account.
#[derive(Debug, Clone, Queryable)]
pub struct UserRow {
    /// Its id.
    pub id: UserId,
    /// Its address.
    pub email: String,
    /// Its user's name.
    pub name: String,
    /// Its team's name.
    pub team: String,
    /// What it may do.
    pub role: Role,
    /// When it was disabled, if it was.
    pub disabled_at: Option<Moment>,
}

/// The session of a token, unless its account is disabled.
pub(super) fn session(conn: &mut Conn, token_hash: &str) -> Result<Option<SessionRow>, AppError> {
    Ok(sessions::table
        .inner_join(users::table.inner_join(teams::table))
        .filter(sessions::token_hash.eq(token_hash))
        .filter(users::disabled_at.is_null())
        .select((
            sessions::id,
            sessions::created_at,
            sessions::last_seen_at,
            sessions::expires_at,
            (
                users::id,
                users::team_id,
                teams::name,
                users::name,
                users::email,
                users::role,
                users::language,
                users::single_keys,
                (sessions::user_agent, sessions::address),
            ),
        ))
        .first(conn)
        .optional()?)
}

/// An account that may sign in, as the rights layer sees it. It is not here to ask: it has
/// no device.
pub(super) fn actor(conn: &mut Conn, user: UserId) -> Result<Actor, AppError> {
    Ok(users::table
        .inner_join(teams::table)
        .filter(users::id.eq(user))
        .filter(users::disabled_at.is_null())
        .select((
            users::id,
            users::team_id,
            teams::name,
            users::name,
            users::email,
            users::role,
            users::language,
            users::single_keys,
            ("".into_sql::<Text>(), "".into_sql::<Text>()),
        ))
        .first(conn)?)
}

/// Whether an account wants the weekly digest.
pub(super) fn wants_digest(conn: &mut Conn, user: UserId) -> Result<bool, AppError> {
    Ok(users::table
        .find(user)
        .select(users::weekly_digest)
        .first(conn)?)
}

/// Id and password hash of an account that may sign in.
pub(super) fn credentials(
    conn: &mut Conn,
    email: &str,
) -> Result<Option<(UserId, String)>, AppError> {
    Ok(users::table
        .filter(users::email_key.eq(email.to_lowercase()))
        .filter(users::disabled_at.is_null())
        .select((users::id, users::password_hash))
        .first(conn)
        .optional()?)
}

/// The id of a link that still opens something.
pub(super) fn open_link(
    conn: &mut Conn,
    purpose: LinkPurpose,
    token: &str,
    now: Moment,
) -> Result<i64, AppError> {
    Ok(one_time_links::table
        .filter(one_time_links::token_hash.eq(super::token_hash(token)))
        .filter(one_time_links::purpose.eq(purpose))
        .filter(one_time_links::used_at.is_null())
        .filter(one_time_links::expires_at.gt(now))
        .select(one_time_links::id)
        .first(conn)?)
}

/// The first coordinator: whom the demo's link signs in.
pub(super) fn first_coordinator(conn: &mut Conn) -> Result<UserId, AppError> {
    Ok(users::table
        .filter(users::role.eq(Role::Coordinator))
        .filter(users::disabled_at.is_null())
        .order(users::id)
        .select(users::id)
        .first(conn)?)
}

/// How many accounts there are.
///
/// # Errors
/// The database fails.
pub fn count_users(conn: &mut Conn) -> Result<i64, AppError> {
    Ok(users::table.count().get_result(conn)?)
}

/// All accounts, by address.
///
/// # Errors
/// The database fails.
pub fn list_users(conn: &mut Conn) -> Result<Vec<UserRow>, AppError> {
    Ok(users::table
        .inner_join(teams::table)
        .order(users::email_key)
        .select((
            users::id,
            users::email,
            users::name,
            teams::name,
            users::role,
            users::disabled_at,
        ))
        .load(conn)?)
}

/// All teams, by name: a handful.
///
/// # Errors
/// The database fails.
pub fn team_names(conn: &mut Conn) -> Result<Vec<(TeamId, String)>, AppError> {
    Ok(teams::table
        .order(teams::name_key)
        .select((teams::id, teams::name))
        .load(conn)?)
}

/// All users with their names, by name: for filters.
///
/// # Errors
/// The database fails.
pub fn user_names(conn: &mut Conn) -> Result<Vec<(UserId, String)>, AppError> {
    Ok(users::table
        .order((users::name, users::id))
        .select((users::id, users::name))
        .load(conn)?)
}
