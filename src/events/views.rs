//! The pages of events.

mod form;
mod list;
mod show;

pub(super) use self::form::{FormPage, Sources};
pub(super) use self::list::{ListPage, Listing, file, sheet};
pub(super) use self::show::{ShowPage, Typed, guests_view};
