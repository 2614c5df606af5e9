//! What is to be done with restricted records, and with which.

use crate::text_enum;
use crate::web::Params;
use crate::web::bulk::{Chosen, chosen};
use crate::web::forms::{FormErrors, Reader};

/// The longest reason, in characters.
const MAX_REASON: usize = 500;

text_enum! {
    /// What is to be done with each.
    Verb {
        /// Those who coordinate read it from now on.
        Release => "release",
        /// The team alone, and those named on it, read it after the hand-over too.
        Seal => "seal",
        /// The team alone: the names on it are taken off.
        SealUnnamed => "seal_unnamed",
    }
}

/// What is to be done, why, and with which.
#[derive(Debug, Clone)]
pub(super) struct ReleaseForm {
    pub verb: Verb,
    /// Why more people may read it; empty where it is sealed.
    pub reason: String,
    pub chosen: Vec<Chosen<i64>>,
}

impl ReleaseForm {
    pub(super) fn parse(data: &Params) -> Result<Self, FormErrors> {
        let mut reader = Reader::new(data);
        let verb: Option<Verb> = reader.choice("verb");
        let reason = reader.text("reason", MAX_REASON);
        if verb == Some(Verb::Release) && reason.is_empty() {
            reader.refuse("reason", "marking-reason-missing", Vec::new());
        }
        let chosen = chosen(data);
        if chosen.is_empty() {
            reader.refuse("chosen", "bulk-choose", Vec::new());
        }
        reader.finish(|| {
            Some(Self {
                verb: verb?,
                reason,
                chosen,
            })
        })
    }
}
