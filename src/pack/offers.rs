//! What can be offered to a State for what stands in its way.

use serde::{Deserialize, Serialize};

use super::model::Trilingual;
use crate::text_enum;
use crate::treaty::{Iso3, PartialDate};

/// The arguments, tools and peers of a pack, in the order shown.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Offers {
    /// What can be used.
    #[serde(default)]
    pub tools: Vec<Tool>,
    /// What can be said.
    #[serde(default)]
    pub arguments: Vec<Argument>,
    /// States of which it was published that the same stood in their way.
    #[serde(default)]
    pub peers: Vec<Peer>,
}

/// A toolkit, a model law or another means.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tool {
    /// A stable code.
    pub code: String,
    /// To which States it is offered.
    pub fits: Fit,
    /// The codes of the barriers it answers.
    pub barriers: Vec<String>,
    /// What it is called.
    pub name: Trilingual,
    /// What it is for.
    pub help: Trilingual,
    /// Where it is written.
    pub source: String,
}

/// Something to be said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Argument {
    /// To which States.
    pub fits: Fit,
    /// The codes of the barriers it answers.
    pub barriers: Vec<String>,
    /// The sentence.
    pub text: Trilingual,
    /// Where it is written.
    pub source: String,
}

/// A State of which it was published that a barrier stood in its way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Peer {
    /// The code of the barrier.
    pub barrier: String,
    /// Which State.
    pub state: Iso3,
    /// When it was so.
    pub since: PartialDate,
    /// What is known of it.
    pub text: Trilingual,
    /// Where it is written.
    pub source: String,
}

text_enum! {
    /// To which States something is offered, by their contamination and stockpiles.
    Fit {
        /// To all.
        Any => "any",
        /// To those with neither stockpile nor contamination.
        Neither => "neither",
        /// To those with contamination.
        Contaminated => "contaminated",
        /// To those with a stockpile.
        Stockpile => "stockpile",
    }
}

/// What is known of a State's contamination and stockpiles, as far as offers go by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Profile {
    /// Whether it is contaminated; nothing where that is not established.
    pub contaminated: Option<bool>,
    /// Whether it has a stockpile; nothing where that is not established.
    pub stockpile: Option<bool>,
}

impl Fit {
    /// Whether something of this fit is offered to a State of that profile. What is not
    /// established is taken for neither.
    pub fn admits(self, profile: Profile) -> bool {
        match self {
            Self::Any => true,
            Self::Neither => profile.is_neither(),
            Self::Contaminated => profile.contaminated == Some(true),
            Self::Stockpile => profile.stockpile == Some(true),
        }
    }
}

impl Profile {
    /// Whether it is established that there is neither stockpile nor contamination.
    pub fn is_neither(self) -> bool {
        self.contaminated == Some(false) && self.stockpile == Some(false)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_small_states_act_goes_to_those_with_neither_stockpile_nor_contamination() {
        // contaminated, stockpile, then: neither, contaminated, stockpile
        let table = [
            (Some(false), Some(false), [true, false, false]),
            (Some(true), Some(false), [false, true, false]),
            (Some(false), Some(true), [false, false, true]),
            (Some(true), Some(true), [false, true, true]),
            (None, Some(false), [false, false, false]),
            (Some(false), None, [false, false, false]),
            (None, None, [false, false, false]),
        ];
        for (contaminated, stockpile, expected) in table {
            let profile = Profile {
                contaminated,
                stockpile,
            };
            let found =
                [Fit::Neither, Fit::Contaminated, Fit::Stockpile].map(|fit| fit.admits(profile));
            assert_eq!(found, expected, "{profile:?}");
            assert!(Fit::Any.admits(profile));
        }
    }
}
