//! `[oidc]`: the identity provider, if a ministry has one.

use std::path::PathBuf;

use secrecy::SecretString;
use serde::Deserialize;
use ureq::tls::{Certificate, PemItem, parse_pem};
use url::{Host, Url};

use super::Switch;

/// `[oidc]`
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Oidc {
    /// The issuer, exactly as the provider writes it; empty for no provider.
    pub issuer: String,
    /// What the provider knows the desk by.
    pub client_id: String,
    /// Empty for a client without a secret.
    pub client_secret: SecretString,
    /// A file that holds the secret; empty for none.
    pub client_secret_file: PathBuf,
    /// How people call it; empty for words of our own.
    pub name: String,
    /// Whether an address the provider vouches for is enough to link an account.
    pub link_by_verified_email: Switch,
    /// Values of `acr` that show a second factor was asked for there.
    pub trusted_acr: Vec<String>,
    /// Values of `amr` of which one shows that.
    pub trusted_amr: Vec<String>,
    /// Certificates in PEM to trust instead of the public ones; empty for those.
    pub ca_file: PathBuf,
    /// Seconds for one request.
    pub timeout_seconds: u64,
}

impl Oidc {
    /// Whether a provider is set.
    pub fn is_on(&self) -> bool {
        !self.issuer.is_empty()
    }

    /// What the types cannot say of one key. Whether the provider answers is not asked: a
    /// desk whose provider is away begins as any other.
    ///
    /// # Errors
    /// A sentence with the key and what is allowed.
    pub(super) fn check(&self) -> Result<(), String> {
        if self.timeout_seconds == 0 {
            return Err("`oidc.timeout_seconds`: 0 is not allowed; a whole number from 1".into());
        }
        let issuer = Url::parse(&self.issuer).ok().filter(may_be_asked);
        let usable = issuer.is_some_and(|url| url.query().is_none() && url.fragment().is_none());
        if self.is_on() && !usable {
            return Err(format!(
                "`oidc.issuer`: `{}` is not allowed; an address that begins with https:// and \
                 has no `?` and no `#` (http:// on this machine alone), or nothing",
                self.issuer
            ));
        }
        Ok(())
    }

    /// What the keys have to say together, once all sources are read.
    ///
    /// # Errors
    /// As [`Oidc::check`].
    pub(super) fn check_together(&self) -> Result<(), String> {
        let client = !self.client_id.trim().is_empty();
        match (self.is_on(), client) {
            (true, false) => Err("`oidc.client_id`: must be set where `oidc.issuer` is".into()),
            (false, true) => Err("`oidc.issuer`: must be set where `oidc.client_id` is".into()),
            _ if self.ca_file.as_os_str().is_empty() => Ok(()),
            _ => self.certificates().map(|_| ()),
        }
    }

    /// The certificates of `ca_file`; none where there is no such file to read.
    ///
    /// # Errors
    /// It cannot be read, or holds no certificate.
    pub fn certificates(&self) -> Result<Vec<Certificate<'static>>, String> {
        if self.ca_file.as_os_str().is_empty() {
            return Ok(Vec::new());
        }
        let name = self.ca_file.display();
        let pem = std::fs::read(&self.ca_file)
            .map_err(|error| format!("`oidc.ca_file`: {name} cannot be read: {error}"))?;
        let found: Vec<_> = parse_pem(&pem)
            .filter_map(|item| match item {
                Ok(PemItem::Certificate(certificate)) => Some(certificate),
                _ => None,
            })
            .collect();
        if found.is_empty() {
            return Err(format!(
                "`oidc.ca_file`: {name} holds no certificate in PEM"
            ));
        }
        Ok(found)
    }
}

/// Whether the desk may send a request there: over TLS, or without leaving this machine.
/// No user name or password stands in such an address.
pub fn may_be_asked(url: &Url) -> bool {
    let bare = url.username().is_empty() && url.password().is_none();
    bare && match url.scheme() {
        "https" => url.host().is_some(),
        "http" => is_this_machine(url),
        _ => false,
    }
}

/// Whether an address is one of this machine's own.
pub fn is_this_machine(url: &Url) -> bool {
    match url.host() {
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        Some(Host::Domain(name)) => name == "localhost",
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use crate::config::Settings;

    /// In the order of the variables' names, as the environment is read.
    fn refused(variables: &[(&str, &str)]) -> Option<String> {
        let variables = variables
            .iter()
            .map(|(key, value)| (format!("ACCEDE_OIDC__{key}"), (*value).to_owned()));
        Settings::from_sources(None, variables)
            .err()
            .map(|error| error.to_string())
    }

    #[test]
    fn an_issuer_is_reached_over_tls_or_on_this_machine() {
        let table = [
            ("https://login.example.org", true),
            ("https://login.example.org/realms/ministry", true),
            ("http://127.0.0.1:4000", true),
            ("http://[::1]:4000/", true),
            ("http://localhost:4000", true),
            ("http://login.example.org", false),
            ("http://127.0.0.1.example.org", false),
            ("http://127.0.0.1@example.org", false),
            ("https://user:word@login.example.org", false),
            ("https://login.example.org/?tenant=1", false),
            ("https://login.example.org/#top", false),
            ("login.example.org", false),
            ("javascript:alert(1)", false),
            ("file:///etc/passwd", false),
        ];
        for (issuer, allowed) in table {
            let error = refused(&[("CLIENT_ID", "accede"), ("ISSUER", issuer)]);
            assert_eq!(error.is_none(), allowed, "{issuer}: {error:?}");
        }
    }

    #[test]
    fn half_a_provider_stops_the_start_with_the_key_that_is_missing() {
        let issuer = ("ISSUER", "https://login.example.org");
        let table: [(&[(&str, &str)], &str); 4] = [
            (&[issuer], "`oidc.client_id`"),
            (&[("CLIENT_ID", "accede")], "`oidc.issuer`"),
            (
                &[
                    ("CA_FILE", "/no/such/file"),
                    ("CLIENT_ID", "accede"),
                    issuer,
                ],
                "`oidc.ca_file`: /no/such/file cannot be read",
            ),
            (&[("TIMEOUT_SECONDS", "0")], "`oidc.timeout_seconds`"),
        ];
        for (variables, expected) in table {
            let error = refused(variables).unwrap();
            assert!(error.contains(expected), "{error}");
        }
    }

    #[test]
    fn the_secret_is_never_written_out() {
        let text = "[oidc]\nissuer = \"https://login.example.org\"\nclient_id = \"accede\"\n\
                    client_secret = \"not for the log\"";
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), text).unwrap();
        let settings = Settings::from_sources(Some(file.path()), []).unwrap();
        assert!(!format!("{settings:?}").contains("not for the log"));
    }
}
