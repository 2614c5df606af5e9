//! When a digest is due, and what is in it.

use chrono::{Datelike as _, Days, NaiveDate, TimeZone as _};
use serde::Serialize;

use crate::config::Digest;
use crate::db::types::Moment;

/// A week whose digest is due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Week {
    /// As ISO 8601 has it: `2026-W48`.
    pub key: String,
    /// The day in the desk's zone.
    pub today: NaiveDate,
    /// The last day of the week.
    pub until: NaiveDate,
    /// Since when it is due.
    pub since: Moment,
}

impl Week {
    /// The week whose digest is due at a moment: the day and hour of the settings are over
    /// in the desk's zone. A desk that was off then sends it later in the same week.
    pub fn due(settings: &Digest, now: Moment) -> Option<Self> {
        let local = settings.zone.from_utc_datetime(&now.0).naive_local();
        let today = local.date();
        let week = today.iso_week();
        let day = NaiveDate::from_isoywd_opt(week.year(), week.week(), settings.day)?;
        let at = day.and_hms_opt(settings.hour, 0, 0)?;
        if local < at {
            return None;
        }
        // An hour that the clocks skip is as good as the next.
        let since = settings.zone.from_local_datetime(&at).earliest();
        let since = since.map_or(at, |since| since.naive_utc());
        let monday = u64::from(today.weekday().num_days_from_monday());
        Some(Self {
            key: format!("{}-W{:02}", week.year(), week.week()),
            today,
            until: today.checked_add_days(Days::new(6 - monday))?,
            since: Moment(since),
        })
    }
}

/// What a digest counts: how many, and where they are listed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Counted {
    /// The text that says what they are: `digest-NAME`.
    pub name: &'static str,
    pub number: i64,
    /// The path of their list.
    pub path: String,
}

/// A digest as its template has it.
#[derive(Debug, Serialize)]
pub(super) struct Letter {
    pub name: String,
    pub lines: Vec<Line>,
    pub account: String,
}

#[derive(Debug, Serialize)]
pub(super) struct Line {
    pub text: String,
    pub href: String,
}

#[cfg(test)]
mod tests {
    use chrono::{NaiveDateTime, Weekday};

    use super::*;
    use crate::config::Settings;

    fn at(text: &str) -> Moment {
        Moment(NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap())
    }

    #[test]
    fn a_digest_is_due_from_its_hour_in_the_desks_zone_to_the_end_of_the_week() {
        let mut settings = Settings::from_sources(None, []).unwrap().digest;
        assert_eq!((settings.day, settings.hour), (Weekday::Mon, 7));
        for (now, due) in [
            // Zurich is two hours ahead in summer, one in winter.
            ("2023-05-29 04:59", None),
            ("2023-05-29 05:00", Some("2023-W22")),
            ("2023-06-04 21:59", Some("2023-W22")),
            ("2023-06-04 22:00", None),
            ("2023-11-27 05:59", None),
            ("2023-11-27 06:00", Some("2023-W48")),
            // The week of 1 January may be last year's.
            ("2027-01-01 12:00", Some("2026-W53")),
        ] {
            let week = Week::due(&settings, at(now));
            assert_eq!(week.map(|it| it.key).as_deref(), due, "{now}");
        }
        let week = Week::due(&settings, at("2023-05-31 12:00")).unwrap();
        assert_eq!(week.until.to_string(), "2023-06-04");
        assert_eq!(week.since, at("2023-05-29 05:00"));
        settings.day = Weekday::Sun;
        settings.hour = 2;
        // An hour that Zurich skipped.
        let week = Week::due(&settings, at("2023-03-26 01:00")).unwrap();
        assert_eq!(week.key, "2023-W12");
    }
}
