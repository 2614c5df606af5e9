//! The hand-over: what the incoming coordinators need to know of where things stand, as a
//! page and as a pack of files that is read without the desk; and what the outgoing ones
//! do: a new work plan is made from the old, teams hand over to teams, and a team releases
//! or seals what it alone reads.

mod handlers;
mod model;
mod pack;
mod plan;
mod queries;
mod release;
mod sheets;
mod teams;
mod views;

use actix_web::web::{self, ServiceConfig};

/// The routes of the hand-over.
pub fn routes(config: &mut ServiceConfig) {
    config
        .route("/work-plan/hand-over", web::get().to(handlers::show))
        .route(
            "/work-plan/hand-over/pack.zip",
            web::get().to(handlers::pack),
        )
        .route(
            "/work-plan/hand-over/plan",
            web::get().to(plan::handlers::new),
        )
        .route(
            "/work-plan/hand-over/plan",
            web::post().to(plan::handlers::make),
        )
        .route(
            "/work-plan/hand-over/restricted",
            web::get().to(release::handlers::choose),
        )
        .route(
            "/work-plan/hand-over/restricted",
            web::post().to(release::handlers::change),
        )
        .route(
            "/work-plan/hand-over/teams",
            web::get().to(teams::handlers::choose),
        )
        .route(
            "/work-plan/hand-over/teams",
            web::post().to(teams::handlers::change),
        );
}
