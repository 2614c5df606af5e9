//! Links revoked and issued anew. Neither can be taken back: the old link is known nowhere but
//! where it went, and that may be the wrong place.

use diesel::prelude::*;

use super::super::super::model::{Circulation, InvitationId};
use super::super::actions::record;
use super::super::hours::{self, Place};
use super::super::letters::Composed;
use super::super::queries::{Recipient, email_key};
use super::super::release::Sender;
use super::queries::Invited;
use crate::access;
use crate::auth::{Actor, RecordKind, new_token, token_hash};
use crate::db::Conn;
use crate::db::schema::{
    circulation_notes, circulations, invitation_keys, invitations, section_links,
};
use crate::db::types::Moment;
use crate::error::AppError;
use crate::mail::{MailKind, NewMail, outbox};

/// A new link.
pub(super) struct Issue<'a> {
    pub sender: &'a Sender,
    /// Until when it opens the answer.
    pub expires_at: Moment,
    /// The mail that carries it; nothing where it is shown instead.
    pub by_mail: Option<(&'a Recipient, &'a Composed)>,
}

/// Revokes the link an invitation has, and whatever came of it. What has been saved is kept.
/// Whether it was still the one of that number.
///
/// # Errors
/// The actor may not, or the database fails.
pub(super) fn revoke(
    conn: &mut Conn,
    actor: &Actor,
    now: Moment,
    (circulation, invited): (&Circulation, &Invited),
    number: i32,
) -> Result<bool, AppError> {
    hold(conn, actor, circulation)?;
    let changed = diesel::update(invitations::table.find(invited.id))
        .filter(invitations::link_number.eq(number))
        .filter(invitations::revoked_at.is_null())
        .set(invitations::revoked_at.eq(now))
        .execute(conn)?;
    if changed == 0 {
        return Ok(false);
    }
    shut(conn, now, invited.id)?;
    let detail = invited.state.as_str();
    let id = circulation.id;
    record(conn, actor, now, "circulation.revoke-link", id, detail)?;
    Ok(true)
}

/// Gives an invitation a new link in place of the one of a number: the address, or nothing
/// where that was not the one it had. What has been saved goes on under it.
///
/// # Errors
/// The actor may not, or the database fails.
pub(super) fn issue(
    conn: &mut Conn,
    actor: &Actor,
    now: Moment,
    (circulation, invited): (&Circulation, &Invited),
    (number, issue): (i32, &Issue<'_>),
) -> Result<Option<String>, AppError> {
    hold(conn, actor, circulation)?;
    let token = new_token();
    let changed = diesel::update(invitations::table.find(invited.id))
        .filter(invitations::link_number.eq(number))
        .set((
            invitations::token_hash.eq(token_hash(&token)),
            invitations::expires_at.eq(issue.expires_at),
            invitations::revoked_at.eq(None::<Moment>),
            invitations::link_number.eq(number + 1),
        ))
        .execute(conn)?;
    if changed == 0 {
        return Ok(None);
    }
    shut(conn, now, invited.id)?;
    renew_notes(conn, now, invited.id, issue.sender)?;
    let link = issue.sender.link(&token);
    let how = match issue.by_mail {
        Some(mail) => {
            send(conn, now, circulation, mail, (&link, number + 1, issue))?;
            "mail"
        }
        None => "shown",
    };
    let detail = format!("{} {how}", invited.state);
    let id = circulation.id;
    record(conn, actor, now, "circulation.new-link", id, &detail)?;
    Ok(Some(link))
}

/// Coordinators alone, and one after the other.
fn hold(conn: &mut Conn, actor: &Actor, circulation: &Circulation) -> Result<(), AppError> {
    if !circulation.may_steer(actor) {
        return Err(AppError::Forbidden);
    }
    diesel::update(circulations::table.find(circulation.id))
        .set(circulations::title.eq(circulations::title))
        .execute(conn)?;
    Ok(())
}

/// Shuts what has come of an invitation's link: whoever had it may have handed sections on, and
/// mails that wait would bring it.
fn shut(conn: &mut Conn, now: Moment, id: InvitationId) -> Result<(), AppError> {
    diesel::update(section_links::table)
        .filter(section_links::invitation_id.eq(id))
        .filter(section_links::revoked_at.is_null())
        .set(section_links::revoked_at.eq(now))
        .execute(conn)?;
    diesel::delete(invitation_keys::table.filter(invitation_keys::invitation_id.eq(id)))
        .execute(conn)?;
    outbox::forget_links(conn, now, &[id.0])
}

/// Notes that have not gone out get links that open.
fn renew_notes(
    conn: &mut Conn,
    now: Moment,
    id: InvitationId,
    sender: &Sender,
) -> Result<(), AppError> {
    use circulation_notes as t;
    let waiting: Vec<i64> = t::table
        .filter(t::invitation_id.eq(id))
        .filter(t::link.is_not_null())
        .select(t::id)
        .load(conn)?;
    for note in waiting {
        let token = new_token();
        diesel::insert_into(invitation_keys::table)
            .values((
                invitation_keys::invitation_id.eq(id),
                invitation_keys::token_hash.eq(token_hash(&token)),
                invitation_keys::created_at.eq(now),
            ))
            .execute(conn)?;
        diesel::update(t::table.find(note))
            .set(t::link.eq(sender.link(&token)))
            .execute(conn)?;
    }
    Ok(())
}

/// Queues the mail that carries a new link. Its key has the link's number: one link, one mail.
fn send(
    conn: &mut Conn,
    now: Moment,
    circulation: &Circulation,
    (to, letter): (&Recipient, &Composed),
    (link, number, issue): (&str, i32, &Issue<'_>),
) -> Result<(), AppError> {
    let kind = MailKind::SurveyInvitation;
    let sender = issue.sender;
    let unique_key = format!(
        "{}:{}:{kind}:{number}",
        circulation.id,
        email_key(&to.email)
    );
    let place = Place::of(to.state, to.office);
    let due = hours::spread(&[place], now, sender.hours);
    let due = due.first().copied().unwrap_or(now);
    let mail = outbox::enqueue_for(
        conn,
        (now, due),
        &NewMail {
            invitation_id: Some(to.id.0),
            state: Some(to.state),
            kind,
            unique_key: &unique_key,
            from: &sender.from,
            to_name: &to.addressee,
            to_email: &to.email,
            subject: &letter.subject,
            body: &letter.body,
            link: Some(link),
            marking: circulation.marking,
            team_id: circulation.team_id,
        },
    )?;
    access::inherit(
        conn,
        (RecordKind::Circulations, circulation.id.0),
        (RecordKind::Mails, mail.0),
    )
}
