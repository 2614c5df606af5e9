//! Answers as they are read.

use chrono::NaiveDate;

use crate::i18n::Lang;
use crate::questionnaire::{Answers, FileAnswer, OTHER, Question, QuestionKind, YES_NO_UNKNOWN};
use crate::states::Facts;
use crate::treaty::Iso3;

/// The answer to a question as it is read, a line for each value; empty for none.
pub fn texts(lang: Lang, facts: &Facts, question: &Question, answers: &Answers) -> Vec<String> {
    let mut lines: Vec<String> = match question.kind {
        QuestionKind::Note => Vec::new(),
        QuestionKind::Matrix => question
            .rows
            .iter()
            .filter(|row| !answers.of(&row.name).is_empty())
            .map(|row| {
                let given = value(lang, facts, question, answers.first(&row.name));
                let row = row.label.in_language(lang).to_owned();
                let args = [("row", row.into()), ("answer", given.into())];
                lang.text_with("survey-row-answer", &args)
            })
            .collect(),
        QuestionKind::Ranking => (1..)
            .zip(answers.of(&question.name))
            .map(|(rank, it): (usize, _)| format!("{rank}. {}", value(lang, facts, question, it)))
            .collect(),
        _ => answers
            .of(&question.name)
            .iter()
            .map(|it| match answers.first(&question.other_key()) {
                own if it == OTHER && question.takes_other() && !own.is_empty() => own.to_owned(),
                _ => value(lang, facts, question, it),
            })
            .collect(),
    };
    if question.not_able && !answers.of(&question.unable_key()).is_empty() {
        lines.push(lang.text("survey-unable"));
    }
    lines
}

/// One value of an answer as it is read.
pub fn value(lang: Lang, facts: &Facts, question: &Question, value: &str) -> String {
    let label = |name: &str| {
        let choice = question.choice(name)?;
        Some(choice.label.in_language(lang).to_owned())
    };
    match question.kind {
        QuestionKind::YesNoUnknown if YES_NO_UNKNOWN.contains(&value) => {
            lang.text(&format!("survey-answer-{value}"))
        }
        QuestionKind::Date => value
            .parse::<NaiveDate>()
            .map_or_else(|_| value.to_owned(), |date| lang.date(date)),
        QuestionKind::Integer | QuestionKind::Decimal if !question.unit.is_empty() => {
            format!("{value} {}", question.unit.in_language(lang))
        }
        QuestionKind::File => FileAnswer::read(value).map_or_else(
            || value.to_owned(),
            |file| {
                let args = [("name", file.name.into()), ("digest", file.sha256.into())];
                lang.text_with("survey-file-is", &args)
            },
        ),
        QuestionKind::State | QuestionKind::States => {
            let state = value.parse::<Iso3>().ok();
            let name = state.map(|iso3| facts.name(iso3, lang));
            name.filter(|it| !it.is_empty()).unwrap_or(value).to_owned()
        }
        _ if value == OTHER && question.takes_other() => lang.text("survey-other"),
        _ => label(value).unwrap_or_else(|| value.to_owned()),
    }
}
