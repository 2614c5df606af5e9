//! A mail that someone has sent or received elsewhere, brought here as a file: a draft of
//! the exchange it is, with the people recognised. Nothing is logged until its reader has
//! looked at the draft and saves it.

mod handlers;
mod queries;
mod read;
mod views;

use actix_web::web::{self, ServiceConfig};

pub use self::read::{Letter, read};

/// The routes of mails that are brought.
pub(super) fn routes(config: &mut ServiceConfig) {
    config
        .route("/exchanges/mail", web::get().to(handlers::start))
        .route("/exchanges/mail", web::post().to(handlers::draft));
}
