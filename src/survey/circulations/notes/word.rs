//! A note verbale as a Word document, with the questionnaire behind it.

use docx_rs::{BreakType, Paragraph, Pic, Run};

use super::model::Said;
use super::picture::picture;
use super::printed::{Kind, Line};
use crate::db::types::Moment;
use crate::error::AppError;
use crate::i18n::Lang;
use crate::word::{Frame, styled};

/// The width of the code on paper: 35 mm, in English metric units.
const CODE_WIDTH: u32 = 35 * 36_000;
/// A line to write on.
const BLANK: &str = "______________________________________________________________________";

/// The document as a file, made at `now`.
///
/// # Errors
/// The file cannot be packed.
pub(super) fn write(
    lang: Lang,
    (said, lines): (&Said, &[Line]),
    now: Moment,
) -> Result<Vec<u8>, AppError> {
    let frame = Frame {
        lang,
        title: &said.number,
        head: "",
        now,
    };
    let mut docx = frame
        .open()
        .add_paragraph(styled("Heading1", &said.number))
        .add_paragraph(plain(&said.to));
    for paragraph in &said.paragraphs {
        docx = docx.add_paragraph(plain(paragraph));
    }
    if !said.link.is_empty() {
        let (bytes, width) = picture(&said.link)?;
        let code = Pic::new_with_dimensions(bytes, width, width).size(CODE_WIDTH, CODE_WIDTH);
        docx = docx
            .add_paragraph(plain(&said.link_said))
            .add_paragraph(plain(&said.link))
            .add_paragraph(Paragraph::new().add_run(Run::new().add_image(code)));
    }
    docx = docx
        .add_paragraph(plain(&said.closing))
        .add_paragraph(plain(&said.dated));
    if lines.is_empty() {
        return frame.pack(docx, str::to_owned);
    }
    let annex = Run::new()
        .add_break(BreakType::Page)
        .add_text(lang.text("survey-note-annex"));
    docx = docx.add_paragraph(Paragraph::new().add_run(annex));
    for line in lines {
        docx = docx.add_paragraph(printed(line));
    }
    frame.pack(docx, str::to_owned)
}

fn printed(line: &Line) -> Paragraph {
    match line.kind {
        Kind::Title => styled("Title", &line.text),
        Kind::Heading => styled("Heading1", &line.text),
        Kind::Text => plain(&line.text),
        Kind::Question => {
            let run = Run::new().add_text(&line.text).bold();
            Paragraph::new().keep_next(true).add_run(run)
        }
        Kind::Hint => {
            let run = Run::new().add_text(&line.text).italic();
            Paragraph::new().keep_next(true).add_run(run)
        }
        Kind::Choice => plain(&format!("☐ {}", line.text)),
        Kind::Blank => plain(format!("{} {BLANK}", line.text).trim()),
    }
}

fn plain(text: &str) -> Paragraph {
    Paragraph::new().add_run(Run::new().add_text(text))
}
