//! A link that opens nothing.

use serde::Serialize;

use crate::web::{Layout, Page, Visit};

/// A link that opens nothing, or a form that is not its own.
#[derive(Debug, Serialize)]
pub struct GonePage {
    title: String,
    text: String,
}

impl Page for GonePage {
    const TEMPLATE: &'static str = "survey/gone";
    const LAYOUT: Layout = Layout::Plain;

    fn title(&self) -> String {
        self.title.clone()
    }
}

impl GonePage {
    pub fn link(visit: &Visit) -> Self {
        Self {
            title: visit.t("survey-gone"),
            text: visit.t("survey-gone-text"),
        }
    }

    pub fn form(visit: &Visit) -> Self {
        Self {
            title: visit.t("error-bad-token-title"),
            text: visit.t("survey-form-gone-text"),
        }
    }
}
