//! The running totals of the log: exchanges outside the bin, by State and by activity,
//! for each marking and team. They change in the transaction of the change itself and
//! by what it changes, so that a write costs the same however long the log has become.

use chrono::NaiveDate;
use diesel::prelude::*;

use super::model::{Exchange, ExchangeId};
use super::queries;
use crate::auth::{Actor, Marking, TeamId};
use crate::db::Conn;
use crate::db::schema::{activity_contacts, exchanges, state_contacts};
use crate::error::AppError;
use crate::on_backend;
use crate::treaty::Iso3;
use crate::workplans::ActivityId;

/// What an exchange counts under.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counted {
    state: Iso3,
    held_on: NaiveDate,
    activity_id: Option<ActivityId>,
    marking: Marking,
    team_id: TeamId,
}

impl Counted {
    /// What `exchange` counts under; nothing while it is in the bin.
    pub(super) fn of(exchange: &Exchange) -> Option<Self> {
        exchange.deleted_at.is_none().then_some(Self {
            state: exchange.state,
            held_on: exchange.held_on,
            activity_id: exchange.activity_id,
            marking: exchange.marking,
            team_id: exchange.team_id,
        })
    }
}

/// What exchanges count under, before they are put back to what they said earlier.
///
/// # Errors
/// The database fails, or the actor may not read one of them.
pub fn counted(
    conn: &mut Conn,
    actor: &Actor,
    ids: &[ExchangeId],
) -> Result<Vec<Option<Counted>>, AppError> {
    ids.iter()
        .map(|id| Ok(Counted::of(&queries::find(conn, actor, *id)?)))
        .collect()
}

/// Moves exchanges from what they `counted` under to what they count under now.
///
/// # Errors
/// As [`counted`].
pub fn recount(
    conn: &mut Conn,
    actor: &Actor,
    ids: &[ExchangeId],
    before: Vec<Option<Counted>>,
) -> Result<(), AppError> {
    let after = counted(conn, actor, ids)?;
    before
        .into_iter()
        .zip(after)
        .try_for_each(|(before, after)| moved(conn, before, after))
}

/// Moves one exchange from what it counted under to what it counts under now. The
/// exchange itself has been changed already.
pub(super) fn moved(
    conn: &mut Conn,
    before: Option<Counted>,
    after: Option<Counted>,
) -> Result<(), AppError> {
    if before == after {
        return Ok(());
    }
    // First the new, so that the newest day of a State is never sought in vain.
    if let Some(counted) = after {
        add(conn, counted)?;
    }
    if let Some(counted) = before {
        take_away(conn, counted)?;
    }
    Ok(())
}

fn add(conn: &mut Conn, counted: Counted) -> Result<(), AppError> {
    use state_contacts as s;
    let row = (
        s::state.eq(counted.state),
        s::marking.eq(counted.marking),
        s::team_id.eq(counted.team_id),
        s::exchanges.eq(1),
        s::last_on.eq(counted.held_on),
    );
    on_backend!(conn, real => diesel::insert_into(s::table)
        .values(row)
        .on_conflict((s::state, s::marking, s::team_id))
        .do_update()
        .set(s::exchanges.eq(s::exchanges + 1))
        .execute(real))?;
    diesel::update(s::table.find((counted.state, counted.marking, counted.team_id)))
        .filter(s::last_on.lt(counted.held_on))
        .set(s::last_on.eq(counted.held_on))
        .execute(conn)?;
    let Some(activity) = counted.activity_id else {
        return Ok(());
    };
    use activity_contacts as a;
    let row = (
        a::activity_id.eq(activity),
        a::marking.eq(counted.marking),
        a::team_id.eq(counted.team_id),
        a::exchanges.eq(1),
    );
    on_backend!(conn, real => diesel::insert_into(a::table)
        .values(row)
        .on_conflict((a::activity_id, a::marking, a::team_id))
        .do_update()
        .set(a::exchanges.eq(a::exchanges + 1))
        .execute(real))?;
    Ok(())
}

fn take_away(conn: &mut Conn, counted: Counted) -> Result<(), AppError> {
    use state_contacts as s;
    let key = (counted.state, counted.marking, counted.team_id);
    // The update comes before the reading: on PostgreSQL it waits for whoever else
    // changes this row, and the reading then sees what they wrote.
    diesel::update(s::table.find(key))
        .set(s::exchanges.eq(s::exchanges - 1))
        .execute(conn)?;
    diesel::delete(s::table.find(key).filter(s::exchanges.le(0))).execute(conn)?;
    if let Some(newest) = newest(conn, counted)? {
        diesel::update(s::table.find(key))
            .filter(s::last_on.ne(newest))
            .set(s::last_on.eq(newest))
            .execute(conn)?;
    }
    let Some(activity) = counted.activity_id else {
        return Ok(());
    };
    use activity_contacts as a;
    let key = (activity, counted.marking, counted.team_id);
    diesel::update(a::table.find(key))
        .set(a::exchanges.eq(a::exchanges - 1))
        .execute(conn)?;
    diesel::delete(a::table.find(key).filter(a::exchanges.le(0))).execute(conn)?;
    Ok(())
}

/// The last day on which a State was in contact, under one marking and team. No reader
/// sees it: it is kept for all of them, and the rights layer reads the totals.
fn newest(conn: &mut Conn, counted: Counted) -> Result<Option<NaiveDate>, AppError> {
    let others: Vec<_> = Marking::ALL
        .iter()
        .filter(|marking| **marking != counted.marking)
        .collect();
    // Marking and team are put so that only the State's index serves: theirs are long.
    Ok(exchanges::table
        .filter(exchanges::state.eq(counted.state))
        .filter(exchanges::marking.ne_all(others))
        .filter((exchanges::team_id + 0).eq(counted.team_id))
        .filter(exchanges::deleted_at.is_null())
        .order((exchanges::held_on.desc(), exchanges::id.desc()))
        .select(exchanges::held_on)
        .first(conn)
        .optional()?)
}
