//! An identity provider on the loopback that tells the truth, or a lie of the test's choice.

#![expect(
    clippy::indexing_slicing,
    reason = "what the desk leaves out should stop the test where it is"
)]

use std::collections::BTreeMap;
use std::sync::mpsc::channel;
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

use accede::clock::Clock;
use accede::web::Params;
use actix_web::dev::ServerHandle;
use actix_web::http::header::AUTHORIZATION;
use actix_web::{App, HttpRequest, HttpResponse, HttpServer, web};
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use openidconnect::core::{CoreEdDsaPrivateSigningKey, CoreHmacKey, CoreJwsSigningAlgorithm};
use openidconnect::{JsonWebKeyId, PrivateSigningKey};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use url::Url;

pub const CLIENT: &str = "accede";
pub const SECRET: &str = "a secret between the two of them";

/// What the provider does not tell as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lie {
    None,
    // In the token.
    Nonce,
    NoNonce,
    Audience,
    MoreAudiences,
    AuthorizedParty,
    Issuer,
    Expired,
    FromTomorrow,
    NoSubject,
    EmptySubject,
    LongSubject,
    // In its signature.
    AlgorithmNone,
    HmacOfSecret,
    HmacOfPublicKey,
    OtherKey,
    UnknownKey,
    Tampered,
    // In the answer that carries it.
    NoToken,
    NoJson,
    ServerError,
    Redirect,
    Huge,
    Stall,
    // In the documents.
    DocumentOfAnother,
    KeysElsewhere,
    PageElsewhere,
    DocumentRedirects,
}

/// Who signs in there.
#[derive(Debug, Clone)]
pub struct Person {
    pub subject: &'static str,
    pub email: Option<&'static str>,
    pub verified: Option<bool>,
    /// Whether the address is in the token; else only where the access token leads.
    pub email_in_token: bool,
    /// How strongly, in the words of the token.
    pub acr: Option<&'static str>,
    pub amr: &'static [&'static str],
}

impl Default for Person {
    fn default() -> Self {
        Self {
            subject: "person-1",
            email: None,
            verified: None,
            email_in_token: true,
            acr: None,
            amr: &[],
        }
    }
}

/// What was asked for at the provider.
struct Asked {
    nonce: String,
    challenge: String,
    redirect: String,
    person: Person,
}

struct State {
    lie: Lie,
    key: u8,
    info_subject: Option<&'static str>,
    clock: Clock,
    codes: BTreeMap<String, Asked>,
    tokens: BTreeMap<String, Person>,
    requests: Vec<String>,
}

struct Shared {
    issuer: String,
    state: Mutex<State>,
}

/// A running provider; it ends when it is dropped.
pub struct Provider {
    shared: Arc<Shared>,
    handle: ServerHandle,
}

impl Provider {
    pub fn start() -> Self {
        let (sender, receiver) = channel();
        std::thread::spawn(move || {
            actix_web::rt::System::new().block_on(async move {
                let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
                let port = listener.local_addr().unwrap().port();
                let shared = Arc::new(Shared {
                    issuer: format!("http://127.0.0.1:{port}"),
                    state: Mutex::new(State {
                        lie: Lie::None,
                        key: 1,
                        info_subject: None,
                        clock: Clock::system(),
                        codes: BTreeMap::new(),
                        tokens: BTreeMap::new(),
                        requests: Vec::new(),
                    }),
                });
                let data = web::Data::from(Arc::clone(&shared));
                let server = HttpServer::new(move || {
                    App::new()
                        .app_data(data.clone())
                        .default_service(web::to(answer))
                })
                .workers(1)
                .shutdown_timeout(0)
                .disable_signals()
                .listen(listener)
                .unwrap()
                .run();
                sender.send((shared, server.handle())).unwrap();
                server.await.unwrap();
            });
        });
        let (shared, handle) = receiver.recv().unwrap();
        Self { shared, handle }
    }

    pub fn issuer(&self) -> &str {
        &self.shared.issuer
    }

    /// Its clock is the desk's.
    pub fn use_clock(&self, clock: &Clock) {
        self.state().clock = clock.clone();
    }

    pub fn tell(&self, lie: Lie) {
        self.state().lie = lie;
    }

    /// Signs with a new key from now on; the old one is no more.
    pub fn change_key(&self) {
        self.state().key += 1;
    }

    /// Whose address it tells to an access token, whoever that belongs to.
    pub fn tell_about(&self, subject: &'static str) {
        self.state().info_subject = Some(subject);
    }

    /// The paths it was asked for, in order; each is told once.
    pub fn requests(&self) -> Vec<String> {
        std::mem::take(&mut self.state().requests)
    }

    /// `person` signs in at the page the desk leads to. Returns the parameters the browser
    /// brings back.
    pub fn sign_in(&self, url: &Url, person: &Person) -> Params {
        let asked: BTreeMap<_, _> = url.query_pairs().into_owned().collect();
        assert_eq!(url.path(), "/auth");
        assert_eq!(asked["response_type"], "code");
        assert_eq!(asked["client_id"], CLIENT);
        assert_eq!(asked["code_challenge_method"], "S256");
        assert!(asked["scope"].split(' ').any(|scope| scope == "openid"));
        let mut state = self.state();
        let code = format!("code-{}", state.codes.len() + state.tokens.len() + 1);
        state.codes.insert(
            code.clone(),
            Asked {
                nonce: asked["nonce"].clone(),
                challenge: asked["code_challenge"].clone(),
                redirect: asked["redirect_uri"].clone(),
                person: person.clone(),
            },
        );
        Params::default()
            .with("code", &code)
            .with("state", &asked["state"])
            .with("iss", self.issuer())
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.shared.state.lock().unwrap()
    }
}

impl Drop for Provider {
    fn drop(&mut self) {
        drop(self.handle.stop(false));
    }
}

async fn answer(shared: web::Data<Shared>, request: HttpRequest, body: web::Bytes) -> HttpResponse {
    let lie = {
        let mut state = shared.state.lock().unwrap();
        state.requests.push(request.path().to_owned());
        state.lie
    };
    match request.path() {
        "/.well-known/openid-configuration" => document(&shared, lie),
        "/jwks" => {
            let key = key(shared.state.lock().unwrap().key);
            HttpResponse::Ok().json(json!({"keys": [key.as_verification_key()]}))
        }
        "/token" => {
            if lie == Lie::Stall {
                actix_web::rt::time::sleep(Duration::from_secs(30)).await;
            }
            token(&shared, lie, &request, &body)
        }
        "/me" => person(&shared, &request),
        _ => HttpResponse::NotFound().finish(),
    }
}

fn document(shared: &Shared, lie: Lie) -> HttpResponse {
    let issuer = &shared.issuer;
    if lie == Lie::DocumentRedirects {
        return HttpResponse::Found()
            .insert_header(("Location", format!("{issuer}/elsewhere")))
            .finish();
    }
    let mut document = json!({
        "issuer": issuer,
        "authorization_endpoint": format!("{issuer}/auth"),
        "token_endpoint": format!("{issuer}/token"),
        "userinfo_endpoint": format!("{issuer}/me"),
        "jwks_uri": format!("{issuer}/jwks"),
        "response_types_supported": ["code"],
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["EdDSA", "HS256", "none"],
    });
    match lie {
        Lie::DocumentOfAnother => document["issuer"] = json!("http://127.0.0.1:1"),
        // It would answer there too, if it were asked.
        Lie::KeysElsewhere => {
            let issuer = issuer.replace("http://", "http://someone@");
            document["jwks_uri"] = json!(format!("{issuer}/jwks"));
        }
        Lie::PageElsewhere => document["authorization_endpoint"] = json!("javascript:alert(1)"),
        _ => {}
    }
    HttpResponse::Ok().json(&document)
}

/// The token endpoint. It is strict: the desk has to show its secret, the verifier that
/// goes with the challenge, and a code for the first time.
fn token(shared: &Shared, lie: Lie, request: &HttpRequest, body: &[u8]) -> HttpResponse {
    match lie {
        Lie::NoJson => return HttpResponse::Ok().body("<html>"),
        Lie::ServerError => return HttpResponse::InternalServerError().body("no"),
        Lie::Redirect => {
            return HttpResponse::TemporaryRedirect()
                .insert_header(("Location", format!("{}/elsewhere", shared.issuer)))
                .finish();
        }
        Lie::Huge => {
            return HttpResponse::Ok()
                .content_type("application/json")
                .body(" ".repeat(4 * 1024 * 1024));
        }
        _ => {}
    }
    let form = Params::parse(std::str::from_utf8(body).unwrap());
    let mut state = shared.state.lock().unwrap();
    let known = format!("{CLIENT}:{}", SECRET.replace(' ', "+"));
    let shown = request
        .headers()
        .get(AUTHORIZATION)
        .map(|it| it.to_str().unwrap());
    assert_eq!(
        shown,
        Some(format!("Basic {}", STANDARD.encode(known)).as_str())
    );
    let challenge = URL_SAFE_NO_PAD.encode(Sha256::digest(form.get("code_verifier")));
    let asked = state.codes.remove(form.get("code"));
    let asked =
        asked.filter(|it| it.challenge == challenge && it.redirect == form.get("redirect_uri"));
    let Some(asked) = asked else {
        return HttpResponse::BadRequest().json(json!({"error": "invalid_grant"}));
    };
    let access = format!("access-{}", state.tokens.len() + 1);
    state.tokens.insert(access.clone(), asked.person.clone());
    let mut answer = json!({"access_token": access, "token_type": "Bearer", "expires_in": 60});
    if lie != Lie::NoToken {
        answer["id_token"] = json!(signed(
            &claims(shared, lie, &asked, &state.clock),
            lie,
            state.key
        ));
    }
    HttpResponse::Ok().json(&answer)
}

fn claims(shared: &Shared, lie: Lie, asked: &Asked, clock: &Clock) -> Value {
    let now = clock.now().0.and_utc().timestamp();
    let mut claims = json!({
        "iss": shared.issuer,
        "sub": asked.person.subject,
        "aud": CLIENT,
        "nonce": asked.nonce,
        "iat": now,
        "exp": now + 300,
    });
    if asked.person.email_in_token {
        if let Some(email) = asked.person.email {
            claims["email"] = json!(email);
        }
        if let Some(verified) = asked.person.verified {
            claims["email_verified"] = json!(verified);
        }
    }
    if let Some(acr) = asked.person.acr {
        claims["acr"] = json!(acr);
    }
    if !asked.person.amr.is_empty() {
        claims["amr"] = json!(asked.person.amr);
    }
    match lie {
        Lie::Nonce => claims["nonce"] = json!("of another sign-in"),
        Lie::NoNonce => drop(claims.as_object_mut().unwrap().remove("nonce")),
        Lie::Audience => claims["aud"] = json!("another desk"),
        Lie::MoreAudiences => claims["aud"] = json!([CLIENT, "another desk"]),
        Lie::AuthorizedParty => claims["azp"] = json!("another desk"),
        Lie::Issuer => claims["iss"] = json!("https://login.example.org"),
        Lie::Expired => {
            claims["iat"] = json!(now - 600);
            claims["exp"] = json!(now - 61);
        }
        Lie::FromTomorrow => {
            claims["iat"] = json!(now + 86_400);
            claims["exp"] = json!(now + 90_000);
        }
        Lie::NoSubject => drop(claims.as_object_mut().unwrap().remove("sub")),
        Lie::EmptySubject => claims["sub"] = json!(""),
        Lie::LongSubject => claims["sub"] = json!("x".repeat(256)),
        _ => {}
    }
    claims
}

fn signed(claims: &Value, lie: Lie, number: u8) -> String {
    let ours = key(number);
    let (algorithm, kid) = match lie {
        Lie::AlgorithmNone => ("none", None),
        Lie::HmacOfSecret => ("HS256", None),
        Lie::HmacOfPublicKey => ("HS256", Some(number)),
        Lie::UnknownKey => ("EdDSA", Some(99)),
        _ => ("EdDSA", Some(number)),
    };
    let mut header = json!({"alg": algorithm, "typ": "JWT"});
    if let Some(kid) = kid {
        header["kid"] = json!(format!("key-{kid}"));
    }
    let mut message = [header, claims.clone()]
        .map(|part| URL_SAFE_NO_PAD.encode(part.to_string()))
        .join(".");
    let hmac = |secret: &[u8]| {
        CoreHmacKey::new(secret)
            .sign(&CoreJwsSigningAlgorithm::HmacSha256, message.as_bytes())
            .unwrap()
    };
    let edwards = |key: &CoreEdDsaPrivateSigningKey| {
        key.sign(&CoreJwsSigningAlgorithm::EdDsa, message.as_bytes())
            .unwrap()
    };
    let signature = match lie {
        Lie::AlgorithmNone => Vec::new(),
        Lie::HmacOfSecret => hmac(SECRET.as_bytes()),
        Lie::HmacOfPublicKey => {
            let public = serde_json::to_value(ours.as_verification_key()).unwrap();
            let bytes = URL_SAFE_NO_PAD
                .decode(public["x"].as_str().unwrap())
                .unwrap();
            hmac(&bytes)
        }
        Lie::OtherKey | Lie::UnknownKey => edwards(&key(99)),
        _ => edwards(&ours),
    };
    if lie == Lie::Tampered {
        let mut claims = claims.clone();
        claims["sub"] = json!("someone else");
        let (header, _) = message.split_once('.').unwrap();
        message = format!("{header}.{}", URL_SAFE_NO_PAD.encode(claims.to_string()));
    }
    format!("{message}.{}", URL_SAFE_NO_PAD.encode(signature))
}

/// Who an access token belongs to.
fn person(shared: &Shared, request: &HttpRequest) -> HttpResponse {
    let state = shared.state.lock().unwrap();
    let token = request
        .headers()
        .get(AUTHORIZATION)
        .map(|it| it.to_str().unwrap());
    let token = token
        .and_then(|it| it.strip_prefix("Bearer "))
        .unwrap_or_default();
    let Some(person) = state.tokens.get(token) else {
        return HttpResponse::Unauthorized().finish();
    };
    let mut claims = json!({"sub": state.info_subject.unwrap_or(person.subject)});
    if let Some(email) = person.email {
        claims["email"] = json!(email);
    }
    if let Some(verified) = person.verified {
        claims["email_verified"] = json!(verified);
    }
    HttpResponse::Ok().json(&claims)
}

/// A key of Ed25519 made from a number: PKCS #8 around 32 bytes (RFC 8410, section 7).
fn key(number: u8) -> CoreEdDsaPrivateSigningKey {
    let mut der = vec![
        0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04,
        0x20,
    ];
    der.extend([number; 32]);
    let pem = format!(
        "-----BEGIN PRIVATE KEY-----\n{}\n-----END PRIVATE KEY-----\n",
        STANDARD.encode(der)
    );
    let id = JsonWebKeyId::new(format!("key-{number}"));
    CoreEdDsaPrivateSigningKey::from_ed25519_pem(&pem, Some(id)).unwrap()
}
