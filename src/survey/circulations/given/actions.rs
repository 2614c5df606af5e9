//! Whether the form goes with the mails.

use diesel::prelude::*;

use super::super::super::model::Circulation;
use super::super::actions::record;
use crate::auth::{Actor, UserId};
use crate::db::Conn;
use crate::db::schema::circulations;
use crate::db::types::Moment;
use crate::error::AppError;

/// Has the form go with each mail of a draft that is held, or not. Whoever proposed its
/// release has read other mails: the proposal is withdrawn.
///
/// # Errors
/// The actor may not, or the database fails.
pub(super) fn attach(
    conn: &mut Conn,
    actor: &Actor,
    now: Moment,
    circulation: &Circulation,
    attach: bool,
) -> Result<(), AppError> {
    if !circulation.may_edit(actor) {
        return Err(AppError::Forbidden);
    }
    diesel::update(circulations::table.find(circulation.id))
        .set((
            circulations::attach_form.eq(attach),
            circulations::version.eq(circulations::version + 1),
            circulations::proposed_by.eq(None::<UserId>),
            circulations::proposed_at.eq(None::<Moment>),
        ))
        .execute(conn)?;
    let detail = if attach { "yes" } else { "no" };
    record(
        conn,
        actor,
        now,
        "circulation.attach-form",
        circulation.id,
        detail,
    )
}
