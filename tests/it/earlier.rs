//! What the same State signed off before, beside the questions of another circulation.

use accede::db::schema::{answers, circulations, mails, questionnaires, responses};
use accede::questionnaire::Questionnaire;
use accede::survey::model::Channel;
use actix_web::http::StatusCode;
use diesel::prelude::*;

use crate::respondent::{SIGNER, enter, handed, respondent, send};
use crate::support::{Browser, TestApp, all};
use crate::survey::{form, iso3, newest_questionnaire, scraped};
use crate::word_form::{desk_and_respondent, every_kind};

/// What Uganda signs off first.
const SIGNED: [(&str, &[(&str, &str)]); 2] = [
    (
        "one",
        &[
            ("q_office", "Mission <of> Uganda"),
            ("q_stage", "cabinet"),
            ("q_needs", "law"),
            ("q_needs", "other"),
            ("q_needs:other", "A draft translation"),
            ("q_story", "First line\nsecond line"),
        ],
    ),
    (
        "two",
        &[
            ("q_order:second", "1"),
            ("q_order:first", "2"),
            ("q_ease", "4"),
            ("q_army", "for"),
            ("q_house", "against"),
            ("q_stock", "yes"),
            ("q_days", "12"),
            ("q_share", "12.5"),
            ("q_when", "2023-05-30"),
            ("q_peer", "DJI"),
            ("q_peers", "CIV"),
            ("q_peers", "COD"),
        ],
    ),
];

/// A desk on which Uganda has signed off an answer and is asked again: its browser and where
/// it answers now.
async fn asked_again() -> (TestApp, Browser, String) {
    let (app, browser, answer) = desk_and_respondent().await;
    // As every questionnaire that is saved at the desk, it is known by its own code.
    app.write(|conn| {
        diesel::update(questionnaires::table.filter(questionnaires::id.eq(1)))
            .set(questionnaires::code.eq("non_ratification"))
            .execute(conn)?;
        Ok(())
    });
    for (page, fields) in SIGNED {
        send(&browser, &answer, page, fields).await.location();
    }
    // What is asked after the first saving.
    send(&browser, &answer, "two", SIGNED[1].1).await.location();
    let signed = send(&browser, &answer, "sign-off", &SIGNER).await;
    assert_eq!(signed.status, StatusCode::SEE_OTHER, "{}", signed.text());
    let (browser, answer) = again(&app, "UGA").await;
    (app, browser, answer)
}

/// Another circulation of the same questionnaire, and a State's respondent to it.
async fn again(app: &TestApp, state: &str) -> (Browser, String) {
    let desk = app.coordinator();
    let questionnaire = newest_questionnaire(app);
    let mut fields = form(&questionnaire, &["UGA", "DJI"]);
    fields.retain(|(name, _)| *name != "closes_on");
    fields.push(("closes_on", "2023-09-30"));
    let path = desk.post("/survey/circulations", &fields).await.location();
    // There are two coordinators by now: one proposes, the other releases.
    desk.post(&format!("{path}/propose"), &[]).await.location();
    let other = app.coordinator();
    let preview = other.page(&format!("{path}/preview")).await;
    let version = scraped(&preview, "input[name=version]", "value").remove(0);
    let release = format!("{path}/release");
    let released = other.post(&release, &[("version", &version)]).await;
    assert_eq!(released.location(), path);
    let link: Option<String> = app.read(|conn| {
        Ok(mails::table
            .filter(mails::state.eq(iso3(state)))
            .order(mails::id.desc())
            .select(mails::link)
            .first(conn)?)
    });
    let link = link.unwrap();
    let browser = app.visitor();
    let answer = enter(&browser, &link[link.find("/s/").unwrap()..]).await;
    (browser, answer)
}

fn stored(app: &TestApp, key: &str) -> Vec<String> {
    app.read(|conn| {
        let last: i64 = responses::table
            .order(responses::id.desc())
            .select(responses::id)
            .first(conn)?;
        Ok(answers::table
            .filter(answers::response_id.eq(last))
            .filter(answers::question.eq(key))
            .order(answers::position)
            .select(answers::value)
            .load(conn)?)
    })
}

#[actix_web::test]
async fn each_question_says_what_the_state_answered_before_and_takes_it_over() {
    let (app, browser, answer) = asked_again().await;
    let start = browser.page(&answer).await;
    assert!(
        start.contains("signed off on 1 June 2023"),
        "who else may see it: {start}"
    );
    let page = browser.page(&format!("{answer}/one")).await;
    assert!(page.len() < 40_000, "{} bytes", page.len());
    assert_eq!(all(&page, "details.earlier").len(), 4, "{page}");
    let first = &all(&page, "details.earlier")[0];
    assert!(first.contains("Answered on 1 June 2023") && first.contains("Mission <of> Uganda"));
    assert!(
        scraped(&page, "details[open]", "class").is_empty(),
        "closed until wanted"
    );
    assert!(
        !page.contains("value=\"Mission"),
        "nothing is filled in by itself"
    );

    // Taken over one by one; what is typed beside it stays.
    let typed = [("q_story", "New words"), ("go", "take:needs")];
    let to = send(&browser, &answer, "one", &typed).await.location();
    assert_eq!(to, format!("{answer}/one#f-q_needs"));
    assert_eq!(stored(&app, "needs"), ["law", "other"]);
    assert_eq!(stored(&app, "needs_other"), ["A draft translation"]);
    assert_eq!(stored(&app, "story"), ["New words"]);
    for (page, name, key, values) in [
        ("one", "office", "office", &["Mission <of> Uganda"][..]),
        ("two", "order", "order", &["second", "first"]),
        ("two", "ease", "ease", &["4"]),
        ("two", "support", "house", &["against"]),
        ("two", "stock", "stock", &["yes"]),
        ("two", "share", "share", &["12.5"]),
        ("two", "when", "when", &["2023-05-30"]),
        ("two", "peer", "peer", &["DJI"]),
        ("two", "peers", "peers", &["CIV", "COD"]),
    ] {
        let html = browser.page(&format!("{answer}/{page}")).await;
        assert!(
            html.contains(&format!("value=\"take:{name}\"")),
            "{name}: {html}"
        );
        // As a browser does: with all that the page holds.
        let mut fields = held(&html);
        fields.push(("go".to_owned(), format!("take:{name}")));
        let fields: Vec<(&str, &str)> = fields
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect();
        let reply = send(&browser, &answer, page, &fields).await;
        assert_eq!(
            reply.status,
            StatusCode::SEE_OTHER,
            "{name}: {}",
            reply.text()
        );
        assert_eq!(stored(&app, key), values, "{name}");
    }
    assert_eq!(stored(&app, "army"), ["for"], "all rows of it");
}

/// The fields of a page's form with their values.
fn held(html: &str) -> Vec<(String, String)> {
    let document = scraper::Html::parse_document(html);
    let one = |text: &str| scraper::Selector::parse(text).unwrap();
    let mut found = Vec::new();
    for selector in [
        "form input[type=text]",
        "form input[type=date]",
        "form input[checked]",
    ] {
        let names = scraped(html, selector, "name").into_iter();
        found.extend(names.zip(scraped(html, selector, "value")));
    }
    for select in document.select(&one("form select[name]")) {
        for option in select.select(&one("option[selected]")) {
            let name = select.value().attr("name").unwrap().to_owned();
            found.push((name, option.value().attr("value").unwrap().to_owned()));
        }
    }
    for area in document.select(&one("form textarea")) {
        let name = area.value().attr("name").unwrap().to_owned();
        found.push((name, area.text().collect()));
    }
    found
}

#[actix_web::test]
async fn an_answer_that_stands_there_is_not_overwritten_nor_one_saved_meanwhile() {
    let (app, browser, answer) = asked_again().await;
    let fields = [("q_office", "Capital"), ("go", "take:office")];
    let reply = send(&browser, &answer, "one", &fields).await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    let html = reply.text();
    assert!(
        html.contains("has an answer already") && html.contains("value=\"Capital\""),
        "{html}"
    );
    assert_eq!(
        stored(&app, "office"),
        ["Mission <of> Uganda"],
        "that of the first answer"
    );
    let count: i64 = app.read(|conn| Ok(responses::table.count().get_result(conn)?));
    assert_eq!(count, 1, "nothing was begun");
    // Somebody else has saved the page since it was opened.
    send(&browser, &answer, "one", &[("q_office", "Capital")])
        .await
        .location();
    let fields = [
        ("version", "0"),
        ("asked", "office stage"),
        ("go", "take:office"),
    ];
    let reply = send(&browser, &answer, "one", &fields).await;
    assert_eq!(reply.status, StatusCode::CONFLICT);
    let html = reply.text();
    assert!(
        html.contains("Capital") && html.contains("Mission &lt;of&gt; Uganda"),
        "{html}"
    );
    assert_eq!(stored(&app, "office"), ["Capital"]);
}

#[actix_web::test]
async fn only_the_states_own_link_shows_it_and_a_section_shows_its_own() {
    let (app, browser, answer) = asked_again().await;
    let (other, elsewhere) = again(&app, "DJI").await;
    let page = other.page(&format!("{elsewhere}/one")).await;
    assert!(!page.contains("Uganda") && all(&page, "details.earlier").is_empty());
    let (colleague, part) = handed(&app, &browser, &answer, "two").await;
    let page = colleague.page(&part).await;
    assert!(!all(&page, "details.earlier").is_empty());
    assert!(!page.contains("Mission") && !page.contains("second line"));
    let door = colleague.page(&part).await;
    assert!(door.contains("Answered on 1 June 2023"));
    let fields = [("go", "take:ease")];
    let to = send(&colleague, &part, "", &fields).await.location();
    assert_eq!(to, format!("{part}#f-q_ease"));
    assert_eq!(stored(&app, "ease"), ["4"]);
    // Of another section's questions it takes nothing over.
    send(&colleague, &part, "", &[("go", "take:office")]).await;
    assert_eq!(stored(&app, "office"), Vec::<String>::new());
}

#[actix_web::test]
async fn what_was_not_signed_off_by_the_state_is_not_shown() {
    let (app, browser, answer) = asked_again().await;
    let shown = async || {
        let page = browser.page(&format!("{answer}/one")).await;
        all(&page, "details.earlier").len()
    };
    assert_eq!(shown().await, 4);
    for (channel, status) in [(Channel::Oral, "answered"), (Channel::Link, "begun")] {
        app.write(|conn| {
            diesel::update(responses::table.filter(responses::circulation_id.eq(1)))
                .set((
                    responses::channel.eq(channel),
                    responses::status.eq(status),
                    responses::answered_on
                        .eq((status == "answered").then(|| crate::survey::day("2023-06-01"))),
                ))
                .execute(conn)?;
            Ok(())
        });
        assert_eq!(shown().await, 0, "{channel} {status}");
    }
}

#[actix_web::test]
async fn what_does_not_fit_any_more_is_shown_and_not_taken_over() {
    let (app, browser, answer) = asked_again().await;
    // The stage has other choices now, days are a text, and a share may be no more than 10.
    let mut later: serde_json::Value = serde_json::to_value(every_kind()).unwrap();
    let questions = later["sections"][0]["questions"].as_array_mut().unwrap();
    questions[1]["choices"][1]["name"] = "council".into();
    let questions = later["sections"][1]["questions"].as_array_mut().unwrap();
    for question in questions {
        if question["name"] == "days" {
            question["kind"] = "short_text".into();
        }
        if question["name"] == "share" {
            question["constraint"] = ". <= 10".into();
        }
    }
    let later: Questionnaire = serde_json::from_value(later).unwrap();
    let now = app.app.clock.now();
    app.write(|conn| {
        let id: i64 = diesel::insert_into(questionnaires::table)
            .values((
                questionnaires::code.eq("non_ratification"),
                questionnaires::version.eq(77),
                questionnaires::source.eq("test"),
                questionnaires::definition.eq(serde_json::to_string(&later).unwrap()),
                questionnaires::origin.eq("desk"),
                questionnaires::frozen_at.eq(Some(now)),
                questionnaires::created_at.eq(now),
            ))
            .returning(questionnaires::id)
            .get_result(conn)?;
        diesel::update(circulations::table.filter(circulations::id.ne(1)))
            .set(circulations::questionnaire_id.eq(id))
            .execute(conn)?;
        Ok(())
    });
    for (page, name, said) in [
        ("one", "stage", "CABINET"),
        ("two", "days", "12 days"),
        ("two", "share", "12.5"),
    ] {
        let html = browser.page(&format!("{answer}/{page}")).await;
        let told = all(&html, "details.earlier").join("|");
        assert!(
            told.contains(said) && told.contains("does not fit"),
            "{name}: {told}"
        );
        assert!(!html.contains(&format!("value=\"take:{name}\"")), "{name}");
        let go = format!("take:{name}");
        let reply = send(&browser, &answer, page, &[("go", &go)]).await;
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}");
    }
}

#[actix_web::test]
async fn a_page_with_long_earlier_answers_stays_small() {
    let (app, browser, answer) = asked_again().await;
    let long = "Überlegungen & mehr. ".repeat(450).trim().to_owned();
    app.write(|conn| {
        diesel::update(answers::table)
            .filter(answers::question.eq_any(["story", "office", "needs_other"]))
            .set(answers::value.eq(&long))
            .execute(conn)?;
        Ok(())
    });
    let page = browser.page(&format!("{answer}/one")).await;
    assert!(page.len() < 40_000, "{} bytes", page.len());
    assert!(page.contains("It is longer than this"));
    send(&browser, &answer, "one", &[("go", "take:story")])
        .await
        .location();
    assert_eq!(stored(&app, "story"), [long.as_str()], "taken over whole");

    // The longest page of the pack's questionnaire, with everything answered at length.
    let app = TestApp::new().await;
    crate::survey::released(&app, &app.coordinator()).await;
    let (first, before) = respondent(&app, "UGA").await;
    let pack = accede::pack::embedded().unwrap();
    let texts: Vec<String> = pack
        .questionnaire
        .questions()
        .filter(|it| it.kind.as_str().ends_with("text"))
        .map(|it| it.name.clone())
        .collect();
    send(&first, &before, "respondent", &[("q_office", "x")])
        .await
        .location();
    app.write(|conn| {
        use accede::survey::model::ResponseStatus;
        let id: i64 = responses::table.select(responses::id).first(conn)?;
        diesel::delete(answers::table).execute(conn)?;
        for name in &texts {
            diesel::insert_into(answers::table)
                .values((
                    answers::response_id.eq(id),
                    answers::question.eq(name),
                    answers::position.eq(0),
                    answers::value.eq(&long),
                ))
                .execute(conn)?;
        }
        diesel::update(responses::table)
            .set((
                responses::status.eq(ResponseStatus::Answered),
                responses::answered_on.eq(crate::survey::day("2023-05-01")),
            ))
            .execute(conn)?;
        Ok(())
    });
    let (browser, answer) = again(&app, "UGA").await;
    for section in &pack.questionnaire.sections {
        let page = browser.page(&format!("{answer}/{}", section.name)).await;
        assert!(
            page.len() < 40_000,
            "{}: {} bytes",
            section.name,
            page.len()
        );
    }
}
