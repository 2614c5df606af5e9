//! Who did what, chained: every row holds the hash of the one before, so that a row
//! altered, dropped or moved breaks the chain. [`record`] runs inside the change's own
//! transaction, as its last step; the database refuses to change or delete a row, and
//! [`verify`] finds it where someone got around that.
//!
//! An entry is read as the record it is about: one about a restricted record by the
//! record's team alone.

mod actions;
mod entry;
mod handlers;
mod model;
mod queries;
mod verify;
mod views;
pub mod words;

use actix_web::web::{self, ServiceConfig};

pub use self::actions::{erase_values, export, read, record, take};
pub use self::model::{Change, Readers, Who};
pub use self::queries::{OwnEntry, changed_by_others, length, own_since, written_down};
pub use self::verify::{Fault, Head, Verdict, head, verify, verify_against};

/// The routes of the audit.
pub fn routes(config: &mut ServiceConfig) {
    config
        .route("/admin/audit", web::get().to(handlers::index))
        .route("/admin/audit.{ending}", web::get().to(handlers::export))
        .route("/admin/audit/{id}", web::get().to(entry::handlers::show));
}
