//! How circulations of the survey are released, and when their mails leave.

use chrono::NaiveTime;
use serde::Deserialize;

/// Whether a circulation takes two coordinators.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SecondRelease {
    /// As soon as there are two.
    FromTwo,
    /// In any case.
    Always,
    /// Never.
    Never,
}

/// The hours of a working day in which mails leave; nothing for any hour of any day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct SendHours(pub Option<(NaiveTime, NaiveTime)>);

impl TryFrom<String> for SendHours {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        if text.is_empty() {
            return Ok(Self(None));
        }
        let hour = |text: &str| NaiveTime::parse_from_str(text.trim(), "%H:%M").ok();
        let hours = text.split_once('-');
        let hours = hours.and_then(|(from, until)| Some((hour(from)?, hour(until)?)));
        match hours {
            Some((from, until)) if from < until => Ok(Self(Some((from, until)))),
            _ => Err(format!(
                "`{text}` are no hours; allowed is `09:00-17:00`, or nothing"
            )),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_are_two_times_of_a_day_in_their_order_or_nothing() {
        let read = |text: &str| SendHours::try_from(text.to_owned());
        assert_eq!(read(""), Ok(SendHours(None)));
        let hour = |hour| NaiveTime::from_hms_opt(hour, 30, 0).unwrap();
        assert_eq!(
            read("08:30-16:30"),
            Ok(SendHours(Some((hour(8), hour(16)))))
        );
        for wrong in ["9-17", "17:00-09:00", "09:00-09:00", "09:00", "24:00-25:00"] {
            assert!(read(wrong).is_err(), "{wrong}");
        }
    }
}
