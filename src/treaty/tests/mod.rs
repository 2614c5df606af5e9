//! Real cases, and what holds for any case at all.

mod any_case;
mod deposits;
mod membership;
mod target_states;

use std::sync::LazyLock;

use chrono::NaiveDate;

use super::{Iso3, Register, TreatyRules};
use crate::pack::{self, Pack};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn state(code: &str) -> Iso3 {
    code.parse().unwrap()
}

/// The embedded pack, read once.
fn ccm_pack() -> &'static Pack {
    static PACK: LazyLock<Pack> = LazyLock::new(|| pack::embedded().unwrap());
    &PACK
}

fn ccm() -> Register {
    ccm_pack().register("CCM").unwrap()
}

fn ccm_rules() -> TreatyRules {
    ccm_pack().treaty("CCM").unwrap().rules.clone()
}
