//! The list of mails, a mail, and what coordinators decide about them.

use actix_web::web;

use super::actions::{self, Timeliness};
use super::model::MailId;
use super::queries::{self, MailFilter};
use super::views::{self, MailPage, MailsPage};
use crate::auth::Actor;
use crate::db::Conn;
use crate::db::types::Moment;
use crate::error::AppError;
use crate::web::export::{FileFormat, MAX_ROWS, table_file};
use crate::web::{Answer, Desk, Outcome, Posted};

pub(super) async fn index(desk: Desk) -> Answer {
    desk.page(|desk, conn| {
        inside(&desk.actor)?;
        MailsPage::load(desk, conn)
    })
    .await
}

pub(super) async fn export(desk: Desk, ending: web::Path<String>) -> Answer {
    let format = FileFormat::of(&ending)?;
    desk.answer(move |desk, conn| {
        inside(&desk.actor)?;
        let filter = MailFilter::of(&desk.params());
        let rows = queries::list(conn, &desk.actor, filter, None, MAX_ROWS + 1)?;
        let table = views::table(desk, &*desk.facts(conn)?, &rows);
        table_file(&table, "mails", format)
    })
    .await
}

pub(super) async fn show(desk: Desk, id: web::Path<MailId>) -> Answer {
    desk.page(move |desk, conn| {
        inside(&desk.actor)?;
        MailPage::load(desk, conn, *id)
    })
    .await
}

pub(super) async fn cancel(desk: Desk, id: web::Path<MailId>, _: Posted) -> Answer {
    decide(desk, *id, "mail-cancelled", actions::cancel).await
}

pub(super) async fn resend(desk: Desk, id: web::Path<MailId>, _: Posted) -> Answer {
    let app = desk.app.clone();
    let answer = decide(desk, *id, "mail-queued-again", actions::resend).await?;
    app.mail.wake();
    Ok(answer)
}

pub(super) async fn settle(desk: Desk, id: web::Path<MailId>, _: Posted) -> Answer {
    decide(desk, *id, "mail-settled", actions::settle).await
}

pub(super) async fn bounced(desk: Desk, id: web::Path<MailId>, _: Posted) -> Answer {
    decide(desk, *id, "mail-bounced-done", actions::bounced).await
}

pub(super) async fn pause(desk: Desk, _: Posted) -> Answer {
    let app = desk.app.clone();
    let answer = brake(desk, "mail.pause", "mail-pause-done").await?;
    app.mail.pause();
    Ok(answer)
}

pub(super) async fn resume(desk: Desk, _: Posted) -> Answer {
    let app = desk.app.clone();
    let answer = brake(desk, "mail.resume", "mail-resume-done").await?;
    app.mail.resume();
    Ok(answer)
}

type Action = fn(&mut Conn, &Actor, MailId, Moment) -> Result<Timeliness, AppError>;

async fn decide(desk: Desk, id: MailId, done: &'static str, action: Action) -> Answer {
    desk.change(move |desk, conn| {
        let now = desk.app.clock.now();
        let flash = match action(conn, &desk.actor, id, now)? {
            Timeliness::InTime => done,
            Timeliness::TooLate => "mail-too-late",
        };
        Ok(Outcome::done(format!("/mail/{id}"), flash))
    })
    .await
}

async fn brake(desk: Desk, action: &'static str, done: &'static str) -> Answer {
    desk.change(move |desk, conn| {
        actions::note_brake(conn, &desk.actor, action, desk.app.clock.now())?;
        Ok(Outcome::done("/mail", done))
    })
    .await
}

fn inside(actor: &Actor) -> Result<(), AppError> {
    if actor.is_inside() {
        Ok(())
    } else {
        Err(AppError::Forbidden)
    }
}
