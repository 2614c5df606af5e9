//! Parts of a plan, and one row of a part.

use chrono::NaiveDate;

use crate::pack::Measure;
use crate::text_enum;
use crate::workplans::WorkPlanId;

text_enum! {
    /// A part of a plan.
    Part {
        /// What it is for.
        Objectives => "objectives",
        /// What is done.
        Activities => "activities",
        /// What is to come of it.
        Outputs => "outputs",
        /// When.
        Timeline => "timeline",
    }
}

impl Part {
    /// Its table, which is what the audit calls it.
    pub(super) fn table(self) -> &'static str {
        match self {
            Self::Timeline => "timeline_items",
            other => other.as_str(),
        }
    }
}

/// One row of a part.
#[derive(Debug, Clone)]
pub(super) struct Row {
    pub id: i64,
    pub plan: WorkPlanId,
    pub texts: (String, String, String),
    pub version: i32,
    pub more: More,
}

/// What a row has beside its texts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct More {
    /// Of an activity: the whole sentence.
    pub sentence: String,
    /// Of an output: what it is measured by.
    pub measure: Option<Measure>,
    /// Of an output: how many of these, at least.
    pub target: Option<i32>,
    /// Of a line of the timeline: the first day of the first month, the last of the last.
    pub planned: Option<(NaiveDate, NaiveDate)>,
}
