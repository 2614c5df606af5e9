//! Attachments: files that belong to a record, and are read by those who read it. The bytes
//! stand in the store under their SHA-256, once however many records have them; a row says
//! whose they are. Another kind of record gets files by a column of its own in that table, a
//! variant of [`Home`], and its routes.
//!
//! What is sent is never trusted: what it is is told by its content, it is given back only
//! to be saved, and its name never becomes a path.

mod actions;
mod bucket;
pub mod clean;
mod content;
mod forms;
mod handlers;
mod model;
pub mod queries;
mod scanner;
mod section;
mod store;
mod views;

use actix_web::web::{self, ServiceConfig};

pub use self::actions::{attach, claim_ends, claimed, note_content, receive, receive_for};
pub use self::content::kind_of;
pub use self::forms::file_error;
pub use self::model::{Attachment, FileKind, Home, Received, file_name};
pub use self::section::Section;
pub use self::store::Store;

/// The routes of files, below those of the records they belong to.
pub fn routes(config: &mut ServiceConfig) {
    config
        .route(
            "/exchanges/{id}/attachments",
            web::get().to(handlers::index),
        )
        .route("/exchanges/{id}/attachments", web::post().to(handlers::add))
        .route(
            "/exchanges/{id}/attachments/{number}",
            web::get().to(handlers::take),
        )
        .route(
            "/exchanges/{id}/attachments/{number}/bin",
            web::post().to(handlers::bin),
        )
        .route(
            "/exchanges/{id}/attachments/{number}/restore",
            web::post().to(handlers::restore),
        )
        .route("/events/{id}/attachments", web::get().to(handlers::index))
        .route("/events/{id}/attachments", web::post().to(handlers::add))
        .route(
            "/events/{id}/attachments/{number}",
            web::get().to(handlers::take),
        )
        .route(
            "/events/{id}/attachments/{number}/bin",
            web::post().to(handlers::bin),
        )
        .route(
            "/events/{id}/attachments/{number}/restore",
            web::post().to(handlers::restore),
        );
}
