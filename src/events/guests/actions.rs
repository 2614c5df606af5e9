//! Changes to one guest.

use diesel::prelude::*;

use super::super::actions::{changeable, record, touch};
use super::super::model::{Attendance, EventId, GuestId, OpenSeat};
use super::super::money::Money;
use super::super::queries as events;
use super::forms::{Delegation, GuestForm, NewGuest};
use super::queries::unnamed;
use crate::auth::Actor;
use crate::contacts::Post;
use crate::db::Conn;
use crate::db::schema::{event_guests as t, event_invitations};
use crate::db::types::Moment;
use crate::error::AppError;
use crate::exchanges::Saving;
use crate::exchanges::commitments::With;

/// Saves a guest's place, function and sponsorship.
pub(in crate::events) fn save(
    conn: &mut Conn,
    actor: &Actor,
    (event, id): (EventId, GuestId),
    form: &GuestForm,
    now: Moment,
) -> Result<Saving, AppError> {
    changeable(conn, actor, event)?;
    let guest = events::guest(conn, actor, event, id)?;
    let money = form.sponsored;
    // Under another name it is someone's place, and the post's no more.
    let post = guest.post_id.filter(|_| guest.written == form.name);
    let saved = diesel::update(t::table)
        .filter(t::id.eq(id))
        .filter(t::event_id.eq(event))
        .filter(t::version.eq(form.version))
        .set((
            t::name.eq(&form.name),
            t::post_id.eq(post),
            t::function.eq(&form.function),
            t::is_head.eq(form.is_head),
            t::seat.eq(form.seat),
            t::sponsorship.eq(form.sponsorship),
            t::sponsored_minor.eq(money.map(Money::minor)),
            t::sponsored_currency.eq(money.map(|it| it.currency().code())),
            t::version.eq(t::version + 1),
        ))
        .execute(conn)?;
    if saved == 0 {
        return Ok(Saving::Stale);
    }
    record(conn, actor, now, "event.guest", event, &id.to_string())?;
    Ok(Saving::Done)
}

/// Notes someone whom a delegation has named. The first takes the place of the delegation
/// itself. Says no where the event has too many guests.
pub(in crate::events) fn name(
    conn: &mut Conn,
    actor: &Actor,
    event: EventId,
    new: &NewGuest,
    now: Moment,
) -> Result<bool, AppError> {
    changeable(conn, actor, event)?;
    let place = unnamed(conn, event, new.delegation)?;
    let named = (
        t::name.eq(&new.name),
        t::function.eq(&new.function),
        t::is_head.eq(new.is_head),
        t::seat.eq(new.seat),
        t::attendance.eq(Attendance::Nominated),
    );
    if let Some(id) = place {
        diesel::update(t::table.find(id))
            .set((
                named,
                t::stranded_why.eq(None::<super::super::model::StrandedWhy>),
                t::version.eq(t::version + 1),
            ))
            .execute(conn)?;
    } else {
        // Hidden ones do not count: their number must not show.
        let there = events::guests(conn, actor, event)?.len();
        if i64::try_from(there).unwrap_or(i64::MAX) >= events::MAX_GUESTS {
            return Ok(false);
        }
        let (state, organisation) = match new.delegation {
            Delegation::State(state) => (Some(state), None),
            Delegation::Organisation(id) => (None, Some(id)),
        };
        diesel::insert_into(t::table)
            .values((
                t::event_id.eq(event),
                t::state.eq(state),
                t::organisation_id.eq(organisation),
                named,
                t::note.eq(""),
            ))
            .execute(conn)?;
    }
    touch(conn, event, now)?;
    record(conn, actor, now, "event.guest", event, "named")?;
    Ok(true)
}

/// Moves a place to the next holder of a post, or to the post while nobody holds it. What the
/// one before has said binds nobody: the next is invited, and the link to reply by that was
/// sent opens nothing any more. What is noted of the one before stays behind; and where they
/// are sponsored, they keep a place that is declined, for the money is theirs.
///
/// # Errors
/// [`AppError::NotFound`] or [`AppError::Forbidden`] where it is out of the actor's reach,
/// [`AppError::Overtaken`] where it is not in the version that was read.
pub fn hand_on(
    conn: &mut Conn,
    actor: &Actor,
    seat: &OpenSeat,
    (with, post): (With, &Post),
    now: Moment,
) -> Result<(), AppError> {
    let event = seat.event.id;
    changeable(conn, actor, event)?;
    let guest = events::guest(conn, actor, event, seat.id)?;
    // The title of the post is its name, or else what its holder is.
    let (title, function) = match with.post {
        Some(_) => (post.title.as_str(), ""),
        None => ("", post.title.as_str()),
    };
    let place = (
        t::person_id.eq(with.person),
        t::post_id.eq(with.post),
        t::name.eq(title),
        t::function.eq(function),
        t::attendance.eq(Attendance::Invited),
    );
    let read = t::table
        .filter(t::id.eq(seat.id))
        .filter(t::event_id.eq(event))
        .filter(t::version.eq(seat.version));
    let next = t::version.eq(t::version + 1);
    let of_none = (t::is_head.eq(false), t::note.eq(""));
    let moved = if seat.stays_sponsored() {
        let declined = t::attendance.eq(Attendance::Declined);
        diesel::update(read).set((declined, next)).execute(conn)
    } else if guest.person_id.is_some() {
        diesel::update(read)
            .set((place, of_none, next))
            .execute(conn)
    } else {
        diesel::update(read).set((place, next)).execute(conn)
    };
    if moved.map_err(|error| AppError::from(error).overtaken())? == 0 {
        return Err(AppError::Overtaken);
    }
    if seat.stays_sponsored() {
        diesel::insert_into(t::table)
            .values((
                t::event_id.eq(event),
                t::state.eq(guest.state),
                t::organisation_id.eq(guest.organisation_id),
                t::seat.eq(guest.seat),
                place,
                of_none,
            ))
            .execute(conn)
            .map_err(|error| AppError::from(error).overtaken())?;
    }
    diesel::update(event_invitations::table)
        .filter(event_invitations::guest_id.eq(seat.id))
        .filter(event_invitations::token_hash.is_not_null())
        .filter(event_invitations::revoked_at.is_null())
        .set(event_invitations::revoked_at.eq(now))
        .execute(conn)?;
    touch(conn, event, now)?;
    let detail = format!("guest {} post {}", seat.id, post.id);
    record(conn, actor, now, "event.hand-on", event, &detail)
}
