//! Which questions are asked, given the answers so far.
//!
//! An answer to a question that is not asked counts for nothing: a question that hangs on
//! it is judged as if it had not been given. So the same questionnaire and answers always
//! ask the same questions, in whatever order the answers came.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::answers::Answers;
use super::dependencies::ordered;
use super::expression::{Expression, Values};
use super::model::{Question, Questionnaire, Section};

/// The questions that are asked.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Asked {
    questions: BTreeSet<String>,
    /// The keys that their answers are stored under.
    keys: BTreeSet<String>,
}

/// The answers to the questions that are asked; all others count as not answered.
struct Counting<'a> {
    answers: &'a Answers,
    keys: &'a BTreeSet<String>,
}

impl Values for Counting<'_> {
    fn values(&self, name: &str) -> &[String] {
        if self.keys.contains(name) {
            self.answers.of(name)
        } else {
            &[]
        }
    }
}

impl Asked {
    /// The questions that a questionnaire asks on a day, after some answers. Where
    /// conditions hang on each other in a circle, which no check lets pass, nothing is
    /// asked only because of that circle.
    pub fn of(questionnaire: &Questionnaire, answers: &Answers, today: NaiveDate) -> Self {
        let mut asked = Self::default();
        for (section, question) in in_order(questionnaire) {
            let counting = Counting {
                answers,
                keys: &asked.keys,
            };
            let holds = |it: &Option<Expression>| {
                it.as_ref().is_none_or(|it| it.holds(&counting, &[], today))
            };
            if holds(&section.relevant) && holds(&question.relevant) {
                asked.questions.insert(question.name.clone());
                let keys = question.keys().into_iter().map(|(key, _)| key);
                asked.keys.extend(keys);
            }
        }
        asked
    }

    /// Whether a question is asked.
    pub fn asks(&self, question: &Question) -> bool {
        self.questions.contains(&question.name)
    }

    /// Whether any question of a section is asked.
    pub fn asks_any(&self, section: &Section) -> bool {
        section.questions.iter().any(|question| self.asks(question))
    }

    /// Takes away the answers that do not count: to questions that are not asked, and to
    /// none of the questionnaire's.
    pub fn prune(&self, answers: &mut Answers) {
        answers.retain(|key| self.keys.contains(key));
    }

    /// The questions that are asked and whose answers do not fulfil their limit, each with
    /// its section: another answer may have moved the limit since.
    pub fn unfit<'a>(
        &self,
        questionnaire: &'a Questionnaire,
        answers: &Answers,
        today: NaiveDate,
    ) -> Vec<(&'a Section, &'a Question)> {
        placed(questionnaire)
            .filter(|(_, question)| {
                let mut keys = question.answer_keys().into_iter();
                self.asks(question) && keys.any(|key| !answers.fits(question, key, today))
            })
            .collect()
    }

    /// The questions that must be answered before the whole is signed off, and are not,
    /// each with its section.
    pub fn missing<'a>(
        &self,
        questionnaire: &'a Questionnaire,
        answers: &Answers,
    ) -> Vec<(&'a Section, &'a Question)> {
        placed(questionnaire)
            .filter(|(_, question)| {
                question.required && self.asks(question) && !answers.answers(question)
            })
            .collect()
    }
}

fn placed(questionnaire: &Questionnaire) -> impl Iterator<Item = (&Section, &Question)> {
    questionnaire.sections.iter().flat_map(|section| {
        let questions = section.questions.iter();
        questions.map(move |question| (section, question))
    })
}

/// The questions, each after all those that its condition or its section's speaks of.
fn in_order(questionnaire: &Questionnaire) -> Vec<(&Section, &Question)> {
    let all: Vec<(&Section, &Question)> = placed(questionnaire).collect();
    let order = ordered(&needs(questionnaire));
    let Ok(order) = order else { return all };
    let by_name: BTreeMap<&str, (&Section, &Question)> = all
        .into_iter()
        .map(|(section, question)| (question.name.as_str(), (section, question)))
        .collect();
    order
        .into_iter()
        .filter_map(|name| by_name.get(name).copied())
        .collect()
}

/// Each question with the questions that it is asked after.
pub(super) fn needs(questionnaire: &Questionnaire) -> Vec<(&str, Vec<&str>)> {
    let mut owners: BTreeMap<String, &str> = BTreeMap::new();
    for question in questionnaire.questions() {
        for (key, _) in question.keys() {
            owners.insert(key, &question.name);
        }
    }
    placed(questionnaire)
        .map(|(section, question)| {
            let conditions = [&section.relevant, &question.relevant];
            let names = conditions.into_iter().flatten().flat_map(Expression::names);
            let owners = names.filter_map(|name| owners.get(name).copied());
            (question.name.as_str(), owners.collect())
        })
        .collect()
}
