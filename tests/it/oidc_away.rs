//! An identity provider that does not answer, answers otherwise, or is not there at all.

use accede::auth::Role;
use actix_web::http::StatusCode;
use chrono::TimeDelta;

use crate::accounts::{add_user, is_signed_in, sign_in};
use crate::oidc::{EMAIL, begin, come_back, desk_with, linked_desk, now, refused};
use crate::oidc_provider::{Lie, Person, Provider};
use crate::support::{TestApp, all};

#[actix_web::test]
async fn a_provider_that_is_away_is_in_nobodys_way() {
    let provider = Provider::start();
    let issuer = {
        // A port where nobody listens any more.
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        format!("http://{}", listener.local_addr().unwrap())
    };
    let app = desk_with(&provider, |oidc| oidc.issuer = issuer).await;
    add_user(&app, EMAIL, Role::Coordinator);
    let browser = app.visitor();
    browser.page("/sign-in").await;
    let before = now(&app);
    let reply = browser.post("/sign-in/oidc", &[("next", "/states")]).await;
    assert_eq!(reply.location(), "/sign-in?next=%2Fstates");
    let expected = (
        "Signing in with Ministry ID does not work at the moment",
        None,
    );
    refused(&app, &browser, &reply, before, expected, "away").await;
    sign_in(browser, EMAIL).await;
}

#[actix_web::test]
async fn documents_are_asked_for_when_they_are_needed_and_not_again_at_once() {
    let provider = Provider::start();
    let app = linked_desk(&provider).await;
    for lie in [
        Lie::DocumentOfAnother,
        Lie::KeysElsewhere,
        Lie::PageElsewhere,
        Lie::DocumentRedirects,
    ] {
        provider.tell(lie);
        let browser = app.visitor();
        browser.page("/sign-in").await;
        for expected in [1, 0] {
            let before = now(&app);
            let reply = browser.post("/sign-in/oidc", &[]).await;
            let text = ("does not work at the moment", None);
            refused(&app, &browser, &reply, before, text, &format!("{lie:?}")).await;
            let asked = provider.requests();
            let documents = asked.iter().filter(|path| path.contains("well-known"));
            assert_eq!(documents.count(), expected, "{lie:?}: {asked:?}");
            assert!(!asked.contains(&"/elsewhere".to_owned()));
            assert!(lie == Lie::PageElsewhere || !asked.contains(&"/jwks".to_owned()));
        }
        app.app.clock.advance(TimeDelta::seconds(31));
    }
    provider.tell(Lie::None);
    begin(&app.visitor(), "/").await;
    assert_eq!(provider.requests().len(), 2);
    begin(&app.visitor(), "/").await;
    assert!(provider.requests().is_empty(), "they are kept");
    app.app.clock.advance(TimeDelta::hours(2));
    provider.tell(Lie::DocumentOfAnother);
    let browser = app.visitor();
    let url = begin(&browser, "/").await;
    assert_eq!(provider.requests().len(), 1, "asked for anew, in vain");
    provider.tell(Lie::None);
    let brought = provider.sign_in(&url, &Person::default());
    let to = come_back(&browser, &brought).await.location();
    assert_eq!(to, "/", "the old ones still serve");
}

#[actix_web::test]
async fn a_new_key_of_the_provider_is_fetched_when_it_is_first_used() {
    let provider = Provider::start();
    let app = linked_desk(&provider).await;
    begin(&app.visitor(), "/").await;
    app.app.clock.advance(TimeDelta::minutes(5));
    provider.change_key();
    let browser = app.visitor();
    let brought = provider.sign_in(&begin(&browser, "/").await, &Person::default());
    assert_eq!(come_back(&browser, &brought).await.location(), "/");
    assert!(is_signed_in(&browser).await);
}

#[actix_web::test]
async fn without_a_provider_there_is_no_trace_of_it() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let visitor = app.visitor();
    assert!(all(&visitor.page("/sign-in").await, ".other-way").is_empty());
    assert!(!browser.page("/account").await.contains("/account/provider"));
    for (reply, path) in [
        (visitor.post("/sign-in/oidc", &[]).await, "/sign-in/oidc"),
        (visitor.get("/sign-in/oidc/callback").await, "callback"),
        (browser.get("/account/provider/finish").await, "finish"),
        (browser.post("/account/provider", &[]).await, "link"),
        (
            browser.post("/account/provider/unlink", &[]).await,
            "unlink",
        ),
    ] {
        assert_eq!(reply.status, StatusCode::NOT_FOUND, "{path}");
    }
}

#[actix_web::test]
async fn a_page_that_keeps_a_form_says_that_the_provider_does_not() {
    let provider = Provider::start();
    let app = linked_desk(&provider).await;
    let browser = app.coordinator();
    browser.page("/account").await;
    app.app.clock.advance(TimeDelta::hours(13));
    let reply = browser.post("/exchanges", &[("summary", "x")]).await;
    assert_eq!(reply.status, StatusCode::UNAUTHORIZED);
    assert_eq!(
        reply.all(".other-way .meta"),
        ["What you typed is kept only if you sign in with your password."]
    );
    assert!(all(&app.visitor().page("/sign-in").await, ".other-way .meta").is_empty());
}
