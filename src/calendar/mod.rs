//! The calendar: what is held, due or planned on which day, read through the rights layer
//! from the features' own tables; as a page, as a file of one event, and as feeds that a
//! calendar program fetches by itself.

pub(crate) mod actions;
mod feed;
mod forms;
mod handlers;
mod ics;
mod model;
mod queries;
mod views;
mod zone;

use actix_web::web::{self, ServiceConfig};
use chrono::NaiveDate;

use crate::db::Conn;
use crate::error::AppError;
use crate::web::Desk;

/// What stands in the calendar from a day to a day, as a file for calendar programs: all
/// that the reader may know of, and how many entries that is.
///
/// # Errors
/// The database fails.
pub fn file(
    desk: &Desk,
    conn: &mut Conn,
    (from, until): (NaiveDate, NaiveDate),
    name: String,
) -> Result<(Vec<u8>, usize), AppError> {
    let (facts, teams) = (desk.facts(conn)?, queries::teams(conn)?);
    let asked = queries::Question {
        actor: &desk.actor,
        facts: &facts,
        lang: desk.lang,
        filter: model::CalendarFilter::default(),
        span: model::Span { from, until },
        reach: model::Reach::Page,
    };
    let entries = queries::entries(conn, &asked, &teams)?;
    let calendar = feed::calendar(&desk.app.settings, desk.lang, name, &entries.all);
    Ok((calendar.written().into_bytes(), entries.all.len()))
}

/// The routes for those who hold the address of a feed.
pub fn public_routes(config: &mut ServiceConfig) {
    config.route(
        "/calendar/feed/{token}.ics",
        web::get().to(handlers::fetch_feed),
    );
}

/// The routes of the calendar. They stand before those of events: `5.ics` is no id.
pub fn routes(config: &mut ServiceConfig) {
    config
        .route("/calendar", web::get().to(handlers::index))
        .route("/calendar/feeds", web::get().to(handlers::feeds))
        .route("/calendar/feeds", web::post().to(handlers::make_feed))
        .route(
            "/calendar/feeds/{id}/revoke",
            web::post().to(handlers::revoke_feed),
        )
        .route("/events/{id}.ics", web::get().to(handlers::event_file));
}
