//! What a form says, as answers: read as the page's form would be, so that the same limits
//! hold. Whatever is not taken over is listed with its text.

use std::collections::HashSet;

use chrono::NaiveDate;

use super::super::questions::{self, Read, key_field};
use super::controls::{Control, of_question};
use super::read::{Filled, Part, read};
use super::write::{Form, write};
use crate::db::types::Moment;
use crate::error::AppError;
use crate::i18n::Lang;
use crate::questionnaire::{Answers, Question, QuestionKind, Questionnaire};
use crate::states::Facts;
use crate::treaty::Iso3;
use crate::web::Params;
use crate::web::forms::{FieldError, Reader};

/// What is taken over from a form, and what is not.
#[derive(Debug, Default)]
pub struct Taken {
    /// The answers the form gives; a question that it leaves empty is none of them.
    pub answers: Answers,
    /// What is not taken over.
    pub findings: Vec<Finding>,
}

/// Something in a form that is not taken over.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// The question it is about; empty for none.
    pub about: String,
    /// Why not.
    pub why: String,
    /// What stands there; empty for nothing.
    pub text: String,
}

/// Reads the answers out of a form. `form` says how it was made: its questionnaire is the
/// version that it is numbered after. `current` is the version that is answered now.
///
/// # Errors
/// The form cannot be made again to be compared.
pub fn taken(
    filled: &Filled,
    form: &Form<'_>,
    current: &Questionnaire,
    lang: Lang,
    now: Moment,
) -> Result<Taken, AppError> {
    let mut reading = Reading {
        filled,
        lang,
        facts: form.facts,
        pairs: Vec::new(),
        findings: Vec::new(),
    };
    let mut number = 0;
    for question in form.questionnaire.questions() {
        let controls = of_question(question);
        let first = number;
        number += controls.len();
        reading.question(question, first, &controls, current);
    }
    reading.strangers(number);
    reading.beside(&own_lines(form, now)?);
    let mut taken = Taken {
        answers: Answers::default(),
        findings: reading.findings,
    };
    judge(
        &mut taken,
        &reading.pairs.into_iter().collect(),
        (form, current),
        lang,
        now.date(),
    );
    Ok(taken)
}

/// The lines that the form was made with.
fn own_lines(form: &Form<'_>, now: Moment) -> Result<HashSet<String>, AppError> {
    let made = write(form, now)?;
    let made = read(&made).map_err(|_| AppError::internal("the form cannot be read again"))?;
    Ok(made.beside.iter().map(|line| tight(line)).collect())
}

fn tight(line: &str) -> String {
    line.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Reads a form part by part.
struct Reading<'a> {
    filled: &'a Filled,
    lang: Lang,
    facts: &'a Facts,
    /// The answers as the page's form would send them.
    pairs: Vec<(String, String)>,
    findings: Vec<Finding>,
}

impl Reading<'_> {
    fn find(&mut self, about: &str, key: &str, text: &str) {
        self.findings.push(Finding {
            about: about.to_owned(),
            why: self.lang.text(key),
            text: text.to_owned(),
        });
    }

    fn question(
        &mut self,
        question: &Question,
        first: usize,
        controls: &[Control],
        current: &Questionnaire,
    ) {
        let label = question.label.in_language(self.lang).to_owned();
        let mut said: Vec<(String, String)> = Vec::new();
        let (mut missing, mut doubtful) = (false, false);
        for (number, control) in (first..).zip(controls) {
            let Some(part) = self.filled.parts.get(&number).cloned() else {
                missing = true;
                continue;
            };
            doubtful |= part.doubtful;
            said.extend(self.said(question, control, &part));
        }
        let text = || {
            let values = said.iter().map(|(_, value)| value.as_str());
            values.collect::<Vec<_>>().join("; ")
        };
        if missing {
            self.find(&label, "survey-word-missing", "");
        }
        if doubtful {
            self.find(&label, "survey-word-doubtful", &text());
            return;
        }
        if said.is_empty() {
            return;
        }
        if current.question(&question.name).is_none() {
            self.find(&label, "survey-word-gone", &text());
            return;
        }
        if question.kind != QuestionKind::Several && ticked_twice(question, &said) {
            self.find(&label, "survey-word-two", &text());
            return;
        }
        self.pairs.extend(said);
    }

    /// What a part gives its field.
    fn said(
        &mut self,
        question: &Question,
        control: &Control,
        part: &Part,
    ) -> Vec<(String, String)> {
        if let Some(value) = &control.value {
            let ticked = part.ticked == Some(true);
            let pair = (control.field.clone(), value.clone());
            return ticked.then_some(pair).into_iter().collect();
        }
        let own = control.field == key_field(&question.name);
        let values = match question.kind {
            QuestionKind::State | QuestionKind::States if own => self.states(question, &part.text),
            _ => vec![part.text.clone()],
        };
        values
            .into_iter()
            .filter(|value| !value.is_empty())
            .map(|value| (control.field.clone(), value))
            .collect()
    }

    /// The States that a text names, one a line, by the name in any language or by the code.
    fn states(&mut self, question: &Question, text: &str) -> Vec<String> {
        let mut known = Vec::new();
        let named = text.split(['\n', ';']).map(str::trim);
        for name in named.filter(|name| !name.is_empty()) {
            if let Some(iso3) = state_of(self.facts, name) {
                known.push(iso3.to_string());
            } else {
                let label = question.label.in_language(self.lang).to_owned();
                self.find(&label, "survey-word-no-state", name);
            }
        }
        known
    }

    /// Parts that the form never had.
    fn strangers(&mut self, most: usize) {
        let strangers: Vec<String> = self
            .filled
            .parts
            .range(most..)
            .map(|(_, part)| part.text.clone())
            .collect();
        for text in strangers {
            self.find("", "survey-word-stranger", &text);
        }
    }

    /// What was written beside the parts.
    fn beside(&mut self, own: &HashSet<String>) {
        let lines: Vec<String> = self
            .filled
            .beside
            .iter()
            .filter(|line| !own.contains(&tight(line)))
            .cloned()
            .collect();
        for line in lines {
            self.find("", "survey-word-beside", &line);
        }
    }
}

fn state_of(facts: &Facts, name: &str) -> Option<Iso3> {
    let name = name.to_lowercase();
    let found = facts.iter().find(|state| {
        let named = |lang: &Lang| state.name(*lang).to_lowercase() == name;
        state.iso3.as_str().to_lowercase() == name || Lang::ALL.iter().any(named)
    });
    found.map(|state| state.iso3)
}

/// Whether a field of which one value is wanted has been given two.
fn ticked_twice(question: &Question, said: &[(String, String)]) -> bool {
    let mut seen = HashSet::new();
    question.kind != QuestionKind::States && !said.iter().all(|(field, _)| seen.insert(field))
}

/// Reads what the form says as the page would read it. Answers that the page would refuse
/// are not taken over.
fn judge(
    taken: &mut Taken,
    said: &Params,
    (form, current): (&Form<'_>, &Questionnaire),
    lang: Lang,
    today: NaiveDate,
) {
    let mut reader = Reader::new(said);
    let against = Read {
        data: said,
        is_state: &|state| form.facts.state(state).is_some(),
        saved: form.answers,
        today,
    };
    taken.answers = questions::read(&mut reader, &against, current.questions());
    // A form carries no file.
    let files = current.questions();
    for question in files.filter(|it| it.kind == QuestionKind::File) {
        taken.answers.set(&question.name, Vec::new());
    }
    let Err(errors) = reader.finish(|| Some(())) else {
        return;
    };
    for FieldError { field, key, args } in errors.0 {
        let Some(question) = question_of(current, &field) else {
            continue;
        };
        for (key, _) in question.keys() {
            taken.answers.set(&key, Vec::new());
        }
        let controls = of_question(question);
        let own = said
            .pairs()
            .iter()
            .filter(|(field, _)| controls.iter().any(|it| it.field == *field));
        let text: Vec<&str> = own.map(|(_, value)| value.as_str()).collect();
        taken.findings.push(Finding {
            about: question.label.in_language(lang).to_owned(),
            why: lang.text_with(key, &args),
            text: text.join("; "),
        });
    }
}

/// The question whose form has a field.
fn question_of<'a>(questionnaire: &'a Questionnaire, field: &str) -> Option<&'a Question> {
    questionnaire.questions().find(|question| {
        let keys = question.answer_keys();
        keys.iter().any(|key| key_field(key) == field)
            || of_question(question).iter().any(|it| it.field == field)
    })
}
