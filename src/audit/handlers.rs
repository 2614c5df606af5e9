//! The audit as a page and as a file.

use actix_web::web;

use super::queries::{self, AuditFilter};
use super::views::{self, AuditPage, Known};
use crate::auth::Actor;
use crate::error::AppError;
use crate::web::export::{FileFormat, MAX_ROWS, table_file};
use crate::web::{Answer, Desk};

pub(super) async fn index(desk: Desk) -> Answer {
    desk.page(|desk, conn| {
        authorise(&desk.actor)?;
        AuditPage::load(desk, conn)
    })
    .await
}

pub(super) async fn export(desk: Desk, ending: web::Path<String>) -> Answer {
    let format = FileFormat::of(&ending)?;
    desk.answer(move |desk, conn| {
        authorise(&desk.actor)?;
        let filter = AuditFilter::of(&desk.params());
        let rows = queries::list(conn, &desk.actor, &filter, None, MAX_ROWS + 1)?;
        let known = Known::load(conn, &rows)?;
        table_file(&views::table(desk, &known, &rows), "audit", format)
    })
    .await
}

/// For anyone else there is no such page.
pub(super) fn authorise(actor: &Actor) -> Result<(), AppError> {
    if actor.may_coordinate() {
        Ok(())
    } else {
        Err(AppError::NotFound)
    }
}
