//! Reports of events over HTTP.

use actix_web::web::Path;

use super::super::model::{EventId, protocol_order};
use super::super::queries as events;
use super::views::{ReportPage, turnout_table};
use crate::web::export::{FileFormat, table_file};
use crate::web::{Answer, Desk};

pub(in crate::events) async fn show(desk: Desk, id: Path<EventId>) -> Answer {
    let id = id.into_inner();
    desk.page(move |desk, conn| {
        let event = events::find(conn, &desk.actor, id)?;
        desk.reads("events", id, (event.marking, event.team_id));
        ReportPage::load(desk, conn, &event)
    })
    .await
}

/// Who came, by delegation, as a file.
pub(in crate::events) async fn file(desk: Desk, ids: Path<(EventId, String)>) -> Answer {
    let (id, ending) = ids.into_inner();
    let format = FileFormat::of(&ending)?;
    desk.answer(move |desk, conn| {
        let event = events::find(conn, &desk.actor, id)?;
        desk.reads("events", id, (event.marking, event.team_id));
        let facts = desk.facts(conn)?;
        let mut guests = events::guests(conn, &desk.actor, id)?;
        protocol_order(&mut guests, &facts, desk.lang);
        table_file(
            &turnout_table(desk.lang, &facts, &guests),
            "turnout",
            format,
        )
    })
    .await
}
