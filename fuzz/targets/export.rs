//! Whatever was typed into a record, as a cell of a file: no spreadsheet takes it for a
//! formula.

#![no_main]

use accede::web::export::{FileFormat, table_file};
use accede::web::table::{Cell, Column, Table};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let table = Table {
        caption: String::new(),
        columns: vec![Column::text("Name")],
        rows: vec![vec![Cell::text(text)]],
    };
    let file = table_file(&table, text, FileFormat::Csv).unwrap();
    let csv = String::from_utf8(file.bytes).unwrap();
    let mut rows = csv::Reader::from_reader(csv.as_bytes());
    let row = rows.records().next().unwrap().unwrap();
    let cell = row.get(0).unwrap();
    let number = cell.strip_prefix('-').is_some_and(|it| it.parse::<f64>().is_ok());
    let formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
    assert!(!formula || number, "{cell:?}");
    // Nothing is lost or added but the mark of a text.
    assert_eq!(cell.trim_start_matches('\''), text.trim_start_matches('\''));
    let _ = table_file(&table, text, FileFormat::Xlsx);
});
