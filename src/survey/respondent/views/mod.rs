//! The respondent's pages.

mod file;
mod gone;
mod links;
mod receipt;
mod review;
mod section;
mod start;
mod word;

use serde::Serialize;

pub(super) use self::file::FilePage;
pub(super) use self::gone::GonePage;
pub(super) use self::links::LinksPage;
pub(super) use self::receipt::ReceiptPage;
pub(super) use self::review::ReviewPage;
pub(super) use self::section::{PartPage, SectionPage};
pub(super) use self::start::StartPage;
pub(super) use self::word::{Said, WordPage};
use super::opened::{Opened, REVIEW};
use crate::db::types::Moment;
use crate::web::Visit;

/// "Survey for Nigeria".
pub(super) fn kicker(visit: &Visit, opened: &Opened) -> String {
    let state = opened.facts.name(opened.link.state, visit.lang).to_owned();
    visit.ta("survey-for", &[("state", state.into())])
}

/// A part of the survey among the others.
#[derive(Debug, Serialize)]
pub(super) struct Step {
    title: String,
    href: String,
    done: bool,
    current: bool,
}

/// The sections, then the review; `place` is the current one.
pub(super) fn steps(visit: &Visit, opened: &Opened, place: usize) -> Vec<Step> {
    let sections = &opened.text.sections;
    let mut steps: Vec<Step> = sections
        .iter()
        .enumerate()
        .filter(|(index, section)| *index == place || opened.asked.asks_any(section))
        .map(|(index, section)| Step {
            title: section.title.in_language(visit.lang).to_owned(),
            href: opened.href(&section.name),
            done: index != place && opened.answers.has_any(section),
            current: index == place,
        })
        .collect();
    steps.push(Step {
        title: visit.t("survey-review"),
        href: opened.href(REVIEW),
        done: false,
        current: place == sections.len(),
    });
    steps
}

/// "27 November 2026, 14:05".
fn moment(visit: &Visit, at: Moment) -> String {
    let time = at.0.format("%H:%M").to_string();
    visit.ta(
        "survey-moment",
        &[
            ("date", visit.lang.date(at.date()).into()),
            ("time", time.into()),
        ],
    )
}
