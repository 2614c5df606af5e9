//! Moving a circulation on to another version.

use diesel::prelude::*;

use super::super::model::{
    Circulation, CirculationStatus, QuestionnaireId, QuestionnaireRow, ResponseId, ResponseStatus,
};
use crate::audit::{self, Change, Who};
use crate::auth::Actor;
use crate::db::Conn;
use crate::db::schema::{circulations, questionnaires, responses};
use crate::db::types::Moment;
use crate::error::AppError;
use crate::readers_of;

/// Holds a version for the rest of the transaction: nobody changes its text any more
/// between the check and the sending.
///
/// # Errors
/// The database fails.
pub fn hold(conn: &mut Conn, id: QuestionnaireId) -> Result<(), AppError> {
    diesel::update(questionnaires::table.find(id))
        .set(questionnaires::revision.eq(questionnaires::revision))
        .execute(conn)?;
    Ok(())
}

/// Moves a released circulation from the version it sends to another, which is frozen by
/// that. Answers that are begun go on under it; those signed off stay under their own.
/// Whether the circulation was still as `circulation` has it.
///
/// # Errors
/// The actor may not, or the database fails.
pub fn correct(
    conn: &mut Conn,
    actor: &Actor,
    now: Moment,
    circulation: &Circulation,
    to: &QuestionnaireRow,
) -> Result<bool, AppError> {
    if !actor.may_coordinate() {
        return Err(AppError::Forbidden);
    }
    let moved = diesel::update(circulations::table.find(circulation.id))
        .filter(circulations::questionnaire_id.eq(circulation.questionnaire_id))
        .filter(circulations::status.eq(CirculationStatus::Released))
        .set((
            circulations::questionnaire_id.eq(to.id),
            circulations::version.eq(circulations::version + 1),
        ))
        .execute(conn)?;
    if moved == 0 {
        return Ok(false);
    }
    diesel::update(questionnaires::table.find(to.id))
        .filter(questionnaires::frozen_at.is_null())
        .set(questionnaires::frozen_at.eq(now))
        .execute(conn)?;
    let change = Change {
        action: "circulation.correct",
        subject: "circulations",
        id: &circulation.id.to_string(),
        detail: &format!("version {}", to.version),
        readers: readers_of!(conn, circulations, circulation.id)?,
    };
    audit::record(conn, Who::Actor(actor), now, change)?;
    let begun: Vec<ResponseId> = responses::table
        .filter(responses::circulation_id.eq(circulation.id))
        .filter(responses::status.eq(ResponseStatus::Begun))
        .order(responses::id)
        .select(responses::id)
        .load(conn)?;
    // Each with an entry of its own: who may read it differs.
    for id in begun {
        move_on(conn, actor, now, id, to)?;
    }
    Ok(true)
}

fn move_on(
    conn: &mut Conn,
    actor: &Actor,
    now: Moment,
    id: ResponseId,
    to: &QuestionnaireRow,
) -> Result<(), AppError> {
    diesel::update(responses::table.find(id))
        .set((
            responses::questionnaire_id.eq(to.id),
            responses::version.eq(responses::version + 1),
        ))
        .execute(conn)?;
    let change = Change {
        action: "response.correct",
        subject: "responses",
        id: &id.to_string(),
        detail: &format!("version {}", to.version),
        readers: readers_of!(conn, responses, id)?,
    };
    audit::record(conn, Who::Actor(actor), now, change)
}
