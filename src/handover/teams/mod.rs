//! Teams hand over to teams: who leads, who owes, who follows up, who holds what comes.
//! What is restricted stays where it is, and is not counted: its team releases it first.

mod actions;
mod forms;
pub(super) mod handlers;
mod queries;
mod views;
