//! Reads of what is due, what comes next and how the survey goes. Each is bounded,
//! however much has been logged.

use chrono::{Days, NaiveDate};
use diesel::prelude::*;

use crate::auth::{Actor, Marking, TeamId};
use crate::db::Conn;
use crate::db::schema::{
    circulations, commitments, events, exchanges, invitations, mails, responses, teams, users,
};
use crate::error::AppError;
use crate::events::{EventId, EventKind};
use crate::exchanges::commitments::CommitmentId;
use crate::exchanges::{ExchangeId, ExchangeKind};
use crate::mail::MailStatus;
use crate::survey::model::{CirculationId, CirculationStatus, ResponseStatus};
use crate::survey::queries::turned_out;
use crate::treaty::Iso3;
use crate::visible;
use crate::web::Count;
use crate::workplans::WorkPlanId;

/// How far back an event may have begun that still goes on.
const EVENT_DAYS: u64 = 14;

/// An open promise with a date.
#[derive(Debug, Queryable)]
pub(super) struct Promise {
    pub id: CommitmentId,
    pub state: Iso3,
    pub promise: String,
    pub due_on: Option<NaiveDate>,
    pub owner: Option<String>,
}

/// An exchange that is to be followed up.
#[derive(Debug, Queryable)]
pub(super) struct FollowUp {
    pub id: ExchangeId,
    pub state: Iso3,
    pub kind: ExchangeKind,
    pub held_on: NaiveDate,
    pub follow_up_on: Option<NaiveDate>,
    pub team: String,
}

/// An event to come.
#[derive(Debug, Queryable)]
pub(super) struct NextEvent {
    pub id: EventId,
    pub kind: EventKind,
    pub title: String,
    pub place: String,
    pub starts_on: NaiveDate,
    pub ends_on: NaiveDate,
    pub marking: Marking,
}

/// The circulation of the survey that is out.
#[derive(Debug, Queryable)]
pub(super) struct Circulation {
    pub id: CirculationId,
    pub title: String,
    pub closes_on: NaiveDate,
    /// Whether nobody can link its answers to their States.
    pub anonymous: bool,
}

/// The open promises that fall due first.
pub(super) fn promises(
    conn: &mut Conn,
    actor: &Actor,
    limit: i64,
) -> Result<Vec<Promise>, AppError> {
    Ok(commitments::table
        .left_join(teams::table.on(commitments::owner_team_id.eq(teams::id.nullable())))
        .filter(commitments::done_on.is_null())
        .filter(commitments::due_on.is_not_null())
        .filter(commitments::deleted_at.is_null())
        .filter(visible!(commitments, actor))
        .order((commitments::due_on, commitments::id))
        .limit(limit)
        .select((
            commitments::id,
            commitments::state,
            commitments::promise,
            commitments::due_on,
            teams::name.nullable(),
        ))
        .load(conn)?)
}

/// The open tasks of teams in which nobody has an account that works, those due first.
pub(super) fn nobodys(
    conn: &mut Conn,
    actor: &Actor,
    limit: i64,
) -> Result<Vec<Promise>, AppError> {
    let someone = users::table
        .filter(users::team_id.eq(teams::id))
        .filter(users::disabled_at.is_null())
        .filter(users::invited_at.is_null());
    let empty: Vec<TeamId> = teams::table
        .filter(diesel::dsl::not(diesel::dsl::exists(someone)))
        .select(teams::id)
        .load(conn)?;
    if empty.is_empty() {
        return Ok(Vec::new());
    }
    Ok(commitments::table
        .inner_join(teams::table.on(commitments::owner_team_id.eq(teams::id.nullable())))
        .filter(commitments::owner_team_id.eq_any(empty))
        .filter(commitments::done_on.is_null())
        .filter(commitments::deleted_at.is_null())
        .filter(visible!(commitments, actor))
        .order((commitments::due_on, commitments::id))
        .limit(limit)
        .select((
            commitments::id,
            commitments::state,
            commitments::promise,
            commitments::due_on,
            teams::name.nullable(),
        ))
        .load(conn)?)
}

/// The exchanges that are to be followed up first: one stays until it is done, however long
/// that takes and whatever has been talked about since.
pub(super) fn follow_ups(
    conn: &mut Conn,
    actor: &Actor,
    limit: i64,
) -> Result<Vec<FollowUp>, AppError> {
    Ok(exchanges::table
        .inner_join(teams::table)
        .filter(exchanges::follow_up_on.is_not_null())
        .filter(exchanges::deleted_at.is_null())
        .filter(visible!(exchanges, actor))
        .order((exchanges::follow_up_on, exchanges::id))
        .limit(limit)
        .select((
            exchanges::id,
            exchanges::state,
            exchanges::kind,
            exchanges::held_on,
            exchanges::follow_up_on,
            teams::name,
        ))
        .load(conn)?)
}

/// How many promises are overdue, and how many exchanges are to be followed up, as the lists
/// of both count them, each up to [`Count::LOW_BOUND`].
pub(super) fn late(
    conn: &mut Conn,
    actor: &Actor,
    today: NaiveDate,
) -> Result<(Count, Count), AppError> {
    let promises: Vec<CommitmentId> = commitments::table
        .filter(commitments::done_on.is_null())
        .filter(commitments::due_on.lt(today))
        .filter(commitments::deleted_at.is_null())
        .filter(visible!(commitments, actor))
        .limit(Count::LOW_BOUND + 1)
        .select(commitments::id)
        .load(conn)?;
    let follow_ups: Vec<ExchangeId> = exchanges::table
        .filter(exchanges::follow_up_on.le(today))
        .filter(exchanges::deleted_at.is_null())
        .filter(visible!(exchanges, actor))
        .limit(Count::LOW_BOUND + 1)
        .select(exchanges::id)
        .load(conn)?;
    let count = |read| Count::of_read_to(Count::LOW_BOUND, read);
    Ok((count(promises.len()), count(follow_ups.len())))
}

/// The events that come next, or go on.
pub(super) fn next_events(
    conn: &mut Conn,
    actor: &Actor,
    today: NaiveDate,
    limit: i64,
) -> Result<Vec<NextEvent>, AppError> {
    let from = today
        .checked_sub_days(Days::new(EVENT_DAYS))
        .unwrap_or(today);
    Ok(events::table
        .filter(events::starts_on.ge(from))
        .filter(events::ends_on.ge(today))
        .filter(events::deleted_at.is_null())
        .filter(visible!(events, actor))
        .order((events::starts_on, events::id))
        .limit(limit)
        .select((
            events::id,
            events::kind,
            events::title,
            events::place,
            events::starts_on,
            events::ends_on,
            events::marking,
        ))
        .load(conn)?)
}

/// The circulation released last under a work plan.
pub(super) fn circulation(
    conn: &mut Conn,
    actor: &Actor,
    plan: WorkPlanId,
) -> Result<Option<Circulation>, AppError> {
    Ok(circulations::table
        .filter(circulations::work_plan_id.eq(plan))
        .filter(circulations::status.ne(CirculationStatus::Draft))
        .filter(visible!(circulations, actor))
        .order((circulations::released_at.desc(), circulations::id.desc()))
        .select((
            circulations::id,
            circulations::title,
            circulations::closes_on,
            circulations::anonymous,
        ))
        .first(conn)
        .optional()?)
}

/// The invited States with the states of their mails, each once.
pub(super) fn invited(
    conn: &mut Conn,
    actor: &Actor,
    circulation: CirculationId,
) -> Result<Vec<(Iso3, MailStatus)>, AppError> {
    Ok(invitations::table
        .inner_join(mails::table)
        .filter(invitations::circulation_id.eq(circulation))
        .filter(visible!(mails, actor))
        .select((invitations::state, mails::status))
        .distinct()
        .load(conn)?)
}

/// The States that have begun, answered or declined: the last with the day.
pub(super) fn answers(
    conn: &mut Conn,
    actor: &Actor,
    circulation: &Circulation,
) -> Result<Vec<(Iso3, ResponseStatus, Option<NaiveDate>)>, AppError> {
    if circulation.anonymous {
        let answered = turned_out(conn, circulation.id)?.into_iter();
        return Ok(answered
            .map(|state| (state, ResponseStatus::Answered, None))
            .collect());
    }
    Ok(responses::table
        .filter(responses::circulation_id.eq(circulation.id))
        .filter(visible!(responses, actor))
        .select((responses::state, responses::status, responses::declined_on))
        .load(conn)?)
}
