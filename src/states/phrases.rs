//! How facts are said: one wording for the list, the dossier, the map and Today.

use chrono::{Datelike, Days, NaiveDate};

use super::facts::Facts;
use crate::i18n::Lang;
use crate::treaty::{
    ActKind, Ballot, Category, Deadline, Evidence, InterimStep, Iso3, PartialDate, Status,
};
use crate::web::Html;

/// A status in words.
pub fn status(lang: Lang, status: Status) -> String {
    lang.text(&format!("states-status-{}", dashed(status.as_str())))
}

/// The classes of a status: its shape beside the word.
pub fn status_classes(status: Status) -> &'static str {
    match status {
        Status::StateParty => "status party",
        Status::Deposited => "status deposited",
        Status::Signatory => "status signatory",
        Status::NotSignatory => "status other",
        Status::Withdrawn => "status withdrawn",
    }
}

/// The days of a status: since when and, where it has deposited, from when the treaty
/// is in force for it. Nothing where a day is not established.
pub fn status_days(
    facts: &Facts,
    iso3: Iso3,
    on: NaiveDate,
) -> (Option<NaiveDate>, Option<NaiveDate>) {
    let Some(history) = facts.register().history(iso3) else {
        return (None, None);
    };
    let joining = history.joining_on(on);
    match history.on(on) {
        Status::NotSignatory => (None, None),
        Status::Signatory => (history.signature().and_then(|act| act.date), None),
        Status::Deposited | Status::StateParty => (
            joining.and_then(|joining| joining.deposited),
            joining.and_then(|joining| joining.in_force),
        ),
        Status::Withdrawn => {
            let last = history.changes().filter(|(day, _)| *day <= on).last();
            (last.map(|(day, _)| day), None)
        }
    }
}

/// How a State voted, in a word; a dash where that is not established.
pub fn ballot(lang: Lang, ballot: Option<Ballot>) -> String {
    ballot.map_or_else(
        || "–".to_owned(),
        |ballot| lang.text(&format!("states-vote-{ballot}")),
    )
}

/// What a deadline is called.
pub fn deadline_label(lang: Lang, facts: &Facts, deadline: &Deadline<'_>) -> String {
    let code = &deadline.rule.code;
    facts
        .treaty()
        .and_then(|treaty| {
            treaty
                .deadline_labels
                .iter()
                .find(|label| label.code == *code)
        })
        .map_or_else(
            || code.clone(),
            |label| label.label.in_language(lang.as_str()).to_owned(),
        )
}

/// An act in a word.
pub fn act(lang: Lang, kind: ActKind) -> String {
    lang.text(&format!("states-act-{kind}"))
}

/// Why a State is a target, a word for each category: "signatory · voted yes". One that
/// is in none has been added by decision.
pub fn why(lang: Lang, categories: &[Category]) -> String {
    if categories.is_empty() {
        return lang.text("states-added");
    }
    let words: Vec<_> = categories
        .iter()
        .map(|category| category_word(lang, *category))
        .collect();
    words.join(" · ")
}

/// A category in a word.
pub fn category_word(lang: Lang, category: Category) -> String {
    lang.text(&format!("states-category-{}", dashed(category.as_str())))
}

/// What makes a State a target, in a sentence without its full stop: "voted yes,
/// A/RES/77/79, 7 Dec 2022".
pub fn evidence(lang: Lang, facts: &Facts, evidence: &Evidence<'_>) -> String {
    match evidence {
        Evidence::Signed { on: Some(day) } => lang.text_with(
            "states-evidence-signed",
            &[("day", lang.short_date(*day).into())],
        ),
        Evidence::Signed { on: None } => lang.text("states-evidence-signed-undated"),
        Evidence::Bound {
            treaty,
            kind,
            deposited,
        } => {
            let name = treaty_name(lang, facts, treaty);
            let act = act(lang, *kind);
            match deposited {
                Some(day) => lang.text_with(
                    "states-evidence-bound",
                    &[
                        ("treaty", name.into()),
                        ("act", act.into()),
                        ("day", lang.short_date(*day).into()),
                    ],
                ),
                None => lang.text_with(
                    "states-evidence-bound-undated",
                    &[("treaty", name.into()), ("act", act.into())],
                ),
            }
        }
        Evidence::VotedYes { resolution, on } => lang.text_with(
            "states-evidence-voted",
            &[
                ("resolution", (*resolution).into()),
                ("day", lang.short_date(*on).into()),
            ],
        ),
        Evidence::Step(step) => step_word(lang, step),
    }
}

/// An interim step: "voluntary report, June 2014".
pub fn step_word(lang: Lang, step: &InterimStep) -> String {
    let kind = lang.text(&format!("states-step-{}", dashed(step.kind.as_str())));
    lang.text_with(
        "states-step-dated",
        &[
            ("step", kind.into()),
            ("day", partial_date(lang, step.date).into()),
        ],
    )
}

/// A treaty's name for tables.
pub fn treaty_name<'a>(lang: Lang, facts: &'a Facts, code: &'a str) -> &'a str {
    facts
        .pack
        .treaties
        .iter()
        .find(|treaty| treaty.rules.code == code)
        .map_or(code, |treaty| treaty.short_name.in_language(lang.as_str()))
}

/// A date as precisely as it is known.
pub fn partial_date(lang: Lang, date: PartialDate) -> String {
    match (date.day(), date.month()) {
        (Some(day), _) => lang.short_date(day),
        (None, Some(_)) => lang.month_year(date.earliest()),
        (None, None) => date.year().to_string(),
    }
}

/// Day and month: 1 Aug.
pub fn day_month(lang: Lang, date: NaiveDate) -> String {
    let whole = lang.short_date(date);
    let year = format!(" {}", date.year());
    whole
        .strip_suffix(year.as_str())
        .unwrap_or(&whole)
        .to_owned()
}

/// The years and months from one day to another, to the nearest month: "14 years 6 months".
pub fn duration(lang: Lang, from: NaiveDate, to: NaiveDate) -> String {
    let to = to.checked_add_days(Days::new(15)).unwrap_or(to);
    let mut months = (to.year() - from.year()) * 12 + i32::try_from(to.month()).unwrap_or(0)
        - i32::try_from(from.month()).unwrap_or(0);
    if to.day() < from.day() {
        months -= 1;
    }
    let (years, months) = (months.max(0) / 12, months.max(0) % 12);
    let years_text = lang.text_with("states-years", &[("n", years.into())]);
    let months_text = lang.text_with("states-months", &[("n", months.into())]);
    match (years, months) {
        (0, _) => months_text,
        (_, 0) => years_text,
        _ => format!("{years_text} {months_text}"),
    }
}

/// Names in a row: "Malawi and Spain".
pub fn and(lang: Lang, names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [first @ .., last] => lang.text_with(
            "states-and",
            &[("first", first.join(", ").into()), ("last", (*last).into())],
        ),
    }
}

/// A name of a closed set as texts name it: `state_party` becomes `state-party`.
pub fn dashed(word: &str) -> String {
    word.replace('_', "-")
}

/// A `<time>` with what it reads.
pub fn time(html: &mut Html, date: NaiveDate, text: &str) {
    html.raw("<time datetime=\"")
        .text(&date.to_string())
        .raw("\">")
        .text(text)
        .raw("</time>");
}

/// A text whose arguments are written later: many times over, or with markup around.
#[derive(Debug, Clone)]
pub struct Pattern(Vec<Piece>);

#[derive(Debug, Clone)]
enum Piece {
    Text(String),
    Arg(usize),
}

impl Pattern {
    /// The text of `key` with the arguments `names`.
    pub fn new(lang: Lang, key: &str, names: &[&'static str]) -> Self {
        // Each argument is a control character of its own, which no text holds.
        let mark = |at: usize| char::from(u8::try_from(at + 1).unwrap_or(0));
        let args: Vec<_> = names
            .iter()
            .enumerate()
            .map(|(at, name)| (*name, mark(at).to_string().into()))
            .collect();
        let mut pieces = Vec::new();
        let mut text = String::new();
        for letter in lang.text_with(key, &args).chars() {
            match (0..names.len()).find(|at| mark(*at) == letter) {
                Some(at) => {
                    pieces.push(Piece::Text(std::mem::take(&mut text)));
                    pieces.push(Piece::Arg(at));
                }
                None => text.push(letter),
            }
        }
        pieces.push(Piece::Text(text));
        Self(pieces)
    }

    /// Writes the text; `arg` writes the argument of that place among the names.
    pub fn write(&self, html: &mut Html, arg: impl Fn(usize, &mut Html)) {
        for piece in &self.0 {
            match piece {
                Piece::Text(text) => {
                    html.text(text);
                }
                Piece::Arg(at) => arg(*at, html),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_duration_is_rounded_to_the_month() {
        let signed = day("2008-12-03");
        for (to, expected) in [
            ("2023-06-01", "14 years 6 months"),
            ("2023-05-10", "14 years 5 months"),
            ("2009-12-03", "1 year"),
            ("2008-12-03", "0 months"),
            ("2009-01-04", "1 month"),
        ] {
            assert_eq!(duration(Lang::En, signed, day(to)), expected, "{to}");
        }
        assert_eq!(duration(Lang::Fr, signed, day("2009-12-03")), "1 an");
    }

    #[test]
    fn a_pattern_escapes_its_text_and_leaves_the_markup_to_the_caller() {
        let pattern = Pattern::new(Lang::En, "states-and", &["first", "last"]);
        let mut html = Html::default();
        pattern.write(&mut html, |at, html| {
            html.raw("<b>")
                .number(i64::try_from(at).unwrap())
                .raw("</b>");
        });
        assert_eq!(html.as_str(), "<b>0</b> and <b>1</b>");
    }

    #[test]
    fn names_stand_in_a_row() {
        assert_eq!(and(Lang::En, &["Malawi", "Spain"]), "Malawi and Spain");
        assert_eq!(and(Lang::Fr, &["A", "B", "C"]), "A, B et C");
        assert_eq!(and(Lang::En, &[]), "");
    }

    #[test]
    fn a_date_without_its_year_and_one_of_which_only_the_month_is_known() {
        assert_eq!(day_month(Lang::En, day("2023-08-01")), "1 Aug");
        assert_eq!(
            partial_date(Lang::En, "2014-09".parse().unwrap()),
            "September 2014"
        );
        assert_eq!(partial_date(Lang::Es, "2011".parse().unwrap()), "2011");
    }
}
