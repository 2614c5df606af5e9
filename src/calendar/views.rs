//! The pages of the calendar and of its feeds.

mod calendar;
mod feeds;

pub(super) use self::calendar::{CalendarPage, Shown};
pub(super) use self::feeds::{FeedPage, FeedsPage};
