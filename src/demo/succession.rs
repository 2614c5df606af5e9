//! Someone who has left a post and whose commitments and invitation nobody has moved yet.

use std::collections::HashSet;

use chrono::{NaiveDate, TimeDelta};
use diesel::prelude::*;

use super::events::Occasion;
use super::stage::{Scene, Stage, at};
use super::{Part, TODAY, insert};
use crate::auth::{Marking, TeamId};
use crate::db::Conn;
use crate::db::schema::{commitments, event_guests, organisations, people, posts, tenures};
use crate::db::types::Moment;
use crate::error::AppError;
use crate::treaty::Iso3;

/// At how many posts something waits.
const POSTS: usize = 3;

#[derive(Insertable)]
#[diesel(table_name = commitments, treat_none_as_default_value = false)]
struct NewCommitment<'a> {
    state: Iso3,
    owner_team_id: Option<TeamId>,
    promise: &'a str,
    due_on: NaiveDate,
    marking: Marking,
    team_id: TeamId,
    created_at: Moment,
    updated_at: Moment,
    person_id: i64,
}

#[derive(Insertable)]
#[diesel(table_name = event_guests, treat_none_as_default_value = false)]
struct NewGuest {
    event_id: i64,
    state: Iso3,
    person_id: i64,
    attendance: &'static str,
    note: &'static str,
}

/// Adds what those who left some posts of target States leave behind.
pub(super) fn fill(
    conn: &mut Conn,
    stage: &Stage,
    events: &[Occasion<'_>],
) -> Result<(), AppError> {
    let mut dice = stage.dice(Part::Succession);
    let coming = events.iter().find(|it| it.script.from > TODAY);
    let words = &stage.script.promises;
    let (mut promised, mut guests) = (Vec::new(), Vec::new());
    for (scene, person_id) in left(conn, stage)? {
        let team_id = stage.lead(scene)?.id;
        let noted = at(TODAY - TimeDelta::days(dice.between(40, 80)), 10, 0);
        for (owner_team_id, words) in [(None, &words.theirs), (Some(team_id), &words.ours)] {
            promised.push(NewCommitment {
                state: scene.iso3,
                owner_team_id,
                promise: dice.word(words),
                due_on: TODAY + TimeDelta::days(dice.between(20, 45)),
                marking: Marking::Coordination,
                team_id,
                created_at: noted,
                updated_at: noted,
                person_id,
            });
        }
        guests.extend(coming.map(|event| NewGuest {
            event_id: event.id,
            state: scene.iso3,
            person_id,
            attendance: "confirmed",
            note: "",
        }));
    }
    insert!(conn, commitments, promised);
    insert!(conn, event_guests, guests);
    Ok(())
}

/// Who held a post of a target State that someone else holds now: one a State.
fn left<'a>(conn: &mut Conn, stage: &'a Stage) -> Result<Vec<(&'a Scene, i64)>, AppError> {
    let held: Vec<i64> = tenures::table
        .filter(tenures::ends_on.is_null())
        .select(tenures::post_id)
        .load(conn)?;
    let held: HashSet<i64> = held.into_iter().collect();
    let rows: Vec<(Option<Iso3>, i64, i64)> = tenures::table
        .inner_join(people::table)
        .inner_join(posts::table.inner_join(organisations::table))
        .filter(tenures::ends_on.lt(TODAY))
        .filter(people::marking.eq(Marking::Coordination))
        .order(tenures::id)
        .select((organisations::state, posts::id, tenures::person_id))
        .load(conn)?;
    let of = |scene: &'a Scene| {
        let mut rows = rows.iter();
        let row = rows.find(|(state, post, _)| *state == Some(scene.iso3) && held.contains(post));
        row.map(|(.., person)| (scene, *person))
    };
    Ok(stage.targets().filter_map(of).take(POSTS).collect())
}
