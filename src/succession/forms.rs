//! What moves, and to whom.

use super::model::{Key, Target};
use crate::web::Params;
use crate::web::bulk::{Chosen, chosen};
use crate::web::forms::{FormErrors, Reader};

/// What moves, and to whom.
#[derive(Debug, Clone)]
pub(super) struct SuccessionForm {
    pub to: Target,
    pub chosen: Vec<Chosen<Key>>,
}

impl SuccessionForm {
    pub(super) fn parse(data: &Params, targets: &[Target]) -> Result<Self, FormErrors> {
        let mut reader = Reader::new(data);
        let asked = reader.raw("to");
        let to = targets.iter().find(|target| target.to_string() == asked);
        if to.is_none() {
            reader.refuse("to", "form-choose", Vec::new());
        }
        let chosen = chosen(data);
        if chosen.is_empty() {
            reader.refuse("chosen", "bulk-choose", Vec::new());
        }
        reader.finish(|| Some(Self { to: *to?, chosen }))
    }
}
