//! What falls due for a State after entry into force.

use chrono::{Datelike, Days, Months, NaiveDate};

use super::{AnnualDue, DeadlineRule, Due, TreatyRules};

/// An obligation of one State with its day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deadline<'a> {
    /// The rule that sets it.
    pub rule: &'a DeadlineRule,
    /// The day it falls due. For an annual obligation: the next one.
    pub due: NaiveDate,
}

impl TreatyRules {
    /// The deadlines of a State for which the treaty entered into force on
    /// `in_force`, as seen on `on`, in the order of the rules.
    ///
    /// One-off deadlines are given whether past or to come; an annual one is
    /// the first on or after `on`. Extensions that a Meeting of States Parties
    /// has granted (CCM Art. 3.3, Art. 4.5) are facts, not rules, and are not
    /// in the result.
    pub fn deadlines(
        &self,
        in_force: NaiveDate,
        on: NaiveDate,
    ) -> impl Iterator<Item = Deadline<'_>> {
        self.deadlines.iter().map(move |rule| Deadline {
            rule,
            due: rule.due.day(in_force, on),
        })
    }
}

impl Due {
    /// The day it falls due for a State in whose regard the treaty entered
    /// into force on `in_force`; an annual one is the first on or after `on`.
    pub fn day(self, in_force: NaiveDate, on: NaiveDate) -> NaiveDate {
        match self {
            Self::Days(days) => add_days(in_force, days),
            Self::Years(years) => in_force
                .checked_add_months(Months::new(years.saturating_mul(12)))
                .unwrap_or(NaiveDate::MAX),
            Self::Annual(annual) => annual.next(in_force, on),
        }
    }
}

impl AnnualDue {
    /// The first such day on or after `on`, and after the initial period.
    fn next(self, in_force: NaiveDate, on: NaiveDate) -> NaiveDate {
        let day_after_initial = add_days(in_force, self.after_days.saturating_add(1));
        let from = day_after_initial.max(on);
        [from.year(), from.year().saturating_add(1)]
            .into_iter()
            .filter_map(|year| NaiveDate::from_ymd_opt(year, self.month, self.day))
            .find(|day| *day >= from)
            .unwrap_or(NaiveDate::MAX)
    }
}

fn add_days(date: NaiveDate, days: u32) -> NaiveDate {
    date.checked_add_days(Days::new(u64::from(days)))
        .unwrap_or(NaiveDate::MAX)
}
