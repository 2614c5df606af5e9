//! The country brief: what one takes to a meeting with a State, on one page of paper. It
//! holds records up to a marking that whoever prints it chooses, and says which.

use serde::Serialize;

use super::facts::FactSheet;
use super::pathway::Pathway;
use super::position::Stand;
use super::queries::{self, Before};
use super::views::{Line, Tab, commitments, holders, since, supporters, until, why, why_intro};
use super::votes;
use crate::auth::{Actor, Marking, Role};
use crate::db::Conn;
use crate::error::AppError;
use crate::exchanges::barriers::{self, Raised};
use crate::exchanges::shortened;
use crate::i18n::Lang;
use crate::pack::Profile;
use crate::states::targets::{self, Target};
use crate::states::{Day, Facts, Holdings, StateFacts, day_asked, phrases};
use crate::treaty::Iso3;
use crate::web::{Desk, Html, Nav, Page};
use crate::workplans;

/// How much of each fits one page.
const REASONS: usize = 3;
const ARGUMENTS: usize = 2;
const TOOLS: usize = 2;
const PEOPLE: usize = 4;
const TALKS: i64 = 3;
const TASKS: usize = 4;
/// How far back the reasons are looked through, for the latest of each kind.
const LOOK_BACK: i64 = 60;
/// How much of a summary is shown, in characters.
const SUMMARY: usize = 200;

/// A State on one page.
#[derive(Debug, Serialize)]
pub(in crate::states) struct BriefPage {
    heading: String,
    name: String,
    code: Iso3,
    prepared: String,
    holds: String,
    limits: Vec<Tab>,
    status: String,
    status_classes: &'static str,
    since: String,
    position: Stand,
    why: Vec<String>,
    why_intro: String,
    next_step: String,
    lead: String,
    strategy: String,
    supporters: String,
    pathway: Pathway,
    reasons: Vec<Reason>,
    people: Vec<Line>,
    talks: Vec<Talk>,
    tasks: Vec<Line>,
    votes: String,
    facts: Html,
}

/// A barrier with what answers it.
#[derive(Debug, Serialize)]
struct Reason {
    label: String,
    when: String,
    detail: String,
    marking: String,
    marking_classes: &'static str,
    arguments: Vec<String>,
    tools: String,
}

/// An exchange.
#[derive(Debug, Serialize)]
struct Talk {
    when: String,
    kind: String,
    text: String,
    marking: String,
    marking_classes: &'static str,
}

impl Page for BriefPage {
    const TEMPLATE: &'static str = "states/brief";
    const NAV: Nav = Nav::States;

    fn title(&self) -> String {
        self.heading.clone()
    }
}

impl BriefPage {
    pub(in crate::states) fn load(
        desk: &Desk,
        conn: &mut Conn,
        code: Iso3,
    ) -> Result<Self, AppError> {
        let limits = limits(&desk.actor);
        let highest = highest(desk, &limits);
        // Whoever reads the page on paper reads it as someone who may read just that much.
        let reader = desk.reading_up_to(highest);
        Self::of(&reader, conn, code, (highest, &limits))
    }

    fn of(
        desk: &Desk,
        conn: &mut Conn,
        code: Iso3,
        (highest, limits): (Marking, &[Marking]),
    ) -> Result<Self, AppError> {
        let (lang, actor, today) = (desk.lang, &desk.actor, desk.today());
        let facts = desk.facts(conn)?;
        let state = facts.state(code).ok_or(AppError::NotFound)?;
        let on = day_asked(&desk.params(), today);
        let plan = workplans::current(conn, today)?;
        let categories = plan.categories(&desk.app.settings.targets);
        let day = desk.app.days.on(&facts, categories, on);
        let decision = targets::target_row(conn, actor, plan.id, code)?;
        let target = targets::find(&facts, categories, decision, code, on);
        let target = target.as_ref();
        let raised = barriers::queries::of_state(conn, actor, code, on, LOOK_BACK)?;
        let people = holders(desk, conn, code, on)?;
        let name = state.name(lang);
        let mut tasks = commitments(desk, conn, state)?;
        tasks.truncate(TASKS);
        Ok(Self {
            heading: desk.ta("brief-title", &[("state", name.into())]),
            name: name.to_owned(),
            code,
            prepared: desk.ta("brief-prepared", &[("day", lang.date(on).into())]),
            holds: desk.t(&format!(
                "brief-holds-{}",
                phrases::dashed(highest.as_str())
            )),
            limits: tabs(desk, code, limits, highest),
            status: phrases::status(lang, day.state(code).status),
            status_classes: phrases::status_classes(day.state(code).status),
            since: since(lang, &day, code),
            position: Stand::load(desk, conn, code, on)?,
            why: why(lang, &day, target),
            why_intro: why_intro(desk, target),
            next_step: target.map_or("", Target::next_step).to_owned(),
            lead: target
                .and_then(Target::lead)
                .map_or("", |(_, name)| name)
                .to_owned(),
            strategy: target.map_or("", Target::strategy).to_owned(),
            supporters: supporters(desk, &facts, target),
            pathway: Pathway::load(desk, conn, code, on)?,
            reasons: reasons(desk, &facts, state, &raised),
            people: people
                .iter()
                .take(PEOPLE)
                .map(|row| Line::holder(desk, row))
                .collect(),
            talks: talks(desk, conn, &day, code)?,
            tasks,
            votes: votes::strip(lang, &facts, code, on)
                .map(|(_, text)| text)
                .unwrap_or_default(),
            facts: FactSheet::new(lang, &day, state).html(),
        })
    }
}

/// The markings up to which a brief may be made for someone.
fn limits(actor: &Actor) -> Vec<Marking> {
    let mut limits = actor.readable_markings();
    if actor.role != Role::Observer {
        limits.push(Marking::Restricted);
    }
    limits
}

/// Up to which marking it is asked for; without a word, what those who coordinate share.
fn highest(desk: &Desk, limits: &[Marking]) -> Marking {
    let asked: Option<Marking> = desk.params().value("up_to");
    let usual = || {
        let open = limits.iter().rev().find(|it| **it != Marking::Restricted);
        open.copied().unwrap_or(Marking::Public)
    };
    asked
        .filter(|asked| limits.contains(asked))
        .unwrap_or_else(usual)
}

fn tabs(desk: &Desk, code: Iso3, limits: &[Marking], highest: Marking) -> Vec<Tab> {
    let path = format!("/states/{code}/brief");
    limits
        .iter()
        .map(|limit| Tab {
            label: desk.t(&format!("marking-{}", phrases::dashed(limit.as_str()))),
            href: desk.params().with("up_to", limit.as_str()).href(&path),
            current: *limit == highest,
        })
        .collect()
}

/// The latest of each kind of barrier, with what the pack has to say to it.
fn reasons(desk: &Desk, facts: &Facts, state: &StateFacts, raised: &[Raised]) -> Vec<Reason> {
    let unknown = Profile {
        contaminated: None,
        stockpile: None,
    };
    let profile = state.holdings.as_ref().map_or(unknown, Holdings::profile);
    let mut kinds: Vec<&Raised> = Vec::new();
    for row in raised {
        if !kinds.iter().any(|known| known.kind == row.kind) {
            kinds.push(row);
        }
    }
    kinds
        .into_iter()
        .take(REASONS)
        .map(|row| Reason {
            label: row.label(desk.lang).to_owned(),
            when: desk.lang.short_date(row.raised_on),
            detail: shortened(&row.detail, SUMMARY),
            marking: word(desk, row.marking),
            marking_classes: row.marking.classes(),
            arguments: arguments(desk.lang, facts, &row.kind, profile),
            tools: tools(desk.lang, facts, &row.kind, profile),
        })
        .collect()
}

/// What can be said, each with its source.
fn arguments(lang: Lang, facts: &Facts, kind: &str, profile: Profile) -> Vec<String> {
    facts
        .pack
        .offers
        .arguments
        .iter()
        .filter(|it| it.fits.admits(profile) && it.barriers.iter().any(|code| code == kind))
        .take(ARGUMENTS)
        .map(|it| format!("{} ({})", it.text.in_language(lang.as_str()), it.source))
        .collect()
}

fn tools(lang: Lang, facts: &Facts, kind: &str, profile: Profile) -> String {
    let names: Vec<_> = facts
        .pack
        .offers
        .tools
        .iter()
        .filter(|it| it.fits.admits(profile) && it.barriers.iter().any(|code| code == kind))
        .take(TOOLS)
        .map(|it| it.name.in_language(lang.as_str()))
        .collect();
    names.join("; ")
}

/// The last exchanges.
fn talks(desk: &Desk, conn: &mut Conn, day: &Day, code: Iso3) -> Result<Vec<Talk>, AppError> {
    let before = Before {
        day: until(day, desk.today()),
        id: i64::MAX,
    };
    let rows = queries::exchanges(conn, &desk.actor, code, before, TALKS)?;
    Ok(rows
        .into_iter()
        .map(|row| Talk {
            when: desk.lang.short_date(row.held_on),
            kind: row.kind.label(desk.lang),
            text: shortened(&row.summary, SUMMARY),
            marking: word(desk, row.marking),
            marking_classes: row.marking.classes(),
        })
        .collect())
}

fn word(desk: &Desk, marking: Marking) -> String {
    desk.t(&format!("marking-{}", phrases::dashed(marking.as_str())))
}
