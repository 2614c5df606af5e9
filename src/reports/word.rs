//! A document in Word: headings that are headings, numbered paragraphs, tables whose head
//! repeats on each page, page numbers, and the language it is written in.

use docx_rs::{
    AbstractNumbering, AlignmentType, Docx, Hyperlink, HyperlinkType, IndentLevel, Level, LevelJc,
    LevelText, NumberFormat, Numbering, NumberingId, Paragraph as WordParagraph, Run,
    SpecialIndentType, Start, Table, TableBorder, TableBorderPosition, TableCell, TableLayoutType,
    TableRow, WidthType,
};

use super::document::{DocCell, DocColumn, DocTable, Document, Section, Source, Span};
use super::model::ProgressReport;
use crate::db::types::Moment;
use crate::error::AppError;
use crate::word::{Frame, TEXT_WIDTH, styled};

const PARAGRAPHS: usize = 2;
const SOURCES: usize = 3;
/// `progress-11MSP-2023-06-30-fr.docx`
pub(super) fn file_name(report: &ProgressReport) -> String {
    format!(
        "progress-{}-{}-{}.docx",
        report.plan.code, report.on, report.lang
    )
}

/// The document as a file, made at `now`.
///
/// # Errors
/// The file cannot be packed.
pub(super) fn write(document: &Document, now: Moment) -> Result<Vec<u8>, AppError> {
    let head = if document.demo.is_empty() {
        document.title.as_str()
    } else {
        document.demo.as_str()
    };
    let frame = Frame {
        lang: document.lang,
        title: &document.title,
        head,
        now,
    };
    let mut docx = numbered_lists(frame.open());
    docx = docx.add_paragraph(styled("Title", &document.title));
    for line in &document.lines {
        docx = docx.add_paragraph(styled("Subtitle", line));
    }
    if !document.demo.is_empty() {
        docx = docx.add_paragraph(styled("Notice", &document.demo));
    }
    for section in &document.sections {
        docx = add_section(docx, section);
    }
    docx = docx.add_paragraph(styled("Heading1", &document.sources_title));
    for source in &document.sources {
        docx = docx.add_paragraph(source_paragraph(source));
    }
    // The library has no word for heads that repeat on each page.
    frame.pack(docx, |body| {
        body.replace("<w:cantSplit />", "<w:cantSplit /><w:tblHeader />")
    })
}

fn numbered_lists(docx: Docx) -> Docx {
    docx.add_abstract_numbering(
        AbstractNumbering::new(PARAGRAPHS)
            .add_level(level(0, "decimal", "%1.", 567))
            .add_level(level(1, "lowerLetter", "(%2)", 1134)),
    )
    .add_abstract_numbering(
        AbstractNumbering::new(SOURCES).add_level(level(0, "decimal", "%1.", 567)),
    )
    .add_numbering(Numbering::new(PARAGRAPHS, PARAGRAPHS))
    .add_numbering(Numbering::new(SOURCES, SOURCES))
}

fn level(number: usize, format: &str, text: &str, indent: i32) -> Level {
    Level::new(
        number,
        Start::new(1),
        NumberFormat::new(format),
        LevelText::new(text),
        LevelJc::new("left"),
    )
    .indent(
        Some(indent),
        Some(SpecialIndentType::Hanging(567)),
        None,
        None,
    )
}

fn add_section(mut docx: Docx, section: &Section) -> Docx {
    docx = docx.add_paragraph(styled("Heading1", &section.heading));
    for part in &section.parts {
        for paragraph in &part.paragraphs {
            docx = docx.add_paragraph(numbered(&paragraph.spans, 0));
            for item in &paragraph.items {
                docx = docx.add_paragraph(numbered(item, 1));
            }
        }
        if let Some(table) = &part.table {
            docx = docx
                .add_paragraph(styled("Caption", &table.caption).keep_next(true))
                .add_table(word_table(table))
                .add_paragraph(styled("AfterTable", ""));
        }
    }
    docx
}

/// A numbered paragraph; its figures lead to their sources at the end.
fn numbered(spans: &[Span], depth: usize) -> WordParagraph {
    let paragraph = WordParagraph::new()
        .style("Numbered")
        .numbering(NumberingId::new(PARAGRAPHS), IndentLevel::new(depth));
    spans.iter().fold(paragraph, |paragraph, span| {
        let run = Run::new().add_text(&span.text);
        if span.source == 0 {
            return paragraph.add_run(run);
        }
        let anchor = format!("s{}", span.source);
        paragraph.add_hyperlink(
            Hyperlink::new(anchor, HyperlinkType::Anchor).add_run(run.style("Figure")),
        )
    })
}

fn source_paragraph(source: &Source) -> WordParagraph {
    WordParagraph::new()
        .style("Source")
        .numbering(NumberingId::new(SOURCES), IndentLevel::new(0))
        .add_bookmark_start(source.number, format!("s{}", source.number))
        .add_run(Run::new().add_text(&source.text))
        .add_bookmark_end(source.number)
}

fn word_table(table: &DocTable) -> Table {
    let widths: Vec<usize> = table
        .columns
        .iter()
        .map(|column| TEXT_WIDTH * column.share / 100)
        .collect();
    let mut rows = vec![head_row(&table.columns, &widths)];
    rows.extend(
        table
            .rows
            .iter()
            .map(|cells| body_row(cells, &widths, "TableText")),
    );
    if !table.total.is_empty() {
        rows.push(body_row(&table.total, &widths, "TableHead"));
    }
    let line = |position| TableBorder::new(position).color("808080").size(4);
    Table::without_borders(rows)
        .set_border(line(TableBorderPosition::Top))
        .set_border(line(TableBorderPosition::Bottom))
        .set_border(line(TableBorderPosition::InsideH))
        .layout(TableLayoutType::Fixed)
        .width(TEXT_WIDTH, WidthType::Dxa)
        .set_grid(widths)
}

/// The head, which alone is kept from splitting: [`write`] knows it by that and makes it
/// repeat.
fn head_row(columns: &[DocColumn], widths: &[usize]) -> TableRow {
    let cells = columns
        .iter()
        .zip(widths)
        .map(|(column, width)| cell(&column.label, column.numeric, *width, "TableHead"))
        .collect();
    TableRow::new(cells).cant_split()
}

fn body_row(cells: &[DocCell], widths: &[usize], style: &str) -> TableRow {
    let cells = cells
        .iter()
        .zip(widths)
        .map(|(it, width)| cell(&it.text, it.numeric, *width, style))
        .collect();
    TableRow::new(cells)
}

fn cell(text: &str, numeric: bool, width: usize, style: &str) -> TableCell {
    let paragraph = styled(style, text);
    let paragraph = if numeric {
        paragraph.align(AlignmentType::Right)
    } else {
        paragraph
    };
    TableCell::new()
        .width(width, WidthType::Dxa)
        .add_paragraph(paragraph)
}
