//! Which offices there are, and in which order they open: the more people, the more.

use std::collections::{HashMap, HashSet};

use super::script::Institution;
use super::stage::{Scene, Stage};
use crate::i18n::Lang;

/// Parliaments and embassies that even a small demo has.
const PARLIAMENTS: usize = 12;
const EMBASSIES: usize = 14;

/// The kind of an organisation, as the database has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Office {
    Geneva,
    NewYork,
    Capital,
    Parliament,
    /// By its place in the script.
    Embassy(usize),
    /// By its place in the script.
    Institution(usize),
}

/// A post to be opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Opening {
    /// The State's place on the stage; none for an institution.
    pub(super) state: Option<usize>,
    pub(super) office: Office,
    /// The number of its title, from 0.
    pub(super) title: usize,
}

impl Office {
    /// The word in the database.
    pub(super) fn kind(self, stage: &Stage) -> &str {
        match self {
            Self::Geneva => "mission_geneva",
            Self::NewYork => "mission_new_york",
            Self::Capital => "capital",
            Self::Parliament => "parliament",
            Self::Embassy(_) => "embassy",
            Self::Institution(at) => institution(stage, at).map_or("partner", |it| &it.kind),
        }
    }

    /// Its name and place.
    pub(super) fn name(self, stage: &Stage, scene: Option<&Scene>) -> (String, String) {
        let whose = scene.map_or("", |scene| scene.name(Lang::En));
        let capital = scene.map_or("", |scene| scene.capital.as_str());
        match self {
            Self::Geneva => (
                format!("{whose}, Permanent Mission in Geneva"),
                "Geneva".to_owned(),
            ),
            Self::NewYork => (
                format!("{whose}, Permanent Mission in New York"),
                "New York".to_owned(),
            ),
            Self::Capital => (
                format!("{whose}, Ministry of Foreign Affairs"),
                capital.to_owned(),
            ),
            Self::Parliament => (format!("{whose}, Parliament"), capital.to_owned()),
            Self::Embassy(at) => {
                let city = stage.script.places.embassies.get(at);
                let city = city.cloned().unwrap_or_default();
                (format!("{whose}, Embassy in {city}"), city)
            }
            Self::Institution(at) => institution(stage, at)
                .map(|it| (it.name.clone(), it.place.clone()))
                .unwrap_or_default(),
        }
    }

    /// The mailbox of its first post: it outlives the holders. Embassies and parliaments
    /// have none.
    pub(super) fn mailbox(self, stage: &Stage, scene: Option<&Scene>) -> Option<String> {
        let code = scene.map(|scene| scene.iso3.as_str().to_lowercase());
        let (desk, whose) = match self {
            Self::Geneva => ("geneva", code?),
            Self::NewYork => ("newyork", code?),
            Self::Capital => ("capital", code?),
            Self::Institution(at) => ("desk", institution(stage, at)?.code.clone()),
            Self::Parliament | Self::Embassy(_) => return None,
        };
        Some(format!("{desk}.{whose}@example.org"))
    }
}

/// All openings, without end: first a post at every mission in Geneva, then one at each
/// institution, some parliaments and embassies, then the capitals and New York, then
/// everywhere, title by title.
pub(super) fn openings(stage: &Stage) -> impl Iterator<Item = Opening> {
    let states = stage.states.len();
    let cities = stage.script.places.embassies.len();
    let everywhere = move |office: Office, title: usize| {
        (0..states).map(move |state| Opening {
            state: Some(state),
            office,
            title,
        })
    };
    let institutions = (0..stage.script.institutions.len()).map(|at| Opening {
        state: None,
        office: Office::Institution(at),
        title: 0,
    });
    let parliaments = everywhere(Office::Parliament, 0).take(PARLIAMENTS);
    let embassies = (0..EMBASSIES.min(states)).map(move |state| Opening {
        state: Some(state),
        office: Office::Embassy(state % cities.max(1)),
        title: 0,
    });
    let first = everywhere(Office::Geneva, 0)
        .chain(institutions)
        .chain(parliaments)
        .chain(embassies)
        .chain(everywhere(Office::Capital, 0))
        .chain(everywhere(Office::NewYork, 0));
    let then = (0..).flat_map(move |title| {
        let offices = [
            Office::Geneva,
            Office::Capital,
            Office::NewYork,
            Office::Parliament,
        ];
        offices
            .into_iter()
            .chain((0..cities).map(Office::Embassy))
            .flat_map(move |office| everywhere(office, title))
    });
    let mut seen = HashSet::new();
    first
        .chain(then)
        .filter(move |opening| seen.insert(*opening))
}

/// Numbers things by the order in which they are first named.
#[derive(Debug)]
pub(super) struct Numbers<K>(HashMap<K, usize>);

impl<K: std::hash::Hash + Eq> Numbers<K> {
    pub(super) fn new() -> Self {
        Self(HashMap::new())
    }

    /// The number of a thing, and whether it was named for the first time.
    pub(super) fn of(&mut self, key: K) -> (usize, bool) {
        let next = self.0.len();
        let number = *self.0.entry(key).or_insert(next);
        (number, number == next)
    }
}

fn institution(stage: &Stage, at: usize) -> Option<&Institution> {
    stage.script.institutions.get(at)
}
