//! Content controls, for which the library has half the words: it writes a control with an
//! alias, and what else Word wants to know of it is put in its place here.

use std::collections::HashMap;
use std::fmt::Write as _;

use docx_rs::{Paragraph, Run, RunFonts, StructuredDataTag};
use handlebars::html_escape;

/// Word cuts the name of a control here.
const LABEL_CHARS: usize = 60;
const TICKED: &str = "☒";
const NOT_TICKED: &str = "☐";
/// The font that Word draws boxes in.
const BOX_FONT: &str = "MS Gothic";
const ALIAS: &str = "<w:alias w:val=\"";

/// What a control holds.
#[derive(Debug, Clone)]
pub(super) enum Holds {
    /// A text.
    Text(String),
    /// No text yet, but a word on where to write.
    Nothing(String),
    /// A box.
    Tick(bool),
    /// Words that stay as they are.
    Fixed(String),
}

/// The controls of a document while it is written.
#[derive(Debug, Default)]
pub(super) struct Marks(HashMap<String, (String, Holds)>);

impl Marks {
    /// Adds a control to a paragraph, with a bookmark of the same name around it.
    pub(super) fn add(
        &mut self,
        paragraph: Paragraph,
        tag: &str,
        label: &str,
        holds: Holds,
    ) -> Paragraph {
        let number = self.0.len() + 1;
        let control = written(&holds)
            .into_iter()
            .fold(StructuredDataTag::new().alias(tag), |control, run| {
                control.add_run(run)
            });
        let label: String = label.chars().take(LABEL_CHARS).collect();
        self.0.insert(tag.to_owned(), (label, holds));
        paragraph
            .add_bookmark_start(number, tag)
            .add_structured_data_tag(control)
            .add_bookmark_end(number)
    }

    /// The body of the document with all that Word wants to know of each control.
    pub(super) fn complete(&self, body: &str) -> String {
        let mut pieces = body.split(ALIAS);
        let mut complete = pieces.next().unwrap_or_default().to_owned();
        for piece in pieces {
            let (tag, rest) = piece.split_once("\" />").unwrap_or((piece, ""));
            if let Some((label, holds)) = self.0.get(tag) {
                let label = html_escape(label);
                let _ = write!(
                    complete,
                    "{ALIAS}{label}\"/><w:tag w:val=\"{tag}\"/>{}",
                    properties(holds)
                );
            }
            complete.push_str(rest);
        }
        complete
    }
}

fn written(holds: &Holds) -> Vec<Run> {
    match holds {
        Holds::Fixed(text) => vec![Run::new().add_text(text)],
        Holds::Nothing(text) => vec![Run::new().color("6B6B6B").add_text(text)],
        Holds::Tick(ticked) => {
            let fonts = RunFonts::new()
                .ascii(BOX_FONT)
                .hi_ansi(BOX_FONT)
                .east_asia(BOX_FONT);
            let sign = if *ticked { TICKED } else { NOT_TICKED };
            vec![Run::new().fonts(fonts).add_text(sign)]
        }
        Holds::Text(text) => {
            let mut run = Run::new();
            for (place, line) in text.lines().enumerate() {
                if place > 0 {
                    run = run.add_break(docx_rs::BreakType::TextWrapping);
                }
                run = run.add_text(line);
            }
            vec![run]
        }
    }
}

fn properties(holds: &Holds) -> String {
    match holds {
        Holds::Text(_) => String::new(),
        Holds::Nothing(_) => "<w:showingPlcHdr/>".to_owned(),
        Holds::Fixed(_) => "<w:lock w:val=\"sdtContentLocked\"/>".to_owned(),
        Holds::Tick(ticked) => format!(
            "<w14:checkbox><w14:checked w14:val=\"{}\"/>\
             <w14:checkedState w14:val=\"2612\" w14:font=\"{BOX_FONT}\"/>\
             <w14:uncheckedState w14:val=\"2610\" w14:font=\"{BOX_FONT}\"/></w14:checkbox>",
            u8::from(*ticked)
        ),
    }
}
