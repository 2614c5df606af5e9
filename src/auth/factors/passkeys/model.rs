//! The two ceremonies of WebAuthn. What is kept between their halves stays on the desk.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::Serialize;
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};
use url::Url;
use webauthn_rs::prelude::{
    CredentialID, Passkey, PasskeyAuthentication, PasskeyRegistration, PublicKeyCredential,
    RegisterPublicKeyCredential, Uuid,
};
use webauthn_rs::{Webauthn, WebauthnBuilder};

use super::super::super::rights::{Actor, UserId};
use crate::config::Settings;
use crate::error::AppError;
use crate::id;

id! {
    /// A passkey.
    PasskeyId
}

/// What the authenticator shows as the place it signs in to.
const PLACE: &str = "Accede";

/// What a passkey has to sign: what the browser is given, and what the desk keeps to
/// compare its answer with.
#[derive(Debug)]
pub(in crate::auth::factors) struct Challenge {
    pub options: String,
    pub state: String,
}

/// The desk as passkeys know it; nothing where it has no name of its own to be known by.
/// Browsers make passkeys for domains over HTTPS, and for this machine's own name.
pub(in crate::auth::factors) fn place(settings: &Settings) -> Option<Webauthn> {
    let origin = Url::parse(&settings.public_url()).ok()?;
    let domain = origin.domain()?;
    if origin.scheme() != "https" && domain != "localhost" {
        return None;
    }
    let builder = WebauthnBuilder::new(domain, &origin).ok()?.rp_name(PLACE);
    builder.build().ok()
}

/// Begins to add a passkey to the account of `actor`, which has `known` already.
pub(super) fn register(
    place: &Webauthn,
    actor: &Actor,
    known: Vec<CredentialID>,
) -> Result<Challenge, AppError> {
    let (options, state) = place
        .start_passkey_registration(
            handle(actor.user_id),
            &actor.email,
            &actor.name,
            Some(known),
        )
        .map_err(AppError::internal)?;
    challenge(&options, &state)
}

/// The passkey that an answer adds; nothing if it is no answer to this challenge.
pub(super) fn registered(
    place: &Webauthn,
    state: &str,
    answer: &str,
) -> Result<Option<Passkey>, AppError> {
    let state: PasskeyRegistration = kept(state)?;
    let Ok(answer) = serde_json::from_str::<RegisterPublicKeyCredential>(answer) else {
        return Ok(None);
    };
    Ok(place.finish_passkey_registration(&answer, &state).ok())
}

/// Begins to sign in with one of `passkeys`.
pub(super) fn authenticate(place: &Webauthn, passkeys: &[Passkey]) -> Result<Challenge, AppError> {
    let (options, state) = place
        .start_passkey_authentication(passkeys)
        .map_err(AppError::internal)?;
    challenge(&options, &state)
}

/// Which of `passkeys` has signed the answer, with its counter moved on; nothing if none has.
pub(super) fn authenticated(
    place: &Webauthn,
    state: &str,
    answer: &str,
    passkeys: Vec<Passkey>,
) -> Result<Option<Passkey>, AppError> {
    let state: PasskeyAuthentication = kept(state)?;
    let Ok(answer) = serde_json::from_str::<PublicKeyCredential>(answer) else {
        return Ok(None);
    };
    let Ok(result) = place.finish_passkey_authentication(&answer, &state) else {
        return Ok(None);
    };
    // One that was removed meanwhile is none of these.
    let signer = passkeys
        .into_iter()
        .find(|passkey| passkey.cred_id() == result.cred_id());
    Ok(signer.map(|mut passkey| {
        passkey.update_credential(&result);
        passkey
    }))
}

/// The name of a passkey in the database.
pub(super) fn credential_id(passkey: &Passkey) -> String {
    URL_SAFE_NO_PAD.encode(passkey.cred_id())
}

/// As the database keeps it.
pub(super) fn written<T: Serialize>(value: &T) -> Result<String, AppError> {
    serde_json::to_string(value).map_err(AppError::internal)
}

/// As it was before the database kept it.
pub(super) fn kept<T: DeserializeOwned>(text: &str) -> Result<T, AppError> {
    serde_json::from_str(text).map_err(AppError::internal)
}

fn challenge<O: Serialize, S: Serialize>(options: &O, state: &S) -> Result<Challenge, AppError> {
    Ok(Challenge {
        options: written(options)?,
        state: written(state)?,
    })
}

/// What an authenticator knows an account by: always the same, and nobody's address
/// (WebAuthn, section 14.6.1).
fn handle(user: UserId) -> Uuid {
    let digest = Sha256::digest(format!("accede passkeys of user {user}"));
    let mut bytes = [0u8; 16];
    bytes
        .iter_mut()
        .zip(digest)
        .for_each(|(to, from)| *to = from);
    Uuid::from_bytes(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_desk_is_known_to_passkeys_by_its_domain_over_https_or_as_this_machine() {
        for (address, expected) in [
            ("https://desk.example.org", true),
            ("https://desk.example.org:8443", true),
            ("http://localhost:8080", true),
            ("http://desk.example.org", false),
            ("https://192.0.2.1", false),
            ("http://127.0.0.1:8080", false),
            ("https://[2001:db8::1]", false),
        ] {
            let variable = ("ACCEDE_SERVER__PUBLIC_URL".to_owned(), address.to_owned());
            let settings = Settings::from_sources(None, [variable]).unwrap();
            assert_eq!(place(&settings).is_some(), expected, "{address}");
        }
    }

    #[test]
    fn an_account_is_known_by_a_handle_of_its_own() {
        assert_eq!(handle(UserId(1)), handle(UserId(1)));
        assert_ne!(handle(UserId(1)), handle(UserId(2)));
    }
}
