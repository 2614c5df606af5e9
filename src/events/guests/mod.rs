//! Guests one by one and by the list: whom to invite, who is named, in which order they sit,
//! who pays, and their names on a badge.

pub(super) mod actions;
pub(super) mod forms;
pub(super) mod handlers;
pub(super) mod queries;
pub(super) mod views;
