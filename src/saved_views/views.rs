//! The menu above a list, and the pages of views.

use serde::Serialize;

use super::forms::Place;
use super::model::{LISTS, MAX_NAME, SavedView, is_of_record, view_of};
use super::queries;
use crate::db::Conn;
use crate::error::AppError;
use crate::web::forms::{Choice, FormBuilder, FormErrors, FormView, Need};
use crate::web::{Desk, Nav, Page, Params};

pub(super) const PATH: &str = "/views";

/// The views of a list, above it, and the way to keep the one that is shown.
#[derive(Debug, Serialize)]
pub struct Menu {
    path: &'static str,
    /// Where it is shown.
    list: String,
    query: String,
    team: String,
    max_name: usize,
    views: Vec<Entry>,
}

#[derive(Debug, Serialize)]
struct Entry {
    name: String,
    href: String,
    is_shared: bool,
    is_current: bool,
}

impl Menu {
    /// The menu of the list at `list`, as it is shown now.
    ///
    /// # Errors
    /// The database fails.
    pub fn load(desk: &Desk, conn: &mut Conn, list: &'static str) -> Result<Self, AppError> {
        let query = view_of(&desk.params());
        let views = queries::of_list(conn, &desk.actor, list)?;
        let path = desk.path().to_owned();
        Ok(Self {
            path: PATH,
            team: desk.actor.team.clone(),
            max_name: MAX_NAME,
            views: views
                .into_iter()
                .map(|view| Entry {
                    href: view.href(&path),
                    is_shared: view.is_shared,
                    is_current: view.query == query,
                    name: view.name,
                })
                .collect(),
            list: path,
            query,
        })
    }
}

/// All views one has.
#[derive(Debug, Serialize)]
pub(super) struct IndexPage {
    heading: String,
    lists: Vec<ListOfViews>,
}

#[derive(Debug, Serialize)]
struct ListOfViews {
    title: String,
    /// Where they are found, for those that are offered at the lists of many records.
    note: String,
    views: Vec<Row>,
}

#[derive(Debug, Serialize)]
struct Row {
    name: String,
    /// Empty where it is offered at the lists of many records.
    href: String,
    whose: String,
    /// Empty where the actor may not change it.
    edit: String,
    remove: String,
}

impl Page for IndexPage {
    const TEMPLATE: &'static str = "saved_views/index";
    const NAV: Nav = Nav::None;

    fn title(&self) -> String {
        self.heading.clone()
    }
}

impl IndexPage {
    pub(super) fn load(desk: &Desk, conn: &mut Conn) -> Result<Self, AppError> {
        let all = queries::all(conn, &desk.actor)?;
        let lists = LISTS
            .iter()
            .map(|(list, title)| ListOfViews {
                title: desk.t(title),
                note: if is_of_record(list) {
                    desk.t("views-of-each")
                } else {
                    String::new()
                },
                views: all
                    .iter()
                    .filter(|view| view.list == *list)
                    .map(|view| Row::new(desk, view))
                    .collect(),
            })
            .filter(|list| !list.views.is_empty())
            .collect();
        Ok(Self {
            heading: desk.t("views-title"),
            lists,
        })
    }
}

impl Row {
    fn new(desk: &Desk, view: &SavedView) -> Self {
        let may = view.user_id == desk.actor.user_id || desk.actor.may_coordinate();
        let path = |verb: &str| {
            if may {
                format!("{PATH}/{}/{verb}", view.id)
            } else {
                String::new()
            }
        };
        let team = [("team", desk.actor.team.as_str().into())];
        Self {
            name: view.name.clone(),
            href: if is_of_record(&view.list) {
                String::new()
            } else {
                view.href(&view.list)
            },
            whose: if view.is_shared {
                desk.ta("views-shared", &team)
            } else {
                desk.t("views-private")
            },
            edit: path("edit"),
            remove: path("remove"),
        }
    }
}

/// A view that could not be kept as the list's own form had it.
#[derive(Debug, Serialize)]
pub(super) struct KeepPage {
    crumb: String,
    crumb_href: String,
    heading: String,
    intro: String,
    form: FormView,
}

impl Page for KeepPage {
    const TEMPLATE: &'static str = "forms/page";

    fn title(&self) -> String {
        self.heading.clone()
    }
}

impl KeepPage {
    pub(super) fn new(desk: &Desk, place: &Place, data: &Params, errors: &FormErrors) -> Self {
        let back = Params::parse(&place.query).href(&place.path);
        Self {
            crumb: list_title(desk, place.list),
            crumb_href: back.clone(),
            heading: desk.t("view-keep"),
            intro: String::new(),
            form: fields(desk, PATH.to_owned(), data, errors)
                .hidden("list")
                .hidden("query")
                .cancel(back)
                .build(),
        }
    }
}

/// The name of a view, and who has it.
#[derive(Debug, Serialize)]
pub(super) struct EditPage {
    crumb: String,
    crumb_href: &'static str,
    heading: String,
    intro: String,
    pub form: FormView,
}

impl Page for EditPage {
    const TEMPLATE: &'static str = "forms/page";

    fn title(&self) -> String {
        self.heading.clone()
    }
}

impl EditPage {
    /// What the form of a saved view begins with.
    pub(super) fn saved(view: &SavedView) -> Params {
        Params::default()
            .with("version", &view.version.to_string())
            .with("name", &view.name)
            .with("shared", if view.is_shared { "team" } else { "me" })
    }

    pub(super) fn new(desk: &Desk, view: &SavedView, data: &Params, errors: &FormErrors) -> Self {
        let action = format!("{PATH}/{}", view.id);
        Self {
            crumb: desk.t("views-title"),
            crumb_href: PATH,
            heading: desk.t("view-edit-title"),
            intro: list_title(desk, &view.list),
            form: fields(desk, action, data, errors).cancel(PATH).build(),
        }
    }
}

fn fields<'a>(
    desk: &Desk,
    action: String,
    data: &'a Params,
    errors: &'a FormErrors,
) -> FormBuilder<'a> {
    let team = [("team", desk.actor.team.as_str().into())];
    FormBuilder::new(desk.lang, "view", action, data, errors)
        .text("name", Need::Required)
        .radios(
            "shared",
            Need::Required,
            vec![
                Choice::new("me", desk.t("views-private")),
                Choice::new("team", desk.ta("views-shared", &team)),
            ],
        )
}

fn list_title(desk: &Desk, list: &str) -> String {
    let known = LISTS.iter().find(|(path, _)| *path == list);
    known.map_or_else(String::new, |(_, key)| desk.t(key))
}
