//! The search: one box for States, people, organisations, events, what was said and
//! promised, and the desk's pages.
//! What it finds is what the lists would show the same reader.

mod handlers;
mod keys;
mod names;
mod queries;
mod views;
mod words;

pub use self::names::Names;

use actix_web::web::{self, ServiceConfig};

/// The routes of the search.
pub fn routes(config: &mut ServiceConfig) {
    config
        .route("/keys", web::get().to(keys::page))
        .route("/search", web::get().to(handlers::page))
        .route("/search/find", web::get().to(handlers::find));
}
