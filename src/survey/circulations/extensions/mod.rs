//! A State's own last day for answers, later than the others'.

mod actions;
mod fields;
mod forms;
mod handlers;
mod queries;

use actix_web::web::{self, ServiceConfig};

use self::handlers as e;

pub(super) use self::fields::path;

/// The routes of extensions.
pub(super) fn routes(config: &mut ServiceConfig) {
    config
        .route(
            "/survey/circulations/{id}/extension/{state}",
            web::get().to(e::page),
        )
        .route(
            "/survey/circulations/{id}/extension/{state}",
            web::post().to(e::grant),
        );
}
