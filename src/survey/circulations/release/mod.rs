//! The release of a circulation: proposed by one, made by another, recalled as long as mails
//! wait, closed and opened again.

mod actions;
mod handlers;
mod queries;
mod views;

use actix_web::web::{self, ServiceConfig};

use self::handlers as r;

pub(super) use self::actions::Sender;
pub(super) use self::views::{Outgoing, Turn};

/// The routes of releases.
pub(super) fn routes(config: &mut ServiceConfig) {
    config
        .route(
            "/survey/circulations/{id}/propose",
            web::post().to(r::propose),
        )
        .route(
            "/survey/circulations/{id}/withdraw",
            web::post().to(r::withdraw),
        )
        .route(
            "/survey/circulations/{id}/release",
            web::post().to(r::release),
        )
        .route(
            "/survey/circulations/{id}/test-mail",
            web::post().to(r::test_mail),
        )
        .route(
            "/survey/circulations/{id}/recall",
            web::post().to(r::recall),
        )
        .route(
            "/survey/circulations/{id}/send-on",
            web::post().to(r::send_on),
        )
        .route(
            "/survey/circulations/{id}/to-draft",
            web::post().to(r::to_draft),
        )
        .route("/survey/circulations/{id}/close", web::post().to(r::close))
        .route(
            "/survey/circulations/{id}/reopen",
            web::post().to(r::reopen),
        );
}
