//! How far the survey has come, State by State: a bar and its legend.

use std::collections::BTreeMap;

use serde::Serialize;

use super::queries::{self, Circulation};
use crate::db::Conn;
use crate::error::AppError;
use crate::i18n::Lang;
use crate::treaty::Iso3;
use crate::web::{Desk, Html};
use crate::workplans::WorkPlanId;

/// Where one State stands; the furthest of what is known of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Stage {
    Failed,
    NotSent,
    Sent,
    Begun,
    Answered,
}

/// From the furthest: the order of the bar.
const STAGES: [(Stage, &str); 5] = [
    (Stage::Answered, "answered"),
    (Stage::Begun, "begun"),
    (Stage::Sent, "sent"),
    (Stage::Failed, "failed"),
    (Stage::NotSent, "not-sent"),
];

/// The progress of the circulation that is out.
#[derive(Debug, Serialize)]
pub(super) struct Progress {
    href: String,
    title: String,
    text: String,
    bar: Html,
    legend: Html,
}

/// The progress of the circulation released last; nothing where there is none.
pub(super) fn progress(
    desk: &Desk,
    conn: &mut Conn,
    plan: WorkPlanId,
) -> Result<Option<Progress>, AppError> {
    let Some(circulation) = queries::circulation(conn, &desk.actor, plan)? else {
        return Ok(None);
    };
    let mails = queries::invited(conn, &desk.actor, circulation.id)?;
    let answers = queries::answers(conn, &desk.actor, circulation.id)?;
    let counts = count(&mails, &answers);
    Ok(Some(Progress::new(desk.lang, &circulation, &counts)))
}

/// How many States stand at each stage, in the order of the bar.
fn count(mails: &[(Iso3, String)], answers: &[(Iso3, String)]) -> [usize; 5] {
    let mut stages: BTreeMap<Iso3, Stage> = BTreeMap::new();
    let mail = mails.iter().map(|(state, status)| {
        let stage = match status.as_str() {
            "sent" => Stage::Sent,
            "failed" | "bounced" | "cancelled" | "suppressed" => Stage::Failed,
            _ => Stage::NotSent,
        };
        (*state, stage)
    });
    let answer = answers.iter().map(|(state, status)| {
        let stage = if status == "answered" {
            Stage::Answered
        } else {
            Stage::Begun
        };
        (*state, stage)
    });
    for (state, stage) in mail.chain(answer) {
        let furthest = stages.entry(state).or_insert(stage);
        *furthest = stage.max(*furthest);
    }
    STAGES.map(|(stage, _)| stages.values().filter(|of| **of == stage).count())
}

impl Progress {
    fn new(lang: Lang, circulation: &Circulation, counts: &[usize; 5]) -> Self {
        let all: usize = counts.iter().sum();
        let parts: Vec<_> = STAGES
            .iter()
            .zip(counts)
            .map(|((_, class), count)| {
                let label =
                    lang.text_with(&format!("today-survey-{class}"), &[("n", (*count).into())]);
                (*class, *count, label)
            })
            .filter(|(class, count, _)| *count > 0 || *class == "answered")
            .collect();
        let [answered, begun, ..] = counts;
        Self {
            href: format!("/survey/circulations/{}", circulation.id),
            title: circulation.title.clone(),
            text: lang.text_with(
                "today-survey-text",
                &[
                    ("answered", (*answered).into()),
                    ("all", all.into()),
                    ("begun", (*begun).into()),
                    ("day", lang.date(circulation.closes_on).into()),
                ],
            ),
            bar: bar(&parts, all),
            legend: legend(&parts),
        }
    }
}

fn bar(parts: &[(&'static str, usize, String)], all: usize) -> Html {
    let mut html = Html::with_capacity(1024);
    let labels: Vec<_> = parts.iter().map(|(_, _, label)| label.as_str()).collect();
    html.raw("<svg class=\"bar\" role=\"img\" aria-label=\"")
        .text(&labels.join(", "))
        .raw("\">");
    let mut before = 0;
    for (class, count, label) in parts.iter().filter(|(_, count, _)| *count > 0) {
        let width = (share(*count, all) - 0.4).max(0.1);
        html.raw("<svg x=\"")
            .text(&format!("{:.1}%", share(before, all)))
            .raw("\" width=\"")
            .text(&format!("{width:.1}%"))
            .raw("\" height=\"12\"><title>")
            .text(label)
            .raw("</title>");
        if *class == "begun" {
            html.raw("<rect class=\"half\" y=\"6\" width=\"100%\" height=\"6\"/>");
        }
        html.raw("<rect class=\"")
            .raw(class)
            .raw("\" width=\"100%\" height=\"12\"/></svg>");
        before += count;
    }
    html.raw("</svg>");
    html
}

fn legend(parts: &[(&'static str, usize, String)]) -> Html {
    let mut html = Html::with_capacity(512);
    html.raw("<ul class=\"legend\">");
    for (class, _, label) in parts {
        html.raw("<li><span class=\"key ")
            .raw(class)
            .raw("\"></span>")
            .text(label)
            .raw("</li>");
    }
    html.raw("</ul>");
    html
}

#[expect(
    clippy::cast_precision_loss,
    reason = "a hundred and ninety-seven States fit a double"
)]
fn share(count: usize, all: usize) -> f64 {
    if all == 0 {
        0.0
    } else {
        count as f64 / all as f64 * 100.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_state_counts_once_and_at_its_furthest() {
        let rows = |rows: &[(&str, &str)]| -> Vec<(Iso3, String)> {
            rows.iter()
                .map(|(state, status)| (state.parse().unwrap(), (*status).to_owned()))
                .collect()
        };
        let mails = rows(&[
            ("UGA", "sent"),
            ("UGA", "failed"),
            ("KEN", "bounced"),
            ("KEN", "deferred"),
            ("AGO", "failed"),
            ("DJI", "sent"),
            ("DJI", "queued"),
        ]);
        let answers = rows(&[("UGA", "answered"), ("HTI", "begun")]);
        assert_eq!(count(&mails, &answers), [1, 1, 1, 1, 1]);
    }
}
