//! The words of events, their agendas and of files.

use diesel::prelude::*;
use diesel::sql_types::{Nullable, Text};

use super::{Line, Passage, Wanted, passage};
use crate::auth::Actor;
use crate::db::Conn;
use crate::db::schema::{
    agenda_words, attachment_words, attachments, event_agenda, event_words, events, exchanges,
};
use crate::db::words::holds;
use crate::treaty::Iso3;
use crate::visible;

/// In whose title, place, organizer, description or outcome the words stand.
pub(super) fn events_with(
    conn: &mut Conn,
    actor: &Actor,
    query: &str,
    wanted: Wanted,
) -> QueryResult<Vec<Passage>> {
    hits!(
        conn,
        query,
        wanted,
        event_words,
        event_words::table
            .inner_join(events::table.on(events::id.eq(event_words::rowid)))
            .filter(visible!(events, actor))
            .filter(events::deleted_at.is_null()),
        (
            events::id,
            events::id,
            events::title,
            None::<Iso3>.into_sql::<Nullable<Text>>(),
            events::starts_on.nullable(),
            events::place
                .concat(" ")
                .concat(events::description)
                .concat(" ")
                .concat(events::outcome)
        )
    )
}

/// In whose title, speaker or note the words stand.
pub(super) fn agenda_with(
    conn: &mut Conn,
    actor: &Actor,
    query: &str,
    wanted: Wanted,
) -> QueryResult<Vec<Passage>> {
    hits!(
        conn,
        query,
        wanted,
        agenda_words,
        agenda_words::table
            .inner_join(event_agenda::table.on(event_agenda::id.eq(agenda_words::rowid)))
            .inner_join(events::table.on(events::id.eq(event_agenda::event_id)))
            .filter(visible!(events, actor))
            .filter(events::deleted_at.is_null()),
        (
            event_agenda::id,
            event_agenda::event_id,
            event_agenda::title,
            None::<Iso3>.into_sql::<Nullable<Text>>(),
            events::starts_on.nullable(),
            events::title
                .concat(": ")
                .concat(event_agenda::speaker)
                .concat(" ")
                .concat(event_agenda::note)
        )
    )
}

/// Files whose name has the words: of exchanges and of events.
pub(super) fn attachments_with(
    conn: &mut Conn,
    actor: &Actor,
    query: &str,
    wanted: Wanted,
) -> QueryResult<Vec<Passage>> {
    let of_events: Vec<Passage> = hits!(
        conn,
        query,
        wanted,
        attachment_words,
        attachment_words::table
            .inner_join(attachments::table.on(attachments::id.eq(attachment_words::rowid)))
            .inner_join(events::table.on(events::id.nullable().eq(attachments::event_id)))
            .filter(visible!(events, actor))
            .filter(events::deleted_at.is_null())
            .filter(attachments::deleted_at.is_null()),
        (
            attachments::id,
            events::id,
            attachments::name,
            None::<Iso3>.into_sql::<Nullable<Text>>(),
            events::starts_on.nullable(),
            events::title
        )
    )?;
    let mut found: Vec<Passage> = hits!(
        conn,
        query,
        wanted,
        attachment_words,
        attachment_words::table
            .inner_join(attachments::table.on(attachments::id.eq(attachment_words::rowid)))
            .inner_join(exchanges::table.on(exchanges::id.nullable().eq(attachments::exchange_id)))
            .filter(visible!(exchanges, actor))
            .filter(exchanges::deleted_at.is_null())
            .filter(attachments::deleted_at.is_null()),
        (
            attachments::id,
            exchanges::id,
            attachments::name,
            exchanges::state.nullable(),
            exchanges::held_on.nullable(),
            "".into_sql::<Text>()
        )
    )?;
    found.extend(of_events.into_iter().map(|it| Passage {
        of_event: true,
        ..it
    }));
    found.sort_by_key(|it| std::cmp::Reverse(it.id));
    found.truncate(usize::try_from(wanted.limit).unwrap_or(usize::MAX));
    Ok(found)
}
