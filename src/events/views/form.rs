//! The form of an event.

use serde::Serialize;

use super::super::model::{Event, EventKind, Interpreted};
use crate::auth::Marking;
use crate::db::Conn;
use crate::error::AppError;
use crate::exchanges::{sources, zones};
use crate::web::forms::{Choice, FormBuilder, FormErrors, FormView, Need, choices_of};
use crate::web::{Desk, Nav, Page, Params};

/// What the form of an event chooses from.
pub(in crate::events) struct Sources {
    pub activities: Vec<Choice>,
    pub meetings: Vec<Choice>,
    pub markings: Vec<Marking>,
}

impl Sources {
    /// For a new event, or for `kept` to be changed.
    pub(in crate::events) fn load(
        desk: &Desk,
        conn: &mut Conn,
        kept: Option<&Event>,
    ) -> Result<Self, AppError> {
        let mut activities = sources::activities(desk, conn)?;
        if let Some(kept) = kept
            && let Some(activity) = kept.activity_id
            && !activities
                .iter()
                .any(|choice| choice.value == activity.to_string())
        {
            let named = super::super::queries::named(conn, &desk.actor, kept.id)?;
            activities.push(Choice::new(activity.to_string(), named.activity(desk.lang)));
        }
        let facts = desk.facts(conn)?;
        let meetings = facts.meetings.iter().rev();
        let meetings = meetings.map(|it| Choice::new(it.code.as_str(), it.name(desk.lang)));
        Ok(Self {
            activities,
            meetings: meetings.collect(),
            markings: sources::markings(&desk.actor, kept.map(|kept| (kept.marking, kept.team_id))),
        })
    }
}

/// The form of an event.
#[derive(Debug, Serialize)]
pub(in crate::events) struct FormPage {
    crumb: String,
    crumb_href: String,
    heading: String,
    intro: String,
    form: FormView,
}

impl Page for FormPage {
    const TEMPLATE: &'static str = "forms/page";
    const NAV: Nav = Nav::Events;

    fn title(&self) -> String {
        self.heading.clone()
    }
}

impl FormPage {
    /// A new event.
    pub(in crate::events) fn create(
        desk: &Desk,
        sources: &Sources,
        data: &Params,
        errors: &FormErrors,
    ) -> Self {
        Self {
            crumb: desk.t("events-title"),
            crumb_href: "/events".to_owned(),
            heading: desk.t("event-new-title"),
            intro: desk.t("event-new-intro"),
            form: fields(desk, sources, "/events".to_owned(), data, errors).build(),
        }
    }

    /// An event to be changed.
    pub(in crate::events) fn change(
        desk: &Desk,
        sources: &Sources,
        event: &Event,
        data: &Params,
        errors: &FormErrors,
    ) -> Self {
        Self {
            crumb: event.title.clone(),
            crumb_href: format!("/events/{}", event.id),
            heading: desk.t("event-edit-title"),
            intro: String::new(),
            form: Self::change_view(desk, sources, event, data, errors),
        }
    }

    /// The same as a plain form: one of the two versions of a stale edit.
    pub(in crate::events) fn change_view(
        desk: &Desk,
        sources: &Sources,
        event: &Event,
        data: &Params,
        errors: &FormErrors,
    ) -> FormView {
        fields(desk, sources, format!("/events/{}", event.id), data, errors)
            .marking_reason()
            .build()
    }

    /// What the form of a new event begins with.
    pub(in crate::events) fn start(sources: &Sources) -> Params {
        Params::default()
            .with("kind", EventKind::RegionalWorkshop.as_str())
            .with("zone", zones::USUAL.name())
            .with("marking", Marking::usual(&sources.markings))
    }

    /// What the form of a saved event begins with.
    pub(in crate::events) fn saved(event: &Event) -> Params {
        let activity = event.activity_id.map(|id| id.to_string());
        Params::default()
            .with("version", &event.version.to_string())
            .with("kind", event.kind.as_str())
            .with("title", &event.title)
            .with("starts_on", &event.starts_on.to_string())
            .with("ends_on", &event.ends_on.to_string())
            .with("opens_at", event.opens_at.as_deref().unwrap_or_default())
            .with("closes_at", event.closes_at.as_deref().unwrap_or_default())
            .with("place", &event.place)
            .with("zone", &event.zone)
            .with("organizer", &event.organizer)
            .with("description", &event.description)
            .with("activity", &activity.unwrap_or_default())
            .with("series", &event.series)
            .with("meeting", &event.meeting)
            .with_all("languages", event.languages.split_whitespace())
            .with("outcome", &event.outcome)
            .with("marking", event.marking.as_str())
    }
}

fn fields<'a>(
    desk: &Desk,
    sources: &Sources,
    action: String,
    data: &'a Params,
    errors: &'a FormErrors,
) -> FormBuilder<'a> {
    let lang = desk.lang;
    FormBuilder::new(lang, "event", action.clone(), data, errors)
        .text("title", Need::Required)
        .select(
            "kind",
            Need::Required,
            choices_of(lang, "event-kind", EventKind::ALL),
        )
        .date("starts_on", Need::Required)
        .date("ends_on", Need::Optional)
        .time("opens_at", Need::Optional)
        .time("closes_at", Need::Optional)
        .text("place", Need::Optional)
        .typeahead("zone", Need::Required, zones::choices(data.get("zone")))
        .text("organizer", Need::Optional)
        .textarea("description", Need::Optional)
        .select("activity", Need::Optional, sources.activities.clone())
        .text("series", Need::Optional)
        .select("meeting", Need::Optional, sources.meetings.clone())
        .checkboxes(
            "languages",
            choices_of(lang, "event-language", Interpreted::ALL),
        )
        .textarea("outcome", Need::Optional)
        .radios(
            "marking",
            Need::Required,
            sources::marking_choices(lang, &sources.markings),
        )
        .cancel(action)
}
