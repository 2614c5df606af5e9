//! Releases over HTTP.

use actix_web::web;

use super::super::super::model::{Circulation, CirculationId, InvitationId};
use super::super::actions::hold_draft;
use super::super::handlers::released_already;
use super::super::preview::{Drafted, PreviewPage};
use super::super::readable;
use super::actions::{self, Release, Sender};
use crate::db::Conn;
use crate::error::AppError;
use crate::web::{Answer, Desk, Flash, Outcome, Params, Posted};

pub async fn propose(desk: Desk, id: web::Path<CirculationId>, _: Posted) -> Answer {
    desk.change(move |desk, conn| {
        readable(desk, conn, *id)?;
        let Some(circulation) = hold_draft(conn, &desk.actor, *id)? else {
            return Ok(released_already(*id));
        };
        let drafted = Drafted::load(desk, conn, &circulation)?;
        let page = PreviewPage::new(desk, &circulation, &drafted);
        if page.is_blocked() {
            return desk.invalid(&page);
        }
        let now = desk.app.clock.now();
        actions::propose(conn, &desk.actor, now, &circulation)?;
        Ok(Outcome::done(preview(*id), "survey-proposed"))
    })
    .await
}

pub async fn withdraw(desk: Desk, id: web::Path<CirculationId>, _: Posted) -> Answer {
    desk.change(move |desk, conn| {
        readable(desk, conn, *id)?;
        let Some(circulation) = hold_draft(conn, &desk.actor, *id)? else {
            return Ok(released_already(*id));
        };
        let now = desk.app.clock.now();
        actions::withdraw(conn, &desk.actor, now, &circulation)?;
        Ok(Outcome::done(preview(*id), "survey-withdrawn"))
    })
    .await
}

pub async fn release(desk: Desk, id: web::Path<CirculationId>, Posted(data): Posted) -> Answer {
    let app = desk.app.clone();
    let answer = desk
        .change(move |desk, conn| {
            readable(desk, conn, *id)?;
            if !desk.actor.may_coordinate() {
                return Err(AppError::Forbidden);
            }
            match hold_draft(conn, &desk.actor, *id)? {
                Some(circulation) => released(desk, conn, &circulation, &data),
                None => Ok(released_already(*id)),
            }
        })
        .await;
    app.mail.wake();
    answer
}

fn released(
    desk: &Desk,
    conn: &mut Conn,
    circulation: &Circulation,
    data: &Params,
) -> Result<Outcome, AppError> {
    super::super::actions::hold_text(conn, circulation)?;
    let (actor, settings) = (&desk.actor, &desk.app.settings);
    let version = data.value("version");
    let key = match actions::release_by(conn, actor, circulation, version, settings)? {
        Release::Due => "",
        Release::Unproposed => "survey-release-unproposed",
        Release::Changed => "survey-release-changed",
    };
    if !key.is_empty() {
        return Ok(Outcome::done(preview(circulation.id), key));
    }
    let drafted = Drafted::load(desk, conn, circulation)?;
    let page = PreviewPage::new(desk, circulation, &drafted);
    if page.is_blocked() {
        return desk.invalid(&page);
    }
    let letters = (drafted.letters.as_slice(), drafted.marked.as_slice());
    let sender = Sender::of(settings);
    let now = desk.app.clock.now();
    actions::release(conn, actor, now, circulation, letters, &sender)?;
    Ok(Outcome::Done {
        to: home(circulation.id),
        flash: Some(Flash::new("survey-released").arg("n", drafted.letters.len())),
    })
}

pub async fn test_mail(desk: Desk, id: web::Path<CirculationId>, Posted(data): Posted) -> Answer {
    let app = desk.app.clone();
    let answer = desk
        .change(move |desk, conn| {
            readable(desk, conn, *id)?;
            let Some(circulation) = hold_draft(conn, &desk.actor, *id)? else {
                return Ok(released_already(*id));
            };
            let asked: Option<InvitationId> = data.value("mail");
            let drafted = Drafted::load(desk, conn, &circulation)?;
            let mut letters = drafted.letters.iter();
            let (to, letter) = letters
                .find(|(to, _)| Some(to.id) == asked)
                .ok_or(AppError::NotFound)?;
            let sender = Sender::of(&desk.app.settings);
            let now = desk.app.clock.now();
            actions::test_mail(conn, &desk.actor, now, &circulation, (to, letter, &sender))?;
            Ok(Outcome::Done {
                to: preview(*id),
                flash: Some(Flash::new("survey-test-sent").arg("to", &desk.actor.email)),
            })
        })
        .await;
    app.mail.wake();
    answer
}

pub async fn recall(desk: Desk, id: web::Path<CirculationId>, _: Posted) -> Answer {
    steer(desk, *id, |desk, conn, circulation| {
        let now = desk.app.clock.now();
        let held = actions::recall(conn, &desk.actor, now, circulation)?;
        Ok(Flash::new("survey-recalled").arg("n", held))
    })
    .await
}

pub async fn send_on(desk: Desk, id: web::Path<CirculationId>, _: Posted) -> Answer {
    let app = desk.app.clone();
    let answer = steer(desk, *id, |desk, conn, circulation| {
        let (now, sender) = (desk.app.clock.now(), Sender::of(&desk.app.settings));
        let sent = actions::send_on(conn, &desk.actor, now, circulation, &sender)?;
        Ok(Flash::new("survey-sent-on").arg("n", sent))
    })
    .await;
    app.mail.wake();
    answer
}

pub async fn to_draft(desk: Desk, id: web::Path<CirculationId>, _: Posted) -> Answer {
    steer(desk, *id, |desk, conn, circulation| {
        let now = desk.app.clock.now();
        let done = actions::to_draft(conn, &desk.actor, now, circulation)?;
        Ok(Flash::new(if done {
            "survey-drafted-again"
        } else {
            "survey-has-left"
        }))
    })
    .await
}

pub async fn close(desk: Desk, id: web::Path<CirculationId>, _: Posted) -> Answer {
    let app = desk.app.clone();
    let answer = set_open(desk, *id, false, "survey-closed").await;
    // What was being written without a name is not to be read in the log.
    app.db.fold().await;
    answer
}

pub async fn reopen(desk: Desk, id: web::Path<CirculationId>, _: Posted) -> Answer {
    set_open(desk, *id, true, "survey-open-again").await
}

async fn set_open(desk: Desk, id: CirculationId, open: bool, done: &'static str) -> Answer {
    steer(desk, id, move |desk, conn, circulation| {
        let now = desk.app.clock.now();
        let changed = actions::set_open(conn, &desk.actor, now, circulation, open)?;
        Ok(Flash::new(if changed {
            done
        } else {
            "survey-is-so-already"
        }))
    })
    .await
}

/// A change of what was released, which leads back to it.
async fn steer<F>(desk: Desk, id: CirculationId, act: F) -> Answer
where
    F: FnOnce(&Desk, &mut Conn, &Circulation) -> Result<Flash, AppError> + Send + 'static,
{
    desk.change(move |desk, conn| {
        let circulation = readable(desk, conn, id)?;
        let flash = Some(act(desk, conn, &circulation)?);
        Ok(Outcome::Done {
            to: home(id),
            flash,
        })
    })
    .await
}

fn home(id: CirculationId) -> String {
    format!("/survey/circulations/{id}")
}

fn preview(id: CirculationId) -> String {
    format!("{}/preview", home(id))
}
