//! A request: who sends it, in which language, and the pages that answer it.

use std::fmt::Display;
use std::future::{Ready, ready};
use std::io::Write as _;
use std::ops::Deref;
use std::sync::{Arc, Mutex, PoisonError};

use actix_web::cookie::time::Duration;
use actix_web::cookie::{Cookie, SameSite};
use actix_web::dev::{Payload, ServiceResponse};
use actix_web::http::StatusCode;
use actix_web::http::header::{
    ACCEPT_ENCODING, ACCEPT_LANGUAGE, HeaderMap, HeaderValue, RETRY_AFTER,
};
use actix_web::{
    FromRequest, HttpMessage as _, HttpRequest, HttpResponse, ResponseError as _, web,
};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::csrf::CsrfToken;
use super::render::{Layout, Nav, Page};
use super::{Answer, Params, asset_path};
use crate::app::App;
use crate::audit::{self, Readers};
use crate::auth::{Actor, Device, Marking, new_token};
use crate::db::Conn;
use crate::error::AppError;
use crate::i18n::{Arg, Lang};
use crate::states::Facts;

/// The cookies the desk sets; none outlives the browser but the known device's
/// and, by minutes, the provider's.
pub mod cookie_names {
    /// The session's secret.
    pub const SESSION: &str = "accede_session";
    /// What a browser is known by that has signed in before; it opens nothing.
    pub const DEVICE: &str = "accede_device";
    /// The secret of one who is not signed in, for the tokens of forms.
    pub const VISITOR: &str = "accede_visitor";
    /// The secret of a sign-in through the identity provider that is under way.
    pub const PROVIDER: &str = "accede_provider";
    /// What a right password is known by until the second factor comes; it opens nothing.
    pub const PENDING: &str = "accede_pending";
    /// What the next page tells: "saved".
    pub const FLASH: &str = "accede_flash";

    /// A cookie's name as it travels. By https it is one that no other host, and no page
    /// by plain http, can set.
    pub fn on_the_wire(name: &str, https: bool) -> String {
        let prefix = if https { "__Host-" } else { "" };
        format!("{prefix}{name}")
    }
}

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

/// A request by someone signed in. Handlers that take it are closed to all others.
#[derive(Clone)]
pub struct Desk {
    visit: Visit,
    /// Who asks.
    pub actor: Actor,
    given: Arc<Mutex<Vec<Given>>>,
}

/// What an answer gives that the audit tells of.
#[derive(Debug)]
enum Given {
    /// A restricted record: its table, its id, its readers.
    Record(&'static str, String, Readers),
    /// A file: its name.
    File(String),
    /// A report as a page: its name.
    Report(&'static str),
}

/// What the next page tells: the text `key` with its arguments.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Flash {
    key: String,
    args: Vec<(String, String)>,
}

impl Flash {
    /// The text `key`.
    pub fn new(key: &str) -> Self {
        Self {
            key: key.to_owned(),
            args: Vec::new(),
        }
    }

    /// An argument of the text.
    #[must_use]
    pub fn arg(mut self, name: &str, value: impl ToString) -> Self {
        self.args.push((name.to_owned(), value.to_string()));
        self
    }
}

/// How a change ended.
#[derive(Debug)]
pub enum Outcome {
    /// Done: go there (303), and say so.
    Done {
        /// The address.
        to: String,
        /// What that page tells.
        flash: Option<Flash>,
    },
    /// Done, with a page that shows what is never shown again.
    Shown {
        /// The rendered page.
        html: String,
    },
    /// Not done: a page that says why, with what was typed.
    Refused {
        /// The rendered page.
        html: String,
        /// 422 for a form that is not valid, 409 for a stale one.
        status: StatusCode,
    },
}

impl Outcome {
    /// Done: go `to`, and say the text `key`.
    pub fn done(to: impl Into<String>, key: &str) -> Self {
        Self::Done {
            to: to.into(),
            flash: Some(Flash::new(key)),
        }
    }
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
    demo: Option<String>,
    flash: Option<String>,
    here: String,
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
            flash: cookie_of(request, cookie_names::FLASH).and_then(|text| read_flash(&text)),
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
                let body = visit.packed(visit.render(None, &page)?)?;
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
        Ok(self.html(status, self.packed(self.render(None, page)?)?))
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
        self.render(None, page)
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
                    response.cookie(
                        self.cookie(cookie_names::FLASH, write_flash(&flash))
                            .finish(),
                    );
                }
                Ok(response.finish())
            }
            Outcome::Shown { html } => Ok(self.html(StatusCode::OK, self.packed(html)?)),
            Outcome::Refused { html, status } => Ok(self.html(status, self.packed(html)?)),
        }
    }

    /// A cookie for this desk alone.
    pub fn cookie(
        &self,
        name: &'static str,
        value: String,
    ) -> actix_web::cookie::CookieBuilder<'static> {
        let https = self.app.settings.is_https();
        Cookie::build(cookie_names::on_the_wire(name, https), value)
            .path("/")
            .http_only(true)
            .same_site(SameSite::Lax)
            .secure(https)
    }

    fn render<P: Page>(&self, actor: Option<&Actor>, page: &P) -> Result<String, AppError> {
        let nav = if P::LAYOUT == Layout::Desk {
            P::NAV
        } else {
            Nav::None
        };
        self.app
            .templates
            .page(self.lang, page, &self.frame(actor, nav))
    }

    fn frame(&self, actor: Option<&Actor>, nav: Nav) -> Frame {
        let flash = self
            .flash
            .as_ref()
            .filter(|flash| self.lang.has(&flash.key))
            .map(|flash| {
                let args: Vec<_> = flash
                    .args
                    .iter()
                    .map(|(name, value)| (name.clone(), value.as_str().into()))
                    .collect();
                self.lang.text_with_owned(&flash.key, &args)
            });
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
            demo: self.app.demo.then(|| {
                let day = self.lang.date(self.app.clock.today());
                self.ta("demo-banner", &[("day", day.into())])
            }),
            flash,
            here: params.href(&self.path),
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
    fn packed(&self, html: String) -> Result<Packed, AppError> {
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

    fn html(&self, status: StatusCode, packed: Packed) -> HttpResponse {
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

struct Packed {
    bytes: Vec<u8>,
    gzip: bool,
}

impl Deref for Desk {
    type Target = Visit;

    fn deref(&self) -> &Visit {
        &self.visit
    }
}

impl Desk {
    /// The same request in a session whose token has just changed: its forms carry the token
    /// that goes with `secret`.
    #[must_use]
    pub fn with_secret(mut self, secret: &str) -> Self {
        self.visit = self.visit.with_secret(secret);
        self
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
        let app = self.app.clone();
        let (body, desk) = app
            .db
            .read(move |conn| {
                let page = load(&self, conn)?;
                let body = self.packed(self.rendered(&page)?)?;
                Ok((body, self))
            })
            .await?;
        desk.enter_given().await?;
        Ok(desk.html(StatusCode::OK, body))
    }

    /// Says that the answer opens a row of a marked table. The audit tells of each reading
    /// of a restricted record, or the answer is not given. A line in a list is no reading.
    pub fn reads(&self, table: &'static str, id: impl Display, readers: impl Into<Readers>) {
        let readers = readers.into();
        if readers.marking == Marking::Restricted {
            self.give(Given::Record(table, id.to_string(), readers));
        }
    }

    /// Says that the answer is a report, which the audit tells of too.
    pub fn reports(&self, name: &'static str) {
        self.give(Given::Report(name));
    }

    fn give(&self, given: Given) {
        self.given
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(given);
    }

    /// Enters into the audit what the answer gives: the one thing that fetching a page
    /// changes.
    async fn enter_given(&self) -> Result<(), AppError> {
        let given = std::mem::take(&mut *self.given.lock().unwrap_or_else(PoisonError::into_inner));
        if given.is_empty() {
            return Ok(());
        }
        let (actor, now) = (self.actor.clone(), self.app.clock.now());
        let query = self.params();
        self.app
            .db
            .write(move |conn| {
                given.iter().try_for_each(|given| match given {
                    Given::Record(table, id, readers) => {
                        audit::read(conn, &actor, now, (table, id), *readers)
                    }
                    Given::File(name) => {
                        audit::export(conn, &actor, now, "file.export", name, &query)
                    }
                    Given::Report(name) => {
                        audit::export(conn, &actor, now, "report.make", name, &query)
                    }
                })
            })
            .await
    }

    /// Answers with whatever `load` makes from a reading connection: a file, JSON. Who
    /// takes a file away is entered into the audit before it is given.
    ///
    /// # Errors
    /// What `load` returns.
    pub async fn answer<F>(self, load: F) -> Answer
    where
        F: FnOnce(&Self, &mut Conn) -> Result<Body, AppError> + Send + 'static,
    {
        let app = self.app.clone();
        let (body, desk) = app
            .db
            .read(move |conn| Ok((load(&self, conn)?, self)))
            .await?;
        if let Some(name) = &body.file_name {
            desk.give(Given::File(name.clone()));
        }
        desk.enter_given().await?;
        Ok(body.respond())
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
        let (outcome, desk) = app
            .db
            .write(move |conn| Ok((change(&self, conn)?, self)))
            .await?;
        desk.outcome(outcome)
    }

    /// A form that is not valid, shown again with what was typed: 422.
    ///
    /// # Errors
    /// The page cannot be rendered.
    pub fn invalid<P: Page>(&self, page: &P) -> Result<Outcome, AppError> {
        Ok(Outcome::Refused {
            html: self.rendered(page)?,
            status: StatusCode::UNPROCESSABLE_ENTITY,
        })
    }

    /// A stale edit: 409, with a page that shows both versions.
    ///
    /// # Errors
    /// The page cannot be rendered.
    pub fn stale<P: Page>(&self, page: &P) -> Result<Outcome, AppError> {
        Ok(Outcome::Refused {
            html: self.rendered(page)?,
            status: StatusCode::CONFLICT,
        })
    }

    /// Renders a page.
    ///
    /// # Errors
    /// A template and its page do not fit.
    pub fn rendered<P: Page>(&self, page: &P) -> Result<String, AppError> {
        self.visit.render(Some(&self.actor), page)
    }
}

impl FromRequest for Visit {
    type Error = AppError;
    type Future = Ready<Result<Self, AppError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(Self::of(request))
    }
}

impl FromRequest for Desk {
    type Error = AppError;
    type Future = Ready<Result<Self, AppError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        // The middleware before the desk's routes has put the actor there.
        let actor = request.extensions().get::<Actor>().cloned();
        ready(match actor {
            Some(actor) => Visit::of(request).map(|visit| Self {
                visit,
                actor,
                given: Arc::default(),
            }),
            None => Err(AppError::NotFound),
        })
    }
}

/// An answer that is no page.
#[derive(Debug)]
pub struct Body {
    /// The media type.
    pub content_type: &'static str,
    /// The name to save it under; none to show it in place.
    pub file_name: Option<String>,
    /// The bytes.
    pub bytes: Vec<u8>,
}

impl Body {
    fn respond(self) -> HttpResponse {
        let mut response = HttpResponse::Ok();
        response
            .content_type(self.content_type)
            .insert_header(("Cache-Control", "no-store"));
        if let Some(name) = self.file_name {
            response.insert_header(("Content-Disposition", attachment(&name)));
        }
        response.body(self.bytes)
    }
}

/// To be saved under a name. Names are our own words and dates; anything else would need
/// quoting, and is left out.
fn attachment(name: &str) -> String {
    let name: String = name
        .chars()
        .filter(|c| c.is_ascii_alphanumeric() || "-_.".contains(*c))
        .collect();
    format!("attachment; filename=\"{}\"", name.trim_start_matches('.'))
}

/// Makes a page of an error that a handler or an extractor returned.
pub fn error_pages<B>(response: ServiceResponse<B>) -> ServiceResponse<actix_web::body::BoxBody>
where
    B: actix_web::body::MessageBody + 'static,
{
    let failed = response
        .response()
        .error()
        .and_then(|error| error.as_error::<AppError>())
        .map(|error| {
            if error.status_code().is_server_error() {
                tracing::error!(%error, "a request failed");
            }
            (error.status_code(), error.name())
        });
    let Some((status, name)) = failed else {
        return response.map_into_boxed_body();
    };
    let request = response.request().clone();
    let page = ErrorPage::new(&request, name);
    let answer = page.and_then(|(page, visit, actor)| {
        let html = match &actor {
            Some(_) => visit.render(actor.as_ref(), &page),
            None => visit.render(None, &PlainErrorPage(page)),
        };
        Ok(visit.html(status, visit.packed(html?)?))
    });
    match answer {
        Ok(mut answer) => {
            if status == StatusCode::SERVICE_UNAVAILABLE {
                let headers = answer.headers_mut();
                headers.insert(RETRY_AFTER, HeaderValue::from_static("2"));
            }
            ServiceResponse::new(request, answer)
        }
        Err(error) => {
            tracing::error!(%error, "the error page failed");
            ServiceResponse::new(request, error.error_response())
        }
    }
}

#[derive(Serialize)]
struct ErrorPage {
    title: String,
    text: String,
}

#[derive(Serialize)]
#[serde(transparent)]
struct PlainErrorPage(ErrorPage);

impl ErrorPage {
    fn new(request: &HttpRequest, name: &str) -> Result<(Self, Visit, Option<Actor>), AppError> {
        let visit = Visit::of(request)?;
        let actor = request.extensions().get::<Actor>().cloned();
        let page = Self {
            title: visit.t(&format!("error-{name}-title")),
            text: visit.t(&format!("error-{name}-text")),
        };
        Ok((page, visit, actor))
    }
}

impl Page for ErrorPage {
    const TEMPLATE: &'static str = "errors/error";
    fn title(&self) -> String {
        self.title.clone()
    }
}

impl Page for PlainErrorPage {
    const TEMPLATE: &'static str = "errors/error";
    const LAYOUT: Layout = Layout::Plain;
    fn title(&self) -> String {
        self.0.title.clone()
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

/// The value of a cookie of ours.
pub fn cookie_of(request: &HttpRequest, name: &str) -> Option<String> {
    let https = request
        .app_data::<web::Data<App>>()
        .is_some_and(|app| app.settings.is_https());
    request
        .cookie(&cookie_names::on_the_wire(name, https))
        .map(|cookie| cookie.value().to_owned())
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

fn write_flash(flash: &Flash) -> String {
    URL_SAFE_NO_PAD.encode(serde_json::to_vec(flash).unwrap_or_default())
}

fn read_flash(text: &str) -> Option<Flash> {
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(text).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::attachment;

    #[test]
    fn a_file_name_stays_within_its_quotes_and_its_folder() {
        for (name, expected) in [
            ("states-2023-06-01.csv", "states-2023-06-01.csv"),
            ("a\"; filename=\"evil.exe", "afilenameevil.exe"),
            ("a\r\nSet-Cookie: x=y.csv", "aSet-Cookiexy.csv"),
            ("../../etc/passwd", "etcpasswd"),
            (".htaccess", "htaccess"),
            ("côte\u{202e}fdp.csv", "ctefdp.csv"),
        ] {
            let expected = format!("attachment; filename=\"{expected}\"");
            assert_eq!(attachment(name), expected);
        }
    }
}
