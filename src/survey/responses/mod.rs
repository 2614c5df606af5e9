//! Answers as the desk reads them, and those typed in on a State's behalf.

mod actions;
mod fields;
mod forms;
pub(super) mod handlers;
mod queries;
mod views;
