//! Replies over HTTP.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};

use super::actions;
use super::forms::ReplyForm;
use super::key::Key;
use super::queries::{self, Link, Place};
use super::views::{GonePage, ReplyPage};
use crate::contacts::PersonName;
use crate::db::Conn;
use crate::error::AppError;
use crate::i18n::Lang;
use crate::web::{Answer, CsrfToken, Flash, Outcome, PostedBody, Visit};

/// The page a link leads to, for whoever follows it.
pub async fn door(visit: Visit, token: web::Path<String>) -> Answer {
    show(visit, Key::of_link(token.into_inner())).await
}

/// Takes the token out of the address: it goes on in a cookie.
pub async fn enter(visit: Visit, body: PostedBody) -> Answer {
    let key = Key::of_link(body.unchecked("token").to_owned());
    let csrf = CsrfToken::of(key.token());
    let visit = visit.with_csrf(csrf.clone());
    let elsewhere = visit.clone();
    if let Err(error) = body.checked(&csrf) {
        return or_gone(&elsewhere, Err(error));
    }
    let app = visit.app.clone();
    let read = app.db.read(move |conn| {
        let opened = Opened::load(&visit, conn, key.clone())?;
        Ok((opened.href(), key.cookie(&visit, opened.link.id)))
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

/// The reply, as it stands.
pub async fn show(visit: Visit, key: Key) -> Answer {
    let visit = visit.with_csrf(CsrfToken::of(key.token()));
    let elsewhere = visit.clone();
    let answer = visit
        .page_as(move |visit, conn| {
            let opened = Opened::load(&visit, conn, key)?;
            let visit = visit.with_lang(opened.lang);
            let page = ReplyPage::new(&visit, &opened, None);
            Ok((visit, page))
        })
        .await;
    or_gone(&elsewhere, answer)
}

/// Saves the reply.
pub async fn save(visit: Visit, key: Key, body: PostedBody) -> Answer {
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
            let visit = visit.clone().with_lang(opened.lang);
            if !opened.link.is_open(visit.today(), &opened.places) {
                return Ok(opened.to(None));
            }
            let form = match ReplyForm::parse(&data, opened.link.names()) {
                Ok(form) => form,
                Err(errors) => {
                    let page = ReplyPage::new(&visit, &opened, Some((&data, &errors)));
                    return Ok(Outcome::Refused {
                        html: visit.rendered(&page)?,
                        status: StatusCode::UNPROCESSABLE_ENTITY,
                    });
                }
            };
            let now = visit.app.clock.now();
            actions::save(conn, &opened.link, &form, &visit.device, now)?;
            Ok(opened.to(Some(Flash::new("reply-saved"))))
        })
        .await;
    or_gone(&elsewhere, answer)
}

/// All that a page is made from.
pub(super) struct Opened {
    pub key: Key,
    pub link: Link,
    pub places: Vec<Place>,
    /// For whom the reply is.
    pub who: String,
    pub brand: String,
    pub lang: Lang,
    /// `?lang=fr` as long as a language is asked for, or nothing.
    pub suffix: String,
}

impl Opened {
    fn load(visit: &Visit, conn: &mut Conn, key: Key) -> Result<Self, AppError> {
        let link = queries::open(conn, key.token(), visit.app.clock.now())?;
        if !key.is_of(link.id) {
            return Err(AppError::NotFound);
        }
        let asked: Option<Lang> = visit.params().value("lang");
        let lang = asked.unwrap_or(link.language);
        let facts = visit.facts(conn)?;
        let person = link.person.as_ref().map(PersonName::full);
        let state = link.guest.state;
        let delegation = state.map(|state| facts.name(state, lang).to_owned());
        let delegation = delegation.or_else(|| link.organisation.clone());
        let treaty = facts.treaty();
        Ok(Self {
            places: queries::places(conn, &link)?,
            who: person.or(delegation).unwrap_or_default(),
            brand: treaty
                .map(|treaty| treaty.name.in_language(lang.as_str()).to_owned())
                .unwrap_or_default(),
            suffix: asked.map_or_else(String::new, |lang| format!("?lang={lang}")),
            lang,
            key,
            link,
        })
    }

    /// The address of the reply.
    pub(super) fn href(&self) -> String {
        format!("/reply/{}{}", self.link.id, self.suffix)
    }

    fn to(&self, flash: Option<Flash>) -> Outcome {
        Outcome::Done {
            to: self.href(),
            flash,
        }
    }
}

/// A link that opens nothing gets a page that says what to do: the same for an unknown, an
/// expired and a revoked one.
fn or_gone(visit: &Visit, answer: Answer) -> Answer {
    match answer {
        Err(AppError::NotFound) => visit.show(StatusCode::NOT_FOUND, &GonePage::link(visit)),
        Err(AppError::BadToken) => visit.show(StatusCode::FORBIDDEN, &GonePage::form(visit)),
        other => other,
    }
}
