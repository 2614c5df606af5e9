//! Questions and answers: which questions are asked, what may be answered, how both
//! are shown. Pure rules over the pack's questionnaire.

use std::collections::BTreeMap;
use std::str::FromStr as _;

use chrono::NaiveDate;

use crate::auth::Marking;
use crate::i18n::Lang;
use crate::pack::{Question, QuestionKind, Questionnaire, Section};
use crate::web::Params;
use crate::web::forms::{Choice, Field, Reader};

/// The words a question of yes or no is answered with.
pub const YES_NO_UNKNOWN: [&str; 3] = ["yes", "no", "unknown"];

const SHORT_TEXT_CHARS: usize = 500;
const LONG_TEXT_CHARS: usize = 10_000;
/// More choices than this stand in a list that opens.
const CHOICES_IN_SIGHT: usize = 12;

/// The answers of one response: the values of each question that has any.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Answers(BTreeMap<String, Vec<String>>);

impl Answers {
    /// The values given to a question.
    pub fn of(&self, question: &str) -> &[String] {
        self.0.get(question).map_or(&[], Vec::as_slice)
    }

    /// The first value given to a question; empty for none.
    pub fn first(&self, question: &str) -> &str {
        self.of(question).first().map_or("", String::as_str)
    }

    /// Sets the values of a question; no values take its answer away.
    pub fn set(&mut self, question: &str, values: Vec<String>) {
        if values.is_empty() {
            self.0.remove(question);
        } else {
            self.0.insert(question.to_owned(), values);
        }
    }

    /// Adds one value to a question.
    pub fn push(&mut self, question: String, value: String) {
        self.0.entry(question).or_default().push(value);
    }

    /// All values with their question and position.
    pub fn rows(&self) -> impl Iterator<Item = (&str, i32, &str)> {
        self.0.iter().flat_map(|(question, values)| {
            (0..)
                .zip(values)
                .map(|(position, value)| (question.as_str(), position, value.as_str()))
        })
    }

    /// Whether a question is asked: most always are, some only after a certain answer.
    pub fn asks(&self, question: &Question) -> bool {
        question
            .only_if
            .as_ref()
            .is_none_or(|condition| self.of(&condition.question).contains(&condition.value))
    }

    /// Whether any question of a section has an answer.
    pub fn has_any(&self, section: &Section) -> bool {
        section
            .questions
            .iter()
            .any(|question| !self.of(&question.name).is_empty())
    }

    /// Takes away answers to questions that are not asked, and to none of the
    /// questionnaire's. A condition always looks back, so one pass in order is enough.
    pub fn prune(&mut self, questionnaire: &Questionnaire) {
        for question in questionnaire.questions() {
            if !self.asks(question) {
                self.0.remove(&question.name);
            }
        }
        self.0
            .retain(|name, _| questionnaire.question(name).is_some());
    }

    /// The questions that must be answered before the whole is signed off, and are not,
    /// each with its section.
    pub fn missing<'a>(
        &self,
        questionnaire: &'a Questionnaire,
    ) -> Vec<(&'a Section, &'a Question)> {
        let asked = questionnaire.sections.iter().flat_map(|section| {
            section
                .questions
                .iter()
                .map(move |question| (section, question))
        });
        asked
            .filter(|(_, question)| {
                question.required && self.asks(question) && self.of(&question.name).is_empty()
            })
            .collect()
    }

    /// The marking the respondent chose, where the questionnaire asks for one: the last
    /// question whose choices are markings.
    pub fn chosen_marking(&self, questionnaire: &Questionnaire) -> Option<Marking> {
        let question = questionnaire
            .questions()
            .filter(|question| {
                question.kind == QuestionKind::Single
                    && !question.choices.is_empty()
                    && question
                        .choices
                        .iter()
                        .all(|choice| Marking::from_str(&choice.name).is_ok())
            })
            .last()?;
        self.first(&question.name).parse().ok()
    }

    /// The first line of text in the questionnaire that must be filled in: by convention
    /// the office that answers.
    pub fn office(&self, questionnaire: &Questionnaire) -> &str {
        questionnaire
            .questions()
            .find(|question| question.kind == QuestionKind::ShortText && question.required)
            .map_or("", |question| self.first(&question.name))
    }
}

/// The name of a question's field in a form. The prefix keeps it apart from the form's
/// own fields.
pub fn field_name(question: &Question) -> String {
    format!("q_{}", question.name)
}

/// Reads the answer to one question from a form.
pub fn read(reader: &mut Reader<'_>, data: &Params, question: &Question) -> Vec<String> {
    let name = field_name(question);
    let known = |value: &str| match question.kind {
        QuestionKind::YesNoUnknown => YES_NO_UNKNOWN.contains(&value),
        _ => question.choices.iter().any(|choice| choice.name == value),
    };
    match question.kind {
        QuestionKind::Note => Vec::new(),
        QuestionKind::Single | QuestionKind::YesNoUnknown => {
            let value = data.get(&name);
            if !value.is_empty() && !known(value) {
                reader.refuse(&name, "form-choose", Vec::new());
            }
            one(value.to_owned())
        }
        QuestionKind::Several => {
            let mut values: Vec<String> = Vec::new();
            for value in data.all(&name) {
                if !known(value) {
                    reader.refuse(&name, "form-choose", Vec::new());
                }
                if !values.iter().any(|have| have == value) {
                    values.push(value.to_owned());
                }
            }
            values
        }
        QuestionKind::ShortText => {
            let text = reader.text(&name, SHORT_TEXT_CHARS);
            one(text.replace('\n', " "))
        }
        QuestionKind::LongText => one(reader.text(&name, LONG_TEXT_CHARS)),
        QuestionKind::Date => reader
            .optional_date(&name)
            .map(|date| date.to_string())
            .into_iter()
            .collect(),
    }
}

/// The values of a question as a form sent them, valid or not: to show them again.
pub fn typed(data: &Params, question: &Question) -> Vec<String> {
    data.all(&field_name(question)).map(str::to_owned).collect()
}

/// A question as a field of a form. A note is one of the kind `note`, which is only
/// read.
pub fn field(lang: Lang, question: &Question, values: &[String]) -> Field {
    let choices = choices(lang, question, values);
    let kind = match question.kind {
        QuestionKind::Note => "note",
        QuestionKind::Single if choices.len() > CHOICES_IN_SIGHT => "select",
        QuestionKind::Single | QuestionKind::YesNoUnknown => "radios",
        QuestionKind::Several => "checkboxes",
        QuestionKind::ShortText => "text",
        QuestionKind::LongText => "textarea",
        QuestionKind::Date => "date",
    };
    let hint = question.hint.as_ref();
    Field {
        name: field_name(question),
        label: question.label.in_language(lang.as_str()).to_owned(),
        hint: hint.map(|hint| hint.in_language(lang.as_str()).to_owned()),
        kind,
        value: values.first().cloned().unwrap_or_default(),
        options: choices,
        required: question.required,
        width: if kind == "date" { "w-short" } else { "" },
        ..Field::default()
    }
}

/// The values of an answer as they are read.
pub fn texts(lang: Lang, question: &Question, values: &[String]) -> Vec<String> {
    values
        .iter()
        .map(|value| text(lang, question, value))
        .collect()
}

fn text(lang: Lang, question: &Question, value: &str) -> String {
    let label = || {
        let choice = question.choices.iter().find(|it| it.name == value)?;
        Some(choice.label.in_language(lang.as_str()).to_owned())
    };
    match question.kind {
        QuestionKind::Single | QuestionKind::Several => label().unwrap_or_else(|| value.to_owned()),
        QuestionKind::YesNoUnknown if YES_NO_UNKNOWN.contains(&value) => {
            lang.text(&format!("survey-answer-{value}"))
        }
        QuestionKind::Date => value
            .parse::<NaiveDate>()
            .map_or_else(|_| value.to_owned(), |date| lang.date(date)),
        _ => value.to_owned(),
    }
}

/// The choices of a question. One that may stay open can be left open again: radio
/// buttons and lists offer that as a choice of their own.
fn choices(lang: Lang, question: &Question, values: &[String]) -> Vec<Choice> {
    let mut choices: Vec<Choice> = match question.kind {
        QuestionKind::YesNoUnknown => YES_NO_UNKNOWN
            .iter()
            .map(|word| Choice::new(*word, lang.text(&format!("survey-answer-{word}"))))
            .collect(),
        _ => question
            .choices
            .iter()
            .map(|it| Choice::new(&it.name, it.label.in_language(lang.as_str())))
            .collect(),
    };
    if question.kind == QuestionKind::Single && !question.required {
        let open = Choice::new("", lang.text("survey-answer-none"));
        if choices.len() > CHOICES_IN_SIGHT {
            choices.insert(0, open);
        } else {
            choices.push(open);
        }
    }
    for choice in &mut choices {
        choice.selected = if choice.value.is_empty() {
            values.is_empty()
        } else {
            values.contains(&choice.value)
        };
    }
    choices
}

fn one(value: String) -> Vec<String> {
    if value.is_empty() {
        Vec::new()
    } else {
        vec![value]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn questionnaire() -> Questionnaire {
        crate::pack::embedded().unwrap().questionnaire
    }

    fn answers(pairs: &[(&str, &str)]) -> Answers {
        let mut answers = Answers::default();
        for (question, value) in pairs {
            answers.push((*question).to_owned(), (*value).to_owned());
        }
        answers
    }

    #[test]
    fn a_question_with_a_condition_is_asked_after_that_answer_alone() {
        let questionnaire = questionnaire();
        let details = questionnaire.question("stockpiles_details").unwrap();
        assert!(!Answers::default().asks(details));
        assert!(!answers(&[("stockpiles", "no")]).asks(details));
        assert!(answers(&[("stockpiles", "yes")]).asks(details));
    }

    #[test]
    fn answers_to_questions_no_longer_asked_are_taken_away() {
        let questionnaire = questionnaire();
        let mut kept = answers(&[
            ("stockpiles", "no"),
            ("stockpiles_details", "x"),
            ("of_another_text", "y"),
        ]);
        kept.prune(&questionnaire);
        assert_eq!(kept, answers(&[("stockpiles", "no")]));
    }

    #[test]
    fn what_is_missing_is_what_is_required_and_asked() {
        let questionnaire = questionnaire();
        let missing = |answers: &Answers| -> Vec<String> {
            let missing = answers.missing(&questionnaire);
            missing.iter().map(|(_, it)| it.name.clone()).collect()
        };
        assert_eq!(
            missing(&Answers::default()),
            ["office", "authority", "stage", "reasons", "use"]
        );
        let all = answers(&[
            ("office", "Mission"),
            ("authority", "capital"),
            ("stage", "cabinet"),
            ("reasons", "x"),
            ("use", "public"),
        ]);
        assert!(missing(&all).is_empty());
    }

    #[test]
    fn the_respondent_chooses_the_marking_of_the_answer() {
        let questionnaire = questionnaire();
        assert_eq!(Answers::default().chosen_marking(&questionnaire), None);
        for marking in Marking::ALL {
            let answers = answers(&[("use", marking.as_str())]);
            assert_eq!(answers.chosen_marking(&questionnaire), Some(*marking));
        }
    }

    #[test]
    fn a_form_answers_with_known_choices_only() {
        let questionnaire = questionnaire();
        let question = questionnaire.question("assistance").unwrap();
        let data = Params::parse("q_assistance=visit&q_assistance=visit&q_assistance=peer");
        let mut reader = Reader::new(&data);
        assert_eq!(read(&mut reader, &data, question), ["visit", "peer"]);
        assert!(reader.is_fine());
        let data = Params::parse("q_assistance=visit&q_assistance=money");
        let mut reader = Reader::new(&data);
        read(&mut reader, &data, question);
        assert!(!reader.is_fine());
        assert_eq!(typed(&data, question), ["visit", "money"]);
    }
}
