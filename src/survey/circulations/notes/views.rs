//! The list of a circulation's notes, and each as it is printed.

use serde::Serialize;

use super::super::super::model::Circulation;
use super::super::super::views::language_name;
use super::model::{Note, Said};
use super::printed::Line;
use crate::i18n::{Lang, sort_key};
use crate::states::Facts;
use crate::treaty::Iso3;
use crate::web::forms::{Choice, FormBuilder, FormErrors, FormView, Need};
use crate::web::{Desk, Nav, Page, Params};

/// `GET /survey/circulations/{id}/notes`
#[derive(Debug, Serialize)]
pub(super) struct NotesPage {
    title: String,
    circulation: String,
    path: String,
    notes: Vec<NoteLine>,
    /// Whether there is no form to go with them.
    anonymous: bool,
    /// Whether any of them waits to go out.
    any_waits: bool,
    form: FormView,
}

#[derive(Debug, Serialize)]
struct NoteLine {
    href: String,
    number: String,
    state: String,
    date: String,
    language: &'static str,
    /// Whether its link is here still.
    waits: bool,
    /// Whether it was revoked before that.
    revoked: bool,
}

impl Page for NotesPage {
    const TEMPLATE: &'static str = "survey/notes";
    const NAV: Nav = Nav::Survey;

    fn title(&self) -> String {
        self.title.clone()
    }
}

impl NotesPage {
    pub(super) fn new(
        desk: &Desk,
        facts: &Facts,
        circulation: &Circulation,
        (notes, offered): (&[Note], &[Iso3]),
        (values, errors): (&Params, &FormErrors),
    ) -> Self {
        let path = format!("/survey/circulations/{}", circulation.id);
        let lines = notes.iter().map(|note| NoteLine {
            href: format!("{path}/notes/{}", note.id),
            number: note.reference.clone(),
            state: facts.name(note.state, desk.lang).to_owned(),
            date: desk.lang.date(note.sent_on),
            language: language_name(note.language),
            waits: note.link.is_some(),
            revoked: note.revoked,
        });
        let mut offered = offered.to_vec();
        offered.sort_by_cached_key(|state| sort_key(facts.name(*state, desk.lang)));
        let states = offered
            .iter()
            .map(|it| Choice::new(it.as_str(), facts.name(*it, desk.lang)));
        let languages = Lang::ALL
            .iter()
            .map(|lang| Choice::new(lang.as_str(), language_name(*lang)));
        Self {
            title: desk.t("survey-notes"),
            circulation: circulation.title.clone(),
            anonymous: circulation.anonymous,
            any_waits: notes.iter().any(|note| note.link.is_some()),
            notes: lines.collect(),
            form: FormBuilder::new(
                desk.lang,
                "survey-note",
                format!("{path}/notes"),
                values,
                errors,
            )
            .typeaheads("states", states.collect())
            .date("sent_on", Need::Required)
            .select("language", Need::Optional, languages.collect())
            .cancel(path.as_str())
            .build(),
            path,
        }
    }
}

/// `GET /survey/circulations/{id}/notes/{note}`: a note as it is printed.
#[derive(Debug, Serialize)]
pub(super) struct NotePage {
    title: String,
    circulation: String,
    path: String,
    href: String,
    /// Where the form is had that goes with it; empty where a form would name the State.
    form: String,
    lang: Lang,
    said: Said,
    /// Where the link is drawn; empty where it is not here any more.
    code: String,
    lines: Vec<Line>,
    annex: String,
}

impl Page for NotePage {
    const TEMPLATE: &'static str = "survey/note";
    const NAV: Nav = Nav::Survey;

    fn title(&self) -> String {
        self.title.clone()
    }
}

impl NotePage {
    pub(super) fn new(
        circulation: &Circulation,
        note: &Note,
        (said, lines): (Said, Vec<Line>),
    ) -> Self {
        let path = format!("/survey/circulations/{}", circulation.id);
        let href = format!("{path}/notes/{}", note.id);
        Self {
            title: said.number.clone(),
            circulation: circulation.title.clone(),
            code: if note.link.is_some() {
                format!("{href}/code.svg")
            } else {
                String::new()
            },
            form: if circulation.anonymous {
                String::new()
            } else {
                format!("{href}/form.docx")
            },
            annex: note.language.text("survey-note-annex"),
            lang: note.language,
            path,
            href,
            said,
            lines,
        }
    }
}
