//! Pathways: the legal steps of each State from the political decision to the deposit.
//! They begin with a template of the treaty pack that someone chooses, and are changed as
//! the State's own constitution and its progress ask. What a step said before is kept, so
//! that the pathway can be seen as it was believed to be on any day. What follows deposit
//! is law: it is computed, and never stored.

mod actions;
mod after;
mod forms;
mod handlers;
mod model;
pub mod queries;
mod views;

use actix_web::web::{self, ServiceConfig};

pub use self::actions::remember_all;
pub use self::model::{Content, MAX_STEPS, Step, StepId, StepStatus, progress};

/// The routes of pathways and their steps.
pub fn routes(config: &mut ServiceConfig) {
    config
        .route("/states/{code}/pathway", web::get().to(handlers::index))
        .route("/states/{code}/pathway", web::post().to(handlers::add))
        .route("/states/{code}/pathway/new", web::get().to(handlers::new))
        .route(
            "/states/{code}/pathway/template",
            web::get().to(handlers::choose),
        )
        .route(
            "/states/{code}/pathway/template",
            web::post().to(handlers::adopt),
        )
        .route("/pathway/{id}", web::get().to(handlers::show))
        .route("/pathway/{id}", web::post().to(handlers::save))
        .route("/pathway/{id}/edit", web::get().to(handlers::edit))
        .route("/pathway/{id}/up", web::post().to(handlers::up))
        .route("/pathway/{id}/down", web::post().to(handlers::down))
        .route("/pathway/{id}/drop", web::post().to(handlers::drop_step))
        .route("/pathway/{id}/restore", web::post().to(handlers::restore));
}
