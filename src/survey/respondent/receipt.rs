//! The receipt of an answer that was signed off: a text that says all of it, which the
//! State can keep, and whose SHA-256 anyone can compute again.

use std::fmt::Write as _;

use sha2::{Digest as _, Sha256};

use super::super::questions;
use super::opened::Opened;
use crate::questionnaire::QuestionKind;
use crate::web::Visit;

/// Who signs, and in which capacity.
#[derive(Debug, Clone, Copy)]
pub(super) struct Signer<'a> {
    pub name: &'a str,
    pub capacity: &'a str,
}

/// The receipt's text: lines that end with a line feed, in the language of the page.
pub(super) fn text(visit: &Visit, opened: &Opened, signer: Signer<'_>) -> String {
    let lang = visit.lang;
    let now = visit.app.clock.now();
    let title = opened.text.title.in_language(lang);
    let state = opened.facts.name(opened.link.state, lang);
    let by_whom = visit.ta(
        "survey-receipt-signed",
        &[
            ("name", signer.name.to_owned().into()),
            ("capacity", signer.capacity.to_owned().into()),
            ("date", lang.date(now.date()).into()),
            ("time", now.0.format("%H:%M").to_string().into()),
        ],
    );
    with_head(visit, opened, format!("{title}\n{state}\n{by_whom}\n"))
}

/// A receipt whose first lines are given: they end with a line feed.
pub(super) fn with_head(visit: &Visit, opened: &Opened, head: String) -> String {
    let (lang, mut text) = (visit.lang, head);
    for section in &opened.text.sections {
        if !opened.asked.asks_any(section) {
            continue;
        }
        let _ = write!(text, "\n{}\n", section.title.in_language(lang));
        let asked = section.questions.iter().filter(|it| opened.asked.asks(it));
        for question in asked.filter(|it| it.kind != QuestionKind::Note) {
            let _ = write!(text, "\n  {}\n", question.label.in_language(lang));
            let answers = questions::texts(lang, &opened.facts, question, &opened.answers);
            if answers.is_empty() {
                let _ = writeln!(text, "    {}", visit.t("survey-not-answered"));
            }
            for line in answers.iter().flat_map(|answer| answer.lines()) {
                let _ = writeln!(text, "    {line}");
            }
        }
    }
    text
}

/// The SHA-256 of a text, in hexadecimal digits.
pub(super) fn digest(text: &str) -> String {
    format!("{:x}", Sha256::digest(text.as_bytes()))
}
