//! Which team hands what to which.

use crate::auth::TeamId;
use crate::text_enum;
use crate::web::Params;
use crate::web::forms::{FormErrors, Reader};

text_enum! {
    /// What is handed over.
    What {
        /// The lead of target States.
        Targets => "targets",
        /// Open commitments.
        Commitments => "commitments",
        /// Exchanges to be followed up.
        FollowUps => "follow_ups",
        /// Events that are not over.
        Events => "events",
    }
}

/// A hand-over from team to team.
#[derive(Debug, Clone)]
pub(super) struct TeamsForm {
    pub from: TeamId,
    pub to: TeamId,
    pub what: Vec<What>,
}

impl TeamsForm {
    pub(super) fn parse(data: &Params, teams: &[(TeamId, String)]) -> Result<Self, FormErrors> {
        let mut reader = Reader::new(data);
        let ids: Vec<TeamId> = teams.iter().map(|(id, _)| *id).collect();
        let from = reader.one_of("from_team", &ids);
        let to = reader.one_of("to_team", &ids);
        if from.is_some() && from == to {
            reader.refuse("to_team", "handover-teams-same", Vec::new());
        }
        let chosen: Vec<&str> = data.all("what").collect();
        let what: Vec<What> = What::ALL
            .iter()
            .filter(|what| chosen.contains(&what.as_str()))
            .copied()
            .collect();
        if what.is_empty() {
            reader.refuse("what", "form-choose", Vec::new());
        }
        reader.finish(|| {
            Some(Self {
                from: from?,
                to: to?,
                what,
            })
        })
    }
}
