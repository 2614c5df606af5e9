//! The page of one event: what it is, who was invited, who came, what was said there.

use std::collections::BTreeSet;

use serde::Serialize;

use super::super::agenda::{self, views::ItemLine};
use super::super::conflicts::{self, Conflict};
use super::super::forms::field;
use super::super::guests::forms::guest_path;
use super::super::guests::queries::organisations_offered;
use super::super::letters;
use super::super::letters::model::{Channel, Sent, expiry};
use super::super::model::{
    Attendance, Event, Guest, GuestId, StrandedWhy, Turnout, protocol_order,
};
use super::super::queries;
use crate::access;
use crate::attachments::{Home, Section};
use crate::auth::RecordKind;
use crate::db::Conn;
use crate::error::AppError;
use crate::exchanges::{self, ExchangeLine, zones};
use crate::i18n::Lang;
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
    series: String,
    series_href: String,
    meeting: String,
    languages: String,
    outcome: String,
    on_agenda: String,
    agenda_class: &'static str,
    agenda: Vec<ItemLine>,
    conflicts: Vec<Conflict>,
    inside: bool,
    any_sent: bool,
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
    stranded: String,
    any_stranded: bool,
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
    function: String,
    role: String,
    href: String,
    whys: Vec<Choice>,
    why: String,
    why_error: String,
    sponsorship: String,
    sent: Vec<SentLine>,
}

/// How a guest was invited.
#[derive(Debug, Serialize)]
struct SentLine {
    text: String,
    remark: String,
    /// Empty once the event is over: a link would open nothing.
    renew: String,
    /// Empty where there is no link that works.
    revoke: String,
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
        let mut guests = queries::guests(conn, actor, event.id)?;
        protocol_order(&mut guests, &facts, desk.lang);
        let sent = letters::queries::sent(conn, actor, event.id)?;
        let items = agenda::queries::items(conn, actor, event.id)?;
        let (on_agenda, agenda_class) = agenda::views::on_agenda(desk.lang, &items);
        let with = (&*facts, desk.lang);
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
            guests: lines(desk, &facts, event, (&guests, &sent), typed),
            invite: if open {
                let organisations = organisations_offered(conn)?;
                Some(invite(desk, &facts, event, organisations, typed))
            } else {
                None
            },
            conflicts: conflicts::of(conn, actor, with, event, &guests)?,
            meeting: meeting(desk, &facts, event),
            agenda: agenda::views::lines(desk.lang, &facts, event, &items),
            on_agenda,
            agenda_class,
            any_sent: !sent.is_empty(),
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
            series: event.series.clone(),
            series_href: Params::default()
                .with("when", "past")
                .with("series", &event.series)
                .href("/events"),
            meeting: String::new(),
            languages: event.interpreted(lang),
            outcome: event.outcome.clone(),
            on_agenda: String::new(),
            agenda_class: "",
            agenda: Vec::new(),
            conflicts: Vec::new(),
            inside: desk.actor.is_inside(),
            any_sent: false,
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
            invited.extend(guest.state);
            if guest.attendance == Attendance::Attended {
                came.extend(guest.state);
            }
        }
        let states = |number: usize| desk.ta("event-states", &[("n", number.into())]);
        Self {
            invited: desk.lang.number(turnout.invited),
            confirmed: desk.lang.number(turnout.confirmed),
            came: desk.lang.number(turnout.came),
            states_invited: states(invited.len()),
            states_came: states(came.len()),
            stranded: desk.lang.number(turnout.stranded),
            any_stranded: turnout.stranded > 0,
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
    for line in lines(desk, facts, event, (guests, &[]), typed) {
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
            name: format!("why-{}", line.id),
            label: lang.text_with("event-guest-why", &[("guest", guest.clone().into())]),
            kind: "select",
            value: line.why.clone(),
            options: line.whys,
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

/// The guests in protocol order, each with how it was invited.
fn lines(
    desk: &Desk,
    facts: &Facts,
    event: &Event,
    (guests, sent): (&[Guest], &[Sent]),
    typed: &Typed,
) -> Vec<GuestLine> {
    let line = |guest: &Guest| GuestLine {
        href: guest_path(event.id, guest),
        sent: sent
            .iter()
            .filter(|it| it.guest_id == Some(guest.id))
            .map(|it| sent_line(desk, event, it))
            .collect(),
        ..line(desk, facts, guest, typed)
    };
    guests.iter().map(line).collect()
}

fn sent_line(desk: &Desk, event: &Event, sent: &Sent) -> SentLine {
    let lang = desk.lang;
    let day = lang.short_date(sent.sent_on);
    let how = match sent.channel {
        Channel::Mail => desk.ta("event-sent-mail", &[("day", day.into())]),
        Channel::NoteVerbale => desk.ta(
            "event-sent-note",
            &[
                ("day", day.into()),
                ("number", sent.reference.as_str().into()),
            ],
        ),
    };
    let replied = sent.replied_at.map(|at| {
        let day = lang.short_date(at.date());
        desk.ta("event-replied", &[("day", day.into())])
    });
    let path = format!("/events/{}/invitations/{}", event.id, sent.id);
    SentLine {
        text: std::iter::once(how)
            .chain(replied)
            .collect::<Vec<_>>()
            .join(" · "),
        remark: sent.remark.clone(),
        renew: if expiry(event) > desk.app.clock.now() {
            format!("{path}/link")
        } else {
            String::new()
        },
        revoke: if sent.works(desk.app.clock.now()) {
            format!("{path}/revoke")
        } else {
            String::new()
        },
    }
}

fn line(desk: &Desk, facts: &Facts, guest: &Guest, typed: &Typed) -> GuestLine {
    let lang = desk.lang;
    let fields = Marked::of(guest.id, typed);
    let attendance = fields.value("attendance", guest.attendance.as_str());
    let why = guest.stranded_why.map_or("", StrandedWhy::as_str);
    let why = fields.value("why", why);
    GuestLine {
        id: guest.id.to_string(),
        label: guest.label(facts, lang),
        state: guest.delegation(facts, lang),
        state_href: match (guest.state, guest.organisation_id) {
            (Some(state), _) => format!("/states/{state}"),
            (None, Some(id)) => format!("/organisations/{id}"),
            (None, None) => String::new(),
        },
        name: guest.full_name(),
        name_href: guest
            .person_id
            .map(|id| format!("/contacts/{id}"))
            .unwrap_or_default(),
        choices: attendances(lang, &attendance),
        attendance,
        note: fields.value("note", &guest.note),
        note_error: fields.error(desk, "note"),
        function: guest.function.clone(),
        role: if guest.is_head {
            desk.t("participants-head")
        } else {
            String::new()
        },
        href: String::new(),
        whys: whys(lang, &why),
        why,
        why_error: fields.error(desk, "why"),
        sponsorship: sponsorship(lang, guest),
        sent: Vec::new(),
    }
}

/// What was typed into a guest's row.
struct Marked<'a> {
    guest: GuestId,
    typed: &'a Typed,
    is_typed: bool,
}

impl<'a> Marked<'a> {
    fn of(guest: GuestId, typed: &'a Typed) -> Self {
        let name = field("attendance", guest);
        let is_typed = typed.data.pairs().iter().any(|(key, _)| *key == name);
        Self {
            guest,
            typed,
            is_typed,
        }
    }

    /// What was typed, or else what is saved.
    fn value(&self, name: &str, saved: &str) -> String {
        if self.is_typed {
            self.typed.data.get(&field(name, self.guest)).to_owned()
        } else {
            saved.to_owned()
        }
    }

    fn error(&self, desk: &Desk, name: &str) -> String {
        let name = field(name, self.guest);
        let mut errors = self.typed.errors.0.iter();
        let error = errors.find(|error| error.field == name);
        error
            .map(|error| desk.ta(error.key, &error.args))
            .unwrap_or_default()
    }
}

/// "ticketed, EUR 1,200.00"
fn sponsorship(lang: Lang, guest: &Guest) -> String {
    let step = guest
        .sponsorship
        .map(|it| lang.text(&format!("event-sponsorship-{it}")));
    let money = guest.sponsored().map(|money| money.text(lang));
    step.into_iter().chain(money).collect::<Vec<_>>().join(", ")
}

/// Why a guest was stranded; nothing for the others.
fn whys(lang: Lang, chosen: &str) -> Vec<Choice> {
    let mut choices = vec![Choice::new("", "—")];
    choices.extend(choices_of(lang, "event-why", StrandedWhy::ALL));
    for choice in &mut choices {
        choice.selected = choice.value == chosen;
    }
    choices
}

/// The formal meeting that an event is, or on whose sides it is held.
fn meeting(desk: &Desk, facts: &Facts, event: &Event) -> String {
    let mut meetings = facts.meetings.iter();
    meetings
        .find(|meeting| meeting.code == event.meeting)
        .map(|meeting| meeting.name(desk.lang).to_owned())
        .unwrap_or_default()
}

fn attendances(lang: Lang, chosen: &str) -> Vec<Choice> {
    let mut choices = choices_of(lang, "event-attendance", Attendance::ALL);
    for choice in &mut choices {
        choice.selected = choice.value == chosen;
    }
    choices
}

/// The small form that invites.
fn invite(
    desk: &Desk,
    facts: &Facts,
    event: &Event,
    organisations: Vec<Choice>,
    typed: &Typed,
) -> FormView {
    let action = format!("/events/{}/invitations", event.id);
    // What is wrong with a guest is told with the guests.
    let of_guests = |field: &str| {
        let prefixes = ["attendance-", "why-", "note-"];
        prefixes.iter().any(|prefix| field.starts_with(prefix))
    };
    let errors = typed.errors.0.iter();
    let errors = errors.filter(|error| !of_guests(&error.field));
    let errors = FormErrors(errors.cloned().collect());
    FormBuilder::new(desk.lang, "event-invite", action, &typed.data, &errors)
        .typeaheads("states", facts.choices(desk.lang))
        .picked("people", "/people/find?q=", "", typed.people.clone())
        .typeaheads("organisations", organisations)
        .build()
}
