//! What the coordinators decided about the target States, and how far the plan's
//! timeline has come.

use chrono::{NaiveDate, TimeDelta};
use diesel::prelude::*;

use super::dice::Dice;
use super::stage::{Contact, Rank, Scene, Stage, at};
use super::{Part, TODAY, insert, insert_for_ids};
use crate::auth::{Marking, TeamId};
use crate::db::Conn;
use crate::db::schema::{target_supporters, targets, timeline_items};
use crate::db::types::Moment;
use crate::error::AppError;
use crate::treaty::Iso3;
use crate::workplans::WorkPlanId;

/// States on the list by decision, and off it.
const ADDED: usize = 2;
const DROPPED: usize = 1;

#[derive(Insertable)]
#[diesel(table_name = targets, treat_none_as_default_value = false)]
struct NewTarget<'a> {
    work_plan_id: WorkPlanId,
    state: Iso3,
    standing: &'static str,
    priority: &'static str,
    lead_team_id: Option<TeamId>,
    reason: &'a str,
    next_step: &'a str,
    strategy: &'a str,
    marking: Marking,
    team_id: TeamId,
    updated_at: Moment,
}

#[derive(Insertable)]
#[diesel(table_name = target_supporters)]
struct NewSupporter {
    target_id: i64,
    state: Iso3,
}

#[derive(Queryable)]
struct Line {
    id: i64,
    from: NaiveDate,
    until: NaiveDate,
}

/// Adds the decisions, and the actual dates of the timeline.
pub(super) fn fill(conn: &mut Conn, stage: &Stage) -> Result<(), AppError> {
    let mut dice = stage.dice(Part::Targets);
    let mut rows = Vec::new();
    let mut others = Vec::new();
    for scene in &stage.states {
        match scene.rank {
            Rank::Signatory | Rank::Target => rows.push(computed(&mut dice, stage, scene)?),
            Rank::Other => others.push(scene),
            Rank::Joined => {}
        }
    }
    let texts = &stage.script.targets;
    let dropped = rows.iter_mut().rev().take(DROPPED);
    for row in dropped {
        row.standing = "dropped";
        row.reason = &texts.dropped;
        row.next_step = "";
    }
    others.retain(|scene| scene.contact == Contact::Always);
    dice.shuffle(&mut others);
    for scene in others.into_iter().take(ADDED) {
        let mut row = computed(&mut dice, stage, scene)?;
        row.standing = "added";
        row.reason = &texts.added;
        rows.push(row);
    }
    let helping = strategies(stage, &mut rows);
    let ids = insert_for_ids!(conn, targets, rows);
    let supporters: Vec<_> = ids
        .into_iter()
        .zip(helping)
        .filter_map(|(target_id, state)| state.map(|state| NewSupporter { target_id, state }))
        .collect();
    insert!(conn, target_supporters, supporters);
    fill_timeline(conn, stage)
}

/// How the first among them are to be won, and the other coordinator's State where it
/// helps with that: one or none for each row.
fn strategies<'a>(stage: &'a Stage, rows: &mut [NewTarget<'a>]) -> Vec<Option<Iso3>> {
    let mut dice = stage.dice(Part::Strategy);
    let coordinators: Vec<Iso3> = stage.plan.coordinators().collect();
    rows.iter_mut()
        .map(|row| {
            if row.priority != "high" || !dice.percent(60) {
                return None;
            }
            row.strategy = dice.word(&stage.script.targets.strategies);
            // The other coordinator's State helps.
            let leads_first = stage.teams.at(0).is_ok_and(|team| team.id == row.team_id);
            let other = usize::from(leads_first);
            coordinators
                .get(other)
                .copied()
                .filter(|_| dice.percent(70))
        })
        .collect()
}

fn computed<'a>(
    dice: &mut Dice,
    stage: &'a Stage,
    scene: &Scene,
) -> Result<NewTarget<'a>, AppError> {
    let texts = &stage.script.targets;
    let lead = stage.lead(scene)?;
    let priority = match scene.rank {
        Rank::Signatory => dice.share(&[(75, "high")], "normal"),
        _ => dice.share(&[(15, "high"), (60, "normal")], "low"),
    };
    let has_next_step = dice.percent(70);
    let next_step = if has_next_step {
        dice.word(&texts.next_steps)
    } else {
        ""
    };
    let decided = stage.plan.baseline_on + TimeDelta::days(dice.between(20, 250));
    Ok(NewTarget {
        work_plan_id: stage.plan.id,
        state: scene.iso3,
        standing: "computed",
        priority,
        // A few have no lead yet.
        lead_team_id: (!dice.percent(8)).then_some(lead.id),
        reason: if priority == "high" {
            &texts.computed
        } else {
            ""
        },
        next_step,
        strategy: "",
        marking: Marking::Coordination,
        team_id: lead.id,
        updated_at: at(decided, 15, 0),
    })
}

/// Lines of the past were done, most that run were begun, a month late now and then.
fn fill_timeline(conn: &mut Conn, stage: &Stage) -> Result<(), AppError> {
    use timeline_items as t;
    let lines: Vec<Line> = t::table
        .filter(t::work_plan_id.eq(stage.plan.id))
        .filter(t::planned_from.lt(TODAY))
        .order(t::position)
        .select((t::id, t::planned_from, t::planned_until))
        .load(conn)?;
    let mut dice = stage.dice(Part::Timeline);
    let texts = &stage.script.timeline;
    for line in lines {
        let (from, until, note) = if line.until < TODAY {
            let from = line.from + TimeDelta::days(dice.between(2, 12));
            let until = from + TimeDelta::days(dice.between(0, 25));
            (from, Some(until), &texts.done)
        } else if dice.percent(75) {
            let from = line.from + TimeDelta::days(dice.between(4, 80));
            (from, None, &texts.running)
        } else {
            continue;
        };
        diesel::update(t::table.filter(t::id.eq(line.id)))
            .set((
                t::actual_from.eq(Some(from)),
                t::actual_until.eq(until),
                t::note.eq(note),
            ))
            .execute(conn)?;
    }
    Ok(())
}
