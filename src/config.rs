//! The settings: `config/default.toml`, then a file, then `ACCEDE_*` variables.
//! This module alone reads the environment. A key nobody knows or a value that is not
//! allowed stops the start with a sentence that says where, which and what is allowed.

mod checks;
mod edge;
mod files;
mod lines;
mod oidc;
mod secrets;
mod sources;
mod survey;

use std::path::{Path, PathBuf};

use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;

pub use self::edge::{Limits, Log, LogFormat, Metrics, Tls};
pub use self::files::{Attachments, Bucket, Digest, Notes, StoreKind};
pub use self::lines::PlainNetwork;
pub use self::oidc::{Oidc, is_this_machine, may_be_asked};
use self::sources::{
    environment, merge, read_settings, read_table, refuse_unknown, variable_table,
};
pub use self::survey::{SecondRelease, SendHours};
use crate::auth::Role;
use crate::db::DatabaseUrl;
use crate::treaty::{OtherSteps, SignatoriesElsewhere, TargetSettings, VoteStage};

/// The settings at their defaults, every key with a comment.
pub const DEFAULTS: &str = include_str!("../config/default.toml");

/// All settings, checked.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// Where the desk listens and how it is reached.
    pub server: Server,
    /// The desk's own certificate.
    pub tls: Tls,
    /// How much it takes on.
    pub limits: Limits,
    /// Figures for those who watch over it.
    pub metrics: Metrics,
    /// Where the records are.
    pub database: Database,
    /// Which treaty.
    pub treaty: Treaty,
    /// Passwords and sessions.
    pub sign_in: SignIn,
    /// The identity provider.
    pub oidc: Oidc,
    /// When a State counts as silent.
    pub outreach: Outreach,
    /// How target categories are computed.
    pub targets: Targets,
    /// Links and suppression.
    pub survey: Survey,
    /// How mails leave.
    pub mail: Mail,
    /// Files of records.
    pub attachments: Attachments,
    /// The weekly digest.
    pub digest: Digest,
    /// Notes verbales.
    pub notes: Notes,
    /// What is logged.
    pub log: Log,
}

/// `[server]`
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Server {
    /// ADDRESS:PORT
    pub listen: std::net::SocketAddr,
    /// Without a slash at the end; empty for `http://` and `listen`.
    pub public_url: String,
    /// Threads; 0 for one a core.
    pub workers: usize,
    /// Addresses, separated by commas; [`Settings::proxies`] has them read.
    pub proxies: String,
    /// Host names, separated by commas.
    pub hosts: String,
    /// Whether plain HTTP is spoken beyond this machine and without a proxy.
    pub plain_http: bool,
}

/// `[database]`
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Database {
    /// It may hold a password.
    pub url: SecretString,
    /// A file that holds the URL; empty for none.
    pub url_file: PathBuf,
    /// Whether a database elsewhere may be reached in the clear.
    pub plain_network: PlainNetwork,
    /// The data folder.
    pub folder: PathBuf,
    /// Reading connections.
    pub readers: u32,
}

/// `[treaty]`
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Treaty {
    /// A built-in pack's name, or a folder.
    pub pack: String,
}

/// `[sign_in]`
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignIn {
    /// KiB
    pub argon2_memory_kib: u32,
    /// Passes over the memory.
    pub argon2_passes: u32,
    /// Lanes.
    pub argon2_lanes: u32,
    /// Hashes computed at the same time.
    pub argon2_at_once: usize,
    /// Passwords.
    pub argon2_waiting: usize,
    /// Characters.
    pub password_min_chars: usize,
    /// Hours.
    pub session_idle_hours: u32,
    /// Days.
    pub session_days: u32,
    /// Hours.
    pub set_up_link_hours: u32,
    /// Days.
    pub invitation_days: u32,
    /// Minutes.
    pub reset_link_minutes: u32,
    /// Attempts to sign in.
    pub free_attempts: u32,
    /// Seconds.
    pub longest_wait_seconds: u32,
    /// Roles.
    pub second_factor_for: Vec<Role>,
}

/// `[outreach]`
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Outreach {
    /// Days.
    pub silent_after_days: u32,
    /// Days.
    pub stalled_after_days: u32,
}

/// `[targets]`
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Targets {
    /// Signatories in categories 2 to 4.
    pub signatories: Counting,
    /// Interim steps of the kind "other" in category 4.
    pub other_steps: Counting,
    /// Which vote category 3 reads.
    pub vote: VoteStage,
    /// Within how many days of a deposit the lead team congratulates.
    pub congratulate_within_days: u16,
}

impl Targets {
    /// The same as the treaty's rules take it.
    pub fn categories(&self) -> TargetSettings {
        TargetSettings {
            signatories: match self.signatories {
                Counting::Count => SignatoriesElsewhere::Counted,
                Counting::LeaveOut => SignatoriesElsewhere::NotCounted,
            },
            other_steps: match self.other_steps {
                Counting::Count => OtherSteps::Counted,
                Counting::LeaveOut => OtherSteps::NotCounted,
            },
            vote: self.vote,
        }
    }
}

/// Whether a kind of record counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Counting {
    /// It counts.
    Count,
    /// It does not.
    LeaveOut,
}

/// `[survey]`
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Survey {
    /// Days.
    pub link_days_after_close: u32,
    /// Whether another coordinator releases what one proposes.
    pub second_release: SecondRelease,
    /// Minutes.
    pub recall_minutes: u32,
    /// When mails are read.
    pub send_hours: SendHours,
    /// Contributing States.
    pub suppress_below: usize,
}

/// `[mail]`
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mail {
    /// File or SMTP.
    pub transport: Transport,
    /// `Name <address>`
    pub from: String,
    /// Empty for the sender.
    pub reply_to: String,
    /// Whether this process sends.
    pub worker: Switch,
    /// Mails a minute.
    pub per_minute: u32,
    /// Failures in a row.
    pub pause_after_failures: u32,
    /// Tries of one mail.
    pub attempts: u32,
    /// The mail server.
    pub smtp: Smtp,
}

/// How mails leave.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Transport {
    /// As .eml files in the data folder.
    File,
    /// To a mail server.
    Smtp,
}

/// On or off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Switch {
    /// On.
    On,
    /// Off.
    Off,
}

/// `[mail.smtp]`
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Smtp {
    /// Host name.
    pub host: String,
    /// Port.
    pub port: u16,
    /// TLS.
    pub encryption: Encryption,
    /// Empty for none.
    pub username: String,
    /// Empty for none.
    pub password: SecretString,
    /// A file that holds the password; empty for none.
    pub password_file: PathBuf,
    /// Whether mails may leave this machine in the clear.
    pub plain_network: PlainNetwork,
    /// Seconds.
    pub timeout_seconds: u64,
}

/// How the line to the mail server is kept private.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Encryption {
    /// STARTTLS, required.
    Starttls,
    /// TLS from the first byte.
    Tls,
    /// In the clear.
    None,
}

/// Settings that stop the start: each a sentence with file, key and what is allowed.
#[derive(Debug, thiserror::Error)]
#[error("{}", .0.join("\n"))]
pub struct ConfigError(Vec<String>);

impl Settings {
    /// Reads the defaults, then `file`, then the environment's `ACCEDE_*`.
    ///
    /// # Errors
    /// Every unknown key, and the first bad value of each source.
    pub fn load(file: Option<&Path>) -> Result<Self, ConfigError> {
        Self::from_sources(file, environment())
    }

    /// [`Settings::load`] with the variables given; tests use it.
    ///
    /// # Errors
    /// As [`Settings::load`].
    pub fn from_sources(
        file: Option<&Path>,
        variables: impl IntoIterator<Item = (String, String)>,
    ) -> Result<Self, ConfigError> {
        let defaults = read_table("config/default.toml", DEFAULTS)?;
        let mut merged = defaults.clone();
        if let Some(path) = file {
            let name = path.display().to_string();
            let text = std::fs::read_to_string(path)
                .map_err(|error| ConfigError(vec![format!("{name}: cannot be read: {error}")]))?;
            let table = read_table(&name, &text)?;
            refuse_unknown(&name, "", &table, &defaults)?;
            merge(&mut merged, table);
            read_settings(&merged)
                .map_err(|error| ConfigError(vec![format!("{name}: {error}")]))?;
        }
        for (variable, value) in variables {
            let table = variable_table(&variable, &value, &defaults)?;
            merge(&mut merged, table);
            read_settings(&merged)
                .map_err(|error| ConfigError(vec![format!("variable {variable}: {error}")]))?;
        }
        let mut settings = read_settings(&merged)
            .map_err(|error| ConfigError(vec![format!("config/default.toml: {error}")]))?;
        // Only when all are read: one source may set what goes with another's.
        secrets::read(&mut settings).map_err(|error| ConfigError(vec![error]))?;
        settings.database_url()?;
        lines::check(&settings).map_err(|error| ConfigError(vec![error]))?;
        edge::check_together(&settings).map_err(|error| ConfigError(vec![error]))?;
        files::check_together(&settings).map_err(|error| ConfigError(vec![error]))?;
        settings
            .oidc
            .check_together()
            .map_err(|error| ConfigError(vec![error]))?;
        Ok(settings)
    }

    /// Where the database is: the URL, or `accede.sqlite` in the data folder.
    ///
    /// # Errors
    /// The URL is of neither form.
    pub fn database_url(&self) -> Result<DatabaseUrl, ConfigError> {
        let url = self.database.url.expose_secret();
        if url.is_empty() {
            return Ok(DatabaseUrl::Sqlite(
                self.database.folder.join("accede.sqlite"),
            ));
        }
        DatabaseUrl::parse(url).map_err(|error| ConfigError(vec![format!("database.url: {error}")]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn error_of(file: Option<&str>, variables: &[(&str, &str)]) -> String {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("accede.toml");
        let file = file.map(|text| {
            std::fs::write(&path, text).unwrap();
            path.as_path()
        });
        let variables = variables
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        Settings::from_sources(file, variables)
            .unwrap_err()
            .to_string()
            .replace(&path.display().to_string(), "FILE")
    }

    #[test]
    fn the_defaults_are_valid_settings() {
        let settings = Settings::from_sources(None, []).unwrap();
        assert_eq!(settings.public_url(), "http://127.0.0.1:8080");
        assert!(settings.database_url().unwrap().is_sqlite());
    }

    #[test]
    fn every_default_key_has_a_comment_above_it() {
        let mut commented = false;
        for line in DEFAULTS.lines() {
            if line.starts_with('#') {
                commented = true;
            } else if line.is_empty() || line.starts_with('[') {
                commented = false;
            } else {
                assert!(commented, "no comment above `{line}`");
            }
        }
    }

    #[test]
    fn a_variable_overrides_the_file_which_overrides_the_default() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.toml");
        std::fs::write(
            &path,
            "[server]\nlisten = \"127.0.0.1:1\"\npublic_url = \"https://desk.example.org/\"\n",
        )
        .unwrap();
        let variables = [("ACCEDE_SERVER__LISTEN".to_owned(), "127.0.0.1:2".to_owned())];
        let settings = Settings::from_sources(Some(&path), variables).unwrap();
        assert_eq!(settings.server.listen.port(), 2);
        assert_eq!(settings.public_url(), "https://desk.example.org");
        assert!(settings.is_https());
    }

    #[test]
    fn a_list_in_a_variable_is_separated_by_commas() {
        let variable = |value: &str| {
            let name = "ACCEDE_SIGN_IN__SECOND_FACTOR_FOR".to_owned();
            let settings = Settings::from_sources(None, [(name, value.to_owned())]).unwrap();
            settings.sign_in.second_factor_for
        };
        assert_eq!(
            variable("administrator, coordinator"),
            [Role::Administrator, Role::Coordinator]
        );
        assert_eq!(variable(""), []);
    }

    #[test]
    fn a_role_that_is_none_is_named_with_those_there_are() {
        let file = "[sign_in]\nsecond_factor_for = [\"chief\"]";
        let variable = [("ACCEDE_SIGN_IN__SECOND_FACTOR_FOR", "observer, chief")];
        for (message, place) in [
            (error_of(Some(file), &[]), "FILE"),
            (error_of(None, &variable), "variable ACCEDE_SIGN_IN"),
        ] {
            for part in [place, "second_factor_for", "chief", "`administrator`"] {
                assert!(message.contains(part), "{message:?} does not say {part:?}");
            }
        }
    }

    #[test]
    fn mistakes_are_named_with_their_place_and_what_is_allowed() {
        type Case<'a> = (Option<&'a str>, &'a [(&'a str, &'a str)], &'a [&'a str]);
        let table: [Case<'_>; 8] = [
            (
                Some("[server]\nlisen = 1"),
                &[],
                &[
                    "FILE",
                    "unknown key `server.lisen`",
                    "hosts, listen, plain_http, proxies, public_url, workers",
                ],
            ),
            (
                Some("[serve]\nx = 1"),
                &[],
                &["FILE", "unknown key `serve`"],
            ),
            (
                Some("[mail]\ntransport = \"pigeon\""),
                &[],
                &["FILE", "`mail.transport`", "`file` or `smtp`"],
            ),
            (
                Some("[mail]\nfrom = \"nobody\""),
                &[],
                &["FILE", "`mail.from`", "Name <name@example.org>"],
            ),
            (
                Some("[database]\nreaders = 0"),
                &[],
                &["`database.readers`", "from 1"],
            ),
            (Some("[server\n"), &[], &["FILE, line 1"]),
            (
                None,
                &[("ACCEDE_SERVER__LISEN", "x")],
                &["variable ACCEDE_SERVER__LISEN", "unknown key"],
            ),
            (
                None,
                &[("ACCEDE_MAIL__SMTP__PORT", "many")],
                &["variable ACCEDE_MAIL__SMTP__PORT", "whole number"],
            ),
        ];
        for (file, variables, expected) in table {
            let message = error_of(file, variables);
            for part in expected {
                assert!(message.contains(part), "{message:?} does not say {part:?}");
            }
        }
    }

    #[test]
    fn a_bad_value_is_told_what_is_allowed_in_words() {
        let message = error_of(Some("[server]\nlisten = \"here\""), &[]);
        assert!(message.contains("127.0.0.1:8080"), "{message:?}");
        for (variable, value, allowed) in [
            ("ACCEDE_OUTREACH__SILENT_AFTER_DAYS", "-1", "from 0"),
            ("ACCEDE_MAIL__SMTP__PORT", "70000", "from 0 to 65535"),
        ] {
            let message = error_of(None, &[(variable, value)]);
            assert!(
                message.contains(value) && message.ends_with(allowed),
                "{message:?}"
            );
        }
    }
}
