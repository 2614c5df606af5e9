//! Positions: where each State stands toward the treaty, as dated and sourced entries. A
//! State's position changes, so entries are added; one that was wrong is corrected, one
//! noted by mistake goes to the bin. The newest that a reader may know of is what counts.

mod actions;
mod forms;
mod handlers;
mod model;
pub mod queries;
mod views;

use actix_web::web::{self, ServiceConfig};

pub use self::model::{Confidence, Content, Position, PositionId, Stance, new_path};

/// The routes of positions.
pub fn routes(config: &mut ServiceConfig) {
    config
        .route("/states/{code}/positions", web::get().to(handlers::index))
        .route("/states/{code}/positions", web::post().to(handlers::add))
        .route("/states/{code}/positions/new", web::get().to(handlers::new))
        .route("/positions/{id}", web::get().to(handlers::show))
        .route("/positions/{id}", web::post().to(handlers::save))
        .route("/positions/{id}/edit", web::get().to(handlers::edit))
        .route("/positions/{id}/bin", web::post().to(handlers::bin));
}
