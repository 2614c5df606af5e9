//! Circulations whose answers nobody can link to their State: looked at as one would who has
//! the database, its log and its audit.

use accede::auth::Role;
use accede::config::SecondRelease;
use accede::db::schema::{
    anonymous_answers, anonymous_drafts, anonymous_turnout, answers, audit, circulations,
    invitations, mails, questionnaires, response_pages, responses, section_links, sign_offs,
};
use accede::mail::Worker;
use accede::survey::remind_due;
use actix_web::http::StatusCode;
use chrono::TimeDelta;
use diesel::prelude::*;
use sha2::{Digest as _, Sha256};

use crate::analysis::written;
use crate::links::{press, shown};
use crate::respondent::{enter, respondent, send};
use crate::support::{Browser, TestApp, all};
use crate::survey::{addresses, form, id_of, iso3, link, scraped};

const YES: (&str, &str) = ("anonymous", "yes");
/// What only one of the States writes.
const WORDS: &str = "Zanzibar needs a model law";

/// An anonymous draft of a questionnaire with all kinds of questions, to Uganda and Djibouti.
async fn draft(app: &TestApp, browser: &Browser) -> String {
    addresses(app);
    let questionnaire = written(app).to_string();
    // Its texts are in one language.
    let (all, one) = ("[\"en\",\"fr\",\"es\"]", "[\"en\"]");
    define(app, &definition(app).replacen(all, one, 1));
    let mut fields = form(&questionnaire, &["UGA", "DJI", "JAM"]);
    fields.push(YES);
    browser
        .post("/survey/circulations", &fields)
        .await
        .location()
}

async fn released(app: &TestApp, browser: &Browser) -> String {
    let path = draft(app, browser).await;
    let reply = browser.post(&format!("{path}/release"), &[]).await;
    assert_eq!(reply.location(), path);
    path
}

async fn send_mails(app: &TestApp) {
    let mut worker = Worker::new(&app.app);
    while worker.step().await.unwrap() > 0 {}
}

/// Writes and sends in an answer by a State's link; its receipt.
async fn answered(app: &TestApp, state: &str, words: &str) -> String {
    answered_by(app, &link(app, state), words).await
}

async fn answered_by(app: &TestApp, link: &str, words: &str) -> String {
    let visitor = app.visitor();
    let answer = enter(&visitor, link).await;
    let fields = [("q_stage", "cabinet"), ("q_details", words)];
    send(&visitor, &answer, "one", &fields).await.location();
    let reply = send(&visitor, &answer, "sign-off", &[]).await;
    assert_eq!(reply.status, StatusCode::OK, "{}", reply.text());
    reply.text()
}

/// How many rows there are that tie answers to States.
fn named_rows(app: &TestApp) -> i64 {
    app.read(|conn| {
        let counts: [i64; 5] = [
            responses::table.count().get_result(conn)?,
            answers::table.count().get_result(conn)?,
            response_pages::table.count().get_result(conn)?,
            sign_offs::table.count().get_result(conn)?,
            section_links::table.count().get_result(conn)?,
        ];
        Ok(counts.iter().sum())
    })
}

/// All rows of what was written, as text.
fn unnamed_rows(app: &TestApp) -> Vec<String> {
    app.read(|conn| {
        let drafts: Vec<(String, i64, String, String, i32)> = anonymous_drafts::table.load(conn)?;
        let sent: Vec<(String, i64, String)> = anonymous_answers::table.load(conn)?;
        let drafts = drafts.iter().map(|row| format!("{row:?}"));
        Ok(drafts
            .chain(sent.iter().map(|row| format!("{row:?}")))
            .collect())
    })
}

/// The keys of what was written and sent in.
fn keys(app: &TestApp) -> Vec<String> {
    app.read(|conn| {
        let mut keys: Vec<String> = anonymous_answers::table
            .select(anonymous_answers::key)
            .load(conn)?;
        let drafts: Vec<String> = anonymous_drafts::table
            .select(anonymous_drafts::key)
            .load(conn)?;
        keys.extend(drafts);
        Ok(keys)
    })
}

/// The bytes of the database's files: what it says and what it once said. Nothing where it is
/// not one of files.
fn files(app: &TestApp) -> Vec<(String, Vec<u8>)> {
    let folder = std::fs::read_dir(&app.app.settings.database.folder).unwrap();
    folder
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_file())
        .map(|path| (path.display().to_string(), std::fs::read(&path).unwrap()))
        .collect()
}

fn occurrences(bytes: &[u8], what: &str) -> usize {
    String::from_utf8_lossy(bytes).matches(what).count()
}

/// All entries of the audit, with what they say of before and after.
fn audited(app: &TestApp) -> String {
    use accede::db::schema::audit_values;
    app.read(|conn| {
        let entries: Vec<(String, String, String)> = audit::table
            .select((audit::action, audit::subject_id, audit::detail))
            .load(conn)?;
        let values: Vec<(String, Option<String>, Option<String>)> = audit_values::table
            .select((
                audit_values::subject,
                audit_values::old_values,
                audit_values::new_values,
            ))
            .load(conn)?;
        Ok(format!("{entries:?} {values:?}"))
    })
}

#[actix_web::test]
async fn no_row_and_no_byte_joins_an_answer_to_its_state() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let path = released(&app, &browser).await;
    let before = audited(&app);
    let (visitor, answer) = respondent(&app, "UGA").await;
    let fields = [("q_stage", "cabinet"), ("q_details", WORDS)];
    send(&visitor, &answer, "one", &fields).await.location();
    assert_eq!(
        audited(&app),
        before,
        "a draft leaves no entry, for that has a time"
    );
    let token = link(&app, "UGA").trim_start_matches("/s/").to_owned();
    let known = format!("{:x}", Sha256::digest(token.as_bytes()));
    assert!(unnamed_rows(&app)[0].contains(WORDS));
    assert!(!unnamed_rows(&app)[0].contains(&known) && !unnamed_rows(&app)[0].contains("UGA"));

    answered(&app, "DJI", "Tadjourah").await;
    let reply = send(&visitor, &answer, "sign-off", &[]).await;
    assert_eq!(reply.status, StatusCode::OK);
    assert_eq!(named_rows(&app), 0);
    let rows = unnamed_rows(&app);
    assert_eq!(rows.len(), 2, "no draft is left");
    for row in &rows {
        assert!(
            !row.contains("UGA") && !row.contains("DJI") && !row.contains("2023"),
            "{row}"
        );
    }
    let turnout: Vec<(i64, String)> = app.read(|conn| {
        Ok(anonymous_turnout::table
            .order(anonymous_turnout::state)
            .load(conn)?)
    });
    let id = id_of(&path).0;
    assert_eq!(turnout, [(id, "DJI".to_owned()), (id, "UGA".to_owned())]);
    // The audit says who has answered, and nothing of what.
    let audited = audited(&app);
    assert!(audited.contains("circulation.turn-out"));
    for key in keys(&app) {
        assert!(!audited.contains(&key));
    }
    assert!(!audited.contains("Zanzibar"));
    // No mail holds a link that could be used to find it.
    let kept: i64 = app.read(|conn| {
        let kept = mails::table.filter(mails::link.is_not_null());
        Ok(kept.count().get_result(conn)?)
    });
    assert_eq!(kept, 0);
    // Nothing of what was there before is left in the file or its log.
    for (name, bytes) in files(&app) {
        assert!(!name.ends_with("-wal") || bytes.is_empty(), "{name}");
        assert!(occurrences(&bytes, WORDS) <= 1, "{name}");
    }
}

#[actix_web::test]
async fn keys_and_places_change_with_every_answer_that_comes() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    released(&app, &browser).await;
    answered(&app, "DJI", "Tadjourah").await;
    let first = keys(&app);
    answered(&app, "UGA", WORDS).await;
    let second = keys(&app);
    assert_eq!((first.len(), second.len()), (1, 2));
    assert!(!second.contains(&first[0]), "nobody sees which one is new");
}

#[actix_web::test]
async fn a_respondent_goes_on_elsewhere_by_the_link_and_keeps_the_receipt_it_is_shown_once() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let path = released(&app, &browser).await;
    let own = link(&app, "UGA");
    let visitor = app.visitor();
    let start = visitor.page(&own).await;
    assert!(
        start.contains("We do not keep which answers are yours"),
        "{start}"
    );
    assert!(start.contains("nobody can read, correct or withdraw the answer"));
    let answer = enter(&visitor, &own).await;
    let section = visitor.page(&format!("{answer}/one")).await;
    assert!(section.contains("in your own words can tell who you are"));
    send(&visitor, &answer, "one", &[("q_details", WORDS)])
        .await
        .location();
    let elsewhere = app.visitor();
    assert_eq!(enter(&elsewhere, &own).await, answer);
    let html = elsewhere.page(&format!("{answer}/one")).await;
    assert!(html.contains(WORDS) && html.contains("Saved."), "{html}");
    // Two that save the same page at once overwrite nothing silently.
    let old = [("q_details", "Mine"), ("version", "0")];
    let stale = send(&visitor, &answer, "one", &old).await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
    for page in ["links", "word", "form.docx", "receipt", "receipt.txt"] {
        let reply = elsewhere.get(&format!("{answer}/{page}")).await;
        assert_eq!(reply.status, StatusCode::NOT_FOUND, "{page}");
    }
    let review = elsewhere.page(&format!("{answer}/review")).await;
    assert!(
        scraped(&review, "input[name=name]", "value").is_empty(),
        "nobody signs"
    );
    let reply = send(&elsewhere, &answer, "sign-off", &[("version", "9")]).await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);

    let receipt = send(&elsewhere, &answer, "sign-off", &[]).await;
    assert_eq!(receipt.status, StatusCode::OK);
    let html = receipt.text();
    let text = &receipt.all("pre.receipt")[0];
    assert!(
        text.contains(WORDS) && !text.contains("Uganda") && !text.contains("2023"),
        "{text}"
    );
    let raw = scraped_text(&html);
    let digest = format!("{:x}", Sha256::digest(raw.as_bytes()));
    assert!(html.contains(&digest), "{raw:?}");
    // What was sent in can be seen by no link any more, and is sent in once.
    for page in ["", "/review", "/one"] {
        let html = visitor.page(&format!("{answer}{page}")).await;
        assert!(!html.contains(WORDS), "{page}");
    }
    let again = send(&visitor, &answer, "sign-off", &[("version", "1")]).await;
    assert_eq!(again.status, StatusCode::SEE_OTHER);
    assert!(visitor.page(&own).await.contains("Your State has answered"));
    let html = browser.page(&path).await;
    let lines = all(&html, "tbody tr");
    assert!(
        lines
            .iter()
            .any(|it| it.contains("Uganda") && it.contains("answered"))
    );
    // Opening alone changes nothing, as everywhere.
    let (draft, turnout): (i64, i64) = app.read(|conn| {
        Ok((
            anonymous_drafts::table.count().get_result(conn)?,
            anonymous_turnout::table.count().get_result(conn)?,
        ))
    });
    assert_eq!((draft, turnout), (0, 1));
}

/// The text of a receipt as it stands in a page, byte for byte.
fn scraped_text(html: &str) -> String {
    let from = html
        .split_once("<pre class=\"receipt section\">")
        .unwrap()
        .1;
    let text = from.split_once("</pre>").unwrap().0;
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#x27;", "'")
        .replace("&#x3D;", "=")
        .replace("&amp;", "&")
}

#[actix_web::test]
async fn nobody_reads_or_types_in_one_answer_and_all_are_told_in_bands_once_it_is_closed() {
    let app = TestApp::with(|it| it.survey.suppress_below = 3).await;
    let browser = app.coordinator();
    let path = released(&app, &browser).await;
    answered(&app, "UGA", WORDS).await;
    for page in [
        "analysis",
        "analysis.csv",
        "analysis.json",
        "analysis/stage",
        "analysis/stage/table.csv",
        "coding/details",
        "responses",
        "responses.csv",
        "enter",
        "enter?state=DJI",
        "correct",
    ] {
        let reply = browser.get(&format!("{path}/{page}")).await;
        assert_eq!(reply.status, StatusCode::NOT_FOUND, "{page}");
    }
    let html = browser.page(&path).await;
    assert!(
        !html.contains(&format!("{path}/enter")) && !html.contains(&format!("{path}/analysis"))
    );
    let share = format!("{path}/share");
    let open = browser.page(&share).await;
    assert!(open.contains("is told once it is closed"), "{open}");
    // Others answer, each something of its own.
    let id = id_of(&path).0;
    app.write(|conn| {
        for number in 0..6 {
            let said = format!("{{\"stage\":[\"none\"],\"details\":[\"words {number}\"]}}");
            diesel::insert_into(anonymous_answers::table)
                .values((
                    anonymous_answers::key.eq(format!("key {number}")),
                    anonymous_answers::circulation_id.eq(id),
                    anonymous_answers::answers.eq(said),
                ))
                .execute(conn)?;
        }
        Ok(())
    });
    let (visitor, answer) = respondent(&app, "DJI").await;
    send(&visitor, &answer, "one", &[("q_details", "Half")])
        .await
        .location();
    browser.post(&format!("{path}/close"), &[]).await.location();
    assert_eq!(
        unnamed_rows(&app).len(),
        7,
        "what was being written is gone"
    );
    let html = browser.page(&share).await;
    assert!(html.contains("From 6 answers without a name"), "{html}");
    let stage = all(&html, ".tally tr").join("\n");
    assert!(stage.contains("3 or more"), "{stage}");
    assert!(html.contains("words 3") && html.contains(WORDS));
    for reply in [
        browser.get(&share).await,
        browser.get(&format!("{share}.csv")).await,
    ] {
        let text = reply.text();
        assert!(
            !text.contains("Uganda") && !text.contains("Djibouti"),
            "{text}"
        );
    }
    let csv = browser.get(&format!("{share}.csv")).await.text();
    assert!(!csv.contains("words"), "what is passed on has no texts");
    // What was told once does not change.
    let reopened = browser.post(&format!("{path}/reopen"), &[]).await;
    assert_eq!(reopened.status, StatusCode::FORBIDDEN);
    assert!(!browser.page(&path).await.contains("/reopen"));
    // Too few tell nothing.
    app.write(|conn| {
        diesel::delete(anonymous_answers::table.filter(anonymous_answers::key.like("key%")))
            .execute(conn)?;
        Ok(())
    });
    let html = browser.page(&share).await;
    assert!(
        !html.contains(WORDS) && all(&html, ".tally").is_empty(),
        "{html}"
    );
    let partner = app.signed_in(Role::Observer, "Spain");
    assert_ne!(partner.get(&share).await.status, StatusCode::OK);
}

#[actix_web::test]
async fn whether_it_is_anonymous_is_settled_by_the_sending() {
    let app = TestApp::with(|it| it.survey.second_release = SecondRelease::Never).await;
    let browser = app.coordinator();
    let path = draft(&app, &browser).await;
    let html = browser.page(&path).await;
    assert!(html.contains("Kept: which States have answered"), "{html}");
    let edit = browser.page(&format!("{path}/edit")).await;
    assert_eq!(
        scraped(&edit, "input[name=anonymous][checked]", "value"),
        ["yes"]
    );
    let preview = browser.page(&format!("{path}/preview")).await;
    assert!(preview.contains("Closing is final"));
    assert!(
        preview.contains("A draft belongs to its link"),
        "the mail says so"
    );
    // Without the tick it is one like all others; and back.
    let questionnaire = String::new();
    let plain = form(&questionnaire, &[]);
    let mut fields = plain.clone();
    fields.push(("version", "1"));
    browser
        .post(&format!("{path}/edit"), &fields)
        .await
        .location();
    assert!(!browser.page(&path).await.contains("Kept: which States"));
    let mut fields = plain;
    fields.extend([("version", "2"), YES]);
    browser
        .post(&format!("{path}/edit"), &fields)
        .await
        .location();
    // A file would say who made it.
    let definition = definition(&app);
    let with_file = definition.replacen("\"kind\":\"decimal\"", "\"kind\":\"file\"", 1);
    assert_ne!(definition, with_file);
    define(&app, &with_file);
    let app = app.restarted().await;
    let browser = app.coordinator();
    let blocked = browser.page(&format!("{path}/preview")).await;
    assert!(blocked.contains("asks for a file"), "{blocked}");
    let refused = browser.post(&format!("{path}/release"), &[]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    define(&app, &definition);
    let app = app.restarted().await;
    let browser = app.coordinator();
    browser
        .post(&format!("{path}/release"), &[])
        .await
        .location();
    let id = id_of(&path).0;
    let changed = app.app.db.write_now(|conn| {
        diesel::update(circulations::table.find(id))
            .set(circulations::anonymous.eq(false))
            .execute(conn)?;
        Ok(())
    });
    assert!(changed.is_err(), "the database itself refuses it");
}

#[actix_web::test]
async fn nothing_that_names_its_state_goes_with_it() {
    let app = TestApp::with(|it| it.survey.second_release = SecondRelease::Never).await;
    let browser = app.coordinator();
    let path = draft(&app, &browser).await;
    let form = format!("{path}/form/UGA");
    let gone = async |at: &str| {
        let reply = browser.get(at).await;
        assert_eq!(reply.status, StatusCode::NOT_FOUND, "{at}");
    };
    gone(&form).await;
    gone(&format!("{form}.docx")).await;
    let preview = browser.page(&format!("{path}/preview")).await;
    for offer in ["as a Word form", "form.docx", "attach-form"] {
        assert!(!preview.contains(offer), "{offer}: {preview}");
    }
    let attached = browser
        .post(&format!("{path}/attach-form"), &[("attach", "yes")])
        .await;
    assert_eq!(attached.status, StatusCode::NOT_FOUND);
    browser
        .post(&format!("{path}/release"), &[])
        .await
        .location();
    let notes = format!("{path}/notes");
    let made = [
        ("states", "JAM"),
        ("sent_on", "2023-06-01"),
        ("language", "en"),
    ];
    browser.post(&notes, &made).await.location();
    for page in [&path, &notes, &format!("{notes}/1")] {
        let html = browser.page(page).await;
        assert!(!html.contains("form.docx"), "{page}: {html}");
        assert!(!html.contains("/form/UGA"), "{page}: {html}");
    }
    gone(&format!("{notes}/1/form.docx")).await;
    let batch = browser.get(&format!("{notes}.zip")).await;
    assert_eq!(batch.status, StatusCode::OK);
    let archive = zip::ZipArchive::new(std::io::Cursor::new(batch.bytes)).unwrap();
    assert_eq!(archive.len(), 1, "the note alone");
}

/// The questionnaire's text.
fn definition(app: &TestApp) -> String {
    app.read(|conn| {
        Ok(questionnaires::table
            .filter(questionnaires::code.eq("kinds"))
            .select(questionnaires::definition)
            .first(conn)?)
    })
}

/// Gives the questionnaire another text; a desk that is begun anew reads it.
fn define(app: &TestApp, text: &str) {
    app.write(|conn| {
        diesel::update(questionnaires::table.filter(questionnaires::code.eq("kinds")))
            .set(questionnaires::definition.eq(text))
            .execute(conn)?;
        Ok(())
    });
}

#[actix_web::test]
async fn who_has_answered_is_not_reminded_and_a_new_link_begins_anew() {
    let app = TestApp::with(|it| {
        it.sign_in.session_idle_hours = 2000;
        it.sign_in.session_days = 90;
    })
    .await;
    let browser = app.coordinator();
    let path = released(&app, &browser).await;
    let (uganda, djibouti) = (link(&app, "UGA"), link(&app, "DJI"));
    send_mails(&app).await;
    let visitor = app.visitor();
    let answer = enter(&visitor, &djibouti).await;
    send(&visitor, &answer, "one", &[("q_details", "Tadjourah")])
        .await
        .location();
    answered_by(&app, &uganda, WORDS).await;
    crate::reminders::rule(&browser, &path).await;
    app.app.clock.advance(TimeDelta::days(7));
    assert_eq!(remind_due(&app.app).await.unwrap(), 1, "Djibouti alone");
    let links = format!("{path}/links/DJI");
    assert!(
        browser
            .page(&links)
            .await
            .contains("cannot be reached any more by anyone")
    );
    let new = shown(&press(&browser, &links, "issue", "show").await);
    let elsewhere = app.visitor();
    let answer = enter(&elsewhere, &new).await;
    let html = elsewhere.page(&format!("{answer}/one")).await;
    assert!(!html.contains("Tadjourah"), "another link, another draft");
    let notes = format!("{path}/notes");
    let fields = [("states", "DJI"), ("sent_on", "2023-06-08")];
    browser.post(&notes, &fields).await.location();
    let note = browser.page(&format!("{notes}/1")).await;
    assert!(note.contains("L’enquête est anonyme"), "{note}");
    assert!(
        all(&note, ".annex").is_empty(),
        "on paper it would have a name"
    );
    let to: Option<i64> = app.read(|conn| {
        Ok(mails::table
            .inner_join(invitations::table)
            .filter(mails::kind.eq("survey_reminder"))
            .filter(invitations::state.eq(iso3("UGA")))
            .select(mails::id)
            .first(conn)
            .optional()?)
    });
    assert_eq!(to, None);
}
