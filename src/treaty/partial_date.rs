//! Dates of which only the month or the year is known.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, NaiveDate};
use diesel::deserialize::FromSqlRow;
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// A day, a month or a year, as precisely as a source gives it: `2022-05-30`,
/// `2014-09` or `2011`.
///
/// Sorted by the first day it can mean, the less precise before the more precise.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, FromSqlRow,
)]
#[serde(try_from = "String", into = "String")]
pub struct PartialDate {
    first: NaiveDate,
    precision: Precision,
}

/// A text that is not a date, a month or a year.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("\u{201c}{0}\u{201d} is not a date (YYYY-MM-DD), a month (YYYY-MM) or a year (YYYY)")]
pub struct PartialDateError(pub String);

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Precision {
    Year,
    Month,
    Day,
}

impl PartialDate {
    /// The first day it can mean. A fact dated "2014-09" counts from
    /// 1 September 2014.
    pub fn earliest(self) -> NaiveDate {
        self.first
    }

    /// The year.
    pub fn year(self) -> i32 {
        self.first.year()
    }

    /// The month, 1 to 12, if it is known.
    pub fn month(self) -> Option<u32> {
        (self.precision >= Precision::Month).then(|| self.first.month())
    }

    /// The whole date, if it is known.
    pub fn day(self) -> Option<NaiveDate> {
        (self.precision == Precision::Day).then_some(self.first)
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month) = (self.first.year(), self.first.month());
        match self.precision {
            Precision::Year => write!(f, "{year:04}"),
            Precision::Month => write!(f, "{year:04}-{month:02}"),
            Precision::Day => write!(f, "{}", self.first),
        }
    }
}

impl FromStr for PartialDate {
    type Err = PartialDateError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (whole, precision) = match text.len() {
            4 => (format!("{text}-01-01"), Precision::Year),
            7 => (format!("{text}-01"), Precision::Month),
            10 => (text.to_owned(), Precision::Day),
            _ => return Err(PartialDateError(text.to_owned())),
        };
        // Chrono reads signs, spaces and single digits too; the format here is one.
        let plain = whole.chars().all(|c| c.is_ascii_digit() || c == '-');
        match whole.parse::<NaiveDate>() {
            Ok(first) if plain && first.to_string() == whole => Ok(Self { first, precision }),
            _ => Err(PartialDateError(text.to_owned())),
        }
    }
}

impl TryFrom<String> for PartialDate {
    type Error = PartialDateError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<PartialDate> for String {
    fn from(date: PartialDate) -> Self {
        date.to_string()
    }
}

impl From<NaiveDate> for PartialDate {
    fn from(first: NaiveDate) -> Self {
        Self {
            first,
            precision: Precision::Day,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::PartialDate;

    #[test]
    fn a_date_a_month_and_a_year_are_read_and_written_as_given() {
        for text in ["2022-05-30", "2014-09", "2011"] {
            assert_eq!(text.parse::<PartialDate>().unwrap().to_string(), text);
        }
        for text in [
            "",
            "11",
            "2011-13",
            "2011-02-30",
            "2011/02",
            "20110101",
            "-011",
            "2011-1-01",
        ] {
            assert!(text.parse::<PartialDate>().is_err(), "{text}");
        }
    }

    #[test]
    fn a_month_begins_on_its_first_day_and_has_no_day() {
        let month: PartialDate = "2014-09".parse().unwrap();
        assert_eq!(month.earliest().to_string(), "2014-09-01");
        assert_eq!(month.month(), Some(9));
        assert_eq!(month.day(), None);
        let year: PartialDate = "2014".parse().unwrap();
        assert_eq!((year.year(), year.month()), (2014, None));
        assert!(year < month);
    }
}
