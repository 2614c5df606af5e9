//! A sheet as rows of columns that are known, and what is said of the others.

use std::collections::BTreeMap;

use super::super::super::texts::Texts;
use super::super::book::{Cell, MOST_COLUMNS, MOST_ROWS, Odd, Sheet};
use super::super::columns::{Column, Heading, SheetKind, heading, in_language, plain};
use super::super::findings::{Findings, Spot};
use crate::i18n::Lang;

/// A text is no longer, in characters.
const MOST_CHARS: usize = 5_000;

/// A row, its empty cells left out.
#[derive(Debug, Clone)]
pub struct Row {
    kind: SheetKind,
    spot: Spot,
    cells: BTreeMap<Column, Said>,
}

/// A cell with the heading of its column, as it is written.
#[derive(Debug, Clone)]
struct Said {
    heading: String,
    text: String,
}

impl Row {
    /// The row as a whole.
    pub fn spot(&self) -> &Spot {
        &self.spot
    }

    /// The cell of a column.
    pub fn at(&self, word: &'static str) -> Spot {
        let said = self.cells.get(&plain(self.kind, word));
        self.spot.at(said.map_or(word, |it| &it.heading))
    }

    /// What a cell says, without the blanks around it; empty where it says nothing.
    pub fn get(&self, word: &'static str) -> &str {
        self.raw(word).trim()
    }

    /// What a cell says, as it is written.
    pub fn raw(&self, word: &'static str) -> &str {
        let said = self.cells.get(&plain(self.kind, word));
        said.map_or("", |it| &it.text)
    }

    /// Whether there is anything in it beside `words`.
    pub fn has_more_than(&self, words: &[&str]) -> bool {
        self.cells.keys().any(|it| !words.contains(&it.word))
    }

    /// Whether a text is written in any language.
    pub fn has_text(&self, word: &'static str) -> bool {
        self.cells.keys().any(|it| it.word == word)
    }

    /// A text in its languages. What is in it that cannot be kept is said.
    pub fn texts(&self, word: &'static str, findings: &mut Findings) -> Texts {
        let mut texts = Texts::default();
        for lang in Lang::ALL {
            let column = in_language(self.kind, word, *lang);
            let Some(said) = self.cells.get(&column) else {
                continue;
            };
            let spot = self.spot.at(&said.heading);
            let mut text = said.text.replace("\r\n", "\n").replace('\r', "\n");
            if let Some((end, _)) = text.char_indices().nth(MOST_CHARS) {
                let most = MOST_CHARS.to_string();
                findings.say(&spot, "text-cut", &[("most", &most)]);
                text.truncate(end);
            }
            if text.contains("${") {
                findings.say(&spot, "text-refers", &[("text", text.trim())]);
            }
            texts.set(*lang, &text);
        }
        texts
    }

    /// The texts of a word as they stand, for a comparison.
    pub fn plain_texts(&self, word: &'static str) -> Texts {
        let langs = Lang::ALL.iter();
        let found = langs.filter_map(|lang| {
            let said = self.cells.get(&in_language(self.kind, word, *lang))?;
            Some((*lang, said.text.clone()))
        });
        found.collect()
    }
}

/// Reads a sheet; texts without a language are in `default`.
pub fn rows(sheet: &Sheet, kind: SheetKind, default: Lang, findings: &mut Findings) -> Table {
    let first = sheet.cells.iter().map(|it| it.row).min().unwrap_or(1);
    let mut heads: BTreeMap<u32, Head> = BTreeMap::new();
    let mut known: Vec<Column> = Vec::new();
    for cell in sheet.cells.iter().filter(|it| it.row == first) {
        let mut meaning = heading(kind, &cell.text, default);
        let mut twice = false;
        if let Heading::Read(column) = meaning {
            twice = known.contains(&column);
            known.push(column);
        }
        if twice {
            meaning = Heading::Unsupported;
        }
        let head = Head {
            written: cell.text.trim().to_owned(),
            meaning,
            twice,
            count: 0,
            first: 0,
        };
        heads.insert(cell.column, head);
    }
    let mut table = Table {
        has_type: known.contains(&plain(kind, "type")),
        rows: Vec::new(),
    };
    beyond(sheet, findings);
    for cell in sheet.cells.iter().filter(|it| it.row > first) {
        let spot = Spot {
            sheet: sheet.name.clone(),
            row: Some(cell.row),
            column: String::new(),
        };
        let head = heads.entry(cell.column).or_insert_with(|| Head {
            written: letters(cell.column),
            meaning: Heading::Unknown,
            twice: false,
            count: 0,
            first: 0,
        });
        table.take(kind, cell, head, spot, findings);
    }
    for head in heads.values().filter(|it| it.count > 0) {
        head.say(&sheet.name, findings);
    }
    // A sheet may be written in any order.
    table.rows.sort_by_key(|row| row.spot.row);
    table
}

/// The rows of a sheet.
#[derive(Debug, Default)]
pub struct Table {
    /// Whether there is a column of types.
    pub has_type: bool,
    pub rows: Vec<Row>,
}

/// A column as the file has it.
struct Head {
    written: String,
    meaning: Heading,
    twice: bool,
    /// How many cells of it are not read, and the row of the first.
    count: usize,
    first: u32,
}

impl Head {
    /// One word for all cells of a column that is not read.
    fn say(&self, sheet: &str, findings: &mut Findings) {
        let word = match self.meaning {
            Heading::Foreign => "column-foreign",
            Heading::Looks => "column-looks",
            _ => "column-unknown",
        };
        let spot = Spot {
            sheet: sheet.to_owned(),
            row: Some(self.first),
            column: self.written.clone(),
        };
        let count = self.count.to_string();
        findings.say(&spot, word, &[("count", &count)]);
    }
}

impl Table {
    fn take(
        &mut self,
        kind: SheetKind,
        cell: &Cell,
        head: &mut Head,
        spot: Spot,
        findings: &mut Findings,
    ) {
        let own = spot.at(&head.written);
        match cell.odd {
            Some(Odd::NoValue) => {
                findings.say(&own, "no-value", &[]);
                return;
            }
            Some(Odd::Formula) => findings.say(&own, "formula", &[("text", &cell.text)]),
            None => {}
        }
        match head.meaning {
            Heading::Read(column) => {
                let said = Said {
                    heading: head.written.clone(),
                    text: cell.text.clone(),
                };
                self.row(kind, spot).cells.insert(column, said);
            }
            Heading::Unsupported => {
                let word = if head.twice {
                    "column-twice"
                } else {
                    "column-unsupported"
                };
                findings.say(&own, word, &[("text", cell.text.trim())]);
            }
            Heading::Foreign | Heading::Looks | Heading::Unknown => {
                if head.count == 0 {
                    head.first = cell.row;
                }
                head.count += 1;
            }
        }
    }

    /// The row of a cell: the last one, as cells come row by row, or another.
    fn row(&mut self, kind: SheetKind, spot: Spot) -> &mut Row {
        let found = self.rows.iter().rposition(|it| it.spot.row == spot.row);
        let at = found.unwrap_or_else(|| {
            self.rows.push(Row {
                kind,
                spot,
                cells: BTreeMap::new(),
            });
            self.rows.len() - 1
        });
        // The position was found above, or is the last.
        #[expect(clippy::indexing_slicing, reason = "it is there")]
        &mut self.rows[at]
    }
}

fn beyond(sheet: &Sheet, findings: &mut Findings) {
    if let Some((row, column)) = sheet.beyond {
        let spot = Spot {
            sheet: sheet.name.clone(),
            row: Some(row),
            column: letters(column),
        };
        let args = [
            ("rows", MOST_ROWS.to_string()),
            ("columns", MOST_COLUMNS.to_string()),
        ];
        let args = args.each_ref().map(|(name, it)| (*name, it.as_str()));
        findings.say(&spot, "beyond", &args);
    }
}

/// A column as spreadsheets call it: A, B, …, Z, AA.
fn letters(column: u32) -> String {
    let mut rest = column;
    let mut letters = Vec::new();
    while rest > 0 {
        let digit = u8::try_from((rest - 1) % 26).unwrap_or_default();
        letters.push(char::from(b'A' + digit));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::letters;

    #[test]
    fn columns_are_called_as_spreadsheets_call_them() {
        for (column, expected) in [(1, "A"), (26, "Z"), (27, "AA"), (52, "AZ"), (703, "AAA")] {
            assert_eq!(letters(column), expected);
        }
    }
}
