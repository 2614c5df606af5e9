//! Sign-in through an identity provider: what works, and all that is refused.

use accede::audit::Who;
use accede::auth::{self, Role, UserId};
use accede::db::schema::{audit, mails, oidc_flows, oidc_identities, sessions, users};
use accede::web::{Params, cookie_names};
use actix_web::http::StatusCode;
use chrono::TimeDelta;
use diesel::prelude::*;
use secrecy::SecretString;
use url::Url;

use crate::accounts::{add_user, is_signed_in, means};
use crate::oidc_provider::{CLIENT, Lie, Person, Provider, SECRET};
use crate::support::{Browser, Reply, TestApp, all};

pub const EMAIL: &str = "officer@example.org";

/// A desk with a provider; `adjust` sets `[oidc]` otherwise.
pub async fn desk_with(
    provider: &Provider,
    adjust: impl FnOnce(&mut accede::config::Oidc),
) -> TestApp {
    let app = TestApp::with(|settings| {
        provider.issuer().clone_into(&mut settings.oidc.issuer);
        CLIENT.clone_into(&mut settings.oidc.client_id);
        settings.oidc.client_secret = SecretString::from(SECRET);
        "Ministry ID".clone_into(&mut settings.oidc.name);
        settings.oidc.timeout_seconds = 2;
        adjust(&mut settings.oidc);
    })
    .await;
    provider.use_clock(&app.app.clock);
    app
}

/// A desk with an account that is linked to [`Person::default`].
pub async fn linked_desk(provider: &Provider) -> TestApp {
    let app = desk_with(provider, |_| {}).await;
    let user = add_user(&app, EMAIL, Role::Coordinator);
    link(&app, user, provider.issuer(), "person-1");
    app
}

pub fn link(app: &TestApp, user: UserId, issuer: &str, subject: &str) {
    let now = app.app.clock.now();
    app.write(|conn| {
        diesel::insert_into(oidc_identities::table)
            .values((
                oidc_identities::issuer.eq(issuer),
                oidc_identities::subject.eq(subject),
                oidc_identities::user_id.eq(user),
                oidc_identities::linked_at.eq(now),
            ))
            .execute(conn)?;
        Ok(())
    });
}

/// Presses the provider's button on the sign-in page; the address it leads to.
pub async fn begin(browser: &Browser, next: &str) -> Url {
    browser.page("/sign-in").await;
    let reply = browser.post("/sign-in/oidc", &[("next", next)]).await;
    onward(&reply)
}

/// The address the page between the desk and the provider leads to.
pub fn onward(reply: &Reply) -> Url {
    assert_eq!(reply.status, StatusCode::OK, "{}", reply.text());
    let refresh = reply.headers.get("refresh").unwrap().to_str().unwrap();
    let url = Url::parse(refresh.strip_prefix("0; url=").unwrap()).unwrap();
    let escaped = url.as_str().replace('&', "&amp;").replace('=', "&#x3D;");
    assert!(
        reply.text().contains(&escaped),
        "the same link for the patient"
    );
    url
}

pub async fn come_back(browser: &Browser, brought: &Params) -> Reply {
    browser.get(&brought.href("/sign-in/oidc/callback")).await
}

/// All that a sign-in may change, but the audit.
#[derive(Debug, PartialEq, Eq)]
pub struct Standing {
    sessions: Vec<String>,
    identities: Vec<(String, String, UserId)>,
    users: Vec<(UserId, i32)>,
    mails: i64,
}

pub fn standing(app: &TestApp) -> Standing {
    app.read(|conn| {
        Ok(Standing {
            sessions: sessions::table
                .order(sessions::id)
                .select(sessions::token_hash)
                .load(conn)?,
            identities: oidc_identities::table
                .order(oidc_identities::id)
                .select((
                    oidc_identities::issuer,
                    oidc_identities::subject,
                    oidc_identities::user_id,
                ))
                .load(conn)?,
            users: users::table
                .order(users::id)
                .select((users::id, users::version))
                .load(conn)?,
            mails: mails::table.count().get_result(conn)?,
        })
    })
}

/// Actions and details in the audit, from the first on.
pub fn audited(app: &TestApp) -> Vec<(String, String)> {
    app.read(|conn| {
        Ok(audit::table
            .order(audit::id)
            .select((audit::action, audit::detail))
            .load(conn)?)
    })
}

/// A part of what the page tells, and the detail in the audit; nothing where nothing is.
pub type Expected<'a> = (&'a str, Option<&'a str>);

/// The sign-in page says so, nobody is signed in, and nothing has changed but for one row
/// of the audit with this detail, or none.
pub async fn refused(
    app: &TestApp,
    browser: &Browser,
    reply: &Reply,
    before: (Standing, usize),
    expected: Expected<'_>,
    case: &str,
) {
    let (text, detail) = expected;
    assert!(reply.location().starts_with("/sign-in"), "{case}");
    let page = browser.page(&reply.location()).await;
    let flash = all(&page, ".flash").join(" ");
    assert!(flash.contains(text), "{case}: {flash:?}");
    assert!(!is_signed_in(browser).await, "{case}");
    assert_eq!(browser.cookie(cookie_names::SESSION), "", "{case}");
    assert_eq!(standing(app), before.0, "{case}");
    let new: Vec<_> = audited(app).split_off(before.1);
    let wanted: Vec<_> = detail
        .map(|detail| ("session.refuse".to_owned(), detail.to_owned()))
        .into_iter()
        .collect();
    assert_eq!(new, wanted, "{case}");
}

pub fn now(app: &TestApp) -> (Standing, usize) {
    (standing(app), audited(app).len())
}

#[actix_web::test]
async fn who_is_linked_signs_in_through_the_provider_to_the_page_that_was_asked_for() {
    let provider = Provider::start();
    let app = linked_desk(&provider).await;
    let browser = app.visitor();
    let page = browser.page("/sign-in?next=/states?group%3Dx").await;
    assert_eq!(
        all(&page, ".other-way button"),
        ["Sign in with Ministry ID"]
    );
    assert!(
        provider.requests().is_empty(),
        "the page asks nothing of it"
    );
    browser.set_cookie(cookie_names::SESSION, &"A".repeat(43));
    let reply = browser
        .post("/sign-in/oidc", &[("next", "/states?group=x")])
        .await;
    let brought = provider.sign_in(&onward(&reply), &Person::default());
    let reply = come_back(&browser, &brought).await;
    assert_eq!(reply.location(), "/states?group=x");
    assert_ne!(browser.cookie(cookie_names::SESSION), "A".repeat(43));
    assert_eq!(browser.cookie(cookie_names::PROVIDER), "");
    assert!(is_signed_in(&browser).await);
    let actions: Vec<_> = audited(&app)
        .into_iter()
        .map(|(action, _)| action)
        .collect();
    assert_eq!(
        actions.split_at(actions.len() - 2).1,
        ["session.vouch", "session.begin"]
    );
    assert_eq!(means(&app).last().unwrap(), "provider");
    assert_eq!(
        provider.requests(),
        ["/.well-known/openid-configuration", "/jwks", "/token"]
    );
}

#[actix_web::test]
async fn what_the_provider_is_remembered_by_is_secret_and_goes() {
    let provider = Provider::start();
    let app = linked_desk(&provider).await;
    let browser = app.visitor();
    let url = begin(&browser, "/").await;
    let cookie = browser.cookie(cookie_names::PROVIDER);
    let state = url.query_pairs().find(|(key, _)| key == "state").unwrap().1;
    let kept: (String, String) = app.read(|conn| {
        Ok(oidc_flows::table
            .select((oidc_flows::cookie_hash, oidc_flows::state_hash))
            .first(conn)?)
    });
    assert!(cookie.len() == 43 && state.len() == 43 && cookie != state);
    assert_eq!(kept, (auth::token_hash(&cookie), auth::token_hash(&state)));
    let count = || app.read(|conn| Ok(oidc_flows::table.count().get_result::<i64>(conn)?));
    assert_eq!(count(), 1);
    app.app.clock.advance(TimeDelta::minutes(11));
    begin(&app.visitor(), "/").await;
    assert_eq!(count(), 1, "the old one is gone");
}

#[actix_web::test]
async fn what_the_provider_says_is_believed_only_if_it_holds() {
    let provider = Provider::start();
    let app = linked_desk(&provider).await;
    let untrusted = ("could not be verified", Some("provider: untrusted"));
    let unavailable = ("does not work at the moment", Some("provider: unavailable"));
    let denied = ("You were not signed in", Some("provider: denied"));
    let table = [
        (Lie::Nonce, untrusted),
        (Lie::NoNonce, untrusted),
        (Lie::Audience, untrusted),
        (Lie::MoreAudiences, untrusted),
        (Lie::AuthorizedParty, untrusted),
        (Lie::Issuer, untrusted),
        (Lie::Expired, untrusted),
        (Lie::FromTomorrow, untrusted),
        (Lie::NoSubject, untrusted),
        (Lie::EmptySubject, untrusted),
        (Lie::LongSubject, untrusted),
        (Lie::AlgorithmNone, untrusted),
        (Lie::HmacOfSecret, untrusted),
        (Lie::HmacOfPublicKey, untrusted),
        (Lie::OtherKey, untrusted),
        (Lie::UnknownKey, untrusted),
        (Lie::Tampered, untrusted),
        (Lie::NoToken, untrusted),
        (Lie::NoJson, untrusted),
        (Lie::ServerError, untrusted),
        (Lie::Redirect, untrusted),
        (Lie::Huge, unavailable),
        (Lie::Stall, unavailable),
    ];
    for (lie, expected) in table {
        let browser = app.visitor();
        let brought = provider.sign_in(&begin(&browser, "/").await, &Person::default());
        let before = now(&app);
        provider.tell(lie);
        let reply = come_back(&browser, &brought).await;
        provider.tell(Lie::None);
        assert!(!provider.requests().contains(&"/elsewhere".to_owned()));
        let case = format!("{lie:?}");
        refused(&app, &browser, &reply, before, expected, &case).await;
    }
    // A code the provider does not know, or knows no more.
    let browser = app.visitor();
    let brought = provider.sign_in(&begin(&browser, "/").await, &Person::default());
    let before = now(&app);
    let reply = come_back(&browser, &brought.with("code", "another")).await;
    refused(&app, &browser, &reply, before, denied, "unknown code").await;
    // And after all that, the truth.
    let browser = app.visitor();
    let brought = provider.sign_in(&begin(&browser, "/").await, &Person::default());
    assert_eq!(come_back(&browser, &brought).await.location(), "/");
    assert!(is_signed_in(&browser).await);
}

#[actix_web::test]
async fn a_way_back_is_good_for_the_browser_that_went_once_and_not_for_long() {
    let provider = Provider::start();
    let app = linked_desk(&provider).await;
    let stale = |audited: bool| ("begin again", audited.then_some("provider: stale"));
    let denied = ("You were not signed in", Some("provider: denied"));
    let untrusted = ("could not be verified", Some("provider: untrusted"));
    type Change = fn(&Params) -> Params;
    let table: [(&str, Change, Expected<'_>); 6] = [
        ("wrong state", |it| it.with("state", "x"), stale(true)),
        ("no state", |it| it.with("state", ""), stale(true)),
        (
            "another issuer",
            |it| it.with("iss", "https://login.example.org"),
            untrusted,
        ),
        ("no code", |it| it.with("code", ""), denied),
        (
            "an error",
            |it| it.with("code", "").with("error", "access_denied"),
            denied,
        ),
        (
            "an error beside a code",
            |it| it.with("error", "server_error"),
            denied,
        ),
    ];
    for (case, change, expected) in table {
        let browser = app.visitor();
        let brought = provider.sign_in(&begin(&browser, "/").await, &Person::default());
        let before = now(&app);
        let reply = come_back(&browser, &change(&brought)).await;
        refused(&app, &browser, &reply, before, expected, case).await;
        // There is no second try.
        let before = now(&app);
        let reply = come_back(&browser, &brought).await;
        refused(&app, &browser, &reply, before, stale(false), case).await;
    }

    let (mine, theirs) = (app.visitor(), app.visitor());
    let brought = provider.sign_in(&begin(&mine, "/").await, &Person::default());
    begin(&theirs, "/").await;
    let cookieless = app.visitor();
    for (browser, audited, case) in [(theirs, true, "another's"), (cookieless, false, "nobody's")] {
        let before = now(&app);
        let reply = come_back(&browser, &brought).await;
        refused(&app, &browser, &reply, before, stale(audited), case).await;
    }
    assert_eq!(come_back(&mine, &brought).await.location(), "/");

    // Replayed: with what the browser had, by whoever saw it.
    let cookie = {
        let browser = app.visitor();
        let brought = provider.sign_in(&begin(&browser, "/").await, &Person::default());
        let cookie = browser.cookie(cookie_names::PROVIDER);
        assert_eq!(come_back(&browser, &brought).await.location(), "/");
        let thief = app.visitor();
        thief.set_cookie(cookie_names::PROVIDER, &cookie);
        let before = now(&app);
        let reply = come_back(&thief, &brought).await;
        refused(&app, &thief, &reply, before, stale(false), "replayed").await;
        brought.get("code").to_owned()
    };
    // The same code once more, in a sign-in of one's own.
    let browser = app.visitor();
    let brought = provider.sign_in(&begin(&browser, "/").await, &Person::default());
    let before = now(&app);
    let reply = come_back(&browser, &brought.with("code", &cookie)).await;
    refused(&app, &browser, &reply, before, denied, "code replayed").await;

    let slow = app.visitor();
    let brought = provider.sign_in(&begin(&slow, "/").await, &Person::default());
    app.app.clock.advance(TimeDelta::minutes(10));
    let before = now(&app);
    let reply = come_back(&slow, &brought).await;
    refused(&app, &slow, &reply, before, stale(false), "too late").await;
}

#[actix_web::test]
async fn a_code_stolen_on_the_way_is_of_no_use_in_another_browser() {
    let provider = Provider::start();
    let app = linked_desk(&provider).await;
    let victim = app.visitor();
    let stolen = provider.sign_in(&begin(&victim, "/").await, &Person::default());
    // The thief has a sign-in of their own under way, and puts the victim's code into it:
    // neither its verifier nor its nonce go with that code.
    let thief = app.visitor();
    let own = provider.sign_in(
        &begin(&thief, "/").await,
        &Person {
            subject: "thief",
            ..Person::default()
        },
    );
    let before = now(&app);
    let reply = come_back(&thief, &own.with("code", stolen.get("code"))).await;
    let expected = ("You were not signed in", Some("provider: denied"));
    refused(&app, &thief, &reply, before, expected, "stolen code").await;
}

#[actix_web::test]
async fn the_way_back_never_leaves_the_desk() {
    let provider = Provider::start();
    let app = linked_desk(&provider).await;
    for (next, to) in [
        ("/states", "/states"),
        ("https://evil.example", "/"),
        ("//evil.example", "/"),
        ("/\\evil.example", "/"),
        ("javascript:alert(1)", "/"),
        ("", "/"),
    ] {
        let browser = app.visitor();
        let brought = provider.sign_in(&begin(&browser, next).await, &Person::default());
        // What comes along with the way back is not looked at.
        let brought = brought.with("next", "https://evil.example");
        assert_eq!(come_back(&browser, &brought).await.location(), to, "{next}");
    }
}

#[actix_web::test]
async fn a_sign_in_begins_only_from_a_page_of_ours() {
    let provider = Provider::start();
    let app = linked_desk(&provider).await;
    let browser = app.visitor();
    browser.page("/sign-in").await;
    let reply = browser.post_with("/sign-in/oidc", "x", &[]).await;
    assert_eq!(reply.status, StatusCode::FORBIDDEN);
    let reply = browser.get("/sign-in/oidc").await;
    assert_ne!(reply.status, StatusCode::OK);
    assert!(provider.requests().is_empty());
}

#[actix_web::test]
async fn whom_the_provider_knows_and_the_desk_does_not_is_refused() {
    let provider = Provider::start();
    let app = linked_desk(&provider).await;
    let stranger = Person {
        subject: "person-2",
        email: Some(EMAIL),
        verified: Some(true),
        ..Person::default()
    };
    let expected = ("no account here is linked", Some("provider: unknown"));
    let browser = app.visitor();
    let brought = provider.sign_in(&begin(&browser, "/states").await, &stranger);
    let before = now(&app);
    let reply = come_back(&browser, &brought).await;
    assert_eq!(reply.location(), "/sign-in?next=%2Fstates");
    refused(&app, &browser, &reply, before, expected, "stranger").await;

    let moment = app.app.clock.now();
    app.write(|conn| auth::disable_user(conn, Who::System, EMAIL, moment));
    let browser = app.visitor();
    let brought = provider.sign_in(&begin(&browser, "/").await, &Person::default());
    let before = now(&app);
    let reply = come_back(&browser, &brought).await;
    refused(&app, &browser, &reply, before, expected, "disabled").await;
}

#[actix_web::test]
async fn the_same_person_at_another_issuer_is_another_person() {
    let provider = Provider::start();
    let app = desk_with(&provider, |_| {}).await;
    let user = add_user(&app, EMAIL, Role::Coordinator);
    link(&app, user, "https://login.example.org", "person-1");
    let browser = app.visitor();
    let brought = provider.sign_in(&begin(&browser, "/").await, &Person::default());
    let before = now(&app);
    let reply = come_back(&browser, &brought).await;
    let expected = ("no account here is linked", Some("provider: unknown"));
    refused(&app, &browser, &reply, before, expected, "issuer").await;
}
