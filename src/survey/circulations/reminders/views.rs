//! Who is reminded when: a calendar, and State by State.

use std::collections::BTreeMap;

use chrono::{Datelike as _, Days, NaiveDate};
use serde::Serialize;

use super::super::super::model::{Circulation, CirculationStatus};
use super::super::hours::Place;
use super::actions::{may_set, may_stop};
use super::model::{Case, RulesRow};
use super::queries;
use super::rules::{Rules, Stop, Why, decide, plan};
use crate::db::Conn;
use crate::error::AppError;
use crate::i18n::{Lang, sort_key};
use crate::states::{Facts, clocks};
use crate::web::table::{Cell, Column, Table};
use crate::web::{Desk, Html, Nav, Page};

/// How many States a day of the calendar names.
const NAMED: usize = 4;

/// `GET /survey/circulations/{id}/reminders`
#[derive(Debug, Serialize)]
pub(super) struct RemindersPage {
    title: String,
    circulation: String,
    path: String,
    /// The rules in words; empty for none.
    rules: Vec<String>,
    may_set: bool,
    /// That nothing has left yet, and the days are counted from today.
    supposed: bool,
    count: String,
    weekdays: Vec<Weekday>,
    months: Vec<Month>,
    table: Html,
}

#[derive(Debug, Serialize)]
struct Weekday {
    name: String,
    short: String,
}

#[derive(Debug, Serialize)]
struct Month {
    name: String,
    weeks: Vec<Week>,
}

#[derive(Debug, Serialize)]
struct Week {
    days: Vec<Day>,
}

#[derive(Debug, Serialize)]
struct Day {
    iso: String,
    number: u32,
    name: String,
    classes: &'static str,
    today: bool,
    /// The States that are reminded.
    states: Vec<String>,
    /// How many more; empty for none.
    more: String,
}

impl Page for RemindersPage {
    const TEMPLATE: &'static str = "survey/reminders";
    const NAV: Nav = Nav::Survey;

    fn title(&self) -> String {
        self.title.clone()
    }
}

/// A State with what is planned for it.
struct Planned {
    case: Case,
    name: String,
    days: Vec<NaiveDate>,
    /// Why it is not reminded today.
    why: Option<Why>,
}

impl RemindersPage {
    pub(super) fn load(
        desk: &Desk,
        conn: &mut Conn,
        circulation: &Circulation,
    ) -> Result<Self, AppError> {
        let facts = desk.facts(conn)?;
        let row = queries::rules(conn, circulation.id)?;
        let rules = row.as_ref().map(RulesRow::rules);
        let supposed = circulation.status == CirculationStatus::Draft;
        let now = desk.app.clock.now();
        let about = (circulation.id, circulation.closes_on);
        let cases = queries::cases(conn, Some(&desk.actor), about, None, now)?;
        let mut planned: Vec<Planned> = cases
            .into_iter()
            .map(|mut case| {
                let today = Place::of(case.state, None).day(now);
                if supposed {
                    case.history.invited_on = Some(today);
                }
                let open = circulation.status != CirculationStatus::Closed;
                let rules = rules.as_ref().filter(|_| open);
                Planned::new(desk.lang, &facts, rules, case, today)
            })
            .collect();
        planned.sort_by_cached_key(|it| sort_key(&it.name));
        let mails: usize = planned.iter().map(|it| it.days.len()).sum();
        Ok(Self {
            title: desk.t("survey-reminders"),
            circulation: circulation.title.clone(),
            path: format!("/survey/circulations/{}", circulation.id),
            rules: rules.map_or_else(Vec::new, |rules| in_words(desk, &rules)),
            may_set: may_set(&desk.actor, circulation),
            count: desk.ta("survey-reminders-planned", &[("n", mails.into())]),
            weekdays: weekdays(desk.lang, desk.today()),
            months: months(desk, &planned),
            table: table(desk, circulation, &planned).html(),
            supposed,
        })
    }
}

impl Planned {
    fn new(lang: Lang, facts: &Facts, rules: Option<&Rules>, case: Case, today: NaiveDate) -> Self {
        let works = |day| clocks::works_on(case.state, day);
        let days = rules.map_or_else(Vec::new, |it| plan(it, &case.history, today, works));
        let why = rules.and_then(|it| decide(it, &case.history, today, works).err());
        Self {
            name: facts.name(case.state, lang).to_owned(),
            case,
            days,
            why,
        }
    }
}

/// What the rules say, a sentence each.
fn in_words(desk: &Desk, rules: &Rules) -> Vec<String> {
    let mut said = vec![
        desk.ta("survey-rule-first", &[("n", rules.first_after.into())]),
        desk.ta("survey-rule-between", &[("n", rules.days_between.into())]),
        desk.ta("survey-rule-at-most", &[("n", rules.at_most.into())]),
        desk.t(&format!("survey-rule-whom-{}", rules.whom)),
    ];
    if rules.quiet_days > 0 {
        said.push(desk.ta("survey-rule-quiet", &[("n", rules.quiet_days.into())]));
    }
    said.push(desk.t("survey-rule-always"));
    said
}

/// The names of the days of a week, from Monday.
fn weekdays(lang: Lang, today: NaiveDate) -> Vec<Weekday> {
    let monday = today.week(chrono::Weekday::Mon).first_day();
    let days = monday.iter_days().take(7);
    days.map(|day| Weekday {
        name: lang.weekday(day),
        short: lang.short_weekday(day),
    })
    .collect()
}

/// The months in which somebody is reminded, or was.
fn months(desk: &Desk, planned: &[Planned]) -> Vec<Month> {
    let mut by_day: BTreeMap<NaiveDate, Vec<&str>> = BTreeMap::new();
    for one in planned {
        for day in one.days.iter().chain(&one.case.history.reminded) {
            by_day.entry(*day).or_default().push(&one.name);
        }
    }
    let mut firsts: Vec<NaiveDate> = by_day.keys().filter_map(|day| day.with_day(1)).collect();
    firsts.dedup();
    firsts
        .into_iter()
        .map(|first| month(desk, first, &by_day))
        .collect()
}

fn month(desk: &Desk, first: NaiveDate, by_day: &BTreeMap<NaiveDate, Vec<&str>>) -> Month {
    let monday = first.week(chrono::Weekday::Mon).first_day();
    let starts = (0..6).filter_map(|week| monday.checked_add_days(Days::new(week * 7)));
    let next = first.checked_add_months(chrono::Months::new(1));
    let weeks = starts.filter(|start| next.is_none_or(|next| *start < next));
    Month {
        name: desk.lang.month_year(first),
        weeks: weeks
            .map(|start| Week {
                days: start
                    .iter_days()
                    .take(7)
                    .map(|date| day(desk, (date, first), by_day.get(&date)))
                    .collect(),
            })
            .collect(),
    }
}

fn day(desk: &Desk, (date, first): (NaiveDate, NaiveDate), names: Option<&Vec<&str>>) -> Day {
    let lang = desk.lang;
    let inside = date.month() == first.month();
    let names = names.filter(|_| inside).map_or(&[][..], Vec::as_slice);
    let today = date == desk.today() && inside;
    let more = names.len().saturating_sub(NAMED);
    Day {
        iso: date.to_string(),
        number: date.day(),
        name: format!("{} {}", lang.weekday(date), lang.date(date)),
        classes: match (inside, today, names.is_empty()) {
            (false, ..) => "outside",
            (_, true, _) => "today",
            (_, _, true) => "free",
            _ => "",
        },
        states: names
            .iter()
            .take(NAMED)
            .map(|&name| name.to_owned())
            .collect(),
        more: if more > 0 {
            desk.ta("survey-reminders-more", &[("n", more.into())])
        } else {
            String::new()
        },
        today,
    }
}

fn table(desk: &Desk, circulation: &Circulation, planned: &[Planned]) -> Table {
    let lang = desk.lang;
    let changes = may_stop(&desk.actor, circulation);
    let mut columns: Vec<Column> = [
        "survey-column-state",
        "survey-column-reminded",
        "survey-column-next",
        "survey-column-why",
    ]
    .iter()
    .map(|key| Column::text(desk.t(key)))
    .collect();
    if changes {
        columns.push(Column::text(desk.t("survey-column-change")));
    }
    let dates = |days: &[NaiveDate]| {
        let days: Vec<String> = days.iter().map(|day| lang.date(*day)).collect();
        days.join("; ")
    };
    let rows = planned.iter().map(|it| {
        let history = &it.case.history;
        let note = it.case.decided.as_ref().map(|it| it.note.clone());
        let mut cells = vec![
            Cell::text(&it.name),
            Cell::text(dates(&history.reminded)),
            Cell::text(dates(&it.days)),
            Cell::text(it.why.map(|why| why_not(desk, why)).unwrap_or_default())
                .note(note.unwrap_or_default()),
        ];
        if changes {
            let href = format!(
                "/survey/circulations/{}/reminders/{}",
                circulation.id, it.case.state
            );
            cells.push(Cell::link(desk.t("survey-stop-change"), href));
        }
        cells
    });
    Table {
        caption: desk.t("survey-reminders-by-state"),
        rows: rows.collect(),
        columns,
    }
}

/// Why a State is not reminded today, in words.
fn why_not(desk: &Desk, why: Why) -> String {
    let (key, day) = match why {
        Why::Stopped(Stop::Asked) => ("asked", None),
        Why::Stopped(Stop::Replied) => ("replied", None),
        Why::Stopped(Stop::Decided) => ("decided", None),
        Why::Stopped(Stop::Bounced) => ("bounced", None),
        Why::Answered => ("answered", None),
        Why::Closed => ("closed", None),
        Why::Enough => ("enough", None),
        Why::NotInvited => ("not-invited", None),
        Why::NotBegun => ("not-begun", None),
        Why::OnItsWay => ("on-its-way", None),
        Why::Weekend => ("weekend", None),
        Why::Early(day) => ("early", Some(day)),
        Why::Week(day) => ("week", Some(day)),
        Why::Exchange(day) => ("exchange", Some(day)),
    };
    let key = format!("survey-why-{key}");
    match day {
        Some(day) => desk.ta(&key, &[("date", desk.lang.date(day).into())]),
        None => desk.t(&key),
    }
}
