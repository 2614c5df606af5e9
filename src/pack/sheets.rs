//! The TOML files of a pack.

use chrono::NaiveDate;
use serde::de::{DeserializeOwned, Error as _};
use serde::{Deserialize, Deserializer};

use super::fields::parse_day;
use super::model::{DeadlineLabel, Treaty, Trilingual};
use super::problem::PackProblems;
use crate::treaty::{DeadlineRule, Due, TreatyRules};

/// `pack.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PackSheet {
    pub code: String,
    #[serde(deserialize_with = "day")]
    pub compiled: NaiveDate,
    pub depositary: Trilingual,
    pub resolution_title: Trilingual,
    pub sources: SourcesSheet,
    pub tiles: TilesSheet,
    pub treaties: Vec<TreatySheet>,
}

/// The sources of files whose rows carry none.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SourcesSheet {
    pub states: String,
    pub votes: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TilesSheet {
    pub columns: u16,
    pub rows: u16,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TreatySheet {
    code: String,
    name: Trilingual,
    short_name: Trilingual,
    instruments: usize,
    #[serde(default, deserialize_with = "optional_day")]
    entry_into_force: Option<NaiveDate>,
    force_months: u32,
    withdrawal_months: u32,
    #[serde(default)]
    deadlines: Vec<DeadlineSheet>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct DeadlineSheet {
    code: String,
    article: String,
    due: Due,
    label: Trilingual,
}

impl From<TreatySheet> for Treaty {
    fn from(sheet: TreatySheet) -> Self {
        let (deadlines, deadline_labels) = sheet
            .deadlines
            .into_iter()
            .map(|deadline| {
                let label = DeadlineLabel {
                    code: deadline.code.clone(),
                    label: deadline.label,
                };
                let rule = DeadlineRule {
                    code: deadline.code,
                    article: deadline.article,
                    due: deadline.due,
                };
                (rule, label)
            })
            .unzip();
        Self {
            name: sheet.name,
            short_name: sheet.short_name,
            rules: TreatyRules {
                code: sheet.code,
                instruments: sheet.instruments,
                entry_into_force: sheet.entry_into_force,
                force_months: sheet.force_months,
                withdrawal_months: sheet.withdrawal_months,
                deadlines,
            },
            deadline_labels,
        }
    }
}

/// Reads a TOML file; what is wrong with it becomes a problem with its line.
pub(super) fn read<T: DeserializeOwned>(
    file: &'static str,
    text: &str,
    problems: &mut PackProblems,
) -> Option<T> {
    match toml::from_str(text) {
        Ok(sheet) => Some(sheet),
        Err(error) => {
            let line = error.span().map(|span| line_at(text, span.start));
            problems.add(file, line, error.message());
            None
        }
    }
}

/// The line of the `nth` (from 0) place in a TOML text where, under the
/// heading `[[table]]` or `[table]` (or above all headings, if it is empty),
/// `key` is set to the string `value`: where to point when a code is at fault.
pub(super) fn line_of(text: &str, table: &str, key: &str, value: &str, nth: usize) -> Option<u64> {
    let wanted = format!("\"{value}\"");
    let mut heading = "";
    text.lines()
        .zip(1..)
        .filter(|(line, _)| {
            if line.starts_with('[') {
                heading = line.trim_matches(['[', ']', ' ']);
            }
            let (left, right) = line.split_once('=').unwrap_or_default();
            heading == table && left.trim() == key && right.contains(&wanted)
        })
        .map(|(_, number)| number)
        .nth(nth)
}

/// A date written as a string, `"2022-09-02"`.
pub(super) fn day<'de, D: Deserializer<'de>>(deserializer: D) -> Result<NaiveDate, D::Error> {
    let text = String::deserialize(deserializer)?;
    parse_day(&text).map_err(D::Error::custom)
}

fn optional_day<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<NaiveDate>, D::Error> {
    day(deserializer).map(Some)
}

/// A text that is not empty.
pub(super) fn filled<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    let text = String::deserialize(deserializer)?;
    if text.trim().is_empty() {
        return Err(D::Error::custom("the text is empty"));
    }
    Ok(text)
}

fn line_at(text: &str, offset: usize) -> u64 {
    text.bytes()
        .take(offset)
        .fold(1, |line, byte| line + u64::from(byte == b'\n'))
}
