//! A forgotten password.

use accede::audit::{self, Who};
use accede::auth::{self, Role};
use accede::db::schema::{audit as entries, mails};
use accede::mail::LINK;
use actix_web::http::StatusCode;
use chrono::TimeDelta;
use diesel::prelude::*;

use crate::accounts::{PASSWORD, add_user, is_signed_in, sign_in};
use crate::accounts_admin::{audited, newest_link};
use crate::support::{Browser, Reply, TestApp, all};

const EMAIL: &str = "officer@example.org";
const NEW: &str = "seven mango trees by the lake";

fn mails_sent(app: &TestApp) -> i64 {
    app.read(|conn| Ok(mails::table.count().get_result(conn)?))
}

async fn ask(browser: &Browser, email: &str) -> Reply {
    browser.page("/forgotten").await;
    browser.post("/forgotten", &[("email", email)]).await
}

#[actix_web::test]
async fn a_link_by_mail_sets_a_new_password_once_and_ends_all_sessions() {
    let app = TestApp::new().await;
    let id = add_user(&app, EMAIL, Role::Observer);
    let before = sign_in(app.visitor(), EMAIL).await;
    let browser = app.visitor();
    assert!(
        browser
            .page("/sign-in")
            .await
            .contains("href=\"/forgotten\"")
    );
    ask(&browser, "Officer@Example.org").await;
    let (to, body): (String, String) = app.read(|conn| {
        Ok(mails::table
            .select((mails::to_email, mails::body))
            .first(conn)?)
    });
    assert_eq!(to, EMAIL);
    assert!(body.contains(LINK) && body.contains("10:00 UTC"), "{body}");
    let link = newest_link(&app);
    assert_eq!(all(&browser.page(&link).await, "h1"), ["A new password"]);
    assert!(is_signed_in(&before).await, "looking at it changes nothing");
    let short = browser.post(&link, &[("password", "short")]).await;
    assert_eq!(short.status, StatusCode::UNPROCESSABLE_ENTITY);
    let own = browser.post(&link, &[("password", "Demo-Officer-1")]).await;
    assert_eq!(own.status, StatusCode::UNPROCESSABLE_ENTITY);

    let reply = browser.post(&link, &[("password", NEW)]).await;
    assert_eq!(reply.location(), "/sign-in");
    let page = browser.follow(&reply).await;
    assert!(all(&page, ".flash")[0].contains("Your password is set"));
    assert!(!is_signed_in(&before).await);
    let old = [("email", EMAIL), ("password", PASSWORD)];
    assert_eq!(
        browser.post("/sign-in", &old).await.status,
        StatusCode::UNPROCESSABLE_ENTITY
    );
    let new = [("email", EMAIL), ("password", NEW)];
    assert_eq!(browser.post("/sign-in", &new).await.location(), "/");
    let again = app.visitor();
    assert_eq!(again.get(&link).await.status, StatusCode::NOT_FOUND);
    let reply = again.post(&link, &[("password", PASSWORD)]).await;
    assert_eq!(reply.status, StatusCode::NOT_FOUND, "it works once");
    let actions = audited(&app, id);
    assert!(actions.contains(&"user.forgot".to_owned()));
    assert!(actions.contains(&"user.reset".to_owned()));
}

#[actix_web::test]
async fn who_asks_for_a_new_password_learns_nothing_of_whether_there_is_an_account() {
    let app = TestApp::new().await;
    add_user(&app, EMAIL, Role::Observer);
    add_user(&app, "gone@example.org", Role::Observer);
    let now = app.app.clock.now();
    app.write(|conn| auth::disable_user(conn, Who::System, "gone@example.org", now));
    let mut answers = Vec::new();
    for email in [EMAIL, "gone@example.org", "nobody@example.org", EMAIL] {
        let changes = app.read(audit::length);
        let browser = app.visitor();
        let reply = ask(&browser, email).await;
        let headers: Vec<_> = reply
            .headers
            .iter()
            // Every request has a name of its own.
            .filter(|(name, _)| !["set-cookie", "x-request-id"].contains(&name.as_str()))
            .map(|(name, value)| format!("{name}: {value:?}"))
            .collect();
        let page = browser.follow(&reply).await;
        let written = app.read(audit::length) - changes;
        answers.push((reply.status, headers, all(&page, "main"), written));
    }
    assert!(answers.iter().all(|it| *it == answers[0]), "{answers:?}");
    assert_eq!(
        answers[0].3, 1,
        "each writes to the database, which is what takes time"
    );
    assert_eq!(
        mails_sent(&app),
        1,
        "and one mail in five minutes is enough"
    );
}

#[actix_web::test]
async fn a_link_to_a_new_password_expires_and_dies_with_any_other_change_of_it() {
    let app = TestApp::new().await;
    add_user(&app, EMAIL, Role::Observer);
    let visitor = app.visitor();
    ask(&visitor, EMAIL).await;
    let first = newest_link(&app);
    app.app.clock.advance(TimeDelta::minutes(30));
    ask(&visitor, EMAIL).await;
    let second = newest_link(&app);
    assert_eq!(
        visitor.get(&first).await.status,
        StatusCode::OK,
        "who asks again, or lets others ask, does not make one's link die"
    );
    app.app.clock.advance(TimeDelta::minutes(31));
    assert_eq!(visitor.get(&first).await.status, StatusCode::NOT_FOUND);
    assert_eq!(visitor.get(&second).await.status, StatusCode::OK);

    let owner = sign_in(app.visitor(), EMAIL).await;
    let form = [("current", PASSWORD), ("password", NEW)];
    assert_eq!(
        owner.post("/account/password", &form).await.location(),
        "/account"
    );
    assert_eq!(visitor.get(&second).await.status, StatusCode::NOT_FOUND);
    let wrong = app.visitor().get("/reset/nonsense").await;
    assert_eq!(wrong.all("h1"), ["This link no longer works"]);
}

#[actix_web::test]
async fn a_bad_address_comes_back_with_what_was_typed() {
    let app = TestApp::new().await;
    let browser = app.visitor();
    let reply = ask(&browser, "nobody<at>").await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(reply.text().contains("nobody&lt;at&gt;"));
    assert_eq!(mails_sent(&app), 0);
}

#[actix_web::test]
async fn an_address_that_asks_again_and_again_waits_and_fills_no_audit() {
    let app = TestApp::new().await;
    add_user(&app, EMAIL, Role::Observer);
    let noted = || -> i64 {
        app.read(|conn| {
            Ok(entries::table
                .filter(entries::action.eq("user.forgot"))
                .count()
                .get_result(conn)?)
        })
    };
    let outsider = app.visitor().on("", "192.0.2.1");
    for n in 0..21 {
        let reply = ask(&outsider, &format!("nobody-{n}@example.org")).await;
        assert_eq!(reply.location(), "/sign-in", "{n}");
    }
    for _ in 0..5 {
        let reply = ask(&outsider, "nobody@example.org").await;
        assert_eq!(reply.status, StatusCode::TOO_MANY_REQUESTS);
        assert!(reply.headers.contains_key("Retry-After"));
        assert!(reply.all(".field .error")[0].contains("Please wait"));
    }
    assert_eq!(noted(), 21);
    let owner = app.visitor().on("", "198.51.100.1");
    assert_eq!(ask(&owner, EMAIL).await.location(), "/sign-in");
    assert_eq!((noted(), mails_sent(&app)), (22, 1), "others do not wait");
    app.app.clock.advance(TimeDelta::seconds(11));
    assert_eq!(ask(&outsider, EMAIL).await.location(), "/sign-in");
}
