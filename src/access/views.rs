//! The page that says who reads a record, and why.

use serde::Serialize;

use super::model::{Record, path};
use super::queries::{self, Candidate, NameRow};
use crate::auth::{Marking, Naming, RecordKind, UserId, Why, team_names};
use crate::db::Conn;
use crate::error::AppError;
use crate::i18n::{Lang, sort_key};
use crate::web::forms::{Choice, FormBuilder, FormErrors, FormView, Need};
use crate::web::table::{Cell, Column, Cursor, ListFoot, Table};
use crate::web::{Desk, Html, PAGE_ROWS, Page, Params};

/// Who reads a record, and why; for those who read it themselves.
#[derive(Debug, Serialize)]
pub(super) struct AccessPage {
    heading: String,
    /// What the record is, and where.
    crumb: String,
    crumb_href: String,
    marking: String,
    marking_class: &'static str,
    rule: String,
    /// Where its readers are named, for what came out of another record.
    origin_href: String,
    is_restricted: bool,
    names: Vec<Name>,
    form: Option<FormView>,
    table: Html,
    list: ListFoot,
}

/// Someone named on the record.
#[derive(Debug, Serialize)]
struct Name {
    name: String,
    about: String,
    /// Why the name opens nothing; empty where it does.
    idle: String,
    /// Where the name is taken away; empty for those who may not.
    remove: String,
}

impl Page for AccessPage {
    const TEMPLATE: &'static str = "access/show";

    fn title(&self) -> String {
        self.heading.clone()
    }
}

impl AccessPage {
    pub(super) fn load(
        desk: &Desk,
        conn: &mut Conn,
        kind: RecordKind,
        id: i64,
        typed: &Params,
        errors: &FormErrors,
    ) -> Result<Self, AppError> {
        let record = queries::find(conn, &desk.actor, kind, id)?;
        let accounts = queries::accounts(conn)?;
        let names = queries::names(conn, &record)?;
        let origin = queries::origin(conn, &desk.actor, &record)?;
        let restricted = record.marking == Marking::Restricted;
        let names_here =
            restricted && origin.is_none() && desk.actor.may_change(record.marking, record.team_id);
        let team = team_names(conn)?
            .into_iter()
            .find(|(team, _)| *team == record.team_id)
            .map(|(_, name)| name)
            .unwrap_or_default();
        let (table, list) = readers(desk, &record, &accounts, &names);
        let word = record.marking.as_str().replace('_', "-");
        Ok(Self {
            heading: desk.t(&format!("access-title-{kind}")),
            crumb: desk.t(&format!("access-record-{kind}")),
            crumb_href: queries::home(conn, &desk.actor, &record)?,
            marking: desk.t(&format!("marking-{word}")),
            marking_class: record.marking.classes(),
            rule: rule(desk.lang, &record, &team),
            origin_href: origin
                .filter(|_| restricted)
                .map(|(kind, id)| path(kind, id))
                .unwrap_or_default(),
            is_restricted: restricted,
            names: names
                .iter()
                .map(|name| Name::new(desk, &record, &accounts, name, names_here))
                .collect(),
            form: names_here.then(|| form(desk, &record, &accounts, &names, typed, errors)),
            table,
            list,
        })
    }
}

impl Name {
    fn new(
        desk: &Desk,
        record: &Record,
        accounts: &[Candidate],
        row: &NameRow,
        may_remove: bool,
    ) -> Self {
        let account = |id: UserId| accounts.iter().find(|it| it.user_id == id);
        let named = account(row.user_id);
        let by = account(row.named_by).map(|it| it.name.clone());
        let idle = match named.map(|it| record.why(it, Naming::Named)) {
            None => "access-name-disabled",
            Some(None) => "access-name-idle",
            Some(Some(Why::Named)) => "",
            Some(Some(_)) => "access-name-not-needed",
        };
        Self {
            name: named.map_or_else(|| desk.t("access-name-gone"), |it| it.name.clone()),
            about: desk.ta(
                "access-named-by",
                &[
                    (
                        "by",
                        by.unwrap_or_else(|| desk.t("access-name-gone")).into(),
                    ),
                    ("day", desk.lang.date(row.named_at.date()).into()),
                ],
            ),
            idle: if idle.is_empty() {
                String::new()
            } else {
                desk.t(idle)
            },
            remove: if may_remove {
                let page = path(record.kind, record.id);
                format!("{page}/readers/{}/remove", row.user_id)
            } else {
                String::new()
            },
        }
    }
}

/// The whole rule in a sentence.
fn rule(lang: Lang, record: &Record, team: &str) -> String {
    let open = if record.kind.is_inside() {
        "inside"
    } else {
        "open"
    };
    let word = record.marking.as_str().replace('_', "-");
    lang.text_with(
        &format!("access-rule-{word}-{open}"),
        &[("team", team.to_owned().into())],
    )
}

/// The readers as a table, one page of it.
fn readers(
    desk: &Desk,
    record: &Record,
    accounts: &[Candidate],
    names: &[NameRow],
) -> (Html, ListFoot) {
    let readers = queries::readers(record, accounts, names);
    let total = i64::try_from(readers.len()).unwrap_or(i64::MAX);
    let params = desk.params();
    let after = params.value::<Cursor>("after");
    let mut shown: Vec<_> = readers
        .into_iter()
        .filter(|reader| {
            after.as_ref().is_none_or(|cursor| {
                let here = place(reader);
                (here.key.as_str(), here.id) > (cursor.key.as_str(), cursor.id)
            })
        })
        .take(PAGE_ROWS + 1)
        .collect();
    let more = shown.len() > PAGE_ROWS;
    shown.truncate(PAGE_ROWS);
    let next = shown.last().filter(|_| more).map(place);
    let count = desk.ta(
        "access-count",
        &[
            ("n", total.into()),
            ("shown", desk.lang.number(total).into()),
        ],
    );
    let table = Table {
        caption: desk.t("access-readers"),
        columns: ["name", "team", "role", "why"]
            .map(|name| Column::text(desk.t(&format!("access-column-{name}"))))
            .into(),
        rows: shown
            .iter()
            .map(|(why, account)| cells(desk.lang, record, *why, account))
            .collect(),
    };
    let mut list = ListFoot::new(&path(record.kind, record.id), &params, count, next.as_ref());
    list.csv.clear();
    list.xlsx.clear();
    (table.html(), list)
}

/// The place of a reader in the list: by the reason, then by name.
fn place((why, account): &(Why, &Candidate)) -> Cursor {
    let order = match why {
        Why::Role => 1,
        Why::Team => 2,
        Why::Named => 3,
    };
    Cursor {
        id: account.user_id.0,
        key: format!("{order}{}", sort_key(&account.name)),
    }
}

fn cells(lang: Lang, record: &Record, why: Why, account: &Candidate) -> Vec<Cell> {
    let role = lang.text(&format!("role-{}", account.role));
    let word = record.marking.as_str().replace('_', "-");
    let reason = lang.text_with(
        &format!("access-why-{why}"),
        &[
            ("role", role.clone().into()),
            ("team", account.team.clone().into()),
            ("marking", lang.text(&format!("marking-{word}")).into()),
        ],
    );
    vec![
        Cell::text(&account.name),
        Cell::text(&account.team),
        Cell::text(role),
        Cell::text(reason),
    ]
}

/// The form that names one more: of those who do not read the record yet. Those who may
/// not be named are offered too, and told why not.
fn form(
    desk: &Desk,
    record: &Record,
    accounts: &[Candidate],
    names: &[NameRow],
    typed: &Params,
    errors: &FormErrors,
) -> FormView {
    let is_named = |account: &Candidate| names.iter().any(|it| it.user_id == account.user_id);
    let choices = accounts
        .iter()
        .filter(|account| record.why(account, Naming::NotNamed).is_none() && !is_named(account))
        .map(|account| {
            let role = desk.t(&format!("role-{}", account.role));
            Choice::new(account.user_id.to_string(), &account.name)
                .hint(format!("{}, {role}", account.team))
        })
        .collect();
    let action = format!("{}/readers", path(record.kind, record.id));
    FormBuilder::new(desk.lang, "access", action, typed, errors)
        .typeahead("reader", Need::Required, choices)
        .build()
}
