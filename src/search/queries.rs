//! What a few letters find.

use chrono::NaiveDate;
use diesel::prelude::*;

use super::words::{Asked, Passage, commitments_with, exchanges_with};
use crate::auth::Actor;
use crate::contacts::queries::{find_organisations, find_people, fit};
use crate::contacts::{Organisation, PersonId};
use crate::db::Conn;
use crate::db::schema::events;
use crate::error::AppError;
use crate::i18n::sort_key;
use crate::states::{Facts, StateFacts};
use crate::treaty::Iso3;
use crate::visible;
use crate::web::Desk;

/// How many of each are shown; one more is found, so that the page can say so.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// States.
    pub states: usize,
    /// Pages of the desk.
    pub pages: usize,
    /// People.
    pub people: usize,
    /// Organisations.
    pub organisations: usize,
    /// Events.
    pub events: usize,
    /// Exchanges, and commitments; none where only names are looked for.
    pub passages: usize,
}

impl Limits {
    /// The page.
    pub const PAGE: Self = Self {
        states: 20,
        pages: 10,
        people: 20,
        organisations: 20,
        events: 20,
        passages: 20,
    };
    /// The palette: some 20 in all.
    pub const PALETTE: Self = Self {
        states: 5,
        pages: 3,
        people: 6,
        organisations: 3,
        events: 3,
        passages: 0,
    };
}

/// What was found.
#[derive(Debug, Default)]
pub struct Found {
    /// States by name or code, those that fit best first.
    pub states: Hits<Iso3>,
    /// Pages of the desk: the label and the path.
    pub pages: Hits<(String, &'static str)>,
    /// People: id, name, "post, organisation".
    pub people: Hits<(PersonId, String, String)>,
    /// Organisations by name or State.
    pub organisations: Hits<Organisation>,
    /// Events by title, the latest first.
    pub events: Hits<EventLine>,
    /// Exchanges by words of theirs, the last logged first.
    pub exchanges: Hits<Passage>,
    /// Commitments by words of theirs, the last noted first.
    pub commitments: Hits<Passage>,
}

impl Found {
    /// Whether nothing is called so.
    fn has_no_name(&self) -> bool {
        self.states.shown.is_empty()
            && self.pages.shown.is_empty()
            && self.people.shown.is_empty()
            && self.organisations.shown.is_empty()
            && self.events.shown.is_empty()
    }
}

/// What is shown of one kind, and whether there is more.
#[derive(Debug)]
pub struct Hits<T> {
    /// The first few.
    pub shown: Vec<T>,
    /// Whether more fit.
    pub more: bool,
}

/// An event.
#[derive(Debug, Clone, Queryable)]
pub struct EventLine {
    /// The id.
    pub id: i64,
    /// The title.
    pub title: String,
    /// Where it is.
    pub place: String,
    /// Its first day.
    pub starts_on: NaiveDate,
}

impl<T> Default for Hits<T> {
    fn default() -> Self {
        Self {
            shown: Vec::new(),
            more: false,
        }
    }
}

impl<T> Hits<T> {
    fn of(mut shown: Vec<T>, limit: usize) -> Self {
        let more = shown.len() > limit;
        shown.truncate(limit);
        Self { shown, more }
    }
}

/// A page of the desk: the text that names it, its path, and who has it.
type DeskPage = (&'static str, &'static str, fn(&Actor) -> bool);

const PAGES: &[DeskPage] = &[
    ("nav-today", "/", |_| true),
    ("nav-states", "/states", |_| true),
    ("nav-people", "/contacts", |_| true),
    ("search-page-organisations", "/organisations", |_| true),
    ("nav-exchanges", "/exchanges", |_| true),
    ("search-page-commitments", "/commitments", |_| true),
    ("nav-events", "/events", |_| true),
    ("nav-survey", "/survey", Actor::is_inside),
    ("nav-mail", "/mail", Actor::is_inside),
    ("nav-work-plan", "/work-plan", |_| true),
    ("nav-reports", "/reports", |_| true),
    ("nav-account", "/account", |_| true),
    ("nav-log-exchange", "/exchanges/new", Actor::may_add),
    ("search-page-new-person", "/contacts/new", Actor::may_add),
    (
        "search-page-new-organisation",
        "/organisations/new",
        Actor::may_add,
    ),
];

/// Beyond this many events the oldest are left to the list of events.
const EVENTS_READ: i64 = 2000;

/// All that fits `q`.
pub fn find(
    desk: &Desk,
    conn: &mut Conn,
    facts: &Facts,
    q: &str,
    limits: Limits,
) -> Result<Found, AppError> {
    let key = sort_key(q.trim());
    if key.is_empty() {
        return Ok(Found::default());
    }
    let people = limits.people;
    let called = find_people(conn, &desk.actor, q, None, people + 1, desk.today())?;
    let organisations = limits.organisations;
    let mut found = Found {
        states: Hits::of(states(desk, facts, &key), limits.states),
        pages: Hits::of(pages(desk, &key), limits.pages),
        people: Hits::of(called, people),
        organisations: Hits::of(
            find_organisations(conn, facts, q, organisations + 1)?,
            organisations,
        ),
        events: Hits::of(events_called(conn, &desk.actor, &key)?, limits.events),
        exchanges: passages(conn, &desk.actor, q, limits.passages, exchanges_with)?,
        commitments: passages(conn, &desk.actor, q, limits.passages, commitments_with)?,
    };
    if found.has_no_name() {
        found.states = Hits::of(states_nearly_called(desk, facts, &key), limits.states);
    }
    Ok(found)
}

type PassagesWith = fn(&mut Conn, &Actor, &Asked, i64) -> Result<Vec<Passage>, AppError>;

fn passages(
    conn: &mut Conn,
    actor: &Actor,
    q: &str,
    limit: usize,
    with: PassagesWith,
) -> Result<Hits<Passage>, AppError> {
    let asked = Asked::parse(q).filter(|_| limit > 0);
    let Some(asked) = asked else {
        return Ok(Hits::default());
    };
    let one_more = i64::try_from(limit + 1).unwrap_or(i64::MAX);
    Ok(Hits::of(with(conn, actor, &asked, one_more)?, limit))
}

/// States whose name, or the beginning of it, is `key` but for a slip or two.
fn states_nearly_called(desk: &Desk, facts: &Facts, key: &str) -> Vec<Iso3> {
    let slips = |state: &StateFacts| {
        let names = state.names.iter().map(|name| sort_key(name));
        names.filter_map(|name| slips_of(&name, key)).min()
    };
    let mut found: Vec<_> = facts
        .by_name(desk.lang)
        .filter_map(|state| slips(state).map(|slips| (slips, state.iso3)))
        .collect();
    found.sort_by_key(|(slips, _)| *slips);
    found.into_iter().map(|(_, state)| state).collect()
}

/// How many letters of `key` are missing, wrong, too many or the other way round, if they
/// are few: one in a short word, two in a long one, none in one of three letters.
fn slips_of(name: &str, key: &str) -> Option<usize> {
    let length = key.chars().count();
    let allowed = match length {
        0..=3 => return None,
        4..=7 => 1,
        _ => 2,
    };
    let beginning: String = name.chars().take(length).collect();
    let slips = strsim::osa_distance(name, key).min(strsim::osa_distance(&beginning, key));
    (slips <= allowed).then_some(slips)
}

/// States by code, by the beginning of their name, then by that of a word in it, in
/// any of the three languages.
fn states(desk: &Desk, facts: &Facts, key: &str) -> Vec<Iso3> {
    let rank = |state: &StateFacts| {
        if state.iso3.as_str().eq_ignore_ascii_case(key) {
            return Some(0);
        }
        let best = state.names.iter().filter_map(|name| fit(name, key)).min();
        best.map(|fit| fit + 1)
    };
    let mut found: Vec<_> = facts
        .by_name(desk.lang)
        .filter_map(|state| rank(state).map(|rank| (rank, state.iso3)))
        .collect();
    found.sort_by_key(|(rank, _)| *rank);
    found.into_iter().map(|(_, state)| state).collect()
}

fn pages(desk: &Desk, key: &str) -> Vec<(String, &'static str)> {
    PAGES
        .iter()
        .filter(|(_, _, may)| may(&desk.actor))
        .map(|(text, path, _)| (desk.t(text), *path))
        .filter(|(label, _)| fit(label, key).is_some())
        .collect()
}

/// Titles have accents and few repeat: they are compared here, as names are.
fn events_called(conn: &mut Conn, actor: &Actor, key: &str) -> Result<Vec<EventLine>, AppError> {
    let rows: Vec<EventLine> = events::table
        .filter(visible!(events, actor))
        .filter(events::deleted_at.is_null())
        .order((events::starts_on.desc(), events::id.desc()))
        .limit(EVENTS_READ)
        .select((events::id, events::title, events::place, events::starts_on))
        .load(conn)?;
    Ok(rows
        .into_iter()
        .filter(|event| fit(&event.title, key).is_some())
        .collect())
}

#[cfg(test)]
mod tests {
    use super::slips_of;

    #[test]
    fn a_slip_is_forgiven_in_a_word_and_two_in_a_long_one() {
        let table = [
            ("kenya", "kenja", Some(1)),
            ("ethiopia", "ethopia", Some(1)),
            ("ethiopia", "ehtiopai", Some(2)),
            ("tanzania (united republic of)", "tanzanya", Some(1)),
            ("zimbabwe", "zimbawbwe", Some(1)),
            ("chad", "chat", Some(1)),
            ("oman", "iran", None),
            ("togo", "tog", None),
            ("uganda", "rwanda", None),
        ];
        for (name, key, slips) in table {
            assert_eq!(slips_of(name, key), slips, "{name} {key}");
        }
    }
}
