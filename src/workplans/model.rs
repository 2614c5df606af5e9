//! Ids and rows of work plans.

use chrono::NaiveDate;
use diesel::Queryable;

use crate::i18n::Lang;
use crate::id;

id! {
    /// A work plan.
    WorkPlanId
}
id! {
    /// An activity of a work plan.
    ActivityId
}

/// A work plan: from its baseline to its meeting.
#[derive(Debug, Clone, PartialEq, Eq, Queryable)]
pub struct WorkPlan {
    /// Its id.
    pub id: WorkPlanId,
    /// `11msp`
    pub code: String,
    /// The title in English, French and Spanish.
    pub titles: (String, String, String),
    /// The coordinating States by code, separated by spaces: `MWI ESP`.
    pub coordinators: String,
    /// The day new States Parties are counted from; those after it are new.
    pub baseline_on: NaiveDate,
    /// States bound on that day, by deposit.
    pub baseline_deposited: i32,
    /// Signatories on that day.
    pub baseline_signatories: i32,
    /// The code of the meeting it runs up to.
    pub meeting_code: String,
    /// The meeting's first day.
    pub meeting_on: NaiveDate,
    /// The meeting's last day.
    pub meeting_ends_on: NaiveDate,
    /// How many new States Parties it aims at, at least.
    pub target: i32,
}

impl WorkPlan {
    /// The title in a language.
    pub fn title(&self, lang: Lang) -> &str {
        let (en, fr, es) = &self.titles;
        lang.pick(en, fr, es)
    }
}
