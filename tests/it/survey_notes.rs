//! Notes verbales that carry a survey.

use std::io::{Cursor, Read as _};

use accede::auth::Role;
use accede::db::schema::{circulation_notes, exchanges};
use actix_web::http::StatusCode;
use diesel::prelude::*;

use crate::respondent::enter;
use crate::support::{TestApp, all};
use crate::survey::released;

/// A part of a Word document.
fn part(bytes: &[u8], name: &str) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut content = Vec::new();
    archive
        .by_name(name)
        .unwrap()
        .read_to_end(&mut content)
        .unwrap();
    content
}

/// State, direction and number of the exchanges.
fn logged(app: &TestApp) -> Vec<(String, Option<String>, String)> {
    app.read(|conn| {
        Ok(exchanges::table
            .order(exchanges::id)
            .select((exchanges::state, exchanges::direction, exchanges::reference))
            .load(conn)?)
    })
}

#[actix_web::test]
async fn a_note_is_numbered_logged_and_carries_a_link_of_its_own() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let path = released(&app, &browser).await;
    let notes = format!("{path}/notes");
    assert!(browser.page(&notes).await.contains("No note yet"));
    // Uganda has a mail too; Jamaica has nobody to write to.
    let fields = [
        ("states", "UGA"),
        ("states", "JAM"),
        ("sent_on", "2023-06-01"),
    ];
    assert_eq!(browser.post(&notes, &fields).await.location(), notes);
    let out = Some("out".to_owned());
    assert_eq!(
        logged(&app),
        [
            (
                "UGA".to_owned(),
                out.clone(),
                "NV/MALAWI/2023/001".to_owned()
            ),
            ("JAM".to_owned(), out, "NV/MALAWI/2023/002".to_owned()),
        ]
    );
    let html = browser.page(&notes).await;
    let lines = all(&html, ".rows li");
    assert!(lines[0].contains("NV/MALAWI/2023/002") && lines[0].contains("Jamaica"));
    let links: Vec<Option<String>> = app.read(|conn| {
        Ok(circulation_notes::table
            .order(circulation_notes::id)
            .select(circulation_notes::link)
            .load(conn)?)
    });
    for (note, link) in (1..).zip(links) {
        let link = link.unwrap();
        let page = browser.page(&format!("{notes}/{note}")).await;
        assert!(page.contains(&link) && page.contains("present their compliments"));
        assert!(page.contains("30 June 2023, end of the day"), "{page}");
        assert!(
            all(&page, ".annex .tick").len() > 10,
            "the questionnaire is behind it"
        );
        let code = browser.get(&format!("{notes}/{note}/code.svg")).await;
        assert!(code.text().contains("<svg"));
        let word = browser.get(&format!("{notes}/{note}.docx")).await;
        let document = String::from_utf8(part(&word.bytes, "word/document.xml")).unwrap();
        assert!(document.contains(&link) && document.contains("Note verbale NV/MALAWI/2023"));
        assert!(document.contains("☐ ") && document.contains("w:br w:type=\"page\""));
        assert!(!document.contains("Test coordinator"), "unsigned");
        let archive = zip::ZipArchive::new(Cursor::new(word.bytes.as_slice())).unwrap();
        let picture = archive
            .file_names()
            .find(|name| name.starts_with("word/media/") && !name.ends_with('/'));
        let name = picture.unwrap();
        let picture = part(&word.bytes, name);
        let begins = picture.get(..8);
        assert_eq!(begins, Some(&b"\x89PNG\r\n\x1a\n"[..]), "{name}");
        let visitor = app.visitor();
        let answer = enter(&visitor, &link[link.find("/s/").unwrap()..]).await;
        assert_eq!(visitor.get(&answer).await.status, StatusCode::OK);
    }
}

#[actix_web::test]
async fn once_a_note_has_gone_out_its_link_is_not_here_any_more() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let path = released(&app, &browser).await;
    let notes = format!("{path}/notes");
    for (states, sent_on) in [
        ("", "2023-06-01"),
        ("NGA", "2023-06-01"),
        ("JAM", "2023-06-20"),
    ] {
        let fields = [("states", states), ("sent_on", sent_on)];
        let reply = browser.post(&notes, &fields).await;
        assert_eq!(
            reply.status,
            StatusCode::UNPROCESSABLE_ENTITY,
            "{states} {sent_on}"
        );
    }
    let fields = [
        ("states", "JAM"),
        ("sent_on", "2023-06-01"),
        ("language", "fr"),
    ];
    browser.post(&notes, &fields).await.location();
    let note = format!("{notes}/1");
    let html = browser.page(&note).await;
    assert!(html.contains("présentent leurs compliments"), "{html}");
    let progress = |html: &str| all(html, "tbody tr")[1].clone();
    assert!(progress(&browser.page(&path).await).contains("not sent"));
    assert_eq!(
        browser.post(&format!("{note}/gone"), &[]).await.location(),
        notes
    );
    let html = browser.page(&note).await;
    assert!(!html.contains("/s/") && html.contains("présentent leurs compliments"));
    let code = browser.get(&format!("{note}/code.svg")).await;
    assert_eq!(code.status, StatusCode::NOT_FOUND);
    assert!(!progress(&browser.page(&path).await).contains("not sent"));
    let reply = browser.post(&format!("{note}/gone"), &[]).await;
    assert!(browser.follow(&reply).await.contains("Somebody was faster"));
    // Who holds a note's link answers for the State: it is for those who steer.
    let contributor = app.signed_in(Role::Contributor, "Malawi");
    for page in ["", "/1", "/1.docx", "/1/code.svg"] {
        let reply = contributor.get(&format!("{notes}{page}")).await;
        assert_eq!(reply.status, StatusCode::FORBIDDEN, "{page}");
    }
    let reply = contributor.post(&notes, &fields).await;
    assert_eq!(reply.status, StatusCode::FORBIDDEN);
    let other = crate::survey::draft(&app, &browser).await;
    let reply = browser.get(&format!("{other}/notes/1")).await;
    assert_eq!(reply.status, StatusCode::FORBIDDEN, "a draft has none");
}
