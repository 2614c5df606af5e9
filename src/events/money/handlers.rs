//! An event's money over HTTP.

use actix_web::web::Path;

use super::super::actions::changeable;
use super::super::model::EventId;
use super::super::queries as events;
use super::actions;
use super::forms::LineForm;
use super::model::LineId;
use super::queries;
use super::views::{LineFields, MoneyPage};
use crate::exchanges::Saving;
use crate::web::conflict::merged;
use crate::web::forms::FormErrors;
use crate::web::{Answer, Desk, Outcome, Params, Posted};

pub(in crate::events) async fn show(desk: Desk, id: Path<EventId>) -> Answer {
    let id = id.into_inner();
    desk.page(move |desk, conn| {
        let event = events::find(conn, &desk.actor, id)?;
        desk.reads("events", id, (event.marking, event.team_id));
        let none = FormErrors::default();
        MoneyPage::load(desk, conn, &event, &Params::default(), &none)
    })
    .await
}

pub(in crate::events) async fn add(desk: Desk, id: Path<EventId>, Posted(data): Posted) -> Answer {
    let id = id.into_inner();
    desk.change(move |desk, conn| {
        let event = changeable(conn, &desk.actor, id)?;
        let now = desk.app.clock.now();
        let errors = match LineForm::parse(&data) {
            Err(errors) => errors,
            Ok(form) if actions::add(conn, &desk.actor, id, &form, now)? => {
                return Ok(Outcome::done(format!("/events/{id}/money"), "saved"));
            }
            Ok(_) => FormErrors::one("what", "money-full"),
        };
        desk.invalid(&MoneyPage::load(desk, conn, &event, &data, &errors)?)
    })
    .await
}

pub(in crate::events) async fn edit(desk: Desk, ids: Path<(EventId, LineId)>) -> Answer {
    let (id, line) = ids.into_inner();
    desk.page(move |desk, conn| {
        let event = changeable(conn, &desk.actor, id)?;
        desk.reads("events", id, (event.marking, event.team_id));
        let line = queries::line(conn, id, line)?;
        let fields = LineFields {
            desk,
            event: &event,
            line: &line,
        };
        Ok(fields.page(&fields.saved(), &FormErrors::default()))
    })
    .await
}

pub(in crate::events) async fn save(
    desk: Desk,
    ids: Path<(EventId, LineId)>,
    Posted(data): Posted,
) -> Answer {
    let ((id, line), data) = (ids.into_inner(), merged(data));
    desk.change(move |desk, conn| {
        let event = changeable(conn, &desk.actor, id)?;
        let line = queries::line(conn, id, line)?;
        let fields = LineFields {
            desk,
            event: &event,
            line: &line,
        };
        let form = match LineForm::parse(&data) {
            Ok(form) => form,
            Err(errors) => return desk.invalid(&fields.page(&data, &errors)),
        };
        let now = desk.app.clock.now();
        match actions::save(conn, &desk.actor, (id, line.id), &form, now)? {
            Saving::Done => Ok(Outcome::done(format!("/events/{id}/money"), "saved")),
            Saving::Stale => desk.stale(&fields.conflict(&data)),
        }
    })
    .await
}

pub(in crate::events) async fn remove(
    desk: Desk,
    ids: Path<(EventId, LineId)>,
    _: Posted,
) -> Answer {
    let (id, line) = ids.into_inner();
    desk.change(move |desk, conn| {
        actions::remove(conn, &desk.actor, (id, line), desk.app.clock.now())?;
        Ok(Outcome::done(
            format!("/events/{id}/money"),
            "money-removed",
        ))
    })
    .await
}
