//! How some of the invented people of a State stand to each other.

use chrono::{Datelike as _, NaiveDate, TimeDelta};
use diesel::prelude::*;

use super::cast::Cast;
use super::offices::Office;
use super::stage::{Stage, at};
use super::{Part, TODAY, insert};
use crate::auth::{Marking, TeamId};
use crate::db::Conn;
use crate::db::schema::relations;
use crate::db::types::Moment;
use crate::error::AppError;

/// Of a hundred States with people, so many have relations noted.
const NOTED: usize = 40;

#[derive(Insertable)]
#[diesel(table_name = relations, treat_none_as_default_value = false)]
struct NewRelation<'a> {
    person_id: i64,
    kind: &'static str,
    other_id: Option<i64>,
    since: Option<NaiveDate>,
    source: &'a str,
    note: &'a str,
    marking: Marking,
    team_id: TeamId,
    created_at: Moment,
    updated_at: Moment,
}

/// Adds what is known between the mission in Geneva and the capital, and within the mission.
pub(super) fn fill(conn: &mut Conn, stage: &Stage, cast: &Cast) -> Result<(), AppError> {
    let mut dice = stage.dice(Part::Relations);
    let texts = &stage.script.relations;
    let mut rows = Vec::new();
    for scene in &stage.states {
        let mission = cast.at(scene.iso3, Office::Geneva);
        let capital = cast.at(scene.iso3, Office::Capital);
        if !dice.percent(NOTED) {
            continue;
        }
        let team_id = stage.lead(scene)?.id;
        let noted = at(TODAY - TimeDelta::days(dice.between(10, 150)), 11, 0);
        let mut note = |person: Option<&i64>, kind: &'static str, other: Option<&i64>| {
            let (Some(&person_id), Some(&other_id)) = (person, other) else {
                return;
            };
            if person_id == other_id {
                return;
            }
            let years = i32::try_from(dice.between(1, 9)).unwrap_or(1);
            let note = if dice.percent(30) {
                dice.word(&texts.notes)
            } else {
                ""
            };
            rows.push(NewRelation {
                person_id,
                kind,
                other_id: Some(other_id),
                since: NaiveDate::from_ymd_opt(TODAY.year() - years, 1, 1),
                source: dice.word(&texts.sources),
                note,
                marking: Marking::Coordination,
                team_id,
                created_at: noted,
                updated_at: noted,
            });
        };
        note(mission.get(1), "reports_to", mission.first());
        note(mission.first(), "knows_well", capital.first());
        note(capital.get(1), "works_with", mission.get(1));
    }
    insert!(conn, relations, rows);
    Ok(())
}
