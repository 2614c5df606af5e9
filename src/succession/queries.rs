//! What is open for a post, as far as the actor may read it.

use std::collections::HashSet;

use super::model::{Item, Rotation, What};
use crate::auth::Marking;
use crate::contacts::queries::{holders_of_post, post_at};
use crate::contacts::{Organisation, PersonId, PersonName, Post, PostId, Tenure};
use crate::db::Conn;
use crate::error::AppError;
use crate::events::{self, EventId, GuestId};
use crate::exchanges::commitments::{self, With};
use crate::survey::queries::{OpenInvitation, open_invitations};
use crate::web::Desk;
use crate::web::bulk::MAX_AT_ONCE;

/// How many of each kind are looked at.
const MOST: i64 = 500;
/// How many questionnaires are told of.
const ASKED: i64 = 20;

/// A post, those who hold and held it, and what is open for them.
#[derive(Debug)]
pub struct Succession {
    /// The post.
    pub post: Post,
    /// Whose it is.
    pub organisation: Organisation,
    /// All tenures the actor may know of.
    pub holders: Vec<(Tenure, PersonName, Marking)>,
    /// Who has left, and who is there.
    pub rotation: Rotation,
    /// What is open for any of them or for the post.
    pub items: Vec<Item>,
    /// The guests among them whose link to reply by works.
    pub linked: HashSet<GuestId>,
    /// The questionnaires that were sent to any of them and are not answered.
    pub asked: Vec<OpenInvitation>,
}

/// A post with what is open for it.
///
/// # Errors
/// [`AppError::NotFound`] where there is no such post, or the database fails.
pub fn load(desk: &Desk, conn: &mut Conn, id: PostId) -> Result<Succession, AppError> {
    let (actor, today) = (&desk.actor, desk.today());
    let (post, organisation) = post_at(conn, id)?;
    let holders = holders_of_post(conn, actor, id)?;
    let rotation = Rotation::of(&holders, today);
    let people = rotation.people();
    let promised = commitments::queries::open_with(conn, actor, &people, Some(id), MOST)?;
    let promised = promised.into_iter().map(|line| Item {
        may_change: actor.may_change(line.marking, line.team_id),
        what: What::Commitment(line),
    });
    let seats = events::queries::open_seats(conn, actor, &people, id, today, MOST)?;
    let guests: Vec<GuestId> = seats.iter().map(|seat| seat.id).collect();
    let seats = seats.into_iter().map(|seat| Item {
        may_change: actor.may_change(seat.event.marking, seat.event.team_id),
        what: What::Seat(seat),
    });
    let asked = if actor.is_inside() {
        open_invitations(conn, actor, &people, id, today, ASKED)?
    } else {
        Vec::new()
    };
    Ok(Succession {
        linked: events::queries::linked(conn, &guests, desk.app.clock.now())?,
        items: promised.chain(seats).collect(),
        post,
        organisation,
        holders,
        rotation,
        asked,
    })
}

impl Succession {
    /// What can move from those who have left, or from the post, by the hand of the actor.
    pub fn movable(&self) -> Vec<&Item> {
        let is_gone = |with: With| {
            let person = |id| self.rotation.gone.iter().any(|(gone, _)| *gone == id);
            with.person.is_some_and(person)
        };
        // While nobody holds it, what is with the post is where it belongs.
        let is_held = !self.rotation.present.is_empty();
        let waits = |with: With| is_held && with.post == Some(self.post.id);
        let movable = self.items.iter().filter(|item| {
            let with = item.with();
            item.may_change && (is_gone(with) || waits(with))
        });
        movable.take(MAX_AT_ONCE).collect()
    }

    /// The events at which the post keeps a place already.
    pub(super) fn kept(&self) -> HashSet<EventId> {
        let seats = self.items.iter().filter_map(|item| match &item.what {
            What::Seat(seat) if seat.post_id == Some(self.post.id) => Some(seat.event.id),
            _ => None,
        });
        seats.collect()
    }

    /// The events at which someone is a guest already, of those among what is open.
    pub(super) fn taken(
        &self,
        conn: &mut Conn,
        person: PersonId,
    ) -> Result<HashSet<EventId>, AppError> {
        let events: Vec<EventId> = self
            .items
            .iter()
            .filter_map(|item| match &item.what {
                What::Seat(seat) => Some(seat.event.id),
                What::Commitment(_) => None,
            })
            .collect();
        events::queries::attended_by(conn, &events, person)
    }
}

/// Where to go after a change of who holds a post: to what can move from it, or else to
/// `otherwise`.
///
/// # Errors
/// The database fails.
pub fn leads_there(
    desk: &Desk,
    conn: &mut Conn,
    post: PostId,
    otherwise: String,
) -> Result<String, AppError> {
    match load(desk, conn, post) {
        Ok(found) if !found.movable().is_empty() => Ok(format!("/posts/{post}/succession")),
        Ok(_) | Err(AppError::NotFound) => Ok(otherwise),
        Err(error) => Err(error),
    }
}
