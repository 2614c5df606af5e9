//! The page of the search.

use serde::Serialize;

use super::queries::{Found, Hits};
use super::words::{Kind, Passage, excerpt};
use crate::contacts::Organisation;
use crate::db::words::Asked;
use crate::states::Facts;
use crate::treaty::Iso3;
use crate::web::{Count, Desk, Page, Params};

/// What was found, by kind.
#[derive(Debug, Serialize)]
pub struct SearchPage {
    title: String,
    q: String,
    asked: bool,
    groups: Vec<Group>,
    /// Of one kind: the search for all.
    whole: String,
    first: String,
    next: String,
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
            whole: String::new(),
            first: String::new(),
            next: String::new(),
        }
    }

    /// A page of what was found of one kind.
    pub fn of_kind(
        desk: &Desk,
        facts: &Facts,
        kind: Kind,
        params: &Params,
        (hits, count): &(Hits<Passage>, Count),
    ) -> Self {
        let q = params.get("q");
        let here = Params::default().with("q", q).with("kind", kind.as_str());
        let next = hits.shown.last().filter(|_| hits.more);
        let group = Group {
            title: desk.t(&format!("search-group-{kind}")),
            count: count.text(desk.lang, "search-count"),
            rows: passages(desk, facts, q, kind, hits),
            more: String::new(),
        };
        let is_first = params.get("after").is_empty();
        Self {
            title: desk.ta("search-title-for", &[("q", q.into())]),
            q: q.to_owned(),
            asked: true,
            groups: Some(group)
                .filter(|group| !group.rows.is_empty())
                .into_iter()
                .collect(),
            whole: Params::default().with("q", q).href("/search"),
            first: if is_first {
                String::new()
            } else {
                here.href("/search")
            },
            next: next
                .map(|last| here.with("after", &last.id.to_string()).href("/search"))
                .unwrap_or_default(),
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
    let mut groups = vec![Group::new(
        desk,
        "states",
        found.states.more,
        states,
        list("/states"),
    )];
    for (kind, hits) in &found.passages {
        let (mut rows, more) = called(desk, facts, found, *kind);
        rows.extend(passages(desk, facts, q, *kind, hits));
        let all = Params::default().with("q", q).with("kind", kind.as_str());
        let all = all.href("/search");
        groups.push(Group::new(
            desk,
            kind.as_str(),
            more || hits.more,
            rows,
            all,
        ));
    }
    groups.push(Group::new(
        desk,
        "pages",
        found.pages.more,
        pages(desk, found),
        String::new(),
    ));
    groups
}

/// Those of a kind that are called so, which come first, and whether there are more.
fn called(desk: &Desk, facts: &Facts, found: &Found, kind: Kind) -> (Vec<Row>, bool) {
    match kind {
        Kind::People => (people(desk, found), found.people.more),
        Kind::Organisations => (organisations(desk, facts, found), found.organisations.more),
        _ => (Vec::new(), false),
    }
}

impl Group {
    fn new(desk: &Desk, kind: &str, more: bool, rows: Vec<Row>, list: String) -> Self {
        let shown = desk
            .lang
            .number(i64::try_from(rows.len()).unwrap_or(i64::MAX));
        Self {
            title: desk.t(&format!("search-group-{kind}")),
            count: if more {
                desk.ta("list-at-least", &[("n", shown.into())])
            } else {
                shown
            },
            rows,
            more: if more { list } else { String::new() },
        }
    }
}

/// All that was found, as the palette shows it.
pub fn rows(desk: &Desk, facts: &Facts, q: &str, found: &Found) -> Vec<Row> {
    let mut rows = rows_of(&found.states, |state| state_row(desk, facts, *state));
    rows.extend(pages(desk, found));
    for (kind, hits) in &found.passages {
        rows.extend(called(desk, facts, found, *kind).0);
        let group = desk.t(&format!("search-hint-{kind}"));
        rows.extend(
            passages(desk, facts, q, *kind, hits)
                .into_iter()
                .map(|row| Row {
                    hint: [group.clone(), row.hint]
                        .join(": ")
                        .trim_end_matches(": ")
                        .to_owned(),
                    ..row
                }),
        );
    }
    rows
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

/// What holds the words: what it is called or whose it is and when, and the words around
/// those asked for.
fn passages(desk: &Desk, facts: &Facts, q: &str, kind: Kind, hits: &Hits<Passage>) -> Vec<Row> {
    let asked = Asked::parse(q);
    rows_of(hits, |passage| {
        let state = passage.state.map(|state| facts.name(state, desk.lang));
        let on = passage.on.map(|day| desk.lang.date(day));
        // An event is known by its title, and the day explains it.
        let is_event = kind == Kind::Events;
        let named_by = on.as_deref().filter(|_| !is_event);
        // Nor does the State name a person: it is the office's.
        let is_person = kind == Kind::People;
        let named_in = state.filter(|_| !is_person);
        let parts = [Some(passage.title.trim()), named_in, named_by];
        let parts: Vec<_> = parts
            .into_iter()
            .flatten()
            .filter(|it| !it.is_empty())
            .collect();
        let label = if parts.is_empty() {
            desk.t(&format!("search-hint-{kind}"))
        } else {
            parts.join(", ")
        };
        let text = asked.as_ref().map(|asked| excerpt(asked, &passage.text));
        let office = [passage.office.as_str(), state.unwrap_or_default()];
        let office = office.into_iter().filter(|it| !it.is_empty());
        let office = is_person.then(|| office.collect::<Vec<_>>().join(", "));
        let explained = [on.clone().filter(|_| is_event), office, text];
        let explained = explained.into_iter().flatten().filter(|it| !it.is_empty());
        Row {
            href: href(kind, passage),
            label,
            hint: explained.collect::<Vec<_>>().join(": "),
        }
    })
}

/// The page of what was found, or of what it belongs to.
fn href(kind: Kind, passage: &Passage) -> String {
    let state = passage.state.map(|it| it.to_string()).unwrap_or_default();
    let of = passage.of;
    match kind {
        Kind::People => format!("/contacts/{of}"),
        Kind::Organisations => format!("/organisations/{of}"),
        Kind::Posts => format!("/posts/{of}"),
        Kind::Events | Kind::Agenda => format!("/events/{of}"),
        Kind::Attachments if passage.of_event => format!("/events/{of}"),
        Kind::Exchanges | Kind::Attachments => format!("/exchanges/{of}"),
        Kind::Commitments => format!("/commitments/{of}"),
        Kind::Positions => format!("/positions/{of}"),
        Kind::Barriers => format!("/states/{state}/barriers"),
        Kind::Steps => format!("/pathway/{of}"),
        Kind::Targets => format!("/states/{state}"),
        Kind::Relations => format!("/relations/{of}"),
        Kind::Answers => format!("/survey/responses/{of}"),
    }
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
