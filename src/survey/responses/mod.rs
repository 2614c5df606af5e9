//! Answers as the desk reads them, and those typed in on a State's behalf.

mod actions;
mod beside;
pub(super) mod brought;
mod entering;
mod fields;
pub(super) mod files;
mod forms;
mod found;
pub(super) mod handlers;
mod queries;
mod raising;
mod showing;
mod since;
mod views;
