//! Reads of passes and codes. Who may read the codes of an answer is the answer's to say;
//! who may see the other coder's, the passes'.

use std::collections::{BTreeMap, BTreeSet};

use diesel::prelude::*;

use super::model::{Codings, Pass, settled};
use crate::db::Conn;
use crate::db::schema::{codes, coding_passes, codings, users};
use crate::error::AppError;
use crate::survey::model::{CirculationId, ResponseId};

/// Who codes a question of a circulation, the first first.
///
/// # Errors
/// The database fails.
pub fn passes(conn: &mut Conn, id: CirculationId, question: &str) -> Result<Vec<Pass>, AppError> {
    use coding_passes as t;
    Ok(t::table
        .inner_join(users::table)
        .filter(t::circulation_id.eq(id))
        .filter(t::question.eq(question))
        .order(t::place)
        .select((t::id, t::place, t::coder_id, users::name, t::done_at))
        .load(conn)?)
}

/// The codes given to answers that the caller may read, of all places.
///
/// # Errors
/// The database fails.
pub fn codings_of(
    conn: &mut Conn,
    ids: &[ResponseId],
    question: &str,
) -> Result<Codings, AppError> {
    type Row = (ResponseId, i32, Option<String>);
    let rows: Vec<Row> = codings::table
        .left_join(codes::table)
        .filter(codings::response_id.eq_any(ids))
        .filter(codings::question.eq(question))
        .select((codings::response_id, codings::place, codes::kind.nullable()))
        .load(conn)?;
    let mut found = Codings::new();
    for (response, place, kind) in rows {
        let own = found.entry(response).or_default().entry(place).or_default();
        own.extend(kind);
    }
    Ok(found)
}

/// The codes that count of one answer the caller may read: of each of its questions those
/// on which both coders, who are done, agree, or which were settled.
///
/// # Errors
/// The database fails.
pub fn settled_of(
    conn: &mut Conn,
    circulation: CirculationId,
    id: ResponseId,
) -> Result<BTreeSet<String>, AppError> {
    let closed: Vec<String> = coding_passes::table
        .filter(coding_passes::circulation_id.eq(circulation))
        .filter(coding_passes::done_at.is_not_null())
        .select(coding_passes::question)
        .load(conn)?;
    let both = |question: &String| closed.iter().filter(|it| *it == question).count() == 2;
    if !closed.iter().any(both) {
        return Ok(BTreeSet::new());
    }
    type Row = (String, i32, Option<String>);
    let rows: Vec<Row> = codings::table
        .left_join(codes::table)
        .filter(codings::response_id.eq(id))
        .select((codings::question, codings::place, codes::kind.nullable()))
        .load(conn)?;
    let mut by_question: BTreeMap<String, BTreeMap<i32, BTreeSet<String>>> = BTreeMap::new();
    for (question, place, kind) in rows.into_iter().filter(|(it, ..)| both(it)) {
        let places = by_question.entry(question).or_default();
        places.entry(place).or_default().extend(kind);
    }
    let counting = by_question.values().filter_map(settled);
    Ok(counting.flatten().cloned().collect())
}
