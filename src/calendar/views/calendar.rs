//! A month of the calendar, as a table of weeks or as a list.

use chrono::NaiveDate;
use serde::Serialize;

use super::super::model::{CalendarFilter, Entries, Entry, EntryKind, Month, Span, View};
use crate::auth::TeamId;
use crate::events::days;
use crate::exchanges::zones;
use crate::i18n::Lang;
use crate::states::{Facts, phrases};
use crate::web::filters::{Filter, FilterBar, chips};
use crate::web::forms::{Choice, choices_of};
use crate::web::{Desk, Html, Nav, Page, Params};

const PATH: &str = "/calendar";
/// How many entries a day of the table shows, and the list altogether.
const OF_A_DAY: usize = 4;
const OF_A_LIST: usize = 250;

/// What the page is made from.
pub(in crate::calendar) struct Shown<'a> {
    pub params: &'a Params,
    pub month: Month,
    pub view: View,
    pub filter: CalendarFilter,
    pub facts: &'a Facts,
    pub teams: &'a [(TeamId, String)],
    pub entries: &'a Entries,
}

/// The calendar.
#[derive(Debug, Serialize)]
pub(in crate::calendar) struct CalendarPage {
    title: String,
    month: String,
    tabs: Vec<Link>,
    previous: Link,
    next: Link,
    today: Link,
    filters: Html,
    chips: Html,
    count: String,
    /// That there is more than is shown; empty where there is not.
    cut: String,
    /// What goes on for longer than a day could show.
    long: Vec<EntryView>,
    /// The days of the week; none in the list.
    weekdays: Vec<Weekday>,
    weeks: Vec<Week>,
    list: Vec<EntryView>,
    empty: bool,
    filtered: bool,
    clear: String,
}

#[derive(Debug, Serialize)]
struct Link {
    label: String,
    href: String,
    current: bool,
}

#[derive(Debug, Serialize)]
struct Weekday {
    name: String,
    short: String,
}

#[derive(Debug, Serialize)]
struct Week {
    days: Vec<DayView>,
}

#[derive(Debug, Serialize)]
struct DayView {
    iso: String,
    number: String,
    /// The day in words, where it stands in a list.
    name: String,
    classes: String,
    today: bool,
    entries: Vec<EntryView>,
    more: String,
    more_href: String,
}

#[derive(Debug, Serialize)]
struct EntryView {
    /// Where the list may be entered; empty but for the first entry of a day.
    anchor: String,
    iso: String,
    when: String,
    /// The hour it begins at, in a table; from when until when and in which zone, in a list.
    hour: String,
    kind: String,
    classes: String,
    title: String,
    href: String,
    meta: String,
    done: bool,
    marking: String,
    marking_class: &'static str,
    restricted: bool,
}

impl Page for CalendarPage {
    const TEMPLATE: &'static str = "calendar/index";
    const LIST: Option<&'static str> = Some("/calendar");
    const NAV: Nav = Nav::Events;

    fn title(&self) -> String {
        self.title.clone()
    }
}

impl CalendarPage {
    pub(in crate::calendar) fn new(desk: &Desk, shown: &Shown<'_>) -> Self {
        let lang = desk.lang;
        let month = lang.month_year(shown.month.first());
        let own = shown.month.span();
        // The table's first and last weeks reach into other months.
        let is_of_it = |entry: &&Entry| entry.from <= own.until && entry.until >= own.from;
        let of_month: Vec<_> = shown.entries.all.iter().filter(is_of_it).collect();
        let (running, short): (Vec<&Entry>, Vec<&Entry>) =
            of_month.iter().partition(|entry| entry.is_long());
        let as_table = shown.view == View::Month;
        let filtered = shown.params.has_any(&["kind", "state", "team"]);
        Self {
            title: format!("{} · {month}", desk.t("calendar-title")),
            month,
            tabs: tabs(lang, shown),
            previous: turn(lang, shown, "calendar-previous", shown.month.neighbours().0),
            next: turn(lang, shown, "calendar-next", shown.month.neighbours().1),
            today: today(desk, shown),
            filters: filters(lang, shown),
            chips: chips(lang, PATH, shown.params, &set(lang, shown)),
            count: lang.text_with("calendar-count", &[("n", of_month.len().into())]),
            cut: cut(lang, shown, short.len()),
            long: running
                .iter()
                .map(|it| EntryView::of_list(lang, it))
                .collect(),
            weekdays: weekdays(lang, shown),
            weeks: if as_table && !of_month.is_empty() {
                weeks(desk, shown)
            } else {
                Vec::new()
            },
            list: if as_table {
                Vec::new()
            } else {
                list(lang, &short)
            },
            empty: of_month.is_empty(),
            filtered,
            clear: Params::default()
                .with("view", shown.params.get("view"))
                .with("month", shown.params.get("month"))
                .href(PATH),
        }
    }
}

fn tabs(lang: Lang, shown: &Shown<'_>) -> Vec<Link> {
    let tab = |view: &View| Link {
        label: lang.text(&format!("calendar-view-{view}")),
        href: shown.params.with("view", view.as_str()).href(PATH),
        current: *view == shown.view,
    };
    View::ALL.iter().map(tab).collect()
}

/// The way to another month, with the filters kept.
fn turn(lang: Lang, shown: &Shown<'_>, key: &str, month: Month) -> Link {
    Link {
        label: lang.text_with(key, &[("month", lang.month_year(month.first()).into())]),
        href: shown.params.with("month", &month.to_string()).href(PATH),
        current: false,
    }
}

fn today(desk: &Desk, shown: &Shown<'_>) -> Link {
    Link {
        label: desk.t("calendar-today"),
        href: shown.params.with("month", "").href(PATH),
        current: shown.month == Month::of(desk.today()),
    }
}

/// Says that there is more than the page shows.
fn cut(lang: Lang, shown: &Shown<'_>, short: usize) -> String {
    let list = shown.view == View::Agenda && short > OF_A_LIST;
    if list || shown.entries.cut {
        lang.text("calendar-cut")
    } else {
        String::new()
    }
}

fn weekdays(lang: Lang, shown: &Shown<'_>) -> Vec<Weekday> {
    let days = shown.month.weeks().days().take(7);
    days.map(|day| Weekday {
        name: lang.weekday(day),
        short: lang.short_weekday(day),
    })
    .collect()
}

fn weeks(desk: &Desk, shown: &Shown<'_>) -> Vec<Week> {
    let days: Vec<_> = shown.month.weeks().days().collect();
    let own = shown.month.span();
    let week = |days: &[NaiveDate]| Week {
        days: days
            .iter()
            .map(|day| DayView::new(desk, shown, own, *day))
            .collect(),
    };
    days.chunks(7).map(week).collect()
}

fn list(lang: Lang, entries: &[&Entry]) -> Vec<EntryView> {
    let mut last = None;
    let entries = entries.iter().take(OF_A_LIST);
    entries
        .map(|entry| {
            let mut view = EntryView::of_list(lang, entry);
            if last.replace(entry.from) != Some(entry.from) {
                view.anchor = format!("d{}", entry.from);
            }
            view
        })
        .collect()
}

impl DayView {
    fn new(desk: &Desk, shown: &Shown<'_>, own: Span, day: NaiveDate) -> Self {
        let lang = desk.lang;
        let all = shown.entries.all.iter();
        let on: Vec<_> = all
            .filter(|entry| !entry.is_long() && entry.is_on(day))
            .collect();
        // One more takes no more room than to say that there is one.
        let fit = if on.len() == OF_A_DAY + 1 {
            on.len()
        } else {
            OF_A_DAY
        };
        let more = on.len().saturating_sub(fit);
        let outside = !(own.from..=own.until).contains(&day);
        let agenda = shown
            .params
            .with("view", View::Agenda.as_str())
            .with("month", &Month::of(day).to_string())
            .href(PATH);
        let today = day == desk.today();
        let classes = [
            ("outside", outside),
            ("today", today),
            ("free", on.is_empty()),
        ];
        Self {
            iso: day.to_string(),
            number: day.format("%-d").to_string(),
            name: day_name(lang, day),
            classes: words(&classes),
            today,
            entries: on
                .iter()
                .take(fit)
                .map(|entry| EntryView::of_day(lang, entry, day))
                .collect(),
            more: if more == 0 {
                String::new()
            } else {
                lang.text_with("calendar-more", &[("n", more.into())])
            },
            more_href: format!("{agenda}#d{day}"),
        }
    }
}

impl EntryView {
    /// As it stands in a day of the table: with the hour, where it begins that day.
    fn of_day(lang: Lang, entry: &Entry, day: NaiveDate) -> Self {
        let hour = entry.hours.filter(|_| entry.from == day);
        Self {
            hour: hour
                .map(|(_, opens, _)| opens.format("%H:%M").to_string())
                .unwrap_or_default(),
            ..Self::new(lang, entry)
        }
    }

    /// As it stands in the list: with the hours and the zone they are in.
    fn of_list(lang: Lang, entry: &Entry) -> Self {
        let hours = entry.hours.map(|(zone, opens, closes)| {
            format!(
                "{}–{} ({})",
                opens.format("%H:%M"),
                closes.format("%H:%M"),
                zones::readable(zone.name())
            )
        });
        let mut meta: Vec<_> = hours
            .into_iter()
            .chain(entry.about.iter().cloned())
            .collect();
        if entry.from != entry.until {
            meta.insert(0, days(lang, entry.from, entry.until));
        }
        Self {
            meta: meta.join(" · "),
            ..Self::new(lang, entry)
        }
    }

    fn new(lang: Lang, entry: &Entry) -> Self {
        let marking = entry.marking;
        Self {
            anchor: String::new(),
            iso: entry.from.to_string(),
            when: day_name(lang, entry.from),
            hour: String::new(),
            kind: entry.kind.label(lang),
            classes: words(&[
                ("entry", true),
                (entry.kind.dashed(), true),
                ("done", entry.done),
            ]),
            title: entry.title.clone(),
            href: entry.href.clone(),
            meta: String::new(),
            done: entry.done,
            marking: marking
                .map(|it| lang.text(&format!("marking-{}", phrases::dashed(it.as_str()))))
                .unwrap_or_default(),
            marking_class: marking.map_or("", crate::auth::Marking::classes),
            restricted: marking == Some(crate::auth::Marking::Restricted),
        }
    }
}

/// Mon 5 Jun
fn day_name(lang: Lang, day: NaiveDate) -> String {
    format!(
        "{} {}",
        lang.short_weekday(day),
        phrases::day_month(lang, day)
    )
}

/// The words that are so.
fn words(all: &[(&str, bool)]) -> String {
    let so = all.iter().filter(|(_, is)| *is);
    so.map(|(word, _)| *word).collect::<Vec<_>>().join(" ")
}

fn filters(lang: Lang, shown: &Shown<'_>) -> Html {
    let label = |name: &str| lang.text(&format!("calendar-filter-{name}"));
    FilterBar::new(lang, PATH, shown.params, &["view", "month"])
        .show(Filter::select(
            "kind",
            label("kind"),
            choices_of(lang, "calendar-kind", EntryKind::ALL),
        ))
        .show(Filter::typeahead(
            "state",
            label("state"),
            shown.facts.choices(lang),
        ))
        .show(Filter::select(
            "team",
            label("team"),
            shown
                .teams
                .iter()
                .map(|(id, name)| Choice::new(id.to_string(), name.as_str()))
                .collect(),
        ))
        .html()
}

fn set(lang: Lang, shown: &Shown<'_>) -> Vec<(&'static str, String)> {
    let filter = &shown.filter;
    let team = |id: TeamId| shown.teams.iter().find(|(it, _)| *it == id);
    let set = [
        ("kind", filter.kind.map(|kind| kind.label(lang))),
        (
            "state",
            filter
                .state
                .map(|state| shown.facts.name(state, lang).to_owned()),
        ),
        (
            "team",
            filter.team.and_then(team).map(|(_, name)| name.clone()),
        ),
    ];
    set.into_iter()
        .filter_map(|(name, value)| {
            let label = lang.text(&format!("calendar-filter-{name}"));
            let args = [("filter", label.into()), ("value", value?.into())];
            Some((name, lang.text_with("list-chip", &args)))
        })
        .collect()
}
