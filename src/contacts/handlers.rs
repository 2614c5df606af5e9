//! Requests about contacts.

pub(super) mod lists;
pub(super) mod organisations;
pub(super) mod people;
pub(super) mod posts;
pub(super) mod tenures;
