//! Saved views: the filter, order and form of a list, kept under a name, for oneself or
//! for one's team. A view is the list's address: whoever opens it sees what they may read.

mod actions;
mod forms;
mod handlers;
mod model;
mod queries;
mod views;

use actix_web::web::{self, ServiceConfig};

pub use self::model::{LISTS, SavedView, ViewId};
pub use self::queries::of_list;
pub use self::views::Menu;

/// The routes of the page of one's views and of the buttons of lists.
pub fn routes(config: &mut ServiceConfig) {
    config
        .route("/views", web::get().to(handlers::index))
        .route("/views", web::post().to(handlers::keep))
        .route("/views/{id}", web::post().to(handlers::save))
        .route("/views/{id}/edit", web::get().to(handlers::edit))
        .route("/views/{id}/remove", web::post().to(handlers::remove));
}
