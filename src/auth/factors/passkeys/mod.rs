//! Passkeys (WebAuthn): an authenticator signs what the desk asks for, and only for the
//! desk's own address, so that no other page can pass it on. They need a script in the
//! browser; whoever has none uses the authenticator app.

pub(super) mod actions;
mod forms;
mod handlers;
pub(super) mod model;
pub(super) mod queries;
pub(super) mod views;

use actix_web::web::{self, ServiceConfig};

/// The routes of one's own passkeys.
pub(super) fn routes(config: &mut ServiceConfig) {
    config
        .route(
            "/account/second-factor/passkeys/begin",
            web::post().to(handlers::begin),
        )
        .route(
            "/account/second-factor/passkeys/new",
            web::get().to(handlers::new),
        )
        .route(
            "/account/second-factor/passkeys",
            web::post().to(handlers::add),
        )
        .route(
            "/account/second-factor/passkeys/remove",
            web::post().to(handlers::remove),
        );
}
