//! Invitations: by mail, one a guest and never twice to an address, or by note verbale; and
//! the links to reply by.

pub(super) mod actions;
mod compose;
pub(super) mod forms;
pub(super) mod handlers;
pub(super) mod model;
pub(super) mod queries;
pub(super) mod views;
