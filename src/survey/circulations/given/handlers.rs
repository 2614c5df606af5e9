//! Forms over HTTP.

use actix_web::web;

use super::super::super::model::{CirculationId, CirculationStatus};
use super::super::super::queries::answers_of;
use super::super::actions::hold_draft;
use super::super::handlers::released_already;
use super::super::readable;
use super::views::GivenPage;
use super::{actions, blank, file_name, form, gives, queries};
use crate::error::AppError;
use crate::i18n::Lang;
use crate::treaty::Iso3;
use crate::web::{Answer, Body, Desk, Outcome, Posted};
use crate::word::CONTENT_TYPE;

pub async fn show(desk: Desk, path: web::Path<(CirculationId, Iso3)>) -> Answer {
    let (id, state) = path.into_inner();
    desk.page(move |desk, conn| {
        let circulation = readable(desk, conn, id)?;
        gives(&circulation)?;
        let facts = desk.facts(conn)?;
        facts.state(state).ok_or(AppError::NotFound)?;
        let answer = queries::answer_of(conn, &desk.actor, (id, state))?;
        let language = queries::language(conn, (id, state))?;
        Ok(GivenPage::new(
            desk,
            (&circulation, &facts),
            (state, language),
            answer.as_ref(),
        ))
    })
    .await
}

/// The form as a file: in the language asked for or the State's, and with what it has
/// answered where that is asked for and may be read.
pub async fn file(desk: Desk, path: web::Path<(CirculationId, Iso3)>) -> Answer {
    let (id, state) = path.into_inner();
    desk.answer(move |desk, conn| {
        let circulation = readable(desk, conn, id)?;
        gives(&circulation)?;
        let facts = desk.facts(conn)?;
        facts.state(state).ok_or(AppError::NotFound)?;
        let params = desk.params();
        let lang = match params.value::<Lang>("language") {
            Some(lang) => lang,
            None => queries::language(conn, (id, state))?.unwrap_or(Lang::En),
        };
        let to = (state, lang);
        let bytes = if params.get("filled").is_empty() {
            blank(&desk.app, conn, &circulation, to)?
        } else {
            let answer = queries::answer_of(conn, &desk.actor, (id, state))?;
            let answer = answer.ok_or(AppError::NotFound)?;
            desk.reads("responses", answer.id, (answer.marking, answer.team_id));
            let answers = answers_of(conn, answer.id)?;
            let answered = (answer.questionnaire_id, &answers);
            let is_draft = circulation.status == CirculationStatus::Draft;
            form(&desk.app, conn, (id, is_draft), to, answered)?
        };
        Ok(Body {
            content_type: CONTENT_TYPE,
            file_name: Some(file_name(id, to)),
            bytes,
        })
    })
    .await
}

/// Has the form go with each mail of a draft, or not.
pub async fn attach(desk: Desk, id: web::Path<CirculationId>, Posted(data): Posted) -> Answer {
    desk.change(move |desk, conn| {
        readable(desk, conn, *id)?;
        let Some(circulation) = hold_draft(conn, &desk.actor, *id)? else {
            return Ok(released_already(*id));
        };
        gives(&circulation)?;
        let attach = data.get("attach") == "yes";
        let now = desk.app.clock.now();
        actions::attach(conn, &desk.actor, now, &circulation, attach)?;
        Ok(Outcome::done(
            format!("/survey/circulations/{id}/preview"),
            "saved",
        ))
    })
    .await
}
