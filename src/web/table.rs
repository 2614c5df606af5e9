//! A table: defined once, shown as HTML and exported as CSV and XLSX with the same
//! columns and rows.

use serde::Serialize;

use super::html::Html;
use super::inline::Inline;
use super::params::Params;
use crate::auth::Marking;

/// A table of a list page.
#[derive(Debug, Clone, Default)]
pub struct Table {
    /// What it holds, for those who cannot see it.
    pub caption: String,
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows; each has a cell a column.
    pub rows: Vec<Vec<Cell>>,
}

/// A column's head.
#[derive(Debug, Clone, Default)]
pub struct Column {
    /// The heading.
    pub label: String,
    /// Whether it holds numbers, which align right.
    pub numeric: bool,
    /// How its cells break.
    pub breaks: Breaks,
    /// Where a click on the heading leads, if the list can be ordered by it.
    pub sort: Option<SortLink>,
}

/// How the text of a column's cells breaks.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Breaks {
    /// Between words, as room has it.
    #[default]
    Anywhere,
    /// Not at all: a date, an hour.
    Nowhere,
    /// As a paragraph: on a narrow screen it takes the whole width.
    Paragraph,
}

/// An order of a list, as a column's head offers it.
#[derive(Debug, Clone)]
pub struct SortLink {
    /// The address of the list in that order.
    pub href: String,
    /// How it is ordered by this column now.
    pub now: Option<Direction>,
}

/// Which way a list is ordered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// Smallest first.
    Ascending,
    /// Largest first.
    Descending,
}

impl Column {
    /// A column of texts.
    pub fn text(label: impl Into<String>) -> Self {
        Self {
            label: label.into(),
            ..Self::default()
        }
    }

    /// A column of numbers.
    pub fn number(label: impl Into<String>) -> Self {
        Self {
            label: label.into(),
            numeric: true,
            ..Self::default()
        }
    }

    /// The same, its cells each on one line: dates, and dates with a badge.
    #[must_use]
    pub fn unbroken(mut self) -> Self {
        self.breaks = Breaks::Nowhere;
        self
    }

    /// The same, its cells paragraphs: the main text of the row.
    #[must_use]
    pub fn paragraph(mut self) -> Self {
        self.breaks = Breaks::Paragraph;
        self
    }

    /// The same, offering an order: `sort=NAME`, and `sort=-NAME` for the other way.
    #[must_use]
    pub fn sorted_by(mut self, name: &str, path: &str, params: &Params) -> Self {
        let current = params.get("sort");
        let now = if current == name {
            Some(Direction::Ascending)
        } else if current.strip_prefix('-') == Some(name) {
            Some(Direction::Descending)
        } else {
            None
        };
        let next = if now == Some(Direction::Ascending) {
            format!("-{name}")
        } else {
            name.to_owned()
        };
        self.sort = Some(SortLink {
            href: params.with("after", "").with("sort", &next).href(path),
            now,
        });
        self
    }
}

/// A cell.
#[derive(Debug, Clone, Default)]
pub struct Cell {
    /// What it says.
    pub text: String,
    /// A second, smaller line; empty for none.
    pub note: String,
    /// Where it leads; empty for nowhere. Ours alone: built from ids and words.
    pub href: String,
    /// A badge around the text: `status signatory`.
    pub badge: &'static str,
    /// The number in it, for the spreadsheet.
    pub number: Option<i64>,
    /// The marking as a badge behind the text, with its label.
    pub marking: Option<(Marking, String)>,
    /// The length of a bar behind the text, in thousandths of the longest: a picture of the
    /// number the cell says.
    pub bar: Option<usize>,
    /// How it can be changed within the table, where it can.
    pub inline: Option<Box<Inline>>,
}

impl Cell {
    /// A text.
    pub fn text(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            ..Self::default()
        }
    }

    /// A link.
    pub fn link(text: impl Into<String>, href: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            href: href.into(),
            ..Self::default()
        }
    }

    /// A number, written for the language in `text`.
    pub fn number(number: i64, text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            number: Some(number),
            ..Self::default()
        }
    }

    /// Nothing.
    pub fn empty() -> Self {
        Self::default()
    }

    /// The same with a second, smaller line.
    #[must_use]
    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.note = note.into();
        self
    }

    /// The same in a badge of these classes.
    #[must_use]
    pub fn badge(mut self, classes: &'static str) -> Self {
        self.badge = classes;
        self
    }

    /// The same with a bar of `part` out of `whole`.
    #[must_use]
    pub fn bar(mut self, part: usize, whole: usize) -> Self {
        self.bar = (part * 1000).checked_div(whole).map(|it| it.min(1000));
        self
    }

    /// The same with a marking's badge behind it.
    #[must_use]
    pub fn marked(mut self, marking: Marking, label: impl Into<String>) -> Self {
        self.marking = Some((marking, label.into()));
        self
    }
}

impl Table {
    /// The table as HTML. On a narrow screen each cell carries its column's heading.
    pub fn html(&self) -> Html {
        let mut html = Html::with_capacity(512 + self.rows.len() * self.columns.len() * 80);
        html.raw("<table class=\"table reflow\"><caption class=\"visually-hidden\">")
            .text(&self.caption)
            .raw("</caption><thead><tr>");
        for column in &self.columns {
            head(&mut html, column);
        }
        html.raw("</tr></thead><tbody>");
        for row in &self.rows {
            html.raw("<tr>");
            for (index, (column, cell)) in self.columns.iter().zip(row).enumerate() {
                html.raw(match (index, column.numeric, column.breaks) {
                    (0, _, Breaks::Nowhere) => "<th scope=\"row\" class=\"nowrap\" data-label=\"",
                    (0, _, _) => "<th scope=\"row\" data-label=\"",
                    (_, true, _) => "<td class=\"num\" data-label=\"",
                    (_, _, Breaks::Nowhere) => "<td class=\"nowrap\" data-label=\"",
                    (_, _, Breaks::Paragraph) => "<td class=\"long\" data-label=\"",
                    (_, _, Breaks::Anywhere) => "<td data-label=\"",
                });
                html.text(&column.label).raw("\"");
                if let Some(inline) = &cell.inline {
                    inline.attributes(&mut html);
                }
                html.raw(">");
                body(&mut html, cell);
                html.raw(if index == 0 { "</th>" } else { "</td>" });
            }
            html.raw("</tr>");
        }
        html.raw("</tbody></table>");
        html
    }
}

fn head(html: &mut Html, column: &Column) {
    html.raw(if column.numeric {
        "<th scope=\"col\" class=\"num\""
    } else {
        "<th scope=\"col\""
    });
    let Some(sort) = &column.sort else {
        html.raw(">").text(&column.label).raw("</th>");
        return;
    };
    html.raw(match sort.now {
        Some(Direction::Ascending) => " aria-sort=\"ascending\"",
        Some(Direction::Descending) => " aria-sort=\"descending\"",
        None => "",
    });
    html.raw("><a href=\"")
        .text(&sort.href)
        .raw("\">")
        .text(&column.label)
        .raw("</a></th>");
}

/// What a cell says. Where that has several parts, one box holds them: on a narrow
/// screen it stands beside the column's heading.
fn body(html: &mut Html, cell: &Cell) {
    let several = cell.marking.is_some() || cell.bar.is_some() || !cell.note.is_empty();
    if several {
        html.raw("<div>");
    }
    parts(html, cell);
    if several {
        html.raw("</div>");
    }
}

fn parts(html: &mut Html, cell: &Cell) {
    if !cell.badge.is_empty() {
        html.raw("<span class=\"").raw(cell.badge).raw("\">");
    }
    if cell.href.is_empty() {
        html.text(&cell.text);
    } else {
        html.raw("<a href=\"")
            .text(&cell.href)
            .raw("\">")
            .text(&cell.text)
            .raw("</a>");
    }
    if !cell.badge.is_empty() {
        html.raw("</span>");
    }
    if let Some((marking, label)) = &cell.marking {
        html.raw(" <span class=\"")
            .raw(marking.classes())
            .raw("\">")
            .text(label)
            .raw("</span>");
    }
    if let Some(bar) = cell.bar {
        let width = i64::try_from(bar).unwrap_or_default();
        html.raw("<svg class=\"share\" aria-hidden=\"true\"><rect class=\"whole\" width=\"100%\" height=\"8\"/><rect width=\"")
            .number(width / 10)
            .raw(".")
            .number(width % 10)
            .raw("%\" height=\"8\"/></svg>");
    }
    if !cell.note.is_empty() {
        html.raw("<p class=\"meta\">").text(&cell.note).raw("</p>");
    }
}

/// The foot of a list: how many there are, the way to the next page, the exports.
#[derive(Debug, Clone, Serialize)]
pub struct ListFoot {
    /// "1 to 50 of 1,234" or the like.
    pub count: String,
    /// The first page; empty on it.
    pub first: String,
    /// The next page; empty on the last.
    pub next: String,
    /// The same list as CSV; empty for none.
    pub csv: String,
    /// The same list as a spreadsheet; empty for none.
    pub xlsx: String,
}

impl ListFoot {
    /// The foot of the list at `path`; `next` is the cursor of the next page.
    pub fn new(path: &str, params: &Params, count: String, next: Option<&Cursor>) -> Self {
        let plain = params.with("after", "");
        Self {
            count,
            first: if params.get("after").is_empty() {
                String::new()
            } else {
                plain.href(path)
            },
            next: next
                .map(|cursor| params.with("after", &cursor.to_string()).href(path))
                .unwrap_or_default(),
            csv: plain.href(&format!("{path}.csv")),
            xlsx: plain.href(&format!("{path}.xlsx")),
        }
    }
}

/// The place in a list after which the next page begins: the last row's key in the
/// list's order, and its id among those with the same key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cursor {
    /// The last row's id.
    pub id: i64,
    /// The last row's key.
    pub key: String,
}

impl std::fmt::Display for Cursor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}~{}", self.id, self.key)
    }
}

impl std::str::FromStr for Cursor {
    type Err = std::num::ParseIntError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (id, key) = text.split_once('~').unwrap_or((text, ""));
        Ok(Self {
            id: id.parse()?,
            key: key.to_owned(),
        })
    }
}
