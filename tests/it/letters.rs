//! Mails brought as files: a draft with the people recognised, and nothing more until it
//! is saved.

use accede::auth::{Marking, Role};
use accede::db::schema::{attachments, exchange_people, exchanges, people};
use actix_web::http::StatusCode;
use chrono::TimeDelta;
use diesel::prelude::*;

use crate::exchanges::{person, posted};
use crate::support::{Browser, Reply, TestApp, all};

fn mail(from: &str, to: &str, more: &str, body: &str) -> Vec<u8> {
    format!(
        "From: {from}\r\nTo: {to}\r\nSubject: Reply of the ministry\r\n\
         Date: Tue, 30 May 2023 14:20:00 +0000\r\n{more}\r\n{body}"
    )
    .into_bytes()
}

/// Someone with an address.
fn known(app: &TestApp, family: &str, email: &str, marking: Marking, team: &str) -> i64 {
    let id = person(app, "Kato", family, marking, team);
    app.write(|conn| {
        diesel::update(people::table.find(id))
            .set((people::email.eq(email), people::email_key.eq(email)))
            .execute(conn)?;
        Ok(())
    });
    id
}

async fn bring(browser: &Browser, name: &str, bytes: &[u8]) -> Reply {
    browser
        .post_file("/exchanges/mail", &[], Some((name, bytes)))
        .await
}

/// The values of a form's fields, as a browser would send them.
fn filled(html: &str) -> Vec<(String, String)> {
    let document = scraper::Html::parse_document(html);
    let select = |css: &str| scraper::Selector::parse(css).unwrap();
    let mut fields = Vec::new();
    for input in document.select(&select("main form[action='/exchanges'] input")) {
        let value = input.value();
        let kind = value.attr("type").unwrap_or("text");
        let off = ["radio", "checkbox"].contains(&kind) && value.attr("checked").is_none();
        if let (Some(name), false) = (value.attr("name"), off) {
            let value = value.attr("value").unwrap_or_default();
            fields.push((name.to_owned(), value.to_owned()));
        }
    }
    for field in document.select(&select("main form[action='/exchanges'] select")) {
        let chosen = select("option[selected]");
        let value = field.select(&chosen).next();
        let value = value.and_then(|it| it.value().attr("value"));
        let name = field.value().attr("name").unwrap_or_default();
        fields.push((name.to_owned(), value.unwrap_or_default().to_owned()));
    }
    for field in document.select(&select("main form[action='/exchanges'] textarea")) {
        let name = field.value().attr("name").unwrap_or_default();
        fields.push((name.to_owned(), field.text().collect()));
    }
    fields
}

fn value<'a>(fields: &'a [(String, String)], name: &str) -> &'a str {
    let found = fields.iter().find(|(known, _)| known == name);
    found.map_or("", |(_, value)| value.trim())
}

fn count(app: &TestApp) -> (i64, i64) {
    app.read(|conn| {
        Ok((
            exchanges::table.count().get_result(conn)?,
            attachments::table.count().get_result(conn)?,
        ))
    })
}

async fn save(browser: &Browser, fields: &[(String, String)], without: &str) -> Reply {
    let fields: Vec<_> = fields
        .iter()
        .filter(|(name, _)| name != "_csrf" && name != without)
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    browser.post("/exchanges", &fields).await
}

#[actix_web::test]
async fn a_mail_becomes_a_draft_and_an_exchange_only_when_it_is_saved() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let okello = known(
        &app,
        "Okello",
        "okello@example.org",
        Marking::Coordination,
        "Malawi",
    );
    posted(&app, okello, "UGA");
    let bytes = mail(
        "\"Kato\" <Okello@Example.org>",
        "desk@example.net",
        "",
        "The cabinet meets in June.\r\n",
    );
    let reply = bring(&browser, "Réponse.eml", &bytes).await;
    assert_eq!(reply.status, StatusCode::OK);
    let fields = filled(&reply.text());
    for (name, expected) in [
        ("state", "UGA"),
        ("kind", "letter"),
        ("direction", "in"),
        ("held_on", "2023-05-30"),
        ("held_at", "16:20"),
        ("zone", "Europe/Zurich"),
        ("people", okello.to_string().as_str()),
        (
            "summary",
            "Reply of the ministry\n\nThe cabinet meets in June.",
        ),
        ("keep_mail", "1"),
        ("mail_name", "Réponse.eml"),
    ] {
        assert_eq!(value(&fields, name), expected, "{name}");
    }
    assert_eq!(count(&app), (0, 0), "nothing is logged yet");
    let record = save(&browser, &fields, "").await.location();
    assert_eq!(count(&app), (1, 1));
    let page = browser.page(&record).await;
    assert!(page.contains("Réponse.eml") && page.contains("Kato Okello"));
    let taken = browser.get(&format!("{record}/attachments/1")).await;
    assert_eq!(taken.bytes, bytes);
    let met: i64 = app.read(|conn| Ok(exchange_people::table.count().get_result(conn)?));
    assert_eq!(met, 1);
    // And without the mail, if that is wanted.
    save(&browser, &fields, "keep_mail").await.location();
    assert_eq!(count(&app), (2, 1));
}

#[actix_web::test]
async fn a_mail_of_our_own_goes_out_and_its_reader_is_whom_it_is_about() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let okello = known(
        &app,
        "Okello",
        "okello@example.org",
        Marking::Coordination,
        "Malawi",
    );
    posted(&app, okello, "UGA");
    // The account of the browser is the first.
    let bytes = mail(
        "user1@example.org",
        "x@example.org, okello@example.org",
        "",
        "Dear Sir",
    );
    let fields = filled(&bring(&browser, "a.eml", &bytes).await.text());
    assert_eq!(value(&fields, "direction"), "out");
    assert_eq!(value(&fields, "state"), "UGA");
    // Of the accounts of other teams a mail tells nothing.
    let other = app.signed_in(Role::Coordinator, "Spain");
    let fields = filled(&bring(&other, "a.eml", &bytes).await.text());
    assert_eq!(value(&fields, "direction"), "in");
}

#[actix_web::test]
async fn someone_hidden_is_as_unknown_as_nobody() {
    let app = TestApp::new().await;
    let own = app.coordinator();
    let other = app.signed_in(Role::Coordinator, "Spain");
    let bytes = mail("okello@example.org", "desk@example.net", "", "x");
    let before = bring(&other, "a.eml", &bytes).await;
    let id = known(
        &app,
        "Okello",
        "okello@example.org",
        Marking::Restricted,
        "Malawi",
    );
    posted(&app, id, "UGA");
    let after = bring(&other, "a.eml", &bytes).await;
    let (before, after) = [before, after]
        .map(|it| crate::readers::readable("", &it))
        .into();
    assert!(before == after, "the draft tells of someone hidden");
    let fields = filled(&bring(&own, "a.eml", &bytes).await.text());
    assert_eq!(value(&fields, "state"), "UGA");
}

#[actix_web::test]
async fn a_digest_alone_opens_nobody_elses_mail() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let bytes = mail("a@example.org", "b@example.org", "", "in trust");
    let mut fields = filled(&bring(&browser, "a.eml", &bytes).await.text());
    fields.retain(|(name, _)| name != "state");
    fields.push(("state".to_owned(), "UGA".to_owned()));
    let other = app.signed_in(Role::Coordinator, "Spain");
    let reply = save(&other, &fields, "").await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    let summary = reply.all(".error-summary li").concat();
    assert!(summary.contains("Bring it again"), "{summary}");
    assert_eq!(count(&app), (0, 0));
    // Its own bringer has a day.
    app.app.clock.advance(TimeDelta::hours(25));
    let browser = app.coordinator();
    let reply = save(&browser, &fields, "").await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    save(&browser, &fields, "keep_mail").await.location();
}

#[actix_web::test]
async fn what_was_typed_stays_when_the_draft_is_refused() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let bytes = mail("a@example.org", "b@example.org", "", "words");
    let reply = bring(&browser, "a.eml", &bytes).await;
    let fields = filled(&reply.text());
    assert_eq!(value(&fields, "state"), "");
    let again = save(&browser, &fields, "").await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    let kept = filled(&again.text());
    for name in ["mail", "mail_name", "keep_mail", "summary", "held_at"] {
        assert_eq!(value(&kept, name), value(&fields, name), "{name}");
        assert!(!value(&kept, name).is_empty(), "{name}");
    }
}

#[actix_web::test]
async fn what_is_no_mail_or_means_harm_is_refused_with_a_reason() {
    let app = TestApp::with(|settings| settings.attachments.file_mib = 1).await;
    let browser = app.coordinator();
    let large = mail(
        "a@example.org",
        "b@example.org",
        "",
        &"x".repeat(1024 * 1024),
    );
    for (name, bytes, reason) in [
        ("a.pdf", b"%PDF-1.7\n".to_vec(), "This is no mail"),
        ("a.eml", b"%PDF-1.7\n".to_vec(), "This is no mail"),
        ("a.eml", b"nothing of the kind".to_vec(), "This is no mail"),
        ("a.eml", large, "larger than 1 MB"),
        (
            "a.eml",
            mail("nobody", "b@example.org", "", "x"),
            "who it is from",
        ),
    ] {
        let reply = bring(&browser, name, &bytes).await;
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY, "{reason}");
        let summary = reply.all(".error-summary li").concat();
        assert!(summary.contains(reason), "{summary}");
    }
    let script = mail(
        "a@example.org",
        "b@example.org",
        "Content-Type: text/html\r\n",
        "<script>alert(1)</script><b>bold</b> &lt;script&gt;",
    );
    let reply = bring(&browser, "<b>.eml", &script).await;
    assert_eq!(reply.status, StatusCode::OK);
    assert!(!reply.text().contains("<script>alert") && !reply.text().contains("<b>bold"));
    assert_eq!(count(&app), (0, 0));
    let observer = app.signed_in(Role::Observer, "Spain");
    let fine = mail("a@example.org", "b@example.org", "", "x");
    assert_eq!(
        bring(&observer, "a.eml", &fine).await.status,
        StatusCode::FORBIDDEN
    );
    let page = browser.page("/exchanges").await;
    assert_eq!(all(&page, "form[data-drop] label"), ["The mail"]);
    assert!(!observer.page("/exchanges").await.contains("data-drop"));
}

#[actix_web::test]
async fn a_mail_from_the_future_is_of_today() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let bytes = b"From: a@example.org\r\nDate: Tue, 30 May 2034 14:20:00 +0000\r\n\r\nx";
    let fields = filled(&bring(&browser, "a.eml", bytes).await.text());
    assert_eq!(value(&fields, "held_on"), "2023-06-01");
    assert_eq!(value(&fields, "held_at"), "");
}

#[actix_web::test]
async fn a_mail_from_the_mailbox_of_a_post_tells_the_post_and_its_state() {
    use accede::db::schema::posts;
    let app = TestApp::new().await;
    let browser = app.coordinator();
    for (state, email) in [
        ("TCD", "Disarmament@Chad.example.org"),
        ("UGA", "uganda@example.org"),
    ] {
        let post = crate::exchanges::post(&app, state);
        app.write(|conn| {
            diesel::update(posts::table.find(post))
                .set(posts::email.eq(email))
                .execute(conn)?;
            Ok(())
        });
    }
    let okello = known(
        &app,
        "Okello",
        "okello@example.org",
        Marking::Coordination,
        "Malawi",
    );
    posted(&app, okello, "UGA");
    // Whoever reads along says less than who writes.
    let bytes = mail(
        "disarmament@chad.example.org",
        "desk@example.net, okello@example.org",
        "",
        "The cabinet meets in June.\r\n",
    );
    let fields = filled(&bring(&browser, "a.eml", &bytes).await.text());
    assert_eq!(value(&fields, "state"), "TCD");
    assert_eq!(value(&fields, "direction"), "in");
    let summary = value(&fields, "summary");
    assert_eq!(
        summary,
        "Reply of the ministry\n\nMailbox of the post: Counsellor, Permanent Mission\n\n\
         The cabinet meets in June."
    );
    save(&browser, &fields, "").await.location();
    // Ours to a mailbox is about its State.
    let bytes = mail("user1@example.org", "UGANDA@example.org", "", "Dear Sir");
    let fields = filled(&bring(&browser, "a.eml", &bytes).await.text());
    assert_eq!(value(&fields, "direction"), "out");
    assert_eq!(value(&fields, "state"), "UGA");
}
