//! Commitments: what came of exchanges, and what the coordinators noted on their own.

use chrono::{NaiveDate, TimeDelta};
use diesel::prelude::*;

use super::dice::Dice;
use super::script::Promises;
use super::stage::{Stage, at};
use super::{TODAY, now};
use crate::auth::{Marking, TeamId};
use crate::db::schema::commitments;
use crate::db::types::Moment;
use crate::error::AppError;
use crate::treaty::Iso3;

/// When the commitments noted on their own are due, in days from today: whatever the
/// dice say, the demo's first page has something overdue, something for today and
/// something for the week.
const AGENDA: [i64; 9] = [-12, -3, 0, 0, 1, 4, 5, 8, 13];

#[derive(Insertable)]
#[diesel(table_name = commitments, treat_none_as_default_value = false)]
pub(super) struct NewCommitment<'a> {
    pub(super) exchange_id: Option<i64>,
    state: Iso3,
    owner_team_id: Option<TeamId>,
    promise: &'a str,
    due_on: Option<NaiveDate>,
    done_on: Option<NaiveDate>,
    marking: Marking,
    team_id: TeamId,
    created_at: Moment,
    updated_at: Moment,
}

/// Where a commitment comes from.
pub(super) struct Commitment {
    pub(super) state: Iso3,
    pub(super) team: TeamId,
    pub(super) marking: Marking,
    pub(super) noted_on: NaiveDate,
    pub(super) noted_at: Moment,
}

impl Commitment {
    /// Somebody promises something: one of our teams, or the State.
    pub(super) fn promise<'a>(self, dice: &mut Dice, words: &'a Promises) -> NewCommitment<'a> {
        let ours = dice.percent(65);
        let promise = dice.word(if ours { &words.ours } else { &words.theirs });
        let due_on = self.noted_on + TimeDelta::days(dice.between(5, 60));
        let done = match (TODAY - due_on).num_days() {
            ..=0 => dice.percent(10),
            1..=60 => dice.percent(80),
            _ => true,
        };
        let done_on = done.then(|| {
            let on = due_on + TimeDelta::days(dice.between(-4, 6));
            on.min(TODAY - TimeDelta::days(1)).max(self.noted_on)
        });
        NewCommitment {
            exchange_id: None,
            state: self.state,
            owner_team_id: ours.then_some(self.team),
            promise,
            due_on: (!dice.percent(5)).then_some(due_on),
            done_on,
            marking: self.marking,
            team_id: self.team,
            created_at: self.noted_at,
            updated_at: done_on.map_or(self.noted_at, |on| at(on, 8, 0).max(self.noted_at)),
        }
    }
}

/// What the coordinators noted on their own, about target States they speak with.
pub(super) fn agenda(stage: &Stage) -> Result<Vec<NewCommitment<'_>>, AppError> {
    let states = stage.targets().filter(|scene| scene.spoken_with(TODAY));
    AGENDA
        .iter()
        .zip(states)
        .zip(stage.script.promises.ours.iter().cycle())
        .map(|((days, scene), promise)| {
            let lead = stage.lead(scene)?;
            let noted = now().plus(-TimeDelta::days(20));
            Ok(NewCommitment {
                exchange_id: None,
                state: scene.iso3,
                owner_team_id: Some(lead.id),
                promise,
                due_on: Some(TODAY + TimeDelta::days(*days)),
                done_on: None,
                marking: Marking::Coordination,
                team_id: lead.id,
                created_at: noted,
                updated_at: noted,
            })
        })
        .collect()
}
