//! The page on which an answer is typed in for a State, or read from a form that it has
//! filled in.

use serde::Serialize;

use super::super::model::{Circulation, Response};
use super::super::word::Finding;
use super::handlers::filed_for;
use super::{fields, queries};
use crate::db::Conn;
use crate::error::AppError;
use crate::questionnaire::Questionnaire;
use crate::treaty::Iso3;
use crate::web::forms::{FormErrors, FormView};
use crate::web::{Desk, Nav, Page, Params};

/// The file of a form that is brought.
#[derive(Debug, Clone, Serialize)]
pub(super) struct BringView {
    /// Where it is sent.
    action: String,
    /// The State it has to be of; empty for whichever it says.
    state: String,
    /// What is wrong with it; empty for nothing.
    error: String,
}

impl BringView {
    /// `errors` may be those of another form: only those of the file are its own.
    pub(super) fn new(
        desk: &Desk,
        circulation: &Circulation,
        state: Option<Iso3>,
        errors: &FormErrors,
    ) -> Self {
        let error = errors.0.iter().find(|error| error.field == "file");
        Self {
            action: format!("/survey/circulations/{}/enter/form", circulation.id),
            state: state.map(|it| it.to_string()).unwrap_or_default(),
            error: error
                .map(|error| desk.ta(error.key, &error.args))
                .unwrap_or_default(),
        }
    }
}

/// `GET /survey/circulations/{id}/enter?state=`, `GET /survey/responses/{id}/edit`
#[derive(Debug, Serialize)]
pub(super) struct EnterPage {
    title: String,
    intro: String,
    circulation: String,
    circulation_href: String,
    bring: BringView,
    /// Whether the form below holds what a file says.
    is_read: bool,
    /// What the file says and cannot be taken over.
    findings: Vec<FindingView>,
    form: FormView,
}

#[derive(Debug, Serialize)]
struct FindingView {
    about: String,
    why: String,
    text: String,
}

impl Page for EnterPage {
    const TEMPLATE: &'static str = "survey/enter";
    const NAV: Nav = Nav::Survey;

    fn title(&self) -> String {
        self.title.clone()
    }
}

impl EnterPage {
    fn new(
        desk: &Desk,
        conn: &mut Conn,
        (circulation, state): (&Circulation, Iso3),
        form: FormView,
        errors: &FormErrors,
    ) -> Result<Self, AppError> {
        let facts = desk.facts(conn)?;
        let known = facts.state(state).ok_or(AppError::NotFound)?;
        let name = known.name(desk.lang).to_owned();
        Ok(Self {
            title: desk.ta("survey-answer-of", &[("state", name.into())]),
            intro: desk.t("survey-enter-intro"),
            circulation: circulation.title.clone(),
            circulation_href: format!("/survey/circulations/{}", circulation.id),
            bring: BringView::new(desk, circulation, Some(state), errors),
            is_read: false,
            findings: Vec::new(),
            form,
        })
    }

    /// The same with what a file says in its form.
    #[must_use]
    pub(super) fn read(mut self, findings: &[Finding]) -> Self {
        self.is_read = true;
        let view = |it: &Finding| FindingView {
            about: it.about.clone(),
            why: it.why.clone(),
            text: it.text.clone(),
        };
        self.findings = findings.iter().map(view).collect();
        self
    }
}

/// The page of a new answer.
pub(super) fn entering(
    desk: &Desk,
    conn: &mut Conn,
    circulation: &Circulation,
    state: Iso3,
    values: &Params,
    errors: &FormErrors,
) -> Result<EnterPage, AppError> {
    let text = desk
        .app
        .definitions
        .get(conn, circulation.questionnaire_id)?;
    let cancel = format!("/survey/circulations/{}", circulation.id);
    let action = format!("{cancel}/enter");
    let facts = desk.facts(conn)?;
    let filed = queries::filed(conn, &desk.actor, state)?;
    let asked = (&*text, &*facts, filed.as_slice());
    let form = fields::form(desk, asked, (&action, &cancel), values, errors);
    EnterPage::new(desk, conn, (circulation, state), form, errors)
}

/// The page of one that is there.
pub(super) fn editing(
    desk: &Desk,
    conn: &mut Conn,
    circulation: &Circulation,
    response: &Response,
    (text, values, errors): (&Questionnaire, &Params, &FormErrors),
) -> Result<EnterPage, AppError> {
    let cancel = format!("/survey/responses/{}", response.id);
    let action = format!("{cancel}/edit");
    let facts = desk.facts(conn)?;
    let filed = filed_for(desk, conn, response)?;
    let asked = (text, &*facts, filed.as_slice());
    let form = fields::form(desk, asked, (&action, &cancel), values, errors);
    let of = (circulation, response.state);
    EnterPage::new(desk, conn, of, form, errors)
}
