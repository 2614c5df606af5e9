//! What a State answers otherwise than before.

use crate::i18n::Lang;
use crate::questionnaire::{Answers, Question, QuestionKind, Questionnaire};
use crate::states::Facts;
use crate::survey::questions;

/// An answer with the text it was given to.
#[derive(Clone, Copy)]
pub struct Side<'a> {
    /// The version it answers.
    pub text: &'a Questionnaire,
    /// What it says.
    pub answers: &'a Answers,
}

/// A question that is answered otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changed {
    /// Its wording now, or then where it is not asked any more.
    pub question: String,
    /// What was answered then; nothing where it was not asked.
    pub before: Option<Vec<String>>,
    /// What is answered now; nothing where it is not asked any more.
    pub now: Option<Vec<String>>,
}

/// The questions that are answered otherwise than before, in the order they are asked now;
/// those that are not asked any more, and were answered, come last. Questions are the same
/// where their names are.
pub fn changed(lang: Lang, facts: &Facts, before: Side<'_>, now: Side<'_>) -> Vec<Changed> {
    let read =
        |side: Side<'_>, question: &Question| questions::texts(lang, facts, question, side.answers);
    let mut found = Vec::new();
    for question in now.text.questions().filter(is_answered) {
        let said = read(now, question);
        let then = before.text.question(&question.name);
        let then = then.map(|then| read(before, then));
        // One that is new and was not answered has not changed.
        if then.as_deref().unwrap_or_default() != said {
            found.push(Changed {
                question: question.label.in_language(lang).to_owned(),
                before: then,
                now: Some(said),
            });
        }
    }
    let gone = before.text.questions().filter(is_answered);
    for question in gone.filter(|it| now.text.question(&it.name).is_none()) {
        let said = read(before, question);
        if !said.is_empty() {
            found.push(Changed {
                question: question.label.in_language(lang).to_owned(),
                before: Some(said),
                now: None,
            });
        }
    }
    found
}

fn is_answered(question: &&Question) -> bool {
    question.kind != QuestionKind::Note
}
