//! What was done under the plan: exchanges and events, the survey, the votes, the
//! outputs.

use super::{Kind, Text};
use crate::pack::Measure;
use crate::reports::document::DocCell;
use crate::reports::model::RecordFigures;
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
    let threshold = [("threshold", text.report.threshold.into())];
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
        let when = if event.starts_on == event.ends_on {
            text.lang.date(event.starts_on)
        } else {
            text.lang.text_with(
                "reports-days",
                &[
                    ("first", text.lang.date(event.starts_on).into()),
                    ("last", text.lang.date(event.ends_on).into()),
                ],
            )
        };
        let parts = [event.title.as_str(), event.place.as_str(), when.as_str()];
        let parts: Vec<_> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        text.writer.item(&parts.join(", "));
    }
}

fn survey(text: &mut Text<'_>) {
    let survey = &text.report.survey;
    text.writer.section("reports-survey");
    if survey.circulated == 0 {
        text.paragraph("reports-survey-none", &[]);
        return;
    }
    let threshold = text.report.threshold;
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
    let reasons = survey.reasons.as_deref().unwrap_or_default();
    let shown: Vec<_> = reasons.iter().filter(|it| it.states >= threshold).collect();
    let hidden = shown.len() < reasons.len();
    let key = match (shown.is_empty(), hidden, survey.answered) {
        (true, _, 0) => return,
        (true, _, _) => "reports-reasons-suppressed",
        (false, true, _) => "reports-reasons-some",
        (false, false, _) => "reports-reasons-all",
    };
    let table = text.writer.next_table();
    text.paragraph(
        key,
        &[("threshold", threshold.into()), ("table", table.into())],
    );
    if shown.is_empty() {
        return;
    }
    let rows = shown
        .into_iter()
        .map(|reason| {
            vec![
                DocCell::text(reason.label.in_language(text.lang.as_str())),
                DocCell::number(text.lang, as_i64(reason.states)),
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

fn votes(text: &mut Text<'_>) {
    let votes = &text.report.votes;
    let Some(latest) = votes.last() else {
        return;
    };
    let written = text.written(votes.iter().map(|vote| vote.source.as_str()));
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
            let aim = output.target.map_or_else(String::new, |target| {
                text.say("reports-at-least", &[("n", target.into())])
            });
            vec![
                DocCell::text(output.text.get(text.lang)),
                DocCell::text(aim),
                DocCell::text(measured(text, output)),
            ]
        })
        .collect();
    text.table(
        "reports-outputs-table",
        document,
        &[
            ("reports-output", Kind::Text, 46),
            ("reports-aim-column", Kind::Text, 18),
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
