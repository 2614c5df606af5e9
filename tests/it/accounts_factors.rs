//! The second factor: set up, asked for at sign-in, mandatory for roles, removed.

use std::collections::BTreeSet;

use accede::auth::{self, Role, UserId};
use accede::db::schema::{
    audit, mails, pending_sign_ins, recovery_codes, sign_in_failures, totp_factors, users,
};
use accede::web::cookie_names;
use actix_web::http::StatusCode;
use chrono::TimeDelta;
use diesel::prelude::*;
use totp_rs::{Builder, Secret, Totp};

use crate::accounts::{PASSWORD, actions, add_user, is_signed_in, means, sign_in};
use crate::accounts_admin::{audited, newest_link};
use crate::support::{Browser, Reply, TestApp, all};

const EMAIL: &str = "officer@example.org";
const PATH: &str = "/account/second-factor";
const SET_UP: &str = "/account/second-factor/set-up";
const DRAWING: &str = "/account/second-factor/drawing.svg";

/// An authenticator app.
pub struct Phone(Totp);

impl Phone {
    /// The code of the step that is so many steps from now.
    pub fn code(&self, app: &TestApp, steps: i64) -> String {
        let at = app.app.clock.outside().0.and_utc().timestamp() + 30 * steps;
        self.0.generate(u64::try_from(at).unwrap()).to_string()
    }
}

/// Moves the clock to where the next seconds are all of one step, and none was used.
pub fn next_step(app: &TestApp) {
    let into = app.app.clock.outside().0.and_utc().timestamp() % 30;
    app.app.clock.advance(TimeDelta::seconds(30 - into + 2));
}

fn secret_of(html: &str) -> String {
    all(html, "#secret").concat().replace(' ', "")
}

/// Sets up a second factor in a browser that has just signed in; with the recovery codes.
pub async fn sets_up(app: &TestApp, browser: &Browser) -> (Phone, Vec<String>) {
    assert_eq!(
        browser.post(&format!("{PATH}/begin"), &[]).await.location(),
        SET_UP
    );
    let secret = secret_of(&browser.page(SET_UP).await);
    let secret = Secret::try_from_base32(&secret).unwrap();
    let phone = Phone(Builder::new().with_secret(secret).build().unwrap());
    next_step(app);
    let reply = browser.post(SET_UP, &[("code", &phone.code(app, 0))]).await;
    assert_eq!(reply.status, StatusCode::OK, "{}", reply.text());
    let codes = reply.all("#codes code");
    (phone, codes)
}

/// A desk whose officer has a second factor, in a browser signed in with it.
async fn desk_with_factor() -> (TestApp, Browser, Phone, Vec<String>) {
    let app = TestApp::new().await;
    add_user(&app, EMAIL, Role::Coordinator);
    let browser = sign_in(app.visitor().on("", "192.0.2.1"), EMAIL).await;
    let (phone, codes) = sets_up(&app, &browser).await;
    (app, browser, phone, codes)
}

/// A browser that has sent the right password and is asked for the code.
async fn half_way(app: &TestApp, address: &str) -> Browser {
    let browser = app.visitor().on("", address);
    assert_eq!(password(&browser).await.location(), "/sign-in/code");
    browser
}

async fn password(browser: &Browser) -> Reply {
    browser.page("/sign-in").await;
    let form = [("email", EMAIL), ("password", PASSWORD)];
    browser.post("/sign-in", &form).await
}

pub async fn code(browser: &Browser, code: &str) -> Reply {
    browser.post("/sign-in/code", &[("code", code)]).await
}

/// HTML with its equals signs as they are.
fn plain(html: &str) -> String {
    html.replace("&#x3D;", "=")
}

fn subjects(app: &TestApp) -> Vec<String> {
    app.read(|conn| {
        Ok(mails::table
            .filter(mails::kind.eq("account_notice"))
            .order(mails::id)
            .select(mails::subject)
            .load(conn)?)
    })
}

fn officer(app: &TestApp) -> UserId {
    app.read(|conn| {
        Ok(users::table
            .filter(users::email.eq(EMAIL))
            .select(users::id)
            .first(conn)?)
    })
}

#[actix_web::test]
async fn a_factor_counts_once_a_code_of_it_has_come_back_and_ends_all_other_sessions() {
    let app = TestApp::new().await;
    let user = add_user(&app, EMAIL, Role::Coordinator);
    let elsewhere = sign_in(app.visitor(), EMAIL).await;
    let browser = sign_in(app.visitor(), EMAIL).await;
    assert_eq!(browser.get(SET_UP).await.location(), PATH);
    assert_eq!(browser.get(DRAWING).await.status, StatusCode::NOT_FOUND);
    browser.post(&format!("{PATH}/begin"), &[]).await;
    let drawing = browser.get(DRAWING).await;
    assert_eq!(
        drawing.headers.get("Content-Type").unwrap(),
        "image/svg+xml; charset=utf-8"
    );
    assert_eq!(drawing.headers.get("Cache-Control").unwrap(), "no-store");
    assert!(drawing.text().contains("<svg"));
    for (path, status) in [(SET_UP, 303), (DRAWING, 404)] {
        assert_eq!(elsewhere.get(path).await.status.as_u16(), status, "{path}");
    }

    let wrong = browser.post(SET_UP, &[("code", "000000")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(!app.read(auth::second_factor_holders).contains(&user));
    assert!(is_signed_in(&elsewhere).await);

    let (_, codes) = sets_up(&app, &browser).await;
    assert!(app.read(auth::second_factor_holders).contains(&user));
    assert_eq!(codes.iter().collect::<BTreeSet<_>>().len(), 10);
    assert!(!is_signed_in(&elsewhere).await && is_signed_in(&browser).await);
    let html = browser.page(PATH).await;
    assert!(html.contains("You have 10 recovery codes left."), "{html}");
    assert!(
        browser
            .page("/account")
            .await
            .contains("On since 1 June 2023")
    );
    assert_eq!(subjects(&app), ["A second factor for your account"]);
    let done = audited(&app, user);
    assert_eq!(done.last().unwrap(), "factor.add");
    assert_eq!(
        browser.post(&format!("{PATH}/begin"), &[]).await.status,
        StatusCode::NOT_FOUND,
        "there is one already"
    );
}

#[actix_web::test]
async fn secrets_are_nowhere_once_they_have_been_shown() {
    let app = TestApp::new().await;
    add_user(&app, EMAIL, Role::Coordinator);
    let browser = sign_in(app.visitor(), EMAIL).await;
    browser.post(&format!("{PATH}/begin"), &[]).await;
    let first = secret_of(&browser.page(SET_UP).await);
    let (phone, codes) = sets_up(&app, &browser).await;
    let secret = phone.0.secret().to_base32();
    assert_ne!(first, secret, "beginning anew makes another");
    for path in [
        "/account",
        PATH,
        SET_UP,
        DRAWING,
        "/admin/audit",
        "/mail",
        "/mail/1",
    ] {
        let text = browser.get(path).await.text().replace(' ', "");
        assert!(!text.contains(&secret), "{path}");
        for code in &codes {
            assert!(!text.contains(code.as_str()), "{path}");
        }
    }
    let hashes: Vec<String> = app.read(|conn| {
        Ok(recovery_codes::table
            .select(recovery_codes::code_hash)
            .load(conn)?)
    });
    let kept: Vec<(String, String)> = app.read(|conn| {
        Ok(audit::table
            .select((audit::action, audit::detail))
            .load(conn)?)
    });
    let bodies: Vec<String> = app.read(|conn| Ok(mails::table.select(mails::body).load(conn)?));
    let all = format!("{hashes:?} {kept:?} {bodies:?}");
    assert!(!all.contains(&secret));
    for code in &codes {
        assert!(!all.contains(code.as_str()) && !all.contains(&code.replace('-', "")));
    }
}

#[actix_web::test]
async fn the_password_alone_makes_no_session() {
    let (app, _, phone, _) = desk_with_factor().await;
    let browser = half_way(&app, "192.0.2.9").await;
    assert_eq!(browser.cookie(cookie_names::SESSION), "");
    let pending = browser.cookie(cookie_names::PENDING);
    assert!(pending.len() >= 43);
    assert!(!is_signed_in(&browser).await);
    browser.set_cookie(cookie_names::SESSION, &pending);
    assert!(!is_signed_in(&browser).await, "it is no session's token");
    let stored: Vec<String> = app.read(|conn| {
        Ok(pending_sign_ins::table
            .select(pending_sign_ins::token_hash)
            .load(conn)?)
    });
    assert!(!stored.contains(&pending), "it is kept by its hash");

    let html = browser.page("/sign-in/code").await;
    assert_eq!(all(&html, "h1"), ["Your second factor"]);
    next_step(&app);
    assert_eq!(code(&browser, &phone.code(&app, 0)).await.location(), "/");
    assert!(is_signed_in(&browser).await);
    assert_eq!(browser.cookie(cookie_names::PENDING), "");
    let waiting: i64 = app.read(|conn| Ok(pending_sign_ins::table.count().get_result(conn)?));
    assert_eq!(waiting, 0);
    assert_eq!(means(&app), ["password", "code"]);
}

#[actix_web::test]
async fn a_code_is_taken_once_with_one_step_of_drift_either_way() {
    let (app, _, phone, _) = desk_with_factor().await;
    let try_code = async |steps: i64| {
        let browser = half_way(&app, "192.0.2.1").await;
        let reply = code(&browser, &phone.code(&app, steps)).await;
        // No failure of this test has to wait.
        app.write(|conn| Ok(diesel::delete(sign_in_failures::table).execute(conn)?));
        reply.status.as_u16()
    };
    assert_eq!(try_code(0).await, 422, "it has set the factor up");
    for _ in 0..4 {
        next_step(&app);
    }
    assert_eq!(try_code(-2).await, 422);
    assert_eq!(try_code(2).await, 422);
    assert_eq!(try_code(-1).await, 303);
    assert_eq!(try_code(-1).await, 422, "it was used");
    assert_eq!(try_code(1).await, 303);
    assert_eq!(try_code(1).await, 422, "it was used");
    assert_eq!(try_code(0).await, 422, "it is older than one that was used");
}

#[actix_web::test]
async fn a_recovery_code_signs_in_once_and_its_owner_is_told() {
    let (app, owner, _, codes) = desk_with_factor().await;
    let browser = half_way(&app, "192.0.2.1").await;
    let typed = codes[3].to_uppercase().replace('-', " ");
    assert_eq!(code(&browser, &typed).await.location(), "/");
    let again = half_way(&app, "192.0.2.1").await;
    let reply = code(&again, &codes[3]).await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(!is_signed_in(&again).await);
    assert!(owner.page(PATH).await.contains("9 recovery codes left"));
    assert_eq!(subjects(&app)[1..], ["Signed in with a recovery code"]);
    let done = audited(&app, officer(&app));
    assert!(done.contains(&"factor.recover".to_owned()));
    assert_eq!(means(&app), ["password", "recovery code"]);
    assert_eq!(done.last().unwrap(), "factor.refuse");
}

#[actix_web::test]
async fn new_recovery_codes_replace_those_of_before() {
    let (app, owner, _, old) = desk_with_factor().await;
    let path = format!("{PATH}/recovery-codes");
    let wrong = owner.post(&path, &[("renew_password", "wrong")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let reply = owner.post(&path, &[("renew_password", PASSWORD)]).await;
    let new = reply.all("#codes code");
    assert_eq!((reply.status, new.len()), (StatusCode::OK, 10));
    let browser = half_way(&app, "192.0.2.1").await;
    assert_eq!(code(&browser, &old[0]).await.status.as_u16(), 422);
    assert_eq!(code(&browser, &new[0]).await.location(), "/");
}

#[actix_web::test]
async fn a_sign_in_that_waits_expires_works_once_and_for_its_own_account_alone() {
    let (app, _, phone, codes) = desk_with_factor().await;
    let late = half_way(&app, "192.0.2.1").await;
    let pending = late.cookie(cookie_names::PENDING);
    app.app.clock.advance(TimeDelta::minutes(11));
    assert_eq!(late.get("/sign-in/code").await.location(), "/sign-in");
    next_step(&app);
    let reply = code(&late, &phone.code(&app, 0)).await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(reply.text().contains("Please begin again"));

    let browser = half_way(&app, "192.0.2.1").await;
    let pending_now = browser.cookie(cookie_names::PENDING);
    assert_ne!(pending, pending_now);
    assert_eq!(code(&browser, &codes[0]).await.location(), "/");
    let thief = app.visitor();
    thief.page("/sign-in").await;
    thief.set_cookie(cookie_names::PENDING, &pending_now);
    let replayed = code(&thief, &codes[1]).await;
    assert!(replayed.text().contains("Please begin again"));

    // Another's codes are no use at one's own account.
    let other = "other@example.org";
    add_user(&app, other, Role::Coordinator);
    let second = sign_in(app.visitor(), other).await;
    let (_, of_other) = sets_up(&app, &second).await;
    let mine = half_way(&app, "192.0.2.1").await;
    assert_eq!(code(&mine, &of_other[0]).await.status.as_u16(), 422);
    assert_eq!(code(&mine, &codes[1]).await.location(), "/");
}

#[actix_web::test]
async fn what_ends_the_sessions_ends_a_sign_in_that_waits() {
    let (app, owner, _, codes) = desk_with_factor().await;
    let waiting = half_way(&app, "192.0.2.1").await;
    let new = "seven mango trees by the lake";
    let form = [("current", PASSWORD), ("password", new)];
    owner.post("/account/password", &form).await.location();
    let reply = code(&waiting, &codes[0]).await;
    assert!(reply.text().contains("Please begin again"));
}

#[actix_web::test]
async fn whoever_guesses_codes_waits_and_the_right_password_in_between_begins_nothing_anew() {
    let (app, _, phone, _) = desk_with_factor().await;
    let guesser = half_way(&app, "203.0.113.1").await;
    for _ in 0..5 {
        assert_eq!(code(&guesser, "111111").await.status.as_u16(), 422);
        assert_eq!(password(&guesser).await.location(), "/sign-in/code");
    }
    assert_eq!(code(&guesser, "111111").await.status.as_u16(), 422);
    next_step(&app);
    let reply = {
        let failed = code(&guesser, "111111").await;
        assert_eq!(failed.status.as_u16(), 422, "the first wait is over");
        code(&guesser, &phone.code(&app, 0)).await
    };
    assert_eq!(reply.status, StatusCode::TOO_MANY_REQUESTS);
    let seconds: i64 = reply
        .headers
        .get("Retry-After")
        .unwrap()
        .to_str()
        .unwrap()
        .parse()
        .unwrap();
    assert!((15..=20).contains(&seconds), "{seconds}");
    assert!(reply.all(".field .error")[0].contains("Please wait"));
    assert_eq!(
        password(&guesser).await.status,
        StatusCode::TOO_MANY_REQUESTS,
        "one count for both steps"
    );
    let refused: i64 = app.read(|conn| {
        Ok(audit::table
            .filter(audit::action.eq("factor.refuse"))
            .count()
            .get_result(conn)?)
    });
    assert_eq!(refused, 7);
    let owner = half_way(&app, "192.0.2.1").await;
    next_step(&app);
    assert_eq!(
        code(&owner, &phone.code(&app, 0)).await.location(),
        "/",
        "the owner comes from elsewhere"
    );
}

#[actix_web::test]
async fn a_crowd_that_knows_the_password_waits_longer_and_longer_but_the_known_browser_does_not() {
    let (app, owner, phone, _) = desk_with_factor().await;
    owner.post("/sign-out", &[]).await;
    for number in 1..=28 {
        app.app.clock.advance(TimeDelta::minutes(16));
        let guesser = half_way(&app, &format!("203.0.113.{number}")).await;
        assert_eq!(code(&guesser, "111111").await.status.as_u16(), 422);
    }
    app.app.clock.advance(TimeDelta::minutes(2));
    let stranger = half_way(&app, "198.51.100.7").await;
    let reply = code(&stranger, "111111").await;
    assert_eq!(reply.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(reply.all(".field .error")[0].contains("minutes"));
    assert_eq!(password(&owner).await.location(), "/sign-in/code");
    assert_eq!(code(&owner, &phone.code(&app, 0)).await.location(), "/");
}

#[actix_web::test]
async fn the_page_asked_for_is_reached_through_both_steps() {
    let (app, _, _, codes) = desk_with_factor().await;
    let browser = app.visitor();
    browser.page("/sign-in?next=%2Fstates%3Fview%3Dmap").await;
    let form = [("email", EMAIL), ("password", PASSWORD)];
    let asked = browser
        .post("/sign-in?next=%2Fstates%3Fview%3Dmap", &form)
        .await;
    let step = asked.location();
    assert_eq!(step, "/sign-in/code?next=%2Fstates%3Fview%3Dmap");
    let html = browser.page(&step).await;
    let once = std::slice::from_ref(&step);
    assert_eq!(actions(&plain(&html), "/sign-in/code"), once);
    let wrong = browser.post(&step, &[("code", "1")]).await;
    assert_eq!(actions(&plain(&wrong.text()), "/sign-in/code"), once);
    let done = browser.post(&step, &[("code", &codes[0])]).await;
    assert_eq!(done.location(), "/states?view=map");
    let evil = half_way(&app, "192.0.2.1").await;
    let reply = evil
        .post("/sign-in/code?next=//evil.example", &[("code", &codes[1])])
        .await;
    assert_eq!(reply.location(), "/");
}

#[actix_web::test]
async fn a_kept_form_comes_through_both_steps() {
    let (app, _, _, codes) = desk_with_factor().await;
    let browser = app.visitor();
    browser.page("/sign-in").await;
    let kept = [
        ("email", EMAIL),
        ("password", PASSWORD),
        ("kept_to", "/exchanges"),
        ("kept_form", "summary=They+said+soon"),
    ];
    let asked = browser.post("/sign-in", &kept).await;
    assert_eq!(asked.status, StatusCode::OK);
    let carried = "value=\"summary=They+said+soon\"";
    assert!(plain(&asked.text()).contains(carried));
    let wrong = [("code", "1"), kept[2], kept[3]];
    let refused = browser.post("/sign-in/code", &wrong).await;
    assert!(plain(&refused.text()).contains(carried));
    let right = [("code", codes[0].as_str()), kept[2], kept[3]];
    let offered = browser.post("/sign-in/code", &right).await;
    assert_eq!(offered.all("h1"), ["Send what you typed"]);
    assert!(is_signed_in(&browser).await);

    let late = app.visitor();
    late.page("/sign-in").await;
    late.post("/sign-in", &kept).await;
    app.app.clock.advance(TimeDelta::minutes(11));
    let again = late.post("/sign-in/code", &right).await;
    let text = plain(&again.text());
    assert!(text.contains("Please begin again") && text.contains(carried));
}

#[actix_web::test]
async fn a_form_of_another_site_is_no_second_step() {
    let (app, _, _, codes) = desk_with_factor().await;
    let browser = half_way(&app, "192.0.2.1").await;
    let token = accede::web::CsrfToken::of("another secret").masked();
    let reply = browser
        .post_with("/sign-in/code", &token, &[("code", &codes[0])])
        .await;
    assert_eq!(reply.status, StatusCode::FORBIDDEN);
}

#[actix_web::test]
async fn removing_asks_for_the_password_and_ends_all_other_sessions() {
    let (app, owner, phone, _) = desk_with_factor().await;
    let elsewhere = half_way(&app, "192.0.2.1").await;
    next_step(&app);
    code(&elsewhere, &phone.code(&app, 0)).await.location();
    let path = format!("{PATH}/remove");
    for (typed, said) in [
        ("", "cannot be empty"),
        ("wrong", "not your current password"),
    ] {
        let reply = owner.post(&path, &[("remove_password", typed)]).await;
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
        let errors = reply.all(".field .error");
        assert_eq!(errors.len(), 1, "{errors:?}");
        assert!(errors[0].contains(said), "{errors:?}");
    }
    assert!(is_signed_in(&elsewhere).await);
    let reply = owner.post(&path, &[("remove_password", PASSWORD)]).await;
    assert_eq!(reply.location(), PATH);
    assert!(!is_signed_in(&elsewhere).await && is_signed_in(&owner).await);
    let left: i64 = app.read(|conn| Ok(recovery_codes::table.count().get_result(conn)?));
    assert_eq!(left, 0);
    assert_eq!(
        subjects(&app)[1..],
        ["The second factor of your account is removed"]
    );
    sign_in(app.visitor(), EMAIL).await;
    let again = owner.post(&path, &[("remove_password", PASSWORD)]).await;
    assert_eq!(again.status, StatusCode::NOT_FOUND);
}

#[actix_web::test]
async fn whoever_guesses_the_password_in_an_open_session_waits() {
    let (_app, owner, _, _) = desk_with_factor().await;
    let path = format!("{PATH}/remove");
    let mut last = String::new();
    for _ in 0..7 {
        let reply = owner.post(&path, &[("remove_password", "wrong")]).await;
        last = reply.all(".field .error").concat();
    }
    assert!(last.contains("Please wait"), "{last}");
}

#[actix_web::test]
async fn only_a_fresh_sign_in_or_the_password_begins_a_set_up() {
    let app = TestApp::new().await;
    add_user(&app, EMAIL, Role::Coordinator);
    let browser = sign_in(app.visitor(), EMAIL).await;
    assert_eq!(all(&browser.page(PATH).await, "#f-password").len(), 0);
    app.app.clock.advance(TimeDelta::minutes(11));
    let html = browser.page(PATH).await;
    assert!(html.contains("id=\"f-password\""));
    let begin = format!("{PATH}/begin");
    for typed in ["", "wrong"] {
        let reply = browser.post(&begin, &[("password", typed)]).await;
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(reply.all(".error-summary li").len(), 1);
    }
    assert_eq!(browser.get(SET_UP).await.location(), PATH);
    let reply = browser.post(&begin, &[("password", PASSWORD)]).await;
    assert_eq!(reply.location(), SET_UP);
    app.app.clock.advance(TimeDelta::minutes(16));
    assert_eq!(
        browser.get(SET_UP).await.location(),
        PATH,
        "no longer shown"
    );
    let late = browser.post(SET_UP, &[("code", "123456")]).await;
    assert_eq!(late.location(), PATH);
}

#[actix_web::test]
async fn a_role_that_needs_a_factor_reaches_nothing_else_before_it_is_set_up() {
    let app = TestApp::with(|settings| {
        settings.sign_in.second_factor_for = vec![Role::Administrator];
    })
    .await;
    add_user(&app, EMAIL, Role::Administrator);
    let browser = sign_in(app.visitor(), EMAIL).await;
    let digest = app.digest();
    let open = [PATH, SET_UP, DRAWING];
    for method in ["get", "post"] {
        for crate::routes::Route { path: route, .. } in crate::routes::routes(method) {
            let public = [
                "/static/",
                "/healthz",
                "/readyz",
                "/sign-in",
                "/forgotten",
                "/s/",
                "/answer/",
                "/part/",
                "/r/",
                "/reply/",
            ];
            let by_link = ["{token}"];
            if open.contains(&route.as_str())
                || route.starts_with(PATH)
                || ["/sign-out", "/s", "/r"].contains(&route.as_str())
                || public.iter().any(|start| route.starts_with(start))
                || by_link.iter().any(|part| route.contains(part))
            {
                continue;
            }
            let path = route
                .replace("{id:[0-9]+}", "1")
                .replace("{ending}", "csv")
                .replace("{code}", "UGA")
                .replace("{state}", "UGA")
                .replace("{id}", "1");
            let reply = match method {
                "get" => browser.get(&path).await,
                _ => browser.post(&path, &[]).await,
            };
            assert_eq!(reply.location(), PATH, "{method} {path}");
        }
    }
    assert_eq!(app.digest(), digest, "nothing was changed");
    let html = browser.page(PATH).await;
    assert!(html.contains("Your role needs a second factor"));
    let near = browser.get("/account/second-factors").await;
    assert_eq!(near.location(), PATH, "what begins alike is not open");
    sets_up(&app, &browser).await;
    assert!(is_signed_in(&browser).await);
    assert!(browser.page(PATH).await.contains("your role needs one"));

    // Others are not asked, and neither is whoever signs out instead.
    assert!(is_signed_in(&app.coordinator()).await);
    let leaving = app.signed_in(Role::Administrator, "ISU");
    assert_eq!(leaving.get("/").await.location(), PATH);
    assert_eq!(leaving.post("/sign-out", &[]).await.location(), "/sign-in");
}

#[actix_web::test]
async fn a_role_given_later_asks_for_a_factor_from_the_next_sign_in_on() {
    let app = TestApp::with(|settings| {
        settings.sign_in.second_factor_for = vec![Role::Coordinator];
    })
    .await;
    let user = add_user(&app, EMAIL, Role::Observer);
    sign_in(app.visitor(), EMAIL).await.page("/states").await;
    let admin = app.signed_in(Role::Administrator, "ISU");
    let form = [
        ("role", "coordinator"),
        ("team", "Malawi"),
        ("version", "1"),
    ];
    let saved = admin.post(&format!("/admin/accounts/{user}"), &form).await;
    saved.location();
    let browser = sign_in(app.visitor(), EMAIL).await;
    assert_eq!(browser.get("/states").await.location(), PATH);
}

#[actix_web::test]
async fn an_administrator_removes_the_factor_of_another_who_is_told() {
    let (app, owner, _, _) = desk_with_factor().await;
    let user = officer(&app);
    let admin = app.signed_in(Role::Administrator, "ISU");
    let list = admin.page("/admin/accounts").await;
    let cells = all(&list, "td[data-label='Second factor']");
    assert_eq!(cells, ["on", "off"]);
    let csv = admin.page("/admin/accounts.csv").await;
    assert!(csv.contains("Second factor"), "{csv}");
    let path = format!("/admin/accounts/{user}");
    let html = admin.page(&path).await;
    assert!(html.contains("on since 1 June 2023"));
    let remove = format!("{path}/second-factor/remove");
    assert_eq!(actions(&html, &remove), std::slice::from_ref(&remove));

    let other = app.coordinator();
    assert_eq!(other.post(&remove, &[]).await.status, StatusCode::NOT_FOUND);
    assert_eq!(admin.post(&remove, &[]).await.location(), path);
    assert!(!is_signed_in(&owner).await, "all sessions have ended");
    assert_eq!(audited(&app, user).last().unwrap(), "factor.remove");
    let (to, body): (String, String) = app.read(|conn| {
        Ok(mails::table
            .order(mails::id.desc())
            .select((mails::to_email, mails::body))
            .first(conn)?)
    });
    assert_eq!(to, EMAIL);
    assert!(body.contains("an administrator removed"), "{body}");
    assert!(actions(&admin.page(&path).await, &remove).is_empty());
    assert_eq!(admin.post(&remove, &[]).await.status, StatusCode::NOT_FOUND);
    sign_in(app.visitor(), EMAIL).await;
}

#[actix_web::test]
async fn an_administrators_own_factor_is_removed_with_the_password_alone() {
    let app = TestApp::new().await;
    let user = add_user(&app, EMAIL, Role::Administrator);
    let admin = sign_in(app.visitor(), EMAIL).await;
    sets_up(&app, &admin).await;
    let remove = format!("/admin/accounts/{user}/second-factor/remove");
    assert_eq!(admin.post(&remove, &[]).await.status, StatusCode::NOT_FOUND);
    let html = admin.page(&format!("/admin/accounts/{user}")).await;
    assert!(actions(&html, &remove).is_empty());
}

#[actix_web::test]
async fn a_password_set_by_mail_does_not_go_round_the_factor() {
    let (app, _, _, codes) = desk_with_factor().await;
    let browser = app.visitor();
    browser.page("/forgotten").await;
    browser.post("/forgotten", &[("email", EMAIL)]).await;
    let link = newest_link(&app);
    browser.page(&link).await;
    let new = "seven mango trees by the lake";
    browser.post(&link, &[("password", new)]).await.location();
    assert!(!is_signed_in(&browser).await);
    browser.page("/sign-in").await;
    let form = [("email", EMAIL), ("password", new)];
    let reply = browser.post("/sign-in", &form).await;
    assert_eq!(reply.location(), "/sign-in/code");
    assert_eq!(code(&browser, &codes[0]).await.location(), "/");
}

#[actix_web::test]
async fn a_disabled_account_does_not_get_in_by_the_second_step() {
    let (app, _, _, codes) = desk_with_factor().await;
    let waiting = half_way(&app, "192.0.2.1").await;
    let now = app.app.clock.now();
    app.write(|conn| auth::disable_user(conn, accede::audit::Who::System, EMAIL, now));
    let reply = code(&waiting, &codes[0]).await;
    assert!(reply.text().contains("Please begin again"));
}

#[actix_web::test]
async fn the_database_keeps_one_factor_an_account_and_no_short_secret() {
    let (app, _, _, _) = desk_with_factor().await;
    let (user, now) = (officer(&app), app.app.clock.now());
    let other = add_user(&app, "other@example.org", Role::Observer);
    for (user, secret, step) in [
        (user, vec![1u8; 20], 1i64),
        (other, vec![1u8; 19], 1),
        (other, vec![1u8; 20], 0),
    ] {
        let refused = app.app.db.write_now(|conn| {
            Ok(diesel::insert_into(totp_factors::table)
                .values((
                    totp_factors::user_id.eq(user),
                    totp_factors::secret.eq(&secret),
                    totp_factors::last_step.eq(step),
                    totp_factors::created_at.eq(now),
                ))
                .execute(conn)?)
        });
        assert!(refused.is_err(), "{} bytes, step {step}", secret.len());
    }
}
