//! Reads of a State's links.

use std::collections::HashMap;

use diesel::prelude::*;

use super::super::super::model::{CirculationId, InvitationId};
use crate::db::Conn;
use crate::db::schema::{invitation_keys, invitations, section_links};
use crate::db::types::Moment;
use crate::error::AppError;
use crate::treaty::Iso3;

/// An invitation whose link has been made.
#[derive(Debug, Clone, Queryable)]
pub(super) struct Invited {
    pub id: InvitationId,
    pub state: Iso3,
    /// As the mail addresses them; empty for a note verbale alone.
    pub addressee: String,
    /// Empty for a note verbale alone.
    pub email: String,
    pub expires_at: Option<Moment>,
    pub revoked_at: Option<Moment>,
    /// Which of its links it has now.
    pub number: i32,
}

/// What else opens the answer by way of an invitation.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Further {
    /// Links that reminders and notes have brought.
    pub keys: i64,
    /// Sections that were handed over.
    pub sections: i64,
}

/// The invitations of a State of a circulation in sight, the first first.
pub(super) fn of(
    conn: &mut Conn,
    id: CirculationId,
    state: Iso3,
) -> Result<Vec<Invited>, AppError> {
    Ok(invitations::table
        .filter(invitations::circulation_id.eq(id))
        .filter(invitations::state.eq(state))
        .filter(invitations::token_hash.is_not_null())
        .order(invitations::id)
        .select((
            invitations::id,
            invitations::state,
            invitations::addressee,
            invitations::email,
            invitations::expires_at,
            invitations::revoked_at,
            invitations::link_number,
        ))
        .load(conn)?)
}

/// What else opens the answer, by invitation.
pub(super) fn further(
    conn: &mut Conn,
    ids: &[InvitationId],
) -> Result<HashMap<InvitationId, Further>, AppError> {
    let keys: Vec<(InvitationId, i64)> = invitation_keys::table
        .filter(invitation_keys::invitation_id.eq_any(ids))
        .group_by(invitation_keys::invitation_id)
        .select((invitation_keys::invitation_id, diesel::dsl::count_star()))
        .load(conn)?;
    let sections: Vec<(InvitationId, i64)> = section_links::table
        .filter(section_links::invitation_id.eq_any(ids))
        .filter(section_links::revoked_at.is_null())
        .group_by(section_links::invitation_id)
        .select((section_links::invitation_id, diesel::dsl::count_star()))
        .load(conn)?;
    let mut found: HashMap<InvitationId, Further> = HashMap::new();
    for (id, count) in keys {
        found.entry(id).or_default().keys = count;
    }
    for (id, count) in sections {
        found.entry(id).or_default().sections = count;
    }
    Ok(found)
}
