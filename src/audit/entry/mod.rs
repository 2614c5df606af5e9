//! One entry of the audit: who, when, from where, and what its rows said before and after.

pub(super) mod handlers;
pub(super) mod queries;
mod views;
