//! Exchanges: what was said to which State and by whom, what was promised, what stands
//! in the way. One is logged in under a minute; the running totals follow at once.

mod actions;
pub mod barriers;
mod bulk;
mod by_name;
pub mod commitments;
mod filter;
mod forms;
mod handlers;
pub mod letters;
mod listing;
mod met;
mod model;
mod numbers;
pub mod people;
pub mod queries;
pub mod sources;
mod text;
mod totals;
mod views;
pub mod zones;

use actix_web::web::{self, ServiceConfig};

use self::bulk::Bulk;
use crate::db::Conn;
use crate::error::AppError;
use crate::web::Desk;
use crate::web::bulk::{change, choose};
use crate::web::table::Table;

pub use self::actions::{NoteOut, Saving, log_note, may_add, may_change, remark};
pub use self::by_name::{ByName, by_name};
pub use self::filter::{Filter, Place};
pub use self::met::{Met, last_met};
pub use self::model::{
    BarrierId, BarrierKind, BarrierLine, Direction, Exchange, ExchangeId, ExchangeKind,
    ExchangeLine,
};
pub use self::numbers::written;
pub use self::text::shortened;
pub use self::totals::{Counted, counted, recount};

/// The log as its file has it: the newest of what the reader may know of, no more than
/// `most`.
///
/// # Errors
/// The database fails.
pub fn sheet(desk: &Desk, conn: &mut Conn, most: usize) -> Result<Table, AppError> {
    let listing = listing::Listing::newest(desk, conn, most)?;
    Ok(views::sheet(desk, &listing))
}

/// The routes of the log, of commitments and of barriers.
pub fn routes(config: &mut ServiceConfig) {
    config
        .route("/exchanges", web::get().to(handlers::index))
        .route("/exchanges", web::post().to(handlers::log))
        .route("/exchanges.{ending}", web::get().to(handlers::export))
        .route("/exchanges/new", web::get().to(handlers::new))
        .route("/exchanges/bulk", web::get().to(choose::<Bulk>))
        .route("/exchanges/bulk", web::post().to(change::<Bulk>))
        .configure(letters::routes)
        .route("/exchanges/{id}", web::get().to(handlers::show))
        .route("/exchanges/{id}", web::post().to(handlers::save))
        .route("/exchanges/{id}/edit", web::get().to(handlers::edit))
        .route("/exchanges/{id}/bin", web::post().to(handlers::bin))
        .route("/exchanges/{id}/restore", web::post().to(handlers::restore))
        .route(
            "/exchanges/{id}/follow-up/done",
            web::post().to(handlers::followed_up),
        )
        .route(
            "/exchanges/{id}/barriers",
            web::post().to(handlers::add_barrier),
        )
        .route("/barriers/{id}/bin", web::post().to(handlers::bin_barrier))
        .configure(barriers::routes)
        .configure(commitments::routes);
}
