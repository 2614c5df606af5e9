//! All accounts, for administrators: invited, given a role and a team, disabled and
//! enabled again, their sessions ended. To everyone else these pages are not there.

mod actions;
mod forms;
mod handlers;
mod queries;
mod views;

use actix_web::web::{self, ServiceConfig};

/// The routes of all accounts.
pub(super) fn routes(config: &mut ServiceConfig) {
    config
        .route("/admin/accounts", web::get().to(handlers::index))
        .route("/admin/accounts", web::post().to(handlers::invite))
        .route("/admin/accounts.{ending}", web::get().to(handlers::export))
        .route("/admin/accounts/new", web::get().to(handlers::new))
        .route("/admin/accounts/{id}", web::get().to(handlers::show))
        .route("/admin/accounts/{id}", web::post().to(handlers::edit))
        .route(
            "/admin/accounts/{id}/invite-again",
            web::post().to(handlers::invite_again),
        )
        .route(
            "/admin/accounts/{id}/disable",
            web::post().to(handlers::disable),
        )
        .route(
            "/admin/accounts/{id}/enable",
            web::post().to(handlers::enable),
        )
        .route(
            "/admin/accounts/{id}/second-factor/remove",
            web::post().to(handlers::remove_factor),
        )
        .route(
            "/admin/accounts/{id}/sessions/end",
            web::post().to(handlers::end_sessions),
        )
        .route(
            "/admin/accounts/{id}/sessions/{session}/end",
            web::post().to(handlers::end_session),
        );
}
