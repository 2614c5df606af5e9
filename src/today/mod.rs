//! Today: how far the work plan has come, where every State stands, and what wants
//! doing now.

mod gauge;
mod handlers;
mod line;
mod nobody;
mod picture;
mod queries;
mod survey;
mod views;

use actix_web::web::{self, ServiceConfig};

pub use self::gauge::Gauge;
pub use self::picture::Pictures;
pub use self::survey::{SurveyProgress, progress as survey_progress};

/// The route of Today.
pub fn routes(config: &mut ServiceConfig) {
    config.route("/", web::get().to(handlers::index));
}
