//! The matrix of `docs/security/rights-matrix.md`: what each reader sees on each route, as
//! the tests that visit them all have found it. The committed file is compared; where
//! `ACCEDE_WRITE_MATRIX` is set, it is written anew.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::sync::Mutex;

/// What one reader sees, by route.
pub type Column = BTreeMap<String, Cell>;

/// What one reader sees on one route.
#[derive(Debug, Clone, Default)]
pub struct Cell {
    /// How the records that are seen stand to the reader, in one letter each.
    pub seen: BTreeSet<&'static str>,
    /// The statuses that came back.
    pub statuses: BTreeSet<u16>,
}

impl Cell {
    /// What is seen by this reader and by another of the same role.
    pub fn join(&mut self, other: Self) {
        self.seen.extend(other.seen);
        self.statuses.extend(other.statuses);
    }

    fn text(&self) -> String {
        let letters = "PWCTN".chars().map(String::from);
        let seen: String = letters
            .filter(|letter| self.seen.contains(letter.as_str()))
            .collect();
        let answers = |status: u16| self.statuses.contains(&status);
        match seen.is_empty() {
            false => seen,
            true if answers(200) => "no record".to_owned(),
            true if answers(403) => "closed".to_owned(),
            true if answers(303) => "leads away".to_owned(),
            true => "not found".to_owned(),
        }
    }
}

const PATH: &str = "docs/security/rights-matrix.md";

/// The readers, in the order of the columns.
const READERS: [&str; 9] = [
    "administrator",
    "coordinator",
    "contributor",
    "partner",
    "observer",
    "visitor",
    "survey link",
    "calendar feed",
    "link to reply by",
];

const PREFACE: &str = "\
# Who sees which records where

Every marked table holds records at all four markings by three teams, each with a word of its
own. Each reader below, of each team, fetches every `GET` route of the desk with every filter
and file format; a cell says which records' words appear somewhere on that route:

- **P** public, **W** working group, **C** coordination,
- **T** restricted to the reader's own team, **N** restricted to another team and naming the reader.

No reader ever sees a record restricted to a team that is neither theirs nor names them: there
is no letter for it, and the test fails. *no record*: the page opens and shows none.
*closed*: refused to the role. *leads away*: to the sign-in page, or on. *not found*: a key
that does not open. The page of a hidden record is the same, to the byte, as the page of
a record that never was, and each other page is the same with and without the hidden records
(but the progress report, which [counts by a rule of its own](suppression.md)).

This file is written by `tests/it/rights.rs`: run
`ACCEDE_WRITE_MATRIX=1 cargo test --test it rights::` to write it anew.

";

/// The tests of different readers run at the same time.
static FILE: Mutex<()> = Mutex::new(());

/// Compares one reader's column with the committed matrix, or writes it.
pub fn compare(reader: &str, column: &Column) {
    let _guard = FILE.lock().unwrap();
    let index = READERS.iter().position(|it| *it == reader).unwrap();
    let mut rows = committed();
    if is_to_be_written() {
        let gone = |route: &String, _: &mut _| column.contains_key(route);
        rows.retain(gone);
        for (route, cell) in column {
            let row = rows.entry(route.clone()).or_default();
            row.resize(READERS.len(), String::new());
            *row.get_mut(index).unwrap() = cell.text();
        }
        std::fs::create_dir_all("docs/security").unwrap();
        std::fs::write(PATH, written(&rows)).unwrap();
        return;
    }
    let found: BTreeMap<_, _> = column
        .iter()
        .map(|(route, cell)| (route.as_str(), cell.text()))
        .collect();
    let expected: BTreeMap<_, _> = rows
        .iter()
        .map(|(route, row)| (route.as_str(), row.get(index).unwrap().clone()))
        .collect();
    assert_eq!(found, expected, "{PATH} is not what a {reader} sees");
}

fn is_to_be_written() -> bool {
    #[expect(
        clippy::disallowed_methods,
        reason = "whoever runs the test asks for it so"
    )]
    std::env::var("ACCEDE_WRITE_MATRIX").is_ok()
}

fn committed() -> BTreeMap<String, Vec<String>> {
    let text = std::fs::read_to_string(PATH).unwrap_or_default();
    let rows = text.lines().filter_map(|line| line.strip_prefix("| `"));
    rows.map(|row| {
        let (route, cells) = row.trim_end_matches('|').split_once("` |").unwrap();
        let cells = cells.split('|').map(|cell| cell.trim().to_owned());
        (route.to_owned(), cells.collect())
    })
    .collect()
}

fn written(rows: &BTreeMap<String, Vec<String>>) -> String {
    let mut text = PREFACE.to_owned();
    writeln!(text, "| route | {} |", READERS.join(" | ")).unwrap();
    writeln!(text, "|---|{}", "---|".repeat(READERS.len())).unwrap();
    for (route, cells) in rows {
        // A bar in a route would end its cell.
        writeln!(text, "| `{route}` | {} |", cells.join(" | ")).unwrap();
    }
    text
}
