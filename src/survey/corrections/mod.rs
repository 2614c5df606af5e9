//! A live correction: a circulation that has left goes on with a newer version of its
//! questionnaire. What was begun goes on under the new text, what was answered stays under
//! its own.

mod actions;
mod handlers;
mod queries;
mod views;

use actix_web::web::{self, ServiceConfig};

/// The routes of corrections.
pub(super) fn routes(config: &mut ServiceConfig) {
    config
        .route(
            "/survey/circulations/{id}/correct",
            web::get().to(handlers::page),
        )
        .route(
            "/survey/circulations/{id}/correct",
            web::post().to(handlers::correct),
        );
}
