//! Changes that both ways of answering share.

use diesel::prelude::*;

use super::files::actions::drop_old;
use super::model::{CirculationId, ResponseId};
use crate::auth::Marking;
use crate::db::Conn;
use crate::db::schema::{answers, barriers, invitations};
use crate::db::types::Moment;
use crate::error::AppError;
use crate::mail::outbox;
use crate::on_backend;
use crate::questionnaire::{Answers, FileAnswer};
use crate::treaty::Iso3;

#[derive(Insertable)]
#[diesel(table_name = answers, treat_none_as_default_value = false)]
struct NewAnswer<'a> {
    response_id: ResponseId,
    question: &'a str,
    position: i32,
    value: &'a str,
}

/// Brings the answers of a response from what they were to what they are. Rows that stay
/// are not touched: each one is written down by the audit. Files that are no answer any more
/// go with their answers.
pub(super) fn store_answers(
    conn: &mut Conn,
    id: ResponseId,
    before: &Answers,
    after: &Answers,
) -> Result<(), AppError> {
    let changed = |key: &str| before.of(key) != after.of(key);
    let gone: Vec<&str> = before.keys().filter(|key| changed(key)).collect();
    let was_file = |key: &&str| FileAnswer::read(before.first(key)).is_some();
    let files: Vec<&str> = gone.iter().copied().filter(was_file).collect();
    if !files.is_empty() {
        drop_old(conn, id, &files)?;
    }
    if !gone.is_empty() {
        let rows = answers::table.filter(answers::response_id.eq(id));
        diesel::delete(rows.filter(answers::question.eq_any(gone))).execute(conn)?;
    }
    let rows: Vec<NewAnswer<'_>> = after
        .rows()
        .filter(|(key, ..)| changed(key))
        .map(|(question, position, value)| NewAnswer {
            response_id: id,
            question,
            position,
            value,
        })
        .collect();
    if !rows.is_empty() {
        on_backend!(conn, real => diesel::insert_into(answers::table).values(&rows).execute(real))?;
    }
    Ok(())
}

/// Keeps the barriers that were taken from a response at least as close as the response,
/// which its caller has marked and notes.
pub(super) fn carry_along(conn: &mut Conn, id: ResponseId, to: Marking) -> Result<(), AppError> {
    let wider = Marking::ALL.iter().filter(|it| **it < to);
    diesel::update(barriers::table)
        .filter(barriers::response_id.eq(id))
        .filter(barriers::marking.eq_any(wider))
        .set(barriers::marking.eq(to))
        .execute(conn)?;
    Ok(())
}

/// Takes back the reminders of a circulation to a State that wait to be sent: it has
/// answered, or is to be left alone.
///
/// # Errors
/// The database fails.
pub(super) fn forget_reminders(
    conn: &mut Conn,
    now: Moment,
    circulation: CirculationId,
    state: Iso3,
) -> Result<(), AppError> {
    let ids: Vec<i64> = invitations::table
        .filter(invitations::circulation_id.eq(circulation))
        .filter(invitations::state.eq(state))
        .select(invitations::id)
        .load(conn)?;
    outbox::cancel_reminders(conn, now, &ids)
}
