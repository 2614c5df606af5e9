//! Reports: the numbers, the words in three languages, the Word document, and what must
//! never be in one.

use std::io::{Cursor, Read as _};

use accede::auth::{self, Marking, Role};
use accede::db::schema::{
    activities, answers, circulations, event_guests, events, exchanges, invitations,
    questionnaires, responses, work_plans,
};
use accede::treaty::Iso3;
use actix_web::http::StatusCode;
use chrono::NaiveDate;
use diesel::prelude::*;

use crate::support::{Browser, TestApp, all, fold};

const PROGRESS: &str = "/reports/progress?on=2023-06-30&lang=en";

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// The numbered paragraphs of a report.
fn paragraphs(html: &str) -> Vec<String> {
    all(html, ".paragraphs > li")
}

/// The cells of the table whose caption has a text, row by row.
fn table(html: &str, caption: &str) -> Vec<Vec<String>> {
    let document = scraper::Html::parse_document(html);
    let select = |css: &str| scraper::Selector::parse(css).unwrap();
    let figure = document
        .select(&select("figure"))
        .find(|figure| figure.text().collect::<String>().contains(caption))
        .unwrap_or_else(|| panic!("no table {caption}"));
    figure
        .select(&select("tbody tr, tfoot tr"))
        .map(|row| {
            row.select(&select("th, td"))
                .map(|cell| fold(&cell.text().collect::<String>()))
                .collect()
        })
        .collect()
}

fn activity(app: &TestApp, position: i32) -> i64 {
    app.read(|conn| {
        Ok(activities::table
            .filter(activities::position.eq(position))
            .select(activities::id)
            .first(conn)?)
    })
}

fn log(app: &TestApp, state: &str, position: Option<i32>, marking: Marking, held_on: &str) {
    let activity = position.map(|position| activity(app, position));
    let now = app.app.clock.now();
    app.write(|conn| {
        let team = auth::ensure_team(conn, "Spain", now)?;
        diesel::insert_into(exchanges::table)
            .values((
                exchanges::state.eq(state.parse::<Iso3>().unwrap()),
                exchanges::kind.eq("call"),
                exchanges::held_on.eq(day(held_on)),
                exchanges::zone.eq("Europe/Zurich"),
                exchanges::place.eq("canary"),
                exchanges::spoke_for_us.eq("canary"),
                exchanges::summary.eq("canary"),
                exchanges::activity_id.eq(activity),
                exchanges::marking.eq(marking),
                exchanges::team_id.eq(team),
                exchanges::created_at.eq(now),
                exchanges::updated_at.eq(now),
            ))
            .execute(conn)?;
        Ok(())
    });
}

fn hold(app: &TestApp, title: &str, marking: Marking, guests: &[&str]) {
    let activity = activity(app, 7);
    let now = app.app.clock.now();
    app.write(|conn| {
        let team = auth::ensure_team(conn, "Spain", now)?;
        let id: i64 = diesel::insert_into(events::table)
            .values((
                events::kind.eq("regional_workshop"),
                events::title.eq(title),
                events::place.eq("Yaoundé"),
                events::zone.eq("Africa/Douala"),
                events::starts_on.eq(day("2023-02-15")),
                events::ends_on.eq(day("2023-02-16")),
                events::organizer.eq("canary"),
                events::description.eq("canary"),
                events::activity_id.eq(activity),
                events::marking.eq(marking),
                events::team_id.eq(team),
                events::created_at.eq(now),
                events::updated_at.eq(now),
            ))
            .returning(events::id)
            .get_result(conn)?;
        for guest in guests {
            diesel::insert_into(event_guests::table)
                .values((
                    event_guests::event_id.eq(id),
                    event_guests::state.eq(guest.parse::<Iso3>().unwrap()),
                    event_guests::attendance.eq("attended"),
                    event_guests::note.eq("canary"),
                ))
                .execute(conn)?;
        }
        Ok(())
    });
}

/// Circulates the survey to States; each answer is a marking and the reasons named.
fn circulate(app: &TestApp, asked: &[&str], answered: &[(&str, Marking, &[&str])]) {
    let now = app.app.clock.now();
    app.write(|conn| {
        let team = auth::ensure_team(conn, "Spain", now)?;
        let plan: i64 = work_plans::table.select(work_plans::id).first(conn)?;
        let questionnaire: i64 = questionnaires::table
            .select(questionnaires::id)
            .first(conn)?;
        let circulation: i64 = diesel::insert_into(circulations::table)
            .values((
                circulations::questionnaire_id.eq(questionnaire),
                circulations::work_plan_id.eq(plan),
                circulations::title.eq("canary"),
                circulations::closes_on.eq(day("2023-06-30")),
                circulations::wording.eq("{}"),
                circulations::status.eq("released"),
                circulations::marking.eq(Marking::Coordination),
                circulations::team_id.eq(team),
                circulations::created_at.eq(now),
                circulations::released_at.eq(now),
            ))
            .returning(circulations::id)
            .get_result(conn)?;
        for state in asked {
            let email = format!("{state}@example.org");
            diesel::insert_into(invitations::table)
                .values((
                    invitations::circulation_id.eq(circulation),
                    invitations::state.eq(state.parse::<Iso3>().unwrap()),
                    invitations::addressee.eq("canary"),
                    invitations::email.eq(&email),
                    invitations::email_key.eq(&email),
                    invitations::language.eq("en"),
                    invitations::token_hash.eq(state),
                ))
                .execute(conn)?;
        }
        for (state, marking, reasons) in answered {
            let response: i64 = diesel::insert_into(responses::table)
                .values((
                    responses::circulation_id.eq(circulation),
                    responses::questionnaire_id.eq(questionnaire),
                    responses::state.eq(state.parse::<Iso3>().unwrap()),
                    responses::status.eq("answered"),
                    responses::channel.eq("oral"),
                    responses::authority.eq("canary"),
                    responses::language.eq("en"),
                    responses::answered_on.eq(day("2023-05-15")),
                    responses::marking.eq(*marking),
                    responses::team_id.eq(team),
                    responses::created_at.eq(now),
                    responses::updated_at.eq(now),
                ))
                .returning(responses::id)
                .get_result(conn)?;
            for (position, reason) in (0i32..).zip(*reasons) {
                diesel::insert_into(answers::table)
                    .values((
                        answers::response_id.eq(response),
                        answers::question.eq("reasons"),
                        answers::position.eq(position),
                        answers::value.eq(*reason),
                    ))
                    .execute(conn)?;
            }
        }
        Ok(())
    });
}

/// The text of a part of a Word document.
fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive
        .by_name(name)
        .unwrap()
        .read_to_string(&mut text)
        .unwrap();
    text
}

/// The texts of a Word document's paragraphs.
fn word_paragraphs(document: &str) -> Vec<String> {
    document
        .split("</w:p>")
        .map(|paragraph| {
            paragraph
                .split("<w:t xml:space=\"preserve\">")
                .skip(1)
                .map(|run| run.split("</w:t>").next().unwrap())
                .collect::<String>()
        })
        .filter(|text| !text.is_empty())
        .collect()
}

async fn report(app: &TestApp, on: &str) -> String {
    app.coordinator()
        .page(&format!("/reports/progress?on={on}"))
        .await
}

#[actix_web::test]
async fn early_in_the_plan_nothing_is_new() {
    let app = TestApp::new().await;
    let html = report(&app, "2022-09-30").await;
    let text = paragraphs(&html).join("\n");
    assert!(
        text.contains("As of 30 September 2022, 110 States had deposited"),
        "{text}"
    );
    assert!(text.contains("in force for 110 of them. 13 further States had signed"));
    assert!(text.contains("123 States were bound by the Convention or had signed it"));
    assert!(text.contains("No State has deposited its instrument since then."));
    assert!(text.contains("has not entered into force for any further State"));
    assert!(text.contains("no exchange with a State has been recorded, and no event."));
    assert!(text.contains("had not been circulated by 30 September 2022"));
    assert!(!html.contains("States that have deposited since"));
}

#[actix_web::test]
async fn in_june_2023_nigeria_has_deposited_and_is_not_in_force() {
    let app = TestApp::new().await;
    let html = report(&app, "2023-06-30").await;
    let text = paragraphs(&html).join("\n");
    assert!(
        text.contains("As of 30 June 2023, 111 States had deposited"),
        "{text}"
    );
    assert!(text.contains("in force for 110 of them. 12 further States had signed"));
    assert!(text.contains("On 2 September 2022, where the work plan begins, 110 States"));
    assert!(text.contains("One State has deposited its instrument since then; table 1"));
    assert_eq!(
        table(&html, "States that have deposited"),
        [[
            "Nigeria",
            "ratification",
            "28 February 2023",
            "1 August 2023",
            "28 January 2024"
        ]]
    );
    let regions = table(&html, "Membership by region");
    assert_eq!(regions.len(), 6);
    assert_eq!(regions[5], ["All", "197", "111", "110", "12", "74"]);
    for at in 1..6 {
        let sum: i64 = regions[..5]
            .iter()
            .map(|row| row[at].parse::<i64>().unwrap())
            .sum();
        assert_eq!(sum.to_string(), regions[5][at]);
    }
    let groups = table(&html, "Membership by regional group");
    assert_eq!(groups.last().unwrap()[1..], regions[5][1..]);
    let votes = table(&html, "annual resolution");
    assert_eq!(votes[0][..2], ["A/RES/70/54", "7 December 2015"]);
    assert_eq!(
        votes.last().unwrap(),
        &["A/RES/77/79", "7 December 2022", "144", "1", "37"]
    );
    let outputs = table(&html, "Expected outputs");
    assert_eq!(outputs[0][1..], ["1", "1 by deposit, 0 in force"]);
    assert_eq!(outputs[1][2], "0 exchanges, 0 events");
    assert_eq!(outputs[2][2], "not circulated");
}

#[actix_web::test]
async fn at_the_meeting_south_sudan_has_deposited_and_nigeria_is_in_force() {
    let app = TestApp::new().await;
    let html = report(&app, "2023-09-11").await;
    let text = paragraphs(&html).join("\n");
    assert!(text.contains("112 States had deposited"), "{text}");
    assert!(text.contains("in force for 111 of them. 12 further States"));
    assert!(text.contains("2 States have deposited their instruments since then"));
    assert!(text.contains("has entered into force for one State: Nigeria (1 August 2023)."));
    let rows = table(&html, "States that have deposited");
    assert_eq!(
        rows[1],
        [
            "South Sudan",
            "accession",
            "3 August 2023",
            "1 February 2024",
            "30 July 2024"
        ]
    );
    let late = report(&app, "2025-12-01").await;
    let text = paragraphs(&late).join("\n");
    assert!(text.contains("withdrawal of one State has taken effect: Lithuania (6 March 2025)"));
}

#[actix_web::test]
async fn every_figure_leads_to_how_it_was_computed() {
    let app = TestApp::new().await;
    log(&app, "UGA", Some(1), Marking::Public, "2023-03-01");
    let html = app.coordinator().page(PROGRESS).await;
    let document = scraper::Html::parse_document(&html);
    let figures = scraper::Selector::parse("a.figure-ref, figcaption a").unwrap();
    let targets: Vec<_> = document
        .select(&figures)
        .map(|link| link.value().attr("href").unwrap().trim_start_matches('#'))
        .collect();
    assert!(targets.len() > 15, "{targets:?}");
    for target in targets {
        assert!(html.contains(&format!("<li id=\"{target}\">")), "{target}");
    }
    let activity = activity(&app, 1);
    for evidence in [
        "/states?status=state_party&amp;on=2023-06-30".to_owned(),
        "/states?status=signatory&amp;on=2023-06-30".to_owned(),
        "/states?region=Africa&amp;status=signatory&amp;on=2023-06-30".to_owned(),
        format!("/exchanges?activity={activity}&amp;from=2022-09-03&amp;to=2023-06-01"),
        "/states/NGA".to_owned(),
    ] {
        assert!(
            html.replace("&#x3D;", "=").contains(&evidence),
            "{evidence}"
        );
    }
}

#[actix_web::test]
async fn records_are_counted_from_the_baseline_to_the_cut_off_by_activity() {
    let app = TestApp::new().await;
    for (state, position, marking, held_on) in [
        ("UGA", Some(1), Marking::Public, "2022-09-02"),
        ("UGA", Some(1), Marking::Public, "2022-09-03"),
        ("AGO", Some(1), Marking::WorkingGroup, "2023-05-30"),
        ("AGO", Some(1), Marking::Coordination, "2023-05-31"),
        ("CYP", Some(2), Marking::Coordination, "2023-01-01"),
        ("CYP", None, Marking::Coordination, "2023-01-01"),
    ] {
        log(&app, state, position, marking, held_on);
    }
    hold(
        &app,
        "Regional workshop <on> ratification",
        Marking::Public,
        &["UGA"],
    );
    hold(&app, "canary", Marking::Coordination, &["AGO"]);
    let html = report(&app, "2023-05-30").await;
    let rows = table(&html, "Exchanges and events by activity");
    assert_eq!(rows.len(), 12);
    assert!(rows[0][0].starts_with("1. Bilateral exchanges"));
    assert_eq!(rows[0][1..], ["2", "0"]);
    assert_eq!(rows[1][1..], ["1", "0"]);
    assert_eq!(rows[6][1..], ["0", "2"]);
    assert_eq!(rows[10], ["Under no activity", "1", "0"]);
    assert_eq!(rows[11], ["All", "4", "2"]);
    let text = paragraphs(&html).join("\n");
    assert!(
        text.contains("4 exchanges with 3 States have been recorded, and 2 events."),
        "{text}"
    );
    assert!(text.contains("One of the events is public and named here; 1 more is counted"));
    assert_eq!(
        all(&html, ".paragraphs ol li"),
        ["Regional workshop <on> ratification, Yaoundé, 15–16 February 2023"]
    );
}

#[actix_web::test]
async fn restricted_records_count_only_where_the_total_hides_them() {
    let app = TestApp::new().await;
    for state in ["UGA", "AGO", "KEN"] {
        log(&app, state, Some(1), Marking::Coordination, "2023-03-01");
        log(&app, state, Some(2), Marking::Coordination, "2023-03-01");
    }
    log(&app, "CYP", Some(1), Marking::Restricted, "2023-03-01");
    log(&app, "CYP", Some(2), Marking::Restricted, "2023-03-01");
    log(&app, "TZA", Some(2), Marking::Restricted, "2023-03-01");
    hold(&app, "canary", Marking::Restricted, &["CYP"]);
    let numbers = |html: &str| {
        let rows = table(html, "Exchanges and events by activity");
        [rows[0][1].clone(), rows[1][1].clone(), rows[6][2].clone()]
    };
    // Whoever prints it, and whichever team the records belong to.
    for (role, team) in [
        (Role::Coordinator, "Malawi"),
        (Role::Contributor, "Spain"),
        (Role::Administrator, "ISU"),
    ] {
        let html = app.signed_in(role, team).page(PROGRESS).await;
        assert_eq!(
            numbers(&html),
            ["3", "5", "0"],
            "four States hide nobody, five do: {role}"
        );
    }
    let strict = TestApp::with(|settings| settings.survey.suppress_below = 3).await;
    log(&strict, "UGA", Some(1), Marking::Restricted, "2023-03-01");
    log(&strict, "AGO", Some(1), Marking::Restricted, "2023-03-01");
    log(&strict, "KEN", Some(1), Marking::Restricted, "2023-03-01");
    hold(
        &strict,
        "canary",
        Marking::Restricted,
        &["CYP", "UGA", "KEN"],
    );
    let html = strict.coordinator().page(PROGRESS).await;
    assert_eq!(numbers(&html), ["3", "0", "1"]);
    assert!(!html.contains("canary"));
}

#[actix_web::test]
async fn the_survey_is_reported_in_aggregate_and_small_numbers_are_not_shown() {
    let app = TestApp::new().await;
    let asked = ["UGA", "AGO", "KEN", "TZA", "CYP", "IDN", "JAM"];
    let both: &[&str] = &["low_priority", "armed_conflict"];
    let one: &[&str] = &["low_priority"];
    let known = app.read(|conn| {
        use accede::db::schema::barrier_kinds as t;
        let codes: Vec<String> = t::table.select(t::code).order(t::position).load(conn)?;
        Ok(codes)
    });
    let [first, second] = [known[0].as_str(), known[1].as_str()];
    let both: Vec<&str> = both
        .iter()
        .zip([first, second])
        .map(|(_, code)| code)
        .collect();
    let one: Vec<&str> = one.iter().map(|_| first).collect();
    circulate(
        &app,
        &asked,
        &[
            ("UGA", Marking::Coordination, &both),
            ("AGO", Marking::Coordination, &both),
            ("KEN", Marking::WorkingGroup, &one),
            ("TZA", Marking::Public, &one),
            ("CYP", Marking::Restricted, &one),
            ("IDN", Marking::Public, &one),
            ("JAM", Marking::Public, &one),
            ("DJI", Marking::Public, &[]),
            ("HTI", Marking::Public, &[]),
            ("CAF", Marking::Coordination, &[]),
        ],
    );
    // What was typed in today counts among the reasons from tomorrow.
    let today = app.coordinator().page(PROGRESS).await;
    assert!(
        paragraphs(&today)
            .join(" ")
            .contains("too few States have answered")
    );
    app.app.clock.advance(chrono::TimeDelta::days(1));
    let html = app.coordinator().page(PROGRESS).await;
    let text = paragraphs(&html).join("\n");
    assert!(
        text.contains("circulated to 7 States; by 2 June 2023 10 had answered."),
        "{text}"
    );
    assert!(
        text.contains("at least 5 States named in 10 answers"),
        "{text}"
    );
    let reasons = table(&html, "Reasons named");
    assert_eq!(reasons.len(), 1);
    assert_eq!(reasons[0][1], "5 or more");
    for name in ["Uganda", "Angola", "Kenya", "Cyprus", "canary"] {
        assert!(!html.contains(name), "{name}");
    }
    let earlier = report(&app, "2023-05-01").await;
    assert!(earlier.contains("had not been circulated"));

    let few = TestApp::new().await;
    circulate(
        &few,
        &asked,
        &[
            ("UGA", Marking::Coordination, &one),
            ("CYP", Marking::Restricted, &one),
        ],
    );
    let html = few.coordinator().page(PROGRESS).await;
    let text = paragraphs(&html).join("\n");
    assert!(text.contains("1 had answered."), "{text}");
    assert!(text.contains("none was named by as many as 5 of them"));
    assert!(!html.contains("Reasons named</"));
}

#[actix_web::test]
async fn no_state_is_named_beside_what_is_not_public() {
    let app = TestApp::new().await;
    for state in ["UGA", "AGO", "KEN", "TZA", "CYP", "IDN"] {
        for marking in Marking::ALL {
            log(&app, state, Some(3), *marking, "2023-03-01");
        }
    }
    hold(&app, "canary", Marking::WorkingGroup, &["UGA", "AGO"]);
    let browser = app.coordinator();
    let html = browser.page(PROGRESS).await;
    let word = browser.get("/reports/progress.docx?on=2023-06-30").await;
    let document = part(&word.bytes, "word/document.xml");
    for text in [&html, &document] {
        for name in [
            "canary",
            "Uganda",
            "Angola",
            "Kenya",
            "Tanzania",
            "Cyprus",
            "Indonesia",
        ] {
            assert!(!text.contains(name), "{name}");
        }
        assert!(text.contains("Nigeria"), "a public fact");
    }
}

#[actix_web::test]
async fn the_word_document_says_what_the_page_says() {
    let app = TestApp::new().await;
    log(&app, "UGA", Some(1), Marking::Public, "2023-03-01");
    hold(&app, "Workshop", Marking::Public, &["UGA"]);
    let browser = app.coordinator();
    for lang in ["en", "fr", "es"] {
        let query = format!("on=2023-06-30&lang={lang}");
        let html = browser.page(&format!("/reports/progress?{query}")).await;
        let reply = browser
            .get(&format!("/reports/progress.docx?{query}"))
            .await;
        assert_eq!(reply.status, StatusCode::OK);
        let name = reply.headers.get("Content-Disposition").unwrap();
        assert!(
            name.to_str()
                .unwrap()
                .contains(&format!("progress-11MSP-2023-06-30-{lang}.docx"))
        );
        let document = part(&reply.bytes, "word/document.xml");
        let said: Vec<String> = word_paragraphs(&document)
            .iter()
            .map(|text| {
                fold(
                    &text
                        .replace("&lt;", "<")
                        .replace("&quot;", "\"")
                        .replace("&apos;", "'")
                        .replace("&amp;", "&"),
                )
            })
            .collect();
        for selector in [
            "h1",
            "h2",
            ".paragraphs > li",
            "th, td",
            ".paragraphs ol li",
        ] {
            for text in all(&html, selector) {
                let text = match text.split_once(" Workshop,") {
                    Some((before, _)) if selector == ".paragraphs > li" => before.to_owned(),
                    _ => text,
                };
                let text = text.trim_end_matches("Workshop, Yaoundé").trim().to_owned();
                assert!(
                    text.is_empty()
                        || said
                            .iter()
                            .any(|it| text.starts_with(it.as_str()) || it == &text),
                    "{lang} {selector}: {text}"
                );
            }
        }
        assert!(document.contains("<w:pStyle w:val=\"Title\" />"));
        assert!(document.contains("<w:pStyle w:val=\"Heading1\" />"));
        let tables = document.matches("<w:tbl>").count();
        assert!(tables >= 6);
        assert_eq!(document.matches("<w:tblHeader />").count(), tables);
        assert!(document.contains("<w:numPr>"));
        let styles = part(&reply.bytes, "word/styles.xml");
        assert!(styles.contains(&format!("<w:lang w:val=\"{lang}-")));
        assert!(styles.contains("w:name w:val=\"heading 1\""));
        assert!(part(&reply.bytes, "word/footer1.xml").contains("PAGE"));
        let core = part(&reply.bytes, "docProps/core.xml");
        assert!(core.contains("<dc:title>") && core.contains(&format!("<dc:language>{lang}")));
    }
}

#[actix_web::test]
async fn the_report_reads_well_in_three_languages() {
    let app = TestApp::new().await;
    log(&app, "UGA", Some(1), Marking::Public, "2023-03-01");
    hold(&app, "Workshop", Marking::Public, &["UGA"]);
    let browser = app.coordinator();
    for lang in ["en", "fr", "es"] {
        let html = browser
            .page(&format!("/reports/progress?on=2023-06-30&lang={lang}"))
            .await;
        let text = all(
            &html,
            ".report h1, .report header p, .report h2, .paragraphs > li, figcaption, \
             .report th, .report td, .sources li",
        );
        insta::assert_snapshot!(format!("progress_{lang}"), text.join("\n"));
        assert!(html.contains(&format!("<article class=\"report\" lang=\"{lang}\">")));
        let spaced = [" ;", " !", " ?", "« "].iter().any(|it| html.contains(it));
        assert!(!spaced, "French punctuation keeps to its word");
    }
}

#[actix_web::test]
async fn partners_and_observers_get_no_report() {
    let app = TestApp::new().await;
    for role in [Role::Partner, Role::Observer] {
        let browser = app.signed_in(role, "ICRC");
        for path in [PROGRESS, "/reports/progress.docx?on=2023-06-30"] {
            let reply = browser.get(path).await;
            assert_eq!(reply.status, StatusCode::FORBIDDEN);
            assert_eq!(reply.all("h1"), ["Your role does not allow this"]);
        }
        let html = browser.page("/reports").await;
        assert!(html.contains("ask one of them for a copy"));
        assert!(!html.contains("/reports/progress"));
    }
}

#[actix_web::test]
async fn the_form_offers_what_is_usual_and_refuses_what_cannot_be() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let html = browser.page("/reports").await;
    assert!(html.contains("value=\"2023-06-01\""), "today");
    assert_eq!(all(&html, ".rows a"), ["30 June 2023", "11 September 2023"]);
    let today = browser.page("/reports/progress").await;
    assert!(today.contains("As of 1 June 2023"));
    let ahead = browser.page(PROGRESS).await;
    assert!(all(&ahead, ".document-bar .count")[0].contains("records to 1 June 2023"));
    for (query, message) in [
        ("on=2022-09-02", "begins on 2 September 2022"),
        ("on=yesterday", "year-month-day"),
        ("on=2023-06-30&lang=xx", "choose one of the list"),
    ] {
        for path in ["/reports/progress", "/reports/progress.docx"] {
            let reply = browser.get(&format!("{path}?{query}")).await;
            assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY, "{query}");
            let summary = reply.all(".error-summary li");
            assert!(summary[0].contains(message), "{summary:?}");
        }
    }
    let reply = browser.get("/reports/progress?plan=none").await;
    assert_eq!(reply.status, StatusCode::NOT_FOUND);
}

#[actix_web::test]
async fn a_report_makes_twelve_queries_at_most() {
    let app = TestApp::new().await;
    log(&app, "UGA", Some(1), Marking::Restricted, "2023-03-01");
    hold(&app, "Workshop", Marking::Restricted, &["UGA"]);
    circulate(&app, &["UGA"], &[("UGA", Marking::Public, &[])]);
    let browser = app.coordinator();
    for path in ["/reports", PROGRESS, "/reports/progress.docx"] {
        queries(&app, &browser, path).await;
        let made = queries(&app, &browser, path).await;
        assert!(made <= 12, "{path}: {made}");
    }
}

async fn queries(app: &TestApp, browser: &Browser, path: &str) -> u64 {
    let before = app.app.db.queries();
    assert_eq!(browser.get(path).await.status, StatusCode::OK);
    app.app.db.queries() - before
}
