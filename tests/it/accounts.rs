//! Set-up, sign-in, sign-out and one's own account.

use accede::audit::Who;
use accede::auth::{self, Hasher, LinkPurpose, NewUser, Role};
use accede::db::schema::users;
use accede::i18n::Lang;
use accede::web::{CsrfToken, cookie_names};
use actix_web::http::StatusCode;
use chrono::TimeDelta;
use diesel::prelude::*;

use crate::support::{TestApp, all};

const PASSWORD: &str = "correct horse battery staple";

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

    assert_eq!(browser.post("/sign-out", &[]).await.location(), "/sign-in");
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
    assert_eq!(app.visitor().get("/health").await.text(), "ok\n");
}
