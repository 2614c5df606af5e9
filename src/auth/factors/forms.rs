//! Forms of second factors.

use super::model::Typed;
use crate::web::Params;
use crate::web::forms::{FormErrors, Reader};

/// A code, of the app or for recovery.
pub(super) struct CodeForm(pub Typed);

impl CodeForm {
    pub(super) fn parse(data: &Params) -> Result<Self, FormErrors> {
        let mut reader = Reader::new(data);
        let code = reader.required_text("code", 100);
        reader.finish(|| Some(Self(Typed::of(&code))))
    }
}
