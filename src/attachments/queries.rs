//! Reads of files. Each joins the record a file belongs to, and reaches it through the
//! rights layer: a file of a hidden record is not there.

use diesel::prelude::*;

use super::model::{Attachment, Home, HomeRecord};
use crate::audit::Readers;
use crate::auth::Actor;
use crate::db::Conn;
use crate::db::schema::{attachments, events, exchanges};
use crate::db::types::Moment;
use crate::error::AppError;
use crate::visible;

/// The columns of an [`Attachment`].
macro_rules! columns {
    () => {
        (
            attachments::id,
            attachments::number,
            attachments::name,
            attachments::kind,
            attachments::bytes,
            attachments::sha256,
            attachments::created_at,
            attachments::deleted_at,
        )
    };
}

/// The files of a record, in the bin too, in the order they were added.
///
/// # Errors
/// The database fails.
pub fn of(conn: &mut Conn, actor: &Actor, home: Home) -> Result<Vec<Attachment>, AppError> {
    Ok(match home {
        Home::Exchange(id) => attachments::table
            .inner_join(exchanges::table)
            .filter(attachments::exchange_id.eq(id))
            .filter(visible!(exchanges, actor))
            .order(attachments::number)
            .select(columns!())
            .load(conn),
        Home::Event(id) => attachments::table
            .inner_join(events::table)
            .filter(attachments::event_id.eq(id))
            .filter(visible!(events, actor))
            .order(attachments::number)
            .select(columns!())
            .load(conn),
    }?)
}

/// One file of a record the actor may read, in the bin too.
///
/// # Errors
/// [`AppError::NotFound`] where there is none, or none for this actor.
pub fn find(
    conn: &mut Conn,
    actor: &Actor,
    home: Home,
    number: i32,
) -> Result<Attachment, AppError> {
    let all = of(conn, actor, home)?;
    all.into_iter()
        .find(|file| file.number == number)
        .ok_or(AppError::NotFound)
}

/// The record files belong to, for those who may read it.
///
/// # Errors
/// [`AppError::NotFound`] where there is none, or none for this actor.
pub(super) fn home(conn: &mut Conn, actor: &Actor, home: Home) -> Result<HomeRecord, AppError> {
    let (marking, team, deleted_at): (_, _, Option<Moment>) = match home {
        Home::Exchange(id) => exchanges::table
            .filter(exchanges::id.eq(id))
            .filter(visible!(exchanges, actor))
            .select((
                exchanges::marking,
                exchanges::team_id,
                exchanges::deleted_at,
            ))
            .first(conn),
        Home::Event(id) => events::table
            .filter(events::id.eq(id))
            .filter(visible!(events, actor))
            .select((events::marking, events::team_id, events::deleted_at))
            .first(conn),
    }?;
    Ok(HomeRecord {
        home,
        readers: Readers::from((marking, team)),
        is_open: deleted_at.is_none() && actor.may_change(marking, team),
        in_bin: deleted_at.is_some(),
    })
}
