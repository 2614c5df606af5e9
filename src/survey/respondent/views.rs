//! The respondent's pages.

use serde::Serialize;

use super::super::circulations::{coordinators, names, treaty_name};
use super::super::markup;
use super::super::questions;
use super::handlers::{Opened, REVIEW};
use super::queries::Access;
use crate::questionnaire::{QuestionKind, Section};
use crate::web::forms::{ErrorLink, Field, FormErrors};
use crate::web::{Html, Layout, Page, Params, Visit};
use crate::workplans::WorkPlan;

/// `GET /s/{token}` and `GET /answer/{invitation}`: what this is, or where the answer stands.
#[derive(Debug, Serialize)]
pub struct StartPage {
    brand: String,
    title: String,
    kicker: String,
    lead: String,
    introduction: String,
    asked_by: String,
    closes: String,
    ways: Vec<Way>,
    /// Where a link's token is sent by the button that is pressed; empty where the browser
    /// holds it.
    action: String,
    token: String,
}

/// A page of the answer to go to: by a form from the door, else by a link.
#[derive(Debug, Serialize)]
struct Way {
    name: String,
    href: String,
    label: String,
    main: bool,
}

impl Page for StartPage {
    const TEMPLATE: &'static str = "survey/start";
    const LAYOUT: Layout = Layout::Plain;

    fn title(&self) -> String {
        self.title.clone()
    }

    fn brand(&self) -> String {
        self.brand.clone()
    }
}

impl StartPage {
    pub(super) fn new(visit: &Visit, opened: &Opened, plan: &WorkPlan) -> Self {
        let link = &opened.link;
        let lang = visit.lang;
        let access = link.access(visit.today());
        let open = access == Access::Open;
        let key = standing(opened, access);
        let title = if key == "new" {
            opened.text.title.in_language(lang).to_owned()
        } else {
            visit.t(&format!("survey-start-{key}"))
        };
        let by_link = opened.key.is_link();
        Self {
            brand: treaty_name(&opened.facts, lang).to_owned(),
            title,
            kicker: kicker(visit, opened),
            lead: start_lead(visit, opened, key),
            introduction: if open {
                introduction(visit, opened)
            } else {
                String::new()
            },
            asked_by: names(&opened.facts, &coordinators(plan), lang),
            closes: lang.date(link.closes_on),
            ways: ways(visit, opened, access),
            action: if by_link {
                format!("/s{}", opened.suffix)
            } else {
                String::new()
            },
            token: if by_link {
                opened.key.token().to_owned()
            } else {
                String::new()
            },
        }
    }
}

/// To go on where the survey is open, and to read what has been answered.
fn ways(visit: &Visit, opened: &Opened, access: Access) -> Vec<Way> {
    let way = |name: &str, label: String, main: bool| Way {
        href: opened.href(name),
        name: name.to_owned(),
        label,
        main,
    };
    let first = first_unanswered(opened).filter(|_| access == Access::Open);
    let go_on = first.map(|section| {
        let key = format!("survey-start-{}-go", standing(opened, access));
        way(&section.name, visit.t(&key), true)
    });
    let begun = opened.link.response.is_some() && access != Access::Elsewhere;
    let read = begun.then(|| way(REVIEW, visit.t("survey-read-answers"), false));
    go_on.into_iter().chain(read).collect()
}

/// Which of the texts `survey-start-…` fits.
fn standing(opened: &Opened, access: Access) -> &'static str {
    match access {
        Access::Elsewhere => "elsewhere",
        Access::Open | Access::Closed if opened.link.is_answered() => "answered",
        Access::Closed => "closed",
        Access::Open if opened.link.response.is_some() => "begun",
        Access::Open => "new",
    }
}

fn start_lead(visit: &Visit, opened: &Opened, key: &str) -> String {
    let response = opened.link.response.as_ref();
    let signed = response.and_then(|it| it.answered_on);
    let signed = signed.map(|date| visit.lang.date(date));
    let authority = response.map(|it| it.authority.clone());
    visit.ta(
        &format!("survey-start-{key}-lead"),
        &[
            ("date", signed.unwrap_or_default().into()),
            ("authority", authority.unwrap_or_default().into()),
        ],
    )
}

/// What the survey is for, or until when what was signed off can be changed.
fn introduction(visit: &Visit, opened: &Opened) -> String {
    if opened.link.is_answered() {
        let closes = visit.lang.date(opened.link.closes_on);
        return visit.ta("survey-start-change-until", &[("closes", closes.into())]);
    }
    let introduction = &opened.text.introduction;
    introduction.in_language(visit.lang).to_owned()
}

/// Where to go on: the first section without any answer, or else the first.
fn first_unanswered(opened: &Opened) -> Option<&Section> {
    let sections = &opened.text.sections;
    let answered = opened.link.is_answered();
    let open =
        |section: &&Section| opened.asked.asks_any(section) && !opened.answers.has_any(section);
    sections
        .iter()
        .find(|section| !answered && open(section))
        .or_else(|| sections.first())
}

/// "Survey for Nigeria".
fn kicker(visit: &Visit, opened: &Opened) -> String {
    let state = opened.facts.name(opened.link.state, visit.lang).to_owned();
    visit.ta("survey-for", &[("state", state.into())])
}

/// A part of the survey among the others.
#[derive(Debug, Serialize)]
struct Step {
    title: String,
    href: String,
    done: bool,
    current: bool,
}

/// The sections, then the review; `place` is the current one.
fn steps(visit: &Visit, opened: &Opened, place: usize) -> Vec<Step> {
    let sections = &opened.text.sections;
    let mut steps: Vec<Step> = sections
        .iter()
        .enumerate()
        .filter(|(index, section)| *index == place || opened.asked.asks_any(section))
        .map(|(index, section)| Step {
            title: section.title.in_language(visit.lang).to_owned(),
            href: opened.href(&section.name),
            done: index != place && opened.answers.has_any(section),
            current: index == place,
        })
        .collect();
    steps.push(Step {
        title: visit.t("survey-review"),
        href: opened.href(REVIEW),
        done: false,
        current: place == sections.len(),
    });
    steps
}

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
    /// The names of the questions that are shown.
    asked: String,
    questions: Html,
    is_first: bool,
    is_last: bool,
    saved: String,
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
    pub(super) fn new(
        visit: &Visit,
        opened: &Opened,
        place: usize,
        section: &Section,
        shown: &Params,
        errors: &FormErrors,
    ) -> Self {
        let lang = visit.lang;
        let open = opened.link.access(visit.today()) == Access::Open;
        let asked = (section, &opened.asked);
        let fields = markup::fields(lang, &opened.facts, asked, shown, errors);
        Self {
            brand: treaty_name(&opened.facts, lang).to_owned(),
            title: section.title.in_language(lang).to_owned(),
            kicker: part_kicker(visit, opened, place),
            introduction: section.introduction.in_language(lang).to_owned(),
            steps: if open {
                steps(visit, opened, place)
            } else {
                Vec::new()
            },
            errors: error_links(&fields),
            action: if open {
                opened.href(&section.name)
            } else {
                String::new()
            },
            asked: asked_names(opened, section),
            questions: markup::questions(lang, &fields),
            is_first: place == 0,
            is_last: place + 1 == opened.text.sections.len(),
            saved: saved(visit, opened),
            start: opened.href(""),
        }
    }
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

fn saved(visit: &Visit, opened: &Opened) -> String {
    let Some(response) = &opened.link.response else {
        return String::new();
    };
    let at = response.updated_at;
    let time = at.0.format("%H:%M").to_string();
    visit.ta(
        "survey-saved",
        &[
            ("date", visit.lang.date(at.date()).into()),
            ("time", time.into()),
        ],
    )
}

fn error_links(fields: &[Field]) -> Vec<ErrorLink> {
    fields
        .iter()
        .filter_map(|field| {
            field.error.as_ref().map(|error| ErrorLink {
                href: format!("#f-{}", field.name),
                text: format!("{}: {error}", field.label),
            })
        })
        .collect()
}

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
    authority: String,
    authority_error: Option<String>,
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
    pub(super) fn new(
        visit: &Visit,
        opened: &Opened,
        refused: Option<(&Params, &FormErrors)>,
    ) -> Self {
        let lang = visit.lang;
        let link = &opened.link;
        let access = link.access(visit.today());
        let open = access == Access::Open;
        let to_sign = open && !link.is_answered();
        let authority_error = refused
            .and_then(|(_, errors)| errors.0.first())
            .map(|error| lang.text_with(error.key, &error.args));
        let lead = match (access, link.is_answered()) {
            (Access::Elsewhere, _) => "survey-start-elsewhere-lead",
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
                .map(|_| review_errors(visit, opened, authority_error.as_deref()))
                .unwrap_or_default(),
            sections: if access == Access::Elsewhere {
                Vec::new()
            } else {
                review_sections(visit, opened, open)
            },
            action: if to_sign {
                opened.href("sign-off")
            } else {
                String::new()
            },
            authority: match refused {
                Some((data, _)) => data.get("authority").to_owned(),
                None => authority(opened),
            },
            authority_error,
            start: opened.href(""),
        }
    }
}

/// Who signs off, as far as it is known: who did before, or the office named above.
fn authority(opened: &Opened) -> String {
    let before = opened.link.response.as_ref();
    before
        .map(|response| response.authority.clone())
        .filter(|authority| !authority.is_empty())
        .unwrap_or_else(|| opened.answers.office(&opened.text).to_owned())
}

fn review_errors(visit: &Visit, opened: &Opened, authority: Option<&str>) -> Vec<ErrorLink> {
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
    if let Some(error) = authority {
        links.push(ErrorLink {
            href: "#f-authority".to_owned(),
            text: format!("{}: {error}", visit.t("survey-authority")),
        });
    }
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
                })
                .collect(),
        })
        .collect()
}

/// A link that opens nothing, or a form that is not its own.
#[derive(Debug, Serialize)]
pub struct GonePage {
    title: String,
    text: String,
}

impl Page for GonePage {
    const TEMPLATE: &'static str = "survey/gone";
    const LAYOUT: Layout = Layout::Plain;

    fn title(&self) -> String {
        self.title.clone()
    }
}

impl GonePage {
    pub(super) fn link(visit: &Visit) -> Self {
        Self {
            title: visit.t("survey-gone"),
            text: visit.t("survey-gone-text"),
        }
    }

    pub(super) fn form(visit: &Visit) -> Self {
        Self {
            title: visit.t("error-bad-token-title"),
            text: visit.t("survey-form-gone-text"),
        }
    }
}
