//! Who may read one record, and why: the page that says it, the persons named on a
//! restricted record, and what a change of marking must state. The rule itself is the
//! rights layer's ([`crate::auth`]); here it is shown, and its exceptions are kept.

mod actions;
mod handlers;
mod model;
mod queries;
mod remarking;
mod views;

use actix_web::web::{self, ServiceConfig};

pub use self::actions::{inherit, take_names_off};
pub use self::model::path;
pub use self::remarking::{REASON, Remarked, Remarking, record_remarking};

/// The routes of the page.
pub fn routes(config: &mut ServiceConfig) {
    config
        .route("/access/{kind}/{id}", web::get().to(handlers::show))
        .route(
            "/access/{kind}/{id}/readers",
            web::post().to(handlers::name),
        )
        .route(
            "/access/{kind}/{id}/readers/{user}/remove",
            web::post().to(handlers::unname),
        );
}
