//! iCalendar (RFC 5545): what programs take a calendar from. The crates that write it
//! either know no zones or stamp their parts with the time of writing; what is needed
//! here is little, and an entry that has not changed must read the same each time.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, NaiveTime};
use chrono_tz::Tz;

use super::zone;
use crate::db::types::Moment;

/// The longest line, in octets without its end (section 3.1).
const MAX_OCTETS: usize = 75;

/// A calendar to be written.
#[derive(Debug, Clone)]
pub(super) struct Calendar {
    /// What the program calls it.
    pub name: String,
    pub entries: Vec<Item>,
}

/// An entry of a calendar.
#[derive(Debug, Clone)]
pub(super) struct Item {
    /// The same for the same record, for good.
    pub uid: String,
    /// Grows with every change of the record.
    pub sequence: i32,
    /// When the record was last changed.
    pub changed: Moment,
    pub summary: String,
    pub description: String,
    pub location: String,
    pub categories: Vec<String>,
    /// The page of the record.
    pub url: String,
    pub cancelled: bool,
    pub when: When,
}

/// When an entry is.
#[derive(Debug, Clone, Copy)]
pub(super) enum When {
    /// From a day to a day, both whole.
    Days(NaiveDate, NaiveDate),
    /// From a local time to a local time of a zone.
    Times(Tz, NaiveDateTime, NaiveDateTime),
}

impl When {
    /// From a day to a day, at these hours if they are known.
    pub(super) fn of(
        (from, until): (NaiveDate, NaiveDate),
        hours: Option<(Tz, NaiveTime, NaiveTime)>,
    ) -> Self {
        match hours {
            Some((zone, opens, closes)) => {
                Self::Times(zone, from.and_time(opens), until.and_time(closes))
            }
            None => Self::Days(from, until),
        }
    }
}

impl Calendar {
    /// The calendar's text.
    pub(super) fn written(&self) -> String {
        let mut out = Lines::default();
        out.plain("BEGIN", "VCALENDAR");
        out.plain("VERSION", "2.0");
        out.plain("PRODID", "-//Accede//Accede//EN");
        out.plain("CALSCALE", "GREGORIAN");
        out.text("NAME", &self.name);
        out.text("X-WR-CALNAME", &self.name);
        // How often it is worth to ask again.
        out.plain("REFRESH-INTERVAL;VALUE=DURATION", "PT1H");
        out.plain("X-PUBLISHED-TTL", "PT1H");
        for (zone, (from, until)) in self.zones() {
            zone::write(&mut out, zone, from, until);
        }
        for item in &self.entries {
            item.write(&mut out);
        }
        out.plain("END", "VCALENDAR");
        out.0
    }

    /// The zones its times are in, each with the first and the last year it is used.
    fn zones(&self) -> Vec<(Tz, (i32, i32))> {
        let mut zones: BTreeMap<&str, (Tz, (i32, i32))> = BTreeMap::new();
        for item in &self.entries {
            let When::Times(zone, from, until) = item.when else {
                continue;
            };
            if zone == Tz::UTC {
                continue;
            }
            let (_, years) = zones
                .entry(zone.name())
                .or_insert((zone, (from.year(), until.year())));
            *years = (years.0.min(from.year()), years.1.max(until.year()));
        }
        zones.into_values().collect()
    }
}

impl Item {
    fn write(&self, out: &mut Lines) {
        out.plain("BEGIN", "VEVENT");
        out.plain("UID", &self.uid);
        out.plain("SEQUENCE", &self.sequence.to_string());
        // Without a METHOD it tells when the record was last changed (section 3.8.7.2).
        out.plain("DTSTAMP", &utc(self.changed.0));
        out.plain("LAST-MODIFIED", &utc(self.changed.0));
        self.when.write(out);
        out.text("SUMMARY", &self.summary);
        if !self.location.is_empty() {
            out.text("LOCATION", &self.location);
        }
        if !self.description.is_empty() {
            out.text("DESCRIPTION", &self.description);
        }
        let categories: Vec<_> = self.categories.iter().map(|it| escaped(it)).collect();
        out.plain("CATEGORIES", &categories.join(","));
        out.plain("STATUS", self.status());
        // Days of the desk keep nobody busy.
        out.plain("TRANSP", self.when.transparency());
        out.plain("URL", &self.url);
        out.plain("END", "VEVENT");
    }

    fn status(&self) -> &'static str {
        if self.cancelled {
            "CANCELLED"
        } else {
            "CONFIRMED"
        }
    }
}

impl When {
    fn write(self, out: &mut Lines) {
        match self {
            Self::Days(from, until) => {
                // The end is the day after the last.
                let end = until.checked_add_days(Days::new(1)).unwrap_or(until);
                out.plain("DTSTART;VALUE=DATE", &day(from));
                out.plain("DTEND;VALUE=DATE", &day(end));
            }
            Self::Times(Tz::UTC, from, until) => {
                out.plain("DTSTART", &utc(from));
                out.plain("DTEND", &utc(until));
            }
            Self::Times(zone, from, until) => {
                let zone = zone.name();
                out.plain(&format!("DTSTART;TZID={zone}"), &local(from));
                out.plain(&format!("DTEND;TZID={zone}"), &local(until));
            }
        }
    }

    fn transparency(self) -> &'static str {
        match self {
            Self::Days(..) => "TRANSPARENT",
            Self::Times(..) => "OPAQUE",
        }
    }
}

/// A calendar's lines, folded and ended as they travel.
#[derive(Debug, Default)]
pub(super) struct Lines(String);

impl Lines {
    /// A line whose value needs no escaping.
    pub(super) fn plain(&mut self, name: &str, value: &str) {
        self.folded(&format!("{name}:{value}"));
    }

    /// A line whose value is a text.
    pub(super) fn text(&mut self, name: &str, value: &str) {
        self.folded(&format!("{name}:{}", escaped(value)));
    }

    /// A long line goes on in the next, after a space; no character is parted.
    fn folded(&mut self, line: &str) {
        let mut octets = 0;
        for c in line.chars() {
            if octets + c.len_utf8() > MAX_OCTETS {
                self.0.push_str("\r\n ");
                octets = 1;
            }
            self.0.push(c);
            octets += c.len_utf8();
        }
        self.0.push_str("\r\n");
    }
}

/// A text as a value (section 3.3.11): a line's end is `\n`, and other control characters
/// have no place in it.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.replace("\r\n", "\n").chars() {
        match c {
            '\\' | ';' | ',' => {
                out.push('\\');
                out.push(c);
            }
            '\n' => out.push_str("\\n"),
            '\t' => out.push('\t'),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

fn day(day: NaiveDate) -> String {
    day.format("%Y%m%d").to_string()
}

/// A local time as iCalendar writes it.
pub(super) fn local(at: NaiveDateTime) -> String {
    at.format("%Y%m%dT%H%M%S").to_string()
}

fn utc(at: NaiveDateTime) -> String {
    let mut text = local(at);
    let _ = text.write_char('Z');
    text
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn item(summary: &str, when: When) -> Item {
        Item {
            uid: "event-1@desk.example.org".to_owned(),
            sequence: 3,
            changed: Moment(NaiveDateTime::default()),
            summary: summary.to_owned(),
            description: String::new(),
            location: String::new(),
            categories: vec!["Side event".to_owned(), "a,b".to_owned()],
            url: "https://desk.example.org/events/1".to_owned(),
            cancelled: false,
            when,
        }
    }

    fn written(item: Item) -> String {
        let calendar = Calendar {
            name: "Desk".to_owned(),
            entries: vec![item],
        };
        calendar.written()
    }

    fn whole_day() -> When {
        let day = NaiveDate::from_ymd_opt(2023, 12, 31).unwrap();
        When::of((day, day), None)
    }

    #[test]
    fn a_whole_day_ends_on_the_next_and_needs_no_zone() {
        let text = written(item("End of the year", whole_day()));
        assert!(text.contains("DTSTART;VALUE=DATE:20231231\r\nDTEND;VALUE=DATE:20240101\r\n"));
        assert!(!text.contains("VTIMEZONE"));
        assert!(text.contains("CATEGORIES:Side event,a\\,b\r\n"));
        assert!(text.contains("SEQUENCE:3\r\nDTSTAMP:19700101T000000Z\r\n"));
    }

    #[test]
    fn a_time_is_local_and_its_zone_is_told() {
        let day = NaiveDate::from_ymd_opt(2023, 6, 20).unwrap();
        let hour = |h, m| NaiveTime::from_hms_opt(h, m, 0).unwrap();
        let when = |zone: &str| {
            let zone: Tz = zone.parse().unwrap();
            When::of((day, day), Some((zone, hour(23, 30), hour(23, 59))))
        };
        let text = written(item("Late", when("America/New_York")));
        assert!(text.contains("DTSTART;TZID=America/New_York:20230620T233000\r\n"));
        assert_eq!(text.matches("TZID:America/New_York\r\n").count(), 1);
        let text = written(item("Late", when("UTC")));
        assert!(text.contains("DTSTART:20230620T233000Z\r\n"));
        assert!(!text.contains("TZID"));
    }

    proptest! {
        #[test]
        fn no_line_is_longer_than_75_octets_and_none_is_a_texts_own(text in r"(\PC|[\r\n\t\\;,:é老\x00\x0b]){0,300}") {
            let out = written(item(&text, whole_day()));
            let lines: Vec<_> = out.split("\r\n").collect();
            prop_assert_eq!(lines.last().copied(), Some(""));
            for line in &lines {
                prop_assert!(line.len() <= MAX_OCTETS, "{}", line);
                prop_assert!(!line.contains(['\r', '\n']), "{}", line);
            }
            // Unfolded and read again, it is the text without its control characters.
            let whole = out.replace("\r\n ", "");
            let value = whole.split("\r\nSUMMARY:").nth(1).unwrap();
            let value = value.split("\r\n").next().unwrap();
            let mut read = String::new();
            let mut chars = value.chars();
            while let Some(c) = chars.next() {
                read.push(match c {
                    '\\' => match chars.next().unwrap() {
                        'n' => '\n',
                        other => other,
                    },
                    c => c,
                });
            }
            let kept: String = text.replace("\r\n", "\n").chars()
                .filter(|c| !c.is_control() || ['\n', '\t'].contains(c))
                .collect();
            prop_assert_eq!(read, kept);
        }
    }
}
