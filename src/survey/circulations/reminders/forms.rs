//! The forms of reminders.

use super::super::super::model::Wording;
use super::super::forms::read_letter;
use super::model::{RulesForm, StopForm, StopReason};
use super::rules::WEEK;
use crate::web::Params;
use crate::web::forms::{FormErrors, Reader};

/// Merge fields that may have nothing to fill in: nobody reads a reminder before it leaves.
const CAN_BE_EMPTY: [&str; 3] = ["[person]", "[organisation]", "[salutation]"];

/// What is written, with the field it is written in.
fn written(wording: &Wording) -> [(&'static str, &str); 6] {
    let Wording { en, fr, es } = wording;
    [
        ("subject_en", &en.subject),
        ("greeting_en", &en.greeting),
        ("subject_fr", &fr.subject),
        ("greeting_fr", &fr.greeting),
        ("subject_es", &es.subject),
        ("greeting_es", &es.greeting),
    ]
}

impl RulesForm {
    pub(super) fn parse(data: &Params) -> Result<Self, FormErrors> {
        let mut reader = Reader::new(data);
        let first_after = number(&mut reader, "first_after", (1, 180));
        let week = i32::try_from(WEEK).unwrap_or(7);
        let days_between = number(&mut reader, "days_between", (week, 180));
        let at_most = number(&mut reader, "at_most", (1, 10));
        let whom = reader.choice("whom");
        let quiet_days = number(&mut reader, "quiet_days", (0, 60));
        let wording = Wording {
            en: read_letter(&mut reader, "subject_en", "greeting_en"),
            fr: read_letter(&mut reader, "subject_fr", "greeting_fr"),
            es: read_letter(&mut reader, "subject_es", "greeting_es"),
        };
        for (field, text) in written(&wording) {
            if let Some(word) = CAN_BE_EMPTY.iter().find(|it| text.contains(**it)) {
                let args = vec![("field", (*word).into())];
                reader.refuse(field, "survey-reminder-field", args);
            }
        }
        let version = reader.version();
        reader.finish(|| {
            Some(Self {
                first_after: first_after?,
                days_between: days_between?,
                at_most: at_most?,
                whom: whom?,
                quiet_days: quiet_days?,
                wording,
                version,
            })
        })
    }
}

/// A whole number within limits.
fn number(reader: &mut Reader<'_>, field: &str, (least, most): (i32, i32)) -> Option<i32> {
    let number: Option<i32> = reader.required(field, "survey-reminder-number");
    if number.is_some_and(|it| it < least || it > most) {
        let args = vec![("least", least.into()), ("most", most.into())];
        reader.refuse(field, "survey-reminder-range", args);
    }
    number
}

impl StopForm {
    pub(super) fn parse(data: &Params) -> Result<Self, FormErrors> {
        let mut reader = Reader::new(data);
        let reason: Option<StopReason> = reader.choice("reason");
        // Why a State is left alone is for those who look at it later.
        let note = if reason == Some(StopReason::GoOn) {
            reader.text("note", 500)
        } else {
            reader.required_text("note", 500)
        };
        let version = reader.version();
        reader.finish(|| {
            Some(Self {
                reason: reason?,
                note,
                version,
            })
        })
    }
}
