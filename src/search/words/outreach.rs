//! The words of what was said, promised, believed and planned.

use chrono::NaiveDate;
use diesel::prelude::*;
use diesel::sql_types::{Date, Nullable, Text};

use super::{Line, Passage, Wanted, passage};
use crate::auth::Actor;
use crate::db::Conn;
use crate::db::schema::{
    answer_words, barrier_words, barriers, circulations, commitment_words, commitments,
    exchange_words, exchanges, pathway_steps, position_words, positions, responses, step_words,
    target_words, targets,
};
use crate::db::words::holds;
use crate::visible;

/// In whose summary, place, speaker or reference the words stand.
pub(super) fn exchanges_with(
    conn: &mut Conn,
    actor: &Actor,
    query: &str,
    wanted: Wanted,
) -> QueryResult<Vec<Passage>> {
    hits!(
        conn,
        query,
        wanted,
        exchange_words,
        exchange_words::table
            .inner_join(exchanges::table.on(exchanges::id.eq(exchange_words::rowid)))
            .filter(visible!(exchanges, actor))
            .filter(exchanges::deleted_at.is_null()),
        (
            exchanges::id,
            exchanges::id,
            "".into_sql::<Text>(),
            exchanges::state.nullable(),
            exchanges::held_on.nullable(),
            exchanges::summary
        )
    )
}

/// In whose promise the words stand.
pub(super) fn commitments_with(
    conn: &mut Conn,
    actor: &Actor,
    query: &str,
    wanted: Wanted,
) -> QueryResult<Vec<Passage>> {
    hits!(
        conn,
        query,
        wanted,
        commitment_words,
        commitment_words::table
            .inner_join(commitments::table.on(commitments::id.eq(commitment_words::rowid)))
            .filter(visible!(commitments, actor))
            .filter(commitments::deleted_at.is_null()),
        (
            commitments::id,
            commitments::id,
            "".into_sql::<Text>(),
            commitments::state.nullable(),
            commitments::due_on,
            commitments::promise
        )
    )
}

/// In whose detail or source the words stand.
pub(super) fn positions_with(
    conn: &mut Conn,
    actor: &Actor,
    query: &str,
    wanted: Wanted,
) -> QueryResult<Vec<Passage>> {
    hits!(
        conn,
        query,
        wanted,
        position_words,
        position_words::table
            .inner_join(positions::table.on(positions::id.eq(position_words::rowid)))
            .filter(visible!(positions, actor))
            .filter(positions::deleted_at.is_null()),
        (
            positions::id,
            positions::id,
            "".into_sql::<Text>(),
            positions::state.nullable(),
            positions::held_on.nullable(),
            positions::detail.concat(" ").concat(positions::source)
        )
    )
}

/// In whose detail or source the words stand.
pub(super) fn barriers_with(
    conn: &mut Conn,
    actor: &Actor,
    query: &str,
    wanted: Wanted,
) -> QueryResult<Vec<Passage>> {
    hits!(
        conn,
        query,
        wanted,
        barrier_words,
        barrier_words::table
            .inner_join(barriers::table.on(barriers::id.eq(barrier_words::rowid)))
            .filter(visible!(barriers, actor))
            .filter(barriers::deleted_at.is_null()),
        (
            barriers::id,
            barriers::id,
            "".into_sql::<Text>(),
            barriers::state.nullable(),
            barriers::raised_on.nullable(),
            barriers::detail.concat(" ").concat(barriers::source)
        )
    )
}

/// In whose name, body, next move or source the words stand.
pub(super) fn steps_with(
    conn: &mut Conn,
    actor: &Actor,
    query: &str,
    wanted: Wanted,
) -> QueryResult<Vec<Passage>> {
    hits!(
        conn,
        query,
        wanted,
        step_words,
        step_words::table
            .inner_join(pathway_steps::table.on(pathway_steps::id.eq(step_words::rowid)))
            .filter(visible!(pathway_steps, actor))
            .filter(pathway_steps::dropped_at.is_null()),
        (
            pathway_steps::id,
            pathway_steps::id,
            pathway_steps::name,
            pathway_steps::state.nullable(),
            None::<NaiveDate>.into_sql::<Nullable<Date>>(),
            pathway_steps::body
                .concat(" ")
                .concat(pathway_steps::next_move)
                .concat(" ")
                .concat(pathway_steps::source)
        )
    )
}

/// In the reason, strategy or next step of which the words stand.
pub(super) fn targets_with(
    conn: &mut Conn,
    actor: &Actor,
    query: &str,
    wanted: Wanted,
) -> QueryResult<Vec<Passage>> {
    hits!(
        conn,
        query,
        wanted,
        target_words,
        target_words::table
            .inner_join(targets::table.on(targets::id.eq(target_words::rowid)))
            .filter(visible!(targets, actor)),
        (
            targets::id,
            targets::id,
            "".into_sql::<Text>(),
            targets::state.nullable(),
            None::<NaiveDate>.into_sql::<Nullable<Date>>(),
            targets::strategy
                .concat(" ")
                .concat(targets::reason)
                .concat(" ")
                .concat(targets::next_step)
        )
    )
}

/// In what is answered to which the words stand.
pub(super) fn answers_with(
    conn: &mut Conn,
    actor: &Actor,
    query: &str,
    wanted: Wanted,
) -> QueryResult<Vec<Passage>> {
    hits!(
        conn,
        query,
        wanted,
        answer_words,
        answer_words::table
            .inner_join(responses::table.on(responses::id.eq(answer_words::rowid)))
            .inner_join(circulations::table.on(circulations::id.eq(responses::circulation_id)))
            .filter(visible!(responses, actor))
            .filter(visible!(circulations, actor)),
        (
            responses::id,
            responses::id,
            "".into_sql::<Text>(),
            responses::state.nullable(),
            responses::answered_on,
            circulations::title
        )
    )
}
