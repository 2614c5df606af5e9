//! Extensions over HTTP.

use actix_web::web;

use super::super::super::model::{Circulation, CirculationId};
use super::super::readable;
use super::super::release::Sender;
use super::actions;
use super::fields::{form, values};
use super::forms::ExtensionForm;
use super::queries;
use crate::db::Conn;
use crate::error::AppError;
use crate::treaty::Iso3;
use crate::web::conflict::{ConflictPage, merged};
use crate::web::forms::FormErrors;
use crate::web::{Answer, Desk, Outcome, Posted};

pub async fn page(desk: Desk, path: web::Path<(CirculationId, Iso3)>) -> Answer {
    let (id, state) = path.into_inner();
    desk.page(move |desk, conn| {
        let circulation = asked(desk, conn, id, state)?;
        let known = queries::of(conn, id, state)?;
        let (facts, none) = (desk.facts(conn)?, FormErrors::default());
        let values = values(known.as_ref());
        Ok(form(desk, &facts, (&circulation, state), &values, &none))
    })
    .await
}

pub async fn grant(
    desk: Desk,
    path: web::Path<(CirculationId, Iso3)>,
    Posted(data): Posted,
) -> Answer {
    let ((id, state), data) = (path.into_inner(), merged(data));
    desk.change(move |desk, conn| {
        let circulation = asked(desk, conn, id, state)?;
        let (facts, about) = (desk.facts(conn)?, (&circulation, state));
        let parsed = match ExtensionForm::parse(&data, circulation.closes_on, desk.today()) {
            Ok(parsed) => parsed,
            Err(errors) => return desk.invalid(&form(desk, &facts, about, &data, &errors)),
        };
        let (now, sender) = (desk.app.clock.now(), Sender::of(&desk.app.settings));
        if actions::grant(conn, &desk.actor, now, about, (&parsed, &sender))? {
            let to = format!("/survey/circulations/{id}");
            return Ok(Outcome::done(to, "saved"));
        }
        let none = FormErrors::default();
        let known = queries::of(conn, id, state)?;
        let mine = form(desk, &facts, about, &data, &none).form;
        let theirs = form(desk, &facts, about, &values(known.as_ref()), &none).form;
        desk.stale(&ConflictPage::new(desk.lang, &mine, &theirs))
    })
    .await
}

/// A circulation that is out, whose States the actor may give more time.
fn asked(
    desk: &Desk,
    conn: &mut Conn,
    id: CirculationId,
    state: Iso3,
) -> Result<Circulation, AppError> {
    let circulation = readable(desk, conn, id)?;
    if !circulation.may_steer(&desk.actor) {
        return Err(AppError::Forbidden);
    }
    if queries::belongs(conn, id, state)? {
        Ok(circulation)
    } else {
        Err(AppError::NotFound)
    }
}
