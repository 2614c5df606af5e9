//! The page of one event: what it is, who was invited, who came, what was said there.

use std::collections::BTreeSet;

use serde::Serialize;

use super::super::forms::field;
use super::super::model::{Attendance, Event, Guest, Turnout};
use super::super::queries;
use crate::access;
use crate::attachments::{Home, Section};
use crate::auth::RecordKind;
use crate::db::Conn;
use crate::error::AppError;
use crate::exchanges::{self, ExchangeLine, zones};
use crate::i18n::{Lang, sort_key};
use crate::states::Facts;
use crate::web::forms::{Choice, Field, FieldGroup, FormBuilder, FormErrors, FormView, choices_of};
use crate::web::{Desk, Nav, Page, Params};

/// How many exchanges the page lists; the log has the others.
const EXCHANGES: i64 = 20;

/// What was typed into the forms of the page, the people picked, what is wrong.
#[derive(Default)]
pub(in crate::events) struct Typed {
    pub data: Params,
    pub people: Vec<Choice>,
    pub errors: FormErrors,
}

/// An event.
#[derive(Debug, Serialize)]
pub(in crate::events) struct ShowPage {
    heading: String,
    path: String,
    kind: String,
    days: String,
    place: String,
    zone: String,
    organizer: String,
    description: String,
    activity: String,
    activity_href: String,
    entered: String,
    access: String,
    marking: String,
    marking_class: &'static str,
    in_bin: String,
    may_change: bool,
    may_add: bool,
    version: i32,
    turnout: Turned,
    guests: Vec<GuestLine>,
    invite: Option<FormView>,
    errors: FormView,
    attachments: Option<Section>,
    exchanges: Vec<Said>,
    exchanges_href: String,
    log_href: String,
}

#[derive(Debug, Serialize)]
struct Turned {
    invited: String,
    confirmed: String,
    came: String,
    states_invited: String,
    states_came: String,
}

#[derive(Debug, Serialize)]
struct GuestLine {
    id: String,
    state: String,
    state_href: String,
    name: String,
    name_href: String,
    attendance: String,
    choices: Vec<Choice>,
    note: String,
    note_error: String,
    label: String,
}

#[derive(Debug, Serialize)]
struct Said {
    href: String,
    iso: String,
    day: String,
    kind: String,
    state: String,
    summary: String,
    marking: String,
    marking_class: &'static str,
}

impl Page for ShowPage {
    const TEMPLATE: &'static str = "events/show";
    const NAV: Nav = Nav::Events;

    fn title(&self) -> String {
        self.heading.clone()
    }

    fn about(&self) -> Params {
        Params::default().with("event", self.path.trim_start_matches("/events/"))
    }
}

impl ShowPage {
    /// The page of an event the actor may read.
    pub(in crate::events) fn load(
        desk: &Desk,
        conn: &mut Conn,
        event: &Event,
        typed: &Typed,
    ) -> Result<Self, AppError> {
        let actor = &desk.actor;
        let facts = desk.facts(conn)?;
        let named = queries::named(conn, actor, event.id)?;
        let guests = queries::guests(conn, actor, event.id)?;
        let filter = exchanges::Filter::event(event.id);
        let said = exchanges::queries::lines(conn, actor, &filter, None, EXCHANGES)?;
        let open = actor.may_change(event.marking, event.team_id) && event.deleted_at.is_none();
        let by = [named.author.clone().unwrap_or_default(), named.team.clone()];
        let by: Vec<_> = by.into_iter().filter(|part| !part.is_empty()).collect();
        let page = Self::of(desk, event);
        Ok(Self {
            activity: named.activity(desk.lang),
            entered: desk.ta(
                "event-entered",
                &[
                    ("by", by.join(", ").into()),
                    ("day", desk.lang.date(event.created_at.date()).into()),
                ],
            ),
            turnout: Turned::of(desk, &guests),
            guests: lines(desk, &facts, &guests, typed),
            invite: open.then(|| invite(desk, &facts, event, typed)),
            errors: guests_view(desk, &facts, event, &guests, typed),
            attachments: Some(Section::load(desk, conn, Home::Event(event.id), open)?),
            exchanges: said
                .iter()
                .map(|line| Said::new(desk, &facts, line))
                .collect(),
            ..page
        })
    }

    fn of(desk: &Desk, event: &Event) -> Self {
        let lang = desk.lang;
        let word = event.marking.as_str().replace('_', "-");
        let activity = event.activity_id;
        Self {
            heading: event.title.clone(),
            path: format!("/events/{}", event.id),
            kind: event.kind.label(lang),
            days: event.days_and_hours(lang),
            place: event.place.clone(),
            zone: zones::readable(&event.zone),
            organizer: event.organizer.clone(),
            description: event.description.clone(),
            activity: String::new(),
            activity_href: activity
                .map(|id| format!("/events?when=past&activity={id}"))
                .unwrap_or_default(),
            entered: String::new(),
            access: access::path(RecordKind::Events, event.id),
            marking: lang.text(&format!("marking-{word}")),
            marking_class: event.marking.classes(),
            in_bin: event
                .deleted_at
                .map(|at| lang.date(at.date()))
                .unwrap_or_default(),
            may_change: desk.actor.may_change(event.marking, event.team_id),
            may_add: desk.actor.may_add(),
            version: event.version,
            turnout: Turned::of(desk, &[]),
            guests: Vec::new(),
            invite: None,
            errors: empty_view(String::new(), 0),
            attachments: None,
            exchanges: Vec::new(),
            exchanges_href: format!("/exchanges?event={}", event.id),
            log_href: format!("/exchanges/new?event={}", event.id),
        }
    }
}

impl Turned {
    fn of(desk: &Desk, guests: &[Guest]) -> Self {
        let mut turnout = Turnout::default();
        let mut invited = BTreeSet::new();
        let mut came = BTreeSet::new();
        for guest in guests {
            turnout.add(guest.attendance, 1);
            invited.insert(guest.state);
            if guest.attendance == Attendance::Attended {
                came.insert(guest.state);
            }
        }
        let states = |number: usize| desk.ta("event-states", &[("n", number.into())]);
        Self {
            invited: desk.lang.number(turnout.invited),
            confirmed: desk.lang.number(turnout.confirmed),
            came: desk.lang.number(turnout.came),
            states_invited: states(invited.len()),
            states_came: states(came.len()),
        }
    }
}

impl Said {
    fn new(desk: &Desk, facts: &Facts, line: &ExchangeLine) -> Self {
        let word = line.marking.as_str().replace('_', "-");
        Self {
            href: format!("/exchanges/{}", line.id),
            iso: line.held_on.to_string(),
            day: desk.lang.short_date(line.held_on),
            kind: line.kind.label(desk.lang),
            state: facts.name(line.state, desk.lang).to_owned(),
            summary: exchanges::shortened(&line.summary, 160),
            marking: desk.t(&format!("marking-{word}")),
            marking_class: line.marking.classes(),
        }
    }
}

/// The guests as a plain form: its errors, and one of the two versions of a stale edit.
pub(in crate::events) fn guests_view(
    desk: &Desk,
    facts: &Facts,
    event: &Event,
    guests: &[Guest],
    typed: &Typed,
) -> FormView {
    let lang = desk.lang;
    let mut view = empty_view(format!("/events/{}/guests", event.id), event.version);
    view.cancel = format!("/events/{}", event.id);
    let mut fields = Vec::new();
    for line in lines(desk, facts, guests, typed) {
        let guest = line.label.clone();
        fields.push(Field {
            name: format!("attendance-{}", line.id),
            label: guest.clone(),
            kind: "select",
            value: line.attendance.clone(),
            options: line.choices,
            ..Field::default()
        });
        fields.push(Field {
            name: format!("note-{}", line.id),
            label: lang.text_with("event-guest-note", &[("guest", guest.into())]),
            kind: "text",
            value: line.note,
            ..Field::default()
        });
    }
    for error in &typed.errors.0 {
        let Some(field) = fields.iter().find(|field| field.name == error.field) else {
            continue;
        };
        view.errors.push(crate::web::forms::ErrorLink {
            href: format!("#f-{}", error.field),
            text: format!(
                "{}: {}",
                field.label,
                lang.text_with(error.key, &error.args)
            ),
        });
    }
    view.groups.push(FieldGroup {
        legend: String::new(),
        fields,
    });
    view
}

fn empty_view(action: String, version: i32) -> FormView {
    FormView {
        action,
        submit: String::new(),
        cancel: String::new(),
        version,
        groups: Vec::new(),
        errors: Vec::new(),
    }
}

/// The guests by the names of their States in the page's language.
fn lines(desk: &Desk, facts: &Facts, guests: &[Guest], typed: &Typed) -> Vec<GuestLine> {
    let lang = desk.lang;
    let mut sorted: Vec<_> = guests.iter().collect();
    sorted.sort_by_cached_key(|guest| sort_key(facts.name(guest.state, lang)));
    sorted
        .into_iter()
        .map(|guest| line(desk, facts, guest, typed))
        .collect()
}

fn line(desk: &Desk, facts: &Facts, guest: &Guest, typed: &Typed) -> GuestLine {
    let lang = desk.lang;
    let state = facts.name(guest.state, lang).to_owned();
    let name = guest.name.as_ref().map(crate::contacts::PersonName::full);
    let (attendance_field, note_field) = (field("attendance", guest.id), field("note", guest.id));
    let is_typed = typed
        .data
        .pairs()
        .iter()
        .any(|(key, _)| *key == attendance_field);
    let attendance = if is_typed {
        typed.data.get(&attendance_field).to_owned()
    } else {
        guest.attendance.to_string()
    };
    let error = typed
        .errors
        .0
        .iter()
        .find(|error| error.field == note_field);
    GuestLine {
        id: guest.id.to_string(),
        label: name
            .as_ref()
            .map_or(state.clone(), |name| format!("{name}, {state}")),
        state,
        state_href: format!("/states/{}", guest.state),
        name: name.unwrap_or_default(),
        name_href: guest
            .person_id
            .map(|id| format!("/contacts/{id}"))
            .unwrap_or_default(),
        choices: attendances(lang, &attendance),
        attendance,
        note: if is_typed {
            typed.data.get(&note_field).to_owned()
        } else {
            guest.note.clone()
        },
        note_error: error
            .map(|error| desk.ta(error.key, &error.args))
            .unwrap_or_default(),
    }
}

fn attendances(lang: Lang, chosen: &str) -> Vec<Choice> {
    let mut choices = choices_of(lang, "event-attendance", Attendance::ALL);
    for choice in &mut choices {
        choice.selected = choice.value == chosen;
    }
    choices
}

/// The small form that invites.
fn invite(desk: &Desk, facts: &Facts, event: &Event, typed: &Typed) -> FormView {
    let action = format!("/events/{}/invitations", event.id);
    FormBuilder::new(
        desk.lang,
        "event-invite",
        action,
        &typed.data,
        &typed.errors,
    )
    .typeaheads("states", facts.choices(desk.lang))
    .picked("people", "/people/find?q=", "", typed.people.clone())
    .build()
}
