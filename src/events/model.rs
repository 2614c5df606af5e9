//! Ids, closed sets and rows of events.

use chrono::{Datelike, NaiveDate, NaiveTime};
use diesel::Queryable;

use super::money::Money;
use crate::auth::{Marking, TeamId, UserId};
use crate::contacts::{OrganisationId, PersonId, PersonName, PostId};
use crate::db::types::Moment;
use crate::exchanges::Place;
use crate::exchanges::zones::Hour;
use crate::i18n::{Lang, sort_key};
use crate::states::Facts;
use crate::treaty::Iso3;
use crate::web::Params;
use crate::workplans::ActivityId;
use crate::{id, text_enum};

id! {
    /// An event.
    EventId
}
id! {
    /// A guest of an event: a State, or a person for a State.
    GuestId
}

text_enum! {
    /// What an event is.
    EventKind {
        /// A workshop for the States of a region.
        RegionalWorkshop => "regional_workshop",
        /// An event on the sides of another meeting.
        SideEvent => "side_event",
        /// A formal meeting of States Parties or another body.
        FormalMeeting => "formal_meeting",
        /// A meeting of the Informal Working Group.
        InformalWorkingGroup => "informal_working_group",
        /// An event with or in a parliament.
        ParliamentaryEvent => "parliamentary_event",
    }
}

impl EventKind {
    /// The kind in a language.
    pub fn label(self, lang: Lang) -> String {
        lang.text(&format!("event-kind-{}", self.as_str().replace('_', "-")))
    }
}

text_enum! {
    /// What came of an invitation.
    Attendance {
        /// No answer yet.
        Invited => "invited",
        /// The State or organisation has named the guest.
        Nominated => "nominated",
        /// The guest is on the organizer's list.
        Registered => "registered",
        /// The guest will come.
        Confirmed => "confirmed",
        /// The guest will not come.
        Declined => "declined",
        /// The guest came.
        Attended => "attended",
        /// The guest set out or meant to, and could not come.
        Stranded => "stranded",
        /// The guest did not come.
        Absent => "absent",
    }
}

impl Attendance {
    /// Whether it says how the event went: a reply changes it no more.
    pub fn is_final(self) -> bool {
        matches!(self, Self::Attended | Self::Stranded | Self::Absent)
    }
}

text_enum! {
    /// Why a guest was stranded.
    StrandedWhy {
        /// No visa, or too late.
        Visa => "visa",
        /// On the way: a flight, a border.
        Travel => "travel",
        /// Nobody paid in time.
        Funds => "funds",
        /// Illness.
        Health => "health",
        /// Something else; the note says what.
        Other => "other",
    }
}

text_enum! {
    /// How far it is that someone else pays a guest's way.
    Sponsorship {
        /// Asked for.
        Requested => "requested",
        /// Promised.
        Approved => "approved",
        /// Not to be.
        Refused => "refused",
        /// Tickets are bought.
        Ticketed => "ticketed",
        /// All is paid.
        Paid => "paid",
    }
}

text_enum! {
    /// Whether the convention is on the agenda of an event.
    OnAgenda {
        /// An item is about it.
        Yes => "yes",
        /// There is an agenda, and no item is.
        No => "no",
        /// No agenda is entered.
        Unknown => "unknown",
    }
}

text_enum! {
    /// A language that is interpreted at an event.
    Interpreted {
        /// Arabic
        Arabic => "ar",
        /// Chinese
        Chinese => "zh",
        /// English
        English => "en",
        /// French
        French => "fr",
        /// Portuguese
        Portuguese => "pt",
        /// Russian
        Russian => "ru",
        /// Spanish
        Spanish => "es",
    }
}

text_enum! {
    /// Which part of the calendar a list shows.
    When {
        /// Not over yet, the next first.
        Upcoming => "upcoming",
        /// Over, the latest first.
        Past => "past",
    }
}

/// An event, whole.
#[derive(Debug, Clone, Queryable)]
pub struct Event {
    /// Its id.
    pub id: EventId,
    /// What it is.
    pub kind: EventKind,
    /// Its title.
    pub title: String,
    /// Where; may be empty.
    pub place: String,
    /// The IANA zone of the place.
    pub zone: String,
    /// The first day.
    pub starts_on: NaiveDate,
    /// The last day.
    pub ends_on: NaiveDate,
    /// Who organizes it; may be empty.
    pub organizer: String,
    /// What it is about; may be empty.
    pub description: String,
    /// The activity of the work plan it belongs to.
    pub activity_id: Option<ActivityId>,
    /// Who may read it.
    pub marking: Marking,
    /// Whose record it is.
    pub team_id: TeamId,
    /// Who entered it.
    pub created_by: Option<UserId>,
    /// When it was entered.
    pub created_at: Moment,
    /// When it was last changed.
    pub updated_at: Moment,
    /// Grows with every change to the event or to its guests' attendance.
    pub version: i32,
    /// Since when it is in the bin.
    pub deleted_at: Option<Moment>,
    /// When it begins on its first day, `HH:MM` on the clocks of its zone.
    pub opens_at: Option<String>,
    /// When it ends on its last day; known where the beginning is.
    pub closes_at: Option<String>,
    /// The series it is part of; may be empty.
    pub series: String,
    /// The code of the formal meeting it is, or on whose sides it is held; may be empty.
    pub meeting: String,
    /// The codes of the languages that are interpreted, with spaces between.
    pub languages: String,
    /// What came of it; may be empty.
    pub outcome: String,
}

impl Event {
    /// Its days as a language writes them.
    pub fn days(&self, lang: Lang) -> String {
        days(lang, self.starts_on, self.ends_on)
    }

    /// From when until when it lasts, where that is known.
    pub fn hours(&self) -> Option<(NaiveTime, NaiveTime)> {
        let hour = |text: &Option<String>| Some(text.as_ref()?.parse::<Hour>().ok()?.0);
        hour(&self.opens_at).zip(hour(&self.closes_at))
    }

    /// The languages that are interpreted, in a language: "English, French".
    pub fn interpreted(&self, lang: Lang) -> String {
        let codes = self.languages.split_whitespace();
        let names = codes.map(|code| lang.text(&format!("event-language-{code}")));
        names.collect::<Vec<_>>().join(", ")
    }

    /// Its days and hours: "15 June 2023, 13:15–14:30".
    pub fn days_and_hours(&self, lang: Lang) -> String {
        let days = self.days(lang);
        match (&self.opens_at, &self.closes_at) {
            (Some(from), Some(until)) => format!("{days}, {from}–{until}"),
            _ => days,
        }
    }
}

/// From a day to a day: "15–16 February 2023" within a month; one day where they are
/// the same.
pub fn days(lang: Lang, from: NaiveDate, until: NaiveDate) -> String {
    let (first, last) = (lang.date(from), lang.date(until));
    if from == until {
        return last;
    }
    let same_month = (from.year(), from.month()) == (until.year(), until.month());
    match first.split_once(' ') {
        Some((day, _)) if same_month => format!("{day}–{last}"),
        _ => format!("{first} – {last}"),
    }
}

/// A guest of an event.
#[derive(Debug, Clone, Queryable)]
pub struct Guest {
    /// Its id.
    pub id: GuestId,
    /// The State; none where the guest comes for an organisation.
    pub state: Option<Iso3>,
    /// The organisation; none where the guest comes for a State.
    pub organisation_id: Option<OrganisationId>,
    /// The person; none while nobody is named, or someone by name alone.
    pub person_id: Option<PersonId>,
    /// The name of someone who was named by name alone; else empty.
    pub written: String,
    /// What the guest is at home; may be empty.
    pub function: String,
    /// Whether the guest heads the delegation.
    pub is_head: bool,
    /// The place within the delegation.
    pub seat: i32,
    /// What came of the invitation.
    pub attendance: Attendance,
    /// Why the guest was stranded.
    pub stranded_why: Option<StrandedWhy>,
    /// A remark; may be empty.
    pub note: String,
    /// How far it is that someone else pays.
    pub sponsorship: Option<Sponsorship>,
    /// How much, in the smallest unit …
    pub sponsored_minor: Option<i64>,
    /// … of this currency.
    pub sponsored_currency: Option<String>,
    /// Grows with every change to the guest alone.
    pub version: i32,
    /// The person's name.
    pub name: Option<PersonName>,
    /// The organisation's name.
    pub organisation: Option<String>,
    /// The post that keeps the place while nobody holds it; its title is `written`.
    pub post_id: Option<PostId>,
}

impl Guest {
    /// The guest's name; empty while nobody is named.
    pub fn full_name(&self) -> String {
        self.name
            .as_ref()
            .map_or_else(|| self.written.clone(), PersonName::full)
    }

    /// For whom the guest comes, in a language.
    pub fn delegation(&self, facts: &Facts, lang: Lang) -> String {
        match self.state {
            Some(state) => facts.name(state, lang).to_owned(),
            None => self.organisation.clone().unwrap_or_default(),
        }
    }

    /// "Amina Bello, Nigeria"; the delegation alone while nobody is named.
    pub fn label(&self, facts: &Facts, lang: Lang) -> String {
        let delegation = self.delegation(facts, lang);
        let name = self.full_name();
        if name.is_empty() {
            delegation
        } else {
            format!("{name}, {delegation}")
        }
    }

    /// What sponsors pay for the guest, where that is known.
    pub(super) fn sponsored(&self) -> Option<Money> {
        Money::of(self.sponsored_minor?, self.sponsored_currency.as_deref()?)
    }
}

/// A place at an event to come, of a person or a post, that has not been declined.
#[derive(Debug, Clone, Queryable)]
pub struct OpenSeat {
    /// The guest.
    pub id: GuestId,
    /// Grows with every change to the guest alone.
    pub version: i32,
    /// The person.
    pub person_id: Option<PersonId>,
    /// The post, while nobody holds it.
    pub post_id: Option<PostId>,
    /// What came of the invitation so far.
    pub attendance: Attendance,
    /// How far it is that someone else pays.
    pub sponsorship: Option<Sponsorship>,
    /// The event.
    pub event: SeatedAt,
}

impl OpenSeat {
    /// Whether the place stays in the books when its guest is followed by another: someone
    /// else pays for them.
    pub fn stays_sponsored(&self) -> bool {
        self.person_id.is_some() && self.sponsorship.is_some()
    }
}

/// The event of an [`OpenSeat`].
#[derive(Debug, Clone, Queryable)]
pub struct SeatedAt {
    /// Its id.
    pub id: EventId,
    /// Its title.
    pub title: String,
    /// The first day.
    pub starts_on: NaiveDate,
    /// The last day.
    pub ends_on: NaiveDate,
    /// Who may read it.
    pub marking: Marking,
    /// Whose record it is.
    pub team_id: TeamId,
}

/// Guests as they are seated: delegations of States by the names of the States in a
/// language, as the United Nations seats them, and organisations after them; within each its
/// head first, then as they were ordered. A State's name stands before those it has named.
pub fn protocol_order(guests: &mut [Guest], facts: &Facts, lang: Lang) {
    guests.sort_by_cached_key(|guest| {
        (
            guest.state.is_none(),
            sort_key(&guest.delegation(facts, lang)),
            guest.state,
            guest.organisation_id,
            !guest.is_head,
            guest.seat,
            guest.id,
        )
    });
}

/// How many guests an event has.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Turnout {
    /// All invited.
    pub invited: i64,
    /// Those who said they would come, and those who came.
    pub confirmed: i64,
    /// Those who came.
    pub came: i64,
    /// Those who could not.
    pub stranded: i64,
}

impl Turnout {
    /// Adds `number` guests of one attendance.
    pub fn add(&mut self, attendance: Attendance, number: i64) {
        self.invited += number;
        let said_so = matches!(
            attendance,
            Attendance::Confirmed | Attendance::Attended | Attendance::Stranded
        );
        if said_so {
            self.confirmed += number;
        }
        if attendance == Attendance::Attended {
            self.came += number;
        }
        if attendance == Attendance::Stranded {
            self.stranded += number;
        }
    }
}

/// Which events a list shows; the coming ones by default.
#[derive(Debug, Clone)]
pub struct EventFilter {
    /// Which part of the calendar.
    pub when: When,
    /// Of this kind.
    pub kind: Option<EventKind>,
    /// Of this activity of the work plan.
    pub activity: Option<ActivityId>,
    /// Of this series; empty for all.
    pub series: String,
    /// With or without the convention on the agenda.
    pub agenda: Option<OnAgenda>,
    /// In the calendar or in the bin.
    pub place: Place,
}

impl EventFilter {
    /// The filter of an address. A word it does not know filters nothing.
    pub fn of(params: &Params) -> Self {
        Self {
            when: params.value("when").unwrap_or(When::Upcoming),
            kind: params.value("kind"),
            activity: params.value("activity"),
            series: params.get("series").to_owned(),
            agenda: params.value("agenda"),
            place: Place::of(params),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_day_and_one_month_are_written_once() {
        let day = |month, day| NaiveDate::from_ymd_opt(2023, month, day).unwrap();
        assert_eq!(days(Lang::En, day(2, 15), day(2, 15)), "15 February 2023");
        assert_eq!(days(Lang::Fr, day(2, 15), day(2, 16)), "15–16 février 2023");
        assert_eq!(
            days(Lang::En, day(1, 31), day(2, 1)),
            "31 January 2023 – 1 February 2023"
        );
    }

    #[test]
    fn those_who_came_had_confirmed_and_all_were_invited() {
        let mut turnout = Turnout::default();
        for attendance in Attendance::ALL {
            turnout.add(*attendance, 2);
        }
        assert_eq!(
            turnout,
            Turnout {
                invited: 16,
                confirmed: 6,
                came: 2,
                stranded: 2
            }
        );
    }
}
