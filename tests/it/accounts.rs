//! Set-up, sign-in, sign-out and one's own account.

use accede::audit::Who;
use accede::auth::{self, Hasher, LinkPurpose, NewUser, Role, UserId};
use accede::db::schema::{audit, sessions, users};
use accede::i18n::Lang;
use accede::web::{CsrfToken, cookie_names};
use actix_web::http::StatusCode;
use chrono::TimeDelta;
use diesel::prelude::*;

use crate::support::{Browser, TestApp, all};

pub const PASSWORD: &str = "correct horse battery staple";

fn set_up_link(app: &TestApp) -> String {
    let now = app.app.clock.now();
    let token = app.write(|conn| auth::make_link(conn, LinkPurpose::SetUp, 24, now));
    format!("/set-up/{token}")
}

fn set_up_form() -> Vec<(&'static str, &'static str)> {
    vec![
        ("team", "Malawi"),
        ("name", "Demo Officer"),
        ("email", "officer@example.org"),
        ("language", "en"),
        ("password", PASSWORD),
    ]
}

/// Makes the first account, `officer@example.org`, in a browser that is then signed in.
pub async fn sets_up(app: &TestApp, browser: &Browser) {
    let link = set_up_link(app);
    browser.page(&link).await;
    browser.post(&link, &set_up_form()).await.location();
}

#[actix_web::test]
async fn the_set_up_link_makes_the_first_administrator_and_then_is_dead() {
    let app = TestApp::new().await;
    let link = set_up_link(&app);
    let browser = app.visitor();
    assert_eq!(all(&browser.page(&link).await, "h1"), ["Set up the desk"]);
    let reply = browser.post(&link, &set_up_form()).await;
    assert_eq!(reply.location(), "/");
    assert_eq!(browser.get("/account").await.status, StatusCode::OK);
    let users = app.read(auth::list_users);
    assert_eq!(users.len(), 1);
    assert_eq!(
        (users[0].team.as_str(), users[0].role),
        ("Malawi", Role::Administrator)
    );

    let other = app.visitor();
    assert_eq!(other.get(&link).await.status, StatusCode::NOT_FOUND);
    assert_eq!(
        other.post(&link, &set_up_form()).await.status,
        StatusCode::NOT_FOUND
    );
    assert_eq!(app.read(auth::count_users), 1);
}

#[actix_web::test]
async fn a_set_up_link_expires_and_a_newer_one_replaces_it() {
    let app = TestApp::new().await;
    let old = set_up_link(&app);
    let new = set_up_link(&app);
    assert_eq!(app.visitor().get(&old).await.status, StatusCode::NOT_FOUND);
    assert_eq!(app.visitor().get(&new).await.status, StatusCode::OK);
    app.app.clock.advance(TimeDelta::hours(25));
    assert_eq!(app.visitor().get(&new).await.status, StatusCode::NOT_FOUND);
}

#[actix_web::test]
async fn a_bad_set_up_form_comes_back_with_what_was_typed_and_changes_nothing() {
    let app = TestApp::new().await;
    let link = set_up_link(&app);
    let browser = app.visitor();
    browser.page(&link).await;
    let reply = browser
        .post(
            &link,
            &[
                ("team", "Mala<wi>"),
                ("name", ""),
                ("email", "nobody"),
                ("language", "en"),
                ("password", "short"),
            ],
        )
        .await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    let html = reply.text();
    assert!(html.contains("value=\"Mala&lt;wi&gt;\""), "{html}");
    assert!(
        !html.contains("value=\"short\""),
        "a password is never shown again"
    );
    let summary = all(&html, ".error-summary li");
    assert_eq!(summary.len(), 3, "{summary:?}");
    assert!(
        summary[0].contains("Your name")
            && summary[1].contains("name@example.org")
            && summary[2].contains("12")
    );
    assert_eq!(all(&html, ".field .error").len(), 3);
    assert_eq!(app.read(auth::count_users), 0);
    assert_eq!(
        browser.post(&link, &set_up_form()).await.location(),
        "/",
        "the link still works"
    );
}

#[actix_web::test]
async fn signing_in_leads_back_to_the_page_asked_for_and_signing_out_ends_the_session() {
    let app = TestApp::new().await;
    let first = app.visitor();
    let link = set_up_link(&app);
    first.page(&link).await;
    first.post(&link, &set_up_form()).await;

    let browser = app.visitor();
    assert_eq!(
        browser.get("/account?x=1").await.location(),
        "/sign-in?next=%2Faccount%3Fx%3D1"
    );
    browser.page("/sign-in?next=%2Faccount").await;
    let wrong = browser
        .post(
            "/sign-in",
            &[("email", "officer@example.org"), ("password", "wrong")],
        )
        .await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let unknown = browser
        .post(
            "/sign-in",
            &[("email", "who@example.org"), ("password", "wrong")],
        )
        .await;
    assert_eq!(
        wrong.all(".error-summary li"),
        unknown.all(".error-summary li"),
        "both say the same"
    );
    let reply = browser
        .post(
            "/sign-in?next=%2Faccount",
            &[("email", "Officer@Example.org"), ("password", PASSWORD)],
        )
        .await;
    assert_eq!(reply.location(), "/account");
    let session = browser.cookie(cookie_names::SESSION);
    assert!(session.len() >= 43);
    assert!(browser.follow(&reply).await.contains("officer@example.org"));

    let out = browser.post("/sign-out", &[]).await;
    assert_eq!(out.location(), "/sign-in");
    let cleared = out.headers.get("clear-site-data").unwrap();
    assert_eq!(cleared, "\"cache\", \"storage\"");
    browser.set_cookie(cookie_names::SESSION, &session);
    assert_eq!(
        browser.get("/account").await.location(),
        "/sign-in?next=%2Faccount"
    );
}

#[actix_web::test]
async fn a_form_without_the_token_of_its_session_changes_nothing() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    for token in ["", "AAAA", &CsrfToken::of("another session").masked()] {
        let reply = browser
            .post_with("/account/language", token, &[("language", "fr")])
            .await;
        assert_eq!(reply.status, StatusCode::FORBIDDEN);
    }
    assert!(
        browser
            .page("/account")
            .await
            .contains("<html lang=\"en\">")
    );
}

#[actix_web::test]
async fn the_language_of_an_account_is_the_language_of_its_pages() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let reply = browser
        .post("/account/language", &[("language", "fr")])
        .await;
    let html = browser.follow(&reply).await;
    assert!(html.contains("<html lang=\"fr\">"));
    assert_eq!(all(&html, "h1"), ["Votre compte"]);
    assert_eq!(all(&html, ".flash"), ["Votre langue est enregistrée."]);
}

#[actix_web::test]
async fn a_new_password_needs_the_old_one_and_ends_the_other_sessions() {
    let app = TestApp::new().await;
    let link = set_up_link(&app);
    let browser = app.visitor();
    browser.page(&link).await;
    browser.post(&link, &set_up_form()).await;
    let other = app.visitor();
    other.page("/sign-in").await;
    other
        .post(
            "/sign-in",
            &[("email", "officer@example.org"), ("password", PASSWORD)],
        )
        .await;
    assert_eq!(other.get("/account").await.status, StatusCode::OK);

    let wrong = browser
        .post(
            "/account/password",
            &[("current", "no"), ("password", "another long sentence")],
        )
        .await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let reply = browser
        .post(
            "/account/password",
            &[("current", PASSWORD), ("password", "another long sentence")],
        )
        .await;
    assert_eq!(reply.location(), "/account");
    assert_eq!(browser.get("/account").await.status, StatusCode::OK);
    assert_eq!(
        other.get("/account").await.location(),
        "/sign-in?next=%2Faccount"
    );
}

#[actix_web::test]
async fn a_new_password_that_is_common_or_made_of_ones_name_is_refused_beside_its_field() {
    let app = TestApp::new().await;
    let link = set_up_link(&app);
    let browser = app.visitor();
    let page = browser.page(&link).await;
    assert!(
        page.contains("autocomplete=\"new-password\"") && !page.contains("maxlength"),
        "a manager may fill it in, a paste is never cut"
    );
    let with = |password| {
        let mut form = set_up_form();
        form.pop();
        form.push(("password", password));
        form
    };
    for (password, said) in [
        ("password1234", "too easily guessed"),
        ("Demo-Officer-1968", "your own name"),
    ] {
        let reply = browser.post(&link, &with(password)).await;
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(reply.all(".field .error")[0].contains(said), "{password}");
        assert!(!reply.text().contains(password));
    }
    assert_eq!(
        browser
            .post(&link, &with(&"a mango tree ".repeat(78)))
            .await
            .location(),
        "/",
        "1014 bytes are fine"
    );
    let reply = browser
        .post(
            "/account/password",
            &[("current", "x"), ("password", "officer@example.org 1")],
        )
        .await;
    assert!(reply.all(".field .error")[0].contains("your own name"));
}

#[actix_web::test]
async fn a_password_is_hashed_anew_at_sign_in_once_the_parameters_have_changed() {
    let app = TestApp::with(|settings| settings.sign_in.argon2_passes = 3).await;
    let mut settings = app.app.settings.sign_in.clone();
    settings.argon2_passes = 1;
    let old = Hasher::new(&settings).unwrap().hash_now(PASSWORD).unwrap();
    let now = app.app.clock.now();
    app.write(|conn| {
        let user = NewUser {
            email: "officer@example.org".to_owned(),
            name: "Demo Officer".to_owned(),
            team_id: auth::ensure_team(conn, "Malawi", now)?,
            role: Role::Observer,
            password_hash: old.clone(),
            language: Lang::En,
        };
        auth::add_user(conn, Who::System, &user, now)
    });
    let kept = || {
        app.read(|conn| {
            Ok(users::table
                .select(users::password_hash)
                .first::<String>(conn)?)
        })
    };
    let browser = app.visitor();
    browser.page("/sign-in").await;
    let sign_in = |password| [("email", "officer@example.org"), ("password", password)];
    browser.post("/sign-in", &sign_in("wrong")).await;
    assert_eq!(kept(), old, "a wrong password changes nothing");
    assert_eq!(
        browser
            .post("/sign-in", &sign_in(PASSWORD))
            .await
            .location(),
        "/"
    );
    let new = kept();
    assert!(new.contains("t=3") && !app.app.hasher.is_outdated(&new));
    let again = app.visitor();
    again.page("/sign-in").await;
    assert_eq!(
        again.post("/sign-in", &sign_in(PASSWORD)).await.location(),
        "/"
    );
    assert_eq!(kept(), new, "and only once");
}

#[actix_web::test]
async fn a_session_ends_when_it_is_idle_and_when_it_is_old() {
    let app = TestApp::new().await;
    let idle = app.coordinator();
    app.app.clock.advance(TimeDelta::hours(13));
    assert_eq!(idle.get("/account").await.status, StatusCode::SEE_OTHER);
    let old = app.coordinator();
    for _ in 0..14 * 3 {
        old.get("/account").await;
        app.app.clock.advance(TimeDelta::hours(8));
    }
    assert_eq!(old.get("/account").await.status, StatusCode::SEE_OTHER);
}

const FIREFOX: &str = "Mozilla/5.0 (Windows NT 10.0; rv:128.0) Gecko/20100101 Firefox/128.0";
const SAFARI: &str = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1";

/// An account that can sign in with [`PASSWORD`].
pub fn add_user(app: &TestApp, email: &str, role: Role) -> UserId {
    let now = app.app.clock.now();
    let password_hash = app.app.hasher.hash_now(PASSWORD).unwrap();
    app.write(|conn| {
        let user = NewUser {
            email: email.to_owned(),
            name: "Demo Officer".to_owned(),
            team_id: auth::ensure_team(conn, "Malawi", now)?,
            role,
            password_hash,
            language: Lang::En,
        };
        auth::add_user(conn, Who::System, &user, now)
    })
}

pub async fn sign_in(browser: Browser, email: &str) -> Browser {
    browser.page("/sign-in").await;
    let form = [("email", email), ("password", PASSWORD)];
    let reply = browser.post("/sign-in", &form).await;
    assert_eq!(reply.location(), "/");
    browser
}

/// Where a form of the page leads whose address begins so.
pub fn actions(html: &str, start: &str) -> Vec<String> {
    html.split("action=\"")
        .skip(1)
        .filter_map(|part| part.split('"').next())
        .filter(|action| action.starts_with(start))
        .map(str::to_owned)
        .collect()
}

/// By what each sign-in was completed, as the audit tells.
pub fn means(app: &TestApp) -> Vec<String> {
    app.read(|conn| {
        let entries = audit::table.filter(audit::action.eq("session.begin"));
        Ok(entries.order(audit::id).select(audit::detail).load(conn)?)
    })
}

pub async fn is_signed_in(browser: &Browser) -> bool {
    browser.get("/account").await.status == StatusCode::OK
}

#[actix_web::test]
async fn ones_sessions_are_listed_with_device_and_address_and_ended_one_by_one() {
    let app = TestApp::new().await;
    let email = "officer@example.org";
    add_user(&app, email, Role::Observer);
    let desktop = sign_in(app.visitor().on(FIREFOX, "192.0.2.7"), email).await;
    app.app.clock.advance(TimeDelta::minutes(30));
    let phone = sign_in(app.visitor().on(SAFARI, "2001:db8::5"), email).await;
    let stranger = app.coordinator();
    let form = [("sessions_password", PASSWORD)];
    desktop.post("/account/sessions/confirm", &form).await;
    let html = desktop.page("/account").await;
    let devices = all(&html, "tbody th");
    assert_eq!(devices.len(), 2, "{devices:?}");
    let current = devices.iter().find(|it| it.contains("Firefox")).unwrap();
    assert!(
        current.contains("Firefox on Windows (this one)"),
        "{current}"
    );
    assert!(devices.iter().any(|it| it.starts_with("Safari on iPhone")));
    let cells = all(&html, "tbody td");
    assert!(cells.contains(&"192.0.2.7".to_owned()) && cells.contains(&"2001:db8::5".to_owned()));
    assert!(
        cells.iter().any(|it| it.contains("1 Jun 2023, 09:30")),
        "{cells:?}"
    );

    let end: Vec<_> = actions(&html, "/account/sessions/")
        .into_iter()
        .filter(|it| it.ends_with("/end"))
        .collect();
    assert_eq!(end.len(), 1, "the session one is in has no button");
    let reply = stranger.post(&end[0], &[]).await;
    assert_eq!(
        reply.status,
        StatusCode::NOT_FOUND,
        "another's session is none"
    );
    assert!(is_signed_in(&phone).await);
    assert_eq!(desktop.post(&end[0], &[]).await.location(), "/account");
    assert!(!is_signed_in(&phone).await && is_signed_in(&desktop).await);
    assert_eq!(
        desktop.post(&end[0], &[]).await.status,
        StatusCode::NOT_FOUND
    );
    assert_eq!(all(&desktop.page("/account").await, "tbody th").len(), 1);
}

#[actix_web::test]
async fn all_other_sessions_end_together_and_those_of_others_stay() {
    let app = TestApp::new().await;
    let email = "officer@example.org";
    add_user(&app, email, Role::Observer);
    let mine = sign_in(app.visitor(), email).await;
    let others = [
        sign_in(app.visitor(), email).await,
        sign_in(app.visitor(), email).await,
    ];
    let colleague = app.coordinator();
    let reply = mine.post("/account/sessions/end-others", &[]).await;
    assert_eq!(
        all(&mine.follow(&reply).await, ".flash"),
        ["All other sessions have ended."]
    );
    for other in &others {
        assert!(!is_signed_in(other).await);
    }
    assert!(is_signed_in(&mine).await && is_signed_in(&colleague).await);
}

#[actix_web::test]
async fn disabling_an_account_ends_its_sessions_at_once() {
    let app = TestApp::new().await;
    let email = "officer@example.org";
    add_user(&app, email, Role::Observer);
    let browser = sign_in(app.visitor(), email).await;
    let now = app.app.clock.now();
    app.write(|conn| auth::disable_user(conn, Who::System, email, now));
    assert!(!is_signed_in(&browser).await);
    assert_eq!(
        app.read(|conn| Ok(sessions::table.count().get_result::<i64>(conn)?)),
        0
    );
}

#[actix_web::test]
async fn every_sign_in_has_a_new_token_and_leaves_no_session_of_the_browser_behind() {
    let app = TestApp::new().await;
    let email = "officer@example.org";
    add_user(&app, email, Role::Observer);
    let browser = app.visitor();
    browser.page("/sign-in").await;
    let planted = "A".repeat(43);
    browser.set_cookie(cookie_names::SESSION, &planted);
    let browser = sign_in(browser, email).await;
    let first = browser.cookie(cookie_names::SESSION);
    assert_ne!(first, planted);
    let browser = sign_in(browser, email).await;
    assert_ne!(browser.cookie(cookie_names::SESSION), first);
    let old = app.visitor();
    old.set_cookie(cookie_names::SESSION, &first);
    assert!(!is_signed_in(&old).await && is_signed_in(&browser).await);
}

#[actix_web::test]
async fn a_session_survives_a_restart_of_the_desk() {
    let app = TestApp::new().await;
    let token = app.coordinator().cookie(cookie_names::SESSION);
    let app = app.restarted().await;
    let browser = app.visitor();
    browser.set_cookie(cookie_names::SESSION, &token);
    assert!(is_signed_in(&browser).await);
}

#[actix_web::test]
async fn pages_carry_the_security_headers_and_an_unknown_address_is_a_page() {
    let app = TestApp::new().await;
    let reply = app.visitor().get("/sign-in").await;
    let policy = reply
        .headers
        .get("Content-Security-Policy")
        .unwrap()
        .to_str()
        .unwrap();
    assert!(policy.starts_with("default-src 'none'") && !policy.contains("unsafe"));
    assert!(policy.contains("object-src 'none'") && policy.contains("base-uri 'none'"));
    assert_eq!(
        reply.headers.get("X-Content-Type-Options").unwrap(),
        "nosniff"
    );
    assert_eq!(
        app.visitor().get("/no/such/page").await.status,
        StatusCode::SEE_OTHER,
        "deny by default"
    );
    let missing = app.coordinator().get("/no/such/page").await;
    assert_eq!(missing.status, StatusCode::NOT_FOUND);
    assert_eq!(missing.all("h1"), ["There is nothing here"]);
    assert_eq!(app.visitor().get("/readyz").await.text(), "ok\n");
}
