//! What the owner of an account is told by mail about its second factor: whoever did it,
//! the owner should know.

use super::super::rights::UserId;
use super::super::{links, notices};
use super::queries;
use crate::config::Settings;
use crate::db::Conn;
use crate::db::types::Moment;
use crate::error::AppError;
use crate::text_enum;

text_enum! {
    /// What happened.
    Notice {
        /// A second factor was added.
        Added => "added",
        /// Its owner removed it.
        Removed => "removed",
        /// An administrator removed it.
        TakenAway => "taken-away",
        /// Recovery codes were made anew.
        Renewed => "renewed",
        /// Someone signed in with a recovery code.
        Recovered => "recovered",
    }
}

/// Queues the mail in the language of the account. Wake the worker after the transaction.
pub(super) fn send(
    conn: &mut Conn,
    settings: &Settings,
    user: UserId,
    notice: Notice,
    now: Moment,
) -> Result<(), AppError> {
    let to = links::addressee(conn, user)?;
    let more = [
        ("left", queries::codes_left(conn, user)?.into()),
        ("desk", settings.public_url().into()),
    ];
    notices::send(conn, settings, &to, &format!("factor-{notice}"), &more, now)
}
