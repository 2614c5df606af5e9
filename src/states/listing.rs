//! The list of States: 197 rows made in memory from the facts of a day, the decisions
//! about targets and the last exchanges; filtered, ordered, and cut into pages.

use std::cmp::{Ordering, Reverse};
use std::collections::HashMap;
use std::sync::Arc;

use chrono::NaiveDate;

use super::contacts::LastContacts;
use super::day::{Day, StateDay};
use super::facts::StateFacts;
use super::forms::{CategoryFilter, Filter, LeadFilter, PositionFilter, SortKey};
use super::phrases;
use super::targets::{self, Standing, is_target};
use crate::auth::{self, TeamId};
use crate::db::Conn;
use crate::error::AppError;
use crate::i18n::{Lang, sort_key};
use crate::positions::Stance;
use crate::positions::queries::newest;
use crate::treaty::{Iso3, Status};
use crate::web::table::{Cell, Column, Cursor, Table};
use crate::web::{Desk, PAGE_ROWS, Params};
use crate::workplans;

/// Everything the list is made from.
pub(super) struct Listing {
    pub day: Arc<Day>,
    pub filter: Filter,
    pub params: Params,
    pub teams: Vec<(TeamId, String)>,
    pub today: NaiveDate,
    decisions: HashMap<Iso3, (Standing, Option<TeamId>)>,
    last: Arc<LastContacts>,
    positions: HashMap<Iso3, Stance>,
}

/// A State as the list has it.
#[derive(Clone, Copy)]
pub(super) struct Row<'a> {
    pub facts: &'a StateFacts,
    pub day: &'a StateDay,
    pub is_target: bool,
    lead: Option<&'a (TeamId, String)>,
    last: Option<NaiveDate>,
    position: Option<Stance>,
}

impl Row<'_> {
    /// Where it stands, as far as the reader may know.
    pub(super) fn position(&self) -> Option<Stance> {
        self.position
    }
}

impl Listing {
    pub(super) fn load(desk: &Desk, conn: &mut Conn) -> Result<Self, AppError> {
        let params = desk.params();
        let today = desk.today();
        let filter = Filter::parse(&params, today);
        let facts = desk.facts(conn)?;
        let plan = workplans::current(conn, today)?;
        let decisions = targets::leads(conn, &desk.actor, plan.id)?;
        let positions = newest(conn, &desk.actor, filter.on)?;
        Ok(Self {
            day: desk.app.days.on(
                &facts,
                plan.categories(&desk.app.settings.targets),
                filter.on,
            ),
            filter,
            params,
            teams: auth::team_names(conn)?,
            today,
            decisions: decisions
                .into_iter()
                .map(|(state, standing, lead)| (state, (standing, lead)))
                .collect(),
            last: desk.app.contacts.current(conn, &desk.actor)?,
            positions,
        })
    }

    /// All States in the list's order, whether or not they pass the filter.
    pub(super) fn ordered(&self, lang: Lang) -> Vec<Row<'_>> {
        let mut rows: Vec<_> = self
            .day
            .facts
            .by_name(lang)
            .map(|state| self.row(state))
            .collect();
        // Stable: among equals the order of names stays, whichever way the rest runs.
        match (self.filter.sort, self.filter.descending) {
            (SortKey::Name, false) => {}
            (SortKey::Name, true) => rows.reverse(),
            (key, false) => rows.sort_by(|a, b| self.compare(key, a, b)),
            (key, true) => rows.sort_by(|a, b| self.compare(key, b, a)),
        }
        rows
    }

    /// Whether a State passes the filter.
    pub(super) fn passes(&self, row: &Row<'_>) -> bool {
        let filter = &self.filter;
        let facts = row.facts;
        let is_or_any = |wanted: &str, is: &str| wanted.is_empty() || wanted == is;
        let named = || {
            filter.text.is_empty()
                || facts.iso3.as_str().eq_ignore_ascii_case(&filter.text)
                || facts
                    .names
                    .iter()
                    .any(|name| sort_key(name).contains(&filter.text))
        };
        filter.status.is_none_or(|status| row.day.status == status)
            && is_or_any(&filter.region, &facts.region)
            && is_or_any(
                &filter.group,
                facts.regional_group.as_deref().unwrap_or_default(),
            )
            && (filter.organization.is_empty()
                || facts.organizations.contains(&filter.organization))
            && filter.vote.is_none_or(|vote| row.day.vote == Some(vote))
            && match filter.category {
                None => true,
                Some(CategoryFilter::Any) => row.is_target,
                Some(CategoryFilter::One(category)) => row.day.categories.contains(&category),
            }
            && match filter.lead {
                None => true,
                Some(LeadFilter::Nobody) => row.lead.is_none(),
                Some(LeadFilter::Team(team)) => row.lead.is_some_and(|(id, _)| *id == team),
            }
            && match filter.position {
                None => true,
                Some(PositionFilter::Unknown) => row.position.is_none(),
                Some(PositionFilter::Known(stance)) => row.position == Some(stance),
            }
            && filter
                .silent
                .is_none_or(|days| self.silence(row).is_none_or(|silence| silence >= days))
            && named()
    }

    /// The page of rows the address asks for, and where the next one begins.
    pub(super) fn page<'a>(&self, rows: &[Row<'a>]) -> (Vec<Row<'a>>, Option<Cursor>) {
        let after: Option<Cursor> = self.params.value("after");
        let start = after
            .and_then(|cursor| {
                rows.iter()
                    .position(|row| row.facts.iso3.as_str() == cursor.key)
            })
            .map_or(0, |at| at + 1);
        let mut rest = rows
            .iter()
            .skip(start)
            .filter(|row| self.passes(row))
            .copied();
        let page: Vec<_> = rest.by_ref().take(PAGE_ROWS).collect();
        let next = rest.next().and(page.last()).map(|last| Cursor {
            id: 0,
            key: last.facts.iso3.to_string(),
        });
        (page, next)
    }

    /// The rows as a table.
    pub(super) fn table(&self, desk: &Desk, rows: &[Row<'_>]) -> Table {
        let lang = desk.lang;
        let column = |key: &str, sort: SortKey| {
            Column::text(desk.t(key)).sorted_by(sort.as_str(), "/states", &self.params)
        };
        Table {
            caption: desk.t("states-title"),
            columns: vec![
                column("states-column-state", SortKey::Name),
                column("states-column-status", SortKey::Status),
                column("states-column-why", SortKey::Categories),
                Column::text(desk.t("states-column-position")),
                Column::text(desk.t("states-column-group")),
                Column::text(self.vote_heading(lang)).sorted_by(
                    SortKey::Vote.as_str(),
                    "/states",
                    &self.params,
                ),
                Column::text(desk.t("states-column-lead")),
                Column::number(desk.t("states-column-silent")).sorted_by(
                    SortKey::Silent.as_str(),
                    "/states",
                    &self.params,
                ),
            ],
            rows: rows.iter().map(|row| self.cells(lang, row)).collect(),
        }
    }

    /// All rows that pass the filter as a table, for a file.
    pub(super) fn whole_table(&self, desk: &Desk) -> Table {
        let rows: Vec<_> = self
            .ordered(desk.lang)
            .into_iter()
            .filter(|row| self.passes(row))
            .collect();
        self.table(desk, &rows)
    }

    fn row<'a>(&'a self, state: &'a StateFacts) -> Row<'a> {
        let day = self.day.state(state.iso3);
        let decision = self.decisions.get(&state.iso3);
        let lead = decision.and_then(|(_, lead)| *lead);
        Row {
            facts: state,
            day,
            is_target: is_target(day, decision.map(|(standing, _)| *standing)),
            lead: lead.and_then(|lead| self.teams.iter().find(|(id, _)| *id == lead)),
            last: self.last.get(&state.iso3).copied(),
            position: self.positions.get(&state.iso3).copied(),
        }
    }

    fn compare(&self, key: SortKey, a: &Row<'_>, b: &Row<'_>) -> Ordering {
        match key {
            SortKey::Name => Ordering::Equal,
            SortKey::Status => a.day.status.cmp(&b.day.status),
            SortKey::Categories => {
                let by = |row: &Row<'_>| (Reverse(row.is_target), row.day.categories.is_empty());
                by(a)
                    .cmp(&by(b))
                    .then_with(|| a.day.categories.cmp(&b.day.categories))
            }
            SortKey::Vote => {
                let by = |row: &Row<'_>| (row.day.vote.is_none(), row.day.vote);
                by(a).cmp(&by(b))
            }
            // Never is the longest silence.
            SortKey::Silent => {
                let by = |row: &Row<'_>| self.silence(row).unwrap_or(i64::MAX);
                by(a).cmp(&by(b))
            }
        }
    }

    /// The address of the list as it is shown.
    pub(super) fn here(&self) -> String {
        self.params.href("/states")
    }

    /// How long a State has been silent, in words.
    pub(super) fn silence_text(&self, lang: Lang, row: &Row<'_>) -> String {
        match self.silence(row) {
            Some(days) => lang.text_with("states-board-silent", &[("n", days.into())]),
            None => lang.text("states-board-never"),
        }
    }

    /// Days since the last exchange, as of today: what was said is no fact of the day
    /// the list looks back to. Nothing where there was none.
    fn silence(&self, row: &Row<'_>) -> Option<i64> {
        row.last.map(|last| (self.today - last).num_days().max(0))
    }

    fn vote_heading(&self, lang: Lang) -> String {
        match self.day.roll_call() {
            Some(roll) => lang.text_with(
                "states-column-vote-of",
                &[("year", roll.date.format("%Y").to_string().into())],
            ),
            None => lang.text("states-column-vote"),
        }
    }

    fn cells(&self, lang: Lang, row: &Row<'_>) -> Vec<Cell> {
        let code = row.facts.iso3;
        let (_, in_force) = phrases::status_days(&self.day.facts, code, self.day.on);
        let mut status = Cell::text(phrases::status(lang, row.day.status))
            .badge(phrases::status_classes(row.day.status));
        if let (Status::Deposited, Some(day)) = (row.day.status, in_force) {
            status = status.note(lang.text_with(
                "states-in-force-from",
                &[("day", lang.short_date(day).into())],
            ));
        }
        let why = if row.is_target {
            phrases::why(lang, &row.day.categories)
        } else {
            String::new()
        };
        let group = row.facts.regional_group.as_deref().unwrap_or_default();
        vec![
            Cell::link(row.facts.name(lang), format!("/states/{code}")),
            status,
            Cell::text(why),
            Cell::text(row.position.map_or_else(String::new, |it| it.label(lang))),
            Cell::text(self.day.facts.grouping_name(group, lang)),
            Cell::text(phrases::ballot(lang, row.day.vote)),
            Cell::text(row.lead.map_or("", |(_, name)| name)),
            match self.silence(row) {
                Some(days) => Cell::number(days, lang.number(days)),
                None => Cell::text(lang.text("states-never")),
            },
        ]
    }
}
