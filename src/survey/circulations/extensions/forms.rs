//! The form of a State's own last day.

use chrono::NaiveDate;

use crate::web::Params;
use crate::web::forms::{FormErrors, Reader};

/// A later last day.
#[derive(Debug, Clone)]
pub(super) struct ExtensionForm {
    pub closes_on: NaiveDate,
    pub reason: String,
    pub version: i32,
}

impl ExtensionForm {
    /// `usual` is the last day of the others: an extension is later than that, and not over.
    pub(super) fn parse(
        data: &Params,
        usual: NaiveDate,
        today: NaiveDate,
    ) -> Result<Self, FormErrors> {
        let mut reader = Reader::new(data);
        let closes_on = reader.date("closes_on");
        if closes_on.is_some_and(|day| day <= usual || day < today) {
            reader.refuse("closes_on", "survey-extension-earlier", Vec::new());
        }
        let reason = reader.required_text("reason", 500);
        let version = reader.version();
        reader.finish(|| {
            Some(Self {
                closes_on: closes_on?,
                reason,
                version,
            })
        })
    }
}
