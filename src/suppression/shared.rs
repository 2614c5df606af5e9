//! What is told of one question of a survey that is over, for all States and by groups of
//! them: one table a survey, not one a day, so that there are no two to subtract.
//!
//! - **Once.** Only answers that were known on the last day count. If one of them was
//!   changed later, no table of the survey is told any more.
//! - **Steps and bands** as in the report, for all and for each group by itself.
//! - **Groups.** A group is told apart where it fills two steps. There are fewer groups than
//!   the threshold: each band leaves room of one, and so many rooms never add up to a step,
//!   so that what is told of all together never fills or empties a group.
//! - **One choice only.** Where each State makes one choice, the choices add up to the
//!   States. Of a choice no more is told than that a step of them or more made it, and of so
//!   few choices that a step is left for the others together: none of them is known to be
//!   made by nobody. Of groups nothing is told: set against the table of all States, they
//!   would give answers away.
//!
//! What is hidden follows from bands and from who answered, never from a count: a table
//! tells nothing by its gaps.

use chrono::NaiveDate;

use super::{Band, Contribution, Published, Threshold};

/// How the choices of a question stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choosing {
    /// Each State makes one choice.
    One,
    /// A State makes any number of choices.
    Several,
}

/// The tables of one question.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Shared {
    /// Of all States.
    pub all: Published,
    /// Of the groups that are told apart, by number, the largest first.
    pub groups: Vec<(usize, Published)>,
}

impl Threshold {
    /// The tables of `choices` as they may be passed on of what was known at the end of
    /// `until`; each contribution with the number of its State's group, where it is in one.
    /// Nothing where one of them was changed later.
    pub fn share(
        self,
        contributions: &[(Option<usize>, Contribution)],
        until: NaiveDate,
        choices: &[String],
        choosing: Choosing,
    ) -> Option<Shared> {
        let mut known: Vec<_> = contributions
            .iter()
            .filter(|(_, it)| it.known.0 <= until)
            .collect();
        if known.iter().any(|(_, it)| it.changed > until) {
            return None;
        }
        known.sort_by_key(|(_, it)| it.known);
        let all: Vec<&Contribution> = known.iter().map(|(_, it)| it).collect();
        let mut groups: Vec<(usize, Vec<&Contribution>)> = Vec::new();
        for (group, it) in &known {
            let Some(group) = group else { continue };
            match groups.iter_mut().find(|(number, _)| number == group) {
                Some((_, members)) => members.push(it),
                None => groups.push((*group, vec![it])),
            }
        }
        groups.retain(|(_, members)| members.len() >= 2 * self.0);
        groups.sort_by_key(|(number, members)| (std::cmp::Reverse(members.len()), *number));
        groups.truncate(self.0 - 1);
        if choosing == Choosing::One {
            groups.clear();
        }
        let groups = groups.into_iter();
        Some(Shared {
            all: self.table(&all, choices, choosing),
            groups: groups
                .map(|(number, members)| (number, self.table(&members, choices, choosing)))
                .collect(),
        })
    }

    fn table(self, ordered: &[&Contribution], choices: &[String], choosing: Choosing) -> Published {
        let basis = ordered.len() / self.0 * self.0;
        let counting = ordered.get(..basis).unwrap_or_default();
        let band = |count: usize| match choosing {
            Choosing::Several => self.band(count, basis),
            Choosing::One => (count >= self.0).then_some(Band {
                from: self.0,
                to: None,
            }),
        };
        let mut rows: Vec<_> = choices
            .iter()
            .filter_map(|choice| {
                let naming = counting.iter().filter(|it| it.choices.contains(choice));
                Some((choice.clone(), band(naming.count())?))
            })
            .collect();
        // Stable: by the exact count a reader would learn more than the band.
        rows.sort_by_key(|(_, band)| std::cmp::Reverse(band.from));
        if choosing == Choosing::One {
            rows.truncate((basis / self.0).saturating_sub(1));
        }
        Published { basis, rows }
    }
}
