//! A document in Word: headings that are headings, numbered paragraphs, tables whose head
//! repeats on each page, page numbers, and the language it is written in.

use std::io::Cursor;

use docx_rs::{
    AbstractNumbering, AlignmentType, Docx, Footer, Header, Hyperlink, HyperlinkType, IndentLevel,
    Level, LevelJc, LevelText, NumPages, NumberFormat, Numbering, NumberingId, PageMargin, PageNum,
    Paragraph as WordParagraph, Run, SpecialIndentType, Start, Table, TableBorder,
    TableBorderPosition, TableCell, TableLayoutType, TableRow, WidthType, XMLDocx,
};

use super::document::{DocCell, DocColumn, DocTable, Document, Section, Source, Span};
use super::model::ProgressReport;
use crate::db::types::Moment;
use crate::error::AppError;
use crate::i18n::Lang;

/// The media type of Word documents.
pub const CONTENT_TYPE: &str =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/// The styles a document uses; `{LANGUAGE}` stands for its language.
const STYLES: &str = include_str!("styles.xml");

const PARAGRAPHS: usize = 2;
const SOURCES: usize = 3;
/// The width between the margins of an A4 page, in twentieths of a point.
const TEXT_WIDTH: usize = 9070;

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
    let mut docx = frame(document, now);
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
    let mut parts = docx.build();
    complete(&mut parts, &document.title, document.lang)?;
    let mut bytes = Cursor::new(Vec::new());
    parts.pack(&mut bytes).map_err(AppError::internal)?;
    Ok(bytes.into_inner())
}

/// Page, margins, numberings, header and footer.
fn frame(document: &Document, now: Moment) -> Docx {
    let stamp = now.to_string();
    let margin = PageMargin::new()
        .top(1418)
        .bottom(1418)
        .left(1418)
        .right(1418)
        .header(709)
        .footer(709)
        .gutter(0);
    let head = if document.demo.is_empty() {
        document.title.as_str()
    } else {
        document.demo.as_str()
    };
    Docx::new()
        .page_size(11906, 16838)
        .page_margin(margin)
        .created_at(&stamp)
        .updated_at(&stamp)
        .add_abstract_numbering(
            AbstractNumbering::new(PARAGRAPHS)
                .add_level(level(0, "decimal", "%1.", 567))
                .add_level(level(1, "lowerLetter", "(%2)", 1134)),
        )
        .add_abstract_numbering(
            AbstractNumbering::new(SOURCES).add_level(level(0, "decimal", "%1.", 567)),
        )
        .add_numbering(Numbering::new(PARAGRAPHS, PARAGRAPHS))
        .add_numbering(Numbering::new(SOURCES, SOURCES))
        .header(Header::new().add_paragraph(styled("Header", head)))
        .footer(Footer::new().add_paragraph(page_number(document.lang)))
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

/// "2 of 5", in the words of the language.
fn page_number(lang: Lang) -> WordParagraph {
    const PAGE: &str = "\u{e000}";
    const PAGES: &str = "\u{e001}";
    let text = lang.text_with(
        "reports-page",
        &[("page", PAGE.into()), ("pages", PAGES.into())],
    );
    let (before, rest) = text.split_once(PAGE).unwrap_or(("", ""));
    let (between, after) = rest.split_once(PAGES).unwrap_or(("", ""));
    WordParagraph::new()
        .style("Footer")
        .add_run(Run::new().add_text(before))
        .add_page_num(PageNum::new())
        .add_run(Run::new().add_text(between))
        .add_num_pages(NumPages::new())
        .add_run(Run::new().add_text(after))
}

fn styled(style: &str, text: &str) -> WordParagraph {
    WordParagraph::new()
        .style(style)
        .add_run(Run::new().add_text(text))
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

/// The head, which alone is kept from splitting: [`complete`] knows it by that and makes
/// it repeat, for which the library has no word.
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

/// What the library cannot say: heads that repeat, our styles with the document's
/// language, and the file's title and language.
///
/// # Errors
/// A part is no text: a fault of the library.
pub fn complete(parts: &mut XMLDocx, title: &str, language: Lang) -> Result<(), AppError> {
    let lang = language.pick("en-GB", "fr-FR", "es-ES");
    let body = text_of(&parts.document)?;
    parts.document = body
        .replace("<w:cantSplit />", "<w:cantSplit /><w:tblHeader />")
        .into_bytes();
    parts.styles = STYLES.replace("{LANGUAGE}", lang).into_bytes();
    let title = handlebars::html_escape(title);
    let core = text_of(&parts.doc_props.core)?;
    parts.doc_props.core = core
        .replace("unknown", "Accede")
        .replace(
            "</cp:coreProperties>",
            &format!(
                "<dc:language>{lang}</dc:language><dc:title>{title}</dc:title></cp:coreProperties>"
            ),
        )
        .into_bytes();
    Ok(())
}

fn text_of(bytes: &[u8]) -> Result<&str, AppError> {
    std::str::from_utf8(bytes).map_err(AppError::internal)
}
