//! A State's reasons over time: a line for each kind, a mark for each day it was raised.
//! The same is said in words: each line's title has its days.

use chrono::{Datelike, NaiveDate};

use super::offers_path;
use super::queries::Raised;
use crate::i18n::Lang;
use crate::treaty::Iso3;
use crate::web::Html;

/// How many kinds have a line.
const KINDS: usize = 12;

/// A kind with the days it was raised on, the earliest first.
struct Line<'a> {
    kind: &'a str,
    label: &'a str,
    days: Vec<NaiveDate>,
}

/// The strip of the reasons `raised` up to `on`, the kind raised last first; nothing where
/// there is none.
pub fn strip(lang: Lang, state: Iso3, raised: &[Raised], on: NaiveDate) -> Option<Html> {
    let first = raised.iter().map(|it| it.raised_on).min()?;
    let last = raised.iter().map(|it| it.raised_on).max()?.max(on);
    let from = NaiveDate::from_ymd_opt(first.year(), 1, 1)?;
    let scale = Scale { from, until: last };
    let mut html = Html::with_capacity(4096);
    head(&mut html, lang, &scale);
    for line in lines(lang, raised) {
        row(&mut html, lang, state, &line, &scale);
    }
    html.raw("</tbody></table>");
    Some(html)
}

fn lines(lang: Lang, raised: &[Raised]) -> Vec<Line<'_>> {
    let mut lines: Vec<Line<'_>> = Vec::new();
    for entry in raised {
        match lines.iter_mut().find(|line| line.kind == entry.kind) {
            Some(line) => line.days.push(entry.raised_on),
            None => lines.push(Line {
                kind: &entry.kind,
                label: entry.label(lang),
                days: vec![entry.raised_on],
            }),
        }
    }
    for line in &mut lines {
        line.days.sort_unstable();
    }
    lines.truncate(KINDS);
    lines
}

/// From which day to which the strip runs.
struct Scale {
    from: NaiveDate,
    until: NaiveDate,
}

impl Scale {
    /// Where a day is, in percent: the ends leave room for half a mark.
    fn at(&self, day: NaiveDate) -> f64 {
        let days = |span: chrono::TimeDelta| f64::from(i32::try_from(span.num_days()).unwrap_or(0));
        let all = days(self.until - self.from).max(1.0);
        2.0 + 96.0 * days(day - self.from) / all
    }

    /// The first days of the years, about six of them at most.
    fn years(&self) -> impl Iterator<Item = NaiveDate> {
        let (first, last) = (self.from.year(), self.until.year());
        let step = (last - first) / 6 + 1;
        (first..=last)
            .step_by(usize::try_from(step).unwrap_or(1))
            .filter_map(|year| NaiveDate::from_ymd_opt(year, 1, 1))
    }
}

fn head(html: &mut Html, lang: Lang, scale: &Scale) {
    html.raw("<table class=\"table plain reflow reasons\"><caption class=\"visually-hidden\">")
        .text(&lang.text("barriers-strip"))
        .raw("</caption><thead><tr><th scope=\"col\">")
        .text(&lang.text("barrier-kind"))
        .raw("</th><th scope=\"col\" class=\"wide\"><span class=\"visually-hidden\">")
        .text(&lang.text("barriers-when"))
        .raw("</span><svg class=\"span\" aria-hidden=\"true\">");
    for year in scale.years() {
        html.raw("<text x=\"")
            .text(&format!("{:.1}%", scale.at(year)))
            .raw("\" y=\"14\">")
            .number(year.year())
            .raw("</text>");
    }
    html.raw("</svg></th><th scope=\"col\">")
        .text(&lang.text("barriers-last"))
        .raw("</th></tr></thead><tbody>");
}

fn row(html: &mut Html, lang: Lang, state: Iso3, line: &Line<'_>, scale: &Scale) {
    let said: Vec<_> = line.days.iter().map(|day| lang.short_date(*day)).collect();
    html.raw("<tr><th scope=\"row\"><a href=\"")
        .text(&offers_path(state, line.kind))
        .raw("\">")
        .text(line.label)
        .raw("</a></th><td class=\"wide\"><svg class=\"span\" role=\"img\" aria-label=\"")
        .text(&said.join(", "))
        .raw("\">");
    for year in scale.years() {
        let at = format!("{:.1}%", scale.at(year));
        html.raw("<line class=\"grid\" x1=\"")
            .text(&at)
            .raw("\" x2=\"")
            .text(&at)
            .raw("\" y1=\"0\" y2=\"20\"/>");
    }
    if let (Some(first), Some(last)) = (line.days.first(), line.days.last()) {
        html.raw("<line class=\"held\" x1=\"")
            .text(&format!("{:.1}%", scale.at(*first)))
            .raw("\" x2=\"")
            .text(&format!("{:.1}%", scale.at(*last)))
            .raw("\" y1=\"10\" y2=\"10\"/>");
    }
    for day in &line.days {
        html.raw("<circle class=\"mark\" cx=\"")
            .text(&format!("{:.1}%", scale.at(*day)))
            .raw("\" cy=\"10\" r=\"5\"><title>")
            .text(&lang.short_date(*day))
            .raw("</title></circle>");
    }
    html.raw("</svg></td><td class=\"nowrap\" data-label=\"")
        .text(&lang.text("barriers-last"))
        .raw("\">")
        .text(
            &line
                .days
                .last()
                .map_or_else(String::new, |day| lang.short_date(*day)),
        )
        .raw("</td></tr>");
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn days_stand_in_their_order_and_inside() {
        let scale = Scale {
            from: day("2021-01-01"),
            until: day("2023-06-01"),
        };
        let places: Vec<_> = ["2021-01-01", "2022-03-01", "2023-06-01"]
            .map(|text| scale.at(day(text)))
            .into();
        assert!(places.is_sorted());
        assert!(places.iter().all(|at| (2.0..=98.0).contains(at)));
        assert_eq!(scale.years().count(), 3);
        let one = Scale {
            from: day("2023-01-01"),
            until: day("2023-01-01"),
        };
        assert!((one.at(one.from) - 2.0).abs() < 0.01, "a single day");
        let long = Scale {
            from: day("1990-01-01"),
            until: day("2023-06-01"),
        };
        assert!(long.years().count() <= 7);
    }
}
