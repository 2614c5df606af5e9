//! Texts coded by two people, and reasons that go onto the dossier.

use accede::auth::{Marking, Role};
use accede::db::schema::{audit, barriers as raised, responses};
use accede::treaty::Iso3;
use actix_web::http::StatusCode;
use diesel::prelude::*;

use crate::analysis::{Said, answer, barriers, circulated};
use crate::support::{Browser, TestApp, all, undo_of};
use crate::survey::released;

const SECRET: &str = "Zanzibar secret";

/// Three texts, one of which only Spain reads; their ids in the order of the States' names.
async fn texts(app: &TestApp) -> (String, [i64; 3]) {
    let path = circulated(app).await;
    let one = |state, team, marking, words: &str| {
        let said = Said {
            state,
            team,
            marking,
            values: &[("details", &[words])],
            ..Said::default()
        };
        answer(app, &path, &said)
    };
    let ids = [
        one("HTI", "Spain", Marking::Restricted, SECRET),
        one("KEN", "Malawi", Marking::Coordination, "No money"),
        one("UGA", "Malawi", Marking::Coordination, "No time"),
    ];
    (path, ids)
}

/// Codes some answers, each by one code or none.
async fn code(browser: &Browser, coding: &str, given: &[(i64, &str)]) {
    let fields: Vec<(String, String)> = given
        .iter()
        .flat_map(|(id, code)| {
            [
                ("answer".to_owned(), id.to_string()),
                (format!("code_{id}"), (*code).to_owned()),
            ]
        })
        .collect();
    let fields: Vec<(&str, &str)> = fields
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    let reply = browser.post(coding, &fields).await;
    assert_eq!(reply.status, StatusCode::SEE_OTHER);
}

#[actix_web::test]
async fn two_code_each_alone_and_are_compared_once_both_are_done() {
    let app = TestApp::new().await;
    let (path, [_, kenya, uganda]) = texts(&app).await;
    let codes = barriers();
    let coding = format!("{path}/coding/details");
    let (first, second, third) = (
        app.coordinator(),
        app.signed_in(Role::Coordinator, "Malawi"),
        app.signed_in(Role::Coordinator, "Malawi"),
    );
    let html = first.page(&coding).await;
    assert!(html.contains("Begin coding") && !html.contains("No money"));
    first.post(&format!("{coding}/begin"), &[]).await;
    let html = first.page(&coding).await;
    assert!(html.contains("No money") && html.contains("0 of 2 coded"));
    assert!(!html.contains(SECRET), "another team's answer");

    // All must have been looked at before it is closed.
    code(&first, &coding, &[(kenya, &codes[0])]).await;
    let early = first.post(&format!("{coding}/done"), &[]).await;
    assert_eq!(early.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        early
            .text()
            .contains("Save the answers that are not coded yet first")
    );
    code(&first, &coding, &[(uganda, "")]).await;
    first.post(&format!("{coding}/done"), &[]).await.location();
    let closed = first.post(&coding, &[("answer", "1")]).await;
    assert_eq!(closed.status, StatusCode::FORBIDDEN);

    // The second sees nothing of the first's.
    second.post(&format!("{coding}/begin"), &[]).await;
    let html = second.page(&coding).await;
    assert!(!html.contains(" checked") && html.contains("0 of 2 coded"));
    let agreement = format!("{coding}/agreement");
    assert_eq!(first.get(&agreement).await.status, StatusCode::NOT_FOUND);
    let other = third.post(&format!("{coding}/begin"), &[]).await;
    assert_eq!(other.status, StatusCode::CONFLICT, "two are enough");
    code(&second, &coding, &[(kenya, &codes[0]), (uganda, &codes[1])]).await;
    second.post(&format!("{coding}/done"), &[]).await.location();

    let html = third.page(&agreement).await;
    assert!(html.contains("On 2 answers that both have coded"));
    // Of eight decisions and more all agree but one.
    assert!(
        html.contains("almost perfect") || html.contains("substantial"),
        "{html}"
    );
    assert!(html.contains("No time") && !html.contains("No money"));
    let settle = [("answer", uganda.to_string()), ("x", String::new())];
    let field = format!("code_{uganda}");
    let settle = [
        (settle[0].0, settle[0].1.as_str()),
        (field.as_str(), codes[1].as_str()),
    ];
    third.post(&agreement, &settle).await.location();
    let html = third.page(&agreement).await;
    assert!(html.contains("They agree on every answer, or it is settled"));
    let page = third.page(&format!("/survey/responses/{uganda}")).await;
    assert!(page.contains("coded from the text"), "{page}");
    let actions: Vec<String> = app.read(|conn| {
        Ok(audit::table
            .filter(audit::action.like("coding.%"))
            .order(audit::id)
            .select(audit::action)
            .load(conn)?)
    });
    let counted = |action: &str| actions.iter().filter(|it| *it == action).count();
    assert_eq!(
        [
            "coding.begin",
            "coding.code",
            "coding.done",
            "coding.settle"
        ]
        .map(counted),
        [2, 4, 2, 1]
    );
}

#[actix_web::test]
async fn what_is_not_in_sight_is_not_coded_and_a_question_without_texts_is_none() {
    let app = TestApp::new().await;
    let (path, [haiti, ..]) = texts(&app).await;
    let codes = barriers();
    let browser = app.coordinator();
    let coding = format!("{path}/coding/details");
    browser.post(&format!("{coding}/begin"), &[]).await;
    code(&browser, &coding, &[(haiti, &codes[0])]).await;
    let spain = app.signed_in(Role::Coordinator, "Spain");
    spain.post(&format!("{coding}/begin"), &[]).await;
    let html = spain.page(&coding).await;
    assert!(html.contains(SECRET) && html.contains("0 of 3 coded"));
    let of_spain = spain.page(&format!("/survey/responses/{haiti}")).await;
    assert!(!of_spain.contains("coded from the text"));
    for path in [format!("{path}/coding/years"), format!("{path}/coding/no")] {
        assert_eq!(browser.get(&path).await.status, StatusCode::NOT_FOUND);
    }
    let partner = app.signed_in(Role::Partner, "ICRC");
    assert_eq!(partner.get(&coding).await.status, StatusCode::NOT_FOUND);
    let observer = app.signed_in(Role::Observer, "ICRC");
    let begun = observer.post(&format!("{coding}/begin"), &[]).await;
    assert_ne!(begun.status, StatusCode::SEE_OTHER);
}

#[actix_web::test]
async fn the_file_of_codes_holds_what_the_page_shows_and_no_more() {
    let app = TestApp::new().await;
    let (path, [_, kenya, uganda]) = texts(&app).await;
    let codes = barriers();
    let coding = format!("{path}/coding/details");
    let file = format!("{coding}/codes.csv");
    let (first, second) = (
        app.coordinator(),
        app.signed_in(Role::Coordinator, "Malawi"),
    );
    first.post(&format!("{coding}/begin"), &[]).await;
    assert!(first.page(&coding).await.contains(&file));
    code(&first, &coding, &[(kenya, &codes[0]), (uganda, "")]).await;
    first.post(&format!("{coding}/done"), &[]).await.location();
    second.post(&format!("{coding}/begin"), &[]).await;
    let own = first.get(&file).await.text();
    assert!(own.contains(&codes[0]) && own.contains("No money"), "{own}");
    let other = second.get(&file).await.text();
    assert!(!other.contains(&codes[0]), "each codes alone: {other}");
    assert!(!own.contains(SECRET) && !other.contains(SECRET));
    code(&second, &coding, &[(kenya, &codes[0]), (uganda, &codes[1])]).await;
    second.post(&format!("{coding}/done"), &[]).await.location();
    for browser in [&first, &second] {
        let text = browser.get(&file).await.text();
        let lines: Vec<&str> = text.lines().collect();
        assert!(lines[0].contains("First coder") && lines[0].contains("Second coder"));
        assert_eq!(
            lines[1].matches(&codes[0]).count(),
            3,
            "both, and settled: {text}"
        );
        assert!(
            lines[2].contains(&codes[1]) && lines[2].contains("no code"),
            "{text}"
        );
    }
    let sheet = first.get(&format!("{coding}/codes.xlsx")).await;
    assert!(sheet.bytes.starts_with(b"PK"));
    let partner = app.signed_in(Role::Partner, "ICRC");
    assert_eq!(partner.get(&file).await.status, StatusCode::NOT_FOUND);
}

type Raised = (String, String, String, String, Marking, bool);

fn on_dossier(app: &TestApp) -> Vec<Raised> {
    app.read(|conn| {
        Ok(raised::table
            .filter(raised::response_id.is_not_null())
            .order(raised::id)
            .select((
                raised::kind,
                raised::detail,
                raised::source,
                raised::said_by,
                raised::marking,
                raised::deleted_at.is_null(),
            ))
            .load(conn)?)
    })
}

#[actix_web::test]
async fn the_reasons_of_an_answer_go_onto_the_dossier_once() {
    let app = TestApp::new().await;
    let path = circulated(&app).await;
    let codes = barriers();
    let said = Said {
        values: &[("ranked", &[codes[1].as_str(), codes[0].as_str()])],
        ..Said::default()
    };
    let id = answer(&app, &path, &said);
    let own = format!("/survey/responses/{id}");
    let browser = app.coordinator();
    let html = browser.page(&own).await;
    assert!(html.contains("Put 2 on the State’s dossier") && html.contains("ranked 1"));
    let raise = format!("{own}/barriers");
    let reply = browser.post(&raise, &[]).await;
    let html = browser.follow(&reply).await;
    assert!(html.contains("2 reasons were put on the dossier"));
    let line = |code: &str, rank: usize| {
        (
            code.to_owned(),
            format!("Reason {rank} of 2 in its answer"),
            "Answer to “Survey 2023”".to_owned(),
            "Ms Demo, Counsellor".to_owned(),
            Marking::Coordination,
            true,
        )
    };
    assert_eq!(on_dossier(&app), [line(&codes[1], 1), line(&codes[0], 2)]);
    let dossier = browser.page("/states/UGA/barriers").await;
    assert!(dossier.contains("Answer to “Survey 2023”"));
    // Asked for again it changes nothing; taken back it is gone, and can be had again.
    browser.post(&raise, &[]).await.location();
    assert_eq!(on_dossier(&app).len(), 2);
    let undo = undo_of(&html);
    browser.post(&undo, &[]).await.location();
    assert!(on_dossier(&app).iter().all(|it| !it.5), "in the bin");
    browser.post(&raise, &[]).await.location();
    let all = on_dossier(&app);
    assert!(all.len() == 2 && all.iter().all(|it| it.5), "{all:?}");
}

#[actix_web::test]
async fn a_reason_is_kept_as_close_as_its_answer() {
    let app = TestApp::new().await;
    let path = released(&app, &app.coordinator()).await;
    let codes = barriers();
    let browser = app.signed_in(Role::Coordinator, "Malawi");
    let fields = |marking: &'static str, version: &'static str| {
        let mut fields = vec![
            ("state", "UGA".to_owned()),
            ("channel", "oral".to_owned()),
            ("authority", "Mission".to_owned()),
            ("answered_on", "2023-05-22".to_owned()),
            ("language", "en".to_owned()),
            ("marking", marking.to_owned()),
        ];
        if !version.is_empty() {
            fields.push(("version", version.to_owned()));
        }
        fields
    };
    let post = async |path: String, fields: Vec<(&'static str, String)>| {
        let fields: Vec<_> = fields.iter().map(|(k, v)| (*k, v.as_str())).collect();
        browser.post(&path, &fields).await
    };
    let reply = post(format!("{path}/enter"), fields("public", "")).await;
    let own = reply.location();
    let id: i64 = own.rsplit('/').next().unwrap().parse().unwrap();
    // Whatever the pack asks: the reason stands in the answer.
    let state: Iso3 = "UGA".parse().unwrap();
    let now = app.app.clock.now();
    app.write(|conn| {
        let team: accede::auth::TeamId = responses::table
            .find(id)
            .select(responses::team_id)
            .first(conn)?;
        diesel::insert_into(raised::table)
            .values((
                raised::state.eq(state),
                raised::kind.eq(&codes[0]),
                raised::raised_on.eq(now.date()),
                raised::detail.eq(""),
                raised::source.eq("Answer"),
                raised::response_id.eq(id),
                raised::marking.eq(Marking::Public),
                raised::team_id.eq(team),
                raised::created_at.eq(now),
            ))
            .execute(conn)?;
        Ok(())
    });
    let closer = post(format!("{own}/edit"), fields("restricted", "1")).await;
    assert_eq!(closer.location(), own);
    let marking = || on_dossier(&app)[0].4;
    assert_eq!(marking(), Marking::Restricted);
    let barrier: i64 = app.read(|conn| Ok(raised::table.select(raised::id).first(conn)?));
    let access = browser.page(&format!("/access/barriers/{barrier}")).await;
    assert!(
        access.contains(&format!("/access/responses/{id}")),
        "{access}"
    );
    // Opened again, the answer says more than its reasons do.
    let mut wider = fields("public", "2");
    wider.push(("marking_reason", "agreed".to_owned()));
    post(format!("{own}/edit"), wider).await.location();
    assert_eq!(marking(), Marking::Restricted);
}

#[actix_web::test]
async fn an_answer_stands_beside_the_one_before() {
    let app = TestApp::new().await;
    let path = circulated(&app).await;
    let codes = barriers();
    let first = Said {
        values: &[
            ("stage", &["none"]),
            ("years", &["4"]),
            ("gone", &["nobody asks"]),
        ],
        on: "2023-04-20",
        ..Said::default()
    };
    answer(&app, &path, &first);
    let again = crate::analysis::again(&app, &path);
    let second = Said {
        values: &[
            ("stage", &["cabinet"]),
            ("years", &["4"]),
            ("ranked", &[codes[0].as_str()]),
        ],
        ..Said::default()
    };
    let id = answer(&app, &again, &second);
    let browser = app.coordinator();
    let html = browser.page(&format!("/survey/responses/{id}")).await;
    let (_, since) = html
        .split_once("What has changed since Survey 2023")
        .unwrap();
    let since = since.split("</section>").next().unwrap();
    let changed = all(since, "dt");
    assert_eq!(changed, ["Question <stage>", "Question <ranked>"]);
    let said = all(since, ".quote");
    let barrier = format!("1. Barrier {}", codes[0]);
    assert_eq!(said, ["Nowhere", "Before cabinet", "no answer", &barrier]);
    let earlier = all(&html, ".rows a");
    assert!(earlier.contains(&"Survey 2023".to_owned()));
}
