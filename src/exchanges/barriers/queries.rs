//! Reads of barriers and of their taxonomy.

use diesel::prelude::*;

use super::super::model::{BarrierKind, BarrierLine, ExchangeId};
use crate::auth::Actor;
use crate::db::Conn;
use crate::db::schema::{barrier_kinds, barriers};
use crate::error::AppError;
use crate::visible;

/// The barriers raised in an exchange.
///
/// # Errors
/// The database fails.
pub fn of_exchange(
    conn: &mut Conn,
    actor: &Actor,
    id: ExchangeId,
) -> Result<Vec<BarrierLine>, AppError> {
    Ok(barriers::table
        .inner_join(barrier_kinds::table)
        .filter(barriers::exchange_id.eq(id))
        .filter(barriers::deleted_at.is_null())
        .filter(visible!(barriers, actor))
        .order(barriers::id)
        .select((
            barriers::id,
            (
                barrier_kinds::label_en,
                barrier_kinds::label_fr,
                barrier_kinds::label_es,
            ),
            barriers::detail,
            barriers::raised_on,
        ))
        .load(conn)?)
}

/// The taxonomy of barriers, in its order, without what has been retired.
///
/// # Errors
/// The database fails.
pub fn kinds(conn: &mut Conn) -> Result<Vec<BarrierKind>, AppError> {
    use barrier_kinds as t;
    Ok(t::table
        .filter(t::retired_at.is_null())
        .order((t::position, t::code))
        .select((t::code, t::family, (t::label_en, t::label_fr, t::label_es)))
        .load(conn)?)
}
