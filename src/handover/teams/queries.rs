//! What a team has to hand over, as far as the actor may read it; nothing restricted.

use chrono::NaiveDate;
use diesel::prelude::*;

use super::forms::What;
use crate::auth::{Actor, Marking, TeamId};
use crate::db::Conn;
use crate::db::schema::{commitments, events, exchanges, targets};
use crate::error::AppError;
use crate::treaty::Iso3;
use crate::visible;
use crate::workplans::WorkPlanId;

/// How many of each are handed over at once.
const MOST: i64 = 500;

/// An exchange to be followed up.
#[derive(Debug, Queryable)]
pub(super) struct FollowUp {
    pub id: i64,
    pub state: Iso3,
    pub held_on: NaiveDate,
    pub due: Option<NaiveDate>,
}

/// The records of a kind that the team hands over.
pub(super) fn held(
    conn: &mut Conn,
    actor: &Actor,
    (team, plan): (TeamId, WorkPlanId),
    what: What,
    today: NaiveDate,
) -> Result<Vec<i64>, AppError> {
    macro_rules! open {
        ($table:ident) => {
            $table::table
                .filter(visible!($table, actor))
                .filter($table::marking.ne(Marking::Restricted))
                .order($table::id)
                .limit(MOST)
                .select($table::id)
        };
    }
    Ok(match what {
        What::Targets => open!(targets)
            .filter(targets::work_plan_id.eq(plan))
            .filter(targets::lead_team_id.eq(team))
            .load(conn)?,
        What::Commitments => open!(commitments)
            .filter(commitments::owner_team_id.eq(team))
            .filter(commitments::done_on.is_null())
            .filter(commitments::deleted_at.is_null())
            .load(conn)?,
        What::FollowUps => follow_ups(conn, actor, team)?
            .iter()
            .map(|row| row.id)
            .collect(),
        What::Events => open!(events)
            .filter(events::team_id.eq(team))
            .filter(events::ends_on.ge(today))
            .filter(events::deleted_at.is_null())
            .load(conn)?,
    })
}

/// The exchanges that the team is to follow up, what is due first, first.
pub(super) fn follow_ups(
    conn: &mut Conn,
    actor: &Actor,
    team: TeamId,
) -> Result<Vec<FollowUp>, AppError> {
    Ok(exchanges::table
        .filter(exchanges::team_id.eq(team))
        .filter(exchanges::follow_up_on.is_not_null())
        .filter(exchanges::deleted_at.is_null())
        .filter(exchanges::marking.ne(Marking::Restricted))
        .filter(visible!(exchanges, actor))
        .order((exchanges::follow_up_on, exchanges::id))
        .limit(MOST)
        .select((
            exchanges::id,
            exchanges::state,
            exchanges::held_on,
            exchanges::follow_up_on,
        ))
        .load(conn)?)
}
