//! An expression as a tree.

use regex::{Regex, RegexBuilder};
use rust_decimal::Decimal;

/// The compiled form of a pattern may take this much room.
const PATTERN_BYTES: usize = 100_000;

/// A part of an expression, with its place.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Node {
    /// Its first character.
    pub at: usize,
    /// How many characters it has.
    pub length: usize,
    /// What it is.
    pub part: Part,
}

/// What a part of an expression is.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Part {
    /// The answer to a question.
    Reference(String),
    /// The answer the expression belongs to.
    Own,
    Text(String),
    Number(Decimal),
    Minus(Box<Node>),
    Infix(Infix, Box<Node>, Box<Node>),
    Call(Function, Vec<Node>),
    /// Whether all of a text fits a pattern.
    Matches(Box<Node>, Pattern),
}

/// A sign between two parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Infix {
    Or,
    And,
    Equal,
    NotEqual,
    Less,
    AtMost,
    More,
    AtLeast,
    Plus,
    Minus,
    Times,
    Div,
    Mod,
}

impl Infix {
    /// The sign that is written so.
    pub fn of(sign: &str) -> Option<Self> {
        Some(match sign {
            "or" => Self::Or,
            "and" => Self::And,
            "=" => Self::Equal,
            "!=" => Self::NotEqual,
            "<" => Self::Less,
            "<=" => Self::AtMost,
            ">" => Self::More,
            ">=" => Self::AtLeast,
            "+" => Self::Plus,
            "-" => Self::Minus,
            "*" => Self::Times,
            "div" => Self::Div,
            "mod" => Self::Mod,
            _ => return None,
        })
    }

    /// How strongly it holds its sides together.
    pub fn strength(self) -> u8 {
        match self {
            Self::Or => 1,
            Self::And => 2,
            Self::Equal | Self::NotEqual => 3,
            Self::Less | Self::AtMost | Self::More | Self::AtLeast => 4,
            Self::Plus | Self::Minus => 5,
            Self::Times | Self::Div | Self::Mod => 6,
        }
    }
}

/// A function.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Function {
    True,
    False,
    Not,
    If,
    Coalesce,
    Selected,
    CountSelected,
    StringLength,
    Contains,
    StartsWith,
    Regex,
    Number,
    Today,
    Date,
}

/// All functions: the name, how it is written, and how many arguments it takes.
const FUNCTIONS: [(Function, &str, &str, usize); 14] = [
    (Function::True, "true", "true()", 0),
    (Function::False, "false", "false()", 0),
    (Function::Not, "not", "not(condition)", 1),
    (Function::If, "if", "if(condition, then, else)", 3),
    (Function::Coalesce, "coalesce", "coalesce(${a}, ${b})", 2),
    (
        Function::Selected,
        "selected",
        "selected(${q}, 'choice')",
        2,
    ),
    (
        Function::CountSelected,
        "count-selected",
        "count-selected(${q})",
        1,
    ),
    (
        Function::StringLength,
        "string-length",
        "string-length(${q})",
        1,
    ),
    (Function::Contains, "contains", "contains(${q}, 'text')", 2),
    (
        Function::StartsWith,
        "starts-with",
        "starts-with(${q}, 'text')",
        2,
    ),
    (Function::Regex, "regex", "regex(${q}, 'pattern')", 2),
    (Function::Number, "number", "number(${q})", 1),
    (Function::Today, "today", "today()", 0),
    (Function::Date, "date", "date('2026-01-31')", 1),
];

impl Function {
    /// The function of a name.
    pub fn of(name: &str) -> Option<Self> {
        let found = FUNCTIONS.iter().find(|(_, it, ..)| *it == name);
        found.map(|(function, ..)| *function)
    }

    /// How it is written, and how many arguments it takes.
    pub fn form(self) -> (&'static str, usize) {
        let found = FUNCTIONS.iter().find(|(it, ..)| *it == self);
        found.map_or(("", 0), |(_, _, form, arguments)| (*form, *arguments))
    }
}

/// A regular expression that all of a text must fit, as `JavaRosa` has it.
#[derive(Clone, Debug)]
pub(super) struct Pattern {
    written: String,
    compiled: Regex,
}

impl PartialEq for Pattern {
    fn eq(&self, other: &Self) -> bool {
        self.written == other.written
    }
}

impl Pattern {
    /// Reads a pattern; nothing where it is none, or too large.
    pub fn new(written: &str) -> Option<Self> {
        let compiled = RegexBuilder::new(&format!(r"\A(?:{written})\z"))
            .size_limit(PATTERN_BYTES)
            .build()
            .ok()?;
        Some(Self {
            written: written.to_owned(),
            compiled,
        })
    }

    /// The pattern as it is written.
    pub fn written(&self) -> &str {
        &self.written
    }

    /// Whether all of a text fits.
    pub fn fits(&self, text: &str) -> bool {
        self.compiled.is_match(text)
    }
}

impl Node {
    /// Calls `f` with each name of a question, in order.
    pub fn each_name<'a>(&'a self, f: &mut impl FnMut(&'a str)) {
        match &self.part {
            Part::Reference(name) => f(name),
            Part::Minus(of) | Part::Matches(of, _) => of.each_name(f),
            Part::Infix(_, left, right) => {
                left.each_name(f);
                right.each_name(f);
            }
            Part::Call(_, arguments) => {
                for argument in arguments {
                    argument.each_name(f);
                }
            }
            Part::Own | Part::Text(_) | Part::Number(_) => {}
        }
    }
}
