//! The accounts as administrators look after them.

use accede::auth::{self, Role, UserId};
use accede::db::schema::{account_links, audit, mails, users};
use accede::mail::LINK;
use actix_web::http::StatusCode;
use chrono::TimeDelta;
use diesel::prelude::*;

use crate::accounts::{PASSWORD, actions, add_user, is_signed_in, sign_in};
use crate::support::{Browser, TestApp, all};

const EMAIL: &str = "nora@example.org";

fn administrator(app: &TestApp) -> Browser {
    app.signed_in(Role::Administrator, "ISU")
}

fn invitation() -> Vec<(&'static str, &'static str)> {
    vec![
        ("name", "Nora <Njeri>"),
        ("email", EMAIL),
        ("language", "fr"),
        ("role", "partner"),
        ("team", ""),
        ("new_team", "Kenya"),
    ]
}

/// The path of the link in the newest mail.
pub fn newest_link(app: &TestApp) -> String {
    let link: Option<String> = app.read(|conn| {
        Ok(mails::table
            .order(mails::id.desc())
            .select(mails::link)
            .first(conn)?)
    });
    link.unwrap().replace("http://127.0.0.1:8080", "")
}

fn user_id(app: &TestApp, email: &str) -> UserId {
    app.read(|conn| {
        Ok(users::table
            .filter(users::email.eq(email))
            .select(users::id)
            .first(conn)?)
    })
}

/// The audit's actions on an account, first to last.
pub fn audited(app: &TestApp, id: UserId) -> Vec<String> {
    app.read(|conn| {
        Ok(audit::table
            .filter(audit::subject.eq("users"))
            .filter(audit::subject_id.eq(id.to_string()))
            .order(audit::id)
            .select(audit::action)
            .load(conn)?)
    })
}

#[actix_web::test]
async fn to_all_but_administrators_the_accounts_are_an_address_that_leads_nowhere() {
    let app = TestApp::new().await;
    let admin = administrator(&app);
    assert!(admin.page("/").await.contains("href=\"/admin/accounts\""));
    let id = user_id(&app, "user1@example.org");
    for role in [
        Role::Coordinator,
        Role::Contributor,
        Role::Partner,
        Role::Observer,
    ] {
        let browser = app.signed_in(role, "ISU");
        assert!(
            !browser.page("/").await.contains("/admin/accounts"),
            "{role}"
        );
        let nowhere = browser.get("/no/such/page").await;
        for path in [
            "/admin/accounts".to_owned(),
            "/admin/accounts.csv".to_owned(),
            "/admin/accounts/new".to_owned(),
            format!("/admin/accounts/{id}"),
            "/admin/accounts/999".to_owned(),
        ] {
            let reply = browser.get(&path).await;
            assert_eq!(reply.status, nowhere.status, "{role} {path}");
            assert_eq!(reply.all("main"), nowhere.all("main"), "{role} {path}");
        }
        for path in [
            "/admin/accounts".to_owned(),
            format!("/admin/accounts/{id}"),
            format!("/admin/accounts/{id}/disable"),
            format!("/admin/accounts/{id}/sessions/end"),
            format!("/admin/accounts/{id}/sessions/1/end"),
        ] {
            let reply = browser.post(&path, &invitation()).await;
            assert_eq!(reply.status, StatusCode::NOT_FOUND, "{role} {path}");
            let bad = browser.post_with(&path, "AAAA", &[]).await;
            assert_eq!(bad.status, StatusCode::NOT_FOUND, "{role} {path}");
        }
    }
    assert!(is_signed_in(&admin).await);
    assert_eq!(app.read(auth::count_users), 5);
    let visitor = app.visitor().get("/admin/accounts").await;
    assert_eq!(visitor.location(), "/sign-in?next=%2Fadmin%2Faccounts");
}

#[actix_web::test]
async fn an_invitation_makes_an_account_whose_owner_chooses_the_password_once() {
    let app = TestApp::new().await;
    let admin = administrator(&app);
    admin.page("/admin/accounts/new").await;
    let reply = admin.post("/admin/accounts", &invitation()).await;
    let html = admin.follow(&reply).await;
    assert!(all(&html, ".flash")[0].contains("invitation is on its way"));
    assert!(all(&html, "dd").contains(&"invited on 1 Jun 2023".to_owned()));

    let (to, subject, body): (String, String, String) = app.read(|conn| {
        Ok(mails::table
            .select((mails::to_email, mails::subject, mails::body))
            .first(conn)?)
    });
    assert_eq!(to, EMAIL);
    assert_eq!(subject, "Votre compte au bureau de sensibilisation");
    assert!(body.contains(LINK) && body.contains("Test administrator 1") && body.contains("Kenya"));
    assert!(body.contains("8 juin 2023"), "{body}");
    let mail = admin.page("/mail").await;
    assert!(mail.contains("invitation to an account"));

    let link = newest_link(&app);
    let guest = app.visitor();
    let page = guest.page(&link).await;
    assert!(
        page.contains("<html lang=\"fr\">"),
        "in the account's language"
    );
    let own = guest.post(&link, &[("password", "nora njeri 1968")]).await;
    assert_eq!(own.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(
        guest
            .post(&link, &[("password", PASSWORD)])
            .await
            .location(),
        "/"
    );
    let account = guest.page("/account").await;
    assert!(account.contains("Nora &lt;Njeri&gt;") && account.contains("Kenya"));

    let other = app.visitor();
    let dead = other.get(&link).await;
    assert_eq!(dead.status, StatusCode::NOT_FOUND);
    assert_eq!(dead.all("h1"), ["This link no longer works"]);
    let again = other.post(&link, &[("password", PASSWORD)]).await;
    assert_eq!(again.status, StatusCode::NOT_FOUND, "it works once");
    sign_in(app.visitor(), EMAIL).await;
    let id = user_id(&app, EMAIL);
    assert_eq!(
        audited(&app, id)[..3],
        ["user.add", "user.invite", "user.accept"]
    );
}

#[actix_web::test]
async fn an_invitation_expires_and_a_new_one_replaces_it() {
    let app = TestApp::new().await;
    let admin = administrator(&app);
    admin.post("/admin/accounts", &invitation()).await;
    let first = newest_link(&app);
    let again = format!("/admin/accounts/{}/invite-again", user_id(&app, EMAIL));
    admin.post(&again, &[]).await;
    let second = newest_link(&app);
    let guest = app.visitor();
    assert_eq!(guest.get(&first).await.status, StatusCode::NOT_FOUND);
    assert_eq!(guest.get(&second).await.status, StatusCode::OK);
    app.app.clock.advance(TimeDelta::days(8));
    assert_eq!(guest.get(&second).await.status, StatusCode::NOT_FOUND);
    let late = guest.post(&second, &[("password", PASSWORD)]).await;
    assert_eq!(late.status, StatusCode::NOT_FOUND);

    let admin = administrator(&app);
    admin.post(&again, &[]).await;
    let third = newest_link(&app);
    guest.post(&third, &[("password", PASSWORD)]).await;
    assert!(is_signed_in(&guest).await);
    let reply = admin.post(&again, &[]).await;
    assert_eq!(
        reply.status,
        StatusCode::NOT_FOUND,
        "who has come needs no invitation"
    );
}

#[actix_web::test]
async fn a_bad_invitation_comes_back_with_what_was_typed_and_sends_nothing() {
    let app = TestApp::new().await;
    let admin = administrator(&app);
    let mut form = invitation();
    form[1].1 = "User1@Example.org";
    form[5].1 = "";
    let reply = admin.post("/admin/accounts", &form).await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(
        reply.all(".field .error"),
        ["Choose a team, or name a new one."]
    );
    form[5].1 = "Kenya";
    let reply = admin.post("/admin/accounts", &form).await;
    assert_eq!(
        reply.all(".field .error"),
        ["This address has an account already."]
    );
    assert!(reply.text().contains("value=\"Nora &lt;Njeri&gt;\""));
    assert_eq!(app.read(auth::count_users), 1);
    assert_eq!(
        app.read(|conn| Ok(account_links::table.count().get_result::<i64>(conn)?)),
        0
    );
    assert_eq!(
        app.read(auth::team_names).len(),
        1,
        "no team is made on the way"
    );
}

#[actix_web::test]
async fn another_role_or_team_ends_the_sessions_of_the_account_at_once() {
    let app = TestApp::new().await;
    let admin = administrator(&app);
    let id = add_user(&app, EMAIL, Role::Coordinator);
    let path = format!("/admin/accounts/{id}");
    for (role, team, version) in [("observer", "Malawi", "1"), ("observer", "ISU", "2")] {
        let browser = sign_in(app.visitor(), EMAIL).await;
        let form = [("role", role), ("team", team), ("version", version)];
        assert_eq!(admin.post(&path, &form).await.location(), path);
        assert!(!is_signed_in(&browser).await, "{role} {team}");
    }
    let html = admin.page(&path).await;
    assert!(html.contains("value=\"observer\" checked"), "{html}");
    let browser = sign_in(app.visitor(), EMAIL).await;
    let same = [("role", "observer"), ("team", "ISU"), ("version", "3")];
    assert_eq!(admin.post(&path, &same).await.location(), path);
    assert!(is_signed_in(&browser).await, "nothing has changed");
    let placed: Vec<_> = audited(&app, id)
        .into_iter()
        .filter(|it| it == "user.place")
        .collect();
    assert_eq!(placed.len(), 2);
}

#[actix_web::test]
async fn the_last_administrator_is_neither_demoted_nor_disabled() {
    let app = TestApp::new().await;
    let admin = administrator(&app);
    let id = user_id(&app, "user1@example.org");
    let path = format!("/admin/accounts/{id}");
    let demote = [("role", "observer"), ("team", "ISU"), ("version", "1")];
    let refused = "This is the last administrator: make someone else one first.";
    // One who is only invited, and one who is disabled, could not step in.
    let mut form = invitation();
    form[3].1 = "administrator";
    admin.post("/admin/accounts", &form).await;
    add_user(&app, "gone@example.org", Role::Administrator);
    let now = app.app.clock.now();
    app.write(|conn| auth::disable_user(conn, accede::audit::Who::System, "gone@example.org", now));

    let reply = admin.post(&path, &demote).await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(reply.all(".error-summary li")[0].contains(refused));
    let reply = admin.post(&format!("{path}/disable"), &[]).await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(reply.all(".error-summary li")[0].contains(refused));
    assert!(is_signed_in(&admin).await);
    assert_eq!(admin.get("/admin/accounts").await.status, StatusCode::OK);

    let second = administrator(&app);
    assert_eq!(admin.post(&path, &demote).await.location(), path);
    assert_eq!(
        admin.get("/admin/accounts").await.status,
        StatusCode::NOT_FOUND
    );
    assert_eq!(second.get("/admin/accounts").await.status, StatusCode::OK);
}

#[actix_web::test]
async fn two_who_edit_the_same_account_see_both_versions() {
    let app = TestApp::new().await;
    let admin = administrator(&app);
    let id = add_user(&app, EMAIL, Role::Coordinator);
    let path = format!("/admin/accounts/{id}");
    let first = [("role", "partner"), ("team", "Malawi"), ("version", "1")];
    admin.post(&path, &first).await;
    let second = [("role", "observer"), ("team", "ISU"), ("version", "1")];
    let reply = admin.post(&path, &second).await;
    assert_eq!(reply.status, StatusCode::CONFLICT);
    assert_eq!(reply.all("h1"), ["Two versions"]);
    let text = reply.text();
    assert!(text.contains("observer") && text.contains("partner"));
    let choice = [
        ("_merge", "1"),
        ("version", "2"),
        ("_keep_role", "theirs"),
        ("_mine_role", "observer"),
        ("_theirs_role", "partner"),
        ("_keep_team", "mine"),
        ("_mine_team", "ISU"),
        ("_theirs_team", "Malawi"),
    ];
    assert_eq!(admin.post(&path, &choice).await.location(), path);
    let html = admin.page(&path).await;
    assert!(html.contains("value=\"partner\" checked"));
    assert!(html.contains("value=\"ISU\" selected"));
}

#[actix_web::test]
async fn a_disabled_account_is_signed_out_everywhere_until_it_is_enabled_again() {
    let app = TestApp::new().await;
    let admin = administrator(&app);
    let id = add_user(&app, EMAIL, Role::Coordinator);
    let browser = sign_in(app.visitor(), EMAIL).await;
    let path = format!("/admin/accounts/{id}");
    let reply = admin.post(&format!("{path}/disable"), &[]).await;
    let html = admin.follow(&reply).await;
    assert!(all(&html, ".flash")[0].contains("is disabled"));
    assert!(!is_signed_in(&browser).await);
    let form = [("email", EMAIL), ("password", PASSWORD)];
    assert_eq!(
        browser.post("/sign-in", &form).await.status,
        StatusCode::UNPROCESSABLE_ENTITY
    );
    assert_eq!(
        admin.post(&format!("{path}/disable"), &[]).await.status,
        StatusCode::NOT_FOUND
    );
    admin.post(&format!("{path}/enable"), &[]).await;
    sign_in(browser, EMAIL).await;
    let actions = audited(&app, id);
    assert!(actions.contains(&"user.disable".to_owned()));
    assert!(actions.contains(&"user.enable".to_owned()));
}

#[actix_web::test]
async fn an_invitation_is_dead_while_its_account_is_disabled() {
    let app = TestApp::new().await;
    let admin = administrator(&app);
    admin.post("/admin/accounts", &invitation()).await;
    let link = newest_link(&app);
    let path = format!("/admin/accounts/{}", user_id(&app, EMAIL));
    admin.post(&format!("{path}/disable"), &[]).await;
    let guest = app.visitor();
    assert_eq!(guest.get(&link).await.status, StatusCode::NOT_FOUND);
    admin.post(&format!("{path}/enable"), &[]).await;
    assert_eq!(
        guest.get(&link).await.status,
        StatusCode::NOT_FOUND,
        "it takes a new invitation"
    );
}

#[actix_web::test]
async fn administrators_see_and_end_the_sessions_of_an_account() {
    let app = TestApp::new().await;
    let admin = administrator(&app);
    let id = add_user(&app, EMAIL, Role::Coordinator);
    let path = format!("/admin/accounts/{id}");
    assert!(admin.page(&path).await.contains("Not signed in anywhere."));
    let one = sign_in(app.visitor().on("curl/8.5.0", "192.0.2.7"), EMAIL).await;
    let two = sign_in(app.visitor(), EMAIL).await;
    let html = admin.page(&path).await;
    assert!(html.contains("curl") && html.contains("192.0.2.7"));
    let ends: Vec<_> = actions(&html, &format!("{path}/sessions/"))
        .into_iter()
        .filter(|it| !it.ends_with("/sessions/end"))
        .collect();
    assert_eq!(ends.len(), 2);
    // Under another account's address the session is none.
    let wrong = ends[0].replace(&path, "/admin/accounts/1");
    assert_eq!(admin.post(&wrong, &[]).await.status, StatusCode::NOT_FOUND);
    admin.post(&ends[0], &[]).await;
    assert!(!is_signed_in(&two).await && is_signed_in(&one).await);
    admin.post(&format!("{path}/sessions/end"), &[]).await;
    assert!(!is_signed_in(&one).await && is_signed_in(&admin).await);
}

#[actix_web::test]
async fn the_accounts_are_counted_filtered_and_exported_as_they_are_shown() {
    let app = TestApp::new().await;
    let admin = administrator(&app);
    for number in 0..60 {
        add_user(&app, &format!("n{number:02}@example.org"), Role::Observer);
    }
    admin.post("/admin/accounts", &invitation()).await;
    let html = admin.page("/admin/accounts").await;
    assert_eq!(all(&html, "tbody tr").len(), 50);
    assert_eq!(all(&html, ".count")[0], "62 accounts");
    let document = scraper::Html::parse_document(&html);
    let selector = scraper::Selector::parse("a[rel=next]").unwrap();
    let next = document.select(&selector).next().unwrap();
    let rest = admin.page(next.attr("href").unwrap()).await;
    let rows = all(&rest, "tbody th");
    assert_eq!(rows.len(), 12);
    assert!(rows[10].starts_with("Nora <Njeri>"), "by name: {rows:?}");

    let path = "/admin/accounts?standing=invited&q=njeri+NORA&role=partner";
    let html = admin.page(path).await;
    assert_eq!(all(&html, ".count")[0], "1 account");
    assert_eq!(all(&html, ".chip").len(), 3);
    let csv = admin
        .page("/admin/accounts.csv?standing=invited&q=nora")
        .await;
    assert_eq!(
        csv,
        "\u{feff}Name,Team,Role,Standing,Second factor,Last seen\n\
         Nora <Njeri> (nora@example.org),Kenya,partner,invited on 1 Jun 2023,off,never\n"
    );
    let xlsx = admin.get("/admin/accounts.xlsx").await;
    assert!(xlsx.bytes.starts_with(b"PK"));
    let none = admin.page("/admin/accounts?q=nobody").await;
    assert_eq!(all(&none, ".empty h2"), ["No account fits"]);
    assert!(none.contains("href=\"/admin/accounts\""));
}
