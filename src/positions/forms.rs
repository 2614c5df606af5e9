//! The form of a position.

use chrono::NaiveDate;

use super::model::Content;
use crate::auth::Marking;
use crate::exchanges::ExchangeId;
use crate::web::Params;
use crate::web::forms::{Choice, FormErrors, Reader};

/// The longest words and the longest source, in characters.
const MAX_DETAIL: usize = 2000;
const MAX_SOURCE: usize = 500;

/// An entry, as its form has it.
#[derive(Debug, Clone)]
pub(super) struct PositionForm {
    pub version: i32,
    pub content: Content,
    pub marking: Marking,
}

impl PositionForm {
    /// Reads the form of an entry; `exchanges` are those it may name.
    pub(super) fn parse(
        data: &Params,
        markings: &[Marking],
        exchanges: &[Choice],
        today: NaiveDate,
    ) -> Result<Self, FormErrors> {
        let mut reader = Reader::new(data);
        let stance = reader.choice("stance");
        let held_on = reader.past("held_on", today);
        let confidence = reader.choice("confidence");
        let detail = reader.text("detail", MAX_DETAIL);
        let source = reader.required_text("source", MAX_SOURCE);
        let source_link = reader.link("source_link");
        let exchange_id = reader.optional_choice::<ExchangeId>("exchange");
        let named = |choice: &Choice| choice.value == reader.raw("exchange");
        if exchange_id.is_some() && !exchanges.iter().any(named) {
            reader.refuse("exchange", "form-choose", Vec::new());
        }
        let marking = reader.one_of("marking", markings);
        let version = reader.version();
        reader.finish(|| {
            Some(Self {
                version,
                content: Content {
                    stance: stance?,
                    held_on: held_on?,
                    confidence: confidence?,
                    detail,
                    source,
                    source_link,
                    exchange_id,
                },
                marking: marking?,
            })
        })
    }
}
