//! The cells of a spreadsheet, read within bounds: whoever made the file may mean harm.

use std::io::{Cursor, Read as _};
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{DataRef, Reader as _, Xlsx};
use zip::ZipArchive;

use crate::i18n::{Arg, Lang};

/// No form is larger, as a file.
pub(super) const MOST_BYTES: usize = 5 * 1024 * 1024;
/// All parts of the file unpacked: a small file can hold a very large one.
const MOST_UNPACKED: u64 = 32 * 1024 * 1024;
/// Parts of the file.
const MOST_PARTS: usize = 200;
/// Sheets that are looked at.
const MOST_SHEETS: usize = 30;
/// Rows and columns of a sheet: what stands beyond is not read.
pub(super) const MOST_ROWS: u32 = 3_000;
pub(super) const MOST_COLUMNS: u32 = 200;
/// Cells of all sheets.
const MOST_CELLS: usize = 100_000;
/// Characters of all cells: one text that many cells share is unpacked once only.
const MOST_CHARS: usize = 8_000_000;

/// Why a file cannot be read at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Broken {
    /// It is no `.xlsx`, or it is damaged.
    NoSpreadsheet,
    /// It is locked by a password, or of the old kind.
    Locked,
    /// It is larger than a form is.
    TooLarge,
}

impl Broken {
    /// What is wrong, in a language.
    pub fn text(self, lang: Lang) -> String {
        let most: Arg<'_> = ("most", (MOST_BYTES / 1024 / 1024).into());
        match self {
            Self::NoSpreadsheet => lang.text("xlsform-no-spreadsheet"),
            Self::Locked => lang.text("xlsform-locked"),
            Self::TooLarge => lang.text_with("xlsform-too-large", &[most]),
        }
    }
}

/// The sheets of a file.
#[derive(Debug, Default)]
pub(super) struct Book {
    pub sheets: Vec<Sheet>,
}

/// The cells of a sheet that are not empty.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    pub name: String,
    pub cells: Vec<Cell>,
    /// A cell beyond the rows or columns that are read, counted from 1.
    pub beyond: Option<(u32, u32)>,
}

/// A cell, its row and column counted from 1.
#[derive(Debug, Clone)]
pub(super) struct Cell {
    pub row: u32,
    pub column: u32,
    /// What it says; empty where a formula has no value yet, or an error has none.
    pub text: String,
    pub odd: Option<Odd>,
}

/// What is odd about a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Odd {
    /// What it says is worked out by a formula.
    Formula,
    /// A formula that has not been worked out, or could not.
    NoValue,
}

/// Reads all cells.
///
/// # Errors
/// The file is no spreadsheet, or is too large.
pub(super) fn open(bytes: &[u8]) -> Result<Book, Broken> {
    if bytes.len() > MOST_BYTES {
        return Err(Broken::TooLarge);
    }
    // What Office writes where a password is set, and before 2007.
    if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
        return Err(Broken::Locked);
    }
    measure(bytes)?;
    // A place such as `A99999999999` is more than the reader counts with.
    let read = catch_unwind(AssertUnwindSafe(|| sheets(bytes)));
    read.unwrap_or(Err(Broken::NoSpreadsheet))
}

/// Unpacks all parts once, keeping none: what a file says of its own size may be untrue.
fn measure(bytes: &[u8]) -> Result<(), Broken> {
    let archive = ZipArchive::new(Cursor::new(bytes));
    let mut archive = archive.map_err(|_| Broken::NoSpreadsheet)?;
    if archive.len() > MOST_PARTS {
        return Err(Broken::TooLarge);
    }
    let mut left = MOST_UNPACKED;
    for at in 0..archive.len() {
        let part = archive.by_index(at).map_err(|_| Broken::NoSpreadsheet)?;
        let mut part = part.take(left + 1);
        let size = std::io::copy(&mut part, &mut std::io::sink());
        let size = size.map_err(|_| Broken::NoSpreadsheet)?;
        left = left.checked_sub(size).ok_or(Broken::TooLarge)?;
    }
    Ok(())
}

fn sheets(bytes: &[u8]) -> Result<Book, Broken> {
    let mut file: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|_| Broken::NoSpreadsheet)?;
    let mut book = Book::default();
    let mut room = Room {
        cells: MOST_CELLS,
        chars: MOST_CHARS,
    };
    let names = file.sheet_names();
    for name in names.into_iter().take(MOST_SHEETS) {
        // A sheet that is a chart has no cells.
        let Ok(mut cells) = file.worksheet_cells_reader(&name) else {
            continue;
        };
        let mut sheet = Sheet {
            name,
            ..Sheet::default()
        };
        loop {
            let next = cells.next_cell_with_formula_metadata();
            let next = next.map_err(|_| Broken::NoSpreadsheet)?;
            let Some(found) = next else { break };
            let place = (found.pos.0 + 1, found.pos.1 + 1);
            sheet.take(place, &found.value, found.formula.is_some(), &mut room)?;
        }
        book.sheets.push(sheet);
    }
    Ok(book)
}

/// How much may still be read.
struct Room {
    cells: usize,
    chars: usize,
}

impl Sheet {
    fn take(
        &mut self,
        (row, column): (u32, u32),
        value: &DataRef<'_>,
        is_formula: bool,
        room: &mut Room,
    ) -> Result<(), Broken> {
        let text = words(value);
        let odd = match (&text, is_formula) {
            (None, true) => Some(Odd::NoValue),
            (None, false) if matches!(value, DataRef::Error(_)) => Some(Odd::NoValue),
            (None, false) => return Ok(()),
            (Some(_), true) => Some(Odd::Formula),
            (Some(_), false) => None,
        };
        if row > MOST_ROWS || column > MOST_COLUMNS {
            self.beyond.get_or_insert((row, column));
            return Ok(());
        }
        let text = text.unwrap_or_default();
        room.cells = room.cells.checked_sub(1).ok_or(Broken::TooLarge)?;
        room.chars = room.chars.checked_sub(text.len()).ok_or(Broken::TooLarge)?;
        self.cells.push(Cell {
            row,
            column,
            text,
            odd,
        });
        Ok(())
    }
}

/// What a cell says, as a text; nothing for an empty one or an error.
fn words(value: &DataRef<'_>) -> Option<String> {
    let text = match value {
        DataRef::Int(number) => number.to_string(),
        // 3 is kept as 3.0, and shown as 3.
        DataRef::Float(number) => number.to_string(),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
            text.clone()
        }
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(true) => "TRUE".to_owned(),
        DataRef::Bool(false) => "FALSE".to_owned(),
        DataRef::DateTime(at) => {
            let (year, month, day, hour, minute, second, _) = at.to_ymd_hms_milli();
            let day = format!("{year:04}-{month:02}-{day:02}");
            if (hour, minute, second) == (0, 0, 0) {
                day
            } else {
                format!("{day}T{hour:02}:{minute:02}:{second:02}")
            }
        }
        DataRef::Error(_) | DataRef::Empty => return None,
    };
    // Signs that nobody sees have no place in a form.
    let text: String = text
        .chars()
        .filter(|c| !c.is_control() || "\n\r\t".contains(*c))
        .collect();
    (!text.trim().is_empty()).then_some(text)
}
