//! Taking back what one has just done: every single and every bulk change of the desk's
//! records, for ten minutes, as long as nobody has changed the same since. What a row said
//! before is what the audit wrote down of it; putting it back is a change of its own, in
//! the audit too, and can be taken back as well.

mod actions;
mod guards;
mod handlers;
mod model;
mod queries;
mod views;

use actix_web::web::{self, ServiceConfig};

pub use self::model::{FINAL, KEPT, MINUTES, TABLES};
pub use self::queries::offer;

/// The routes of the page and of its buttons.
pub fn routes(config: &mut ServiceConfig) {
    config
        .route("/undo", web::get().to(handlers::index))
        .route("/undo/{id}", web::post().to(handlers::undo));
}
