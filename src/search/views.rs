//! The page of the search.

use serde::Serialize;

use super::queries::{EventLine, Found, Hits};
use super::words::{Asked, Passage};
use crate::contacts::Organisation;
use crate::states::Facts;
use crate::treaty::Iso3;
use crate::web::{Desk, Page, Params};

/// What was found, by kind.
#[derive(Debug, Serialize)]
pub struct SearchPage {
    title: String,
    q: String,
    asked: bool,
    groups: Vec<Group>,
}

#[derive(Debug, Serialize)]
struct Group {
    title: String,
    count: String,
    rows: Vec<Row>,
    more: String,
}

/// One line: where it leads, what it is called, what it is.
#[derive(Debug, Serialize)]
pub struct Row {
    /// The path.
    pub href: String,
    /// The name.
    pub label: String,
    /// What explains it.
    pub hint: String,
}

impl Page for SearchPage {
    const TEMPLATE: &'static str = "search/index";

    fn title(&self) -> String {
        self.title.clone()
    }
}

impl SearchPage {
    /// The page for `q`; it may be empty.
    pub fn new(desk: &Desk, facts: &Facts, q: &str, found: &Found) -> Self {
        let groups = groups(desk, facts, q, found);
        Self {
            title: if q.is_empty() {
                desk.t("search-title")
            } else {
                desk.ta("search-title-for", &[("q", q.into())])
            },
            q: q.to_owned(),
            asked: !q.is_empty(),
            groups: groups
                .into_iter()
                .filter(|group| !group.rows.is_empty())
                .collect(),
        }
    }
}

/// What was found, a kind after the other.
fn groups(desk: &Desk, facts: &Facts, q: &str, found: &Found) -> Vec<Group> {
    let list = |path: &str| Params::default().with("q", q).href(path);
    // Under the heading "States" the group says more than the word.
    let states = rows_of(&found.states, |state| Row {
        hint: regional_group(desk, facts, *state),
        ..state_row(desk, facts, *state)
    });
    vec![
        Group::new(desk, "states", &found.states, states, list("/states")),
        Group::new(
            desk,
            "people",
            &found.people,
            people(desk, found),
            list("/contacts"),
        ),
        Group::new(
            desk,
            "organisations",
            &found.organisations,
            organisations(desk, facts, found),
            list("/organisations"),
        ),
        Group::new(
            desk,
            "events",
            &found.events,
            rows_of(&found.events, |event| event_row(desk, event)),
            "/events".to_owned(),
        ),
        Group::new(
            desk,
            "exchanges",
            &found.exchanges,
            passages(desk, facts, q, "/exchanges", &found.exchanges),
            String::new(),
        ),
        Group::new(
            desk,
            "commitments",
            &found.commitments,
            passages(desk, facts, q, "/commitments", &found.commitments),
            String::new(),
        ),
        Group::new(
            desk,
            "pages",
            &found.pages,
            pages(desk, found),
            String::new(),
        ),
    ]
}

impl Group {
    fn new<T>(desk: &Desk, kind: &str, hits: &Hits<T>, rows: Vec<Row>, list: String) -> Self {
        let shown = desk
            .lang
            .number(i64::try_from(rows.len()).unwrap_or(i64::MAX));
        Self {
            title: desk.t(&format!("search-group-{kind}")),
            count: if hits.more {
                desk.ta("list-at-least", &[("n", shown.into())])
            } else {
                shown
            },
            rows,
            more: if hits.more { list } else { String::new() },
        }
    }
}

/// All that was found, as the palette shows it.
pub fn rows(desk: &Desk, facts: &Facts, found: &Found) -> impl Iterator<Item = Row> {
    let states = rows_of(&found.states, |state| state_row(desk, facts, *state));
    let events = rows_of(&found.events, |event| event_row(desk, event));
    states
        .into_iter()
        .chain(pages(desk, found))
        .chain(people(desk, found))
        .chain(organisations(desk, facts, found))
        .chain(events)
}

fn rows_of<T>(hits: &Hits<T>, row: impl Fn(&T) -> Row) -> Vec<Row> {
    hits.shown.iter().map(row).collect()
}

fn state_row(desk: &Desk, facts: &Facts, state: Iso3) -> Row {
    Row {
        href: format!("/states/{state}"),
        label: facts.name(state, desk.lang).to_owned(),
        hint: desk.t("search-hint-state"),
    }
}

fn regional_group(desk: &Desk, facts: &Facts, state: Iso3) -> String {
    let group = facts
        .state(state)
        .and_then(|state| state.regional_group.as_deref());
    group
        .map(|group| facts.grouping_name(group, desk.lang).to_owned())
        .unwrap_or_default()
}

fn event_row(desk: &Desk, event: &EventLine) -> Row {
    let day = desk.lang.date(event.starts_on);
    Row {
        href: format!("/events/{}", event.id),
        label: event.title.clone(),
        hint: if event.place.is_empty() {
            day
        } else {
            format!("{}, {day}", event.place)
        },
    }
}

/// What was said or promised: with whom and when, and the words around those asked for.
fn passages(desk: &Desk, facts: &Facts, q: &str, path: &str, hits: &Hits<Passage>) -> Vec<Row> {
    let asked = Asked::parse(q);
    rows_of(hits, |passage| {
        let state = facts.name(passage.state, desk.lang);
        let on = passage.on.map(|day| desk.lang.date(day));
        let excerpt = asked.as_ref().map(|asked| asked.excerpt(&passage.text));
        Row {
            href: format!("{path}/{}", passage.id),
            label: on.map_or_else(|| state.to_owned(), |day| format!("{state}, {day}")),
            hint: excerpt.unwrap_or_default(),
        }
    })
}

fn people(desk: &Desk, found: &Found) -> Vec<Row> {
    rows_of(&found.people, |(id, name, office)| Row {
        href: format!("/contacts/{id}"),
        label: name.clone(),
        hint: if office.is_empty() {
            desk.t("search-hint-person")
        } else {
            office.clone()
        },
    })
}

fn organisations(desk: &Desk, facts: &Facts, found: &Found) -> Vec<Row> {
    rows_of(&found.organisations, |organisation: &Organisation| {
        let kind = organisation.kind.label(desk.lang);
        let state = organisation.state.map(|state| facts.name(state, desk.lang));
        Row {
            href: format!("/organisations/{}", organisation.id),
            label: organisation.name.clone(),
            hint: state.map_or_else(|| kind.clone(), |name| format!("{kind}, {name}")),
        }
    })
}

fn pages(desk: &Desk, found: &Found) -> Vec<Row> {
    rows_of(&found.pages, |(label, path)| Row {
        href: (*path).to_owned(),
        label: label.clone(),
        hint: desk.t("search-hint-page"),
    })
}
