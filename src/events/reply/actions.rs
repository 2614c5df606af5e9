//! What a reply changes: the guest's attendance, and those named for the delegation.

use diesel::prelude::*;

use super::super::actions::touch;
use super::super::model::Attendance;
use super::forms::{Comes, Named, ReplyForm};
use super::queries::{Link, Place, places};
use crate::audit::{self, Change, Who};
use crate::auth::Device;
use crate::db::Conn;
use crate::db::schema::{event_guests, event_invitations, events};
use crate::db::types::Moment;
use crate::error::AppError;
use crate::readers_of;

/// Saves a reply; the one before is replaced by it.
pub(super) fn save(
    conn: &mut Conn,
    link: &Link,
    form: &ReplyForm,
    device: &Device,
    now: Moment,
) -> Result<(), AppError> {
    // Two colleagues who answer by one link at once wait for each other here.
    touch(conn, link.event_id, now)?;
    let places = places(conn, link)?;
    if !link.is_open(now.date(), &places) {
        return Err(AppError::Forbidden);
    }
    match form.comes {
        Comes::No => decline(conn, &places)?,
        Comes::Yes if link.names() => seat(conn, link, &places, &form.named)?,
        Comes::Yes => set(conn, &link.guest, Attendance::Confirmed)?,
    }
    diesel::update(event_invitations::table.find(link.id))
        .set((
            event_invitations::replied_at.eq(now),
            event_invitations::remark.eq(&form.remark),
        ))
        .execute(conn)?;
    let change = Change {
        action: "event.reply",
        subject: "events",
        id: &link.event_id.to_string(),
        detail: form.comes.as_str(),
        readers: readers_of!(conn, events, link.event_id)?,
    };
    audit::record(conn, Who::Visitor(device), now, change)
}

fn decline(conn: &mut Conn, places: &[Place]) -> Result<(), AppError> {
    for place in places {
        set(conn, place, Attendance::Declined)?;
    }
    Ok(())
}

fn set(conn: &mut Conn, place: &Place, attendance: Attendance) -> Result<(), AppError> {
    diesel::update(event_guests::table.find(place.id))
        .set((
            event_guests::attendance.eq(attendance),
            event_guests::version.eq(event_guests::version + 1),
        ))
        .execute(conn)?;
    Ok(())
}

/// Gives those named the places of the link: the first takes the delegation's own, new ones
/// are added, and what is left over goes.
fn seat(conn: &mut Conn, link: &Link, places: &[Place], named: &[Named]) -> Result<(), AppError> {
    let mut left = places.iter();
    let own = left.next().unwrap_or(&link.guest);
    let mut seated = named.iter().zip(1..);
    if let Some((first, seat)) = seated.next() {
        sit(conn, own, first, seat)?;
    } else {
        let nobody = Named {
            name: String::new(),
            function: String::new(),
            is_head: false,
        };
        sit(conn, own, &nobody, 0)?;
    }
    for (name, seat) in seated {
        match left.next() {
            Some(place) => sit(conn, place, name, seat)?,
            None => add(conn, link, name, seat)?,
        }
    }
    let gone: Vec<_> = left.map(|place| place.id).collect();
    diesel::delete(event_guests::table)
        .filter(event_guests::invitation_id.eq(link.id))
        .filter(event_guests::id.eq_any(gone))
        .execute(conn)?;
    Ok(())
}

/// What came of an invitation that named so and so many.
fn named_or_coming(named: &Named) -> Attendance {
    if named.name.is_empty() {
        Attendance::Confirmed
    } else {
        Attendance::Nominated
    }
}

fn sit(conn: &mut Conn, place: &Place, named: &Named, seat: i32) -> Result<(), AppError> {
    use event_guests as t;
    // Whom the organizer has registered stays so, as long as it is the same person.
    let kept = place.named() == named.name
        && matches!(
            place.attendance,
            Attendance::Registered | Attendance::Confirmed
        );
    let attendance = if kept {
        place.attendance
    } else {
        named_or_coming(named)
    };
    if place.post_id.is_some() && named.name.is_empty() {
        return set(conn, place, attendance);
    }
    if place.name != named.name {
        // Under another name it is someone's place, and no post's any more.
        diesel::update(t::table.find(place.id))
            .set(t::post_id.eq(None::<i64>))
            .execute(conn)?;
    }
    diesel::update(t::table.find(place.id))
        .set((
            t::name.eq(&named.name),
            t::function.eq(&named.function),
            t::is_head.eq(named.is_head),
            t::seat.eq(seat),
            t::attendance.eq(attendance),
            t::version.eq(t::version + 1),
        ))
        .execute(conn)?;
    Ok(())
}

fn add(conn: &mut Conn, link: &Link, named: &Named, seat: i32) -> Result<(), AppError> {
    use event_guests as t;
    let organisation: Option<i64> = t::table
        .find(link.guest.id)
        .select(t::organisation_id)
        .first(conn)?;
    diesel::insert_into(t::table)
        .values((
            t::event_id.eq(link.event_id),
            t::state.eq(link.guest.state),
            t::organisation_id.eq(organisation),
            t::name.eq(&named.name),
            t::function.eq(&named.function),
            t::is_head.eq(named.is_head),
            t::seat.eq(seat),
            t::attendance.eq(named_or_coming(named)),
            t::note.eq(""),
            t::invitation_id.eq(link.id),
        ))
        .execute(conn)?;
    Ok(())
}
