//! What differs from treaty to treaty, as data.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The rules of one treaty. Another treaty is another value, not other code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TreatyRules {
    /// The treaty's code, e.g. `CCM`.
    pub code: String,
    /// How many instruments bring the treaty into force (CCM Art. 17.1: 30).
    pub instruments: usize,
    /// The day the treaty entered into force, where known. Left out, it is
    /// computed from the deposit that reaches `instruments`.
    pub entry_into_force: Option<NaiveDate>,
    /// Entry into force is the first day of this many months after the deposit
    /// (CCM Art. 17: 6).
    pub force_months: u32,
    /// A withdrawal takes effect this many months after the depositary
    /// received it (CCM Art. 20.3: 6).
    pub withdrawal_months: u32,
    /// What falls due after the treaty enters into force for a State.
    #[serde(default)]
    pub deadlines: Vec<DeadlineRule>,
}

/// One obligation with a day on which it falls due.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeadlineRule {
    /// A stable word for the obligation, e.g. `initial_report`.
    pub code: String,
    /// The article and paragraph that set it, e.g. `7.1`.
    pub article: String,
    /// When it falls due.
    pub due: Due,
}

/// When an obligation falls due, counted from the day the treaty enters into
/// force for the State.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Due {
    /// Once, after so many days (CCM Art. 7.1: 180).
    Days(u32),
    /// Once, after so many years (CCM Art. 3.2: 8; Art. 4.1: 10).
    Years(u32),
    /// Every year on the same day (CCM Art. 7.2: 30 April).
    Annual(AnnualDue),
}

/// A day that comes back every year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AnnualDue {
    /// Month, 1 to 12.
    pub month: u32,
    /// Day of the month.
    pub day: u32,
    /// The first one is the first after so many days in force, so that an
    /// update never falls due before the initial report.
    pub after_days: u32,
}
