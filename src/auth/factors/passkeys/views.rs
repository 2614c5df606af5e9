//! Pages of passkeys.

use serde::Serialize;

use super::super::PATH;
use super::queries::Named;
use crate::i18n::Lang;
use crate::web::forms::{FormBuilder, FormErrors, FormView, Need};
use crate::web::{Desk, Page, Params};

/// A row of the list of passkeys.
#[derive(Debug, Serialize)]
pub(in crate::auth::factors) struct PasskeyView {
    name: String,
    since: String,
    last_used: String,
}

impl PasskeyView {
    pub(in crate::auth::factors) fn new(lang: Lang, passkey: &Named) -> Self {
        Self {
            name: passkey.name.clone(),
            since: lang.short_date(passkey.created_at.date()),
            last_used: passkey
                .last_used_at
                .map_or_else(|| lang.text("accounts-never"), |at| lang.short_time(at.0)),
        }
    }
}

/// A passkey to be named and made.
#[derive(Debug, Serialize)]
pub(super) struct NewPage {
    heading: String,
    /// What the browser is given, as JSON.
    options: String,
    form: FormView,
}

impl Page for NewPage {
    const TEMPLATE: &'static str = "auth/passkey_new";

    fn title(&self) -> String {
        self.heading.clone()
    }
}

impl NewPage {
    pub(super) fn new(desk: &Desk, options: String, data: &Params, errors: &FormErrors) -> Self {
        // What was signed is never sent twice.
        let data = data.with("answer", "");
        let action = format!("{PATH}/passkeys");
        let form = FormBuilder::new(desk.lang, "passkey-new", action, &data, errors)
            .text("name", Need::Required)
            .hidden("answer")
            .cancel(PATH)
            .build();
        Self {
            heading: desk.t("passkey-new-title"),
            options,
            form,
        }
    }
}
