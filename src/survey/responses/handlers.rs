//! Answers over HTTP.

use actix_web::{HttpResponse, web};

use super::super::inside;
use super::super::model::{Circulation, CirculationId, CirculationStatus, Response, ResponseId};
use super::super::queries::{self as survey, answers_of};
use super::entering::{BringView, editing, entering};
use super::fields;
use super::forms::OnBehalf;
use super::showing::{self, reasons};
use super::views::{ChooseStatePage, ResponsesPage, responses_table};
use super::{actions, queries, raising};
use crate::access::Remarking;
use crate::db::Conn;
use crate::error::AppError;
use crate::exchanges::barriers::queries::kinds;
use crate::questionnaire::{Answers, Questionnaire};
use crate::treaty::Iso3;
use crate::web::conflict::{ConflictPage, merged};
use crate::web::export::{FileFormat, table_file};
use crate::web::forms::FormErrors;
use crate::web::{Answer, Desk, Flash, Outcome, Params, Posted};

pub async fn list(desk: Desk, id: web::Path<CirculationId>) -> Answer {
    desk.page(move |desk, conn| {
        let circulation = sent(desk, conn, *id)?;
        let facts = desk.facts(conn)?;
        let found = queries::responses_to(conn, &desk.actor, *id)?;
        let table = responses_table(desk, &facts, found);
        Ok(ResponsesPage::new(desk, &circulation, &table))
    })
    .await
}

pub async fn export(desk: Desk, path: web::Path<(CirculationId, String)>) -> Answer {
    let (id, ending) = path.into_inner();
    desk.answer(move |desk, conn| {
        let format = FileFormat::of(&ending)?;
        sent(desk, conn, id)?;
        let facts = desk.facts(conn)?;
        let found = queries::responses_to(conn, &desk.actor, id)?;
        let table = responses_table(desk, &facts, found);
        table_file(&table, &format!("answers-{id}"), format)
    })
    .await
}

pub async fn show(desk: Desk, id: web::Path<ResponseId>) -> Answer {
    desk.page(move |desk, conn| showing::page(desk, conn, *id, None))
        .await
}

pub async fn raise(desk: Desk, id: web::Path<ResponseId>, _: Posted) -> Answer {
    desk.change(move |desk, conn| {
        let (response, circulation) = readable(desk, conn, *id)?;
        let text = desk.app.definitions.get(conn, response.questionnaire_id)?;
        let answers = answers_of(conn, response.id)?;
        let kinds = kinds(conn)?;
        let reasons = reasons(conn, &response, (&text, &answers), &kinds)?;
        let by = (&desk.actor, desk.lang, desk.app.clock.now());
        let raised = raising::raise(conn, by, &circulation, &response, &reasons)?;
        Ok(Outcome::Done {
            to: format!("/survey/responses/{id}"),
            flash: Some(Flash::new("found-raised").arg("n", raised)),
        })
    })
    .await
}

pub async fn reopen(desk: Desk, id: web::Path<ResponseId>, _: Posted) -> Answer {
    desk.change(move |desk, conn| {
        let (response, _) = readable(desk, conn, *id)?;
        actions::reopen(conn, &desk.actor, desk.app.clock.now(), &response)?;
        Ok(Outcome::done(
            format!("/survey/responses/{id}"),
            "survey-reopened",
        ))
    })
    .await
}

pub async fn ask_to_confirm(desk: Desk, id: web::Path<ResponseId>, _: Posted) -> Answer {
    desk.change(move |desk, conn| {
        let (response, circulation) = readable(desk, conn, *id)?;
        if circulation.status != CirculationStatus::Released {
            return Err(AppError::Forbidden);
        }
        actions::ask_to_confirm(conn, &desk.actor, desk.app.clock.now(), &response)?;
        Ok(Outcome::done(
            format!("/survey/responses/{id}"),
            "survey-asked-to-confirm",
        ))
    })
    .await
}

pub async fn enter_page(desk: Desk, id: web::Path<CirculationId>) -> Answer {
    let id = *id;
    if let Some(state) = desk.params().value::<Iso3>("state") {
        return enter_form(desk, id, state).await;
    }
    desk.page(move |desk, conn| {
        let circulation = sent(desk, conn, id)?;
        let facts = desk.facts(conn)?;
        let known = queries::responses_to(conn, &desk.actor, id)?;
        let answered: Vec<Iso3> = known.iter().map(|it| it.state).collect();
        let bring = BringView::new(desk, &circulation, None, &FormErrors::default());
        let page = ChooseStatePage::new(desk, &facts, &circulation, &answered, bring);
        Ok(page)
    })
    .await
}

async fn enter_form(desk: Desk, id: CirculationId, state: Iso3) -> Answer {
    let actor = desk.actor.clone();
    let known = desk
        .app
        .db
        .read(move |conn| queries::response_of(conn, &actor, id, state));
    if let Some(response) = known.await? {
        let to = format!("/survey/responses/{}", response.id);
        return Ok(HttpResponse::SeeOther()
            .insert_header(("Location", to))
            .finish());
    }
    desk.page(move |desk, conn| {
        let circulation = sent(desk, conn, id)?;
        let values = fields::new_values(desk, state);
        entering(
            desk,
            conn,
            &circulation,
            state,
            &values,
            &FormErrors::default(),
        )
    })
    .await
}

pub async fn enter(desk: Desk, id: web::Path<CirculationId>, Posted(data): Posted) -> Answer {
    desk.change(move |desk, conn| {
        let circulation = sent(desk, conn, *id)?;
        let state: Iso3 = data.value("state").ok_or(AppError::NotFound)?;
        let facts = desk.facts(conn)?;
        let text = desk
            .app
            .definitions
            .get(conn, circulation.questionnaire_id)?;
        let refuse = |conn: &mut Conn, errors: &FormErrors| {
            desk.invalid(&entering(desk, conn, &circulation, state, &data, errors)?)
        };
        facts.state(state).ok_or(AppError::NotFound)?;
        let asked = (&*text, &*facts);
        let filed = queries::filed(conn, &desk.actor, state)?;
        let against = (&Answers::default(), desk.today());
        let form = match OnBehalf::parse(&data, &desk.actor, asked, &filed, against) {
            Ok(form) => form,
            Err(errors) => return refuse(conn, &errors),
        };
        let (actor, now) = (&desk.actor, desk.app.clock.now());
        match actions::enter(conn, actor, now, &circulation, state, &form)? {
            Some(id) => Ok(Outcome::done(format!("/survey/responses/{id}"), "saved")),
            None => refuse(conn, &FormErrors::one("channel", "survey-answered-already")),
        }
    })
    .await
}

pub async fn edit_page(desk: Desk, id: web::Path<ResponseId>) -> Answer {
    desk.page(move |desk, conn| {
        let (response, circulation) = editable(desk, conn, *id)?;
        desk.reads("responses", *id, (response.marking, response.team_id));
        let text = desk.app.definitions.get(conn, response.questionnaire_id)?;
        let answers = answers_of(conn, response.id)?;
        let values = fields::values(&response, &text, &answers);
        let none = FormErrors::default();
        editing(desk, conn, &circulation, &response, (&text, &values, &none))
    })
    .await
}

pub async fn edit(desk: Desk, id: web::Path<ResponseId>, Posted(data): Posted) -> Answer {
    let data = merged(data);
    desk.change(move |desk, conn| {
        let (response, circulation) = editable(desk, conn, *id)?;
        desk.reads("responses", *id, (response.marking, response.team_id));
        let text = desk.app.definitions.get(conn, response.questionnaire_id)?;
        let remarking = Remarking::load(conn, response.marking, response.team_id)?;
        let facts = desk.facts(conn)?;
        let filed = filed_for(desk, conn, &response)?;
        let asked = (&*text, &*facts);
        let saved = answers_of(conn, response.id)?;
        let against = (&saved, desk.today());
        let parsed = OnBehalf::parse(&data, &desk.actor, asked, &filed, against)
            .and_then(|form| Ok((remarking.reason(&data, form.marking)?, form)));
        let (reason, form) = match parsed {
            Ok(parsed) => parsed,
            Err(errors) => {
                let with = (&*text, &data, &errors);
                return desk.invalid(&editing(desk, conn, &circulation, &response, with)?);
            }
        };
        let version = data.value("version").unwrap_or(0);
        let (actor, now) = (&desk.actor, desk.app.clock.now());
        if !actions::edit(conn, actor, now, &response, version, (&form, &reason))? {
            return stale(desk, conn, &response, &text, &data);
        }
        Ok(Outcome::done(format!("/survey/responses/{id}"), "saved"))
    })
    .await
}

/// A circulation that has left: only it can be answered.
pub(super) fn sent(
    desk: &Desk,
    conn: &mut Conn,
    id: CirculationId,
) -> Result<Circulation, AppError> {
    // What is hidden is not found, whoever asks; only then is it closed.
    let circulation = survey::circulation(conn, &desk.actor, id)?;
    inside(&desk.actor)?;
    // Of an anonymous one no answer is read or typed in by itself.
    if circulation.status == CirculationStatus::Draft || circulation.anonymous {
        return Err(AppError::NotFound);
    }
    Ok(circulation)
}

/// An answer the actor may read, with its circulation.
pub(super) fn readable(
    desk: &Desk,
    conn: &mut Conn,
    id: ResponseId,
) -> Result<(Response, Circulation), AppError> {
    let response = queries::response(conn, &desk.actor, id)?;
    let circulation = survey::circulation(conn, &desk.actor, response.circulation_id)?;
    inside(&desk.actor)?;
    Ok((response, circulation))
}

pub(super) fn editable(
    desk: &Desk,
    conn: &mut Conn,
    id: ResponseId,
) -> Result<(Response, Circulation), AppError> {
    let (response, circulation) = readable(desk, conn, id)?;
    if response.may_edit(&desk.actor) {
        Ok((response, circulation))
    } else {
        Err(AppError::Forbidden)
    }
}

/// The exchanges a response can have come in: the last ones of its State, and the one it
/// names.
pub(super) fn filed_for(
    desk: &Desk,
    conn: &mut Conn,
    response: &Response,
) -> Result<Vec<queries::Filed>, AppError> {
    let mut filed = queries::filed(conn, &desk.actor, response.state)?;
    if let Some(id) = response.exchange
        && !filed.iter().any(|it| it.id == id)
    {
        filed.extend(queries::filed_as(conn, &desk.actor, id)?);
    }
    Ok(filed)
}

fn stale(
    desk: &Desk,
    conn: &mut Conn,
    response: &Response,
    text: &Questionnaire,
    data: &Params,
) -> Result<Outcome, AppError> {
    let none = FormErrors::default();
    let cancel = format!("/survey/responses/{}", response.id);
    let action = format!("{cancel}/edit");
    let answers = answers_of(conn, response.id)?;
    let saved = fields::values(response, text, &answers);
    let facts = desk.facts(conn)?;
    let filed = filed_for(desk, conn, response)?;
    let text = (text, &*facts, filed.as_slice());
    let mine = fields::form(desk, text, (&action, &cancel), data, &none);
    let theirs = fields::form(desk, text, (&action, &cancel), &saved, &none);
    desk.stale(&ConflictPage::new(desk.lang, &mine, &theirs))
}
