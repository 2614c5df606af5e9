//! Posts stay, people rotate: what is open moves, by choice, from those who have left a post
//! to whoever holds it now, or waits with the post until someone does. Commitments that were
//! agreed with them, and their places at events to come; questionnaires that were sent to
//! them are only told of.

mod actions;
mod forms;
mod handlers;
mod model;
mod queries;
mod views;

use actix_web::web::{self, ServiceConfig};

pub use self::model::{Item, Rotation, What};
pub use self::queries::{Succession, leads_there, load};

/// The routes of moving what is open.
pub fn routes(config: &mut ServiceConfig) {
    config
        .route("/posts/{id}/succession", web::get().to(handlers::choose))
        .route("/posts/{id}/succession", web::post().to(handlers::change));
}
