//! What was done under the plan: exchanges and events, the survey, the votes, the
//! outputs.

use chrono::{Datelike, NaiveDate};

use super::{Kind, Text};
use crate::i18n::Lang;
use crate::pack::Measure;
use crate::reports::document::DocCell;
use crate::reports::model::RecordFigures;
use crate::suppression::Band;
use crate::workplans::Output;

pub(super) fn write(text: &mut Text<'_>) {
    activities(text);
    survey(text);
    votes(text);
    outputs(text);
}

fn activities(text: &mut Text<'_>) {
    let report = text.report;
    let total = report.total();
    let (exchanges, events) = record_sources(text);
    let figures = [
        text.writer.figure(total.exchanges, exchanges),
        text.writer.figure(as_i64(report.states_reached), exchanges),
        text.writer.figure(total.events, events),
    ];
    let [exchanges_figure, states, events_figure] = figures;
    text.writer.section("reports-activities");
    let table = text.writer.next_table();
    text.paragraph(
        "reports-records",
        &[
            ("exchanges", total.exchanges.into()),
            ("exchanges-figure", exchanges_figure.into()),
            ("states", report.states_reached.into()),
            ("states-figure", states.into()),
            ("events", total.events.into()),
            ("events-figure", events_figure.into()),
            ("table", table.into()),
        ],
    );
    activities_table(text, exchanges, total);
    public_events(text, events, total.events);
}

fn record_sources(text: &mut Text<'_>) -> (usize, usize) {
    let threshold = [("threshold", text.report.threshold.states().into())];
    let exchanges = text.source(
        "reports-source-exchanges",
        &threshold,
        text.records_href("/exchanges", ""),
    );
    let events = text.source(
        "reports-source-events",
        &threshold,
        text.records_href("/events", ""),
    );
    (exchanges, events)
}

fn activities_table(text: &mut Text<'_>, source: usize, total: RecordFigures) {
    let report = text.report;
    let lang = text.lang;
    let mut rows: Vec<_> = report
        .activities
        .iter()
        .map(|activity| {
            let id = activity.id.to_string();
            vec![
                DocCell::text(format!("{}. {}", activity.position, activity.title)),
                DocCell::number(lang, activity.figures.exchanges)
                    .href(text.records_href("/exchanges", &id)),
                DocCell::number(lang, activity.figures.events)
                    .href(text.records_href("/events", &id)),
            ]
        })
        .collect();
    let row = |label: &str, figures: RecordFigures| {
        vec![
            DocCell::text(lang.text(label)),
            DocCell::number(lang, figures.exchanges),
            DocCell::number(lang, figures.events),
        ]
    };
    if report.unassigned != RecordFigures::default() {
        rows.push(row("reports-unassigned", report.unassigned));
    }
    text.table(
        "reports-activities-table",
        source,
        &[
            ("reports-activity", Kind::Text, 68),
            ("reports-exchanges", Kind::Number, 16),
            ("reports-events", Kind::Number, 16),
        ],
        rows,
        row("reports-all", total),
    );
}

/// The events that may be named, and how many more there were.
fn public_events(text: &mut Text<'_>, source: usize, counted: i64) {
    let events = &text.report.public_events;
    let others = (counted - as_i64(events.len())).max(0);
    if events.is_empty() {
        return;
    }
    let figure = text.writer.figure(others, source);
    text.paragraph(
        "reports-public-events",
        &[
            ("n", events.len().into()),
            ("others", others.into()),
            ("others-figure", figure.into()),
        ],
    );
    for event in events {
        // A title often names the place already.
        let place = Some(&event.place).filter(|place| !event.title.contains(place.as_str()));
        let when = days(text.lang, event.starts_on, event.ends_on);
        let parts = [Some(&event.title), place, Some(&when)];
        let parts = parts.into_iter().flatten().filter(|part| !part.is_empty());
        let item: Vec<_> = parts.map(String::as_str).collect();
        text.writer.item(&item.join(", "));
    }
}

/// From a day to a day: "15–16 February 2023" within a month.
fn days(lang: Lang, first: NaiveDate, last: NaiveDate) -> String {
    let (from, until) = (lang.date(first), lang.date(last));
    if first == last {
        return until;
    }
    let same_month = (first.year(), first.month()) == (last.year(), last.month());
    match from.split_once(' ') {
        Some((day, _)) if same_month => format!("{day}–{until}"),
        _ => lang.text_with(
            "reports-days",
            &[("first", from.into()), ("last", until.into())],
        ),
    }
}

fn survey(text: &mut Text<'_>) {
    let survey = &text.report.survey;
    text.writer.section("reports-survey");
    if survey.circulated == 0 {
        text.paragraph("reports-survey-none", &[]);
        return;
    }
    let threshold = text.report.threshold.states();
    let source = text.source(
        "reports-source-survey",
        &[("threshold", threshold.into())],
        "/survey",
    );
    let asked = text.writer.figure(as_i64(survey.circulated), source);
    let answered = text.writer.figure(as_i64(survey.answered), source);
    text.paragraph(
        "reports-survey-answers",
        &[
            ("asked", survey.circulated.into()),
            ("asked-figure", asked.into()),
            ("answered", survey.answered.into()),
            ("answered-figure", answered.into()),
        ],
    );
    if survey.answered > 0 {
        reasons(text, source);
    }
}

/// The reasons that States named, in bands.
fn reasons(text: &mut Text<'_>, source: usize) {
    let threshold = text.report.threshold.states();
    let reasons = &text.report.survey.reasons;
    if reasons.rows.is_empty() {
        let threshold = [("threshold", threshold.into())];
        text.paragraph("reports-reasons-suppressed", &threshold);
        return;
    }
    let table = text.writer.next_table();
    let basis = text.writer.figure(as_i64(reasons.basis), source);
    text.paragraph(
        "reports-reasons-some",
        &[
            ("threshold", threshold.into()),
            ("basis-figure", basis.into()),
            ("table", table.into()),
        ],
    );
    let rows = reasons
        .rows
        .iter()
        .map(|reason| {
            vec![
                DocCell::text(reason.label.in_language(text.lang)),
                DocCell::text(band(text.lang, reason.states)),
            ]
        })
        .collect();
    text.table(
        "reports-reasons-table",
        source,
        &[
            ("reports-reason", Kind::Text, 80),
            ("reports-states", Kind::Number, 20),
        ],
        rows,
        Vec::new(),
    );
}

/// "5 to 9", "10 or more".
fn band(lang: Lang, band: Band) -> String {
    let from = ("from", lang.number(as_i64(band.from)).into());
    match band.to {
        Some(to) => {
            let to = ("to", lang.number(as_i64(to)).into());
            lang.text_with("reports-band", &[from, to])
        }
        None => lang.text_with("reports-band-open", &[from]),
    }
}

fn votes(text: &mut Text<'_>) {
    let votes = &text.report.votes;
    let Some(latest) = votes.last() else {
        return;
    };
    let written = super::written(votes.iter().map(|vote| vote.source.as_str()));
    let source = text.source(
        "reports-source-votes",
        &[("sources", written.into())],
        text.states_href(&[("sort", "vote")]),
    );
    let figures =
        [latest.yes, latest.no, latest.abstain].map(|number| text.writer.figure(number, source));
    let [yes, no, abstain] = figures;
    let title = &text.facts.pack.resolution_title;
    text.writer.section("reports-votes");
    let table = text.writer.next_table();
    text.paragraph(
        "reports-vote",
        &[
            ("title", title.in_language(text.lang.as_str()).into()),
            ("resolution", latest.resolution.as_str().into()),
            ("day", text.lang.date(latest.date).into()),
            ("yes", yes.into()),
            ("no", no.into()),
            ("abstain", abstain.into()),
            ("table", table.into()),
        ],
    );
    let rows = votes
        .iter()
        .map(|vote| {
            vec![
                DocCell::text(&vote.resolution),
                DocCell::text(text.lang.date(vote.date)),
                DocCell::number(text.lang, vote.yes),
                DocCell::number(text.lang, vote.no),
                DocCell::number(text.lang, vote.abstain),
            ]
        })
        .collect();
    text.table(
        "reports-votes-table",
        source,
        &[
            ("reports-resolution", Kind::Text, 25),
            ("reports-day", Kind::Text, 30),
            ("reports-yes", Kind::Number, 15),
            ("reports-no", Kind::Number, 15),
            ("reports-abstain", Kind::Number, 15),
        ],
        rows,
        Vec::new(),
    );
}

fn outputs(text: &mut Text<'_>) {
    let report = text.report;
    let plan = &report.plan;
    let document = text.source(
        "reports-source-plan",
        &[("source", plan.source.as_str().into())],
        "/work-plan",
    );
    text.writer.section("reports-outputs");
    let table = text.writer.next_table();
    text.paragraph("reports-outputs-text", &[("table", table.into())]);
    let rows = report
        .outputs
        .iter()
        .map(|output| {
            let aim = output.target.map_or_else(
                || DocCell {
                    numeric: true,
                    ..DocCell::default()
                },
                |target| DocCell::number(text.lang, target),
            );
            vec![
                DocCell::text(output.text.get(text.lang)),
                aim,
                DocCell::text(measured(text, output)),
            ]
        })
        .collect();
    text.table(
        "reports-outputs-table",
        document,
        &[
            ("reports-output", Kind::Text, 48),
            ("reports-aim-column", Kind::Number, 16),
            ("reports-measured", Kind::Text, 36),
        ],
        rows,
        Vec::new(),
    );
}

/// What has come of an output.
fn measured(text: &Text<'_>, output: &Output) -> String {
    let report = text.report;
    let total = report.total();
    let number = |number: i64| text.lang.number(number);
    match output.measure {
        Measure::NewStatesParties => text.say(
            "reports-measured-parties",
            &[
                ("deposited", report.new_parties.len().into()),
                ("in-force", report.in_force_since.len().into()),
            ],
        ),
        Measure::Awareness => text.say(
            "reports-measured-awareness",
            &[
                ("exchanges", total.exchanges.into()),
                ("exchanges-text", number(total.exchanges).into()),
                ("events", total.events.into()),
                ("events-text", number(total.events).into()),
            ],
        ),
        Measure::SurveyAnswers => text.say(
            "reports-measured-answers",
            &[
                ("asked", report.survey.circulated.into()),
                ("answered", report.survey.answered.into()),
            ],
        ),
    }
}

fn as_i64(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_within_a_month_name_it_once() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let (first, last) = (day("2023-02-15"), day("2023-02-16"));
        assert_eq!(days(Lang::En, first, last), "15–16 February 2023");
        assert_eq!(days(Lang::Es, first, last), "15–16 de febrero de 2023");
        assert_eq!(
            days(Lang::Fr, day("2023-06-01"), day("2023-06-02")),
            "1er–2 juin 2023"
        );
        assert_eq!(days(Lang::En, first, first), "15 February 2023");
        assert_eq!(
            days(Lang::En, day("2023-01-31"), first),
            "31 January 2023 to 15 February 2023"
        );
    }
}
