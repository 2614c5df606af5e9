//! Two who save the same page at once: each sees both answers and chooses, question by
//! question.

use serde::Serialize;

use super::super::questions;
use super::opened::Opened;
use crate::questionnaire::Section;
use crate::web::conflict::ConflictPage as Both;
use crate::web::forms::{FieldGroup, FormErrors, FormView};
use crate::web::{Layout, Page, Params, Visit};

/// Both versions of a page, without the desk around them.
#[derive(Debug, Serialize)]
#[serde(transparent)]
pub(super) struct ConflictPage(Both);

impl Page for ConflictPage {
    const TEMPLATE: &'static str = "forms/conflict";
    const LAYOUT: Layout = Layout::Plain;

    fn title(&self) -> String {
        self.0.title()
    }
}

impl ConflictPage {
    /// The page of a section whose form sent `data`, against what is saved.
    pub fn new(visit: &Visit, opened: &Opened, section: &Section, data: &Params) -> Self {
        let saved: Params = questions::filled(&opened.text, &opened.answers).collect();
        let mine = form(visit, opened, section, data);
        let theirs = form(visit, opened, section, &saved);
        Self(Both::new(visit.lang, &mine, &theirs))
    }
}

fn form(visit: &Visit, opened: &Opened, section: &Section, shown: &Params) -> FormView {
    let none = FormErrors::default();
    let asked = opened.shown(section, shown);
    let fields = asked
        .into_iter()
        .flat_map(|question| questions::fields(visit.lang, &opened.facts, question, shown, &none))
        .filter(|field| !["note", "file"].contains(&field.kind))
        .flat_map(questions::one_value_each);
    let page = if opened.link.part.is_some() {
        ""
    } else {
        &section.name
    };
    FormView {
        action: opened.href(page),
        submit: String::new(),
        cancel: opened.href(page),
        version: opened.revision(&section.name),
        groups: vec![FieldGroup {
            legend: String::new(),
            fields: fields.collect(),
        }],
        errors: Vec::new(),
    }
}
