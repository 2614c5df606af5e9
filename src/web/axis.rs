//! A line of time, drawn on the server: days as shares of its width, so that it fits
//! whatever width the page gives it.

use chrono::NaiveDate;

use super::html::Html;

/// How high the drawing of a row is, in pixels.
const HEIGHT: &str = "20";

/// The days a drawing covers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Axis {
    /// The first.
    pub from: NaiveDate,
    /// The last.
    pub until: NaiveDate,
}

impl Axis {
    /// Where a day begins, as a percentage of the width; the nearer end where it is
    /// outside.
    pub fn at(&self, day: NaiveDate) -> String {
        percent(
            self.days(self.from, day) - 1,
            self.days(self.from, self.until),
        )
    }

    /// How wide a span is, its last day included, as a percentage.
    pub fn width(&self, first: NaiveDate, last: NaiveDate) -> String {
        let whole = self.days(self.from, self.until);
        percent(self.days(first, last).max(1), whole)
    }

    /// Whether a day is on it.
    pub fn has(&self, day: NaiveDate) -> bool {
        self.from <= day && day <= self.until
    }

    /// A block over a span of days. `classes` may go on with attributes of ours:
    /// `actual" y="7" height="6`.
    pub fn block(&self, html: &mut Html, classes: &'static str, days: (NaiveDate, NaiveDate)) {
        html.raw("<rect class=\"")
            .raw(classes)
            .raw("\" x=\"")
            .text(&self.at(days.0))
            .raw("\" width=\"")
            .text(&self.width(days.0, days.1))
            .raw("\"/>");
    }

    /// An upright line at the beginning of a day.
    pub fn upright(&self, html: &mut Html, class: &'static str, day: NaiveDate) {
        let at = self.at(day);
        html.raw("<line class=\"")
            .raw(class)
            .raw("\" x1=\"")
            .text(&at)
            .raw("\" x2=\"")
            .text(&at)
            .raw("\" y1=\"0\" y2=\"")
            .raw(HEIGHT)
            .raw("\"/>");
    }

    /// A text in the middle of a day.
    pub fn label(&self, html: &mut Html, day: NaiveDate, text: &str) {
        html.raw("<text x=\"")
            .text(&self.at(day))
            .raw("\" y=\"15\" text-anchor=\"middle\">")
            .text(text)
            .raw("</text>");
    }

    /// How many days a span has, both ends included, as far as it is on the axis.
    fn days(&self, first: NaiveDate, last: NaiveDate) -> i32 {
        let first = first.clamp(self.from, self.until);
        let last = last.clamp(self.from, self.until);
        i32::try_from((last - first).num_days() + 1).unwrap_or(0)
    }
}

fn percent(part: i32, whole: i32) -> String {
    format!("{:.1}%", f64::from(part) / f64::from(whole.max(1)) * 100.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_shares_of_the_width() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let axis = Axis {
            from: day("2023-01-01"),
            until: day("2023-01-10"),
        };
        for (first, last, at, width) in [
            ("2023-01-01", "2023-01-01", "0.0%", "10.0%"),
            ("2023-01-01", "2023-01-10", "0.0%", "100.0%"),
            ("2023-01-06", "2023-01-07", "50.0%", "20.0%"),
            // outside: as much of it as there is
            ("2022-06-01", "2023-01-02", "0.0%", "20.0%"),
            ("2023-01-09", "2024-01-01", "80.0%", "20.0%"),
        ] {
            assert_eq!(axis.at(day(first)), at, "{first}");
            assert_eq!(
                axis.width(day(first), day(last)),
                width,
                "{first} to {last}"
            );
        }
        assert!(axis.has(day("2023-01-10")) && !axis.has(day("2023-01-11")));
    }
}
