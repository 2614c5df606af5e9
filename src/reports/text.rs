//! The progress report in words: what it says adapts to the numbers and the language.

mod status;
mod work;

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::document::{DocCell, DocColumn, DocTable, Document, Writer};
use super::model::ProgressReport;
use crate::i18n::{Arg, Lang};
use crate::states::{Facts, phrases};
use crate::treaty::Iso3;
use crate::web::Params;

/// Whose records a report is made from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Records {
    /// Those of the work.
    Real,
    /// Invented ones: the document says so.
    Demo,
}

/// The report as a document.
pub(super) fn compose(facts: &Facts, report: &ProgressReport, records: Records) -> Document {
    let mut text = Text::new(facts, report);
    if records == Records::Demo {
        text.writer.demo();
    }
    text.introduction();
    status::write(&mut text);
    work::write(&mut text);
    text.writer.finish()
}

/// The writer with what it writes about.
struct Text<'a> {
    facts: &'a Facts,
    report: &'a ProgressReport,
    writer: Writer,
    lang: Lang,
    /// The day after the baseline: the first that counts.
    first: NaiveDate,
    from: String,
    on: String,
    until: String,
}

impl<'a> Text<'a> {
    fn new(facts: &'a Facts, report: &'a ProgressReport) -> Self {
        let lang = report.lang;
        let baseline = report.plan.baseline_on;
        let mut text = Self {
            facts,
            report,
            writer: Writer::new(lang, lang.text("reports-progress-title")),
            lang,
            first: baseline.succ_opt().unwrap_or(baseline),
            from: lang.date(baseline),
            on: lang.date(report.on),
            until: lang.date(report.until),
        };
        if let Some(treaty) = facts.treaty() {
            text.writer.line(treaty.name.in_language(lang.as_str()));
        }
        text.writer.line(report.plan.title(lang));
        let on = text.say("reports-as-of", &[]);
        text.writer.line(&on);
        text
    }

    /// The text of `key`; `$from`, `$on` and `$until` are the baseline's date, the
    /// cut-off date and the last day of records.
    fn say(&self, key: &str, args: &[Arg<'_>]) -> String {
        let mut all: Vec<Arg<'_>> = vec![
            ("on", self.on.as_str().into()),
            ("from", self.from.as_str().into()),
            ("until", self.until.as_str().into()),
        ];
        all.extend(args.iter().cloned());
        self.lang.text_with(key, &all)
    }

    fn paragraph(&mut self, key: &str, args: &[Arg<'_>]) {
        let text = self.say(key, args);
        self.writer.paragraph(&text);
    }

    fn source(&mut self, key: &str, args: &[Arg<'_>], href: impl Into<String>) -> usize {
        let text = self.say(key, args);
        self.writer.source(&text, href)
    }

    /// The name of a State.
    fn name(&self, state: Iso3) -> &'a str {
        self.facts.name(state, self.lang)
    }

    /// A day, or that it is not established.
    fn day(&self, day: Option<NaiveDate>) -> String {
        day.map_or_else(
            || self.lang.text("reports-not-established"),
            |day| self.lang.date(day),
        )
    }

    /// The list of States on the cut-off date, narrowed.
    fn states_href(&self, narrowed: &[(&str, &str)]) -> String {
        let start = Params::default();
        let narrowed = narrowed
            .iter()
            .fold(start, |params, (name, value)| params.with(name, value));
        narrowed
            .with("on", &self.report.on.to_string())
            .href("/states")
    }

    /// A list of records of the period.
    fn records_href(&self, path: &str, activity: &str) -> String {
        Params::default()
            .with("activity", activity)
            .with("from", &self.first.to_string())
            .with("to", &self.report.until.to_string())
            .href(path)
    }

    /// Columns from their texts: the first holds texts, the widths are shares of 100.
    fn columns(&self, columns: &[(&str, Kind, usize)]) -> Vec<DocColumn> {
        columns
            .iter()
            .map(|(key, kind, share)| DocColumn {
                label: self.lang.text(key),
                numeric: *kind == Kind::Number,
                share: *share,
            })
            .collect()
    }

    fn table(
        &mut self,
        key: &str,
        source: usize,
        columns: &[(&str, Kind, usize)],
        rows: Vec<Vec<DocCell>>,
        total: Vec<DocCell>,
    ) {
        let table = DocTable {
            caption: String::new(),
            source,
            columns: self.columns(columns),
            rows,
            total,
        };
        let caption = self.say(key, &[]);
        self.writer.table(&caption, table);
    }

    fn introduction(&mut self) {
        let plan = &self.report.plan;
        let coordinators: Vec<_> = self
            .facts
            .by_name(self.lang)
            .filter(|state| plan.coordinators().any(|code| code == state.iso3))
            .map(|state| state.name(self.lang))
            .collect();
        let coordinators = phrases::and(self.lang, &coordinators);
        let document = self.source(
            "reports-source-plan",
            &[("source", plan.source.as_str().into())],
            "/work-plan",
        );
        let target = usize::try_from(plan.target).unwrap_or_default();
        let target = self.writer.figure_or("reports-one", target, document);
        self.writer.section("reports-introduction");
        self.paragraph(
            "reports-mandate",
            &[
                ("plan", plan.title(self.lang).into()),
                ("coordinators", coordinators.into()),
            ],
        );
        self.paragraph(
            "reports-aim",
            &[
                ("target", plan.target.into()),
                ("target-figure", target.into()),
                ("close", self.lang.date(plan.meeting_ends_on).into()),
            ],
        );
        self.paragraph("reports-method", &[]);
    }
}

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Text,
    Number,
}

/// Where facts are written, each place once.
fn written<'a>(sources: impl Iterator<Item = &'a str>) -> String {
    let places: BTreeSet<_> = sources.flat_map(|source| source.split("; ")).collect();
    places.into_iter().collect::<Vec<_>>().join("; ")
}
