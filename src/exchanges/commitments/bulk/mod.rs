//! Several commitments changed at once: another day, another owner, kept, or to the bin.

mod actions;
mod forms;
pub(super) mod handlers;
mod views;
