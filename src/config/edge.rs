//! `[tls]`, `[limits]`, `[metrics]` and `[log]`: what stands between the network and the
//! pages.

use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;

use serde::Deserialize;

use super::Settings;
use super::checks::addresses;

/// `[tls]`
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tls {
    /// A PEM file with the certificate and its chain; empty for plain HTTP.
    pub certificate: PathBuf,
    /// A PEM file with its private key.
    pub key: PathBuf,
}

impl Tls {
    /// Whether the desk speaks TLS itself.
    pub fn is_on(&self) -> bool {
        !self.certificate.as_os_str().is_empty()
    }
}

/// `[limits]`
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Limits {
    /// Requests.
    pub requests_at_once: usize,
    /// Requests a second; 0 for no limit.
    pub address_per_second: u32,
    /// Requests.
    pub address_burst: u32,
    /// Connections.
    pub connections: usize,
    /// KiB
    pub header_kib: usize,
    /// KiB
    pub form_kib: usize,
    /// Seconds.
    pub header_seconds: u64,
    /// Seconds.
    pub body_seconds: u64,
    /// Seconds.
    pub keep_alive_seconds: u64,
    /// Seconds.
    pub disconnect_seconds: u64,
}

/// `[metrics]`
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Metrics {
    /// ADDRESS:PORT; empty for none. [`Settings::metrics_address`] has it read.
    pub listen: String,
}

/// `[log]`
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Log {
    /// A tracing filter.
    pub level: String,
    /// How a line is written.
    pub format: LogFormat,
}

/// How a line of the log is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LogFormat {
    /// As text to a terminal, as JSON elsewhere.
    Auto,
    /// For people.
    Text,
    /// One object a line, for programs.
    Json,
}

impl Settings {
    /// The address people reach the desk at, without a slash at the end.
    pub fn public_url(&self) -> String {
        if self.server.public_url.is_empty() {
            let scheme = if self.tls.is_on() { "https" } else { "http" };
            format!("{scheme}://{}", self.server.listen)
        } else {
            self.server.public_url.trim_end_matches('/').to_owned()
        }
    }

    /// Whether people reach the desk by https: cookies then travel no other way.
    pub fn is_https(&self) -> bool {
        self.tls.is_on() || self.server.public_url.starts_with("https://")
    }

    /// The proxies whose word on where a request came from is believed.
    pub fn proxies(&self) -> Vec<IpAddr> {
        addresses(&self.server.proxies).unwrap_or_default()
    }

    /// Whether what is served on `address` would cross a network in the clear.
    pub fn is_exposed(&self, address: SocketAddr) -> bool {
        !address.ip().is_loopback() && !self.server.plain_http
    }

    /// Where `/metrics` is served, if it is.
    pub fn metrics_address(&self) -> Option<SocketAddr> {
        self.metrics.listen.parse().ok()
    }
}

/// What settings must say together.
pub(super) fn check_together(settings: &Settings) -> Result<(), String> {
    let tls = &settings.tls;
    if tls.is_on() == tls.key.as_os_str().is_empty() {
        return Err("`tls.certificate` and `tls.key`: both, or neither".to_owned());
    }
    if tls.is_on() && settings.server.public_url.starts_with("http://") {
        return Err(
            "`server.public_url`: an address that begins with https://, since `tls.certificate` is set"
                .to_owned(),
        );
    }
    Ok(())
}

/// What the types cannot say.
pub(super) fn check(settings: &Settings) -> Result<(), String> {
    let metrics = &settings.metrics.listen;
    if !metrics.is_empty() && settings.metrics_address().is_none() {
        return Err(format!(
            "`metrics.listen`: `{metrics}` is no address and port, such as 127.0.0.1:9100; empty for none"
        ));
    }
    if tracing_subscriber::EnvFilter::try_new(&settings.log.level).is_err() {
        return Err(
            "`log.level`: error, warn, info, debug, trace, or a filter like `info,accede=debug`"
                .to_owned(),
        );
    }
    Ok(())
}

/// Limits at which nothing would work.
pub(super) fn at_least_one(limits: &Limits) -> [(&'static str, usize); 8] {
    let seconds = |value: u64| usize::try_from(value).unwrap_or(usize::MAX);
    [
        ("limits.requests_at_once", limits.requests_at_once),
        ("limits.address_burst", limits.address_burst as usize),
        ("limits.connections", limits.connections),
        ("limits.header_kib", limits.header_kib),
        ("limits.form_kib", limits.form_kib),
        ("limits.header_seconds", seconds(limits.header_seconds)),
        ("limits.body_seconds", seconds(limits.body_seconds)),
        (
            "limits.disconnect_seconds",
            seconds(limits.disconnect_seconds),
        ),
    ]
}
