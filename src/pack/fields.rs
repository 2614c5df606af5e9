//! The fields of one row of a table, read by column.

use std::fmt::Display;
use std::str::FromStr;

use chrono::NaiveDate;
use csv::StringRecord;

/// The fields of a row. What is wrong with one is kept, and the others are
/// still read, so that one pass finds everything wrong with the row.
pub(super) struct Fields<'a> {
    columns: &'static [&'static str],
    record: &'a StringRecord,
    faults: Vec<String>,
}

impl<'a> Fields<'a> {
    pub fn new(columns: &'static [&'static str], record: &'a StringRecord) -> Self {
        Self {
            columns,
            record,
            faults: Vec::new(),
        }
    }

    /// What was wrong with the fields read.
    pub fn faults(self) -> Vec<String> {
        self.faults
    }

    /// A text that may be empty.
    pub fn text(&mut self, column: &str) -> &'a str {
        self.columns
            .iter()
            .position(|it| *it == column)
            .and_then(|index| self.record.get(index))
            .unwrap_or_default()
            .trim()
    }

    /// A text that must not be empty.
    pub fn filled(&mut self, column: &str) -> Option<&'a str> {
        let text = self.text(column);
        if text.is_empty() {
            self.faults.push(format!("{column} is empty"));
            return None;
        }
        Some(text)
    }

    /// A value that must be there.
    pub fn value<T: FromStr<Err: Display>>(&mut self, column: &str) -> Option<T> {
        let text = self.filled(column)?;
        self.parsed(column, text.parse())
    }

    /// A value that may be missing: `Some(None)` if it is.
    #[expect(clippy::option_option, reason = "missing is not the same as wrong")]
    pub fn optional<T: FromStr<Err: Display>>(&mut self, column: &str) -> Option<Option<T>> {
        let text = self.text(column);
        if text.is_empty() {
            return Some(None);
        }
        self.parsed(column, text.parse()).map(Some)
    }

    /// A date that must be there.
    pub fn day(&mut self, column: &str) -> Option<NaiveDate> {
        let text = self.filled(column)?;
        self.parsed(column, parse_day(text))
    }

    /// A date that may be missing: `Some(None)` if it is.
    #[expect(clippy::option_option, reason = "missing is not the same as wrong")]
    pub fn optional_day(&mut self, column: &str) -> Option<Option<NaiveDate>> {
        let text = self.text(column);
        if text.is_empty() {
            return Some(None);
        }
        self.parsed(column, parse_day(text)).map(Some)
    }

    fn parsed<T, E: Display>(&mut self, column: &str, result: Result<T, E>) -> Option<T> {
        result
            .map_err(|reason| self.faults.push(format!("{column}: {reason}")))
            .ok()
    }
}

/// Reads a date of exactly the form `2022-09-02`.
pub(super) fn parse_day(text: &str) -> Result<NaiveDate, String> {
    text.parse()
        .ok()
        // Chrono also reads "2022-9-2"; a pack has one way to write a date.
        .filter(|day: &NaiveDate| day.to_string() == text)
        .ok_or_else(|| format!("\u{201c}{text}\u{201d} is not a date (YYYY-MM-DD)"))
}
