//! Votes on the annual resolution.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::Iso3;
use crate::text_enum;

text_enum! {
    /// How a State voted.
    Ballot {
        /// In favour.
        Yes => "yes",
        /// Against.
        No => "no",
        /// Abstained.
        Abstain => "abstain",
        /// Took no part in the vote.
        Absent => "absent",
    }
}

text_enum! {
    /// Where a vote was taken.
    VoteStage {
        /// In the First Committee.
        FirstCommittee => "first_committee",
        /// In the plenary of the General Assembly.
        Plenary => "plenary",
    }
}

/// What symbols of the First Committee's documents begin with.
const FIRST_COMMITTEE: &str = "A/C.1/";

impl VoteStage {
    /// Where a text was voted on, by its symbol: the First Committee votes on drafts that
    /// are documents of its own, the plenary on the resolution.
    pub fn of_symbol(symbol: &str) -> Self {
        if symbol.starts_with(FIRST_COMMITTEE) {
            Self::FirstCommittee
        } else {
            Self::Plenary
        }
    }
}

/// One State's vote on one resolution.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Vote {
    /// The resolution, e.g. `A/RES/77/79`.
    pub resolution: String,
    /// The day of the vote.
    pub date: NaiveDate,
    /// Who voted.
    pub state: Iso3,
    /// How.
    pub ballot: Ballot,
}

/// All votes on one resolution.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RollCall {
    /// The resolution, e.g. `A/RES/77/79`.
    pub resolution: String,
    /// The day of the vote.
    pub date: NaiveDate,
    /// The votes. A State that is missing here is one whose vote is not
    /// established, which is not the same as absent.
    pub ballots: BTreeMap<Iso3, Ballot>,
}

impl RollCall {
    /// Where it was taken.
    pub fn stage(&self) -> VoteStage {
        VoteStage::of_symbol(&self.resolution)
    }
}

/// The roll calls on the annual resolution, earliest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Votes {
    roll_calls: Vec<RollCall>,
}

impl Votes {
    /// Groups single votes, in any order, into roll calls. Should one State
    /// appear twice on one resolution, its last vote given holds.
    pub fn new(votes: impl IntoIterator<Item = Vote>) -> Self {
        let mut grouped: BTreeMap<(NaiveDate, String), BTreeMap<Iso3, Ballot>> = BTreeMap::new();
        for vote in votes {
            grouped
                .entry((vote.date, vote.resolution))
                .or_default()
                .insert(vote.state, vote.ballot);
        }
        let roll_calls = grouped
            .into_iter()
            .map(|((date, resolution), ballots)| RollCall {
                resolution,
                date,
                ballots,
            })
            .collect();
        Self { roll_calls }
    }

    /// The roll calls, earliest first.
    pub fn roll_calls(&self) -> &[RollCall] {
        &self.roll_calls
    }

    /// The latest roll call of the plenary on or before a day.
    pub fn latest(&self, on: NaiveDate) -> Option<&RollCall> {
        self.latest_in(VoteStage::Plenary, on)
    }

    /// The latest roll call of one stage on or before a day.
    pub fn latest_in(&self, stage: VoteStage, on: NaiveDate) -> Option<&RollCall> {
        self.roll_calls
            .iter()
            .rev()
            .find(|roll| roll.date <= on && roll.stage() == stage)
    }

    /// The roll call that category 3 reads: the latest of the stage that is wanted, or,
    /// where no State's vote there is established, of the plenary.
    pub fn for_category(&self, wanted: VoteStage, on: NaiveDate) -> Option<&RollCall> {
        self.latest_in(wanted, on).or_else(|| self.latest(on))
    }

    /// A State's votes in the plenary on or before a day, earliest first; roll calls in
    /// which its vote is not established are left out.
    pub fn of(&self, state: Iso3, on: NaiveDate) -> impl Iterator<Item = (&RollCall, Ballot)> {
        self.roll_calls
            .iter()
            .take_while(move |roll| roll.date <= on)
            .filter(|roll| roll.stage() == VoteStage::Plenary)
            .filter_map(move |roll| Some((roll, *roll.ballots.get(&state)?)))
    }
}
