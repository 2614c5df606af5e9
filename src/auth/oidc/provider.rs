//! The provider: its documents, fetched when they are first needed and kept for a while,
//! where it signs people in, and what it vouches for.

use std::sync::Arc;
use std::time::Duration;

use actix_web::web::block;
use chrono::{DateTime, TimeDelta, Utc};
use openidconnect::core::{
    CoreAuthenticationFlow, CoreClient, CoreClientAuthMethod, CoreIdTokenClaims,
    CoreIdTokenVerifier, CoreJwsSigningAlgorithm, CoreProviderMetadata, CoreTokenResponse,
    CoreUserInfoClaims,
};
use openidconnect::{
    AuthType, AuthorizationCode, ClaimsVerificationError, ClientId, ClientSecret, CsrfToken,
    EndpointMaybeSet, EndpointNotSet, EndpointSet, IssuerUrl, Nonce, OAuth2TokenResponse as _,
    PkceCodeChallenge, PkceCodeVerifier, RedirectUrl, RequestTokenError, Scope,
    SignatureVerificationError, TokenResponse as _,
};
use secrecy::ExposeSecret as _;
use tokio::sync::{Mutex, Semaphore};
use url::Url;

use super::super::new_token;
use super::http::Client;
use super::model::{Brought, Flow, NewFlow, Refusal, Vouched};
use crate::config::{Oidc, Settings, Switch};
use crate::db::types::Moment;
use crate::error::AppError;

/// The provider's documents are asked for anew after so long …
const KEPT_FOR: TimeDelta = TimeDelta::hours(1);
/// … and after a failure, or for a key they do not have, not sooner than after so long.
const ASK_AGAIN: TimeDelta = TimeDelta::seconds(30);
/// Clocks may differ by so much.
const SKEW: TimeDelta = TimeDelta::seconds(60);
/// So many are signed in at the same time. The threads that wait for the provider are the
/// ones the rest of the desk works on: it must not run out of them.
const AT_ONCE: usize = 4;
/// How long one more waits for its turn.
const TURN: Duration = Duration::from_secs(10);

/// Signatures that only the provider can make. Not among them: none at all, and those made
/// with the secret it shares with us.
const ALGORITHMS: [CoreJwsSigningAlgorithm; 10] = [
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha384,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha512,
    CoreJwsSigningAlgorithm::RsaSsaPssSha256,
    CoreJwsSigningAlgorithm::RsaSsaPssSha384,
    CoreJwsSigningAlgorithm::RsaSsaPssSha512,
    CoreJwsSigningAlgorithm::EcdsaP256Sha256,
    CoreJwsSigningAlgorithm::EcdsaP384Sha384,
    CoreJwsSigningAlgorithm::EcdsaP521Sha512,
    CoreJwsSigningAlgorithm::EdDsa,
];

type Known = CoreClient<
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointMaybeSet,
    EndpointMaybeSet,
>;

/// What is known of the provider, and from when.
#[derive(Default)]
struct Documents {
    known: Option<(Arc<Known>, Moment)>,
    failed_at: Option<Moment>,
}

/// The identity provider of the settings.
pub struct Provider {
    settings: Oidc,
    issuer: IssuerUrl,
    redirect: RedirectUrl,
    client: Client,
    documents: Mutex<Documents>,
    turns: Semaphore,
}

impl Provider {
    /// The provider of the settings, if they name one. Nothing is asked of it yet.
    ///
    /// # Errors
    /// The settings do not hold; `config` has said so before.
    pub fn new(settings: &Settings) -> Result<Option<Self>, AppError> {
        if !settings.oidc.is_on() {
            return Ok(None);
        }
        let redirect = format!("{}/sign-in/oidc/callback", settings.public_url());
        Ok(Some(Self {
            issuer: IssuerUrl::new(settings.oidc.issuer.clone()).map_err(AppError::internal)?,
            redirect: RedirectUrl::new(redirect).map_err(AppError::internal)?,
            client: Client::new(&settings.oidc).map_err(AppError::internal)?,
            settings: settings.oidc.clone(),
            documents: Mutex::default(),
            turns: Semaphore::new(AT_ONCE),
        }))
    }

    /// The issuer, as it is kept with who is linked.
    pub(super) fn issuer(&self) -> &str {
        &self.settings.issuer
    }

    /// How people call it; empty for words of our own.
    pub(super) fn name(&self) -> &str {
        &self.settings.name
    }

    /// Whether an address it has verified is enough to link an account.
    pub(super) fn links_by_email(&self) -> bool {
        self.settings.link_by_verified_email == Switch::On
    }

    /// A new sign-in, and the address at the provider where it goes on.
    pub(super) async fn begin(&self, now: Moment) -> Result<(NewFlow, Url), Refusal> {
        let known = self.known(now, KEPT_FOR).await?;
        let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
        let flow = NewFlow {
            cookie: new_token(),
            state: new_token(),
            nonce: new_token(),
            pkce_verifier: verifier.into_secret(),
        };
        let (state, nonce) = (flow.state.clone(), flow.nonce.clone());
        let mut request = known
            .authorize_url(
                CoreAuthenticationFlow::AuthorizationCode,
                move || CsrfToken::new(state),
                move || Nonce::new(nonce),
            )
            .set_pkce_challenge(challenge);
        if self.links_by_email() {
            request = request.add_scope(Scope::new("email".to_owned()));
        }
        Ok((flow, request.url().0))
    }

    /// Whom the provider vouches for, to a browser that comes back from it.
    pub(super) async fn finish(
        &self,
        flow: &Flow,
        brought: Brought,
        now: Moment,
    ) -> Result<Vouched, Refusal> {
        if !flow.has_state(&brought.state) {
            return Err(Refusal::Stale);
        }
        if !brought.issuer.is_empty() && brought.issuer != self.issuer() {
            return Err(Refusal::Untrusted);
        }
        if !brought.error.is_empty() || brought.code.is_empty() {
            return Err(Refusal::Denied);
        }
        let turn = tokio::time::timeout(TURN, self.turns.acquire()).await;
        let _turn = turn
            .map_err(|_| Refusal::Unavailable)?
            .map_err(|_| Refusal::Unavailable)?;
        let known = self.known(now, KEPT_FOR).await?;
        let verifier = flow.pkce_verifier.clone();
        let response = {
            let (known, client) = (Arc::clone(&known), self.client.clone());
            blocking(move || exchange(&known, &client, brought.code, verifier)).await?
        };
        let nonce = Nonce::new(flow.nonce.clone());
        let (known, claims) = match verified(&known, &response, &nonce, now) {
            // Keys are changed from time to time: perhaps this is one we have not seen.
            Err(Unverified::NoKey) => {
                let newer = self.known(now, ASK_AGAIN).await?;
                let claims = verified(&newer, &response, &nonce, now);
                (newer, claims.map_err(|_| Refusal::Untrusted)?)
            }
            Err(Unverified::Wrong) => return Err(Refusal::Untrusted),
            Ok(claims) => (known, claims),
        };
        let email = self.email(&known, &claims, response).await?;
        let vouched = Vouched {
            issuer: self.issuer().to_owned(),
            subject: claims.subject().to_string(),
            email,
            is_strong: is_strong(&self.settings, &claims),
        };
        // Longer ones the protocol does not allow.
        if vouched.subject.is_empty() || vouched.subject.len() > 255 {
            return Err(Refusal::Untrusted);
        }
        Ok(vouched)
    }

    /// The verified address, from the token or, as some providers have it, from where the
    /// access token leads. Asked for only where it links accounts.
    async fn email(
        &self,
        known: &Arc<Known>,
        claims: &CoreIdTokenClaims,
        response: CoreTokenResponse,
    ) -> Result<Option<String>, Refusal> {
        if !self.links_by_email() {
            return Ok(None);
        }
        if let Some(email) = claims.email() {
            return Ok(claims
                .email_verified()
                .filter(|it| *it)
                .map(|_| email.to_string()));
        }
        let token = response.access_token().clone();
        let is_header = token.secret().bytes().all(|byte| byte.is_ascii_graphic());
        if known.user_info_url().is_none() || !is_header {
            return Ok(None);
        }
        let (known, client, subject) = (
            Arc::clone(known),
            self.client.clone(),
            claims.subject().clone(),
        );
        blocking(move || {
            let request = known
                .user_info(token, Some(subject))
                .map_err(|_| Refusal::Untrusted)?;
            let info: CoreUserInfoClaims = request
                .request(&|request| client.send(request))
                .map_err(|error| {
                    tracing::warn!(%error, "the identity provider told no address");
                    Refusal::Untrusted
                })?;
            let verified = info.email_verified() == Some(true);
            Ok(info.email().filter(|_| verified).map(|it| it.to_string()))
        })
        .await
    }

    /// What the provider's documents say, as of less than `age` ago where it answers. Only
    /// one request for them is under way at any time.
    async fn known(&self, now: Moment, age: TimeDelta) -> Result<Arc<Known>, Refusal> {
        let mut documents = self.documents.lock().await;
        if let Some((known, at)) = &documents.known
            && at.plus(age) > now
        {
            return Ok(Arc::clone(known));
        }
        let just_failed = documents
            .failed_at
            .is_some_and(|at| at.plus(ASK_AGAIN) > now);
        let found = if just_failed {
            Err(Refusal::Unavailable)
        } else {
            self.discover().await
        };
        match found {
            Ok(known) => {
                documents.known = Some((Arc::clone(&known), now));
                documents.failed_at = None;
                Ok(known)
            }
            Err(refusal) => {
                if !just_failed {
                    documents.failed_at = Some(now);
                }
                let old = documents.known.as_ref();
                old.map(|(known, _)| Arc::clone(known)).ok_or(refusal)
            }
        }
    }

    async fn discover(&self) -> Result<Arc<Known>, Refusal> {
        let (issuer, client) = (self.issuer.clone(), self.client.clone());
        let metadata = blocking(move || {
            CoreProviderMetadata::discover(&issuer, &|request| client.send(request)).map_err(
                |error| {
                    tracing::warn!(error = %chain(&error), "the identity provider does not answer");
                    Refusal::Unavailable
                },
            )
        })
        .await?;
        // A browser goes there: the rule is the same as for our own requests.
        if !self
            .client
            .may_go_to(metadata.authorization_endpoint().url())
        {
            tracing::warn!("the identity provider signs people in at an address not allowed");
            return Err(Refusal::Unavailable);
        }
        let secret = self.settings.client_secret.expose_secret();
        let secret = (!secret.is_empty()).then(|| ClientSecret::new(secret.to_owned()));
        let auth = auth_type(&metadata);
        let client_id = ClientId::new(self.settings.client_id.clone());
        let known = CoreClient::from_provider_metadata(metadata, client_id, secret)
            .set_auth_type(auth)
            .set_redirect_uri(self.redirect.clone());
        Ok(Arc::new(known))
    }
}

/// Whether a token says what the settings trust to mean a second factor. A token that says
/// nothing shows nothing.
fn is_strong(settings: &Oidc, claims: &CoreIdTokenClaims) -> bool {
    let acr = claims.auth_context_ref();
    let mut amr = claims.auth_method_refs().into_iter().flatten();
    acr.is_some_and(|it| settings.trusted_acr.contains(it))
        || amr.any(|it| settings.trusted_amr.contains(it))
}

/// How the secret is shown: in the header, but where the provider takes it in the form alone.
fn auth_type(metadata: &CoreProviderMetadata) -> AuthType {
    let methods = metadata.token_endpoint_auth_methods_supported();
    let takes = |method| methods.is_some_and(|methods| methods.contains(&method));
    let in_form = takes(CoreClientAuthMethod::ClientSecretPost)
        && !takes(CoreClientAuthMethod::ClientSecretBasic);
    if in_form {
        AuthType::RequestBody
    } else {
        AuthType::BasicAuth
    }
}

/// Exchanges the code for tokens; blocks.
fn exchange(
    known: &Known,
    client: &Client,
    code: String,
    verifier: String,
) -> Result<CoreTokenResponse, Refusal> {
    let request = known
        .exchange_code(AuthorizationCode::new(code))
        .map_err(|_| Refusal::Unavailable)?
        .set_pkce_verifier(PkceCodeVerifier::new(verifier));
    request
        .request(&|request| client.send(request))
        .map_err(|error| {
            let refusal = match &error {
                RequestTokenError::Request(_) => Refusal::Unavailable,
                RequestTokenError::ServerResponse(_) => Refusal::Denied,
                RequestTokenError::Parse(..) | RequestTokenError::Other(_) => Refusal::Untrusted,
            };
            tracing::warn!(error = %chain(&error), "the identity provider gave no tokens");
            refusal
        })
}

/// Why a token is not believed.
enum Unverified {
    /// It is signed with a key we have not seen.
    NoKey,
    /// It does not hold.
    Wrong,
}

/// What the ID token says, once issuer, audience, signature, times and nonce have been
/// checked (OpenID Connect Core 1.0, section 3.1.3.7).
fn verified(
    known: &Known,
    response: &CoreTokenResponse,
    nonce: &Nonce,
    now: Moment,
) -> Result<CoreIdTokenClaims, Unverified> {
    let token = response.id_token().ok_or(Unverified::Wrong)?;
    let now: DateTime<Utc> = now.0.and_utc();
    let verifier: CoreIdTokenVerifier<'_> = known
        .id_token_verifier()
        .set_allowed_algs(ALGORITHMS)
        .set_time_fn(move || now - SKEW)
        .set_issue_time_verifier_fn(move |issued| {
            if issued > now + SKEW {
                Err("issued in the future".to_owned())
            } else {
                Ok(())
            }
        });
    match token.claims(&verifier, nonce) {
        // The library leaves this one to its callers: whom the token was issued to.
        Ok(claims)
            if claims
                .authorized_party()
                .is_some_and(|it| it != known.client_id()) =>
        {
            tracing::warn!("a token of the identity provider was issued to another");
            Err(Unverified::Wrong)
        }
        Ok(claims) => Ok(claims.clone()),
        Err(ClaimsVerificationError::SignatureVerification(
            SignatureVerificationError::NoMatchingKey,
        )) => Err(Unverified::NoKey),
        Err(error) => {
            tracing::warn!(error = %chain(&error), "a token of the identity provider does not hold");
            Err(Unverified::Wrong)
        }
    }
}

/// Runs what waits for the provider off the async workers.
async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, Refusal> + Send + 'static,
) -> Result<T, Refusal> {
    block(work).await.unwrap_or(Err(Refusal::Unavailable))
}

/// An error with its causes.
fn chain(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        text = format!("{text}: {error}");
        cause = error.source();
    }
    text
}
