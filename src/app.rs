//! The application: its state, what stands before its routes, and which feature serves
//! which.

use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::middleware::{Next, from_fn};
use actix_web::web::{self, ServiceConfig};
use actix_web::{Error, HttpResponse};

use crate::access;
use crate::attachments;
use crate::audit;
use crate::auth::{self, Hasher, Provider};
use crate::calendar;
use crate::clock::Clock;
use crate::config::Settings;
use crate::contacts;
use crate::db::Db;
use crate::edge::{self, Edge};
use crate::error::AppError;
use crate::events;
use crate::exchanges;
use crate::handover;
use crate::mail;
use crate::pathways;
use crate::positions;
use crate::relations;
use crate::reports;
use crate::saved_views;
use crate::search;
use crate::states::{self, ContactsCache, Days, FactsCache};
use crate::succession;
use crate::survey::{self, Definitions};
use crate::today::{self, Pictures};
use crate::undo;
use crate::web::{Templates, error_pages, serve_asset};
use crate::workplans;

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
    /// Words of names, for those who type one with a slip in it.
    pub names: search::Names,
    /// When each State was last spoken to.
    pub contacts: ContactsCache,
    /// What Today drew last.
    pub pictures: Pictures,
    /// Passwords.
    pub hasher: Hasher,
    /// The identity provider, if there is one.
    pub provider: Option<Provider>,
    /// What stands before the routes.
    pub edge: Edge,
    /// Where the files of records are.
    pub files: attachments::Store,
    /// The mail worker's bell and brake.
    pub mail: mail::Control,
    /// Whether all records are invented: every page then says so.
    pub demo: bool,
}

impl App {
    /// Brings the parts together.
    ///
    /// # Errors
    /// A template does not parse, or the settings of argon2 or of the identity provider are
    /// not allowed.
    pub fn new(settings: Settings, db: Db, clock: Clock, demo: bool) -> Result<Self, AppError> {
        let templates = Templates::read()?;
        let hasher = Hasher::new(&settings.sign_in)?;
        let provider = Provider::new(&settings)?;
        let edge = Edge::new(&settings);
        let files = attachments::Store::new(&settings);
        Ok(Self {
            settings,
            db,
            clock,
            templates,
            facts: FactsCache::default(),
            names: search::Names::default(),
            definitions: Definitions::default(),
            days: Days::default(),
            contacts: ContactsCache::default(),
            pictures: Pictures::default(),
            hasher,
            provider,
            edge,
            files,
            mail: mail::Control::default(),
            demo,
        })
    }
}

/// Everything the application serves, for a server and for tests alike.
pub fn configure(app: &web::Data<App>) -> impl FnOnce(&mut ServiceConfig) + use<> {
    let app = app.clone();
    move |config| {
        let form_bytes = app.settings.limits.form_kib.saturating_mul(1024);
        let desk = web::scope("")
            .configure(auth::routes)
            .configure(audit::routes)
            .configure(access::routes)
            .configure(attachments::routes)
            .configure(survey::routes)
            .configure(states::routes)
            .configure(pathways::routes)
            .configure(positions::routes)
            .configure(relations::routes)
            .configure(succession::routes)
            .configure(saved_views::routes)
            .configure(undo::routes)
            .configure(today::routes)
            .configure(contacts::routes)
            .configure(search::routes)
            .configure(mail::routes)
            .configure(calendar::routes)
            .configure(events::routes)
            .configure(exchanges::routes)
            .configure(reports::routes)
            .configure(workplans::routes)
            .configure(handover::routes)
            .default_service(web::to(not_found))
            .wrap(from_fn(auth::require_sign_in));
        let all = web::scope("")
            .route("/static/{digest}/{file:.*}", web::get().to(serve_asset))
            .configure(edge::routes)
            .configure(auth::public_routes)
            .configure(survey::public_routes)
            .configure(calendar::public_routes)
            .configure(events::public_routes)
            .service(desk)
            .wrap(from_fn(pages_for_errors))
            .wrap(from_fn(edge::pass));
        config
            .app_data(app)
            .app_data(web::PayloadConfig::new(form_bytes))
            .app_data(web::PathConfig::default().error_handler(|_, _| AppError::NotFound.into()))
            .service(all);
    }
}

async fn not_found() -> Result<HttpResponse, AppError> {
    Err(AppError::NotFound)
}

async fn pages_for_errors(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    Ok(error_pages(next.call(request).await?))
}
