//! Where things stand, for someone who has never seen the desk.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::sync::Arc;

use chrono::{Days, NaiveDate};
use serde::Serialize;

use super::super::model::limits;
use super::super::queries;
use super::super::release;
use super::PATH;
use crate::auth::{Marking, RecordKind, TeamId, team_names};
use crate::db::Conn;
use crate::error::AppError;
use crate::exchanges::commitments::{self, Commitment, CommitmentFilter, Standing as Kept};
use crate::exchanges::{Met, Place};
use crate::i18n::sort_key;
use crate::pathways;
use crate::positions;
use crate::states::targets::{self, Priority, Target};
use crate::states::{Facts, LastContacts, phrases};
use crate::today::{Gauge, SurveyProgress, survey_progress};
use crate::treaty::Iso3;
use crate::web::table::{Cell, Column, Table};
use crate::web::{Desk, Html, Nav, Page, Params};
use crate::workplans;

/// How much of each fits the page.
const TARGETS: usize = 25;
const PROMISES: usize = 10;
const COMING: i64 = 8;
const STALLED: i64 = 8;
const PEOPLE: usize = 30;
/// How many of a State's people are shown.
const PEOPLE_OF_A_STATE: usize = 2;
/// How many open promises and meetings with people are looked at.
const LOOKED_AT: i64 = 500;

/// The page.
#[derive(Debug, Serialize)]
pub(in crate::handover) struct HandOverPage {
    head: workplans::Head,
    title: String,
    lead: String,
    headline: String,
    tiles: Html,
    sentence: Html,
    targets: Option<Html>,
    all_targets: String,
    ours: Vec<Line>,
    theirs: Vec<Line>,
    coming: Vec<Line>,
    people: Option<Html>,
    survey: Option<SurveyProgress>,
    stalled: Vec<Line>,
    restricted: Vec<Kind>,
    restricted_intro: String,
    limits: Vec<Limit>,
    path: &'static str,
}

/// Something with a day.
#[derive(Debug, Default, Serialize)]
struct Line {
    late: bool,
    date: String,
    when: String,
    href: String,
    text: String,
    meta: String,
    marking: String,
    marking_classes: &'static str,
}

#[derive(Debug, Serialize)]
struct Kind {
    /// Where they are released or sealed; empty for who may not.
    href: String,
    label: String,
    count: i64,
}

#[derive(Debug, Serialize)]
struct Limit {
    value: Marking,
    label: String,
    checked: bool,
}

impl Page for HandOverPage {
    const TEMPLATE: &'static str = "handover/show";
    const NAV: Nav = Nav::WorkPlan;

    fn title(&self) -> String {
        self.title.clone()
    }
}

/// What the page's parts are made with.
struct Making<'a> {
    desk: &'a Desk,
    facts: Arc<Facts>,
    teams: HashMap<TeamId, String>,
    today: NaiveDate,
}

impl HandOverPage {
    pub(in crate::handover) fn load(desk: &Desk, conn: &mut Conn) -> Result<Self, AppError> {
        let making = Making {
            desk,
            facts: desk.facts(conn)?,
            teams: team_names(conn)?.into_iter().collect(),
            today: desk.today(),
        };
        let plan = workplans::current(conn, making.today)?;
        let categories = plan.categories(&desk.app.settings.targets);
        let day = desk.app.days.on(&making.facts, categories, making.today);
        let rows = targets::target_rows(conn, &desk.actor, plan.id)?;
        let list = targets::list(&making.facts, categories, rows, making.today);
        let shown = making.shown(list.iter());
        let gauge = Gauge::new(&day, &plan);
        let (ours, theirs) = making.promises(conn)?;
        let states: Vec<Iso3> = shown.iter().map(|target| target.state).collect();
        let restricted = release::counts(conn, &desk.actor)?;
        let total: i64 = restricted.iter().map(|(_, n)| n).sum();
        Ok(Self {
            head: workplans::Head::new(desk, &making.facts, &plan, PATH),
            title: format!("{} · {}", desk.t("handover-title"), plan.title(desk.lang)),
            lead: desk.ta(
                "handover-lead",
                &[("day", desk.lang.date(making.today).into())],
            ),
            headline: gauge.headline(desk.lang, &day, &plan),
            tiles: gauge.tiles(desk.lang, &day),
            sentence: gauge.sentence(desk.lang, &day, &plan),
            targets: making.targets(conn, &shown)?,
            all_targets: desk.ta("handover-all-targets", &[("n", list.len().into())]),
            ours,
            theirs,
            coming: making.coming(conn)?,
            people: making.people(&queries::met(conn, &desk.actor, &states, LOOKED_AT)?),
            survey: if desk.actor.is_inside() {
                survey_progress(desk, conn, plan.id)?
            } else {
                None
            },
            stalled: making.stalled(conn)?,
            restricted: restricted
                .into_iter()
                .map(|(kind, count)| making.kind(kind, count))
                .collect(),
            restricted_intro: desk.ta(
                "handover-restricted-intro",
                &[
                    ("n", total.into()),
                    ("team", desk.actor.team.as_str().into()),
                ],
            ),
            limits: making.limits(),
            path: PATH,
        })
    }
}

impl Making<'_> {
    fn name(&self, state: Iso3) -> &str {
        self.facts.name(state, self.desk.lang)
    }

    fn team(&self, team: TeamId) -> &str {
        self.teams.get(&team).map_or("", String::as_str)
    }

    fn line(&self, marking: Marking) -> Line {
        let word = phrases::dashed(marking.as_str());
        Line {
            marking: self.desk.t(&format!("marking-{word}")),
            marking_classes: marking.classes(),
            ..Line::default()
        }
    }

    /// The target States that fit the page: what matters most first, then by name.
    fn shown<'b>(&self, all: impl Iterator<Item = &'b Target<'b>>) -> Vec<&'b Target<'b>> {
        let mut found: Vec<_> = all.collect();
        found.sort_by_cached_key(|target| {
            let place = Priority::ALL.iter().position(|it| *it == target.priority());
            (place, sort_key(self.name(target.state)))
        });
        found.truncate(TARGETS);
        found
    }

    fn targets(&self, conn: &mut Conn, shown: &[&Target<'_>]) -> Result<Option<Html>, AppError> {
        if shown.is_empty() {
            return Ok(None);
        }
        let desk = self.desk;
        let stances = positions::queries::newest(conn, &desk.actor, self.today)?;
        let last = desk.app.contacts.current(conn, &desk.actor)?;
        let heads = [
            "state", "priority", "lead", "position", "next", "last", "brief",
        ];
        let table = Table {
            caption: desk.t("handover-targets"),
            columns: heads
                .iter()
                .map(|head| Column::text(desk.t(&format!("handover-head-{head}"))))
                .collect(),
            rows: shown
                .iter()
                .map(|target| {
                    let stance = stances.get(&target.state);
                    let stance = stance.map(|stance| stance.label(desk.lang));
                    self.target(target, stance.unwrap_or_default(), &last)
                })
                .collect(),
        };
        Ok(Some(table.html()))
    }

    fn target(&self, target: &Target<'_>, stance: String, last: &LastContacts) -> Vec<Cell> {
        let (desk, state) = (self.desk, target.state);
        let mut next = Cell::text(target.next_step()).note(target.strategy());
        if let Some(row) = &target.row
            && !(row.next_step.is_empty() && row.strategy.is_empty())
        {
            let word = phrases::dashed(row.marking.as_str());
            next = next.marked(row.marking, desk.t(&format!("marking-{word}")));
        }
        let last = last.get(&state).map(|day| desk.lang.short_date(*day));
        vec![
            Cell::link(self.name(state), format!("/states/{state}")),
            Cell::text(desk.t(&format!("workplan-priority-{}", target.priority()))),
            Cell::text(target.lead().map_or("", |(_, name)| name)),
            Cell::text(stance),
            next,
            Cell::text(last.unwrap_or_else(|| desk.t("states-never"))),
            Cell::link(
                desk.ta("handover-brief-of", &[("state", self.name(state).into())]),
                format!("/states/{state}/brief"),
            ),
        ]
    }

    /// What we promised and what States did, the longest overdue first.
    fn promises(&self, conn: &mut Conn) -> Result<(Vec<Line>, Vec<Line>), AppError> {
        let filter = CommitmentFilter {
            standing: Kept::Open,
            owner: None,
            state: None,
            until: None,
            place: Place::List,
        };
        let rows = commitments::queries::lines(
            conn,
            &self.desk.actor,
            &filter,
            self.today,
            None,
            LOOKED_AT,
        )?;
        let (ours, theirs): (Vec<_>, Vec<_>) = rows
            .into_iter()
            .partition(|row| row.owner_team_id.is_some());
        let lines = |rows: Vec<Commitment>| {
            let shown = rows.into_iter().take(PROMISES);
            shown.map(|row| self.promise(&row)).collect()
        };
        Ok((lines(ours), lines(theirs)))
    }

    fn promise(&self, row: &Commitment) -> Line {
        let (desk, lang) = (self.desk, self.desk.lang);
        let late = row.due_on.map(|due| (self.today - due).num_days());
        let owner = row.owner_team_id.map(|team| self.team(team));
        let meta: Vec<&str> = [Some(self.name(row.state)), owner]
            .into_iter()
            .flatten()
            .collect();
        Line {
            late: row.standing(self.today) == Kept::Overdue,
            date: row.due_on.map(|day| day.to_string()).unwrap_or_default(),
            when: match (row.due_on, late) {
                (_, Some(days @ 1..)) => desk.ta("today-overdue", &[("n", days.into())]),
                (Some(due), _) => lang.short_date(due),
                (None, _) => desk.t("dossier-no-date"),
            },
            href: format!("/commitments/{}", row.id),
            text: row.promise.clone(),
            meta: meta.join(" · "),
            ..self.line(row.marking)
        }
    }

    /// Events and formal meetings, the next first.
    fn coming(&self, conn: &mut Conn) -> Result<Vec<Line>, AppError> {
        let lang = self.desk.lang;
        let mut found: Vec<(NaiveDate, Line)> = Vec::new();
        for event in queries::coming(conn, &self.desk.actor, self.today, COMING)? {
            let line = Line {
                date: event.starts_on.to_string(),
                when: lang.short_date(event.starts_on),
                href: format!("/events/{}", event.id),
                text: event.title,
                meta: [event.kind.label(lang), event.place].join(" · "),
                ..self.line(event.marking)
            };
            found.push((event.starts_on, line));
        }
        for meeting in &self.facts.meetings {
            let Some(from) = meeting.starts_on.filter(|from| *from >= self.today) else {
                continue;
            };
            let line = Line {
                date: from.to_string(),
                when: lang.short_date(from),
                text: meeting.name(lang).to_owned(),
                meta: meeting.place.clone(),
                ..Line::default()
            };
            found.push((from, line));
        }
        found.sort_by_key(|(day, _)| *day);
        found.truncate(usize::try_from(COMING).unwrap_or(usize::MAX));
        Ok(found.into_iter().map(|(_, line)| line).collect())
    }

    /// Of each State those whom we met last, by State.
    fn people(&self, met: &[Met]) -> Option<Html> {
        let desk = self.desk;
        let mut of_state: HashMap<Iso3, usize> = HashMap::new();
        let mut shown: Vec<&Met> = met
            .iter()
            .filter(|row| {
                let count = of_state.entry(row.state).or_default();
                *count += 1;
                *count <= PEOPLE_OF_A_STATE
            })
            .take(PEOPLE)
            .collect();
        if shown.is_empty() {
            return None;
        }
        shown.sort_by_cached_key(|row| (sort_key(self.name(row.state)), Reverse(row.on)));
        let heads = ["state", "person", "who-met", "last-met"];
        let table = Table {
            caption: desk.t("handover-people"),
            columns: heads
                .iter()
                .map(|head| Column::text(desk.t(&format!("handover-head-{head}"))))
                .collect(),
            rows: shown
                .into_iter()
                .map(|row| {
                    let word = phrases::dashed(row.person_marking.as_str());
                    vec![
                        Cell::link(self.name(row.state), format!("/states/{}", row.state)),
                        Cell::link(row.name.full(), format!("/contacts/{}", row.person))
                            .marked(row.person_marking, desk.t(&format!("marking-{word}"))),
                        Cell::text(self.team(row.team)).note(row.spoke_for_us.as_str()),
                        Cell::text(desk.lang.short_date(row.on)),
                    ]
                })
                .collect(),
        };
        Some(table.html())
    }

    fn stalled(&self, conn: &mut Conn) -> Result<Vec<Line>, AppError> {
        let desk = self.desk;
        let after = desk.app.settings.outreach.stalled_after_days;
        let until = self.today.checked_sub_days(Days::new(u64::from(after)));
        let until = until.unwrap_or(NaiveDate::MIN);
        let steps = pathways::queries::stalled(conn, &desk.actor, until, STALLED)?;
        let line = |step: pathways::Step| {
            let days = step.content.stalled_for(self.today, after);
            let days = days.unwrap_or_default().into();
            let meta = [self.name(step.state), &step.content.next_move];
            Line {
                late: true,
                when: desk.ta("today-stalled-days", &[("n", days)]),
                href: format!("/pathway/{}", step.id),
                meta: meta
                    .into_iter()
                    .filter(|text| !text.is_empty())
                    .collect::<Vec<_>>()
                    .join(" · "),
                text: step.content.name.clone(),
                ..self.line(step.marking)
            }
        };
        Ok(steps.into_iter().map(line).collect())
    }

    fn kind(&self, kind: RecordKind, count: i64) -> Kind {
        let word = phrases::dashed(kind.as_str());
        let choose = Params::default().with("kind", kind.as_str());
        Kind {
            href: if self.desk.actor.may_coordinate() {
                choose.href(&format!("{PATH}/restricted"))
            } else {
                String::new()
            },
            label: self.desk.t(&format!("handover-kind-{word}")),
            count,
        }
    }

    fn limits(&self) -> Vec<Limit> {
        let (allowed, usual) = limits(&self.desk.actor);
        allowed
            .into_iter()
            .map(|value| {
                let word = phrases::dashed(value.as_str());
                Limit {
                    value,
                    label: self.desk.t(&format!("marking-{word}")),
                    checked: value == usual,
                }
            })
            .collect()
    }
}
