//! What a pack changes: the rows it adds, changes and drops, for people to read
//! before it is loaded.

use std::collections::BTreeMap;
use std::fmt;

use serde::Serialize;
use serde_json::Value;

use crate::error::AppError;

/// What loading a pack changes, table by table; empty if nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PackDiff {
    /// The tables that change, in the order they are loaded.
    pub tables: Vec<TableDiff>,
}

/// What changes in one table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableDiff {
    /// The table.
    pub table: &'static str,
    /// The rows that change, by key.
    pub rows: Vec<RowDiff>,
}

/// What happens to one row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowDiff {
    /// What the row is about, e.g. "CCM NGA ratification".
    pub key: String,
    /// What happens to it.
    pub change: RowChange,
}

/// What happens to a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RowChange {
    /// It is new, with these fields.
    Added(Vec<Field>),
    /// These fields change.
    Changed(Vec<FieldChange>),
    /// It goes; a fact is kept as superseded. It had these fields.
    Dropped(Vec<Field>),
}

/// A field that is not empty: its name and its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// The name of the field.
    pub name: String,
    /// Its value.
    pub value: String,
}

/// A field that changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldChange {
    /// The name of the field.
    pub name: String,
    /// The value stored; may be empty.
    pub old: String,
    /// The value in the pack; may be empty.
    pub new: String,
}

impl PackDiff {
    /// Whether nothing changes.
    pub fn is_empty(&self) -> bool {
        self.tables.is_empty()
    }

    /// How many rows are added, changed and dropped.
    pub fn totals(&self) -> (usize, usize, usize) {
        self.tables
            .iter()
            .map(TableDiff::totals)
            .fold((0, 0, 0), |sum, it| {
                (sum.0 + it.0, sum.1 + it.1, sum.2 + it.2)
            })
    }

    pub(super) fn new(tables: impl IntoIterator<Item = TableDiff>) -> Self {
        let tables = tables.into_iter().filter(|table| !table.rows.is_empty());
        Self {
            tables: tables.collect(),
        }
    }
}

impl TableDiff {
    /// How many rows are added, changed and dropped.
    pub fn totals(&self) -> (usize, usize, usize) {
        let mut totals = (0, 0, 0);
        for row in &self.rows {
            match row.change {
                RowChange::Added(_) => totals.0 += 1,
                RowChange::Changed(_) => totals.1 += 1,
                RowChange::Dropped(_) => totals.2 += 1,
            }
        }
        totals
    }
}

impl fmt::Display for PackDiff {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_empty() {
            return f.write_str("no changes");
        }
        for (index, table) in self.tables.iter().enumerate() {
            if index > 0 {
                writeln!(f)?;
            }
            write!(f, "{table}")?;
        }
        Ok(())
    }
}

impl fmt::Display for TableDiff {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (added, changed, dropped) = self.totals();
        let table = self.table;
        write!(
            f,
            "{table}: {added} added, {changed} changed, {dropped} dropped"
        )?;
        for row in &self.rows {
            write!(f, "\n{row}")?;
        }
        Ok(())
    }
}

impl fmt::Display for RowDiff {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let key = &self.key;
        match &self.change {
            RowChange::Added(fields) => write!(f, "  + {key}: {}", listed(fields)),
            RowChange::Dropped(fields) => write!(f, "  - {key}: {}", listed(fields)),
            RowChange::Changed(fields) => {
                write!(f, "  ~ {key}")?;
                for FieldChange { name, old, new } in fields {
                    write!(
                        f,
                        "\n      {name}: \u{201c}{old}\u{201d} becomes \u{201c}{new}\u{201d}"
                    )?;
                }
                Ok(())
            }
        }
    }
}

fn listed(fields: &[Field]) -> String {
    let fields: Vec<_> = fields
        .iter()
        .map(|field| format!("{} \u{201c}{}\u{201d}", field.name, field.value))
        .collect();
    fields.join(", ")
}

/// A row that has a key within its table.
pub(super) trait Keyed: Serialize + PartialEq {
    /// The table.
    const TABLE: &'static str;

    /// What the row is about; no two rows of a pack share it.
    fn key(&self) -> String;
}

/// A row as it is stored, with its id.
#[derive(Debug)]
pub(super) struct Stored<R> {
    /// The id; 0 in tables whose key is their id.
    pub id: i64,
    /// The row.
    pub row: R,
}

/// The rows of a table set against the rows of a pack.
#[derive(Debug)]
pub(super) struct Comparison<R> {
    /// In the pack only.
    pub added: Vec<R>,
    /// In both, and different: as stored, and as the pack has it.
    pub changed: Vec<(Stored<R>, R)>,
    /// Stored only.
    pub dropped: Vec<Stored<R>>,
}

impl<R: Keyed> Comparison<R> {
    /// Sets stored rows against those of a pack, by key.
    pub fn new(stored: Vec<Stored<R>>, wanted: Vec<R>) -> Self {
        let mut stored: BTreeMap<_, _> = stored.into_iter().map(|it| (it.row.key(), it)).collect();
        let (mut added, mut changed) = (Vec::new(), Vec::new());
        for row in wanted {
            match stored.remove(&row.key()) {
                None => added.push(row),
                Some(old) if old.row != row => changed.push((old, row)),
                Some(_) => {}
            }
        }
        Self {
            added,
            changed,
            dropped: stored.into_values().collect(),
        }
    }

    /// The comparison for people to read.
    pub fn to_diff(&self) -> Result<TableDiff, AppError> {
        let mut rows = Vec::new();
        for row in &self.added {
            rows.push(RowDiff {
                key: row.key(),
                change: RowChange::Added(fields(row)?),
            });
        }
        for (old, new) in &self.changed {
            rows.push(RowDiff {
                key: new.key(),
                change: RowChange::Changed(changes(&old.row, new)?),
            });
        }
        for Stored { row, .. } in &self.dropped {
            rows.push(RowDiff {
                key: row.key(),
                change: RowChange::Dropped(fields(row)?),
            });
        }
        rows.sort_by(|a, b| a.key.cmp(&b.key));
        Ok(TableDiff {
            table: R::TABLE,
            rows,
        })
    }
}

fn fields<R: Serialize>(row: &R) -> Result<Vec<Field>, AppError> {
    Ok(flat(row)?
        .into_iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(name, value)| Field { name, value })
        .collect())
}

fn changes<R: Serialize>(old: &R, new: &R) -> Result<Vec<FieldChange>, AppError> {
    let (mut old, new) = (flat(old)?, flat(new)?);
    let mut changes = Vec::new();
    for (name, new) in new {
        let old = old.remove(&name).unwrap_or_default();
        if old != new {
            changes.push(FieldChange { name, old, new });
        }
    }
    // What only the stored row has, such as a choice that goes.
    changes.extend(
        old.into_iter()
            .filter(|(_, old)| !old.is_empty())
            .map(|(name, old)| FieldChange {
                name,
                old,
                new: String::new(),
            }),
    );
    Ok(changes)
}

/// A row's fields by name; those of what it contains as `name.inner`.
fn flat<R: Serialize>(row: &R) -> Result<BTreeMap<String, String>, AppError> {
    let mut fields = BTreeMap::new();
    let value = serde_json::to_value(row).map_err(AppError::internal)?;
    flatten(String::new(), value, &mut fields);
    Ok(fields)
}

fn flatten(name: String, value: Value, fields: &mut BTreeMap<String, String>) {
    let inner = |part: &str| match name.as_str() {
        "" => part.to_owned(),
        name => format!("{name}.{part}"),
    };
    match value {
        Value::Object(map) => {
            for (part, value) in map {
                flatten(inner(&part), value, fields);
            }
        }
        Value::Array(list) => {
            for (position, value) in (1..).zip(list) {
                flatten(inner(&position.to_string()), value, fields);
            }
        }
        Value::Null => {
            fields.insert(name, String::new());
        }
        Value::String(text) => {
            fields.insert(name, text);
        }
        other => {
            fields.insert(name, other.to_string());
        }
    }
}
