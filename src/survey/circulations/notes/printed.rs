//! A questionnaire on paper: each question with room for the answer.

use serde::Serialize;

use crate::i18n::Lang;
use crate::questionnaire::{Question, QuestionKind, Questionnaire, Scale};

/// What a line of the printed questionnaire is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Kind {
    /// The questionnaire's title.
    Title,
    /// A section's.
    Heading,
    /// A text to read.
    Text,
    /// A question, with its number.
    Question,
    /// How it is answered.
    Hint,
    /// A box to tick.
    Choice,
    /// A line to write on.
    Blank,
}

/// A line of the printed questionnaire.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Line {
    pub kind: Kind,
    pub text: String,
}

/// Lines to write on for a text.
const LINES: usize = 3;

/// The whole questionnaire: on paper all questions are asked, those with a condition too.
pub(super) fn lines(text: &Questionnaire, lang: Lang) -> Vec<Line> {
    let mut lines = vec![line(Kind::Title, text.title.in_language(lang))];
    push(&mut lines, Kind::Text, text.introduction.in_language(lang));
    let mut number = 0;
    for section in &text.sections {
        push(&mut lines, Kind::Heading, section.title.in_language(lang));
        push(
            &mut lines,
            Kind::Text,
            section.introduction.in_language(lang),
        );
        for question in &section.questions {
            if question.kind == QuestionKind::Note {
                push(&mut lines, Kind::Text, question.label.in_language(lang));
                continue;
            }
            number += 1;
            asked(&mut lines, question, number, lang);
        }
    }
    lines
}

fn asked(lines: &mut Vec<Line>, question: &Question, number: usize, lang: Lang) {
    let label = question.label.in_language(lang);
    lines.push(line(Kind::Question, &format!("{number}. {label}")));
    push(lines, Kind::Hint, question.hint.in_language(lang));
    if question.relevant.is_some() {
        lines.push(line(Kind::Hint, &lang.text("survey-note-if-applies")));
    }
    match question.kind {
        QuestionKind::Single | QuestionKind::Several => choices(lines, question, lang),
        QuestionKind::Ranking => {
            lines.push(line(Kind::Hint, &lang.text("survey-rank-hint")));
            choices(lines, question, lang);
        }
        QuestionKind::YesNoUnknown => {
            for word in ["yes", "no", "unknown"] {
                let text = lang.text(&format!("survey-answer-{word}"));
                lines.push(line(Kind::Choice, &text));
            }
        }
        QuestionKind::Matrix => {
            for row in &question.rows {
                push(lines, Kind::Text, row.label.in_language(lang));
                choices(lines, question, lang);
            }
        }
        QuestionKind::Scale => {
            for number in question.scale.iter().flat_map(Scale::numbers) {
                lines.push(line(Kind::Choice, &number.to_string()));
            }
        }
        QuestionKind::LongText | QuestionKind::States => {
            lines.extend(vec![line(Kind::Blank, ""); LINES]);
        }
        _ => lines.push(line(Kind::Blank, question.unit.in_language(lang))),
    }
    if question.not_able {
        lines.push(line(Kind::Choice, &lang.text("survey-unable")));
    }
}

fn choices(lines: &mut Vec<Line>, question: &Question, lang: Lang) {
    for choice in &question.choices {
        lines.push(line(Kind::Choice, choice.label.in_language(lang)));
    }
    if question.takes_other() {
        lines.push(line(Kind::Choice, &lang.text("survey-other-namely")));
        lines.push(line(Kind::Blank, ""));
    }
}

fn push(lines: &mut Vec<Line>, kind: Kind, text: &str) {
    if !text.is_empty() {
        lines.push(line(kind, text));
    }
}

fn line(kind: Kind, text: &str) -> Line {
    Line {
        kind,
        text: text.to_owned(),
    }
}
