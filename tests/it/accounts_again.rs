//! The password once more, in an open session: held up, on record, and a new token for it.

use accede::auth::Role;
use accede::db::schema::audit;
use accede::web::cookie_names;
use actix_web::http::StatusCode;
use chrono::TimeDelta;
use diesel::prelude::*;

use crate::accounts::{PASSWORD, actions, add_user, is_signed_in, sign_in};
use crate::oidc::{desk_with, link};
use crate::oidc_provider::Provider;
use crate::support::{Browser, Reply, TestApp, all};

const EMAIL: &str = "officer@example.org";
const NEW: &str = "seven green herons by the lake";

fn count(app: &TestApp, action: &str) -> i64 {
    app.read(|conn| {
        Ok(audit::table
            .filter(audit::action.eq(action))
            .count()
            .get_result(conn)?)
    })
}

fn token(browser: &Browser) -> String {
    browser.cookie(cookie_names::SESSION)
}

#[actix_web::test]
async fn whoever_guesses_the_current_password_in_an_open_session_waits_and_is_on_record() {
    let provider = Provider::start();
    for (path, field, is_linked) in [
        ("/account/password", "current", false),
        ("/account/provider", "link_password", false),
        ("/account/provider/unlink", "unlink_password", true),
        ("/account/sessions/confirm", "sessions_password", false),
    ] {
        let app = desk_with(&provider, |_| {}).await;
        let user = add_user(&app, EMAIL, Role::Coordinator);
        if is_linked {
            link(&app, user, provider.issuer(), "person-1");
        }
        let browser = sign_in(app.visitor().on("", "192.0.2.1"), EMAIL).await;
        let before = token(&browser);
        let send = async |typed: &str| -> Reply {
            browser
                .post(path, &[(field, typed), ("password", NEW)])
                .await
        };
        for _ in 0..6 {
            let reply = send("wrong").await;
            assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
            let summary = reply.all(".error-summary li").concat();
            assert!(summary.contains("not your current password"), "{path}");
        }
        let reply = send(PASSWORD).await;
        let summary = reply.all(".error-summary li").concat();
        assert!(summary.contains("Please wait"), "{path}: {summary}");
        assert_eq!(count(&app, "password.refuse"), 6, "{path}");
        assert_eq!(token(&browser), before);
        app.app.clock.advance(TimeDelta::minutes(1));
        let reply = send(PASSWORD).await;
        assert_ne!(reply.status, StatusCode::UNPROCESSABLE_ENTITY, "{path}");
        assert_ne!(token(&browser), before, "{path}: a new token");
        assert!(is_signed_in(&browser).await, "{path}");
        let old = app.visitor();
        old.set_cookie(cookie_names::SESSION, &before);
        assert!(!is_signed_in(&old).await, "{path}: the old token is dead");
    }
}

#[actix_web::test]
async fn a_password_that_is_not_there_is_no_attempt() {
    let app = TestApp::new().await;
    add_user(&app, EMAIL, Role::Observer);
    let browser = sign_in(app.visitor(), EMAIL).await;
    for _ in 0..8 {
        let reply = browser.post("/account/sessions/confirm", &[]).await;
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    assert_eq!(count(&app, "password.refuse"), 0);
}

#[actix_web::test]
async fn other_sessions_end_only_by_a_fresh_sign_in_or_the_password() {
    let app = TestApp::new().await;
    add_user(&app, EMAIL, Role::Observer);
    let mine = sign_in(app.visitor(), EMAIL).await;
    let other = sign_in(app.visitor(), EMAIL).await;
    let ends = |html: &str| actions(html, "/account/sessions/");
    let fresh = ends(&mine.page("/account").await);
    assert_eq!(fresh.len(), 2, "one by one, and all");
    app.app.clock.advance(TimeDelta::minutes(11));
    let late = ends(&mine.page("/account").await);
    assert_eq!(late, ["/account/sessions/confirm"]);
    for path in &fresh {
        let page = mine.follow(&mine.post(path, &[]).await).await;
        assert!(all(&page, ".flash").concat().contains("password first"));
        assert!(is_signed_in(&other).await);
    }
    let form = [("sessions_password", PASSWORD)];
    let reply = mine.post("/account/sessions/confirm", &form).await;
    let page = mine.follow(&reply).await;
    assert_eq!(all(&page, ".flash"), ["You can end sessions now."]);
    assert_eq!(count(&app, "password.confirm"), 1);
    assert_eq!(ends(&page).len(), 2);
    mine.post("/account/sessions/end-others", &[]).await;
    assert!(is_signed_in(&mine).await && !is_signed_in(&other).await);
}

#[actix_web::test]
async fn a_password_of_words_of_the_field_or_of_the_own_team_is_refused() {
    let app = TestApp::new().await;
    let browser = app.signed_in(Role::Observer, "Ruritania");
    for typed in [
        "Cluster-Munitions-26",
        "RURITANIA.2026.a",
        "treaty-Convention-1",
    ] {
        let form = [("current", PASSWORD), ("password", typed)];
        let reply = browser.post("/account/password", &form).await;
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY, "{typed}");
        let summary = reply.all(".error-summary li").concat();
        assert!(summary.contains("words of our field"), "{typed}: {summary}");
    }
}
