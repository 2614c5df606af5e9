//! Files of the demo: a note verbale of ours, and a programme of an event. They say on
//! every page that they are invented.

use std::fmt::Write as _;

use diesel::prelude::*;

use super::now;
use crate::attachments::{FileKind, Store};
use crate::auth::{Marking, UserId};
use crate::config::Settings;
use crate::db::Conn;
use crate::db::schema::{attachments, contents, events, exchanges};
use crate::error::AppError;

const PROGRAMME: &str = "Demo: programme of an invented workshop\n\n\
    09:00  Demo opening\n09:30  Demo questions on national procedure\n11:00  Demo close\n";

/// Adds a file to the latest numbered note that the whole desk reads, and to the first event, where there are any.
pub(super) fn fill(conn: &mut Conn, settings: &Settings) -> Result<(), AppError> {
    let note: Option<(i64, String, Option<UserId>)> = exchanges::table
        .filter(exchanges::note_number.is_not_null())
        .filter(exchanges::marking.eq(Marking::Coordination))
        .order(exchanges::id.desc())
        .select((exchanges::id, exchanges::reference, exchanges::created_by))
        .first(conn)
        .optional()?;
    if let Some((id, reference, by)) = note {
        let bytes = pdf(&reference);
        let file = ("Demo note verbale.pdf", FileKind::Pdf, bytes.as_bytes());
        add(conn, settings, (Some(id), None), by, file)?;
    }
    let event: Option<(i64, Option<UserId>)> = events::table
        .order(events::id)
        .select((events::id, events::created_by))
        .first(conn)
        .optional()?;
    if let Some((id, by)) = event {
        let file = ("Demo programme.txt", FileKind::Txt, PROGRAMME.as_bytes());
        add(conn, settings, (None, Some(id)), by, file)?;
    }
    Ok(())
}

fn add(
    conn: &mut Conn,
    settings: &Settings,
    (exchange, event): (Option<i64>, Option<i64>),
    by: Option<UserId>,
    (name, kind, bytes): (&str, FileKind, &[u8]),
) -> Result<(), AppError> {
    let sha256 = Store::put_in_folder(settings, bytes)?;
    let size = i64::try_from(bytes.len()).unwrap_or(i64::MAX);
    diesel::insert_into(contents::table)
        .values((
            contents::sha256.eq(&sha256),
            contents::bytes.eq(size),
            contents::created_at.eq(now()),
        ))
        .execute(conn)?;
    diesel::insert_into(attachments::table)
        .values((
            attachments::exchange_id.eq(exchange),
            attachments::event_id.eq(event),
            attachments::number.eq(1),
            attachments::name.eq(name),
            attachments::kind.eq(kind),
            attachments::bytes.eq(size),
            attachments::sha256.eq(&sha256),
            attachments::added_by.eq(by),
            attachments::created_at.eq(now()),
        ))
        .execute(conn)?;
    Ok(())
}

/// One page that says what it is: the least that PDF (ISO 32000) asks of a file.
fn pdf(reference: &str) -> String {
    // The font knows ASCII; signs with a meaning of their own are left out.
    let plain: String = reference
        .chars()
        .filter(|c| c.is_ascii() && !"()\\".contains(*c))
        .collect();
    let page = format!(
        "BT /F1 18 Tf 72 760 Td (DEMO - invented, not a real note verbale) Tj 0 -30 Td ({plain}) Tj ET"
    );
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R \
         /Resources << /Font << /F1 5 0 R >> >> >>"
            .to_owned(),
        format!("<< /Length {} >>\nstream\n{page}\nendstream", page.len()),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".to_owned(),
    ];
    let mut file = String::from("%PDF-1.4\n");
    let mut places = Vec::new();
    for (number, object) in (1..).zip(&objects) {
        places.push(file.len());
        let _ = write!(file, "{number} 0 obj\n{object}\nendobj\n");
    }
    let table = file.len();
    let _ = write!(file, "xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for place in places {
        let _ = writeln!(file, "{place:010} 00000 n ");
    }
    let _ = write!(
        file,
        "trailer\n<< /Size {} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n",
        objects.len() + 1
    );
    file
}
