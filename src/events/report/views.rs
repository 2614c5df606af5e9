//! The report of an event as a page, made to be printed.

use serde::Serialize;

use super::super::agenda::{self, views::ItemLine};
use super::super::model::{Attendance, Event, Guest, protocol_order};
use super::super::money::{self, model::Balance, views::balance_table};
use super::super::queries as events;
use super::queries::{self, Promised};
use crate::db::Conn;
use crate::error::AppError;
use crate::exchanges::{self, ExchangeLine, zones};
use crate::i18n::Lang;
use crate::states::Facts;
use crate::web::table::{Cell, Column, Table};
use crate::web::{Desk, Html, Nav, Page};

/// How many exchanges a report lists.
const EXCHANGES: i64 = 100;
/// The columns of the turnout beside the delegation, in their order: those named and
/// registered will come, as far as is known.
const STANDINGS: [(&str, &[Attendance]); 6] = [
    ("open", &[Attendance::Invited]),
    (
        "coming",
        &[
            Attendance::Nominated,
            Attendance::Registered,
            Attendance::Confirmed,
        ],
    ),
    ("came", &[Attendance::Attended]),
    ("stranded", &[Attendance::Stranded]),
    ("absent", &[Attendance::Absent]),
    ("declined", &[Attendance::Declined]),
];

/// The report of an event.
#[derive(Debug, Serialize)]
pub(in crate::events) struct ReportPage {
    heading: String,
    title: String,
    path: String,
    kind: String,
    when: String,
    place: String,
    organizer: String,
    series: String,
    languages: String,
    description: String,
    on_agenda: String,
    agenda: Vec<ItemLine>,
    turnout: Html,
    has_guests: bool,
    stranded: Vec<StrandedLine>,
    balance: Html,
    sponsored: Html,
    has_money: bool,
    has_sponsored: bool,
    outcome: String,
    promised: Vec<PromisedLine>,
    exchanges: Vec<ExchangeRow>,
}

#[derive(Debug, Serialize)]
struct StrandedLine {
    who: String,
    why: String,
    note: String,
}

#[derive(Debug, Serialize)]
struct PromisedLine {
    href: String,
    state: String,
    text: String,
    due: String,
    done: bool,
    marking: String,
    marking_class: &'static str,
}

#[derive(Debug, Serialize)]
struct ExchangeRow {
    href: String,
    iso: String,
    day: String,
    kind: String,
    state: String,
    summary: String,
    marking: String,
    marking_class: &'static str,
}

impl Page for ReportPage {
    const TEMPLATE: &'static str = "events/report";
    const NAV: Nav = Nav::Events;

    fn title(&self) -> String {
        self.heading.clone()
    }
}

impl ReportPage {
    pub(in crate::events) fn load(
        desk: &Desk,
        conn: &mut Conn,
        event: &Event,
    ) -> Result<Self, AppError> {
        let (actor, lang) = (&desk.actor, desk.lang);
        let facts = desk.facts(conn)?;
        let items = agenda::queries::items(conn, actor, event.id)?;
        let mut guests = events::guests(conn, actor, event.id)?;
        protocol_order(&mut guests, &facts, lang);
        let lines = money::queries::lines(conn, event.id)?;
        let balance = Balance::new(&lines, &guests);
        let sponsored = money::views::by_delegation(lang, &facts, &guests);
        let promised = queries::promised(conn, actor, event.id)?;
        let filter = exchanges::Filter::event(event.id);
        let said = exchanges::queries::lines(conn, actor, &filter, None, EXCHANGES)?;
        let title = event.title.as_str();
        Ok(Self {
            heading: desk.ta("report-of", &[("title", title.into())]),
            agenda: agenda::views::lines(lang, &facts, event, &items),
            on_agenda: agenda::views::on_agenda(lang, &items).0,
            turnout: turnout_table(lang, &facts, &guests).html(),
            has_guests: !guests.is_empty(),
            stranded: stranded(lang, &facts, &guests),
            has_money: !balance.currencies().is_empty(),
            balance: balance_table(lang, &balance).html(),
            has_sponsored: !sponsored.rows.is_empty(),
            sponsored: sponsored.html(),
            promised: promised
                .iter()
                .map(|it| PromisedLine::new(desk, &facts, it))
                .collect(),
            exchanges: said
                .iter()
                .map(|it| ExchangeRow::new(desk, &facts, it))
                .collect(),
            ..Self::of(desk, event)
        })
    }

    /// What the event itself says.
    fn of(desk: &Desk, event: &Event) -> Self {
        let lang = desk.lang;
        Self {
            heading: String::new(),
            title: event.title.clone(),
            path: format!("/events/{}", event.id),
            kind: event.kind.label(lang),
            when: event.days_and_hours(lang),
            place: if event.place.is_empty() {
                String::new()
            } else {
                format!("{} ({})", event.place, zones::readable(&event.zone))
            },
            organizer: event.organizer.clone(),
            series: event.series.clone(),
            languages: event.interpreted(lang),
            description: event.description.clone(),
            outcome: event.outcome.clone(),
            on_agenda: String::new(),
            agenda: Vec::new(),
            turnout: Html::default(),
            has_guests: false,
            stranded: Vec::new(),
            balance: Html::default(),
            sponsored: Html::default(),
            has_money: false,
            has_sponsored: false,
            promised: Vec::new(),
            exchanges: Vec::new(),
        }
    }
}

/// Who was invited, came and was stranded, by delegation in protocol order; the sums last.
pub(super) fn turnout_table(lang: Lang, facts: &Facts, guests: &[Guest]) -> Table {
    let mut rows: Vec<(String, [i64; 6])> = Vec::new();
    let mut all = [0; 6];
    for guest in guests {
        let delegation = guest.delegation(facts, lang);
        if rows.last().is_none_or(|(last, _)| *last != delegation) {
            rows.push((delegation, [0; 6]));
        }
        let mut standings = STANDINGS.iter();
        let at = standings.position(|(_, all)| all.contains(&guest.attendance));
        let counts = rows.last_mut().map(|(_, counts)| counts);
        for counts in counts.into_iter().chain([&mut all]) {
            if let Some(count) = at.and_then(|at| counts.get_mut(at)) {
                *count += 1;
            }
        }
    }
    rows.push((lang.text("report-all"), all));
    let number = |number: i64| {
        if number == 0 {
            Cell::empty()
        } else {
            Cell::number(number, lang.number(number))
        }
    };
    let line = |(delegation, counts): (String, [i64; 6])| {
        let sum: i64 = counts.iter().sum();
        let mut cells = vec![Cell::text(delegation), number(sum)];
        cells.extend(counts.into_iter().map(number));
        cells
    };
    let mut columns = vec![
        Column::text(lang.text("event-head-delegation")),
        Column::number(lang.text("report-head-guests")),
    ];
    columns.extend(
        STANDINGS
            .iter()
            .map(|(name, _)| Column::number(lang.text(&format!("report-head-{name}")))),
    );
    Table {
        caption: lang.text("report-turnout"),
        columns,
        rows: rows.into_iter().map(line).collect(),
    }
}

fn stranded(lang: Lang, facts: &Facts, guests: &[Guest]) -> Vec<StrandedLine> {
    let line = |guest: &Guest| {
        Some(StrandedLine {
            who: guest.label(facts, lang),
            why: lang.text(&format!("event-why-{}", guest.stranded_why?)),
            note: guest.note.clone(),
        })
    };
    guests.iter().filter_map(line).collect()
}

impl PromisedLine {
    fn new(desk: &Desk, facts: &Facts, it: &Promised) -> Self {
        let word = it.marking.as_str().replace('_', "-");
        Self {
            href: format!("/commitments/{}", it.id),
            state: facts.name(it.state, desk.lang).to_owned(),
            text: it.promise.clone(),
            due: it
                .due_on
                .map(|day| desk.lang.short_date(day))
                .unwrap_or_default(),
            done: it.done_on.is_some(),
            marking: desk.t(&format!("marking-{word}")),
            marking_class: it.marking.classes(),
        }
    }
}

impl ExchangeRow {
    fn new(desk: &Desk, facts: &Facts, line: &ExchangeLine) -> Self {
        let word = line.marking.as_str().replace('_', "-");
        Self {
            href: format!("/exchanges/{}", line.id),
            iso: line.held_on.to_string(),
            day: desk.lang.short_date(line.held_on),
            kind: line.kind.label(desk.lang),
            state: facts.name(line.state, desk.lang).to_owned(),
            summary: exchanges::shortened(&line.summary, 300),
            marking: desk.t(&format!("marking-{word}")),
            marking_class: line.marking.classes(),
        }
    }
}
