//! What is written reads back; what others wrote is taken or said; what is no form is
//! refused.

mod bad;
mod foreign;
mod round;

use rust_xlsxwriter::Workbook;

use super::{Reading, read};

/// A spreadsheet of sheets, each with its rows.
fn book(sheets: &[(&str, &[&[&str]])]) -> Vec<u8> {
    let mut book = Workbook::new();
    for (name, rows) in sheets {
        let sheet = book.add_worksheet();
        sheet.set_name(*name).unwrap();
        for (row, cells) in (0..).zip(*rows) {
            for (column, cell) in (0..).zip(*cells) {
                if !cell.is_empty() {
                    sheet.write_string(row, column, *cell).unwrap();
                }
            }
        }
    }
    book.save_to_buffer().unwrap()
}

fn read_book(sheets: &[(&str, &[&[&str]])]) -> Reading {
    read(&book(sheets)).unwrap()
}

/// The findings as a table: where, and what.
fn said(reading: &Reading) -> Vec<(String, u32, String, &'static str)> {
    let findings = reading.findings.iter();
    findings
        .map(|it| {
            let row = it.row.unwrap_or_default();
            (it.sheet.clone(), row, it.column.clone(), it.code())
        })
        .collect()
}

/// The same, for a comparison.
fn expected(lines: &[(&str, u32, &str, &'static str)]) -> Vec<(String, u32, String, &'static str)> {
    let lines = lines.iter();
    lines
        .map(|(sheet, row, column, code)| ((*sheet).to_owned(), *row, (*column).to_owned(), *code))
        .collect()
}
