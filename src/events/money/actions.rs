//! Changes to an event's budget and costs.

use diesel::prelude::*;

use super::super::actions::{changeable, record};
use super::super::model::EventId;
use super::forms::LineForm;
use super::model::LineId;
use super::queries::MAX_LINES;
use crate::auth::Actor;
use crate::db::Conn;
use crate::db::schema::event_money as t;
use crate::db::types::Moment;
use crate::error::AppError;
use crate::exchanges::Saving;

/// Adds a line. Says no where there are too many.
pub(in crate::events) fn add(
    conn: &mut Conn,
    actor: &Actor,
    event: EventId,
    form: &LineForm,
    now: Moment,
) -> Result<bool, AppError> {
    changeable(conn, actor, event)?;
    let there: i64 = t::table
        .filter(t::event_id.eq(event))
        .count()
        .get_result(conn)?;
    if there >= MAX_LINES {
        return Ok(false);
    }
    diesel::insert_into(t::table)
        .values((
            t::event_id.eq(event),
            t::kind.eq(form.kind),
            t::what.eq(&form.what),
            t::amount_minor.eq(form.money.minor()),
            t::currency.eq(form.money.currency().code()),
        ))
        .execute(conn)?;
    record(conn, actor, now, "event.money", event, "added")?;
    Ok(true)
}

/// Corrects a line.
pub(in crate::events) fn save(
    conn: &mut Conn,
    actor: &Actor,
    (event, id): (EventId, LineId),
    form: &LineForm,
    now: Moment,
) -> Result<Saving, AppError> {
    changeable(conn, actor, event)?;
    let saved = diesel::update(t::table)
        .filter(t::id.eq(id))
        .filter(t::event_id.eq(event))
        .filter(t::version.eq(form.version))
        .set((
            t::kind.eq(form.kind),
            t::what.eq(&form.what),
            t::amount_minor.eq(form.money.minor()),
            t::currency.eq(form.money.currency().code()),
            t::version.eq(t::version + 1),
        ))
        .execute(conn)?;
    if saved == 0 {
        return Ok(Saving::Stale);
    }
    record(conn, actor, now, "event.money", event, "corrected")?;
    Ok(Saving::Done)
}

/// Takes a line away.
pub(in crate::events) fn remove(
    conn: &mut Conn,
    actor: &Actor,
    (event, id): (EventId, LineId),
    now: Moment,
) -> Result<(), AppError> {
    changeable(conn, actor, event)?;
    let gone = diesel::delete(t::table)
        .filter(t::id.eq(id))
        .filter(t::event_id.eq(event))
        .execute(conn)?;
    if gone == 0 {
        return Err(AppError::NotFound);
    }
    record(conn, actor, now, "event.money", event, "removed")
}
