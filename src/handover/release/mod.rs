//! What a team alone reads, before it goes: released to those who coordinate, or sealed.
//! Nobody but the team itself chooses.

mod actions;
mod forms;
pub(super) mod handlers;
mod queries;
mod views;

pub(super) use queries::counts;
