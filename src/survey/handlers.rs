//! The survey's front page over HTTP.

use super::inside;
use super::views::FrontPage;
use crate::web::{Answer, Desk};

pub(super) async fn index(desk: Desk) -> Answer {
    desk.page(|desk, conn| {
        inside(&desk.actor)?;
        FrontPage::load(desk, conn)
    })
    .await
}
