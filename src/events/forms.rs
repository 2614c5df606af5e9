//! The forms of an event, of its invitations and of who came.

use chrono::{NaiveDate, NaiveTime};
use chrono_tz::Tz;

use super::model::{Attendance, EventKind, Guest, GuestId, Interpreted, StrandedWhy};
use crate::auth::Marking;
use crate::contacts::OrganisationId;
use crate::exchanges::people::Picked;
use crate::exchanges::zones::{self, Hour};
use crate::states::Facts;
use crate::treaty::Iso3;
use crate::web::Params;
use crate::web::forms::{Choice, FormErrors, Reader};
use crate::workplans::ActivityId;

/// The longest description, in characters.
const MAX_DESCRIPTION: usize = 20_000;
/// The longest remark on a guest, in characters.
const MAX_NOTE: usize = 300;

/// An event as it is typed.
#[derive(Debug, Clone)]
pub(super) struct EventForm {
    pub version: i32,
    pub kind: EventKind,
    pub title: String,
    pub place: String,
    pub zone: Tz,
    pub starts_on: NaiveDate,
    pub ends_on: NaiveDate,
    pub hours: Option<(NaiveTime, NaiveTime)>,
    pub organizer: String,
    pub description: String,
    pub activity_id: Option<ActivityId>,
    pub marking: Marking,
    pub series: String,
    pub meeting: String,
    pub languages: String,
    pub outcome: String,
}

impl EventForm {
    pub(super) fn parse(
        data: &Params,
        activities: &[Choice],
        markings: &[Marking],
        facts: &Facts,
    ) -> Result<Self, FormErrors> {
        let mut reader = Reader::new(data);
        let title = reader.required_text("title", 200);
        let kind = reader.choice("kind");
        let starts_on = reader.date("starts_on");
        // An event of one day needs only the first.
        let ends_on = reader.optional_date("ends_on").or(starts_on);
        if starts_on
            .zip(ends_on)
            .is_some_and(|(from, until)| until < from)
        {
            reader.refuse("ends_on", "event-ends_on-early", Vec::new());
        }
        let place = reader.text("place", 200);
        let zone: Option<Tz> = reader.required("zone", "form-choose");
        let hours = hours(&mut reader, (starts_on, ends_on), zone);
        let organizer = reader.text("organizer", 200);
        let description = reader.text("description", MAX_DESCRIPTION);
        let activity_id: Option<ActivityId> = reader.optional_choice("activity");
        let known = activities
            .iter()
            .any(|choice| choice.value == reader.raw("activity"));
        if activity_id.is_some() && !known {
            reader.refuse("activity", "form-choose", Vec::new());
        }
        let marking = reader.one_of("marking", markings);
        let series = reader.text("series", 200);
        let meeting = reader.text("meeting", 60);
        let is_known = |code: &str| facts.meetings.iter().any(|it| it.code == code);
        if !meeting.is_empty() && !is_known(&meeting) {
            reader.refuse("meeting", "form-choose", Vec::new());
        }
        let languages = languages(&mut reader, data);
        let outcome = reader.text("outcome", MAX_DESCRIPTION);
        let version = reader.version();
        reader.finish(|| {
            Some(Self {
                version,
                kind: kind?,
                title,
                place,
                zone: zone?,
                starts_on: starts_on?,
                ends_on: ends_on?,
                hours,
                organizer,
                description,
                activity_id,
                marking: marking?,
                series,
                meeting,
                languages,
                outcome,
            })
        })
    }
}

/// The languages that are interpreted, in their order, each once.
fn languages(reader: &mut Reader<'_>, data: &Params) -> String {
    let asked: Vec<Option<Interpreted>> = data
        .all("languages")
        .map(|code| code.parse().ok())
        .collect();
    if asked.iter().any(Option::is_none) {
        reader.refuse("languages", "form-choose", Vec::new());
    }
    let spoken = Interpreted::ALL
        .iter()
        .filter(|it| asked.contains(&Some(**it)));
    let codes: Vec<_> = spoken.map(|it| it.as_str()).collect();
    codes.join(" ")
}

/// From when until when the event lasts: both or neither, in this order, and neither at a
/// time that the clocks have skipped.
fn hours(
    reader: &mut Reader<'_>,
    (starts_on, ends_on): (Option<NaiveDate>, Option<NaiveDate>),
    zone: Option<Tz>,
) -> Option<(NaiveTime, NaiveTime)> {
    let opens_at = reader.optional::<Hour>("opens_at", "form-time");
    let closes_at = reader.optional::<Hour>("closes_at", "form-time");
    let missing = |field: &str| reader.raw(field).is_empty();
    match (missing("opens_at"), missing("closes_at")) {
        (true, false) => reader.refuse("opens_at", "event-hours-both", Vec::new()),
        (false, true) => reader.refuse("closes_at", "event-hours-both", Vec::new()),
        _ => {}
    }
    let (opens_at, closes_at, zone) = (opens_at?.0, closes_at?.0, zone?);
    let mut moment = |field: &str, day, time| {
        let moment = zones::moment(zone, day, time);
        if moment.is_none() {
            let zone = zones::readable(zone.name());
            reader.refuse(
                field,
                "exchange-held_at-skipped",
                vec![("zone", zone.into())],
            );
        }
        moment
    };
    let from = moment("opens_at", starts_on?, opens_at)?;
    let until = moment("closes_at", ends_on?, closes_at)?;
    if until <= from {
        reader.refuse("closes_at", "event-closes_at-early", Vec::new());
    }
    Some((opens_at, closes_at))
}

/// The States and organisations to invite, as a form names them.
pub(super) fn invited(
    data: &Params,
    facts: &Facts,
    organisations: &[Choice],
    picked: &Picked,
) -> Result<(Vec<Iso3>, Vec<OrganisationId>), FormErrors> {
    let mut reader = Reader::new(data);
    let asked: Vec<_> = data.all("states").collect();
    let states: Vec<Iso3> = asked
        .iter()
        .filter_map(|code| code.parse().ok())
        .filter(|state| facts.state(*state).is_some())
        .collect();
    if states.len() < asked.len() {
        reader.refuse("states", "form-choose", Vec::new());
    }
    let asked: Vec<_> = data.all("organisations").collect();
    let known = |id: &&&str| organisations.iter().any(|choice| choice.value == ***id);
    let others: Vec<OrganisationId> = asked
        .iter()
        .filter(known)
        .filter_map(|id| id.parse().ok())
        .collect();
    if others.len() < asked.len() {
        reader.refuse("organisations", "form-choose", Vec::new());
    }
    for error in &picked.errors {
        reader.refuse(&error.field, error.key, error.args.clone());
    }
    let nobody = states.is_empty() && others.is_empty() && picked.ids.is_empty();
    if nobody && reader.is_fine() {
        reader.refuse("states", "event-invite-nobody", Vec::new());
    }
    reader.finish(|| Some((states, others)))
}

/// What came of a guest's invitation, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mark {
    pub guest: GuestId,
    pub attendance: Attendance,
    pub why: Option<StrandedWhy>,
    pub note: String,
}

/// What a form says of an event's guests.
#[derive(Debug, Clone, Default)]
pub(super) struct Marks {
    pub version: i32,
    pub changed: Vec<Mark>,
    pub removed: Vec<GuestId>,
}

impl Mark {
    /// What is known of a guest.
    fn of(guest: &Guest) -> Self {
        Self {
            guest: guest.id,
            attendance: guest.attendance,
            why: guest.stranded_why,
            note: guest.note.clone(),
        }
    }
}

impl Marks {
    /// Reads who came. Guests the form does not name stay as they are.
    pub(super) fn parse(data: &Params, guests: &[Guest]) -> Result<Self, FormErrors> {
        let mut reader = Reader::new(data);
        let mut marks = Self::default();
        let removed: Vec<GuestId> = data
            .all("remove")
            .filter_map(|id| id.parse().ok())
            .collect();
        for guest in guests {
            let field = field("attendance", guest.id);
            if removed.contains(&guest.id) {
                marks.removed.push(guest.id);
                continue;
            }
            if reader.raw(&field).is_empty() {
                continue;
            }
            let attendance: Option<Attendance> = reader.choice(&field);
            let note = reader.text(&self::field("note", guest.id), MAX_NOTE);
            // Why someone was stranded says nothing of those who were not.
            let why = if attendance == Some(Attendance::Stranded) {
                why(&mut reader, &self::field("why", guest.id))
            } else {
                None
            };
            let Some(attendance) = attendance else {
                continue;
            };
            let mark = Mark {
                guest: guest.id,
                attendance,
                why,
                note,
            };
            if mark != Mark::of(guest) {
                marks.changed.push(mark);
            }
        }
        marks.version = reader.version();
        reader.finish(|| Some(marks))
    }
}

/// Why a guest was stranded, which has to be said.
fn why(reader: &mut Reader<'_>, field: &str) -> Option<StrandedWhy> {
    if reader.raw(field).is_empty() {
        reader.refuse(field, "event-why-needed", Vec::new());
    }
    reader.optional_choice(field)
}

/// The name of a guest's field in the form.
pub(super) fn field(name: &str, guest: GuestId) -> String {
    format!("{name}-{guest}")
}
