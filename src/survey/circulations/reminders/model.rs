//! Rules as they are kept, and what is known of each State they are about.

use chrono::NaiveDate;
use diesel::Queryable;

use super::super::super::model::{CirculationId, InvitationId, Wording};
use super::rules::{History, Rules, Whom};
use crate::auth::{Marking, TeamId};
use crate::db::types::Moment;
use crate::text_enum;
use crate::treaty::Iso3;
use crate::workplans::WorkPlanId;

text_enum! {
    /// Why a State is not reminded, or is after all.
    StopReason {
        /// It has asked for it.
        Asked => "asked",
        /// It has replied otherwise.
        Replied => "replied",
        /// For another reason.
        Other => "other",
        /// It is reminded all the same.
        GoOn => "go_on",
    }
}

/// The rules of a circulation as they are kept.
#[derive(Debug, Clone, Queryable)]
pub(super) struct RulesRow {
    pub circulation: CirculationId,
    pub first_after: i32,
    pub days_between: i32,
    pub at_most: i32,
    pub whom: Whom,
    pub quiet_days: i32,
    /// As JSON: see [`Wording`].
    pub wording: String,
    pub version: i32,
}

impl RulesRow {
    pub(super) fn rules(&self) -> Rules {
        Rules {
            first_after: self.first_after.into(),
            days_between: self.days_between.into(),
            at_most: usize::try_from(self.at_most).unwrap_or_default(),
            whom: self.whom,
            quiet_days: self.quiet_days.into(),
        }
    }
}

/// The rules as a form has them.
#[derive(Debug, Clone)]
pub(super) struct RulesForm {
    pub first_after: i32,
    pub days_between: i32,
    pub at_most: i32,
    pub whom: Whom,
    pub quiet_days: i32,
    pub wording: Wording,
    pub version: i32,
}

/// What a decision about one State says.
#[derive(Debug, Clone)]
pub(super) struct StopForm {
    pub reason: StopReason,
    pub note: String,
    pub version: i32,
}

/// A circulation that reminds.
#[derive(Debug, Clone, Queryable)]
pub(super) struct Reminding {
    pub rules: RulesRow,
    pub work_plan: WorkPlanId,
    pub closes_on: NaiveDate,
    pub marking: Marking,
    pub team: TeamId,
    /// Whether nobody can link the answers to their States.
    pub anonymous: bool,
}

/// A State of a circulation that reminds.
#[derive(Debug, Clone)]
pub(super) struct Case {
    pub state: Iso3,
    pub history: History,
    /// The number of the reminder that would be next.
    pub next: u32,
    /// The invitations that a mail can reach.
    pub reached: Vec<InvitationId>,
    /// What was decided by hand.
    pub decided: Option<Decided>,
}

/// What was decided about a State.
#[derive(Debug, Clone, Queryable)]
pub(super) struct Decided {
    pub reason: StopReason,
    pub note: String,
    pub at: Moment,
    pub version: i32,
}
