//! What stands between the network and the pages. Every request gets a name, is for one of
//! the desk's hosts and within its limits, or goes no further; every answer has the
//! headers, is counted and stands in the log.

mod headers;
mod health;
mod hosts;
mod limits;
mod metrics;
pub mod origin;
mod request_id;
mod tls;

use std::net::IpAddr;
use std::time::Instant;

use actix_web::body::BoxBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::StatusCode;
use actix_web::http::header::{HeaderValue, RETRY_AFTER};
use actix_web::middleware::Next;
use actix_web::{Error, HttpMessage as _, HttpResponse, web};
use tracing::Instrument as _;

pub use self::health::routes;
pub use self::metrics::metrics;
pub use self::request_id::RequestId;
pub use self::tls::{TlsError, server_config};
use crate::app::App;
use crate::auth::Actor;
use crate::config::Settings;
use crate::error::AppError;
use crate::web::visitor_lang;

/// What the edge knows and counts.
pub struct Edge {
    proxies: Vec<IpAddr>,
    hosts: hosts::Hosts,
    limits: limits::Limits,
    metrics: metrics::Metrics,
    https: bool,
    header_bytes: usize,
}

/// A request that goes no further.
struct Refusal {
    status: StatusCode,
    /// The text that says why.
    key: &'static str,
    /// Seconds until it may be tried again.
    retry_after: Option<u64>,
}

impl Edge {
    /// The edge of the settings.
    pub fn new(settings: &Settings) -> Self {
        Self {
            proxies: settings.proxies(),
            hosts: hosts::Hosts::new(settings),
            limits: limits::Limits::new(&settings.limits),
            metrics: metrics::Metrics::default(),
            https: settings.is_https(),
            header_bytes: settings.limits.header_kib.saturating_mul(1024),
        }
    }

    fn name(&self, request: &ServiceRequest) -> RequestId {
        let given = request
            .headers()
            .get(request_id::HEADER)
            .filter(|_| origin::is_proxied(request.peer_addr(), &self.proxies))
            .and_then(RequestId::given);
        given.unwrap_or_else(RequestId::new)
    }

    fn check(&self, request: &ServiceRequest, any_host: bool) -> Result<(), Refusal> {
        if let Some(status) = self.hosts.refuse(request).filter(|_| !any_host) {
            return Err(Refusal::new(status, "refused-host"));
        }
        if head_bytes(request) > self.header_bytes {
            let status = StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE;
            return Err(Refusal::new(status, "refused-head"));
        }
        let address = origin::address(request.peer_addr(), request.headers(), &self.proxies);
        self.limits.count(address).map_err(|seconds| Refusal {
            retry_after: Some(seconds),
            ..Refusal::new(StatusCode::TOO_MANY_REQUESTS, "refused-too-many")
        })
    }

    async fn answer(
        &self,
        request: ServiceRequest,
        next: Next<BoxBody>,
    ) -> Result<ServiceResponse, Error> {
        let supervised = health::PATHS.contains(&request.path());
        if let Err(refusal) = self.check(&request, supervised) {
            return Ok(refusal.answer(request));
        }
        if supervised {
            return next.call(request).await;
        }
        let Some(_place) = self.limits.enter() else {
            let refusal = Refusal {
                retry_after: Some(1),
                ..Refusal::new(StatusCode::SERVICE_UNAVAILABLE, "refused-busy")
            };
            return Ok(refusal.answer(request));
        };
        next.call(request).await
    }
}

impl Refusal {
    fn new(status: StatusCode, key: &'static str) -> Self {
        Self {
            status,
            key,
            retry_after: None,
        }
    }

    /// A plain page: making a proper one is the work that is being refused.
    fn answer(self, request: ServiceRequest) -> ServiceResponse {
        let lang = visitor_lang("", request.headers());
        let seconds = self.retry_after.unwrap_or_default();
        let mut answer = HttpResponse::build(self.status)
            .content_type("text/plain; charset=utf-8")
            .body(lang.text_with(self.key, &[("n", seconds.into())]) + "\n");
        if let Some(seconds) = self.retry_after {
            let headers = answer.headers_mut();
            headers.insert(RETRY_AFTER, HeaderValue::from(seconds));
        }
        request.into_response(answer)
    }
}

/// The middleware before all others.
///
/// # Errors
/// None but those of middlewares behind it that make no answer of them.
pub async fn pass(request: ServiceRequest, next: Next<BoxBody>) -> Result<ServiceResponse, Error> {
    let app = request
        .app_data::<web::Data<App>>()
        .cloned()
        .ok_or_else(|| AppError::internal("no application"))?;
    let edge = &app.edge;
    let id = edge.name(&request);
    request.extensions_mut().insert(id.clone());
    let https =
        edge.https || origin::is_https(request.peer_addr(), request.headers(), &edge.proxies);
    let address = origin::address(request.peer_addr(), request.headers(), &edge.proxies);
    let address = address.map(tracing::field::display);
    let span = tracing::info_span!("request", %id, address, user = tracing::field::Empty);
    let start = Instant::now();
    let method = request.method().clone();
    let mut response = edge.answer(request, next).instrument(span.clone()).await?;
    headers::add(response.headers_mut(), https);
    if let Ok(value) = HeaderValue::from_str(id.as_str()) {
        response.headers_mut().insert(request_id::HEADER, value);
    }
    let status = response.status().as_u16();
    // The route's pattern, not its path: paths of survey links hold secrets.
    let route = response.request().match_pattern().unwrap_or_default();
    let elapsed = start.elapsed();
    edge.metrics
        .count(&method, &route, status, elapsed.as_secs_f64());
    let duration_us = u64::try_from(elapsed.as_micros()).unwrap_or(u64::MAX);
    let user = response
        .request()
        .extensions()
        .get::<Actor>()
        .map(|actor| actor.user_id);
    if let Some(user) = user {
        span.record("user", tracing::field::display(user));
    }
    span.in_scope(|| match status {
        // Refused: who tries doors leaves a trace.
        400 | 403 | 421 | 429 | 431 => {
            tracing::warn!(%method, route, status, duration_us, "refused");
        }
        // A hidden record looks like one that is not there, here too.
        404 if user.is_some() => {
            tracing::info!(%method, route, status, duration_us, "not found");
        }
        _ => tracing::debug!(%method, route, status, duration_us, "answered"),
    });
    Ok(response)
}

fn head_bytes(request: &ServiceRequest) -> usize {
    let address = request
        .uri()
        .path_and_query()
        .map_or(0, |it| it.as_str().len());
    let headers = request.headers().iter();
    address
        + headers
            .map(|(name, value)| name.as_str().len() + value.len() + 4)
            .sum::<usize>()
}
