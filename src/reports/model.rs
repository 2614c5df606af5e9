//! The numbers of a progress report, and the rule by which records are counted.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::auth::Marking;
use crate::i18n::Lang;
use crate::suppression::Threshold;
use crate::survey::queries::Aggregate;
use crate::treaty::{ActKind, Counts, Iso3};
use crate::workplans::{ActivityId, Output, WorkPlan};

/// What came of a work plan between its baseline and a cut-off date. Everything the
/// report says is computed from it.
#[derive(Debug, Clone)]
pub(super) struct ProgressReport {
    /// The work plan.
    pub plan: WorkPlan,
    /// The cut-off date: the last day that counts.
    pub on: NaiveDate,
    /// The last day of records: the cut-off date, or today where that lies ahead. What
    /// is planned has not happened yet.
    pub until: NaiveDate,
    /// The language of names.
    pub lang: Lang,
    /// From fewer contributing States than this, numbers are suppressed.
    pub threshold: Threshold,
    /// The counts on the cut-off date.
    pub counts: Counts,
    /// The States that deposited since the baseline, earliest first.
    pub new_parties: Vec<NewParty>,
    /// The States for which the treaty entered into force since the baseline.
    pub in_force_since: Vec<(Iso3, NaiveDate)>,
    /// The States whose withdrawal took effect since the baseline.
    pub withdrawn: Vec<(Iso3, NaiveDate)>,
    /// Membership by region.
    pub regions: Vec<Membership>,
    /// Membership by regional group; States in none come last.
    pub groups: Vec<Membership>,
    /// The activities of the plan, by position.
    pub activities: Vec<ActivityFigures>,
    /// Exchanges and events under none of the activities.
    pub unassigned: RecordFigures,
    /// With how many States there were exchanges.
    pub states_reached: usize,
    /// The events that may be named, by date.
    pub public_events: Vec<PublicEvent>,
    /// The survey, in aggregate.
    pub survey: Aggregate,
    /// The votes in the plenary, by session.
    pub votes: Vec<VoteFigures>,
    /// What the plan aims at.
    pub outputs: Vec<Output>,
}

/// A State that joined since the baseline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct NewParty {
    pub state: Iso3,
    pub kind: ActKind,
    /// Nothing where the day is not established.
    pub deposited: Option<NaiveDate>,
    pub in_force: Option<NaiveDate>,
    /// When its initial transparency report falls due.
    pub report_due: Option<NaiveDate>,
}

/// Membership of a region or a regional group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Membership {
    /// Its word; empty for the States in none.
    pub code: String,
    pub states: usize,
    pub counts: Counts,
}

impl Membership {
    /// The States that have neither deposited nor signed.
    pub(super) fn outside(&self) -> usize {
        self.states.saturating_sub(self.counts.joined)
    }
}

/// How many exchanges and events a report counts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct RecordFigures {
    pub exchanges: i64,
    pub events: i64,
}

/// The numbers of an activity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ActivityFigures {
    pub id: ActivityId,
    pub position: i32,
    pub title: String,
    pub figures: RecordFigures,
}

/// An event marked public, which a report may name.
#[derive(Debug, Clone, PartialEq, Eq, diesel::Queryable)]
pub(super) struct PublicEvent {
    pub title: String,
    pub place: String,
    pub starts_on: NaiveDate,
    pub ends_on: NaiveDate,
}

/// The published total of a vote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct VoteFigures {
    /// Empty where the symbol is not established.
    pub resolution: String,
    pub date: NaiveDate,
    pub yes: i32,
    pub no: i32,
    pub abstain: i32,
    /// Where it is written.
    pub source: String,
}

impl ProgressReport {
    /// All exchanges and events it counts.
    pub(super) fn total(&self) -> RecordFigures {
        let activities = self.activities.iter().map(|activity| activity.figures);
        activities
            .chain([self.unassigned])
            .fold(RecordFigures::default(), |sum, it| RecordFigures {
                exchanges: sum.exchanges + it.exchanges,
                events: sum.events + it.events,
            })
    }
}

/// The records behind one number, and the States they come from.
#[derive(Debug, Clone, Default)]
pub(super) struct Tally {
    open: i64,
    restricted: i64,
    open_states: BTreeSet<Iso3>,
    restricted_states: BTreeSet<Iso3>,
}

impl Tally {
    /// Adds records of a marking.
    pub(super) fn add(&mut self, marking: Marking, records: i64) {
        if marking == Marking::Restricted {
            self.restricted += records;
        } else {
            self.open += records;
        }
    }

    /// Notes a State that records of a marking come from.
    pub(super) fn note_state(&mut self, marking: Marking, state: Iso3) {
        if marking == Marking::Restricted {
            self.restricted_states.insert(state);
        } else {
            self.open_states.insert(state);
        }
    }

    /// The number a report gives: restricted records count only where the total hides
    /// which State they come from.
    pub(super) fn counted(&self, threshold: Threshold) -> i64 {
        if self.hides(threshold) {
            self.open + self.restricted
        } else {
            self.open
        }
    }

    /// The States behind the number.
    pub(super) fn states(&self, threshold: Threshold) -> BTreeSet<Iso3> {
        if self.hides(threshold) {
            self.open_states
                .union(&self.restricted_states)
                .copied()
                .collect()
        } else {
            self.open_states.clone()
        }
    }

    fn hides(&self, threshold: Threshold) -> bool {
        threshold.hides(self.open_states.union(&self.restricted_states).count())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn restricted_records_count_only_where_enough_states_contribute() {
        let state = |code: &str| code.parse::<Iso3>().unwrap();
        let mut tally = Tally::default();
        for (marking, code) in [
            (Marking::Public, "NGA"),
            (Marking::WorkingGroup, "UGA"),
            (Marking::Coordination, "AGO"),
            (Marking::Coordination, "NGA"),
            (Marking::Restricted, "CYP"),
        ] {
            tally.add(marking, 1);
            tally.note_state(marking, state(code));
        }
        assert_eq!(
            tally.counted(Threshold::new(5)),
            4,
            "four States do not hide one of them"
        );
        assert_eq!(tally.states(Threshold::new(5)).len(), 3);
        assert_eq!(tally.counted(Threshold::new(4)), 5);
        assert_eq!(tally.states(Threshold::new(4)).len(), 4);
        tally.add(Marking::Restricted, 2);
        tally.note_state(Marking::Restricted, state("KEN"));
        assert_eq!(tally.counted(Threshold::new(5)), 7);
    }
}
