//! The form of a position.

use chrono::{NaiveDate, TimeDelta};

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
        let held_on = held_on(&mut reader, today);
        let confidence = reader.choice("confidence");
        let detail = reader.text("detail", MAX_DETAIL);
        let source = reader.required_text("source", MAX_SOURCE);
        let source_link = reader.link("source_link");
        let exchange_id = reader.optional_choice::<ExchangeId>("exchange");
        let named = |choice: &Choice| choice.value == reader.raw("exchange");
        if exchange_id.is_some() && !exchanges.iter().any(named) {
            reader.refuse("exchange", "form-choose", Vec::new());
        }
        let marking = reader.choice::<Marking>("marking");
        if marking.is_some_and(|marking| !markings.contains(&marking)) {
            reader.refuse("marking", "form-choose", Vec::new());
        }
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

/// A day that has come. East of Greenwich it may be tomorrow.
fn held_on(reader: &mut Reader<'_>, today: NaiveDate) -> Option<NaiveDate> {
    let day = reader.date("held_on")?;
    if day > today + TimeDelta::days(1) {
        reader.refuse("held_on", "form-date-future", Vec::new());
    }
    Some(day)
}
