//! Changes to barriers.

use diesel::prelude::*;

use super::super::actions::{changeable, may_add, may_change};
use super::super::forms::RaisedBarrier;
use super::super::model::{BarrierId, Exchange, ExchangeId};
use super::forms::{BarrierForm, Correction};
use super::queries::{self, Noted};
use crate::access;
use crate::audit::{self, Change, Who};
use crate::auth::{Actor, RecordKind};
use crate::db::Conn;
use crate::db::schema::barriers;
use crate::db::types::Moment;
use crate::error::AppError;
use crate::exchanges::Saving;
use crate::readers_of;
use crate::treaty::Iso3;

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
            t::said_by.eq(&barrier.said_by),
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
    let Noted {
        state, exchange, ..
    } = corrigible(conn, actor, id)?;
    diesel::update(t::table.find(id))
        .set((t::deleted_at.eq(now), t::version.eq(t::version + 1)))
        .execute(conn)?;
    record(conn, actor, now, "barrier.bin", id)?;
    Ok((exchange, state))
}

/// A barrier the actor may correct: it is in sight.
pub(super) fn corrigible(conn: &mut Conn, actor: &Actor, id: BarrierId) -> Result<Noted, AppError> {
    let found = queries::noted(conn, actor, id)?;
    may_change(actor, found.marking, found.team_id)?;
    Ok(found)
}

/// Corrects a barrier. One raised in an exchange keeps the day and the source it has from there.
pub(super) fn save(
    conn: &mut Conn,
    actor: &Actor,
    id: BarrierId,
    form: &Correction,
    now: Moment,
) -> Result<Saving, AppError> {
    use barriers as t;
    let before = corrigible(conn, actor, id)?;
    let (raised_on, source) = match &form.elsewhere {
        Some((day, source)) if before.exchange.is_none() => (*day, source),
        _ => (before.raised_on, &before.source),
    };
    let saved = diesel::update(t::table)
        .filter(t::id.eq(id))
        .filter(t::version.eq(form.version))
        .set((
            t::kind.eq(&form.kind),
            t::raised_on.eq(raised_on),
            t::said_by.eq(&form.said_by),
            t::detail.eq(&form.detail),
            t::source.eq(source),
            t::version.eq(t::version + 1),
        ))
        .execute(conn)?;
    if saved == 0 {
        return Ok(Saving::Stale);
    }
    record(conn, actor, now, "barrier.edit", id)?;
    Ok(Saving::Done)
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
