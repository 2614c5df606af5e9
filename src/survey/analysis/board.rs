//! The response board: who has answered, is half way, or is silent, by State and by group.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use serde::Serialize;

use super::super::circulations::progress_label;
use super::super::model::{Circulation, Progress, ResponseId};
use super::super::queries::StateProgress;
use super::super::views::marking_label;
use super::tables::number;
use crate::i18n::sort_key;
use crate::states::Facts;
use crate::treaty::Iso3;
use crate::web::table::{Cell, Column, ListFoot, Table};
use crate::web::{Desk, Html, Nav, Page, Params};

/// How far each State of a circulation is, as the actor may know it.
pub(super) struct Board {
    pub circulation: Circulation,
    pub facts: Arc<Facts>,
    pub states: BTreeMap<Iso3, StateProgress>,
    pub pages_saved: HashMap<ResponseId, i64>,
    /// How many pages there are.
    pub pages: usize,
}

/// Which States are shown.
pub(super) struct Filter {
    progress: Option<Progress>,
    group: String,
}

impl Filter {
    pub(super) fn of(params: &Params) -> Self {
        Self {
            progress: params.value("progress"),
            group: params.get("group").to_owned(),
        }
    }

    fn takes(&self, board: &Board, row: &StateProgress) -> bool {
        self.progress.is_none_or(|it| it == row.progress)
            && (self.group.is_empty() || self.group == board.group(row.state))
    }
}

/// The word for the States that are in no regional group.
const IN_NONE: &str = "none";

impl Board {
    fn group(&self, state: Iso3) -> &str {
        let state = self.facts.state(state);
        state
            .and_then(|it| it.regional_group.as_deref())
            .unwrap_or(IN_NONE)
    }

    /// The regional groups of the circulation's States, in the order of their names.
    fn groups(&self, desk: &Desk) -> Vec<&str> {
        let mut groups: Vec<&str> = self.states.keys().map(|state| self.group(*state)).collect();
        groups.sort_by_cached_key(|code| (*code == IN_NONE, sort_key(&self.name(desk, code))));
        groups.dedup();
        groups
    }

    fn name(&self, desk: &Desk, code: &str) -> String {
        if code == IN_NONE {
            desk.t("analysis-in-none")
        } else {
            self.facts.grouping_name(code, desk.lang).to_owned()
        }
    }

    fn count(&self, group: &str, progress: Progress) -> usize {
        let rows = self.states.values();
        rows.filter(|row| row.progress == progress && self.group(row.state) == group)
            .count()
    }
}

/// The groups, each with how many of its States are how far.
fn groups_table(desk: &Desk, board: &Board) -> Table {
    let path = format!("/survey/circulations/{}/board", board.circulation.id);
    let rows = board.groups(desk).into_iter().map(|group| {
        let asked: usize = board
            .states
            .keys()
            .filter(|state| board.group(**state) == group)
            .count();
        let answered = board.count(group, Progress::Answered);
        let params = Params::default().with("group", group);
        let mut cells = vec![
            Cell::link(board.name(desk, group), params.href(&path)),
            number(desk.lang, asked),
            number(desk.lang, answered).bar(answered, asked),
        ];
        let others = Progress::IN_BAR.iter().skip(1);
        cells.extend(others.map(|it| number(desk.lang, board.count(group, *it))));
        cells
    });
    let mut columns = vec![
        Column::text(desk.t("analysis-head-regional-group")),
        Column::number(desk.t("analysis-head-states")),
    ];
    let heads = Progress::IN_BAR.iter();
    columns.extend(heads.map(|it| Column::number(progress_label(desk.lang, *it))));
    Table {
        caption: desk.t("analysis-board-groups"),
        columns,
        rows: rows.collect(),
    }
}

/// The States that the filter takes, in the order of their names.
pub(super) fn states_table(desk: &Desk, board: &Board, filter: &Filter) -> Table {
    let lang = desk.lang;
    let rows = board.states.values();
    let mut shown: Vec<_> = rows.filter(|row| filter.takes(board, row)).collect();
    shown.sort_by_cached_key(|row| sort_key(board.facts.name(row.state, lang)));
    let heads = [
        "survey-column-state",
        "analysis-head-regional-group",
        "survey-column-progress",
        "analysis-head-pages",
        "survey-column-date",
        "survey-column-marking",
    ];
    Table {
        caption: desk.t("analysis-board"),
        columns: heads.iter().map(|key| Column::text(desk.t(key))).collect(),
        rows: shown.iter().map(|row| line(desk, board, row)).collect(),
    }
}

fn line(desk: &Desk, board: &Board, row: &StateProgress) -> Vec<Cell> {
    let lang = desk.lang;
    let status = Cell::text(progress_label(lang, row.progress)).badge(row.progress.badge());
    let group = board.name(desk, board.group(row.state));
    let name = board.facts.name(row.state, lang);
    let state = Cell::link(name, format!("/states/{}", row.state));
    let Some(response) = &row.response else {
        let empty = [Cell::empty(), Cell::empty(), Cell::empty()];
        return [state, Cell::text(group), status]
            .into_iter()
            .chain(empty)
            .collect();
    };
    let on = response.answered_on.unwrap_or(response.updated_at.date());
    let saved = board.pages_saved.get(&response.id).copied();
    let args = |saved: i64| [("n", saved.into()), ("of", board.pages.into())];
    let half = saved.filter(|_| row.progress == Progress::Begun);
    let pages = half.map(|saved| desk.ta("analysis-pages-saved", &args(saved)));
    vec![
        state,
        Cell::text(group),
        status,
        Cell::text(pages.unwrap_or_default()),
        Cell::link(
            lang.short_date(on),
            format!("/survey/responses/{}", response.id),
        ),
        Cell::empty().marked(response.marking, marking_label(lang, response.marking)),
    ]
}

/// `GET /survey/circulations/{id}/board`
#[derive(Debug, Serialize)]
pub struct BoardPage {
    title: String,
    circulation: String,
    path: String,
    /// Where what the answers come to is told.
    analysis: String,
    groups: Html,
    filters: Vec<FilterTab>,
    /// The label of the group that is asked for, and where it is taken off.
    chip: String,
    chip_href: String,
    foot: ListFoot,
    table: Option<Html>,
}

#[derive(Debug, Serialize)]
struct FilterTab {
    href: String,
    label: String,
    is_current: bool,
}

impl Page for BoardPage {
    const TEMPLATE: &'static str = "survey/board";
    const NAV: Nav = Nav::Survey;

    fn title(&self) -> String {
        self.title.clone()
    }
}

impl BoardPage {
    pub(super) fn new(desk: &Desk, board: &Board) -> Self {
        let path = format!("/survey/circulations/{}", board.circulation.id);
        let own = format!("{path}/board");
        let params = desk.params();
        let filter = Filter::of(&params);
        let table = states_table(desk, board, &filter);
        let numbers = [
            ("n", table.rows.len().into()),
            ("all", board.states.len().into()),
        ];
        let count = desk.ta("survey-states-count", &numbers);
        let all = FilterTab {
            href: params.with("progress", "").href(&own),
            label: desk.t("analysis-everyone"),
            is_current: filter.progress.is_none(),
        };
        let tabs = Progress::IN_BAR.iter().map(|progress| FilterTab {
            href: params.with("progress", progress.as_str()).href(&own),
            label: progress_label(desk.lang, *progress),
            is_current: filter.progress == Some(*progress),
        });
        Self {
            title: desk.t("analysis-board"),
            circulation: board.circulation.title.clone(),
            groups: groups_table(desk, board).html(),
            filters: std::iter::once(all).chain(tabs).collect(),
            chip: if filter.group.is_empty() {
                String::new()
            } else {
                board.name(desk, &filter.group)
            },
            chip_href: params.with("group", "").href(&own),
            foot: ListFoot::new(&own, &params, count, None),
            table: (!table.rows.is_empty()).then(|| table.html()),
            analysis: if board.circulation.anonymous {
                format!("{path}/share")
            } else {
                format!("{path}/analysis")
            },
            path,
        }
    }
}
