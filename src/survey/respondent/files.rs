//! Files as answers, over HTTP: each question that asks for one has a page of its own, on
//! which a file is brought, replaced and taken away.

use actix_web::web;

use super::super::files::model::AnswerFile;
use super::super::files::{actions as files, queries};
use super::super::questions::field_name;
use super::actions::{self, Saving};
use super::handlers::sitting;
use super::key::Key;
use super::keyed_file::KeyedFile;
use super::opened::{Opened, change, change_checked, or_gone, page, refused, shown_again};
use super::queries::Access;
use super::views::FilePage;
use crate::attachments::{Received, file_error, receive_for};
use crate::db::Conn;
use crate::error::AppError;
use crate::questionnaire::{Question, QuestionKind, Section};
use crate::web::forms::FormErrors;
use crate::web::{Answer, CsrfToken, Outcome, Params, PostedBody, Upload, Visit, to_save};

type Place = web::Path<(String, String)>;

pub async fn show(visit: Visit, key: Key, place: Place) -> Answer {
    let (_, name) = place.into_inner();
    page(visit, key, move |visit, _, opened| {
        let (_, question) = open(opened, &name)?;
        Ok(FilePage::new(
            visit,
            opened,
            question,
            &FormErrors::default(),
        ))
    })
    .await
}

/// Takes a file in. Nothing of it is looked at that its sender may not add.
pub async fn bring(visit: Visit, KeyedFile { key, posted }: KeyedFile, place: Place) -> Answer {
    let (_, name) = place.into_inner();
    let elsewhere = visit.clone().with_csrf(CsrfToken::of(key.token()));
    match brought(visit, key, posted, name).await {
        Ok(answer) => Ok(answer),
        Err(error) => or_gone(&elsewhere, Err(error)),
    }
}

async fn brought(
    visit: Visit,
    key: Key,
    posted: Result<crate::web::PostedFile, AppError>,
    name: String,
) -> Answer {
    let posted = posted?;
    let (asking, own, asked) = (visit.clone(), key.clone(), name.clone());
    let app = visit.app.clone();
    let of = app
        .db
        .read(move |conn| {
            let opened = Opened::load(&asking, conn, own)?;
            open(&opened, &asked)?;
            Ok((opened.link.circulation_id, opened.link.state))
        })
        .await?;
    let settings = app.settings.attachments.clone();
    let claim = move |conn: &mut Conn, received: &Received, now| {
        files::claim(conn, &settings, of, received, now)
    };
    let upload: Upload = posted.file;
    let received = receive_for(&app, upload, claim).await?;
    change_checked(visit, key, posted.data, move |visit, conn, opened, data| {
        set(visit, conn, opened, (&name, data), received)
    })
    .await
}

pub async fn remove(visit: Visit, key: Key, place: Place, body: PostedBody) -> Answer {
    let (_, name) = place.into_inner();
    change(visit, key, body, move |visit, conn, opened, data| {
        let (section, question) = open(opened, &name)?;
        let known = data.get("known");
        let at = (section, question);
        let saving = actions::set_file(conn, &opened.link, at, (None, known), sitting(visit))?;
        told(visit, opened, at, saving)
    })
    .await
}

/// The file itself, to be saved.
pub async fn content(visit: Visit, key: Key, place: Place) -> Answer {
    let (_, name) = place.into_inner();
    let elsewhere = visit.clone().with_csrf(CsrfToken::of(key.token()));
    let app = visit.app.clone();
    let found = app.db.read(move |conn| {
        let opened = Opened::load(&visit, conn, key)?;
        kept(conn, &opened, &name)
    });
    let answer = match found.await {
        Ok(file) => match app.files.get(&file.sha256).await {
            Ok(content) => Ok(to_save(&file.name, file.kind.media_type(), content)),
            Err(error) => Err(error),
        },
        Err(error) => Err(error),
    };
    or_gone(&elsewhere, answer)
}

/// A file that whoever holds the link may have: as long as they may read the answer.
fn kept(conn: &mut Conn, opened: &Opened, name: &str) -> Result<AnswerFile, AppError> {
    let link = &opened.link;
    let (section, question) = asked(opened, name)?;
    let reads = match &link.part {
        Some(part) => link.access() == Access::Open && part.section == section.name,
        None => link.access() != Access::Elsewhere,
    };
    let response = link.response.as_ref().filter(|_| reads);
    let response = response.ok_or(AppError::NotFound)?;
    queries::current(conn, response.id, &question.name)
}

/// A question that asks for a file, with its section.
fn asked<'a>(opened: &'a Opened, name: &str) -> Result<(&'a Section, &'a Question), AppError> {
    opened.link.named()?;
    let sections = opened.text.sections.iter();
    let mut placed = sections.flat_map(|section| {
        let questions = section.questions.iter();
        questions.map(move |question| (section, question))
    });
    placed
        .find(|(_, question)| question.name == name)
        .filter(|(_, question)| question.kind == QuestionKind::File)
        .filter(|(_, question)| opened.asked.asks(question))
        .ok_or(AppError::NotFound)
}

/// One that can be answered now by the link.
fn open<'a>(opened: &'a Opened, name: &str) -> Result<(&'a Section, &'a Question), AppError> {
    let (section, question) = asked(opened, name)?;
    let link = &opened.link;
    let part = link.part.as_ref();
    if link.access() == Access::Open && part.is_none_or(|it| it.section == section.name) {
        Ok((section, question))
    } else {
        Err(AppError::NotFound)
    }
}

/// Has a file that was looked at answer its question.
fn set(
    visit: &Visit,
    conn: &mut Conn,
    opened: &Opened,
    (name, data): (&str, &Params),
    received: Result<Received, FormErrors>,
) -> Result<Outcome, AppError> {
    let at = open(opened, name)?;
    let refuse = |errors: &FormErrors| {
        let page = FilePage::new(visit, opened, at.1, errors);
        refused(visit, &page)
    };
    let received = match received {
        Ok(received) => received,
        Err(errors) => return refuse(&errors),
    };
    let settings = &visit.app.settings.attachments;
    let link = &opened.link;
    let of = (link.circulation_id, link.state);
    if !files::is_claimed(conn, of, &received.sha256, visit.app.clock.now())? {
        return Err(AppError::Unavailable);
    }
    if let Some(response) = &link.response {
        let file = (name, &received);
        if !files::fits(conn, settings, response.id, file)? {
            return refuse(&file_error(settings, "survey-file-quota"));
        }
    }
    let file = (Some(&received), data.get("known"));
    let saving = actions::set_file(conn, link, at, file, sitting(visit))?;
    told(visit, opened, at, saving)
}

/// Back to the question; or, where someone was faster, the page with what that one has
/// brought.
fn told(
    visit: &Visit,
    opened: &Opened,
    (section, question): (&Section, &Question),
    saving: Saving,
) -> Result<Outcome, AppError> {
    match saving {
        Saving::Stale => {
            let errors = FormErrors::one("file", "survey-file-changed");
            let page = FilePage::new(visit, opened, question, &errors);
            shown_again(visit, &page, actix_web::http::StatusCode::CONFLICT)
        }
        Saving::Done { .. } => {
            let page = if opened.link.part.is_some() {
                ""
            } else {
                &section.name
            };
            Ok(opened.to(&format!("{page}#f-{}", field_name(question))))
        }
    }
}
