//! The law of a treaty: what a State's acts mean on a date.
//!
//! Everything here is a pure function of its arguments: no file, no database,
//! no clock (ids and closed sets know their column type, and no more). What differs from treaty to treaty (thresholds, months, deadlines)
//! is data in [`TreatyRules`]; the articles named in the comments are those of
//! the Convention on Cluster Munitions (CCM), which the default pack carries.
//!
//! - [`Register`] answers for all States: status, counts, who joined when.
//! - [`TreatyRules`] computes entry into force, withdrawal and deadlines.
//! - [`targets`] finds the target States of a work plan, each with its evidence.

mod acts;
mod categories;
mod counts;
mod deadlines;
mod force;
mod history;
mod iso3;
mod partial_date;
mod register;
mod rules;
mod steps;
mod votes;

pub use acts::{Act, ActKind};
pub use categories::{
    Category, Evidence, OtherSteps, SignatoriesElsewhere, TargetCounts, TargetFacts,
    TargetSettings, Targets, targets,
};
pub use counts::Counts;
pub use deadlines::Deadline;
pub use history::{History, Joining, Status};
pub use iso3::{Iso3, Iso3Error};
pub use partial_date::{PartialDate, PartialDateError};
pub use register::Register;
pub use rules::{AnnualDue, DeadlineRule, Due, TreatyRules};
pub use steps::{InterimStep, StepKind};
pub use votes::{Ballot, RollCall, Vote, VoteStage, Votes};

#[cfg(test)]
mod tests;
