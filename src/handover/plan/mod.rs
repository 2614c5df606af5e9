//! A new work plan made from the old: its objectives, activities and outputs begin anew, the
//! target States that are chosen go along, and the old plan is closed and stays readable.

mod actions;
mod forms;
pub(super) mod handlers;
mod views;
