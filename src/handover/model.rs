//! Rules of the hand-over.

use crate::auth::{Actor, Marking, Role};

/// The markings up to which a pack may be made for someone, from the widest on, and the
/// usual one: what the coordinators share.
pub(super) fn limits(actor: &Actor) -> (Vec<Marking>, Marking) {
    let mut allowed = actor.readable_markings();
    let usual = allowed.last().copied().unwrap_or(Marking::Public);
    if actor.role != Role::Observer {
        allowed.push(Marking::Restricted);
    }
    (allowed, usual)
}
