//! Keeping views, renaming and removing them.

use diesel::prelude::*;

use super::forms::{NameForm, Place};
use super::model::{MAX_VIEWS, SavedView, ViewId};
use super::queries;
use crate::audit::{self, Change, Readers, Who};
use crate::auth::Actor;
use crate::db::Conn;
use crate::db::schema::saved_views;
use crate::db::types::Moment;
use crate::error::AppError;
use crate::exchanges::Saving;
use crate::i18n::sort_key;

/// How keeping a view ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Keeping {
    /// There is one more.
    Kept,
    /// One's own view of that name shows this now.
    Replaced,
    /// There are as many as one may keep.
    Full,
}

/// Keeps a view of a list under a name. One's own of the same name shows this from now on.
pub(super) fn keep(
    conn: &mut Conn,
    actor: &Actor,
    (form, place): (&NameForm, &Place),
    now: Moment,
) -> Result<Keeping, AppError> {
    use saved_views as t;
    let key = sort_key(&form.name);
    let own = t::table
        .filter(t::user_id.eq(actor.user_id))
        .filter(t::list.eq(place.list));
    let known: Option<ViewId> = own
        .filter(t::name_key.eq(&key))
        .select(t::id)
        .first(conn)
        .optional()?;
    if let Some(id) = known {
        diesel::update(t::table.find(id))
            .set((
                t::name.eq(&form.name),
                t::query.eq(&place.query),
                t::is_shared.eq(form.is_shared),
                t::team_id.eq(actor.team_id),
                t::updated_at.eq(now),
                t::version.eq(t::version + 1),
            ))
            .execute(conn)?;
        record(conn, actor, now, "view.edit", id)?;
        return Ok(Keeping::Replaced);
    }
    if own.count().get_result::<i64>(conn)? >= MAX_VIEWS {
        return Ok(Keeping::Full);
    }
    let id: ViewId = diesel::insert_into(t::table)
        .values((
            t::user_id.eq(actor.user_id),
            t::team_id.eq(actor.team_id),
            t::list.eq(place.list),
            t::name.eq(&form.name),
            t::name_key.eq(key),
            t::query.eq(&place.query),
            t::is_shared.eq(form.is_shared),
            t::created_at.eq(now),
            t::updated_at.eq(now),
        ))
        .returning(t::id)
        .get_result(conn)?;
    record(conn, actor, now, "view.keep", id)?;
    Ok(Keeping::Kept)
}

/// Renames a view, or shares it with the team.
///
/// # Errors
/// Its owner has another view of that name: [`AppError::is_duplicate`].
pub(super) fn rename(
    conn: &mut Conn,
    actor: &Actor,
    view: &SavedView,
    form: &NameForm,
    now: Moment,
) -> Result<Saving, AppError> {
    use saved_views as t;
    let saved = diesel::update(t::table)
        .filter(t::id.eq(view.id))
        .filter(t::version.eq(form.version))
        .set((
            t::name.eq(&form.name),
            t::name_key.eq(sort_key(&form.name)),
            t::is_shared.eq(form.is_shared),
            t::updated_at.eq(now),
            t::version.eq(t::version + 1),
        ))
        .execute(conn)?;
    if saved == 0 {
        return Ok(Saving::Stale);
    }
    record(conn, actor, now, "view.edit", view.id)?;
    Ok(Saving::Done)
}

/// Removes a view.
pub(super) fn remove(
    conn: &mut Conn,
    actor: &Actor,
    id: ViewId,
    now: Moment,
) -> Result<SavedView, AppError> {
    let view = queries::changeable(conn, actor, id)?;
    diesel::delete(saved_views::table.find(id)).execute(conn)?;
    record(conn, actor, now, "view.remove", id)?;
    Ok(view)
}

fn record(
    conn: &mut Conn,
    actor: &Actor,
    now: Moment,
    action: &str,
    id: ViewId,
) -> Result<(), AppError> {
    let change = Change {
        action,
        subject: "saved_views",
        id: &id.to_string(),
        detail: "",
        readers: Readers::COORDINATION,
    };
    audit::record(conn, Who::Actor(actor), now, change)
}
