//! Files over HTTP.

use actix_web::web;

use super::super::super::files::{actions as files, queries};
use super::super::super::model::{Response, ResponseId};
use super::super::actions;
use super::super::handlers::{editable, readable};
use super::super::showing;
use crate::attachments::{Received, claimed, file_error, receive};
use crate::db::Conn;
use crate::error::AppError;
use crate::questionnaire::{Question, QuestionKind};
use crate::web::forms::FormErrors;
use crate::web::{Answer, Desk, Outcome, Posted, PostedFile, to_save};

/// The file itself, to be saved: the answer's now, or one that was signed off before. Taking
/// it away is entered into the audit first.
pub async fn take(desk: Desk, path: web::Path<(ResponseId, i32)>) -> Answer {
    let (id, number) = path.into_inner();
    let app = desk.app.clone();
    let (file, desk) = app
        .db
        .read(move |conn| {
            let (response, _) = readable(&desk, conn, id)?;
            let all = queries::of(conn, response.id)?;
            let file = all.into_iter().find(|file| file.number == number);
            let file = file.ok_or(AppError::NotFound)?;
            let readers = (response.marking, response.team_id);
            desk.takes_of("answer_files", file.id, readers);
            Ok((file, desk))
        })
        .await?;
    let content = app.files.get(&file.sha256).await?;
    desk.enter_given().await?;
    Ok(to_save(&file.name, file.kind.media_type(), content))
}

/// Takes a file in. Nothing of it is looked at that its sender may not add.
pub async fn add(
    desk: Desk,
    path: web::Path<(ResponseId, String)>,
    PostedFile { file, data }: PostedFile,
) -> Answer {
    let (id, name) = path.into_inner();
    let (asking, asked) = (desk.clone(), name.clone());
    let db = &desk.app.db;
    db.read(move |conn| {
        let (response, _) = editable(&asking, conn, id)?;
        question(&asking, conn, &response, &asked).map(drop)
    })
    .await?;
    let received = receive(&desk, file).await?;
    desk.change(move |desk, conn| {
        let (response, _) = editable(desk, conn, id)?;
        let question = question(desk, conn, &response, &name)?;
        let wrong = |conn: &mut Conn, errors: &FormErrors| {
            desk.invalid(&showing::page(desk, conn, id, Some((&name, errors)))?)
        };
        let received = match received {
            Ok(received) => received,
            Err(errors) => return wrong(conn, &errors),
        };
        if !has_room(desk, conn, &response, (&name, &received))? {
            let settings = &desk.app.settings.attachments;
            return wrong(conn, &file_error(settings, "survey-file-quota"));
        }
        let what = (&question, Some(&received), data.get("known"));
        set(desk, conn, &response, what)
    })
    .await
}

pub async fn remove(
    desk: Desk,
    path: web::Path<(ResponseId, String)>,
    Posted(data): Posted,
) -> Answer {
    let (id, name) = path.into_inner();
    desk.change(move |desk, conn| {
        let (response, _) = editable(desk, conn, id)?;
        let question = question(desk, conn, &response, &name)?;
        set(desk, conn, &response, (&question, None, data.get("known")))
    })
    .await
}

/// Whether the actor may name a content, and the answer has room for it.
fn has_room(
    desk: &Desk,
    conn: &mut Conn,
    response: &Response,
    (name, received): (&str, &Received),
) -> Result<bool, AppError> {
    let now = desk.app.clock.now();
    if claimed(conn, &desk.actor, &received.sha256, now)?.is_none() {
        return Err(AppError::Unavailable);
    }
    let settings = &desk.app.settings.attachments;
    files::fits(conn, settings, response.id, (name, received))
}

fn set(
    desk: &Desk,
    conn: &mut Conn,
    response: &Response,
    what: (&Question, Option<&Received>, &str),
) -> Result<Outcome, AppError> {
    let name = &what.0.name;
    let by = (&desk.actor, desk.app.clock.now());
    if actions::set_file(conn, by, response, what)? {
        return Ok(Outcome::done(
            format!("/survey/responses/{}", response.id),
            "saved",
        ));
    }
    let errors = FormErrors::one("file", "survey-file-changed");
    let page = showing::page(desk, conn, response.id, Some((name, &errors)))?;
    desk.stale(&page)
}

/// A question of the answer that asks for a file.
fn question(
    desk: &Desk,
    conn: &mut Conn,
    response: &Response,
    name: &str,
) -> Result<Question, AppError> {
    let text = desk.app.definitions.get(conn, response.questionnaire_id)?;
    text.question(name)
        .filter(|question| question.kind == QuestionKind::File)
        .cloned()
        .ok_or(AppError::NotFound)
}
