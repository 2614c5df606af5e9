//! The Word form given out by the desk: to a State, blank or with what has been answered, and
//! beside its note verbale.

mod actions;
mod handlers;
mod queries;
mod views;

use actix_web::web::{self, ServiceConfig};

use self::handlers as g;
pub(super) use self::queries::attaches;
use super::super::model::{Circulation, CirculationId, CirculationStatus, QuestionnaireId};
use super::super::word::{self, Form, FormId};
use crate::app::App;
use crate::db::Conn;
use crate::error::AppError;
use crate::i18n::Lang;
use crate::questionnaire::Answers;
use crate::treaty::Iso3;

/// The routes of forms.
pub(super) fn routes(config: &mut ServiceConfig) {
    config
        .route(
            "/survey/circulations/{id}/form/{state}.docx",
            web::get().to(g::file),
        )
        .route(
            "/survey/circulations/{id}/form/{state}",
            web::get().to(g::show),
        )
        .route(
            "/survey/circulations/{id}/attach-form",
            web::post().to(g::attach),
        );
}

/// Where a State's form is had.
pub(super) fn path(circulation: &Circulation, state: Iso3) -> String {
    format!("/survey/circulations/{}/form/{state}", circulation.id)
}

/// What a State's form is called as a file.
pub(super) fn file_name(circulation: CirculationId, (state, lang): (Iso3, Lang)) -> String {
    format!("survey-{circulation}-{state}-{lang}-form.docx")
}

/// Whether a circulation has forms at all: a form names its State.
pub(super) fn gives(circulation: &Circulation) -> Result<(), AppError> {
    if circulation.anonymous {
        return Err(AppError::NotFound);
    }
    Ok(())
}

/// A State's form without any answer.
pub(super) fn blank(
    app: &App,
    conn: &mut Conn,
    circulation: &Circulation,
    to: (Iso3, Lang),
) -> Result<Vec<u8>, AppError> {
    gives(circulation)?;
    let is_draft = circulation.status == CirculationStatus::Draft;
    let of = (circulation.id, is_draft);
    form(
        app,
        conn,
        of,
        to,
        (circulation.questionnaire_id, &Answers::default()),
    )
}

/// The form that goes with the mail of an invitation, where its circulation attaches it: what
/// it is called and what it holds.
///
/// # Errors
/// The file cannot be made, or the database fails.
pub fn attached(
    app: &App,
    conn: &mut Conn,
    invitation: i64,
) -> Result<Option<(String, Vec<u8>)>, AppError> {
    let Some((circulation, version, state, lang)) = queries::attached_to(conn, invitation)? else {
        return Ok(None);
    };
    let answered = (version, &Answers::default());
    let bytes = form(app, conn, (circulation, false), (state, lang), answered)?;
    Ok(Some((file_name(circulation, (state, lang)), bytes)))
}

/// A State's form with some answers to a version of the questionnaire. What is not released
/// can change still: its form is to be looked at, and is not taken back.
fn form(
    app: &App,
    conn: &mut Conn,
    (circulation, is_draft): (CirculationId, bool),
    (state, lang): (Iso3, Lang),
    (version, answers): (QuestionnaireId, &Answers),
) -> Result<Vec<u8>, AppError> {
    let form = Form {
        id: FormId {
            questionnaire: if is_draft {
                QuestionnaireId(0)
            } else {
                version
            },
            circulation,
            state,
            lang,
        },
        questionnaire: &*app.definitions.get(conn, version)?,
        answers,
        facts: &*app.facts.current(conn)?,
        demo: app.demo,
    };
    word::write(&form, app.clock.now())
}
