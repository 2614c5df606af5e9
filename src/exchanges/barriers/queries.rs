//! Reads of barriers and of their taxonomy.

use std::collections::HashMap;

use chrono::NaiveDate;
use diesel::dsl::min;
use diesel::prelude::*;

use super::super::model::{BarrierId, BarrierKind, BarrierLine, ExchangeId};
use crate::auth::{Actor, Marking, TeamId};
use crate::db::Conn;
use crate::db::schema::{barrier_kinds, barriers};
use crate::error::AppError;
use crate::i18n::Lang;
use crate::treaty::Iso3;
use crate::visible;

/// How many reasons of many States are looked at.
const MOST: i64 = 50_000;

/// The barriers raised in an exchange.
///
/// # Errors
/// The database fails.
pub fn of_exchange(
    conn: &mut Conn,
    actor: &Actor,
    id: ExchangeId,
) -> Result<Vec<BarrierLine>, AppError> {
    Ok(barriers::table
        .inner_join(barrier_kinds::table)
        .filter(barriers::exchange_id.eq(id))
        .filter(barriers::deleted_at.is_null())
        .filter(visible!(barriers, actor))
        .order(barriers::id)
        .select((
            barriers::id,
            (
                barrier_kinds::label_en,
                barrier_kinds::label_fr,
                barrier_kinds::label_es,
            ),
            barriers::detail,
            barriers::raised_on,
            barriers::said_by,
        ))
        .load(conn)?)
}

/// The taxonomy of barriers, in its order, without what has been retired.
///
/// # Errors
/// The database fails.
pub fn kinds(conn: &mut Conn) -> Result<Vec<BarrierKind>, AppError> {
    use barrier_kinds as t;
    Ok(t::table
        .filter(t::retired_at.is_null())
        .order((t::position, t::code))
        .select((t::code, t::family, (t::label_en, t::label_fr, t::label_es)))
        .load(conn)?)
}

/// A reason for not joining, with whence it is known.
#[derive(Debug, Clone, Queryable)]
pub struct Raised {
    /// Its id.
    pub id: BarrierId,
    /// The code of its kind.
    pub kind: String,
    /// The label of its kind in English, French and Spanish.
    pub labels: (String, String, String),
    /// When it was raised.
    pub raised_on: NaiveDate,
    /// What was said; may be empty.
    pub detail: String,
    /// Who said it; may be empty.
    pub said_by: String,
    /// Where it is written; empty where the exchange is that.
    pub source: String,
    /// The exchange it was raised in.
    pub exchange: Option<ExchangeId>,
    /// Who may read it.
    pub marking: Marking,
    /// Whose record it is.
    pub team_id: TeamId,
}

impl Raised {
    /// The label of its kind in a language.
    pub fn label(&self, lang: Lang) -> &str {
        let (en, fr, es) = &self.labels;
        lang.pick(en, fr, es)
    }
}

/// Why a State has not joined, up to a day, the latest reason first.
///
/// # Errors
/// The database fails.
pub fn of_state(
    conn: &mut Conn,
    actor: &Actor,
    state: Iso3,
    until: NaiveDate,
    limit: i64,
) -> Result<Vec<Raised>, AppError> {
    Ok(barriers::table
        .inner_join(barrier_kinds::table)
        .filter(barriers::state.eq(state))
        .filter(barriers::raised_on.le(until))
        .filter(barriers::deleted_at.is_null())
        .filter(visible!(barriers, actor))
        .order((barriers::raised_on.desc(), barriers::id.desc()))
        .limit(limit)
        .select((
            barriers::id,
            barriers::kind,
            (
                barrier_kinds::label_en,
                barrier_kinds::label_fr,
                barrier_kinds::label_es,
            ),
            barriers::raised_on,
            barriers::detail,
            barriers::said_by,
            barriers::source,
            barriers::exchange_id,
            barriers::marking,
            barriers::team_id,
        ))
        .load(conn)?)
}

/// Why these States have not joined, up to a day, the latest reason first.
///
/// # Errors
/// The database fails.
pub fn of_states(
    conn: &mut Conn,
    actor: &Actor,
    states: &[Iso3],
    until: NaiveDate,
) -> Result<Vec<(Iso3, Raised)>, AppError> {
    Ok(barriers::table
        .inner_join(barrier_kinds::table)
        .filter(barriers::state.eq_any(states))
        .filter(barriers::raised_on.le(until))
        .filter(barriers::deleted_at.is_null())
        .filter(visible!(barriers, actor))
        .order((barriers::raised_on.desc(), barriers::id.desc()))
        .limit(MOST)
        .select((
            barriers::state,
            (
                barriers::id,
                barriers::kind,
                (
                    barrier_kinds::label_en,
                    barrier_kinds::label_fr,
                    barrier_kinds::label_es,
                ),
                barriers::raised_on,
                barriers::detail,
                barriers::said_by,
                barriers::source,
                barriers::exchange_id,
                barriers::marking,
                barriers::team_id,
            ),
        ))
        .load(conn)?)
}

/// A barrier as it is corrected.
#[derive(Debug, Clone, Queryable)]
pub(super) struct Noted {
    pub id: BarrierId,
    pub state: Iso3,
    pub kind: String,
    pub raised_on: NaiveDate,
    pub said_by: String,
    pub detail: String,
    pub source: String,
    pub exchange: Option<ExchangeId>,
    pub marking: Marking,
    pub team_id: TeamId,
    pub version: i32,
}

/// A barrier that the actor may read.
pub(super) fn noted(conn: &mut Conn, actor: &Actor, id: BarrierId) -> Result<Noted, AppError> {
    Ok(barriers::table
        .filter(barriers::id.eq(id))
        .filter(barriers::deleted_at.is_null())
        .filter(visible!(barriers, actor))
        .select((
            barriers::id,
            barriers::state,
            barriers::kind,
            barriers::raised_on,
            barriers::said_by,
            barriers::detail,
            barriers::source,
            barriers::exchange_id,
            barriers::marking,
            barriers::team_id,
            barriers::version,
        ))
        .first(conn)?)
}

/// The States of which a kind of barrier was noted, each with the day it first was, as far
/// as the actor may know: one row a State.
pub(super) fn first_raised(
    conn: &mut Conn,
    actor: &Actor,
    kind: &str,
    until: NaiveDate,
) -> Result<HashMap<Iso3, NaiveDate>, AppError> {
    let rows: Vec<(Iso3, Option<NaiveDate>)> = barriers::table
        .filter(barriers::kind.eq(kind.to_owned()))
        .filter(barriers::raised_on.le(until))
        .filter(barriers::deleted_at.is_null())
        .filter(visible!(barriers, actor))
        .group_by(barriers::state)
        .select((barriers::state, min(barriers::raised_on)))
        .load(conn)?;
    Ok(rows
        .into_iter()
        .filter_map(|(state, day)| Some((state, day?)))
        .collect())
}

/// What a kind of barrier is called and what it means, also one retired.
pub(super) fn meaning(
    conn: &mut Conn,
    kind: &str,
    lang: Lang,
) -> Result<(String, String), AppError> {
    use barrier_kinds as t;
    type Texts = (String, String, String);
    let (labels, helps): (Texts, Texts) = t::table
        .filter(t::code.eq(kind.to_owned()))
        .select((
            (t::label_en, t::label_fr, t::label_es),
            (t::help_en, t::help_fr, t::help_es),
        ))
        .first(conn)?;
    let pick = |(en, fr, es): &Texts| lang.pick(en, fr, es).to_owned();
    Ok((pick(&labels), pick(&helps)))
}
