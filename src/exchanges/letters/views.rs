//! The page on which a mail is brought.

use serde::Serialize;

use crate::web::forms::{ErrorLink, FormErrors};
use crate::web::{Desk, Nav, Page};

/// The form that takes a mail.
#[derive(Debug, Serialize)]
pub(super) struct MailPage {
    heading: String,
    hint: String,
    error: String,
    errors: Vec<ErrorLink>,
}

impl Page for MailPage {
    const TEMPLATE: &'static str = "exchanges/mail";
    const NAV: Nav = Nav::Exchanges;

    fn title(&self) -> String {
        self.heading.clone()
    }
}

impl MailPage {
    pub(super) fn new(desk: &Desk, errors: &FormErrors) -> Self {
        let error = errors.0.first();
        let error = error
            .map(|error| desk.ta(error.key, &error.args))
            .unwrap_or_default();
        let link = ErrorLink {
            href: "#f-file".to_owned(),
            text: error.clone(),
        };
        let mib = desk.app.settings.attachments.file_mib;
        Self {
            heading: desk.t("exchange-mail-title"),
            hint: desk.ta("exchange-mail-hint", &[("mib", mib.into())]),
            errors: if error.is_empty() {
                Vec::new()
            } else {
                vec![link]
            },
            error,
        }
    }
}
