//! What a few letters find.

use super::names::{slips_of, whole_slips_of};
use super::words::{Kind, Passage, Reader, Wanted};
use crate::auth::Actor;
use crate::contacts::queries::{find_organisations, find_people, fit, offices_of};
use crate::contacts::{Organisation, PersonId};
use crate::db::Conn;
use crate::db::words::Asked;
use crate::error::AppError;
use crate::i18n::sort_key;
use crate::states::{Facts, StateFacts};
use crate::treaty::Iso3;
use crate::web::{Count, Desk};

/// How many hits of one kind a page has.
const PAGE_ROWS: usize = 50;

/// How many of each are shown; one more is found, so that the page can say so.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// States.
    pub states: usize,
    /// Pages of the desk.
    pub pages: usize,
    /// People.
    pub people: usize,
    /// Organisations, events, exchanges and commitments, of each.
    pub records: usize,
    /// Whatever else holds words, of each kind.
    pub others: usize,
}

impl Limits {
    /// The page.
    pub const PAGE: Self = Self {
        states: 20,
        pages: 10,
        people: 20,
        records: 20,
        others: 20,
    };
    /// The palette: some 25 in all.
    pub const PALETTE: Self = Self {
        states: 5,
        pages: 5,
        people: 6,
        records: 3,
        others: 0,
    };

    fn of(self, kind: Kind) -> usize {
        match kind {
            Kind::People => self.people,
            Kind::Organisations | Kind::Events | Kind::Exchanges | Kind::Commitments => {
                self.records
            }
            _ => self.others,
        }
    }
}

/// What was found.
#[derive(Debug, Default)]
pub struct Found {
    /// States by name or code, those that fit best first.
    pub states: Hits<Iso3>,
    /// Pages of the desk: the label and the path.
    pub pages: Hits<(String, &'static str)>,
    /// People called so: id, name, "post, organisation".
    pub people: Hits<(PersonId, String, String)>,
    /// Organisations by name or State.
    pub organisations: Hits<Organisation>,
    /// What holds the words, by kind, the last noted first; of people and organisations
    /// those that are not among the called.
    pub passages: Vec<(Kind, Hits<Passage>)>,
}

impl Found {
    /// Whether nothing was found at all.
    fn is_empty(&self) -> bool {
        self.states.shown.is_empty()
            && self.pages.shown.is_empty()
            && self.people.shown.is_empty()
            && self.organisations.shown.is_empty()
            && self.passages.iter().all(|(_, hits)| hits.shown.is_empty())
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
    ("calendar-title", "/calendar", |_| true),
    ("handover-title", "/work-plan/hand-over", |_| true),
    ("views-title", "/views", |_| true),
    ("undo-title", "/undo", |_| true),
    ("nav-account", "/account", |_| true),
    ("nav-log-exchange", "/exchanges/new", Actor::may_add),
    (
        "search-page-note-verbale",
        "/exchanges/new?kind=note_verbale",
        Actor::may_add,
    ),
    ("search-page-mail", "/exchanges/mail", Actor::may_add),
    ("search-page-new-event", "/events/new", Actor::may_add),
    (
        "search-page-new-commitment",
        "/commitments/new",
        Actor::may_add,
    ),
    ("search-page-new-person", "/contacts/new", Actor::may_add),
    (
        "search-page-new-organisation",
        "/organisations/new",
        Actor::may_add,
    ),
    (
        "search-page-new-circulation",
        "/survey/circulations/new",
        Actor::is_inside,
    ),
    (
        "search-page-new-plan",
        "/work-plan/hand-over/plan",
        Actor::may_coordinate,
    ),
    ("nav-audit", "/admin/audit", Actor::may_coordinate),
    ("nav-accounts", "/admin/users", Actor::is_administrator),
];

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
    let people = find_people(conn, &desk.actor, q, None, limits.people + 1, desk.today())?;
    let organisations = find_organisations(conn, facts, q, limits.records + 1)?;
    let mut found = Found {
        states: Hits::of(states(desk, facts, &key), limits.states),
        pages: Hits::of(pages(desk, &key), limits.pages),
        people: Hits::of(people, limits.people),
        organisations: Hits::of(organisations, limits.records),
        passages: Vec::new(),
    };
    if let Some(asked) = Asked::parse(q) {
        found.passages = passages(desk, conn, &asked, limits, &found)?;
    }
    if found.states.shown.is_empty() {
        // Beside what is spelt so, a State must nearly be called so, and not only begin so.
        let slips = if found.is_empty() {
            slips_of
        } else {
            whole_slips_of
        };
        found.states = Hits::of(
            states_nearly_called(desk, facts, &key, slips),
            limits.states,
        );
    }
    Ok(found)
}

fn passages(
    desk: &Desk,
    conn: &mut Conn,
    asked: &Asked,
    limits: Limits,
    called: &Found,
) -> Result<Vec<(Kind, Hits<Passage>)>, AppError> {
    let reader = Reader::new(conn, &desk.actor)?;
    let mut found = Vec::with_capacity(Kind::ALL.len());
    for kind in Kind::ALL {
        let limit = limits.of(*kind);
        if limit == 0 {
            continue;
        }
        // Those called so are shown already, and as many more are looked for.
        let shown: Vec<i64> = match kind {
            Kind::People => called.people.shown.iter().map(|it| it.0.0).collect(),
            Kind::Organisations => called
                .organisations
                .shown
                .iter()
                .map(|it| it.id.0)
                .collect(),
            _ => Vec::new(),
        };
        let wanted = Wanted::first(limit + 1 + shown.len());
        let mut hits = reader.find(conn, *kind, asked, wanted)?;
        if hits.is_empty() && shown.is_empty() && kind.has_name() {
            let names = desk.app.names.current(conn, desk.app.clock.now())?;
            let like = asked.or_like(|word| names.like(word));
            if like != *asked {
                hits = reader.find(conn, *kind, &like, wanted)?;
            }
        }
        hits.retain(|hit| !shown.contains(&hit.id));
        let mut hits = Hits::of(hits, limit.saturating_sub(shown.len()));
        place(conn, *kind, &mut hits.shown)?;
        found.push((*kind, hits));
    }
    Ok(found)
}

/// A page of the hits of one kind, how many there are, and after which the next begins.
pub fn of_kind(
    desk: &Desk,
    conn: &mut Conn,
    kind: Kind,
    q: &str,
    after: Option<i64>,
) -> Result<(Hits<Passage>, Count), AppError> {
    let Some(mut asked) = Asked::parse(q) else {
        return Ok((Hits::default(), Count::Exactly(0)));
    };
    let reader = Reader::new(conn, &desk.actor)?;
    let bound = usize::try_from(Count::LOW_BOUND).unwrap_or(usize::MAX);
    let mut all = reader.find(conn, kind, &asked, Wanted::first(bound + 1))?;
    if all.is_empty() && kind.has_name() {
        let names = desk.app.names.current(conn, desk.app.clock.now())?;
        asked = asked.or_like(|word| names.like(word));
        all = reader.find(conn, kind, &asked, Wanted::first(bound + 1))?;
    }
    let count = Count::of_read_to(Count::LOW_BOUND, all.len());
    if let Some(before) = after {
        let wanted = Wanted {
            before,
            ..Wanted::first(PAGE_ROWS + 1)
        };
        all = reader.find(conn, kind, &asked, wanted)?;
    }
    let mut hits = Hits::of(all, PAGE_ROWS);
    place(conn, kind, &mut hits.shown)?;
    Ok((hits, count))
}

/// Says of people where they are: their office, and whose it is.
fn place(conn: &mut Conn, kind: Kind, hits: &mut [Passage]) -> Result<(), AppError> {
    if kind != Kind::People || hits.is_empty() {
        return Ok(());
    }
    let ids: Vec<PersonId> = hits.iter().map(|hit| PersonId(hit.of)).collect();
    let mut offices = offices_of(conn, &ids)?;
    for hit in hits {
        if let Some((office, state)) = offices.remove(&PersonId(hit.of)) {
            hit.office = office;
            hit.state = state;
        }
    }
    Ok(())
}

/// States whose name, or as `slips` has it the beginning of it, is `key` but for a slip or
/// two.
fn states_nearly_called(
    desk: &Desk,
    facts: &Facts,
    key: &str,
    slips: fn(&str, &str) -> Option<usize>,
) -> Vec<Iso3> {
    let of_state = |state: &StateFacts| {
        let names = state.names.iter().map(|name| sort_key(name));
        names.filter_map(|name| slips(&name, key)).min()
    };
    let mut found: Vec<_> = facts
        .by_name(desk.lang)
        .filter_map(|state| of_state(state).map(|slips| (slips, state.iso3)))
        .collect();
    found.sort_by_key(|(slips, _)| *slips);
    found.into_iter().map(|(_, state)| state).collect()
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
