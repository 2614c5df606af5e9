//! Changes to positions: each authorised in its own transaction, with a row in the audit.

use diesel::prelude::*;

use super::forms::PositionForm;
use super::model::{Content, Position, PositionId};
use super::queries;
use crate::access::{Remarked, record_remarking};
use crate::audit::{self, Change, Who};
use crate::auth::{Actor, RecordKind};
use crate::db::Conn;
use crate::db::schema::positions;
use crate::db::types::Moment;
use crate::error::AppError;
use crate::exchanges::{Saving, may_add, may_change};
use crate::readers_of;
use crate::treaty::Iso3;

/// Notes where a State stands.
pub(super) fn add(
    conn: &mut Conn,
    actor: &Actor,
    state: Iso3,
    form: &PositionForm,
    now: Moment,
) -> Result<PositionId, AppError> {
    use positions as t;
    may_add(actor)?;
    if !actor.givable_markings().contains(&form.marking) {
        return Err(AppError::Forbidden);
    }
    let id: PositionId = diesel::insert_into(t::table)
        .values((
            t::state.eq(state),
            &form.content,
            t::marking.eq(form.marking),
            t::team_id.eq(actor.team_id),
            t::created_at.eq(now),
            t::updated_at.eq(now),
        ))
        .returning(t::id)
        .get_result(conn)?;
    record(conn, actor, now, "position.add", id)?;
    Ok(id)
}

/// Corrects an entry. `reason` is why its marking opens it.
pub(super) fn save(
    conn: &mut Conn,
    actor: &Actor,
    id: PositionId,
    (form, reason): (&PositionForm, &str),
    now: Moment,
) -> Result<Saving, AppError> {
    use positions as t;
    let before = changeable(conn, actor, id)?;
    if !actor.may_read(form.marking, before.team_id) {
        return Err(AppError::Forbidden);
    }
    let content = kept(conn, actor, &before, &form.content)?;
    let saved = diesel::update(t::table)
        .filter(t::id.eq(id))
        .filter(t::version.eq(form.version))
        .set((
            &content,
            t::marking.eq(form.marking),
            t::updated_at.eq(now),
            t::version.eq(t::version + 1),
        ))
        .execute(conn)?;
    if saved == 0 {
        return Ok(Saving::Stale);
    }
    record(conn, actor, now, "position.edit", id)?;
    let remarked = Remarked {
        action: "position.marking",
        kind: RecordKind::Positions,
        id: id.0,
        from: before.marking,
        to: form.marking,
        team: before.team_id,
        reason,
    };
    record_remarking(conn, Who::Actor(actor), now, &remarked)?;
    Ok(Saving::Done)
}

/// Moves an entry to the bin.
pub(super) fn bin(
    conn: &mut Conn,
    actor: &Actor,
    id: PositionId,
    now: Moment,
) -> Result<Position, AppError> {
    use positions as t;
    let position = changeable(conn, actor, id)?;
    diesel::update(t::table.find(id))
        .set((t::deleted_at.eq(now), t::version.eq(t::version + 1)))
        .execute(conn)?;
    record(conn, actor, now, "position.bin", id)?;
    Ok(position)
}

/// An entry the actor may change: it is in sight.
pub(super) fn changeable(
    conn: &mut Conn,
    actor: &Actor,
    id: PositionId,
) -> Result<Position, AppError> {
    let position = queries::find(conn, actor, id)?;
    may_change(actor, position.marking, position.team_id)?;
    Ok(position)
}

/// What is saved: an exchange that the form could not offer, because it is hidden from who
/// fills it in, stays named.
fn kept(
    conn: &mut Conn,
    actor: &Actor,
    before: &Position,
    content: &Content,
) -> Result<Content, AppError> {
    let mut content = content.clone();
    if let (None, Some(exchange)) = (content.exchange_id, before.content.exchange_id)
        && queries::said_in(conn, actor, exchange)?.is_none()
    {
        content.exchange_id = Some(exchange);
    }
    Ok(content)
}

fn record(
    conn: &mut Conn,
    actor: &Actor,
    now: Moment,
    action: &str,
    id: PositionId,
) -> Result<(), AppError> {
    let change = Change {
        action,
        subject: "positions",
        id: &id.to_string(),
        detail: "",
        readers: readers_of!(conn, positions, id)?,
    };
    audit::record(conn, Who::Actor(actor), now, change)
}
