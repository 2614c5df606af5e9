//! The calendar of events as a page and as a file.

use std::collections::HashMap;
use std::sync::Arc;

use serde::Serialize;

use super::super::agenda::views::{classes, label};
use super::super::model::{Event, EventFilter, EventId, EventKind, OnAgenda, Turnout, When, days};
use crate::error::AppError;
use crate::exchanges::Place;
use crate::states::Facts;
use crate::web::Count;
use crate::web::bulk::bulk_href;
use crate::web::export::{FileFormat, table_file};
use crate::web::filters::{Filter, FilterBar, chips};
use crate::web::forms::{Choice, choices_of};
use crate::web::table::{Cell, Column, Cursor, ListFoot, Table};
use crate::web::{Body, Desk, Html, Nav, Page, Params};

const PATH: &str = "/events";
/// How many formal meetings stand beside the coming events.
const MEETINGS: usize = 8;

/// What a list of events is made from.
pub(in crate::events) struct Listing {
    pub params: Params,
    pub filter: EventFilter,
    pub facts: Arc<Facts>,
    pub activities: Vec<Choice>,
    pub lines: Vec<Event>,
    pub turnouts: HashMap<EventId, Turnout>,
    pub agendas: HashMap<EventId, OnAgenda>,
    pub series: Vec<String>,
    pub count: Count,
    pub next: Option<Cursor>,
}

/// The calendar of events.
#[derive(Debug, Serialize)]
pub(in crate::events) struct ListPage {
    heading: String,
    bin: bool,
    tabs: Vec<Tab>,
    filters: Html,
    chips: Html,
    table: Html,
    foot: ListFoot,
    empty: bool,
    filtered: bool,
    past: bool,
    may_add: bool,
    /// Where several of the list are changed at once.
    bulk: String,
    meetings: Vec<MeetingLine>,
}

#[derive(Debug, Serialize)]
struct Tab {
    label: String,
    href: String,
    current: bool,
}

#[derive(Debug, Serialize)]
struct MeetingLine {
    name: String,
    days: String,
    iso: String,
    place: String,
}

impl Page for ListPage {
    const TEMPLATE: &'static str = "events/index";
    const LIST: Option<&'static str> = Some("/events");
    const NAV: Nav = Nav::Events;

    fn title(&self) -> String {
        self.heading.clone()
    }
}

impl ListPage {
    pub(in crate::events) fn new(desk: &Desk, listing: &Listing) -> Self {
        let lang = desk.lang;
        let params = &listing.params;
        let bin = listing.filter.place == Place::Bin;
        let count = listing.count.text(lang, "events-count");
        let tabs = When::ALL.iter().map(|when| Tab {
            label: lang.text(&format!("events-tab-{when}")),
            href: params
                .with("after", "")
                .with("when", when.as_str())
                .href(PATH),
            current: *when == listing.filter.when,
        });
        let past = listing.filter.when == When::Past;
        Self {
            heading: lang.text(if bin {
                "events-bin-title"
            } else {
                "events-title"
            }),
            bin,
            tabs: if bin { Vec::new() } else { tabs.collect() },
            filters: filters(desk, listing),
            chips: chips(lang, PATH, params, &set(desk, listing)),
            table: table(desk, listing).html(),
            foot: ListFoot::new(PATH, params, count, listing.next.as_ref()),
            empty: listing.lines.is_empty(),
            filtered: params.has_any(&["kind", "activity", "series", "agenda"]),
            past,
            may_add: desk.actor.may_add(),
            bulk: bulk_href(PATH, params),
            meetings: if bin || past {
                Vec::new()
            } else {
                meetings(desk, &listing.facts)
            },
        }
    }
}

/// The whole list as a file.
pub(in crate::events) fn file(
    desk: &Desk,
    listing: &Listing,
    format: FileFormat,
) -> Result<Body, AppError> {
    table_file(&sheet(desk, listing), "events", format)
}

/// The list as files have it.
pub(in crate::events) fn sheet(desk: &Desk, listing: &Listing) -> Table {
    let heads = [
        "title",
        "kind",
        "starts",
        "ends",
        "place",
        "organizer",
        "activity",
        "series",
        "agenda",
        "invited",
        "came",
        "stranded",
        "marking",
    ];
    let rows = listing.lines.iter().map(|event| {
        let turnout = listing.turnouts.get(&event.id).copied().unwrap_or_default();
        vec![
            Cell::text(event.title.as_str()),
            Cell::text(event.kind.label(desk.lang)),
            Cell::text(event.starts_on.to_string()),
            Cell::text(event.ends_on.to_string()),
            Cell::text(event.place.as_str()),
            Cell::text(event.organizer.as_str()),
            Cell::text(activity(listing, event)),
            Cell::text(event.series.as_str()),
            Cell::text(label(desk.lang, on_agenda(listing, event))),
            Cell::number(turnout.invited, turnout.invited.to_string()),
            Cell::number(turnout.came, turnout.came.to_string()),
            Cell::number(turnout.stranded, turnout.stranded.to_string()),
            Cell::text(marking(desk, event)),
        ]
    });
    Table {
        caption: desk.t("events-title"),
        columns: heads.iter().map(|head| column(desk, head)).collect(),
        rows: rows.collect(),
    }
}

fn table(desk: &Desk, listing: &Listing) -> Table {
    let heads = [
        "title", "days", "kind", "place", "agenda", "invited", "came",
    ];
    let number = |number: i64| {
        if number == 0 {
            Cell::empty()
        } else {
            Cell::number(number, desk.lang.number(number))
        }
    };
    let rows = listing.lines.iter().map(|event| {
        let turnout = listing.turnouts.get(&event.id).copied().unwrap_or_default();
        vec![
            Cell::link(event.title.as_str(), format!("{PATH}/{}", event.id))
                .marked(event.marking, marking(desk, event))
                .note(activity(listing, event)),
            Cell::text(event.days(desk.lang)),
            Cell::text(event.kind.label(desk.lang)),
            Cell::text(event.place.as_str()),
            agenda_cell(desk, on_agenda(listing, event)),
            number(turnout.invited),
            number(turnout.came),
        ]
    });
    Table {
        caption: desk.t("events-title"),
        columns: heads.iter().map(|head| column(desk, head)).collect(),
        rows: rows.collect(),
    }
}

/// Whether the convention is on the agenda; nothing where no agenda is entered.
fn agenda_cell(desk: &Desk, on: OnAgenda) -> Cell {
    if on == OnAgenda::Unknown {
        return Cell::empty();
    }
    Cell::text(label(desk.lang, on)).badge(classes(on))
}

fn on_agenda(listing: &Listing, event: &Event) -> OnAgenda {
    let known = listing.agendas.get(&event.id).copied();
    known.unwrap_or(OnAgenda::Unknown)
}

fn column(desk: &Desk, head: &str) -> Column {
    let label = desk.t(&format!("events-head-{head}"));
    if ["invited", "came", "stranded"].contains(&head) {
        Column::number(label)
    } else if head == "days" {
        Column::text(label).unbroken()
    } else {
        Column::text(label)
    }
}

fn marking(desk: &Desk, event: &Event) -> String {
    desk.t(&format!(
        "marking-{}",
        event.marking.as_str().replace('_', "-")
    ))
}

fn activity(listing: &Listing, event: &Event) -> String {
    let id = event
        .activity_id
        .map(|id| id.to_string())
        .unwrap_or_default();
    let found = listing.activities.iter().find(|choice| choice.value == id);
    found.map(|choice| choice.label.clone()).unwrap_or_default()
}

fn filters(desk: &Desk, listing: &Listing) -> Html {
    let lang = desk.lang;
    let label = |name: &str| lang.text(&format!("events-filter-{name}"));
    let kept = ["when", "bin"];
    FilterBar::new(lang, PATH, &listing.params, &kept)
        .show(Filter::select(
            "kind",
            label("kind"),
            choices_of(lang, "event-kind", EventKind::ALL),
        ))
        .show(Filter::select(
            "activity",
            label("activity"),
            listing.activities.clone(),
        ))
        .show(Filter::select(
            "agenda",
            label("agenda"),
            choices_of(lang, "event-agenda", OnAgenda::ALL),
        ))
        .more(Filter::select("series", label("series"), series(listing)))
        .html()
}

fn series(listing: &Listing) -> Vec<Choice> {
    let names = listing.series.iter();
    names.map(|name| Choice::new(name, name)).collect()
}

fn set(desk: &Desk, listing: &Listing) -> Vec<(&'static str, String)> {
    let lang = desk.lang;
    let activity = listing.filter.activity.map(|id| {
        let id = id.to_string();
        let found = listing.activities.iter().find(|choice| choice.value == id);
        found.map_or(id.clone(), |choice| choice.label.clone())
    });
    let kind = listing.filter.kind.map(|kind| kind.label(lang));
    let agenda = listing.filter.agenda.map(|on| label(lang, on));
    let series = Some(listing.filter.series.clone()).filter(|name| !name.is_empty());
    [
        ("kind", kind),
        ("activity", activity),
        ("agenda", agenda),
        ("series", series),
    ]
    .into_iter()
    .filter_map(|(name, value)| {
        let filter = lang.text(&format!("events-filter-{name}"));
        Some((
            name,
            lang.text_with(
                "list-chip",
                &[("filter", filter.into()), ("value", value?.into())],
            ),
        ))
    })
    .collect()
}

/// The next formal meetings of the pack's calendar.
fn meetings(desk: &Desk, facts: &Facts) -> Vec<MeetingLine> {
    let today = desk.today();
    facts
        .meetings
        .iter()
        .filter_map(|meeting| {
            let from = meeting.starts_on?;
            let until = meeting.ends_on.unwrap_or(from);
            (until >= today).then(|| MeetingLine {
                name: meeting.name(desk.lang).to_owned(),
                days: days(desk.lang, from, until),
                iso: from.to_string(),
                place: meeting.place.clone(),
            })
        })
        .take(MEETINGS)
        .collect()
}
