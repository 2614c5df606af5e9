//! Time zones of places, and local times as moments.

use std::str::FromStr;
use std::sync::LazyLock;

use chrono::{LocalResult, NaiveDate, NaiveTime, TimeZone};
use chrono_tz::{TZ_VARIANTS, Tz};

use crate::db::types::Moment;
use crate::web::forms::Choice;

/// The zone of Geneva, where most of the work is done: what a new form begins with.
pub const USUAL: Tz = chrono_tz::Europe::Zurich;

/// Zones named after a continent or an ocean and a city; the others are old names.
static NAMES: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    const AREAS: [&str; 9] = [
        "Africa",
        "America",
        "Antarctica",
        "Arctic",
        "Asia",
        "Atlantic",
        "Australia",
        "Europe",
        "Indian",
    ];
    let named = |name: &&str| {
        name.split_once('/')
            .is_some_and(|(area, _)| AREAS.contains(&area) || area == "Pacific")
    };
    let mut names: Vec<_> = TZ_VARIANTS.iter().map(|zone| zone.name()).collect();
    names.retain(|name| named(name) || *name == "UTC");
    names.sort_unstable();
    names
});

/// A time of day as it is typed and kept: `14:30`.
#[derive(Debug, Clone, Copy)]
pub struct Hour(pub NaiveTime);

impl FromStr for Hour {
    type Err = chrono::ParseError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        NaiveTime::parse_from_str(text, "%H:%M").map(Self)
    }
}

/// All zones as choices of a form; `kept` stays one, whatever it is.
pub fn choices(kept: &str) -> Vec<Choice> {
    let extra = (!kept.is_empty() && !NAMES.contains(&kept)).then_some(kept);
    extra
        .into_iter()
        .chain(NAMES.iter().copied())
        .map(|name| Choice::new(name, readable(name)))
        .collect()
}

/// A zone as it is read: "America/New York".
pub fn readable(zone: &str) -> String {
    zone.replace('_', " ")
}

/// The moment of a local time in a zone. Of an hour that comes twice, when clocks go
/// back, the first; nothing for one that clocks going forward have skipped.
pub fn moment(zone: Tz, date: NaiveDate, time: NaiveTime) -> Option<Moment> {
    match zone.from_local_datetime(&date.and_time(time)) {
        LocalResult::Single(at) | LocalResult::Ambiguous(at, _) => Some(Moment(at.naive_utc())),
        LocalResult::None => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utc(zone: &str, date: (i32, u32, u32), time: (u32, u32)) -> Option<String> {
        let zone: Tz = zone.parse().unwrap();
        let date = NaiveDate::from_ymd_opt(date.0, date.1, date.2).unwrap();
        let time = NaiveTime::from_hms_opt(time.0, time.1, 0).unwrap();
        moment(zone, date, time).map(|moment| moment.to_string())
    }

    #[test]
    fn a_local_time_is_a_moment_but_in_the_hour_that_is_skipped() {
        let at = |text: &str| Some(text.to_owned());
        let table = [
            (
                "Europe/Zurich",
                (2023, 6, 1),
                (14, 30),
                at("2023-06-01T12:30:00Z"),
            ),
            (
                "Africa/Kampala",
                (2023, 5, 24),
                (0, 15),
                at("2023-05-23T21:15:00Z"),
            ),
            (
                "America/New_York",
                (2023, 1, 10),
                (20, 0),
                at("2023-01-11T01:00:00Z"),
            ),
            ("Europe/Zurich", (2023, 3, 26), (2, 30), None),
            (
                "Europe/Zurich",
                (2023, 10, 29),
                (2, 30),
                at("2023-10-29T00:30:00Z"),
            ),
            // Samoa went from 29 to 31 December.
            ("Pacific/Apia", (2011, 12, 30), (12, 0), None),
        ];
        for (zone, date, time, expected) in table {
            assert_eq!(utc(zone, date, time), expected, "{zone} {date:?} {time:?}");
        }
    }

    #[test]
    fn zones_are_cities_and_a_kept_one_stays() {
        let names: Vec<_> = choices("").into_iter().map(|choice| choice.value).collect();
        assert!(names.contains(&USUAL.name().to_owned()) && names.contains(&"UTC".to_owned()));
        assert!(
            !names
                .iter()
                .any(|name| name.starts_with("Etc/") || name == "GMT0")
        );
        assert_eq!(choices("US/Eastern").first().unwrap().value, "US/Eastern");
    }
}
