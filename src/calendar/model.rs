//! Ids, closed sets and entries of the calendar.

use chrono::{Datelike, Days, Months, NaiveDate, NaiveTime};
use chrono_tz::Tz;
use diesel::Queryable;

use crate::auth::{Marking, TeamId};
use crate::db::types::Moment;
use crate::i18n::Lang;
use crate::treaty::Iso3;
use crate::web::Params;
use crate::{id, text_enum};

id! {
    /// The address of a calendar feed.
    FeedId
}

/// How many feeds an account may have; the table's own check says the same.
pub(super) const MAX_FEEDS: i32 = 5;
/// What lasts longer than this stands above the month, rather than on each of its days.
const LONG: i64 = 14;

text_enum! {
    /// What an entry of the calendar is.
    EntryKind {
        /// A workshop or a meeting that the desk prepares or attends.
        Event => "event",
        /// A formal meeting of the treaty pack.
        Meeting => "meeting",
        /// The day to come back to an exchange.
        FollowUp => "follow_up",
        /// The day a promise falls due.
        Commitment => "commitment",
        /// The last day to answer a circulation of the survey.
        Circulation => "circulation",
        /// A line of the work plan's timeline.
        Timeline => "timeline",
    }
}

impl EntryKind {
    /// The kind in a language.
    pub(super) fn label(self, lang: Lang) -> String {
        lang.text(&format!(
            "calendar-kind-{}",
            self.as_str().replace('_', "-")
        ))
    }

    /// Its class, and its part of a stable id.
    pub(super) fn dashed(self) -> &'static str {
        match self {
            Self::FollowUp => "follow-up",
            other => other.as_str(),
        }
    }
}

text_enum! {
    /// How the page shows a month.
    View {
        /// As a table of weeks.
        Month => "month",
        /// As a list.
        Agenda => "agenda",
    }
}

/// From a day to a day, both within.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Span {
    pub from: NaiveDate,
    pub until: NaiveDate,
}

impl Span {
    /// All its days.
    pub(super) fn days(self) -> impl Iterator<Item = NaiveDate> {
        self.from
            .iter_days()
            .take_while(move |day| *day <= self.until)
    }
}

/// A month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Month(NaiveDate);

impl Month {
    /// The month of a day.
    pub(super) fn of(day: NaiveDate) -> Self {
        Self(day.with_day(1).unwrap_or(day))
    }

    /// The month an address names, `2023-06`.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let day: NaiveDate = format!("{text}-01").parse().ok()?;
        // Beyond these the days around it could not be counted, or written.
        (1900..=2200).contains(&day.year()).then_some(Self(day))
    }

    /// Its first day.
    pub(super) fn first(self) -> NaiveDate {
        self.0
    }

    /// The months before and after it.
    pub(super) fn neighbours(self) -> (Self, Self) {
        let one = Months::new(1);
        (
            Self(self.0.checked_sub_months(one).unwrap_or(self.0)),
            Self(self.0.checked_add_months(one).unwrap_or(self.0)),
        )
    }

    /// Its own days.
    pub(super) fn span(self) -> Span {
        let until = self.neighbours().1.0.pred_opt().unwrap_or(self.0);
        Span {
            from: self.0,
            until,
        }
    }

    /// Its weeks, whole, from Monday to Sunday.
    pub(super) fn weeks(self) -> Span {
        let own = self.span();
        let before = own.from.weekday().num_days_from_monday();
        let after = 6 - own.until.weekday().num_days_from_monday();
        Span {
            from: own
                .from
                .checked_sub_days(Days::new(before.into()))
                .unwrap_or(own.from),
            until: own
                .until
                .checked_add_days(Days::new(after.into()))
                .unwrap_or(own.until),
        }
    }
}

impl std::fmt::Display for Month {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.0.format("%Y-%m"))
    }
}

/// Which entries the calendar shows.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct CalendarFilter {
    pub kind: Option<EntryKind>,
    /// About this State.
    pub state: Option<Iso3>,
    /// Of this team, or promised by it.
    pub team: Option<TeamId>,
}

impl CalendarFilter {
    /// The filter of an address. A word it does not know filters nothing.
    pub(super) fn of(params: &Params) -> Self {
        Self {
            kind: params.value("kind"),
            state: params.value("state"),
            team: params.value("team"),
        }
    }

    pub(super) fn shows(&self, kind: EntryKind) -> bool {
        self.kind.is_none_or(|only| only == kind)
    }

    /// Whether it shows what is about no State and of no team.
    pub(super) fn shows_general(&self, kind: EntryKind) -> bool {
        self.shows(kind) && self.state.is_none() && self.team.is_none()
    }
}

/// Where entries go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reach {
    /// Onto a page of the desk.
    Page,
    /// To a program elsewhere, which enters no reading: never what is restricted. It is
    /// told of events that are in the bin, so that it strikes them out.
    Feed,
}

impl Reach {
    /// How many entries of a kind are read at once. A page says where there are more; what
    /// is fetched now and then may take longer than a page.
    pub(super) fn most(self) -> i64 {
        match self {
            Self::Page => 300,
            Self::Feed => 1000,
        }
    }
}

/// An entry of the calendar.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    pub kind: EntryKind,
    /// The record's id, or a meeting's code.
    pub key: String,
    pub title: String,
    /// The page of the record.
    pub href: String,
    /// What else a list says of it: the State, the team, the place.
    pub about: Vec<String>,
    pub place: String,
    pub description: String,
    /// A narrower word than its kind: what an event is.
    pub category: Option<String>,
    pub from: NaiveDate,
    pub until: NaiveDate,
    pub hours: Option<(Tz, NaiveTime, NaiveTime)>,
    pub marking: Option<Marking>,
    /// Whether nothing is left to be done.
    pub done: bool,
    /// Whether it was taken back.
    pub cancelled: bool,
    pub changed: Moment,
    pub version: i32,
}

impl Entry {
    /// Whether it lasts too long to stand on each of its days.
    pub(super) fn is_long(&self) -> bool {
        (self.until - self.from).num_days() > LONG
    }

    pub(super) fn is_on(&self, day: NaiveDate) -> bool {
        (self.from..=self.until).contains(&day)
    }
}

/// Entries of some days, in their order.
#[derive(Debug, Clone, Default)]
pub(super) struct Entries {
    pub all: Vec<Entry>,
    /// Whether some kind had more than are read at once.
    pub cut: bool,
}

/// A feed as its owner sees it.
#[derive(Debug, Clone, Queryable)]
pub(super) struct Feed {
    pub id: FeedId,
    pub name: String,
    pub created_at: Moment,
    pub last_fetched_at: Option<Moment>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_has_whole_weeks_around_it() {
        let table = [
            ("2023-06", "2023-05-29", "2023-07-02"),
            ("2023-05", "2023-05-01", "2023-06-04"),
            ("2021-02", "2021-02-01", "2021-02-28"),
            ("2024-02", "2024-01-29", "2024-03-03"),
            ("2023-12", "2023-11-27", "2023-12-31"),
        ];
        for (text, from, until) in table {
            let month = Month::parse(text).unwrap();
            let weeks = month.weeks();
            assert_eq!(
                (weeks.from.to_string(), weeks.until.to_string()),
                (from.to_owned(), until.to_owned())
            );
            assert_eq!(weeks.days().count() % 7, 0);
            assert_eq!(month.to_string(), text);
        }
        let december = Month::parse("2023-12").unwrap();
        assert_eq!(december.neighbours().1.to_string(), "2024-01");
        assert_eq!(december.neighbours().0.to_string(), "2023-11");
    }

    #[test]
    fn what_is_no_month_is_none() {
        for text in [
            "",
            "2023",
            "2023-13",
            "2023-06-01",
            "9999-12",
            "-0001-01",
            "x",
        ] {
            assert_eq!(Month::parse(text), None, "{text}");
        }
    }
}
