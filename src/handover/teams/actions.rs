//! The hand-over from team to team, in one transaction.

use diesel::prelude::*;

use super::forms::{TeamsForm, What};
use super::queries;
use crate::audit::{self, Change, Readers, Who};
use crate::auth::Actor;
use crate::db::Conn;
use crate::db::schema::{commitments, events, exchanges, targets};
use crate::error::AppError;
use crate::exchanges::commitments::{Task, give};
use crate::web::Desk;
use crate::workplans::WorkPlanId;

/// Hands over what the form says, and returns how many records that were.
///
/// # Errors
/// [`AppError::Forbidden`] for who does not coordinate, or the database fails.
pub(super) fn apply(
    desk: &Desk,
    conn: &mut Conn,
    plan: WorkPlanId,
    form: &TeamsForm,
) -> Result<usize, AppError> {
    let (actor, now) = (&desk.actor, desk.app.clock.now());
    if !actor.may_coordinate() {
        return Err(AppError::Forbidden);
    }
    let mut told = vec![format!("to={}", form.to)];
    let mut moved = 0;
    for what in &form.what {
        let ids = queries::held(conn, actor, (form.from, plan), *what, desk.today())?;
        macro_rules! give_all {
            ($table:ident, $column:ident = $to:expr) => {
                diesel::update($table::table)
                    .filter($table::id.eq_any(&ids))
                    .set((
                        $table::$column.eq($to),
                        $table::updated_at.eq(now),
                        $table::version.eq($table::version + 1),
                    ))
                    .execute(conn)?
            };
        }
        let n = match what {
            What::Targets => give_all!(targets, lead_team_id = Some(form.to)),
            What::Commitments => give_all!(commitments, owner_team_id = Some(form.to)),
            What::Events => give_all!(events, team_id = form.to),
            // Who held an exchange stays who held it: what is left to do becomes a task.
            What::FollowUps => {
                give_tasks(desk, conn, actor, form)?;
                give_all!(exchanges, follow_up_on = None::<chrono::NaiveDate>)
            }
        };
        told.push(format!("{what}={n}"));
        moved += n;
    }
    let change = Change {
        action: "handover.teams",
        subject: "teams",
        id: &form.from.to_string(),
        detail: &told.join(" "),
        readers: Readers::COORDINATION,
    };
    audit::record(conn, Who::Actor(actor), now, change)?;
    Ok(moved)
}

fn give_tasks(
    desk: &Desk,
    conn: &mut Conn,
    actor: &Actor,
    form: &TeamsForm,
) -> Result<(), AppError> {
    for row in queries::follow_ups(conn, actor, form.from)? {
        let day = desk.lang.date(row.held_on);
        let task = Task {
            state: row.state,
            team: form.to,
            promise: desk.ta("handover-follow-up-task", &[("day", day.into())]),
            due_on: row.due,
        };
        give(conn, &task, Who::Actor(actor), desk.app.clock.now())?;
    }
    Ok(())
}
