//! The Word form: where it is had, where it is brought back, and what it says.

use serde::Serialize;

use super::super::super::circulations::treaty_name;
use super::super::super::questions;
use super::super::super::word::{Finding, Taken};
use super::super::opened::{Opened, WORD};
use super::kicker;
use crate::questionnaire::Question;
use crate::web::forms::{ErrorLink, FormErrors};
use crate::web::{Layout, Page, Visit};

/// `GET /answer/{invitation}/word`
#[derive(Debug, Serialize)]
pub struct WordPage {
    brand: String,
    title: String,
    kicker: String,
    errors: Vec<ErrorLink>,
    /// What is wrong with the file; empty for nothing.
    file_error: String,
    /// Where the form is had.
    form: String,
    /// Where a file is brought.
    action: String,
    said: Option<Said>,
    start: String,
}

/// What a file says.
#[derive(Debug, Serialize)]
pub struct Said {
    /// What cannot be taken over.
    findings: Vec<FoundView>,
    lines: Vec<SaidLine>,
    /// The answers as the page's form would send them.
    hidden: Vec<(String, String)>,
    version: i32,
    /// Where they are sent to be saved.
    take: String,
}

#[derive(Debug, Serialize)]
struct FoundView {
    about: String,
    why: String,
    text: String,
}

/// An answer of the file.
#[derive(Debug, Serialize)]
struct SaidLine {
    question: String,
    answers: Vec<String>,
    /// What is saved now, where that is something else.
    instead_of: Vec<String>,
}

impl Page for WordPage {
    const TEMPLATE: &'static str = "survey/word";
    const LAYOUT: Layout = Layout::Plain;

    fn title(&self) -> String {
        self.title.clone()
    }

    fn brand(&self) -> String {
        self.brand.clone()
    }
}

impl WordPage {
    /// The page; `said` is what a file says.
    pub fn new(visit: &Visit, opened: &Opened, said: Option<Said>, errors: &FormErrors) -> Self {
        let lang = visit.lang;
        let text = |field: &str| {
            let error = errors.0.iter().find(|error| error.field == field);
            error.map(|error| lang.text_with(error.key, &error.args))
        };
        let links = errors.0.iter().map(|error| ErrorLink {
            href: if error.field == "file" {
                "#f-file".to_owned()
            } else {
                "#content".to_owned()
            },
            text: lang.text_with(error.key, &error.args),
        });
        Self {
            brand: treaty_name(&opened.facts, lang).to_owned(),
            title: visit.t("survey-word-title"),
            kicker: kicker(visit, opened),
            errors: links.collect(),
            file_error: text("file").unwrap_or_default(),
            form: opened.href("form.docx"),
            action: opened.href(WORD),
            said,
            start: opened.href(""),
        }
    }
}

impl Said {
    /// What was taken from a file, beside what is saved.
    pub fn new(visit: &Visit, opened: &Opened, taken: &Taken) -> Self {
        let answered = |question: &&Question| {
            let keys = question.keys();
            keys.iter()
                .any(|(key, _)| !taken.answers.of(key).is_empty())
        };
        let line = |question: &Question| {
            let read = |answers| questions::texts(visit.lang, &opened.facts, question, answers);
            let (now, before) = (read(&taken.answers), read(&opened.answers));
            SaidLine {
                question: question.label.in_language(visit.lang).to_owned(),
                instead_of: if now == before { Vec::new() } else { before },
                answers: now,
            }
        };
        Self {
            findings: taken.findings.iter().map(FoundView::new).collect(),
            lines: opened.text.questions().filter(answered).map(line).collect(),
            hidden: questions::filled(&opened.text, &taken.answers).collect(),
            version: opened.link.response.as_ref().map_or(0, |it| it.version),
            take: opened.href("word/take"),
        }
    }
}

impl FoundView {
    fn new(finding: &Finding) -> Self {
        Self {
            about: finding.about.clone(),
            why: finding.why.clone(),
            text: finding.text.clone(),
        }
    }
}
