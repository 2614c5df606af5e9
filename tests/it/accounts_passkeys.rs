//! Passkeys as a second factor, with an authenticator made of software.

use accede::auth::{self, Role};
use accede::db::schema::{audit, passkey_challenges, passkeys};
use actix_web::http::StatusCode;
use chrono::TimeDelta;
use diesel::prelude::*;
use webauthn_authenticator_rs::AuthenticatorBackend;
use webauthn_authenticator_rs::prelude::{
    CreationChallengeResponse, RequestChallengeResponse, Url,
};
use webauthn_authenticator_rs::softpasskey::SoftPasskey;

use crate::accounts::{PASSWORD, add_user, is_signed_in, means, sign_in};
use crate::support::{Browser, Reply, TestApp};

const EMAIL: &str = "officer@example.org";
const DESK: &str = "https://desk.example.org";
const PATH: &str = "/account/second-factor";
const KEYS: &str = "/account/second-factor/passkeys";

async fn desk() -> TestApp {
    let app = TestApp::with(|settings| {
        DESK.clone_into(&mut settings.server.public_url);
    })
    .await;
    add_user(&app, EMAIL, Role::Coordinator);
    app
}

/// What a page gives the browser to sign.
fn options(html: &str) -> String {
    let page = scraper::Html::parse_document(html);
    let selector = scraper::Selector::parse("[data-options]").unwrap();
    let found = page.select(&selector).next().expect("something to sign");
    found.attr("data-options").unwrap().to_owned()
}

/// What an authenticator answers a page at `origin` that adds a passkey.
fn made(key: &mut SoftPasskey, origin: &str, html: &str) -> String {
    let asked: CreationChallengeResponse = serde_json::from_str(&options(html)).unwrap();
    let origin = Url::parse(origin).unwrap();
    let answer = key.perform_register(origin, asked.public_key, 1000);
    serde_json::to_string(&answer.unwrap()).unwrap()
}

/// What an authenticator answers a page at `origin` that signs in.
fn signed(key: &mut SoftPasskey, origin: &str, html: &str) -> String {
    let asked: RequestChallengeResponse = serde_json::from_str(&options(html)).unwrap();
    let origin = Url::parse(origin).unwrap();
    let answer = key.perform_auth(origin, asked.public_key, 1000);
    serde_json::to_string(&answer.unwrap()).unwrap()
}

async fn add(browser: &Browser, key: &mut SoftPasskey, name: &str) -> Reply {
    let begun = browser.post(&format!("{KEYS}/begin"), &[]).await;
    let page = browser.page(&begun.location()).await;
    let answer = made(key, DESK, &page);
    browser
        .post(KEYS, &[("name", name), ("answer", &answer)])
        .await
}

async fn half_way(app: &TestApp) -> Browser {
    let browser = app.visitor().on("", "192.0.2.1");
    browser.page("/sign-in").await;
    let form = [("email", EMAIL), ("password", PASSWORD)];
    let reply = browser.post("/sign-in", &form).await;
    assert_eq!(reply.location(), "/sign-in/code");
    browser
}

async fn answers(browser: &Browser, answer: &str) -> Reply {
    browser
        .post("/sign-in/passkey", &[("answer", answer)])
        .await
}

#[actix_web::test]
async fn a_passkey_is_added_signs_in_and_is_removed() {
    let app = desk().await;
    let elsewhere = sign_in(app.visitor(), EMAIL).await;
    let owner = sign_in(app.visitor(), EMAIL).await;
    let mut key = SoftPasskey::new(true);
    let reply = add(&owner, &mut key, "Blue <key>").await;
    assert_eq!(reply.status, StatusCode::OK, "{}", reply.text());
    let codes = reply.all("#codes code");
    assert_eq!(codes.len(), 10, "a first factor comes with recovery codes");
    assert!(!is_signed_in(&elsewhere).await && is_signed_in(&owner).await);
    assert_eq!(app.read(auth::second_factor_holders).len(), 1);

    let mut second = SoftPasskey::new(true);
    let more = add(&owner, &mut second, "Other key").await;
    assert_eq!(more.location(), PATH, "the recovery codes stay");
    let html = owner.page(PATH).await;
    assert!(html.contains("Blue &lt;key&gt;") && html.contains("10 recovery codes left"));

    let browser = half_way(&app).await;
    let page = browser.page("/sign-in/code").await;
    let answer = signed(&mut key, DESK, &page);
    assert_eq!(answers(&browser, &answer).await.location(), "/");
    assert!(is_signed_in(&browser).await);
    assert_eq!(means(&app).last().unwrap(), "passkey");
    let replayed = half_way(&app).await;
    replayed.page("/sign-in/code").await;
    let reply = answers(&replayed, &answer).await;
    assert_eq!(
        reply.status,
        StatusCode::UNPROCESSABLE_ENTITY,
        "signed once"
    );
    assert!(reply.text().contains("The passkey was not accepted"));
    let again = signed(&mut key, DESK, &reply.text());
    assert_eq!(answers(&replayed, &again).await.location(), "/");

    let ids: Vec<i64> = app.read(|conn| {
        Ok(passkeys::table
            .order(passkeys::id)
            .select(passkeys::id)
            .load(conn)?)
    });
    for (id, password, status) in [(ids[0], "wrong", 422), (ids[0], PASSWORD, 303)] {
        let (id, remove) = (id.to_string(), format!("{KEYS}/remove"));
        let form = [
            ("passkey", id.as_str()),
            ("remove_passkey_password", password),
        ];
        let reply = owner.post(&remove, &form).await;
        assert_eq!(reply.status.as_u16(), status, "{}", reply.text());
    }
    let browser = half_way(&app).await;
    let page = browser.page("/sign-in/code").await;
    assert!(
        !page.contains(&key_id(&answer)),
        "the removed one is not asked"
    );
    let details: Vec<(String, String)> = app.read(|conn| {
        Ok(audit::table
            .filter(audit::action.like("factor.%"))
            .order(audit::id)
            .select((audit::action, audit::detail))
            .load(conn)?)
    });
    let actions: Vec<_> = details.iter().map(|(action, _)| action.as_str()).collect();
    let expected = ["begin", "add", "begin", "add", "refuse", "remove"];
    assert_eq!(actions, expected.map(|verb| format!("factor.{verb}")));
}

/// The credential that an answer is of.
fn key_id(answer: &str) -> String {
    let answer: serde_json::Value = serde_json::from_str(answer).unwrap();
    answer.get("rawId").unwrap().as_str().unwrap().to_owned()
}

#[actix_web::test]
async fn what_was_signed_for_another_page_another_key_or_another_time_is_refused() {
    let app = desk().await;
    let owner = sign_in(app.visitor(), EMAIL).await;
    let mut key = SoftPasskey::new(true);
    let begun = owner.post(&format!("{KEYS}/begin"), &[]).await;
    let page = owner.page(&begun.location()).await;
    let phished = made(&mut key, "https://desk.example.com", &page);
    for (answer, said) in [
        (phished.as_str(), "was not accepted"),
        ("{}", "was not accepted"),
        ("", "sent no passkey"),
    ] {
        let reply = owner.post(KEYS, &[("name", "x"), ("answer", answer)]).await;
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(reply.text().contains(said), "{}", reply.text());
    }
    assert!(app.read(auth::second_factor_holders).is_empty());
    // A page that asks the device for less than the desk does.
    let weaker = page.replace("&quot;required&quot;", "&quot;discouraged&quot;");
    assert_ne!(weaker, page);
    let answer = made(&mut SoftPasskey::new(false), DESK, &weaker);
    let reply = owner
        .post(KEYS, &[("name", "x"), ("answer", &answer)])
        .await;
    assert_eq!(
        reply.status,
        StatusCode::UNPROCESSABLE_ENTITY,
        "nobody was there"
    );
    let answer = made(&mut key, DESK, &page);
    let form = [("name", "x"), ("answer", answer.as_str())];
    assert_eq!(owner.post(KEYS, &form).await.status, StatusCode::OK);
    assert_eq!(owner.post(KEYS, &form).await.location(), PATH, "asked once");

    let browser = half_way(&app).await;
    let page = browser.page("/sign-in/code").await;
    let phished = signed(&mut key, "https://desk.example.com", &page);
    let reply = answers(&browser, &phished).await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    let stale = signed(&mut key, DESK, &page);
    let reply = answers(&browser, &stale).await;
    assert_eq!(
        reply.status,
        StatusCode::UNPROCESSABLE_ENTITY,
        "asked anew since"
    );
    let late = signed(&mut key, DESK, &reply.text());
    app.app.clock.advance(TimeDelta::minutes(11));
    let reply = answers(&browser, &late).await;
    assert!(reply.text().contains("Please begin again"));

    let other = "other@example.org";
    add_user(&app, other, Role::Coordinator);
    let second = sign_in(app.visitor(), other).await;
    let mut of_other = SoftPasskey::new(true);
    add(&second, &mut of_other, "Other").await;
    let mine = half_way(&app).await;
    let page = mine.page("/sign-in/code").await;
    let asked = options(&page);
    let theirs: Vec<String> = app.read(|conn| {
        Ok(passkeys::table
            .order(passkeys::id)
            .select(passkeys::credential_id)
            .load(conn)?)
    });
    assert!(asked.contains(&theirs[0]) && !asked.contains(&theirs[1]));
    let swapped = page.replace(&theirs[0], &theirs[1]);
    let reply = answers(&mine, &signed(&mut of_other, DESK, &swapped)).await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(!is_signed_in(&mine).await);
}

#[actix_web::test]
async fn whoever_sends_wrong_answers_waits() {
    let app = desk().await;
    let owner = sign_in(app.visitor(), EMAIL).await;
    add(&owner, &mut SoftPasskey::new(true), "Key").await;
    let guesser = half_way(&app).await;
    for _ in 0..6 {
        assert_eq!(answers(&guesser, "{}").await.status.as_u16(), 422);
    }
    let reply = answers(&guesser, "{}").await;
    assert_eq!(reply.status, StatusCode::TOO_MANY_REQUESTS);
}

#[actix_web::test]
async fn a_recovery_code_stands_in_for_a_lost_passkey_and_an_administrator_removes_it() {
    let app = desk().await;
    let owner = sign_in(app.visitor(), EMAIL).await;
    let codes = add(&owner, &mut SoftPasskey::new(true), "Key").await;
    let code = codes.all("#codes code").remove(0);
    let browser = half_way(&app).await;
    let reply = browser.post("/sign-in/code", &[("code", &code)]).await;
    assert_eq!(reply.location(), "/");
    let admin = app.signed_in(Role::Administrator, "ISU");
    let reply = admin
        .post("/admin/accounts/1/second-factor/remove", &[])
        .await;
    reply.location();
    assert!(!is_signed_in(&owner).await);
    assert!(app.read(auth::second_factor_holders).is_empty());
    sign_in(app.visitor(), EMAIL).await;
}

#[actix_web::test]
async fn a_desk_without_a_domain_offers_no_passkeys() {
    let app = TestApp::new().await;
    add_user(&app, EMAIL, Role::Coordinator);
    let browser = sign_in(app.visitor(), EMAIL).await;
    assert!(!browser.page(PATH).await.contains(KEYS));
    let reply = browser.post(&format!("{KEYS}/begin"), &[]).await;
    assert_eq!(reply.status, StatusCode::NOT_FOUND);
    assert_eq!(browser.get(&format!("{KEYS}/new")).await.location(), PATH);
}

#[actix_web::test]
async fn what_is_to_be_signed_goes_with_its_session_and_its_sign_in() {
    let app = desk().await;
    let owner = sign_in(app.visitor(), EMAIL).await;
    add(&owner, &mut SoftPasskey::new(true), "Key").await;
    owner.post(&format!("{KEYS}/begin"), &[]).await;
    half_way(&app).await;
    let count =
        || -> i64 { app.read(|conn| Ok(passkey_challenges::table.count().get_result(conn)?)) };
    assert_eq!(count(), 2);
    owner.post("/sign-out", &[]).await;
    assert_eq!(count(), 1);
    let now = app.app.clock.now();
    app.write(|conn| auth::disable_user(conn, accede::audit::Who::System, EMAIL, now));
    assert_eq!(count(), 0);
}
