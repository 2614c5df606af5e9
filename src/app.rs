//! The application: its state, what stands before its routes, and which feature serves
//! which.

use std::sync::Arc;
use std::time::Instant;

use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::middleware::{DefaultHeaders, Next, from_fn};
use actix_web::web::{self, ServiceConfig};
use actix_web::{Error, HttpResponse};

use crate::access;
use crate::audit;
use crate::auth::{self, Hasher};
use crate::clock::Clock;
use crate::config::Settings;
use crate::contacts;
use crate::db::Db;
use crate::error::AppError;
use crate::events;
use crate::exchanges;
use crate::mail;
use crate::reports;
use crate::search;
use crate::states::{self, ContactsCache, Days, FactsCache};
use crate::survey::{self, Definitions};
use crate::today::{self, Pictures};
use crate::web::{Templates, error_pages, serve_asset};
use crate::workplans;

/// Scripts, styles and forms of our own, nothing else and nobody else's frame.
const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; \
     connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// What every request can reach.
pub struct App {
    /// The settings.
    pub settings: Settings,
    /// The database.
    pub db: Db,
    /// The time.
    pub clock: Clock,
    /// The templates.
    pub templates: Templates,
    /// The treaty's facts.
    pub facts: FactsCache,
    /// The texts of frozen questionnaires.
    pub definitions: Definitions,
    /// What the facts say on the days asked for last.
    pub days: Days,
    /// When each State was last spoken to.
    pub contacts: ContactsCache,
    /// What Today drew last.
    pub pictures: Pictures,
    /// Passwords.
    pub hasher: Hasher,
    /// The mail worker's bell and brake.
    pub mail: mail::Control,
    /// Whether all records are invented: every page then says so.
    pub demo: bool,
}

impl App {
    /// Brings the parts together.
    ///
    /// # Errors
    /// A template does not parse, or the settings of argon2 are not allowed.
    pub fn new(settings: Settings, db: Db, clock: Clock, demo: bool) -> Result<Self, AppError> {
        let templates = Templates::read()?;
        let hasher = Hasher::new(&settings.sign_in)?;
        Ok(Self {
            settings,
            db,
            clock,
            templates,
            facts: FactsCache::default(),
            definitions: Definitions::default(),
            days: Days::default(),
            contacts: ContactsCache::default(),
            pictures: Pictures::default(),
            hasher,
            mail: mail::Control::default(),
            demo,
        })
    }
}

/// Everything the application serves, for a server and for tests alike.
pub fn configure(app: &web::Data<App>) -> impl FnOnce(&mut ServiceConfig) + use<> {
    let app = app.clone();
    move |config| {
        let desk = web::scope("")
            .configure(auth::routes)
            .configure(audit::routes)
            .configure(access::routes)
            .configure(survey::routes)
            .configure(states::routes)
            .configure(today::routes)
            .configure(contacts::routes)
            .configure(search::routes)
            .configure(mail::routes)
            .configure(events::routes)
            .configure(exchanges::routes)
            .configure(reports::routes)
            .configure(workplans::routes)
            .default_service(web::to(not_found))
            .wrap(from_fn(auth::require_sign_in));
        let all = web::scope("")
            .route("/static/{digest}/{file:.*}", web::get().to(serve_asset))
            .route("/health", web::get().to(health))
            .configure(auth::public_routes)
            .configure(survey::public_routes)
            .service(desk)
            .wrap(from_fn(pages_for_errors))
            .wrap(security_headers(&app))
            .wrap(from_fn(log_request));
        config
            .app_data(app)
            .app_data(web::PayloadConfig::new(crate::web::MAX_FORM_BYTES))
            .app_data(web::PathConfig::default().error_handler(|_, _| AppError::NotFound.into()))
            .service(all);
    }
}

async fn not_found() -> Result<HttpResponse, AppError> {
    Err(AppError::NotFound)
}

/// Whether the desk and its database answer; for supervisors.
async fn health(app: web::Data<App>) -> Result<HttpResponse, AppError> {
    app.db
        .read(|conn| auth::count_users(conn).map(|_| ()))
        .await?;
    Ok(HttpResponse::Ok()
        .content_type("text/plain; charset=utf-8")
        .body("ok\n"))
}

async fn pages_for_errors(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    Ok(error_pages(next.call(request).await?))
}

/// One line a request. The route's pattern, not its path: paths of survey links hold
/// secrets.
async fn log_request(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<impl MessageBody + 'static>, Error> {
    let start = Instant::now();
    let method = request.method().clone();
    let response = next.call(request).await?;
    let route = response.request().match_pattern().unwrap_or_default();
    let duration_us = u64::try_from(start.elapsed().as_micros()).unwrap_or(u64::MAX);
    tracing::debug!(%method, route, status = response.status().as_u16(), duration_us, "answered");
    Ok(response)
}

fn security_headers(app: &Arc<App>) -> DefaultHeaders {
    let headers = DefaultHeaders::new()
        .add(("Content-Security-Policy", CONTENT_SECURITY_POLICY))
        .add(("X-Content-Type-Options", "nosniff"))
        .add(("X-Frame-Options", "DENY"))
        .add(("Referrer-Policy", "same-origin"))
        .add(("Cross-Origin-Opener-Policy", "same-origin"))
        .add(("Cross-Origin-Resource-Policy", "same-origin"))
        .add((
            "Permissions-Policy",
            "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
        ));
    if app.settings.is_https() {
        headers.add(("Strict-Transport-Security", "max-age=31536000"))
    } else {
        headers
    }
}
