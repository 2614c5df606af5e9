//! A time zone as iCalendar tells it (VTIMEZONE), from the zones compiled in: every change
//! of the clocks in the years that are used, written out, rather than a rule that the next
//! law will break.

use chrono::{NaiveDate, NaiveDateTime, Offset as _, TimeDelta, TimeZone as _};
use chrono_tz::{OffsetComponents as _, OffsetName as _, Tz};

use super::ics::{Lines, local};

/// What the clocks of a zone show between two changes.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Clocks {
    /// Seconds ahead of UTC.
    ahead: i32,
    /// Whether that is summer time.
    summer: bool,
    /// `CEST`
    name: String,
}

/// A change of the clocks.
#[derive(Debug)]
struct Change {
    /// When, in UTC.
    at: NaiveDateTime,
    before: i32,
    after: Clocks,
}

/// Writes the zone for the years from `first` to `last`.
pub(super) fn write(out: &mut Lines, zone: Tz, first: i32, last: i32) {
    out.plain("BEGIN", "VTIMEZONE");
    out.plain("TZID", zone.name());
    // The clocks as they were before the first change, so that every time has some.
    let start = new_year(first.saturating_sub(1));
    let clocks = clocks(zone, start);
    observance(out, start, clocks.ahead, &clocks);
    for change in changes(zone, start, new_year(last.saturating_add(2))) {
        observance(out, change.at, change.before, &change.after);
    }
    out.plain("END", "VTIMEZONE");
}

/// What the clocks show from a moment on. It is told by the clocks as they were before.
fn observance(out: &mut Lines, at: NaiveDateTime, before: i32, clocks: &Clocks) {
    let kind = if clocks.summer {
        "DAYLIGHT"
    } else {
        "STANDARD"
    };
    out.plain("BEGIN", kind);
    out.plain("DTSTART", &local(shifted(at, before)));
    out.plain("TZOFFSETFROM", &offset(before));
    out.plain("TZOFFSETTO", &offset(clocks.ahead));
    out.text("TZNAME", &clocks.name);
    out.plain("END", kind);
}

/// The changes from one moment to another, found day by day and then to the second.
fn changes(zone: Tz, from: NaiveDateTime, until: NaiveDateTime) -> Vec<Change> {
    let mut found = Vec::new();
    let mut at = from;
    while at < until {
        let next = shifted(at, 86_400);
        let (before, after) = (clocks(zone, at), clocks(zone, next));
        if before != after {
            found.push(Change {
                at: moment_of_change(zone, at, next),
                before: before.ahead,
                after,
            });
        }
        at = next;
    }
    found
}

/// The first second between two moments at which the clocks show what they show at `high`.
fn moment_of_change(zone: Tz, low: NaiveDateTime, high: NaiveDateTime) -> NaiveDateTime {
    let after = clocks(zone, high);
    let seconds = i32::try_from((high - low).num_seconds()).unwrap_or(i32::MAX);
    let (mut before, mut since) = (0, seconds);
    while since - before > 1 {
        let middle = before + (since - before) / 2;
        if clocks(zone, shifted(low, middle)) == after {
            since = middle;
        } else {
            before = middle;
        }
    }
    shifted(low, since)
}

fn clocks(zone: Tz, at: NaiveDateTime) -> Clocks {
    let offset = zone.offset_from_utc_datetime(&at);
    let ahead = offset.fix().local_minus_utc();
    Clocks {
        ahead,
        summer: offset.dst_offset() > TimeDelta::zero(),
        // A zone without letters of its own is called by its offset.
        name: offset
            .abbreviation()
            .map_or_else(|| self::offset(ahead), str::to_owned),
    }
}

fn new_year(year: i32) -> NaiveDateTime {
    NaiveDate::from_ymd_opt(year, 1, 1)
        .unwrap_or_default()
        .into()
}

fn shifted(at: NaiveDateTime, seconds: i32) -> NaiveDateTime {
    at.checked_add_signed(TimeDelta::seconds(seconds.into()))
        .unwrap_or(at)
}

/// `+0200`, with seconds where there are any.
fn offset(ahead: i32) -> String {
    let sign = if ahead < 0 { '-' } else { '+' };
    let ahead = ahead.abs();
    let (hours, minutes, seconds) = (ahead / 3600, ahead / 60 % 60, ahead % 60);
    if seconds == 0 {
        format!("{sign}{hours:02}{minutes:02}")
    } else {
        format!("{sign}{hours:02}{minutes:02}{seconds:02}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(zone: &str, first: i32, last: i32) -> Vec<String> {
        let zone: Tz = zone.parse().unwrap();
        changes(zone, new_year(first), new_year(last))
            .iter()
            .map(|change| {
                format!(
                    "{} {} {} {} {}",
                    local(shifted(change.at, change.before)),
                    offset(change.before),
                    offset(change.after.ahead),
                    change.after.name,
                    change.after.summer
                )
            })
            .collect()
    }

    #[test]
    fn every_change_of_the_clocks_is_found_to_the_second() {
        assert_eq!(
            found("Europe/Zurich", 2023, 2024),
            [
                "20230326T020000 +0100 +0200 CEST true",
                "20231029T030000 +0200 +0100 CET false"
            ]
        );
        assert_eq!(
            found("America/New_York", 2023, 2024),
            [
                "20230312T020000 -0500 -0400 EDT true",
                "20231105T020000 -0400 -0500 EST false"
            ]
        );
        // The south has its summer around the new year, here by half an hour.
        assert_eq!(
            found("Australia/Lord_Howe", 2023, 2024),
            [
                "20230402T020000 +1100 +1030 +1030 false",
                "20231001T020000 +1030 +1100 +1100 true"
            ]
        );
        assert_eq!(found("Africa/Kampala", 2023, 2024), Vec::<String>::new());
        // Samoa went from 29 to 31 December.
        assert_eq!(
            found("Pacific/Apia", 2011, 2012).last().unwrap(),
            "20111230T000000 -1000 +1400 +1400 true"
        );
    }

    #[test]
    fn an_offset_has_seconds_only_where_there_are_some() {
        let table = [
            (0, "+0000"),
            (-12_600, "-0330"),
            (20_700, "+0545"),
            (-2_670, "-004430"),
        ];
        for (ahead, expected) in table {
            assert_eq!(offset(ahead), expected);
        }
    }
}
