//! Ids, closed sets and rows of attachments, and what becomes of a file's name.

use diesel::Queryable;
use unicode_normalization::UnicodeNormalization as _;

use crate::audit::Readers;
use crate::db::types::Moment;
use crate::events::EventId;
use crate::exchanges::ExchangeId;
use crate::{id, text_enum};

id! {
    /// An attachment.
    AttachmentId
}

text_enum! {
    /// What a file is, by its content.
    FileKind {
        /// PDF.
        Pdf => "pdf",
        /// Word.
        Docx => "docx",
        /// Excel.
        Xlsx => "xlsx",
        /// A text of OpenDocument.
        Odt => "odt",
        /// A spreadsheet of OpenDocument.
        Ods => "ods",
        /// A presentation of OpenDocument.
        Odp => "odp",
        /// Plain text.
        Txt => "txt",
        /// JPEG.
        Jpg => "jpg",
        /// PNG.
        Png => "png",
        /// A mail.
        Eml => "eml",
    }
}

impl FileKind {
    /// The media type it is given back with.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Odt => "application/vnd.oasis.opendocument.text",
            Self::Ods => "application/vnd.oasis.opendocument.spreadsheet",
            Self::Odp => "application/vnd.oasis.opendocument.presentation",
            Self::Txt => "text/plain; charset=utf-8",
            Self::Jpg => "image/jpeg",
            Self::Png => "image/png",
            Self::Eml => "message/rfc822",
        }
    }

    /// Whether a name with this ending, in small letters, may be a file of the kind.
    pub fn has_ending(self, ending: &str) -> bool {
        ending == self.as_str() || self == Self::Jpg && ending == "jpeg"
    }
}

/// The record a file belongs to: who reads it reads the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Home {
    /// A logged contact.
    Exchange(ExchangeId),
    /// A workshop or meeting.
    Event(EventId),
}

impl Home {
    /// The record an address begins with: `/exchanges/4/attachments/1`.
    pub(super) fn of(path: &str, id: i64) -> Self {
        if path.starts_with("/events/") {
            Self::Event(EventId(id))
        } else {
            Self::Exchange(ExchangeId(id))
        }
    }

    /// Where its page is.
    pub fn path(self) -> String {
        match self {
            Self::Exchange(id) => format!("/exchanges/{id}"),
            Self::Event(id) => format!("/events/{id}"),
        }
    }

    /// Its table.
    pub fn table(self) -> &'static str {
        match self {
            Self::Exchange(_) => "exchanges",
            Self::Event(_) => "events",
        }
    }
}

/// A file of a record.
#[derive(Debug, Clone, Queryable)]
pub struct Attachment {
    /// Its id.
    pub id: AttachmentId,
    /// Its number among the record's own.
    pub number: i32,
    /// Its name, fit to be one.
    pub name: String,
    /// What it is.
    pub kind: FileKind,
    /// How large it is.
    pub bytes: i64,
    /// The digest of its content, which is where the store has it.
    pub sha256: String,
    /// When it was added.
    pub created_at: Moment,
    /// Since when it is in the bin.
    pub deleted_at: Option<Moment>,
}

/// A record that files belong to, as its page is headed.
#[derive(Debug, Clone)]
pub(super) struct HomeRecord {
    pub home: Home,
    pub readers: Readers,
    /// Whether the actor may change it, and it is not in the bin.
    pub is_open: bool,
    /// Whether it is in the bin.
    pub in_bin: bool,
}

/// A file that was sent and looked at, and that the store has.
#[derive(Debug, Clone, Queryable)]
pub struct Received {
    /// The digest of its content.
    pub sha256: String,
    /// Its name, fit to be one.
    pub name: String,
    /// What it is.
    pub kind: FileKind,
    /// How large it is.
    pub bytes: i64,
}

/// The longest name, in characters.
const MAX_NAME: usize = 120;

/// The name of a file that was sent: without folders, without what other systems give a
/// meaning to and what cannot be seen, not too long, and with its ending.
pub fn file_name(sent: &str) -> String {
    let last = sent.rsplit(['/', '\\']).next().unwrap_or_default();
    let kept: String = last
        .nfc()
        .filter(|c| !c.is_control() && !is_unseen(*c))
        .map(|c| if "<>:\"|?*%".contains(c) { '_' } else { c })
        .collect();
    let words = kept.split_whitespace().collect::<Vec<_>>().join(" ");
    let words = words.trim_matches(['.', ' ']);
    let (stem, ending) = words.rsplit_once('.').unwrap_or((words, ""));
    let ending: String = ending.chars().take(10).collect();
    let room = MAX_NAME.saturating_sub(ending.chars().count() + 1);
    let stem: String = stem.chars().take(room).collect();
    let stem = stem.trim();
    let stem = if stem.is_empty() { "file" } else { stem };
    // Names of devices, whatever their ending, to Windows.
    let device = stem.split('.').next().unwrap_or_default().to_uppercase();
    let is_device = ["CON", "PRN", "AUX", "NUL"].contains(&device.as_str())
        || device.len() == 4
            && (device.starts_with("COM") || device.starts_with("LPT"))
            && device.ends_with(|c: char| c.is_ascii_digit());
    let before = if is_device { "_" } else { "" };
    if ending.is_empty() {
        format!("{before}{stem}")
    } else {
        format!("{before}{stem}.{ending}")
    }
}

/// Marks that turn the direction of writing, or have no width: with them "gpj.exe" looks
/// like a picture.
fn is_unseen(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_name_is_no_path_and_hides_nothing() {
        for (sent, name) in [
            ("note.pdf", "note.pdf"),
            ("../../etc/passwd.txt", "passwd.txt"),
            ("C:\\Users\\me\\note verbale.pdf", "note verbale.pdf"),
            ("Note  à   l\u{301}État.pdf", "Note à ĺÉtat.pdf"),
            ("a\u{202e}fdp.exe.txt", "afdp.exe.txt"),
            ("a\r\nSet-Cookie: x=y.txt", "aSet-Cookie_ x=y.txt"),
            (".htaccess", "htaccess"),
            ("...", "file"),
            ("", "file"),
            ("/", "file"),
            ("con.txt", "_con.txt"),
            ("LPT1.pdf", "_LPT1.pdf"),
            ("a<b>.pdf", "a_b_.pdf"),
        ] {
            assert_eq!(file_name(sent), name, "{sent:?}");
        }
        let long = file_name(&format!("{}.pdf", "é".repeat(500)));
        assert_eq!(long.rsplit_once('.').unwrap().1, "pdf");
        assert_eq!(long.chars().count(), MAX_NAME);
    }

    proptest! {
        #[test]
        fn whatever_is_sent_becomes_a_name(sent in any::<String>()) {
            let name = file_name(&sent);
            prop_assert!(!name.is_empty());
            prop_assert!(name.chars().count() <= MAX_NAME + 1);
            prop_assert!(!name.contains(['/', '\\', '\0', '\n', '\r', '"', ':']));
            prop_assert!(!name.starts_with('.') && name != ".." );
        }
    }
}
