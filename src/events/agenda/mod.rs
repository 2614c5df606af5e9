//! The agenda of an event: its items, the side events and speaking slots around them, who
//! speaks, and whether the convention is on it.

pub(super) mod actions;
pub(super) mod forms;
pub(super) mod handlers;
pub(super) mod model;
pub(super) mod queries;
pub(super) mod views;
