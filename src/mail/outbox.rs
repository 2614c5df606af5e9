//! The outbox: mails are queued in the transaction of the change they tell of, and
//! leased, sent and recorded by a worker.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use diesel::prelude::*;
use lettre::message::Mailbox;
use rand::RngCore as _;

use super::model::{LINK, MailId, MailStatus, NewMail};
use crate::db::Conn;
use crate::db::schema::mails;
use crate::db::types::Moment;
use crate::error::AppError;

/// Queues a mail, due now. Wake the worker after the transaction:
/// [`Control::wake`](super::Control::wake).
///
/// # Errors
/// A mail of that unique key is there already ([`AppError::is_duplicate`]; on PostgreSQL
/// the transaction is then of no more use), the sender is no address, or the body's
/// place for a link and the link do not go together.
pub fn enqueue(conn: &mut Conn, now: Moment, mail: &NewMail<'_>) -> Result<MailId, AppError> {
    if mail.body.contains(LINK) != mail.link.is_some() {
        return Err(AppError::internal(
            "a mail has a link and no place for it, or a place and no link",
        ));
    }
    let message_id = new_message_id(mail.from)?;
    Ok(diesel::insert_into(mails::table)
        .values((
            (
                mails::invitation_id.eq(mail.invitation_id),
                mails::state.eq(mail.state),
                mails::kind.eq(mail.kind),
                mails::unique_key.eq(mail.unique_key),
                mails::message_id.eq(message_id),
                mails::to_name.eq(mail.to_name),
                mails::to_email.eq(mail.to_email),
                mails::subject.eq(mail.subject),
                mails::body.eq(mail.body),
                mails::link.eq(mail.link),
            ),
            mails::status.eq(MailStatus::Queued),
            mails::attempts.eq(0),
            mails::due_at.eq(now),
            mails::last_reply.eq(""),
            mails::marking.eq(mail.marking),
            mails::team_id.eq(mail.team_id),
            mails::created_at.eq(now),
            mails::updated_at.eq(now),
        ))
        .returning(mails::id)
        .get_result(conn)?)
}

/// `RANDOM@DOMAIN`, without angle brackets: 128 bits and the sender's domain.
fn new_message_id(from: &str) -> Result<String, AppError> {
    let from: Mailbox = from.parse().map_err(AppError::internal)?;
    let mut bytes = [0u8; 16];
    rand::rng().fill_bytes(&mut bytes);
    Ok(format!(
        "{}@{}",
        URL_SAFE_NO_PAD.encode(bytes),
        from.email.domain()
    ))
}
