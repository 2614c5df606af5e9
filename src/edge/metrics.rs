//! Figures for those who watch over the desk, as Prometheus reads them. Routes stand in
//! them by their pattern: no name, no number of a record, no secret of a link.

use std::fmt;

use actix_web::http::Method;
use actix_web::{HttpResponse, web};
use prometheus_client::encoding::text::encode;
use prometheus_client::encoding::{EncodeLabelSet, LabelSetEncoder};
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::{Registry, Unit};

use crate::app::App;
use crate::error::AppError;
use crate::mail;

/// Seconds.
const BUCKETS: [f64; 12] = [
    0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0,
];

/// What is counted in this process.
pub struct Metrics {
    registry: Registry,
    requests: Family<Request, Counter>,
    seconds: Family<Route, Histogram>,
    gauges: Family<Reading, Gauge>,
    mails: Family<Mails, Gauge>,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Request {
    method: &'static str,
    route: String,
    status: u16,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Route {
    route: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Mails {
    status: &'static str,
}

/// What is read when someone asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Reading {
    Requests,
    PasswordsChecked,
    PasswordsWaiting,
    Readers,
    ReadersIdle,
    Writers,
    WritersIdle,
}

impl Reading {
    fn name(self) -> &'static str {
        match self {
            Self::Requests => "requests",
            Self::PasswordsChecked => "passwords_checked",
            Self::PasswordsWaiting => "passwords_waiting",
            Self::Readers => "database_readers",
            Self::ReadersIdle => "database_readers_idle",
            Self::Writers => "database_writers",
            Self::WritersIdle => "database_writers_idle",
        }
    }
}

impl EncodeLabelSet for Reading {
    fn encode(&self, encoder: &mut LabelSetEncoder<'_>) -> Result<(), fmt::Error> {
        [("of", self.name())].encode(encoder)
    }
}

impl Default for Metrics {
    fn default() -> Self {
        let mut registry = Registry::with_prefix("accede");
        let requests = Family::default();
        let seconds =
            Family::new_with_constructor((|| Histogram::new(BUCKETS)) as fn() -> Histogram);
        let gauges = Family::default();
        let mails = Family::default();
        registry.register("requests", "Requests answered", requests.clone());
        registry.register_with_unit(
            "request_duration",
            "Time from a request's head to its answer",
            Unit::Seconds,
            seconds.clone(),
        );
        registry.register("now", "What goes on in this process now", gauges.clone());
        registry.register("mails", "Mails by what became of them", mails.clone());
        Self {
            registry,
            requests,
            seconds,
            gauges,
            mails,
        }
    }
}

impl Metrics {
    /// Counts an answer; `route` is the pattern, empty where no route was reached.
    pub(super) fn count(&self, method: &Method, route: &str, status: u16, seconds: f64) {
        let route = if route.is_empty() { "none" } else { route };
        self.requests
            .get_or_create(&Request {
                method: name_of(method),
                route: route.to_owned(),
                status,
            })
            .inc();
        self.seconds
            .get_or_create(&Route {
                route: route.to_owned(),
            })
            .observe(seconds);
    }

    fn set(&self, reading: Reading, value: usize) {
        let value = i64::try_from(value).unwrap_or(i64::MAX);
        self.gauges.get_or_create(&reading).set(value);
    }
}

/// An outsider may call a method what he likes; figures are kept for those there are.
fn name_of(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::HEAD => "HEAD",
        Method::POST => "POST",
        _ => "other",
    }
}

/// `/metrics`, for a server of its own.
///
/// # Errors
/// The database is not to be had.
pub async fn metrics(app: web::Data<App>) -> Result<HttpResponse, AppError> {
    let metrics = &app.edge.metrics;
    let places = app.settings.limits.requests_at_once;
    let waiting = app.hasher.waiting();
    metrics.set(
        Reading::Requests,
        places.saturating_sub(app.edge.limits.places()),
    );
    metrics.set(Reading::PasswordsChecked, waiting.checked);
    metrics.set(Reading::PasswordsWaiting, waiting.waiting);
    let pools = app.db.pools();
    metrics.set(Reading::Readers, pools.readers);
    metrics.set(Reading::ReadersIdle, pools.readers_idle);
    metrics.set(Reading::Writers, pools.writers);
    metrics.set(Reading::WritersIdle, pools.writers_idle);
    for (status, count) in app.db.read(mail::counts).await? {
        let label = Mails {
            status: status.as_str(),
        };
        metrics.mails.get_or_create(&label).set(count);
    }
    let mut text = String::new();
    encode(&mut text, &metrics.registry).map_err(AppError::internal)?;
    Ok(HttpResponse::Ok()
        .content_type("application/openmetrics-text; version=1.0.0; charset=utf-8")
        .body(text))
}
