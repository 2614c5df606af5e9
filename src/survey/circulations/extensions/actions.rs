//! Granting a State a later last day.

use diesel::prelude::*;

use super::super::super::model::Circulation;
use super::super::actions::record;
use super::super::release::Sender;
use super::forms::ExtensionForm;
use crate::auth::Actor;
use crate::db::Conn;
use crate::db::schema::{circulations, extensions, invitations};
use crate::db::types::Moment;
use crate::error::AppError;
use crate::treaty::Iso3;

/// Grants a State a last day of its own; its links open as long after it as others' do.
/// Whether what the form was made from is what is there.
///
/// # Errors
/// The actor may not, or the database fails.
pub(super) fn grant(
    conn: &mut Conn,
    actor: &Actor,
    now: Moment,
    (circulation, state): (&Circulation, Iso3),
    (form, sender): (&ExtensionForm, &Sender),
) -> Result<bool, AppError> {
    use extensions as t;
    if !circulation.may_steer(actor) {
        return Err(AppError::Forbidden);
    }
    // One grant waits for another here.
    diesel::update(circulations::table.find(circulation.id))
        .set(circulations::title.eq(circulations::title))
        .execute(conn)?;
    let said = (
        t::closes_on.eq(form.closes_on),
        t::reason.eq(&form.reason),
        t::granted_by.eq(actor.user_id),
        t::granted_at.eq(now),
    );
    let key = (circulation.id, state);
    let known: Option<i32> = t::table
        .find(key)
        .select(t::version)
        .first(conn)
        .optional()?;
    if known.unwrap_or(0) != form.version {
        return Ok(false);
    }
    if known.is_some() {
        diesel::update(t::table.find(key))
            .set((said, t::version.eq(t::version + 1)))
            .execute(conn)?;
    } else {
        let key = (t::circulation_id.eq(circulation.id), t::state.eq(state));
        diesel::insert_into(t::table)
            .values((key, said))
            .execute(conn)?;
    }
    let expires_at = sender.expiry(state, form.closes_on);
    diesel::update(invitations::table)
        .filter(invitations::circulation_id.eq(circulation.id))
        .filter(invitations::state.eq(state))
        .filter(invitations::token_hash.is_not_null())
        .set(invitations::expires_at.eq(expires_at))
        .execute(conn)?;
    let detail = format!("{state} {}", form.closes_on);
    record(
        conn,
        actor,
        now,
        "circulation.extend",
        circulation.id,
        &detail,
    )?;
    Ok(true)
}
