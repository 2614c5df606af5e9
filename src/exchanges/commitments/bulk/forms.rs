//! What is to change in several commitments.

use chrono::NaiveDate;

use super::super::model::{Commitment, Owner};
use crate::auth::TeamId;
use crate::text_enum;
use crate::web::Params;
use crate::web::bulk::{Chosen, chosen};
use crate::web::forms::{FormErrors, Reader};

text_enum! {
    /// What is to be done with each.
    Verb {
        /// Another day, or none.
        Due => "due",
        /// Another owner.
        Owner => "owner",
        /// Kept today.
        Done => "done",
        /// To the bin.
        Bin => "bin",
    }
}

/// A change of several commitments.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum BulkChange {
    Due(Option<NaiveDate>),
    Owner(Owner),
    Done,
    Bin,
}

impl BulkChange {
    /// Whether it leaves a commitment as it is.
    pub(super) fn is_idle(self, commitment: &Commitment) -> bool {
        match self {
            Self::Due(day) => commitment.due_on == day,
            Self::Owner(owner) => commitment.owner_team_id == owner.team(),
            Self::Done => commitment.done_on.is_some(),
            Self::Bin => false,
        }
    }
}

/// What is to change, and which.
#[derive(Debug, Clone)]
pub(super) struct BulkForm {
    pub change: BulkChange,
    pub chosen: Vec<Chosen>,
}

impl BulkForm {
    pub(super) fn parse(data: &Params, teams: &[(TeamId, String)]) -> Result<Self, FormErrors> {
        let mut reader = Reader::new(data);
        let change = match reader.choice::<Verb>("verb") {
            Some(Verb::Due) => Some(BulkChange::Due(reader.optional_date("due_on"))),
            Some(Verb::Owner) => owner(&mut reader, teams).map(BulkChange::Owner),
            Some(Verb::Done) => Some(BulkChange::Done),
            Some(Verb::Bin) => Some(BulkChange::Bin),
            None => None,
        };
        let chosen = chosen(data);
        if chosen.is_empty() {
            reader.refuse("chosen", "bulk-choose", Vec::new());
        }
        reader.finish(|| {
            Some(Self {
                change: change?,
                chosen,
            })
        })
    }
}

fn owner(reader: &mut Reader<'_>, teams: &[(TeamId, String)]) -> Option<Owner> {
    let owner = reader.choice::<Owner>("owner")?;
    let is_known = |team| teams.iter().any(|(known, _)| *known == team);
    if !owner.team().is_none_or(is_known) {
        reader.refuse("owner", "form-choose", Vec::new());
    }
    Some(owner)
}
