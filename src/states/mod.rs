//! The States and what is known of them from the treaty pack: the list, the map, the
//! dossier of each.

mod board;
pub mod clocks;
mod contacts;
mod day;
mod dossier;
mod facts;
mod forms;
mod handlers;
mod listing;
pub mod map;
pub mod phrases;
mod queries;
pub mod targets;
mod timeline;
mod views;

use actix_web::web::{self, ServiceConfig};

pub use self::contacts::{ContactsCache, LastContacts};
pub use self::day::{Day, Days, StateDay};
pub use self::dossier::brief_files;
pub use self::facts::{Facts, FactsCache, Holdings, Meeting, PackDescription, StateFacts};
pub use self::forms::day as day_asked;

/// The routes of the list, its exports and the dossiers.
pub fn routes(config: &mut ServiceConfig) {
    config
        .route("/states", web::get().to(handlers::index))
        .route("/states.{ending}", web::get().to(handlers::file))
        .route("/states/{code}", web::get().to(handlers::dossier))
        .route("/states/{code}/timeline", web::get().to(handlers::timeline))
        .route(
            "/states/{code}/timeline.{ending:csv|xlsx}",
            web::get().to(handlers::timeline_file),
        )
        .route("/states/{code}/brief", web::get().to(handlers::brief));
}
