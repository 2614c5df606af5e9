//! Files that are no forms, and cells that are not what they seem.

use std::io::{Cursor, Write as _};

use proptest::prelude::*;
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::super::{Broken, read};
use super::{book, expected, read_book, said};
use crate::i18n::Lang;

#[test]
fn what_is_no_spreadsheet_is_refused() {
    let old = [&[0xd0, 0xcf, 0x11, 0xe0][..], &[0; 600]].concat();
    for (bytes, expected) in [
        (&b""[..], Broken::NoSpreadsheet),
        (&b"type,name,label\ntext,a,A\n"[..], Broken::NoSpreadsheet),
        (&b"PK\x03\x04 and no more"[..], Broken::NoSpreadsheet),
        (&old[..], Broken::Locked),
        (&vec![0; 6 * 1024 * 1024][..], Broken::TooLarge),
    ] {
        assert_eq!(read(bytes).unwrap_err(), expected);
        assert!(!expected.text(Lang::Fr).is_empty());
    }
}

/// A zip with parts of this many zeros.
fn zipped(parts: &[(&str, usize)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, size) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(&vec![b' '; *size]).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn a_file_that_unpacks_to_far_more_is_refused() {
    let bomb = zipped(&[("xl/workbook.xml", 40 * 1024 * 1024)]);
    assert!(bomb.len() < 100_000);
    assert_eq!(read(&bomb).unwrap_err(), Broken::TooLarge);
    let names: Vec<String> = (0..300).map(|at| format!("part{at}.xml")).collect();
    let many: Vec<(&str, usize)> = names.iter().map(|it| (it.as_str(), 1)).collect();
    assert_eq!(read(&zipped(&many)).unwrap_err(), Broken::TooLarge);
    assert_eq!(
        read(&zipped(&[("a", 5)])).unwrap_err(),
        Broken::NoSpreadsheet
    );
}

#[test]
fn a_cell_far_away_takes_no_room_and_is_said() {
    let mut far = Workbook::new();
    let sheet = far.add_worksheet();
    sheet.set_name("survey").unwrap();
    for (column, cell) in (0..).zip(["type", "name", "label"]) {
        sheet.write_string(0, column, cell).unwrap();
    }
    for (column, cell) in (0..).zip(["text", "a", "A"]) {
        sheet.write_string(3, column, cell).unwrap();
    }
    sheet.write_string(1_048_575, 16_383, "far away").unwrap();
    let reading = read(&far.save_to_buffer().unwrap()).unwrap();
    let place = ("survey".to_owned(), 1_048_576, "XFD".to_owned(), "beyond");
    assert!(said(&reading).contains(&place));
    assert!(reading.text.unwrap().question("a").is_some());
}

#[test]
fn numbers_dates_and_formulas_are_texts() {
    let mut odd = Workbook::new();
    let sheet = odd.add_worksheet();
    sheet.set_name("Survey").unwrap();
    for (column, cell) in (0..).zip(["type", "name", "label", "hint", "required"]) {
        sheet.write_string(0, column, cell).unwrap();
    }
    sheet.write_string(1, 0, "text").unwrap();
    sheet.write_string(1, 1, "a").unwrap();
    sheet.write_number(1, 2, 2026.0).unwrap();
    let day = ExcelDateTime::from_ymd(2026, 1, 31).unwrap();
    let format = Format::new().set_num_format("yyyy-mm-dd");
    sheet
        .write_datetime_with_format(1, 3, &day, &format)
        .unwrap();
    sheet.write_boolean(1, 4, true).unwrap();
    sheet.write_string(2, 0, "text").unwrap();
    sheet.write_string(2, 1, "b").unwrap();
    sheet
        .write_formula(
            2,
            2,
            Formula::new("=\"How \"&\"many?\"").set_result("How many?"),
        )
        .unwrap();
    sheet
        .write_formula(2, 3, Formula::new("=1/0").set_result("#DIV/0!"))
        .unwrap();
    let reading = read(&odd.save_to_buffer().unwrap()).unwrap();
    let text = reading.text.clone().unwrap();
    let a = text.question("a").unwrap();
    assert_eq!(a.label.get(Lang::En), Some("2026"));
    assert_eq!(a.hint.get(Lang::En), Some("2026-01-31"));
    assert!(a.required);
    assert_eq!(
        text.question("b").unwrap().label.get(Lang::En),
        Some("How many?")
    );
    let found = said(&reading);
    let place = |column: &str, code| ("Survey".to_owned(), 3, column.to_owned(), code);
    assert!(found.contains(&place("label", "formula")), "{found:?}");
    assert!(found.contains(&place("hint", "no-value")), "{found:?}");
}

#[test]
fn sheets_and_rows_that_are_missing_are_said() {
    let none = read_book(&[("Sheet1", &[&["type"], &["text"]])]);
    assert_eq!(
        said(&none),
        expected(&[
            ("Sheet1", 0, "", "sheet-unknown"),
            ("survey", 0, "", "no-survey")
        ])
    );
    assert!(none.text.is_none());
    let headless = read_book(&[("survey", &[&["a", "b"], &["text", "x"]])]);
    assert!(headless.text.is_none());
    assert!(headless.findings.iter().any(|it| it.code() == "no-type"));
    let empty = read_book(&[("survey", &[&["type", "name", "label"]])]);
    assert!(empty.text.is_none());
    assert!(empty.findings.iter().any(|it| it.code() == "no-questions"));

    // Empty rows between others, and before them all.
    let gaps = read_book(&[(
        "survey",
        &[
            &[],
            &["type", "name", "label"],
            &[],
            &["  ", " ", ""],
            &["text", "a", "A"],
            &[],
            &["text", "b", "B"],
        ],
    )]);
    let text = gaps.text.unwrap();
    assert_eq!(text.questions().count(), 2);
}

#[test]
fn more_questions_than_anyone_answers_are_refused() {
    let rows: Vec<[String; 3]> = (0..600)
        .map(|at| ["text".to_owned(), format!("q{at}"), "Q".to_owned()])
        .collect();
    let rows: Vec<Vec<&str>> = rows
        .iter()
        .map(|row| row.iter().map(String::as_str).collect())
        .collect();
    let head: &[&str] = &["type", "name", "label"];
    let rows: Vec<&[&str]> = std::iter::once(head)
        .chain(rows.iter().map(Vec::as_slice))
        .collect();
    let many = read(&book(&[("survey", &rows)])).unwrap();
    assert!(many.text.is_none());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn no_cell_brings_the_reader_down(
        cells in prop::collection::vec(
            (
                prop::sample::select(vec![
                    "text", "begin_group", "end_group", "begin_repeat", "select_one a", "rank a",
                    "select_multiple a or_other", "range", "note", "integer", "",
                ]),
                prop::sample::select(vec!["a", "b", "a_other", "é", "", "b_unable", "review"]),
                "[ -~é]{0,12}",
                prop::sample::select(vec![
                    "", "${a} = 'x'", "${b} > 1", "${a} and", "selected(${a}, 'x y')", "yes",
                ]),
                prop::sample::select(vec!["", "table-list", "multiline", "other", "introduction"]),
            ),
            1..12,
        )
    ) {
        let rows: Vec<[&str; 7]> = cells
            .iter()
            .map(|(kind, name, label, word, look)| [*kind, *name, label, word, word, look, look])
            .collect();
        let head: &[&str] = &[
            "type", "name", "label", "relevant", "required", "appearance", "accede_kind",
        ];
        let rows: Vec<&[&str]> = std::iter::once(head).chain(rows.iter().map(<[_; 7]>::as_slice)).collect();
        let choices: &[&[&str]] = &[&["list_name", "name"], &["a", "x y"], &["a", "other"], &["a", "z"]];
        let reading = read(&book(&[("survey", &rows), ("choices", choices)])).unwrap();
        if let Some(text) = reading.text {
            let wrong: Vec<_> = crate::questionnaire::check(&text)
                .into_iter()
                .filter(|it| !it.kind.is_unfinished())
                .collect();
            prop_assert_eq!(wrong, []);
        }
    }
}
