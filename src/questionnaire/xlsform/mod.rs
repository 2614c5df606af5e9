//! A questionnaire as an `XLSForm`, the spreadsheet in which the humanitarian field keeps its
//! forms, and back. See <https://xlsform.org> and <https://docs.getodk.org/xlsform/>.
//!
//! What is written here reads back as the same questionnaire, and is a form that others can
//! use: what `XLSForm` has no word for stands in columns of its own, beginning with
//! `accede_`, which other programs leave alone. Of a form that others wrote, what has no
//! counterpart is said with its place ([`Finding`]) and nothing is left out in silence.

mod book;
mod columns;
mod findings;
mod read;
mod words;
mod write;

pub use self::book::Broken;
pub use self::columns::SheetKind;
pub use self::findings::{Finding, FindingKind, Weight};
pub use self::read::{Reading, read};
pub use self::write::write;

/// A name that stays what it is in a form, from one that others gave: the code of a
/// questionnaire.
pub fn is_code(code: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
    !code.is_empty() && code.len() <= MOST_CODE_CHARS && code.chars().all(plain)
}

/// The code of a questionnaire is no longer.
const MOST_CODE_CHARS: usize = 60;

#[cfg(test)]
mod tests;
