//! The pages of a State's barriers.

use chrono::{NaiveDate, TimeDelta};
use serde::Serialize;

use super::super::model::BarrierKind;
use super::super::sources::{marking_choices, markings};
use super::queries::{self, Noted, Raised};
use super::{offers_path, strip};
use crate::access;
use crate::auth::{Marking, RecordKind};
use crate::contacts::queries::speakers_of;
use crate::db::Conn;
use crate::error::AppError;
use crate::i18n::Lang;
use crate::pack::{Peer, Profile};
use crate::states::{Facts, StateFacts, day_asked, phrases};
use crate::treaty::Iso3;
use crate::web::export::MAX_ROWS;
use crate::web::forms::{Choice, FormBuilder, FormErrors, FormView, Need};
use crate::web::table::{Cell, Column, ListFoot, Table};
use crate::web::{Desk, Html, Nav, Page, Params};

/// How many entries a State's list shows.
const SHOWN: i64 = 100;
/// How many peers are shown.
const PEERS: usize = 20;

/// Where the barriers of a State are.
pub(super) fn state_path(state: Iso3) -> String {
    format!("/states/{state}/barriers")
}

/// Why a State has not joined, over time.
#[derive(Debug, Serialize)]
pub(super) struct BarriersPage {
    heading: String,
    code: Iso3,
    state: String,
    other_day: String,
    may_add: bool,
    strip: Option<Html>,
    lines: Vec<Line>,
    more: String,
    foot: ListFoot,
}

#[derive(Debug, Serialize)]
struct Line {
    date: String,
    day: String,
    label: String,
    offers: String,
    detail: String,
    said_by: String,
    source: String,
    exchange: String,
    access: String,
    bin: String,
    edit: String,
    marking: String,
    marking_classes: &'static str,
}

impl Page for BarriersPage {
    const TEMPLATE: &'static str = "exchanges/barriers";
    const NAV: Nav = Nav::States;
    const LIST: Option<&'static str> = Some("/states/{code}/barriers");

    fn title(&self) -> String {
        self.heading.clone()
    }
}

impl BarriersPage {
    pub(super) fn load(desk: &Desk, conn: &mut Conn, code: Iso3) -> Result<Self, AppError> {
        let facts = desk.facts(conn)?;
        let name = facts.state(code).ok_or(AppError::NotFound)?.name(desk.lang);
        let today = desk.today();
        let on = day_asked(&desk.params(), today);
        let is_now = on >= today;
        let rows = queries::of_state(conn, &desk.actor, code, until(on, today), SHOWN + 1)?;
        let shown = usize::try_from(SHOWN).unwrap_or(usize::MAX);
        Ok(Self {
            heading: desk.ta("barriers-title", &[("state", name.into())]),
            code,
            state: name.to_owned(),
            other_day: if is_now {
                String::new()
            } else {
                desk.ta("barriers-other-day", &[("day", desk.lang.date(on).into())])
            },
            may_add: desk.actor.may_add(),
            foot: ListFoot::new(&state_path(code), &desk.params(), String::new(), None),
            strip: strip::strip(desk.lang, code, &rows, on),
            more: if rows.len() > shown {
                desk.ta("positions-more", &[("n", SHOWN.into())])
            } else {
                String::new()
            },
            lines: rows
                .iter()
                .take(shown)
                .map(|row| Line::new(desk, code, row))
                .collect(),
        })
    }
}

/// All entries of a State up to the day that the address asks for, as a table for a file.
pub(super) fn whole_table(desk: &Desk, conn: &mut Conn, code: Iso3) -> Result<Table, AppError> {
    desk.facts(conn)?.state(code).ok_or(AppError::NotFound)?;
    let today = desk.today();
    let on = day_asked(&desk.params(), today);
    let most = i64::try_from(MAX_ROWS + 1).unwrap_or(i64::MAX);
    let rows = queries::of_state(conn, &desk.actor, code, until(on, today), most)?;
    let heads = [
        "barrier-raised_on",
        "barrier-kind",
        "barrier-detail",
        "barrier-said_by",
        "barrier-source",
        "barrier-marking",
    ];
    Ok(Table {
        caption: String::new(),
        columns: heads.iter().map(|key| Column::text(desk.t(key))).collect(),
        rows: rows.iter().map(|row| cells(desk, row)).collect(),
    })
}

fn cells(desk: &Desk, row: &Raised) -> Vec<Cell> {
    let source = if row.exchange.is_some() && row.source.is_empty() {
        desk.t("barriers-exchange")
    } else {
        row.source.clone()
    };
    vec![
        Cell::text(row.raised_on.to_string()),
        Cell::text(row.label(desk.lang)),
        Cell::text(&row.detail),
        Cell::text(&row.said_by),
        Cell::text(source),
        Cell::text(marking_label(desk, row.marking)),
    ]
}

fn marking_label(desk: &Desk, marking: Marking) -> String {
    desk.t(&format!("marking-{}", phrases::dashed(marking.as_str())))
}

impl Line {
    fn new(desk: &Desk, state: Iso3, row: &Raised) -> Self {
        let may_change = desk.actor.may_change(row.marking, row.team_id);
        Self {
            date: row.raised_on.to_string(),
            day: desk.lang.short_date(row.raised_on),
            label: row.label(desk.lang).to_owned(),
            offers: offers_path(state, &row.kind),
            detail: row.detail.clone(),
            said_by: row.said_by.clone(),
            source: row.source.clone(),
            exchange: row
                .exchange
                .map(|exchange| format!("/exchanges/{exchange}"))
                .unwrap_or_default(),
            access: access::path(RecordKind::Barriers, row.id),
            bin: if may_change {
                format!("/barriers/{}/bin", row.id)
            } else {
                String::new()
            },
            edit: if may_change {
                format!("/barriers/{}/edit", row.id)
            } else {
                String::new()
            },
            marking: marking_label(desk, row.marking),
            marking_classes: row.marking.classes(),
        }
    }
}

/// The form of a barrier noted by itself.
#[derive(Debug, Serialize)]
pub(super) struct NotePage {
    crumb: String,
    crumb_href: String,
    heading: String,
    intro: String,
    pub form: FormView,
}

impl Page for NotePage {
    const TEMPLATE: &'static str = "forms/page";
    const NAV: Nav = Nav::States;

    fn title(&self) -> String {
        self.heading.clone()
    }
}

impl NotePage {
    /// What a new entry begins with.
    pub(super) fn usual(desk: &Desk) -> Params {
        let allowed = markings(&desk.actor, None);
        Params::default()
            .with("raised_on", &desk.today().to_string())
            .with("marking", Marking::usual(&allowed))
    }

    pub(super) fn load(
        desk: &Desk,
        conn: &mut Conn,
        state: Iso3,
        values: &Params,
        errors: &FormErrors,
    ) -> Result<Self, AppError> {
        let (lang, facts) = (desk.lang, desk.facts(conn)?);
        let name = facts.state(state).ok_or(AppError::NotFound)?.name(lang);
        let kinds = queries::kinds(conn)?;
        let speakers = speakers_of(conn, &desk.actor, state, desk.today())?;
        let path = state_path(state);
        let form = FormBuilder::new(lang, "barrier", path.clone(), values, errors)
            .select("kind", Need::Required, kind_choices(lang, &kinds))
            .date("raised_on", Need::Required)
            .text_suggesting("said_by", Need::Optional, speakers)
            .textarea("detail", Need::Optional)
            .text("source", Need::Required)
            .radios(
                "marking",
                Need::Required,
                marking_choices(lang, &markings(&desk.actor, None)),
            )
            .cancel(path.clone())
            .build();
        Ok(Self {
            crumb: desk.ta("barriers-title", &[("state", name.into())]),
            crumb_href: path,
            heading: desk.t("barrier-new-title"),
            intro: desk.t("barrier-new-intro"),
            form,
        })
    }
}

impl NotePage {
    /// What the form of a barrier begins with.
    pub(super) fn saved(barrier: &Noted) -> Params {
        Params::default()
            .with("kind", &barrier.kind)
            .with("raised_on", &barrier.raised_on.to_string())
            .with("said_by", &barrier.said_by)
            .with("detail", &barrier.detail)
            .with("source", &barrier.source)
            .with("version", &barrier.version.to_string())
    }

    /// The form in which a barrier is corrected. When one of an exchange was raised, and who
    /// may read it, the exchange says.
    pub(super) fn correct(
        desk: &Desk,
        conn: &mut Conn,
        barrier: &Noted,
        values: &Params,
        errors: &FormErrors,
    ) -> Result<Self, AppError> {
        let (lang, facts) = (desk.lang, desk.facts(conn)?);
        let path = state_path(barrier.state);
        let action = format!("/barriers/{}", barrier.id);
        let form = FormBuilder::new(lang, "barrier", action, values, errors).select(
            "kind",
            Need::Required,
            kind_choices(lang, &queries::kinds(conn)?),
        );
        let form = if barrier.exchange.is_none() {
            form.date("raised_on", Need::Required)
        } else {
            form
        };
        let speakers = speakers_of(conn, &desk.actor, barrier.state, desk.today())?;
        let form = form
            .text_suggesting("said_by", Need::Optional, speakers)
            .textarea("detail", Need::Optional);
        let form = if barrier.exchange.is_none() {
            form.text("source", Need::Required)
        } else {
            form
        };
        let name = facts.name(barrier.state, lang);
        Ok(Self {
            crumb: desk.ta("barriers-title", &[("state", name.into())]),
            crumb_href: path.clone(),
            heading: desk.t("barrier-edit-title"),
            intro: if barrier.exchange.is_some() {
                desk.t("barrier-edit-of-exchange")
            } else {
                String::new()
            },
            form: form.cancel(path).build(),
        })
    }
}

fn kind_choices(lang: Lang, kinds: &[BarrierKind]) -> Vec<Choice> {
    let choice = |kind: &BarrierKind| {
        let label = format!("{}: {}", kind.family_label(lang), kind.label(lang));
        Choice::new(&kind.code, label)
    };
    kinds.iter().map(choice).collect()
}

/// What can be offered to a State for a kind of barrier.
#[derive(Debug, Serialize)]
pub(super) struct OffersPage {
    heading: String,
    help: String,
    code: Iso3,
    state: String,
    barriers_href: String,
    profile: String,
    profile_source: String,
    arguments: Vec<Offer>,
    tools: Vec<Offer>,
    peers: Vec<PeerLine>,
    families: Vec<Family>,
}

#[derive(Debug, Serialize)]
struct Offer {
    name: String,
    text: String,
    source: String,
}

/// A State that met the same and has deposited since.
#[derive(Debug, Serialize)]
struct PeerLine {
    href: String,
    name: String,
    when: String,
    text: String,
    source: String,
}

/// The kinds of one family, to go on to.
#[derive(Debug, Serialize)]
struct Family {
    label: String,
    kinds: Vec<KindLink>,
}

#[derive(Debug, Serialize)]
struct KindLink {
    href: String,
    label: String,
    current: bool,
}

impl Page for OffersPage {
    const TEMPLATE: &'static str = "exchanges/offers";
    const NAV: Nav = Nav::States;

    fn title(&self) -> String {
        format!("{} · {}", self.heading, self.state)
    }
}

impl OffersPage {
    pub(super) fn load(
        desk: &Desk,
        conn: &mut Conn,
        code: Iso3,
        kind: &str,
    ) -> Result<Self, AppError> {
        let lang = desk.lang;
        let facts = desk.facts(conn)?;
        let state = facts.state(code).ok_or(AppError::NotFound)?;
        let (heading, help) = queries::meaning(conn, kind, lang)?;
        let profile = profile(state);
        let offers = &facts.pack.offers;
        let answers = |barriers: &[String]| barriers.iter().any(|it| it == kind);
        let arguments = offers
            .arguments
            .iter()
            .filter(|it| answers(&it.barriers) && it.fits.admits(profile))
            .map(|it| Offer {
                name: String::new(),
                text: it.text.in_language(lang.as_str()).to_owned(),
                source: it.source.clone(),
            });
        let tools = offers
            .tools
            .iter()
            .filter(|it| answers(&it.barriers) && it.fits.admits(profile))
            .map(|it| Offer {
                name: it.name.in_language(lang.as_str()).to_owned(),
                text: it.help.in_language(lang.as_str()).to_owned(),
                source: it.source.clone(),
            });
        Ok(Self {
            heading,
            help,
            code,
            state: state.name(lang).to_owned(),
            barriers_href: state_path(code),
            profile: desk.t(profile_text(state, profile)),
            profile_source: state
                .holdings
                .as_ref()
                .map(|holdings| holdings.source.clone())
                .unwrap_or_default(),
            arguments: arguments.collect(),
            tools: tools.collect(),
            peers: peers(desk, conn, &facts, code, kind)?,
            families: families(lang, code, kind, &queries::kinds(conn)?),
        })
    }
}

fn profile(state: &StateFacts) -> Profile {
    state.holdings.as_ref().map_or(
        Profile {
            contaminated: None,
            stockpile: None,
        },
        crate::states::Holdings::profile,
    )
}

/// Which tools are offered, and why.
fn profile_text(state: &StateFacts, profile: Profile) -> &'static str {
    match (state.holdings.is_some(), profile) {
        (false, _) => "offers-profile-unknown",
        (true, profile) if profile.is_neither() => "offers-profile-neither",
        (true, profile) => match (profile.contaminated, profile.stockpile) {
            (Some(true), Some(true)) => "offers-profile-both",
            (Some(true), _) => "offers-profile-contaminated",
            (_, Some(true)) => "offers-profile-stockpile",
            _ => "offers-profile-unknown",
        },
    }
}

/// The States that met the same and have deposited since: those of which it was published,
/// then those of which the reader may know it from the records.
fn peers(
    desk: &Desk,
    conn: &mut Conn,
    facts: &Facts,
    code: Iso3,
    kind: &str,
) -> Result<Vec<PeerLine>, AppError> {
    let (lang, today) = (desk.lang, desk.today());
    let mut found = Vec::new();
    let published = |peer: &&Peer| peer.barrier == kind && peer.state != code;
    for peer in facts.pack.offers.peers.iter().filter(published) {
        let since = peer.since.earliest();
        if let Some(deposited) = overcame(facts, peer.state, since, today) {
            found.push(PeerLine {
                text: peer.text.in_language(lang.as_str()).to_owned(),
                source: peer.source.clone(),
                ..PeerLine::new(desk, facts, peer.state, deposited)
            });
        }
    }
    let raised = queries::first_raised(conn, &desk.actor, kind, until(today, today))?;
    let mut known: Vec<_> = raised
        .into_iter()
        .filter(|(state, _)| *state != code)
        .filter_map(|(state, since)| {
            let deposited = overcame(facts, state, since, today)?;
            Some((deposited, state, since))
        })
        .collect();
    known.sort_unstable_by(|a, b| b.cmp(a));
    found.extend(known.into_iter().map(|(deposited, state, since)| {
        let noted = desk.ta("offers-peer-noted", &[("day", lang.date(since).into())]);
        PeerLine {
            text: noted,
            ..PeerLine::new(desk, facts, state, deposited)
        }
    }));
    found.truncate(PEERS);
    Ok(found)
}

/// The day on which a State deposited, if that was after `since`.
fn overcame(facts: &Facts, state: Iso3, since: NaiveDate, on: NaiveDate) -> Option<NaiveDate> {
    facts
        .deposited_on(state, on)
        .filter(|deposited| *deposited > since)
}

impl PeerLine {
    fn new(desk: &Desk, facts: &Facts, state: Iso3, deposited: NaiveDate) -> Self {
        Self {
            href: format!("/states/{state}"),
            name: facts.name(state, desk.lang).to_owned(),
            when: desk.ta(
                "offers-peer-deposited",
                &[("day", desk.lang.date(deposited).into())],
            ),
            text: String::new(),
            source: String::new(),
        }
    }
}

fn families(lang: Lang, code: Iso3, kind: &str, kinds: &[BarrierKind]) -> Vec<Family> {
    let mut families: Vec<Family> = Vec::new();
    for it in kinds {
        let label = it.family_label(lang);
        let link = KindLink {
            href: offers_path(code, &it.code),
            label: it.label(lang).to_owned(),
            current: it.code == kind,
        };
        match families.iter_mut().find(|family| family.label == label) {
            Some(family) => family.kinds.push(link),
            None => families.push(Family {
                label,
                kinds: vec![link],
            }),
        }
    }
    families
}

/// What has been entered up to a day; east of Greenwich it may be tomorrow.
fn until(on: NaiveDate, today: NaiveDate) -> NaiveDate {
    if on >= today {
        today + TimeDelta::days(1)
    } else {
        on
    }
}
