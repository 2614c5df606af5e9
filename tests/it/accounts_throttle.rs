//! Guessing at passwords, and being guessed at.

use accede::auth::Role;
use accede::db::schema::{audit, sign_in_failures};
use accede::web::cookie_names;
use actix_web::http::StatusCode;
use chrono::TimeDelta;
use diesel::prelude::*;

use crate::accounts::{PASSWORD, add_user, is_signed_in, sign_in};
use crate::accounts_admin::newest_link;
use crate::support::{Browser, Reply, TestApp, all};

const EMAIL: &str = "officer@example.org";

/// A browser nobody knows, at an address.
async fn stranger(app: &TestApp, address: &str) -> Browser {
    let browser = app.visitor().on("", address);
    browser.page("/sign-in").await;
    browser
}

async fn attempt(browser: &Browser, email: &str, password: &str) -> Reply {
    browser
        .post("/sign-in", &[("email", email), ("password", password)])
        .await
}

/// Fails so often, each attempt being taken.
async fn fail(browser: &Browser, email: &str, times: usize) {
    for _ in 0..times {
        let reply = attempt(browser, email, "wrong").await;
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
}

fn retry_after(reply: &Reply) -> i64 {
    assert_eq!(reply.status, StatusCode::TOO_MANY_REQUESTS);
    let header = reply.headers.get("Retry-After").unwrap();
    header.to_str().unwrap().parse().unwrap()
}

#[actix_web::test]
async fn whoever_guesses_waits_longer_each_time_and_is_told_how_long() {
    let app = TestApp::new().await;
    add_user(&app, EMAIL, Role::Observer);
    let guesser = stranger(&app, "192.0.2.1").await;
    fail(&guesser, EMAIL, 6).await;
    let reply = attempt(&guesser, EMAIL, "the seventh guess").await;
    let wait = retry_after(&reply);
    assert!((8..=10).contains(&wait), "{wait}");
    let said = &reply.all(".field .error")[0];
    assert!(said.contains(&format!("wait {wait} seconds")), "{said}");
    let text = reply.text();
    assert!(text.contains(EMAIL) && !text.contains("the seventh guess"));
    let right = attempt(&guesser, EMAIL, PASSWORD).await;
    assert!(
        retry_after(&right) <= 10,
        "the right password has to wait too, and knocking makes no wait longer"
    );
    app.app.clock.advance(TimeDelta::seconds(11));
    fail(&guesser, EMAIL, 1).await;
    let second = retry_after(&attempt(&guesser, EMAIL, "x").await);
    assert!((15..=20).contains(&second), "{second}");
    for _ in 0..10 {
        app.app.clock.advance(TimeDelta::minutes(16));
        fail(&guesser, EMAIL, 1).await;
    }
    let longest = attempt(&guesser, EMAIL, "x").await;
    assert!((890..=900).contains(&retry_after(&longest)));
    assert!(longest.all(".field .error")[0].contains("15 minutes"));
    app.app.clock.advance(TimeDelta::minutes(16));
    assert_eq!(attempt(&guesser, EMAIL, PASSWORD).await.location(), "/");
}

#[actix_web::test]
async fn an_account_that_is_not_there_waits_like_any_other() {
    let app = TestApp::new().await;
    add_user(&app, EMAIL, Role::Observer);
    let mut seen = Vec::new();
    for (email, address) in [(EMAIL, "192.0.2.1"), ("nobody@example.org", "192.0.2.2")] {
        let guesser = stranger(&app, address).await;
        let mut statuses = Vec::new();
        for _ in 0..8 {
            let reply = attempt(&guesser, email, "wrong").await;
            statuses.push((reply.status, reply.all("main h1")));
        }
        seen.push(statuses);
    }
    assert_eq!(seen[0], seen[1]);
    let refused: i64 = app.read(|conn| {
        Ok(audit::table
            .filter(audit::action.eq("session.refuse"))
            .count()
            .get_result(conn)?)
    });
    assert_eq!(refused, 12, "each that was taken is on record");
}

#[actix_web::test]
async fn an_outsider_who_guesses_does_not_keep_the_owner_out() {
    let app = TestApp::new().await;
    add_user(&app, EMAIL, Role::Observer);
    let guesser = stranger(&app, "192.0.2.1").await;
    fail(&guesser, EMAIL, 6).await;
    retry_after(&attempt(&guesser, EMAIL, "x").await);
    let owner = stranger(&app, "198.51.100.1").await;
    assert_eq!(attempt(&owner, EMAIL, PASSWORD).await.location(), "/");
    retry_after(&attempt(&guesser, EMAIL, "x").await);
}

#[actix_web::test]
async fn a_crowd_of_guessers_makes_strangers_wait_a_minute_and_known_browsers_not_at_all() {
    let app = TestApp::new().await;
    add_user(&app, EMAIL, Role::Observer);
    let owner = sign_in(app.visitor().on("", "198.51.100.1"), EMAIL).await;
    owner.post("/sign-out", &[]).await;
    for number in 1..=40 {
        app.app.clock.advance(TimeDelta::seconds(61));
        let guesser = stranger(&app, &format!("192.0.2.{number}")).await;
        fail(&guesser, EMAIL, 1).await;
    }
    let new = stranger(&app, "198.51.100.2").await;
    let wait = retry_after(&attempt(&new, EMAIL, PASSWORD).await);
    assert!((55..=60).contains(&wait), "{wait}");
    assert_eq!(
        attempt(&owner, EMAIL, PASSWORD).await.location(),
        "/",
        "the browser is known"
    );
    // At a new machine the owner gets in by mail, and is then known there.
    new.page("/forgotten").await;
    new.post("/forgotten", &[("email", EMAIL)]).await;
    let link = newest_link(&app);
    new.page(&link).await;
    let password = "seven mango trees by the lake";
    new.post(&link, &[("password", password)]).await;
    assert_eq!(attempt(&new, EMAIL, password).await.location(), "/");
}

#[actix_web::test]
async fn a_known_browser_has_a_count_of_its_own_and_is_known_to_its_accounts_alone() {
    let app = TestApp::new().await;
    add_user(&app, EMAIL, Role::Observer);
    add_user(&app, "other@example.org", Role::Observer);
    let browser = sign_in(app.visitor().on("", "192.0.2.1"), EMAIL).await;
    let known_by = browser.cookie(cookie_names::DEVICE);
    assert!(known_by.len() >= 43);
    let thief = stranger(&app, "203.0.113.1").await;
    thief.set_cookie(cookie_names::DEVICE, &known_by);
    assert!(!is_signed_in(&thief).await, "the cookie opens nothing");
    fail(&thief, EMAIL, 6).await;
    retry_after(&attempt(&thief, EMAIL, "x").await);
    fail(&thief, "other@example.org", 6).await;
    retry_after(&attempt(&thief, "other@example.org", "x").await);

    let planted = "B".repeat(43);
    let victim = stranger(&app, "192.0.2.3").await;
    victim.set_cookie(cookie_names::DEVICE, &planted);
    attempt(&victim, "other@example.org", PASSWORD).await;
    assert!(is_signed_in(&victim).await);
    assert_ne!(victim.cookie(cookie_names::DEVICE), planted);
}

#[actix_web::test]
async fn an_address_that_tries_many_accounts_waits_and_its_neighbours_do_not() {
    let app = TestApp::new().await;
    add_user(&app, EMAIL, Role::Observer);
    let guesser = stranger(&app, "2001:db8:1:2::1").await;
    for number in 0..21 {
        fail(&guesser, &format!("user{number}@example.org"), 1).await;
    }
    retry_after(&attempt(&guesser, "another@example.org", "x").await);
    let same_subscriber = stranger(&app, "2001:db8:1:2::99").await;
    retry_after(&attempt(&same_subscriber, EMAIL, PASSWORD).await);
    let neighbour = stranger(&app, "2001:db8:1:3::1").await;
    assert_eq!(attempt(&neighbour, EMAIL, PASSWORD).await.location(), "/");
}

#[actix_web::test]
async fn signing_in_begins_the_count_anew_and_a_day_forgets_it() {
    let app = TestApp::new().await;
    add_user(&app, EMAIL, Role::Observer);
    let count = |app: &TestApp| -> Vec<i32> {
        app.read(|conn| {
            Ok(sign_in_failures::table
                .order(sign_in_failures::failures)
                .select(sign_in_failures::failures)
                .load(conn)?)
        })
    };
    let browser = stranger(&app, "192.0.2.1").await;
    fail(&browser, EMAIL, 5).await;
    assert_eq!(count(&app), [5, 5, 5]);
    attempt(&browser, EMAIL, PASSWORD).await;
    assert_eq!(
        count(&app),
        [5, 5],
        "one's own good password forgives no guess at others"
    );
    app.app.clock.advance(TimeDelta::days(2));
    fail(&stranger(&app, "192.0.2.9").await, "x@example.org", 1).await;
    assert_eq!(count(&app), [1, 1, 1]);
}

#[actix_web::test]
async fn the_wait_survives_a_restart() {
    let app = TestApp::new().await;
    add_user(&app, EMAIL, Role::Observer);
    let guesser = stranger(&app, "192.0.2.1").await;
    fail(&guesser, EMAIL, 6).await;
    let app = app.restarted().await;
    let guesser = stranger(&app, "192.0.2.1").await;
    retry_after(&attempt(&guesser, EMAIL, PASSWORD).await);
}

#[actix_web::test]
async fn guesses_sent_at_the_same_moment_are_counted_one_by_one() {
    let app = TestApp::new().await;
    add_user(&app, EMAIL, Role::Observer);
    let guesser = stranger(&app, "192.0.2.1").await;
    let guesses = (0..30).map(|_| attempt(&guesser, EMAIL, "wrong"));
    let replies = futures_util::future::join_all(guesses).await;
    let taken = replies
        .iter()
        .filter(|reply| reply.status == StatusCode::UNPROCESSABLE_ENTITY)
        .count();
    assert_eq!(taken, 6);
    let waits: Vec<_> = replies
        .iter()
        .flat_map(|reply| all(&reply.text(), ".field .error"))
        .filter(|text| text.contains("Please wait"))
        .collect();
    assert_eq!(waits.len(), 24);
}

#[actix_web::test]
async fn an_attempt_sent_away_because_too_many_wait_is_no_failure_and_hides_none() {
    let app = TestApp::new().await;
    add_user(&app, EMAIL, Role::Observer);
    let guesser = stranger(&app, "192.0.2.1").await;
    fail(&guesser, EMAIL, 2).await;
    let counts = |app: &TestApp| -> Vec<i32> {
        app.read(|conn| {
            let rows = sign_in_failures::table.order(sign_in_failures::subject_hash);
            Ok(rows.select(sign_in_failures::failures).load(conn)?)
        })
    };
    let before = counts(&app);
    assert_eq!(before, [2, 2, 2]);
    // The same desk with nobody to check passwords.
    let crowded = app
        .restarted_with(|it| {
            it.sign_in.argon2_at_once = 0;
            it.sign_in.argon2_waiting = 0;
        })
        .await;
    let guesser = stranger(&crowded, "192.0.2.1").await;
    for _ in 0..5 {
        let reply = attempt(&guesser, EMAIL, PASSWORD).await;
        assert_eq!(reply.status, StatusCode::SERVICE_UNAVAILABLE);
        assert_eq!(reply.headers.get("Retry-After").unwrap(), "2");
    }
    assert_eq!(counts(&crowded), before);
}
