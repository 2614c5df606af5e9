//! What is due, counted through the rights layer; what is restricted is left out even for
//! those who read it, for the mail leaves the desk and its team sees that it went.

use chrono::{Days, NaiveDate};
use diesel::prelude::*;

use super::model::{Counted, Week};
use crate::auth::{Actor, Marking, UserId};
use crate::db::schema::{commitments, digests, events, exchanges, pathway_steps, responses, users};
use crate::db::{Conn, ConnBackend};
use crate::error::AppError;
use crate::survey::model::ResponseStatus;
use crate::visible;

/// How many users are looked up at a time.
const BATCH: i64 = 100;

/// The users whose digest of a week is due and not made yet, after one of them.
pub(super) fn due(conn: &mut Conn, week: &Week, after: UserId) -> Result<Vec<UserId>, AppError> {
    let made = digests::table
        .filter(digests::user_id.eq(users::id))
        .filter(digests::week.eq(&week.key));
    Ok(users::table
        .filter(users::weekly_digest)
        .filter(users::disabled_at.is_null())
        .filter(users::invited_at.is_null())
        .filter(users::created_at.le(week.since))
        .filter(users::id.gt(after))
        .filter(diesel::dsl::not(diesel::dsl::exists(made)))
        .order(users::id)
        .limit(BATCH)
        .select(users::id)
        .load(conn)?)
}

/// All that is due to someone, without what is nought.
pub(super) fn counted(
    conn: &mut Conn,
    actor: &Actor,
    week: &Week,
    stalled_after_days: u32,
) -> Result<Vec<Counted>, AppError> {
    let (team, today, until) = (actor.team_id, week.today, week.until);
    let overdue = |owner: String| format!("/commitments?standing=overdue&owner={owner}");
    let soon = |owner: String| format!("/commitments?until={until}&owner={owner}");
    let us = team.to_string();
    let mut all = vec![
        (
            "overdue",
            promises(conn, actor, Owner::Team, (None, before(today)))?,
            overdue(us.clone()),
        ),
        (
            "due",
            promises(conn, actor, Owner::Team, (Some(today), until))?,
            soon(us.clone()),
        ),
        (
            "state-overdue",
            promises(conn, actor, Owner::State, (None, before(today)))?,
            overdue("state".to_owned()),
        ),
        (
            "state-due",
            promises(conn, actor, Owner::State, (Some(today), until))?,
            soon("state".to_owned()),
        ),
        (
            "follow-ups",
            follow_ups(conn, actor, today)?,
            format!("/exchanges?follow_up=due&team={us}"),
        ),
        (
            "stalled",
            stalled(conn, actor, today, stalled_after_days)?,
            "/".to_owned(),
        ),
        (
            "events",
            events_until(conn, actor, today, until)?,
            "/events".to_owned(),
        ),
    ];
    if actor.is_inside() {
        let answers = answers(conn, actor, today)?;
        all.push(("answers", answers, "/survey".to_owned()));
    }
    Ok(all
        .into_iter()
        .filter(|(_, number, _)| *number > 0)
        .map(|(name, number, path)| Counted { name, number, path })
        .collect())
}

/// Whose promises are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Owner {
    Team,
    State,
}

fn promises(
    conn: &mut Conn,
    actor: &Actor,
    owner: Owner,
    (from, until): (Option<NaiveDate>, NaiveDate),
) -> Result<i64, AppError> {
    use commitments as t;
    let mut query = t::table
        .filter(visible!(t, actor))
        .filter(t::marking.ne(Marking::Restricted))
        .filter(t::deleted_at.is_null())
        .filter(t::done_on.is_null())
        .filter(t::due_on.le(until))
        .into_boxed::<ConnBackend>();
    if let Some(from) = from {
        query = query.filter(t::due_on.ge(from));
    }
    query = match owner {
        Owner::Team => query.filter(t::owner_team_id.eq(actor.team_id)),
        Owner::State => query.filter(t::owner_team_id.is_null()),
    };
    Ok(query.count().get_result(conn)?)
}

fn follow_ups(conn: &mut Conn, actor: &Actor, today: NaiveDate) -> Result<i64, AppError> {
    use exchanges as t;
    Ok(t::table
        .filter(visible!(t, actor))
        .filter(t::marking.ne(Marking::Restricted))
        .filter(t::deleted_at.is_null())
        .filter(t::follow_up_on.le(today))
        .filter((t::team_id + 0).eq(actor.team_id.0))
        .count()
        .get_result(conn)?)
}

fn stalled(
    conn: &mut Conn,
    actor: &Actor,
    today: NaiveDate,
    after_days: u32,
) -> Result<i64, AppError> {
    use pathway_steps as t;
    let until = today.checked_sub_days(Days::new(u64::from(after_days)));
    Ok(t::table
        .filter(visible!(t, actor))
        .filter(t::marking.ne(Marking::Restricted))
        .filter(t::dropped_at.is_null())
        .filter(t::moved_on.le(until.unwrap_or(today)))
        .count()
        .get_result(conn)?)
}

fn events_until(
    conn: &mut Conn,
    actor: &Actor,
    today: NaiveDate,
    until: NaiveDate,
) -> Result<i64, AppError> {
    use events as t;
    Ok(t::table
        .filter(visible!(t, actor))
        .filter(t::marking.ne(Marking::Restricted))
        .filter(t::deleted_at.is_null())
        .filter(t::starts_on.le(until))
        .filter(t::ends_on.ge(today))
        .count()
        .get_result(conn)?)
}

/// Answers of States that have come in within a week.
fn answers(conn: &mut Conn, actor: &Actor, today: NaiveDate) -> Result<i64, AppError> {
    use responses as t;
    let from = today.checked_sub_days(Days::new(7)).unwrap_or(today);
    Ok(t::table
        .filter(visible!(t, actor))
        .filter(t::marking.ne(Marking::Restricted))
        .filter(t::status.eq(ResponseStatus::Answered))
        .filter(t::answered_on.ge(from))
        .count()
        .get_result(conn)?)
}

fn before(day: NaiveDate) -> NaiveDate {
    day.pred_opt().unwrap_or(day)
}
