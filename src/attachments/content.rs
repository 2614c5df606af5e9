//! What a file is, by its content alone: its first bytes, and of a packed one the list of
//! what is in it. Nothing is unpacked.

use std::io::Cursor;

use mail_parser::MessageParser;
use zip::ZipArchive;

use super::model::FileKind;

/// No document has more parts.
const MAX_PARTS: usize = 10_000;
/// A document that would be larger than this once it is unpacked is made to harm whoever
/// opens it.
const MAX_UNPACKED: u64 = 1024 * 1024 * 1024;

/// What is wrong with a file: the text that says it.
pub(super) type Refusal = &'static str;

/// What a file of this content is, where its ending says the same.
///
/// # Errors
/// The text that says what is wrong with it.
pub fn kind_of(name: &str, bytes: &[u8]) -> Result<FileKind, &'static str> {
    if bytes.is_empty() {
        return Err("attachment-empty");
    }
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    let ending = ending.to_lowercase();
    let kind = match infer::get(bytes).map(|found| found.mime_type()) {
        Some("application/pdf") => FileKind::Pdf,
        Some("image/jpeg") => FileKind::Jpg,
        Some("image/png") => FileKind::Png,
        _ if bytes.starts_with(b"PK\x03\x04") => packed(bytes)?,
        // Some mail programs begin with a line that looks like a mailbox to others.
        None | Some("text/x-shellscript") if ending == "eml" => mail(bytes)?,
        None => text(bytes)?,
        Some(_) => return Err("attachment-kind"),
    };
    if kind.has_ending(&ending) {
        Ok(kind)
    } else {
        Err("attachment-ending")
    }
}

/// A document of Office or OpenDocument, told by its parts.
fn packed(bytes: &[u8]) -> Result<FileKind, Refusal> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| "attachment-broken")?;
    if archive.len() > MAX_PARTS {
        return Err("attachment-packed");
    }
    let mut unpacked: u64 = 0;
    for index in 0..archive.len() {
        let part = archive
            .by_index_raw(index)
            .map_err(|_| "attachment-broken")?;
        unpacked = unpacked.saturating_add(part.size());
        let name = part.name().to_lowercase();
        if name.ends_with("vbaproject.bin") || name.starts_with("basic/") {
            return Err("attachment-macros");
        }
    }
    if unpacked > MAX_UNPACKED {
        return Err("attachment-packed");
    }
    let has = |name: &str| archive.index_for_name(name).is_some();
    if has("[Content_Types].xml") {
        return match (has("word/document.xml"), has("xl/workbook.xml")) {
            (true, false) => Ok(FileKind::Docx),
            (false, true) => Ok(FileKind::Xlsx),
            _ => Err("attachment-kind"),
        };
    }
    // OpenDocument 1.3, part 2, 3.3: the first part says what it is, and is not packed.
    let infer = infer::get(bytes).map(|found| found.mime_type());
    let kind = match infer {
        Some("application/vnd.oasis.opendocument.text") => FileKind::Odt,
        Some("application/vnd.oasis.opendocument.spreadsheet") => FileKind::Ods,
        Some("application/vnd.oasis.opendocument.presentation") => FileKind::Odp,
        _ => return Err("attachment-kind"),
    };
    if has("content.xml") {
        Ok(kind)
    } else {
        Err("attachment-kind")
    }
}

/// Plain text in UTF-8.
fn text(bytes: &[u8]) -> Result<FileKind, Refusal> {
    let text = std::str::from_utf8(bytes).map_err(|_| "attachment-kind")?;
    let is_plain = |c: char| !c.is_control() || matches!(c, '\n' | '\r' | '\t' | '\u{c}');
    if text.chars().all(is_plain) {
        Ok(FileKind::Txt)
    } else {
        Err("attachment-kind")
    }
}

/// A mail: text of whatever encoding that begins with the fields every mail has (RFC 5322,
/// section 3.6).
fn mail(bytes: &[u8]) -> Result<FileKind, Refusal> {
    if bytes.contains(&0) {
        return Err("attachment-kind");
    }
    let head = MessageParser::new()
        .with_date_headers()
        .with_address_headers()
        .parse_headers(bytes);
    match head {
        Some(head) if head.from().is_some() && head.date().is_some() => Ok(FileKind::Eml),
        _ => Err("attachment-kind"),
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use zip::write::SimpleFileOptions;
    use zip::{CompressionMethod, ZipWriter};

    use super::*;

    fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in parts {
            // As OpenDocument wants it of its first part.
            let method = if *name == "mimetype" {
                CompressionMethod::Stored
            } else {
                CompressionMethod::Deflated
            };
            let options = SimpleFileOptions::default().compression_method(method);
            writer.start_file(*name, options).unwrap();
            writer.write_all(bytes).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    const MAIL: &[u8] = b"From: a@example.org\r\nDate: Thu, 1 Jun 2023 09:00:00 +0000\r\n\r\nHello";

    #[test]
    fn what_a_file_is_is_told_by_its_content_and_its_ending_must_agree() {
        let docx = archive(&[("[Content_Types].xml", b"x"), ("word/document.xml", b"x")]);
        let xlsx = archive(&[("[Content_Types].xml", b"x"), ("xl/workbook.xml", b"x")]);
        let odt = archive(&[
            ("mimetype", b"application/vnd.oasis.opendocument.text"),
            ("content.xml", b"x"),
        ]);
        let ods = archive(&[
            (
                "mimetype",
                b"application/vnd.oasis.opendocument.spreadsheet",
            ),
            ("content.xml", b"x"),
        ]);
        let macros = archive(&[
            ("[Content_Types].xml", b"x"),
            ("word/document.xml", b"x"),
            ("word/vbaProject.bin", b"x"),
        ]);
        let jar = archive(&[("META-INF/MANIFEST.MF", b"x")]);
        let table: [(&str, &[u8], Result<FileKind, &str>); 25] = [
            ("a.pdf", b"%PDF-1.7\n", Ok(FileKind::Pdf)),
            ("A.PDF", b"%PDF-1.7\n", Ok(FileKind::Pdf)),
            ("a.jpg", b"\xff\xd8\xff\xe0rest", Ok(FileKind::Jpg)),
            ("a.jpeg", b"\xff\xd8\xff\xe0rest", Ok(FileKind::Jpg)),
            ("a.png", b"\x89PNG\r\n\x1a\nrest", Ok(FileKind::Png)),
            ("a.docx", &docx, Ok(FileKind::Docx)),
            ("a.xlsx", &xlsx, Ok(FileKind::Xlsx)),
            ("a.odt", &odt, Ok(FileKind::Odt)),
            ("a.ods", &ods, Ok(FileKind::Ods)),
            ("a.txt", "Répondu\n".as_bytes(), Ok(FileKind::Txt)),
            ("a.eml", MAIL, Ok(FileKind::Eml)),
            ("a.txt", b"%PDF-1.7\n", Err("attachment-ending")),
            ("a.pdf", b"just text", Err("attachment-ending")),
            ("a.pdf", &docx, Err("attachment-ending")),
            ("a.html", b"just text", Err("attachment-ending")),
            ("pdf", b"%PDF-1.7\n", Err("attachment-ending")),
            ("a.docx", &macros, Err("attachment-macros")),
            ("a.docx", &jar, Err("attachment-kind")),
            (
                "a.docx",
                b"PK\x03\x04 and no more",
                Err("attachment-broken"),
            ),
            ("a.txt", b"MZ\x90\x00", Err("attachment-kind")),
            ("a.txt", b"<!DOCTYPE html><p>x", Err("attachment-kind")),
            ("a.txt", b"\x00\x01", Err("attachment-kind")),
            ("a.txt", b"caf\xe9", Err("attachment-kind")),
            ("a.eml", b"no head at all", Err("attachment-kind")),
            ("a.pdf", b"", Err("attachment-empty")),
        ];
        for (name, bytes, kind) in table {
            assert_eq!(kind_of(name, bytes), kind, "{name}: {bytes:?}");
        }
    }

    #[test]
    fn what_would_burst_whoever_opens_it_is_refused_unopened() {
        let zeros = vec![0; 64 * 1024 * 1024];
        let mut parts: Vec<(String, &[u8])> = vec![
            ("[Content_Types].xml".to_owned(), b"x"),
            ("word/document.xml".to_owned(), b"x"),
        ];
        parts.extend((0..17).map(|n| (format!("word/media/{n}"), zeros.as_slice())));
        let parts: Vec<_> = parts
            .iter()
            .map(|(name, it)| (name.as_str(), *it))
            .collect();
        let bomb = archive(&parts);
        assert!(bomb.len() < 2 * 1024 * 1024);
        assert_eq!(kind_of("a.docx", &bomb), Err("attachment-packed"));
    }
}
