//! Which report is wanted, from the address.

use chrono::NaiveDate;

use crate::i18n::Lang;
use crate::web::Params;
use crate::web::forms::{FormErrors, Reader};

/// A progress report to be made. What is left out stands as it mostly is wanted: the
/// plan at hand, as of today, in the reader's language.
#[derive(Debug, Clone)]
pub(super) struct Wanted {
    /// The code of the work plan; empty for the one at hand.
    pub plan: String,
    /// The cut-off date; nothing for today.
    pub on: Option<NaiveDate>,
    /// The language; nothing for the reader's.
    pub lang: Option<Lang>,
}

impl Wanted {
    pub(super) fn parse(params: &Params) -> Result<Self, FormErrors> {
        let mut reader = Reader::new(params);
        let plan = reader.text("plan", 40);
        let on = reader.optional_date("on");
        let lang = reader.optional_choice("lang");
        reader.finish(|| Some(Self { plan, on, lang }))
    }
}
