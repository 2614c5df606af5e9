//! Mail: what was sent to whom, when, with what result. Mails are queued in the outbox
//! by the changes they tell of and sent by a worker, as files or through a mail server.

mod actions;
mod control;
mod handlers;
mod mail_page;
mod message;
mod model;
pub mod outbox;
mod queries;
mod smtp;
mod transport;
mod views;
mod worker;

use actix_web::web::{self, ServiceConfig};

pub use self::control::{Control, Pause};
pub use self::model::{Cause, LINK, MailId, MailKind, MailStatus, NewMail, Outcome, Reply};
pub use self::outbox::counts;
pub use self::worker::Worker;

/// The routes of the mails.
pub fn routes(config: &mut ServiceConfig) {
    config
        .route("/mail", web::get().to(handlers::index))
        .route("/mail.{ending}", web::get().to(handlers::export))
        .route("/mail/pause", web::post().to(handlers::pause))
        .route("/mail/resume", web::post().to(handlers::resume))
        .route("/mail/{id}", web::get().to(handlers::show))
        .route("/mail/{id}/cancel", web::post().to(handlers::cancel))
        .route("/mail/{id}/resend", web::post().to(handlers::resend))
        .route("/mail/{id}/settle", web::post().to(handlers::settle))
        .route("/mail/{id}/bounced", web::post().to(handlers::bounced));
}
