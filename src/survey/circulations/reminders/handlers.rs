//! Reminders over HTTP.

use actix_web::web;

use super::super::super::model::{Circulation, CirculationId};
use super::super::super::views::FormPage;
use super::super::readable;
use super::actions;
use super::fields::{self, decided_values, rules_form, stop_form};
use super::model::{Decided, RulesForm, StopForm};
use super::queries;
use super::views::RemindersPage;
use crate::db::Conn;
use crate::error::AppError;
use crate::treaty::Iso3;
use crate::web::conflict::{ConflictPage, merged};
use crate::web::forms::FormErrors;
use crate::web::{Answer, Desk, Outcome, Params, Posted};

pub async fn show(desk: Desk, id: web::Path<CirculationId>) -> Answer {
    desk.page(move |desk, conn| {
        let circulation = readable(desk, conn, *id)?;
        RemindersPage::load(desk, conn, &circulation)
    })
    .await
}

pub async fn rules_page(desk: Desk, id: web::Path<CirculationId>) -> Answer {
    desk.page(move |desk, conn| {
        let circulation = readable(desk, conn, *id)?;
        if !actions::may_set(&desk.actor, &circulation) {
            return Err(AppError::Forbidden);
        }
        let values = saved(conn, *id)?;
        Ok(page(desk, &circulation, &values, &FormErrors::default()))
    })
    .await
}

pub async fn set_rules(desk: Desk, id: web::Path<CirculationId>, Posted(data): Posted) -> Answer {
    let data = merged(data);
    desk.change(move |desk, conn| {
        let circulation = readable(desk, conn, *id)?;
        if !actions::may_set(&desk.actor, &circulation) {
            return Err(AppError::Forbidden);
        }
        let form = match RulesForm::parse(&data) {
            Ok(form) => form,
            Err(errors) => return desk.invalid(&page(desk, &circulation, &data, &errors)),
        };
        let now = desk.app.clock.now();
        if actions::set_rules(conn, &desk.actor, now, &circulation, &form)? {
            return Ok(Outcome::done(home(*id), "saved"));
        }
        let none = FormErrors::default();
        let mine = rules_form(desk, &circulation, &data, &none);
        let theirs = rules_form(desk, &circulation, &saved(conn, *id)?, &none);
        desk.stale(&ConflictPage::new(desk.lang, &mine, &theirs))
    })
    .await
}

pub async fn drop_rules(desk: Desk, id: web::Path<CirculationId>, _: Posted) -> Answer {
    desk.change(move |desk, conn| {
        let circulation = readable(desk, conn, *id)?;
        let now = desk.app.clock.now();
        actions::drop_rules(conn, &desk.actor, now, &circulation)?;
        Ok(Outcome::done(home(*id), "survey-reminders-dropped"))
    })
    .await
}

pub async fn stop_page(desk: Desk, path: web::Path<(CirculationId, Iso3)>) -> Answer {
    let (id, state) = path.into_inner();
    desk.page(move |desk, conn| {
        let (circulation, decided) = asked(desk, conn, id, state)?;
        let facts = desk.facts(conn)?;
        let values = decided_values(decided.as_ref());
        let none = FormErrors::default();
        Ok(stop_form(
            desk,
            &facts,
            (&circulation, state),
            &values,
            &none,
        ))
    })
    .await
}

pub async fn stop(
    desk: Desk,
    path: web::Path<(CirculationId, Iso3)>,
    Posted(data): Posted,
) -> Answer {
    let ((id, state), data) = (path.into_inner(), merged(data));
    desk.change(move |desk, conn| {
        let (circulation, decided) = asked(desk, conn, id, state)?;
        let (facts, about) = (desk.facts(conn)?, (&circulation, state));
        let form =
            |data: &Params, errors: &FormErrors| stop_form(desk, &facts, about, data, errors);
        let parsed = match StopForm::parse(&data) {
            Ok(parsed) => parsed,
            Err(errors) => return desk.invalid(&form(&data, &errors)),
        };
        let now = desk.app.clock.now();
        if actions::stop(conn, &desk.actor, now, about, &parsed)? {
            return Ok(Outcome::done(home(id), "saved"));
        }
        let none = FormErrors::default();
        let mine = form(&data, &none).form;
        let theirs = form(&decided_values(decided.as_ref()), &none).form;
        desk.stale(&ConflictPage::new(desk.lang, &mine, &theirs))
    })
    .await
}

/// A State of a circulation that the actor may leave alone, and what was decided about it.
fn asked(
    desk: &Desk,
    conn: &mut Conn,
    id: CirculationId,
    state: Iso3,
) -> Result<(Circulation, Option<Decided>), AppError> {
    let circulation = readable(desk, conn, id)?;
    if !actions::may_stop(&desk.actor, &circulation) {
        return Err(AppError::Forbidden);
    }
    let (about, now) = ((id, circulation.closes_on), desk.app.clock.now());
    let mut cases = queries::cases(conn, Some(&desk.actor), about, Some(state), now)?;
    let case = cases.pop().ok_or(AppError::NotFound)?;
    Ok((circulation, case.decided))
}

/// The rules as they are kept, or those that a new form begins with.
fn saved(conn: &mut Conn, id: CirculationId) -> Result<Params, AppError> {
    match queries::rules(conn, id)? {
        Some(row) => fields::values(&row),
        None => Ok(fields::usual()),
    }
}

fn page(desk: &Desk, circulation: &Circulation, values: &Params, errors: &FormErrors) -> FormPage {
    let form = rules_form(desk, circulation, values, errors);
    let mut page = FormPage::of_circulation(desk, circulation, "survey-reminder-rules", form);
    page.intro = desk.t("survey-reminder-rules-intro");
    page
}

fn home(id: CirculationId) -> String {
    format!("/survey/circulations/{id}/reminders")
}
