//! What a link has opened, and the ways to a page and to a change with it.

use std::sync::Arc;

use actix_web::http::StatusCode;
use chrono::NaiveDate;

use super::super::questions::{self, Read};
use super::key::Key;
use super::queries::{self, Link, PageState};
use super::views::GonePage;
use crate::db::Conn;
use crate::error::AppError;
use crate::i18n::Lang;
use crate::questionnaire::{Answers, Asked, Question, Questionnaire, Section};
use crate::states::Facts;
use crate::web::forms::{FormErrors, Reader};
use crate::web::{Answer, CsrfToken, Outcome, Page, Params, PostedBody, Visit};

/// The page on which everything is read again and signed off.
pub(super) const REVIEW: &str = "review";

/// The page on which a section is handed to a colleague.
pub(super) const LINKS: &str = "links";

/// The page that says what was signed off.
pub(super) const RECEIPT: &str = "receipt";

/// The page on which the Word form is had and brought back.
pub(super) const WORD: &str = "word";

/// Pages of the answer that are no sections, by the words that no section's address is.
const OTHER_PAGES: [&str; 4] = [REVIEW, LINKS, RECEIPT, WORD];

/// All that a respondent's page is made from.
pub(super) struct Opened {
    pub key: Key,
    pub link: Link,
    pub text: Arc<Questionnaire>,
    pub answers: Answers,
    /// The questions that are asked after those answers.
    pub asked: Asked,
    /// The pages that were saved.
    pub pages: Vec<PageState>,
    pub facts: Arc<Facts>,
    /// `?lang=fr` as long as the respondent asks for a language, or nothing.
    pub suffix: String,
}

impl Opened {
    pub fn load(visit: &Visit, conn: &mut Conn, key: Key) -> Result<Self, AppError> {
        let link = queries::open(conn, key.token(), visit.app.clock.now())?;
        if !key.is_of(link.place()) {
            return Err(AppError::NotFound);
        }
        let text = visit.app.definitions.get(conn, link.text())?;
        let answers = queries::saved(conn, &link)?;
        Ok(Self {
            asked: Asked::of(&text, &answers, visit.today()),
            pages: queries::pages(conn, &link)?,
            text,
            answers,
            facts: visit.facts(conn)?,
            suffix: asked_language(visit).map_or_else(String::new, |lang| format!("?lang={lang}")),
            key,
            link,
        })
    }

    /// The address of a page: the start for an empty name.
    pub fn href(&self, name: &str) -> String {
        let (name, anchor) = name.split_once('#').unwrap_or((name, ""));
        let slash = if name.is_empty() { "" } else { "/" };
        let hash = if anchor.is_empty() { "" } else { "#" };
        format!(
            "{}{slash}{name}{}{hash}{anchor}",
            self.link.place().path(),
            self.suffix
        )
    }

    /// `name` where there is such a page; else the start's.
    pub fn known_page<'a>(&self, name: &'a str) -> &'a str {
        let known = OTHER_PAGES.contains(&name) || self.section(name).is_ok();
        if known && self.link.part.is_none() {
            name
        } else {
            ""
        }
    }

    /// A section by name, with its place among all.
    pub fn section(&self, name: &str) -> Result<(usize, &Section), AppError> {
        let mut sections = self.text.sections.iter().enumerate();
        sections
            .find(|(_, section)| section.name == name)
            .ok_or(AppError::NotFound)
    }

    /// How the page of a section was saved last, if it was.
    pub fn page_state(&self, section: &str) -> Option<&PageState> {
        self.pages.iter().find(|page| page.section == section)
    }

    /// How often the page of a section was saved.
    pub fn revision(&self, section: &str) -> i32 {
        self.page_state(section).map_or(0, |page| page.revision)
    }

    /// The questions of a section that a form shows: those it says it does or, where it
    /// does not say, those that are asked.
    pub fn shown<'a>(&self, section: &'a Section, data: &Params) -> Vec<&'a Question> {
        let said: Vec<&str> = data.get("asked").split(' ').collect();
        let says = said.iter().any(|name| !name.is_empty());
        let shown = |question: &&Question| {
            if says {
                said.contains(&question.name.as_str())
            } else {
                self.asked.asks(question)
            }
        };
        section.questions.iter().filter(shown).collect()
    }

    /// The answers that a form sent to the questions it shows.
    pub fn read(
        &self,
        shown: &[&Question],
        data: &Params,
        today: NaiveDate,
    ) -> Result<Answers, FormErrors> {
        let mut reader = Reader::new(data);
        let against = Read {
            data,
            is_state: &|state| self.facts.state(state).is_some(),
            saved: &self.answers,
            today,
        };
        let given = questions::read(&mut reader, &against, shown.iter().copied());
        reader.finish(|| Some(given))
    }

    /// What stands against signing off, each question with its section: it must be
    /// answered and is not, or its answer does not fulfil its limit any more.
    pub fn wanting(&self, today: NaiveDate) -> Vec<(&Section, &Question)> {
        let mut wanting = self.asked.missing(&self.text, &self.answers);
        wanting.extend(self.asked.unfit(&self.text, &self.answers, today));
        wanting
    }

    /// A change that leads to a page.
    pub fn to(&self, name: &str) -> Outcome {
        Outcome::Done {
            to: self.href(name),
            flash: None,
        }
    }
}

pub(super) fn asked_language(visit: &Visit) -> Option<Lang> {
    visit.params().value("lang")
}

/// A form that was not taken, shown again.
pub(super) fn refused<P: Page>(visit: &Visit, page: &P) -> Result<Outcome, AppError> {
    shown_again(visit, page, StatusCode::UNPROCESSABLE_ENTITY)
}

/// A page as the answer to a form.
pub(super) fn shown_again<P: Page>(
    visit: &Visit,
    page: &P,
    status: StatusCode,
) -> Result<Outcome, AppError> {
    Ok(Outcome::Refused {
        html: visit.rendered(page)?,
        status,
    })
}

/// A page of what a link opens, in the language it is read in.
pub(super) async fn page<P, F>(visit: Visit, key: Key, load: F) -> Answer
where
    P: Page + 'static,
    F: FnOnce(&Visit, &mut Conn, &Opened) -> Result<P, AppError> + Send + 'static,
{
    let visit = visit.with_csrf(CsrfToken::of(key.token()));
    let elsewhere = visit.clone();
    let answer = visit
        .page_as(move |visit, conn| {
            let opened = Opened::load(&visit, conn, key)?;
            let lang = opened.link.lang(asked_language(&visit));
            let visit = visit.with_lang(lang);
            let page = load(&visit, conn, &opened)?;
            Ok((visit, page))
        })
        .await;
    or_gone(&elsewhere, answer)
}

/// A change of what a link opens.
pub(super) async fn change<F>(visit: Visit, key: Key, body: PostedBody, act: F) -> Answer
where
    F: FnOnce(&Visit, &mut Conn, &Opened, &Params) -> Result<Outcome, AppError> + Send + 'static,
{
    match body.checked(&CsrfToken::of(key.token())) {
        Ok(data) => change_checked(visit, key, data, act).await,
        Err(error) => or_gone(&visit, Err(error)),
    }
}

/// The same with a form whose token has been checked.
pub(super) async fn change_checked<F>(visit: Visit, key: Key, data: Params, act: F) -> Answer
where
    F: FnOnce(&Visit, &mut Conn, &Opened, &Params) -> Result<Outcome, AppError> + Send + 'static,
{
    let visit = visit.with_csrf(CsrfToken::of(key.token()));
    let elsewhere = visit.clone();
    let answer = visit
        .change(move |visit, conn| {
            let opened = Opened::load(visit, conn, key)?;
            let lang = opened.link.lang(asked_language(visit));
            act(&visit.clone().with_lang(lang), conn, &opened, &data)
        })
        .await;
    or_gone(&elsewhere, answer)
}

/// A link that opens nothing gets a page that says what to do. It is the same for an
/// unknown, an expired and a revoked one.
pub(super) fn or_gone(visit: &Visit, answer: Answer) -> Answer {
    match answer {
        Err(AppError::NotFound) => visit.show(StatusCode::NOT_FOUND, &GonePage::link(visit)),
        Err(AppError::BadToken) => visit.show(StatusCode::FORBIDDEN, &GonePage::form(visit)),
        other => other,
    }
}
