//! Everything that was answered, and the end of it.

use serde::Serialize;

use super::super::super::circulations::treaty_name;
use super::super::super::questions;
use super::super::opened::{Opened, RECEIPT};
use super::super::queries::Access;
use super::{Step, kicker, steps};
use crate::i18n::Lang;
use crate::questionnaire::{FileAnswer, QuestionKind};
use crate::web::forms::{ErrorLink, FormErrors};
use crate::web::{Layout, Page, Params, Visit};

/// `GET /answer/{invitation}/review`: everything that was answered, and the end of it.
#[derive(Debug, Serialize)]
pub struct ReviewPage {
    brand: String,
    title: String,
    kicker: String,
    lead: String,
    steps: Vec<Step>,
    errors: Vec<ErrorLink>,
    sections: Vec<ReviewSection>,
    /// Where the sign-off goes; empty where it is signed off, or cannot be.
    action: String,
    name: SignerField,
    capacity: SignerField,
    version: i32,
    /// Whether it bears no name.
    anonymous: bool,
    receipt: String,
    start: String,
}

#[derive(Debug, Serialize)]
struct ReviewSection {
    title: String,
    /// Where it can be changed; empty where it cannot.
    href: String,
    lines: Vec<ReviewLine>,
}

#[derive(Debug, Serialize)]
struct ReviewLine {
    question: String,
    answers: Vec<String>,
    missing: bool,
    /// Where the file is had that answers it; empty for none.
    file: String,
}

impl Page for ReviewPage {
    const TEMPLATE: &'static str = "survey/review";
    const LAYOUT: Layout = Layout::Plain;

    fn title(&self) -> String {
        self.title.clone()
    }

    fn brand(&self) -> String {
        self.brand.clone()
    }
}

impl ReviewPage {
    /// The review; `refused` is a sign-off that was sent and what is wrong with it.
    pub fn new(visit: &Visit, opened: &Opened, refused: Option<(&Params, &FormErrors)>) -> Self {
        let lang = visit.lang;
        let link = &opened.link;
        let access = link.access();
        let open = access == Access::Open;
        let to_sign = open && !link.is_answered();
        let signer =
            |name: &'static str, known: String| SignerField::new(lang, name, known, refused);
        let lead = match (access, link.is_answered()) {
            (Access::Elsewhere, _) => "survey-start-elsewhere-lead",
            (_, true) if link.anonymous => "survey-start-anonymous-answered-lead",
            (_, true) => "survey-review-signed",
            (Access::Closed, _) => "survey-start-closed-lead",
            (Access::Open, _) => "survey-review-lead",
        };
        Self {
            brand: treaty_name(&opened.facts, lang).to_owned(),
            title: visit.t("survey-review"),
            kicker: kicker(visit, opened),
            lead: visit.t(lead),
            steps: if to_sign {
                steps(visit, opened, opened.text.sections.len())
            } else {
                Vec::new()
            },
            errors: refused
                .map(|(_, errors)| review_errors(visit, opened, errors))
                .unwrap_or_default(),
            sections: if access == Access::Elsewhere || link.anonymous && !to_sign {
                Vec::new()
            } else {
                review_sections(visit, opened, open)
            },
            action: if to_sign {
                opened.href("sign-off")
            } else {
                String::new()
            },
            name: signer("name", String::new()),
            capacity: signer("capacity", opened.answers.office(&opened.text).to_owned()),
            version: link.version(),
            receipt: if link.is_answered() && access != Access::Elsewhere && !link.anonymous {
                opened.href(RECEIPT)
            } else {
                String::new()
            },
            anonymous: link.anonymous,
            start: opened.href(""),
        }
    }
}

fn review_errors(visit: &Visit, opened: &Opened, errors: &FormErrors) -> Vec<ErrorLink> {
    let wanting = opened.wanting(visit.today());
    let mut links: Vec<ErrorLink> = wanting
        .into_iter()
        .map(|(section, question)| {
            let label = question.label.in_language(visit.lang);
            let name = questions::field_name(question);
            let what = if opened.answers.answers(question) {
                "survey-unfit"
            } else {
                "survey-missing"
            };
            ErrorLink {
                href: opened.href(&format!("{}#f-{name}", section.name)),
                text: format!("{label} {}", visit.t(what)),
            }
        })
        .collect();
    links.extend(errors.0.iter().map(|error| {
        let text = visit.lang.text_with(error.key, &error.args);
        match error.field.as_str() {
            "" => ErrorLink {
                href: "#content".to_owned(),
                text,
            },
            field => ErrorLink {
                href: format!("#f-{field}"),
                text: format!("{}: {text}", visit.t(&format!("survey-signer-{field}"))),
            },
        }
    }));
    links
}

fn review_sections(visit: &Visit, opened: &Opened, open: bool) -> Vec<ReviewSection> {
    let lang = visit.lang;
    let answers = &opened.answers;
    opened
        .text
        .sections
        .iter()
        .map(|section| ReviewSection {
            title: section.title.in_language(lang).to_owned(),
            href: if open {
                opened.href(&section.name)
            } else {
                String::new()
            },
            lines: section
                .questions
                .iter()
                .filter(|it| it.kind != QuestionKind::Note && opened.asked.asks(it))
                .map(|question| ReviewLine {
                    question: question.label.in_language(lang).to_owned(),
                    answers: questions::texts(lang, &opened.facts, question, answers),
                    missing: question.required && !answers.answers(question),
                    file: match FileAnswer::read(answers.first(&question.name)) {
                        Some(_) if question.kind == QuestionKind::File => {
                            opened.href(&format!("files/{}/content", question.name))
                        }
                        _ => String::new(),
                    },
                })
                .collect(),
        })
        .collect()
}

/// A line of who signs off.
#[derive(Debug, Serialize)]
struct SignerField {
    value: String,
    error: Option<String>,
}

impl SignerField {
    fn new(lang: Lang, name: &str, known: String, refused: Option<(&Params, &FormErrors)>) -> Self {
        let Some((data, errors)) = refused else {
            return Self {
                value: known,
                error: None,
            };
        };
        let error = errors.0.iter().find(|error| error.field == name);
        Self {
            value: data.get(name).to_owned(),
            error: error.map(|error| lang.text_with(error.key, &error.args)),
        }
    }
}
