//! What a number that leaves the circle of coordination may tell: the one owner of the
//! rule, which `docs/security/suppression.md` explains.
//!
//! A reader of two reports knows more than a reader of one: if one more State has answered
//! in between, the difference of the two is its answer. Nor does it help to hold a number
//! back until it is harmless: whoever knows the rule learns from the silence. So what
//! is published depends on the answers in one way only:
//!
//! - **Steps.** Answers count in groups of the threshold, in the order in which the desk
//!   came to know them. A group counts once it is complete, from the day after.
//! - **Bands.** Of a count only the band is told: 5 to 9, 10 to 14. The last band of a
//!   basis holds more values than the threshold, so that "all of them" looks like "most".
//! - **Corrections.** A group of which an answer has changed after it was complete counts no
//!   longer: the new answer is in no number, and so in no difference.

mod shared;

use chrono::NaiveDate;

pub use self::shared::{Choosing, Shared};

/// No setting goes below this: with groups of two the differences of bands give answers
/// back.
const LOWEST: usize = 3;

/// From how many contributing States a number is published.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Threshold(usize);

/// What is told of a count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Band {
    /// At least so many States.
    pub from: usize,
    /// At most so many; nothing where the band is the last.
    pub to: Option<usize>,
}

/// One State's answer to a question with several choices.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contribution {
    /// The day on which the desk came to know of it, and its place among those of the day.
    pub known: (NaiveDate, i64),
    /// The last day on which it was changed.
    pub changed: NaiveDate,
    /// The choices.
    pub choices: Vec<String>,
}

/// A table as it may be published.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Published {
    /// How many answers it is made of.
    pub basis: usize,
    /// The choices of which something is told, the highest bands first; within a band in
    /// the order asked for.
    pub rows: Vec<(String, Band)>,
}

impl Threshold {
    /// The threshold of the settings.
    pub fn new(setting: usize) -> Self {
        Self(setting.max(LOWEST))
    }

    /// How many States.
    pub fn states(self) -> usize {
        self.0
    }

    /// Whether among so many contributing States none stands out.
    pub fn hides(self, contributing: usize) -> bool {
        contributing >= self.0
    }

    /// What is told of `count` out of `basis` answers; nothing below the first band.
    pub fn band(self, count: usize, basis: usize) -> Option<Band> {
        let last = (basis / self.0).saturating_sub(1) * self.0;
        let from = (count / self.0 * self.0).min(last);
        (from > 0).then(|| Band {
            from,
            to: (from < last).then(|| from + self.0 - 1),
        })
    }

    /// The table of `choices` as it may be published of what was known at the end of
    /// `until`.
    pub fn publish(
        self,
        contributions: &[Contribution],
        until: NaiveDate,
        choices: &[String],
    ) -> Published {
        let mut ordered: Vec<_> = contributions.iter().collect();
        ordered.sort_by_key(|it| it.known);
        let counting: Vec<&Contribution> = ordered
            .chunks_exact(self.0)
            .filter(|group| counts(group, until))
            .flatten()
            .copied()
            .collect();
        let basis = counting.len();
        let mut rows: Vec<_> = choices
            .iter()
            .filter_map(|choice| {
                let naming = counting.iter().filter(|it| it.choices.contains(choice));
                Some((choice.clone(), self.band(naming.count(), basis)?))
            })
            .collect();
        // Stable: by the exact count a reader would learn more than the band.
        rows.sort_by_key(|(_, band)| std::cmp::Reverse(band.from));
        Published { basis, rows }
    }
}

/// Whether a group was complete at the end of a day, and is as it was then.
fn counts(group: &[&Contribution], until: NaiveDate) -> bool {
    let complete = group.iter().map(|it| it.known.0).max();
    complete.is_some_and(|day| day <= until && group.iter().all(|it| it.changed <= day))
}

#[cfg(test)]
mod shared_tests;
#[cfg(test)]
mod tests;
