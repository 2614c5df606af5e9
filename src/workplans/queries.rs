//! Reads of work plans.

use chrono::NaiveDate;
use diesel::prelude::*;

use super::model::{ActivityId, WorkPlan, WorkPlanId};
use crate::db::Conn;
use crate::db::schema::{activities as activities_table, work_plans};
use crate::error::AppError;
use crate::i18n::Lang;
use crate::web::forms::Choice;

/// The work plan at hand on a day: the first whose meeting is not over, or else the last.
///
/// # Errors
/// There is none, or the database fails.
pub fn current(conn: &mut Conn, on: NaiveDate) -> Result<WorkPlan, AppError> {
    let running = select()
        .filter(work_plans::meeting_ends_on.ge(on))
        .order(work_plans::meeting_on)
        .first(conn)
        .optional()?;
    match running {
        Some(plan) => Ok(plan),
        None => Ok(select().order(work_plans::meeting_on.desc()).first(conn)?),
    }
}

/// A work plan by its id.
///
/// # Errors
/// There is none of that id, or the database fails.
pub fn find(conn: &mut Conn, id: WorkPlanId) -> Result<WorkPlan, AppError> {
    Ok(select().filter(work_plans::id.eq(id)).first(conn)?)
}

/// The activities of a plan, by position: id, position and title in a language.
///
/// # Errors
/// The database fails.
pub fn activities(
    conn: &mut Conn,
    plan: WorkPlanId,
    lang: Lang,
) -> Result<Vec<(ActivityId, i32, String)>, AppError> {
    use activities_table as t;
    let rows: Vec<(ActivityId, i32, String, String, String)> = t::table
        .filter(t::work_plan_id.eq(plan))
        .order(t::position)
        .select((t::id, t::position, t::title_en, t::title_fr, t::title_es))
        .load(conn)?;
    Ok(rows
        .into_iter()
        .map(|(id, position, en, fr, es)| (id, position, lang.pick(&en, &fr, &es).to_owned()))
        .collect())
}

/// The activities of a plan as choices of a form: "3. Survey of reasons".
///
/// # Errors
/// The database fails.
pub fn activity_choices(
    conn: &mut Conn,
    plan: WorkPlanId,
    lang: Lang,
) -> Result<Vec<Choice>, AppError> {
    let rows = activities(conn, plan, lang)?;
    Ok(rows
        .into_iter()
        .map(|(id, position, title)| Choice::new(id.to_string(), format!("{position}. {title}")))
        .collect())
}

type Selected = diesel::helper_types::IntoBoxed<
    'static,
    diesel::helper_types::Select<work_plans::table, Columns>,
    crate::db::ConnBackend,
>;
type Columns = (
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
);

fn select() -> Selected {
    work_plans::table
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
        ))
        .into_boxed()
}
