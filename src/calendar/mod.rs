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
