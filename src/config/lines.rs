//! Lines that leave this machine: which of them carry records in the clear, and that
//! somebody said so.

use std::net::IpAddr;

use secrecy::ExposeSecret;
use serde::Deserialize;
use url::form_urlencoded;

use super::{Encryption, Settings, Transport};

/// Whether a line without TLS may leave this machine.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PlainNetwork {
    /// It may: a VPN or a service mesh keeps it private.
    Allowed,
    /// It may not.
    Refused,
}

/// Refuses a database or a mail server that is reached in the clear from elsewhere.
///
/// # Errors
/// A sentence with the keys and what is allowed.
pub(super) fn check(settings: &Settings) -> Result<(), String> {
    let database = &settings.database;
    let elsewhere = database_hosts(database.url.expose_secret())
        .into_iter()
        .find(|host| !is_this_machine(host));
    if let Some(host) = elsewhere
        && database.plain_network == PlainNetwork::Refused
    {
        return Err(format!(
            "`database.url`: the line to `{host}` has no TLS; allowed is a socket or an address of \
             this machine, or `database.plain_network = \"allowed\"` where a VPN or a service \
             mesh keeps the line private"
        ));
    }
    let smtp = &settings.mail.smtp;
    let is_plain =
        settings.mail.transport == Transport::Smtp && smtp.encryption == Encryption::None;
    if is_plain && smtp.plain_network == PlainNetwork::Refused && !is_this_machine(&smtp.host) {
        return Err(format!(
            "`mail.smtp.encryption`: `none` sends mails to `{}` in the clear; allowed is `starttls` \
             or `tls`, or `mail.smtp.plain_network = \"allowed\"` where a VPN or a service mesh \
             keeps the line private",
            smtp.host
        ));
    }
    Ok(())
}

/// Whether a host is a socket or an address of this machine. Other names are not looked up:
/// what they stand for may change.
fn is_this_machine(host: &str) -> bool {
    let is_socket = host.is_empty() || host.starts_with(['/', '@']);
    let is_loopback = |address: IpAddr| address.is_loopback();
    is_socket || host == "localhost" || host.parse().is_ok_and(is_loopback)
}

/// All hosts an address of `PostgreSQL` names, as its own client reads it:
/// `postgres://user:password@host:port,host/name?host=…&hostaddr=…`, each in percents. A
/// `service` is a file's name for hosts, and so none of this machine.
/// <https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-CONNSTRING-URIS>
fn database_hosts(url: &str) -> Vec<String> {
    let Some((scheme, rest)) = url.split_once("://") else {
        return Vec::new();
    };
    if !scheme.starts_with("postgres") {
        return Vec::new();
    }
    let (before, query) = rest.split_once('?').unwrap_or((rest, ""));
    let authority = before.split_once('/').map_or(before, |(first, _)| first);
    let places = authority
        .split_once('@')
        .map_or(authority, |(_, host)| host);
    let mut hosts: Vec<_> = places
        .split(',')
        .map(|place| decoded(bare(place)))
        .collect();
    for (key, value) in form_urlencoded::parse(query.as_bytes()) {
        match key.as_ref() {
            "host" | "hostaddr" => hosts.extend(value.split(',').map(str::to_owned)),
            "service" => hosts.push(format!("service {value}")),
            _ => {}
        }
    }
    hosts
}

/// A place without its port, and without the brackets of IPv6.
fn bare(place: &str) -> &str {
    let inner = place
        .strip_prefix('[')
        .and_then(|rest| rest.split_once(']'));
    inner.map_or_else(
        || place.split_once(':').map_or(place, |(host, _)| host),
        |(address, _)| address,
    )
}

fn decoded(host: &str) -> String {
    form_urlencoded::parse(host.as_bytes())
        .next()
        .map(|(text, _)| text.into_owned())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use crate::config::Settings;

    fn refused(variables: &[(&str, &str)]) -> Option<String> {
        let variables = variables
            .iter()
            .map(|(key, value)| (format!("ACCEDE_{key}"), (*value).to_owned()));
        Settings::from_sources(None, variables)
            .err()
            .map(|error| error.to_string())
    }

    #[cfg(feature = "postgres")]
    #[test]
    fn the_line_to_a_database_elsewhere_is_refused_until_somebody_allows_it() {
        let table = [
            ("sqlite:here.sqlite", true),
            ("postgres://accede@127.0.0.1:5432/accede", true),
            ("postgres://accede:w@localhost/accede", true),
            ("postgresql://[::1]:5432/accede", true),
            ("postgres:///accede", true),
            ("postgres://accede@/accede?host=/run/postgresql", true),
            ("postgres://%2Frun%2Fpostgresql/accede", true),
            ("postgres://db.example.org/accede", false),
            ("postgres://accede:w@10.0.0.7:5432/accede", false),
            ("postgres://[2001:db8::7]/accede", false),
            ("postgres://localhost,db.example.org/accede", false),
            ("postgres://localhost:1,10.0.0.7:2/accede", false),
            ("postgres://localhost/accede?host=db.example.org", false),
            ("postgres://localhost/accede?hostaddr=10.0.0.7", false),
            ("postgres://localhost?hostaddr=10.0.0.7", false),
            ("postgres://127.0.0.1.example.org/accede", false),
            ("postgres://a:w@127.0.0.1@db.example.org/accede", false),
            ("postgres:///accede?service=main", false),
        ];
        for (url, allowed) in table {
            let error = refused(&[("DATABASE__URL", url)]);
            assert_eq!(error.is_none(), allowed, "{url}: {error:?}");
            if let Some(error) = error {
                assert!(error.contains("`database.plain_network"), "{error}");
                assert!(!error.contains(":w@"), "{error}");
            }
            let by_will = [
                ("DATABASE__PLAIN_NETWORK", "allowed"),
                ("DATABASE__URL", url),
            ];
            assert_eq!(refused(&by_will), None, "{url}");
        }
    }

    #[test]
    fn mail_in_the_clear_is_refused_beyond_this_machine_until_somebody_allows_it() {
        let table = [
            ("smtp", "none", "localhost", true),
            ("smtp", "none", "127.0.0.1", true),
            ("smtp", "none", "mail.example.org", false),
            ("smtp", "none", "10.0.0.7", false),
            ("smtp", "starttls", "mail.example.org", true),
            ("smtp", "tls", "mail.example.org", true),
            ("file", "none", "mail.example.org", true),
        ];
        for (transport, encryption, host, allowed) in table {
            let mut variables = vec![
                ("MAIL__SMTP__ENCRYPTION", encryption),
                ("MAIL__SMTP__HOST", host),
                ("MAIL__TRANSPORT", transport),
            ];
            let error = refused(&variables);
            assert_eq!(error.is_none(), allowed, "{variables:?}: {error:?}");
            if let Some(error) = error {
                assert!(error.contains("`mail.smtp.plain_network"), "{error}");
            }
            variables.push(("MAIL__SMTP__PLAIN_NETWORK", "allowed"));
            assert_eq!(refused(&variables), None);
        }
    }
}
