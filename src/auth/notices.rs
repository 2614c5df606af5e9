//! Word by mail to the owner of an account that the ways into it have changed: whoever
//! did not do that learns of it.

use super::links::Addressee;
use super::{Marking, new_token};
use crate::config::Settings;
use crate::db::Conn;
use crate::db::types::Moment;
use crate::error::AppError;
use crate::i18n::Arg;
use crate::mail::{MailKind, NewMail, outbox};

/// Queues the mail `letter`, in the transaction of the change it tells of. Wake the worker
/// after it.
pub(super) fn send(
    conn: &mut Conn,
    settings: &Settings,
    to: &Addressee,
    letter: &str,
    more: &[Arg<'_>],
    now: Moment,
) -> Result<(), AppError> {
    let kind = MailKind::AccountNotice;
    let at = format!(
        "{}, {} UTC",
        to.language.date(now.date()),
        now.0.format("%H:%M")
    );
    let mut args = vec![("name", to.name.as_str().into()), ("at", at.into())];
    args.extend_from_slice(more);
    outbox::enqueue(
        conn,
        now,
        &NewMail {
            invitation_id: None,
            state: None,
            kind,
            // Each is a mail of its own, however often the same thing changes.
            unique_key: &format!("account:{}:{kind}:{}", to.user, new_token()),
            from: &settings.mail.from,
            to_name: &to.name,
            to_email: &to.email,
            subject: &to.language.text(&format!("letter-{letter}-subject")),
            body: &to
                .language
                .text_with(&format!("letter-{letter}-body"), &args),
            link: None,
            marking: Marking::Restricted,
            team_id: to.team,
        },
    )?;
    Ok(())
}
