//! A document before it is set as a page or in Word: numbered paragraphs and tables in
//! lettered sections, each figure with the number of the source that explains it.

use serde::Serialize;

use crate::i18n::Lang;

/// Marks around a figure in a composed text; private-use characters, which no text holds.
const OPEN: char = '\u{e000}';
const BETWEEN: char = '\u{e001}';
const CLOSE: char = '\u{e002}';

/// A finished document.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Document {
    /// The language it is written in.
    pub lang: Lang,
    pub title: String,
    /// What stands under the title.
    pub lines: Vec<String>,
    /// That its records are invented, where they are; empty otherwise.
    pub demo: String,
    pub sections: Vec<Section>,
    pub sources_title: String,
    pub sources: Vec<Source>,
}

/// A section.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Section {
    /// "A. Status"
    pub heading: String,
    pub parts: Vec<Part>,
}

/// Paragraphs, and the table after them.
#[derive(Debug, Clone, Default, Serialize)]
pub(super) struct Part {
    /// The number of the first paragraph; they run on through the document.
    pub start: usize,
    pub paragraphs: Vec<Paragraph>,
    pub table: Option<DocTable>,
}

/// A numbered paragraph with its lettered items.
#[derive(Debug, Clone, Default, Serialize)]
pub(super) struct Paragraph {
    pub number: usize,
    pub spans: Vec<Span>,
    pub items: Vec<Vec<Span>>,
}

/// A piece of text; a figure where it has a source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Span {
    pub text: String,
    /// The number of the source; 0 for none.
    pub source: usize,
}

/// How a figure was computed, and where its evidence is.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Source {
    pub number: usize,
    pub text: String,
    /// The records behind it on this desk; empty for none.
    pub href: String,
}

/// A table with its number in the caption.
#[derive(Debug, Clone, Serialize)]
pub(super) struct DocTable {
    pub caption: String,
    pub source: usize,
    pub columns: Vec<DocColumn>,
    pub rows: Vec<Vec<DocCell>>,
    /// The last row, where it adds the others up; empty for none.
    pub total: Vec<DocCell>,
}

/// A column.
#[derive(Debug, Clone, Serialize)]
pub(super) struct DocColumn {
    pub label: String,
    pub numeric: bool,
    /// Its share of the width, in percent.
    pub share: usize,
}

/// A cell.
#[derive(Debug, Clone, Default, Serialize)]
pub(super) struct DocCell {
    pub text: String,
    pub numeric: bool,
    /// The records behind it on this desk; empty for none.
    pub href: String,
}

impl DocCell {
    pub(super) fn text(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            ..Self::default()
        }
    }

    pub(super) fn number(lang: Lang, number: impl TryInto<i64>) -> Self {
        Self {
            text: lang.number(number.try_into().unwrap_or(i64::MAX)),
            numeric: true,
            ..Self::default()
        }
    }

    pub(super) fn href(mut self, href: impl Into<String>) -> Self {
        self.href = href.into();
        self
    }
}

/// Writes a document from its beginning to its end.
#[derive(Debug)]
pub(super) struct Writer {
    document: Document,
    paragraphs: usize,
    tables: usize,
}

impl Writer {
    pub(super) fn new(lang: Lang, title: String) -> Self {
        Self {
            document: Document {
                lang,
                title: typeset(lang, &title),
                lines: Vec::new(),
                demo: String::new(),
                sections: Vec::new(),
                sources_title: lang.text("reports-sources"),
                sources: Vec::new(),
            },
            paragraphs: 0,
            tables: 0,
        }
    }

    /// A line under the title.
    pub(super) fn line(&mut self, text: &str) {
        let text = typeset(self.document.lang, text);
        self.document.lines.push(text);
    }

    /// Says that the records are invented.
    pub(super) fn demo(&mut self) {
        let lang = self.document.lang;
        self.document.demo = typeset(lang, &lang.text("reports-demo-line"));
    }

    /// Begins a section headed by the text `key`.
    pub(super) fn section(&mut self, key: &str) {
        let letter = u8::try_from(self.document.sections.len())
            .map_or('–', |index| char::from(b'A'.saturating_add(index)));
        let heading = format!("{letter}. {}", self.document.lang.text(key));
        self.document.sections.push(Section {
            heading,
            parts: Vec::new(),
        });
    }

    /// A numbered paragraph; its figures are those of [`Writer::figure`].
    pub(super) fn paragraph(&mut self, text: &str) {
        self.paragraphs += 1;
        let paragraph = Paragraph {
            number: self.paragraphs,
            spans: spans(&typeset(self.document.lang, text)),
            items: Vec::new(),
        };
        let start = self.paragraphs;
        let Some(section) = self.document.sections.last_mut() else {
            return;
        };
        match section.parts.last_mut().filter(|part| part.table.is_none()) {
            Some(part) => part.paragraphs.push(paragraph),
            None => section.parts.push(Part {
                start,
                paragraphs: vec![paragraph],
                table: None,
            }),
        }
    }

    /// A lettered item of the last paragraph.
    pub(super) fn item(&mut self, text: &str) {
        let item = spans(&typeset(self.document.lang, text));
        let last = self
            .document
            .sections
            .last_mut()
            .and_then(|section| section.parts.last_mut())
            .and_then(|part| part.paragraphs.last_mut());
        if let Some(paragraph) = last {
            paragraph.items.push(item);
        }
    }

    /// A table, captioned "Table N. " and the text.
    pub(super) fn table(&mut self, caption: &str, mut table: DocTable) {
        self.tables += 1;
        let caption = self.document.lang.text_with(
            "reports-table",
            &[("n", self.tables.into()), ("caption", caption.into())],
        );
        table.caption = typeset(self.document.lang, &caption);
        let Some(section) = self.document.sections.last_mut() else {
            return;
        };
        match section.parts.last_mut().filter(|part| part.table.is_none()) {
            Some(part) => part.table = Some(table),
            None => section.parts.push(Part {
                table: Some(table),
                ..Part::default()
            }),
        }
    }

    /// The number the next table will have.
    pub(super) fn next_table(&self) -> usize {
        self.tables + 1
    }

    /// A source of figures; the same text is the same source.
    pub(super) fn source(&mut self, text: &str, href: impl Into<String>) -> usize {
        let text = typeset(self.document.lang, text);
        let sources = &mut self.document.sources;
        if let Some(known) = sources.iter().find(|source| source.text == text) {
            return known.number;
        }
        let number = sources.len() + 1;
        sources.push(Source {
            number,
            text,
            href: href.into(),
        });
        number
    }

    /// A figure, to be an argument of a text.
    pub(super) fn figure(&self, number: impl TryInto<i64>, source: usize) -> String {
        let number = number.try_into().unwrap_or(i64::MAX);
        marked(&self.document.lang.number(number), source)
    }

    /// The same, with the text `one` where the number is 1.
    pub(super) fn figure_or(&self, one: &str, number: usize, source: usize) -> String {
        if number == 1 {
            marked(&self.document.lang.text(one), source)
        } else {
            self.figure(i64::try_from(number).unwrap_or(i64::MAX), source)
        }
    }

    pub(super) fn finish(self) -> Document {
        self.document
    }
}

fn marked(figure: &str, source: usize) -> String {
    format!("{OPEN}{source}{BETWEEN}{figure}{CLOSE}")
}

/// Takes a composed text apart into plain pieces and figures.
fn spans(text: &str) -> Vec<Span> {
    let plain = |text: &str| Span {
        text: text.replace([OPEN, BETWEEN, CLOSE], ""),
        source: 0,
    };
    let mut found = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(OPEN) {
        let figure = after.split_once(CLOSE).and_then(|(marked, tail)| {
            let (source, figure) = marked.split_once(BETWEEN)?;
            Some((source.parse().ok()?, figure, tail))
        });
        let Some((source, figure, tail)) = figure else {
            break;
        };
        found.push(plain(before));
        found.push(Span {
            text: figure.to_owned(),
            source,
        });
        rest = tail;
    }
    found.push(plain(rest));
    found.retain(|span| !span.text.is_empty());
    found
}

/// French sets a space that does not break before high punctuation and inside its
/// quotation marks.
fn typeset(lang: Lang, text: &str) -> String {
    if lang != Lang::Fr {
        return text.to_owned();
    }
    const NARROW: &str = "\u{202f}";
    const FIXED: &str = "\u{a0}";
    let mut out = text.to_owned();
    for mark in [";", "!", "?"] {
        out = out.replace(&format!(" {mark}"), &format!("{NARROW}{mark}"));
    }
    out.replace(" :", &format!("{FIXED}:"))
        .replace("« ", &format!("«{FIXED}"))
        .replace(" »", &format!("{FIXED}»"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_found_in_a_composed_text() {
        let mut writer = Writer::new(Lang::En, "T".to_owned());
        let source = writer.source("counted", "/states");
        let text = format!(
            "{} of {}.",
            writer.figure(1, source),
            writer.figure(1200, 2)
        );
        let expected = [("1", 1), (" of ", 0), ("1,200", 2), (".", 0)];
        let found = spans(&text);
        let found: Vec<_> = found
            .iter()
            .map(|it| (it.text.as_str(), it.source))
            .collect();
        assert_eq!(found, expected);
        assert_eq!(writer.source("counted", "/states"), 1, "the same source");
    }

    #[test]
    fn marks_in_a_foreign_text_do_no_harm() {
        for text in [
            "a\u{e000}b",
            "\u{e000}x\u{e001}y\u{e002}",
            "\u{e002}\u{e001}",
        ] {
            assert!(spans(text).iter().all(|span| span.source == 0), "{text:?}");
        }
    }

    #[test]
    fn french_keeps_its_punctuation_on_the_line() {
        assert_eq!(
            typeset(Lang::Fr, "« Plan » : un ; deux"),
            "«\u{a0}Plan\u{a0}»\u{a0}: un\u{202f}; deux"
        );
        assert_eq!(typeset(Lang::En, "a ; b"), "a ; b");
    }
}
