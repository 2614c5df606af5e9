//! The account's own second factor, after a sign-in through the provider.

use accede::auth::Role;
use accede::web::cookie_names;

use crate::accounts::{add_user, is_signed_in, sign_in};
use crate::accounts_factors::{code, next_step, sets_up};
use crate::oidc::{EMAIL, begin, come_back, desk_with, link};
use crate::oidc_provider::{Person, Provider};

const NOTHING: Person = Person {
    subject: "person-1",
    email: None,
    verified: None,
    email_in_token: true,
    acr: None,
    amr: &[],
};

#[actix_web::test]
async fn the_providers_word_opens_no_account_with_a_second_factor_unless_it_has_asked_for_one() {
    let provider = Provider::start();
    let app = desk_with(&provider, |oidc| {
        oidc.trusted_acr = vec!["gold".to_owned()];
        oidc.trusted_amr = vec!["mfa".to_owned(), "hwk".to_owned()];
    })
    .await;
    let user = add_user(&app, EMAIL, Role::Coordinator);
    link(&app, user, provider.issuer(), "person-1");
    let owner = sign_in(app.visitor(), EMAIL).await;
    let (phone, _) = sets_up(&app, &owner).await;
    for (acr, amr, strong) in [
        (None, &[][..], false),
        (Some("silver"), &["pwd"][..], false),
        (Some("mfa"), &["gold"][..], false),
        (Some("gold"), &[][..], true),
        (None, &["pwd", "hwk"][..], true),
    ] {
        let browser = app.visitor();
        let person = Person {
            acr,
            amr,
            ..NOTHING
        };
        let url = begin(&browser, "/states?group=x").await;
        let brought = provider.sign_in(&url, &person);
        let reply = come_back(&browser, &brought).await;
        assert_eq!(
            browser.cookie(cookie_names::PROVIDER),
            "",
            "{acr:?} {amr:?}"
        );
        if strong {
            assert_eq!(reply.location(), "/states?group=x", "{acr:?} {amr:?}");
            assert!(is_signed_in(&browser).await);
            continue;
        }
        assert!(
            reply.location().starts_with("/sign-in/code?next="),
            "{acr:?} {amr:?}: {}",
            reply.location()
        );
        assert!(!is_signed_in(&browser).await, "half of it is no session");
        browser.follow(&reply).await;
        next_step(&app);
        let reply = browser
            .post(&reply.location(), &[("code", phone.code(&app, 0).as_str())])
            .await;
        assert_eq!(reply.location(), "/states?group=x");
        assert!(is_signed_in(&browser).await);
    }
}

#[actix_web::test]
async fn with_no_values_named_the_second_factor_is_asked_for_whatever_the_token_says() {
    let provider = Provider::start();
    let app = desk_with(&provider, |_| {}).await;
    let user = add_user(&app, EMAIL, Role::Coordinator);
    link(&app, user, provider.issuer(), "person-1");
    let owner = sign_in(app.visitor(), EMAIL).await;
    let (phone, _) = sets_up(&app, &owner).await;
    let browser = app.visitor();
    let person = Person {
        acr: Some(""),
        amr: &["mfa", ""],
        ..NOTHING
    };
    let brought = provider.sign_in(&begin(&browser, "/").await, &person);
    let reply = come_back(&browser, &brought).await;
    assert_eq!(reply.location(), "/sign-in/code");
    browser.follow(&reply).await;
    next_step(&app);
    let reply = code(&browser, &phone.code(&app, 0)).await;
    assert_eq!(reply.location(), "/");
    assert!(is_signed_in(&browser).await);
}
