//! An S3-compatible bucket. The library signs and reads what the service speaks; the
//! requests are ours: to the service of the settings alone, over TLS or a line that was
//! allowed, following no redirect, in bounded time.

use std::io::Read as _;
use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use http_body_util::BodyExt as _;
use object_store::aws::{AmazonS3Builder, Checksum};
use object_store::client::{
    HttpClient, HttpConnector, HttpError, HttpErrorKind, HttpRequest, HttpResponse, HttpService,
};
use object_store::{ClientOptions, ObjectStore, RetryConfig};
use secrecy::ExposeSecret;
use ureq::Agent;
use ureq::http::Request;
use ureq::tls::{RootCerts, TlsConfig};

use crate::config::Bucket;
use crate::error::AppError;

/// No answer is larger than the largest file a desk would take.
const MAX_BYTES: u64 = 1024 * 1024 * 1024;
/// How often a request is sent anew.
const RETRIES: usize = 2;

/// The bucket of the settings.
pub(super) fn open(settings: &Bucket) -> Result<Arc<dyn ObjectStore>, AppError> {
    let timeout = Duration::from_secs(settings.timeout_seconds);
    let retry = RetryConfig {
        max_retries: RETRIES,
        retry_timeout: timeout,
        ..RetryConfig::default()
    };
    let bucket = AmazonS3Builder::new()
        .with_endpoint(settings.endpoint.trim_end_matches('/'))
        .with_region(&settings.region)
        .with_bucket_name(&settings.name)
        .with_access_key_id(&settings.access_key)
        .with_secret_access_key(settings.secret_key.expose_secret())
        .with_checksum_algorithm(Checksum::SHA256)
        // The settings have asked whether the line may be plain.
        .with_allow_http(settings.endpoint.starts_with("http://"))
        // One object at a time: not every service knows how to delete many.
        .with_disable_bulk_delete(true)
        .with_retry(retry)
        .with_http_connector(Connector { timeout })
        .build()
        .map_err(AppError::internal)?;
    Ok(Arc::new(bucket))
}

#[derive(Debug)]
struct Connector {
    timeout: Duration,
}

impl HttpConnector for Connector {
    fn connect(&self, _: &ClientOptions) -> object_store::Result<HttpClient> {
        let config = Agent::config_builder()
            .timeout_global(Some(self.timeout))
            .max_redirects(0)
            .http_status_as_error(false)
            // The environment is read by the settings alone.
            .proxy(None)
            .tls_config(TlsConfig::builder().root_certs(RootCerts::WebPki).build())
            .build();
        Ok(HttpClient::new(Service(config.new_agent())))
    }
}

/// The desk's own client, on a thread of its own while it waits.
#[derive(Debug)]
struct Service(Agent);

#[async_trait]
impl HttpService for Service {
    async fn call(&self, request: HttpRequest) -> Result<HttpResponse, HttpError> {
        let agent = self.0.clone();
        let (parts, body) = request.into_parts();
        let body = body.collect().await?.to_bytes().to_vec();
        let request = Request::from_parts(parts, body);
        tokio::task::spawn_blocking(move || send(&agent, request))
            .await
            .map_err(|error| HttpError::new(HttpErrorKind::Unknown, error))?
    }
}

fn send(agent: &Agent, request: Request<Vec<u8>>) -> Result<HttpResponse, HttpError> {
    let answer = agent.run(request).map_err(|error| {
        let kind = match &error {
            ureq::Error::Timeout(_) => HttpErrorKind::Timeout,
            ureq::Error::ConnectionFailed | ureq::Error::HostNotFound => HttpErrorKind::Connect,
            ureq::Error::Io(_) => HttpErrorKind::Interrupted,
            _ => HttpErrorKind::Unknown,
        };
        HttpError::new(kind, error)
    })?;
    let (parts, body) = answer.into_parts();
    let mut bytes = Vec::new();
    body.into_reader()
        .take(MAX_BYTES)
        .read_to_end(&mut bytes)
        .map_err(|error| HttpError::new(HttpErrorKind::Interrupted, error))?;
    Ok(HttpResponse::from_parts(parts, bytes.into()))
}
