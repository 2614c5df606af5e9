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

/// The account's password once more.
pub(super) struct PasswordForm(pub String);

impl PasswordForm {
    /// `field` is the password's name in the form.
    pub(super) fn parse(data: &Params, field: &str) -> Result<Self, FormErrors> {
        let mut reader = Reader::new(data);
        let password = reader.untrimmed(field);
        if password.is_empty() {
            reader.refuse(field, "form-required", Vec::new());
        }
        reader.finish(|| Some(Self(password)))
    }
}
