//! Who may release, and what of a release has left.

use diesel::prelude::*;

use super::super::super::model::CirculationId;
use super::super::hours::Place;
use crate::auth::{Actor, Role, UserId};
use crate::config::SecondRelease;
use crate::contacts::OrganisationKind;
use crate::db::Conn;
use crate::db::schema::{invitations, mails, organisations, posts, users};
use crate::db::types::Moment;
use crate::error::AppError;
use crate::mail::{MailId, MailKind, MailStatus};
use crate::treaty::Iso3;
use crate::visible;

/// Whether a release takes two: so the setting says, or there are two coordinators whose
/// accounts are in use.
///
/// # Errors
/// The database fails.
pub(super) fn takes_two(conn: &mut Conn, setting: SecondRelease) -> Result<bool, AppError> {
    Ok(match setting {
        SecondRelease::Always => true,
        SecondRelease::Never => false,
        SecondRelease::FromTwo => {
            let coordinators: i64 = users::table
                .filter(users::role.eq(Role::Coordinator))
                .filter(users::disabled_at.is_null())
                .filter(users::invited_at.is_null())
                .count()
                .get_result(conn)?;
            coordinators >= 2
        }
    })
}

/// Someone's name.
///
/// # Errors
/// The database fails.
pub(super) fn name(conn: &mut Conn, id: UserId) -> Result<String, AppError> {
    Ok(users::table.find(id).select(users::name).first(conn)?)
}

/// How many mails of a circulation stand where, and when each of them is due.
///
/// # Errors
/// The database fails.
pub(super) fn mails_out(
    conn: &mut Conn,
    actor: &Actor,
    id: CirculationId,
) -> Result<Vec<(MailStatus, Moment)>, AppError> {
    Ok(mails::table
        .inner_join(invitations::table)
        .filter(invitations::circulation_id.eq(id))
        .filter(mails::kind.eq(MailKind::SurveyInvitation))
        .filter(visible!(mails, actor))
        .select((mails::status, mails::due_at))
        .load(conn)?)
}

/// The mails of a circulation that are held back, each with where it is read.
///
/// # Errors
/// The database fails.
pub(super) fn held(
    conn: &mut Conn,
    actor: &Actor,
    id: CirculationId,
) -> Result<Vec<(MailId, Place)>, AppError> {
    let rows: Vec<(MailId, Iso3, Option<OrganisationKind>)> = mails::table
        .inner_join(invitations::table.left_join(posts::table.left_join(organisations::table)))
        .filter(invitations::circulation_id.eq(id))
        .filter(mails::status.eq(MailStatus::Held))
        .filter(visible!(mails, actor))
        .order(mails::id)
        .select((
            mails::id,
            invitations::state,
            organisations::kind.nullable(),
        ))
        .load(conn)?;
    let held = rows.into_iter();
    Ok(held
        .map(|(id, state, office)| (id, Place::of(state, office)))
        .collect())
}
