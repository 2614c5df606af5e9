//! The recorder's other direction: puts rows back to what they said before a change, from
//! what [`super::recorder`] wrote down of it. A row that says something else by now is
//! left alone, and the caller told.

use std::collections::BTreeMap;

use diesel::prelude::*;
use diesel::sql_types::{Text, Timestamp};
use serde_json::{Map, Value};

use super::Conn;
use super::recorder::{ColumnRow, columns_of_all};
use super::types::Moment;
use crate::error::AppError;
use crate::on_backend;

/// What the columns of a row said: all of them, or those that changed.
pub type Said = Map<String, Value>;

/// What happened to a row, as it was written down.
#[derive(Debug, Clone)]
pub struct RowChange {
    /// The table.
    pub table: String,
    /// The key, its parts joined with commas.
    pub row_id: String,
    /// What it said before; none for a row that was added.
    pub old: Option<Said>,
    /// What it says since; none for a row that was deleted.
    pub new: Option<Said>,
}

/// How a table's columns are called, and which are its key.
pub struct Restorer {
    tables: BTreeMap<String, Vec<ColumnRow>>,
    now: Moment,
}

/// The statements of a database.
struct Statements {
    update: &'static str,
    insert: &'static str,
    delete: &'static str,
    before: fn(&str) -> String,
    same: fn(&str) -> String,
    now: &'static str,
}

const SQLITE: Statements = Statements {
    update: include_str!("../../migrations/recorder/update_back.sqlite.sql"),
    insert: include_str!("../../migrations/recorder/insert_back.sqlite.sql"),
    delete: include_str!("../../migrations/recorder/delete_again.sqlite.sql"),
    before: |column| format!("json_extract(?1, '$.{column}')"),
    same: |column| format!("t.{column} IS json_extract(?2, '$.{column}')"),
    now: "?3",
};
#[cfg(feature = "postgres")]
const POSTGRES: Statements = Statements {
    update: include_str!("../../migrations/recorder/update_back.postgres.sql"),
    insert: include_str!("../../migrations/recorder/insert_back.postgres.sql"),
    delete: include_str!("../../migrations/recorder/delete_again.postgres.sql"),
    before: |column| format!("o.{column}"),
    same: |column| format!("t.{column} IS NOT DISTINCT FROM n.{column}"),
    now: "$3",
};

/// What comes of a row that was added, when that is undone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Added {
    /// It goes to the bin.
    ToTheBin,
    /// It is gone.
    Gone,
}

impl Restorer {
    /// Learns the tables as they are.
    ///
    /// # Errors
    /// The database fails.
    pub fn new(conn: &mut Conn, now: Moment) -> Result<Self, AppError> {
        let mut tables: BTreeMap<String, Vec<ColumnRow>> = BTreeMap::new();
        for column in columns_of_all(conn)? {
            tables
                .entry(column.in_table.clone())
                .or_default()
                .push(column);
        }
        Ok(Self { tables, now })
    }

    /// Whether rows of `table` go to a bin.
    pub fn has_bin(&self, table: &str) -> bool {
        self.has(table, "deleted_at")
    }

    /// Puts one row back. False where it says something else by now; then nothing has
    /// changed.
    ///
    /// # Errors
    /// The database fails, or a constraint stands against it.
    pub fn put_back(
        &self,
        conn: &mut Conn,
        change: &RowChange,
        added: Added,
    ) -> Result<bool, AppError> {
        let (old, new) = (
            self.keyed(change, change.old.as_ref()),
            self.keyed(change, change.new.as_ref()),
        );
        let rows = match (&change.old, &change.new) {
            (Some(_), Some(said)) => {
                let columns = self.known(change, said);
                self.update(conn, change, (&old, &new), &columns)?
            }
            (Some(said), None) => {
                let columns = self.known(change, said);
                self.insert(conn, change, &old, &columns)?
            }
            (None, Some(said)) if added == Added::ToTheBin => {
                let mut binned = new.clone();
                binned.insert("deleted_at".to_owned(), Value::from(self.moment()));
                let columns = self.known(change, said);
                self.update(conn, change, (&binned, &new), &columns)?
            }
            (None, Some(said)) => {
                let columns = self.known(change, said);
                self.delete(conn, change, &new, &columns)?
            }
            (None, None) => 0,
        };
        Ok(rows == 1)
    }

    fn update(
        &self,
        conn: &mut Conn,
        change: &RowChange,
        (old, new): (&Said, &Said),
        columns: &[&str],
    ) -> Result<usize, AppError> {
        let statements = statements(conn);
        let mut set: Vec<_> = columns
            .iter()
            .map(|column| format!("{column} = {}", (statements.before)(column)))
            .collect();
        set.extend(self.kept_up(change, statements));
        let sql = statements
            .update
            .replace("{table}", &change.table)
            .replace("{set}", &set.join(", "))
            .replace("{same}", &self.same(change, columns, statements));
        self.execute(conn, &sql, old, new)
    }

    fn insert(
        &self,
        conn: &mut Conn,
        change: &RowChange,
        old: &Said,
        columns: &[&str],
    ) -> Result<usize, AppError> {
        let statements = statements(conn);
        let mut names: Vec<_> = columns.iter().map(|it| (*it).to_owned()).collect();
        let mut values: Vec<_> = columns.iter().map(|it| (statements.before)(it)).collect();
        if self.has(&change.table, "updated_at") {
            names.push("updated_at".to_owned());
            values.push(statements.now.to_owned());
        }
        let sql = statements
            .insert
            .replace("{table}", &change.table)
            .replace("{columns}", &names.join(", "))
            .replace("{values}", &values.join(", "));
        self.execute(conn, &sql, old, &Said::new())
    }

    fn delete(
        &self,
        conn: &mut Conn,
        change: &RowChange,
        new: &Said,
        columns: &[&str],
    ) -> Result<usize, AppError> {
        let statements = statements(conn);
        let sql = statements
            .delete
            .replace("{table}", &change.table)
            .replace("{same}", &self.same(change, columns, statements));
        self.execute(conn, &sql, &Said::new(), new)
    }

    /// What is not written down but goes along with every change.
    fn kept_up(&self, change: &RowChange, statements: &Statements) -> Vec<String> {
        let mut set = Vec::new();
        // A questionnaire's version is its number; how often it was saved is its revision.
        let mut counts = ["revision", "version"].into_iter();
        if let Some(count) = counts.find(|it| self.has(&change.table, it)) {
            set.push(format!("{count} = t.{count} + 1"));
        }
        if self.has(&change.table, "updated_at") {
            set.push(format!("updated_at = {}", statements.now));
        }
        set
    }

    fn same(&self, change: &RowChange, columns: &[&str], statements: &Statements) -> String {
        let keys = self.keys(&change.table);
        let others = columns.iter().copied().filter(|it| !keys.contains(it));
        let all: Vec<_> = keys
            .iter()
            .copied()
            .chain(others)
            .map(statements.same)
            .collect();
        all.join(" AND ")
    }

    /// The columns that a row spoke of and the table still has. What the database lists
    /// goes into the statement, never what was written down.
    fn known<'a>(&'a self, change: &RowChange, said: &Said) -> Vec<&'a str> {
        self.columns(&change.table)
            .map(|column| column.name.as_str())
            .filter(|name| said.contains_key(*name))
            .collect()
    }

    /// What a row said, with its key.
    fn keyed(&self, change: &RowChange, said: Option<&Said>) -> Said {
        let mut said = said.cloned().unwrap_or_default();
        let keys = self.keys(&change.table);
        if let [key] = keys[..] {
            said.insert(key.to_owned(), Value::from(change.row_id.clone()));
            return said;
        }
        // What was changed does not say its key again. No part of a key has a comma in it.
        for (key, part) in keys.iter().zip(change.row_id.split(',')) {
            said.entry((*key).to_owned())
                .or_insert_with(|| Value::from(part));
        }
        said
    }

    fn columns(&self, table: &str) -> impl Iterator<Item = &ColumnRow> {
        self.tables.get(table).into_iter().flatten()
    }

    fn keys(&self, table: &str) -> Vec<&str> {
        self.columns(table)
            .filter(|column| column.in_key)
            .map(|column| column.name.as_str())
            .collect()
    }

    fn has(&self, table: &str, name: &str) -> bool {
        self.columns(table).any(|column| column.name == name)
    }

    /// The moment as both databases read it from a text.
    fn moment(&self) -> String {
        self.now.0.format("%Y-%m-%d %H:%M:%S").to_string()
    }

    #[expect(
        clippy::disallowed_methods,
        reason = "whatever table it is, without naming it; the values are bound"
    )]
    fn execute(
        &self,
        conn: &mut Conn,
        sql: &str,
        old: &Said,
        new: &Said,
    ) -> Result<usize, AppError> {
        let text = |said: &Said| serde_json::to_string(said).map_err(AppError::internal);
        let (old, new) = (text(old)?, text(new)?);
        Ok(on_backend!(conn, real => diesel::sql_query(sql)
            .bind::<Text, _>(old)
            .bind::<Text, _>(new)
            .bind::<Timestamp, _>(self.now)
            .execute(real))?)
    }
}

#[cfg_attr(
    not(feature = "postgres"),
    expect(
        clippy::needless_pass_by_ref_mut,
        reason = "one signature for both databases"
    )
)]
fn statements(conn: &mut Conn) -> &'static Statements {
    match conn {
        #[cfg(feature = "postgres")]
        Conn::Postgres(_) => &POSTGRES,
        Conn::Sqlite(_) => &SQLITE,
    }
}
