//! A list as a file: CSV for programs, XLSX for people. Exactly the rows and columns of
//! the list's filter.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook};

use super::Body;
use super::table::{Cell, Table};
use crate::db::types::Moment;
use crate::error::AppError;

/// How many rows one file may hold; beyond it the filter has to be narrowed.
pub const MAX_ROWS: usize = 50_000;

/// A file format for lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileFormat {
    /// Comma-separated values, UTF-8 with a byte order mark so that Excel reads it.
    Csv,
    /// Office Open XML.
    Xlsx,
}

impl FileFormat {
    /// The format of a route's ending: `csv` or `xlsx`.
    ///
    /// # Errors
    /// [`AppError::NotFound`] for any other.
    pub fn of(ending: &str) -> Result<Self, AppError> {
        match ending {
            "csv" => Ok(Self::Csv),
            "xlsx" => Ok(Self::Xlsx),
            _ => Err(AppError::NotFound),
        }
    }
}

/// The table as a file called `name` and the format's ending.
///
/// # Errors
/// More than [`MAX_ROWS`] rows, or the file cannot be made.
pub fn table_file(table: &Table, name: &str, format: FileFormat) -> Result<Body, AppError> {
    if table.rows.len() > MAX_ROWS {
        return Err(AppError::TooMany);
    }
    let (ending, content_type, bytes) = match format {
        FileFormat::Csv => ("csv", "text/csv; charset=utf-8", csv(table)?),
        FileFormat::Xlsx => (
            "xlsx",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            xlsx(table)?,
        ),
    };
    Ok(Body {
        content_type,
        file_name: Some(format!("{name}.{ending}")),
        bytes,
    })
}

/// Several tables as the sheets of one spreadsheet, each under its caption.
///
/// # Errors
/// More than [`MAX_ROWS`] rows, or the file cannot be made.
pub fn sheets_file(tables: &[Table], name: &str) -> Result<Body, AppError> {
    if tables.iter().any(|table| table.rows.len() > MAX_ROWS) {
        return Err(AppError::TooMany);
    }
    let mut book = Workbook::new();
    let bold = Format::new().set_bold();
    for table in tables {
        let sheet = book.add_worksheet();
        sheet.set_name(&table.caption).map_err(AppError::internal)?;
        write_sheet(sheet, table, &bold).map_err(AppError::internal)?;
    }
    Ok(Body {
        content_type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        file_name: Some(format!("{name}.xlsx")),
        bytes: book.save_to_buffer().map_err(AppError::internal)?,
    })
}

/// The table as a spreadsheet that says it was made at `at`, so that the same rows make
/// the same bytes.
///
/// # Errors
/// More than [`MAX_ROWS`] rows, or the file cannot be made.
pub fn spreadsheet(table: &Table, at: Moment) -> Result<Vec<u8>, AppError> {
    if table.rows.len() > MAX_ROWS {
        return Err(AppError::TooMany);
    }
    let when = ExcelDateTime::from_timestamp(at.0.and_utc().timestamp());
    let properties = DocProperties::new().set_creation_datetime(&when.map_err(AppError::internal)?);
    let mut book = Workbook::new();
    book.set_properties(&properties);
    filled(book, table)
}

fn csv(table: &Table) -> Result<Vec<u8>, AppError> {
    let mut writer = csv::Writer::from_writer("\u{feff}".as_bytes().to_vec());
    writer
        .write_record(table.columns.iter().map(|column| &column.label))
        .map_err(AppError::internal)?;
    for row in &table.rows {
        writer
            .write_record(row.iter().map(|cell| harmless(&whole(cell))))
            .map_err(AppError::internal)?;
    }
    writer.into_inner().map_err(AppError::internal)
}

fn xlsx(table: &Table) -> Result<Vec<u8>, AppError> {
    filled(Workbook::new(), table)
}

fn filled(mut book: Workbook, table: &Table) -> Result<Vec<u8>, AppError> {
    let sheet = book.add_worksheet();
    let bold = Format::new().set_bold();
    write_sheet(sheet, table, &bold).map_err(AppError::internal)?;
    book.save_to_buffer().map_err(AppError::internal)
}

fn write_sheet(
    sheet: &mut rust_xlsxwriter::Worksheet,
    table: &Table,
    bold: &Format,
) -> Result<(), rust_xlsxwriter::XlsxError> {
    for (column, head) in (0u16..).zip(&table.columns) {
        sheet.write_string_with_format(0, column, &head.label, bold)?;
    }
    for (line, row) in (1u32..).zip(&table.rows) {
        for (column, cell) in (0u16..).zip(row) {
            match cell.number {
                #[expect(
                    clippy::cast_precision_loss,
                    reason = "a spreadsheet's numbers are doubles"
                )]
                Some(number) => sheet.write_number(line, column, number as f64)?,
                None => sheet.write_string(line, column, whole(cell))?,
            };
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    sheet.autofit();
    Ok(())
}

fn whole(cell: &Cell) -> String {
    let text = cell
        .number
        .map_or_else(|| cell.text.clone(), |number| number.to_string());
    let marking = cell
        .marking
        .as_ref()
        .map(|(_, label)| format!(" [{label}]"))
        .unwrap_or_default();
    if cell.note.is_empty() {
        format!("{text}{marking}")
    } else {
        format!("{text}{marking} ({})", cell.note)
    }
}

/// What begins a formula, also in the wide letters of Asian keyboards.
const FORMULA: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// A spreadsheet takes a text that begins like a formula for one, and leaves out the space
/// before it; an apostrophe in front makes it a text again.
fn harmless(text: &str) -> String {
    let negative_number = text
        .strip_prefix('-')
        .is_some_and(|rest| rest.parse::<f64>().is_ok());
    let begins = text.trim_start_matches(|c: char| c.is_whitespace() || c.is_control());
    let formula = begins.starts_with(FORMULA) || text.starts_with(['\t', '\r']);
    if formula && !negative_number {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::table::Column;
    use super::*;

    #[test]
    fn what_a_spreadsheet_would_run_is_made_a_text() {
        for text in [
            "=1+1",
            "+1 202 555 0100",
            "-cmd|' /C calc'!A0",
            "@SUM(A1)",
            "\t=1+1",
            "\r=1+1",
            "\n=1+1",
            "  =1+1",
            "\u{a0}=1+1",
            "＝1+1",
            "＠SUM(A1)",
        ] {
            assert_eq!(harmless(text), format!("'{text}"));
        }
        for text in ["-1200", "-1.5", "a=1", "1-2", "", "'=1"] {
            assert_eq!(harmless(text), text);
        }
    }

    proptest! {
        #[test]
        fn no_cell_of_a_file_is_a_formula(text in r"[=+@\t\r\n ＝\-]{0,3}\PC{0,8}") {
            let table = Table {
                caption: String::new(),
                columns: vec![Column::text("Name")],
                rows: vec![vec![Cell::text(&text)], vec![Cell::text("end")]],
            };
            let bytes = csv(&table).unwrap();
            let mut reader = ::csv::Reader::from_reader(bytes.strip_prefix("\u{feff}".as_bytes()).unwrap());
            let rows: Vec<_> = reader.records().map(Result::unwrap).collect();
            let cell = rows[0].get(0).unwrap();
            let begins = cell.trim_start().chars().next();
            let number = cell.parse::<f64>().is_ok();
            prop_assert!(number || !begins.is_some_and(|c| FORMULA.contains(&c)), "{:?}", cell);
            prop_assert!(cell.trim_start_matches('\'') == text.trim_start_matches('\''));
        }
    }

    #[test]
    fn a_formula_in_a_text_stays_a_text() {
        let table = Table {
            caption: String::new(),
            columns: vec![Column::text("Name"), Column::number("n")],
            rows: vec![
                vec![Cell::text("=1+1"), Cell::number(-1200, "−1,200")],
                vec![Cell::text("a,\"b\""), Cell::empty()],
            ],
        };
        let csv = String::from_utf8(csv(&table).unwrap()).unwrap();
        assert_eq!(csv, "\u{feff}Name,n\n'=1+1,-1200\n\"a,\"\"b\"\"\",\n");
        assert!(xlsx(&table).unwrap().starts_with(b"PK"));
    }
}
