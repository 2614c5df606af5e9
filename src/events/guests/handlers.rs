//! Guests over HTTP.

use std::sync::Arc;

use actix_web::web::Path;

use super::super::actions::changeable;
use super::super::model::{Event, EventId, Guest, GuestId};
use super::super::queries as events;
use super::actions;
use super::forms::{GuestForm, NewGuest, list_language};
use super::queries::{entitle, organisations_offered};
use super::views::{
    BadgesPage, ChoosePage, GuestPage, ParticipantsPage, guest_view, participants,
    participants_file, saved,
};
use crate::db::Conn;
use crate::error::AppError;
use crate::exchanges::Saving;
use crate::i18n::Lang;
use crate::states::Facts;
use crate::web::conflict::{ConflictPage, merged};
use crate::web::export::FileFormat;
use crate::web::forms::FormErrors;
use crate::web::{Answer, Desk, Outcome, Params, Posted};

pub(in crate::events) async fn choose(desk: Desk, id: Path<EventId>) -> Answer {
    let id = id.into_inner();
    desk.page(move |desk, conn| {
        let event = changeable(conn, &desk.actor, id)?;
        desk.reads("events", id, (event.marking, event.team_id));
        let guests = events::guests(conn, &desk.actor, id)?;
        ChoosePage::load(desk, conn, &event, &guests)
    })
    .await
}

pub(in crate::events) async fn edit(desk: Desk, ids: Path<(EventId, GuestId)>) -> Answer {
    let (id, guest) = ids.into_inner();
    desk.page(move |desk, conn| {
        let event = changeable(conn, &desk.actor, id)?;
        let guest = events::guest(conn, &desk.actor, id, guest)?;
        desk.reads("events", id, (event.marking, event.team_id));
        let facts = desk.facts(conn)?;
        let none = FormErrors::default();
        let both = (&event, &guest);
        Ok(GuestPage::change(desk, &facts, both, &saved(&guest), &none))
    })
    .await
}

pub(in crate::events) async fn save(
    desk: Desk,
    ids: Path<(EventId, GuestId)>,
    Posted(data): Posted,
) -> Answer {
    let ((id, guest), data) = (ids.into_inner(), merged(data));
    desk.change(move |desk, conn| {
        let event = changeable(conn, &desk.actor, id)?;
        let guest = events::guest(conn, &desk.actor, id, guest)?;
        let form = match GuestForm::parse(&data, &guest) {
            Ok(form) => form,
            Err(errors) => {
                let facts = desk.facts(conn)?;
                let both = (&event, &guest);
                return desk.invalid(&GuestPage::change(desk, &facts, both, &data, &errors));
            }
        };
        let now = desk.app.clock.now();
        match actions::save(conn, &desk.actor, (id, guest.id), &form, now) {
            Ok(Saving::Done) => Ok(Outcome::done(format!("/events/{id}#guests"), "saved")),
            Ok(Saving::Stale) => {
                let none = FormErrors::default();
                let mine = guest_view(desk.lang, &event, &guest, &data, &none);
                let theirs = guest_view(desk.lang, &event, &guest, &saved(&guest), &none);
                desk.stale(&ConflictPage::new(desk.lang, &mine, &theirs))
            }
            Err(error) => Err(error),
        }
    })
    .await
}

pub(in crate::events) async fn new(desk: Desk, id: Path<EventId>) -> Answer {
    let id = id.into_inner();
    desk.page(move |desk, conn| {
        let event = changeable(conn, &desk.actor, id)?;
        desk.reads("events", id, (event.marking, event.team_id));
        naming(
            desk,
            conn,
            &event,
            &Params::default(),
            &FormErrors::default(),
        )
    })
    .await
}

pub(in crate::events) async fn name(desk: Desk, id: Path<EventId>, Posted(data): Posted) -> Answer {
    let id = id.into_inner();
    desk.change(move |desk, conn| {
        let event = changeable(conn, &desk.actor, id)?;
        let facts = desk.facts(conn)?;
        let organisations = organisations_offered(conn)?;
        let now = desk.app.clock.now();
        let errors = match NewGuest::parse(&data, &facts, &organisations) {
            Err(errors) => errors,
            Ok(form) if actions::name(conn, &desk.actor, id, &form, now)? => {
                return Ok(Outcome::done(format!("/events/{id}#guests"), "saved"));
            }
            Ok(_) => FormErrors::one("name", "event-guests-full"),
        };
        desk.invalid(&naming(desk, conn, &event, &data, &errors)?)
    })
    .await
}

fn naming(
    desk: &Desk,
    conn: &mut Conn,
    event: &Event,
    data: &Params,
    errors: &FormErrors,
) -> Result<GuestPage, AppError> {
    let facts = desk.facts(conn)?;
    let organisations = organisations_offered(conn)?;
    let typed = (data, errors);
    Ok(GuestPage::name(desk, &facts, event, organisations, typed))
}

pub(in crate::events) async fn list(desk: Desk, id: Path<EventId>) -> Answer {
    let id = id.into_inner();
    desk.page(move |desk, conn| {
        let Listed {
            event,
            guests,
            facts,
            lang,
        } = listed(desk, conn, id)?;
        Ok(ParticipantsPage::new(desk, &facts, &event, &guests, lang))
    })
    .await
}

pub(in crate::events) async fn file(desk: Desk, ids: Path<(EventId, String)>) -> Answer {
    let (id, ending) = ids.into_inner();
    let format = FileFormat::of(&ending)?;
    desk.answer(move |desk, conn| {
        let listed = listed(desk, conn, id)?;
        participants_file(&listed.facts, &listed.guests, listed.lang, format)
    })
    .await
}

pub(in crate::events) async fn badges(desk: Desk, id: Path<EventId>) -> Answer {
    let id = id.into_inner();
    desk.page(move |desk, conn| {
        let Listed {
            event,
            guests,
            facts,
            lang,
        } = listed(desk, conn, id)?;
        Ok(BadgesPage::new(desk, &facts, &event, &guests, lang))
    })
    .await
}

/// An event with those who take part, in the order of a language.
struct Listed {
    event: Event,
    guests: Vec<Guest>,
    facts: Arc<Facts>,
    lang: Lang,
}

fn listed(desk: &Desk, conn: &mut Conn, id: EventId) -> Result<Listed, AppError> {
    let event = events::find(conn, &desk.actor, id)?;
    desk.reads("events", id, (event.marking, event.team_id));
    let facts = desk.facts(conn)?;
    let lang = list_language(&desk.params(), desk.lang);
    let guests = events::guests(conn, &desk.actor, id)?;
    let mut guests = participants(guests, &facts, lang);
    entitle(conn, &mut guests, lang, event.starts_on)?;
    Ok(Listed {
        event,
        guests,
        facts,
        lang,
    })
}
