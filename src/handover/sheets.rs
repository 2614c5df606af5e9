//! The tables of the pack that no list of the desk exports.

use std::collections::HashMap;

use super::queries;
use crate::auth::{Marking, TeamId};
use crate::db::Conn;
use crate::error::AppError;
use crate::exchanges::{Met, barriers};
use crate::pathways;
use crate::positions;
use crate::states::{Facts, phrases};
use crate::survey;
use crate::treaty::Iso3;
use crate::web::Desk;
use crate::web::table::{Cell, Column, Table};

/// How many meetings with people are looked at.
const MEETINGS: i64 = 50_000;
/// How many circulations are told of.
const CIRCULATIONS: usize = 20;

/// What the tables are made from.
pub(super) struct Sources<'a> {
    pub desk: &'a Desk,
    pub facts: &'a Facts,
    pub teams: &'a HashMap<TeamId, String>,
    /// All States.
    pub states: &'a [Iso3],
}

impl Sources<'_> {
    fn name(&self, state: Iso3) -> Cell {
        Cell::text(self.facts.name(state, self.desk.lang))
    }

    fn team(&self, team: TeamId) -> Cell {
        Cell::text(self.teams.get(&team).map_or("", String::as_str))
    }

    fn marking(&self, marking: Marking) -> Cell {
        let word = phrases::dashed(marking.as_str());
        Cell::text(self.desk.t(&format!("marking-{word}")))
    }

    fn table(&self, caption: &str, heads: &[&str], rows: Vec<Vec<Cell>>) -> Table {
        Table {
            caption: self.desk.t(caption),
            columns: heads
                .iter()
                .map(|head| Column::text(self.desk.t(&format!("handover-head-{head}"))))
                .collect(),
            rows,
        }
    }

    pub(super) fn barriers(&self, conn: &mut Conn) -> Result<Table, AppError> {
        let desk = self.desk;
        let rows = barriers::queries::of_states(conn, &desk.actor, self.states, desk.today())?;
        let row = |(state, row): &(Iso3, barriers::Raised)| {
            vec![
                self.name(*state),
                Cell::text(row.label(desk.lang)),
                Cell::text(row.raised_on.to_string()),
                Cell::text(row.said_by.as_str()),
                Cell::text(row.detail.as_str()),
                Cell::text(row.source.as_str()),
                self.team(row.team_id),
                self.marking(row.marking),
            ]
        };
        let heads = [
            "state", "barrier", "day", "said-by", "detail", "source", "team", "marking",
        ];
        Ok(self.table(
            "handover-file-barriers",
            &heads,
            rows.iter().map(row).collect(),
        ))
    }

    pub(super) fn positions(&self, conn: &mut Conn) -> Result<Table, AppError> {
        let desk = self.desk;
        let tomorrow = desk.today().succ_opt().unwrap_or_default();
        let rows = positions::queries::of_states(conn, &desk.actor, self.states, tomorrow)?;
        let row = |row: &positions::Position| {
            let content = &row.content;
            vec![
                self.name(row.state),
                Cell::text(content.stance.label(desk.lang)),
                Cell::text(content.held_on.to_string()),
                Cell::text(content.confidence.label(desk.lang)),
                Cell::text(content.detail.as_str()),
                Cell::text(content.source.as_str()),
                self.team(row.team_id),
                self.marking(row.marking),
            ]
        };
        let heads = [
            "state",
            "position",
            "day",
            "confidence",
            "detail",
            "source",
            "team",
            "marking",
        ];
        Ok(self.table(
            "handover-file-positions",
            &heads,
            rows.iter().map(row).collect(),
        ))
    }

    pub(super) fn pathways(&self, conn: &mut Conn) -> Result<Table, AppError> {
        let desk = self.desk;
        let rows = pathways::queries::of_states(conn, &desk.actor, self.states)?;
        let row = |row: &pathways::Step| {
            let content = &row.content;
            let day = |day: Option<chrono::NaiveDate>| {
                Cell::text(day.map(|day| day.to_string()).unwrap_or_default())
            };
            let status = phrases::dashed(content.status.as_str());
            vec![
                self.name(row.state),
                Cell::text(content.name.as_str()),
                Cell::text(content.body.as_str()),
                Cell::text(desk.t(&format!("step-status-{status}"))),
                day(content.begun_on),
                day(content.moved_on),
                day(content.done_on),
                Cell::text(content.next_move.as_str()),
                Cell::text(content.source.as_str()),
                self.team(row.team_id),
                self.marking(row.marking),
            ]
        };
        let heads = [
            "state", "step", "body", "status", "begun", "moved", "done", "next", "source", "team",
            "marking",
        ];
        Ok(self.table(
            "handover-file-pathways",
            &heads,
            rows.iter().map(row).collect(),
        ))
    }

    pub(super) fn acquaintances(&self, conn: &mut Conn) -> Result<Table, AppError> {
        let mut rows = queries::met(conn, &self.desk.actor, self.states, MEETINGS)?;
        rows.sort_by_cached_key(|row| {
            crate::i18n::sort_key(self.facts.name(row.state, self.desk.lang))
        });
        let row = |row: &Met| {
            vec![
                self.name(row.state),
                Cell::text(row.name.full()),
                self.team(row.team),
                Cell::text(row.spoke_for_us.as_str()),
                Cell::text(row.on.to_string()),
                self.marking(row.person_marking.max(row.marking)),
            ]
        };
        let heads = [
            "state",
            "person",
            "team",
            "spoke-for-us",
            "last-met",
            "marking",
        ];
        Ok(self.table(
            "handover-file-who-knows-whom",
            &heads,
            rows.iter().map(row).collect(),
        ))
    }

    /// How far each State is with each circulation; for those alone whom it is open to.
    pub(super) fn survey(&self, conn: &mut Conn) -> Result<Table, AppError> {
        let (desk, actor) = (self.desk, &self.desk.actor);
        let circulations = survey::queries::list_circulations(conn, actor, None, CIRCULATIONS)?;
        let ids: Vec<_> = circulations.iter().map(|it| it.id).collect();
        let progress = survey::queries::progress(conn, actor, &ids)?;
        let mut rows = Vec::new();
        for circulation in &circulations {
            let states = progress.get(&circulation.id);
            for row in states.into_iter().flat_map(|states| states.values()) {
                let answered = row.response.as_ref().and_then(|it| it.answered_on);
                rows.push(vec![
                    Cell::text(circulation.title.as_str()),
                    self.name(row.state),
                    Cell::text(desk.t(&format!("survey-progress-{}", row.progress.class()))),
                    Cell::text(answered.map(|day| day.to_string()).unwrap_or_default()),
                    Cell::text(circulation.closes_on.to_string()),
                    self.marking(circulation.marking),
                ]);
            }
        }
        let heads = [
            "circulation",
            "state",
            "progress",
            "answered",
            "closes",
            "marking",
        ];
        Ok(self.table("handover-file-survey", &heads, rows))
    }
}
