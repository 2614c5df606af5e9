//! The answers of one response.

use std::collections::BTreeMap;
use std::str::FromStr as _;

use chrono::NaiveDate;

use super::expression::Values;
use super::model::{Question, QuestionKind, Questionnaire, Section};
use crate::auth::Marking;

/// The answers of one response: the values of each key that has any.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Answers(BTreeMap<String, Vec<String>>);

impl Values for Answers {
    fn values(&self, name: &str) -> &[String] {
        self.of(name)
    }
}

impl Answers {
    /// The values by their keys as JSON.
    ///
    /// # Errors
    /// None that maps of texts have.
    pub fn json(&self) -> Result<String, serde_json::Error> {
        serde_json::to_string(&self.0)
    }

    /// The values that [`Answers::json`] wrote down.
    ///
    /// # Errors
    /// It is nothing that it wrote.
    pub fn from_json(json: &str) -> Result<Self, serde_json::Error> {
        serde_json::from_str(json).map(Self)
    }

    /// The values stored under a key.
    pub fn of(&self, key: &str) -> &[String] {
        self.0.get(key).map_or(&[], Vec::as_slice)
    }

    /// The first value stored under a key; empty for none.
    pub fn first(&self, key: &str) -> &str {
        self.of(key).first().map_or("", String::as_str)
    }

    /// Sets the values of a key; no values take its answer away.
    pub fn set(&mut self, key: &str, values: Vec<String>) {
        if values.is_empty() {
            self.0.remove(key);
        } else {
            self.0.insert(key.to_owned(), values);
        }
    }

    /// Adds one value to a key.
    pub fn push(&mut self, key: String, value: String) {
        self.0.entry(key).or_default().push(value);
    }

    /// The keys that have values.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// All values with their key and position.
    pub fn rows(&self) -> impl Iterator<Item = (&str, i32, &str)> {
        self.0.iter().flat_map(|(key, values)| {
            (0..)
                .zip(values)
                .map(|(position, value)| (key.as_str(), position, value.as_str()))
        })
    }

    /// Whether a question has an answer of any sort; all rows of a matrix need one. To say
    /// that one is not able to answer is an answer.
    pub fn answers(&self, question: &Question) -> bool {
        if question.not_able && !self.of(&question.unable_key()).is_empty() {
            return true;
        }
        let keys = question.answer_keys();
        !keys.is_empty() && keys.iter().all(|key| !self.of(key).is_empty())
    }

    /// Whether what is stored under a key of a question fulfils the question's limit. No
    /// answer always does.
    pub fn fits(&self, question: &Question, key: &str, today: NaiveDate) -> bool {
        let own = self.of(key);
        own.is_empty()
            || question
                .constraint
                .as_ref()
                .is_none_or(|limit| limit.holds(self, own, today))
    }

    /// These answers with those of `given` in place of their own: for each question that
    /// `given` answers, all of its answer.
    #[must_use]
    pub fn overlaid(&self, questionnaire: &Questionnaire, given: &Self) -> Self {
        let mut overlaid = self.clone();
        for question in questionnaire.questions() {
            let keys = question.keys();
            if keys.iter().any(|(key, _)| !given.of(key).is_empty()) {
                for (key, _) in keys {
                    overlaid.set(&key, given.of(&key).to_vec());
                }
            }
        }
        overlaid
    }

    /// Whether any question of a section has an answer.
    pub fn has_any(&self, section: &Section) -> bool {
        let keys = section.questions.iter().flat_map(Question::keys);
        keys.into_iter().any(|(key, _)| !self.of(&key).is_empty())
    }

    /// Keeps the answers of which `keep` says so.
    pub fn retain(&mut self, mut keep: impl FnMut(&str) -> bool) {
        self.0.retain(|key, _| keep(key));
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
