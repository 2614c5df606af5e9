//! The page of Today.

use std::cmp::Reverse;
use std::sync::Arc;

use chrono::{Days, NaiveDate};
use serde::Serialize;

use super::line;
use super::nobody::{self, NobodyLine};
use super::picture::Picture;
use super::queries::{self, FollowUp, NextEvent, Promise};
use super::survey::{self, SurveyProgress};
use crate::db::Conn;
use crate::error::AppError;
use crate::pathways::{self, Step};
use crate::states::targets::{self, Standing, is_target};
use crate::states::{self, Day, Facts, LastContacts, phrases};
use crate::treaty::Iso3;
use crate::web::table::{Cell, Column, Table};
use crate::web::{Count, Desk, Html, Nav, Page};
use crate::workplans;

/// How many due things, silent States and events fit the page.
const DUE: usize = 6;
const SILENT: usize = 8;
const EVENTS: i64 = 5;
/// How many stalled steps.
const STALLED: i64 = 8;

/// Today.
#[derive(Debug, Serialize)]
pub(super) struct TodayPage {
    title: String,
    picture: Picture,
    on: String,
    /// Set while the page looks at another day than today.
    other_day: String,
    due: Vec<Due>,
    /// What nobody does, for those who coordinate.
    nobody: Vec<NobodyLine>,
    /// How many promises are overdue; what the link to all says where none is.
    promises: String,
    promises_href: &'static str,
    /// How many exchanges are to be followed up; what the link to all says where none is.
    follow_ups: String,
    stalled: Vec<StalledLine>,
    stalled_intro: String,
    silent: Silent,
    survey: Option<SurveyProgress>,
    events: Vec<EventLine>,
}

/// Something to do, and by when.
#[derive(Debug, Serialize)]
struct Due {
    late: bool,
    date: String,
    when: String,
    href: String,
    text: String,
    meta: String,
}

/// The target States not spoken to for long.
#[derive(Debug, Serialize)]
struct Silent {
    intro: String,
    /// Whether nothing at all has been logged that the reader may know of.
    nothing_logged: bool,
    /// All of them; empty where the table shows all.
    all: String,
    all_href: String,
    table: Option<Html>,
}

#[derive(Debug, Serialize)]
struct EventLine {
    date: String,
    when: String,
    kind: String,
    href: String,
    title: String,
    meta: String,
    marking: String,
    marking_classes: &'static str,
}

impl Page for TodayPage {
    const TEMPLATE: &'static str = "today/index";
    const NAV: Nav = Nav::Today;

    fn title(&self) -> String {
        self.title.clone()
    }
}

impl TodayPage {
    pub(super) fn load(desk: &Desk, conn: &mut Conn) -> Result<Self, AppError> {
        let today = desk.today();
        let on = states::day_asked(&desk.params(), today);
        let facts = desk.facts(conn)?;
        let plan = workplans::current(conn, today)?;
        let (plan_id, decisions) = (plan.id, targets::decisions(conn, &desk.actor, plan.id)?);
        let last = desk.app.contacts.current(conn, &desk.actor)?;
        let categories = plan.categories(&desk.app.settings.targets);
        let day_of = |on| desk.app.days.on(&facts, categories, on);
        let silent = Silent::new(desk, &day_of(today), &decisions, &last);
        let picture = desk.app.pictures.of(desk.lang, day_of(on), plan, decisions);
        let events = queries::next_events(conn, &desk.actor, today, EVENTS)?;
        let (promises, follow_ups) = queries::late(conn, &desk.actor, today)?;
        let counted = |key: &str, plain: &str, count: Count| {
            if count.is_none() {
                desk.t(plain)
            } else {
                count.text(desk.lang, key)
            }
        };
        Ok(Self {
            title: format!("{} · {}", desk.t("nav-today"), picture.headline()),
            on: on.to_string(),
            other_day: if on == today {
                String::new()
            } else {
                desk.ta("today-other-day", &[("day", desk.lang.date(on).into())])
            },
            due: due(desk, conn, &facts)?,
            nobody: nobody::lines(desk, conn, (&facts, plan_id))?,
            promises: counted("today-promises-late", "today-all-commitments", promises),
            promises_href: if promises.is_none() {
                "/commitments"
            } else {
                "/commitments?standing=overdue"
            },
            follow_ups: counted("today-follow-ups-late", "today-all-follow-ups", follow_ups),
            stalled: stalled(desk, conn, &facts)?,
            stalled_intro: desk.ta("today-stalled-intro", &[("n", stalled_after(desk).into())]),
            silent,
            survey: if desk.actor.is_inside() {
                survey::progress(desk, conn, plan_id)?
            } else {
                None
            },
            events: events
                .into_iter()
                .map(|event| EventLine::new(desk, event))
                .collect(),
            picture: Arc::unwrap_or_clone(picture),
        })
    }
}

/// A step of a pathway that has stalled.
#[derive(Debug, Serialize)]
struct StalledLine {
    days: String,
    href: String,
    name: String,
    meta: String,
    marking: String,
    marking_classes: &'static str,
}

/// The steps that have not moved for longest.
fn stalled(desk: &Desk, conn: &mut Conn, facts: &Facts) -> Result<Vec<StalledLine>, AppError> {
    let (today, after) = (desk.today(), stalled_after(desk));
    let until = today
        .checked_sub_days(Days::new(u64::from(after)))
        .unwrap_or(NaiveDate::MIN);
    let steps = pathways::queries::stalled(conn, &desk.actor, until, STALLED)?;
    Ok(steps
        .into_iter()
        .map(|step| StalledLine::new(desk, facts, step))
        .collect())
}

fn stalled_after(desk: &Desk) -> u32 {
    desk.app.settings.outreach.stalled_after_days
}

impl StalledLine {
    fn new(desk: &Desk, facts: &Facts, step: Step) -> Self {
        let days = step.content.stalled_for(desk.today(), stalled_after(desk));
        let state = facts.name(step.state, desk.lang);
        Self {
            days: desk.ta(
                "today-stalled-days",
                &[("n", days.unwrap_or_default().into())],
            ),
            href: format!("/pathway/{}", step.id),
            meta: if step.content.next_move.is_empty() {
                state.to_owned()
            } else {
                format!("{state} · {}", step.content.next_move)
            },
            name: step.content.name,
            marking: desk.t(&format!(
                "marking-{}",
                phrases::dashed(step.marking.as_str())
            )),
            marking_classes: step.marking.classes(),
        }
    }
}

/// What falls due first, overdue before all.
fn due(desk: &Desk, conn: &mut Conn, facts: &Facts) -> Result<Vec<Due>, AppError> {
    let limit = i64::try_from(DUE).unwrap_or(0);
    let promises = queries::promises(conn, &desk.actor, limit)?;
    let follow_ups = queries::follow_ups(conn, &desk.actor, limit)?;
    let mut all: Vec<(NaiveDate, Due)> = promises
        .into_iter()
        .filter_map(|promise| Some((promise.due_on?, Due::promise(desk, facts, promise)?)))
        .collect();
    all.extend(
        follow_ups.into_iter().filter_map(|follow| {
            Some((follow.follow_up_on?, Due::follow_up(desk, facts, &follow)?))
        }),
    );
    all.sort_by_key(|(day, _)| *day);
    Ok(all.into_iter().take(DUE).map(|(_, due)| due).collect())
}

impl Due {
    fn promise(desk: &Desk, facts: &Facts, row: Promise) -> Option<Self> {
        let state = facts.name(row.state, desk.lang);
        let owner = row.owner.as_deref().unwrap_or(state);
        Some(Self::new(
            desk,
            row.due_on?,
            format!("/commitments/{}", row.id),
            row.promise,
            format!("{state} · {owner}"),
        ))
    }

    fn follow_up(desk: &Desk, facts: &Facts, row: &FollowUp) -> Option<Self> {
        let kind = row.kind.label(desk.lang);
        let text = desk.ta(
            "today-follow-up",
            &[
                ("kind", kind.into()),
                ("day", desk.lang.short_date(row.held_on).into()),
            ],
        );
        let state = facts.name(row.state, desk.lang);
        Some(Self::new(
            desk,
            row.follow_up_on?,
            format!("/exchanges/{}", row.id),
            text,
            format!("{state} · {}", row.team),
        ))
    }

    fn new(desk: &Desk, day: NaiveDate, href: String, text: String, meta: String) -> Self {
        let days = (desk.today() - day).num_days();
        Self {
            late: days > 0,
            date: day.to_string(),
            when: match days {
                1.. => desk.ta("today-overdue", &[("n", days.into())]),
                0 => desk.t("today-due-today"),
                _ => phrases::day_month(desk.lang, day),
            },
            href,
            text,
            meta,
        }
    }
}

impl Silent {
    fn new(desk: &Desk, day: &Day, decisions: &[(Iso3, Standing)], last: &LastContacts) -> Self {
        let (lang, after) = (
            desk.lang,
            i64::from(desk.app.settings.outreach.silent_after_days),
        );
        let standing = |state: Iso3| {
            let found = decisions.binary_search_by_key(&state, |(of, _)| *of).ok();
            found.and_then(|at| decisions.get(at)).map(|(_, it)| *it)
        };
        let mut found: Vec<_> = day
            .facts
            .by_name(lang)
            .filter(|state| is_target(day.state(state.iso3), standing(state.iso3)))
            .map(|state| (state, last.get(&state.iso3).copied()))
            .map(|(state, last)| (state, last, last.map(|last| (day.on - last).num_days())))
            .filter(|(_, _, days)| days.is_none_or(|days| days >= after))
            .collect();
        // The longest silence first, and never is longer than any.
        found.sort_by_key(|(_, _, days)| Reverse(days.unwrap_or(i64::MAX)));
        let rows: Vec<_> = found
            .iter()
            .take(SILENT)
            .map(|(state, last, days)| {
                let categories = &day.state(state.iso3).categories;
                vec![
                    Cell::link(state.name(lang), format!("/states/{}", state.iso3)),
                    Cell::text(phrases::why(lang, categories)),
                    match days {
                        Some(days) => Cell::text(desk.ta("today-days", &[("n", (*days).into())])),
                        None => Cell::text(desk.t("states-never")),
                    },
                    Cell::text(last.map(|last| lang.short_date(last)).unwrap_or_default()),
                ]
            })
            .collect();
        let table = Table {
            caption: desk.t("today-silent"),
            columns: vec![
                Column::text(desk.t("states-column-state")),
                Column::text(desk.t("states-column-why")),
                Column::number(desk.t("today-column-silent")),
                Column::text(desk.t("today-column-last")),
            ],
            rows,
        };
        Self {
            intro: desk.ta("today-silent-intro", &[("n", after.into())]),
            nothing_logged: last.is_empty(),
            all: if found.len() > SILENT {
                desk.ta("today-silent-all", &[("n", found.len().into())])
            } else {
                String::new()
            },
            all_href: format!("/states?category=any&silent={after}&sort=-silent"),
            table: (!found.is_empty()).then(|| table.html()),
        }
    }
}

impl EventLine {
    fn new(desk: &Desk, event: NextEvent) -> Self {
        Self {
            date: event.starts_on.to_string(),
            when: line::range(desk.lang, event.starts_on, event.ends_on),
            kind: event.kind.label(desk.lang),
            href: format!("/events/{}", event.id),
            title: event.title,
            meta: event.place,
            marking: desk.t(&format!(
                "marking-{}",
                phrases::dashed(event.marking.as_str())
            )),
            marking_classes: event.marking.classes(),
        }
    }
}
