//! How people stand to each other, and to organisations that are no State's: who reports to
//! whom, who opens whose door. Told in confidence: a relation has a marking of its own, and
//! is known only to those who may know of both ends.

mod actions;
mod forms;
mod handlers;
mod model;
pub mod queries;
mod views;

use actix_web::web::{self, ServiceConfig};

pub use self::model::{Ends, Relation, RelationId};
pub use self::views::{RelationLine, lines, phrase};

/// The routes of relations.
pub fn routes(config: &mut ServiceConfig) {
    config
        .route("/contacts/{id}/relations/new", web::get().to(handlers::new))
        .route("/contacts/{id}/relations", web::post().to(handlers::add))
        .route("/relations/{id}", web::get().to(handlers::show))
        .route("/relations/{id}", web::post().to(handlers::save))
        .route("/relations/{id}/edit", web::get().to(handlers::edit))
        .route("/relations/{id}/bin", web::post().to(handlers::bin));
}
