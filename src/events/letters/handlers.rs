//! Invitations over HTTP.

use actix_web::web::Path;

use super::super::actions::changeable;
use super::super::model::{Event, EventId};
use super::super::queries as events;
use super::actions::{self, Sender};
use super::forms::{LetterForm, NoteForm};
use super::model::{InvitationId, usual_reply_by};
use super::queries;
use super::views::{Drafted, LettersPage, LinkPage, Typed};
use crate::db::Conn;
use crate::error::AppError;
use crate::web::forms::FormErrors;
use crate::web::{Answer, Desk, Flash, Outcome, Params, Posted};

pub(in crate::events) async fn show(desk: Desk, id: Path<EventId>) -> Answer {
    let id = id.into_inner();
    desk.page(move |desk, conn| {
        let event = opened(desk, conn, id)?;
        desk.reads("events", id, (event.marking, event.team_id));
        page(desk, conn, &event, &Typed::default())
    })
    .await
}

/// Looks at the mails once more as they would leave, or sends those ticked.
pub(in crate::events) async fn send(desk: Desk, id: Path<EventId>, Posted(data): Posted) -> Answer {
    let id = id.into_inner();
    let app = desk.app.clone();
    let answer = desk
        .change(move |desk, conn| {
            let event = opened(desk, conn, id)?;
            if !desk.actor.may_coordinate() {
                return Err(AppError::Forbidden);
            }
            let form = match LetterForm::parse(&data, &event) {
                Ok(form) => form,
                Err(errors) => return refuse(desk, conn, &event, data, errors),
            };
            let drafted = Drafted::load(desk, conn, &event, &form)?;
            if data.get("go") != "send" {
                let typed = Typed {
                    letter: data,
                    ..Typed::default()
                };
                let facts = desk.facts(conn)?;
                let page = LettersPage::new(desk, &facts, &event, &drafted, &typed);
                return Ok(Outcome::Shown {
                    html: desk.rendered(&page)?,
                });
            }
            let mut letters = drafted.letters;
            letters.retain(|(to, _)| form.guests.contains(&to.guest.id));
            if letters.is_empty() {
                let nobody = FormErrors::one("guests", "letter-guests-needed");
                return refuse(desk, conn, &event, data, nobody);
            }
            let sender = Sender::of(&desk.app.settings);
            let with = (form.reply_by, &sender);
            let now = desk.app.clock.now();
            actions::send(conn, &desk.actor, id, &letters, with, now)?;
            Ok(Outcome::Done {
                to: format!("/events/{id}#guests"),
                flash: Some(Flash::new("letter-sent").arg("n", letters.len())),
            })
        })
        .await;
    app.mail.wake();
    answer
}

pub(in crate::events) async fn note(desk: Desk, id: Path<EventId>, Posted(data): Posted) -> Answer {
    let id = id.into_inner();
    desk.change(move |desk, conn| {
        let event = opened(desk, conn, id)?;
        let plain = LetterForm::plain(usual_reply_by(&event, desk.today()));
        let drafted = Drafted::load(desk, conn, &event, &plain)?;
        match NoteForm::parse(&data, &drafted.waiting, desk.today()) {
            Ok(form) => {
                let now = desk.app.clock.now();
                let title = event.title.as_str();
                let summary = desk.ta("letter-note-summary", &[("title", title.into())]);
                let pattern = &desk.app.settings.notes.pattern;
                let guests = (&form, drafted.waiting.as_slice());
                let with = (summary, pattern.as_str());
                let number = actions::note(conn, &desk.actor, id, guests, with, now)?;
                let key = if form.log {
                    "letter-logged"
                } else {
                    "letter-noted"
                };
                Ok(Outcome::Done {
                    to: format!("/events/{id}#guests"),
                    flash: Some(Flash::new(key).arg("number", number)),
                })
            }
            Err(errors) => {
                let typed = Typed {
                    note: data,
                    note_errors: errors,
                    ..Typed::default()
                };
                let facts = desk.facts(conn)?;
                desk.invalid(&LettersPage::new(desk, &facts, &event, &drafted, &typed))
            }
        }
    })
    .await
}

pub(in crate::events) async fn renew(
    desk: Desk,
    ids: Path<(EventId, InvitationId)>,
    _: Posted,
) -> Answer {
    let (id, invitation) = ids.into_inner();
    desk.change(move |desk, conn| {
        let event = changeable(conn, &desk.actor, id)?;
        let sender = Sender::of(&desk.app.settings);
        let now = desk.app.clock.now();
        let found = queries::invitation(conn, &desk.actor, id, invitation)?;
        let link = actions::renew_link(conn, &desk.actor, (id, invitation), &sender, now)?;
        let facts = desk.facts(conn)?;
        let guest = found.guest_id.ok_or(AppError::NotFound)?;
        let guest = events::guest(conn, &desk.actor, id, guest)?;
        let who = guest.label(&facts, desk.lang);
        Ok(Outcome::Shown {
            html: desk.rendered(&LinkPage::new(desk, &event, &who, link))?,
        })
    })
    .await
}

pub(in crate::events) async fn revoke(
    desk: Desk,
    ids: Path<(EventId, InvitationId)>,
    _: Posted,
) -> Answer {
    let (id, invitation) = ids.into_inner();
    desk.change(move |desk, conn| {
        let now = desk.app.clock.now();
        actions::revoke_link(conn, &desk.actor, (id, invitation), now)?;
        Ok(Outcome::done(
            format!("/events/{id}#guests"),
            "letter-revoked",
        ))
    })
    .await
}

/// An event whose guests the actor may write to: those inside alone see mails.
fn opened(desk: &Desk, conn: &mut Conn, id: EventId) -> Result<Event, AppError> {
    let event = changeable(conn, &desk.actor, id)?;
    if desk.actor.is_inside() {
        Ok(event)
    } else {
        Err(AppError::Forbidden)
    }
}

fn page(
    desk: &Desk,
    conn: &mut Conn,
    event: &Event,
    typed: &Typed,
) -> Result<LettersPage, AppError> {
    let plain = LetterForm::plain(usual_reply_by(event, desk.today()));
    let drafted = Drafted::load(desk, conn, event, &plain)?;
    let facts = desk.facts(conn)?;
    Ok(LettersPage::new(desk, &facts, event, &drafted, typed))
}

fn refuse(
    desk: &Desk,
    conn: &mut Conn,
    event: &Event,
    letter: Params,
    letter_errors: FormErrors,
) -> Result<Outcome, AppError> {
    let typed = Typed {
        letter,
        letter_errors,
        ..Typed::default()
    };
    desk.invalid(&page(desk, conn, event, &typed)?)
}
