//! What follows the deposit: by law, and so computed from the facts and never stored.

use chrono::NaiveDate;
use serde::Serialize;

use crate::states::{Facts, phrases};
use crate::treaty::{Due, Iso3};
use crate::web::Desk;

/// What follows the deposit of a State, or would.
#[derive(Debug, Serialize)]
pub(super) struct AfterDeposit {
    /// Whether it has deposited, in a sentence.
    intro: String,
    steps: Vec<LawfulStep>,
}

/// A day that the treaty sets.
#[derive(Debug, Serialize)]
struct LawfulStep {
    name: String,
    date: String,
    day: String,
    meta: String,
}

impl AfterDeposit {
    /// As seen on a day: from the deposit that was made, or from one made that day.
    pub(super) fn new(desk: &Desk, facts: &Facts, state: Iso3, on: NaiveDate) -> Self {
        let bound = facts.status(state, on).is_bound();
        let (deposited, known) = phrases::status_days(facts, state, on);
        let rules = facts.register().rules();
        let would = || {
            let treaty = facts.register().treaty_in_force()?;
            Some(rules.in_force_for(on, treaty))
        };
        let in_force = if bound { known } else { would() };
        let key = match (bound, deposited) {
            (true, Some(_)) => "pathway-after-deposited",
            (true, None) => "pathway-after-bound",
            (false, _) => "pathway-after-would",
        };
        let day = deposited.filter(|_| bound).unwrap_or(on);
        Self {
            intro: desk.ta(key, &[("day", desk.lang.date(day).into())]),
            steps: in_force
                .map(|from| steps(desk, facts, from, on))
                .unwrap_or_default(),
        }
    }
}

/// Entry into force, and what falls due once after it.
fn steps(desk: &Desk, facts: &Facts, in_force: NaiveDate, on: NaiveDate) -> Vec<LawfulStep> {
    let step = |name: String, day: NaiveDate, article: &str| LawfulStep {
        name,
        date: day.to_string(),
        day: desk.lang.date(day),
        meta: desk.ta("pathway-article", &[("article", article.to_owned().into())]),
    };
    let force = step(desk.t("dossier-in-force"), in_force, "17.2");
    let deadlines = facts.register().rules().deadlines(in_force, on);
    let once = deadlines.filter(|it| !matches!(it.rule.due, Due::Annual(_)));
    let due = once.map(|it| {
        let label = phrases::deadline_label(desk.lang, facts, &it);
        step(label, it.due, &it.rule.article)
    });
    std::iter::once(force).chain(due).collect()
}
