//! Agendas over HTTP.

use actix_web::web::Path;

use super::super::actions::changeable;
use super::super::model::{Event, EventId};
use super::actions;
use super::forms::ItemForm;
use super::model::{Item, ItemId};
use super::queries;
use super::views::ItemFields;
use crate::db::Conn;
use crate::error::AppError;
use crate::exchanges::Saving;
use crate::exchanges::people;
use crate::web::conflict::{ConflictPage, merged};
use crate::web::forms::{Choice, FormErrors};
use crate::web::{Answer, Desk, Outcome, Params, Posted};

pub(in crate::events) async fn new(desk: Desk, id: Path<EventId>) -> Answer {
    let id = id.into_inner();
    desk.page(move |desk, conn| {
        let event = opened(desk, conn, id)?;
        let facts = desk.facts(conn)?;
        let fields = ItemFields {
            desk,
            facts: &facts,
            event: &event,
            people: Vec::new(),
        };
        Ok(fields.add(&fields.start(), &FormErrors::default()))
    })
    .await
}

pub(in crate::events) async fn add(desk: Desk, id: Path<EventId>, Posted(data): Posted) -> Answer {
    let id = id.into_inner();
    desk.change(move |desk, conn| {
        let event = changeable(conn, &desk.actor, id)?;
        let facts = desk.facts(conn)?;
        let picked = people::resolve(conn, &desk.actor, &data)?;
        let parsed = ItemForm::parse(&data, &event, &facts, &picked);
        let fields = ItemFields {
            desk,
            facts: &facts,
            event: &event,
            people: picked.choices,
        };
        let form = match parsed {
            Ok(form) => form,
            Err(errors) => return desk.invalid(&fields.add(&data, &errors)),
        };
        if actions::add(conn, &desk.actor, id, &form, desk.app.clock.now())? {
            Ok(Outcome::done(format!("/events/{id}#agenda"), "saved"))
        } else {
            let full = FormErrors::one("title", "agenda-full");
            desk.invalid(&fields.add(&data, &full))
        }
    })
    .await
}

pub(in crate::events) async fn edit(desk: Desk, ids: Path<(EventId, ItemId)>) -> Answer {
    let (id, item) = ids.into_inner();
    desk.page(move |desk, conn| {
        let event = opened(desk, conn, id)?;
        let facts = desk.facts(conn)?;
        let item = queries::item(conn, &desk.actor, id, item)?;
        let fields = ItemFields {
            desk,
            facts: &facts,
            event: &event,
            people: speaker(&item),
        };
        let data = ItemFields::saved(&item);
        Ok(fields.change(&item, &data, &FormErrors::default()))
    })
    .await
}

pub(in crate::events) async fn save(
    desk: Desk,
    ids: Path<(EventId, ItemId)>,
    Posted(data): Posted,
) -> Answer {
    let ((id, item), data) = (ids.into_inner(), merged(data));
    desk.change(move |desk, conn| {
        let event = changeable(conn, &desk.actor, id)?;
        let facts = desk.facts(conn)?;
        let item = queries::item(conn, &desk.actor, id, item)?;
        let picked = people::resolve(conn, &desk.actor, &data)?;
        let parsed = ItemForm::parse(&data, &event, &facts, &picked);
        let fields = ItemFields {
            desk,
            facts: &facts,
            event: &event,
            people: picked.choices,
        };
        let form = match parsed {
            Ok(form) => form,
            Err(errors) => return desk.invalid(&fields.change(&item, &data, &errors)),
        };
        let now = desk.app.clock.now();
        match actions::save(conn, &desk.actor, (id, item.id), &form, now)? {
            Saving::Done => Ok(Outcome::done(format!("/events/{id}#agenda"), "saved")),
            Saving::Stale => desk.stale(&stale(fields, &item, &data)),
        }
    })
    .await
}

pub(in crate::events) async fn remove(
    desk: Desk,
    ids: Path<(EventId, ItemId)>,
    _: Posted,
) -> Answer {
    let (id, item) = ids.into_inner();
    desk.change(move |desk, conn| {
        actions::remove(conn, &desk.actor, (id, item), desk.app.clock.now())?;
        Ok(Outcome::done(
            format!("/events/{id}#agenda"),
            "agenda-removed",
        ))
    })
    .await
}

fn stale(fields: ItemFields<'_>, item: &Item, data: &Params) -> ConflictPage {
    let none = FormErrors::default();
    let path = fields.path(item);
    let mine = fields.view(path.clone(), data, &none);
    let saved = ItemFields {
        people: speaker(item),
        ..fields
    };
    let theirs = saved.view(path, &ItemFields::saved(item), &none);
    ConflictPage::new(saved.desk.lang, &mine, &theirs)
}

/// The speaker as the form shows one who was picked.
fn speaker(item: &Item) -> Vec<Choice> {
    let id = item.person_id.into_iter();
    id.map(|id| Choice {
        selected: true,
        ..Choice::new(id.to_string(), item.who())
    })
    .collect()
}

/// An event the actor may change, which opening its form shows.
fn opened(desk: &Desk, conn: &mut Conn, id: EventId) -> Result<Event, AppError> {
    let event = changeable(conn, &desk.actor, id)?;
    desk.reads("events", id, (event.marking, event.team_id));
    Ok(event)
}
