//! Passwords: argon2id, computed off the async workers and only a few at a time, since
//! each takes tens of megabytes.
//!
//! A new one is refused when it is easily guessed: when leaks have shown it to be common
//! ([`common`]), or when zxcvbn, which holds lists of words and names, counts few guesses.
//! It is refused too when little is left of it without its owner's own name, address and
//! team and the words of the field.
//!
//! An account nobody has, one that is disabled and one without a password cost the same
//! time as any other. After the parameters are changed, accounts cost what their old
//! hash costs until they have signed in once; then they are hashed anew.

mod common;

use std::sync::Arc;

use argon2::password_hash::{PasswordHash, PasswordHasher as _, PasswordVerifier as _, SaltString};
use argon2::{Algorithm, Argon2, Params, Version};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use rand::RngCore as _;
use tokio::sync::{Semaphore, SemaphorePermit};
use zxcvbn::{Score, zxcvbn};

use crate::config::SignIn;
use crate::error::AppError;
use crate::i18n::sort_key;

/// The longest password, in bytes: longer ones only cost time.
const MAX_BYTES: usize = 1024;

/// Characters that must be left of a password without its owner's own words.
const MIN_FOREIGN_CHARS: usize = 8;

/// Own words shorter than this are in too many sentences to count.
const MIN_WORD_CHARS: usize = 3;

/// Words of the field, which whoever guesses at this desk tries first. They count as the
/// owner's own do: a password needs enough beside them. Listed in docs/security/decisions.md.
pub const FIELD_WORDS: &[&str] = &[
    "accede",
    "accession",
    "adhesion",
    "ambassador",
    "ambassade",
    "armes",
    "armas",
    "bombs",
    "cluster",
    "coalition",
    "convencion",
    "convention",
    "coordinator",
    "desk",
    "diplomat",
    "disarmament",
    "desarme",
    "dublin",
    "embajada",
    "embassy",
    "geneva",
    "geneve",
    "ginebra",
    "meeting",
    "mine",
    "ministry",
    "minister",
    "mission",
    "munitions",
    "municiones",
    "nations",
    "oslo",
    "outreach",
    "ratification",
    "ratify",
    "racimo",
    "sous",
    "traite",
    "tratado",
    "treaty",
    "united",
    "weapons",
];

/// Hashes and checks passwords.
#[derive(Clone)]
pub struct Hasher {
    argon2: Argon2<'static>,
    at_once: Arc<Semaphore>,
    /// How many there are of these.
    turns: usize,
    /// Those who wait for one, and how many may.
    waiting: Arc<Semaphore>,
    places: usize,
    min_chars: usize,
    /// Checked for an unknown account, so that it takes as long as a known one.
    decoy: String,
}

/// How many passwords are at work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Waiting {
    /// Being checked.
    pub checked: usize,
    /// Waiting for their turn.
    pub waiting: usize,
}

/// Why a password is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PasswordProblem {
    /// Too few characters.
    #[error("the password is too short: at least {0} characters")]
    Short(usize),
    /// Too many bytes.
    #[error("the password is too long: at most 1024 bytes")]
    Long,
    /// Guessed with few tries: a common password, a common word, a pattern.
    #[error("the password is easily guessed: it is made of common words or patterns")]
    Common,
    /// Made of the owner's name, address or team, or of words of the field.
    #[error(
        "the password is made of the account's own name, address or team, or of words of its field"
    )]
    Own,
}

impl PasswordProblem {
    /// The text that says so.
    pub fn key(self) -> &'static str {
        match self {
            Self::Short(_) => "password-short",
            Self::Long => "password-long",
            Self::Common => "password-common",
            Self::Own => "password-own",
        }
    }
}

impl Hasher {
    /// A hasher with the parameters of the settings.
    ///
    /// # Errors
    /// Parameters argon2 does not allow.
    pub fn new(settings: &SignIn) -> Result<Self, AppError> {
        let params = Params::new(
            settings.argon2_memory_kib,
            settings.argon2_passes,
            settings.argon2_lanes,
            None,
        )
        .map_err(AppError::internal)?;
        let mut hasher = Self {
            argon2: Argon2::new(Algorithm::Argon2id, Version::V0x13, params),
            at_once: Arc::new(Semaphore::new(settings.argon2_at_once)),
            turns: settings.argon2_at_once,
            waiting: Arc::new(Semaphore::new(settings.argon2_waiting)),
            places: settings.argon2_waiting,
            min_chars: settings.password_min_chars,
            decoy: String::new(),
        };
        hasher.decoy = hasher.hash_now(&super::new_token())?;
        Ok(hasher)
    }

    /// Whether a new password will do. `own` is what everyone knows of its owner: name,
    /// address and team, which is most often the country. The words of the field
    /// (`FIELD_WORDS`) count as well.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn check(&self, password: &str, own: &[&str]) -> Result<(), PasswordProblem> {
        if password.chars().count() < self.min_chars {
            return Err(PasswordProblem::Short(self.min_chars));
        }
        if password.len() > MAX_BYTES {
            return Err(PasswordProblem::Long);
        }
        let words = own_words(own.iter().chain(FIELD_WORDS));
        if is_own(password, &words) {
            return Err(PasswordProblem::Own);
        }
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        // Fewer than 10^8 guesses: within reach of a patient guesser at the sign-in page.
        let guessed = || zxcvbn(password, &words).score() < Score::Three;
        if common::is_common(password) || guessed() {
            return Err(PasswordProblem::Common);
        }
        Ok(())
    }

    /// The shortest password, in characters.
    pub fn min_chars(&self) -> usize {
        self.min_chars
    }

    /// How many passwords are being checked, and how many wait for it.
    pub fn waiting(&self) -> Waiting {
        Waiting {
            checked: self.turns.saturating_sub(self.at_once.available_permits()),
            waiting: self.places.saturating_sub(self.waiting.available_permits()),
        }
    }

    /// A turn at once where one is free; else a place among those who wait, where there is
    /// one.
    async fn turn(&self) -> Result<SemaphorePermit<'_>, AppError> {
        if let Ok(turn) = self.at_once.try_acquire() {
            return Ok(turn);
        }
        let place = self.waiting.try_acquire().map_err(|_| AppError::Crowded)?;
        let turn = self.at_once.acquire().await;
        drop(place);
        turn.map_err(|_| AppError::Unavailable)
    }

    /// Hashes a password.
    ///
    /// # Errors
    /// Too many wait ([`AppError::Crowded`]), argon2 fails, or the worker is gone.
    pub async fn hash(&self, password: String) -> Result<String, AppError> {
        let _permit = self.turn().await?;
        let hasher = self.clone();
        actix_web::web::block(move || hasher.hash_now(&password))
            .await
            .map_err(|_| AppError::Unavailable)?
    }

    /// Whether `password` is the one behind `hash`; with no hash (an unknown account) it
    /// takes as long and says no.
    ///
    /// # Errors
    /// Too many wait ([`AppError::Crowded`]), or the worker is gone.
    pub async fn verify(&self, password: String, hash: Option<String>) -> Result<bool, AppError> {
        let _permit = self.turn().await?;
        let hasher = self.clone();
        actix_web::web::block(move || hasher.verify_now(&password, hash.as_deref()))
            .await
            .map_err(|_| AppError::Unavailable)
    }

    /// Whether a hash was made with other parameters than those of the settings.
    pub fn is_outdated(&self, hash: &str) -> bool {
        let made_with = PasswordHash::new(hash)
            .ok()
            .filter(|hash| hash.algorithm == Algorithm::Argon2id.ident())
            .and_then(|hash| Params::try_from(&hash).ok());
        let now = self.argon2.params();
        made_with.is_none_or(|then| {
            (then.m_cost(), then.t_cost(), then.p_cost())
                != (now.m_cost(), now.t_cost(), now.p_cost())
        })
    }

    fn verify_now(&self, password: &str, hash: Option<&str>) -> bool {
        // An account that has no password yet holds a word that is no hash.
        let known = hash.and_then(|hash| PasswordHash::new(hash).ok());
        let is_known = known.is_some();
        let Some(hash) = known.or_else(|| PasswordHash::new(&self.decoy).ok()) else {
            return false;
        };
        let too_long = password.len() > MAX_BYTES;
        let password = if too_long { "" } else { password };
        let fits = self
            .argon2
            .verify_password(password.as_bytes(), &hash)
            .is_ok();
        fits && is_known && !too_long
    }

    /// [`Hasher::hash`] on the calling thread, for the command line.
    ///
    /// # Errors
    /// argon2 fails.
    pub fn hash_now(&self, password: &str) -> Result<String, AppError> {
        let mut salt = [0u8; 16];
        rand::rng().fill_bytes(&mut salt);
        let salt =
            SaltString::from_b64(&STANDARD_NO_PAD.encode(salt)).map_err(AppError::internal)?;
        let hash = self
            .argon2
            .hash_password(password.as_bytes(), &salt)
            .map_err(AppError::internal)?;
        Ok(hash.to_string())
    }
}

/// The words of names and addresses, as they sort: without accents and capitals. The
/// longest come first, so that what is part of another does not break it up.
fn own_words<'a>(own: impl Iterator<Item = &'a &'a str>) -> Vec<String> {
    let mut words: Vec<String> = own
        .flat_map(|text| text.split(|c: char| !c.is_alphanumeric()))
        .map(sort_key)
        .filter(|word| word.chars().count() >= MIN_WORD_CHARS)
        .collect();
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    words.dedup();
    words
}

fn is_own(password: &str, words: &[String]) -> bool {
    let password = sort_key(password);
    let rest = words
        .iter()
        .fold(password.clone(), |rest, word| rest.replace(word, " "));
    let left = rest.chars().filter(|c| c.is_alphanumeric()).count();
    rest != password && left < MIN_FOREIGN_CHARS
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, Instant};

    use super::*;
    use crate::config::Settings;

    fn hasher(adjust: impl FnOnce(&mut SignIn)) -> Hasher {
        let mut settings = Settings::from_sources(None, []).unwrap().sign_in;
        settings.argon2_memory_kib = 8;
        settings.argon2_passes = 1;
        adjust(&mut settings);
        Hasher::new(&settings).unwrap()
    }

    #[test]
    fn a_password_is_refused_when_it_is_short_long_common_or_its_owners_name() {
        let hasher = hasher(|_| {});
        let own = ["José Núñez-Banda", "jose.nunez@mission.example"];
        let long = "long sentence ".repeat(80);
        let table = [
            ("elevenchars", Err(PasswordProblem::Short(12))),
            (long.as_str(), Err(PasswordProblem::Long)),
            ("password1234", Err(PasswordProblem::Common)),
            ("qwertyuiop123", Err(PasswordProblem::Common)),
            ("hjpjxrf23062007", Err(PasswordProblem::Common)),
            ("aaaaaaaaaaaaaaaa", Err(PasswordProblem::Common)),
            ("ilovemylaptop1", Ok(())),
            ("JoseNunez-2026!", Err(PasswordProblem::Own)),
            ("Núñez.Banda.José", Err(PasswordProblem::Own)),
            ("mission.example", Err(PasswordProblem::Own)),
            ("ClusterMunitions2026", Err(PasswordProblem::Own)),
            ("Oslo-Convention-08", Err(PasswordProblem::Own)),
            ("accede.TRAITÉ.1", Err(PasswordProblem::Own)),
            ("the treaty sleeps under mango trees", Ok(())),
            ("the banda of seven mango trees", Ok(())),
            ("correct horse battery staple", Ok(())),
            ("密码应该是一句很长的话语", Ok(())),
        ];
        for (password, expected) in table {
            assert_eq!(hasher.check(password, &own), expected, "{password}");
        }
        let edge = "s7#".repeat(341) + "x";
        assert_eq!(edge.len(), 1024);
        assert_ne!(hasher.check(&edge, &own), Err(PasswordProblem::Long));
    }

    #[test]
    fn each_word_of_the_field_is_in_the_document() {
        let document = include_str!("../../docs/security/decisions.md");
        for word in FIELD_WORDS {
            assert!(document.contains(&format!("`{word}`")), "{word}");
        }
    }

    #[test]
    fn a_hash_is_outdated_once_any_parameter_has_changed() {
        let then = hasher(|_| {}).hash_now("correct horse").unwrap();
        assert!(!hasher(|_| {}).is_outdated(&then));
        assert!(hasher(|it| it.argon2_passes = 2).is_outdated(&then));
        assert!(hasher(|it| it.argon2_memory_kib = 16).is_outdated(&then));
        assert!(
            hasher(|it| {
                it.argon2_memory_kib = 16;
                it.argon2_lanes = 2;
            })
            .is_outdated(&then)
        );
        assert!(hasher(|_| {}).is_outdated("none"));
    }

    #[actix_web::test]
    async fn those_who_come_when_too_many_wait_are_sent_away_at_once() {
        let hasher = hasher(|it| {
            it.argon2_at_once = 1;
            it.argon2_waiting = 2;
        });
        let first = hasher.turn().await.unwrap();
        let queue: Vec<_> = (0..2)
            .map(|_| {
                let hasher = hasher.clone();
                actix_web::rt::spawn(async move { hasher.verify("x".to_owned(), None).await })
            })
            .collect();
        while hasher.waiting().waiting < 2 {
            tokio::task::yield_now().await;
        }
        assert!(matches!(hasher.turn().await, Err(AppError::Crowded)));
        assert_eq!(hasher.waiting().checked, 1);
        drop(first);
        for waited in queue {
            assert!(!waited.await.unwrap().unwrap());
        }
        assert_eq!((hasher.waiting().checked, hasher.waiting().waiting), (0, 0));
    }

    #[test]
    fn an_account_nobody_has_and_one_without_a_password_take_as_long_as_any_other() {
        let hasher = hasher(|it| it.argon2_memory_kib = 4096);
        let hash = hasher.hash_now("correct horse").unwrap();
        let kinds = [Some(hash.as_str()), None, Some("none")];
        let mut quickest = [Duration::MAX; 3];
        // Whatever else the machine does only adds to a run. Without the decoy the last
        // two would take a thousandth of the first.
        for _ in 0..9 {
            for (kind, best) in kinds.iter().zip(&mut quickest) {
                let start = Instant::now();
                assert!(!hasher.verify_now("wrong", *kind));
                *best = start.elapsed().min(*best);
            }
        }
        let [known, unknown, unset] = quickest;
        assert!(unknown * 4 > known && unset * 4 > known, "{quickest:?}");
    }
}
