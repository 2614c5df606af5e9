//! A person's tenures: begun, ended, corrected.

use actix_web::web;

use super::super::actions::{self, Refusal};
use super::super::forms::{NewTenure, TenureDates, last_day};
use super::super::model::{PersonId, PostId, TenureId};
use super::super::queries;
use super::super::views::{FormPage, tenure_conflict, tenure_values};
use crate::db::Conn;
use crate::error::AppError;
use crate::succession::leads_there;
use crate::web::conflict::merged;
use crate::web::forms::FormErrors;
use crate::web::{Answer, Desk, Outcome, Params, Posted};

type TenurePath = web::Path<(PersonId, TenureId)>;

pub async fn begin_form(desk: Desk, id: web::Path<PersonId>) -> Answer {
    let id = id.into_inner();
    desk.page(move |desk, conn| {
        let person = actions::changeable(conn, &desk.actor, id)?;
        FormPage::new_tenure(desk, conn, &person, &desk.params(), &FormErrors::default())
    })
    .await
}

pub async fn begin(desk: Desk, id: web::Path<PersonId>, Posted(data): Posted) -> Answer {
    let id = id.into_inner();
    desk.change(move |desk, conn| {
        let person = actions::changeable(conn, &desk.actor, id)?;
        let facts = desk.facts(conn)?;
        let now = desk.app.clock.now();
        let begun = NewTenure::parse(&data)
            .map_err(Refusal::from)
            .and_then(|form| actions::begin_tenure(conn, &desk.actor, &facts, id, &form, now));
        match begun {
            Ok(post) => done(desk, conn, (id, post), "tenure-begun"),
            Err(Refusal::Invalid(errors)) => {
                desk.invalid(&FormPage::new_tenure(desk, conn, &person, &data, &errors)?)
            }
            Err(refusal) => Err(refusal.into()),
        }
    })
    .await
}

pub async fn end_form(desk: Desk, path: TenurePath) -> Answer {
    let (person, tenure) = path.into_inner();
    desk.page(move |desk, conn| {
        let person = actions::changeable(conn, &desk.actor, person)?;
        let tenure = queries::tenure(conn, person.id, tenure)?;
        let today = Params::default().with("ends_on", &desk.today().to_string());
        let none = FormErrors::default();
        Ok(FormPage::end_tenure(desk, &person, &tenure, &today, &none))
    })
    .await
}

pub async fn end(desk: Desk, path: TenurePath, Posted(data): Posted) -> Answer {
    let path = path.into_inner();
    desk.change(move |desk, conn| {
        let person = actions::changeable(conn, &desk.actor, path.0)?;
        let tenure = queries::tenure(conn, path.0, path.1)?;
        let now = desk.app.clock.now();
        let ended = last_day(&data)
            .map_err(Refusal::from)
            .and_then(|day| actions::end_tenure(conn, &desk.actor, desk.lang, path, day, now));
        match ended {
            Ok(()) => done(desk, conn, (path.0, tenure.post), "tenure-ended"),
            Err(Refusal::Invalid(errors)) => desk.invalid(&FormPage::end_tenure(
                desk, &person, &tenure, &data, &errors,
            )),
            Err(refusal) => Err(refusal.into()),
        }
    })
    .await
}

pub async fn correct_form(desk: Desk, path: TenurePath) -> Answer {
    let (person, tenure) = path.into_inner();
    desk.page(move |desk, conn| {
        let person = actions::changeable(conn, &desk.actor, person)?;
        let tenure = queries::tenure(conn, person.id, tenure)?;
        let values = tenure_values(&tenure);
        let none = FormErrors::default();
        Ok(FormPage::correct_tenure(
            desk, &person, &tenure, &values, &none,
        ))
    })
    .await
}

pub async fn correct(desk: Desk, path: TenurePath, Posted(data): Posted) -> Answer {
    let path = path.into_inner();
    let data = merged(data);
    desk.change(move |desk, conn| {
        let person = actions::changeable(conn, &desk.actor, path.0)?;
        let tenure = queries::tenure(conn, path.0, path.1)?;
        let now = desk.app.clock.now();
        let saved = TenureDates::parse(&data)
            .map_err(Refusal::from)
            .and_then(|dates| {
                actions::correct_tenure(conn, &desk.actor, desk.lang, path, dates, now)
            });
        match saved {
            Ok(()) => done(desk, conn, (path.0, tenure.post), "tenure-corrected"),
            Err(Refusal::Invalid(errors)) => desk.invalid(&FormPage::correct_tenure(
                desk, &person, &tenure, &data, &errors,
            )),
            Err(Refusal::Stale) => desk.stale(&tenure_conflict(desk, &tenure, &data)),
            Err(refusal) => Err(refusal.into()),
        }
    })
    .await
}

/// Back to the person, or first to what those who have left the post leave behind.
fn done(
    desk: &Desk,
    conn: &mut Conn,
    (person, post): (PersonId, PostId),
    told: &str,
) -> Result<Outcome, AppError> {
    let to = leads_there(desk, conn, post, format!("/contacts/{person}"))?;
    Ok(Outcome::done(to, told))
}
