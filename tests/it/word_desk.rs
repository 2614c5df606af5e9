//! The Word form at the desk: given out beside a note verbale, and read when it comes back by
//! one.

use std::io::{Cursor, Read as _};

use accede::auth::{Marking, Role};
use accede::db::schema::{answers, circulations, mails, questionnaires, responses};
use accede::mail::Worker;
use accede::questionnaire::Questionnaire;
use accede::survey::model::Channel;
use actix_web::http::StatusCode;
use diesel::prelude::*;
use zip::ZipArchive;

use crate::links::press;
use crate::mail::through;
use crate::respondent::{SIGNER, send};
use crate::smtp_sink::Sink;
use crate::support::{Browser, Reply, TestApp, all};
use crate::survey::{draft, iso3, newest_questionnaire, scraped};
use crate::word_form::{
    as_libre_office, begin, body_of, desk_and_respondent, every_kind, filled, findings, stored,
    ticked, with_body, written,
};

const CIRCULATION: &str = "/survey/circulations/1";

async fn file(desk: &Browser, path: &str) -> Vec<u8> {
    let reply = desk.get(path).await;
    assert_eq!(reply.status, StatusCode::OK, "{path}");
    let kind = reply.headers.get("Content-Disposition").unwrap();
    assert!(kind.to_str().unwrap().starts_with("attachment"));
    reply.bytes
}

async fn bring(desk: &Browser, state: &str, bytes: &[u8]) -> Reply {
    let fields = [("state", state)];
    let fields = if state.is_empty() {
        &[][..]
    } else {
        &fields[..]
    };
    let path = format!("{CIRCULATION}/enter/form");
    desk.post_file(&path, fields, Some(("note.docx", bytes)))
        .await
}

/// The fields of the form on a page as a browser would send them.
fn fields(html: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for selector in [
        "form:not([enctype]) input[type=hidden]",
        "form input[type=text]",
        "form input[type=date]",
        "form input[checked]",
    ] {
        let names = scraped(html, selector, "name").into_iter();
        found.extend(names.zip(scraped(html, selector, "value")));
    }
    let document = scraper::Html::parse_document(html);
    let one = |text: &str| scraper::Selector::parse(text).unwrap();
    for select in document.select(&one("form select[name]")) {
        let name = select.value().attr("name").unwrap();
        for option in select.select(&one("option[selected]")) {
            let value = option.value().attr("value").unwrap();
            found.push((name.to_owned(), value.to_owned()));
        }
    }
    for area in document.select(&one("form textarea")) {
        let name = area.value().attr("name").unwrap();
        found.push((name.to_owned(), area.text().collect()));
    }
    found.retain(|(name, value)| name != "_csrf" && !value.is_empty());
    found
}

#[actix_web::test]
async fn a_form_is_had_for_any_state_in_any_language_blank_or_as_it_stands() {
    let (app, browser, answer) = desk_and_respondent().await;
    begin(&browser, &answer).await;
    let desk = app.coordinator();
    let page = desk.page(CIRCULATION).await;
    let form = format!("{CIRCULATION}/form/UGA");
    assert!(
        page.contains(&format!("href=\"{form}\"")),
        "from the State’s row"
    );
    let csv = desk.get(&format!("{CIRCULATION}.csv")).await.text();
    assert!(!csv.contains("Word form"), "a way to go is no data");
    let page = desk.page(&form).await;
    assert_eq!(all(&page, ".rows a").len(), 6, "{page}");
    assert!(page.contains("is not signed off"));
    let blank = body_of(&file(&desk, &format!("{form}.docx")).await);
    assert!(blank.contains("_UGA_en") && !blank.contains(">Mission<"));
    let french = body_of(&file(&desk, &format!("{form}.docx?language=fr")).await);
    assert!(french.contains("_UGA_fr") && french.contains("Which office? (fr)"));
    let own = file(&desk, &format!("{CIRCULATION}/form/DJI.docx")).await;
    assert!(
        body_of(&own).contains("_DJI_fr"),
        "the language it is written to in"
    );
    let full = body_of(&file(&desk, &format!("{form}.docx?filled=1")).await);
    assert!(full.contains(">Mission<"));

    // What one may not read is not in a form either, and does not seem to be there.
    app.write(|conn| {
        diesel::update(responses::table)
            .set(responses::marking.eq(Marking::Restricted))
            .execute(conn)?;
        Ok(())
    });
    let other = app.signed_in(Role::Contributor, "Spain");
    for state in ["UGA", "DJI"] {
        let form = format!("{CIRCULATION}/form/{state}");
        assert_eq!(all(&other.page(&form).await, ".rows a").len(), 3, "{state}");
        let reply = other.get(&format!("{form}.docx?filled=1")).await;
        assert_eq!(reply.status, StatusCode::NOT_FOUND, "{state}");
    }
    let nowhere = desk.get(&format!("{CIRCULATION}/form/XXX")).await;
    assert_eq!(nowhere.status, StatusCode::NOT_FOUND);
}

#[actix_web::test]
async fn the_form_of_a_draft_is_to_be_looked_at_and_its_mail_offers_it() {
    let app = TestApp::new().await;
    let desk = app.coordinator();
    let path = draft(&app, &desk).await;
    let page = desk.page(&format!("{path}/form/UGA")).await;
    assert!(page.contains("has not been released"));
    let bytes = file(&desk, &format!("{path}/form/UGA.docx")).await;
    assert!(body_of(&bytes).contains("accede_form_0_"));
    let preview = desk.page(&format!("{path}/preview")).await;
    assert!(
        preview.contains("the questionnaire as a Word form"),
        "{preview}"
    );
    assert!(preview.contains("le questionnaire en formulaire Word"));
    desk.post(&format!("{path}/release"), &[]).await.location();
    let body: String = app.read(|conn| {
        Ok(mails::table
            .filter(mails::state.eq(iso3("UGA")))
            .select(mails::body)
            .first(conn)?)
    });
    assert!(body.contains("the questionnaire as a Word form"));
    let reply = bring(&desk, "UGA", &bytes).await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(reply.text().contains("made for another survey"));
}

#[actix_web::test]
async fn a_form_goes_with_each_note_and_with_all_of_them_at_once() {
    let (app, _, _) = desk_and_respondent().await;
    let desk = app.coordinator();
    let notes = format!("{CIRCULATION}/notes");
    let none = desk.get(&format!("{notes}.zip")).await;
    assert_eq!(none.status, StatusCode::NOT_FOUND);
    let made = [
        ("states", "UGA"),
        ("states", "JAM"),
        ("sent_on", "2023-06-01"),
        ("language", "es"),
    ];
    desk.post(&notes, &made).await.location();
    let page = desk.page(&notes).await;
    assert!(page.contains(&format!("{notes}.zip")) && page.contains("/notes/1/form.docx"));
    let page = desk.page(&format!("{notes}/2")).await;
    assert!(page.contains("/notes/2/form.docx") && page.contains("formulario Word"));
    // Uganda is written to in English already, whatever language is asked for.
    let form = body_of(&file(&desk, &format!("{notes}/2/form.docx")).await);
    assert!(form.contains("_JAM_es"));
    let all = file(&desk, &format!("{notes}.zip")).await;
    let mut archive = ZipArchive::new(Cursor::new(all)).unwrap();
    let mut names: Vec<String> = archive.file_names().map(str::to_owned).collect();
    names.sort();
    assert_eq!(
        names,
        [
            "NV-MALAWI-2023-001-UGA-form.docx",
            "NV-MALAWI-2023-001-UGA.docx",
            "NV-MALAWI-2023-002-JAM-form.docx",
            "NV-MALAWI-2023-002-JAM.docx",
        ]
    );
    let mut form = Vec::new();
    let mut packed = archive.by_name(&names[0]).unwrap();
    packed.read_to_end(&mut form).unwrap();
    assert!(body_of(&form).contains("_UGA_en"));
    drop(packed);
    let contributor = app.signed_in(Role::Contributor, "Malawi");
    for path in [format!("{notes}.zip"), format!("{notes}/1/form.docx")] {
        let reply = contributor.get(&path).await;
        assert_eq!(reply.status, StatusCode::FORBIDDEN, "a note holds a link");
    }
    desk.post(&format!("{notes}/1/gone"), &[]).await.location();
    let left = file(&desk, &format!("{notes}.zip")).await;
    assert_eq!(ZipArchive::new(Cursor::new(left)).unwrap().len(), 2);
}

#[actix_web::test]
async fn what_a_form_says_comes_into_the_form_of_the_answer_and_is_saved_with_it() {
    let (app, _, _) = desk_and_respondent().await;
    let desk = app.coordinator();
    let form = body_of(&file(&desk, &format!("{CIRCULATION}/form/UGA.docx")).await);
    // Office, a stage, the story, two ranks, a date; a number that is none.
    let form = written(&ticked(&form, 2), 0, "Mission in Geneva");
    let form = written(&written(&form, 11, "In short"), 12, "2");
    let form = written(&written(&form, 13, "1"), 29, "2023-06-30");
    let form = written(&form, 27, "twelve");
    for body in [form.clone(), as_libre_office(&form)] {
        let reply = bring(&desk, "", &with_body(&body)).await;
        assert_eq!(reply.status, StatusCode::OK, "{}", reply.text());
        let html = reply.text();
        assert!(
            html.contains("Answer of Uganda") || html.contains("Uganda"),
            "{html}"
        );
        let listed = findings(&html).join("|");
        assert!(
            listed.contains("How many days?") && listed.contains("twelve"),
            "{listed}"
        );
        let sent = fields(&html);
        let has = |name: &str, value: &str| sent.contains(&(name.to_owned(), value.to_owned()));
        assert!(
            has("state", "UGA") && has("channel", "word_form"),
            "{sent:?}"
        );
        assert!(has("authority", "Mission in Geneva") && has("language", "en"));
        assert!(has("q_stage", "cabinet") && has("q_when", "2023-06-30"));
        assert!(has("q_order:second", "1") && has("q_order:first", "2"));
        assert_eq!(stored(&app), [], "nothing is saved before it is confirmed");
    }
    let html = bring(&desk, "UGA", &with_body(&form)).await.text();
    let mut sent = fields(&html);
    sent.push(("reference".to_owned(), "2023/041".to_owned()));
    let sent: Vec<(&str, &str)> = sent
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    let saved = desk.post(&format!("{CIRCULATION}/enter"), &sent).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text());
    let own = saved.location();
    let pair = |key: &str, value: &str| (key.to_owned(), value.to_owned());
    assert_eq!(
        stored(&app),
        [
            pair("office", "Mission in Geneva"),
            pair("order", "second"),
            pair("order", "first"),
            pair("stage", "cabinet"),
            pair("story", "In short"),
            pair("when", "2023-06-30"),
        ]
    );
    let page = desk.page(&own).await;
    assert!(page.contains("2023/041") && page.contains("Mission in Geneva"));
    let channel: Channel =
        app.read(|conn| Ok(responses::table.select(responses::channel).first(conn)?));
    assert_eq!(channel, Channel::WordForm);

    // A second form comes into the answer that is there; what it leaves open stays.
    let again = file(&desk, &format!("{CIRCULATION}/form/UGA.docx")).await;
    let again = with_body(&written(&body_of(&again), 11, "At length"));
    let html = bring(&desk, "UGA", &again).await.text();
    assert!(html.contains(&format!("action=\"{own}/edit\"")), "{html}");
    let sent = fields(&html);
    assert!(
        sent.contains(&pair("q_story", "At length")) && sent.contains(&pair("q_stage", "cabinet"))
    );
    assert!(sent.contains(&pair("reference", "2023/041")) && sent.contains(&pair("version", "1")));
}

#[actix_web::test]
async fn a_form_of_something_else_is_refused_and_says_of_what() {
    let (app, browser, answer) = desk_and_respondent().await;
    let desk = app.coordinator();
    let form = body_of(&file(&desk, &format!("{CIRCULATION}/form/UGA.docx")).await);
    let form = written(&form, 0, "Mission");
    let said = with_body(&form);
    for (state, bytes, expected) in [
        (
            "DJI",
            said.clone(),
            "this form was made for Uganda, not for the State you have chosen",
        ),
        ("UGA", b"%PDF-1.7".to_vec(), "this is no Word document"),
        ("", b"%PDF-1.7".to_vec(), "this is no Word document"),
        (
            "UGA",
            with_body("<w:document>"),
            "this document is not the form",
        ),
        (
            "UGA",
            with_body(&form.replace("accede_form_", "accede_form_9")),
            "this form was made for another survey",
        ),
        (
            "",
            with_body(&form.replace("_1_UGA_", "_77_UGA_")),
            "this form was made for another survey",
        ),
        (
            "",
            with_body(&form.replace("_UGA_en", "_XXX_en")),
            "this document is not the form",
        ),
    ] {
        let reply = bring(&desk, state, &bytes).await;
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY, "{expected}");
        let html = reply.text();
        let error = all(&html, "#f-file-error").join("");
        assert!(error.contains(expected), "{state} {expected}: {error}");
    }
    let path = format!("{CIRCULATION}/enter/form");
    let forged = desk
        .post_parts(&path, &[("_csrf", "x")], Some(("a.docx", &said)))
        .await;
    assert_eq!(forged.status, StatusCode::FORBIDDEN);
    let partner = app.signed_in(Role::Partner, "Malawi");
    let reply = partner.post_file(&path, &[], Some(("a.docx", &said))).await;
    assert!(reply.status.is_client_error() && reply.status != StatusCode::UNPROCESSABLE_ENTITY);

    // A State that has signed off itself is not typed in anew.
    begin(&browser, &answer).await;
    let signed = send(&browser, &answer, "sign-off", &SIGNER).await;
    assert_eq!(signed.status, StatusCode::SEE_OTHER, "{}", signed.text());
    let html = bring(&desk, "", &said).await.text();
    assert!(html.contains("Uganda has answered already"), "{html}");
    let kept: Vec<(String, String)> = app.read(|conn| {
        Ok(answers::table
            .select((answers::question, answers::value))
            .load(conn)?)
    });
    assert_eq!(kept, [("office".to_owned(), "Mission".to_owned())]);
}

#[actix_web::test]
async fn a_form_of_an_earlier_version_says_so_and_what_still_fits_is_read() {
    let (app, _, _) = desk_and_respondent().await;
    let desk = app.coordinator();
    let form = body_of(&file(&desk, &format!("{CIRCULATION}/form/UGA.docx")).await);
    let form = written(&written(&form, 0, "Mission"), 11, "In short");
    // A correction asks no story any more, and something new before the office.
    let mut later: serde_json::Value = serde_json::to_value(every_kind()).unwrap();
    let questions = later["sections"][0]["questions"].as_array_mut().unwrap();
    questions.retain(|it| it["name"] != "story");
    questions.insert(
        0,
        serde_json::json!({ "name": "early", "kind": "short_text", "label": { "en": "Early?" } }),
    );
    let later: Questionnaire = serde_json::from_value(later).unwrap();
    let now = app.app.clock.now();
    app.write(|conn| {
        let newest: (String, i32, String) = questionnaires::table
            .find(newest_id(conn)?)
            .select((
                questionnaires::code,
                questionnaires::version,
                questionnaires::source,
            ))
            .first(conn)?;
        let id: i64 = diesel::insert_into(questionnaires::table)
            .values((
                questionnaires::code.eq(newest.0),
                questionnaires::version.eq(newest.1 + 1),
                questionnaires::source.eq(newest.2),
                questionnaires::definition.eq(serde_json::to_string(&later).unwrap()),
                questionnaires::origin.eq("desk"),
                questionnaires::frozen_at.eq(now),
                questionnaires::created_at.eq(now),
            ))
            .returning(questionnaires::id)
            .get_result(conn)?;
        diesel::update(circulations::table)
            .set(circulations::questionnaire_id.eq(id))
            .execute(conn)?;
        Ok(())
    });
    let html = bring(
        &desk,
        "UGA",
        &with_body(&filled(&form, 0, "Mission", "Capital")),
    )
    .await
    .text();
    let listed = findings(&html).join("|");
    assert!(
        listed.contains("an earlier version of the questionnaire"),
        "{listed}"
    );
    assert!(
        listed.contains("This question is not asked any more.In short"),
        "{listed}"
    );
    let sent = fields(&html);
    assert!(
        sent.contains(&("q_office".to_owned(), "Capital".to_owned())),
        "{sent:?}"
    );
    assert!(!sent.iter().any(|(name, _)| name == "q_early"));
    assert_eq!(newest_questionnaire(&app), "2");
}

fn newest_id(conn: &mut accede::db::Conn) -> Result<i64, accede::error::AppError> {
    Ok(questionnaires::table
        .order(questionnaires::id.desc())
        .select(questionnaires::id)
        .first(conn)?)
}

#[actix_web::test]
async fn the_form_goes_with_each_invitation_where_the_draft_says_so() {
    let sink = Sink::start([]);
    let app = TestApp::with(through(&sink)).await;
    let desk = app.coordinator();
    let path = draft(&app, &desk).await;
    let preview = desk.page(&format!("{path}/preview")).await;
    assert!(preview.contains("Attach the Word form") && !preview.contains("-form.docx"));
    let attach = format!("{path}/attach-form");
    let spain = app.signed_in(Role::Observer, "Spain");
    let refused = spain.post(&attach, &[("attach", "yes")]).await;
    assert!(refused.status.is_client_error(), "{}", refused.status);
    let reply = desk.post(&attach, &[("attach", "yes")]).await;
    let preview = desk.follow(&reply).await;
    assert!(preview.contains("survey-1-UGA-en-form.docx"), "{preview}");
    assert!(preview.contains("survey-1-DJI-fr-form.docx"));
    assert!(preview.contains("is also attached as a Word form"));
    desk.post(&format!("{path}/release"), &[]).await.location();
    let late = desk.post(&attach, &[("attach", "no")]).await;
    assert_eq!(late.location(), path, "what has left stays as it was read");
    press(&desk, &format!("{path}/links/DJI"), "issue", "mail").await;
    let mut worker = Worker::new(&app.app);
    while worker.step().await.unwrap() > 0 {}
    let messages = sink.messages();
    let sent = |to: &str| messages.iter().find(|it| it.contains(to)).unwrap();
    let anew: String = app.read(|conn| {
        Ok(mails::table
            .order(mails::id.desc())
            .select(mails::body)
            .first(conn)?)
    });
    assert!(
        anew.contains("est aussi joint en formulaire Word"),
        "{anew}"
    );
    for (to, name, tag) in [
        ("okello@example.org", "survey-1-UGA-en-form.docx", "_UGA_en"),
        ("ali@example.org", "survey-1-DJI-fr-form.docx", "_DJI_fr"),
    ] {
        let message = sent(to);
        assert!(message.len() < 120_000, "{} bytes", message.len());
        let parsed = mail_parser::MessageParser::default()
            .parse(message.as_bytes())
            .unwrap();
        assert!(
            parsed.body_text(0).unwrap().contains("/s/"),
            "the link as before"
        );
        let part = parsed.attachments().next().unwrap();
        assert_eq!(mail_parser::MimeHeaders::attachment_name(part), Some(name));
        let form = body_of(part.contents());
        assert!(form.contains(tag) && form.contains("accede_form_"), "{to}");
        if tag.ends_with("en") {
            let own = with_body(&written(&form, 0, "Mission"));
            let reply = bring(&desk, "", &own).await;
            assert_eq!(reply.status, StatusCode::OK, "it comes back as an answer");
        }
    }
}
