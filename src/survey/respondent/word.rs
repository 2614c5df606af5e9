//! The Word form over HTTP: given out with what has been answered so far, and taken back.
//! What a file says is shown before any of it is saved.

use actix_web::http::StatusCode;
use actix_web::web::Bytes;
use futures_util::stream;

use super::super::word::{self, Form, FormId, Taken};
use super::actions::{self, Saving};
use super::handlers::sitting;
use super::key::Key;
use super::keyed_file::KeyedFile;
use super::opened::{Opened, REVIEW, asked_language, change, or_gone, page, refused, shown_again};
use super::queries::Access;
use super::views::{Said, WordPage};
use crate::db::Conn;
use crate::error::AppError;
use crate::questionnaire::{Answers, Question, Questionnaire};
use crate::web::forms::FormErrors;
use crate::web::{Answer, CsrfToken, PostedBody, Upload, Visit, to_save};
use crate::word::CONTENT_TYPE;

pub async fn show(visit: Visit, key: Key) -> Answer {
    page(visit, key, |visit, _, opened| {
        open(opened)?;
        let none = FormErrors::default();
        Ok(WordPage::new(visit, opened, None, &none))
    })
    .await
}

/// The form as a file, with what has been answered so far.
pub async fn file(visit: Visit, key: Key) -> Answer {
    let elsewhere = visit.clone();
    let app = visit.app.clone();
    let read = app.db.read(move |conn| {
        let opened = Opened::load(&visit, conn, key)?;
        open(&opened)?;
        let visit = visit
            .clone()
            .with_lang(opened.link.lang(asked_language(&visit)));
        let id = FormId {
            questionnaire: opened.link.text(),
            circulation: opened.link.circulation_id,
            state: opened.link.state,
            lang: visit.lang,
        };
        let bytes = word::write(
            &form(&visit, &opened, id, &opened.text),
            visit.app.clock.now(),
        )?;
        Ok((format!("survey-{}-{}.docx", id.state, id.lang), bytes))
    });
    let answer = read.await.map(|(name, bytes)| {
        let bytes = stream::once(async move { Ok(Bytes::from(bytes)) });
        to_save(&name, CONTENT_TYPE, bytes)
    });
    or_gone(&elsewhere, answer)
}

/// What a file says, with what cannot be read. Nothing is saved.
pub async fn bring(visit: Visit, KeyedFile { key, posted }: KeyedFile) -> Answer {
    let visit = visit.with_csrf(CsrfToken::of(key.token()));
    let elsewhere = visit.clone();
    let posted = match posted {
        Ok(posted) => posted,
        Err(error) => return or_gone(&elsewhere, Err(error)),
    };
    let app = visit.app.clone();
    let read = app.db.read(move |conn| {
        let opened = Opened::load(&visit, conn, key)?;
        open(&opened)?;
        let visit = visit
            .clone()
            .with_lang(opened.link.lang(asked_language(&visit)));
        let (status, page) = match said(&visit, conn, &opened, &posted.file)? {
            Ok(taken) => {
                let said = Said::new(&visit, &opened, &taken);
                let none = FormErrors::default();
                let page = WordPage::new(&visit, &opened, Some(said), &none);
                (StatusCode::OK, page)
            }
            Err(errors) => {
                let page = WordPage::new(&visit, &opened, None, &errors);
                (StatusCode::UNPROCESSABLE_ENTITY, page)
            }
        };
        Ok((visit, status, page))
    });
    let answer = match read.await {
        Ok((visit, status, page)) => visit.show(status, &page),
        Err(error) => Err(error),
    };
    or_gone(&elsewhere, answer)
}

/// Takes over what a file said, as the page has shown it.
pub async fn take(visit: Visit, key: Key, body: PostedBody) -> Answer {
    change(visit, key, body, |visit, conn, opened, data| {
        open(opened)?;
        let questions: Vec<&Question> = opened.text.questions().collect();
        let given = match opened.read(&questions, data, visit.today()) {
            Ok(given) => given,
            Err(errors) => return refused(visit, &WordPage::new(visit, opened, None, &errors)),
        };
        let version = data.value("version").unwrap_or(0);
        let answers = (&*opened.text, &given);
        match actions::take_over(conn, &opened.link, answers, version, sitting(visit))? {
            Saving::Done { .. } => Ok(opened.to(REVIEW)),
            Saving::Stale => {
                let taken = Taken {
                    answers: given,
                    findings: Vec::new(),
                };
                let said = Said::new(visit, opened, &taken);
                let errors = FormErrors::one("", "survey-changed-since");
                let page = WordPage::new(visit, opened, Some(said), &errors);
                shown_again(visit, &page, StatusCode::CONFLICT)
            }
        }
    })
    .await
}

/// Only where answers are taken is there a form: for whoever holds the whole answer.
fn open(opened: &Opened) -> Result<(), AppError> {
    // A form filled in elsewhere says whose it is.
    opened.link.named()?;
    if opened.link.access() == Access::Open && opened.link.part.is_none() {
        Ok(())
    } else {
        Err(AppError::NotFound)
    }
}

fn form<'a>(
    visit: &Visit,
    opened: &'a Opened,
    id: FormId,
    questionnaire: &'a Questionnaire,
) -> Form<'a> {
    Form {
        id,
        questionnaire,
        answers: &opened.answers,
        facts: &opened.facts,
        demo: visit.app.demo,
    }
}

/// Reads a file, after the version of the questionnaire that it was made from.
fn said(
    visit: &Visit,
    conn: &mut Conn,
    opened: &Opened,
    file: &Upload,
) -> Result<Result<Taken, FormErrors>, AppError> {
    let refuse = |key| Ok(Err(FormErrors::one("file", key)));
    let (filled, id) = match word::brought(&visit.app.settings.attachments, file) {
        Ok(brought) => brought,
        Err(errors) => return Ok(Err(errors)),
    };
    let link = &opened.link;
    if id.state != link.state || id.circulation != link.circulation_id {
        return refuse("survey-word-elsewhere");
    }
    let text = match visit.app.definitions.get(conn, id.questionnaire) {
        Ok(text) if text.code == opened.text.code => text,
        Ok(_) | Err(AppError::NotFound) => return refuse("survey-word-elsewhere"),
        Err(error) => return Err(error),
    };
    let made = form(visit, opened, id, &text);
    let taken = word::taken(
        &filled,
        &made,
        &opened.text,
        visit.lang,
        visit.app.clock.now(),
    )?;
    if taken.answers == Answers::default() && taken.findings.is_empty() {
        return refuse("survey-word-empty");
    }
    Ok(Ok(taken))
}
