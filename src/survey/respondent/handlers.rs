//! The respondent's pages over HTTP.

use std::sync::Arc;

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use chrono::NaiveDate;

use super::super::questions::{self, Read};
use super::actions::{self, Saved, Signed, Sitting};
use super::key::Key;
use super::queries::{self, Access, Link};
use super::views::{GonePage, ReviewPage, SectionPage, StartPage};
use crate::db::Conn;
use crate::error::AppError;
use crate::i18n::Lang;
use crate::questionnaire::{Answers, Asked, Question, Questionnaire, Section};
use crate::states::Facts;
use crate::web::forms::{FormErrors, Reader};
use crate::web::{Answer, CsrfToken, Outcome, Page, Params, PostedBody, Visit};
use crate::workplans;

const AUTHORITY_CHARS: usize = 300;

/// The page on which everything is read again and signed off.
pub(super) const REVIEW: &str = "review";

/// The page a link leads to, for whoever follows it.
pub async fn door(visit: Visit, token: web::Path<String>) -> Answer {
    start(visit, Key::of_link(token.into_inner())).await
}

/// Takes the token out of the address: it goes on in a cookie.
pub async fn enter(visit: Visit, body: PostedBody) -> Answer {
    let key = Key::of_link(body.unchecked("token").to_owned());
    let csrf = CsrfToken::of(key.token());
    let visit = visit.with_csrf(csrf.clone());
    let elsewhere = visit.clone();
    let data = match body.checked(&csrf) {
        Ok(data) => data,
        Err(error) => return or_gone(&elsewhere, Err(error)),
    };
    let app = visit.app.clone();
    let read = app.db.read(move |conn| {
        let opened = Opened::load(&visit, conn, key.clone())?;
        let to = opened.known_page(data.get("to"));
        Ok((opened.href(to), key.cookie(&visit, opened.link.id)))
    });
    let answer = read.await.map(|(to, cookie)| {
        HttpResponse::SeeOther()
            .insert_header(("Location", to))
            .insert_header(("Cache-Control", "no-store"))
            .cookie(cookie)
            .finish()
    });
    or_gone(&elsewhere, answer)
}

pub async fn start(visit: Visit, key: Key) -> Answer {
    page(visit, key, |visit, conn, opened| {
        let plan = workplans::find(conn, opened.link.work_plan_id)?;
        Ok(StartPage::new(visit, opened, &plan))
    })
    .await
}

pub async fn section(visit: Visit, key: Key, path: web::Path<(String, String)>) -> Answer {
    let (_, name) = path.into_inner();
    page(visit, key, move |visit, _, opened| {
        let (place, section) = opened.section(&name)?;
        let saved: Params = questions::filled(&opened.text, &opened.answers).collect();
        let none = FormErrors::default();
        Ok(SectionPage::new(
            visit, opened, place, section, &saved, &none,
        ))
    })
    .await
}

pub async fn save(
    visit: Visit,
    key: Key,
    path: web::Path<(String, String)>,
    body: PostedBody,
) -> Answer {
    let (_, name) = path.into_inner();
    change(visit, key, body, move |visit, conn, opened, data| {
        let (place, section) = opened.section(&name)?;
        if opened.link.access(visit.today()) != Access::Open {
            return Ok(opened.to(""));
        }
        let shown = opened.shown(section, data);
        let given = match read_section(visit, opened, &shown, data) {
            Ok(given) => given,
            Err(errors) => {
                let page = SectionPage::new(visit, opened, place, section, data, &errors);
                return refused(visit, &page);
            }
        };
        let page = Saved {
            section,
            shown: &shown,
        };
        let (before, after) = actions::save(conn, &opened.link, page, &given, sitting(visit))?;
        let after = Asked::of(&opened.text, &after, visit.today());
        let called_up = (opened.asked_after(&before, visit.today()), after);
        Ok(opened.to(&next(opened, place, data.get("go"), &called_up)))
    })
    .await
}

pub async fn review(visit: Visit, key: Key) -> Answer {
    page(visit, key, |visit, _, opened| {
        Ok(ReviewPage::new(visit, opened, None))
    })
    .await
}

pub async fn sign_off(visit: Visit, key: Key, body: PostedBody) -> Answer {
    change(visit, key, body, |visit, conn, opened, data| {
        if opened.link.access(visit.today()) != Access::Open {
            return Ok(opened.to(""));
        }
        let mut reader = Reader::new(data);
        let authority = reader.required_text("authority", AUTHORITY_CHARS);
        let read = reader.finish(|| Some(authority));
        let wanting = !opened.wanting(visit.today()).is_empty();
        let authority = match read {
            Ok(authority) if !wanting => authority,
            other => {
                let errors = other.err().unwrap_or_default();
                return refused(
                    visit,
                    &ReviewPage::new(visit, opened, Some((data, &errors))),
                );
            }
        };
        let mut answers = opened.answers.clone();
        opened.asked.prune(&mut answers);
        let marking = answers.chosen_marking(&opened.text);
        let signed = Signed {
            answers: &answers,
            marking,
            authority: &authority,
        };
        actions::sign_off(conn, &opened.link, &signed, sitting(visit))?;
        Ok(opened.to(""))
    })
    .await
}

fn sitting(visit: &Visit) -> Sitting<'_> {
    Sitting {
        device: &visit.device,
        lang: visit.lang,
        now: visit.app.clock.now(),
    }
}

/// All that a respondent's page is made from.
pub(super) struct Opened {
    pub key: Key,
    pub link: Link,
    pub text: Arc<Questionnaire>,
    pub answers: Answers,
    /// The questions that are asked after those answers.
    pub asked: Asked,
    pub facts: Arc<Facts>,
    /// `?lang=fr` as long as the respondent asks for a language, or nothing.
    pub suffix: String,
}

impl Opened {
    fn load(visit: &Visit, conn: &mut Conn, key: Key) -> Result<Self, AppError> {
        let link = queries::open(conn, key.token(), visit.app.clock.now())?;
        if !key.is_of(link.id) {
            return Err(AppError::NotFound);
        }
        let text = visit.app.definitions.get(conn, link.questionnaire_id)?;
        let answers = queries::saved(conn, &link)?;
        Ok(Self {
            asked: Asked::of(&text, &answers, visit.today()),
            text,
            answers,
            facts: visit.facts(conn)?,
            suffix: asked(visit).map_or_else(String::new, |lang| format!("?lang={lang}")),
            key,
            link,
        })
    }

    /// The address of a page: the start for an empty name.
    pub fn href(&self, name: &str) -> String {
        let slash = if name.is_empty() { "" } else { "/" };
        let (name, anchor) = name.split_once('#').unwrap_or((name, ""));
        let hash = if anchor.is_empty() { "" } else { "#" };
        format!(
            "/answer/{}{slash}{name}{}{hash}{anchor}",
            self.link.id, self.suffix
        )
    }

    /// `name` where there is such a page; else the start's.
    fn known_page<'a>(&self, name: &'a str) -> &'a str {
        let known = name == REVIEW || self.section(name).is_ok();
        if known { name } else { "" }
    }

    fn section(&self, name: &str) -> Result<(usize, &Section), AppError> {
        let mut sections = self.text.sections.iter().enumerate();
        sections
            .find(|(_, section)| section.name == name)
            .ok_or(AppError::NotFound)
    }

    /// The questions of a section that a form shows: those it says it does or, where it
    /// does not say, those that are asked.
    fn shown<'a>(&self, section: &'a Section, data: &Params) -> Vec<&'a Question> {
        let said: Vec<&str> = data.get("asked").split(' ').collect();
        let says = said.iter().any(|name| !name.is_empty());
        section
            .questions
            .iter()
            .filter(|it| {
                if says {
                    said.contains(&it.name.as_str())
                } else {
                    self.asked.asks(it)
                }
            })
            .collect()
    }

    /// The questions that were asked after other answers.
    fn asked_after(&self, answers: &Answers, today: NaiveDate) -> Asked {
        Asked::of(&self.text, answers, today)
    }

    /// What stands against signing off, each question with its section: it must be
    /// answered and is not, or its answer does not fulfil its limit any more.
    pub fn wanting(&self, today: NaiveDate) -> Vec<(&Section, &Question)> {
        let mut wanting = self.asked.missing(&self.text, &self.answers);
        wanting.extend(self.asked.unfit(&self.text, &self.answers, today));
        wanting
    }

    fn to(&self, name: &str) -> Outcome {
        Outcome::Done {
            to: self.href(name),
            flash: None,
        }
    }
}

/// Where a saved page leads. A question that the page's own answers have called up
/// comes first; then where the button says.
fn next(opened: &Opened, place: usize, go: &str, (before, after): &(Asked, Asked)) -> String {
    let sections = &opened.text.sections;
    let called_up = sections.get(place).and_then(|section| {
        let mut questions = section.questions.iter();
        let question = questions.find(|it| after.asks(it) && !before.asks(it))?;
        Some(format!(
            "{}#f-{}",
            section.name,
            questions::field_name(question)
        ))
    });
    if let Some(called_up) = called_up {
        return called_up;
    }
    let asked = |section: &&Section| after.asks_any(section);
    match go {
        "back" => {
            let before = sections.iter().take(place).rfind(asked);
            before.map(|it| it.name.clone()).unwrap_or_default()
        }
        REVIEW => REVIEW.to_owned(),
        _ => {
            let further = sections.iter().skip(place + 1).find(asked);
            further.map_or_else(|| REVIEW.to_owned(), |it| it.name.clone())
        }
    }
}

/// The answers a page sent to the questions it shows.
fn read_section(
    visit: &Visit,
    opened: &Opened,
    shown: &[&Question],
    data: &Params,
) -> Result<Answers, FormErrors> {
    let mut reader = Reader::new(data);
    let against = Read {
        data,
        is_state: &|state| opened.facts.state(state).is_some(),
        saved: &opened.answers,
        today: visit.today(),
    };
    let given = questions::read(&mut reader, &against, shown.iter().copied());
    reader.finish(|| Some(given))
}

fn asked(visit: &Visit) -> Option<Lang> {
    visit.params().value("lang")
}

fn refused<P: Page>(visit: &Visit, page: &P) -> Result<Outcome, AppError> {
    Ok(Outcome::Refused {
        html: visit.rendered(page)?,
        status: StatusCode::UNPROCESSABLE_ENTITY,
    })
}

async fn page<P, F>(visit: Visit, key: Key, load: F) -> Answer
where
    P: Page + 'static,
    F: FnOnce(&Visit, &mut Conn, &Opened) -> Result<P, AppError> + Send + 'static,
{
    let visit = visit.with_csrf(CsrfToken::of(key.token()));
    let elsewhere = visit.clone();
    let answer = visit
        .page_as(move |visit, conn| {
            let opened = Opened::load(&visit, conn, key)?;
            let lang = opened.link.lang(asked(&visit));
            let visit = visit.with_lang(lang);
            let page = load(&visit, conn, &opened)?;
            Ok((visit, page))
        })
        .await;
    or_gone(&elsewhere, answer)
}

async fn change<F>(visit: Visit, key: Key, body: PostedBody, act: F) -> Answer
where
    F: FnOnce(&Visit, &mut Conn, &Opened, &Params) -> Result<Outcome, AppError> + Send + 'static,
{
    let csrf = CsrfToken::of(key.token());
    let visit = visit.with_csrf(csrf.clone());
    let elsewhere = visit.clone();
    let data = match body.checked(&csrf) {
        Ok(data) => data,
        Err(error) => return or_gone(&elsewhere, Err(error)),
    };
    let answer = visit
        .change(move |visit, conn| {
            let opened = Opened::load(visit, conn, key)?;
            let lang = opened.link.lang(asked(visit));
            act(&visit.clone().with_lang(lang), conn, &opened, &data)
        })
        .await;
    or_gone(&elsewhere, answer)
}

/// A link that opens nothing gets a page that says what to do. It is the same for an
/// unknown, an expired and a revoked one.
fn or_gone(visit: &Visit, answer: Answer) -> Answer {
    match answer {
        Err(AppError::NotFound) => visit.show(StatusCode::NOT_FOUND, &GonePage::link(visit)),
        Err(AppError::BadToken) => visit.show(StatusCode::FORBIDDEN, &GonePage::form(visit)),
        other => other,
    }
}
