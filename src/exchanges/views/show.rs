//! The page of one exchange.

use serde::Serialize;

use super::super::commitments::{self, Line};
use super::super::model::{BarrierLine, Exchange};
use super::super::queries::{self, Named};
use super::super::{barriers, zones};
use super::form::BarrierGroup;
use crate::access;
use crate::attachments::{Home, Section};
use crate::auth::{RecordKind, TeamId, team_names};
use crate::contacts::PersonId;
use crate::contacts::queries::people_named;
use crate::db::Conn;
use crate::error::AppError;
use crate::events;
use crate::web::forms::{ErrorLink, FormErrors};
use crate::web::{Desk, Nav, Page, Params};

/// An exchange with what came out of it.
#[derive(Debug, Serialize)]
pub(in crate::exchanges) struct ShowPage {
    heading: String,
    path: String,
    access: String,
    add_commitment: String,
    state: String,
    state_href: String,
    kind: String,
    direction: String,
    reference: String,
    day: String,
    day_iso: String,
    when_where: String,
    marking: String,
    marking_class: &'static str,
    summary: String,
    people: Vec<Person>,
    spoke_for_us: String,
    activity: String,
    activity_href: String,
    event: String,
    event_href: String,
    follow_up: String,
    follow_up_iso: String,
    follow_up_due: bool,
    logged: String,
    changed: String,
    commitments: Vec<Line>,
    barriers: Vec<Barrier>,
    barrier_form: Option<BarrierForm>,
    attachments: Option<Section>,
    may_change: bool,
    in_bin: String,
}

#[derive(Debug, Serialize)]
struct Person {
    name: String,
    office: String,
    href: String,
}

#[derive(Debug, Serialize)]
struct Barrier {
    label: String,
    said_by: String,
    detail: String,
    edit: String,
    bin: String,
    access: String,
}

/// The small form that adds a barrier.
#[derive(Debug, Serialize)]
struct BarrierForm {
    groups: Vec<BarrierGroup>,
    said_by: String,
    detail: String,
    error: String,
    errors: Vec<ErrorLink>,
}

impl Page for ShowPage {
    const TEMPLATE: &'static str = "exchanges/show";
    const NAV: Nav = Nav::Exchanges;

    fn title(&self) -> String {
        self.heading.clone()
    }

    fn about(&self) -> Params {
        Params::default().with("state", self.state_href.trim_start_matches("/states/"))
    }
}

impl ShowPage {
    /// The page of an exchange the actor may read; `typed` and `errors` are of its form
    /// for a barrier.
    pub(in crate::exchanges) fn load(
        desk: &Desk,
        conn: &mut Conn,
        exchange: &Exchange,
        typed: &Params,
        errors: &FormErrors,
    ) -> Result<Self, AppError> {
        let actor = &desk.actor;
        let facts = desk.facts(conn)?;
        let named = queries::named(conn, actor, exchange.id)?;
        let people = queries::people_ids(conn, exchange.id)?;
        let people = people_named(conn, actor, &people)?;
        let event = match exchange.event_id {
            Some(event) => events::queries::title(conn, actor, event)?,
            None => None,
        };
        let promised = commitments::queries::of_exchange(conn, actor, exchange.id)?;
        let raised = barriers::queries::of_exchange(conn, actor, exchange.id)?;
        let teams = team_names(conn)?;
        let may_change = actor.may_change(exchange.marking, exchange.team_id);
        let open = may_change && exchange.deleted_at.is_none();
        let barrier_form = if open {
            Some(BarrierForm::load(desk, conn, typed, errors)?)
        } else {
            None
        };
        let state = facts.name(exchange.state, desk.lang).to_owned();
        let page = Self::of(desk, exchange, &named, state);
        Ok(Self {
            people: people.into_iter().map(Person::new).collect(),
            event_href: event
                .as_ref()
                .and(exchange.event_id)
                .map(|id| format!("/events/{id}"))
                .unwrap_or_default(),
            event: event.unwrap_or_default(),
            commitments: lines(desk, &facts, &teams, &promised),
            barriers: raised.iter().map(|line| Barrier::new(desk, line)).collect(),
            barrier_form,
            attachments: Some(Section::load(
                desk,
                conn,
                Home::Exchange(exchange.id),
                open,
            )?),
            may_change,
            ..page
        })
    }

    #[expect(
        clippy::too_many_lines,
        reason = "a line for each of the page's fields"
    )]
    fn of(desk: &Desk, exchange: &Exchange, named: &Named, state: String) -> Self {
        let lang = desk.lang;
        let kind = exchange.kind.label(lang);
        let follow_up = exchange.follow_up_on;
        let word = exchange.marking.as_str().replace('_', "-");
        let author = named.author.clone().unwrap_or_default();
        let by = [author.as_str(), named.team.as_str()];
        let by = by
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(", ");
        let activity = exchange.activity_id;
        let changed = if exchange.version > 1 {
            lang.date(exchange.updated_at.date())
        } else {
            String::new()
        };
        Self {
            heading: lang.text_with(
                "exchange-title",
                &[
                    ("kind", kind.clone().into()),
                    ("state", state.clone().into()),
                ],
            ),
            path: format!("/exchanges/{}", exchange.id),
            access: access::path(RecordKind::Exchanges, exchange.id),
            add_commitment: format!("/commitments/new?exchange={}", exchange.id),
            state_href: format!("/states/{}", exchange.state),
            state,
            kind,
            direction: exchange
                .direction
                .map(|direction| lang.text(&format!("exchange-direction-{direction}")))
                .unwrap_or_default(),
            reference: exchange.reference.clone(),
            day: lang.date(exchange.held_on),
            day_iso: exchange.held_on.to_string(),
            when_where: when_where(desk, exchange),
            marking: lang.text(&format!("marking-{word}")),
            marking_class: exchange.marking.classes(),
            summary: exchange.summary.clone(),
            people: Vec::new(),
            spoke_for_us: exchange.spoke_for_us.clone(),
            activity: named.activity(lang),
            activity_href: activity
                .map(|id| format!("/exchanges?activity={id}"))
                .unwrap_or_default(),
            event: String::new(),
            event_href: String::new(),
            follow_up: follow_up.map(|day| lang.date(day)).unwrap_or_default(),
            follow_up_iso: follow_up.map(|day| day.to_string()).unwrap_or_default(),
            follow_up_due: follow_up.is_some_and(|day| day <= desk.today()),
            logged: lang.text_with(
                "exchange-logged",
                &[
                    ("by", by.into()),
                    ("day", lang.date(exchange.created_at.date()).into()),
                ],
            ),
            changed,
            commitments: Vec::new(),
            barriers: Vec::new(),
            barrier_form: None,
            attachments: None,
            may_change: false,
            in_bin: exchange
                .deleted_at
                .map(|at| lang.date(at.date()))
                .unwrap_or_default(),
        }
    }
}

impl Person {
    fn new((id, name, office): (PersonId, String, String)) -> Self {
        Self {
            name,
            office,
            href: format!("/contacts/{id}"),
        }
    }
}

impl Barrier {
    fn new(desk: &Desk, line: &BarrierLine) -> Self {
        let (en, fr, es) = &line.labels;
        Self {
            label: desk.lang.pick(en, fr, es).to_owned(),
            said_by: line.said_by.clone(),
            detail: line.detail.clone(),
            edit: format!("/barriers/{}/edit", line.id),
            bin: format!("/barriers/{}/bin", line.id),
            access: access::path(RecordKind::Barriers, line.id),
        }
    }
}

impl BarrierForm {
    fn load(
        desk: &Desk,
        conn: &mut Conn,
        typed: &Params,
        errors: &FormErrors,
    ) -> Result<Self, AppError> {
        let kinds = barriers::queries::kinds(conn)?;
        let error = errors.0.first();
        let error = error
            .map(|error| desk.ta(error.key, &error.args))
            .unwrap_or_default();
        let link = ErrorLink {
            href: "#f-barrier".to_owned(),
            text: format!("{}: {error}", desk.t("exchange-barrier")),
        };
        Ok(Self {
            groups: BarrierGroup::all(desk.lang, &kinds, typed.get("barrier")),
            said_by: typed.get("barrier_said_by").to_owned(),
            detail: typed.get("barrier_detail").to_owned(),
            errors: if error.is_empty() {
                Vec::new()
            } else {
                vec![link]
            },
            error,
        })
    }
}

/// "at 14:30 in Geneva (Europe/Zurich)", as far as it is known.
fn when_where(desk: &Desk, exchange: &Exchange) -> String {
    let zone = zones::readable(&exchange.zone);
    let time = exchange.held_at.as_ref().map(|time| {
        desk.ta(
            "exchange-at",
            &[("time", time.as_str().into()), ("zone", zone.into())],
        )
    });
    let place = (!exchange.place.is_empty()).then(|| exchange.place.clone());
    [time, place]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" · ")
}

fn lines(
    desk: &Desk,
    facts: &crate::states::Facts,
    teams: &[(TeamId, String)],
    promised: &[commitments::Commitment],
) -> Vec<Line> {
    promised
        .iter()
        .map(|commitment| Line::new(desk, facts, teams, commitment))
        .collect()
}
