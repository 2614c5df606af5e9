//! Work plans: the coordinators' mandate up to a meeting, with its objectives,
//! activities, targets, outputs and timeline.

mod model;
mod queries;

pub use self::model::{ActivityId, WorkPlan, WorkPlanId};
pub use self::queries::{activities, activity_choices, current, find};
