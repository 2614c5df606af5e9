//! Secrets of authenticator apps, and recovery codes. None of them is printed by `Debug`.

use qrcode::QrCode;
use qrcode::render::svg;
use rand::RngCore as _;
use totp_rs::{Builder, Secret, Totp};

use super::super::token_hash;
use crate::db::types::Moment;
use crate::error::AppError;

/// Bytes of a secret: as long as the hash, as RFC 4226 (section 4, R6) recommends.
const SECRET_BYTES: usize = 20;
/// What the app shows above the code.
const ISSUER: &str = "Accede";
/// Recovery codes made at a time.
pub(super) const CODES: usize = 10;
/// Characters of a recovery code, of 5 bits each.
const CODE_CHARS: usize = 24;
/// Crockford's digits: those that are taken for each other are one.
const DIGITS: &str = "0123456789abcdefghjkmnpqrstvwxyz";
/// Characters between two spaces or hyphens, where people type.
const GROUP: usize = 4;

/// The secret that an authenticator app and the desk share.
#[derive(Debug, Clone)]
pub(super) struct TotpSecret(Secret);

impl TotpSecret {
    /// A new one.
    pub(super) fn new() -> Self {
        let mut bytes = [0u8; SECRET_BYTES];
        rand::rng().fill_bytes(&mut bytes);
        Self(Secret::from(bytes))
    }

    /// The one that the database keeps.
    pub(super) fn of(bytes: Vec<u8>) -> Self {
        Self(Secret::from(bytes))
    }

    /// As the database keeps it.
    pub(super) fn bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }

    /// In base 32 and in groups, to be typed into the app.
    pub(super) fn grouped(&self) -> String {
        grouped(&self.0.to_base32(), " ")
    }

    /// The step of 30 seconds whose code this is: the one at `at`, the one before or the one
    /// after (RFC 6238, section 5.2, and 6 for clocks that differ).
    ///
    /// # Errors
    /// The database keeps a secret that is none.
    pub(super) fn step_of(&self, code: &str, at: Moment) -> Result<Option<i64>, AppError> {
        let seconds = u64::try_from(at.0.and_utc().timestamp()).map_err(AppError::internal)?;
        let step = self.totp("")?.check(code, seconds);
        step.map(|step| i64::try_from(step).map_err(AppError::internal))
            .transpose()
    }

    /// The drawing of it that the app reads, as SVG.
    ///
    /// # Errors
    /// The address is longer than a drawing can hold.
    pub(super) fn drawing(&self, email: &str) -> Result<String, AppError> {
        // A colon ends the issuer; in an address it is rare, and here for the eye alone.
        let url = self
            .totp(&email.replace(':', " "))?
            .to_url()
            .map_err(AppError::internal)?;
        let code = QrCode::new(url).map_err(AppError::internal)?;
        Ok(code
            .render::<svg::Color<'_>>()
            .min_dimensions(200, 200)
            .build())
    }

    /// SHA-1, six digits, 30 seconds, one step of drift: what every app knows.
    fn totp(&self, account: &str) -> Result<Totp, AppError> {
        Builder::new()
            .with_secret(self.0.clone())
            .with_issuer(Some(ISSUER))
            .with_account_name(account)
            .build()
            .map_err(AppError::internal)
    }
}

/// What is shown as a second factor.
#[derive(Clone)]
pub(super) enum Typed {
    /// A code of the app.
    App(String),
    /// A recovery code, by its hash.
    Recovery(String),
    /// What a passkey has signed, as the browser tells it.
    Passkey(String),
}

impl Typed {
    /// Six digits are the app's; anything else can only be a recovery code.
    pub(super) fn of(text: &str) -> Self {
        let plain = plain(text);
        if plain.len() == 6 && plain.bytes().all(|byte| byte.is_ascii_digit()) {
            Self::App(plain)
        } else {
            Self::Recovery(token_hash(&plain))
        }
    }
}

/// A code that stands in for the app, once.
#[derive(Clone)]
pub(super) struct RecoveryCode(String);

impl RecoveryCode {
    /// A new one, of 120 bits.
    pub(super) fn new() -> Self {
        let mut bytes = [0u8; CODE_CHARS];
        rand::rng().fill_bytes(&mut bytes);
        let digit = |byte: u8| DIGITS.chars().nth(usize::from(byte) % DIGITS.len());
        Self(bytes.into_iter().filter_map(digit).collect())
    }

    /// What the database keeps.
    pub(super) fn hash(&self) -> String {
        token_hash(&self.0)
    }

    /// In groups, to be written down.
    pub(super) fn grouped(&self) -> String {
        grouped(&self.0, "-")
    }
}

/// Without capitals and what stands between groups, and with the digits that letters were
/// taken for.
fn plain(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace() && *c != '-')
        .map(|c| match c.to_ascii_lowercase() {
            'o' => '0',
            'i' | 'l' => '1',
            other => other,
        })
        .collect()
}

fn grouped(text: &str, between: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let groups: Vec<String> = chars
        .chunks(GROUP)
        .map(|group| group.iter().collect())
        .collect();
    groups.join(between)
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::*;

    fn at(seconds: i64) -> Moment {
        Moment(DateTime::from_timestamp(seconds, 0).unwrap().naive_utc())
    }

    /// RFC 6238, appendix B, for SHA-1; of its eight digits the last six.
    #[test]
    fn codes_are_those_of_the_standard() {
        let secret = TotpSecret::of(b"12345678901234567890".to_vec());
        for (seconds, code) in [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (1_111_111_111, "050471"),
            (1_234_567_890, "005924"),
            (2_000_000_000, "279037"),
            (20_000_000_000, "353130"),
        ] {
            let step = secret.step_of(code, at(seconds)).unwrap();
            assert_eq!(step, Some(seconds / 30), "{code}");
        }
    }

    #[test]
    fn a_code_counts_in_its_step_the_one_before_and_the_one_after() {
        let secret = TotpSecret::of(b"12345678901234567890".to_vec());
        // The step of 1 234 567 890 begins at that second.
        let code = "005924";
        let step = Some(1_234_567_890 / 30);
        for (offset, expected) in [
            (-31, None),
            (-30, step),
            (-1, step),
            (0, step),
            (29, step),
            (30, step),
            (59, step),
            (60, None),
        ] {
            let found = secret.step_of(code, at(1_234_567_890 + offset)).unwrap();
            assert_eq!(found, expected, "{offset} seconds from it");
        }
        for wrong in ["", "5924", "005925", "0059240", "00592a"] {
            assert_eq!(secret.step_of(wrong, at(1_234_567_890)).unwrap(), None);
        }
    }

    #[test]
    fn a_recovery_code_is_the_same_however_it_is_typed() {
        let code = RecoveryCode::new();
        let shown = code.grouped();
        assert_eq!(shown.len(), 29);
        for typed in [
            shown.clone(),
            shown.to_uppercase(),
            shown.replace('-', " "),
            shown.replace('0', "O").replace('1', "l"),
            format!("  {} ", shown.replace('-', "")),
        ] {
            match Typed::of(&typed) {
                Typed::Recovery(hash) => assert_eq!(hash, code.hash(), "{typed}"),
                _ => panic!("{typed} is a recovery code"),
            }
        }
        assert!(matches!(Typed::of(" 005 924 "), Typed::App(code) if code == "005924"));
        assert!(matches!(Typed::of("0059241"), Typed::Recovery(_)));
    }

    #[test]
    fn debug_prints_no_secret() {
        let secret = TotpSecret::new();
        let printed = format!("{secret:?}");
        assert_eq!(printed, "TotpSecret(REDACTED)");
        assert_eq!(secret.grouped().len(), 39);
    }

    #[test]
    fn the_drawing_is_an_image_without_script_or_style() {
        let drawing = TotpSecret::new().drawing("a:b@example.org").unwrap();
        assert!(drawing.contains("<svg") && drawing.contains("<path"));
        assert!(!drawing.contains("<script") && !drawing.contains("style="));
    }
}
