//! An expression cut into words and signs.

use super::fault::{Fault, FaultKind};

/// A word or a sign.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// `${name}`
    Reference(&'a str),
    /// A text in quotation marks, without them.
    Text(&'a str),
    /// A number, as it is written.
    Number(&'a str),
    /// The name of a function, or `and`, `or`, `div`, `mod`.
    Word(&'a str),
    /// One of the signs.
    Sign(&'static str),
    /// Blanks.
    Space,
}

/// The longest first.
const SIGNS: [&str; 14] = [
    "!=", "<=", ">=", "=", "<", ">", "+", "-", "*", "(", ")", ",", ".", "|",
];

/// What people write who have another language in mind, or a word processor.
const INSTEAD: [(&str, &str); 12] = [
    ("==", "="),
    ("<>", "!="),
    ("&&", "and"),
    ("||", "or"),
    ("&", "and"),
    ("!", "not( )"),
    ("/", "div"),
    ("%", "mod"),
    ("‘", "'"),
    ("’", "'"),
    ("“", "\""),
    ("”", "\""),
];

/// The tokens of a text, each with what was written; all of it, one after the other. After
/// a fault there are no more.
pub(super) fn tokens(text: &str) -> impl Iterator<Item = Result<(Token<'_>, &str), Fault>> {
    let mut rest = text;
    let mut at = 0;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let found = first(rest).map_err(|(length, kind)| Fault { at, length, kind });
        match found {
            Ok((token, written)) => {
                rest = rest.get(written.len()..).unwrap_or_default();
                at += written.chars().count();
                Some(Ok((token, written)))
            }
            Err(fault) => {
                rest = "";
                Some(Err(fault))
            }
        }
    })
}

type First<'a> = Result<(Token<'a>, &'a str), (usize, FaultKind)>;

fn first(text: &str) -> First<'_> {
    let run = |fits: fn(char) -> bool| {
        let end = text.find(|c| !fits(c)).unwrap_or(text.len());
        text.get(..end).unwrap_or_default()
    };
    let c = text.chars().next().unwrap_or_default();
    match c {
        _ if c.is_whitespace() => Ok((Token::Space, run(char::is_whitespace))),
        '\'' => quoted(text, "'"),
        '"' => quoted(text, "\""),
        '$' => reference(text),
        _ if c.is_ascii_digit() || starts_fraction(text) => {
            let number = run(|c| c.is_ascii_digit() || c == '.');
            Ok((Token::Number(number), number))
        }
        _ if c.is_alphabetic() || c == '_' => {
            let word = run(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | ':'));
            Ok((Token::Word(word), word))
        }
        _ => sign(text, c),
    }
}

fn starts_fraction(text: &str) -> bool {
    let after = text.strip_prefix('.');
    after.is_some_and(|after| after.starts_with(|c: char| c.is_ascii_digit()))
}

/// `XPath` 1.0 has no way to write a quotation mark within its own kind.
fn quoted<'a>(text: &'a str, mark: &'static str) -> First<'a> {
    let inner = text.get(1..).unwrap_or_default();
    let Some((word, _)) = inner.split_once(mark) else {
        return Err((text.chars().count(), FaultKind::Unclosed(mark)));
    };
    let written = text.get(..word.len() + 2).unwrap_or_default();
    Ok((Token::Text(word), written))
}

fn reference(text: &str) -> First<'_> {
    let Some(inner) = text.strip_prefix("${") else {
        return Err((1, FaultKind::WriteInstead("$", "${ }")));
    };
    let Some((name, _)) = inner.split_once('}') else {
        return Err((text.chars().count(), FaultKind::Unclosed("${")));
    };
    let written = text.get(..name.len() + 3).unwrap_or_default();
    Ok((Token::Reference(name.trim()), written))
}

fn sign(text: &str, c: char) -> First<'_> {
    let instead = INSTEAD.iter().find(|(it, _)| text.starts_with(it));
    let known = SIGNS.iter().find(|it| text.starts_with(**it));
    match (instead, known) {
        // `!=` begins with `!`, and `<=` is longer than any mistake.
        (Some((it, right)), known) if known.is_none_or(|known| known.len() < it.len()) => {
            Err((it.chars().count(), FaultKind::WriteInstead(it, right)))
        }
        (_, Some(known)) if *known != "|" => Ok((Token::Sign(known), known)),
        _ => Err((1, FaultKind::Unexpected(c.to_string()))),
    }
}
