//! Today: how far the work plan has come, where every State stands, and what wants
//! doing now.

mod gauge;
mod handlers;
mod line;
mod picture;
mod queries;
mod survey;
mod views;

use actix_web::web::{self, ServiceConfig};

pub use self::picture::Pictures;

/// The route of Today.
pub fn routes(config: &mut ServiceConfig) {
    config.route("/", web::get().to(handlers::index));
}
