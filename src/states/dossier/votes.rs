//! How a State voted on the annual resolution, a cell a year, and the same in words.

use chrono::{Datelike, NaiveDate};

use crate::i18n::Lang;
use crate::states::{Facts, phrases};
use crate::treaty::{Ballot, Iso3};
use crate::web::Html;

/// The votes up to a day: the strip, and a sentence that says the same. Nothing where
/// no vote of the State is established.
pub(super) fn strip(
    lang: Lang,
    facts: &Facts,
    state: Iso3,
    on: NaiveDate,
) -> Option<(Html, String)> {
    let votes: Vec<_> = facts
        .votes()
        .of(state, on)
        .map(|(roll, ballot)| (roll.date.year(), ballot))
        .collect();
    let count = i32::try_from(votes.len()).ok().filter(|count| *count > 0)?;
    let step = 100.0 / f64::from(count);
    let mut html = Html::with_capacity(256 * votes.len());
    html.raw("<svg class=\"votes\" role=\"img\" aria-labelledby=\"votes-title votes-text\">");
    let mut at = 0.0;
    for (year, ballot) in &votes {
        cell(&mut html, lang, *year, *ballot, (at, step - 0.8));
        at += step;
    }
    html.raw("</svg>");
    Some((html, sentence(lang, &votes)))
}

fn cell(html: &mut Html, lang: Lang, year: i32, ballot: Ballot, (x, width): (f64, f64)) {
    html.raw(match ballot {
        Ballot::Yes => "<svg class=\"yes\"",
        Ballot::No => "<svg class=\"no\"",
        Ballot::Abstain => "<svg class=\"abstain\"",
        Ballot::Absent => "<svg class=\"absent\"",
    })
    .raw(" x=\"")
    .text(&format!("{x:.1}%"))
    .raw("\" width=\"")
    .text(&format!("{width:.1}%"))
    .raw("\" height=\"40\"><title>")
    .number(year)
    .raw(": ")
    .text(&phrases::ballot(lang, Some(ballot)))
    .raw("</title>");
    if ballot == Ballot::Abstain {
        html.raw("<rect class=\"half\" y=\"10\" width=\"100%\" height=\"10\"/>");
    }
    html.raw("<rect x=\"1\" y=\"1\" width=\"97%\" height=\"19\"/>");
    if ballot == Ballot::No {
        html.raw("<line x1=\"0\" y1=\"1\" x2=\"100%\" y2=\"20\"/>")
            .raw("<line x1=\"0\" y1=\"20\" x2=\"100%\" y2=\"1\"/>");
    }
    html.raw("<text x=\"50%\" y=\"35\">")
        .text(&format!("{:02}", year.rem_euclid(100)))
        .raw("</text></svg>");
}

/// "Yes 2019; abstained 2015–2018, 2020–2022"
fn sentence(lang: Lang, votes: &[(i32, Ballot)]) -> String {
    let parts: Vec<_> = Ballot::ALL
        .iter()
        .filter_map(|ballot| {
            let years: Vec<_> = votes
                .iter()
                .filter(|(_, cast)| cast == ballot)
                .map(|(year, _)| *year)
                .collect();
            let word = phrases::ballot(lang, Some(*ballot));
            (!years.is_empty()).then(|| format!("{word} {}", runs(&years)))
        })
        .collect();
    parts.join("; ")
}

/// Years with neighbours drawn together: 2015–2018, 2020.
fn runs(years: &[i32]) -> String {
    let mut runs: Vec<(i32, i32)> = Vec::new();
    for year in years {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == *year => *last = *year,
            _ => runs.push((*year, *year)),
        }
    }
    let runs: Vec<_> = runs
        .into_iter()
        .map(|(first, last)| {
            if first == last {
                first.to_string()
            } else {
                format!("{first}–{last}")
            }
        })
        .collect();
    runs.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbouring_years_are_drawn_together() {
        assert_eq!(
            runs(&[2015, 2016, 2017, 2019, 2021, 2022]),
            "2015–2017, 2019, 2021–2022"
        );
        assert_eq!(runs(&[2020]), "2020");
    }
}
