//! Texts put under the barriers of the taxonomy by hand: by two people, each alone, who are
//! compared once both are done; where they differ, someone settles it.

mod actions;
mod agreement;
mod export;
mod forms;
pub(super) mod handlers;
mod model;
pub(super) mod queries;
mod views;

pub(super) use self::model::is_coded;
