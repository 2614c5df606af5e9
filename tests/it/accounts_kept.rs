//! A form that is sent after its session has ended loses nothing.

use accede::web::CsrfToken;
use actix_web::http::StatusCode;
use chrono::TimeDelta;
use diesel::prelude::*;

use crate::accounts::PASSWORD;
use crate::exchanges::form;
use crate::support::{Browser, Reply, TestApp};

const SUMMARY: &str = "They said \"soon\" & meant it.\nA second line: 50% <sure>.";

/// A browser whose session ended while a form was being filled in.
async fn signed_out() -> (TestApp, Browser) {
    let app = TestApp::new().await;
    let browser = app.visitor();
    crate::accounts::sets_up(&app, &browser).await;
    browser.page("/exchanges/new").await;
    app.app.clock.advance(TimeDelta::days(60));
    (app, browser)
}

fn hidden_fields(reply: &Reply) -> Vec<(String, String)> {
    let html = scraper::Html::parse_document(&reply.text());
    let inputs = scraper::Selector::parse("input[type=hidden]").unwrap();
    html.select(&inputs)
        .map(|input| input.value())
        .filter(|input| input.attr("name") != Some("_csrf"))
        .map(|input| {
            let value = |name| input.attr(name).unwrap_or_default().to_owned();
            (value("name"), value("value"))
        })
        .collect()
}

async fn signs_in(browser: &Browser, asked: &Reply, password: &str) -> Reply {
    let kept = hidden_fields(asked);
    let mut fields = vec![("email", "officer@example.org"), ("password", password)];
    fields.extend(
        kept.iter()
            .map(|(name, value)| (name.as_str(), value.as_str())),
    );
    browser.post("/sign-in", &fields).await
}

fn summaries(app: &TestApp) -> Vec<String> {
    use accede::db::schema::exchanges as t;
    app.read(|conn| Ok(t::table.select(t::summary).load(conn)?))
}

#[actix_web::test]
async fn what_was_typed_when_the_session_ended_is_sent_after_signing_in() {
    let (app, browser) = signed_out().await;
    let typed = form("UGA", &[("summary", SUMMARY)]);

    let asked = browser.post("/exchanges", &typed).await;
    assert_eq!(asked.status, StatusCode::UNAUTHORIZED);
    assert!(asked.text().contains("Your session has ended"));

    let wrong = signs_in(&browser, &asked, "not the password").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let offered = signs_in(&browser, &wrong, PASSWORD).await;
    assert_eq!(offered.status, StatusCode::OK);
    assert_eq!(offered.all("h1"), ["Send what you typed"]);
    assert_eq!(
        summaries(&app),
        Vec::<String>::new(),
        "nothing is sent unasked"
    );

    let kept = hidden_fields(&offered);
    let again: Vec<_> = kept
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    assert_eq!(
        browser.post("/exchanges", &again).await.status,
        StatusCode::SEE_OTHER
    );
    assert_eq!(summaries(&app), [SUMMARY]);
}

#[actix_web::test]
async fn a_form_that_is_none_of_ours_is_not_kept() {
    let (_app, browser) = signed_out().await;
    let token = CsrfToken::of("another secret").masked();
    let reply = browser
        .post_with("/exchanges", &token, &form("UGA", &[]))
        .await;
    assert_eq!(reply.location(), "/sign-in");
}

#[actix_web::test]
async fn a_kept_form_is_sent_to_no_other_place_than_this_desk() {
    let (_app, browser) = signed_out().await;
    for to in [
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example",
    ] {
        let fields = [
            ("email", "officer@example.org"),
            ("password", PASSWORD),
            ("kept_to", to),
            ("kept_form", "summary=x"),
        ];
        assert_eq!(browser.post("/sign-in", &fields).await.location(), "/");
    }
}

#[actix_web::test]
async fn signing_out_without_a_session_leads_to_sign_in() {
    let (_app, browser) = signed_out().await;
    assert_eq!(browser.post("/sign-out", &[]).await.location(), "/sign-in");
}
