//! Which exchanges a list shows, as its address says it.

use chrono::NaiveDate;

use super::model::ExchangeKind;
use crate::auth::{Marking, TeamId};
use crate::contacts::PersonId;
use crate::db::types::Moment;
use crate::events::EventId;
use crate::treaty::Iso3;
use crate::web::Params;
use crate::workplans::ActivityId;

/// Which exchanges a list shows; all of the log by default.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// With this State.
    pub state: Option<Iso3>,
    /// Of this kind.
    pub kind: Option<ExchangeKind>,
    /// Of this team.
    pub team: Option<TeamId>,
    /// Of this activity of the work plan.
    pub activity: Option<ActivityId>,
    /// With this marking.
    pub marking: Option<Marking>,
    /// At this event.
    pub event: Option<EventId>,
    /// With this person.
    pub person: Option<PersonId>,
    /// On this day or later.
    pub from: Option<NaiveDate>,
    /// On this day or earlier.
    pub to: Option<NaiveDate>,
    /// To be followed up by this day, the longest overdue first.
    pub follow_up_by: Option<NaiveDate>,
    /// With this in its number, as SQL matches it.
    pub reference: Option<String>,
    /// In the log or in the bin.
    pub place: Place,
}

/// Where a record is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Place {
    /// In its list.
    #[default]
    List,
    /// In the bin.
    Bin,
}

impl Place {
    /// The place a list's address names: `bin=1`.
    pub fn of(params: &Params) -> Self {
        if params.get("bin") == "1" {
            Self::Bin
        } else {
            Self::List
        }
    }
}

impl Filter {
    /// The filter of an address. A word it does not know filters nothing.
    pub fn of(params: &Params, today: NaiveDate) -> Self {
        Self {
            state: params.value("state"),
            kind: params.value("kind"),
            team: params.value("team"),
            activity: params.value("activity"),
            marking: params.value("marking"),
            event: params.value("event"),
            person: params.value("person"),
            from: params.value("from"),
            to: params.value("to"),
            follow_up_by: (params.get("follow_up") == "due").then_some(today),
            reference: containing(params.get("reference")),
            place: Place::of(params),
        }
    }

    /// The exchanges with one State.
    pub fn state(state: Iso3) -> Self {
        Self {
            state: Some(state),
            ..Self::default()
        }
    }

    /// The exchanges at one event.
    pub fn event(event: EventId) -> Self {
        Self {
            event: Some(event),
            ..Self::default()
        }
    }

    /// Whether the running totals know how many there are: they hold State, activity,
    /// marking and team, though not State and activity together.
    pub(super) fn is_in_totals(&self) -> bool {
        let beyond = self.kind.is_some()
            || self.event.is_some()
            || self.person.is_some()
            || self.from.is_some()
            || self.to.is_some()
            || self.follow_up_by.is_some()
            || self.reference.is_some();
        let both = self.state.is_some() && self.activity.is_some();
        !beyond && !both && self.place == Place::List
    }
}

/// What `LIKE` matches where a text contains `part`, its own signs taken for letters by
/// `!`; nothing for an empty part.
fn containing(part: &str) -> Option<String> {
    let mut pattern = String::from("%");
    for c in part.chars().take(60) {
        if matches!(c, '%' | '_' | '!') {
            pattern.push('!');
        }
        pattern.push(c);
    }
    pattern.push('%');
    (!part.is_empty()).then_some(pattern)
}

/// The moment of a cursor in a bin.
pub(super) fn moment(text: &str) -> Option<Moment> {
    chrono::NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M:%SZ")
        .ok()
        .map(Moment)
}
