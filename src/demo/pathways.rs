//! Pathways and positions of the target States that are spoken with. Which template a
//! State has, and how far it is, is thrown with dice: every name and source says "Demo".

use chrono::{NaiveDate, TimeDelta};
use diesel::prelude::*;

use super::dice::Dice;
use super::stage::{Scene, Stage, at};
use super::{Part, TODAY, insert, insert_for_ids};
use crate::auth::{Marking, TeamId};
use crate::db::Conn;
use crate::db::schema::{pathway_history, pathway_steps, pathway_templates, positions};
use crate::db::types::Moment;
use crate::error::AppError;
use crate::pack::{BodyKind, TemplateStep};
use crate::pathways::StepStatus;
use crate::positions::{Confidence, Stance};
use crate::treaty::Iso3;

/// So many of a hundred States have a pathway.
const WITH_PATHWAY: usize = 70;
/// How far apart steps stand, as the desk lays them out.
const GAP: i64 = 1 << 32;

#[derive(Clone, Insertable)]
#[diesel(table_name = pathway_steps, treat_none_as_default_value = false)]
struct NewStep<'a> {
    state: Iso3,
    position: i64,
    name: String,
    body_kind: BodyKind,
    body: &'static str,
    status: StepStatus,
    begun_on: Option<NaiveDate>,
    done_on: Option<NaiveDate>,
    moved_on: Option<NaiveDate>,
    source: &'a str,
    source_link: &'static str,
    next_move: &'a str,
    marking: Marking,
    team_id: TeamId,
    created_at: Moment,
    updated_at: Moment,
}

#[derive(Insertable)]
#[diesel(table_name = pathway_history, treat_none_as_default_value = false)]
struct NewVersion<'a> {
    step_id: i64,
    valid_from: Moment,
    valid_until: Option<Moment>,
    position: i64,
    name: &'a str,
    body_kind: BodyKind,
    body: &'static str,
    status: StepStatus,
    begun_on: Option<NaiveDate>,
    done_on: Option<NaiveDate>,
    moved_on: Option<NaiveDate>,
    source: &'a str,
    source_link: &'static str,
    next_move: &'a str,
    marking: Marking,
    team_id: TeamId,
}

#[derive(Insertable)]
#[diesel(table_name = positions, treat_none_as_default_value = false)]
struct NewPosition<'a> {
    state: Iso3,
    stance: Stance,
    held_on: NaiveDate,
    confidence: Confidence,
    detail: &'a str,
    source: &'a str,
    source_link: &'static str,
    marking: Marking,
    team_id: TeamId,
    created_at: Moment,
    updated_at: Moment,
}

/// Adds them, with what each step said before it was begun.
pub(super) fn fill(conn: &mut Conn, stage: &Stage) -> Result<(), AppError> {
    let templates = templates(conn)?;
    let mut dice = stage.dice(Part::Pathways);
    let (mut steps, mut stands) = (Vec::new(), Vec::new());
    for scene in stage.targets().filter(|scene| scene.spoken_with(TODAY)) {
        let team = stage.lead(scene)?.id;
        if dice.percent(WITH_PATHWAY)
            && let Some(template) = dice.pick(&templates)
        {
            steps.extend(pathway(&mut dice, stage, scene, team, template));
        }
        stands.extend(stand(&mut dice, stage, scene, team));
    }
    let ids = insert_for_ids!(conn, pathway_steps, steps);
    let versions: Vec<_> = ids
        .iter()
        .zip(&steps)
        .flat_map(|(id, step)| versions(*id, step))
        .collect();
    insert!(conn, pathway_history, versions);
    insert!(conn, positions, stands);
    Ok(())
}

fn templates(conn: &mut Conn) -> Result<Vec<Vec<TemplateStep>>, AppError> {
    let rows: Vec<String> = pathway_templates::table
        .filter(pathway_templates::retired_at.is_null())
        .order(pathway_templates::position)
        .select(pathway_templates::steps)
        .load(conn)?;
    rows.iter()
        .map(|steps| serde_json::from_str(steps).map_err(AppError::internal))
        .collect()
}

/// The steps of a State: some are done, one is under way, the rest wait.
fn pathway<'a>(
    dice: &mut Dice,
    stage: &'a Stage,
    scene: &Scene,
    team: TeamId,
    template: &[TemplateStep],
) -> Vec<NewStep<'a>> {
    let texts = &stage.script.pathways;
    let first = stage.plan.baseline_on + TimeDelta::days(dice.between(5, 60));
    let adopted = at(first, 10, 0);
    let mut begins = Some(first);
    (1..)
        .zip(template)
        .map(|(number, step)| {
            let mut new = NewStep {
                state: scene.iso3,
                position: number * GAP,
                name: format!("Demo: {}", step.name.en),
                body_kind: step.body,
                body: "",
                status: StepStatus::NotBegun,
                begun_on: None,
                done_on: None,
                moved_on: None,
                source: &texts.source,
                source_link: "",
                next_move: "",
                marking: Marking::Coordination,
                team_id: team,
                created_at: adopted,
                updated_at: adopted,
            };
            if let Some(begun) = begins {
                let done = begun + TimeDelta::days(dice.between(15, 110));
                begins = progress(dice, &mut new, begun, done);
                if begins.is_none() {
                    new.next_move = dice.word(&texts.next_moves);
                }
            }
            new
        })
        .collect()
}

/// Begins a step, and ends it if there was time. When the next one begins; nothing where
/// this one is still under way.
fn progress(
    dice: &mut Dice,
    step: &mut NewStep<'_>,
    begun: NaiveDate,
    done: NaiveDate,
) -> Option<NaiveDate> {
    step.begun_on = Some(begun);
    if done < TODAY - TimeDelta::days(10) {
        step.status = StepStatus::Done;
        step.done_on = Some(done);
        step.updated_at = at(done, 16, 0);
        return Some(done + TimeDelta::days(dice.between(1, 9)));
    }
    let moved = begun + TimeDelta::days(dice.between(0, (TODAY - begun).num_days() - 1));
    step.status = StepStatus::UnderWay;
    step.moved_on = Some(moved);
    step.updated_at = at(moved, 16, 0);
    None
}

/// What a step said until it was begun, and says since.
fn versions<'a>(id: i64, step: &'a NewStep<'a>) -> Vec<NewVersion<'a>> {
    if step.status == StepStatus::NotBegun {
        return vec![version(id, step)];
    }
    let before = NewVersion {
        valid_from: step.created_at,
        valid_until: Some(step.updated_at),
        status: StepStatus::NotBegun,
        begun_on: None,
        done_on: None,
        moved_on: None,
        next_move: "",
        ..version(id, step)
    };
    vec![before, version(id, step)]
}

/// What a step says now.
fn version<'a>(id: i64, step: &'a NewStep<'a>) -> NewVersion<'a> {
    NewVersion {
        step_id: id,
        valid_from: step.updated_at,
        valid_until: None,
        position: step.position,
        name: &step.name,
        body_kind: step.body_kind,
        body: step.body,
        status: step.status,
        begun_on: step.begun_on,
        done_on: step.done_on,
        moved_on: step.moved_on,
        source: step.source,
        source_link: step.source_link,
        next_move: step.next_move,
        marking: step.marking,
        team_id: step.team_id,
    }
}

/// Where a State has stood: one to three entries, nearer each time.
fn stand<'a>(
    dice: &mut Dice,
    stage: &'a Stage,
    scene: &Scene,
    team: TeamId,
) -> Vec<NewPosition<'a>> {
    let texts = &stage.script.positions;
    let mut on = stage.plan.baseline_on + TimeDelta::days(dice.between(5, 90));
    // Nobody is said to be against it, not even in a demo.
    let mut nearness = 1 + dice.below(2);
    let mut entries = Vec::new();
    for _ in 0..=dice.below(3) {
        let Some(stance) = Stance::ALL.get(nearness).copied() else {
            break;
        };
        let noted = at(on, 17, 0);
        entries.push(NewPosition {
            state: scene.iso3,
            stance,
            held_on: on,
            confidence: dice.share(
                &[(30, Confidence::Low), (50, Confidence::Medium)],
                Confidence::High,
            ),
            detail: dice.word(&texts.details),
            source: &texts.source,
            source_link: "",
            marking: Marking::Coordination,
            team_id: team,
            created_at: noted,
            updated_at: noted,
        });
        on += TimeDelta::days(dice.between(20, 80));
        nearness += dice.below(2);
    }
    entries
}
