//! Pathways: from a template, changed, moved, dropped, stalled, and as they once were.

use accede::auth::{Marking, Role};
use accede::db::schema::{audit, pathway_history, pathway_steps};
use actix_web::http::StatusCode;
use diesel::prelude::*;

use crate::exchanges::queries;
use crate::support::{Browser, TestApp, all};

const PATHWAY: &str = "/states/UGA/pathway";

fn form<'a>(name: &'a str, more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut fields = vec![
        ("name", name),
        ("body_kind", "cabinet"),
        ("status", "not_begun"),
        ("marking", "coordination"),
    ];
    for (name, value) in more {
        fields.retain(|(known, _)| known != name);
        fields.push((name, value));
    }
    fields
}

/// Adds a step to Uganda's pathway, and returns where it is.
async fn add(app: &TestApp, browser: &Browser, name: &str, more: &[(&str, &str)]) -> String {
    let reply = browser.post(PATHWAY, &form(name, more)).await;
    assert_eq!(reply.location(), PATHWAY);
    let id: i64 = app.read(|conn| {
        Ok(pathway_steps::table
            .order(pathway_steps::id.desc())
            .select(pathway_steps::id)
            .first(conn)?)
    });
    format!("/pathway/{id}")
}

/// The steps that a page lists, in their order.
async fn steps(browser: &Browser, path: &str) -> Vec<String> {
    all(&browser.page(path).await, "tbody th a")
}

fn verbs(app: &TestApp) -> Vec<String> {
    app.read(|conn| {
        Ok(audit::table
            .filter(audit::action.like("pathway.%"))
            .order(audit::id)
            .select(audit::action)
            .load(conn)?)
    })
}

#[actix_web::test]
async fn a_pathway_begins_with_the_template_that_someone_chooses() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let html = browser.page(PATHWAY).await;
    assert_eq!(all(&html, ".empty h2"), ["No steps yet"]);
    let choose = format!("{PATHWAY}/template");
    let html = browser.page(&choose).await;
    assert_eq!(all(&html, "input[name=template]").len(), 6);
    let none = browser.post(&choose, &[("marking", "restricted")]).await;
    assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        none.text().contains("value=\"restricted\" checked"),
        "what was typed"
    );

    let chosen = [("template", "dualist"), ("marking", "coordination")];
    assert_eq!(browser.post(&choose, &chosen).await.location(), PATHWAY);
    let names = steps(&browser, PATHWAY).await;
    assert_eq!(names.len(), 8);
    assert_eq!(names[0], "Consultation of the ministries concerned");
    assert_eq!(names[7], "Deposit with the depositary");
    assert_eq!(verbs(&app), ["pathway.add"; 8]);
    assert!(steps(&browser, "/states/KEN/pathway").await.is_empty());
    let dossier = browser.page("/states/UGA").await;
    assert_eq!(all(&dossier, ".pathway li").len(), 8);
    assert!(dossier.contains("0 of 8 steps done"));
}

#[actix_web::test]
async fn a_step_that_cannot_be_comes_back_with_what_was_typed() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let bad = [
        ("begun_on", "2023-01-10"),
        ("source", "A letter"),
        ("source_link", "http://example.org/letter"),
    ];
    let reply = browser.post(PATHWAY, &form("Cabinet", &bad)).await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    let errors = reply.all(".error-summary li, .errors li");
    assert_eq!(errors.len(), 2, "{errors:?}");
    let html = reply.text();
    for kept in [
        "Cabinet",
        "2023-01-10",
        "A letter",
        "http://example.org/letter",
    ] {
        assert!(html.contains(&format!("value=\"{kept}\"")), "{kept}");
    }
    assert!(steps(&browser, PATHWAY).await.is_empty());
}

#[actix_web::test]
async fn steps_go_up_and_down_and_out_and_back() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let first = add(&app, &browser, "First", &[]).await;
    add(&app, &browser, "Second", &[]).await;
    let third = add(&app, &browser, "Third", &[]).await;
    let send = async |path: String| {
        assert_eq!(browser.post(&path, &[]).await.location(), PATHWAY);
        steps(&browser, PATHWAY).await
    };
    assert_eq!(
        send(format!("{third}/up")).await,
        ["First", "Third", "Second"]
    );
    assert_eq!(
        send(format!("{first}/up")).await,
        ["First", "Third", "Second"]
    );
    assert_eq!(
        send(format!("{first}/down")).await,
        ["Third", "First", "Second"]
    );
    assert_eq!(send(format!("{first}/drop")).await, ["Third", "Second"]);
    let gone = browser.post(&format!("{first}/up"), &[]).await;
    assert_eq!(gone.status, StatusCode::NOT_FOUND);
    assert_eq!(
        send(format!("{first}/restore")).await,
        ["Third", "First", "Second"]
    );
    // More often than there is room between two steps.
    for _ in 0..40 {
        send(format!("{first}/down")).await;
        send(format!("{third}/down")).await;
        send(format!("{first}/up")).await;
        send(format!("{first}/up")).await;
        send(format!("{third}/up")).await;
    }
    let names = steps(&browser, PATHWAY).await;
    assert_eq!(names.len(), 3);
    let holds: i64 = app.read(|conn| {
        Ok(pathway_history::table
            .filter(pathway_history::valid_until.is_null())
            .count()
            .get_result(conn)?)
    });
    assert_eq!(holds, 3, "one row a step still holds");
}

#[actix_web::test]
async fn a_pathway_is_seen_as_it_was_believed_to_be() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let path = add(&app, &browser, "Cabinet decides", &[]).await;
    let dropped = add(&app, &browser, "Court looks", &[]).await;
    app.app.clock.advance(chrono::TimeDelta::days(10));
    // The session has ended meanwhile.
    let browser = app.coordinator();
    let done = [
        ("version", "1"),
        ("status", "done"),
        ("done_on", "2023-05-02"),
        ("marking", "restricted"),
    ];
    let reply = browser.post(&path, &form("Cabinet decided", &done)).await;
    assert_eq!(reply.location(), path);
    browser
        .post(&format!("{dropped}/drop"), &[])
        .await
        .location();
    assert_eq!(steps(&browser, PATHWAY).await, ["Cabinet decided"]);
    let then = format!("{PATHWAY}?on=2023-06-05");
    assert_eq!(
        steps(&browser, &then).await,
        ["Cabinet decides", "Court looks"]
    );
    assert!(
        steps(&browser, &format!("{PATHWAY}?on=2023-05-31"))
            .await
            .is_empty()
    );
    let dossier = browser.page("/states/UGA?on=2023-06-05").await;
    assert_eq!(
        all(&dossier, ".pathway b"),
        ["Cabinet decides", "Court looks"]
    );
    let history = browser.page(&path).await;
    assert_eq!(all(&history, ".log li").len(), 2);

    // Restricted now: nobody else sees what it said when it was not.
    let spain = app.signed_in(Role::Coordinator, "Spain");
    assert_eq!(steps(&spain, &then).await, ["Court looks"]);
    assert_eq!(spain.get(&path).await.status, StatusCode::NOT_FOUND);
    // Opened again: what it said while it was restricted stays with its team.
    app.app.clock.advance(chrono::TimeDelta::days(10));
    let (browser, spain) = (app.coordinator(), app.signed_in(Role::Coordinator, "Spain"));
    let open = [
        ("version", "2"),
        ("status", "done"),
        ("marking", "public"),
        ("marking_reason", "The minister said so in public."),
    ];
    let unreasoned: Vec<_> = open[..3].to_vec();
    let reply = browser
        .post(&path, &form("Cabinet agreed", &unreasoned))
        .await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY, "why?");
    browser
        .post(&path, &form("Cabinet agreed", &open))
        .await
        .location();
    assert_eq!(steps(&spain, PATHWAY).await, ["Cabinet agreed"]);
    let between = format!("{PATHWAY}?on=2023-06-15");
    assert!(steps(&spain, &between).await.is_empty());
    assert_eq!(steps(&browser, &between).await, ["Cabinet decided"]);
    assert!(verbs(&app).contains(&"pathway.marking".to_owned()));
}

#[actix_web::test]
async fn a_step_without_movement_has_stalled_on_its_pathway_and_on_today() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let under_way = |moved| {
        [
            ("status", "under_way"),
            ("begun_on", "2023-01-10"),
            ("moved_on", moved),
        ]
    };
    add(&app, &browser, "Cabinet", &under_way("2023-04-02")).await;
    add(&app, &browser, "Ministries", &under_way("2023-04-03")).await;
    let hidden = [&under_way("2023-02-02")[..], &[("marking", "restricted")]].concat();
    add(&app, &browser, "Quiet talks", &hidden).await;
    let html = browser.page(PATHWAY).await;
    assert_eq!(all(&html, "tr.overdue th a"), ["Cabinet", "Quiet talks"]);
    assert!(html.contains("no movement for 60 days"));
    let today = browser.page("/").await;
    assert!(today.contains("Quiet talks") && today.contains("119 days"));
    assert!(!today.contains("Ministries"));
    let spain = app.signed_in(Role::Coordinator, "Spain");
    let today = spain.page("/").await;
    assert!(today.contains("Cabinet") && !today.contains("Quiet talks"));
    assert!(
        spain
            .page("/states/UGA")
            .await
            .contains("no movement for 60 days")
    );
    let partner = app.signed_in(Role::Partner, "CMC");
    assert!(!partner.page("/").await.contains("Stalled on the way"));

    let patient = TestApp::with(|settings| settings.outreach.stalled_after_days = 200).await;
    let browser = patient.coordinator();
    add(&patient, &browser, "Cabinet", &under_way("2023-04-02")).await;
    assert!(!browser.page("/").await.contains("Stalled on the way"));
}

#[actix_web::test]
async fn a_stale_edit_shows_both_versions() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let path = add(&app, &browser, "Cabinet", &[]).await;
    let edit = browser.page(&format!("{path}/edit")).await;
    assert!(edit.contains("value=\"Cabinet\""));
    let mine = form("Mine", &[("version", "1")]);
    browser.post(&path, &mine).await.location();
    let theirs = form("Theirs", &[("version", "1")]);
    let reply = browser.post(&path, &theirs).await;
    assert_eq!(reply.status, StatusCode::CONFLICT);
    assert!(reply.text().contains("Mine") && reply.text().contains("Theirs"));
    assert_eq!(steps(&browser, PATHWAY).await, ["Mine"]);
}

#[actix_web::test]
async fn who_may_not_change_a_step_does_not() {
    let app = TestApp::new().await;
    let malawi = app.coordinator();
    let path = add(&app, &malawi, "Cabinet", &[("marking", "public")]).await;
    let contributor = app.signed_in(Role::Contributor, "Spain");
    let observer = app.signed_in(Role::Observer, "Spain");
    for browser in [&contributor, &observer] {
        assert_eq!(steps(browser, PATHWAY).await, ["Cabinet"]);
        for verb in ["up", "down", "drop", "restore"] {
            let reply = browser.post(&format!("{path}/{verb}"), &[]).await;
            assert_eq!(reply.status, StatusCode::FORBIDDEN, "{verb}");
        }
        let reply = browser.post(&path, &form("x", &[("version", "1")])).await;
        assert_eq!(reply.status, StatusCode::FORBIDDEN);
    }
    let reply = observer.post(PATHWAY, &form("x", &[])).await;
    assert_eq!(reply.status, StatusCode::FORBIDDEN);
    let partner = app.signed_in(Role::Partner, "CMC");
    let reply = partner.post(PATHWAY, &form("x", &[])).await;
    assert_eq!(
        reply.status,
        StatusCode::UNPROCESSABLE_ENTITY,
        "no such marking"
    );
    let step = app.read(|conn| {
        Ok(pathway_steps::table
            .select((pathway_steps::name, pathway_steps::marking))
            .load::<(String, Marking)>(conn)?)
    });
    assert_eq!(step, [("Cabinet".to_owned(), Marking::Public)]);
}

#[actix_web::test]
async fn a_pathway_has_an_end() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let choose = format!("{PATHWAY}/template");
    let eight = [("template", "dualist"), ("marking", "coordination")];
    for _ in 0..5 {
        browser.post(&choose, &eight).await.location();
    }
    let reply = browser.post(&choose, &eight).await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(reply.text().contains("at most 40 steps"));
    let reply = browser.post(PATHWAY, &form("One more", &[])).await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    for page in [PATHWAY, "/states/UGA/pathway?on=2023-05-01", "/pathway/1"] {
        let number = queries(&app, &browser, page).await;
        assert!(number <= 8, "{page}: {number} queries");
        let size = browser.get(page).await.bytes.len();
        assert!(size < 100_000, "{page}: {size} bytes");
    }
}

#[actix_web::test]
async fn what_follows_deposit_is_computed_from_the_law() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let nigeria = browser.page("/states/NGA/pathway").await;
    let days = all(&nigeria, "section .facts time");
    assert_eq!(
        days,
        [
            "1 August 2023",
            "28 January 2024",
            "1 August 2031",
            "1 August 2033"
        ]
    );
    assert!(nigeria.contains("Deposited on 28 February 2023"));
    let uganda = browser.page(PATHWAY).await;
    assert!(uganda.contains("would follow by law from a deposit on 1 June 2023"));
    assert_eq!(all(&uganda, "section .facts time")[0], "1 December 2023");
    assert_eq!(
        browser.get("/states/XYZ/pathway").await.status,
        StatusCode::NOT_FOUND
    );
}
