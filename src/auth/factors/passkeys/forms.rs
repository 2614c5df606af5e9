//! Forms of passkeys.

use super::model::PasskeyId;
use crate::web::Params;
use crate::web::forms::{FormErrors, Reader};

/// A passkey to be added.
pub(super) struct NewPasskey {
    pub name: String,
    /// What the authenticator has signed, as the browser tells it.
    pub answer: String,
}

impl NewPasskey {
    pub(super) fn parse(data: &Params) -> Result<Self, FormErrors> {
        let mut reader = Reader::new(data);
        let name = reader.required_text("name", 80);
        let answer = reader.raw("answer").to_owned();
        if answer.is_empty() {
            reader.refuse("name", "passkey-no-answer", Vec::new());
        }
        reader.finish(|| Some(Self { name, answer }))
    }
}

/// The passkey that is to go.
pub(super) fn which(data: &Params) -> Result<PasskeyId, FormErrors> {
    let mut reader = Reader::new(data);
    let which = reader.choice("passkey");
    reader.finish(|| which)
}
