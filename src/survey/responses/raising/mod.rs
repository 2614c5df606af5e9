//! Reasons of an answer that become barriers on the State's dossier.

mod actions;

pub(super) use self::actions::{may_raise, raise};
