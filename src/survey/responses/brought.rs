//! A filled Word form that came by note verbale or mail: read into the form in which answers
//! are typed in. Nothing is saved until that one is.

use actix_web::web;

use super::super::model::{Channel, Circulation, CirculationId};
use super::super::queries::answers_of;
use super::super::questions::filled;
use super::super::word::{self, Filled, Finding, Form, FormId, Taken};
use super::entering::{BringView, editing, entering};
use super::handlers::sent;
use super::views::ChooseStatePage;
use super::{fields, queries};
use crate::db::Conn;
use crate::error::AppError;
use crate::questionnaire::{Answers, Questionnaire};
use crate::treaty::Iso3;
use crate::web::forms::{FieldError, FormErrors};
use crate::web::{Answer, Desk, Outcome, Params, PostedFile};

/// What can be said of a form, or what is wrong with it.
type Judged<T> = Result<T, FormErrors>;

/// Shows what a form says, to be looked through and saved. It is read without a place among
/// those who write.
pub async fn read(desk: Desk, id: web::Path<CirculationId>, posted: PostedFile) -> Answer {
    let db = desk.app.db.clone();
    let (outcome, desk) = db
        .read(move |conn| {
            let circulation = sent(&desk, conn, *id)?;
            let outcome = shown(&desk, conn, &circulation, &posted)?;
            Ok((outcome, desk))
        })
        .await?;
    desk.enter_given().await?;
    desk.outcome(outcome)
}

fn shown(
    desk: &Desk,
    conn: &mut Conn,
    circulation: &Circulation,
    posted: &PostedFile,
) -> Result<Outcome, AppError> {
    let asked: Option<Iso3> = posted.data.value("state");
    let settings = &desk.app.settings.attachments;
    let brought = match word::brought(settings, &posted.file) {
        Ok(brought) => brought,
        Err(errors) => return refused(desk, conn, circulation, asked, &errors),
    };
    match judged(desk, conn, (circulation, asked), brought)? {
        Ok(outcome) => Ok(outcome),
        Err(errors) => refused(desk, conn, circulation, asked, &errors),
    }
}

/// The page the file was chosen on, with what is wrong with it.
fn refused(
    desk: &Desk,
    conn: &mut Conn,
    circulation: &Circulation,
    asked: Option<Iso3>,
    errors: &FormErrors,
) -> Result<Outcome, AppError> {
    let Some(state) = asked else {
        let facts = desk.facts(conn)?;
        let known = queries::responses_to(conn, &desk.actor, circulation.id)?;
        let answered: Vec<Iso3> = known.iter().map(|it| it.state).collect();
        let bring = BringView::new(desk, circulation, None, errors);
        let page = ChooseStatePage::new(desk, &facts, circulation, &answered, bring);
        return desk.invalid(&page);
    };
    match queries::response_of(conn, &desk.actor, circulation.id, state)? {
        Some(response) if response.may_edit(&desk.actor) => {
            let text = desk.app.definitions.get(conn, response.questionnaire_id)?;
            let answers = answers_of(conn, response.id)?;
            let values = fields::values(&response, &text, &answers);
            let with = (&*text, &values, errors);
            desk.invalid(&editing(desk, conn, circulation, &response, with)?)
        }
        _ => {
            let values = fields::new_values(desk, state);
            let page = entering(desk, conn, circulation, state, &values, errors)?;
            desk.invalid(&page)
        }
    }
}

/// What the form says, in the form of an answer; or why it cannot be taken here.
fn judged(
    desk: &Desk,
    conn: &mut Conn,
    (circulation, asked): (&Circulation, Option<Iso3>),
    (filled, id): (Filled, FormId),
) -> Result<Judged<Outcome>, AppError> {
    if let Some(errors) = stranger(desk, conn, (circulation, asked), id)? {
        return Ok(Err(errors));
    }
    let known = queries::response_of(conn, &desk.actor, circulation.id, id.state)?;
    if known.as_ref().is_some_and(|it| !it.may_edit(&desk.actor)) {
        return Ok(Err(wrong(desk, conn, "survey-word-signed", id.state)?));
    }
    let current = known
        .as_ref()
        .map_or(circulation.questionnaire_id, |it| it.questionnaire_id);
    let text = desk.app.definitions.get(conn, current)?;
    let saved = match &known {
        Some(response) => answers_of(conn, response.id)?,
        None => Answers::default(),
    };
    let mut taken = match taken(desk, conn, (&filled, id), (&text, &saved))? {
        Ok(taken) => taken,
        Err(errors) => return Ok(Err(errors)),
    };
    if id.questionnaire != current {
        let finding = Finding {
            about: String::new(),
            why: desk.t("survey-word-other-version"),
            text: String::new(),
        };
        taken.findings.insert(0, finding);
    }
    let page = if let Some(response) = &known {
        let readers = (response.marking, response.team_id);
        desk.reads("responses", response.id, readers);
        let all = saved.overlaid(&text, &taken.answers);
        let values = fields::values(response, &text, &all);
        let with = (&*text, &values, &FormErrors::default());
        editing(desk, conn, circulation, response, with)?
    } else {
        let values = new_values(desk, id, (&text, &taken.answers));
        let none = FormErrors::default();
        entering(desk, conn, circulation, id.state, &values, &none)?
    };
    Ok(Ok(Outcome::Refused {
        html: desk.rendered(&page.read(&taken.findings))?,
        status: actix_web::http::StatusCode::OK,
    }))
}

/// Why a form is none of this circulation's, or not of the State it is said to be of.
fn stranger(
    desk: &Desk,
    conn: &mut Conn,
    (circulation, asked): (&Circulation, Option<Iso3>),
    id: FormId,
) -> Result<Option<FormErrors>, AppError> {
    if id.circulation != circulation.id {
        return Ok(Some(FormErrors::one("file", "survey-word-other-survey")));
    }
    if asked.is_some_and(|asked| asked != id.state) {
        return Ok(Some(wrong(
            desk,
            conn,
            "survey-word-other-state",
            id.state,
        )?));
    }
    let facts = desk.facts(conn)?;
    Ok(facts
        .state(id.state)
        .is_none()
        .then(|| FormErrors::one("file", "survey-word-no-form")))
}

/// What is wrong with a form, with the State that it says it is of.
fn wrong(
    desk: &Desk,
    conn: &mut Conn,
    key: &'static str,
    state: Iso3,
) -> Result<FormErrors, AppError> {
    let name = desk.facts(conn)?.name(state, desk.lang).to_owned();
    Ok(FormErrors(vec![FieldError {
        field: "file".to_owned(),
        key,
        args: vec![("state", name.into())],
    }]))
}

/// Reads the answers after the version that the form was made from.
fn taken(
    desk: &Desk,
    conn: &mut Conn,
    (filled, id): (&Filled, FormId),
    (text, saved): (&Questionnaire, &Answers),
) -> Result<Judged<Taken>, AppError> {
    let elsewhere = || Ok(Err(FormErrors::one("file", "survey-word-other-survey")));
    let made_from = match desk.app.definitions.get(conn, id.questionnaire) {
        Ok(made_from) if made_from.code == text.code => made_from,
        Ok(_) | Err(AppError::NotFound) => return elsewhere(),
        Err(error) => return Err(error),
    };
    let form = Form {
        id,
        questionnaire: &made_from,
        answers: saved,
        facts: &*desk.facts(conn)?,
        demo: desk.app.demo,
    };
    let now = desk.app.clock.now();
    let taken = word::taken(filled, &form, text, desk.lang, now)?;
    if taken.answers == Answers::default() && taken.findings.is_empty() {
        return Ok(Err(FormErrors::one("file", "survey-word-empty")));
    }
    Ok(Ok(taken))
}

/// What the form of the answer begins with: what the file says of itself too.
fn new_values(desk: &Desk, id: FormId, (text, answers): (&Questionnaire, &Answers)) -> Params {
    let mut values = fields::new_values(desk, id.state)
        .with("channel", Channel::WordForm.as_str())
        .with("language", id.lang.as_str())
        .with("authority", answers.office(text));
    if let Some(marking) = answers.chosen_marking(text)
        && desk.actor.givable_markings().contains(&marking)
    {
        values = values.with("marking", marking.as_str());
    }
    let own = values.pairs().to_vec().into_iter();
    own.chain(filled(text, answers)).collect()
}
