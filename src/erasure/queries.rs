//! What is to be erased.

use diesel::dsl::{exists, not};
use diesel::prelude::*;

use super::model::{BATCH, Kind};
use crate::audit::Readers;
use crate::db::Conn;
use crate::db::schema::{
    attachments, barriers, circulations, commitments, event_guests, events, exchanges, invitations,
    mails, organisations, pathway_steps, people, positions, posts, questionnaires, relations,
    tenures,
};
use crate::db::types::Moment;
use crate::error::AppError;
use crate::readers_of;

/// The rows of a table that are in the bin since `until` or longer, after one of them.
macro_rules! due_in {
    ($table:ident :: table, $until:expr, $after:expr) => {
        $table::table
            .filter($table::deleted_at.le($until))
            .filter($table::id.gt($after))
            .order($table::id)
            .limit(BATCH)
            .select($table::id)
    };
}

/// Records that went to the bin at `until` or before, with ids over `after`. A post stays
/// as long as the history of a person names it, an organisation as long as a post does, and a
/// questionnaire as long as a circulation would send it.
pub(super) fn due(
    conn: &mut Conn,
    kind: Kind,
    until: Moment,
    after: i64,
) -> Result<Vec<i64>, AppError> {
    let held = tenures::table.filter(tenures::post_id.eq(posts::id));
    let housed = posts::table.filter(posts::organisation_id.eq(organisations::id));
    let sent = circulations::table.filter(circulations::questionnaire_id.eq(questionnaires::id));
    Ok(match kind {
        Kind::Attachments => due_in!(attachments::table, until, after).load(conn),
        Kind::Commitments => due_in!(commitments::table, until, after).load(conn),
        Kind::Barriers => due_in!(barriers::table, until, after).load(conn),
        Kind::Positions => due_in!(positions::table, until, after).load(conn),
        Kind::PathwaySteps => return due_steps(conn, until, after),
        Kind::Relations => due_in!(relations::table, until, after).load(conn),
        Kind::Exchanges => due_in!(exchanges::table, until, after).load(conn),
        Kind::Events => due_in!(events::table, until, after).load(conn),
        Kind::People => due_in!(people::table, until, after).load(conn),
        Kind::Posts => due_in!(posts::table, until, after)
            .filter(not(exists(held)))
            .load(conn),
        Kind::Organisations => due_in!(organisations::table, until, after)
            .filter(not(exists(housed)))
            .load(conn),
        Kind::Questionnaires => due_in!(questionnaires::table, until, after)
            .filter(not(exists(sent)))
            .load(conn),
    }?)
}

/// Dropped from a pathway is what in the bin is elsewhere. But one that stood there at the end
/// of a day was believed on that day, which stays readable: only what was dropped on the day
/// on which it was entered, a slip, goes.
fn due_steps(conn: &mut Conn, until: Moment, after: i64) -> Result<Vec<i64>, AppError> {
    let dropped: Vec<(i64, Moment, Option<Moment>)> = pathway_steps::table
        .filter(pathway_steps::dropped_at.le(until))
        .filter(pathway_steps::id.gt(after))
        .order(pathway_steps::id)
        .select((
            pathway_steps::id,
            pathway_steps::created_at,
            pathway_steps::dropped_at,
        ))
        .load(conn)?;
    let slips = dropped.into_iter().filter(|(_, entered, dropped)| {
        dropped.is_some_and(|dropped| dropped.date() == entered.date())
    });
    let most = usize::try_from(BATCH).unwrap_or(usize::MAX);
    Ok(slips.map(|(id, ..)| id).take(most).collect())
}

/// Who may read a record, and so the entry about its end.
pub(super) fn readers(conn: &mut Conn, kind: Kind, id: i64) -> Result<Readers, AppError> {
    Ok(match kind {
        Kind::Attachments => return readers_of_file(conn, id),
        Kind::Commitments => readers_of!(conn, commitments, id),
        Kind::Barriers => readers_of!(conn, barriers, id),
        Kind::Positions => readers_of!(conn, positions, id),
        Kind::PathwaySteps => readers_of!(conn, pathway_steps, id),
        Kind::Relations => readers_of!(conn, relations, id),
        Kind::Exchanges => readers_of!(conn, exchanges, id),
        Kind::Events => readers_of!(conn, events, id),
        Kind::People => readers_of!(conn, people, id),
        Kind::Posts | Kind::Organisations | Kind::Questionnaires => Ok(Readers::COORDINATION),
    }?)
}

/// Who may read a file: those who read the record it belongs to.
fn readers_of_file(conn: &mut Conn, id: i64) -> Result<Readers, AppError> {
    let (exchange, event): (Option<i64>, Option<i64>) = attachments::table
        .find(id)
        .select((attachments::exchange_id, attachments::event_id))
        .first(conn)?;
    Ok(match (exchange, event) {
        (Some(exchange), _) => readers_of!(conn, exchanges, exchange),
        (None, Some(event)) => readers_of!(conn, events, event),
        (None, None) => Ok(Readers::COORDINATION),
    }?)
}

/// Whether a guest's event knows of nobody else from the guest's State.
/// Whether a guest's event knows of nobody else from the guest's State or organisation.
pub(super) fn is_only_guest(conn: &mut Conn, guest: i64) -> Result<bool, AppError> {
    let (event, state, organisation): (i64, Option<String>, Option<i64>) = event_guests::table
        .find(guest)
        .select((
            event_guests::event_id,
            event_guests::state,
            event_guests::organisation_id,
        ))
        .first(conn)?;
    let same = event_guests::state
        .eq(state)
        .or(event_guests::organisation_id.eq(organisation));
    let others = event_guests::table
        .filter(event_guests::event_id.eq(event))
        .filter(same.assume_not_null())
        .filter(event_guests::id.ne(guest));
    Ok(diesel::select(not(exists(others))).get_result(conn)?)
}

/// Whether an invitation has no link and no mail yet.
pub(super) fn is_drafted(conn: &mut Conn, invitation: i64) -> Result<bool, AppError> {
    let written = mails::table.filter(mails::invitation_id.eq(invitation));
    let drafted = invitations::table
        .filter(invitations::id.eq(invitation))
        .filter(invitations::token_hash.is_null())
        .filter(not(exists(written)));
    Ok(diesel::select(exists(drafted)).get_result(conn)?)
}

/// The people with an address, in the bin or not.
///
/// # Errors
/// The database fails.
pub fn people_with_address(conn: &mut Conn, email: &str) -> Result<Vec<i64>, AppError> {
    Ok(people::table
        .filter(people::email_key.eq(email.trim().to_lowercase()))
        .order(people::id)
        .select(people::id)
        .load(conn)?)
}
