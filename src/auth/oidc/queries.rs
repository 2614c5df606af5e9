//! Reads of sign-ins under way and of links to the provider.

use diesel::prelude::*;

use super::super::links::Addressee;
use super::super::rights::UserId;
use super::super::token_hash;
use super::model::Identity;
use crate::db::Conn;
use crate::db::schema::{oidc_flows, oidc_identities, users};
use crate::db::types::Moment;
use crate::error::AppError;

/// Whether the browser with this cookie went to the provider to link an account.
pub(super) fn is_a_link(conn: &mut Conn, cookie: &str, now: Moment) -> Result<bool, AppError> {
    let flow = oidc_flows::table
        .filter(oidc_flows::cookie_hash.eq(token_hash(cookie)))
        .filter(oidc_flows::expires_at.gt(now))
        .filter(oidc_flows::user_id.is_not_null());
    Ok(diesel::select(diesel::dsl::exists(flow)).get_result(conn)?)
}

/// An account's link to the issuer, if it has one.
pub(super) fn identity(
    conn: &mut Conn,
    user: UserId,
    issuer: &str,
) -> Result<Option<Identity>, AppError> {
    Ok(oidc_identities::table
        .filter(oidc_identities::user_id.eq(user))
        .filter(oidc_identities::issuer.eq(issuer))
        .select((oidc_identities::linked_at,))
        .first(conn)
        .optional()?)
}

/// The account a person at the issuer is linked to, and whether it may be signed in to.
pub(super) fn linked_to(
    conn: &mut Conn,
    issuer: &str,
    subject: &str,
) -> Result<Option<(UserId, bool)>, AppError> {
    Ok(oidc_identities::table
        .inner_join(users::table)
        .filter(oidc_identities::issuer.eq(issuer))
        .filter(oidc_identities::subject.eq(subject))
        .select((users::id, users::disabled_at.is_null()))
        .first(conn)
        .optional()?)
}

/// The account of an address, if it may be signed in to.
pub(super) fn by_email(conn: &mut Conn, email: &str) -> Result<Option<Addressee>, AppError> {
    Ok(users::table
        .filter(users::email_key.eq(email.to_lowercase()))
        .filter(users::disabled_at.is_null())
        .select(Addressee::as_select())
        .first(conn)
        .optional()?)
}
