//! The form of one text, and that of its end.

use chrono::{Datelike, Months, NaiveDate};

use super::model::{More, Part, Row};
use crate::web::Params;
use crate::web::forms::{FormErrors, Reader};

/// The longest text.
const MAX_TEXT: usize = 1000;
/// The most an output aims at.
const MAX_TARGET: i32 = 100_000;

/// A text as it is saved.
#[derive(Debug, Clone)]
pub(super) struct PartForm {
    pub texts: [String; 3],
    pub more: More,
    pub version: i32,
}

impl PartForm {
    pub(super) fn parse(part: Part, data: &Params) -> Result<Self, FormErrors> {
        let mut reader = Reader::new(data);
        let texts =
            ["text_en", "text_fr", "text_es"].map(|field| reader.required_text(field, MAX_TEXT));
        let more = more(part, &mut reader);
        let version = reader.version();
        reader.finish(|| {
            Some(Self {
                texts,
                more: more?,
                version,
            })
        })
    }

    pub(super) fn values(row: &Row) -> Params {
        let (en, fr, es) = &row.texts;
        let more = &row.more;
        let day = |day: Option<NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
        Params::default()
            .with("text_en", en)
            .with("text_fr", fr)
            .with("text_es", es)
            .with("sentence", &more.sentence)
            .with("measure", more.measure.map_or("", |it| it.as_str()))
            .with(
                "target",
                &more.target.map(|it| it.to_string()).unwrap_or_default(),
            )
            .with("planned_from", &day(more.planned.map(|it| it.0)))
            .with("planned_until", &day(more.planned.map(|it| it.1)))
            .with("version", &row.version.to_string())
    }
}

fn more(part: Part, reader: &mut Reader<'_>) -> Option<More> {
    let more = More::default();
    Some(match part {
        Part::Objectives => more,
        Part::Activities => More {
            sentence: reader.required_text("sentence", MAX_TEXT),
            ..more
        },
        Part::Outputs => {
            let measure = reader.choice("measure");
            let target: Option<i32> = reader.optional("target", "plan-text-target-wrong");
            if target.is_some_and(|n| !(0..=MAX_TARGET).contains(&n)) {
                reader.refuse("target", "plan-text-target-wrong", Vec::new());
            }
            More {
                measure: Some(measure?),
                target,
                ..more
            }
        }
        Part::Timeline => {
            let from = reader.date("planned_from");
            let until = reader.date("planned_until");
            let (from, until) = (from?, until?);
            if until < from {
                reader.refuse("planned_until", "workplan-line-order", Vec::new());
            }
            More {
                planned: Some(whole_months(from, until)),
                ..more
            }
        }
    })
}

/// The timeline has whole months: the first day of the first, the last day of the last.
fn whole_months(from: NaiveDate, until: NaiveDate) -> (NaiveDate, NaiveDate) {
    let first = |day: NaiveDate| day.with_day(1).unwrap_or(day);
    let next = first(until).checked_add_months(Months::new(1));
    let last = next.and_then(|day| day.pred_opt()).unwrap_or(until);
    (first(from), last)
}

/// Why a text is dropped.
#[derive(Debug, Clone)]
pub(super) struct DropForm {
    pub reason: String,
    pub version: i32,
}

impl DropForm {
    pub(super) fn parse(data: &Params) -> Result<Self, FormErrors> {
        let mut reader = Reader::new(data);
        let reason = reader.required_text("reason", MAX_TEXT);
        let version = reader.version();
        reader.finish(|| Some(Self { reason, version }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_of_the_timeline_has_whole_months() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        assert_eq!(
            whole_months(day("2026-01-15"), day("2026-02-03")),
            (day("2026-01-01"), day("2026-02-28"))
        );
    }
}
