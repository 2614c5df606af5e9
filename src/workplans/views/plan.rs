//! The plan itself, in the words of its document, with what has come of it.

use std::collections::HashMap;

use serde::Serialize;

use super::Head;
use crate::i18n::Lang;
use crate::pack::{Measure, PartnerKind};
use crate::states::Facts;
use crate::web::{Desk, Html, Nav, Page, Params};
use crate::workplans::model::{Activity, ActivityId, Implementer, Output, Texts, WorkPlan};

/// What the page is made from.
pub(in crate::workplans) struct PlanFigures {
    pub objectives: Vec<Texts>,
    pub activities: Vec<Activity>,
    pub exchanges: HashMap<ActivityId, i64>,
    pub events: HashMap<ActivityId, i64>,
    pub outputs: Vec<Output>,
    pub implementers: Vec<Implementer>,
    /// States asked, and answers.
    pub survey: (usize, usize),
    /// Plans before it, or after.
    pub others: Vec<WorkPlan>,
}

/// The plan.
#[derive(Debug, Serialize)]
pub(in crate::workplans) struct PlanPage {
    head: Head,
    /// Where the plan's texts are changed; empty where they are not.
    texts: &'static str,
    lead: String,
    objectives: Vec<String>,
    activities: Vec<ActivityRow>,
    exchanges: String,
    events: String,
    outputs: Vec<OutputRow>,
    measured: String,
    implementers: Vec<ImplementerRow>,
    partners: Vec<ImplementerRow>,
    budget: String,
    background: Html,
    source: String,
    /// That it is closed; empty while it is not.
    closed: String,
    others: Vec<OtherPlan>,
}

/// Another plan.
#[derive(Debug, Serialize)]
struct OtherPlan {
    href: String,
    title: String,
    meta: String,
}

#[derive(Debug, Serialize)]
struct ActivityRow {
    number: i32,
    title: String,
    text: String,
    exchanges: String,
    exchanges_href: String,
    events: String,
    events_href: String,
}

#[derive(Debug, Serialize)]
struct OutputRow {
    text: String,
    measured: String,
}

#[derive(Debug, Serialize)]
struct ImplementerRow {
    name: String,
    capacity: String,
}

impl Page for PlanPage {
    const TEMPLATE: &'static str = "workplans/plan";
    const NAV: Nav = Nav::WorkPlan;

    fn title(&self) -> String {
        self.head.heading.clone()
    }
}

impl PlanPage {
    pub(in crate::workplans) fn new(
        desk: &Desk,
        facts: &Facts,
        plan: &WorkPlan,
        figures: &PlanFigures,
    ) -> Self {
        let lang = desk.lang;
        let listed = |kind| {
            figures
                .implementers
                .iter()
                .filter(move |it| it.kind == kind)
                .map(|it| ImplementerRow {
                    name: it.name.get(lang).to_owned(),
                    capacity: it.capacity.get(lang).to_owned(),
                })
                .collect()
        };
        Self {
            head: Head::new(desk, facts, plan, "/work-plan"),
            lead: lead(desk, plan),
            texts: texts_href(desk, plan),
            objectives: figures
                .objectives
                .iter()
                .map(|text| text.get(lang).to_owned())
                .collect(),
            activities: figures
                .activities
                .iter()
                .map(|activity| ActivityRow::new(lang, activity, figures))
                .collect(),
            exchanges: lang.number(figures.exchanges.values().sum()),
            events: lang.number(figures.events.values().sum()),
            outputs: figures
                .outputs
                .iter()
                .map(|output| OutputRow {
                    text: output.text.get(lang).to_owned(),
                    measured: measured(desk, facts, plan, figures, output),
                })
                .collect(),
            measured: desk.ta(
                "workplan-outputs-note",
                &[("on", lang.date(desk.today()).into())],
            ),
            implementers: listed(PartnerKind::Implementer),
            partners: listed(PartnerKind::Partner),
            budget: plan.budget.clone(),
            background: prose(&plan.background),
            source: source_line(desk, plan),
            closed: plan.closed_on.map_or_else(String::new, |day| {
                desk.ta("workplan-closed", &[("day", lang.date(day).into())])
            }),
            others: figures
                .others
                .iter()
                .map(|other| OtherPlan::new(desk, other))
                .collect(),
        }
    }
}

impl OtherPlan {
    fn new(desk: &Desk, plan: &WorkPlan) -> Self {
        let closed = plan.closed_on.map(|day| {
            let day = desk.lang.date(day);
            desk.ta("workplan-closed", &[("day", day.into())])
        });
        Self {
            href: Params::default()
                .with("plan", &plan.code)
                .href("/work-plan"),
            title: plan.title(desk.lang).to_owned(),
            meta: closed.unwrap_or_default(),
        }
    }
}

impl ActivityRow {
    fn new(lang: Lang, activity: &Activity, figures: &PlanFigures) -> Self {
        let number = |of: &HashMap<ActivityId, i64>| {
            lang.number(of.get(&activity.id).copied().unwrap_or_default())
        };
        let params = Params::default().with("activity", &activity.id.to_string());
        Self {
            number: activity.position,
            title: activity.title.get(lang).to_owned(),
            text: activity.text.clone(),
            exchanges: number(&figures.exchanges),
            exchanges_href: params.href("/exchanges"),
            events: number(&figures.events),
            events_href: params.href("/events"),
        }
    }
}

fn lead(desk: &Desk, plan: &WorkPlan) -> String {
    let joined = plan.baseline_deposited + plan.baseline_signatories;
    desk.ta(
        "workplan-lead",
        &[
            ("on", desk.lang.date(plan.baseline_on).into()),
            ("joined", joined.into()),
            ("deposited", plan.baseline_deposited.into()),
            ("signatories", plan.baseline_signatories.into()),
            ("target", plan.target.into()),
        ],
    )
}

/// What has come of an output so far, as far as the reader may know of it.
fn measured(
    desk: &Desk,
    facts: &Facts,
    plan: &WorkPlan,
    figures: &PlanFigures,
    output: &Output,
) -> String {
    let lang = desk.lang;
    let text = |number: i64| lang.number(number);
    match output.measure {
        Measure::NewStatesParties => {
            let (from, until) = (plan.baseline_on, desk.today());
            let deposited = facts.register().new_since(from, until).len();
            let in_force = facts.register().in_force_since(from, until).len();
            desk.ta(
                "workplan-output-parties",
                &[
                    ("target", output.target.unwrap_or_default().into()),
                    ("deposited", deposited.into()),
                    ("in_force", in_force.into()),
                ],
            )
        }
        Measure::Awareness => {
            let exchanges: i64 = figures.exchanges.values().sum();
            let events: i64 = figures.events.values().sum();
            desk.ta(
                "workplan-output-awareness",
                &[
                    ("exchanges", exchanges.into()),
                    ("exchanges-text", text(exchanges).into()),
                    ("events", events.into()),
                    ("events-text", text(events).into()),
                ],
            )
        }
        Measure::SurveyAnswers => {
            let (asked, answered) = figures.survey;
            let count = |n: usize| text(i64::try_from(n).unwrap_or(i64::MAX));
            desk.ta(
                "workplan-output-answers",
                &[
                    ("asked", asked.into()),
                    ("asked-text", count(asked).into()),
                    ("answered", answered.into()),
                    ("answered-text", count(answered).into()),
                ],
            )
        }
    }
}

/// A document's paragraphs and dashed lists as HTML.
fn prose(text: &str) -> Html {
    let mut html = Html::with_capacity(text.len() + 256);
    for block in text
        .split("\n\n")
        .map(str::trim)
        .filter(|it| !it.is_empty())
    {
        if block.starts_with("- ") {
            html.raw("<ul>");
            for line in block.lines() {
                html.raw("<li>")
                    .text(line.strip_prefix("- ").unwrap_or(line))
                    .raw("</li>");
            }
            html.raw("</ul>");
        } else {
            html.raw("<p>").text(block).raw("</p>");
        }
    }
    html
}

/// Where the plan's texts are written, for those who may; else nothing.
fn texts_href(desk: &Desk, plan: &WorkPlan) -> &'static str {
    if desk.actor.may_coordinate() && plan.has_own_texts() {
        "/work-plan/texts"
    } else {
        ""
    }
}

/// Which document a plan comes from; nothing where it was made here.
fn source_line(desk: &Desk, plan: &WorkPlan) -> String {
    if plan.source.is_empty() {
        return String::new();
    }
    desk.ta(
        "workplan-source",
        &[("source", plan.source.as_str().into())],
    )
}

#[cfg(test)]
mod tests {
    use super::prose;

    #[test]
    fn a_document_keeps_its_paragraphs_and_lists_and_brings_no_markup() {
        let html = prose("One <b>\n\n- a\n- b & c\n\nTwo\n");
        assert_eq!(
            html.as_str(),
            "<p>One &lt;b&gt;</p><ul><li>a</li><li>b &amp; c</li></ul><p>Two</p>"
        );
    }
}
