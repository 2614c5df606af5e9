//! The parts of a question in a form, in order. Their places among all are their numbers.

use super::super::questions::{key_field, other_field, rank_field, unable_field};
use crate::questionnaire::{Question, QuestionKind};

/// A part of a form: a text, or a box to tick.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Control {
    /// The field of the page's form that it stands for.
    pub field: String,
    /// The value that a tick gives the field; none where the part is a text.
    pub value: Option<String>,
}

/// The parts of one question, in order.
pub(super) fn of_question(question: &Question) -> Vec<Control> {
    let mut controls = Vec::new();
    let mut text = |field: String| controls.push(Control { field, value: None });
    match question.kind {
        QuestionKind::Note | QuestionKind::File => return controls,
        QuestionKind::Ranking => {
            for choice in &question.choices {
                text(rank_field(question, &choice.name));
            }
        }
        QuestionKind::ShortText
        | QuestionKind::LongText
        | QuestionKind::Integer
        | QuestionKind::Decimal
        | QuestionKind::Date
        | QuestionKind::State
        | QuestionKind::States => text(key_field(&question.name)),
        QuestionKind::Single
        | QuestionKind::Several
        | QuestionKind::YesNoUnknown
        | QuestionKind::Scale
        | QuestionKind::Matrix => {
            for key in question.answer_keys() {
                controls.extend(ticks(question).into_iter().map(|value| Control {
                    field: key_field(key),
                    value: Some(value),
                }));
            }
        }
    }
    if question.takes_other() {
        let field = other_field(question);
        controls.push(Control { field, value: None });
    }
    if question.not_able {
        controls.push(Control {
            field: unable_field(question),
            value: Some("yes".to_owned()),
        });
    }
    controls
}

/// What can be ticked for each answer of a question.
pub(super) fn ticks(question: &Question) -> Vec<String> {
    if let (QuestionKind::Scale, Some(scale)) = (question.kind, &question.scale) {
        return scale.numbers().map(|step| step.to_string()).collect();
    }
    let names = question.choice_names().into_iter();
    names.map(str::to_owned).collect()
}
