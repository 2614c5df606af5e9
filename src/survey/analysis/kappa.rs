//! How far two coders agree beyond chance: Cohen's kappa (J. Cohen, A coefficient of
//! agreement for nominal scales, Educational and Psychological Measurement 20, 1960). Each
//! code is a decision of its own, given or not; over all codes the decisions are pooled.

use std::collections::BTreeSet;

/// Decisions of two coders about the same things.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Decisions {
    /// Both gave the code.
    pub both: usize,
    /// The first alone did.
    pub first: usize,
    /// The second alone did.
    pub second: usize,
    /// Neither did.
    pub neither: usize,
}

/// What a kappa means, in the words of J. R. Landis and G. G. Koch (The measurement of
/// observer agreement for categorical data, Biometrics 33, 1977).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Strength {
    /// Below 0: less than by chance.
    Poor,
    /// To 0.20.
    Slight,
    /// To 0.40.
    Fair,
    /// To 0.60.
    Moderate,
    /// To 0.80.
    Substantial,
    /// Above 0.80.
    AlmostPerfect,
}

impl Strength {
    /// The word that texts know it by.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Poor => "poor",
            Self::Slight => "slight",
            Self::Fair => "fair",
            Self::Moderate => "moderate",
            Self::Substantial => "substantial",
            Self::AlmostPerfect => "almost-perfect",
        }
    }

    /// What a kappa in hundredths means.
    pub fn of(hundredths: i64) -> Self {
        match hundredths {
            ..0 => Self::Poor,
            0..=20 => Self::Slight,
            21..=40 => Self::Fair,
            41..=60 => Self::Moderate,
            61..=80 => Self::Substantial,
            _ => Self::AlmostPerfect,
        }
    }
}

impl Decisions {
    /// Adds a decision.
    pub fn add(&mut self, first: bool, second: bool) {
        match (first, second) {
            (true, true) => self.both += 1,
            (true, false) => self.first += 1,
            (false, true) => self.second += 1,
            (false, false) => self.neither += 1,
        }
    }

    /// How many.
    pub fn total(self) -> usize {
        self.both + self.first + self.second + self.neither
    }

    /// In how many of a hundred decisions they agree; nothing where there is none.
    pub fn agreement(self) -> Option<i64> {
        rounded((self.both + self.neither) * 100, self.total())
    }

    /// Kappa in hundredths. Nothing where both always decided alike by necessity: chance
    /// would have agreed too, and there is nothing to measure.
    pub fn kappa(self) -> Option<i64> {
        // With n decisions, (po - pe) / (1 - pe) times n² above and below: whole numbers.
        let whole = |number: usize| i128::try_from(number).unwrap_or(i128::MAX);
        let n = whole(self.total());
        let observed = whole(self.both + self.neither) * n;
        let by_chance = whole(self.both + self.first) * whole(self.both + self.second)
            + whole(self.neither + self.first) * whole(self.neither + self.second);
        let below = n * n - by_chance;
        if below == 0 {
            return None;
        }
        let above = (observed - by_chance) * 100;
        let half = if above < 0 { -below } else { below };
        i64::try_from((2 * above + half) / (2 * below)).ok()
    }
}

fn rounded(above: usize, below: usize) -> Option<i64> {
    let twice = (2 * above + below).checked_div(2 * below)?;
    i64::try_from(twice).ok()
}

/// The decisions on each of `codes` over the answers both coders have coded.
pub fn compare<'a>(
    codes: &[&'a str],
    answers: impl IntoIterator<Item = (&'a BTreeSet<String>, &'a BTreeSet<String>)>,
) -> Vec<(&'a str, Decisions)> {
    let mut decisions: Vec<_> = codes
        .iter()
        .map(|code| (*code, Decisions::default()))
        .collect();
    for (first, second) in answers {
        for (code, of) in &mut decisions {
            of.add(first.contains(*code), second.contains(*code));
        }
    }
    decisions
}

/// All of them together.
pub fn pooled(decisions: &[(&str, Decisions)]) -> Decisions {
    let mut all = Decisions::default();
    for (_, of) in decisions {
        all.both += of.both;
        all.first += of.first;
        all.second += of.second;
        all.neither += of.neither;
    }
    all
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn of(both: usize, first: usize, second: usize, neither: usize) -> Decisions {
        Decisions {
            both,
            first,
            second,
            neither,
        }
    }

    #[test]
    fn kappa_is_agreement_beyond_chance() {
        let table = [
            // A textbook's example: 70 of 100 agree, by chance 50 would.
            (of(20, 5, 10, 15), Some(40)),
            (of(45, 15, 25, 15), Some(13)),
            (of(10, 0, 0, 10), Some(100)),
            (of(0, 10, 10, 0), Some(-100)),
            (of(5, 5, 5, 5), Some(0)),
            // All alike, and nothing else was possible.
            (of(7, 0, 0, 0), None),
            (of(0, 0, 0, 7), None),
            (of(0, 0, 0, 0), None),
        ];
        for (decisions, expected) in table {
            assert_eq!(decisions.kappa(), expected, "{decisions:?}");
        }
        assert_eq!(of(20, 5, 10, 15).agreement(), Some(70));
        assert_eq!(Decisions::default().agreement(), None);
    }

    #[test]
    fn strengths_have_the_bounds_of_landis_and_koch() {
        let table = [
            (-1, "poor"),
            (0, "slight"),
            (20, "slight"),
            (21, "fair"),
            (41, "moderate"),
            (61, "substantial"),
            (81, "almost-perfect"),
        ];
        for (kappa, expected) in table {
            assert_eq!(Strength::of(kappa).as_str(), expected);
        }
    }

    #[test]
    fn each_code_is_compared_by_itself_and_all_are_pooled() {
        let set = |codes: &[&str]| -> BTreeSet<String> {
            codes.iter().map(|code| (*code).to_owned()).collect()
        };
        let answers = [(set(&["a"]), set(&["a", "b"])), (set(&[]), set(&["b"]))];
        let compared = compare(&["a", "b"], answers.iter().map(|(one, two)| (one, two)));
        assert_eq!(compared, [("a", of(1, 0, 0, 1)), ("b", of(0, 0, 2, 0))]);
        assert_eq!(pooled(&compared), of(1, 0, 2, 1));
    }

    proptest! {
        #[test]
        fn kappa_is_the_same_whoever_is_called_first(
            both in 0_usize..50, first in 0_usize..50, second in 0_usize..50, neither in 0_usize..50,
        ) {
            let one = of(both, first, second, neither);
            let other = of(both, second, first, neither);
            prop_assert_eq!(one.kappa(), other.kappa());
            if let Some(kappa) = one.kappa() {
                prop_assert!((-100..=100).contains(&kappa));
                prop_assert_eq!(kappa == 100, first + second == 0);
            }
        }
    }
}
