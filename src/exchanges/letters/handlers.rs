//! Mails that are brought, over HTTP.

use actix_web::http::StatusCode;
use chrono::TimeZone as _;

use super::super::actions::may_add;
use super::super::forms::MAX_SUMMARY;
use super::super::model::{Direction, ExchangeKind};
use super::super::people;
use super::super::sources::Sources;
use super::super::views::{FormPage, Typed};
use super::super::zones;
use super::queries::{Mailbox, is_from_us, mailboxes_of, people_of};
use super::read::{Letter, read};
use super::views::MailPage;
use crate::attachments::{FileKind, Received, file_error, file_name, kind_of, receive};
use crate::db::Conn;
use crate::error::AppError;
use crate::web::forms::FormErrors;
use crate::web::{Answer, Desk, Outcome, Params, PostedFile, Upload};

pub(super) async fn start(desk: Desk) -> Answer {
    desk.page(|desk, _| {
        may_add(&desk.actor)?;
        Ok(MailPage::new(desk, &FormErrors::default()))
    })
    .await
}

/// A mail as a form that can be saved. The mail itself waits in the store for a day, for
/// its bringer alone, and is kept if the form is saved with it.
pub(super) async fn draft(desk: Desk, PostedFile { file, .. }: PostedFile) -> Answer {
    may_add(&desk.actor)?;
    let letter = match letter(&desk, &file).await? {
        Ok(letter) => letter,
        Err(errors) => return refused(&desk, &errors),
    };
    let received = match receive(&desk, file).await? {
        Ok(received) => received,
        Err(errors) => return refused(&desk, &errors),
    };
    let app = desk.app.clone();
    let (outcome, desk) = app
        .db
        .read(move |conn| {
            let html = drafted(&desk, conn, &letter, &received)?;
            let status = StatusCode::OK;
            Ok((Outcome::Refused { html, status }, desk))
        })
        .await?;
    desk.outcome(outcome)
}

/// What the mail says; it is read apart from the requests of others.
async fn letter(desk: &Desk, file: &Upload) -> Result<Result<Letter, FormErrors>, AppError> {
    let settings = &desk.app.settings.attachments;
    let (name, bytes) = match file {
        Upload::None => return Ok(Err(file_error(settings, "attachment-none"))),
        Upload::TooLarge => return Ok(Err(file_error(settings, "attachment-large"))),
        Upload::File { name, bytes } => (file_name(name), bytes.clone()),
    };
    let read = actix_web::web::block(move || match kind_of(&name, &bytes) {
        Ok(FileKind::Eml) => read(&bytes, MAX_SUMMARY - ROOM),
        _ => Err("exchange-mail-kind"),
    })
    .await
    .map_err(|_| AppError::Unavailable)?;
    Ok(read.map_err(|key| file_error(settings, key)))
}

/// Characters that the subject, the office and a note about the length may take of a summary.
const ROOM: usize = 1200;

fn refused(desk: &Desk, errors: &FormErrors) -> Answer {
    desk.outcome(desk.invalid(&MailPage::new(desk, errors))?)
}

fn drafted(
    desk: &Desk,
    conn: &mut Conn,
    letter: &Letter,
    received: &Received,
) -> Result<String, AppError> {
    let actor = &desk.actor;
    let sources = Sources::load(desk, conn, None)?;
    let ours = is_from_us(conn, actor, &letter.from)?;
    // Who stands across from us comes first.
    let (across, beside) = if ours {
        (&letter.to, &letter.from)
    } else {
        (&letter.from, &letter.to)
    };
    let addresses = [&across[..], &beside[..]].concat();
    let met = people_of(conn, actor, &addresses)?;
    let states = people::states_of(conn, actor, &met)?;
    let offices = mailboxes_of(conn, &addresses)?;
    // An office that stands across says more than a person who reads along.
    let first = people_of(conn, actor, across)?;
    let is_across = !first.is_empty();
    let of_people = met.iter().find_map(|person| states.get(person)).copied();
    let of_offices = offices.iter().find_map(|office| office.state);
    let state = if is_across {
        of_people.or(of_offices)
    } else {
        of_offices.or(of_people)
    };
    let direction = if ours { Direction::Out } else { Direction::In };
    let asked = FormPage::start(desk, &sources, None);
    let data = said(desk, asked, letter, &offices)
        .with("kind", ExchangeKind::Letter.as_str())
        .with("direction", direction.as_str())
        .with("state", state.as_ref().map_or("", |state| state.as_str()))
        .with("mail", &received.sha256)
        .with("mail_name", &received.name)
        .with("keep_mail", "1");
    let typed = Typed {
        data: &data,
        people: people::checked(conn, actor, &met)?,
        errors: &FormErrors::default(),
        more_rows: 0,
    };
    desk.rendered(&FormPage::new_exchange(desk, &sources, typed))
}

/// Day, hour and words of a mail, as fields of the form: the hour in the zone a new form
/// begins with, and no day that is to come, whatever the sender's clock said.
fn said(desk: &Desk, start: Params, letter: &Letter, offices: &[Mailbox]) -> Params {
    let sent = letter.sent_at.filter(|at| at.date() <= desk.today());
    let local = sent.map(|at| zones::USUAL.from_utc_datetime(&at));
    let (day, hour) = match local {
        Some(local) => (
            local.date_naive().to_string(),
            local.format("%H:%M").to_string(),
        ),
        None => (desk.today().to_string(), String::new()),
    };
    let cut = if letter.is_cut {
        desk.t("exchange-mail-cut")
    } else {
        String::new()
    };
    let office = offices.first().map(|office| {
        let office = format!("{}, {}", office.title, office.organisation);
        desk.ta("exchange-mail-office", &[("office", office.into())])
    });
    let office = office.unwrap_or_default();
    let subject = letter.subject.as_str();
    let parts = [subject, office.as_str(), letter.text.as_str(), cut.as_str()];
    let parts: Vec<_> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    start
        .with("held_on", &day)
        .with("held_at", &hour)
        .with("summary", &parts.join("\n\n"))
}
