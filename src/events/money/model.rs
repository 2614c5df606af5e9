//! Ids, closed sets and rows of an event's money, and how it adds up.

use diesel::Queryable;
use rust_decimal::Decimal;

use super::super::model::{Guest, Sponsorship};
use super::amounts::{Currency, Money, Sums};
use crate::{id, text_enum};

id! {
    /// A line of an event's budget or costs.
    LineId
}

text_enum! {
    /// What a line is.
    LineKind {
        /// There is so much to spend.
        Budget => "budget",
        /// So much was spent.
        Cost => "cost",
    }
}

/// A line of an event's budget or costs.
#[derive(Debug, Clone, Queryable)]
pub(in crate::events) struct Line {
    pub id: LineId,
    pub kind: LineKind,
    pub what: String,
    minor: i64,
    currency: String,
    pub version: i32,
}

impl Line {
    /// How much; nothing where the currency is none any more.
    pub(in crate::events) fn money(&self) -> Option<Money> {
        Money::of(self.minor, &self.currency)
    }
}

/// How an event's money adds up, each sum by currency.
#[derive(Debug, Clone, Default)]
pub(in crate::events) struct Balance {
    pub budget: Sums,
    pub costs: Sums,
    /// What sponsors have promised: approved, ticketed and paid.
    pub promised: Sums,
    /// Of it, what is paid.
    pub paid: Sums,
    /// What is asked for and not decided.
    pub requested: Sums,
}

impl Balance {
    /// Adds up the lines of an event and what sponsors pay for its guests.
    pub(in crate::events) fn new(lines: &[Line], guests: &[Guest]) -> Self {
        let mut balance = Self::default();
        for line in lines {
            let Some(money) = line.money() else { continue };
            match line.kind {
                LineKind::Budget => balance.budget.add(money),
                LineKind::Cost => balance.costs.add(money),
            }
        }
        for guest in guests {
            if let Some((sponsorship, money)) = guest.sponsorship.zip(guest.sponsored()) {
                balance.sponsor(sponsorship, money);
            }
        }
        balance
    }

    fn sponsor(&mut self, sponsorship: Sponsorship, money: Money) {
        match sponsorship {
            Sponsorship::Requested => self.requested.add(money),
            Sponsorship::Refused => {}
            Sponsorship::Approved | Sponsorship::Ticketed => self.promised.add(money),
            Sponsorship::Paid => {
                self.promised.add(money);
                self.paid.add(money);
            }
        }
    }

    /// All currencies that have a sum, by their codes.
    pub(in crate::events) fn currencies(&self) -> Vec<Currency> {
        let sums = [&self.budget, &self.costs, &self.promised, &self.requested];
        let mut all: Vec<_> = sums.into_iter().flat_map(Sums::currencies).collect();
        all.sort();
        all.dedup();
        all
    }

    /// What is left of the budget after the costs and what is promised; nothing where there
    /// is no budget in that currency.
    pub(in crate::events) fn left(&self, currency: Currency) -> Option<Decimal> {
        let spent = [&self.costs, &self.promised];
        let spent = spent
            .into_iter()
            .filter_map(|sums| sums.get(currency))
            .fold(Decimal::ZERO, |all, sum| {
                all.checked_add(sum).unwrap_or(Decimal::MAX)
            });
        self.budget.get(currency)?.checked_sub(spent)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_promised_counts_against_the_budget_and_what_is_asked_for_does_not() {
        let euros = |minor| Money::of(minor, "EUR").unwrap();
        let line = |kind, minor| Line {
            id: LineId(1),
            kind,
            what: String::new(),
            minor,
            currency: "EUR".to_owned(),
            version: 1,
        };
        let lines = [
            line(LineKind::Budget, 100_000),
            line(LineKind::Cost, 25_050),
        ];
        let mut balance = Balance::new(&lines, &[]);
        for (sponsorship, minor) in [
            (Sponsorship::Requested, 10_000),
            (Sponsorship::Approved, 20_000),
            (Sponsorship::Refused, 40_000),
            (Sponsorship::Ticketed, 3_000),
            (Sponsorship::Paid, 500),
        ] {
            balance.sponsor(sponsorship, euros(minor));
        }
        balance.sponsor(Sponsorship::Paid, Money::of(700, "USD").unwrap());
        let euro = euros(0).currency();
        let dollar = Money::of(0, "USD").unwrap().currency();
        assert_eq!(balance.currencies(), [euro, dollar]);
        assert_eq!(balance.promised.get(euro), Some(Decimal::new(23_500, 2)));
        assert_eq!(balance.paid.get(euro), Some(Decimal::new(500, 2)));
        assert_eq!(balance.requested.get(euro), Some(Decimal::new(10_000, 2)));
        assert_eq!(balance.left(euro), Some(Decimal::new(51_450, 2)));
        assert_eq!(balance.left(dollar), None, "there is no budget in dollars");
    }
}
