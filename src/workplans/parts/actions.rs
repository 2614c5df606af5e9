//! Writing a plan's texts, each with its row in the audit.

use diesel::dsl::max;
use diesel::prelude::*;

use super::forms::{DropForm, PartForm};
use super::model::{Part, Row};
use crate::audit::{self, Change, Readers, Who};
use crate::auth::Actor;
use crate::db::Conn;
use crate::db::schema::{activities, objectives, outputs, timeline_items};
use crate::db::types::Moment;
use crate::error::AppError;
use crate::workplans::model::Save;
use crate::workplans::{self, WorkPlanId};

/// Refuses those who do not coordinate, and any change of a plan that is closed or came with
/// the treaty pack.
///
/// # Errors
/// [`AppError::Forbidden`] for either, or the database fails.
pub(super) fn may_write(conn: &mut Conn, actor: &Actor, plan: WorkPlanId) -> Result<(), AppError> {
    if actor.may_coordinate() && workplans::find(conn, plan)?.has_own_texts() {
        return Ok(());
    }
    Err(AppError::Forbidden)
}

/// The place after the last text of a plan's part.
macro_rules! next {
    ($conn:expr, $plan:expr, $table:ident) => {{
        let last: Option<i32> = $table::table
            .filter($table::work_plan_id.eq($plan))
            .select(max($table::position))
            .first($conn)?;
        last.unwrap_or_default() + 1
    }};
}

/// Adds a text after the others of its part.
pub(super) fn add(
    conn: &mut Conn,
    actor: &Actor,
    (part, plan): (Part, WorkPlanId),
    form: &PartForm,
    now: Moment,
) -> Result<(), AppError> {
    may_write(conn, actor, plan)?;
    let id = match part {
        Part::Activities => add_activity(conn, plan, form)?,
        Part::Objectives | Part::Outputs | Part::Timeline => add_text(conn, part, plan, form)?,
    };
    record(conn, actor, now, ("plan.text-add", part, id), "")
}

fn add_activity(conn: &mut Conn, plan: WorkPlanId, form: &PartForm) -> Result<i64, AppError> {
    use activities as t;
    let [en, fr, es] = &form.texts;
    let position = next!(conn, plan, activities);
    Ok(diesel::insert_into(t::table)
        .values((
            t::work_plan_id.eq(plan),
            t::position.eq(position),
            t::text.eq(&form.more.sentence),
            t::title_en.eq(en),
            t::title_fr.eq(fr),
            t::title_es.eq(es),
        ))
        .returning(t::id)
        .get_result(conn)?)
}

/// Adds to the parts whose rows are a text in three languages and little else.
fn add_text(
    conn: &mut Conn,
    part: Part,
    plan: WorkPlanId,
    form: &PartForm,
) -> Result<i64, AppError> {
    macro_rules! insert {
        ($table:ident $(, $more:expr)*) => {{
            use $table as t;
            let [en, fr, es] = &form.texts;
            let position = next!(conn, plan, $table);
            let texts = (t::text_en.eq(en), t::text_fr.eq(fr), t::text_es.eq(es));
            diesel::insert_into(t::table)
                .values((t::work_plan_id.eq(plan), t::position.eq(position), texts $(, $more)*))
                .returning(t::id)
                .get_result(conn)?
        }};
    }
    let more = &form.more;
    Ok(match part {
        Part::Activities => return Err(AppError::NotFound),
        Part::Objectives => insert!(objectives),
        Part::Outputs => {
            let measure = more.measure.ok_or(AppError::NotFound)?;
            let measured = outputs::measure.eq(measure);
            insert!(outputs, measured, outputs::target.eq(more.target))
        }
        Part::Timeline => {
            let (from, until) = more.planned.ok_or(AppError::NotFound)?;
            let (from, until) = (
                timeline_items::planned_from.eq(from),
                timeline_items::planned_until.eq(until),
            );
            insert!(timeline_items, from, until)
        }
    })
}

/// Saves a text over the version the form was made from.
pub(super) fn edit(
    conn: &mut Conn,
    actor: &Actor,
    (part, row): (Part, &Row),
    form: &PartForm,
    now: Moment,
) -> Result<Save, AppError> {
    may_write(conn, actor, row.plan)?;
    macro_rules! saved {
        ($table:ident, ($en:ident, $fr:ident, $es:ident), $more:expr) => {{
            use $table as t;
            let [en, fr, es] = &form.texts;
            diesel::update(t::table)
                .filter(t::id.eq(row.id))
                .filter(t::version.eq(form.version))
                .set((
                    t::$en.eq(en),
                    t::$fr.eq(fr),
                    t::$es.eq(es),
                    t::version.eq(t::version + 1),
                    $more,
                ))
                .execute(conn)?
        }};
    }
    let more = &form.more;
    let changed = match part {
        Part::Objectives => saved!(
            objectives,
            (text_en, text_fr, text_es),
            objectives::work_plan_id.eq(row.plan)
        ),
        Part::Activities => saved!(
            activities,
            (title_en, title_fr, title_es),
            activities::text.eq(&more.sentence)
        ),
        Part::Outputs => {
            let measure = more.measure.ok_or(AppError::NotFound)?;
            saved!(
                outputs,
                (text_en, text_fr, text_es),
                (
                    outputs::measure.eq(measure),
                    outputs::target.eq(more.target)
                )
            )
        }
        Part::Timeline => {
            let (from, until) = more.planned.ok_or(AppError::NotFound)?;
            saved!(
                timeline_items,
                (text_en, text_fr, text_es),
                (
                    timeline_items::planned_from.eq(from),
                    timeline_items::planned_until.eq(until)
                )
            )
        }
    };
    if changed == 0 {
        return Ok(Save::Stale);
    }
    record(conn, actor, now, ("plan.text-edit", part, row.id), "")?;
    Ok(Save::Done)
}

/// Takes a text out of the plan; the reason stays in the audit.
pub(super) fn drop(
    conn: &mut Conn,
    actor: &Actor,
    (part, row): (Part, &Row),
    form: &DropForm,
    now: Moment,
) -> Result<Save, AppError> {
    may_write(conn, actor, row.plan)?;
    macro_rules! dropped {
        ($table:ident) => {
            diesel::delete(
                $table::table
                    .filter($table::id.eq(row.id))
                    .filter($table::version.eq(form.version)),
            )
            .execute(conn)?
        };
    }
    let gone = match part {
        // Records are logged under it, some of them out of sight: it stays with those.
        Part::Activities => diesel::update(activities::table)
            .filter(activities::id.eq(row.id))
            .filter(activities::version.eq(form.version))
            .set((
                activities::dropped_at.eq(now),
                activities::version.eq(activities::version + 1),
            ))
            .execute(conn)?,
        Part::Objectives => dropped!(objectives),
        Part::Outputs => dropped!(outputs),
        Part::Timeline => dropped!(timeline_items),
    };
    if gone == 0 {
        return Ok(Save::Stale);
    }
    record(
        conn,
        actor,
        now,
        ("plan.text-drop", part, row.id),
        &form.reason,
    )?;
    Ok(Save::Done)
}

fn record(
    conn: &mut Conn,
    actor: &Actor,
    now: Moment,
    (action, part, id): (&str, Part, i64),
    detail: &str,
) -> Result<(), AppError> {
    let change = Change {
        action,
        subject: part.table(),
        id: &id.to_string(),
        detail,
        readers: Readers::COORDINATION,
    };
    audit::record(conn, Who::Actor(actor), now, change)?;
    Ok(())
}
