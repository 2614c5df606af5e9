//! The form of a barrier noted by itself.

use chrono::NaiveDate;

use super::super::model::BarrierKind;
use crate::auth::Marking;
use crate::web::Params;
use crate::web::forms::{FormErrors, Reader};

/// The longest words, the longest source and the longest name of who said it.
const MAX_DETAIL: usize = 4_000;
const MAX_SOURCE: usize = 500;
pub(in crate::exchanges) const MAX_SAID_BY: usize = 200;

/// A barrier, as its form has it.
#[derive(Debug, Clone)]
pub(super) struct BarrierForm {
    pub kind: String,
    pub raised_on: NaiveDate,
    pub said_by: String,
    pub detail: String,
    pub source: String,
    pub marking: Marking,
}

impl BarrierForm {
    /// Reads the form of a barrier noted on `today`.
    pub(super) fn parse(
        data: &Params,
        kinds: &[BarrierKind],
        markings: &[Marking],
        today: NaiveDate,
    ) -> Result<Self, FormErrors> {
        let mut reader = Reader::new(data);
        let kind = reader.required_text("kind", MAX_SAID_BY);
        if !kind.is_empty() && !kinds.iter().any(|known| known.code == kind) {
            reader.refuse("kind", "form-choose", Vec::new());
        }
        let raised_on = reader.past("raised_on", today);
        let said_by = reader.text("said_by", MAX_SAID_BY);
        let detail = reader.text("detail", MAX_DETAIL);
        let source = reader.required_text("source", MAX_SOURCE);
        let marking = reader.one_of("marking", markings);
        reader.finish(|| {
            Some(Self {
                kind,
                raised_on: raised_on?,
                said_by,
                detail,
                source,
                marking: marking?,
            })
        })
    }
}

/// A barrier, as it is corrected.
#[derive(Debug, Clone)]
pub(super) struct Correction {
    pub kind: String,
    pub said_by: String,
    pub detail: String,
    /// When it was raised and where it is written, of one not raised in an exchange.
    pub elsewhere: Option<(NaiveDate, String)>,
    pub version: i32,
}

impl Correction {
    /// Reads the form of a barrier that is corrected on `today`; `in_exchange` says that it was
    /// raised in an exchange.
    pub(super) fn parse(
        data: &Params,
        kinds: &[BarrierKind],
        in_exchange: bool,
        today: NaiveDate,
    ) -> Result<Self, FormErrors> {
        let mut reader = Reader::new(data);
        let kind = reader.required_text("kind", MAX_SAID_BY);
        if !kind.is_empty() && !kinds.iter().any(|known| known.code == kind) {
            reader.refuse("kind", "form-choose", Vec::new());
        }
        let raised_on = (!in_exchange).then(|| reader.past("raised_on", today));
        let said_by = reader.text("said_by", MAX_SAID_BY);
        let detail = reader.text("detail", MAX_DETAIL);
        let source = (!in_exchange).then(|| reader.required_text("source", MAX_SOURCE));
        let version = data.value("version").unwrap_or(0);
        reader.finish(|| {
            let elsewhere = match (raised_on, source) {
                (Some(day), Some(source)) => Some((day?, source)),
                _ => None,
            };
            Some(Self {
                kind,
                said_by,
                detail,
                elsewhere,
                version,
            })
        })
    }
}
