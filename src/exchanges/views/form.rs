//! The form of an exchange: a new one, or one to be changed.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;

use super::super::commitments::{self, Row, owner_choices};
use super::super::model::{BarrierKind, Direction, Exchange, ExchangeKind};
use super::super::sources::{Sources, marking_choices};
use super::super::zones;
use crate::auth::Marking;
use crate::events::Event;
use crate::i18n::Lang;
use crate::web::forms::{Choice, Field, FormBuilder, FormErrors, FormView, Need, choices_of};
use crate::web::{Desk, Nav, Page, Params};

/// What a form shows: what was typed or is saved, the people picked, what is wrong.
pub(in crate::exchanges) struct Typed<'a> {
    pub data: &'a Params,
    pub people: Vec<Choice>,
    pub errors: &'a FormErrors,
    /// Rows of commitments beyond those typed.
    pub more_rows: usize,
}

/// The form of an exchange.
#[derive(Debug, Serialize)]
pub(in crate::exchanges) struct FormPage {
    heading: String,
    intro: String,
    new: bool,
    crumb: String,
    crumb_href: String,
    form: FormView,
    /// The fields by their names.
    f: BTreeMap<String, Field>,
    barriers: Vec<BarrierGroup>,
    rows: Vec<CommitmentRow>,
    mail: Option<BroughtMail>,
}

/// The mail that the draft was made from.
#[derive(Debug, Serialize)]
struct BroughtMail {
    sha256: String,
    name: String,
    keep: bool,
    error: String,
}

/// Barriers under one heading.
#[derive(Debug, Serialize)]
pub(in crate::exchanges) struct BarrierGroup {
    label: String,
    options: Vec<Choice>,
}

#[derive(Debug, Serialize)]
struct CommitmentRow {
    number: usize,
    promise: String,
    owners: Vec<Choice>,
    due_on: String,
    promise_error: String,
    owner_error: String,
    due_on_error: String,
}

impl Page for FormPage {
    const TEMPLATE: &'static str = "exchanges/form";
    const NAV: Nav = Nav::Exchanges;

    fn title(&self) -> String {
        self.heading.clone()
    }
}

impl FormPage {
    /// The form of a new exchange.
    pub(in crate::exchanges) fn new_exchange(
        desk: &Desk,
        sources: &Sources,
        typed: Typed<'_>,
    ) -> Self {
        let lang = desk.lang;
        let rows = rows(desk, sources, &typed);
        let barriers = BarrierGroup::all(lang, &sources.barriers, typed.data.get("barrier"));
        let mail = BroughtMail::of(desk, &typed);
        let form = builder(desk, sources, &typed, "/exchanges".to_owned())
            .text("barrier", Need::Optional)
            .text("barrier_said_by", Need::Optional)
            .text("barrier_detail", Need::Optional)
            .cancel("/exchanges")
            .build();
        let mut page = Self::of(desk, form);
        page.heading = lang.text("exchange-new-title");
        page.intro = lang.text("exchange-new-intro");
        page.new = true;
        page.barriers = barriers;
        page.rows = rows;
        page.mail = mail;
        page
    }

    /// The form of an exchange to be changed.
    pub(in crate::exchanges) fn change(
        desk: &Desk,
        sources: &Sources,
        exchange: &Exchange,
        typed: Typed<'_>,
    ) -> Self {
        let form = Self::change_view(desk, sources, exchange, typed);
        let mut page = Self::of(desk, form);
        page.heading = desk.t("exchange-edit-title");
        page.crumb = desk.ta(
            "exchange-title",
            &[
                ("kind", exchange.kind.label(desk.lang).into()),
                (
                    "state",
                    sources
                        .facts
                        .name(exchange.state, desk.lang)
                        .to_owned()
                        .into(),
                ),
            ],
        );
        page.crumb_href = format!("/exchanges/{}", exchange.id);
        page
    }

    /// The same as a plain form: one of the two versions of a stale edit.
    pub(in crate::exchanges) fn change_view(
        desk: &Desk,
        sources: &Sources,
        exchange: &Exchange,
        typed: Typed<'_>,
    ) -> FormView {
        let path = format!("/exchanges/{}", exchange.id);
        builder(desk, sources, &typed, path.clone())
            .marking_reason()
            .cancel(path)
            .build()
    }

    /// What a form of a new exchange begins with: what the address names, today, Geneva;
    /// at an event, its days and its place.
    pub(in crate::exchanges) fn start(
        desk: &Desk,
        sources: &Sources,
        event: Option<&Event>,
    ) -> Params {
        let asked = desk.params();
        let today = desk.today();
        let kind = asked.value("kind").unwrap_or(ExchangeKind::Bilateral);
        let mut start = Params::default()
            .with("state", asked.get("state"))
            .with("activity", asked.get("activity"))
            .with("kind", kind.as_str())
            .with("held_on", &today.to_string())
            .with("zone", zones::USUAL.name())
            .with("marking", Marking::usual(&sources.markings));
        if let Some(event) = event {
            let day = today.clamp(event.starts_on, event.ends_on).min(today);
            start = start
                .with("event", &event.id.to_string())
                .with("held_on", &day.to_string())
                .with("place", &event.place)
                .with("zone", &event.zone)
                .with("kind", ExchangeKind::Margin.as_str());
            if let Some(activity) = event.activity_id {
                start = start.with("activity", &activity.to_string());
            }
        }
        start
    }

    /// What a form of a saved exchange begins with.
    pub(in crate::exchanges) fn saved(exchange: &Exchange) -> Params {
        let day = |day: Option<NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
        let id = |id: Option<i64>| id.map(|id| id.to_string()).unwrap_or_default();
        [
            ("version", exchange.version.to_string()),
            ("state", exchange.state.to_string()),
            ("kind", exchange.kind.to_string()),
            (
                "direction",
                exchange
                    .direction
                    .map(|direction| direction.to_string())
                    .unwrap_or_default(),
            ),
            ("reference", exchange.reference.clone()),
            ("held_on", exchange.held_on.to_string()),
            ("summary", exchange.summary.clone()),
            ("activity", id(exchange.activity_id.map(|id| id.0))),
            ("event", id(exchange.event_id.map(|id| id.0))),
            ("follow_up_on", day(exchange.follow_up_on)),
            ("place", exchange.place.clone()),
            ("held_at", exchange.held_at.clone().unwrap_or_default()),
            ("zone", exchange.zone.clone()),
            ("spoke_for_us", exchange.spoke_for_us.clone()),
            ("marking", exchange.marking.to_string()),
        ]
        .into_iter()
        .map(|(name, value)| (name.to_owned(), value))
        .collect()
    }

    fn of(desk: &Desk, mut form: FormView) -> Self {
        let fields = std::mem::take(&mut form.groups)
            .into_iter()
            .flat_map(|group| group.fields);
        let f = fields.map(|field| (field.name.clone(), field)).collect();
        label_rows(desk.lang, &mut form);
        Self {
            heading: String::new(),
            intro: String::new(),
            new: false,
            crumb: desk.t("exchanges-title"),
            crumb_href: "/exchanges".to_owned(),
            form,
            f,
            barriers: Vec::new(),
            rows: Vec::new(),
            mail: None,
        }
    }
}

impl BroughtMail {
    fn of(desk: &Desk, typed: &Typed<'_>) -> Option<Self> {
        let sha256 = typed.data.get("mail");
        let error = typed.errors.0.iter().find(|it| it.field == "keep_mail");
        (!sha256.is_empty()).then(|| Self {
            sha256: sha256.to_owned(),
            name: typed.data.get("mail_name").to_owned(),
            keep: !typed.data.get("keep_mail").is_empty(),
            error: error
                .map(|error| desk.ta(error.key, &error.args))
                .unwrap_or_default(),
        })
    }
}

impl BarrierGroup {
    /// The taxonomy as choices under its headings.
    pub(in crate::exchanges) fn all(lang: Lang, kinds: &[BarrierKind], chosen: &str) -> Vec<Self> {
        let mut groups: Vec<Self> = Vec::new();
        let mut family = None;
        for kind in kinds {
            if family != Some(&kind.family) {
                family = Some(&kind.family);
                groups.push(Self {
                    label: kind.family_label(lang),
                    options: Vec::new(),
                });
            }
            if let Some(group) = groups.last_mut() {
                group.options.push(Choice {
                    selected: kind.code == chosen,
                    ..Choice::new(kind.code.as_str(), kind.label(lang))
                });
            }
        }
        groups
    }
}

/// The fields that a new and a changed exchange have in common.
fn builder<'a>(
    desk: &Desk,
    sources: &Sources,
    typed: &Typed<'a>,
    action: String,
) -> FormBuilder<'a> {
    let lang = desk.lang;
    FormBuilder::new(lang, "exchange", action, typed.data, typed.errors)
        .typeahead("state", Need::Required, sources.states(lang))
        .select(
            "kind",
            Need::Required,
            choices_of(lang, "exchange-kind", ExchangeKind::ALL),
        )
        .date("held_on", Need::Required)
        .select(
            "direction",
            Need::Optional,
            choices_of(lang, "exchange-direction", Direction::ALL),
        )
        .text("reference", Need::Optional)
        .picked("people", "/people/find?q=", "state", typed.people.clone())
        .textarea("summary", Need::Required)
        .select("activity", Need::Optional, sources.activities.clone())
        .date("follow_up_on", Need::Optional)
        .typeahead("event", Need::Optional, sources.events.clone())
        .text("place", Need::Optional)
        .time("held_at", Need::Optional)
        .typeahead(
            "zone",
            Need::Required,
            zones::choices(typed.data.get("zone")),
        )
        .text("spoke_for_us", Need::Optional)
        .radios(
            "marking",
            Need::Required,
            marking_choices(lang, &sources.markings),
        )
}

fn rows(desk: &Desk, sources: &Sources, typed: &Typed<'_>) -> Vec<CommitmentRow> {
    let mut rows = commitments::rows(typed.data);
    let more = if rows.is_empty() { 1 } else { typed.more_rows };
    rows.extend(std::iter::repeat_with(Row::default).take(more));
    let owners = owner_choices(desk.lang, &sources.teams);
    let error = |name: &str, number: usize| {
        let field = format!("commitment_{name}-{number}");
        let found = typed.errors.0.iter().find(|error| error.field == field);
        found
            .map(|error| desk.ta(error.key, &error.args))
            .unwrap_or_default()
    };
    (1..)
        .zip(rows)
        .map(|(number, row)| CommitmentRow {
            number,
            owners: owners
                .iter()
                .cloned()
                .map(|choice| Choice {
                    selected: choice.value == row.owner,
                    ..choice
                })
                .collect(),
            promise: row.promise,
            due_on: row.due_on,
            promise_error: error("promise", number),
            owner_error: error("owner", number),
            due_on_error: error("due_on", number),
        })
        .collect()
}

/// Says in the summary of errors which row of the commitments is meant.
fn label_rows(lang: Lang, form: &mut FormView) {
    for link in &mut form.errors {
        let Some((field, number)) = link
            .href
            .strip_prefix("#f-commitment_")
            .and_then(|rest| rest.rsplit_once('-'))
        else {
            continue;
        };
        let label = lang.text(&format!("commitment-{field}"));
        let label = lang.text_with(
            "exchange-commitment-row",
            &[("n", number.to_owned().into()), ("field", label.into())],
        );
        link.text = format!("{label}: {}", link.text);
    }
}
