//! The survey as a Word form: given out, filled in elsewhere, brought back.

use std::io::{Cursor, Read as _, Write as _};

use accede::db::schema::{answers, audit, questionnaires, responses};
use accede::questionnaire::Questionnaire;
use accede::survey::model::ResponseStatus;
use accede::web::{CsrfToken, cookie_names};
use actix_web::http::StatusCode;
use diesel::prelude::*;
use serde_json::json;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use crate::respondent::enter;
use crate::support::{Browser, Reply, TestApp, all};
use crate::survey::{day, link, newest_questionnaire, released, scraped};

/// A questionnaire with a question of each kind that a form can ask.
pub fn every_kind() -> Questionnaire {
    let text = |text: &str| json!({ "en": text, "fr": format!("{text} (fr)"), "es": text });
    let choices = |names: &[&str]| -> Vec<_> {
        let choice = |name: &&str| json!({ "name": name, "label": text(&name.to_uppercase()) });
        names.iter().map(choice).collect()
    };
    serde_json::from_value(json!({
        "code": "non_ratification",
        "title": text("Every kind"),
        "sections": [
            { "name": "one", "title": text("One"), "questions": [
                { "name": "office", "kind": "short_text", "required": true, "label": text("Which office?") },
                { "name": "stage", "kind": "single", "label": text("Which stage?"), "choices": choices(&["study", "cabinet"]), "other": true, "not_able": true },
                { "name": "needs", "kind": "several", "label": text("Which needs?"), "choices": choices(&["law", "visit", "model"]), "other": true },
                { "name": "story", "kind": "long_text", "label": text("What happened?") },
                { "name": "read_this", "kind": "note", "label": text("Now for the numbers & dates") },
            ] },
            { "name": "two", "title": text("Two"), "questions": [
                { "name": "order", "kind": "ranking", "label": text("In which order?"), "choices": choices(&["first", "second", "third"]) },
                { "name": "ease", "kind": "scale", "label": text("How easy?"), "scale": { "from": 1, "to": 5, "low": text("hard"), "high": text("easy") } },
                { "name": "support", "kind": "matrix", "label": text("Who supports?"), "choices": choices(&["for", "against"]),
                  "rows": [{ "name": "army", "label": text("Army") }, { "name": "house", "label": text("House") }] },
                { "name": "stock", "kind": "yes_no_unknown", "label": text("Any stocks?") },
                { "name": "days", "kind": "integer", "label": text("How many days?"), "unit": text("days") },
                { "name": "share", "kind": "decimal", "label": text("Which share?"), "constraint": ". <= 100" },
                { "name": "when", "kind": "date", "label": text("When?") },
                { "name": "peer", "kind": "state", "label": text("Which peer?") },
                { "name": "peers", "kind": "states", "label": text("Which peers?"), "relevant": "${stock} = 'yes'" },
            ] },
        ],
    }))
    .unwrap()
}

/// An answer to each of its questions.
const EVERYTHING: [(&str, &str); 21] = [
    ("office", "Mission <of> \"Uganda\" & more"),
    ("stage", "other"),
    ("stage_other", "Before the President"),
    ("needs", "law"),
    ("needs", "model"),
    ("story", "First line\nsecond line\n\nafter a gap"),
    ("order", "second"),
    ("order", "first"),
    ("ease", "4"),
    ("army", "for"),
    ("house", "against"),
    ("stock", "yes"),
    ("days", "12"),
    ("share", "12.5"),
    ("when", "2023-06-30"),
    ("peer", "DJI"),
    ("peers", "CIV"),
    ("peers", "COD"),
    ("peers", "TTO"),
    ("needs", "other"),
    ("needs_other", "A draft translation"),
];

/// A desk whose survey asks a question of each kind, with Uganda's respondent.
pub async fn desk_and_respondent() -> (TestApp, Browser, String) {
    let app = TestApp::new().await;
    let newest: i64 = newest_questionnaire(&app).parse().unwrap();
    let text = serde_json::to_string(&every_kind()).unwrap();
    app.write(|conn| {
        diesel::update(questionnaires::table.find(newest))
            .set(questionnaires::definition.eq(text))
            .execute(conn)?;
        Ok(())
    });
    released(&app, &app.coordinator()).await;
    let browser = app.visitor();
    let answer = enter(&browser, &link(&app, "UGA")).await;
    (app, browser, answer)
}

pub fn token(browser: &Browser, answer: &str) -> String {
    let id = answer.trim_start_matches("/answer/");
    CsrfToken::of(&browser.cookie(&format!("{}{id}", cookie_names::ANSWER))).masked()
}

pub async fn form(browser: &Browser, answer: &str, lang: &str) -> Vec<u8> {
    let path = format!("{answer}/form.docx?lang={lang}");
    let reply = browser.get(&path).await;
    assert_eq!(reply.status, StatusCode::OK);
    reply.bytes
}

async fn bring(browser: &Browser, answer: &str, file: &[u8]) -> Reply {
    let token = token(browser, answer);
    let path = format!("{answer}/word");
    browser
        .post_parts(&path, &[("_csrf", &token)], Some(("form.docx", file)))
        .await
}

/// Presses the button of the page that says what a file holds.
async fn take(browser: &Browser, answer: &str, html: &str) -> Reply {
    let names = scraped(html, "form[action$='/take'] input", "name");
    let values = scraped(html, "form[action$='/take'] input", "value");
    let fields: Vec<(&str, &str)> = names
        .iter()
        .zip(&values)
        .filter(|(name, _)| *name != "_csrf")
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    browser
        .post_with(
            &format!("{answer}/word/take"),
            &token(browser, answer),
            &fields,
        )
        .await
}

/// The body of a document.
pub fn body_of(file: &[u8]) -> String {
    let mut archive = ZipArchive::new(Cursor::new(file)).unwrap();
    let mut body = String::new();
    let mut entry = archive.by_name("word/document.xml").unwrap();
    entry.read_to_string(&mut body).unwrap();
    body
}

/// A document with a body.
pub fn with_body(body: &str) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default();
    writer.start_file("word/document.xml", options).unwrap();
    writer.write_all(body.as_bytes()).unwrap();
    writer.finish().unwrap().into_inner()
}

/// The body as `LibreOffice` leaves it: without tags and names, the bookmarks within the
/// controls, and a control of its own around some.
pub fn as_libre_office(body: &str) -> String {
    let mut out = String::new();
    let mut rest = body;
    while let Some((before, after)) = rest.split_once("<w:bookmarkStart") {
        let (mark, after) = after.split_once("/>").unwrap();
        let (control, after) = after.split_once("<w:sdtContent>").unwrap();
        out.push_str(before);
        out.push_str(control);
        out.push_str("<w:sdtContent><w:bookmarkStart");
        out.push_str(mark);
        out.push_str("/>");
        rest = after;
    }
    out.push_str(rest);
    let mut plain = String::new();
    let mut rest = out.as_str();
    while let Some((before, after)) = rest.split_once("<w:alias") {
        let (_, after) = after.split_once("/>").unwrap();
        let after = after.strip_prefix("<w:tag").unwrap();
        plain.push_str(before);
        rest = after.split_once("/>").unwrap().1;
    }
    plain.push_str(rest);
    plain
        .replacen(
            "<w:body>",
            "<w:body><w:sdt><w:sdtPr><w:alias w:val=\"x\"/></w:sdtPr><w:sdtContent>",
            1,
        )
        .replacen("<w:sectPr>", "</w:sdtContent></w:sdt><w:sectPr>", 1)
}

/// The control of a part, from its properties to its end.
fn control(body: &str, number: usize) -> &str {
    let tag = format!("<w:tag w:val=\"accede_{number}\"/>");
    let start = body.find(&tag).unwrap();
    let (control, _) = body[start..].split_once("</w:sdt>").unwrap();
    control
}

/// A body with something else in the control of a part.
pub fn filled(body: &str, number: usize, from: &str, to: &str) -> String {
    let old = control(body, number).to_owned();
    assert!(old.contains(from), "{old}");
    body.replacen(&old, &old.replace(from, to), 1)
}

/// A body in which a box is ticked as Word does.
pub fn ticked(body: &str, number: usize) -> String {
    let body = filled(
        body,
        number,
        "w14:checked w14:val=\"0\"",
        "w14:checked w14:val=\"1\"",
    );
    filled(&body, number, "☐", "☒")
}

/// A body in which a text is written as Word does.
pub fn written(body: &str, number: usize, text: &str) -> String {
    let body = filled(body, number, "Write here", text);
    filled(&body, number, "<w:showingPlcHdr/>", "")
}

pub fn stored(app: &TestApp) -> Vec<(String, String)> {
    app.read(|conn| {
        Ok(answers::table
            .order((answers::question, answers::position))
            .select((answers::question, answers::value))
            .load(conn)?)
    })
}

fn store(app: &TestApp, pairs: &[(&str, &str)]) {
    app.write(|conn| {
        let response: i64 = responses::table.select(responses::id).first(conn)?;
        diesel::delete(answers::table).execute(conn)?;
        for (place, (question, value)) in (0..).zip(pairs) {
            diesel::insert_into(answers::table)
                .values((
                    answers::response_id.eq(response),
                    answers::question.eq(question),
                    answers::position.eq(place),
                    answers::value.eq(value),
                ))
                .execute(conn)?;
        }
        Ok(())
    });
}

/// Saves something, so that there is an answer.
pub async fn begin(browser: &Browser, answer: &str) {
    let fields = [
        ("q_office", "Mission"),
        ("version", "0"),
        ("asked", "office"),
    ];
    let path = format!("{answer}/one");
    let reply = browser
        .post_with(&path, &token(browser, answer), &fields)
        .await;
    assert_eq!(reply.status, StatusCode::SEE_OTHER);
}

pub fn findings(html: &str) -> Vec<String> {
    all(html, "section ul.rows li")
}

#[actix_web::test]
async fn a_form_comes_back_as_it_went_whichever_program_saved_it() {
    let (app, browser, answer) = desk_and_respondent().await;
    begin(&browser, &answer).await;
    store(&app, &EVERYTHING);
    let kept = stored(&app);
    for lang in ["en", "fr", "es"] {
        let file = form(&browser, &answer, lang).await;
        let saved_by_another = with_body(&as_libre_office(&body_of(&file)));
        for file in [file, saved_by_another] {
            store(&app, &[]);
            let html = bring(&browser, &answer, &file).await.text();
            assert_eq!(findings(&html), Vec::<String>::new());
            assert_eq!(stored(&app), [], "nothing is saved before it is taken over");
            let reply = take(&browser, &answer, &html).await;
            assert_eq!(reply.location(), format!("{answer}/review"));
            assert_eq!(stored(&app), kept);
        }
    }
}

#[actix_web::test]
async fn what_is_filled_in_takes_the_place_of_what_was_saved_and_the_rest_stays() {
    let (app, browser, answer) = desk_and_respondent().await;
    begin(&browser, &answer).await;
    let body = body_of(&form(&browser, &answer, "en").await);
    // The office is there; the stage is ticked, the story told, one rank given.
    let body = ticked(&body, 2);
    let body = filled(&body, 0, "Mission", "The capital");
    let body = written(&body, 11, "In short");
    let body = written(&body, 12, "1");
    let html = bring(&browser, &answer, &with_body(&body)).await.text();
    assert_eq!(findings(&html), Vec::<String>::new());
    assert!(html.contains("Instead of:"), "the office was another");
    assert!(html.contains("The capital") && html.contains("Mission") && html.contains("CABINET"));
    take(&browser, &answer, &html).await.location();
    let pair = |key: &str, value: &str| (key.to_owned(), value.to_owned());
    let expected = [
        pair("office", "The capital"),
        pair("order", "first"),
        pair("stage", "cabinet"),
        pair("story", "In short"),
    ];
    assert_eq!(stored(&app), expected);
    let action: String = app.read(|conn| {
        Ok(audit::table
            .order(audit::id.desc())
            .select(audit::action)
            .first(conn)?)
    });
    assert_eq!(action, "response.word");
    // An empty form takes nothing away.
    let empty = with_body(&body_of(&form(&browser, &answer, "en").await));
    let html = bring(&browser, &answer, &empty).await.text();
    take(&browser, &answer, &html).await.location();
    assert_eq!(stored(&app), expected);
}

#[actix_web::test]
async fn what_cannot_be_read_is_listed_and_nothing_is_guessed() {
    let (app, browser, answer) = desk_and_respondent().await;
    begin(&browser, &answer).await;
    let body = body_of(&form(&browser, &answer, "en").await);
    let body = ticked(&ticked(&body, 1), 2);
    let body = filled(&body, 6, "☐", "yes");
    let body = written(&body, 27, "twelve");
    let body = written(&body, 29, "30 June 2023");
    let body = written(&body, 30, "Atlantis");
    // The story's control is no longer ours, and something is written beside all of them.
    let body = body.replace("accede_11\"", "x\"");
    let body = body.replacen(
        "<w:sectPr>",
        "<w:p><w:r><w:t>Please call us</w:t></w:r></w:p><w:sectPr>",
        1,
    );
    let html = bring(&browser, &answer, &with_body(&body)).await.text();
    let found = findings(&html).join("|");
    for expected in [
        "Which stage?More than one box is ticked",
        "study; cabinet",
        "Which needs?A box was overwritten",
        "How many days?",
        "twelve",
        "When?",
        "30 June 2023",
        "Which peer?No State has this name or code.Atlantis",
        "What happened?A part of this question is not in the file any more.",
        "Written beside the boxes.Please call us",
    ] {
        assert!(found.contains(expected), "{expected}: {found}");
    }
    take(&browser, &answer, &html).await.location();
    assert_eq!(
        stored(&app),
        [("office".to_owned(), "Mission".to_owned())],
        "only what can be read is taken over"
    );
}

#[actix_web::test]
async fn a_file_that_is_not_the_form_of_this_answer_is_refused() {
    let (_app, browser, answer) = desk_and_respondent().await;
    let body = body_of(&form(&browser, &answer, "en").await);
    let another = with_body(&body.replace("_UGA_en", "_DJI_en"));
    let unknown = with_body(&body.replace("accede_form", "form"));
    for (file, expected) in [
        (b"%PDF-1.7".to_vec(), "this is no Word document"),
        (with_body("<w:document>"), "this document is not the form"),
        (with_body("<w:p></w:tc>"), "this is no Word document"),
        (another, "made for another State"),
        (unknown, "this document is not the form"),
        (with_body(&body), "nothing is filled in"),
        (
            with_body(&" ".repeat(21_000_000)),
            "This file is larger than",
        ),
    ] {
        let reply = bring(&browser, &answer, &file).await;
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY, "{expected}");
        let html = reply.text();
        assert!(html.contains(expected), "{expected}: {html}");
        assert_eq!(scraped(&html, "#f-file", "aria-invalid"), ["true"]);
    }
    let nothing = token(&browser, &answer);
    let path = format!("{answer}/word");
    let reply = browser
        .post_parts(&path, &[("_csrf", &nothing)], None)
        .await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[actix_web::test]
async fn who_saves_a_page_meanwhile_is_not_overwritten_unseen() {
    let (app, browser, answer) = desk_and_respondent().await;
    begin(&browser, &answer).await;
    let body = body_of(&form(&browser, &answer, "en").await);
    let file = with_body(&filled(&body, 0, "Mission", "The capital"));
    let html = bring(&browser, &answer, &file).await.text();
    let fields = [
        ("q_office", "Ministry"),
        ("version", "1"),
        ("asked", "office"),
    ];
    let path = format!("{answer}/one");
    let token = token(&browser, &answer);
    browser.post_with(&path, &token, &fields).await.location();
    let reply = take(&browser, &answer, &html).await;
    assert_eq!(reply.status, StatusCode::CONFLICT);
    let html = reply.text();
    assert!(html.contains("The capital") && html.contains("Ministry"));
    assert_eq!(stored(&app), [("office".to_owned(), "Ministry".to_owned())]);
    take(&browser, &answer, &html).await.location();
    assert_eq!(
        stored(&app),
        [("office".to_owned(), "The capital".to_owned())]
    );
}

#[actix_web::test]
async fn only_an_open_answer_has_a_form_and_only_for_whoever_holds_it() {
    let (app, browser, answer) = desk_and_respondent().await;
    begin(&browser, &answer).await;
    let file = form(&browser, &answer, "en").await;
    let stranger = app.visitor();
    for path in ["word", "form.docx"] {
        let reply = stranger.get(&format!("{answer}/{path}")).await;
        assert_eq!(reply.status, StatusCode::NOT_FOUND);
    }
    let path = format!("{answer}/word");
    let wrong = CsrfToken::of("x").masked();
    let reply = browser
        .post_parts(&path, &[("_csrf", &wrong)], Some(("form.docx", &file)))
        .await;
    assert_eq!(reply.status, StatusCode::FORBIDDEN);
    assert!(
        browser.page(&answer).await.contains(&path),
        "the start leads to it"
    );
    app.write(|conn| {
        diesel::update(responses::table)
            .set((
                responses::status.eq(ResponseStatus::Answered),
                responses::answered_on.eq(day("2023-06-01")),
            ))
            .execute(conn)?;
        Ok(())
    });
    for path in ["word", "form.docx"] {
        let reply = browser.get(&format!("{answer}/{path}")).await;
        assert_eq!(reply.status, StatusCode::NOT_FOUND, "{path}");
    }
    assert!(!browser.page(&answer).await.contains(&path));
}
