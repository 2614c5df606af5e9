//! The questionnaire of a survey.

use serde::{Deserialize, Serialize};

use super::model::Trilingual;
use crate::text_enum;

/// The text of a questionnaire: what a version freezes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Questionnaire {
    /// A stable code.
    pub code: String,
    /// Its title.
    pub title: Trilingual,
    /// What it is for, shown before the first page.
    pub introduction: Trilingual,
    /// Its sections: one page each, in order.
    pub sections: Vec<Section>,
}

impl Questionnaire {
    /// All questions, in order.
    pub fn questions(&self) -> impl Iterator<Item = &Question> {
        self.sections.iter().flat_map(|section| &section.questions)
    }

    /// A question by name.
    pub fn question(&self, name: &str) -> Option<&Question> {
        self.questions().find(|question| question.name == name)
    }
}

/// One page of a questionnaire.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// A stable word, part of the page's address.
    pub name: String,
    /// The heading.
    pub title: Trilingual,
    /// A word before the questions.
    pub introduction: Option<Trilingual>,
    /// The questions, in order.
    pub questions: Vec<Question>,
}

text_enum! {
    /// How a question is answered.
    QuestionKind {
        /// One of the choices.
        Single => "single",
        /// Any number of the choices.
        Several => "several",
        /// Yes, no or unknown; the answers are stored as these words.
        YesNoUnknown => "yes_no_unknown",
        /// A line of text.
        ShortText => "short_text",
        /// Paragraphs of text.
        LongText => "long_text",
        /// A date.
        Date => "date",
        /// Not answered: a text for the respondent to read.
        Note => "note",
    }
}

impl QuestionKind {
    /// Whether the question offers choices.
    pub const fn has_choices(self) -> bool {
        matches!(self, Self::Single | Self::Several)
    }
}

/// A question, or a note between questions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// A stable word, unique in the questionnaire: the key of the answer.
    pub name: String,
    /// How it is answered.
    pub kind: QuestionKind,
    /// Whether the page asks for it before going on.
    #[serde(default)]
    pub required: bool,
    /// The question.
    pub label: Trilingual,
    /// A word on how to answer.
    pub hint: Option<Trilingual>,
    /// The choices; filled in from `choices_from` where that is set.
    #[serde(default)]
    pub choices: Vec<Choice>,
    /// A list of the pack that the choices are taken from.
    pub choices_from: Option<ChoiceSource>,
    /// Ask it only after a certain answer to an earlier question.
    pub only_if: Option<Condition>,
}

/// One of the answers to choose from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// A stable word, unique in the question: what an answer stores.
    pub name: String,
    /// What is shown.
    pub label: Trilingual,
}

text_enum! {
    /// A list of the pack that choices are taken from.
    ChoiceSource {
        /// The taxonomy of barriers, by code.
        Barriers => "barriers",
    }
}

/// An answer to an earlier question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Condition {
    /// The name of the earlier question.
    pub question: String,
    /// The name of the choice, or `yes`, `no`, `unknown`.
    pub value: String,
}
