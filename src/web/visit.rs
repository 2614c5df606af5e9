//! A request: who sends it, in which language, and the pages that answer it.

use std::future::{Ready, ready};
use std::io::Write as _;
use std::sync::Arc;

use actix_web::cookie::time::Duration;
use actix_web::cookie::{Cookie, SameSite};
use actix_web::dev::Payload;
use actix_web::http::StatusCode;
use actix_web::http::header::{ACCEPT_ENCODING, ACCEPT_LANGUAGE, HeaderMap};
use actix_web::{FromRequest, HttpMessage as _, HttpRequest, HttpResponse, web};
use chrono::NaiveDate;
use serde::Serialize;

use super::csrf::CsrfToken;
use super::render::{Layout, Nav, Page};
use super::{Answer, Flash, Outcome, Params, asset_path, cookie_names, cookie_of};
use crate::app::App;
use crate::auth::{Actor, Device, new_token};
use crate::db::Conn;
use crate::error::AppError;
use crate::i18n::{Arg, Lang};
use crate::saved_views;
use crate::states::Facts;

/// A request, signed in or not.
#[derive(Clone)]
pub struct Visit {
    /// The application.
    pub app: web::Data<App>,
    /// The language of the answer.
    pub lang: Lang,
    /// From where it comes.
    pub device: Device,
    path: String,
    query: String,
    csrf: CsrfToken,
    new_visitor: Option<String>,
    flash: Option<Flash>,
    gzip: bool,
}

/// The layout's own data.
#[derive(Serialize)]
struct Frame {
    lang: Lang,
    csrf: String,
    nav: Nav,
    name: String,
    team: String,
    signed_in: bool,
    idle_seconds: u32,
    inside: bool,
    may_add: bool,
    may_coordinate: bool,
    administrator: bool,
    /// Where "Log an exchange" leads: to the form, with the State at hand filled in.
    log: String,
    single_keys: bool,
    demo: Option<String>,
    flash: Option<String>,
    /// The change that the flash offers to take back.
    undo: Option<i64>,
    here: String,
    /// The views of the list that the page is.
    views: Option<saved_views::Menu>,
    css: String,
    js: String,
    icon: String,
    languages: Vec<LanguageLink>,
}

#[derive(Serialize)]
struct LanguageLink {
    code: Lang,
    name: &'static str,
    href: String,
    current: bool,
}

impl Visit {
    /// Reads a request.
    ///
    /// # Errors
    /// The application is not there: a fault of ours.
    pub fn of(request: &HttpRequest) -> Result<Self, AppError> {
        let app = request
            .app_data::<web::Data<App>>()
            .ok_or_else(|| AppError::internal("no application"))?;
        let (secret, new_visitor) = form_secret(request);
        let actor_lang = request.extensions().get::<Actor>().map(|actor| actor.lang);
        let query = request.query_string();
        Ok(Self {
            app: app.clone(),
            lang: actor_lang.unwrap_or_else(|| visitor_lang(query, request.headers())),
            device: Device::of(request, &app.settings.proxies()),
            path: request.path().to_owned(),
            query: query.to_owned(),
            csrf: CsrfToken::of(&secret),
            new_visitor,
            flash: cookie_of(request, cookie_names::FLASH).and_then(|text| Flash::read(&text)),
            gzip: accepts_gzip(request.headers()),
        })
    }

    /// The text of `key` in the answer's language.
    pub fn t(&self, key: &str) -> String {
        self.lang.text(key)
    }

    /// The text of `key` with its arguments.
    pub fn ta(&self, key: &str, args: &[Arg<'_>]) -> String {
        self.lang.text_with(key, args)
    }

    /// The treaty's facts as they are now.
    ///
    /// # Errors
    /// No pack has been loaded, or the database fails.
    pub fn facts(&self, conn: &mut Conn) -> Result<Arc<Facts>, AppError> {
        self.app.facts.current(conn)
    }

    /// The day on this desk, in UTC.
    pub fn today(&self) -> NaiveDate {
        self.app.clock.today()
    }

    /// The token for forms.
    pub fn csrf(&self) -> &CsrfToken {
        &self.csrf
    }

    /// The same visit with another token for its forms: a survey link's.
    #[must_use]
    pub fn with_csrf(mut self, token: CsrfToken) -> Self {
        self.csrf = token;
        self.new_visitor = None;
        self
    }

    /// The same visit with other parameters in its address.
    #[must_use]
    pub fn asking(&self, params: &Params) -> Self {
        Self {
            query: params.href("").trim_start_matches('?').to_owned(),
            ..self.clone()
        }
    }

    /// The same visit in another language: an invitation's.
    #[must_use]
    pub fn with_lang(mut self, lang: Lang) -> Self {
        self.lang = lang;
        self
    }

    /// The same visit in a session that has just begun: its forms carry the token that
    /// goes with `secret`.
    #[must_use]
    pub fn with_secret(mut self, secret: &str) -> Self {
        self.csrf = CsrfToken::of(secret);
        self.new_visitor = None;
        self
    }

    /// The address without its parameters.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The parameters of the address.
    pub fn params(&self) -> Params {
        Params::parse(&self.query)
    }

    /// Answers with a page made from a reading connection.
    ///
    /// # Errors
    /// What `load` returns, or the page cannot be rendered.
    pub async fn page<P, F>(self, load: F) -> Answer
    where
        P: Page + 'static,
        F: FnOnce(&Self, &mut Conn) -> Result<P, AppError> + Send + 'static,
    {
        self.page_as(|visit, conn| {
            let page = load(&visit, conn)?;
            Ok((visit, page))
        })
        .await
    }

    /// Answers with a page whose language only its records tell: `load` returns the
    /// visit as the page is to be shown to it.
    ///
    /// # Errors
    /// What `load` returns, or the page cannot be rendered.
    pub async fn page_as<P, F>(self, load: F) -> Answer
    where
        P: Page + 'static,
        F: FnOnce(Self, &mut Conn) -> Result<(Self, P), AppError> + Send + 'static,
    {
        let app = self.app.clone();
        let (body, visit) = app
            .db
            .read(move |conn| {
                let (visit, page) = load(self, conn)?;
                let body = visit.packed(visit.render(None, &page, None)?)?;
                Ok((body, visit))
            })
            .await?;
        Ok(visit.html(StatusCode::OK, body))
    }

    /// Answers with a page that needs no database.
    ///
    /// # Errors
    /// The page cannot be rendered.
    pub fn show<P: Page>(&self, status: StatusCode, page: &P) -> Answer {
        Ok(self.html(status, self.packed(self.render(None, page, None)?)?))
    }

    /// Makes a change in one transaction, and answers with where that leads.
    ///
    /// # Errors
    /// What `change` returns; then nothing has changed.
    pub async fn change<F>(self, change: F) -> Answer
    where
        F: FnOnce(&Self, &mut Conn) -> Result<Outcome, AppError> + Send + 'static,
    {
        let app = self.app.clone();
        let (outcome, visit) = app
            .db
            .write(move |conn| Ok((change(&self, conn)?, self)))
            .await?;
        visit.outcome(outcome)
    }

    /// Renders a page for someone not signed in.
    ///
    /// # Errors
    /// A template and its page do not fit.
    pub fn rendered<P: Page>(&self, page: &P) -> Result<String, AppError> {
        self.render(None, page, None)
    }

    /// Turns an outcome into an answer.
    ///
    /// # Errors
    /// The page cannot be compressed.
    pub fn outcome(&self, outcome: Outcome) -> Answer {
        match outcome {
            Outcome::Done { to, flash } => {
                let mut response = HttpResponse::SeeOther();
                response
                    .insert_header(("Location", to))
                    .insert_header(("Cache-Control", "no-store"));
                if let Some(flash) = flash {
                    response.cookie(self.cookie(cookie_names::FLASH, flash.written()).finish());
                }
                Ok(response.finish())
            }
            Outcome::Shown { html } => Ok(self.html(StatusCode::OK, self.packed(html)?)),
            Outcome::Refused { html, status } => Ok(self.html(status, self.packed(html)?)),
        }
    }

    /// A cookie for this desk alone.
    pub fn cookie(&self, name: &str, value: String) -> actix_web::cookie::CookieBuilder<'static> {
        let https = self.app.settings.is_https();
        Cookie::build(cookie_names::on_the_wire(name, https), value)
            .path("/")
            .http_only(true)
            .same_site(SameSite::Lax)
            .secure(https)
    }

    pub(super) fn render<P: Page>(
        &self,
        actor: Option<&Actor>,
        page: &P,
        views: Option<saved_views::Menu>,
    ) -> Result<String, AppError> {
        let nav = if P::LAYOUT == Layout::Desk {
            P::NAV
        } else {
            Nav::None
        };
        let frame = Frame {
            views,
            ..self.frame(actor, nav, page.about())
        };
        self.app.templates.page(self.lang, page, &frame)
    }

    fn frame(&self, actor: Option<&Actor>, nav: Nav, about: Params) -> Frame {
        let flash = self.flash.as_ref().and_then(|flash| flash.text(self.lang));
        let params = self.params();
        Frame {
            lang: self.lang,
            csrf: self.csrf.masked(),
            nav,
            name: actor.map(|actor| actor.name.clone()).unwrap_or_default(),
            team: actor.map(|actor| actor.team.clone()).unwrap_or_default(),
            signed_in: actor.is_some(),
            idle_seconds: self
                .app
                .settings
                .sign_in
                .session_idle_hours
                .saturating_mul(3600),
            inside: actor.is_some_and(Actor::is_inside),
            may_add: actor.is_some_and(Actor::may_add),
            may_coordinate: actor.is_some_and(Actor::may_coordinate),
            administrator: actor.is_some_and(Actor::is_administrator),
            log: about.href("/exchanges/new"),
            single_keys: actor.is_none_or(|actor| actor.single_keys),
            demo: self.app.demo.then(|| {
                let day = self.lang.date(self.app.clock.today());
                self.ta("demo-banner", &[("day", day.into())])
            }),
            flash,
            undo: actor.and(self.flash.as_ref()).and_then(Flash::undo),
            here: params.href(&self.path),
            views: None,
            css: asset_path("app.css"),
            js: asset_path("app.js"),
            icon: asset_path("favicon.svg"),
            languages: Lang::ALL
                .iter()
                .map(|code| LanguageLink {
                    code: *code,
                    name: code.pick("English", "Français", "Español"),
                    href: params.with("lang", code.as_str()).href(&self.path),
                    current: *code == self.lang,
                })
                .collect(),
        }
    }

    /// The page's bytes as they travel, compressed here rather than in a middleware:
    /// this runs where the page was made, off the async workers.
    pub(super) fn packed(&self, html: String) -> Result<Packed, AppError> {
        if !self.gzip || html.len() < 1024 {
            return Ok(Packed {
                bytes: html.into_bytes(),
                gzip: false,
            });
        }
        let mut encoder = flate2::write::GzEncoder::new(
            Vec::with_capacity(html.len() / 4),
            flate2::Compression::fast(),
        );
        encoder
            .write_all(html.as_bytes())
            .map_err(AppError::internal)?;
        Ok(Packed {
            bytes: encoder.finish().map_err(AppError::internal)?,
            gzip: true,
        })
    }

    pub(super) fn html(&self, status: StatusCode, packed: Packed) -> HttpResponse {
        let mut response = HttpResponse::build(status);
        response
            .content_type("text/html; charset=utf-8")
            .insert_header(("Cache-Control", "no-store"));
        response.insert_header(("Vary", "Accept-Encoding, Cookie, Accept-Language"));
        if packed.gzip {
            response.insert_header(("Content-Encoding", "gzip"));
        }
        if let Some(secret) = &self.new_visitor {
            response.cookie(self.cookie(cookie_names::VISITOR, secret.clone()).finish());
        }
        if self.flash.is_some() {
            response.cookie(
                self.cookie(cookie_names::FLASH, String::new())
                    .max_age(Duration::ZERO)
                    .finish(),
            );
        }
        response.body(packed.bytes)
    }
}

pub(super) struct Packed {
    bytes: Vec<u8>,
    gzip: bool,
}

impl FromRequest for Visit {
    type Error = AppError;
    type Future = Ready<Result<Self, AppError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(Self::of(request))
    }
}

/// The secret that forms' tokens come from: the session's, or the visitor's, made now
/// for a new one.
fn form_secret(request: &HttpRequest) -> (String, Option<String>) {
    let known = [cookie_names::SESSION, cookie_names::VISITOR]
        .into_iter()
        .find_map(|name| cookie_of(request, name));
    match known {
        Some(secret) if secret.len() >= 32 => (secret, None),
        _ => {
            let secret = new_token();
            (secret.clone(), Some(secret))
        }
    }
}

/// The language of someone who is not known: the one asked for, or the browser's.
pub(crate) fn visitor_lang(query: &str, headers: &HeaderMap) -> Lang {
    let asked = Params::parse(query).value("lang");
    let accepted = || {
        let header = headers.get(ACCEPT_LANGUAGE)?.to_str().ok()?;
        header
            .split(',')
            .find_map(|part| part.trim().get(..2)?.to_ascii_lowercase().parse().ok())
    };
    asked.or_else(accepted).unwrap_or(Lang::En)
}

fn accepts_gzip(headers: &HeaderMap) -> bool {
    let header = headers
        .get(ACCEPT_ENCODING)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    header
        .split(',')
        .any(|part| part.trim().starts_with("gzip") && !part.replace(' ', "").ends_with(";q=0"))
}
