//! What a saved view is.

use diesel::prelude::*;

use crate::auth::UserId;
use crate::db::schema::saved_views;
use crate::id;
use crate::web::Params;

id! {
    /// A saved view.
    ViewId
}

/// The lists whose views can be kept: their addresses, and the key of what they are called.
pub const LISTS: &[(&str, &str)] = &[
    ("/states", "states-title"),
    ("/contacts", "people-title"),
    ("/organisations", "organisations-title"),
    ("/exchanges", "exchanges-title"),
    ("/commitments", "commitments-title"),
    ("/events", "events-title"),
    ("/calendar", "calendar-title"),
    ("/work-plan/targets", "workplan-targets-title"),
    ("/mail", "mail-title"),
    ("/admin/audit", "audit-title"),
];

/// How many views one may keep of a list.
pub(super) const MAX_VIEWS: i64 = 30;
/// The longest name, in characters, and the longest address, in bytes.
pub(super) const MAX_NAME: usize = 60;
pub(super) const MAX_QUERY: usize = 2000;

/// A view, as it is kept.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = saved_views)]
pub(super) struct SavedView {
    pub id: ViewId,
    pub user_id: UserId,
    pub list: String,
    pub name: String,
    pub query: String,
    pub is_shared: bool,
    pub version: i32,
}

impl SavedView {
    /// Its address.
    pub(super) fn href(&self) -> String {
        Params::parse(&self.query).href(&self.list)
    }
}

/// What of a list's address makes its view: not the place in it, and nothing empty.
pub(super) fn view_of(params: &Params) -> String {
    let href = params.with("after", "").href("");
    href.trim_start_matches('?').to_owned()
}
