//! Reads of work plans.

use std::collections::HashMap;

use chrono::NaiveDate;
use diesel::dsl::{count_star, sum};
use diesel::prelude::*;

use super::model::{
    Activity, ActivityId, Implementer, NamedActivity, Output, Texts, TimelineLine, TimelineLineId,
    WorkPlan, WorkPlanId,
};
use crate::auth::Actor;
use crate::db::Conn;
use crate::db::schema::{
    activities as activities_table, activity_contacts, anonymous_turnout, category_settings,
    circulations, events, implementers, invitations, objectives, outputs, responses,
    target_categories, target_departures, targets, timeline_items, work_plans,
};
use crate::db::types::Moment;
use crate::error::AppError;
use crate::exchanges::by_name;
use crate::i18n::Lang;
use crate::survey::model::ResponseStatus;
use crate::treaty::Iso3;
use crate::web::forms::Choice;
use crate::{visible, visible_sums};

/// How many other plans a page leads to.
const PLANS: i64 = 20;

/// The work plan at hand on a day: of those that are not closed the first whose meeting is
/// not over, or else the last.
///
/// # Errors
/// There is none, or the database fails.
pub fn current(conn: &mut Conn, on: NaiveDate) -> Result<WorkPlan, AppError> {
    let running = select()
        .filter(work_plans::closed_on.is_null())
        .filter(work_plans::meeting_ends_on.ge(on))
        .order(work_plans::meeting_on)
        .first(conn)
        .optional()?;
    match running {
        Some(plan) => Ok(plan),
        None => Ok(select()
            .filter(work_plans::closed_on.is_null())
            .order(work_plans::meeting_on.desc())
            .first(conn)?),
    }
}

/// A work plan by its id.
///
/// # Errors
/// There is none of that id, or the database fails.
pub fn find(conn: &mut Conn, id: WorkPlanId) -> Result<WorkPlan, AppError> {
    Ok(select().filter(work_plans::id.eq(id)).first(conn)?)
}

/// Whether nothing hangs on a plan any more: it would be gone with it.
///
/// # Errors
/// The database fails.
pub fn is_bare(conn: &mut Conn, id: WorkPlanId) -> Result<bool, AppError> {
    macro_rules! has_any {
        ($($table:ident),+) => {
            $(diesel::select(diesel::dsl::exists($table::table.filter($table::work_plan_id.eq(id))))
                .get_result::<bool>(conn)?)||+
        };
    }
    Ok(!has_any!(
        objectives,
        activities_table,
        outputs,
        target_categories,
        implementers,
        category_settings,
        timeline_items,
        targets,
        target_departures
    ))
}

/// A work plan by its code, as addresses name it.
///
/// # Errors
/// There is none of that code, or the database fails.
pub fn by_code(conn: &mut Conn, code: &str) -> Result<WorkPlan, AppError> {
    Ok(select()
        .filter(work_plans::code.eq(code.to_owned()))
        .first(conn)?)
}

/// The plan that an address names, or else the plan at hand; and the others that can be
/// read, the latest first.
///
/// # Errors
/// There is none of that code, or the database fails.
pub(super) fn asked(
    conn: &mut Conn,
    code: &str,
    on: NaiveDate,
) -> Result<(WorkPlan, Vec<WorkPlan>), AppError> {
    let mut others: Vec<WorkPlan> = select()
        .order(work_plans::meeting_on.desc())
        .limit(PLANS)
        .load(conn)?;
    let open = |plan: &&WorkPlan| plan.is_open();
    let found = if code.is_empty() {
        // As `current` has it: of those running, the one whose meeting is first.
        let mut soonest_first = others.iter().filter(open).rev();
        let running = soonest_first.find(|plan| plan.meeting_ends_on >= on);
        running.or_else(|| others.iter().find(open))
    } else {
        others.iter().find(|plan| plan.code == code)
    };
    let plan = found.cloned().ok_or(AppError::NotFound)?;
    others.retain(|other| other.id != plan.id);
    others.retain(|other| !other.is_open() || !plan.is_open());
    Ok((plan, others))
}

/// All work plans as choices of a form, the latest first.
///
/// # Errors
/// The database fails.
pub fn choices(conn: &mut Conn, lang: Lang) -> Result<Vec<Choice>, AppError> {
    let plans: Vec<WorkPlan> = select().order(work_plans::meeting_on.desc()).load(conn)?;
    Ok(plans
        .iter()
        .map(|plan| Choice::new(plan.code.clone(), plan.title(lang)))
        .collect())
}

/// The activities of a plan by position, with those that were dropped, in a language.
///
/// # Errors
/// The database fails.
pub fn activities(
    conn: &mut Conn,
    plan: WorkPlanId,
    lang: Lang,
) -> Result<Vec<NamedActivity>, AppError> {
    use activities_table as t;
    type Row = (ActivityId, i32, (String, String, String), Option<Moment>);
    let rows: Vec<Row> = t::table
        .filter(t::work_plan_id.eq(plan))
        .order(t::position)
        .select((
            t::id,
            t::position,
            (t::title_en, t::title_fr, t::title_es),
            t::dropped_at,
        ))
        .load(conn)?;
    let named = |(id, position, (en, fr, es), dropped_at): Row| NamedActivity {
        id,
        position,
        title: lang.pick(&en, &fr, &es).to_owned(),
        is_dropped: dropped_at.is_some(),
    };
    Ok(rows.into_iter().map(named).collect())
}

/// The activities of a plan as choices of a form: "3. Survey of reasons". Those that were
/// dropped come last, and say so: what was logged under them stays there.
///
/// # Errors
/// The database fails.
pub fn activity_choices(
    conn: &mut Conn,
    plan: WorkPlanId,
    lang: Lang,
) -> Result<Vec<Choice>, AppError> {
    let (dropped, kept): (Vec<_>, Vec<_>) = activities(conn, plan, lang)?
        .into_iter()
        .partition(|it| it.is_dropped);
    let kept = kept.into_iter().chain(dropped);
    Ok(kept
        .map(|it| Choice::new(it.id.to_string(), it.label(lang)))
        .collect())
}

/// The activities of a plan with the document's sentences, by position, without those that
/// were dropped.
///
/// # Errors
/// The database fails.
pub fn activities_in_full(conn: &mut Conn, plan: WorkPlanId) -> Result<Vec<Activity>, AppError> {
    use activities_table as t;
    Ok(t::table
        .filter(t::work_plan_id.eq(plan))
        .filter(t::dropped_at.is_null())
        .order(t::position)
        .select((
            t::id,
            t::position,
            t::text,
            (t::title_en, t::title_fr, t::title_es),
        ))
        .load(conn)?)
}

/// The expected outputs of a plan, by position.
///
/// # Errors
/// The database fails.
pub fn outputs_of(conn: &mut Conn, plan: WorkPlanId) -> Result<Vec<Output>, AppError> {
    use outputs as t;
    Ok(t::table
        .filter(t::work_plan_id.eq(plan))
        .order(t::position)
        .select(((t::text_en, t::text_fr, t::text_es), t::measure, t::target))
        .load(conn)?)
}

pub(super) fn objectives_of(conn: &mut Conn, plan: WorkPlanId) -> Result<Vec<Texts>, AppError> {
    use objectives as t;
    Ok(t::table
        .filter(t::work_plan_id.eq(plan))
        .order(t::position)
        .select((t::text_en, t::text_fr, t::text_es))
        .load(conn)?)
}

pub(super) fn implementers_of(
    conn: &mut Conn,
    plan: WorkPlanId,
) -> Result<Vec<Implementer>, AppError> {
    use implementers as t;
    Ok(t::table
        .filter(t::work_plan_id.eq(plan))
        .order(t::position)
        .select((
            t::kind,
            (t::name_en, t::name_fr, t::name_es),
            (t::capacity_en, t::capacity_fr, t::capacity_es),
        ))
        .load(conn)?)
}

/// The document's words for the target categories, in the order of their numbers.
pub(super) fn categories_of(conn: &mut Conn, plan: WorkPlanId) -> Result<Vec<Texts>, AppError> {
    use target_categories as t;
    Ok(t::table
        .filter(t::work_plan_id.eq(plan))
        .order(t::position)
        .select((t::text_en, t::text_fr, t::text_es))
        .load(conn)?)
}

/// The lines of a plan's timeline, by position.
///
/// # Errors
/// The database fails.
pub fn timeline_of(conn: &mut Conn, plan: WorkPlanId) -> Result<Vec<TimelineLine>, AppError> {
    use timeline_items as t;
    Ok(t::table
        .filter(t::work_plan_id.eq(plan))
        .order(t::position)
        .select(LINE)
        .load(conn)?)
}

pub(super) fn timeline_line(
    conn: &mut Conn,
    id: TimelineLineId,
) -> Result<(TimelineLine, Option<NaiveDate>), AppError> {
    use timeline_items as t;
    Ok(t::table
        .inner_join(work_plans::table)
        .filter(t::id.eq(id))
        .select((LINE, work_plans::closed_on))
        .first(conn)?)
}

/// The States that have left the target list because they deposited, as far as the actor
/// may know that they were on it.
pub(super) fn departures(
    conn: &mut Conn,
    actor: &Actor,
    plan: WorkPlanId,
) -> Result<Vec<Iso3>, AppError> {
    use target_departures as t;
    let readable = targets::table
        .filter(visible!(targets, actor))
        .select(targets::id.nullable());
    Ok(t::table
        .filter(t::work_plan_id.eq(plan))
        .filter(t::target_id.is_null().or(t::target_id.eq_any(readable)))
        .select(t::state)
        .load(conn)?)
}

/// The States that left the target list and that nobody has been given the task to
/// congratulate, as far as the actor may know that they were on it.
///
/// # Errors
/// The database fails.
pub fn uncongratulated(
    conn: &mut Conn,
    actor: &Actor,
    plan: WorkPlanId,
) -> Result<Vec<Iso3>, AppError> {
    use target_departures as t;
    let readable = targets::table
        .filter(visible!(targets, actor))
        .select(targets::id.nullable());
    Ok(t::table
        .filter(t::work_plan_id.eq(plan))
        .filter(t::unassigned)
        .filter(t::target_id.is_null().or(t::target_id.eq_any(readable)))
        .order(t::id)
        .select(t::state)
        .load(conn)?)
}

/// How many exchanges each activity has that the actor may read: sums of the running
/// totals, never a count of the log.
pub(super) fn exchanges_by_activity(
    conn: &mut Conn,
    actor: &Actor,
    plan: WorkPlanId,
) -> Result<HashMap<ActivityId, i64>, AppError> {
    use activity_contacts as t;
    let rows: Vec<(ActivityId, Option<i64>)> = t::table
        .inner_join(activities_table::table)
        .filter(activities_table::work_plan_id.eq(plan))
        .filter(visible_sums!(t, actor))
        .group_by(t::activity_id)
        .select((t::activity_id, sum(t::exchanges)))
        .load(conn)?;
    let mut found: HashMap<_, _> = rows
        .into_iter()
        .map(|(id, exchanges)| (id, exchanges.unwrap_or_default()))
        .collect();
    for activity in by_name(conn, actor)?.iter().filter_map(|it| it.activity_id) {
        *found.entry(activity).or_default() += 1;
    }
    Ok(found)
}

/// How many events each activity has that the actor may read.
pub(super) fn events_by_activity(
    conn: &mut Conn,
    actor: &Actor,
    plan: WorkPlanId,
) -> Result<HashMap<ActivityId, i64>, AppError> {
    use activities_table as a;
    let rows: Vec<(ActivityId, i64)> = events::table
        .inner_join(a::table)
        .filter(a::work_plan_id.eq(plan))
        .filter(events::deleted_at.is_null())
        .filter(visible!(events, actor))
        .group_by(a::id)
        .select((a::id, count_star()))
        .load(conn)?;
    Ok(rows.into_iter().collect())
}

/// How many States the actor may know to have been asked by the plan's survey, and how
/// many of their answers the actor may read.
pub(super) fn survey_numbers(
    conn: &mut Conn,
    actor: &Actor,
    plan: WorkPlanId,
) -> Result<(usize, usize), AppError> {
    let own_turnout = anonymous_turnout::circulation_id
        .eq(invitations::circulation_id)
        .and(anonymous_turnout::state.eq(invitations::state));
    let asked: Vec<(Iso3, Option<Iso3>)> = invitations::table
        .inner_join(circulations::table)
        .left_join(anonymous_turnout::table.on(own_turnout))
        .filter(circulations::work_plan_id.eq(plan))
        .filter(circulations::released_at.is_not_null())
        .filter(visible!(circulations, actor))
        .select((invitations::state, anonymous_turnout::state.nullable()))
        .distinct()
        .load(conn)?;
    let mut answered: Vec<Iso3> = responses::table
        .inner_join(circulations::table)
        .filter(circulations::work_plan_id.eq(plan))
        .filter(responses::status.eq(ResponseStatus::Answered))
        .filter(visible!(responses, actor))
        .select(responses::state)
        .distinct()
        .load(conn)?;
    answered.extend(asked.iter().filter_map(|(_, turned_out)| *turned_out));
    let mut asked: Vec<Iso3> = asked.into_iter().map(|(state, _)| state).collect();
    for states in [&mut asked, &mut answered] {
        states.sort();
        states.dedup();
    }
    Ok((asked.len(), answered.len()))
}

type LineColumns = (
    timeline_items::id,
    (
        timeline_items::text_en,
        timeline_items::text_fr,
        timeline_items::text_es,
    ),
    timeline_items::planned_from,
    timeline_items::planned_until,
    timeline_items::actual_from,
    timeline_items::actual_until,
    timeline_items::note,
    timeline_items::version,
);
const LINE: LineColumns = (
    timeline_items::id,
    (
        timeline_items::text_en,
        timeline_items::text_fr,
        timeline_items::text_es,
    ),
    timeline_items::planned_from,
    timeline_items::planned_until,
    timeline_items::actual_from,
    timeline_items::actual_until,
    timeline_items::note,
    timeline_items::version,
);

#[diesel::dsl::auto_type]
fn select() -> _ {
    work_plans::table
        .left_join(category_settings::table)
        .select((
            work_plans::id,
            work_plans::code,
            (
                work_plans::title_en,
                work_plans::title_fr,
                work_plans::title_es,
            ),
            work_plans::coordinators,
            work_plans::baseline_on,
            work_plans::baseline_deposited,
            work_plans::baseline_signatories,
            work_plans::meeting_code,
            work_plans::meeting_on,
            work_plans::meeting_ends_on,
            work_plans::target,
            work_plans::background,
            work_plans::budget,
            work_plans::source,
            work_plans::closed_on,
            (
                category_settings::signatories,
                category_settings::other_steps,
                category_settings::vote,
                category_settings::congratulate_days,
                category_settings::version,
            )
                .nullable(),
            work_plans::follows_id,
        ))
}
