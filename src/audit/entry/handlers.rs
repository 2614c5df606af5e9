//! The page of one entry.

use actix_web::web;

use super::super::handlers::authorise;
use super::views::EntryPage;
use crate::web::{Answer, Desk};

pub(in crate::audit) async fn show(desk: Desk, id: web::Path<i64>) -> Answer {
    desk.page(move |desk, conn| {
        authorise(&desk.actor)?;
        EntryPage::load(desk, conn, *id)
    })
    .await
}
