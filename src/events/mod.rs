//! Events: regional workshops, side events and meetings; which States and people are
//! invited to them, and who came.

mod actions;
mod forms;
mod handlers;
mod model;
pub mod queries;
mod views;

use actix_web::web::{self, ServiceConfig};

pub use self::model::{Attendance, Event, EventFilter, EventId, EventKind, GuestId, When, days};

/// The routes of events.
pub fn routes(config: &mut ServiceConfig) {
    config
        .route("/events", web::get().to(handlers::index))
        .route("/events", web::post().to(handlers::create))
        .route("/events.{ending}", web::get().to(handlers::export))
        .route("/events/new", web::get().to(handlers::new))
        .route("/events/{id}", web::get().to(handlers::show))
        .route("/events/{id}", web::post().to(handlers::save))
        .route("/events/{id}/edit", web::get().to(handlers::edit))
        .route("/events/{id}/bin", web::post().to(handlers::bin))
        .route("/events/{id}/restore", web::post().to(handlers::restore))
        .route("/events/{id}/invitations", web::post().to(handlers::invite))
        .route("/events/{id}/guests", web::post().to(handlers::mark));
}
