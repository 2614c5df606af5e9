//! One person: shown, added, edited, moved to the bin and back.

use actix_web::web;

use super::super::actions::{self, Refusal};
use super::super::forms::{NewPerson, PersonForm};
use super::super::model::PersonId;
use super::super::queries;
use super::super::views::{EXCHANGES, FormPage, PersonPage, person_conflict, person_values};
use crate::access::Remarking;
use crate::db::Conn;
use crate::error::AppError;
use crate::exchanges::commitments;
use crate::relations;
use crate::succession::leads_there;
use crate::web::conflict::merged;
use crate::web::forms::FormErrors;
use crate::web::{Answer, Desk, Outcome, Posted};

/// How many relations the page shows.
const RELATIONS: i64 = 50;
/// How many open commitments the page shows.
const COMMITMENTS: i64 = 20;

pub async fn show(desk: Desk, id: web::Path<PersonId>) -> Answer {
    let id = id.into_inner();
    desk.page(move |desk, conn| {
        let person = queries::person(conn, &desk.actor, id)?;
        desk.reads("people", id, (person.marking, person.team_id));
        let facts = desk.facts(conn)?;
        let tenures = queries::tenures_of(conn, &[id])?;
        let exchanges = queries::exchanges_of(conn, &desk.actor, id, EXCHANGES + 1)?;
        let found = relations::queries::of_person(conn, &desk.actor, id, RELATIONS)?;
        let ends = relations::queries::ends(conn, &desk.actor, &found)?;
        let told = relations::lines(desk, &found, &ends, Some(id));
        let promised =
            commitments::queries::open_with(conn, &desk.actor, &[id], None, COMMITMENTS)?;
        let with = (exchanges.as_slice(), promised.as_slice(), told);
        Ok(PersonPage::new(desk, &facts, &person, tenures, with))
    })
    .await
}

pub async fn new(desk: Desk) -> Answer {
    desk.page(|desk, conn| {
        let blank = FormPage::blank_person(desk);
        FormPage::new_person(desk, conn, &blank, &FormErrors::default())
    })
    .await
}

pub async fn add(desk: Desk, Posted(data): Posted) -> Answer {
    desk.change(move |desk, conn| {
        let facts = desk.facts(conn)?;
        let now = desk.app.clock.now();
        let added = NewPerson::parse(&data)
            .map_err(Refusal::from)
            .and_then(|form| actions::add_person(conn, &desk.actor, &facts, &form, now));
        match added {
            Ok(id) => Ok(Outcome::done(home(desk, conn, id)?, "person-added")),
            Err(Refusal::Invalid(errors)) => {
                desk.invalid(&FormPage::new_person(desk, conn, &data, &errors)?)
            }
            Err(refusal) => Err(refusal.into()),
        }
    })
    .await
}

pub async fn edit_form(desk: Desk, id: web::Path<PersonId>) -> Answer {
    let id = id.into_inner();
    desk.page(move |desk, conn| {
        let person = actions::changeable(conn, &desk.actor, id)?;
        desk.reads("people", id, (person.marking, person.team_id));
        let values = person_values(&person);
        Ok(FormPage::edit_person(
            desk,
            &person,
            &values,
            &FormErrors::default(),
        ))
    })
    .await
}

pub async fn edit(desk: Desk, id: web::Path<PersonId>, Posted(data): Posted) -> Answer {
    let id = id.into_inner();
    let data = merged(data);
    desk.change(move |desk, conn| {
        let person = actions::changeable(conn, &desk.actor, id)?;
        let now = desk.app.clock.now();
        let remarking = Remarking::load(conn, person.marking, person.team_id)?;
        let saved = PersonForm::parse(&data)
            .and_then(|form| Ok((remarking.reason(&data, form.marking)?, form)))
            .map_err(Refusal::from)
            .and_then(|(reason, form)| {
                actions::edit_person(conn, &desk.actor, id, (&form, &reason), now)
            });
        match saved {
            Ok(()) => Ok(Outcome::done(format!("/contacts/{id}"), "person-saved")),
            Err(Refusal::Invalid(errors)) => {
                desk.invalid(&FormPage::edit_person(desk, &person, &data, &errors))
            }
            Err(Refusal::Stale) => desk.stale(&person_conflict(desk, &person, &data)),
            Err(refusal) => Err(refusal.into()),
        }
    })
    .await
}

pub async fn bin(desk: Desk, id: web::Path<PersonId>, _: Posted) -> Answer {
    let id = id.into_inner();
    desk.change(move |desk, conn| {
        actions::bin_person(conn, &desk.actor, id, desk.app.clock.now())?;
        Ok(Outcome::done("/contacts", "person-binned"))
    })
    .await
}

pub async fn restore(desk: Desk, id: web::Path<PersonId>, _: Posted) -> Answer {
    let id = id.into_inner();
    desk.change(move |desk, conn| {
        actions::restore_person(conn, &desk.actor, id, desk.app.clock.now())?;
        Ok(Outcome::done(format!("/contacts/{id}"), "person-restored"))
    })
    .await
}

/// Where a new person is seen, or first what is left behind for the post they hold.
fn home(desk: &Desk, conn: &mut Conn, id: PersonId) -> Result<String, AppError> {
    let own = format!("/contacts/{id}");
    let held = queries::tenures_of(conn, &[id])?;
    match held.first() {
        Some(tenure) => leads_there(desk, conn, tenure.post, own),
        None => Ok(own),
    }
}
