//! The page of a dossier.

use chrono::{Months, NaiveDate};
use serde::Serialize;

use super::facts::FactSheet;
use super::levers::Levers;
use super::pathway::Pathway;
use super::position::Stand;
use super::queries::{self, AnswerRow, CommitmentRow, HolderRow};
use super::timeline::{ENTRIES, Place, Show, Timeline};
use super::votes;
use crate::access;
use crate::auth::{Marking, RecordKind};
use crate::db::Conn;
use crate::error::AppError;
use crate::exchanges::barriers::{self, Raised, offers_path, strip};
use crate::i18n::{Lang, sort_key};
use crate::states::targets::{self, Standing, Target};
use crate::states::{Day, Facts, StateFacts, day_asked, phrases};
use crate::treaty::{Iso3, Status};
use crate::web::{Desk, Html, Nav, Page, Params};
use crate::workplans;

/// How many people, promises and reasons fit the page.
const PEOPLE: i64 = 12;
const PROMISES: i64 = 8;
const REASONS: usize = 8;
/// How many reasons its strip goes back.
const STRIP: i64 = 60;
/// How far ahead of today the timeline looks.
const AHEAD: Months = Months::new(120);

/// A State's dossier.
#[derive(Debug, Serialize)]
pub(in crate::states) struct DossierPage {
    name: String,
    code: Iso3,
    group: String,
    group_href: String,
    status: String,
    status_classes: &'static str,
    since: String,
    /// Set while the page looks at another day than today.
    other_day: String,
    position: Stand,
    chips: Vec<Chip>,
    target_href: String,
    target_access: String,
    next_step: String,
    next_meta: String,
    strategy: String,
    supporters: String,
    why: Vec<String>,
    why_intro: String,
    tabs: Vec<Tab>,
    timeline: Html,
    is_silent: bool,
    /// Where the timeline goes on; empty where it does not.
    older: String,
    people: Vec<Line>,
    levers: Levers,
    commitments: Vec<Line>,
    barriers: Vec<Line>,
    barrier_strip: Option<Html>,
    pathway: Pathway,
    votes: Option<Html>,
    votes_text: String,
    votes_source: String,
    on: String,
    answer: Option<Line>,
    answer_intro: String,
    facts: Html,
}

/// A chip: a word in bold and what explains it.
#[derive(Debug, Serialize)]
struct Chip {
    before: String,
    bold: String,
    after: String,
}

#[derive(Debug, Serialize)]
pub(super) struct Tab {
    pub(super) label: String,
    pub(super) href: String,
    pub(super) current: bool,
}

/// An entry of one of the lists.
#[derive(Debug, Serialize)]
pub(super) struct Line {
    late: bool,
    when: String,
    href: String,
    text: String,
    meta: String,
    quote: String,
    /// What can be offered; empty for what is no barrier.
    offers: String,
    /// The page of the post; empty for what is no holder of one.
    post: String,
    marking: String,
    marking_classes: &'static str,
}

impl Page for DossierPage {
    const TEMPLATE: &'static str = "states/dossier";
    const NAV: Nav = Nav::States;

    fn title(&self) -> String {
        self.name.clone()
    }

    fn about(&self) -> Params {
        Params::default().with("state", self.code.as_str())
    }
}

impl DossierPage {
    #[expect(
        clippy::too_many_lines,
        reason = "a line for each of the page's fields"
    )]
    pub(in crate::states) fn load(
        desk: &Desk,
        conn: &mut Conn,
        code: Iso3,
    ) -> Result<Self, AppError> {
        let (lang, actor, today) = (desk.lang, &desk.actor, desk.today());
        let facts = desk.facts(conn)?;
        let state = facts.state(code).ok_or(AppError::NotFound)?;
        let on = day_asked(&desk.params(), today);
        let plan = workplans::current(conn, today)?;
        let categories = plan.categories(&desk.app.settings.targets);
        let day = desk.app.days.on(&facts, categories, on);
        let decision = targets::target_row(conn, actor, plan.id, code)?;
        let decided = decision.as_ref().map(|row| row.id);
        let target = targets::find(&facts, categories, decision, code, on);
        let target = target.as_ref();
        let answer = queries::answer(conn, actor, code)?;
        let mail = if actor.is_inside() && answer.is_none() {
            queries::latest_mail(conn, actor, code)?
        } else {
            None
        };
        let show: Show = desk.params().value("show").unwrap_or(Show::Everything);
        let beginning = Place::beginning(until(&day, today));
        let timeline = Timeline::load(desk, conn, (&day, code), show, beginning, ENTRIES)?.html();
        let older = timeline.as_ref().and_then(|(_, next)| next.as_ref());
        let older = older.map(|next| older_href(desk, code, &next.to_string()));
        let holders = holders(desk, conn, code, on)?;
        let votes = votes::strip(lang, &facts, code, on);
        let raised = barriers::queries::of_state(conn, actor, code, on, STRIP)?;
        let group = state.regional_group.as_deref().unwrap_or_default();
        Ok(Self {
            name: state.name(lang).to_owned(),
            code,
            group: facts.grouping_name(group, lang).to_owned(),
            group_href: desk
                .params()
                .with("on", "")
                .with("show", "")
                .with("group", group)
                .href("/states"),
            status: phrases::status(lang, day.state(code).status),
            status_classes: phrases::status_classes(day.state(code).status),
            since: since(lang, &day, code),
            other_day: if on == today {
                String::new()
            } else {
                desk.ta("dossier-other-day", &[("day", lang.date(on).into())])
            },
            position: Stand::load(desk, conn, code, on)?,
            chips: chips(desk, &day, target),
            target_href: if actor.may_coordinate() {
                format!("/work-plan/targets/{code}")
            } else {
                String::new()
            },
            target_access: decided
                .map(|id| access::path(RecordKind::Targets, id))
                .unwrap_or_default(),
            next_step: target.map_or("", Target::next_step).to_owned(),
            next_meta: target
                .and_then(Target::lead)
                .map_or("", |(_, name)| name)
                .to_owned(),
            strategy: target.map_or("", Target::strategy).to_owned(),
            supporters: supporters(desk, &facts, target),
            why: why(lang, &day, target),
            why_intro: why_intro(desk, target),
            tabs: tabs(desk, &format!("/states/{code}"), show),
            is_silent: timeline.is_none(),
            older: older.unwrap_or_default(),
            timeline: timeline.map(|(html, _)| html).unwrap_or_default(),
            levers: Levers::load(desk, conn, &day, state, &plan, &holders)?,
            people: holders.iter().map(|row| Line::holder(desk, row)).collect(),
            commitments: commitments(desk, conn, state)?,
            barriers: raised
                .iter()
                .take(REASONS)
                .map(|row| Line::barrier(desk, code, row))
                .collect(),
            barrier_strip: strip::strip(lang, code, &raised, on),
            pathway: Pathway::load(desk, conn, code, on)?,
            votes_text: votes
                .as_ref()
                .map(|(_, text)| text.clone())
                .unwrap_or_default(),
            votes: votes.map(|(html, _)| html),
            votes_source: facts.votes_source.clone(),
            on: on.to_string(),
            answer_intro: match (&answer, mail) {
                (Some(_), _) => String::new(),
                (None, Some((status, at))) => desk.ta(
                    "dossier-mail",
                    &[
                        (
                            "status",
                            desk.t(&format!(
                                "dossier-mail-{}",
                                phrases::dashed(status.as_str())
                            ))
                            .into(),
                        ),
                        ("day", lang.short_date(at.date()).into()),
                    ],
                ),
                (None, None) => desk.t("dossier-answer-nothing"),
            },
            answer: answer.map(|row| Line::answer(desk, &row)),
            facts: FactSheet::new(lang, &day, state).html(),
        })
    }
}

/// What follows the status: "since 3 December 2008 · not yet ratified after 14 years".
pub(super) fn since(lang: Lang, day: &Day, code: Iso3) -> String {
    let (since, in_force) = phrases::status_days(&day.facts, code, day.on);
    let date = |day: NaiveDate| lang.date(day);
    match (day.state(code).status, since, in_force) {
        (Status::Signatory, Some(signed), _) => lang.text_with(
            "dossier-since-signatory",
            &[
                ("day", date(signed).into()),
                ("span", phrases::duration(lang, signed, day.on).into()),
            ],
        ),
        (Status::Deposited, Some(deposited), Some(force)) => lang.text_with(
            "dossier-since-deposited",
            &[
                ("day", date(deposited).into()),
                ("in_force", date(force).into()),
            ],
        ),
        (Status::StateParty, Some(deposited), Some(force)) => lang.text_with(
            "dossier-since-party",
            &[
                ("day", date(deposited).into()),
                ("in_force", date(force).into()),
            ],
        ),
        (Status::Withdrawn, Some(left), _) => {
            lang.text_with("dossier-since-withdrawn", &[("day", date(left).into())])
        }
        _ => String::new(),
    }
}

fn chips(desk: &Desk, day: &Day, target: Option<&Target<'_>>) -> Vec<Chip> {
    let lang = desk.lang;
    let Some(target) = target else {
        return Vec::new();
    };
    let mut chips: Vec<_> = target
        .categories()
        .iter()
        .map(|category| {
            let first = target.evidence.iter().find(|it| it.category() == *category);
            Chip {
                before: String::new(),
                bold: desk.ta("dossier-category", &[("n", category.number().into())]),
                after: first.map_or_else(String::new, |it| phrases::evidence(lang, &day.facts, it)),
            }
        })
        .collect();
    let named = |key: &str, value: String| Chip {
        before: desk.t(key),
        bold: value,
        after: String::new(),
    };
    if let Some((_, lead)) = target.lead() {
        chips.push(named("dossier-lead", lead.to_owned()));
    }
    if target.row.is_some() {
        let priority = desk.t(&format!("dossier-priority-{}", target.priority()));
        chips.push(named("dossier-priority", priority));
    }
    chips
}

/// "With the help of Kenya and Spain"; empty where nobody helps.
pub(super) fn supporters(desk: &Desk, facts: &Facts, target: Option<&Target<'_>>) -> String {
    let states = target.map_or(&[][..], Target::supporters);
    if states.is_empty() {
        return String::new();
    }
    let mut names: Vec<_> = states
        .iter()
        .map(|state| facts.name(*state, desk.lang))
        .collect();
    names.sort_by_cached_key(|name| sort_key(name));
    desk.ta(
        "workplan-targets-helped",
        &[("states", names.join(", ").into())],
    )
}

/// Why it is a target: one sentence for each piece of evidence.
pub(super) fn why(lang: Lang, day: &Day, target: Option<&Target<'_>>) -> Vec<String> {
    let evidence = target.into_iter().flat_map(|target| &target.evidence);
    evidence
        .map(|it| {
            lang.text_with(
                "dossier-why-line",
                &[
                    ("n", it.category().number().into()),
                    ("evidence", phrases::evidence(lang, &day.facts, it).into()),
                ],
            )
        })
        .collect()
}

/// What was decided about it, with the reason; or that it is no target.
pub(super) fn why_intro(desk: &Desk, target: Option<&Target<'_>>) -> String {
    let Some(target) = target else {
        return desk.t("dossier-why-not");
    };
    let reason = target.row.as_ref().map_or("", |row| &row.reason);
    match target.standing() {
        Standing::Computed => reason.to_owned(),
        Standing::Added => desk.ta("dossier-why-added", &[("reason", reason.into())]),
        Standing::Dropped => desk.ta("dossier-why-dropped", &[("reason", reason.into())]),
    }
}

/// Where the timeline goes on.
fn older_href(desk: &Desk, code: Iso3, after: &str) -> String {
    desk.params()
        .with("after", after)
        .href(&format!("/states/{code}/timeline"))
}

/// The kinds of entries to choose from; mails are for those inside.
pub(super) fn tabs(desk: &Desk, path: &str, show: Show) -> Vec<Tab> {
    let is_open = |tab: &&Show| **tab != Show::Mails || desk.actor.is_inside();
    Show::ALL
        .iter()
        .filter(is_open)
        .map(|tab| {
            let value = if *tab == Show::Everything {
                ""
            } else {
                tab.as_str()
            };
            Tab {
                label: desk.t(&format!("dossier-show-{tab}")),
                href: desk
                    .params()
                    .with("show", value)
                    .with("after", "")
                    .href(path),
                current: *tab == show,
            }
        })
        .collect()
}

/// Up to which day the timeline runs: looking back, the page shows what had happened by
/// then; looking at today, also what has been entered ahead.
pub(super) fn until(day: &Day, today: NaiveDate) -> NaiveDate {
    if day.on < today {
        day.on
    } else {
        today.checked_add_months(AHEAD).unwrap_or(today)
    }
}

/// Who holds its posts, by kind of post.
pub(super) fn holders(
    desk: &Desk,
    conn: &mut Conn,
    code: Iso3,
    on: NaiveDate,
) -> Result<Vec<HolderRow>, AppError> {
    let mut rows = queries::holders(conn, &desk.actor, code, on, PEOPLE)?;
    rows.sort_by_key(|row| row.kind);
    Ok(rows)
}

pub(super) fn commitments(
    desk: &Desk,
    conn: &mut Conn,
    state: &StateFacts,
) -> Result<Vec<Line>, AppError> {
    let rows = queries::commitments(conn, &desk.actor, state.iso3, PROMISES)?;
    Ok(rows
        .into_iter()
        .map(|row| Line::commitment(desk, state, row))
        .collect())
}

/// Where the answer can be read; empty for who may not open it.
fn answer_href(desk: &Desk, row: &AnswerRow) -> String {
    if desk.actor.is_inside() {
        format!("/survey/responses/{}", row.id)
    } else {
        String::new()
    }
}

impl Line {
    fn new(desk: &Desk, marking: Marking) -> Self {
        Self {
            late: false,
            when: String::new(),
            href: String::new(),
            text: String::new(),
            meta: String::new(),
            quote: String::new(),
            offers: String::new(),
            post: String::new(),
            marking: desk.t(&format!("marking-{}", phrases::dashed(marking.as_str()))),
            marking_classes: marking.classes(),
        }
    }

    pub(super) fn holder(desk: &Desk, row: &HolderRow) -> Self {
        let mut meta = vec![format!("{}, {}", row.post.get(desk.lang), row.organisation)];
        if let Some(since) = row.since {
            let month = desk.lang.month_year(since);
            meta.push(desk.ta("dossier-holds-since", &[("day", month.into())]));
        }
        meta.push(
            row.language
                .pick("English", "français", "español")
                .to_owned(),
        );
        Self {
            href: format!("/contacts/{}", row.person),
            post: format!("/posts/{}", row.post_id),
            text: row.name.full(),
            meta: meta.join(" · "),
            ..Self::new(desk, row.marking)
        }
    }

    pub(super) fn commitment(desk: &Desk, state: &StateFacts, row: CommitmentRow) -> Self {
        let days = row.due_on.map(|due| (desk.today() - due).num_days());
        Self {
            late: days.is_some_and(|days| days > 0),
            when: match (row.due_on, days) {
                (_, Some(days @ 1..)) => desk.ta("today-overdue", &[("n", days.into())]),
                (Some(due), _) => desk.lang.short_date(due),
                (None, _) => desk.t("dossier-no-date"),
            },
            href: format!("/commitments/{}", row.id),
            text: row.promise,
            meta: row
                .owner
                .unwrap_or_else(|| state.name(desk.lang).to_owned()),
            ..Self::new(desk, row.marking)
        }
    }

    pub(super) fn barrier(desk: &Desk, state: Iso3, row: &Raised) -> Self {
        let meta: Vec<_> = [&row.said_by, &row.source]
            .into_iter()
            .filter(|text| !text.is_empty())
            .map(String::as_str)
            .collect();
        Self {
            when: desk.lang.short_date(row.raised_on),
            href: row
                .exchange
                .map(|exchange| format!("/exchanges/{exchange}"))
                .unwrap_or_default(),
            text: row.label(desk.lang).to_owned(),
            meta: meta.join(" · "),
            quote: row.detail.clone(),
            offers: offers_path(state, &row.kind),
            ..Self::new(desk, row.marking)
        }
    }

    fn answer(desk: &Desk, row: &AnswerRow) -> Self {
        let channel = desk.t(&format!(
            "dossier-channel-{}",
            phrases::dashed(row.channel.as_str())
        ));
        let (key, day) = match row.answered_on {
            Some(day) => ("dossier-answered", day),
            None => ("dossier-begun", row.begun_at.date()),
        };
        Self {
            href: answer_href(desk, row),
            text: row.survey.clone(),
            meta: desk.ta(
                key,
                &[
                    ("day", desk.lang.short_date(day).into()),
                    ("channel", channel.into()),
                ],
            ),
            when: row.status.to_string(),
            ..Self::new(desk, row.marking)
        }
    }
}
