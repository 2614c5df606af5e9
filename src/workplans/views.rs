//! Pages of the work plan: the plan, its target States, its timeline.

mod decision;
mod plan;
mod settings;
mod targets;
mod timeline;

use serde::Serialize;

pub(super) use self::decision::DecisionPage;
pub(super) use self::plan::{PlanFigures, PlanPage};
pub(super) use self::settings::SettingsPage;
pub(super) use self::targets::{
    Columns, TargetData, TargetFilter, TargetsPage, shown, targets_table,
};
pub(super) use self::timeline::{LinePage, TimelinePage};
use super::model::WorkPlan;
use crate::states::{Facts, phrases};
use crate::web::{Desk, Params};

/// What stands above every page of the plan.
#[derive(Debug, Serialize)]
pub struct Head {
    kicker: String,
    heading: String,
    /// The progress report; empty for those it is closed to.
    report: String,
    tabs: Vec<Tab>,
}

#[derive(Debug, Serialize)]
struct Tab {
    href: String,
    label: String,
    current: bool,
}

impl Head {
    /// Above the page that is at `here`.
    pub fn new(desk: &Desk, facts: &Facts, plan: &WorkPlan, here: &str) -> Self {
        let lang = desk.lang;
        let coordinators: Vec<_> = facts
            .by_name(lang)
            .filter(|state| plan.coordinators().any(|code| code == state.iso3))
            .map(|state| state.name(lang))
            .collect();
        let tabs = [
            ("/work-plan", "plan"),
            ("/work-plan/targets", "targets"),
            ("/work-plan/timeline", "timeline"),
            ("/work-plan/hand-over", "hand-over"),
        ];
        Self {
            kicker: desk.ta(
                "workplan-kicker",
                &[
                    ("coordinators", phrases::and(lang, &coordinators).into()),
                    ("from", lang.date(plan.baseline_on).into()),
                    ("until", lang.date(plan.meeting_ends_on).into()),
                ],
            ),
            heading: plan.title(lang).to_owned(),
            report: if desk.actor.is_inside() && plan.is_open() {
                "/reports".to_owned()
            } else {
                String::new()
            },
            tabs: tabs
                .into_iter()
                // What a plan that is closed hands over, the next one has.
                .filter(|(_, name)| plan.is_open() || *name != "hand-over")
                .map(|(href, name)| Tab {
                    href: address(plan).href(href),
                    label: desk.t(&format!("workplan-tab-{name}")),
                    current: href == here,
                })
                .collect(),
        }
    }
}

/// What the addresses of a plan's pages say: nothing of the plan at hand, the code of one
/// that is closed.
fn address(plan: &WorkPlan) -> Params {
    let none = Params::default();
    if plan.is_open() {
        none
    } else {
        none.with("plan", &plan.code)
    }
}
