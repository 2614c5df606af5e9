//! The rows of a pack's work plan.

use chrono::{Months, NaiveDate};

use super::work_plan::{
    ActivityRow, CategoryRow, ImplementerRow, ObjectiveRow, OutputRow, PlanRow, TimelineRow,
};
use crate::error::AppError;
use crate::pack::{Measure, Pack, PartnerKind, TimelineLine, Trilingual, WorkPlan};

/// The plan.
pub(super) fn plan(pack: &Pack) -> Result<PlanRow, AppError> {
    let plan = &pack.work_plan;
    let meeting = pack.meetings.iter().find(|it| it.code == plan.meeting);
    let (meeting_on, meeting_ends_on) = meeting
        .and_then(|it| it.days)
        .ok_or_else(|| AppError::internal("the work plan's meeting has no days"))?;
    let coordinators: Vec<_> = plan.coordinators.iter().map(ToString::to_string).collect();
    let target = plan
        .outputs
        .iter()
        .find(|output| output.measure == Measure::NewStatesParties)
        .and_then(|output| output.target);
    let Trilingual { en, fr, es } = plan.title.clone();
    Ok(PlanRow {
        code: plan.code.clone(),
        title_en: en,
        title_fr: fr,
        title_es: es,
        background: plan.background.clone(),
        budget: plan.budget.en.clone(),
        source: plan.source.clone(),
        coordinators: coordinators.join(" "),
        baseline_on: plan.baseline.date,
        baseline_deposited: i32::from(plan.baseline.deposited),
        baseline_signatories: i32::from(plan.baseline.signatories),
        meeting_code: plan.meeting.clone(),
        meeting_on,
        meeting_ends_on,
        target: i32::from(target.unwrap_or_default()),
    })
}

/// Its objectives.
pub(super) fn objectives(plan: &WorkPlan) -> Vec<ObjectiveRow> {
    let rows = (1..).zip(plan.objectives.iter().cloned());
    rows.map(|(position, objective)| ObjectiveRow {
        position,
        text_en: objective.text.en,
        text_fr: objective.text.fr,
        text_es: objective.text.es,
    })
    .collect()
}

/// Its activities.
pub(super) fn activities(plan: &WorkPlan) -> Vec<ActivityRow> {
    let rows = (1..).zip(plan.activities.iter().cloned());
    rows.map(|(position, activity)| ActivityRow {
        position,
        text: activity.text,
        title_en: activity.title.en,
        title_fr: activity.title.fr,
        title_es: activity.title.es,
    })
    .collect()
}

/// Its outputs.
pub(super) fn outputs(plan: &WorkPlan) -> Vec<OutputRow> {
    let rows = (1..).zip(plan.outputs.iter().cloned());
    rows.map(|(position, output)| OutputRow {
        position,
        text_en: output.text.en,
        text_fr: output.text.fr,
        text_es: output.text.es,
        measure: output.measure,
        target: output.target.map(i32::from),
    })
    .collect()
}

/// At the position of the category's number, which is how readers find it.
pub(super) fn categories(plan: &WorkPlan) -> Vec<CategoryRow> {
    let rows = plan.target_categories.iter().cloned();
    rows.map(|category| CategoryRow {
        position: i32::from(category.category.number()),
        text_en: category.text.en,
        text_fr: category.text.fr,
        text_es: category.text.es,
    })
    .collect()
}

/// Those who carry it out, then those who help.
pub(super) fn implementers(plan: &WorkPlan) -> Vec<ImplementerRow> {
    let implementers = plan.implementers.iter().map(|implementer| {
        let (name, role) = (implementer.name.clone(), implementer.role.clone());
        (PartnerKind::Implementer, name, role)
    });
    let partners = plan.partners.iter();
    let partners = partners.map(|name| (PartnerKind::Partner, name.clone(), None));
    (1..)
        .zip(implementers.chain(partners))
        .map(|(position, (kind, name, role))| {
            let (en, fr, es) = role.map_or_else(Default::default, |it| (it.en, it.fr, it.es));
            ImplementerRow {
                position,
                kind,
                name_en: name.en,
                name_fr: name.fr,
                name_es: name.es,
                capacity_en: en,
                capacity_fr: fr,
                capacity_es: es,
            }
        })
        .collect()
}

/// Its timeline.
pub(super) fn timeline(plan: &WorkPlan) -> Result<Vec<TimelineRow>, AppError> {
    let rows = (1..).zip(plan.timeline.iter().cloned());
    rows.map(|(position, line)| {
        Ok(TimelineRow {
            position,
            planned_from: line.from.earliest(),
            planned_until: last_day(&line)?,
            text_en: line.text.en,
            text_fr: line.text.fr,
            text_es: line.text.es,
        })
    })
    .collect()
}

/// The last day of the line's last month.
fn last_day(line: &TimelineLine) -> Result<NaiveDate, AppError> {
    line.to
        .earliest()
        .checked_add_months(Months::new(1))
        .and_then(|next| next.pred_opt())
        .ok_or_else(|| AppError::internal("the timeline runs past the calendar"))
}
