//! Reads of pathways, all through the rights layer.

use chrono::{Days, NaiveDate};
use diesel::prelude::*;

use super::model::{Content, MAX_STEPS, Step, StepId, Template, may_read_then};
use crate::auth::{Actor, Marking, TeamId};
use crate::db::Conn;
use crate::db::schema::{pathway_history, pathway_steps, pathway_templates};
use crate::db::types::Moment;
use crate::error::AppError;
use crate::treaty::Iso3;
use crate::visible;

/// How many steps of many States are looked at.
const MOST: i64 = 50_000;
/// How many dropped steps a page offers to take back.
const DROPPED: i64 = 20;
/// How many of the things a step once said its page shows.
const VERSIONS: i64 = 50;

/// The columns of a [`Step`] as it is now.
macro_rules! now {
    () => {
        (
            pathway_steps::id,
            pathway_steps::state,
            pathway_steps::position,
            (
                pathway_steps::name,
                pathway_steps::body_kind,
                pathway_steps::body,
                pathway_steps::status,
                pathway_steps::begun_on,
                pathway_steps::done_on,
                pathway_steps::moved_on,
                pathway_steps::source,
                pathway_steps::source_link,
                pathway_steps::next_move,
            ),
            pathway_steps::marking,
            pathway_steps::team_id,
            pathway_steps::updated_at,
            pathway_steps::version,
            pathway_steps::dropped_at,
        )
    };
}

/// The columns of a [`Step`] as its history has it.
macro_rules! then {
    () => {
        (
            pathway_steps::id,
            pathway_steps::state,
            pathway_history::position,
            (
                pathway_history::name,
                pathway_history::body_kind,
                pathway_history::body,
                pathway_history::status,
                pathway_history::begun_on,
                pathway_history::done_on,
                pathway_history::moved_on,
                pathway_history::source,
                pathway_history::source_link,
                pathway_history::next_move,
            ),
            pathway_history::marking,
            pathway_history::team_id,
            pathway_history::valid_from,
            pathway_steps::version,
            pathway_history::dropped_at,
        )
    };
}

/// The steps of a State, in their order.
///
/// # Errors
/// The database fails.
pub fn of_state(conn: &mut Conn, actor: &Actor, state: Iso3) -> Result<Vec<Step>, AppError> {
    Ok(pathway_steps::table
        .filter(pathway_steps::state.eq(state))
        .filter(pathway_steps::dropped_at.is_null())
        .filter(visible!(pathway_steps, actor))
        .order((pathway_steps::position, pathway_steps::id))
        .limit(i64::try_from(MAX_STEPS).unwrap_or(i64::MAX))
        .select(now!())
        .load(conn)?)
}

/// The steps of these States, State by State in their order.
///
/// # Errors
/// The database fails.
pub fn of_states(conn: &mut Conn, actor: &Actor, states: &[Iso3]) -> Result<Vec<Step>, AppError> {
    Ok(pathway_steps::table
        .filter(pathway_steps::state.eq_any(states))
        .filter(pathway_steps::dropped_at.is_null())
        .filter(visible!(pathway_steps, actor))
        .order((
            pathway_steps::state,
            pathway_steps::position,
            pathway_steps::id,
        ))
        .limit(MOST)
        .select(now!())
        .load(conn)?)
}

/// The steps of a State as they were believed to be at the end of a day: those that may be
/// read today, and might have been with the marking they had then.
///
/// # Errors
/// The database fails.
pub fn believed(
    conn: &mut Conn,
    actor: &Actor,
    state: Iso3,
    on: NaiveDate,
) -> Result<Vec<Step>, AppError> {
    let end = end_of(on);
    let rows: Vec<(Step, (Marking, TeamId))> = pathway_history::table
        .inner_join(pathway_steps::table)
        .filter(pathway_steps::state.eq(state))
        .filter(visible!(pathway_steps, actor))
        .filter(pathway_history::valid_from.lt(end))
        .filter(
            pathway_history::valid_until
                .is_null()
                .or(pathway_history::valid_until.ge(end)),
        )
        .filter(pathway_history::dropped_at.is_null())
        .order((pathway_history::position, pathway_steps::id))
        .limit(i64::try_from(MAX_STEPS).unwrap_or(i64::MAX))
        .select((then!(), (pathway_steps::marking, pathway_steps::team_id)))
        .load(conn)?;
    Ok(readable(actor, rows))
}

/// What a step has said, the latest first.
pub(super) fn versions(conn: &mut Conn, actor: &Actor, id: StepId) -> Result<Vec<Step>, AppError> {
    let rows: Vec<(Step, (Marking, TeamId))> = pathway_history::table
        .inner_join(pathway_steps::table)
        .filter(pathway_steps::id.eq(id))
        .filter(visible!(pathway_steps, actor))
        .order((
            pathway_history::valid_from.desc(),
            pathway_history::id.desc(),
        ))
        .limit(VERSIONS)
        .select((then!(), (pathway_steps::marking, pathway_steps::team_id)))
        .load(conn)?;
    Ok(readable(actor, rows))
}

/// The steps dropped from a State's pathway, the latest first.
pub(super) fn dropped(conn: &mut Conn, actor: &Actor, state: Iso3) -> Result<Vec<Step>, AppError> {
    Ok(pathway_steps::table
        .filter(pathway_steps::state.eq(state))
        .filter(pathway_steps::dropped_at.is_not_null())
        .filter(visible!(pathway_steps, actor))
        .order((pathway_steps::dropped_at.desc(), pathway_steps::id.desc()))
        .limit(DROPPED)
        .select(now!())
        .load(conn)?)
}

/// The steps under way that have not moved since `until` or longer, the longest first.
///
/// # Errors
/// The database fails.
pub fn stalled(
    conn: &mut Conn,
    actor: &Actor,
    until: NaiveDate,
    limit: i64,
) -> Result<Vec<Step>, AppError> {
    Ok(pathway_steps::table
        .filter(pathway_steps::moved_on.le(until))
        .filter(pathway_steps::dropped_at.is_null())
        .filter(visible!(pathway_steps, actor))
        .order((pathway_steps::moved_on, pathway_steps::id))
        .limit(limit)
        .select(now!())
        .load(conn)?)
}

/// A step the actor may read, in its pathway or dropped.
pub(super) fn find(conn: &mut Conn, actor: &Actor, id: StepId) -> Result<Step, AppError> {
    Ok(pathway_steps::table
        .filter(pathway_steps::id.eq(id))
        .filter(visible!(pathway_steps, actor))
        .select(now!())
        .first(conn)?)
}

/// The templates of the treaty pack, in their order, without what has been retired.
pub(super) fn templates(conn: &mut Conn) -> Result<Vec<Template>, AppError> {
    type Texts = (String, String, String);
    use pathway_templates as t;
    let rows: Vec<(String, Texts, Texts, String)> = t::table
        .filter(t::retired_at.is_null())
        .order((t::position, t::code))
        .select((
            t::code,
            (t::name_en, t::name_fr, t::name_es),
            (t::help_en, t::help_fr, t::help_es),
            t::steps,
        ))
        .load(conn)?;
    rows.into_iter()
        .map(|(code, names, helps, steps)| {
            Ok(Template {
                code,
                names,
                helps,
                steps: serde_json::from_str(&steps).map_err(AppError::internal)?,
            })
        })
        .collect()
}

fn readable(actor: &Actor, rows: Vec<(Step, (Marking, TeamId))>) -> Vec<Step> {
    rows.into_iter()
        .filter(|(step, now)| may_read_then(actor, *now, (step.marking, step.team_id)))
        .map(|(step, _)| step)
        .collect()
}

/// The first moment after a day.
fn end_of(day: NaiveDate) -> Moment {
    let next = day.checked_add_days(Days::new(1)).unwrap_or(day);
    Moment(next.and_time(chrono::NaiveTime::MIN))
}

/// What the steps of a pathway say, without whose they are.
pub fn contents(steps: &[Step]) -> impl Iterator<Item = &Content> {
    steps.iter().map(|step| &step.content)
}
