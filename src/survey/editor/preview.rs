//! A questionnaire as a respondent will see it. Answers travel along in the pages and are
//! written down nowhere.

use actix_web::http::StatusCode;
use actix_web::web::Path;
use serde::Serialize;

use super::super::model::QuestionnaireId;
use super::super::views::language_name;
use super::super::{inside, markup, questions};
use super::places::base;
use crate::i18n::Lang;
use crate::questionnaire::{Answers, Asked, Question, QuestionKind, Questionnaire, Section};
use crate::states::Facts;
use crate::web::forms::{ErrorLink, FormErrors, Reader};
use crate::web::{Answer, Desk, Html, Layout, Page, Params, Posted, Visit};

/// The page on which everything is read again.
const REVIEW: &str = "review";

pub async fn begin(desk: Desk, id: Path<QuestionnaireId>) -> Answer {
    show(desk, *id, Params::default()).await
}

pub async fn go_on(desk: Desk, id: Path<QuestionnaireId>, Posted(data): Posted) -> Answer {
    show(desk, *id, data).await
}

async fn show(desk: Desk, id: QuestionnaireId, data: Params) -> Answer {
    let app = desk.app.clone();
    let read = app.db.read(move |conn| {
        inside(&desk.actor)?;
        let text = desk.app.definitions.get(conn, id)?;
        let facts = desk.facts(conn)?;
        let lang = language(&desk, &text, &data);
        // As a respondent: without the desk around it.
        let visit = Visit::clone(&desk).with_lang(lang);
        let walk = Walk::new(&visit, &text, &facts, data);
        let (status, page) = walk.page(id);
        Ok((visit, status, page))
    });
    let (visit, status, page) = read.await?;
    visit.show(status, &page)
}

/// The language that was chosen, one of the questionnaire's.
fn language(desk: &Desk, text: &Questionnaire, data: &Params) -> Lang {
    let asked: Option<Lang> = data.value("switch").or_else(|| data.value("in"));
    let asked = asked.or_else(|| desk.params().value("text"));
    let asked = asked.or_else(|| desk.params().value("lang"));
    let known = |lang: &Lang| text.languages.contains(lang);
    let asked = asked.filter(known).or(Some(desk.lang).filter(known));
    asked
        .or(text.languages.first().copied())
        .unwrap_or(desk.lang)
}

/// One step through a questionnaire.
struct Walk<'a> {
    visit: &'a Visit,
    text: &'a Questionnaire,
    facts: &'a Facts,
    /// What was sent.
    data: Params,
    answers: Answers,
    asked: Asked,
}

impl<'a> Walk<'a> {
    fn new(visit: &'a Visit, text: &'a Questionnaire, facts: &'a Facts, data: Params) -> Self {
        let (answers, _) = read(visit, text, facts, &data, text.questions());
        let asked = Asked::of(text, &answers, visit.today());
        Self {
            visit,
            text,
            facts,
            data,
            answers,
            asked,
        }
    }

    fn page(&self, id: QuestionnaireId) -> (StatusCode, PreviewPage) {
        let at = self.data.get("at");
        let place = self.text.sections.iter().position(|it| it.name == at);
        let sent = place.and_then(|place| Some((place, self.text.sections.get(place)?)));
        let stays = !self.data.get("switch").is_empty();
        let Some((place, section)) = sent else {
            let stay = at == REVIEW && (stays || self.data.get("go").is_empty());
            let name = if stay { REVIEW } else { self.data.get("go") };
            return (StatusCode::OK, self.shown(id, name, &FormErrors::default()));
        };
        if stays {
            return (StatusCode::OK, self.shown(id, at, &FormErrors::default()));
        }
        let shown = self.were_shown(section);
        let (_, errors) = read(
            self.visit,
            self.text,
            self.facts,
            &self.data,
            shown.iter().copied(),
        );
        let go = self.data.get("go");
        if let Some(errors) = errors.filter(|_| go != "back") {
            return (
                StatusCode::UNPROCESSABLE_ENTITY,
                self.shown(id, at, &errors),
            );
        }
        let to = self.next(place, section, &shown, go);
        (StatusCode::OK, self.shown(id, &to, &FormErrors::default()))
    }

    /// The questions of a section that the page showed.
    fn were_shown(&self, section: &'a Section) -> Vec<&'a Question> {
        let said: Vec<&str> = self.data.get("asked").split(' ').collect();
        let questions = section.questions.iter();
        questions
            .filter(|it| said.contains(&it.name.as_str()))
            .collect()
    }

    /// Where a page leads: to a question that its answers have called up, or where the
    /// button says.
    fn next(&self, place: usize, section: &Section, shown: &[&Question], go: &str) -> String {
        let mut questions = section.questions.iter();
        let called_up = questions.any(|question| {
            self.asked.asks(question) && !shown.iter().any(|it| it.name == question.name)
        });
        let sections = &self.text.sections;
        if called_up && go != "back" {
            return section.name.clone();
        }
        let asked = |section: &&Section| self.asked.asks_any(section);
        match go {
            "back" => {
                let before = sections.iter().take(place).rfind(asked);
                before.map_or_else(|| section.name.clone(), |it| it.name.clone())
            }
            "" | "next" => {
                let further = sections.iter().skip(place + 1).find(asked);
                further.map_or_else(|| REVIEW.to_owned(), |it| it.name.clone())
            }
            // A preview takes no file.
            other if other.starts_with("file:") => section.name.clone(),
            other => other.to_owned(),
        }
    }

    fn shown(&self, id: QuestionnaireId, name: &str, errors: &FormErrors) -> PreviewPage {
        let lang = self.visit.lang;
        let section = self.text.section(name);
        let first = || self.text.sections.iter().find(|it| self.asked.asks_any(it));
        let section = if name == REVIEW {
            None
        } else {
            section.or_else(first)
        };
        let fields = section.map_or_else(Vec::new, |section| {
            let asked = (section, &self.asked);
            markup::fields(lang, self.facts, asked, &self.data, errors)
        });
        let title = section.map(|it| it.title.in_language(lang).to_owned());
        let is_first = section.is_some_and(|it| first().is_some_and(|first| first.name == it.name));
        let wrong = fields.iter().filter_map(|field| {
            let error = field.error.as_ref()?;
            Some(ErrorLink {
                href: format!("#f-{}", field.name),
                text: format!("{}: {error}", field.label),
            })
        });
        PreviewPage {
            brand: self.text.title.in_language(lang).to_owned(),
            title: title.unwrap_or_else(|| self.visit.t("survey-review")),
            introduction: section
                .map(|it| it.introduction.in_language(lang).to_owned())
                .unwrap_or_default(),
            welcome: if is_first {
                self.text.introduction.in_language(lang).to_owned()
            } else {
                String::new()
            },
            errors: wrong.collect(),
            action: format!("{}/preview", base(id)),
            back: base(id),
            at: section.map_or(REVIEW, |it| &it.name).to_owned(),
            lang,
            languages: self.languages(),
            asked: self.names(section),
            kept: self.kept(section),
            steps: self.steps(section),
            questions: markup::questions(lang, &fields),
            is_first,
            review: if section.is_none() {
                self.review()
            } else {
                Vec::new()
            },
            is_review: section.is_none(),
        }
    }

    fn languages(&self) -> Vec<LanguageButton> {
        let languages = self.text.languages.iter();
        languages
            .map(|lang| LanguageButton {
                code: *lang,
                name: language_name(*lang),
                current: *lang == self.visit.lang,
            })
            .collect()
    }

    fn names(&self, section: Option<&Section>) -> String {
        let questions = section.into_iter().flat_map(|it| &it.questions);
        let asked = questions.filter(|it| self.asked.asks(it));
        asked
            .map(|it| it.name.as_str())
            .collect::<Vec<_>>()
            .join(" ")
    }

    /// The answers that the page does not show: they go along unseen.
    fn kept(&self, section: Option<&Section>) -> Vec<(String, String)> {
        let questions = section.into_iter().flat_map(|it| &it.questions);
        let shown: Vec<&str> = questions
            .filter(|it| self.asked.asks(it))
            .flat_map(|it| {
                let own = std::iter::once(it.name.as_str());
                own.chain(it.answer_keys())
            })
            .collect();
        let is_kept = |name: &str| {
            let key = name.strip_prefix("q_")?;
            let key = key.split(':').next().unwrap_or(key);
            (!shown.contains(&key)).then_some(())
        };
        let pairs = self.data.pairs().iter();
        pairs
            .filter(|(name, value)| is_kept(name).is_some() && !value.is_empty())
            .cloned()
            .collect()
    }

    fn steps(&self, current: Option<&Section>) -> Vec<Step> {
        let lang = self.visit.lang;
        let here = current.map(|it| it.name.as_str());
        let sections = self.text.sections.iter();
        let asked = sections.filter(|it| self.asked.asks_any(it));
        let mut steps: Vec<Step> = asked
            .map(|section| Step {
                name: section.name.clone(),
                title: section.title.in_language(lang).to_owned(),
                current: here == Some(&*section.name),
            })
            .collect();
        steps.push(Step {
            name: REVIEW.to_owned(),
            title: self.visit.t("survey-review"),
            current: current.is_none(),
        });
        steps
    }

    fn review(&self) -> Vec<ReviewSection> {
        let lang = self.visit.lang;
        let sections = self.text.sections.iter();
        sections
            .filter(|section| self.asked.asks_any(section))
            .map(|section| ReviewSection {
                title: section.title.in_language(lang).to_owned(),
                lines: section
                    .questions
                    .iter()
                    .filter(|it| it.kind != QuestionKind::Note && self.asked.asks(it))
                    .map(|question| ReviewLine {
                        question: question.label.in_language(lang).to_owned(),
                        answers: questions::texts(lang, self.facts, question, &self.answers),
                        missing: question.required && !self.answers.answers(question),
                    })
                    .collect(),
            })
            .collect()
    }
}

/// The answers a form sent to some questions, and what is wrong with them.
fn read<'q>(
    visit: &Visit,
    text: &Questionnaire,
    facts: &Facts,
    data: &Params,
    asked: impl Iterator<Item = &'q Question> + Clone,
) -> (Answers, Option<FormErrors>) {
    let is_state = |state| facts.state(state).is_some();
    let against = |saved| questions::Read {
        data,
        is_state: &is_state,
        saved,
        today: visit.today(),
    };
    // Limits may speak of any answer: all are read first.
    let none = Answers::default();
    let mut reader = Reader::new(data);
    let all = questions::read(&mut reader, &against(&none), text.questions());
    let mut reader = Reader::new(data);
    let given = questions::read(&mut reader, &against(&all), asked);
    (given, reader.finish(|| Some(())).err())
}

/// `GET` and `POST /survey/questionnaires/{id}/preview`
#[derive(Debug, Serialize)]
pub struct PreviewPage {
    brand: String,
    title: String,
    introduction: String,
    /// What the whole is for, on the first page.
    welcome: String,
    errors: Vec<ErrorLink>,
    action: String,
    back: String,
    /// The page that is shown.
    at: String,
    lang: Lang,
    languages: Vec<LanguageButton>,
    /// The names of the questions that are shown.
    asked: String,
    kept: Vec<(String, String)>,
    steps: Vec<Step>,
    questions: Html,
    is_first: bool,
    review: Vec<ReviewSection>,
    is_review: bool,
}

#[derive(Debug, Serialize)]
struct LanguageButton {
    code: Lang,
    name: &'static str,
    current: bool,
}

#[derive(Debug, Serialize)]
struct Step {
    name: String,
    title: String,
    current: bool,
}

#[derive(Debug, Serialize)]
struct ReviewSection {
    title: String,
    lines: Vec<ReviewLine>,
}

#[derive(Debug, Serialize)]
struct ReviewLine {
    question: String,
    answers: Vec<String>,
    missing: bool,
}

impl Page for PreviewPage {
    const TEMPLATE: &'static str = "questionnaires/preview";
    const LAYOUT: Layout = Layout::Plain;

    fn title(&self) -> String {
        self.title.clone()
    }

    fn brand(&self) -> String {
        self.brand.clone()
    }
}
