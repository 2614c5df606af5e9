//! What nobody does: tasks of teams in which nobody has an account, and States to congratulate
//! that no team could be given. Those who coordinate see to it that somebody does.

use serde::Serialize;

use super::queries;
use crate::db::Conn;
use crate::error::AppError;
use crate::states::Facts;
use crate::web::Desk;
use crate::workplans::{self, WorkPlanId};

/// How many tasks fit the page.
const TASKS: i64 = 8;

/// A task, and why nobody does it.
#[derive(Debug, Serialize)]
pub(super) struct NobodyLine {
    /// Where it can be given to someone; empty where it will be of itself.
    href: String,
    text: String,
    meta: String,
}

/// The tasks, for those who coordinate; nothing for others.
pub(super) fn lines(
    desk: &Desk,
    conn: &mut Conn,
    (facts, plan): (&Facts, WorkPlanId),
) -> Result<Vec<NobodyLine>, AppError> {
    if !desk.actor.may_coordinate() {
        return Ok(Vec::new());
    }
    let owed = workplans::uncongratulated(conn, &desk.actor, plan)?;
    let mut lines: Vec<NobodyLine> = owed
        .into_iter()
        .map(|state| NobodyLine {
            href: String::new(),
            text: desk.ta(
                "workplan-congratulate",
                &[("state", facts.name(state, desk.lang).into())],
            ),
            meta: desk.t("today-nobody-yet"),
        })
        .collect();
    let tasks = queries::nobodys(conn, &desk.actor, TASKS)?;
    lines.extend(tasks.into_iter().map(|task| {
        let state = facts.name(task.state, desk.lang);
        let team = task.owner.unwrap_or_default();
        NobodyLine {
            href: format!("/commitments/{}/edit", task.id),
            text: task.promise,
            meta: desk.ta(
                "today-nobody-team",
                &[("state", state.into()), ("team", team.into())],
            ),
        }
    }));
    Ok(lines)
}
