//! Commitments: who said they would do what, by when. Most come out of an exchange and
//! keep its State and its marking; some are noted on their own.

mod actions;
mod agreed;
mod bulk;
mod forms;
mod handlers;
mod model;
pub mod queries;
mod views;

use actix_web::web::{self, ServiceConfig};

use self::bulk::Bulk;
use crate::web::bulk::{change, choose};

use crate::db::Conn;
use crate::error::AppError;
use crate::web::table::Table;
use crate::web::{Desk, Params};

pub(super) use self::actions::insert;
pub use self::actions::{Task, give, hand_on};
pub(super) use self::forms::{MAX_ROWS, Promise, Row, promises, rows};
pub use self::model::{Commitment, CommitmentFilter, CommitmentId, Origin, Owner, Standing, With};
pub(super) use self::views::{Line, owner_choices};

/// The commitments of some standings as their file has them, no more than `most` of each.
///
/// # Errors
/// The database fails.
pub fn sheet(
    desk: &Desk,
    conn: &mut Conn,
    standings: &[Standing],
    most: usize,
) -> Result<Table, AppError> {
    let mut found: Option<views::Listing> = None;
    for standing in standings {
        let asked = Params::default().with("standing", standing.as_str());
        let mut listing = handlers::listing(&desk.asking(&asked), conn, most)?;
        listing.lines.truncate(most);
        match &mut found {
            Some(found) => found.lines.append(&mut listing.lines),
            None => found = Some(listing),
        }
    }
    let Some(mut listing) = found else {
        return Ok(Table::default());
    };
    listing.agreed = agreed::Agreed::load(conn, &desk.actor, &listing.lines)?;
    Ok(views::sheet(desk, &listing))
}

pub(super) fn routes(config: &mut ServiceConfig) {
    config
        .route("/commitments", web::get().to(handlers::index))
        .route("/commitments", web::post().to(handlers::add))
        .route("/commitments.{ending}", web::get().to(handlers::export))
        .route("/commitments/new", web::get().to(handlers::new))
        .route("/commitments/bulk", web::get().to(choose::<Bulk>))
        .route("/commitments/bulk", web::post().to(change::<Bulk>))
        .route("/commitments/{id}", web::get().to(handlers::show))
        .route("/commitments/{id}", web::post().to(handlers::save))
        .route("/commitments/{id}/edit", web::get().to(handlers::edit))
        .route("/commitments/{id}/done", web::post().to(handlers::done))
        .route("/commitments/{id}/reopen", web::post().to(handlers::reopen))
        .route("/commitments/{id}/bin", web::post().to(handlers::bin))
        .route(
            "/commitments/{id}/restore",
            web::post().to(handlers::restore),
        );
}
