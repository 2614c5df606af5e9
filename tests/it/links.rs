//! The links of a State: revoked, and issued anew.

use accede::auth::Role;
use accede::db::schema::{audit, circulation_notes, mails, section_links};
use accede::mail::{MailStatus, Worker};
use accede::survey::remind_due;
use actix_web::http::StatusCode;
use chrono::TimeDelta;
use diesel::prelude::*;

use crate::respondent::{begin, enter, send};
use crate::support::{Browser, Reply, TestApp, all};
use crate::survey::{iso3, link, released, scraped};

fn entries(app: &TestApp, action: &str) -> i64 {
    app.read(|conn| {
        let of = audit::table.filter(audit::action.eq(action));
        Ok(of.count().get_result(conn)?)
    })
}

/// The mails to Uganda: each one's link and standing.
fn to_uganda(app: &TestApp) -> Vec<(Option<String>, MailStatus)> {
    app.read(|conn| {
        Ok(mails::table
            .filter(mails::state.eq(iso3("UGA")))
            .order(mails::id)
            .select((mails::link, mails::status))
            .load(conn)?)
    })
}

async fn send_mails(app: &TestApp) {
    let mut worker = Worker::new(&app.app);
    while worker.step().await.unwrap() > 0 {}
}

/// The fields of a form about the first recipient of a page of links.
pub async fn fields(browser: &Browser, links: &str) -> Vec<(&'static str, String)> {
    let html = browser.page(links).await;
    ["invitation", "number"]
        .map(|name| {
            let selector = format!("form input[name={name}]");
            (name, scraped(&html, &selector, "value").remove(0))
        })
        .to_vec()
}

/// Presses a button of a page of links.
pub async fn press(browser: &Browser, links: &str, what: &str, how: &str) -> Reply {
    let mut fields = fields(browser, links).await;
    fields.push(("how", how.to_owned()));
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, it)| (*name, &**it)).collect();
    browser.post(&format!("{links}/{what}"), &fields).await
}

/// The path of the link that a page shows this once.
pub fn shown(reply: &Reply) -> String {
    let link = scraped(&reply.text(), "#f-address", "value").remove(0);
    link[link.find("/s/").unwrap()..].to_owned()
}

/// A page as whoever asks sees it, without what differs each time.
async fn seen(browser: &Browser, path: &str) -> (StatusCode, Vec<String>) {
    let reply = browser.get(path).await;
    (reply.status, reply.all("main"))
}

#[actix_web::test]
async fn a_revoked_link_and_all_that_came_of_it_tell_nothing_and_the_draft_is_kept() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let path = released(&app, &browser).await;
    let links = format!("{path}/links/UGA");
    assert!(browser.page(&path).await.contains(&links), "from its row");
    let old = link(&app, "UGA");
    let visitor = app.visitor();
    begin(&visitor, &old).await;
    let answer = enter(&visitor, &old).await;
    let handed = [("section", "process"), ("holder", "A colleague")];
    let handed = send(&visitor, &answer, "links", &handed).await;
    assert_eq!(handed.status, StatusCode::CREATED);
    let part = shown(&handed);
    browser
        .post(
            &format!("{path}/notes"),
            &[("states", "UGA"), ("sent_on", "2023-06-01")],
        )
        .await
        .location();
    let noted: Vec<Option<String>> = app.read(|conn| {
        Ok(circulation_notes::table
            .select(circulation_notes::link)
            .load(conn)?)
    });
    let noted = noted[0].clone().unwrap();
    let noted = &noted[noted.find("/s/").unwrap()..];
    assert_eq!(app.visitor().get(noted).await.status, StatusCode::OK);
    let html = browser.page(&links).await;
    assert!(html.contains("Opens until 30 July 2023"), "{html}");
    assert!(html.contains("One section is handed") && html.contains("One more link was made"));

    let reply = press(&browser, &links, "revoke", "").await;
    assert_eq!(reply.location(), links);
    let html = browser.follow(&reply).await;
    assert!(html.contains("The link is revoked.") && html.contains("Revoked on 1 June 2023"));
    let nothing = seen(&app.visitor(), "/s/unknown").await;
    for path in [old.as_str(), &part, noted] {
        assert_eq!(seen(&app.visitor(), path).await, nothing, "{path}");
    }
    assert_eq!(seen(&visitor, &answer).await, nothing, "whoever had begun");
    assert_eq!(to_uganda(&app)[0], (None, MailStatus::Cancelled));
    let note = browser.page(&format!("{path}/notes")).await;
    assert!(note.contains("its link is revoked"), "{note}");
    assert!(
        !browser
            .page(&format!("{path}/notes/1"))
            .await
            .contains("/s/")
    );

    // A new one goes on where the old one stopped, and what was handed on stays shut.
    let made = press(&browser, &links, "issue", "show").await;
    assert_eq!(made.status, StatusCode::CREATED);
    let new = shown(&made);
    assert!(!browser.page(&links).await.contains("/s/"), "shown once");
    let elsewhere = app.visitor();
    let answer = enter(&elsewhere, &new).await;
    let html = elsewhere.page(&format!("{answer}/respondent")).await;
    assert!(html.contains("Mission &lt;Kampala&gt;"), "{html}");
    for path in [old.as_str(), &part, noted] {
        assert_eq!(seen(&app.visitor(), path).await, nothing, "{path}");
    }
    let renewed: Option<String> = app.read(|conn| {
        Ok(circulation_notes::table
            .select(circulation_notes::link)
            .first(conn)?)
    });
    let renewed = renewed.unwrap();
    let renewed = &renewed[renewed.find("/s/").unwrap()..];
    assert_eq!(app.visitor().get(renewed).await.status, StatusCode::OK);
    let revoked: i64 = app.read(|conn| {
        let shut = section_links::table.filter(section_links::revoked_at.is_not_null());
        Ok(shut.count().get_result(conn)?)
    });
    assert_eq!(revoked, 1);
    assert_eq!(entries(&app, "circulation.revoke-link"), 1);
    assert_eq!(entries(&app, "circulation.new-link"), 1);
    let other = seen(&app.visitor(), &link(&app, "DJI")).await;
    assert_eq!(other.0, StatusCode::OK, "another State's is its own");
}

#[actix_web::test]
async fn a_new_link_is_mailed_once_however_often_its_button_is_pressed() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let path = released(&app, &browser).await;
    let links = format!("{path}/links/UGA");
    send_mails(&app).await;
    let mut fields = fields(&browser, &links).await;
    fields.push(("how", "mail".to_owned()));
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, it)| (*name, &**it)).collect();
    let issue = format!("{links}/issue");
    let (one, other) =
        futures_util::future::join(browser.post(&issue, &fields), browser.post(&issue, &fields))
            .await;
    assert_eq!(
        (one.location(), other.location()),
        (links.clone(), links.clone())
    );
    let mails = to_uganda(&app);
    assert_eq!(mails.len(), 2, "the first, and one more: {mails:?}");
    let new = mails[1].0.clone().unwrap();
    let new = &new[new.find("/s/").unwrap()..];
    assert_eq!(app.visitor().get(new).await.status, StatusCode::OK);
    let (subject, body): (String, String) = app.read(|conn| {
        Ok(mails::table
            .order(mails::id.desc())
            .select((mails::subject, mails::body))
            .first(conn)?)
    });
    assert!(
        subject.contains("Uganda") && body.contains("30 June 2023"),
        "{body}"
    );
    send_mails(&app).await;
    assert_eq!(to_uganda(&app)[1], (None, MailStatus::Sent));
    assert_eq!(entries(&app, "circulation.new-link"), 1);
    // What is stale revokes nothing either.
    let stale = browser.post(&format!("{links}/revoke"), &fields).await;
    let html = browser.follow(&stale).await;
    assert!(html.contains("revoked or replaced meanwhile"), "{html}");
    assert_eq!(app.visitor().get(new).await.status, StatusCode::OK);
}

#[actix_web::test]
async fn a_mail_that_failed_is_not_sent_again_with_a_link_that_was_revoked() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let path = released(&app, &browser).await;
    app.write(|conn| {
        diesel::update(mails::table)
            .set(mails::status.eq(MailStatus::Failed))
            .execute(conn)?;
        Ok(())
    });
    press(&browser, &format!("{path}/links/UGA"), "revoke", "").await;
    for id in [1, 2] {
        browser.post(&format!("/mail/{id}/resend"), &[]).await;
    }
    let standing: Vec<(String, MailStatus)> = app.read(|conn| {
        Ok(mails::table
            .order(mails::state)
            .select((mails::state.assume_not_null(), mails::status))
            .load(conn)?)
    });
    let expected = [("DJI", MailStatus::Queued), ("UGA", MailStatus::Failed)];
    assert_eq!(
        standing,
        expected.map(|(state, status)| (state.to_owned(), status))
    );
}

#[actix_web::test]
async fn reminders_and_notes_after_a_new_link_bring_links_that_open_and_none_after_a_revoked_one() {
    let app = TestApp::with(|it| {
        it.sign_in.session_idle_hours = 2000;
        it.sign_in.session_days = 90;
    })
    .await;
    let browser = app.coordinator();
    let path = released(&app, &browser).await;
    send_mails(&app).await;
    crate::reminders::rule(&browser, &path).await;
    let (uganda, djibouti) = (format!("{path}/links/UGA"), format!("{path}/links/DJI"));
    press(&browser, &uganda, "issue", "show").await;
    press(&browser, &djibouti, "revoke", "").await;
    app.app.clock.advance(TimeDelta::days(7));
    assert_eq!(remind_due(&app.app).await.unwrap(), 1, "Uganda alone");
    let brought = to_uganda(&app).pop().unwrap().0.unwrap();
    let brought = &brought[brought.find("/s/").unwrap()..];
    assert_eq!(app.visitor().get(brought).await.status, StatusCode::OK);
    let notes = format!("{path}/notes");
    let html = browser.page(&notes).await;
    let offered = scraped(&html, "select[name=states] option", "value");
    assert!(offered.contains(&"UGA".to_owned()) && !offered.contains(&"DJI".to_owned()));
    // What a reminder brought ends with the link it stood for.
    press(&browser, &uganda, "revoke", "").await;
    let reply = app.visitor().get(brought).await;
    assert_eq!(reply.status, StatusCode::NOT_FOUND);
}

#[actix_web::test]
async fn links_are_revoked_by_those_who_steer_the_circulation_as_long_as_they_open_anything() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let draft = crate::survey::draft(&app, &browser).await;
    let refused = browser.get(&format!("{draft}/links/UGA")).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN, "nothing has left");
    browser
        .post(&format!("{draft}/release"), &[])
        .await
        .location();
    let links = format!("{draft}/links/UGA");
    for state in ["JAM", "NGA"] {
        let reply = browser.get(&format!("{draft}/links/{state}")).await;
        assert_eq!(reply.status, StatusCode::NOT_FOUND, "{state}");
    }
    let known = fields(&browser, &links).await;
    let known: Vec<(&str, &str)> = known.iter().map(|(name, it)| (*name, &**it)).collect();
    let contributor = app.signed_in(Role::Contributor, "Malawi");
    assert_eq!(contributor.get(&links).await.status, StatusCode::FORBIDDEN);
    for what in ["revoke", "issue"] {
        let reply = contributor.post(&format!("{links}/{what}"), &known).await;
        assert_eq!(reply.status, StatusCode::FORBIDDEN, "{what}");
    }
    let observer = app.signed_in(Role::Observer, "Spain");
    assert_ne!(observer.get(&links).await.status, StatusCode::OK);
    // The invitation of another State is none of this one's.
    let other = [("invitation", "999"), ("number", "1")];
    let reply = browser.post(&format!("{links}/revoke"), &other).await;
    assert_eq!(reply.status, StatusCode::NOT_FOUND);
    assert!(!all(&browser.page(&draft).await, "tbody a").is_empty());
    // A new one would be born dead.
    app.app.clock.advance(TimeDelta::days(61));
    let browser = app.coordinator();
    let html = browser.page(&links).await;
    assert!(html.contains("Give it more time first") && html.contains("Expired on"));
    let reply = browser.post(&format!("{links}/issue"), &known).await;
    assert_eq!(reply.location(), links);
    assert_eq!(entries(&app, "circulation.new-link"), 0);
}
