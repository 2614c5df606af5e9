//! Questions and answers on pages: the fields a question is answered by, what a form
//! sent, and how an answer is read.

mod fields;
mod read;
mod shown;

pub use self::fields::{fields, filled, filled_question, is_field_of, one_value_each};
pub use self::read::{Read, read};
pub use self::shown::{texts, value};

use crate::questionnaire::Question;

/// The name of a question's first field in a form, to which the page's links lead. The
/// prefix keeps it apart from the form's own fields.
pub fn field_name(question: &Question) -> String {
    let keys = question.answer_keys();
    key_field(keys.first().copied().unwrap_or(&question.name))
}

/// The field of a key of the answers.
pub(super) fn key_field(key: &str) -> String {
    format!("q_{key}")
}

/// The field of an answer in one's own words. No name holds a `:`.
pub(super) fn other_field(question: &Question) -> String {
    format!("q_{}:other", question.name)
}

/// The field that says it cannot be answered.
pub(super) fn unable_field(question: &Question) -> String {
    format!("q_{}:unable", question.name)
}

/// The field of the rank of a choice.
pub(super) fn rank_field(question: &Question, choice: &str) -> String {
    format!("q_{}:{choice}", question.name)
}
