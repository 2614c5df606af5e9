//! What our documents in Word have in common: page and margins, styles, the running head,
//! page numbers, and the language they are written in.

use std::io::Cursor;

use docx_rs::{
    Docx, Footer, Header, NumPages, PageMargin, PageNum, Paragraph as WordParagraph, Run, XMLDocx,
};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use crate::db::types::Moment;
use crate::error::AppError;
use crate::i18n::Lang;

/// The media type of Word documents.
pub const CONTENT_TYPE: &str =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/// The width between the margins of an A4 page, in twentieths of a point.
pub const TEXT_WIDTH: usize = 9070;

/// The styles a document uses; `{LANGUAGE}` stands for its language.
const STYLES: &str = include_str!("styles.xml");

/// What frames a document.
#[derive(Debug, Clone, Copy)]
pub struct Frame<'a> {
    /// The language it is written in.
    pub lang: Lang,
    /// Its title.
    pub title: &'a str,
    /// What stands at the head of each page.
    pub head: &'a str,
    /// When it is made.
    pub now: Moment,
}

impl Frame<'_> {
    /// An empty document: page, margins, header and footer.
    pub fn open(&self) -> Docx {
        let stamp = self.now.to_string();
        let margin = PageMargin::new()
            .top(1418)
            .bottom(1418)
            .left(1418)
            .right(1418)
            .header(709)
            .footer(709)
            .gutter(0);
        Docx::new()
            .page_size(11906, 16838)
            .page_margin(margin)
            .created_at(&stamp)
            .updated_at(&stamp)
            .header(Header::new().add_paragraph(styled("Header", self.head)))
            .footer(Footer::new().add_paragraph(page_number(self.lang)))
    }

    /// The document as a file. `complete` says in its body what the library has no word for.
    ///
    /// # Errors
    /// The file cannot be packed.
    pub fn pack(
        &self,
        docx: Docx,
        complete: impl FnOnce(&str) -> String,
    ) -> Result<Vec<u8>, AppError> {
        let mut parts = docx.build();
        parts.document = complete(text_of(&parts.document)?).into_bytes();
        self.name(&mut parts)?;
        let mut bytes = Cursor::new(Vec::new());
        parts.pack(&mut bytes).map_err(AppError::internal)?;
        deflated(bytes)
    }

    /// Our styles in the document's language, and the file's title and language.
    fn name(&self, parts: &mut XMLDocx) -> Result<(), AppError> {
        let lang = self.lang.pick("en-GB", "fr-FR", "es-ES");
        parts.styles = STYLES.replace("{LANGUAGE}", lang).into_bytes();
        let title = handlebars::html_escape(self.title);
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
}

/// The same file with its parts compressed, which the library leaves as they are: it goes by
/// mail, and over slow lines.
fn deflated(packed: Cursor<Vec<u8>>) -> Result<Vec<u8>, AppError> {
    let mut parts = ZipArchive::new(packed).map_err(AppError::internal)?;
    let mut small = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for index in 0..parts.len() {
        let mut part = parts.by_index(index).map_err(AppError::internal)?;
        if part.is_dir() {
            continue;
        }
        small
            .start_file(part.name(), options)
            .map_err(AppError::internal)?;
        std::io::copy(&mut part, &mut small).map_err(AppError::internal)?;
    }
    Ok(small.finish().map_err(AppError::internal)?.into_inner())
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

/// A paragraph in one of our styles.
pub fn styled(style: &str, text: &str) -> WordParagraph {
    WordParagraph::new()
        .style(style)
        .add_run(Run::new().add_text(text))
}

fn text_of(bytes: &[u8]) -> Result<&str, AppError> {
    std::str::from_utf8(bytes).map_err(AppError::internal)
}
