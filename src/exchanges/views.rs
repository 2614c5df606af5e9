//! The pages of the log.

mod form;
mod list;
mod show;

pub(super) use self::form::{FormPage, Typed};
pub(super) use self::list::{ListPage, file, sheet};
pub(super) use self::show::ShowPage;
