//! Files that answer questions: brought by a link or at the desk, and given to those alone who
//! may read the answer.

use accede::attachments::clean;
use accede::auth::{Marking, Role};
use accede::db::schema::{
    answer_files, answers, audit, contents, questionnaires, responses, sign_offs,
};
use accede::questionnaire::Questionnaire;
use accede::web::{CsrfToken, cookie_names};
use actix_web::http::StatusCode;
use chrono::TimeDelta;
use diesel::prelude::*;
use serde_json::json;
use sha2::{Digest as _, Sha256};

use crate::analysis::{Said, again, answer};
use crate::respondent::{SIGNER, handed, respondent, send};
use crate::support::{Browser, Reply, TestApp, all};
use crate::survey::{newest_questionnaire, released, scraped};

const PDF: &[u8] = b"%PDF-1.7\nDemo\n";
const OTHER: &[u8] = b"%PDF-1.7\nAnother\n";

fn digest(bytes: &[u8]) -> String {
    format!("{:x}", Sha256::digest(bytes))
}

/// Two sections that each ask for a file, one of them on a condition.
fn text() -> Questionnaire {
    let label = |text: &str| json!({ "en": text, "fr": text, "es": text });
    serde_json::from_value(json!({
        "code": "non_ratification",
        "title": label("Files"),
        "sections": [
            { "name": "one", "title": label("One"), "questions": [
                { "name": "office", "kind": "short_text", "required": true, "label": label("Which office?") },
                { "name": "note", "kind": "file", "label": label("Your note?"), "hint": label("Signed."), "not_able": true },
            ] },
            { "name": "two", "title": label("Two"), "questions": [
                { "name": "stage", "kind": "short_text", "label": label("Which stage?") },
                { "name": "order", "kind": "ranking", "label": label("In which order?"), "choices": [
                    { "name": "a", "label": label("First") }, { "name": "b", "label": label("Second") },
                ] },
                { "name": "bill", "kind": "file", "required": true, "relevant": "${stage} = 'bill'", "label": label("The bill?") },
            ] },
        ],
    }))
    .unwrap()
}

/// A desk with that survey, and Uganda's respondent.
async fn asked(app: &TestApp) -> (Browser, String) {
    let newest: i64 = newest_questionnaire(app).parse().unwrap();
    let text = serde_json::to_string(&text()).unwrap();
    app.write(|conn| {
        diesel::update(questionnaires::table.find(newest))
            .set(questionnaires::definition.eq(text))
            .execute(conn)?;
        Ok(())
    });
    released(app, &app.coordinator()).await;
    respondent(app, "UGA").await
}

fn token(browser: &Browser, place: &str) -> String {
    let cookie = if let Some(id) = place.strip_prefix("/part/") {
        format!("{}{id}", cookie_names::PART)
    } else {
        let id = place.trim_start_matches("/answer/");
        format!("{}{id}", cookie_names::ANSWER)
    };
    CsrfToken::of(&browser.cookie(&cookie)).masked()
}

/// Sends a file from its question's page, as that stands now.
async fn bring(browser: &Browser, place: &str, question: &str, file: (&str, &[u8])) -> Reply {
    let path = format!("{place}/files/{question}");
    let page = browser.get(&path).await.text();
    let known = scraped(&page, "form[enctype] input[name=known]", "value");
    let known = known.first().map_or("", String::as_str);
    brought(browser, place, question, (known, file)).await
}

async fn brought(
    browser: &Browser,
    place: &str,
    question: &str,
    (known, file): (&str, (&str, &[u8])),
) -> Reply {
    let token = token(browser, place);
    let path = format!("{place}/files/{question}");
    browser
        .post_parts(&path, &[("_csrf", &token), ("known", known)], Some(file))
        .await
}

fn stored(app: &TestApp) -> Vec<(String, String)> {
    app.read(|conn| {
        Ok(answers::table
            .order(answers::question)
            .select((answers::question, answers::value))
            .load(conn)?)
    })
}

/// Question, name, whether it was signed off and whether it is the answer now.
fn rows(app: &TestApp) -> Vec<(String, String, bool, bool)> {
    app.read(|conn| {
        Ok(answer_files::table
            .order(answer_files::id)
            .select((
                answer_files::question,
                answer_files::name,
                answer_files::signed_at.is_not_null(),
                answer_files::is_current,
            ))
            .load(conn)?)
    })
}

fn row(question: &str, name: &str, signed: bool, current: bool) -> (String, String, bool, bool) {
    (question.to_owned(), name.to_owned(), signed, current)
}

fn kept(app: &TestApp) -> i64 {
    app.read(|conn| Ok(contents::table.count().get_result(conn)?))
}

fn header(reply: &Reply, name: &str) -> String {
    let value = reply.headers.get(name);
    value.map_or_else(String::new, |it| it.to_str().unwrap().to_owned())
}

#[actix_web::test]
async fn a_file_is_brought_replaced_and_taken_away_and_the_page_around_it_stays() {
    let app = TestApp::new().await;
    let (browser, answer) = asked(&app).await;
    let page = browser.page(&format!("{answer}/one")).await;
    assert!(page.contains("value=\"file:note\"") && page.contains("Save, then add the file"));
    // What was typed is saved on the way.
    let typed = [("q_office", "Mission"), ("go", "file:note")];
    let to = send(&browser, &answer, "one", &typed).await.location();
    assert_eq!(to, format!("{answer}/files/note"));
    let page = browser.page(&to).await;
    assert!(page.contains("Your note?") && page.contains("Signed.") && page.contains("10 MiB"));
    let back = bring(&browser, &answer, "note", ("Note à l’État.pdf", PDF)).await;
    assert_eq!(back.location(), format!("{answer}/one#f-q_note"));
    let value = format!("Note à l’État.pdf sha256:{}", digest(PDF));
    let pair = |key: &str, value: &str| (key.to_owned(), value.to_owned());
    assert_eq!(
        stored(&app),
        [pair("note", &value), pair("office", "Mission")]
    );

    // Another device goes on; the page saves without taking the file away.
    let (second, _) = respondent(&app, "UGA").await;
    let page = second.page(&format!("{answer}/one")).await;
    assert!(page.contains("Note à l’État.pdf") && page.contains("replace or remove"));
    send(&second, &answer, "one", &[("q_office", "Capital")])
        .await
        .location();
    assert_eq!(
        stored(&app),
        [pair("note", &value), pair("office", "Capital")]
    );
    let taken = second.get(&format!("{answer}/files/note/content")).await;
    assert_eq!(taken.bytes, PDF);
    assert_eq!(header(&taken, "Content-Type"), "application/pdf");
    let disposition = header(&taken, "Content-Disposition");
    assert!(
        disposition.starts_with("attachment; filename=\"Noteltat.pdf\""),
        "{disposition}"
    );
    assert_eq!(header(&taken, "X-Content-Type-Options"), "nosniff");
    assert_eq!(header(&taken, "Referrer-Policy"), "no-referrer");
    assert!(header(&taken, "Content-Security-Policy").contains("sandbox"));

    bring(&browser, &answer, "note", ("b.pdf", OTHER))
        .await
        .location();
    assert_eq!(rows(&app), [row("note", "b.pdf", false, true)]);
    let known = format!("b.pdf sha256:{}", digest(OTHER));
    let path = format!("{answer}/files/note/remove");
    let token = token(&browser, &answer);
    let gone = browser.post_with(&path, &token, &[("known", &known)]).await;
    assert_eq!(gone.location(), format!("{answer}/one#f-q_note"));
    assert_eq!(rows(&app), []);
    assert_eq!(stored(&app), [pair("office", "Capital")]);
    let actions: Vec<String> = app.read(|conn| {
        Ok(audit::table
            .filter(audit::action.eq("response.file"))
            .select(audit::detail)
            .load(conn)?)
    });
    assert_eq!(actions, ["note", "note", "note"]);
    // Nobody names the contents any more: they leave once nobody may.
    assert_eq!(kept(&app), 2);
    clean::unnamed(&app.app).await.unwrap();
    assert_eq!(kept(&app), 2, "what was brought today may be named still");
    app.app.clock.advance(TimeDelta::hours(26));
    assert_eq!(clean::unnamed(&app.app).await.unwrap(), 2);
    assert_eq!(kept(&app), 0);
}

#[actix_web::test]
async fn what_is_not_taken_is_refused_with_a_reason_and_leaves_nothing() {
    let app = TestApp::with(|settings| settings.attachments.file_mib = 1).await;
    let (browser, answer) = asked(&app).await;
    let large = [PDF, &vec![b' '; 1024 * 1024]].concat();
    let refused: [(&str, &[u8], &str); 6] = [
        ("a.pdf", b"MZ\x90\x00\x03", "not taken. Allowed are .pdf"),
        ("a.txt", PDF, "not what its ending says"),
        ("a.html", b"<html><script>x</script>", "not taken"),
        ("a.pdf", b"", "This file is empty"),
        ("a.pdf", &large, "larger than 1 MB"),
        ("a.docx", b"PK\x03\x04", "damaged"),
    ];
    for (name, bytes, reason) in refused {
        let reply = bring(&browser, &answer, "note", (name, bytes)).await;
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}");
        let summary = reply.all(".error-summary li a").concat();
        assert!(summary.contains(reason), "{name}: {summary}");
        assert!(reply.text().contains("href=\"#f-file\""));
    }
    for name in [
        "../../etc/passwd.pdf",
        "a\u{202e}fdp.exe.pdf",
        "C:\\x\\con.pdf",
    ] {
        bring(&browser, &answer, "note", (name, PDF))
            .await
            .location();
        let page = browser.page(&format!("{answer}/files/note")).await;
        assert!(!page.contains("../") && !page.contains('\u{202e}') && !page.contains(">con.pdf"));
    }
    assert_eq!(rows(&app).len(), 1);
    // No other question takes a file, nor one that is not asked.
    for question in ["office", "bill", "none"] {
        let reply = bring(&browser, &answer, question, ("a.pdf", PDF)).await;
        assert_eq!(reply.status, StatusCode::NOT_FOUND, "{question}");
    }
    assert_eq!(kept(&app), 1);
}

#[actix_web::test]
async fn an_answer_holds_so_much_and_no_more_and_so_much_is_brought_in_a_day() {
    let app = TestApp::with(|settings| settings.attachments.per_answer_mib = 1).await;
    let (browser, answer) = asked(&app).await;
    send(&browser, &answer, "two", &[("q_stage", "bill")])
        .await
        .location();
    let of_size = |kib: usize, seed: u8| [PDF, &vec![seed; kib * 1024]].concat();
    bring(&browser, &answer, "note", ("a.pdf", &of_size(600, b'a')))
        .await
        .location();
    let reply = bring(&browser, &answer, "bill", ("b.pdf", &of_size(600, b'b'))).await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(reply.text().contains("more than 1 MiB"), "{}", reply.text());
    // In place of the first one there is room.
    bring(&browser, &answer, "note", ("c.pdf", &of_size(900, b'c')))
        .await
        .location();
    let mut last = StatusCode::SEE_OTHER;
    for seed in b'd'..b'h' {
        let file = of_size(600, seed);
        let reply = bring(&browser, &answer, "note", ("d.pdf", &file)).await;
        last = reply.status;
        if last == StatusCode::UNPROCESSABLE_ENTITY {
            assert!(
                reply.text().contains("too much was sent"),
                "{}",
                reply.text()
            );
            break;
        }
    }
    assert_eq!(last, StatusCode::UNPROCESSABLE_ENTITY);
    app.app.clock.advance(TimeDelta::hours(26));
    clean::unnamed(&app.app).await.unwrap();
    bring(&browser, &answer, "note", ("e.pdf", &of_size(600, b'z')))
        .await
        .location();
}

#[actix_web::test]
async fn nobody_reaches_a_file_by_another_states_link_or_another_section() {
    let app = TestApp::new().await;
    let (browser, answer) = asked(&app).await;
    send(&browser, &answer, "two", &[("q_stage", "bill")])
        .await
        .location();
    bring(&browser, &answer, "note", ("a.pdf", PDF))
        .await
        .location();
    bring(&browser, &answer, "bill", ("b.pdf", OTHER))
        .await
        .location();
    let (other, elsewhere) = respondent(&app, "DJI").await;
    for path in ["files/note", "files/note/content"] {
        let reply = other.get(&format!("{answer}/{path}")).await;
        assert_eq!(reply.status, StatusCode::NOT_FOUND, "{path}");
        assert!(reply.text().contains("This link does not work"));
    }
    let none = other.get(&format!("{elsewhere}/files/note/content")).await;
    assert_eq!(none.status, StatusCode::NOT_FOUND);
    // A digest alone opens nothing: the content is brought whole, or not at all.
    let value = format!("a.pdf sha256:{}", digest(PDF));
    send(
        &other,
        &elsewhere,
        "one",
        &[("q_office", "x"), ("q_note", &value)],
    )
    .await
    .location();
    let none = other.get(&format!("{elsewhere}/files/note/content")).await;
    assert_eq!(none.status, StatusCode::NOT_FOUND);

    let (colleague, part) = handed(&app, &browser, &answer, "two").await;
    let page = colleague.page(&part).await;
    assert!(page.contains("b.pdf") && !page.contains("a.pdf"));
    assert_eq!(
        colleague
            .get(&format!("{part}/files/bill/content"))
            .await
            .bytes,
        OTHER
    );
    for path in ["files/note", "files/note/content"] {
        let reply = colleague.get(&format!("{part}/{path}")).await;
        assert_eq!(reply.status, StatusCode::NOT_FOUND, "{path}");
        let reply = colleague.get(&format!("{answer}/{path}")).await;
        assert_eq!(reply.status, StatusCode::NOT_FOUND, "{path}");
    }
    let refused = bring(&colleague, &part, "note", ("c.pdf", PDF)).await;
    assert_eq!(refused.status, StatusCode::NOT_FOUND);
    let done = bring(&colleague, &part, "bill", ("c.pdf", PDF)).await;
    assert_eq!(done.location(), format!("{part}#f-q_bill"));

    // A form that no page of the link made gets the kind page, before its file is read.
    let path = format!("{answer}/files/note");
    for (browser, token) in [(&browser, "x"), (&other, "x")] {
        let fields = [("_csrf", token), ("known", "")];
        let reply = browser
            .post_parts(&path, &fields, Some(("d.pdf", OTHER)))
            .await;
        assert_eq!(reply.status, StatusCode::FORBIDDEN);
        assert!(
            reply
                .text()
                .contains("did not come from a page of this link")
        );
    }
}

#[actix_web::test]
async fn two_who_bring_a_file_at_once_overwrite_nothing_silently() {
    let app = TestApp::new().await;
    let (browser, answer) = asked(&app).await;
    bring(&browser, &answer, "note", ("a.pdf", PDF))
        .await
        .location();
    let late = brought(&browser, &answer, "note", ("", ("b.pdf", OTHER))).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    let page = late.text();
    assert!(page.contains("someone has changed this file") && page.contains("a.pdf"));
    assert_eq!(rows(&app), [row("note", "a.pdf", false, true)]);
    let path = format!("{answer}/files/note/remove");
    let late = browser
        .post_with(&path, &token(&browser, &answer), &[("known", "x")])
        .await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    // The same again is no conflict.
    let same = brought(&browser, &answer, "note", ("", ("a.pdf", PDF))).await;
    assert_eq!(same.status, StatusCode::SEE_OTHER);
}

#[actix_web::test]
async fn what_is_signed_off_names_its_files_and_keeps_them() {
    let app = TestApp::new().await;
    let (browser, answer) = asked(&app).await;
    send(&browser, &answer, "one", &[("q_office", "Mission")])
        .await
        .location();
    send(&browser, &answer, "two", &[("q_stage", "bill")])
        .await
        .location();
    bring(&browser, &answer, "note", ("a.pdf", PDF))
        .await
        .location();
    let wanting = send(&browser, &answer, "sign-off", &SIGNER).await;
    assert_eq!(
        wanting.status,
        StatusCode::UNPROCESSABLE_ENTITY,
        "the bill is required"
    );
    bring(&browser, &answer, "bill", ("b.pdf", OTHER))
        .await
        .location();
    // The bill is not asked for any more: it is left out.
    send(&browser, &answer, "two", &[("q_stage", "study")])
        .await
        .location();
    let review = browser.page(&format!("{answer}/review")).await;
    assert!(review.contains("files/note/content") && review.contains(&digest(PDF)));
    assert!(!review.contains("b.pdf"));
    let signed = send(&browser, &answer, "sign-off", &SIGNER).await;
    assert_eq!(signed.status, StatusCode::SEE_OTHER, "{}", signed.text());
    assert_eq!(rows(&app), [row("note", "a.pdf", true, true)]);
    let (text, hash): (String, String) = app.read(|conn| {
        Ok(sign_offs::table
            .select((sign_offs::text, sign_offs::digest))
            .first(conn)?)
    });
    assert!(
        text.contains(&format!("a.pdf (SHA-256 {})", digest(PDF))),
        "{text}"
    );
    assert_eq!(
        hash,
        digest(text.as_bytes()),
        "the file’s digest is part of the receipt’s"
    );
    let taken = browser.get(&format!("{answer}/files/note/content")).await;
    assert_eq!(taken.bytes, PDF, "the State reads what it signed");
    let frozen = bring(&browser, &answer, "note", ("c.pdf", OTHER)).await;
    assert_eq!(frozen.status, StatusCode::NOT_FOUND);

    // Opened again and replaced: what was signed off is kept beside it.
    let desk = app.coordinator();
    let own = "/survey/responses/1";
    desk.post(&format!("{own}/reopen"), &[]).await.location();
    bring(&browser, &answer, "note", ("c.pdf", OTHER))
        .await
        .location();
    assert_eq!(
        rows(&app),
        [
            row("note", "a.pdf", true, false),
            row("note", "c.pdf", false, true)
        ]
    );
    app.app.clock.advance(TimeDelta::hours(26));
    clean::unnamed(&app.app).await.unwrap();
    assert_eq!(kept(&app), 2);
    // Sessions have ended meanwhile.
    let desk = app.coordinator();
    let page = desk.page(own).await;
    assert!(page.contains("Signed off before"), "{page}");
    let hrefs = scraped(&page, "a[href^='/survey/responses/1/files/']", "href");
    let mut bytes = Vec::new();
    for href in &hrefs {
        bytes.push(desk.get(href).await.bytes);
    }
    assert_eq!(bytes, [OTHER, PDF]);
}

#[actix_web::test]
async fn the_desk_has_the_files_of_the_answers_it_may_read_and_adds_them_to_those_it_types_in() {
    let app = TestApp::new().await;
    asked(&app).await;
    let desk = app.coordinator();
    let fields = [
        ("state", "DJI"),
        ("channel", "note_verbale"),
        ("authority", "Mission"),
        ("answered_on", "2023-05-22"),
        ("language", "en"),
        ("marking", "restricted"),
        ("q_office", "Mission"),
    ];
    let enter = "/survey/circulations/1/enter";
    let own = desk.post(enter, &fields).await.location();
    let page = desk.page(&own).await;
    assert!(page.contains("Your note?") && page.contains("No file"));
    let add = format!("{own}/files/note");
    let wrong = desk
        .post_file(&add, &[("known", "")], Some(("a.txt", PDF)))
        .await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(all(&wrong.text(), "#f-file-note-error")[0].contains("not what its ending says"));
    let done = desk
        .post_file(&add, &[("known", "")], Some(("a.pdf", PDF)))
        .await;
    assert_eq!(done.location(), own);
    let stale = desk
        .post_file(&add, &[("known", "")], Some(("b.pdf", OTHER)))
        .await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
    let not_a_file = desk
        .post_file(&format!("{own}/files/office"), &[], Some(("a.pdf", PDF)))
        .await;
    assert_eq!(not_a_file.status, StatusCode::NOT_FOUND);
    let page = desk.page(&own).await;
    let href = scraped(&page, "a[href^='/survey/responses/1/files/']", "href");
    let taken = desk.get(&href[0]).await;
    assert_eq!(taken.bytes, PDF);
    assert!(header(&taken, "Content-Disposition").starts_with("attachment"));
    let told: Vec<(String, String)> = app.read(|conn| {
        Ok(audit::table
            .filter(audit::action.eq("attachment.take"))
            .select((audit::subject, audit::subject_id))
            .load(conn)?)
    });
    assert_eq!(told, [("answer_files".to_owned(), "1".to_owned())]);

    // It is typed in anew, and the file stays.
    let mut edit = fields.to_vec();
    edit.retain(|(name, _)| *name != "q_office");
    edit.extend([("q_office", "Capital"), ("version", "2")]);
    let saved = desk.post(&format!("{own}/edit"), &edit).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text());
    assert_eq!(rows(&app), [row("note", "a.pdf", false, true)]);

    // Another team does not know of it: page, file, change.
    let other = app.signed_in(Role::Coordinator, "Spain");
    for path in [own.clone(), href[0].clone()] {
        assert_eq!(
            other.get(&path).await.status,
            StatusCode::NOT_FOUND,
            "{path}"
        );
    }
    let reply = other
        .post_file(&add, &[("known", "")], Some(("c.pdf", OTHER)))
        .await;
    assert_eq!(reply.status, StatusCode::NOT_FOUND);
    let reply = other.post(&format!("{add}/remove"), &[]).await;
    assert_eq!(reply.status, StatusCode::NOT_FOUND);
    let export = desk.get("/survey/circulations/1/analysis.csv").await.text();
    assert!(
        export.contains(&format!("a.pdf sha256:{}", digest(PDF))),
        "{export}"
    );
    let export = other
        .get("/survey/circulations/1/analysis.csv")
        .await
        .text();
    assert!(!export.contains("a.pdf"));
    let known = format!("a.pdf sha256:{}", digest(PDF));
    let gone = desk
        .post(&format!("{add}/remove"), &[("known", &known)])
        .await;
    assert_eq!(gone.location(), own);
    assert_eq!(rows(&app), []);
}

#[actix_web::test]
async fn what_the_desk_typed_in_keeps_its_file_while_the_state_answers_itself() {
    let app = TestApp::new().await;
    let (browser, answer) = asked(&app).await;
    let desk = app.coordinator();
    let fields = [
        ("state", "UGA"),
        ("channel", "note_verbale"),
        ("authority", "Mission"),
        ("answered_on", "2023-05-22"),
        ("language", "en"),
        ("marking", "coordination"),
        ("q_office", "Mission"),
    ];
    let own = desk
        .post("/survey/circulations/1/enter", &fields)
        .await
        .location();
    let add = format!("{own}/files/note");
    desk.post_file(&add, &[("known", "")], Some(("a.pdf", PDF)))
        .await
        .location();
    let hidden = browser.get(&format!("{answer}/files/note/content")).await;
    assert_eq!(
        hidden.status,
        StatusCode::NOT_FOUND,
        "a link does not show what we typed in"
    );
    desk.post(&format!("{own}/confirm"), &[]).await.location();
    bring(&browser, &answer, "note", ("b.pdf", OTHER))
        .await
        .location();
    assert_eq!(
        rows(&app),
        [
            row("note", "a.pdf", true, false),
            row("note", "b.pdf", false, true)
        ]
    );
    let marking: Marking =
        app.read(|conn| Ok(responses::table.select(responses::marking).first(conn)?));
    assert_eq!(marking, Marking::Coordination);
}

#[actix_web::test]
async fn another_file_and_another_order_are_what_changed_since() {
    let app = TestApp::new().await;
    asked(&app).await;
    let first = "/survey/circulations/1";
    let later = again(&app, first);
    let value = |bytes: &[u8]| format!("note.pdf sha256:{}", digest(bytes));
    let (old, new) = (value(PDF), value(OTHER));
    let before: [(&str, &[&str]); 3] = [
        ("order", &["a", "b"]),
        ("note", &[&old]),
        ("office", &["Mission"]),
    ];
    let now: [(&str, &[&str]); 3] = [
        ("order", &["b", "a"]),
        ("note", &[&new]),
        ("office", &["Mission"]),
    ];
    let said = |values| Said {
        values,
        ..Said::default()
    };
    answer(&app, first, &said(&before));
    let id = answer(&app, &later, &said(&now));
    let html = app
        .coordinator()
        .page(&format!("/survey/responses/{id}"))
        .await;
    let (_, since) = html.split_once("What has changed since").unwrap();
    let since = since.split("</section>").next().unwrap();
    for told in [
        "In which order?",
        "1. First",
        "2. Second",
        "1. Second",
        "2. First",
        "Your note?",
        &digest(PDF),
        &digest(OTHER),
    ] {
        assert!(since.contains(told), "{told}: {since}");
    }
    assert!(!since.contains("Which office?"));
}
