//! One organisation: shown with its posts, added, edited, moved to the bin and back.

use actix_web::web;

use super::super::actions::{self, Refusal};
use super::super::forms::OrganisationForm;
use super::super::model::OrganisationId;
use super::super::queries;
use super::super::views::{FormPage, OrganisationPage, organisation_conflict, organisation_values};
use crate::db::Conn;
use crate::error::AppError;
use crate::relations;
use crate::web::conflict::merged;
use crate::web::forms::FormErrors;
use crate::web::{Answer, Desk, Outcome, Posted};

/// How many relations the page shows.
const RELATIONS: i64 = 50;

pub async fn show(desk: Desk, id: web::Path<OrganisationId>) -> Answer {
    let id = id.into_inner();
    desk.page(move |desk, conn| load(desk, conn, id, &FormErrors::default()))
        .await
}

pub async fn new(desk: Desk) -> Answer {
    desk.page(|desk, conn| {
        let facts = desk.facts(conn)?;
        FormPage::new_organisation(desk, &facts, &desk.params(), &FormErrors::default())
    })
    .await
}

pub async fn add(desk: Desk, Posted(data): Posted) -> Answer {
    desk.change(move |desk, conn| {
        let facts = desk.facts(conn)?;
        let now = desk.app.clock.now();
        let added = OrganisationForm::parse(&data)
            .map_err(Refusal::from)
            .and_then(|form| actions::add_organisation(conn, &desk.actor, &facts, &form, now));
        match added {
            Ok(id) => {
                let to = format!("/organisations/{id}");
                Ok(Outcome::done(to, "organisation-added"))
            }
            Err(Refusal::Invalid(errors)) => {
                desk.invalid(&FormPage::new_organisation(desk, &facts, &data, &errors)?)
            }
            Err(refusal) => Err(refusal.into()),
        }
    })
    .await
}

pub async fn edit_form(desk: Desk, id: web::Path<OrganisationId>) -> Answer {
    let id = id.into_inner();
    desk.page(move |desk, conn| {
        let organisation = queries::organisation(conn, id)?;
        let facts = desk.facts(conn)?;
        let values = organisation_values(&organisation);
        let none = FormErrors::default();
        FormPage::edit_organisation(desk, &facts, &organisation, &values, &none)
    })
    .await
}

pub async fn edit(desk: Desk, id: web::Path<OrganisationId>, Posted(data): Posted) -> Answer {
    let id = id.into_inner();
    let data = merged(data);
    desk.change(move |desk, conn| {
        let organisation = queries::organisation(conn, id)?;
        let facts = desk.facts(conn)?;
        let now = desk.app.clock.now();
        let saved = OrganisationForm::parse(&data)
            .map_err(Refusal::from)
            .and_then(|form| actions::edit_organisation(conn, &desk.actor, &facts, id, &form, now));
        match saved {
            Ok(()) => Ok(done(id, "organisation-saved")),
            Err(Refusal::Invalid(errors)) => desk.invalid(&FormPage::edit_organisation(
                desk,
                &facts,
                &organisation,
                &data,
                &errors,
            )?),
            Err(Refusal::Stale) => {
                desk.stale(&organisation_conflict(desk, &facts, &organisation, &data))
            }
            Err(refusal) => Err(refusal.into()),
        }
    })
    .await
}

pub async fn bin(desk: Desk, id: web::Path<OrganisationId>, _: Posted) -> Answer {
    let id = id.into_inner();
    desk.change(move |desk, conn| {
        match actions::bin_organisation(conn, &desk.actor, id, desk.app.clock.now()) {
            Ok(()) => Ok(Outcome::done("/organisations", "organisation-binned")),
            Err(Refusal::Invalid(errors)) => desk.invalid(&load(desk, conn, id, &errors)?),
            Err(refusal) => Err(refusal.into()),
        }
    })
    .await
}

pub async fn restore(desk: Desk, id: web::Path<OrganisationId>, _: Posted) -> Answer {
    let id = id.into_inner();
    desk.change(move |desk, conn| {
        actions::restore_organisation(conn, &desk.actor, id, desk.app.clock.now())?;
        Ok(done(id, "organisation-restored"))
    })
    .await
}

/// The page of an organisation, with what was in the way of a change.
pub(super) fn load(
    desk: &Desk,
    conn: &mut Conn,
    id: OrganisationId,
    problems: &FormErrors,
) -> Result<OrganisationPage, AppError> {
    let organisation = queries::organisation(conn, id)?;
    let facts = desk.facts(conn)?;
    let posts = queries::posts_of(conn, id)?;
    let holders = queries::holders(conn, &desk.actor, id)?;
    let found = relations::queries::of_organisation(conn, &desk.actor, id, RELATIONS)?;
    let ends = relations::queries::ends(conn, &desk.actor, &found)?;
    let told = relations::lines(desk, &found, &ends, None);
    let problem = problems
        .0
        .first()
        .map(|error| desk.ta(error.key, &error.args))
        .unwrap_or_default();
    Ok(OrganisationPage::new(
        desk,
        &facts,
        &organisation,
        &posts,
        (holders, told),
        problem,
    ))
}

/// Back to the organisation's page.
pub(super) fn done(id: OrganisationId, key: &str) -> Outcome {
    Outcome::done(format!("/organisations/{id}"), key)
}
