//! A form is accepted only from a page of the same session: it carries a token derived
//! from the session's secret. The token is masked anew for each page, so that the size
//! of a compressed page tells nothing about it.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use rand::RngCore as _;
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq as _;

const LENGTH: usize = 32;

/// The token of one session, visitor or survey link.
#[derive(Clone)]
pub struct CsrfToken([u8; LENGTH]);

impl CsrfToken {
    /// The token that goes with `secret`: a cookie's value, or a survey link's token.
    pub fn of(secret: &str) -> Self {
        let digest = Sha256::new()
            .chain_update(b"accede form token:")
            .chain_update(secret.as_bytes())
            .finalize();
        Self(digest.into())
    }

    /// The token masked with a fresh pad, for a hidden field.
    pub fn masked(&self) -> String {
        let mut pad = [0u8; LENGTH];
        rand::rng().fill_bytes(&mut pad);
        let masked = pad.iter().zip(self.0).map(|(pad, byte)| pad ^ byte);
        let bytes: Vec<u8> = pad.iter().copied().chain(masked).collect();
        URL_SAFE_NO_PAD.encode(bytes)
    }

    /// Whether a form's field holds this token.
    pub fn accepts(&self, field: &str) -> bool {
        let Ok(bytes) = URL_SAFE_NO_PAD.decode(field) else {
            return false;
        };
        let Some((pad, masked)) = bytes.split_at_checked(LENGTH) else {
            return false;
        };
        let token: Vec<u8> = pad
            .iter()
            .zip(masked)
            .map(|(pad, byte)| pad ^ byte)
            .collect();
        token.ct_eq(&self.0).into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_accepted_for_its_secret_alone() {
        let token = CsrfToken::of("one");
        assert!(token.accepts(&token.masked()));
        assert_ne!(token.masked(), token.masked());
        assert!(!CsrfToken::of("two").accepts(&token.masked()));
        for wrong in ["", "x", "AAAA", &"A".repeat(86), &token.masked()[..80]] {
            assert!(!token.accepts(wrong));
        }
    }
}
