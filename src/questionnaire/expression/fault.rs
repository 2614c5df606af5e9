//! What is wrong with an expression.

use std::fmt;

use crate::i18n::{Arg, Lang};

/// What is wrong with an expression, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The first character it is about, counted from 0.
    pub at: usize,
    /// How many characters it is about.
    pub length: usize,
    /// What it is.
    pub kind: FaultKind,
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FaultKind {
    /// Something that cannot stand here; empty for the end.
    Unexpected(String),
    /// A quotation mark, a bracket or `${` is not closed.
    Unclosed(&'static str),
    /// A sign of another language, and what to write for it.
    WriteInstead(&'static str, &'static str),
    /// No question has this name; perhaps another is meant.
    UnknownName(String, Option<String>),
    /// A question has no such choice.
    UnknownChoice(String),
    /// `.` where there is no answer that it could stand for.
    NoOwnAnswer,
    /// Something else is needed here than what stands here: the texts that name both.
    Clash {
        /// What is needed.
        needed: &'static str,
        /// What is there.
        found: &'static str,
    },
    /// Two things of different kinds cannot be compared.
    NotComparable(&'static str, &'static str),
    /// Several answers are compared as if they were one.
    UseSelected,
    /// A function that there is not.
    NotSupported(String),
    /// A function has another number of arguments.
    Arguments(&'static str),
    /// A pattern that is no regular expression.
    BadPattern,
    /// A text that is no date as in `2026-01-31`.
    BadDate(String),
    /// A number that is too large or too fine.
    BadNumber(String),
    /// It has more characters than an expression may have.
    TooLong,
    /// Brackets stand in brackets too deep.
    TooDeep,
}

impl Fault {
    /// What is wrong, in a language.
    pub fn message(&self, lang: Lang) -> String {
        let at: Arg<'_> = ("at", (self.at + 1).into());
        let text = |key: &str, args: &[Arg<'_>]| {
            let what = lang.text_with(key, args);
            lang.text_with("expression-at", &[("what", what.into()), at.clone()])
        };
        let word = |it: &str| it.to_owned().into();
        let kind = |name: &str| lang.text(&format!("expression-kind-{name}")).into();
        match &self.kind {
            FaultKind::Unexpected(it) if it.is_empty() => text("expression-ends", &[]),
            FaultKind::Unexpected(it) => text("expression-unexpected", &[("word", word(it))]),
            FaultKind::Unclosed(it) => text("expression-unclosed", &[("word", word(it))]),
            FaultKind::WriteInstead(it, instead) => text(
                "expression-instead",
                &[("word", word(it)), ("instead", word(instead))],
            ),
            FaultKind::UnknownName(name, None) => {
                text("expression-unknown-name", &[("name", word(name))])
            }
            FaultKind::UnknownName(name, Some(near)) => text(
                "expression-unknown-name-near",
                &[("name", word(name)), ("near", word(near))],
            ),
            FaultKind::UnknownChoice(name) => {
                text("expression-unknown-choice", &[("name", word(name))])
            }
            FaultKind::NoOwnAnswer => text("expression-no-own-answer", &[]),
            FaultKind::Clash { needed, found } => text(
                "expression-clash",
                &[("needed", kind(needed)), ("found", kind(found))],
            ),
            FaultKind::NotComparable(one, other) => text(
                "expression-not-comparable",
                &[("one", kind(one)), ("other", kind(other))],
            ),
            FaultKind::UseSelected => text("expression-use-selected", &[]),
            FaultKind::NotSupported(name) => {
                text("expression-not-supported", &[("name", word(name))])
            }
            FaultKind::Arguments(name) => text("expression-arguments", &[("form", word(name))]),
            FaultKind::BadPattern => text("expression-bad-pattern", &[]),
            FaultKind::BadDate(it) => text("expression-bad-date", &[("word", word(it))]),
            FaultKind::BadNumber(it) => text("expression-bad-number", &[("word", word(it))]),
            FaultKind::TooLong => lang.text_with(
                "expression-too-long",
                &[("most", super::parse::MOST_CHARS.into())],
            ),
            FaultKind::TooDeep => text("expression-too-deep", &[]),
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message(Lang::En))
    }
}

impl std::error::Error for Fault {}
