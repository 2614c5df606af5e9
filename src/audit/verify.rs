//! Whether the chain still holds what was written to it.

use std::collections::HashMap;
use std::fmt;

use diesel::prelude::*;

use super::model::{Change, Link, Readers, START, ValuesRow, digest_of};
use super::queries::values;
use crate::auth::{Marking, TeamId, UserId};
use crate::db::Conn;
use crate::db::schema::{audit, audit_head, audit_values};
use crate::db::types::Moment;
use crate::error::AppError;

/// How many rows are read at once.
const AT_ONCE: i64 = 1000;
/// How many faults are told apart; a chain rewritten from some row on has one a row.
const FAULTS: usize = 100;

/// What is wrong at a place of the chain. Rows are named by their ids.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// The row does not say what it said when it was written.
    Changed(i64),
    /// One or more rows that stood before this one are gone.
    Removed(i64),
    /// What the row says of before and after is not what was written with it.
    Values(i64),
    /// The row does not stand where it was written: the row it followed comes later.
    Moved(i64),
    /// Rows at the end of the chain are gone.
    CutOff,
    /// The note of the chain's end is not that of its last row.
    WrongEnd,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Changed(id) => write!(f, "entry {id} was changed after it was written"),
            Self::Values(id) => write!(
                f,
                "what entry {id} says of before and after was changed or removed"
            ),
            Self::Removed(id) => write!(f, "what stood before entry {id} was removed"),
            Self::Moved(id) => write!(f, "entry {id} stands in another place than it was written"),
            Self::CutOff => f.write_str("entries at the end were removed"),
            Self::WrongEnd => f.write_str("the chain does not end where it is noted to end"),
        }
    }
}

/// What a check of the chain found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// How many rows there are.
    pub rows: i64,
    /// The hash of the last row. Kept outside the desk, it shows later that nothing
    /// before it was rewritten.
    pub end: String,
    /// How many values of before and after were erased, as the law asks.
    pub erased: usize,
    /// What is wrong, first to last; at most a hundred.
    pub faults: Vec<Fault>,
}

#[derive(Queryable)]
struct Row {
    id: i64,
    at: Moment,
    user: Option<UserId>,
    user_team: Option<TeamId>,
    action: String,
    subject: String,
    subject_id: String,
    detail: String,
    marking: Marking,
    team: Option<TeamId>,
    values: String,
    previous: String,
    hash: String,
}

impl Row {
    fn is_unchanged(&self) -> bool {
        let link = Link {
            at: self.at,
            user: self.user,
            user_team: self.user_team,
            change: Change {
                action: &self.action,
                subject: &self.subject,
                id: &self.subject_id,
                detail: &self.detail,
                readers: Readers {
                    marking: self.marking,
                    team_id: self.team,
                },
            },
            values: &self.values,
        };
        link.hash(&self.previous) == self.hash
    }
}

/// Where the chain is noted to end.
#[derive(Debug, Clone, PartialEq, Eq, Queryable)]
pub struct Head {
    /// How many rows there are.
    pub length: i64,
    /// The hash of the last one.
    pub hash: String,
}

/// Where the chain is noted to end now.
///
/// # Errors
/// The database fails.
pub fn head(conn: &mut Conn) -> Result<Head, AppError> {
    Ok(audit_head::table
        .select((audit_head::length, audit_head::hash))
        .first(conn)?)
}

/// Reads the whole chain and tells what does not fit. Rows may be added meanwhile.
///
/// # Errors
/// The database fails.
pub fn verify(conn: &mut Conn) -> Result<Verdict, AppError> {
    let noted = head(conn)?;
    verify_against(conn, &noted)
}

/// [`verify`] against the end as it was noted some time before: rows that were added
/// since must be noted by now.
///
/// # Errors
/// The database fails.
pub fn verify_against(conn: &mut Conn, noted: &Head) -> Result<Verdict, AppError> {
    let mut verdict = Verdict {
        rows: 0,
        erased: 0,
        end: START.to_owned(),
        faults: Vec::new(),
    };
    let mut ends_as_noted = noted.length == 0 && noted.hash == START;
    let mut last = 0;
    loop {
        let rows = rows_after(conn, last)?;
        let Some(end) = rows.last().map(|row| row.id) else {
            break;
        };
        let elsewhere = places_of(conn, &strangers(&rows, &verdict.end))?;
        let mut values = values_between(conn, last, end)?;
        for row in rows {
            check(&mut verdict, &row, &elsewhere);
            check_values(
                &mut verdict,
                &row,
                &values.remove(&row.id).unwrap_or_default(),
            );
            verdict.rows += 1;
            verdict.end = row.hash;
            ends_as_noted |= verdict.rows == noted.length && verdict.end == noted.hash;
        }
        last = end;
    }
    if verdict.rows < noted.length {
        verdict.faults.extend(missing_at_end(&verdict, &noted.hash));
    } else if !ends_as_noted || head(conn)?.length < verdict.rows {
        verdict.faults.push(Fault::WrongEnd);
    }
    verdict.faults.truncate(FAULTS);
    Ok(verdict)
}

fn check(verdict: &mut Verdict, row: &Row, elsewhere: &HashMap<String, i64>) {
    if verdict.faults.len() >= FAULTS {
        return;
    }
    if !row.is_unchanged() {
        verdict.faults.push(Fault::Changed(row.id));
    }
    if row.previous != verdict.end {
        verdict.faults.push(match elsewhere.get(&row.previous) {
            Some(_) => Fault::Moved(row.id),
            None => Fault::Removed(row.id),
        });
    }
}

fn check_values(verdict: &mut Verdict, row: &Row, values: &[ValuesRow]) {
    verdict.erased += values.iter().filter(|value| value.salt.is_none()).count();
    if verdict.faults.len() < FAULTS && digest_of(values) != row.values {
        verdict.faults.push(Fault::Values(row.id));
    }
}

/// Rows that are missing are missing at the end where the end is not the one noted, and
/// no gap before accounts for them.
fn missing_at_end(verdict: &Verdict, noted: &str) -> Option<Fault> {
    let gap = |fault: &Fault| matches!(fault, Fault::Removed(_));
    if verdict.end == noted {
        (!verdict.faults.iter().any(gap)).then_some(Fault::WrongEnd)
    } else {
        Some(Fault::CutOff)
    }
}

/// The hashes that rows follow though they are not the row before's.
fn strangers(rows: &[Row], end: &str) -> Vec<String> {
    let before = std::iter::once(end).chain(rows.iter().map(|row| row.hash.as_str()));
    rows.iter()
        .zip(before)
        .filter(|(row, before)| row.previous != *before)
        .map(|(row, _)| row.previous.clone())
        .collect()
}

fn rows_after(conn: &mut Conn, id: i64) -> Result<Vec<Row>, AppError> {
    use audit as t;
    Ok(t::table
        .filter(t::id.gt(id))
        .order(t::id)
        .limit(AT_ONCE)
        .select((
            t::id,
            t::at,
            t::user_id,
            t::user_team_id,
            t::action,
            t::subject,
            t::subject_id,
            t::detail,
            t::marking,
            t::team_id,
            t::values_digest,
            t::previous_hash,
            t::hash,
        ))
        .load(conn)?)
}

/// The values of the entries after `from` up to `to`, by entry.
fn values_between(
    conn: &mut Conn,
    from: i64,
    to: i64,
) -> Result<HashMap<i64, Vec<ValuesRow>>, AppError> {
    let rows: Vec<ValuesRow> = values()
        .filter(audit_values::audit_id.gt(from))
        .filter(audit_values::audit_id.le(to))
        .load(conn)?;
    let mut by_entry: HashMap<i64, Vec<ValuesRow>> = HashMap::new();
    for row in rows {
        by_entry
            .entry(row.entry.unwrap_or_default())
            .or_default()
            .push(row);
    }
    Ok(by_entry)
}

fn places_of(conn: &mut Conn, hashes: &[String]) -> Result<HashMap<String, i64>, AppError> {
    if hashes.is_empty() {
        return Ok(HashMap::new());
    }
    let found: Vec<(String, i64)> = audit::table
        .filter(audit::hash.eq_any(hashes))
        .select((audit::hash, audit::id))
        .load(conn)?;
    Ok(found.into_iter().collect())
}
