//! Reads of notes.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use diesel::prelude::*;

use super::super::super::model::{CirculationId, InvitationId};
use super::model::{Note, NoteId};
use crate::db::Conn;
use crate::db::schema::{
    circulation_notes, extensions, invitations, omissions, organisations, posts,
};
use crate::error::AppError;
use crate::i18n::Lang;
use crate::treaty::Iso3;

/// The notes of a circulation in sight, the last first; or the one of an id.
pub(super) fn notes(
    conn: &mut Conn,
    circulation: CirculationId,
    only: Option<NoteId>,
) -> Result<Vec<Note>, AppError> {
    let mut query = circulation_notes::table
        .inner_join(invitations::table.left_join(posts::table.left_join(organisations::table)))
        .filter(circulation_notes::circulation_id.eq(circulation))
        .order(circulation_notes::id.desc())
        .select((
            circulation_notes::id,
            invitations::state,
            invitations::language,
            organisations::name.nullable(),
            circulation_notes::reference,
            circulation_notes::sent_on,
            circulation_notes::link,
            invitations::revoked_at.is_not_null(),
        ))
        .into_boxed();
    if let Some(id) = only {
        query = query.filter(circulation_notes::id.eq(id));
    }
    let mut notes: Vec<Note> = query.load(conn)?;
    for note in notes.iter_mut().filter(|note| note.revoked) {
        // It opens nothing: nobody is to send it.
        note.link = None;
    }
    Ok(notes)
}

/// The States of a circulation that a note can be made for, each with its first invitation
/// where it has one. Whose links are all revoked is issued a new one first.
pub(super) fn states(
    conn: &mut Conn,
    circulation: CirculationId,
) -> Result<BTreeMap<Iso3, Option<(InvitationId, Lang)>>, AppError> {
    let left_out: Vec<Iso3> = omissions::table
        .filter(omissions::circulation_id.eq(circulation))
        .select(omissions::state)
        .load(conn)?;
    let mut found: BTreeMap<Iso3, Option<(InvitationId, Lang)>> =
        left_out.into_iter().map(|state| (state, None)).collect();
    let invited: Vec<(Iso3, InvitationId, Lang, bool)> = invitations::table
        .filter(invitations::circulation_id.eq(circulation))
        // the revoked first, so that those that open have the last word
        .order((invitations::revoked_at.is_null(), invitations::id.desc()))
        .select((
            invitations::state,
            invitations::id,
            invitations::language,
            invitations::revoked_at.is_not_null(),
        ))
        .load(conn)?;
    for (state, id, language, revoked) in invited {
        if revoked {
            found.remove(&state);
        } else {
            found.insert(state, Some((id, language)));
        }
    }
    Ok(found)
}

/// A State's own last day, where it has one.
pub(in crate::survey::circulations) fn own_day(
    conn: &mut Conn,
    circulation: CirculationId,
    state: Iso3,
) -> Result<Option<NaiveDate>, AppError> {
    Ok(extensions::table
        .find((circulation, state))
        .select(extensions::closes_on)
        .first(conn)
        .optional()?)
}
