//! The lists of people and of organisations.

use std::collections::HashMap;

use serde::Serialize;

use super::super::forms::{OrganisationFilter, PeopleFilter};
use super::super::model::{
    Holding, Organisation, OrganisationId, OrganisationKind, PersonId, PersonLine, Standing,
    Tenure, Tongue,
};
use super::super::queries::COUNTED;
use crate::i18n::Lang;
use crate::relations::{self, Ends, Relation};
use crate::states::Facts;
use crate::treaty::Iso3;
use crate::web::bulk::bulk_href;
use crate::web::forms::{Choice, choices_of};
use crate::web::table::{Cell, Column, Cursor, ListFoot, Table};
use crate::web::{Desk, Html, Nav, PAGE_ROWS, Page, Params};

/// The people of a list, with the tenure each is shown by.
#[derive(Debug)]
pub struct PeopleList {
    /// In the list's order.
    pub lines: Vec<PersonLine>,
    /// The tenure that says most about a person today.
    pub tenures: HashMap<PersonId, Tenure>,
    /// How many the filter has, at most one more than [`COUNTED`].
    pub count: usize,
}

/// The organisations of a list.
#[derive(Debug)]
pub struct OrganisationsList {
    /// In the list's order.
    pub lines: Vec<Organisation>,
    /// How many posts each has.
    pub posts: HashMap<OrganisationId, i64>,
    /// How many the filter has, at most one more than [`COUNTED`].
    pub count: usize,
}

/// The list of people.
#[derive(Debug, Serialize)]
pub struct PeoplePage {
    q: String,
    states: Vec<Choice>,
    kinds: Vec<Choice>,
    languages: Vec<Choice>,
    holdings: Vec<Choice>,
    mails: Vec<Choice>,
    more_open: bool,
    /// Where several of the list are changed at once.
    bulk: String,
    list: ListView,
}

/// The list of organisations.
#[derive(Debug, Serialize)]
pub struct OrganisationsPage {
    q: String,
    states: Vec<Choice>,
    kinds: Vec<Choice>,
    /// Where several are changed at once.
    bulk: String,
    list: ListView,
}

/// What the two lists have in common.
#[derive(Debug, Serialize)]
struct ListView {
    title: String,
    may_restore: bool,
    filtered: bool,
    chips: Vec<Chip>,
    table: Option<Html>,
    foot: ListFoot,
}

/// A filter that is set, and the list without it.
#[derive(Debug, Serialize)]
struct Chip {
    label: String,
    href: String,
}

impl Page for PeoplePage {
    const TEMPLATE: &'static str = "contacts/people";
    const LIST: Option<&'static str> = Some("/contacts");
    const NAV: Nav = Nav::People;

    fn title(&self) -> String {
        self.list.title.clone()
    }
}

impl Page for OrganisationsPage {
    const TEMPLATE: &'static str = "contacts/organisations";
    const LIST: Option<&'static str> = Some("/organisations");
    const NAV: Nav = Nav::People;

    fn title(&self) -> String {
        self.list.title.clone()
    }
}

impl PeoplePage {
    /// The page of a list; a line beyond [`PAGE_ROWS`] says that there is more.
    pub fn new(desk: &Desk, facts: &Facts, mut list: PeopleList) -> Self {
        let params = desk.params();
        let next = next_page(&mut list.lines, |line| (line.id.0, &line.sort_key));
        let count = count_text(desk, "people", list.count);
        let table = people_table(desk, facts, &list);
        let chips = chips(desk, facts, "/contacts", PeopleFilter::NAMES);
        let foot = ListFoot::new("/contacts", &params, count, next.as_ref());
        Self {
            q: params.get("q").to_owned(),
            states: any(desk, facts.choices(desk.lang), params.get("state")),
            kinds: any(desk, kinds(desk.lang), params.get("kind")),
            languages: any(desk, languages(desk.lang), params.get("language")),
            holdings: any(desk, holdings(desk.lang), params.get("holding")),
            mails: any(
                desk,
                vec![Choice::new("no", desk.t("people-mail-no"))],
                params.get("mail"),
            ),
            bulk: bulk_href("/contacts", &params),
            more_open: params.has_any(&["language", "holding", "mail"]),
            list: ListView::new(desk, "people-title", chips, &table, foot),
        }
    }
}

impl OrganisationsPage {
    /// The page of a list; a line beyond [`PAGE_ROWS`] says that there is more.
    pub fn new(desk: &Desk, facts: &Facts, mut list: OrganisationsList) -> Self {
        let params = desk.params();
        let next = next_page(&mut list.lines, |line| (line.id.0, &line.sort_key));
        let count = count_text(desk, "organisations", list.count);
        let table = organisations_table(desk, facts, &list);
        let chips = chips(desk, facts, "/organisations", OrganisationFilter::NAMES);
        let foot = ListFoot::new("/organisations", &params, count, next.as_ref());
        Self {
            q: params.get("q").to_owned(),
            states: any(desk, facts.choices(desk.lang), params.get("state")),
            kinds: any(desk, kinds(desk.lang), params.get("kind")),
            bulk: bulk_href("/organisations", &params),
            list: ListView::new(desk, "organisations-title", chips, &table, foot),
        }
    }
}

impl ListView {
    fn new(desk: &Desk, title: &str, chips: Vec<Chip>, table: &Table, foot: ListFoot) -> Self {
        Self {
            title: desk.t(title),
            may_restore: desk.actor.may_coordinate(),
            filtered: !chips.is_empty(),
            chips,
            table: (!table.rows.is_empty()).then(|| table.html()),
            foot,
        }
    }
}

/// The table of people, for the page and for files.
pub fn people_table(desk: &Desk, facts: &Facts, list: &PeopleList) -> Table {
    let column = |key: &str| Column::text(desk.t(key));
    Table {
        caption: desk.t("people-title"),
        columns: vec![
            column("people-column-name"),
            column("people-column-post"),
            column("people-column-state"),
            column("people-column-since").unbroken(),
            column("people-column-language"),
            column("people-column-spoken"),
            column("people-column-email"),
        ],
        rows: list
            .lines
            .iter()
            .map(|line| person_row(desk, facts, line, list.tenures.get(&line.id)))
            .collect(),
    }
}

/// The table of people as files have it: with how each stands to others.
pub fn with_relations(
    desk: &Desk,
    mut table: Table,
    list: &PeopleList,
    (told, ends): (&HashMap<PersonId, Vec<Relation>>, &Ends),
) -> Table {
    table
        .columns
        .push(Column::text(desk.t("people-column-relations")));
    for (row, line) in table.rows.iter_mut().zip(&list.lines) {
        let own = told.get(&line.id).into_iter().flatten();
        let words = own.filter_map(|it| relations::phrase(desk.lang, it, ends, line.id));
        row.push(Cell::text(words.collect::<Vec<_>>().join("; ")));
    }
    table
}

/// The table of organisations, for the page and for files.
pub fn organisations_table(desk: &Desk, facts: &Facts, list: &OrganisationsList) -> Table {
    let column = |key: &str| Column::text(desk.t(key));
    let row = |line: &Organisation| {
        let posts = list.posts.get(&line.id).copied().unwrap_or_default();
        vec![
            Cell::link(&line.name, format!("/organisations/{}", line.id)),
            Cell::text(line.kind.label(desk.lang)),
            state_cell(desk, facts, line.state),
            Cell::text(&line.place),
            Cell::number(posts, desk.lang.number(posts)),
        ]
    };
    Table {
        caption: desk.t("organisations-title"),
        columns: vec![
            column("organisations-column-name"),
            column("organisations-column-kind"),
            column("organisations-column-state"),
            column("organisations-column-place"),
            Column::number(desk.t("organisations-column-posts")),
        ],
        rows: list.lines.iter().map(row).collect(),
    }
}

/// All kinds of organisation as choices.
pub(super) fn kinds(lang: Lang) -> Vec<Choice> {
    choices_of(lang, "organisation-kind", OrganisationKind::ALL)
}

/// The languages to write in as choices.
pub(super) fn languages(lang: Lang) -> Vec<Choice> {
    choices_of(lang, "person-language", Lang::ALL)
}

fn holdings(lang: Lang) -> Vec<Choice> {
    choices_of(lang, "people-holding", Holding::ALL)
}

fn person_row(desk: &Desk, facts: &Facts, line: &PersonLine, tenure: Option<&Tenure>) -> Vec<Cell> {
    let name = Cell::link(line.name.full(), format!("/contacts/{}", line.id)).marked(
        line.marking,
        desk.t(&format!(
            "marking-{}",
            line.marking.as_str().replace('_', "-")
        )),
    );
    let post = tenure.map_or_else(Cell::empty, |tenure| {
        Cell::text(&tenure.title).note(&tenure.organisation_name)
    });
    vec![
        name,
        post,
        state_cell(desk, facts, tenure.and_then(|tenure| tenure.state)),
        Cell::text(tenure.map(|tenure| since(desk, tenure)).unwrap_or_default()),
        Cell::text(desk.t(&format!("person-language-{}", line.language))),
        Cell::text(Tongue::names(&line.spoken, desk.lang)),
        Cell::text(line.email.clone().unwrap_or_default()),
    ]
}

fn since(desk: &Desk, tenure: &Tenure) -> String {
    let date = |day| desk.lang.short_date(day);
    match (
        tenure.standing(desk.today()),
        tenure.starts_on,
        tenure.ends_on,
    ) {
        (Standing::Past, _, Some(end)) => {
            desk.ta("tenure-dates-until", &[("end", date(end).into())])
        }
        (Standing::Coming, Some(start), _) => {
            desk.ta("tenure-dates-from", &[("start", date(start).into())])
        }
        (_, Some(start), _) => date(start),
        _ => String::new(),
    }
}

fn state_cell(desk: &Desk, facts: &Facts, state: Option<Iso3>) -> Cell {
    state.map_or_else(Cell::empty, |state| {
        Cell::link(facts.name(state, desk.lang), format!("/states/{state}"))
    })
}

/// Cuts a list to a page; the cursor of the next one where something was cut.
fn next_page<T>(lines: &mut Vec<T>, key: impl Fn(&T) -> (i64, &String)) -> Option<Cursor> {
    if lines.len() <= PAGE_ROWS {
        return None;
    }
    lines.truncate(PAGE_ROWS);
    lines.last().map(|last| {
        let (id, key) = key(last);
        Cursor {
            id,
            key: key.clone(),
        }
    })
}

fn count_text(desk: &Desk, list: &str, count: usize) -> String {
    if count > COUNTED {
        let shown = desk.lang.number(i64::try_from(COUNTED).unwrap_or(i64::MAX));
        return desk.ta(&format!("{list}-many"), &[("n", shown.into())]);
    }
    desk.ta(&format!("{list}-count"), &[("n", count.into())])
}

/// The choices of a filter with "any" before them.
fn any(desk: &Desk, mut choices: Vec<Choice>, value: &str) -> Vec<Choice> {
    for choice in &mut choices {
        choice.selected = choice.value == value;
    }
    choices.insert(0, Choice::new("", desk.t("list-any")));
    choices
}

fn chips(desk: &Desk, facts: &Facts, path: &str, names: &[&str]) -> Vec<Chip> {
    let params = desk.params();
    names
        .iter()
        .filter(|name| !params.get(name).is_empty())
        .map(|name| Chip {
            label: desk.ta(
                &format!("contacts-chip-{name}"),
                &[("value", chip_value(desk, facts, &params, name).into())],
            ),
            href: params.with(name, "").with("after", "").href(path),
        })
        .collect()
}

fn chip_value(desk: &Desk, facts: &Facts, params: &Params, name: &str) -> String {
    let value = params.get(name);
    let known = match name {
        "state" => params
            .value(name)
            .map(|state| facts.name(state, desk.lang).to_owned()),
        "kind" => params
            .value::<OrganisationKind>(name)
            .map(|kind| kind.label(desk.lang)),
        "language" => params
            .value::<Lang>(name)
            .map(|language| desk.t(&format!("person-language-{language}"))),
        "mail" => (params.get(name) == "no").then(|| desk.t("people-mail-no")),
        "holding" => params
            .value::<Holding>(name)
            .map(|holding| desk.t(&format!("people-holding-{holding}"))),
        _ => None,
    };
    known
        .filter(|label| !label.is_empty())
        .unwrap_or_else(|| value.to_owned())
}
