//! The log as a page and as a file.

use serde::Serialize;

use super::super::listing::Listing;
use super::super::model::{ExchangeKind, ExchangeLine};
use super::super::queries::Beside;
use super::super::text::shortened;
use crate::auth::Marking;
use crate::error::AppError;
use crate::web::bulk::bulk_href;
use crate::web::export::{FileFormat, table_file};
use crate::web::filters::{Filter, FilterBar, chips};
use crate::web::forms::{Choice, choices_of};
use crate::web::inline::Inline;
use crate::web::table::{Cell, Column, ListFoot, Table};
use crate::web::{Body, Desk, Html, Nav, Page, Params};

const PATH: &str = "/exchanges";
/// How much of a summary a list shows, in characters.
const SUMMARY: usize = 160;

/// The log.
#[derive(Debug, Serialize)]
pub(in crate::exchanges) struct ListPage {
    heading: String,
    bin: bool,
    filters: Html,
    chips: Html,
    table: Html,
    foot: ListFoot,
    empty: bool,
    filtered: bool,
    may_add: bool,
    new: String,
    /// Where several of the list are changed at once.
    bulk: String,
    /// What the form for a mail says of it.
    mail_hint: String,
}

impl Page for ListPage {
    const TEMPLATE: &'static str = "exchanges/index";
    const LIST: Option<&'static str> = Some("/exchanges");
    const NAV: Nav = Nav::Exchanges;

    fn title(&self) -> String {
        self.heading.clone()
    }
}

impl ListPage {
    pub(in crate::exchanges) fn new(desk: &Desk, listing: &Listing) -> Self {
        let key = if listing.is_bin() {
            "exchanges-bin-title"
        } else {
            "exchanges-title"
        };
        let count = listing.count.text(desk.lang, "exchanges-count");
        let mut new = Params::default();
        for name in ["state", "event", "person"] {
            new = new.with(name, listing.params.get(name));
        }
        Self {
            heading: desk.t(key),
            bin: listing.is_bin(),
            filters: filters(desk, listing),
            chips: chips(desk.lang, PATH, &listing.params, &set(desk, listing)),
            table: table(desk, listing).html(),
            foot: ListFoot::new(PATH, &listing.params, count, listing.next.as_ref()),
            empty: listing.lines.is_empty(),
            filtered: listing.is_filtered(),
            may_add: desk.actor.may_add(),
            new: new.href("/exchanges/new"),
            bulk: bulk_href(PATH, &listing.params),
            mail_hint: desk.ta(
                "exchange-mail-hint",
                &[("mib", desk.app.settings.attachments.file_mib.into())],
            ),
        }
    }
}

/// The whole list as a file.
pub(in crate::exchanges) fn file(
    desk: &Desk,
    listing: &Listing,
    format: FileFormat,
) -> Result<Body, AppError> {
    table_file(&sheet(desk, listing), "exchanges", format)
}

/// The list as files have it: whole summaries, dates as programs read them.
pub(in crate::exchanges) fn sheet(desk: &Desk, listing: &Listing) -> Table {
    let heads = [
        "date",
        "state",
        "kind",
        "direction",
        "reference",
        "summary",
        "people",
        "open",
        "follow-up",
        "team",
        "marking",
    ];
    Table {
        caption: desk.t("exchanges-title"),
        columns: heads.iter().map(|head| column(desk, head)).collect(),
        rows: listing
            .lines
            .iter()
            .map(|line| file_row(desk, listing, line))
            .collect(),
    }
}

fn column(desk: &Desk, head: &str) -> Column {
    let label = desk.t(&format!("exchanges-head-{head}"));
    if head == "open" {
        Column::number(label)
    } else if head == "summary" {
        Column::text(label).paragraph()
    } else {
        Column::text(label)
    }
}

fn file_row(desk: &Desk, listing: &Listing, line: &ExchangeLine) -> Vec<Cell> {
    let none = Beside::default();
    let beside = listing.beside.get(&line.id).unwrap_or(&none);
    let follow_up = line.follow_up_on.map(|day| day.to_string());
    let direction = line.direction;
    let direction = direction.map(|it| desk.t(&format!("exchange-direction-{it}")));
    let direction = direction.unwrap_or_default();
    vec![
        Cell::text(line.held_on.to_string()),
        Cell::text(listing.facts.name(line.state, desk.lang)),
        Cell::text(line.kind.label(desk.lang)),
        Cell::text(direction),
        Cell::text(line.reference.as_str()),
        Cell::text(line.summary.as_str()),
        Cell::text(beside.people.join("; ")),
        Cell::number(beside.open, beside.open.to_string()),
        Cell::text(follow_up.unwrap_or_default()),
        Cell::text(listing.team(line.team_id)),
        Cell::text(marking_label(desk, line.marking)),
    ]
}

fn table(desk: &Desk, listing: &Listing) -> Table {
    let mut heads = vec!["date", "state", "kind", "summary", "commitments", "team"];
    if listing.filter.follow_up_by.is_some() {
        heads.insert(0, "follow-up");
    }
    let kinds: Vec<_> = ExchangeKind::ALL
        .iter()
        .map(|kind| kind.label(desk.lang))
        .collect();
    let kind_label = |kind: ExchangeKind| {
        let at = ExchangeKind::ALL.iter().position(|known| *known == kind);
        at.and_then(|at| kinds.get(at)).cloned().unwrap_or_default()
    };
    Table {
        caption: desk.t("exchanges-title"),
        columns: heads.iter().map(|head| column(desk, head)).collect(),
        rows: listing
            .lines
            .iter()
            .map(|line| row(desk, listing, line, kind_label(line.kind)))
            .collect(),
    }
}

/// The day to follow up, to be changed where it stands.
fn follow_up(desk: &Desk, listing: &Listing, line: &ExchangeLine) -> Cell {
    let day = line.follow_up_on;
    let shown = day.map(|day| unbroken(&desk.lang.short_date(day)));
    let mut cell = Cell::text(shown.unwrap_or_default());
    if line.deleted_at.is_none() && desk.actor.may_change(line.marking, line.team_id) {
        let label = desk.t("exchanges-head-follow-up");
        let state = listing.facts.name(line.state, desk.lang);
        cell.inline = Some(Box::new(Inline {
            field: "follow_up_on",
            kind: "date",
            value: day.map(|day| day.to_string()).unwrap_or_default(),
            action: format!("{PATH}/{}", line.id),
            version: line.version,
            label: format!("{label}: {state}"),
        }));
    }
    cell
}

fn row(desk: &Desk, listing: &Listing, line: &ExchangeLine, kind: String) -> Vec<Cell> {
    let none = Beside::default();
    let beside = listing.beside.get(&line.id).unwrap_or(&none);
    let summary = Cell::link(
        shortened(&line.summary, SUMMARY),
        format!("/exchanges/{}", line.id),
    )
    .marked(line.marking, marking_label(desk, line.marking))
    .note(beside.people.join(", "));
    let mut cells = vec![
        Cell::text(unbroken(&desk.lang.short_date(line.held_on))),
        Cell::link(
            listing.facts.name(line.state, desk.lang),
            format!("/states/{}", line.state),
        ),
        Cell::text(kind).note(line.reference.clone()),
        summary,
        Cell::text(commitments(desk, beside)),
        Cell::text(listing.team(line.team_id)),
    ];
    if listing.filter.follow_up_by.is_some() {
        cells.insert(0, follow_up(desk, listing, line));
    }
    cells
}

/// A date that stays on one line.
fn unbroken(date: &str) -> String {
    date.replace(' ', "\u{a0}")
}

fn commitments(desk: &Desk, beside: &Beside) -> String {
    match (beside.commitments, beside.open) {
        (0, _) => String::new(),
        (_, 0) => desk.t("exchanges-commitments-kept"),
        (_, open) => desk.ta("exchanges-commitments-open", &[("n", open.into())]),
    }
}

fn marking_label(desk: &Desk, marking: Marking) -> String {
    desk.t(&format!("marking-{}", marking.as_str().replace('_', "-")))
}

fn filters(desk: &Desk, listing: &Listing) -> Html {
    let lang = desk.lang;
    let label = |name: &str| lang.text(&format!("exchanges-filter-{name}"));
    let teams = listing
        .teams
        .iter()
        .map(|(id, name)| Choice::new(id.to_string(), name));
    let due = Choice::new("due", lang.text("exchanges-follow-up-due"));
    FilterBar::new(lang, PATH, &listing.params, &["event", "person", "bin"])
        .show(Filter::typeahead(
            "state",
            label("state"),
            listing.facts.choices(lang),
        ))
        .show(Filter::select(
            "kind",
            label("kind"),
            choices_of(lang, "exchange-kind", ExchangeKind::ALL),
        ))
        .show(Filter::select("team", label("team"), teams.collect()))
        .show(Filter::date("from", label("from")))
        .show(Filter::date("to", label("to")))
        .more(Filter::search("reference", label("reference")))
        .more(Filter::select(
            "activity",
            label("activity"),
            listing.activities.clone(),
        ))
        .more(Filter::select(
            "marking",
            label("marking"),
            choices_of(lang, "marking", Marking::ALL),
        ))
        .more(Filter::select("follow_up", label("follow-up"), vec![due]))
        .html()
}

/// The filters that are set, in words.
fn set(desk: &Desk, listing: &Listing) -> Vec<(&'static str, String)> {
    let lang = desk.lang;
    let filter = &listing.filter;
    let activity = |id: String| {
        let found = listing.activities.iter().find(|choice| choice.value == id);
        found.map_or(id, |choice| choice.label.clone())
    };
    let said = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    let values = [
        (
            "state",
            filter
                .state
                .map(|state| listing.facts.name(state, lang).to_owned()),
        ),
        ("kind", filter.kind.map(|kind| kind.label(lang))),
        (
            "team",
            filter.team.map(|team| listing.team(team).to_owned()),
        ),
        (
            "activity",
            filter.activity.map(|id| activity(id.to_string())),
        ),
        (
            "marking",
            filter.marking.map(|marking| marking_label(desk, marking)),
        ),
        ("event", said(&listing.event)),
        ("person", said(&listing.person)),
        ("reference", said(listing.params.get("reference"))),
        ("from", filter.from.map(|day| lang.date(day))),
        ("to", filter.to.map(|day| lang.date(day))),
        (
            "follow_up",
            filter
                .follow_up_by
                .map(|_| lang.text("exchanges-follow-up-due")),
        ),
    ];
    values
        .into_iter()
        .filter_map(|(name, value)| {
            let label = lang.text(&format!("exchanges-filter-{}", name.replace('_', "-")));
            Some((
                name,
                lang.text_with(
                    "list-chip",
                    &[("filter", label.into()), ("value", value?.into())],
                ),
            ))
        })
        .collect()
}
