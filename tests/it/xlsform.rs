//! Questionnaires as forms of other programs: saved from their page, and brought in through
//! one that says first what cannot be taken.

use accede::auth::Role;
use accede::db::schema::{audit, questionnaires};
use accede::questionnaire::xlsform::read;
use accede::questionnaire::{Questionnaire, check};
use actix_web::http::StatusCode;
use diesel::prelude::*;
use rust_xlsxwriter::Workbook;

use crate::support::{Browser, Reply, TestApp, all};
use crate::survey::scraped;

const PATH: &str = "/survey/questionnaires";
const IMPORT: &str = "/survey/questionnaires/import";
const TAKE: &str = "/survey/questionnaires/import/take";

/// A form with one section.
fn form(rows: &[&[&str]]) -> Vec<u8> {
    let mut book = Workbook::new();
    let head: &[&str] = &["type", "name", "label::English (en)", "relevant"];
    let begin: &[&str] = &["begin_group", "views", "Views"];
    let end: &[&str] = &["end_group"];
    let rows = [&[head, begin], rows, &[end]].concat();
    let settings: &[&[&str]] = &[&["form_title", "form_id"], &["Views on joining", "views"]];
    for (name, rows) in [("survey", rows.as_slice()), ("settings", settings)] {
        let sheet = book.add_worksheet();
        sheet.set_name(name).unwrap();
        for (row, cells) in (0..).zip(rows) {
            for (column, cell) in (0..).zip(*cells) {
                sheet.write_string(row, column, *cell).unwrap();
            }
        }
    }
    book.save_to_buffer().unwrap()
}

async fn bring(browser: &Browser, bytes: &[u8]) -> Reply {
    browser
        .post_file(IMPORT, &[], Some(("views.xlsx", bytes)))
        .await
}

fn count(app: &TestApp) -> i64 {
    app.read(|conn| Ok(questionnaires::table.count().get_result(conn)?))
}

/// The newest version of a code: its number, where it is from, its text.
fn newest(app: &TestApp, code: &str) -> (i32, String, Questionnaire) {
    use questionnaires as t;
    let (version, source, text): (i32, String, String) = app.read(|conn| {
        Ok(t::table
            .filter(t::code.eq(code))
            .order(t::version.desc())
            .select((t::version, t::source, t::definition))
            .first(conn)?)
    });
    (version, source, serde_json::from_str(&text).unwrap())
}

#[actix_web::test]
async fn what_is_saved_is_brought_in_again_as_the_next_version() {
    let app = TestApp::new().await;
    let browser = app.signed_in(Role::Contributor, "Spain");
    let list = browser.page(PATH).await;
    assert!(scraped(&list, "a.button", "href").contains(&IMPORT.to_owned()));
    let page = scraped(&list, "table a", "href").remove(0);
    let html = browser.page(&page).await;
    let href = format!("{page}.xlsx");
    assert!(scraped(&html, "a.button", "href").contains(&href));
    let saved = browser.get(&href).await;
    assert_eq!(saved.status, StatusCode::OK);
    let disposition = saved.headers.get("Content-Disposition").unwrap();
    assert_eq!(disposition, "attachment; filename=\"reasons-1.xlsx\"");
    let pack = accede::pack::embedded().unwrap().questionnaire;
    assert_eq!(read(&saved.bytes).unwrap().text, Some(pack.clone()));

    let path = bring(&browser, &saved.bytes).await.location();
    assert!(path.starts_with(PATH), "{path}");
    assert_eq!(newest(&app, "reasons"), (2, "views.xlsx".to_owned(), pack));
    let action: String = app.read(|conn| {
        Ok(audit::table
            .order(audit::id.desc())
            .select(audit::action)
            .first(conn)?)
    });
    assert_eq!(action, "questionnaire.import");
    let html = browser.page(&path).await;
    assert!(html.contains("views.xlsx"), "where it is from");
    assert!(
        !scraped(&html, "a[href$='/frame']", "href").is_empty(),
        "it is a draft"
    );
}

#[actix_web::test]
async fn what_cannot_be_taken_is_said_and_nothing_is_stored_until_it_is_confirmed() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let before = count(&app);
    let bytes = form(&[
        &["geopoint", "where", "Where <are> you?"],
        &["text", "why", "Why not yet?", "pulldata('a', 'b')"],
    ]);
    let shown = bring(&browser, &bytes).await;
    assert_eq!(shown.status, StatusCode::OK);
    let cells = shown.all("#findings tbody tr");
    assert_eq!(cells.len(), 2, "{cells:?}");
    assert!(cells[0].contains("survey") && cells[0].contains('3') && cells[0].contains("geopoint"));
    assert!(cells[1].contains("relevant") && cells[1].contains("pulldata"));
    let html = shown.text();
    assert!(html.contains("Where &lt;are&gt; you?"));
    assert!(html.contains("2 things are left out"));
    assert_eq!(count(&app), before);

    let held = scraped(&html, "input[name=held]", "value").remove(0);
    let fields = [("held", held.as_str()), ("name", "views.xlsx")];
    let path = browser.post(TAKE, &fields).await.location();
    assert_eq!(count(&app), before + 1);
    let (version, _, text) = newest(&app, "views");
    assert_eq!((version, text.questions().count()), (1, 1));
    assert_eq!(check(&text), []);
    assert!(browser.page(&path).await.contains("Why not yet?"));

    // Notes alone are shown as well, and taken without losses.
    let noted = form(&[&["image", "photo", "A photo"]]);
    let html = bring(&browser, &noted).await.text();
    assert!(html.contains("the next version of the questionnaire views"));
    assert!(!html.contains("left out"));
    let held = scraped(&html, "input[name=held]", "value").remove(0);
    browser
        .post(TAKE, &[("held", held.as_str())])
        .await
        .location();
    assert_eq!(newest(&app, "views").0, 2);
}

#[actix_web::test]
async fn what_is_no_form_is_refused() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let before = count(&app);
    let none = browser.post_file(IMPORT, &[], None).await;
    assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY);
    for bytes in [
        &b"type,name,label"[..],
        &[0xd0, 0xcf, 0x11, 0xe0, 0, 0],
        &[],
    ] {
        let reply = bring(&browser, bytes).await;
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(all(&reply.text(), "#f-file-error").len(), 1);
    }
    let empty = {
        let mut book = Workbook::new();
        book.add_worksheet().write_string(0, 0, "a list").unwrap();
        book.save_to_buffer().unwrap()
    };
    let reply = bring(&browser, &empty).await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(reply.text().contains("There is no sheet"));
    assert_eq!(all(&reply.text(), "input[name=held]").len(), 0);
    for held in ["", "AAAA", "%%%"] {
        let reply = browser.post(TAKE, &[("held", held)]).await;
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    assert_eq!(count(&app), before);
}

#[actix_web::test]
async fn only_those_inside_save_and_bring_in_forms() {
    let app = TestApp::new().await;
    let bytes = form(&[&["text", "why", "Why not yet?"]]);
    let before = count(&app);
    let reader = app.signed_in(Role::Observer, "Malawi");
    for path in [IMPORT, "/survey/questionnaires/1.xlsx"] {
        assert_eq!(
            reader.get(path).await.status,
            StatusCode::FORBIDDEN,
            "{path}"
        );
    }
    assert_eq!(bring(&reader, &bytes).await.status, StatusCode::FORBIDDEN);
    let taken = reader.post_file(TAKE, &[], Some(("a.xlsx", &bytes))).await;
    assert_eq!(taken.status, StatusCode::FORBIDDEN);
    assert_eq!(count(&app), before);
    let browser = app.coordinator();
    let reply = browser.get("/survey/questionnaires/999.xlsx").await;
    assert_eq!(reply.status, StatusCode::NOT_FOUND);
}

#[test]
fn the_command_line_saves_and_brings_in_forms() {
    use crate::command_line::{folder, printed, refused, run};
    let folder = folder();
    printed(&folder, &["pack", "load", "--yes"]);
    let said = printed(
        &folder,
        &["survey", "export", "reasons", "-o", "reasons.xlsx"],
    );
    assert!(
        said.starts_with("Version 1 of the questionnaire reasons"),
        "{said}"
    );
    let said = printed(&folder, &["survey", "import", "reasons.xlsx", "--check"]);
    assert_eq!(
        said,
        "The form can be taken whole, as the questionnaire reasons.\n"
    );
    let said = printed(&folder, &["survey", "import", "reasons.xlsx"]);
    assert_eq!(
        said,
        "The form is version 2 of the questionnaire reasons, a draft.\n"
    );

    let bytes = form(&[
        &["geopoint", "where", "Where are you?"],
        &["text", "why", "Why not yet?"],
    ]);
    std::fs::write(folder.path().join("views.xlsx"), bytes).unwrap();
    for more in [&["--check"][..], &[]] {
        let output = run(
            &folder,
            &[&["survey", "import", "views.xlsx"], more].concat(),
        );
        assert_eq!(output.status.code(), Some(3));
        let said = String::from_utf8(output.stdout).unwrap();
        assert!(
            said.starts_with("survey, row 3, type: left out: "),
            "{said}"
        );
        assert!(
            said.ends_with("nothing was stored. See --despite-losses.\n"),
            "{said}"
        );
    }
    let output = run(&folder, &["survey", "import", "views.xlsx", "--json"]);
    assert_eq!(output.status.code(), Some(3));
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(json["questionnaire"], "views");
    assert_eq!(json["version"], serde_json::Value::Null);
    assert_eq!(json["loses"], true);
    let first = &json["findings"][0];
    assert_eq!(
        (
            &first["sheet"],
            &first["row"],
            &first["column"],
            &first["code"]
        ),
        (
            &"survey".into(),
            &3.into(),
            &"type".into(),
            &"type-unsupported".into()
        )
    );
    let (error, code) = refused(&folder, &["survey", "export", "views", "-o", "v.xlsx"]);
    assert_eq!(
        (error.as_str(), code),
        ("accede: there is no such questionnaire: views\n", 1)
    );
    let despite = ["survey", "import", "views.xlsx", "--despite-losses"];
    let said = printed(&folder, &despite);
    assert!(
        said.ends_with("version 1 of the questionnaire views, a draft.\n"),
        "{said}"
    );
    printed(&folder, &["survey", "export", "views", "-o", "v.xlsx"]);

    std::fs::write(folder.path().join("no.xlsx"), "type,name").unwrap();
    for file in ["no.xlsx", "missing.xlsx"] {
        let (error, code) = refused(&folder, &["survey", "import", file, "--check"]);
        assert_eq!(code, 1);
        assert!(error.contains("cannot be read"), "{error}");
    }
}
