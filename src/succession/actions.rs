//! Moving what is open, in the transaction of the caller.

use super::model::{Item, Target, What};
use crate::auth::Actor;
use crate::contacts::Post;
use crate::db::Conn;
use crate::db::types::Moment;
use crate::error::AppError;
use crate::events;
use crate::exchanges::commitments::{self, With};

/// Moves one commitment or place to whoever holds the post, or to the post: with an entry
/// of its own in the audit. It is authorised once more.
///
/// # Errors
/// [`AppError::NotFound`] or [`AppError::Forbidden`] where it is out of the actor's reach,
/// [`AppError::Overtaken`] where someone has changed it since it was read.
pub(super) fn hand_on(
    conn: &mut Conn,
    actor: &Actor,
    (item, post): (&Item, &Post),
    to: Target,
    now: Moment,
) -> Result<(), AppError> {
    let with = match to {
        Target::Person(person) => With {
            person: Some(person),
            post: None,
        },
        Target::Post => With {
            person: None,
            post: Some(post.id),
        },
    };
    match &item.what {
        What::Commitment(line) => {
            let read = (line.id, line.version);
            commitments::hand_on(conn, actor, read, (with, post.id), now)
        }
        What::Seat(seat) => events::hand_on(conn, actor, seat, (with, post), now),
    }
}
