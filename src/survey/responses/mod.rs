//! Answers as the desk reads them, and those typed in on a State's behalf.

mod actions;
mod beside;
mod fields;
mod forms;
mod found;
pub(super) mod handlers;
mod queries;
mod raising;
mod since;
mod views;
