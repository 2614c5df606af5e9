//! Requests to the provider: to it alone, over TLS, in bounded time and size.

use std::fmt;
use std::io::Read as _;
use std::sync::Arc;
use std::time::Duration;

use openidconnect::http::{Response, header};
use openidconnect::{HttpRequest, HttpResponse};
use ureq::Agent;
use ureq::tls::{RootCerts, TlsConfig};
use url::Url;

use crate::config::{Oidc, is_this_machine, may_be_asked};

/// No honest answer of a provider is larger.
const MAX_BYTES: u64 = 512 * 1024;

/// Why a request had no answer. It names no secret.
#[derive(Debug)]
pub(super) struct NoAnswer(String);

impl fmt::Display for NoAnswer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl std::error::Error for NoAnswer {}

/// What asks the provider. It follows no redirect: where the provider's documents do not
/// point, no request goes.
#[derive(Debug, Clone)]
pub(super) struct Client {
    agent: Agent,
    /// Whether the provider runs on this machine, as in tests: only then are others there
    /// asked too.
    local: bool,
}

impl Client {
    /// # Errors
    /// The file of certificates cannot be read.
    pub(super) fn new(settings: &Oidc) -> Result<Self, String> {
        let own = settings.certificates()?;
        let roots = if own.is_empty() {
            RootCerts::WebPki
        } else {
            RootCerts::Specific(Arc::new(own))
        };
        let config = Agent::config_builder()
            .timeout_global(Some(Duration::from_secs(settings.timeout_seconds)))
            .max_redirects(0)
            .http_status_as_error(false)
            // The environment is read by the settings alone.
            .proxy(None)
            .max_idle_connections(0)
            .tls_config(TlsConfig::builder().root_certs(roots).build())
            .build();
        Ok(Self {
            agent: config.new_agent(),
            local: Url::parse(&settings.issuer).is_ok_and(|url| is_this_machine(&url)),
        })
    }

    /// Whether a document of the provider may lead there, the desk or a browser.
    pub(super) fn may_go_to(&self, url: &Url) -> bool {
        may_be_asked(url) && (self.local || !is_this_machine(url))
    }

    /// Sends one request; blocks.
    pub(super) fn send(&self, request: HttpRequest) -> Result<HttpResponse, NoAnswer> {
        let url = Url::parse(&request.uri().to_string()).map_err(no_answer)?;
        if !self.may_go_to(&url) {
            return Err(NoAnswer(format!(
                "{} may not be asked",
                without_query(&url)
            )));
        }
        let answer = self.agent.run(request).map_err(no_answer)?;
        let (parts, body) = answer.into_parts();
        let mut bytes = Vec::new();
        body.into_reader()
            .take(MAX_BYTES + 1)
            .read_to_end(&mut bytes)
            .map_err(no_answer)?;
        if bytes.len() as u64 > MAX_BYTES {
            return Err(NoAnswer(format!("more than {MAX_BYTES} bytes")));
        }
        let mut response = Response::builder().status(parts.status);
        if let Some(kind) = parts.headers.get(header::CONTENT_TYPE) {
            response = response.header(header::CONTENT_TYPE, kind);
        }
        response.body(bytes).map_err(no_answer)
    }
}

fn no_answer(error: impl fmt::Display) -> NoAnswer {
    NoAnswer(error.to_string())
}

fn without_query(url: &Url) -> String {
    let mut url = url.clone();
    url.set_query(None);
    url.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Settings;

    fn client(issuer: &str) -> Client {
        let mut settings = Settings::from_sources(None, []).unwrap().oidc;
        settings.issuer = issuer.to_owned();
        Client::new(&settings).unwrap()
    }

    #[test]
    fn a_provider_elsewhere_leads_nobody_to_this_machine_nor_past_tls() {
        let away = client("https://login.example.org");
        let here = client("http://127.0.0.1:4000");
        let table = [
            ("https://keys.example.org/jwks", true, true),
            ("http://login.example.org/token", false, false),
            ("https://127.0.0.1/token", false, true),
            ("http://127.0.0.1:9/token", false, true),
            ("http://localhost/token", false, true),
            ("https://[::1]/token", false, true),
            ("https://user@login.example.org/", false, false),
            ("javascript:alert(1)", false, false),
            ("file:///etc/passwd", false, false),
        ];
        for (url, from_away, from_here) in table {
            let url = Url::parse(url).unwrap();
            assert_eq!(away.may_go_to(&url), from_away, "{url}");
            assert_eq!(here.may_go_to(&url), from_here, "{url}");
        }
    }
}
