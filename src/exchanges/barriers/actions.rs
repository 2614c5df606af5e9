//! Changes to barriers.

use diesel::prelude::*;

use super::super::actions::{changeable, may_add, may_change};
use super::super::forms::RaisedBarrier;
use super::super::model::{BarrierId, Exchange, ExchangeId};
use super::forms::BarrierForm;
use crate::access;
use crate::audit::{self, Change, Who};
use crate::auth::{Actor, Marking, RecordKind, TeamId};
use crate::db::Conn;
use crate::db::schema::barriers;
use crate::db::types::Moment;
use crate::error::AppError;
use crate::readers_of;
use crate::treaty::Iso3;
use crate::visible;

/// Adds a barrier to an exchange.
pub(in crate::exchanges) fn add(
    conn: &mut Conn,
    actor: &Actor,
    id: ExchangeId,
    barrier: &RaisedBarrier,
    now: Moment,
) -> Result<(), AppError> {
    let exchange = changeable(conn, actor, id)?;
    let barrier = insert(conn, &exchange, barrier, now)?;
    record(conn, actor, now, "barrier.add", barrier)
}

/// Notes a barrier that is known from somewhere else than an exchange.
pub(super) fn note(
    conn: &mut Conn,
    actor: &Actor,
    state: Iso3,
    form: &BarrierForm,
    now: Moment,
) -> Result<BarrierId, AppError> {
    use barriers as t;
    may_add(actor)?;
    if !actor.givable_markings().contains(&form.marking) {
        return Err(AppError::Forbidden);
    }
    let id: BarrierId = diesel::insert_into(t::table)
        .values((
            t::state.eq(state),
            t::kind.eq(&form.kind),
            t::raised_on.eq(form.raised_on),
            t::detail.eq(&form.detail),
            t::source.eq(&form.source),
            t::said_by.eq(&form.said_by),
            t::marking.eq(form.marking),
            t::team_id.eq(actor.team_id),
            t::created_at.eq(now),
        ))
        .returning(t::id)
        .get_result(conn)?;
    record(conn, actor, now, "barrier.add", id)?;
    Ok(id)
}

/// Writes a barrier raised in an exchange; the caller has authorised and records it.
pub(in crate::exchanges) fn insert(
    conn: &mut Conn,
    exchange: &Exchange,
    barrier: &RaisedBarrier,
    now: Moment,
) -> Result<BarrierId, AppError> {
    use barriers as t;
    let id: BarrierId = diesel::insert_into(t::table)
        .values((
            t::state.eq(exchange.state),
            t::kind.eq(&barrier.kind),
            t::raised_on.eq(exchange.held_on),
            t::detail.eq(&barrier.detail),
            // The exchange itself is where it is written.
            t::source.eq(""),
            t::exchange_id.eq(exchange.id),
            t::marking.eq(exchange.marking),
            t::team_id.eq(exchange.team_id),
            t::created_at.eq(now),
        ))
        .returning(t::id)
        .get_result(conn)?;
    access::inherit(
        conn,
        (RecordKind::Exchanges, exchange.id.0),
        (RecordKind::Barriers, id.0),
    )?;
    Ok(id)
}

/// Moves a barrier to the bin. Returns where it had been raised.
pub(in crate::exchanges) fn bin(
    conn: &mut Conn,
    actor: &Actor,
    id: BarrierId,
    now: Moment,
) -> Result<(Option<ExchangeId>, Iso3), AppError> {
    use barriers as t;
    type Row = (Option<ExchangeId>, Iso3, Marking, TeamId);
    let (exchange, state, marking, team): Row = t::table
        .filter(t::id.eq(id))
        .filter(t::deleted_at.is_null())
        .filter(visible!(t, actor))
        .select((t::exchange_id, t::state, t::marking, t::team_id))
        .first(conn)?;
    may_change(actor, marking, team)?;
    diesel::update(t::table.find(id))
        .set(t::deleted_at.eq(now))
        .execute(conn)?;
    record(conn, actor, now, "barrier.bin", id)?;
    Ok((exchange, state))
}

fn record(
    conn: &mut Conn,
    actor: &Actor,
    now: Moment,
    action: &str,
    id: BarrierId,
) -> Result<(), AppError> {
    let change = Change {
        action,
        subject: "barriers",
        id: &id.to_string(),
        detail: "",
        readers: readers_of!(conn, barriers, id)?,
    };
    audit::record(conn, Who::Actor(actor), now, change)
}
