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
    let cell = csv.trim_start_matches('\u{feff}').split_once('\n').unwrap().1;
    let cell = cell.trim_start_matches('"');
    assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{cell:?}");
    let _ = table_file(&table, text, FileFormat::Xlsx);
});
