//! Amounts as they are typed.

use super::amounts::{Money, Wrong};
use super::model::LineKind;
use crate::web::Params;
use crate::web::forms::{FormErrors, Reader};

/// A line as it is typed.
#[derive(Debug, Clone)]
pub(in crate::events) struct LineForm {
    /// Of the line that is corrected; a new one has none.
    pub version: i32,
    pub kind: LineKind,
    pub what: String,
    pub money: Money,
}

impl LineForm {
    pub(in crate::events) fn parse(data: &Params) -> Result<Self, FormErrors> {
        let mut reader = Reader::new(data);
        let version = reader.version();
        let kind = reader.choice("kind");
        let what = reader.required_text("what", 200);
        let money = amount(&mut reader);
        if money.is_none() && reader.raw("amount").is_empty() && reader.raw("currency").is_empty() {
            reader.refuse("amount", "form-required", Vec::new());
        }
        reader.finish(|| {
            Some(Self {
                version,
                kind: kind?,
                what,
                money: money?,
            })
        })
    }
}

/// An amount with its currency: both or neither.
pub(in crate::events) fn amount(reader: &mut Reader<'_>) -> Option<Money> {
    let (amount, currency) = (reader.raw("amount"), reader.raw("currency"));
    match (amount.is_empty(), currency.is_empty()) {
        (true, true) => return None,
        (true, false) => {
            reader.refuse("amount", "form-required", Vec::new());
            return None;
        }
        (false, true) => {
            reader.refuse("currency", "form-required", Vec::new());
            return None;
        }
        (false, false) => {}
    }
    Money::read(amount, currency)
        .map_err(|wrong| {
            let field = if wrong == Wrong::Currency {
                "currency"
            } else {
                "amount"
            };
            reader.refuse(field, wrong.key(), Vec::new());
        })
        .ok()
}
