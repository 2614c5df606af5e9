//! Reads of views: one's own, and those one's team shares.

use diesel::prelude::*;

use super::model::{LISTS, MAX_VIEWS, SavedView, ViewId};
use crate::auth::Actor;
use crate::db::schema::saved_views;
use crate::db::{Conn, ConnBackend};
use crate::error::AppError;
use crate::i18n::sort_key;

/// How many views a menu and the page show at most.
const SHOWN: i64 = MAX_VIEWS * 5;

fn of(actor: &Actor) -> saved_views::BoxedQuery<'static, ConnBackend> {
    saved_views::table
        .filter(
            saved_views::user_id
                .eq(actor.user_id)
                .or(saved_views::is_shared.and(saved_views::team_id.eq(actor.team_id))),
        )
        .order((saved_views::name_key, saved_views::id))
        .limit(SHOWN)
        .into_boxed()
}

/// The views of a list that the actor has.
///
/// # Errors
/// The database fails.
pub fn of_list(conn: &mut Conn, actor: &Actor, list: &str) -> Result<Vec<SavedView>, AppError> {
    Ok(of(actor)
        .filter(saved_views::list.eq(list))
        .select(SavedView::as_select())
        .load(conn)?)
}

/// All views that the actor has, in the order of the lists.
pub(super) fn all(conn: &mut Conn, actor: &Actor) -> Result<Vec<SavedView>, AppError> {
    let mut found: Vec<SavedView> = of(actor).select(SavedView::as_select()).load(conn)?;
    // The sort is stable: within a list they stay in the order of their names.
    found.sort_by_key(|view| LISTS.iter().position(|(list, _)| *list == view.list));
    Ok(found)
}

/// A view that the actor may change: one's own, or, for those who coordinate, the team's.
///
/// # Errors
/// [`AppError::NotFound`] where the actor has none, [`AppError::Forbidden`] for a
/// colleague's.
pub(super) fn changeable(
    conn: &mut Conn,
    actor: &Actor,
    id: ViewId,
) -> Result<SavedView, AppError> {
    let view: SavedView = of(actor)
        .filter(saved_views::id.eq(id))
        .select(SavedView::as_select())
        .first(conn)?;
    if view.user_id == actor.user_id || actor.may_coordinate() {
        Ok(view)
    } else {
        Err(AppError::Forbidden)
    }
}

/// Whether the owner of a view has another of that name for the same list.
pub(super) fn has_another(conn: &mut Conn, view: &SavedView, name: &str) -> Result<bool, AppError> {
    let others = saved_views::table
        .filter(saved_views::user_id.eq(view.user_id))
        .filter(saved_views::list.eq(&view.list))
        .filter(saved_views::name_key.eq(sort_key(name)))
        .filter(saved_views::id.ne(view.id));
    Ok(diesel::select(diesel::dsl::exists(others)).get_result(conn)?)
}
