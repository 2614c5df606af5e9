//! Ids, rows and rules of commitments.

use std::str::FromStr;

use chrono::NaiveDate;
use diesel::Queryable;

use super::super::filter::Place;
use super::super::model::ExchangeId;
use crate::auth::{Marking, TeamId};
use crate::contacts::{PersonId, PostId};
use crate::db::types::{Moment, UnknownWord};
use crate::treaty::Iso3;
use crate::web::Params;
use crate::{id, text_enum};

id! {
    /// A commitment.
    CommitmentId
}

text_enum! {
    /// Where a commitment stands.
    Standing {
        /// Not kept yet.
        Open => "open",
        /// Not kept yet, and its day is past.
        Overdue => "overdue",
        /// Kept.
        Done => "done",
    }
}

/// Who promised.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Owner {
    /// The State itself.
    State,
    /// One of our teams.
    Team(TeamId),
}

impl Owner {
    /// The team, if it is one.
    pub fn team(self) -> Option<TeamId> {
        match self {
            Self::State => None,
            Self::Team(team) => Some(team),
        }
    }

    /// The owner that a record's team means: none is the State.
    pub fn of(team: Option<TeamId>) -> Self {
        team.map_or(Self::State, Self::Team)
    }
}

impl FromStr for Owner {
    type Err = UnknownWord;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if text == "state" {
            return Ok(Self::State);
        }
        text.parse()
            .map(Self::Team)
            .map_err(|_| UnknownWord::new(text, &["state"]))
    }
}

impl std::fmt::Display for Owner {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::State => f.write_str("state"),
            Self::Team(team) => team.fmt(f),
        }
    }
}

/// What a commitment inherits: its State, its marking, its team.
#[derive(Debug, Clone, Copy)]
pub struct Origin {
    /// The exchange it came out of; none for one noted on its own.
    pub exchange_id: Option<ExchangeId>,
    /// The State it concerns.
    pub state: Iso3,
    /// Who may read it.
    pub marking: Marking,
    /// Whose record it is.
    pub team_id: TeamId,
}

/// A commitment, whole.
#[derive(Debug, Clone, Queryable)]
pub struct Commitment {
    /// Its id.
    pub id: CommitmentId,
    /// The exchange it came out of.
    pub exchange_id: Option<ExchangeId>,
    /// The State it concerns.
    pub state: Iso3,
    /// The team that promised; none where the State did.
    pub owner_team_id: Option<TeamId>,
    /// What was promised.
    pub promise: String,
    /// By when.
    pub due_on: Option<NaiveDate>,
    /// When it was kept.
    pub done_on: Option<NaiveDate>,
    /// Who may read it.
    pub marking: Marking,
    /// Whose record it is.
    pub team_id: TeamId,
    /// When it was noted.
    pub created_at: Moment,
    /// When it was last changed.
    pub updated_at: Moment,
    /// Grows with every change.
    pub version: i32,
    /// Since when it is in the bin.
    pub deleted_at: Option<Moment>,
    /// The person it was agreed with, for the State.
    pub person_id: Option<PersonId>,
    /// The post it was agreed with, where nobody holds it.
    pub post_id: Option<PostId>,
}

/// With whom a commitment was agreed: a person, or a post that nobody holds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct With {
    /// The person.
    pub person: Option<PersonId>,
    /// The post; none where it is a person.
    pub post: Option<PostId>,
}

impl Commitment {
    /// With whom it was agreed.
    pub fn with(&self) -> With {
        With {
            person: self.person_id,
            post: self.post_id,
        }
    }

    /// Where it stands on a day: on the day it is due it is not overdue yet.
    pub fn standing(&self, on: NaiveDate) -> Standing {
        match (self.done_on, self.due_on) {
            (Some(_), _) => Standing::Done,
            (None, Some(due)) if due < on => Standing::Overdue,
            (None, _) => Standing::Open,
        }
    }
}

/// Which commitments a list shows; the open ones by default.
#[derive(Debug, Clone, Copy)]
pub struct CommitmentFilter {
    /// Where they stand: open ones may be overdue.
    pub standing: Standing,
    /// Who promised.
    pub owner: Option<Owner>,
    /// Which State they concern.
    pub state: Option<Iso3>,
    /// Due on this day or earlier.
    pub until: Option<NaiveDate>,
    /// In the list or in the bin.
    pub place: Place,
}

impl CommitmentFilter {
    /// The filter of an address. A word it does not know filters nothing.
    pub fn of(params: &Params) -> Self {
        Self {
            standing: params.value("standing").unwrap_or(Standing::Open),
            owner: params.value("owner"),
            state: params.value("state"),
            until: params.value("until"),
            place: Place::of(params),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_owner_is_the_state_or_a_team() {
        assert_eq!("state".parse::<Owner>().unwrap(), Owner::State);
        assert_eq!("7".parse::<Owner>().unwrap(), Owner::Team(TeamId(7)));
        assert!("Malawi".parse::<Owner>().is_err());
        for owner in [Owner::State, Owner::Team(TeamId(7))] {
            assert_eq!(owner.to_string().parse::<Owner>().unwrap(), owner);
            assert_eq!(Owner::of(owner.team()), owner);
        }
    }
}
