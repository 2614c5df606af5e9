//! Reads of agendas, of events that are in sight already. A speaker the reader may not know
//! of is left out; the item stays.

use diesel::prelude::*;

use super::super::model::EventId;
use super::model::{Item, ItemId, in_order};
use crate::auth::Actor;
use crate::db::Conn;
use crate::db::schema::{event_agenda, people};
use crate::error::AppError;
use crate::visible;

/// How many items an agenda may have.
pub(in crate::events) const MAX_ITEMS: i64 = 300;

macro_rules! item {
    () => {
        (
            event_agenda::id,
            event_agenda::kind,
            event_agenda::number,
            event_agenda::title,
            event_agenda::held_on,
            event_agenda::begins_at,
            event_agenda::ends_at,
            event_agenda::on_convention,
            people::id.nullable(),
            event_agenda::speaker,
            event_agenda::state,
            event_agenda::note,
            event_agenda::link,
            event_agenda::version,
            (people::honorific, people::given_name, people::family_name).nullable(),
        )
    };
}

/// The agenda of an event, in its order.
pub(in crate::events) fn items(
    conn: &mut Conn,
    actor: &Actor,
    event: EventId,
) -> Result<Vec<Item>, AppError> {
    let known = people::id
        .nullable()
        .eq(event_agenda::person_id)
        .and(people::deleted_at.is_null())
        .and(visible!(people, actor));
    let mut items = event_agenda::table
        .left_join(people::table.on(known))
        .filter(event_agenda::event_id.eq(event))
        .order(event_agenda::id)
        .limit(MAX_ITEMS)
        .select(item!())
        .load(conn)?;
    in_order(&mut items);
    Ok(items)
}

/// An item of an event's agenda.
pub(in crate::events) fn item(
    conn: &mut Conn,
    actor: &Actor,
    event: EventId,
    id: ItemId,
) -> Result<Item, AppError> {
    let known = people::id
        .nullable()
        .eq(event_agenda::person_id)
        .and(people::deleted_at.is_null())
        .and(visible!(people, actor));
    Ok(event_agenda::table
        .left_join(people::table.on(known))
        .filter(event_agenda::event_id.eq(event))
        .filter(event_agenda::id.eq(id))
        .select(item!())
        .first(conn)?)
}
