//! The outbox: mails are queued in the transaction of the change they tell of, and
//! leased, sent and recorded by a worker.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::TimeDelta;
use diesel::prelude::*;
use lettre::message::Mailbox;
use rand::{Rng as _, RngCore as _};

use super::model::{
    Cause, LINK, LeasedMail, MailId, MailKind, MailStatus, NewMail, Outcome, Reply,
};
use crate::audit::{self, Change, Who};
use crate::db::Conn;
use crate::db::schema::{event_invitations, invitations, mail_attempts, mails, people};
use crate::db::types::Moment;
use crate::error::AppError;
use crate::readers_of;

/// Waiting to be leased.
const WAITING: [MailStatus; 2] = [MailStatus::Queued, MailStatus::Deferred];
const DAY_SECONDS: i64 = 24 * 60 * 60;

/// Queues a mail, due now. Wake the worker after the transaction:
/// [`Control::wake`](super::Control::wake).
///
/// # Errors
/// A mail of that unique key is there already ([`AppError::is_duplicate`]; on PostgreSQL
/// the transaction is then of no more use), the sender is no address, or the body's
/// place for a link and the link do not go together.
pub fn enqueue(conn: &mut Conn, now: Moment, mail: &NewMail<'_>) -> Result<MailId, AppError> {
    enqueue_for(conn, (now, now), mail)
}

/// The same, `now`, for a mail that leaves at `due` or later.
///
/// # Errors
/// As for [`enqueue`].
pub fn enqueue_for(
    conn: &mut Conn,
    (now, due): (Moment, Moment),
    mail: &NewMail<'_>,
) -> Result<MailId, AppError> {
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
            mails::due_at.eq(due),
            mails::last_reply.eq(""),
            mails::marking.eq(mail.marking),
            mails::team_id.eq(mail.team_id),
            mails::created_at.eq(now),
            mails::updated_at.eq(now),
        ))
        .returning(mails::id)
        .get_result(conn)?)
}

/// Holds back mails of a kind that carry these invitations and have not left; how many. A
/// worker that has leased one of them already sends it.
///
/// # Errors
/// The database fails.
pub fn hold(
    conn: &mut Conn,
    now: Moment,
    (invitations, kind): (&[i64], MailKind),
) -> Result<usize, AppError> {
    Ok(diesel::update(mails::table)
        .filter(mails::invitation_id.eq_any(invitations))
        .filter(mails::kind.eq(kind))
        .filter(mails::status.eq_any(WAITING))
        .set((
            mails::status.eq(MailStatus::Held),
            mails::updated_at.eq(now),
        ))
        .execute(conn)?)
}

/// Lets a mail go on that was held back, to leave at `due` or later; whether it was.
///
/// # Errors
/// The database fails.
pub fn go_on(conn: &mut Conn, (now, due): (Moment, Moment), id: MailId) -> Result<bool, AppError> {
    let changed = diesel::update(mails::table.find(id))
        .filter(mails::status.eq(MailStatus::Held))
        .set((
            mails::status.eq(MailStatus::Queued),
            mails::due_at.eq(due),
            mails::updated_at.eq(now),
        ))
        .execute(conn)?;
    Ok(changed > 0)
}

/// Cancels mails that carry these invitations and have not left; how many.
///
/// # Errors
/// The database fails.
pub fn cancel(conn: &mut Conn, now: Moment, invitations: &[i64]) -> Result<usize, AppError> {
    Ok(diesel::update(mails::table)
        .filter(mails::invitation_id.eq_any(invitations))
        .filter(mails::status.eq_any(MailStatus::CANCELLABLE))
        .set((
            mails::status.eq(MailStatus::Cancelled),
            mails::link.eq(None::<String>),
            mails::updated_at.eq(now),
        ))
        .execute(conn)?)
}

/// Cancels the reminders that carry these invitations and have not left: they have become
/// pointless since they were queued.
///
/// # Errors
/// The database fails.
pub fn cancel_reminders(conn: &mut Conn, now: Moment, invitations: &[i64]) -> Result<(), AppError> {
    diesel::update(mails::table)
        .filter(mails::invitation_id.eq_any(invitations))
        .filter(mails::kind.eq(MailKind::SurveyReminder))
        .filter(mails::status.eq_any(MailStatus::CANCELLABLE))
        .set((
            mails::status.eq(MailStatus::Cancelled),
            mails::link.eq(None::<String>),
            mails::updated_at.eq(now),
        ))
        .execute(conn)?;
    Ok(())
}

/// Cancels the mails that carry these invitations and have not left, and forgets the links of
/// those that may be sent again: they open nothing any more, or would tell whose an answer is
/// that bears no name.
///
/// # Errors
/// The database fails.
pub fn forget_links(conn: &mut Conn, now: Moment, invitations: &[i64]) -> Result<(), AppError> {
    cancel(conn, now, invitations)?;
    diesel::update(mails::table)
        .filter(mails::invitation_id.eq_any(invitations))
        .filter(mails::link.is_not_null())
        .set(mails::link.eq(None::<String>))
        .execute(conn)?;
    Ok(())
}

/// Takes cancelled mails off their invitations, so that others can carry them: `mark` makes
/// their keys other than those of the mails to come.
///
/// # Errors
/// The database fails.
pub fn detach(conn: &mut Conn, invitations: &[i64], mark: &str) -> Result<(), AppError> {
    diesel::update(mails::table)
        .filter(mails::invitation_id.eq_any(invitations))
        .filter(mails::status.eq(MailStatus::Cancelled))
        .set((
            mails::invitation_id.eq(None::<i64>),
            mails::unique_key.eq(mails::unique_key.concat(mark.to_owned())),
        ))
        .execute(conn)?;
    Ok(())
}

/// How many mails stand where, for those who watch over the desk.
///
/// # Errors
/// The database fails.
pub fn counts(conn: &mut Conn) -> Result<Vec<(MailStatus, i64)>, AppError> {
    Ok(mails::table
        .group_by(mails::status)
        .select((mails::status, diesel::dsl::count_star()))
        .load(conn)?)
}

/// Who leases, and until when.
#[derive(Debug, Clone)]
pub(super) struct Lease {
    pub worker: String,
    pub until: Moment,
}

/// When to give up.
#[derive(Debug, Clone, Copy)]
pub(super) struct Policy {
    /// A mail is tried this many times.
    pub attempts: u32,
}

/// Whether a worker would find something to do: a mail that is due, or a lease that has
/// run out.
pub(super) fn has_work(conn: &mut Conn, now: Moment) -> Result<bool, AppError> {
    let due = mails::status.eq_any(WAITING).and(mails::due_at.le(now));
    if diesel::select(diesel::dsl::exists(mails::table.filter(due))).get_result(conn)? {
        return Ok(true);
    }
    let expired = mails::status
        .eq(MailStatus::Sending)
        .and(mails::leased_until.lt(now));
    Ok(diesel::select(diesel::dsl::exists(mails::table.filter(expired))).get_result(conn)?)
}

/// Leases up to `count` mails that are due, the longest due first. The update's condition
/// makes each mail one worker's alone.
pub(super) fn lease(
    conn: &mut Conn,
    lease: &Lease,
    now: Moment,
    count: usize,
) -> Result<Vec<LeasedMail>, AppError> {
    let ids: Vec<MailId> = mails::table
        .filter(mails::status.eq_any(WAITING))
        .filter(mails::due_at.le(now))
        .order((mails::due_at, mails::id))
        .limit(i64::try_from(count).unwrap_or_default())
        .select(mails::id)
        .load(conn)?;
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    withhold(conn, now, &ids)?;
    let mut leased: Vec<LeasedMail> = diesel::update(mails::table)
        .filter(mails::id.eq_any(ids))
        .filter(mails::status.eq_any(WAITING))
        .set((
            mails::status.eq(MailStatus::Sending),
            mails::leased_by.eq(&lease.worker),
            mails::leased_until.eq(lease.until),
            mails::updated_at.eq(now),
        ))
        .returning((
            mails::id,
            mails::message_id,
            mails::to_name,
            mails::to_email,
            mails::subject,
            mails::body,
            mails::link,
            mails::attempts,
            mails::kind,
            mails::invitation_id,
        ))
        .get_results(conn)?;
    leased.sort_by_key(|mail| mail.id);
    Ok(leased)
}

/// Cancels, of mails that wait, those to someone marked as not to be mailed since they were
/// queued.
fn withhold(conn: &mut Conn, now: Moment, ids: &[MailId]) -> Result<(), AppError> {
    let asked: Vec<MailId> = mails::table
        .inner_join(invitations::table.on(mails::invitation_id.eq(invitations::id.nullable())))
        .inner_join(people::table.on(invitations::person_id.eq(people::id.nullable())))
        .filter(mails::id.eq_any(ids))
        .filter(people::do_not_mail.ne(""))
        .select(mails::id)
        .load(conn)?;
    let invited: Vec<MailId> = mails::table
        .inner_join(
            event_invitations::table.on(event_invitations::mail_id.eq(mails::id.nullable())),
        )
        .inner_join(people::table.on(event_invitations::person_id.eq(people::id.nullable())))
        .filter(mails::id.eq_any(ids))
        .filter(people::do_not_mail.ne(""))
        .select(mails::id)
        .load(conn)?;
    let reply = Reply::new(Cause::DoNotMail, "").to_string();
    for id in asked.into_iter().chain(invited) {
        let withheld = diesel::update(mails::table.find(id))
            .filter(mails::status.eq_any(WAITING))
            .set((
                mails::status.eq(MailStatus::Cancelled),
                mails::last_reply.eq(&reply),
                mails::link.eq(None::<String>),
                mails::updated_at.eq(now),
            ))
            .execute(conn)?;
        if withheld > 0 {
            let change = Change {
                action: "mail.withhold",
                subject: "mails",
                id: &id.to_string(),
                detail: "",
                readers: readers_of!(conn, mails, id)?,
            };
            audit::record(conn, Who::System, now, change)?;
        }
    }
    Ok(())
}

/// Puts mails back that were leased and not begun.
pub(super) fn give_back(
    conn: &mut Conn,
    worker: &str,
    now: Moment,
    ids: &[MailId],
) -> Result<(), AppError> {
    diesel::update(mails::table)
        .filter(mails::id.eq_any(ids))
        .filter(mails::status.eq(MailStatus::Sending))
        .filter(mails::leased_by.eq(worker))
        .set((
            mails::status.eq(MailStatus::Queued),
            mails::leased_by.eq(None::<String>),
            mails::leased_until.eq(None::<Moment>),
            mails::updated_at.eq(now),
        ))
        .execute(conn)?;
    Ok(())
}

/// Puts mails in doubt whose worker has not reported back in time: nobody can say
/// whether they left. They keep the worker's name, for it may report after all.
pub(super) fn expire_leases(conn: &mut Conn, now: Moment) -> Result<(), AppError> {
    let reply = Reply::new(Cause::WorkerGone, "").to_string();
    let ids: Vec<MailId> = diesel::update(mails::table)
        .filter(mails::status.eq(MailStatus::Sending))
        .filter(mails::leased_until.lt(now))
        .set((
            mails::status.eq(MailStatus::InDoubt),
            mails::attempts.eq(mails::attempts + 1),
            mails::last_reply.eq(&reply),
            mails::leased_until.eq(None::<Moment>),
            mails::updated_at.eq(now),
        ))
        .returning(mails::id)
        .get_results(conn)?;
    for id in ids {
        tracing::warn!(
            mail = id.0,
            "a mail is in doubt: its worker has not reported back"
        );
        note_attempt(conn, id, now, Outcome::InDoubt, &reply)?;
    }
    Ok(())
}

/// Records what came of an attempt. The link goes with the mail that was sent. A mail
/// that someone has settled meanwhile stays as it is; the attempt is noted in any case.
pub(super) fn record(
    conn: &mut Conn,
    worker: &str,
    now: Moment,
    mail: &LeasedMail,
    outcome: Outcome,
    reply: &Reply,
    policy: Policy,
) -> Result<(), AppError> {
    let reply = reply.to_string();
    let attempts = mail.attempts.saturating_add(1);
    let tried_enough = u32::try_from(attempts).unwrap_or(u32::MAX) >= policy.attempts;
    let status = match outcome {
        Outcome::Sent => MailStatus::Sent,
        Outcome::Deferred if !tried_enough => MailStatus::Deferred,
        Outcome::Deferred | Outcome::Failed => MailStatus::Failed,
        Outcome::InDoubt => MailStatus::InDoubt,
    };
    let sent = status == MailStatus::Sent;
    let changed = diesel::update(mails::table)
        .filter(mails::id.eq(mail.id))
        .filter(mails::leased_by.eq(worker))
        .filter(mails::status.eq_any([MailStatus::Sending, MailStatus::InDoubt]))
        .set((
            mails::status.eq(status),
            mails::attempts.eq(attempts),
            mails::due_at.eq(now.plus(backoff(attempts))),
            mails::last_reply.eq(&reply),
            mails::sent_at.eq(sent.then_some(now)),
            mails::link.eq(mail.link.as_ref().filter(|_| !sent)),
            mails::leased_by.eq(None::<String>),
            mails::leased_until.eq(None::<Moment>),
            mails::updated_at.eq(now),
        ))
        .execute(conn)?;
    if changed == 0 {
        tracing::warn!(
            mail = mail.id.0,
            "a mail was settled before its worker reported back"
        );
    }
    note_attempt(conn, mail.id, now, outcome, &reply)
}

fn note_attempt(
    conn: &mut Conn,
    mail: MailId,
    now: Moment,
    outcome: Outcome,
    reply: &str,
) -> Result<(), AppError> {
    diesel::insert_into(mail_attempts::table)
        .values((
            mail_attempts::mail_id.eq(mail),
            mail_attempts::at.eq(now),
            mail_attempts::outcome.eq(outcome),
            mail_attempts::reply.eq(reply),
        ))
        .execute(conn)?;
    Ok(())
}

/// How long to wait after so many attempts: 1, 4, 16, 64 … minutes, up to a quarter more
/// by chance so that mails deferred together do not come back together, a day at most.
fn backoff(attempts: i32) -> TimeDelta {
    let exponent = u32::try_from(attempts.saturating_sub(1))
        .unwrap_or(0)
        .min(6);
    let seconds = (60 * 4_i64.pow(exponent)).min(DAY_SECONDS);
    let jitter = rand::rng().random_range(0..=seconds / 4);
    TimeDelta::seconds((seconds + jitter).min(DAY_SECONDS))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_wait_is_longer_than_the_last_and_none_is_longer_than_a_day() {
        let minutes = [1, 4, 16, 64, 256, 1024, 1440, 1440];
        for (attempts, expected) in (1..).zip(minutes) {
            for _ in 0..50 {
                let wait = backoff(attempts).num_seconds();
                let least = expected * 60;
                assert!(
                    wait >= least && wait <= (least * 5 / 4).min(DAY_SECONDS),
                    "{attempts}: {wait}"
                );
            }
        }
        assert_eq!(backoff(i32::MAX), TimeDelta::days(1));
    }

    #[test]
    fn a_message_id_ends_with_the_senders_domain_and_no_two_are_the_same() {
        let one = new_message_id("Coordinators <desk@example.org>").unwrap();
        let two = new_message_id("desk@example.org").unwrap();
        assert!(
            one.ends_with("@example.org") && one.len() == 22 + 12,
            "{one}"
        );
        assert_ne!(one, two);
        assert!(new_message_id("nobody").is_err());
    }
}
