//! When a treaty, or a withdrawal from it, takes effect.

use chrono::{Datelike, Months, NaiveDate};

use super::TreatyRules;

impl TreatyRules {
    /// The day the treaty enters into force for a State that deposits on
    /// `deposit`, when the treaty itself enters into force on `treaty_in_force`.
    ///
    /// CCM Art. 17.2: the first day of the sixth month after the date of
    /// deposit, which is month plus six, day 1. Art. 17.1: nobody is bound
    /// before the treaty is in force, 1 August 2010.
    pub fn in_force_for(&self, deposit: NaiveDate, treaty_in_force: NaiveDate) -> NaiveDate {
        first_of_month_after(deposit, self.force_months).max(treaty_in_force)
    }

    /// The day the treaty itself enters into force, from the days on which
    /// instruments were deposited, in any order; `None` while there are too few.
    ///
    /// CCM Art. 17.1: the first day of the sixth month after the month in
    /// which the thirtieth instrument was deposited. A day given in the rules wins.
    pub fn treaty_in_force(
        &self,
        deposits: impl IntoIterator<Item = NaiveDate>,
    ) -> Option<NaiveDate> {
        if self.entry_into_force.is_some() {
            return self.entry_into_force;
        }
        let mut deposits: Vec<_> = deposits.into_iter().collect();
        deposits.sort_unstable();
        deposits
            .get(self.instruments.saturating_sub(1))
            .map(|reached| first_of_month_after(*reached, self.force_months))
    }

    /// The day a withdrawal received on `received` takes effect.
    ///
    /// CCM Art. 20.3: six months after the depositary received it. A State
    /// engaged in an armed conflict on that day stays bound until it ends,
    /// which no rule can compute: there the quoted day wins.
    pub fn withdrawal_effective(&self, received: NaiveDate) -> NaiveDate {
        received
            .checked_add_months(Months::new(self.withdrawal_months))
            .unwrap_or(NaiveDate::MAX)
    }
}

/// The first day of the `months`-th month after the month of `date`; the last
/// day of the calendar when there is no such month.
fn first_of_month_after(date: NaiveDate, months: u32) -> NaiveDate {
    date.with_day(1)
        .and_then(|first| first.checked_add_months(Months::new(months)))
        .unwrap_or(NaiveDate::MAX)
}
