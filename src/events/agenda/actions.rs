//! Changes to agendas.

use diesel::prelude::*;

use super::super::actions::{changeable, record};
use super::super::model::EventId;
use super::forms::ItemForm;
use super::model::ItemId;
use super::queries::{self, MAX_ITEMS};
use crate::auth::Actor;
use crate::db::Conn;
use crate::db::schema::event_agenda as t;
use crate::db::types::Moment;
use crate::error::AppError;
use crate::exchanges::Saving;

/// Adds an item. Says no where the agenda is full.
pub(in crate::events) fn add(
    conn: &mut Conn,
    actor: &Actor,
    event: EventId,
    form: &ItemForm,
    now: Moment,
) -> Result<bool, AppError> {
    changeable(conn, actor, event)?;
    let there: i64 = t::table
        .filter(t::event_id.eq(event))
        .count()
        .get_result(conn)?;
    if there >= MAX_ITEMS {
        return Ok(false);
    }
    diesel::insert_into(t::table)
        .values((
            t::event_id.eq(event),
            (
                t::kind.eq(form.kind),
                t::number.eq(&form.number),
                t::title.eq(&form.title),
                t::held_on.eq(form.held_on),
                t::begins_at.eq(&form.begins_at),
                t::ends_at.eq(&form.ends_at),
            ),
            t::on_convention.eq(form.on_convention),
            t::person_id.eq(form.person_id),
            t::speaker.eq(&form.speaker),
            t::state.eq(form.state),
            t::note.eq(&form.note),
            t::link.eq(&form.link),
        ))
        .execute(conn)?;
    record(conn, actor, now, "event.agenda", event, "added")?;
    Ok(true)
}

/// Saves an item. A speaker whom the editor does not see stays, unless another is named.
pub(in crate::events) fn save(
    conn: &mut Conn,
    actor: &Actor,
    (event, id): (EventId, ItemId),
    form: &ItemForm,
    now: Moment,
) -> Result<Saving, AppError> {
    changeable(conn, actor, event)?;
    let seen = queries::item(conn, actor, event, id)?.person_id;
    let kept: Option<crate::contacts::PersonId> =
        t::table.find(id).select(t::person_id).first(conn)?;
    let unseen = kept.filter(|_| seen.is_none() && form.speaker.is_empty());
    let saved = diesel::update(t::table)
        .filter(t::id.eq(id))
        .filter(t::event_id.eq(event))
        .filter(t::version.eq(form.version))
        .set((
            (
                t::kind.eq(form.kind),
                t::number.eq(&form.number),
                t::title.eq(&form.title),
                t::held_on.eq(form.held_on),
                t::begins_at.eq(&form.begins_at),
                t::ends_at.eq(&form.ends_at),
            ),
            t::on_convention.eq(form.on_convention),
            t::person_id.eq(form.person_id.or(unseen)),
            t::speaker.eq(&form.speaker),
            t::state.eq(form.state),
            t::note.eq(&form.note),
            t::link.eq(&form.link),
            t::version.eq(t::version + 1),
        ))
        .execute(conn)?;
    if saved == 0 {
        return Ok(Saving::Stale);
    }
    record(conn, actor, now, "event.agenda", event, "changed")?;
    Ok(Saving::Done)
}

/// Takes an item off the agenda.
pub(in crate::events) fn remove(
    conn: &mut Conn,
    actor: &Actor,
    (event, id): (EventId, ItemId),
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
    record(conn, actor, now, "event.agenda", event, "removed")
}
