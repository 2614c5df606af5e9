//! The page of the audit.

use std::collections::HashMap;

use serde::Serialize;

use super::entry::queries::origins;
use super::model::Origin;
use super::queries::{self, AuditFilter, EntryRow};
use super::words::{ACTION_KEY, action, marking, record_path, subject};
use crate::auth::{TeamId, UserId, team_names, user_names};
use crate::db::Conn;
use crate::error::AppError;
use crate::i18n::{Lang, keys};
use crate::web::filters::{Filter, FilterBar, chips};
use crate::web::forms::Choice;
use crate::web::table::{Cell, Column, Cursor, ListFoot, Table};
use crate::web::{Desk, Html, Nav, PAGE_ROWS, Page, Params};

pub(super) const PATH: &str = "/admin/audit";

/// Who did what, the latest first.
#[derive(Debug, Serialize)]
pub(super) struct AuditPage {
    heading: String,
    filters: Html,
    chips: Html,
    list: ListFoot,
    table: Html,
    is_empty: bool,
}

impl Page for AuditPage {
    const TEMPLATE: &'static str = "audit/index";
    const LIST: Option<&'static str> = Some("/admin/audit");
    const NAV: Nav = Nav::None;

    fn title(&self) -> String {
        self.heading.clone()
    }
}

impl AuditPage {
    pub(super) fn load(desk: &Desk, conn: &mut Conn) -> Result<Self, AppError> {
        let params = desk.params();
        let filter = AuditFilter::of(&params);
        let before = params.value::<Cursor>("after").map(|cursor| cursor.id);
        let mut rows = queries::list(conn, &desk.actor, &filter, before, PAGE_ROWS + 1)?;
        let more = rows.len() > PAGE_ROWS;
        rows.truncate(PAGE_ROWS);
        let next = rows.last().filter(|_| more).map(|row| Cursor {
            id: row.id,
            key: String::new(),
        });
        let count = queries::count(conn, &desk.actor, &filter)?;
        let known = Known::load(conn, &rows)?;
        let offered = Offered::new(desk.lang, &known);
        Ok(Self {
            heading: desk.t("audit-title"),
            chips: chips(desk.lang, PATH, &params, &offered.set(desk.lang, &params)),
            filters: offered.bar(desk.lang, &params),
            list: ListFoot::new(
                PATH,
                &params,
                count.text(desk.lang, "audit-count"),
                next.as_ref(),
            ),
            table: table(desk, &known, &rows).html(),
            is_empty: rows.is_empty(),
        })
    }
}

/// The entries as a table: shown, and exported.
pub(super) fn table(desk: &Desk, known: &Known, rows: &[EntryRow]) -> Table {
    let head = |name: &str| Column::text(desk.t(&format!("audit-head-{name}")));
    Table {
        caption: desk.t("audit-title"),
        columns: vec![
            head("at").unbroken(),
            head("who"),
            head("from").unbroken(),
            head("what"),
            head("record"),
            head("detail").paragraph(),
        ],
        rows: rows
            .iter()
            .map(|row| cells(desk.lang, known, row))
            .collect(),
    }
}

/// Who entries may be by, for accounts and teams are few, and from where some came.
pub(super) struct Known {
    users: Vec<(UserId, String)>,
    teams: Vec<(TeamId, String)>,
    origins: HashMap<i64, Origin>,
}

impl Known {
    pub(super) fn load(conn: &mut Conn, rows: &[EntryRow]) -> Result<Self, AppError> {
        let entries: Vec<_> = rows.iter().map(|row| row.id).collect();
        Ok(Self {
            users: user_names(conn)?,
            teams: team_names(conn)?,
            origins: origins(conn, &entries)?,
        })
    }

    /// Whose act an entry is.
    pub(super) fn who(&self, lang: Lang, row: &EntryRow) -> String {
        match row.user {
            Some(user) => self.user(user).to_owned(),
            None if self.origins.contains_key(&row.id) => lang.text("audit-visitor"),
            None => lang.text("audit-desk"),
        }
    }

    fn address(&self, row: &EntryRow) -> &str {
        self.origins
            .get(&row.id)
            .map_or("", |origin| &origin.address)
    }

    pub(super) fn user(&self, id: UserId) -> &str {
        let found = self.users.iter().find(|(user, _)| *user == id);
        found.map_or("", |(_, name)| name)
    }

    pub(super) fn team(&self, id: TeamId) -> &str {
        let found = self.teams.iter().find(|(team, _)| *team == id);
        found.map_or("", |(_, name)| name)
    }
}

fn cells(lang: Lang, known: &Known, row: &EntryRow) -> Vec<Cell> {
    let record = match record(lang, known, row) {
        (text, Some(href)) => Cell::link(text, href),
        (text, None) => Cell::text(text),
    };
    let team = row.team.map_or("", |team| known.team(team));
    vec![
        Cell::link(lang.short_time(row.at.0), format!("{PATH}/{}", row.id)),
        Cell::text(known.who(lang, row)).note(team),
        Cell::text(known.address(row)),
        Cell::text(action(lang, &row.action)),
        record.marked(row.marking, marking(lang, row.marking)),
        Cell::text(&row.detail),
    ]
}

/// The record of an entry in words, and its page where it has one.
pub(super) fn record(lang: Lang, known: &Known, row: &EntryRow) -> (String, Option<String>) {
    let subject = subject(lang, &row.subject);
    let user = row
        .subject_id
        .parse()
        .ok()
        .filter(|_| row.subject == "users");
    let which = user.map_or(row.subject_id.as_str(), |id| known.user(UserId(id)));
    let text = format!("{subject} {which}").trim_end().to_owned();
    (text, record_path(&row.subject, &row.subject_id))
}

/// What the filters offer.
struct Offered {
    users: Vec<Choice>,
    actions: Vec<Choice>,
}

impl Offered {
    fn new(lang: Lang, known: &Known) -> Self {
        let mut actions: Vec<_> = keys(Lang::En)
            .iter()
            .filter_map(|key| key.strip_prefix(ACTION_KEY))
            // The first dash stands for the dot between the record and the verb.
            .map(|key| key.replacen('-', ".", 1))
            .map(|value| Choice::new(&value, action(lang, &value)))
            .collect();
        actions.sort_by(|a, b| a.label.cmp(&b.label));
        Self {
            users: known
                .users
                .iter()
                .map(|(id, name)| Choice::new(id.to_string(), name))
                .collect(),
            actions,
        }
    }

    fn bar(self, lang: Lang, params: &Params) -> Html {
        let label = |name: &str| lang.text(&format!("audit-filter-{name}"));
        FilterBar::new(lang, PATH, params, &["subject", "record"])
            .show(Filter::typeahead("user", label("user"), self.users))
            .show(Filter::select("action", label("action"), self.actions))
            .show(Filter::date("from", label("from")))
            .show(Filter::date("to", label("to")))
            .html()
    }

    /// The filters that are set, in words.
    fn set(&self, lang: Lang, params: &Params) -> Vec<(&'static str, String)> {
        ["user", "action", "subject", "record", "from", "to"]
            .into_iter()
            .filter(|name| !params.get(name).is_empty())
            .map(|name| {
                let value = params.get(name);
                let chosen = |choices: &[Choice]| {
                    let found = choices.iter().find(|choice| choice.value == value);
                    found.map_or_else(|| value.to_owned(), |choice| choice.label.clone())
                };
                let said = match name {
                    "user" => chosen(&self.users),
                    "action" => chosen(&self.actions),
                    "subject" => subject(lang, value),
                    "from" | "to" => params
                        .value(name)
                        .map_or_else(|| value.to_owned(), |day| lang.date(day)),
                    _ => value.to_owned(),
                };
                let label = lang.text(&format!("audit-filter-{name}"));
                let args = [("filter", label.into()), ("value", said.into())];
                (name, lang.text_with("list-chip", &args))
            })
            .collect()
    }
}
