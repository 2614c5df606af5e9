//! Passwords: argon2id, computed off the async workers and only a few at a time, since
//! each takes tens of megabytes.

use std::sync::Arc;

use argon2::password_hash::{PasswordHash, PasswordHasher as _, PasswordVerifier as _, SaltString};
use argon2::{Algorithm, Argon2, Params, Version};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use rand::RngCore as _;
use tokio::sync::Semaphore;

use crate::config::SignIn;
use crate::error::AppError;

/// The longest password, in bytes: longer ones only cost time.
const MAX_BYTES: usize = 1024;

/// Hashes and checks passwords.
#[derive(Clone)]
pub struct Hasher {
    argon2: Argon2<'static>,
    at_once: Arc<Semaphore>,
    min_chars: usize,
    /// Checked for an unknown account, so that it takes as long as a known one.
    decoy: String,
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
}

impl PasswordProblem {
    /// The text that says so.
    pub fn key(self) -> &'static str {
        match self {
            Self::Short(_) => "password-short",
            Self::Long => "password-long",
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
            min_chars: settings.password_min_chars,
            decoy: String::new(),
        };
        hasher.decoy = hasher.hash_now(&super::new_token())?;
        Ok(hasher)
    }

    /// Whether a new password is long enough, and not too long.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn check(&self, password: &str) -> Result<(), PasswordProblem> {
        if password.chars().count() < self.min_chars {
            return Err(PasswordProblem::Short(self.min_chars));
        }
        if password.len() > MAX_BYTES {
            Err(PasswordProblem::Long)
        } else {
            Ok(())
        }
    }

    /// The shortest password, in characters.
    pub fn min_chars(&self) -> usize {
        self.min_chars
    }

    /// Hashes a password.
    ///
    /// # Errors
    /// argon2 fails, or the worker is gone.
    pub async fn hash(&self, password: String) -> Result<String, AppError> {
        let _permit = self
            .at_once
            .acquire()
            .await
            .map_err(|_| AppError::Unavailable)?;
        let hasher = self.clone();
        actix_web::web::block(move || hasher.hash_now(&password))
            .await
            .map_err(|_| AppError::Unavailable)?
    }

    /// Whether `password` is the one behind `hash`; with no hash (an unknown account) it
    /// takes as long and says no.
    ///
    /// # Errors
    /// The worker is gone.
    pub async fn verify(&self, password: String, hash: Option<String>) -> Result<bool, AppError> {
        let _permit = self
            .at_once
            .acquire()
            .await
            .map_err(|_| AppError::Unavailable)?;
        let hasher = self.clone();
        let known = hash.is_some();
        let verified = actix_web::web::block(move || {
            let hash = hash.unwrap_or_else(|| hasher.decoy.clone());
            let too_long = password.len() > MAX_BYTES;
            let password = if too_long { "" } else { password.as_str() };
            PasswordHash::new(&hash).is_ok_and(|hash| {
                hasher
                    .argon2
                    .verify_password(password.as_bytes(), &hash)
                    .is_ok()
            })
        })
        .await
        .map_err(|_| AppError::Unavailable)?;
        Ok(verified && known)
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
