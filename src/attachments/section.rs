//! The files of a record, as its own page shows them: `templates/attachments/section.hbs`.

use serde::Serialize;

use super::model::{Attachment, FileKind, Home};
use super::queries;
use crate::db::Conn;
use crate::error::AppError;
use crate::i18n::Lang;
use crate::web::Desk;

/// The files of a record.
#[derive(Debug, Serialize)]
pub struct Section {
    /// Where files are sent, and where all of them stand.
    path: String,
    files: Vec<FileLine>,
    /// Those in the bin, for who may take them back.
    in_bin: Vec<FileLine>,
    may_add: bool,
    /// What is taken: ".pdf,.docx", as a browser asks for it.
    accept: String,
    /// The same in words, with how large a file may be.
    allowed: String,
}

#[derive(Debug, Serialize)]
struct FileLine {
    name: String,
    about: String,
    href: String,
}

impl Section {
    /// The files of a record the actor may read; `is_open` says whether they may change it
    /// now.
    ///
    /// # Errors
    /// The database fails.
    pub fn load(desk: &Desk, conn: &mut Conn, home: Home, is_open: bool) -> Result<Self, AppError> {
        let all = queries::of(conn, &desk.actor, home)?;
        let path = format!("{}/attachments", home.path());
        let (kept, binned): (Vec<_>, Vec<_>) =
            all.iter().partition(|file| file.deleted_at.is_none());
        let line = |file: &&Attachment| FileLine::new(desk.lang, &path, file);
        let settings = &desk.app.settings.attachments;
        let endings = |separator: &str| {
            let endings: Vec<_> = settings.kinds.iter().map(ending).collect();
            endings.join(separator)
        };
        Ok(Self {
            files: kept.iter().map(line).collect(),
            in_bin: if is_open {
                binned.iter().map(line).collect()
            } else {
                Vec::new()
            },
            may_add: is_open,
            accept: endings(","),
            allowed: desk.ta(
                "attachment-allowed",
                &[
                    ("kinds", endings(", ").into()),
                    ("mib", settings.file_mib.into()),
                ],
            ),
            path,
        })
    }
}

impl FileLine {
    fn new(lang: Lang, path: &str, file: &Attachment) -> Self {
        Self {
            name: file.name.clone(),
            about: lang.text_with(
                "attachment-about",
                &[
                    (
                        "kind",
                        lang.text(&format!("file-kind-{}", file.kind)).into(),
                    ),
                    ("size", size(lang, file.bytes).into()),
                    ("day", lang.date(file.created_at.date()).into()),
                ],
            ),
            href: format!("{path}/{}", file.number),
        }
    }
}

fn ending(kind: &FileKind) -> String {
    format!(".{kind}")
}

/// "34 KB"
fn size(lang: Lang, bytes: i64) -> String {
    let kib = bytes.saturating_add(1023) / 1024;
    if kib < 1024 {
        lang.text_with("file-size-kib", &[("n", lang.number(kib).into())])
    } else {
        let mib = (kib + 512) / 1024;
        lang.text_with("file-size-mib", &[("n", lang.number(mib).into())])
    }
}
