//! What entries say of before and after, and from where they came; through the rights
//! layer. An entry keeps values as they were under the marking of their time: they are
//! shown to those who may read the row as it was then *and* as it is now.

use std::collections::{HashMap, HashSet};

use diesel::prelude::*;
use serde_json::{Map, Value};

use super::super::model::{ORIGIN, Origin, ValuesRow};
use super::super::queries::{EntryRow, one, values};
use crate::auth::{Actor, Marking, TeamId};
use crate::db::Conn;
use crate::db::schema::audit_values;
use crate::error::AppError;

/// How many rows of an entry are shown; a release changes thousands.
pub(super) const SHOWN: usize = 200;
/// How many entries are asked of at once.
const AT_ONCE: usize = 1000;

/// The columns that lead to a marked record: a row that names one which may not be read is
/// not shown either.
const REFERENCES: [(&str, &str); 5] = [
    ("person_id", "people"),
    ("exchange_id", "exchanges"),
    ("event_id", "events"),
    ("circulation_id", "circulations"),
    ("response_id", "responses"),
];

/// An entry with what it says.
#[derive(Debug)]
pub(super) struct Entry {
    pub row: EntryRow,
    pub origin: Option<Origin>,
    /// The rows that may be read, in the order of their changes.
    pub changes: Vec<RowChange>,
    /// How many were left out, because they may not be read or are too many.
    pub left_out: i64,
}

/// What happened to one row.
#[derive(Debug)]
pub(super) struct RowChange {
    pub table: String,
    pub row_id: String,
    /// None for a row that was added, and where it is erased.
    pub old: Option<Map<String, Value>>,
    /// None for a row that was deleted, and where it is erased.
    pub new: Option<Map<String, Value>>,
    pub is_erased: bool,
}

/// Who may read a row, as its values say.
type MarkedBy = (Marking, TeamId);
/// A row: its table and its key.
type RowKey = (String, String);

impl RowChange {
    fn of(row: ValuesRow) -> Self {
        Self {
            table: row.subject,
            row_id: row.row_id,
            old: object(row.old.as_deref()),
            new: object(row.new.as_deref()),
            is_erased: row.salt.is_none(),
        }
    }

    fn sides(&self) -> impl Iterator<Item = &Map<String, Value>> {
        [&self.old, &self.new].into_iter().flatten()
    }

    fn markings(&self) -> impl Iterator<Item = MarkedBy> {
        self.sides().filter_map(marked_by)
    }

    fn key(&self) -> RowKey {
        (self.table.clone(), self.row_id.clone())
    }

    /// The marked records that the row names.
    fn references(&self) -> impl Iterator<Item = RowKey> {
        self.sides().flat_map(|side| {
            REFERENCES.into_iter().filter_map(|(column, table)| {
                let id = side.get(column)?.as_i64()?;
                Some((table.to_owned(), id.to_string()))
            })
        })
    }
}

fn object(json: Option<&str>) -> Option<Map<String, Value>> {
    serde_json::from_str(json?).ok()
}

fn marked_by(values: &Map<String, Value>) -> Option<MarkedBy> {
    let marking = values.get("marking")?.as_str()?.parse().ok()?;
    let team = values.get("team_id").and_then(Value::as_i64);
    Some((marking, TeamId(team.unwrap_or_default())))
}

/// The entry `id`, as far as the actor may read it.
pub(super) fn entry(conn: &mut Conn, actor: &Actor, id: i64) -> Result<Entry, AppError> {
    let row = one(conn, actor, id)?;
    let all: i64 = audit_values::table
        .filter(audit_values::audit_id.eq(id))
        .filter(audit_values::subject.ne(ORIGIN))
        .count()
        .get_result(conn)?;
    let rows: Vec<ValuesRow> = values()
        .filter(audit_values::audit_id.eq(id))
        .filter(audit_values::subject.ne(ORIGIN))
        .limit(i64::try_from(SHOWN).unwrap_or(i64::MAX))
        .load(conn)?;
    let changes = readable(conn, actor, &row, rows)?;
    Ok(Entry {
        origin: origins(conn, &[id])?.remove(&id),
        left_out: all - i64::try_from(changes.len()).unwrap_or(all),
        row,
        changes,
    })
}

/// The rows of an entry that the actor may read: as they were, and as they and the entry's
/// record are now.
fn readable(
    conn: &mut Conn,
    actor: &Actor,
    entry: &EntryRow,
    rows: Vec<ValuesRow>,
) -> Result<Vec<RowChange>, AppError> {
    let mut changes: Vec<_> = rows.into_iter().map(RowChange::of).collect();
    let record = (entry.subject.clone(), entry.subject_id.clone());
    let mut keys: HashSet<RowKey> = changes.iter().flat_map(RowChange::references).collect();
    keys.extend(changes.iter().map(RowChange::key));
    keys.insert(record.clone());
    let now = newest(conn, &keys)?;
    let may = |(marking, team): MarkedBy| actor.may_read(marking, team);
    let may_now = |key: &RowKey| now.get(key).is_none_or(|marked| may(*marked));
    if !may_now(&record) {
        return Ok(Vec::new());
    }
    changes.retain(|change| {
        change.markings().all(may)
            && may_now(&change.key())
            // A record of which nothing is known is taken for hidden.
            && change.references().all(|key| now.get(&key).is_some_and(|marked| may(*marked)))
    });
    Ok(changes)
}

/// Who may read rows by what was written of them last.
fn newest(conn: &mut Conn, keys: &HashSet<RowKey>) -> Result<HashMap<RowKey, MarkedBy>, AppError> {
    use diesel::dsl::max;
    let ids: Vec<Option<i64>> = audit_values::table
        .filter(audit_values::subject.eq_any(keys.iter().map(|(table, _)| table)))
        .filter(audit_values::row_id.eq_any(keys.iter().map(|(_, id)| id)))
        .filter(audit_values::digest.is_null())
        .group_by((audit_values::subject, audit_values::row_id))
        .select(max(audit_values::id))
        .load(conn)?;
    let rows: Vec<ValuesRow> = values()
        .filter(audit_values::id.eq_any(ids.into_iter().flatten()))
        .load(conn)?;
    Ok(rows
        .into_iter()
        .map(RowChange::of)
        .filter_map(|change| {
            let marked = change.markings().last()?;
            Some(((change.table, change.row_id), marked))
        })
        .collect())
}

/// From where entries came. Read for those that the rights layer has let through.
pub(in crate::audit) fn origins(
    conn: &mut Conn,
    entries: &[i64],
) -> Result<HashMap<i64, Origin>, AppError> {
    let mut found = HashMap::new();
    for some in entries.chunks(AT_ONCE) {
        let rows: Vec<ValuesRow> = values()
            .filter(audit_values::audit_id.eq_any(some))
            .filter(audit_values::subject.eq(ORIGIN))
            .load(conn)?;
        found.extend(rows.into_iter().filter_map(|row| {
            let origin = serde_json::from_str(row.new.as_deref()?).ok()?;
            Some((row.entry?, origin))
        }));
    }
    Ok(found)
}
