//! The expression language of XLSForm, in which a questionnaire says when a question is
//! asked (`relevant`) and what an answer must fulfil (`constraint`): the part of `XPath` 1.0
//! that forms use, with types. `${name}` is the answer to a question, `.` the answer
//! itself. See <https://docs.getodk.org/form-operators-functions/>.
//!
//! An answer that was not given is the empty text: `${q} = ''` asks for that. Compared
//! with a number or a date it is neither less nor more, nor equal.

mod check;
mod evaluate;
mod fault;
mod parse;
mod tokens;
mod tree;
mod words;

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

pub use self::fault::{Fault, FaultKind};
use self::tokens::{Token, tokens};
use self::tree::Node;
pub use self::words::Labels;

/// What a name stands for, as far as types are concerned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// One of these choices; any word where there are none.
    Choice(Vec<String>),
    /// Any number of these choices, or of any words where there are none.
    Several(Vec<String>),
    /// A number.
    Number,
    /// A text.
    Text,
    /// A day.
    Date,
    /// A file, of which one can only say whether it is there.
    File,
}

/// The names an expression may speak of.
pub trait Names {
    /// What a name stands for, if it is known.
    fn kind_of(&self, name: &str) -> Option<Kind>;

    /// The known name that is most like one that is not.
    fn near(&self, name: &str) -> Option<String>;
}

/// The answers an expression is evaluated on.
pub trait Values {
    /// The values of a question; none for no answer, or for one that is not asked.
    fn values(&self, name: &str) -> &[String];
}

/// An expression that was parsed. It is stored as the text that was written.
#[derive(Clone, Debug, PartialEq)]
pub struct Expression {
    text: String,
    root: Node,
}

impl Expression {
    /// Reads an expression.
    ///
    /// # Errors
    /// What is wrong with it first, and where.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        Ok(Self {
            root: parse::expression(text)?,
            text: text.to_owned(),
        })
    }

    /// The expression as it was written.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The questions it speaks of, without the one it belongs to.
    pub fn names(&self) -> BTreeSet<&str> {
        let mut names = BTreeSet::new();
        self.root.each_name(&mut |name| {
            names.insert(name);
        });
        names
    }

    /// What is wrong with it, given what its names stand for. The whole must be a truth
    /// value, and `.` stands for `own`, where that is given.
    pub fn check(&self, names: &impl Names, own: Option<&Kind>) -> Vec<Fault> {
        check::faults(&self.root, names, own)
    }

    /// Whether it holds for some answers, of which `own` is the one it belongs to.
    pub fn holds(&self, values: &impl Values, own: &[String], today: NaiveDate) -> bool {
        evaluate::holds(&self.root, values, own, today)
    }

    /// The expression in words, for those who do not write it.
    pub fn words(&self, lang: crate::i18n::Lang, labels: &impl Labels) -> String {
        words::words(&self.root, lang, labels)
    }

    /// The same with another name for a question; all else stays as it was written.
    #[must_use]
    pub fn renamed(&self, from: &str, to: &str) -> Self {
        let mut renamed = String::with_capacity(self.text.len());
        for (token, written) in tokens(&self.text).flatten() {
            match token {
                Token::Reference(name) if name == from => {
                    renamed.push_str("${");
                    renamed.push_str(to);
                    renamed.push('}');
                }
                _ => renamed.push_str(written),
            }
        }
        Self::parse(&renamed).unwrap_or_else(|_| self.clone())
    }
}

impl Serialize for Expression {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text)
    }
}

impl<'de> Deserialize<'de> for Expression {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests;
