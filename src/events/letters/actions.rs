//! Invitations that go out, and their links.

use chrono::NaiveDate;
use diesel::prelude::*;

use super::super::actions::{changeable, record, touch};
use super::super::model::{Event, EventId, Guest, GuestId};
use super::compose::Composed;
use super::forms::NoteForm;
use super::model::{Channel, InvitationId, Recipient, email_key, expiry};
use super::queries;
use crate::access;
use crate::auth::{Actor, RecordKind, new_token, token_hash};
use crate::config::Settings;
use crate::db::Conn;
use crate::db::schema::event_invitations as t;
use crate::db::types::Moment;
use crate::error::AppError;
use crate::exchanges::{NoteOut, log_note};
use crate::i18n::Lang;
use crate::mail::{MailKind, NewMail, outbox};
use crate::treaty::Iso3;

/// Who sends, and where links lead.
#[derive(Debug, Clone)]
pub(in crate::events) struct Sender {
    from: String,
    public_url: String,
}

impl Sender {
    pub(in crate::events) fn of(settings: &Settings) -> Self {
        Self {
            from: settings.mail.from.clone(),
            public_url: settings.public_url(),
        }
    }

    fn link(&self, token: &str) -> String {
        format!("{}/r/{token}", self.public_url)
    }
}

/// Sends the letters: a mail and a link each, all of them or none. Who may release mail may
/// do so, for an event they may change.
pub(in crate::events) fn send(
    conn: &mut Conn,
    actor: &Actor,
    event: EventId,
    letters: &[(Recipient, Composed)],
    (reply_by, sender): (NaiveDate, &Sender),
    now: Moment,
) -> Result<(), AppError> {
    let event = changeable(conn, actor, event)?;
    if !actor.may_coordinate() {
        return Err(AppError::Forbidden);
    }
    for (recipient, letter) in letters {
        send_one(conn, &event, (recipient, letter), (reply_by, sender), now)?;
    }
    touch(conn, event.id, now)?;
    let detail = format!("mails={}", letters.len());
    record(conn, actor, now, "event.letters", event.id, &detail)
}

fn send_one(
    conn: &mut Conn,
    event: &Event,
    (recipient, letter): (&Recipient, &Composed),
    (reply_by, sender): (NaiveDate, &Sender),
    now: Moment,
) -> Result<(), AppError> {
    let to = &recipient.to;
    let token = new_token();
    let link = sender.link(&token);
    let key = email_key(&to.email);
    let kind = MailKind::EventInvitation;
    let unique_key = format!("event-{}:{key}:{kind}", event.id);
    let mail = outbox::enqueue(
        conn,
        now,
        &NewMail {
            invitation_id: None,
            state: recipient.guest.state,
            kind,
            unique_key: &unique_key,
            from: &sender.from,
            to_name: &to.name,
            to_email: &to.email,
            subject: &letter.subject,
            body: &letter.body,
            link: Some(&link),
            marking: event.marking,
            team_id: event.team_id,
        },
    )?;
    access::inherit(
        conn,
        (RecordKind::Events, event.id.0),
        (RecordKind::Mails, mail.0),
    )?;
    diesel::insert_into(t::table)
        .values((
            t::event_id.eq(event.id),
            t::guest_id.eq(recipient.guest.id),
            t::channel.eq(Channel::Mail),
            t::sent_on.eq(now.date()),
            t::reference.eq(""),
            t::person_id.eq(to.person_id),
            t::addressee.eq(&to.name),
            t::email.eq(to.email.trim()),
            t::email_key.eq(&key),
            t::language.eq(to.language),
            t::reply_by.eq(reply_by),
            t::token_hash.eq(token_hash(&token)),
            t::expires_at.eq(expiry(event)),
            t::remark.eq(""),
            t::mail_id.eq(mail),
            t::created_at.eq(now),
        ))
        .execute(conn)?;
    Ok(())
}

/// Notes that guests were invited by a note verbale, and logs it with each of their States if
/// that is wanted. Their links are made one by one, where they are wanted. Returns the number
/// of the note.
pub(in crate::events) fn note(
    conn: &mut Conn,
    actor: &Actor,
    event: EventId,
    (form, guests): (&NoteForm, &[Guest]),
    (summary, pattern): (String, &str),
    now: Moment,
) -> Result<String, AppError> {
    let found = changeable(conn, actor, event)?;
    let noted = guests
        .iter()
        .filter(|guest| form.guests.contains(&guest.id));
    let mut states: Vec<Iso3> = noted.filter_map(|guest| guest.state).collect();
    states.sort();
    states.dedup();
    let reference = if form.log && !states.is_empty() {
        let out = NoteOut {
            states: &states,
            sent_on: form.sent_on,
            summary,
            event: Some(event),
            marking: found.marking,
            reference: &form.reference,
        };
        log_note(conn, actor, (&out, pattern), now)?
    } else {
        form.reference.clone()
    };
    for guest in &form.guests {
        note_one(conn, event, *guest, (form.sent_on, &reference), now)?;
    }
    touch(conn, event, now)?;
    let detail = format!("guests={}", form.guests.len());
    record(conn, actor, now, "event.note-verbale", event, &detail)?;
    Ok(reference)
}

fn note_one(
    conn: &mut Conn,
    event: EventId,
    guest: GuestId,
    (sent_on, reference): (NaiveDate, &str),
    now: Moment,
) -> Result<(), AppError> {
    diesel::insert_into(t::table)
        .values((
            t::event_id.eq(event),
            t::guest_id.eq(guest),
            t::channel.eq(Channel::NoteVerbale),
            t::sent_on.eq(sent_on),
            t::reference.eq(reference),
            t::addressee.eq(""),
            t::email.eq(""),
            t::language.eq(Lang::En),
            t::remark.eq(""),
            t::created_at.eq(now),
        ))
        .execute(conn)?;
    Ok(())
}

/// Makes a new link for an invitation and returns it; the one before opens nothing any more.
pub(in crate::events) fn renew_link(
    conn: &mut Conn,
    actor: &Actor,
    (event, id): (EventId, InvitationId),
    sender: &Sender,
    now: Moment,
) -> Result<String, AppError> {
    let event = changeable(conn, actor, event)?;
    queries::invitation(conn, actor, event.id, id)?;
    if expiry(&event) <= now {
        return Err(AppError::Forbidden);
    }
    let token = new_token();
    diesel::update(t::table.find(id))
        .set((
            t::token_hash.eq(token_hash(&token)),
            t::expires_at.eq(expiry(&event)),
            t::revoked_at.eq(None::<Moment>),
        ))
        .execute(conn)?;
    record(conn, actor, now, "event.link", event.id, &id.to_string())?;
    Ok(sender.link(&token))
}

/// Takes a link back.
pub(in crate::events) fn revoke_link(
    conn: &mut Conn,
    actor: &Actor,
    (event, id): (EventId, InvitationId),
    now: Moment,
) -> Result<(), AppError> {
    changeable(conn, actor, event)?;
    queries::invitation(conn, actor, event, id)?;
    diesel::update(t::table.find(id))
        .set(t::revoked_at.eq(now))
        .execute(conn)?;
    record(conn, actor, now, "event.unlink", event, &id.to_string())
}
