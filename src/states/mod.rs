//! The States and what is known of them from the treaty pack: the list, the map, the
//! dossier of each.

mod facts;
pub mod targets;

pub use self::facts::{Facts, FactsCache, PackDescription, StateFacts};
