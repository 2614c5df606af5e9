//! Notes made, and gone out.

use std::collections::{BTreeMap, HashMap};

use diesel::prelude::*;

use super::super::super::model::{Circulation, InvitationId};
use super::super::actions::record;
use super::super::release::Sender;
use super::forms::NotesForm;
use super::model::NoteId;
use crate::auth::{Actor, new_token, token_hash};
use crate::db::Conn;
use crate::db::schema::{circulation_notes, invitation_keys, invitations};
use crate::db::types::Moment;
use crate::error::AppError;
use crate::exchanges::{NoteOut, log_note};
use crate::i18n::Lang;
use crate::treaty::Iso3;

/// What notes are made from beside their form.
pub(super) struct With<'a> {
    pub invited: &'a BTreeMap<Iso3, Option<(InvitationId, Lang)>>,
    /// The language most people of a State read.
    pub languages: &'a HashMap<Iso3, Lang>,
    pub sender: &'a Sender,
    pub pattern: &'a str,
    /// What the log says of each.
    pub summary: String,
}

/// Makes a note to each State, with a number and a link of its own, and logs it with the State.
///
/// # Errors
/// The actor may not, or the database fails.
pub(super) fn make(
    conn: &mut Conn,
    actor: &Actor,
    now: Moment,
    circulation: &Circulation,
    (form, with): (&NotesForm, &With<'_>),
) -> Result<(), AppError> {
    if !circulation.may_steer(actor) {
        return Err(AppError::Forbidden);
    }
    for state in &form.states {
        let token = new_token();
        let invited = with.invited.get(state).copied().flatten();
        let invitation = if let Some((id, _)) = invited {
            further_key(conn, now, id, &token)?
        } else {
            let language = form.language.or(with.languages.get(state).copied());
            let to = (*state, language.unwrap_or(Lang::En));
            invite(conn, circulation, to, &token, with.sender)?
        };
        let out = NoteOut {
            states: std::slice::from_ref(state),
            sent_on: form.sent_on,
            summary: with.summary.clone(),
            event: None,
            marking: circulation.marking,
            reference: "",
        };
        let reference = log_note(conn, actor, (&out, with.pattern), now)?;
        diesel::insert_into(circulation_notes::table)
            .values((
                circulation_notes::circulation_id.eq(circulation.id),
                circulation_notes::invitation_id.eq(invitation),
                circulation_notes::reference.eq(reference),
                circulation_notes::sent_on.eq(form.sent_on),
                circulation_notes::link.eq(with.sender.link(&token)),
                circulation_notes::made_by.eq(actor.user_id),
                circulation_notes::created_at.eq(now),
            ))
            .execute(conn)?;
    }
    let states: Vec<&str> = form.states.iter().map(Iso3::as_str).collect();
    let detail = states.join(" ");
    record(
        conn,
        actor,
        now,
        "circulation.note",
        circulation.id,
        &detail,
    )
}

fn further_key(
    conn: &mut Conn,
    now: Moment,
    id: InvitationId,
    token: &str,
) -> Result<InvitationId, AppError> {
    diesel::insert_into(invitation_keys::table)
        .values((
            invitation_keys::invitation_id.eq(id),
            invitation_keys::token_hash.eq(token_hash(token)),
            invitation_keys::created_at.eq(now),
        ))
        .execute(conn)?;
    Ok(id)
}

/// Invites a State that is not written to by mail.
fn invite(
    conn: &mut Conn,
    circulation: &Circulation,
    (state, language): (Iso3, Lang),
    token: &str,
    sender: &Sender,
) -> Result<InvitationId, AppError> {
    Ok(diesel::insert_into(invitations::table)
        .values((
            invitations::circulation_id.eq(circulation.id),
            invitations::state.eq(state),
            invitations::addressee.eq(""),
            invitations::email.eq(""),
            // one of a kind in its circulation, and nobody's address
            invitations::email_key.eq(format!("note-{state}")),
            invitations::language.eq(language),
            invitations::salutation.eq(""),
            invitations::by_hand.eq(true),
            invitations::token_hash.eq(token_hash(token)),
            invitations::expires_at.eq(sender.expiry(state, circulation.closes_on)),
        ))
        .returning(invitations::id)
        .get_result(conn)?)
}

/// Notes that a note has gone out: nobody needs its link here any more. Whether it was here
/// still.
///
/// # Errors
/// The actor may not, or the database fails.
pub(super) fn gone(
    conn: &mut Conn,
    actor: &Actor,
    now: Moment,
    (circulation, id): (&Circulation, NoteId),
) -> Result<bool, AppError> {
    if !circulation.may_steer(actor) {
        return Err(AppError::Forbidden);
    }
    let changed = diesel::update(circulation_notes::table.find(id))
        .filter(circulation_notes::circulation_id.eq(circulation.id))
        .filter(circulation_notes::link.is_not_null())
        .set(circulation_notes::link.eq(None::<String>))
        .execute(conn)?;
    let detail = id.to_string();
    record(
        conn,
        actor,
        now,
        "circulation.note-gone",
        circulation.id,
        &detail,
    )?;
    Ok(changed > 0)
}
