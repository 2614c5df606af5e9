//! How people stand to each other: noted, read from both ends, corrected, binned, hidden.

use accede::auth::{Marking, Role};
use accede::db::schema::relations;
use actix_web::http::StatusCode;
use diesel::prelude::*;

use crate::exchanges::person;
use crate::support::{Browser, TestApp, all};

fn form<'a>(side: &'a str, other: &'a str, marking: &'a str) -> [(&'a str, &'a str); 5] {
    [
        ("side", side),
        ("people", other),
        ("source", "Demo colleague"),
        ("note", ""),
        ("marking", marking),
    ]
}

async fn told(browser: &Browser, id: i64) -> Vec<String> {
    all(
        &browser.page(&format!("/contacts/{id}")).await,
        "ul.rows li a[href^='/relations/']",
    )
}

fn newest(app: &TestApp) -> i64 {
    app.read(|conn| {
        Ok(relations::table
            .order(relations::id.desc())
            .select(relations::id)
            .first(conn)?)
    })
}

#[actix_web::test]
async fn a_relation_reads_from_both_ends_and_goes_to_the_bin() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let chief = person(&app, "Demo", "Chief", Marking::Coordination, "Malawi");
    let aide = person(&app, "Demo", "Aide", Marking::Coordination, "Malawi");
    let to = chief.to_string();
    let path = format!("/contacts/{aide}/relations");
    let reply = browser
        .post(&path, &form("reports_to", &to, "coordination"))
        .await;
    assert_eq!(reply.location(), format!("/contacts/{aide}"));
    let own = browser.page(&format!("/contacts/{aide}")).await;
    assert!(own.contains("reports to <a"), "{own}");
    let other = browser.page(&format!("/contacts/{chief}")).await;
    assert!(other.contains("is the superior of <a"), "{other}");
    let id = newest(&app);
    let file = browser.page("/contacts.csv").await;
    assert!(file.contains("reports to Demo Chief"), "{file}");
    let stale = [("version", "9")];
    let mut fields = form("works_with", &to, "coordination").to_vec();
    fields.extend(stale);
    let reply = browser.post(&format!("/relations/{id}"), &fields).await;
    assert_eq!(reply.status, StatusCode::CONFLICT);
    browser.post(&format!("/relations/{id}/bin"), &[]).await;
    assert!(told(&browser, aide).await.is_empty());
    assert!(told(&browser, chief).await.is_empty());
}

#[actix_web::test]
async fn a_relation_is_hidden_with_either_of_its_people() {
    let app = TestApp::new().await;
    let (malawi, spain) = (app.coordinator(), app.signed_in(Role::Coordinator, "Spain"));
    let known = person(&app, "Demo", "Known", Marking::Coordination, "Malawi");
    let hidden = person(&app, "Demo", "Hidden", Marking::Restricted, "Malawi");
    let to = hidden.to_string();
    let path = format!("/contacts/{known}/relations");
    malawi
        .post(&path, &form("knows_well", &to, "coordination"))
        .await;
    let id = newest(&app);
    assert_eq!(told(&malawi, known).await.len(), 1);
    assert!(told(&spain, known).await.is_empty());
    for path in [
        format!("/relations/{id}"),
        format!("/access/relations/{id}"),
    ] {
        assert_eq!(
            spain.get(&path).await.status,
            StatusCode::NOT_FOUND,
            "{path}"
        );
    }
}

#[actix_web::test]
async fn a_relation_has_one_other_end_and_the_words_fit_it() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let one = person(&app, "Demo", "One", Marking::Coordination, "Malawi");
    let (me, path) = (one.to_string(), format!("/contacts/{one}/relations"));
    for (side, other) in [
        ("knows_well", me.as_str()),
        ("advises", ""),
        ("knows_well", ""),
    ] {
        let reply = browser
            .post(&path, &form(side, other, "coordination"))
            .await;
        assert_eq!(
            reply.status,
            StatusCode::UNPROCESSABLE_ENTITY,
            "{side} {other}"
        );
    }
}
