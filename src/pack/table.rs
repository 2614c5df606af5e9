//! The CSV files of a pack.

use csv::{ErrorKind, ReaderBuilder, StringRecord};

use super::fields::Fields;
use super::problem::PackProblems;

/// A row of one of the tables.
pub(super) trait Row: Sized {
    /// The file that holds the rows.
    const FILE: &'static str;
    /// Its columns, in order.
    const COLUMNS: &'static [&'static str];

    /// Reads a row; `None` if a field was wrong, which `fields` then knows.
    fn read(fields: &mut Fields<'_>) -> Option<Self>;
}

/// The rows of a file with the lines they begin on.
#[derive(Debug)]
pub(super) struct Table<T>(Vec<(u64, T)>);

impl<T: Row> Table<T> {
    /// Reads a table; whatever is wrong with it becomes a problem.
    pub fn read(text: &str, problems: &mut PackProblems) -> Self {
        let mut reader = ReaderBuilder::new().from_reader(text.as_bytes());
        match reader.headers() {
            Ok(headers) if headers == T::COLUMNS => {}
            Ok(_) => {
                let expected = T::COLUMNS.join(",");
                problems.add(T::FILE, Some(1), format!("the columns must be {expected}"));
                return Self(Vec::new());
            }
            Err(error) => {
                problems.add(T::FILE, Some(1), reason(&error));
                return Self(Vec::new());
            }
        }
        let mut rows = Vec::new();
        for record in reader.records() {
            match record {
                Ok(record) => rows.extend(read_row(&record, problems)),
                Err(error) => {
                    let line = error.position().map(csv::Position::line);
                    problems.add(T::FILE, line, reason(&error));
                }
            }
        }
        Self(rows)
    }

    /// The rows with their lines.
    pub fn iter(&self) -> impl Iterator<Item = (u64, &T)> + Clone {
        self.0.iter().map(|(line, row)| (*line, row))
    }

    /// The rows.
    pub fn into_rows(self) -> Vec<T> {
        self.0.into_iter().map(|(_, row)| row).collect()
    }
}

fn read_row<T: Row>(record: &StringRecord, problems: &mut PackProblems) -> Option<(u64, T)> {
    let line = record.position().map_or(0, csv::Position::line);
    let mut fields = Fields::new(T::COLUMNS, record);
    let row = T::read(&mut fields);
    for fault in fields.faults() {
        problems.add(T::FILE, Some(line), fault);
    }
    Some((line, row?))
}

fn reason(error: &csv::Error) -> String {
    match error.kind() {
        ErrorKind::UnequalLengths {
            expected_len, len, ..
        } => format!("the row has {len} fields, the heading {expected_len}"),
        _ => error.to_string(),
    }
}
