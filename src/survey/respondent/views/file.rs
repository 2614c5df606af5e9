//! The page of a file.

use serde::Serialize;

use super::super::super::circulations::treaty_name;
use super::super::super::questions::field_name;
use super::super::opened::Opened;
use super::kicker;
use crate::questionnaire::{FileAnswer, Question};
use crate::web::forms::{ErrorLink, FormErrors};
use crate::web::{Layout, Page, Visit};

/// `GET /answer/{invitation}/files/{question}`, `GET /part/{part}/files/{question}`
#[derive(Debug, Serialize)]
pub struct FilePage {
    brand: String,
    title: String,
    kicker: String,
    hint: String,
    /// What is taken, and how large.
    bounds: String,
    errors: Vec<ErrorLink>,
    /// What is wrong with the file; empty for nothing.
    error: String,
    /// The file that is there; empty for none.
    name: String,
    digest: String,
    /// Where it is had, and where it is taken away.
    content: String,
    remove: String,
    /// The answer that this page shows.
    known: String,
    /// Where a file is brought.
    action: String,
    back: String,
}

impl Page for FilePage {
    const TEMPLATE: &'static str = "survey/file";
    const LAYOUT: Layout = Layout::Plain;

    fn title(&self) -> String {
        self.title.clone()
    }

    fn brand(&self) -> String {
        self.brand.clone()
    }
}

impl FilePage {
    pub fn new(visit: &Visit, opened: &Opened, question: &Question, errors: &FormErrors) -> Self {
        let lang = visit.lang;
        let known = opened.answers.first(&question.name);
        let file = FileAnswer::read(known);
        let settings = &visit.app.settings.attachments;
        let kinds: Vec<_> = settings.kinds.iter().map(|it| format!(".{it}")).collect();
        let args = [
            ("kinds", kinds.join(", ").into()),
            ("mib", settings.file_mib.into()),
        ];
        let texts = errors.0.iter().map(|it| lang.text_with(it.key, &it.args));
        let texts: Vec<String> = texts.collect();
        let own = opened.href(&format!("files/{}", question.name));
        let below = |word: &str| opened.href(&format!("files/{}/{word}", question.name));
        Self {
            brand: treaty_name(&opened.facts, lang).to_owned(),
            title: question.label.in_language(lang).to_owned(),
            kicker: kicker(visit, opened),
            hint: question.hint.in_language(lang).to_owned(),
            bounds: visit.ta("survey-file-bounds", &args),
            errors: texts
                .iter()
                .map(|text| ErrorLink {
                    href: "#f-file".to_owned(),
                    text: text.clone(),
                })
                .collect(),
            error: texts.first().cloned().unwrap_or_default(),
            name: file.map_or("", |it| it.name).to_owned(),
            digest: file.map_or("", |it| it.sha256).to_owned(),
            content: below("content"),
            remove: below("remove"),
            known: known.to_owned(),
            action: own,
            back: back(opened, question),
        }
    }
}

/// The question on its section's page.
fn back(opened: &Opened, question: &Question) -> String {
    let mut sections = opened.text.sections.iter();
    let own = sections.find(|it| it.questions.iter().any(|it| it.name == question.name));
    let page = match own {
        Some(section) if opened.link.part.is_none() => &section.name,
        _ => "",
    };
    opened.href(&format!("{page}#f-{}", field_name(question)))
}
