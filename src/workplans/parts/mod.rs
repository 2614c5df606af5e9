//! The texts of a plan that was made here: objectives, activities, outputs and the lines of
//! its timeline. A plan that came with the treaty pack says what its document says, and is
//! not rewritten.

mod actions;
mod forms;
pub(super) mod handlers;
mod model;
mod queries;
mod views;
