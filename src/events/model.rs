//! Ids, closed sets and rows of events.

use chrono::{Datelike, NaiveDate, NaiveTime};
use diesel::Queryable;

use crate::auth::{Marking, TeamId, UserId};
use crate::contacts::{PersonId, PersonName};
use crate::db::types::Moment;
use crate::exchanges::Place;
use crate::exchanges::zones::Hour;
use crate::i18n::Lang;
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
        /// The guest will come.
        Confirmed => "confirmed",
        /// The guest will not come.
        Declined => "declined",
        /// The guest came.
        Attended => "attended",
        /// The guest did not come.
        Absent => "absent",
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
    /// The State.
    pub state: Iso3,
    /// The person; none while the State has named nobody.
    pub person_id: Option<PersonId>,
    /// What came of the invitation.
    pub attendance: Attendance,
    /// A remark; may be empty.
    pub note: String,
    /// The person's name.
    pub name: Option<PersonName>,
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
}

impl Turnout {
    /// Adds `number` guests of one attendance.
    pub fn add(&mut self, attendance: Attendance, number: i64) {
        self.invited += number;
        if matches!(attendance, Attendance::Confirmed | Attendance::Attended) {
            self.confirmed += number;
        }
        if attendance == Attendance::Attended {
            self.came += number;
        }
    }
}

/// Which events a list shows; the coming ones by default.
#[derive(Debug, Clone, Copy)]
pub struct EventFilter {
    /// Which part of the calendar.
    pub when: When,
    /// Of this kind.
    pub kind: Option<EventKind>,
    /// Of this activity of the work plan.
    pub activity: Option<ActivityId>,
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
                invited: 10,
                confirmed: 4,
                came: 2
            }
        );
    }
}
