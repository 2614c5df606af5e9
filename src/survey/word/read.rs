//! A form that came back, as the parts it holds. The file may have been saved by Word or
//! by another program: a part is known by its tag or by its bookmark, and a text is all
//! that stands in its cell, whether it was written in the control or beside it.

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use super::{FormId, PREFIX};

/// The body of a form is no larger; whatever is has been made to fill the memory.
const MOST_BYTES: u64 = 20 * 1024 * 1024;
const BODY: &str = "word/document.xml";
/// More than this is not read of what stands beside the parts.
const MOST_BESIDE: usize = 200;

/// What a file says.
#[derive(Debug, Default)]
pub struct Filled {
    /// What the form was made for; none where the file does not say.
    pub id: Option<FormId>,
    /// The parts that are in the file, by number.
    pub(super) parts: BTreeMap<usize, Part>,
    /// What stands in paragraphs that hold no part.
    pub(super) beside: Vec<String>,
}

/// One part as it came back.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Part {
    /// Whether its box is ticked; none where it is no box.
    pub ticked: Option<bool>,
    /// Whether the sign in the box says otherwise than the control.
    pub doubtful: bool,
    /// Its text, without the words that stand where nothing is written yet.
    pub text: String,
}

/// Why a file is no form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unreadable {
    /// It is no document of Word.
    NoDocument,
    /// It is one that is too large.
    TooLarge,
}

/// Reads a file.
///
/// # Errors
/// It is no document of Word, or one that is too large.
pub fn read(bytes: &[u8]) -> Result<Filled, Unreadable> {
    let mut parser = Parser::default();
    let body = body(bytes)?;
    let mut reader = Reader::from_str(&body);
    loop {
        match reader.read_event() {
            Ok(Event::Start(start)) => parser.open(&start, false),
            Ok(Event::Empty(start)) => parser.open(&start, true),
            Ok(Event::End(end)) => parser.close(end.name().as_ref()),
            Ok(Event::Text(text)) => {
                parser.write(&text.decode().map_err(|_| Unreadable::NoDocument)?);
            }
            Ok(Event::GeneralRef(reference)) => parser.write(&resolved(&reference)),
            Ok(Event::Eof) => return Ok(parser.filled),
            Ok(_) => {}
            Err(_) => return Err(Unreadable::NoDocument),
        }
    }
}

fn body(bytes: &[u8]) -> Result<String, Unreadable> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Unreadable::NoDocument)?;
    let entry = archive.by_name(BODY).map_err(|_| Unreadable::NoDocument)?;
    let mut body = Vec::new();
    entry
        .take(MOST_BYTES + 1)
        .read_to_end(&mut body)
        .map_err(|_| Unreadable::NoDocument)?;
    if body.len() as u64 > MOST_BYTES {
        return Err(Unreadable::TooLarge);
    }
    String::from_utf8(body).map_err(|_| Unreadable::NoDocument)
}

/// `amp` and the like, and characters by number; anything else is none of ours.
fn resolved(reference: &quick_xml::events::BytesRef<'_>) -> String {
    if let Ok(Some(character)) = reference.resolve_char_ref() {
        return character.to_string();
    }
    let name = reference.decode().unwrap_or_default();
    quick_xml::escape::resolve_predefined_entity(&name)
        .unwrap_or_default()
        .to_owned()
}

/// A control that is open.
#[derive(Debug, Default)]
struct Control {
    number: Option<usize>,
    /// Whether the number is that of a bookmark: a control within may turn out to be meant.
    by_bookmark: bool,
    ticked: Option<bool>,
    /// Whether it shows the words that stand where nothing is written yet.
    waiting: bool,
    text: String,
}

/// A table cell that is open.
#[derive(Debug, Default)]
struct Cell {
    text: String,
    /// The text parts in it.
    parts: Vec<usize>,
}

/// What holds text, and may hold others like it.
#[derive(Debug)]
enum Holder {
    Control(Control),
    Cell(Cell),
}

#[derive(Debug, Default)]
struct Parser {
    filled: Filled,
    /// What is open, the innermost last.
    open: Vec<Holder>,
    /// A bookmark of ours that is open and whose control has not begun, with the
    /// bookmark's own id.
    pending: Option<(usize, String)>,
    /// What the paragraph that is open holds beside controls.
    paragraph: String,
    /// Whether text is read: within `w:t`.
    in_text: bool,
    /// How deep the parser is in what an older program would show instead.
    fallback: usize,
}

impl Parser {
    fn open(&mut self, start: &BytesStart<'_>, is_empty: bool) {
        let name = start.name();
        let name = name.as_ref();
        if self.fallback > 0 || name == b"mc:Fallback" {
            self.fallback += usize::from(!is_empty);
            return;
        }
        match name {
            b"w:t" => self.in_text = !is_empty,
            b"w:br" | b"w:cr" => self.add("\n"),
            b"w:tab" => self.add("\t"),
            b"w:tc" if !is_empty => self.open.push(Holder::Cell(Cell::default())),
            b"w:sdt" if !is_empty => self.begin_control(),
            b"w:bookmarkStart" => self.mark(&value(start, b"w:name"), value(start, b"w:id")),
            b"w:bookmarkEnd" => self.unmark(&value(start, b"w:id")),
            _ => self.property(name, start),
        }
    }

    fn begin_control(&mut self) {
        let number = self.pending.take().map(|(number, _)| number);
        if number.is_some() {
            for holder in &mut self.open {
                if let Holder::Control(around) = holder
                    && around.by_bookmark
                    && around.number == number
                {
                    around.number = None;
                }
            }
        }
        self.open.push(Holder::Control(Control {
            number,
            ..Control::default()
        }));
    }

    /// The innermost control that is open.
    fn control(&mut self) -> Option<&mut Control> {
        self.open.iter_mut().rev().find_map(|holder| match holder {
            Holder::Control(control) => Some(control),
            Holder::Cell(_) => None,
        })
    }

    /// What the properties of a control say of it.
    fn property(&mut self, name: &[u8], start: &BytesStart<'_>) {
        let Some(control) = self.control() else {
            return;
        };
        match name {
            b"w:tag" => {
                let tag = value(start, b"w:val");
                if let Some(number) = number(&tag) {
                    control.number = Some(number);
                    control.by_bookmark = false;
                }
                self.filled.id = self.filled.id.or_else(|| FormId::of_tag(&tag));
            }
            b"w:showingPlcHdr" => control.waiting = value(start, b"w:val") != "0",
            b"w14:checkbox" => control.ticked = Some(false),
            b"w14:checked" => {
                let checked = value(start, b"w14:val");
                control.ticked = Some(["1", "true", "on"].contains(&checked.as_str()));
            }
            _ => {}
        }
    }

    /// A bookmark: of the control it stands in, unless another begins before it ends.
    fn mark(&mut self, name: &str, id: String) {
        self.filled.id = self.filled.id.or_else(|| FormId::of_tag(name));
        let Some(number) = number(name) else { return };
        if let Some(control) = self.control()
            && control.number.is_none()
        {
            control.number = Some(number);
            control.by_bookmark = true;
        }
        self.pending = Some((number, id));
    }

    fn unmark(&mut self, id: &str) {
        if self.pending.as_ref().is_some_and(|(_, open)| open == id) {
            self.pending = None;
        }
    }

    fn close(&mut self, name: &[u8]) {
        if self.fallback > 0 {
            self.fallback -= 1;
            return;
        }
        match name {
            b"w:t" => self.in_text = false,
            b"w:p" => self.end_paragraph(),
            b"w:sdt" | b"w:tc" => match self.open.pop() {
                Some(Holder::Control(control)) => self.end_control(control),
                Some(Holder::Cell(cell)) => self.end_cell(&cell),
                None => {}
            },
            _ => {}
        }
    }

    fn write(&mut self, text: &str) {
        if self.in_text && self.fallback == 0 {
            self.add(text);
        }
    }

    /// Text counts for the innermost that holds it.
    fn add(&mut self, text: &str) {
        match self.open.last_mut() {
            Some(Holder::Control(control)) => control.text.push_str(text),
            Some(Holder::Cell(cell)) => cell.text.push_str(text),
            None => self.paragraph.push_str(text),
        }
    }

    fn end_control(&mut self, control: Control) {
        let Some(number) = control.number else {
            // A control of somebody else's: what it holds stands where it stands.
            if control.ticked.is_none() && !control.waiting {
                self.add(&control.text);
            }
            return;
        };
        let part = self.filled.parts.entry(number).or_default();
        if let Some(ticked) = control.ticked {
            let looks_ticked = !["☐", "□", ""].contains(&control.text.trim());
            part.ticked = Some(ticked);
            part.doubtful = looks_ticked != ticked;
            return;
        }
        let text = if control.waiting { "" } else { &control.text };
        let cell = self.open.iter_mut().rev().find_map(|holder| match holder {
            Holder::Cell(cell) => Some(cell),
            Holder::Control(_) => None,
        });
        match cell {
            Some(cell) => {
                cell.text.push_str(text);
                cell.parts.push(number);
            }
            None => part.text.push_str(text.trim()),
        }
    }

    fn end_paragraph(&mut self) {
        if self.open.is_empty() {
            let text = std::mem::take(&mut self.paragraph);
            self.beside(&text);
        } else {
            self.add("\n");
        }
    }

    fn end_cell(&mut self, cell: &Cell) {
        match *cell.parts {
            [number] => {
                let part = self.filled.parts.entry(number).or_default();
                cell.text.trim().clone_into(&mut part.text);
            }
            _ => {
                for line in cell.text.lines() {
                    self.beside(line);
                }
            }
        }
    }

    fn beside(&mut self, text: &str) {
        let text = text.trim();
        if !text.is_empty() && self.filled.beside.len() < MOST_BESIDE {
            self.filled.beside.push(text.to_owned());
        }
    }
}

/// The number of a part, from its tag or bookmark.
fn number(tag: &str) -> Option<usize> {
    tag.strip_prefix(PREFIX)?.parse().ok()
}

/// The value of an attribute. Names and words that count here need no escape.
fn value(start: &BytesStart<'_>, name: &[u8]) -> String {
    let attribute = start.try_get_attribute(name).ok().flatten();
    attribute.map_or_else(String::new, |it| {
        String::from_utf8_lossy(&it.value).into_owned()
    })
}
