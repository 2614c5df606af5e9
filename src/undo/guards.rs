//! What stands against taking a change back though its rows still say what it made them say:
//! what others have built on them since.

use super::model::{OwnChange, acted};
use crate::audit;
use crate::auth::Actor;
use crate::db::{Conn, RowChange};
use crate::error::AppError;
use crate::survey;
use crate::workplans::{self, WorkPlanId};

/// Holds what a change was about, so that nobody builds on it meanwhile.
///
/// # Errors
/// [`AppError::Overtaken`] where someone has gone on with it: a State with its answer, a
/// colleague with the release of a circulation.
pub(super) fn hold(conn: &mut Conn, actor: &Actor, change: &OwnChange) -> Result<(), AppError> {
    for entry in change.entries() {
        let Ok(id) = entry.subject_id.parse() else {
            continue;
        };
        let is_free = match entry.subject.as_str() {
            "responses" => {
                survey::hold_response(conn, id)?;
                let about = (entry.subject.as_str(), entry.subject_id.as_str());
                // Two who code the same answer do not stand in each other's way.
                acted(entry).starts_with("coding.")
                    || !audit::changed_by_others(conn, actor, about, ("response.%", entry.id))?
            }
            "circulations" if is_of_a_draft(change) => survey::is_free_draft(conn, id)?,
            _ => true,
        };
        if !is_free {
            return Err(AppError::Overtaken);
        }
    }
    Ok(())
}

/// Whether a change is of the kind that is made while a circulation is a draft.
fn is_of_a_draft(change: &OwnChange) -> bool {
    let has = |table: &str| change.rows.iter().any(|row| row.table == table);
    // More time for a State changes invitations too, later.
    !has("extensions")
        && ["circulations", "invitations", "omissions"]
            .into_iter()
            .any(has)
}

/// Lets a row be put back, unless others' rows would go with it or codes that are closed
/// would change.
///
/// # Errors
/// [`AppError::Overtaken`] for either, or the database fails.
pub(super) fn allow(conn: &mut Conn, row: &RowChange) -> Result<(), AppError> {
    let first = row.row_id.split(',').next().unwrap_or_default();
    let Ok(id) = first.parse() else {
        return Ok(());
    };
    let may = match (row.table.as_str(), row.old.is_none()) {
        ("responses", true) => survey::is_bare_response(conn, id)?,
        ("work_plans", true) => workplans::is_bare(conn, WorkPlanId(id))?,
        ("circulations", true) => survey::is_bare_circulation(conn, id)?,
        ("codings" | "codes", _) => survey::is_coding_open(conn, id)?,
        _ => true,
    };
    if may {
        Ok(())
    } else {
        Err(AppError::Overtaken)
    }
}
