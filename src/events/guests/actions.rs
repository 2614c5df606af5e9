//! Changes to one guest.

use diesel::prelude::*;

use super::super::actions::{changeable, record, touch};
use super::super::model::{Attendance, EventId, GuestId};
use super::super::money::Money;
use super::super::queries as events;
use super::forms::{Delegation, GuestForm, NewGuest};
use super::queries::unnamed;
use crate::auth::Actor;
use crate::db::Conn;
use crate::db::schema::event_guests as t;
use crate::db::types::Moment;
use crate::error::AppError;
use crate::exchanges::Saving;

/// Saves a guest's place, function and sponsorship.
pub(in crate::events) fn save(
    conn: &mut Conn,
    actor: &Actor,
    (event, id): (EventId, GuestId),
    form: &GuestForm,
    now: Moment,
) -> Result<Saving, AppError> {
    changeable(conn, actor, event)?;
    events::guest(conn, actor, event, id)?;
    let money = form.sponsored;
    let saved = diesel::update(t::table)
        .filter(t::id.eq(id))
        .filter(t::event_id.eq(event))
        .filter(t::version.eq(form.version))
        .set((
            t::name.eq(&form.name),
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
