//! Making the new plan, and closing the old, in one transaction.

use chrono::NaiveDate;
use diesel::IntoSql as _;
use diesel::prelude::*;
use diesel::sql_types::BigInt;

use super::forms::{PlanForm, months_between, moved};
use crate::audit::{self, Change, Readers, Who};
use crate::auth::Actor;
use crate::db::Conn;
use crate::db::schema::{
    activities, category_settings, implementers, objectives, outputs, target_categories,
    target_supporters, targets, timeline_items, work_plans,
};
use crate::db::types::Moment;
use crate::error::AppError;
use crate::states::targets::{TargetRow, target_rows};
use crate::treaty::Iso3;
use crate::workplans::{WorkPlan, WorkPlanId};

/// Makes the plan and returns how many decisions went along; nothing where there is a plan
/// of that code, or the old one has a successor.
///
/// # Errors
/// [`AppError::Forbidden`] for who does not coordinate, [`AppError::NotFound`] for a decision
/// that the actor does not read, [`AppError::Overtaken`] where the old plan was closed
/// meanwhile.
pub(super) fn create(
    conn: &mut Conn,
    actor: &Actor,
    old: &WorkPlan,
    (form, baseline): (&PlanForm, (i32, i32)),
    now: Moment,
) -> Result<Option<usize>, AppError> {
    if !actor.may_coordinate() {
        return Err(AppError::Forbidden);
    }
    let rows = target_rows(conn, actor, old.id)?;
    let mut going = Vec::with_capacity(form.targets.len());
    for id in &form.targets {
        let row = rows.iter().find(|row| row.id.0 == *id);
        going.push(row.ok_or(AppError::NotFound)?);
    }
    let plan = match insert(conn, old, form, baseline) {
        Err(error) if error.is_duplicate() => return Ok(None),
        other => other?,
    };
    copy(conn, old.id, plan)?;
    let months = months_between(old.meeting_on, form.meeting_on);
    plan_anew(conn, (old.id, plan), &form.lines, months)?;
    for row in &going {
        take_along(conn, plan, row, now)?;
    }
    let closed = diesel::update(work_plans::table)
        .filter(work_plans::id.eq(old.id))
        .filter(work_plans::closed_on.is_null())
        .set(work_plans::closed_on.eq(now.date()))
        .execute(conn)?;
    if closed == 0 {
        return Err(AppError::Overtaken);
    }
    let change = Change {
        action: "handover.plan",
        subject: "work_plans",
        id: &plan.to_string(),
        detail: &format!("follows={} code={}", old.code, form.code()),
        readers: Readers::COORDINATION,
    };
    audit::record(conn, Who::Actor(actor), now, change)?;
    Ok(Some(going.len()))
}

fn insert(
    conn: &mut Conn,
    old: &WorkPlan,
    form: &PlanForm,
    (deposited, signatories): (i32, i32),
) -> Result<WorkPlanId, AppError> {
    use work_plans as t;
    let [en, fr, es] = &form.titles;
    let coordinators: Vec<&str> = form.coordinators.iter().map(Iso3::as_str).collect();
    Ok(diesel::insert_into(t::table)
        .values((
            (
                t::code.eq(form.code()),
                t::title_en.eq(en),
                t::title_fr.eq(fr),
                t::title_es.eq(es),
                t::background.eq(""),
                t::budget.eq(""),
                t::source.eq(""),
                t::coordinators.eq(coordinators.join(" ")),
            ),
            (
                t::baseline_on.eq(form.baseline_on),
                t::baseline_deposited.eq(deposited),
                t::baseline_signatories.eq(signatories),
                t::meeting_code.eq(&form.meeting),
                t::meeting_on.eq(form.meeting_on),
                t::meeting_ends_on.eq(form.meeting_ends_on),
                t::target.eq(form.target),
                t::follows_id.eq(old.id),
            ),
        ))
        .returning(t::id)
        .get_result(conn)?)
}

/// Copies what the old plan says, to begin anew: nothing of it is done.
fn copy(conn: &mut Conn, old: WorkPlanId, plan: WorkPlanId) -> Result<(), AppError> {
    macro_rules! copied {
        ($table:ident: $($column:ident),+ $(; $kept:expr)?) => {{
            use $table as t;
            let said = t::table
                .filter(t::work_plan_id.eq(old))
                $(.filter($kept))?
                .select((plan.0.into_sql::<BigInt>(), $(t::$column),+));
            diesel::insert_into(t::table)
                .values(said)
                .into_columns((t::work_plan_id, $(t::$column),+))
                .execute(conn)?;
        }};
    }
    copied!(objectives: position, text_en, text_fr, text_es);
    copied!(activities: position, text, title_en, title_fr, title_es; activities::dropped_at.is_null());
    copied!(outputs: position, text_en, text_fr, text_es, measure, target);
    copied!(target_categories: position, text_en, text_fr, text_es);
    copied!(implementers: position, kind, name_en, name_fr, name_es, capacity_en, capacity_fr, capacity_es);
    copied!(category_settings: signatories, other_steps, vote, congratulate_days);
    Ok(())
}

/// Plans lines of the old timeline anew, so many months later: nothing of it has happened.
fn plan_anew(
    conn: &mut Conn,
    (old, plan): (WorkPlanId, WorkPlanId),
    lines: &[i64],
    months: i32,
) -> Result<(), AppError> {
    use timeline_items as t;
    type Line = (i32, (String, String, String), NaiveDate, NaiveDate);
    let said: Vec<Line> = t::table
        .filter(t::work_plan_id.eq(old))
        .filter(t::id.eq_any(lines))
        .order(t::position)
        .select((
            t::position,
            (t::text_en, t::text_fr, t::text_es),
            t::planned_from,
            t::planned_until,
        ))
        .load(conn)?;
    if said.len() != lines.len() {
        return Err(AppError::NotFound);
    }
    for (position, (en, fr, es), from, until) in said {
        diesel::insert_into(t::table)
            .values((
                t::work_plan_id.eq(plan),
                t::position.eq(position),
                t::text_en.eq(en),
                t::text_fr.eq(fr),
                t::text_es.eq(es),
                t::planned_from.eq(moved(from, months)),
                t::planned_until.eq(moved(until, months)),
            ))
            .execute(conn)?;
    }
    Ok(())
}

/// A decision goes along, with who helps, as it is.
fn take_along(
    conn: &mut Conn,
    plan: WorkPlanId,
    row: &TargetRow,
    now: Moment,
) -> Result<(), AppError> {
    use targets as t;
    let id: i64 = diesel::insert_into(t::table)
        .values((
            t::work_plan_id.eq(plan),
            t::state.eq(row.state),
            t::standing.eq(row.standing),
            t::priority.eq(row.priority),
            t::lead_team_id.eq(row.lead.as_ref().map(|(team, _)| *team)),
            t::reason.eq(&row.reason),
            t::next_step.eq(&row.next_step),
            t::strategy.eq(&row.strategy),
            t::marking.eq(row.marking),
            t::team_id.eq(row.team_id),
            t::updated_at.eq(now),
        ))
        .returning(t::id)
        .get_result(conn)?;
    for state in &row.supporters {
        diesel::insert_into(target_supporters::table)
            .values((
                target_supporters::target_id.eq(id),
                target_supporters::state.eq(*state),
            ))
            .execute(conn)?;
    }
    Ok(())
}
