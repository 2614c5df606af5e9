//! What the facts say of every State on one day. Pages ask for the same few days again
//! and again, so the last ones are kept.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, RwLock};

use chrono::NaiveDate;

use super::facts::Facts;
use crate::treaty::{Ballot, Category, Counts, Iso3, RollCall, Status, TargetSettings};

/// How many days are kept: enough for all who look at today and a few who look back.
const KEPT: usize = 16;

/// All States on one day.
#[derive(Debug)]
pub struct Day {
    /// The facts it was computed from.
    pub facts: Arc<Facts>,
    /// The day.
    pub on: NaiveDate,
    /// How many States had joined, counted both ways.
    pub counts: Counts,
    /// How the target categories were computed.
    pub settings: TargetSettings,
    states: HashMap<Iso3, StateDay>,
}

/// One State on one day.
#[derive(Debug, Clone)]
pub struct StateDay {
    /// What it was to the treaty.
    pub status: Status,
    /// The target categories the facts put it in, each once, in order.
    pub categories: Vec<Category>,
    /// How it voted on the latest resolution; nothing where that is not established.
    pub vote: Option<Ballot>,
}

impl Day {
    /// Computes a day.
    pub fn new(facts: &Arc<Facts>, settings: TargetSettings, on: NaiveDate) -> Self {
        let targets = facts.targets(settings, on);
        let roll = facts.votes().latest(on);
        let states = facts
            .iter()
            .map(|state| {
                let of_day = StateDay {
                    status: facts.status(state.iso3, on),
                    categories: targets.categories(state.iso3),
                    vote: roll.and_then(|roll| roll.ballots.get(&state.iso3).copied()),
                };
                (state.iso3, of_day)
            })
            .collect();
        Self {
            counts: facts.register().counts(on),
            facts: Arc::clone(facts),
            on,
            settings,
            states,
        }
    }

    /// One State; for a code that is no State's, one that never acted.
    pub fn state(&self, iso3: Iso3) -> &StateDay {
        static NOBODY: StateDay = StateDay {
            status: Status::NotSignatory,
            categories: Vec::new(),
            vote: None,
        };
        self.states.get(&iso3).unwrap_or(&NOBODY)
    }

    /// How many States are of a status.
    pub fn count(&self, status: Status) -> usize {
        self.states
            .values()
            .filter(|state| state.status == status)
            .count()
    }

    /// How many States there are.
    pub fn len(&self) -> usize {
        self.states.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.states.is_empty()
    }

    /// The latest vote on the annual resolution.
    pub fn roll_call(&self) -> Option<&RollCall> {
        self.facts.votes().latest(self.on)
    }
}

/// The days asked for last.
#[derive(Debug, Default)]
pub struct Days(RwLock<VecDeque<Arc<Day>>>);

impl Days {
    /// A day, computed if it is not kept. A day of older facts is never given out.
    pub fn on(&self, facts: &Arc<Facts>, settings: TargetSettings, on: NaiveDate) -> Arc<Day> {
        let fits = |day: &&Arc<Day>| {
            day.on == on && day.settings == settings && Arc::ptr_eq(&day.facts, facts)
        };
        if let Ok(kept) = self.0.read()
            && let Some(day) = kept.iter().find(fits)
        {
            return Arc::clone(day);
        }
        let day = Arc::new(Day::new(facts, settings, on));
        if let Ok(mut kept) = self.0.write() {
            kept.retain(|other| other.on != on && Arc::ptr_eq(&other.facts, facts));
            kept.truncate(KEPT - 1);
            kept.push_front(Arc::clone(&day));
        }
        day
    }
}
