//! `[attachments]`, `[notes]` and `[digest]`: where files are kept and which are taken; how
//! our own notes verbales are numbered; when the weekly digest goes out.

use std::path::PathBuf;

use chrono::Weekday;
use chrono_tz::Tz;
use secrecy::{ExposeSecret, SecretString};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer};
use url::Url;

use super::{PlainNetwork, Settings, Switch, is_this_machine};
use crate::attachments::FileKind;

/// `[attachments]`
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Attachments {
    /// Where files are kept.
    pub store: StoreKind,
    /// What is taken.
    pub kinds: Vec<FileKind>,
    /// MiB
    pub file_mib: usize,
    /// Files.
    pub per_record: usize,
    /// MiB
    pub per_answer_mib: usize,
    /// Files.
    pub uploads_at_once: usize,
    /// Seconds.
    pub upload_seconds: u64,
    /// HOST:PORT, or `unix:/PATH`; empty for none.
    pub scanner: String,
    /// The bucket.
    pub bucket: Bucket,
}

impl Attachments {
    /// The largest file, in bytes.
    pub fn max_bytes(&self) -> usize {
        self.file_mib.saturating_mul(1024 * 1024)
    }

    /// The most that all files of a State's answer come to, in bytes.
    pub fn max_answer_bytes(&self) -> i64 {
        let bytes = self.per_answer_mib.saturating_mul(1024 * 1024);
        i64::try_from(bytes).unwrap_or(i64::MAX)
    }
}

/// Where files are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StoreKind {
    /// In the data folder.
    Folder,
    /// In a bucket.
    Bucket,
}

/// `[attachments.bucket]`
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bucket {
    /// `https://s3.example.org`
    pub endpoint: String,
    /// `us-east-1`
    pub region: String,
    /// The bucket's own name.
    pub name: String,
    /// Who asks.
    pub access_key: String,
    /// And the secret of it.
    pub secret_key: SecretString,
    /// A file that holds the secret; empty for none.
    pub secret_key_file: PathBuf,
    /// Whether the service may be reached in the clear.
    pub plain_network: PlainNetwork,
    /// Seconds.
    pub timeout_seconds: u64,
}

/// `[notes]`
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Notes {
    /// With `{team}`, `{year}` and `{number}`.
    pub pattern: String,
}

/// `[digest]`
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Digest {
    /// Whether it goes out at all.
    pub send: Switch,
    /// The day of the week.
    pub day: Weekday,
    /// The hour.
    pub hour: u32,
    /// The zone of both.
    #[serde(deserialize_with = "zone")]
    pub zone: Tz,
}

fn zone<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Tz, D::Error> {
    let name = String::deserialize(deserializer)?;
    name.parse().map_err(|_| {
        D::Error::custom(format!(
            "`{name}` is no time zone; allowed are names like Europe/Zurich"
        ))
    })
}

/// Refuses a pattern that would give two notes one number.
pub(super) fn check(settings: &Settings) -> Result<(), String> {
    let pattern = &settings.notes.pattern;
    let lacks = ["{team}", "{year}", "{number}"]
        .into_iter()
        .find(|part| !pattern.contains(part));
    if let Some(part) = lacks {
        return Err(format!(
            "`notes.pattern`: {part} is missing; allowed is a text with {{team}}, {{year}} and {{number}}"
        ));
    }
    if settings.digest.hour > 23 {
        return Err("`digest.hour`: a whole number from 0 to 23".to_owned());
    }
    if pattern.chars().count() > 60 {
        return Err("`notes.pattern`: at most 60 characters".to_owned());
    }
    Ok(())
}

/// Refuses a bucket that lacks something, or is reached in the clear from elsewhere.
pub(super) fn check_together(settings: &Settings) -> Result<(), String> {
    let files = &settings.attachments;
    if files.store == StoreKind::Folder {
        return Ok(());
    }
    let bucket = &files.bucket;
    let given = [
        ("endpoint", bucket.endpoint.as_str()),
        ("name", bucket.name.as_str()),
        ("access_key", bucket.access_key.as_str()),
        ("secret_key", bucket.secret_key.expose_secret()),
    ];
    if let Some((key, _)) = given.iter().find(|(_, value)| value.is_empty()) {
        return Err(format!(
            "`attachments.bucket.{key}`: nothing is not allowed where `attachments.store` is `bucket`"
        ));
    }
    let url = Url::parse(&bucket.endpoint).ok();
    let url = url.filter(|url| matches!(url.scheme(), "https" | "http") && url.has_host());
    let Some(url) = url else {
        return Err(
            "`attachments.bucket.endpoint`: an address that begins with https:// or http://"
                .to_owned(),
        );
    };
    let is_plain = url.scheme() == "http" && !is_this_machine(&url);
    if is_plain && bucket.plain_network == PlainNetwork::Refused {
        return Err(
            "`attachments.bucket.endpoint`: http:// sends files in the clear; allowed is https://, \
             or `attachments.bucket.plain_network = \"allowed\"` where a VPN or a service mesh \
             keeps the line private"
                .to_owned(),
        );
    }
    Ok(())
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

    #[test]
    fn a_bucket_is_named_whole_and_not_reached_in_the_clear_from_elsewhere() {
        let with = |endpoint: &'static str| {
            [
                ("ATTACHMENTS__BUCKET__ACCESS_KEY", "desk"),
                ("ATTACHMENTS__BUCKET__ENDPOINT", endpoint),
                ("ATTACHMENTS__BUCKET__NAME", "files"),
                ("ATTACHMENTS__BUCKET__SECRET_KEY", "a word"),
                ("ATTACHMENTS__STORE", "bucket"),
            ]
        };
        for (endpoint, allowed) in [
            ("https://s3.example.org", true),
            ("http://127.0.0.1:9000", true),
            ("http://s3.example.org", false),
            ("s3.example.org", false),
        ] {
            let error = refused(&with(endpoint));
            assert_eq!(error.is_none(), allowed, "{endpoint}: {error:?}");
        }
        let mut open = with("http://s3.example.org").to_vec();
        open.push(("ATTACHMENTS__BUCKET__PLAIN_NETWORK", "allowed"));
        assert_eq!(refused(&open), None);
        for key in ["ACCESS_KEY", "NAME", "SECRET_KEY", "ENDPOINT"] {
            let all = with("https://s3.example.org");
            let some: Vec<_> = all
                .into_iter()
                .filter(|(name, _)| !name.ends_with(key))
                .collect();
            let error = refused(&some).unwrap();
            assert!(error.contains(&key.to_lowercase()), "{error}");
        }
    }

    #[test]
    fn a_pattern_that_would_number_two_notes_alike_is_refused() {
        for (pattern, allowed) in [
            ("{number}-{year}-{team}", true),
            ("NV/{team}/{number}", false),
            ("NV/{year}/{number}", false),
            ("NV/{team}/{year}", false),
        ] {
            let error = refused(&[("NOTES__PATTERN", pattern)]);
            assert_eq!(error.is_none(), allowed, "{pattern}: {error:?}");
        }
    }

    #[test]
    fn a_day_an_hour_or_a_zone_that_is_none_is_refused_with_what_is_allowed() {
        for (key, value, part) in [
            ("DIGEST__DAY", "someday", "`digest.day`"),
            ("DIGEST__HOUR", "24", "0 to 23"),
            ("DIGEST__ZONE", "Europe/Nowhere", "Europe/Zurich"),
        ] {
            let error = refused(&[(key, value)]).unwrap();
            assert!(error.contains(part), "{error}");
        }
        let fine = [
            ("DIGEST__DAY", "friday"),
            ("DIGEST__ZONE", "Africa/Blantyre"),
        ];
        assert_eq!(refused(&fine), None);
    }
}
