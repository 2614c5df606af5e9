//! Whose account a person at the identity provider is: by a verified address, or by its
//! owner's own act.

use accede::audit::Who;
use accede::auth::{self, Role};
use accede::config::Switch;
use accede::db::schema::mails;
use accede::web::{Params, cookie_names};
use actix_web::http::StatusCode;
use diesel::prelude::*;
use url::Url;

use crate::accounts::{PASSWORD, add_user, is_signed_in, sign_in};
use crate::oidc::{
    EMAIL, audited, begin, come_back, desk_with, link, linked_desk, now, onward, refused, standing,
};
use crate::oidc_provider::{Lie, Person, Provider};
use crate::support::{Browser, Reply, TestApp, all};

#[actix_web::test]
async fn an_address_links_an_account_only_verified_and_only_where_the_settings_say_so() {
    let provider = Provider::start();
    let app = desk_with(&provider, |oidc| {
        oidc.link_by_verified_email = Switch::On;
    })
    .await;
    add_user(&app, EMAIL, Role::Coordinator);
    add_user(&app, "gone@example.org", Role::Observer);
    let taken = add_user(&app, "taken@example.org", Role::Observer);
    link(&app, taken, provider.issuer(), "person-9");
    let moment = app.app.clock.now();
    app.write(|conn| auth::disable_user(conn, Who::System, "gone@example.org", moment));
    let unknown = ("no account here is linked", Some("provider: unknown"));
    let person = |email, verified, email_in_token| Person {
        subject: "person-1",
        email: Some(email),
        verified,
        email_in_token,
        ..Person::default()
    };
    for (case, person) in [
        ("unverified", person(EMAIL, Some(false), true)),
        ("not said", person(EMAIL, None, true)),
        ("unverified elsewhere", person(EMAIL, Some(false), false)),
        ("no address", Person::default()),
        ("another", person("other@example.org", Some(true), true)),
        (
            "longer",
            person("officer@example.org.evil.example", Some(true), true),
        ),
        ("disabled", person("gone@example.org", Some(true), true)),
        (
            "of another person",
            person("taken@example.org", Some(true), true),
        ),
    ] {
        let browser = app.visitor();
        let brought = provider.sign_in(&begin(&browser, "/").await, &person);
        let before = now(&app);
        let reply = come_back(&browser, &brought).await;
        refused(&app, &browser, &reply, before, unknown, case).await;
    }
    // An address told of someone else than the token is about.
    provider.tell_about("person-2");
    let browser = app.visitor();
    let brought = provider.sign_in(
        &begin(&browser, "/").await,
        &person(EMAIL, Some(true), false),
    );
    let before = now(&app);
    let reply = come_back(&browser, &brought).await;
    let untrusted = ("could not be verified", Some("provider: untrusted"));
    refused(&app, &browser, &reply, before, untrusted, "of another").await;
    provider.tell_about("person-1");

    let old = sign_in(app.visitor(), EMAIL).await;
    let browser = app.visitor();
    let url = begin(&browser, "/").await;
    assert!(url.as_str().contains("scope=openid+email"), "{url}");
    let brought = provider.sign_in(&url, &person("Officer@Example.org", Some(true), false));
    assert_eq!(come_back(&browser, &brought).await.location(), "/");
    assert!(is_signed_in(&browser).await);
    assert!(!is_signed_in(&old).await, "a new way in ends what was open");
    assert_eq!(letters(&app), ["A new way to sign in to the outreach desk"]);
    // From now on the person counts, whatever the address.
    let browser = app.visitor();
    let brought = provider.sign_in(
        &begin(&browser, "/").await,
        &person("new@example.org", Some(false), true),
    );
    assert_eq!(come_back(&browser, &brought).await.location(), "/");
    assert_eq!(letters(&app).len(), 1);
}

#[actix_web::test]
async fn a_first_sign_in_by_address_takes_up_an_invitation() {
    let provider = Provider::start();
    let app = desk_with(&provider, |oidc| {
        oidc.link_by_verified_email = Switch::On;
    })
    .await;
    let administrator = app.signed_in(Role::Administrator, "ISU");
    let form = [
        ("name", "New Officer"),
        ("email", EMAIL),
        ("language", "en"),
        ("role", "contributor"),
        ("new_team", "Malawi"),
    ];
    administrator
        .post("/admin/accounts", &form)
        .await
        .location();
    let path: String = app.read(|conn| {
        let link: Option<String> = mails::table.select(mails::link).first(conn)?;
        Ok(link.unwrap())
    });
    let path = path.split_once("8080").unwrap().1.to_owned();
    assert_eq!(app.visitor().get(&path).await.status, StatusCode::OK);
    let browser = app.visitor();
    let person = Person {
        email: Some(EMAIL),
        verified: Some(true),
        ..Person::default()
    };
    let brought = provider.sign_in(&begin(&browser, "/").await, &person);
    assert_eq!(come_back(&browser, &brought).await.location(), "/");
    let dead = app.visitor().get(&path).await;
    assert_eq!(dead.status, StatusCode::NOT_FOUND, "its link is used up");
    let list = administrator.page("/admin/accounts").await;
    assert!(!list.contains("invited on"), "the account is active");
}

/// The subjects of all mails, in order; each goes to its account alone.
fn letters(app: &TestApp) -> Vec<String> {
    app.read(|conn| {
        Ok(mails::table
            .order(mails::id)
            .select(mails::subject)
            .load(conn)?)
    })
}

/// Asks on the account page for the account to be linked.
async fn begin_link(browser: &Browser, password: &str) -> Reply {
    browser.page("/account").await;
    browser
        .post("/account/provider", &[("link_password", password)])
        .await
}

/// Comes back from the provider and goes on to where a link is made.
async fn finish_link(browser: &Browser, brought: &Params) -> Reply {
    let reply = come_back(browser, brought).await;
    let to = reply.location();
    assert!(to.starts_with("/account/provider/finish?"), "{to}");
    browser.get(&to).await
}

#[actix_web::test]
async fn ones_account_is_linked_by_its_password_and_the_link_is_taken_back() {
    let provider = Provider::start();
    let app = desk_with(&provider, |_| {}).await;
    add_user(&app, EMAIL, Role::Observer);
    let browser = sign_in(app.visitor(), EMAIL).await;
    let other = sign_in(app.visitor(), EMAIL).await;

    let before = standing(&app);
    let reply = begin_link(&browser, "not the password").await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(
        reply.all(".field .error"),
        ["That is not your current password."]
    );
    assert_eq!(standing(&app), before);

    let reply = begin_link(&browser, PASSWORD).await;
    let brought = provider.sign_in(&onward(&reply), &Person::default());
    let reply = finish_link(&browser, &brought).await;
    let page = browser.follow(&reply).await;
    assert_eq!(
        all(&page, ".flash"),
        ["You can now sign in with Ministry ID; your other sessions have ended."]
    );
    assert!(page.contains("Linked on 1 June 2023"));
    assert!(!is_signed_in(&other).await);
    assert_eq!(letters(&app), ["A new way to sign in to the outreach desk"]);
    let third = app.visitor();
    let brought = provider.sign_in(&begin(&third, "/").await, &Person::default());
    assert_eq!(come_back(&third, &brought).await.location(), "/");

    let path = "/account/provider/unlink";
    for typed in ["", "not the password"] {
        let reply = browser.post(path, &[("unlink_password", typed)]).await;
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(is_signed_in(&third).await, "nothing is taken back");
    }
    let reply = browser.post(path, &[("unlink_password", PASSWORD)]).await;
    browser.follow(&reply).await;
    assert!(is_signed_in(&browser).await && !is_signed_in(&third).await);
    assert_eq!(letters(&app).len(), 2);
    let reply = browser.post(path, &[("unlink_password", PASSWORD)]).await;
    assert_eq!(reply.status, StatusCode::NOT_FOUND);
    let late = app.visitor();
    let brought = provider.sign_in(&begin(&late, "/").await, &Person::default());
    let before = now(&app);
    let reply = come_back(&late, &brought).await;
    let unknown = ("no account here is linked", Some("provider: unknown"));
    refused(&app, &late, &reply, before, unknown, "unlinked").await;
    let actions: Vec<_> = audited(&app)
        .into_iter()
        .map(|(action, _)| action)
        .collect();
    for action in ["user.link", "user.unlink"] {
        assert!(actions.contains(&action.to_owned()));
    }
}

#[actix_web::test]
async fn a_link_is_made_in_the_session_that_asked_for_it_and_for_nobody_elses_person() {
    let provider = Provider::start();
    let app = linked_desk(&provider).await;
    add_user(&app, "second@example.org", Role::Observer);
    let browser = sign_in(app.visitor(), "second@example.org").await;
    let refusal = async |browser: &Browser, reply: Reply, text: &str| {
        assert_eq!(reply.location(), "/account");
        let flash = all(&browser.follow(&reply).await, ".flash").join(" ");
        assert!(flash.contains(text), "{flash}");
    };

    // Linked to another account already.
    let reply = begin_link(&browser, PASSWORD).await;
    let brought = provider.sign_in(&onward(&reply), &Person::default());
    let before = standing(&app);
    let reply = finish_link(&browser, &brought).await;
    refusal(&browser, reply, "linked to another account already").await;
    assert_eq!(standing(&app), before);

    // Begun by one, finished in another's session: the cookie alone is not enough.
    let person = Person {
        subject: "person-2",
        ..Person::default()
    };
    let reply = begin_link(&browser, PASSWORD).await;
    let brought = provider.sign_in(&onward(&reply), &person);
    let victim = sign_in(app.visitor(), EMAIL).await;
    let cookie = browser.cookie(cookie_names::PROVIDER);
    victim.set_cookie(cookie_names::PROVIDER, &cookie);
    let before = standing(&app);
    let reply = finish_link(&victim, &brought).await;
    refusal(&victim, reply, "begin again").await;
    assert_eq!(standing(&app), before);

    // Begun, signed out, and finished: there is no session to link in, and none is made.
    let reply = begin_link(&browser, PASSWORD).await;
    let brought = provider.sign_in(&onward(&reply), &person);
    browser.post("/sign-out", &[]).await;
    let before = standing(&app);
    let reply = finish_link(&browser, &brought).await;
    assert!(reply.location().starts_with("/sign-in?next="));
    assert_eq!(standing(&app), before);

    // What was begun to sign in does not link, whatever page it is brought to.
    let browser = sign_in(app.visitor(), "second@example.org").await;
    let brought = provider.sign_in(&begin_while_signed_in(&browser).await, &person);
    let before = standing(&app);
    let reply = browser.get(&brought.href("/account/provider/finish")).await;
    refusal(&browser, reply, "begin again").await;
    assert_eq!(standing(&app), before);

    // The provider says no, or what it says does not hold.
    let reply = begin_link(&browser, PASSWORD).await;
    let brought = provider.sign_in(&onward(&reply), &person);
    let before = standing(&app);
    provider.tell(Lie::HmacOfSecret);
    let reply = finish_link(&browser, &brought).await;
    provider.tell(Lie::None);
    refusal(&browser, reply, "could not be verified").await;
    assert_eq!(standing(&app), before);
}

async fn begin_while_signed_in(browser: &Browser) -> Url {
    onward(&browser.post("/sign-in/oidc", &[]).await)
}
