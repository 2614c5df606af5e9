//! The country brief: what one takes to a meeting with a State, on one page of paper. It
//! holds records up to a marking that whoever prints it chooses, and says which.

use serde::Serialize;

use super::facts::FactSheet;
use super::known::{Frame, Known};
use super::pathway::Pathway;
use super::position::Stand;
use super::queries::ExchangeRow;
use super::views::{Line, Tab, since, supporters, why, why_intro};
use super::votes;
use crate::auth::{Actor, Marking, Role};
use crate::db::Conn;
use crate::error::AppError;
use crate::exchanges::barriers::Raised;
use crate::exchanges::shortened;
use crate::i18n::Lang;
use crate::pack::Profile;
use crate::states::targets::{self, Target};
use crate::states::{Facts, Holdings, StateFacts, day_asked, phrases};
use crate::treaty::Iso3;
use crate::web::{Desk, Html, Layout, Nav, Page, offline};

/// How much of each fits one page.
const REASONS: usize = 3;
const ARGUMENTS: usize = 2;
const TOOLS: usize = 2;
const PEOPLE: usize = 4;
const TASKS: usize = 4;
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
    /// Whether it is read without the desk: nothing leads there.
    is_offline: bool,
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
        let on = day_asked(&desk.params(), desk.today());
        let frame = Frame::load(desk, conn, on)?;
        frame.facts().state(code).ok_or(AppError::NotFound)?;
        let known = Known::of_state(desk, conn, &frame, code)?;
        Self::new(desk, &frame, code, (highest, limits), known)
    }

    /// The page, or the sheet where there is nothing to choose, of what is known.
    fn new(
        desk: &Desk,
        frame: &Frame,
        code: Iso3,
        (highest, limits): (Marking, &[Marking]),
        known: Known,
    ) -> Result<Self, AppError> {
        let (lang, day, on) = (desk.lang, &frame.day, frame.day.on);
        let facts = frame.facts();
        let state = facts.state(code).ok_or(AppError::NotFound)?;
        let target = targets::find(facts, frame.categories, known.decision, code, on);
        let target = target.as_ref();
        let name = state.name(lang);
        let (raised, people) = (known.raised, known.people);
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
            since: since(lang, day, code),
            position: Stand::new(desk, code, on, known.position.as_ref()),
            why: why(lang, day, target),
            why_intro: why_intro(desk, target),
            next_step: target.map_or("", Target::next_step).to_owned(),
            lead: target
                .and_then(Target::lead)
                .map_or("", |(_, name)| name)
                .to_owned(),
            strategy: target.map_or("", Target::strategy).to_owned(),
            supporters: supporters(desk, facts, target),
            pathway: Pathway::new(desk, code, on, &known.steps),
            reasons: reasons(desk, facts, state, &raised),
            people: people
                .iter()
                .take(PEOPLE)
                .map(|row| Line::holder(desk, row))
                .collect(),
            talks: known.talks.into_iter().map(|row| talk(desk, row)).collect(),
            tasks: known
                .tasks
                .into_iter()
                .take(TASKS)
                .map(|row| Line::commitment(desk, state, row))
                .collect(),
            votes: votes::strip(lang, facts, code, on)
                .map(|(_, text)| text)
                .unwrap_or_default(),
            facts: FactSheet::new(lang, day, state).html(),
            is_offline: limits.is_empty(),
        })
    }
}

/// A brief as a document of its own.
#[derive(Debug, Serialize)]
struct BriefFile {
    #[serde(flatten)]
    brief: BriefPage,
    style: Html,
}

impl Page for BriefFile {
    const TEMPLATE: &'static str = "states/brief_file";
    const LAYOUT: Layout = Layout::None;

    fn title(&self) -> String {
        self.brief.heading.clone()
    }
}

/// The briefs of States as documents to be read without the desk, each with its State: as
/// many questions to the database as there are kinds of records, however many States.
/// `desk` reads up to `highest` alone.
///
/// # Errors
/// The database fails.
pub fn brief_files(
    desk: &Desk,
    conn: &mut Conn,
    states: &[Iso3],
    highest: Marking,
) -> Result<Vec<(Iso3, String)>, AppError> {
    let frame = Frame::load(desk, conn, desk.today())?;
    let mut known = Known::of_states(desk, conn, &frame, states)?;
    states
        .iter()
        .map(|code| {
            let known = known.remove(code).unwrap_or_default();
            let brief = BriefPage::new(desk, &frame, *code, (highest, &[]), known)?;
            let style = offline::style();
            Ok((*code, desk.rendered(&BriefFile { brief, style })?))
        })
        .collect()
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

fn talk(desk: &Desk, row: ExchangeRow) -> Talk {
    Talk {
        when: desk.lang.short_date(row.held_on),
        kind: row.kind.label(desk.lang),
        text: shortened(&row.summary, SUMMARY),
        marking: word(desk, row.marking),
        marking_classes: row.marking.classes(),
    }
}

fn word(desk: &Desk, marking: Marking) -> String {
    desk.t(&format!("marking-{}", phrases::dashed(marking.as_str())))
}
