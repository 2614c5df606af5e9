//! All States under one treaty.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{Act, Counts, Deadline, History, Iso3, Joining, Status, TreatyRules};

/// The acts of all States under one treaty, indexed so that a status or a
/// count on any day takes microseconds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Register {
    rules: TreatyRules,
    treaty_in_force: Option<NaiveDate>,
    histories: BTreeMap<Iso3, History>,
}

impl Register {
    /// Reads the acts of one treaty, in any order. `compiled` is the day the
    /// facts were compiled, from which undated acts count.
    pub fn new(
        rules: TreatyRules,
        compiled: NaiveDate,
        acts: impl IntoIterator<Item = Act>,
    ) -> Self {
        let mut by_state: BTreeMap<Iso3, Vec<Act>> = BTreeMap::new();
        for act in acts {
            by_state.entry(act.state).or_default().push(act);
        }
        let treaty_in_force = rules.treaty_in_force(by_state.values().filter_map(|acts| {
            acts.iter()
                .filter(|act| act.kind.binds())
                .map(|act| act.counts_from(compiled))
                .min()
        }));
        let histories = by_state
            .into_iter()
            .map(|(state, acts)| {
                let history = History::new(&rules, treaty_in_force, compiled, &acts);
                (state, history)
            })
            .collect();
        Self {
            rules,
            treaty_in_force,
            histories,
        }
    }

    /// The rules the register was read under.
    pub fn rules(&self) -> &TreatyRules {
        &self.rules
    }

    /// The day the treaty itself entered, or enters, into force; `None` while
    /// it lacks instruments.
    pub fn treaty_in_force(&self) -> Option<NaiveDate> {
        self.treaty_in_force
    }

    /// A State's history; `None` if it never acted.
    pub fn history(&self, state: Iso3) -> Option<&History> {
        self.histories.get(&state)
    }

    /// A State's status on a day.
    pub fn status(&self, state: Iso3, on: NaiveDate) -> Status {
        self.history(state)
            .map_or(Status::NotSignatory, |history| history.on(on))
    }

    /// Every State that ever acted with its status on a day, by code.
    pub fn statuses(&self, on: NaiveDate) -> impl Iterator<Item = (Iso3, Status)> {
        self.histories
            .iter()
            .map(move |(state, history)| (*state, history.on(on)))
    }

    /// The counts on a day, by deposit and by entry into force.
    pub fn counts(&self, on: NaiveDate) -> Counts {
        Counts::new(on, self.statuses(on).map(|(_, status)| status))
    }

    /// The States that deposited after `baseline` and up to and including
    /// `until`, earliest first.
    pub fn new_since(&self, baseline: NaiveDate, until: NaiveDate) -> Vec<Joining> {
        let mut found: Vec<_> = self
            .joinings()
            .filter(|it| baseline < it.counts_from && it.counts_from <= until)
            .collect();
        found.sort_unstable_by_key(|it| (it.counts_from, it.state));
        found
    }

    /// The States for which the treaty entered into force after `baseline` and
    /// up to and including `until`, earliest first.
    pub fn in_force_since(&self, baseline: NaiveDate, until: NaiveDate) -> Vec<Joining> {
        let mut found: Vec<_> = self
            .joinings()
            .filter(|it| {
                it.in_force.is_some_and(|day| {
                    baseline < day
                        && day <= until
                        && self.status(it.state, day) == Status::StateParty
                })
            })
            .collect();
        found.sort_unstable_by_key(|it| (it.in_force, it.state));
        found
    }

    /// What falls due for a State for which the treaty is, or by its deposit
    /// will be, in force; nothing for a State that is not bound on that day.
    pub fn deadlines(&self, state: Iso3, on: NaiveDate) -> Vec<Deadline<'_>> {
        self.history(state)
            .filter(|history| history.on(on).is_bound())
            .and_then(|history| history.joining_on(on)?.in_force)
            .map(|in_force| self.rules.deadlines(in_force, on).collect())
            .unwrap_or_default()
    }

    fn joinings(&self) -> impl Iterator<Item = Joining> {
        self.histories
            .values()
            .flat_map(|history| history.joinings().iter().copied())
    }
}
