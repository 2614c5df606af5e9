//! Answers set against groups of States.

use std::collections::BTreeMap;

use crate::i18n::{Lang, sort_key};
use crate::states::{Day, Facts};
use crate::text_enum;
use crate::treaty::{Category, Iso3};

text_enum! {
    /// What States are grouped by.
    Dimension {
        /// M49 region.
        Region => "region",
        /// UN regional group.
        Group => "group",
        /// Target category: a State can be in several.
        Category => "category",
        /// Legal system, which decides how treaties become law.
        LegalSystem => "legal_system",
    }
}

/// The code of the group of States of which the facts do not say it.
pub const UNKNOWN: &str = "";

/// The groups of a dimension and which of them each State is in.
#[derive(Debug, Clone, Default)]
pub struct Groups {
    /// Each with its name, in the order they are shown; what is not known comes last.
    pub names: Vec<String>,
    of: BTreeMap<Iso3, Vec<usize>>,
}

impl Groups {
    /// The groups that some States are in, on a day.
    pub fn of(
        lang: Lang,
        (facts, day): (&Facts, &Day),
        dimension: Dimension,
        states: impl IntoIterator<Item = Iso3>,
    ) -> Self {
        let own = |state| (state, codes_of((facts, day), dimension, state));
        Self::named(
            lang,
            facts,
            dimension,
            states.into_iter().map(own).collect(),
        )
    }

    /// The regions that some States are in: those do not change from day to day.
    pub fn of_regions(lang: Lang, facts: &Facts, states: impl IntoIterator<Item = Iso3>) -> Self {
        let own = |state| (state, vec![region(facts, state)]);
        let found = states.into_iter().map(own).collect();
        Self::named(lang, facts, Dimension::Region, found)
    }

    fn named(
        lang: Lang,
        facts: &Facts,
        dimension: Dimension,
        found: Vec<(Iso3, Vec<String>)>,
    ) -> Self {
        let own = found.iter().flat_map(|(_, own)| own);
        let mut codes: Vec<String> = own.cloned().collect();
        codes.sort_by_cached_key(|code| order(lang, facts, dimension, code));
        codes.dedup();
        let place = |code: &String| codes.iter().position(|it| it == code);
        Self {
            names: codes
                .iter()
                .map(|code| name(lang, facts, dimension, code))
                .collect(),
            of: found
                .into_iter()
                .map(|(state, own)| (state, own.iter().filter_map(place).collect()))
                .collect(),
        }
    }

    /// The numbers of the groups of a State.
    pub fn of_state(&self, state: Iso3) -> &[usize] {
        self.of.get(&state).map_or(&[], Vec::as_slice)
    }

    /// Sorts some things by the groups of their States: each into every group it is in.
    pub fn sort<T: Copy>(&self, things: impl IntoIterator<Item = (Iso3, T)>) -> Vec<Vec<T>> {
        let mut sorted = vec![Vec::new(); self.names.len()];
        for (state, thing) in things {
            for number in self.of_state(state) {
                if let Some(group) = sorted.get_mut(*number) {
                    group.push(thing);
                }
            }
        }
        sorted
    }
}

fn region(facts: &Facts, state: Iso3) -> String {
    let known = facts.state(state);
    known.map_or(UNKNOWN, |it| &it.region).to_owned()
}

fn codes_of((facts, day): (&Facts, &Day), dimension: Dimension, state: Iso3) -> Vec<String> {
    let known = facts.state(state);
    let one = |code: Option<&str>| vec![code.unwrap_or(UNKNOWN).to_owned()];
    match dimension {
        Dimension::Region => vec![region(facts, state)],
        Dimension::Group => one(known.and_then(|it| it.regional_group.as_deref())),
        Dimension::Category => {
            let categories = day.state(state).categories.iter();
            let codes: Vec<_> = categories.map(|it| it.as_str().to_owned()).collect();
            if codes.is_empty() { one(None) } else { codes }
        }
        // The pack holds no legal systems: of no State is it known.
        Dimension::LegalSystem => one(None),
    }
}

/// Categories by their number, other groups by their name, what is not known last.
fn order(lang: Lang, facts: &Facts, dimension: Dimension, code: &str) -> (bool, String, String) {
    let key = match code.parse::<Category>() {
        Ok(category) if dimension == Dimension::Category => category.number().to_string(),
        _ => sort_key(&name(lang, facts, dimension, code)),
    };
    (code == UNKNOWN, key, code.to_owned())
}

fn name(lang: Lang, facts: &Facts, dimension: Dimension, code: &str) -> String {
    match dimension {
        // Not being in a category, or in a regional group, is known.
        Dimension::Category | Dimension::Group if code == UNKNOWN => lang.text("analysis-in-none"),
        _ if code == UNKNOWN => lang.text("analysis-not-known"),
        Dimension::Category => {
            let word = code.replace('_', "-");
            lang.text(&format!("states-category-{word}"))
        }
        _ => facts.grouping_name(code, lang).to_owned(),
    }
}
