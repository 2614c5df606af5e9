//! The words of ours that stand in a form: what types are called, and the lists and rows
//! that stand for what `XLSForm` has no word for.

use super::super::expression::Expression;
use super::super::model::{Choice, OTHER, Question, QuestionKind, YES_NO_UNKNOWN};
use super::super::texts::Texts;
use crate::i18n::Lang;

/// The list of States.
pub(super) const STATES: &str = "states";
/// The list of yes, no and not known.
pub(super) const YES_NO: &str = "yes_no_unknown";
/// The list of the one choice that one is not able to answer.
pub(super) const UNABLE: &str = "unable";
/// What `accede_kind` says of a row that is part of the question before it: the answer in
/// one's own words.
pub(super) const KIND_OTHER: &str = "other";
/// The same: that one is not able to answer.
pub(super) const KIND_UNABLE: &str = "unable";
/// Of a note: it is the introduction of what it stands in.
pub(super) const KIND_INTRODUCTION: &str = "introduction";

/// A text of the desk's own in all languages.
pub(super) fn own_texts(key: &str) -> Texts {
    let all = Lang::ALL.iter();
    all.map(|lang| (*lang, lang.text(key))).collect()
}

/// The choices of yes, no and not known.
pub(super) fn yes_no_choices() -> Vec<Choice> {
    let words = YES_NO_UNKNOWN.iter();
    words
        .map(|word| choice(word, &format!("survey-answer-{word}")))
        .collect()
}

/// The choice that stands for an answer in one's own words.
pub(super) fn other_choice() -> Choice {
    choice(OTHER, "survey-other")
}

/// The choice that says that one is not able to answer.
pub(super) fn unable_choice() -> Choice {
    choice("yes", "survey-unable")
}

fn choice(name: &str, key: &str) -> Choice {
    Choice {
        name: name.to_owned(),
        label: own_texts(key),
        alone: false,
    }
}

/// The first word of a type that chooses.
pub(super) fn select(kind: QuestionKind) -> &'static str {
    match kind {
        QuestionKind::Several | QuestionKind::States => "select_multiple",
        QuestionKind::Ranking => "rank",
        _ => "select_one",
    }
}

/// The limit that keeps a choice which excludes the others alone; nothing where there is
/// none.
pub(super) fn alone_limit(question: &Question) -> Option<String> {
    let alone = question.choices.iter().filter(|it| it.alone);
    let parts: Vec<String> = alone
        .map(|it| format!("selected(., '{}')", it.name))
        .collect();
    if parts.is_empty() {
        return None;
    }
    let any = parts.join(" or ");
    Some(format!("not(({any}) and count-selected(.) > 1)"))
}

/// A question's own limit and the one of its choices as one.
pub(super) fn whole_limit(question: &Question) -> Option<String> {
    let own = question.constraint.as_ref().map(Expression::text);
    match (own, alone_limit(question)) {
        (own, None) => own.map(str::to_owned),
        (None, Some(alone)) => Some(alone),
        (Some(own), Some(alone)) => Some(format!("({own}) and {alone}")),
    }
}

/// The question's own limit within a whole one: what [`whole_limit`] put together.
pub(super) fn own_limit<'a>(whole: &'a str, alone: Option<&str>) -> &'a str {
    let Some(rest) = alone.and_then(|alone| whole.strip_suffix(alone)) else {
        return whole;
    };
    if rest.is_empty() {
        return "";
    }
    let inner = rest.strip_prefix('(');
    let inner = inner.and_then(|it| it.strip_suffix(") and "));
    inner.unwrap_or(whole)
}
