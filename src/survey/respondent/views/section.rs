//! The page of a section.

use serde::Serialize;

use super::super::super::circulations::treaty_name;
use super::super::super::markup::{self, Below};
use super::super::super::questions;
use super::super::anonymous::asks_for_words;
use super::super::earlier::{Earlier, MOST_EARLIER};
use super::super::opened::Opened;
use super::super::queries::Access;
use super::{Step, moment, steps};
use crate::questionnaire::{FileAnswer, Section};
use crate::web::forms::{Choice, ErrorLink, Field, FormErrors};
use crate::web::{Html, Layout, Page, Params, Visit};

/// `GET /answer/{invitation}/{section}`
#[derive(Debug, Serialize)]
pub struct SectionPage {
    brand: String,
    title: String,
    kicker: String,
    introduction: String,
    steps: Vec<Step>,
    errors: Vec<ErrorLink>,
    /// Where the form goes; empty where nothing can be answered any more.
    action: String,
    /// How often it had been saved.
    version: i32,
    /// The names of the questions that are shown.
    asked: String,
    questions: Html,
    is_first: bool,
    is_last: bool,
    saved: String,
    /// That one's own words can name one, where the answer bears no name; else empty.
    wording: String,
    /// Whether the rest of the answer is open too.
    whole: bool,
    start: String,
}

impl Page for SectionPage {
    const TEMPLATE: &'static str = "survey/section";
    const LAYOUT: Layout = Layout::Plain;

    fn title(&self) -> String {
        self.title.clone()
    }

    fn brand(&self) -> String {
        self.brand.clone()
    }
}

impl SectionPage {
    /// The page of a section with the answers `shown`: those saved, or those typed.
    pub fn new(
        visit: &Visit,
        opened: &Opened,
        (place, section): (usize, &Section),
        (shown, errors): (&Params, &FormErrors),
        earlier: Option<&Earlier>,
    ) -> Self {
        let lang = visit.lang;
        let whole = opened.link.part.is_none();
        let open = opened.link.access() == Access::Open;
        let shown = (shown, errors);
        let questions = with_earlier(visit, opened, section, shown, earlier);
        Self {
            brand: treaty_name(&opened.facts, lang).to_owned(),
            title: section.title.in_language(lang).to_owned(),
            kicker: part_kicker(visit, opened, place),
            introduction: section.introduction.in_language(lang).to_owned(),
            steps: if open && whole {
                steps(visit, opened, place)
            } else {
                Vec::new()
            },
            errors: error_links(questions.iter().flat_map(|(fields, _)| fields)),
            version: opened.revision(&section.name),
            action: if open {
                opened.href(if whole { &section.name } else { "" })
            } else {
                String::new()
            },
            asked: asked_names(opened, section),
            questions: markup::questions_with_below(lang, &questions),
            is_first: place == 0,
            is_last: place + 1 == opened.text.sections.len(),
            saved: saved(visit, opened, section),
            wording: if opened.link.anonymous && asks_for_words(section) {
                visit.t("survey-anonymous-wording")
            } else {
                String::new()
            },
            whole,
            start: opened.href(""),
        }
    }
}

/// The questions of a section that are asked, each with what its State answered before.
fn with_earlier(
    visit: &Visit,
    opened: &Opened,
    section: &Section,
    (shown, errors): (&Params, &FormErrors),
    earlier: Option<&Earlier>,
) -> Vec<(Vec<Field>, Option<Below>)> {
    let mut room = MOST_EARLIER;
    let asked = section.questions.iter().filter(|it| opened.asked.asks(it));
    asked
        .map(|question| {
            let facts = &opened.facts;
            let mut fields = questions::fields(visit.lang, facts, question, shown, errors);
            for field in &mut fields {
                field.options.extend(file_of(opened, field));
            }
            let below = earlier.and_then(|it| it.below(visit, opened, question, &mut room));
            (fields, below)
        })
        .collect()
}

/// The file that answers a question, as a choice whose value is its address.
fn file_of(opened: &Opened, field: &Field) -> Option<Choice> {
    let name = field
        .name
        .strip_prefix("q_")
        .filter(|_| field.kind == "file")?;
    let file = FileAnswer::read(opened.answers.first(name))?;
    let address = opened.href(&format!("files/{name}/content"));
    Some(Choice::new(address, file.name))
}

fn asked_names(opened: &Opened, section: &Section) -> String {
    let questions = section.questions.iter();
    let names = questions
        .filter(|it| opened.asked.asks(it))
        .map(|it| it.name.as_str());
    names.collect::<Vec<_>>().join(" ")
}

fn part_kicker(visit: &Visit, opened: &Opened, place: usize) -> String {
    let state = opened.facts.name(opened.link.state, visit.lang).to_owned();
    visit.ta(
        "survey-part",
        &[
            ("state", state.into()),
            ("part", (place + 1).into()),
            ("parts", (opened.text.sections.len() + 1).into()),
        ],
    )
}

/// When the page was saved last and, where it was not the State's own link, for whom the
/// link was.
fn saved(visit: &Visit, opened: &Opened, section: &Section) -> String {
    let Some(page) = opened.page_state(&section.name) else {
        return String::new();
    };
    let Some(saved_at) = page.saved_at else {
        return visit.t("survey-saved-some-time");
    };
    let key = if page.saved_by.is_empty() {
        "survey-saved"
    } else {
        "survey-saved-by"
    };
    let args = [
        ("moment", moment(visit, saved_at).into()),
        ("holder", page.saved_by.clone().into()),
    ];
    visit.ta(key, &args)
}

fn error_links<'a>(fields: impl Iterator<Item = &'a Field>) -> Vec<ErrorLink> {
    fields
        .filter_map(|field| {
            field.error.as_ref().map(|error| ErrorLink {
                href: format!("#f-{}", field.name),
                text: format!("{}: {error}", field.label),
            })
        })
        .collect()
}

/// `GET /part/{part}`: the one section that was handed over.
#[derive(Debug, Serialize)]
pub struct PartPage {
    brand: String,
    title: String,
    lead: String,
    /// None once it can no longer be answered.
    section: Option<SectionPage>,
}

impl Page for PartPage {
    const TEMPLATE: &'static str = "survey/part";
    const LAYOUT: Layout = Layout::Plain;

    fn title(&self) -> String {
        self.title.clone()
    }

    fn brand(&self) -> String {
        self.brand.clone()
    }
}

impl PartPage {
    pub fn new(visit: &Visit, opened: &Opened, section: Option<SectionPage>) -> Self {
        let (title, lead) = match &section {
            Some(section) => (section.title.clone(), visit.t("survey-part-lead")),
            None => (
                visit.t("survey-part-closed"),
                visit.t("survey-part-closed-lead"),
            ),
        };
        Self {
            brand: treaty_name(&opened.facts, visit.lang).to_owned(),
            title,
            lead,
            section,
        }
    }
}
