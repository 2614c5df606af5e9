//! Today.

use super::views::TodayPage;
use crate::web::{Answer, Desk};

pub(super) async fn index(desk: Desk) -> Answer {
    desk.page(TodayPage::load).await
}
