//! What coordinators decide about mails. Each change says from which statuses it may
//! start, so that a mail the worker has taken meanwhile is left alone.

use diesel::prelude::*;

use super::model::{LINK, MailId, MailStatus};
use super::queries;
use crate::audit::{self, Change, Readers, Who};
use crate::auth::Actor;
use crate::db::Conn;
use crate::db::schema::mails;
use crate::db::types::Moment;
use crate::error::AppError;
use crate::readers_of;

/// Whether a decision came in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Timeliness {
    InTime,
    /// The mail had moved on; nothing has changed.
    TooLate,
}

/// Takes back a mail that has not left. Its link is no longer needed.
pub(super) fn cancel(
    conn: &mut Conn,
    actor: &Actor,
    id: MailId,
    now: Moment,
) -> Result<Timeliness, AppError> {
    authorise(conn, actor, id)?;
    let changed = diesel::update(mails::table.find(id))
        .filter(mails::status.eq_any(MailStatus::CANCELLABLE))
        .set((
            mails::status.eq(MailStatus::Cancelled),
            mails::link.eq(None::<String>),
            mails::updated_at.eq(now),
        ))
        .execute(conn)?;
    settled(conn, actor, id, "mail.cancel", now, changed)
}

/// Sends a mail again that failed or is in doubt, with the same Message-ID; the attempts
/// are counted anew.
pub(super) fn resend(
    conn: &mut Conn,
    actor: &Actor,
    id: MailId,
    now: Moment,
) -> Result<Timeliness, AppError> {
    authorise(conn, actor, id)?;
    let changed = diesel::update(mails::table.find(id))
        .filter(mails::status.eq_any(MailStatus::RESENDABLE))
        // One whose link was revoked since has a place for it and nothing to put there.
        .filter(
            mails::link
                .is_not_null()
                .or(mails::body.not_like(format!("%{LINK}%"))),
        )
        .set((
            mails::status.eq(MailStatus::Queued),
            mails::attempts.eq(0),
            mails::due_at.eq(now),
            mails::leased_by.eq(None::<String>),
            mails::updated_at.eq(now),
        ))
        .execute(conn)?;
    settled(conn, actor, id, "mail.resend", now, changed)
}

/// Settles a mail that is in doubt as sent: it has arrived.
pub(super) fn settle(
    conn: &mut Conn,
    actor: &Actor,
    id: MailId,
    now: Moment,
) -> Result<Timeliness, AppError> {
    authorise(conn, actor, id)?;
    let changed = diesel::update(mails::table.find(id))
        .filter(mails::status.eq(MailStatus::InDoubt))
        .set((
            mails::status.eq(MailStatus::Sent),
            mails::sent_at.eq(now),
            mails::link.eq(None::<String>),
            mails::leased_by.eq(None::<String>),
            mails::updated_at.eq(now),
        ))
        .execute(conn)?;
    settled(conn, actor, id, "mail.settle", now, changed)
}

/// Notes that a mail has come back: its address is not written to any more.
pub(super) fn bounced(
    conn: &mut Conn,
    actor: &Actor,
    id: MailId,
    now: Moment,
) -> Result<Timeliness, AppError> {
    authorise(conn, actor, id)?;
    let changed = diesel::update(mails::table.find(id))
        .filter(mails::status.eq(MailStatus::Sent))
        .set((
            mails::status.eq(MailStatus::Bounced),
            mails::updated_at.eq(now),
        ))
        .execute(conn)?;
    settled(conn, actor, id, "mail.bounced", now, changed)
}

/// Notes that sending is paused or goes on; the worker itself is told afterwards.
pub(super) fn note_brake(
    conn: &mut Conn,
    actor: &Actor,
    action: &str,
    now: Moment,
) -> Result<(), AppError> {
    if !actor.may_coordinate() {
        return Err(AppError::Forbidden);
    }
    let change = Change {
        action,
        subject: "mail_worker",
        id: "",
        detail: "",
        readers: Readers::COORDINATION,
    };
    audit::record(conn, Who::Actor(actor), now, change)
}

fn authorise(conn: &mut Conn, actor: &Actor, id: MailId) -> Result<(), AppError> {
    let mail = queries::find(conn, actor, id)?;
    if actor.may_coordinate() && actor.may_change(mail.row.marking, mail.team_id) {
        Ok(())
    } else {
        Err(AppError::Forbidden)
    }
}

fn settled(
    conn: &mut Conn,
    actor: &Actor,
    id: MailId,
    action: &str,
    now: Moment,
    changed: usize,
) -> Result<Timeliness, AppError> {
    if changed == 0 {
        return Ok(Timeliness::TooLate);
    }
    let change = Change {
        action,
        subject: "mails",
        id: &id.to_string(),
        detail: "",
        readers: readers_of!(conn, mails, id)?,
    };
    audit::record(conn, Who::Actor(actor), now, change)?;
    Ok(Timeliness::InTime)
}
