//! Barriers: dated reasons for not joining, raised in an exchange or noted by themselves
//! from another source. A State's reasons change, so entries are added; one noted by mistake
//! goes to the bin. For each kind the treaty pack knows what can be offered.

mod actions;
mod forms;
mod handlers;
pub mod queries;
pub mod strip;
mod views;

use actix_web::web::{self, ServiceConfig};

pub(super) use self::actions::{add, bin, insert};
pub(super) use self::forms::MAX_SAID_BY;
pub use self::queries::Raised;

/// Where what can be offered to a State for a kind of barrier is.
pub fn offers_path(state: crate::treaty::Iso3, kind: &str) -> String {
    format!("/states/{state}/barriers/{kind}")
}

pub(super) fn routes(config: &mut ServiceConfig) {
    config
        .route("/states/{code}/barriers", web::get().to(handlers::index))
        .route(
            "/states/{code}/barriers.{ending:csv|xlsx}",
            web::get().to(handlers::file),
        )
        .route("/states/{code}/barriers", web::post().to(handlers::note))
        .route("/states/{code}/barriers/new", web::get().to(handlers::new))
        .route(
            "/states/{code}/barriers/{barrier}",
            web::get().to(handlers::offers),
        )
        .route("/barriers/{id}/edit", web::get().to(handlers::edit))
        .route("/barriers/{id}", web::post().to(handlers::save));
}
