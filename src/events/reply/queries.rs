//! What a link to reply by opens.

use chrono::NaiveDate;
use diesel::prelude::*;

use super::super::letters::model::InvitationId;
use super::super::model::{Attendance, EventId, GuestId};
use crate::auth::token_hash;
use crate::contacts::{PersonId, PersonName, PostId};
use crate::db::Conn;
use crate::db::schema::{event_guests, event_invitations, events, organisations, people};
use crate::db::types::Moment;
use crate::error::AppError;
use crate::i18n::Lang;
use crate::treaty::Iso3;

/// What a link that works opens: an event, for one guest.
#[derive(Debug, Clone, Queryable)]
pub(super) struct Link {
    pub id: InvitationId,
    pub language: Lang,
    pub reply_by: Option<NaiveDate>,
    pub replied_at: Option<Moment>,
    pub remark: String,
    pub event_id: EventId,
    pub title: String,
    pub place: String,
    pub zone: String,
    pub starts_on: NaiveDate,
    pub ends_on: NaiveDate,
    pub opens_at: Option<String>,
    pub closes_at: Option<String>,
    pub organizer: String,
    pub languages: String,
    pub guest: Place,
    pub person: Option<PersonName>,
    pub organisation: Option<String>,
}

/// A guest of the link.
#[derive(Debug, Clone, Queryable)]
pub(super) struct Place {
    pub id: GuestId,
    pub state: Option<Iso3>,
    pub person_id: Option<PersonId>,
    pub name: String,
    pub function: String,
    pub is_head: bool,
    pub attendance: Attendance,
    /// The post that keeps the place: the name is then its title, and nobody's.
    pub post_id: Option<PostId>,
}

impl Place {
    /// Who is named for it; empty while nobody is.
    pub(super) fn named(&self) -> &str {
        match self.post_id {
            Some(_) => "",
            None => &self.name,
        }
    }
}

impl Link {
    /// Whether the guest names who comes: a person answers for that person alone.
    pub(super) fn names(&self) -> bool {
        self.guest.person_id.is_none()
    }

    /// Whether the reply can still be given or changed: until the event is over, and not once
    /// it is noted how it went.
    pub(super) fn is_open(&self, today: NaiveDate, places: &[Place]) -> bool {
        today <= self.ends_on && !places.iter().any(|place| place.attendance.is_final())
    }
}

/// What a token opens at a moment. Unknown, expired and revoked ones look the same, and so do
/// those of a guest who is no longer one, of someone erased, and of an event in the bin.
pub(super) fn open(conn: &mut Conn, token: &str, now: Moment) -> Result<Link, AppError> {
    Ok(event_invitations::table
        .inner_join(events::table)
        .inner_join(
            event_guests::table.on(event_invitations::guest_id.eq(event_guests::id.nullable())),
        )
        .left_join(people::table.on(event_guests::person_id.eq(people::id.nullable())))
        .left_join(
            organisations::table.on(event_guests::organisation_id.eq(organisations::id.nullable())),
        )
        .filter(event_invitations::token_hash.eq(token_hash(token)))
        .filter(event_invitations::revoked_at.is_null())
        .filter(event_invitations::expires_at.gt(now))
        .filter(events::deleted_at.is_null())
        .filter(people::deleted_at.is_null())
        .select((
            event_invitations::id,
            event_invitations::language,
            event_invitations::reply_by,
            event_invitations::replied_at,
            event_invitations::remark,
            events::id,
            events::title,
            events::place,
            events::zone,
            events::starts_on,
            events::ends_on,
            events::opens_at,
            events::closes_at,
            events::organizer,
            events::languages,
            (
                event_guests::id,
                event_guests::state,
                event_guests::person_id,
                event_guests::name,
                event_guests::function,
                event_guests::is_head,
                event_guests::attendance,
                event_guests::post_id,
            ),
            (people::honorific, people::given_name, people::family_name).nullable(),
            organisations::name.nullable(),
        ))
        .first(conn)?)
}

/// The guests of a link: the one it went to, and those its replies have named, in order.
pub(super) fn places(conn: &mut Conn, link: &Link) -> Result<Vec<Place>, AppError> {
    let mut places = vec![link.guest.clone()];
    let named: Vec<Place> = event_guests::table
        .filter(event_guests::invitation_id.eq(link.id))
        .filter(event_guests::event_id.eq(link.event_id))
        .filter(event_guests::id.ne(link.guest.id))
        .filter(event_guests::person_id.is_null())
        .order((event_guests::seat, event_guests::id))
        .select((
            event_guests::id,
            event_guests::state,
            event_guests::person_id,
            event_guests::name,
            event_guests::function,
            event_guests::is_head,
            event_guests::attendance,
            event_guests::post_id,
        ))
        .load(conn)?;
    places.extend(named);
    Ok(places)
}
