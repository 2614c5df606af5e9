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
/// Where an address names a record, its view is the filter alone, and is offered at the list
/// of each: it tells nobody that there is such a record.
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
    ("/admin/accounts", "accounts-title"),
    ("/states/{code}/timeline", "views-list-timeline"),
    ("/states/{code}/pathway", "views-list-pathway"),
    ("/states/{code}/barriers", "views-list-barriers"),
    ("/states/{code}/positions", "views-list-positions"),
    ("/events/{id}/choose", "views-list-choose"),
    ("/survey/circulations/{id}", "views-list-progress"),
    ("/survey/questionnaires", "survey-questionnaires"),
];

/// The list that an address is: its own entry in [`LISTS`].
pub(super) fn list_at(path: &str) -> Option<&'static str> {
    let lists = LISTS.iter().map(|(list, _)| *list);
    lists.into_iter().find(|list| is_at(list, path))
}

/// Whether a path is a list's, with a code or a number where the list names one.
fn is_at(list: &str, path: &str) -> bool {
    let mut parts = path.split('/');
    let same = list.split('/').all(|part| match parts.next() {
        Some(here) if part.starts_with('{') => {
            !here.is_empty() && here.bytes().all(|it| it.is_ascii_alphanumeric())
        }
        here => here == Some(part),
    });
    same && parts.next().is_none()
}

/// Whether the list is of a record that its address names.
pub(super) fn is_of_record(list: &str) -> bool {
    list.contains('{')
}

/// How many views one may keep of a list.
pub(super) const MAX_VIEWS: i64 = 30;
/// The longest name, in characters, and the longest address, in bytes.
pub(super) const MAX_NAME: usize = 60;
pub(super) const MAX_QUERY: usize = 2000;

/// A view, as it is kept.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = saved_views)]
pub struct SavedView {
    /// Its id.
    pub id: ViewId,
    /// Whose it is.
    pub user_id: UserId,
    /// The address of the list.
    pub list: String,
    /// What it is called.
    pub name: String,
    /// What the list is asked.
    pub query: String,
    /// Whether one's team has it too.
    pub is_shared: bool,
    /// For the next save.
    pub version: i32,
}

impl SavedView {
    /// Its address in the list at `path`.
    pub(super) fn href(&self, path: &str) -> String {
        Params::parse(&self.query).href(path)
    }
}

/// What of a list's address makes its view: not the place in it, and nothing empty.
pub(super) fn view_of(params: &Params) -> String {
    let href = params.with("after", "").href("");
    href.trim_start_matches('?').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_known_by_its_address_whichever_record_that_names() {
        for (path, list) in [
            ("/states", Some("/states")),
            ("/states/UGA/timeline", Some("/states/{code}/timeline")),
            ("/survey/circulations/7", Some("/survey/circulations/{id}")),
            ("/events/12/choose", Some("/events/{id}/choose")),
            ("/events/12", None),
            ("/events//choose", None),
            ("/events/12/choose/x", None),
            ("/states/..%2F/timeline", None),
            ("//evil.example/timeline", None),
            ("/states/{code}/timeline", None),
            ("", None),
        ] {
            assert_eq!(list_at(path), list, "{path}");
        }
    }
}
