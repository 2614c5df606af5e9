//! Files over HTTP.

use actix_web::HttpRequest;
use actix_web::web::Path;

use super::actions::{self, attach, receive};
use super::model::Home;
use super::queries;
use super::views::FilesPage;
use crate::error::AppError;
use crate::web::forms::FormErrors;
use crate::web::{Answer, Desk, Outcome, Posted, PostedFile, to_save};

pub(super) async fn index(desk: Desk, request: HttpRequest, id: Path<i64>) -> Answer {
    let home = Home::of(request.path(), *id);
    desk.page(move |desk, conn| {
        let record = queries::home(conn, &desk.actor, home)?;
        desk.reads(home.table(), *id, record.readers);
        FilesPage::load(desk, conn, &record, &FormErrors::default())
    })
    .await
}

pub(super) async fn add(
    desk: Desk,
    request: HttpRequest,
    id: Path<i64>,
    PostedFile { file, .. }: PostedFile,
) -> Answer {
    let home = Home::of(request.path(), *id);
    // Nothing of a file is looked at that its sender may not add.
    let actor = desk.actor.clone();
    let db = &desk.app.db;
    db.read(move |conn| actions::changeable(conn, &actor, home))
        .await?;
    let received = receive(&desk, file).await?;
    desk.change(move |desk, conn| {
        let record = actions::changeable(conn, &desk.actor, home)?;
        let added = match received {
            Ok(received) => attach(conn, desk, home, &received)?.map(drop),
            Err(errors) => Err(errors),
        };
        match added {
            Ok(()) => Ok(Outcome::done(home.path(), "attachment-added")),
            Err(errors) => desk.invalid(&FilesPage::load(desk, conn, &record, &errors)?),
        }
    })
    .await
}

/// The file itself, to be saved. Taking it away is entered into the audit first.
pub(super) async fn take(desk: Desk, request: HttpRequest, path: Path<(i64, i32)>) -> Answer {
    let (id, number) = path.into_inner();
    let home = Home::of(request.path(), id);
    let app = desk.app.clone();
    let (file, desk) = app
        .db
        .read(move |conn| {
            let record = queries::home(conn, &desk.actor, home)?;
            let file = queries::find(conn, &desk.actor, home, number)?;
            // What is in the bin is for those who may take it out.
            if file.deleted_at.is_some() && !record.is_open {
                return Err(AppError::NotFound);
            }
            desk.takes(file.id, record.readers);
            Ok((file, desk))
        })
        .await?;
    let content = app.files.get(&file.sha256).await?;
    desk.enter_given().await?;
    Ok(to_save(&file.name, file.kind.media_type(), content))
}

pub(super) async fn bin(
    desk: Desk,
    request: HttpRequest,
    path: Path<(i64, i32)>,
    _: Posted,
) -> Answer {
    let (id, number) = path.into_inner();
    let home = Home::of(request.path(), id);
    desk.change(move |desk, conn| {
        actions::bin(conn, &desk.actor, home, number, desk.app.clock.now())?;
        Ok(Outcome::done(home.path(), "attachment-binned"))
    })
    .await
}

pub(super) async fn restore(
    desk: Desk,
    request: HttpRequest,
    path: Path<(i64, i32)>,
    _: Posted,
) -> Answer {
    let (id, number) = path.into_inner();
    let home = Home::of(request.path(), id);
    desk.change(
        move |desk, conn| match actions::restore(conn, desk, home, number)? {
            Ok(()) => Ok(Outcome::done(home.path(), "attachment-restored")),
            Err(errors) => {
                let record = queries::home(conn, &desk.actor, home)?;
                desk.invalid(&FilesPage::load(desk, conn, &record, &errors)?)
            }
        },
    )
    .await
}
