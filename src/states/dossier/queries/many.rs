//! Reads of many States' work data at once, for a brief of each.

use std::collections::HashMap;

use chrono::NaiveDate;
use diesel::prelude::*;

use super::{CommitmentRow, ExchangeRow, HolderRow};
use crate::auth::Actor;
use crate::db::Conn;
use crate::db::schema::{commitments, exchanges, organisations, people, posts, teams, tenures};
use crate::error::AppError;
use crate::treaty::Iso3;
use crate::visible;

/// How many rows of a kind are looked at.
const MOST: i64 = 50_000;

/// The latest exchanges with each of these States, no more than `each`, the latest first.
/// First only days and ids are read, for the log may be long.
pub(in super::super) fn exchanges_of(
    conn: &mut Conn,
    actor: &Actor,
    states: &[Iso3],
    until: NaiveDate,
    each: usize,
) -> Result<Vec<(Iso3, ExchangeRow)>, AppError> {
    let all: Vec<(Iso3, i64)> = exchanges::table
        .filter(exchanges::state.eq_any(states))
        .filter(exchanges::held_on.le(until))
        .filter(exchanges::deleted_at.is_null())
        .filter(visible!(exchanges, actor))
        .order((exchanges::held_on.desc(), exchanges::id.desc()))
        .select((exchanges::state, exchanges::id))
        .load(conn)?;
    let mut latest: HashMap<Iso3, usize> = HashMap::new();
    let ids: Vec<i64> = all
        .into_iter()
        .filter_map(|(state, id)| {
            let known = latest.entry(state).or_default();
            *known += 1;
            (*known <= each).then_some(id)
        })
        .collect();
    Ok(exchanges::table
        .inner_join(teams::table)
        .filter(exchanges::id.eq_any(ids))
        .filter(visible!(exchanges, actor))
        .order((exchanges::held_on.desc(), exchanges::id.desc()))
        .select((
            exchanges::state,
            (
                exchanges::id,
                exchanges::kind,
                exchanges::held_on,
                exchanges::place,
                exchanges::spoke_for_us,
                exchanges::summary,
                exchanges::marking,
                teams::name,
            ),
        ))
        .load(conn)?)
}

/// What was promised to these States or by them and is still open, the earliest due first
/// and those without a day last.
pub(in super::super) fn commitments_of(
    conn: &mut Conn,
    actor: &Actor,
    states: &[Iso3],
) -> Result<Vec<(Iso3, CommitmentRow)>, AppError> {
    let mut rows: Vec<(Iso3, CommitmentRow)> = commitments::table
        .left_join(teams::table.on(commitments::owner_team_id.eq(teams::id.nullable())))
        .filter(commitments::state.eq_any(states))
        .filter(commitments::done_on.is_null())
        .filter(commitments::deleted_at.is_null())
        .filter(visible!(commitments, actor))
        .order(commitments::id)
        .limit(MOST)
        .select((
            commitments::state,
            (
                commitments::id,
                commitments::promise,
                commitments::due_on,
                teams::name.nullable(),
                commitments::marking,
            ),
        ))
        .load(conn)?;
    // The databases do not agree where nothing sorts.
    rows.sort_by_key(|(_, row)| (row.due_on.is_none(), row.due_on, row.id));
    Ok(rows)
}

/// Who holds posts of these States on a day.
pub(in super::super) fn holders_of(
    conn: &mut Conn,
    actor: &Actor,
    states: &[Iso3],
    on: NaiveDate,
) -> Result<Vec<(Iso3, HolderRow)>, AppError> {
    let rows: Vec<(Option<Iso3>, HolderRow)> = organisations::table
        .inner_join(posts::table.inner_join(tenures::table.inner_join(people::table)))
        .filter(organisations::state.eq_any(states))
        .filter(organisations::deleted_at.is_null())
        .filter(posts::deleted_at.is_null())
        .filter(tenures::starts_on.is_null().or(tenures::starts_on.le(on)))
        .filter(tenures::ends_on.is_null().or(tenures::ends_on.ge(on)))
        .filter(people::deleted_at.is_null())
        .filter(visible!(people, actor))
        .order((place_of_kind!(), organisations::id, posts::id, tenures::id))
        .limit(MOST)
        .select((
            organisations::state,
            (
                people::id,
                (people::honorific, people::given_name, people::family_name),
                people::language,
                (posts::title, posts::title_fr, posts::title_es),
                posts::id,
                organisations::name,
                organisations::kind,
                tenures::starts_on,
                people::marking,
            ),
        ))
        .load(conn)?;
    Ok(rows
        .into_iter()
        .filter_map(|(state, row)| Some((state?, row)))
        .collect())
}
