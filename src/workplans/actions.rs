//! What coordinators decide about a work plan, and what the facts change of it, each with
//! its row in the audit.

mod departures;

use diesel::prelude::*;

pub use self::departures::{note_departures, run};
use super::forms::{LineForm, SettingsForm, TargetForm};
use super::model::{Save, TimelineLineId, WorkPlan, WorkPlanId};
use crate::access::{Remarked, record_remarking};
use crate::audit::{self, Change, Readers, Who};
use crate::auth::{Actor, Marking, RecordKind, TeamId};
use crate::db::Conn;
use crate::db::schema::{category_settings, target_supporters, targets, timeline_items};
use crate::db::types::Moment;
use crate::error::AppError;
use crate::readers_of;
use crate::states::targets::TargetId;
use crate::treaty::Iso3;
use crate::visible;

/// Saves the decision about a State; the first save makes the row. A decision that the
/// actor may not see is as good as none until it is in the way: then it is not found.
/// `reason` is why its marking opens it.
pub(super) fn decide_target(
    conn: &mut Conn,
    actor: &Actor,
    plan: WorkPlanId,
    state: Iso3,
    (form, reason): (&TargetForm, &str),
    now: Moment,
) -> Result<Save, AppError> {
    if !actor.may_coordinate() || !actor.givable_markings().contains(&form.marking) {
        return Err(AppError::Forbidden);
    }
    let known: Option<(TargetId, Marking, TeamId)> = targets::table
        .filter(targets::work_plan_id.eq(plan))
        .filter(targets::state.eq(state))
        .filter(visible!(targets, actor))
        .select((targets::id, targets::marking, targets::team_id))
        .first(conn)
        .optional()?;
    let saved = match known {
        Some((_, marking, team)) if !actor.may_change(marking, team) => {
            return Err(AppError::Forbidden);
        }
        Some((id, ..)) => change_target(conn, id, form, now)?,
        None if form.version > 0 => return Err(AppError::NotFound),
        None => Some(add_target(conn, actor, plan, state, form, now)?),
    };
    let Some(id) = saved else {
        return Ok(Save::Stale);
    };
    set_supporters(conn, id, &form.supporters)?;
    let change = Change {
        action: "target.decide",
        subject: "targets",
        id: &id.to_string(),
        detail: form.standing.as_str(),
        readers: readers_of!(conn, targets, id)?,
    };
    audit::record(conn, Who::Actor(actor), now, change)?;
    if let Some((id, from, team)) = known {
        let remarked = Remarked {
            action: "target.marking",
            kind: RecordKind::Targets,
            id: id.0,
            from,
            to: form.marking,
            team,
            reason,
        };
        record_remarking(conn, Who::Actor(actor), now, &remarked)?;
    }
    Ok(Save::Done)
}

/// Makes these the States that help with a target State.
fn set_supporters(conn: &mut Conn, id: TargetId, states: &[Iso3]) -> Result<(), AppError> {
    use target_supporters as t;
    let before: Vec<Iso3> = t::table
        .filter(t::target_id.eq(id))
        .select(t::state)
        .load(conn)?;
    for state in before.iter().filter(|state| !states.contains(state)) {
        diesel::delete(t::table.find((id, *state))).execute(conn)?;
    }
    for state in states.iter().filter(|state| !before.contains(state)) {
        diesel::insert_into(t::table)
            .values((t::target_id.eq(id), t::state.eq(*state)))
            .execute(conn)?;
    }
    Ok(())
}

/// Saves how the categories of a plan are computed; the first save makes the row.
pub(super) fn set_categories(
    conn: &mut Conn,
    actor: &Actor,
    plan: &WorkPlan,
    SettingsForm(settings): &SettingsForm,
    now: Moment,
) -> Result<Save, AppError> {
    use category_settings as t;
    if !actor.may_coordinate() {
        return Err(AppError::Forbidden);
    }
    let set = (
        t::signatories.eq(settings.signatories),
        t::other_steps.eq(settings.other_steps),
        t::vote.eq(settings.vote),
        t::congratulate_days.eq(settings.congratulate_days),
    );
    let saved = match plan.settings {
        None => diesel::insert_into(t::table)
            .values((t::work_plan_id.eq(plan.id), set))
            .execute(conn)?,
        Some(_) => diesel::update(t::table.find(plan.id))
            .filter(t::version.eq(settings.version))
            .set((set, t::version.eq(t::version + 1)))
            .execute(conn)?,
    };
    if saved == 0 {
        return Ok(Save::Stale);
    }
    let detail = format!(
        "signatories={} other_steps={} vote={} congratulate_days={}",
        settings.signatories, settings.other_steps, settings.vote, settings.congratulate_days
    );
    let change = Change {
        action: "categories.set",
        subject: "category_settings",
        id: &plan.id.to_string(),
        detail: &detail,
        readers: Readers::COORDINATION,
    };
    audit::record(conn, Who::Actor(actor), now, change)?;
    Ok(Save::Done)
}

/// Saves what really happened to a line of the timeline.
pub(super) fn enter_actual_dates(
    conn: &mut Conn,
    actor: &Actor,
    id: TimelineLineId,
    form: &LineForm,
    now: Moment,
) -> Result<Save, AppError> {
    use timeline_items as t;
    if !actor.may_coordinate() {
        return Err(AppError::Forbidden);
    }
    let changed = diesel::update(t::table)
        .filter(t::id.eq(id))
        .filter(t::version.eq(form.version))
        .set((
            t::actual_from.eq(form.actual_from),
            t::actual_until.eq(form.actual_until),
            t::note.eq(&form.note),
            t::version.eq(t::version + 1),
        ))
        .execute(conn)?;
    if changed == 0 {
        return Ok(Save::Stale);
    }
    let change = Change {
        action: "timeline.enter",
        subject: "timeline_items",
        id: &id.to_string(),
        detail: "",
        readers: Readers::COORDINATION,
    };
    audit::record(conn, Who::Actor(actor), now, change)?;
    Ok(Save::Done)
}

fn change_target(
    conn: &mut Conn,
    id: TargetId,
    form: &TargetForm,
    now: Moment,
) -> Result<Option<TargetId>, AppError> {
    Ok(diesel::update(targets::table)
        .filter(targets::id.eq(id))
        .filter(targets::version.eq(form.version))
        .set((
            targets::standing.eq(form.standing),
            targets::priority.eq(form.priority),
            targets::lead_team_id.eq(form.lead),
            targets::reason.eq(&form.reason),
            targets::next_step.eq(&form.next_step),
            targets::strategy.eq(&form.strategy),
            targets::marking.eq(form.marking),
            targets::updated_at.eq(now),
            targets::version.eq(targets::version + 1),
        ))
        .returning(targets::id)
        .get_result(conn)
        .optional()?)
}

fn add_target(
    conn: &mut Conn,
    actor: &Actor,
    plan: WorkPlanId,
    state: Iso3,
    form: &TargetForm,
    now: Moment,
) -> Result<TargetId, AppError> {
    let added = diesel::insert_into(targets::table)
        .values((
            targets::work_plan_id.eq(plan),
            targets::state.eq(state),
            targets::standing.eq(form.standing),
            targets::priority.eq(form.priority),
            targets::lead_team_id.eq(form.lead),
            targets::reason.eq(&form.reason),
            targets::next_step.eq(&form.next_step),
            targets::strategy.eq(&form.strategy),
            targets::marking.eq(form.marking),
            targets::team_id.eq(actor.team_id),
            targets::updated_at.eq(now),
        ))
        .returning(targets::id)
        .get_result(conn)
        .map_err(AppError::from);
    match added {
        Err(error) if error.is_duplicate() => Err(AppError::NotFound),
        other => other,
    }
}
