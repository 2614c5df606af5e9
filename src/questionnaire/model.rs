//! A questionnaire and its parts.

use serde::{Deserialize, Deserializer, Serialize};

use super::expression::{Expression, Kind};
use super::texts::Texts;
use crate::i18n::Lang;
use crate::text_enum;

/// The words a question of yes or no is answered with.
pub const YES_NO_UNKNOWN: [&str; 3] = ["yes", "no", "unknown"];

/// The choice that stands for an answer in one's own words.
pub const OTHER: &str = "other";

/// What the name of a question is followed by in the key of an answer in one's own words.
pub const OTHER_SUFFIX: &str = "_other";

/// What the name of a question is followed by in the key that says it could not be
/// answered.
pub const UNABLE_SUFFIX: &str = "_unable";

/// The text of a questionnaire: what a version freezes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Questionnaire {
    /// A stable code.
    pub code: String,
    /// The languages it can be answered in.
    #[serde(default = "all_languages")]
    pub languages: Vec<Lang>,
    /// Its title.
    pub title: Texts,
    /// What it is for, shown before the first page.
    #[serde(default)]
    pub introduction: Texts,
    /// Its sections: one page each, in order.
    pub sections: Vec<Section>,
}

fn all_languages() -> Vec<Lang> {
    Lang::ALL.to_vec()
}

impl Questionnaire {
    /// All questions, in order.
    pub fn questions(&self) -> impl Iterator<Item = &Question> + Clone {
        self.sections.iter().flat_map(|section| &section.questions)
    }

    /// A question by name.
    pub fn question(&self, name: &str) -> Option<&Question> {
        self.questions().find(|question| question.name == name)
    }

    /// A section by name.
    pub fn section(&self, name: &str) -> Option<&Section> {
        self.sections.iter().find(|section| section.name == name)
    }

    /// The keys that answers are stored under, in order, each with what it holds.
    pub fn keys(&self) -> impl Iterator<Item = (String, Kind)> {
        self.questions().flat_map(Question::keys)
    }
}

/// One page of a questionnaire.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// A stable word, part of the page's address.
    pub name: String,
    /// The heading.
    pub title: Texts,
    /// A word before the questions.
    #[serde(default)]
    pub introduction: Texts,
    /// Ask its questions only where this holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub relevant: Option<Expression>,
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
        /// The choices in order, the most important first; not all need a rank.
        Ranking => "ranking",
        /// A whole number between two ends with a meaning.
        Scale => "scale",
        /// One of the choices for each row.
        Matrix => "matrix",
        /// Yes, no or unknown; the answers are stored as these words.
        YesNoUnknown => "yes_no_unknown",
        /// A line of text.
        ShortText => "short_text",
        /// Paragraphs of text.
        LongText => "long_text",
        /// A whole number.
        Integer => "integer",
        /// A number.
        Decimal => "decimal",
        /// A date.
        Date => "date",
        /// A State.
        State => "state",
        /// Any number of States.
        States => "states",
        /// A file.
        File => "file",
        /// Not answered: a text for the respondent to read.
        Note => "note",
    }
}

impl QuestionKind {
    /// Whether the question offers choices of its own.
    pub const fn has_choices(self) -> bool {
        matches!(
            self,
            Self::Single | Self::Several | Self::Ranking | Self::Matrix
        )
    }

    /// Whether one of the choices may be an answer in one's own words.
    pub const fn may_be_other(self) -> bool {
        matches!(self, Self::Single | Self::Several)
    }

    /// Whether a choice may exclude all others.
    pub const fn may_stand_alone(self) -> bool {
        matches!(self, Self::Several)
    }
}

/// A question, or a note between questions.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// A stable word, unique in the questionnaire: the key of the answer.
    pub name: String,
    /// How it is answered.
    pub kind: QuestionKind,
    /// Whether it must be answered before the whole is signed off.
    #[serde(default)]
    pub required: bool,
    /// The question.
    pub label: Texts,
    /// A word on how to answer.
    #[serde(default, skip_serializing_if = "Texts::is_empty")]
    pub hint: Texts,
    /// The choices; filled in from `choices_from` where that is set.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub choices: Vec<Choice>,
    /// A list of the pack that the choices are taken from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub choices_from: Option<ChoiceSource>,
    /// Whether "other", in one's own words, is a choice as well.
    #[serde(default, skip_serializing_if = "is_false")]
    pub other: bool,
    /// The rows of a matrix: each is answered, and spoken of, by a name of its own.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rows: Vec<Row>,
    /// The ends of a scale.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scale: Option<Scale>,
    /// What a number counts.
    #[serde(default, skip_serializing_if = "Texts::is_empty")]
    pub unit: Texts,
    /// Whether one may say that one is not able to answer.
    #[serde(default, skip_serializing_if = "is_false")]
    pub not_able: bool,
    /// Ask it only where this holds.
    #[serde(
        default,
        alias = "only_if",
        deserialize_with = "condition",
        skip_serializing_if = "Option::is_none"
    )]
    pub relevant: Option<Expression>,
    /// What an answer must fulfil; `.` is the answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub constraint: Option<Expression>,
    /// What to say where an answer does not.
    #[serde(default, skip_serializing_if = "Texts::is_empty")]
    pub constraint_message: Texts,
}

impl Question {
    /// A question without any text yet.
    pub fn new(name: &str, kind: QuestionKind) -> Self {
        Self {
            name: name.to_owned(),
            kind,
            required: false,
            label: Texts::default(),
            hint: Texts::default(),
            choices: Vec::new(),
            choices_from: None,
            other: false,
            rows: Vec::new(),
            scale: None,
            unit: Texts::default(),
            not_able: false,
            relevant: None,
            constraint: None,
            constraint_message: Texts::default(),
        }
    }

    /// The keys its answers are stored under, each with what it holds.
    pub fn keys(&self) -> Vec<(String, Kind)> {
        let mut keys: Vec<(String, Kind)> = match (self.kind, self.value_kind()) {
            (QuestionKind::Matrix, Some(kind)) => {
                let rows = self.rows.iter();
                rows.map(|row| (row.name.clone(), kind.clone())).collect()
            }
            (_, Some(kind)) => vec![(self.name.clone(), kind)],
            (_, None) => return Vec::new(),
        };
        if self.takes_other() {
            keys.push((self.other_key(), Kind::Text));
        }
        if self.not_able {
            keys.push((self.unable_key(), Kind::Choice(vec!["yes".to_owned()])));
        }
        keys
    }

    /// The names its answer proper is stored under: its own, or those of its rows.
    pub fn answer_keys(&self) -> Vec<&str> {
        match self.kind {
            QuestionKind::Note => Vec::new(),
            QuestionKind::Matrix => self.rows.iter().map(|row| row.name.as_str()).collect(),
            _ => vec![&self.name],
        }
    }

    /// Whether an answer in one's own words is among its choices.
    pub fn takes_other(&self) -> bool {
        self.other && self.kind.may_be_other()
    }

    /// The key of an answer in one's own words.
    pub fn other_key(&self) -> String {
        format!("{}{OTHER_SUFFIX}", self.name)
    }

    /// The key that says it could not be answered.
    pub fn unable_key(&self) -> String {
        format!("{}{UNABLE_SUFFIX}", self.name)
    }

    /// What may be chosen, by name.
    pub fn choice_names(&self) -> Vec<&str> {
        if self.kind == QuestionKind::YesNoUnknown {
            return YES_NO_UNKNOWN.to_vec();
        }
        let own = self.choices.iter().map(|choice| choice.name.as_str());
        let other = self.takes_other().then_some(OTHER);
        own.chain(other).collect()
    }

    /// A choice by name.
    pub fn choice(&self, name: &str) -> Option<&Choice> {
        self.choices.iter().find(|choice| choice.name == name)
    }

    fn value_kind(&self) -> Option<Kind> {
        let names = || self.choice_names().into_iter().map(str::to_owned).collect();
        Some(match self.kind {
            QuestionKind::Single | QuestionKind::YesNoUnknown | QuestionKind::Matrix => {
                Kind::Choice(names())
            }
            QuestionKind::Several | QuestionKind::Ranking => Kind::Several(names()),
            QuestionKind::Scale | QuestionKind::Integer | QuestionKind::Decimal => Kind::Number,
            QuestionKind::ShortText | QuestionKind::LongText | QuestionKind::State => Kind::Text,
            QuestionKind::States => Kind::Several(Vec::new()),
            QuestionKind::Date => Kind::Date,
            QuestionKind::File => Kind::File,
            QuestionKind::Note => return None,
        })
    }
}

/// One of the answers to choose from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// A stable word, unique in the question: what an answer stores.
    pub name: String,
    /// What is shown.
    pub label: Texts,
    /// Whether it excludes all others, as "none of these" does.
    #[serde(default, skip_serializing_if = "is_false")]
    pub alone: bool,
}

/// A row of a matrix.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Row {
    /// A stable word, unique in the questionnaire: the key of the row's answer.
    pub name: String,
    /// What is asked of it.
    pub label: Texts,
}

/// A scale of whole numbers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scale {
    /// The low end.
    pub from: i32,
    /// The high end.
    pub to: i32,
    /// What the low end means.
    #[serde(default)]
    pub low: Texts,
    /// What the high end means.
    #[serde(default)]
    pub high: Texts,
}

impl Scale {
    /// More steps than this do not fit on a narrow screen.
    pub const MOST: i32 = 11;

    /// Its numbers, in order.
    pub fn numbers(&self) -> impl Iterator<Item = i32> + use<> {
        self.from..=self.to
    }
}

text_enum! {
    /// A list of the pack that choices are taken from.
    ChoiceSource {
        /// The taxonomy of barriers, by code.
        Barriers => "barriers",
    }
}

/// A condition, as an expression or in the older way: a choice of another question.
fn condition<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Expression>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Stored {
        Expression(String),
        Answer { question: String, value: String },
    }
    let text = match Option::<Stored>::deserialize(deserializer)? {
        None => return Ok(None),
        Some(Stored::Expression(text)) => text,
        Some(Stored::Answer { question, value }) => {
            format!("selected(${{{question}}}, '{value}')")
        }
    };
    let parsed = Expression::parse(&text);
    parsed.map(Some).map_err(serde::de::Error::custom)
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "as serde calls it")]
fn is_false(value: &bool) -> bool {
    !*value
}
