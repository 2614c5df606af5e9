//! The respondent's pages over HTTP.

use actix_web::http::StatusCode;
use actix_web::web::Bytes;
use actix_web::{HttpResponse, web};
use futures_util::stream;

use super::super::questions;
use super::actions::{self, Saved, Saving, Signed, Sitting};
use super::anonymous;
use super::conflict::ConflictPage;
use super::earlier::{Earlier, taken_over};
use super::key::Key;
use super::opened::{Opened, REVIEW, change, or_gone, page, refused, shown_again};
use super::queries::{self, Access};
use super::receipt::{self, Signer};
use super::views::{ReceiptPage, ReviewPage, SectionPage, StartPage};
use crate::error::AppError;
use crate::questionnaire::{Asked, QuestionKind, Section};
use crate::web::conflict::merged;
use crate::web::forms::{FormErrors, Reader};
use crate::web::{Answer, CsrfToken, Outcome, Params, PostedBody, Visit, to_save};
use crate::workplans;

const NAME_CHARS: usize = 150;

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
        Ok((opened.href(to), key.cookie(&visit, opened.link.place())))
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
        let holders = queries::holders(conn, &opened.link)?;
        let earlier = Earlier::load(visit, conn, opened)?;
        let earlier = earlier.map(|it| it.on);
        Ok(StartPage::new(visit, opened, &plan, (&holders, earlier)))
    })
    .await
}

pub async fn section(visit: Visit, key: Key, path: web::Path<(String, String)>) -> Answer {
    let (_, name) = path.into_inner();
    page(visit, key, move |visit, conn, opened| {
        let at = opened.section(&name)?;
        let earlier = Earlier::load(visit, conn, opened)?;
        Ok(section_page(visit, opened, at, earlier.as_ref()))
    })
    .await
}

/// The page of a section with what was saved.
pub(super) fn section_page(
    visit: &Visit,
    opened: &Opened,
    (place, section): (usize, &Section),
    earlier: Option<&Earlier>,
) -> SectionPage {
    let saved: Params = questions::filled(&opened.text, &opened.answers).collect();
    let none = FormErrors::default();
    SectionPage::new(visit, opened, (place, section), (&saved, &none), earlier)
}

pub async fn save(
    visit: Visit,
    key: Key,
    path: web::Path<(String, String)>,
    body: PostedBody,
) -> Answer {
    let (_, name) = path.into_inner();
    change(visit, key, body, move |visit, conn, opened, data| {
        let (place, _) = opened.section(&name)?;
        save_section(
            visit,
            conn,
            opened,
            data,
            |asked| next(opened, place, data.get("go"), asked),
            &name,
        )
    })
    .await
}

/// Saves a page and goes where `next` says, given what was asked before and is asked now.
pub(super) fn save_section(
    visit: &Visit,
    conn: &mut crate::db::Conn,
    opened: &Opened,
    data: &Params,
    next: impl FnOnce(&(Asked, Asked)) -> String,
    name: &str,
) -> Result<Outcome, AppError> {
    let data = &merged(data.clone());
    let (place, section) = opened.section(name)?;
    if opened.link.access() != Access::Open {
        return Ok(opened.to(""));
    }
    let at = (place, section);
    let data = &match taken_over(visit, conn, opened, (section, data))? {
        Ok(taken) => taken,
        Err(errors) => return not_taken(visit, conn, opened, at, (data, &errors)),
    };
    let shown = opened.shown(section, data);
    let given = match opened.read(&shown, data, visit.today()) {
        Ok(given) => given,
        Err(errors) => return not_taken(visit, conn, opened, at, (data, &errors)),
    };
    let page = Saved {
        section,
        shown: &shown,
        revision: data.value("version").unwrap_or(0),
    };
    let saved = match &opened.link.draft {
        Some(draft) => anonymous::save(conn, (&opened.link, draft), page, &given)?,
        None => actions::save(conn, &opened.link, page, &given, sitting(visit))?,
    };
    match saved {
        Saving::Stale => {
            let page = ConflictPage::new(visit, opened, section, data);
            shown_again(visit, &page, StatusCode::CONFLICT)
        }
        Saving::Done { before, after } => {
            let asked = |answers| Asked::of(&opened.text, answers, visit.today());
            let to = at_question(opened, section, data.get("go"))
                .unwrap_or_else(|| next(&(asked(&before), asked(&after))));
            Ok(opened.to(&to))
        }
    }
}

/// The page of a section as it was typed, with what is wrong.
fn not_taken(
    visit: &Visit,
    conn: &mut crate::db::Conn,
    opened: &Opened,
    at: (usize, &Section),
    typed: (&Params, &FormErrors),
) -> Result<Outcome, AppError> {
    let earlier = Earlier::load(visit, conn, opened)?;
    let page = SectionPage::new(visit, opened, at, typed, earlier.as_ref());
    refused(visit, &page)
}

pub async fn review(visit: Visit, key: Key) -> Answer {
    page(visit, key, |visit, _, opened| {
        Ok(ReviewPage::new(visit, opened, None))
    })
    .await
}

pub async fn sign_off(visit: Visit, key: Key, body: PostedBody) -> Answer {
    let app = visit.app.clone();
    let answer = signed_off(visit, key, body).await;
    // An answer without a name and its State's turnout stand beside each other in the log.
    if answer
        .as_ref()
        .is_ok_and(|it| it.status() == StatusCode::OK)
    {
        app.db.fold().await;
    }
    answer
}

/// Sends an answer in that bears no name. Its receipt is the reply: it can be had this once.
fn send_in(
    visit: &Visit,
    conn: &mut crate::db::Conn,
    opened: &Opened,
    data: &Params,
) -> Result<Outcome, AppError> {
    let mut reader = Reader::new(data);
    let version = reader.version();
    if version != opened.link.version() {
        reader.refuse("", "survey-changed-since", Vec::new());
    }
    let wanting = !opened.wanting(visit.today()).is_empty();
    let fine = reader.finish(|| Some(()));
    let Some(draft) = opened
        .link
        .draft
        .as_ref()
        .filter(|_| fine.is_ok() && !wanting)
    else {
        let errors = fine.err().unwrap_or_default();
        return refused(
            visit,
            &ReviewPage::new(visit, opened, Some((data, &errors))),
        );
    };
    let mut answers = opened.answers.clone();
    opened.asked.prune(&mut answers);
    let about = (&opened.link, draft);
    anonymous::send_in(conn, about, (&answers, version), sitting(visit))?;
    let page = ReceiptPage::unnamed(visit, opened, anonymous::receipt(visit, opened));
    shown_again(visit, &page, StatusCode::OK)
}

async fn signed_off(visit: Visit, key: Key, body: PostedBody) -> Answer {
    change(visit, key, body, |visit, conn, opened, data| {
        if opened.link.access() != Access::Open {
            return Ok(opened.to(""));
        }
        if opened.link.anonymous {
            return send_in(visit, conn, opened, data);
        }
        let mut reader = Reader::new(data);
        let name = reader.required_text("name", NAME_CHARS).replace('\n', " ");
        let capacity = reader
            .required_text("capacity", NAME_CHARS)
            .replace('\n', " ");
        let version = reader.version();
        if version != opened.link.version() {
            reader.refuse("", "survey-changed-since", Vec::new());
        }
        let wanting = !opened.wanting(visit.today()).is_empty();
        let (name, capacity) = match reader.finish(|| Some((name, capacity))) {
            Ok(signer) if !wanting => signer,
            other => {
                let errors = other.err().unwrap_or_default();
                let page = ReviewPage::new(visit, opened, Some((data, &errors)));
                return refused(visit, &page);
            }
        };
        let mut answers = opened.answers.clone();
        opened.asked.prune(&mut answers);
        let signer = Signer {
            name: &name,
            capacity: &capacity,
        };
        let signing = Signed {
            answers: &answers,
            marking: answers.chosen_marking(&opened.text),
            name: &name,
            capacity: &capacity,
            text: &receipt::text(visit, opened, signer),
            version,
        };
        actions::sign_off(conn, &opened.link, &signing, sitting(visit))?;
        Ok(opened.to("receipt"))
    })
    .await
}

pub async fn receipt(visit: Visit, key: Key) -> Answer {
    page(visit, key, |visit, conn, opened| {
        let signed = queries::receipt_of(conn, &opened.link)?;
        Ok(ReceiptPage::new(visit, opened, &signed))
    })
    .await
}

/// The receipt as a file: what was signed off, byte for byte.
pub async fn receipt_file(visit: Visit, key: Key) -> Answer {
    let elsewhere = visit.clone();
    let app = visit.app.clone();
    let read = app.db.read(move |conn| {
        let opened = Opened::load(&visit, conn, key)?;
        queries::receipt_of(conn, &opened.link)
    });
    let answer = read.await.map(|signed| {
        let text = stream::once(async move { Ok(Bytes::from(signed.text)) });
        to_save("receipt.txt", "text/plain; charset=utf-8", text)
    });
    or_gone(&elsewhere, answer)
}

pub(super) fn sitting(visit: &Visit) -> Sitting<'_> {
    Sitting {
        device: &visit.device,
        lang: visit.lang,
        now: visit.app.clock.now(),
    }
}

/// Where a button leads that belongs to a question: to the page of its file, or to where its
/// earlier answer stands now.
fn at_question(opened: &Opened, section: &Section, go: &str) -> Option<String> {
    let (what, name) = go.split_once(':')?;
    let mut questions = section.questions.iter();
    let question = questions.find(|it| it.name == name)?;
    match what {
        "file" if question.kind == QuestionKind::File => Some(format!("files/{name}")),
        "take" => {
            let page = if opened.link.part.is_some() {
                ""
            } else {
                &section.name
            };
            Some(format!("{page}#f-{}", questions::field_name(question)))
        }
        _ => None,
    }
}

/// Where a saved page leads. A question that the page's own answers have called up
/// comes first; then where the button says.
fn next(opened: &Opened, place: usize, go: &str, (before, after): &(Asked, Asked)) -> String {
    let sections = &opened.text.sections;
    if let Some(called_up) = called_up(opened, place, (before, after)) {
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

/// The first question of a section that is asked now and was not before.
pub(super) fn called_up(
    opened: &Opened,
    place: usize,
    (before, after): (&Asked, &Asked),
) -> Option<String> {
    let section = opened.text.sections.get(place)?;
    let mut questions = section.questions.iter();
    let question = questions.find(|it| after.asks(it) && !before.asks(it))?;
    let field = questions::field_name(question);
    Some(format!("{}#f-{field}", section.name))
}
