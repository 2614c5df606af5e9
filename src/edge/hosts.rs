//! The names the desk answers to. A request for another one was led here by somebody
//! else's domain, and nothing of ours should be found there.

use std::net::IpAddr;

use actix_web::dev::ServiceRequest;
use actix_web::http::StatusCode;
use actix_web::http::header::HOST;
use actix_web::http::uri::Authority;
use url::Url;

use crate::config::Settings;

const OWN: [&str; 3] = ["localhost", "127.0.0.1", "[::1]"];

/// The names the desk answers to.
#[derive(Debug)]
pub struct Hosts {
    names: Vec<String>,
    /// Any address written in numbers, where the desk listens at all of them and has no
    /// public name.
    any_number: bool,
}

impl Hosts {
    /// Those of the settings: the host of the public address and `server.hosts`; where the
    /// public address is this machine's own, all that it is called.
    pub(super) fn new(settings: &Settings) -> Self {
        let public = Url::parse(&settings.public_url())
            .ok()
            .and_then(|url| url.host_str().map(str::to_lowercase))
            .unwrap_or_default();
        let unnamed = settings.server.public_url.is_empty();
        let listen = settings.server.listen.ip();
        let further = settings.server.hosts.split(',').map(str::trim);
        let mut names: Vec<String> = further
            .filter(|name| !name.is_empty())
            .map(str::to_lowercase)
            .collect();
        if OWN.contains(&public.as_str()) || (unnamed && listen.is_unspecified()) {
            names.extend(OWN.map(str::to_owned));
        }
        names.push(public);
        Self {
            names,
            any_number: unnamed && listen.is_unspecified(),
        }
    }

    /// What is wrong with the host a request is for: 400 where it names none or several,
    /// 421 where it names a stranger.
    pub(super) fn refuse(&self, request: &ServiceRequest) -> Option<StatusCode> {
        let mut headers = request.headers().get_all(HOST);
        let (header, second) = (headers.next(), headers.next());
        // HTTP/2 has it in the address.
        let authority = request.uri().authority().map(Authority::as_str);
        if second.is_some() || (header.is_none() && authority.is_none()) {
            return Some(StatusCode::BAD_REQUEST);
        }
        let header = match header.map(|value| value.to_str()) {
            Some(Err(_)) => return Some(StatusCode::BAD_REQUEST),
            Some(Ok(text)) => Some(text),
            None => None,
        };
        let known = header.into_iter().chain(authority).all(|it| self.has(it));
        (!known).then_some(StatusCode::MISDIRECTED_REQUEST)
    }

    fn has(&self, host: &str) -> bool {
        let name = without_port(host).trim_end_matches('.');
        let is_number = || {
            name.trim_matches(['[', ']'])
                .parse::<IpAddr>()
                .is_ok_and(|address| !address.is_unspecified())
        };
        self.names.iter().any(|it| it.eq_ignore_ascii_case(name))
            || (self.any_number && is_number())
    }
}

fn without_port(host: &str) -> &str {
    match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|c| c.is_ascii_digit()) && !name.is_empty() => name,
        _ => host,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hosts(public_url: &str, listen: &str, further: &str) -> Hosts {
        let mut settings = Settings::from_sources(None, []).unwrap();
        settings.server.public_url = public_url.to_owned();
        settings.server.listen = listen.parse().unwrap();
        settings.server.hosts = further.to_owned();
        Hosts::new(&settings)
    }

    #[test]
    fn the_desk_answers_to_its_own_names() {
        let public = hosts(
            "https://Desk.example.org",
            "0.0.0.0:80",
            "desk.intern, 10.1.2.3",
        );
        let own = hosts("", "127.0.0.1:8080", "");
        let anywhere = hosts("", "0.0.0.0:8080", "");
        let table = [
            (&public, "desk.example.org", true),
            (&public, "desk.example.org:443", true),
            (&public, "DESK.EXAMPLE.ORG.", true),
            (&public, "desk.intern", true),
            (&public, "10.1.2.3:8080", true),
            (&public, "evil.example", false),
            (&public, "desk.example.org.evil.example", false),
            (&public, "desk.example.org:80@evil.example", false),
            (&public, "localhost", false),
            (&public, "192.0.2.1", false),
            (&public, "", false),
            (&own, "localhost:8080", true),
            (&own, "127.0.0.1:9", true),
            (&own, "[::1]:8080", true),
            (&own, "evil.example", false),
            (&own, "192.0.2.1", false),
            (&anywhere, "192.0.2.1:8080", true),
            (&anywhere, "[2001:db8::1]:8080", true),
            (&anywhere, "evil.example", false),
        ];
        for (hosts, name, known) in table {
            assert_eq!(hosts.has(name), known, "{name}");
        }
    }
}
