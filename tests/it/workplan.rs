//! The work plan, its target States and its timeline.

use accede::audit::Who;
use accede::auth::{self, Marking, Role};
use accede::db::schema::{
    activities, activity_contacts, audit, commitments, events, targets, teams, timeline_items,
    work_plans,
};
use accede::error::AppError;
use accede::pack::Pack;
use accede::states::Facts;
use accede::treaty::{ActKind, Ballot, Iso3};
use actix_web::http::StatusCode;
use chrono::NaiveDate;
use diesel::prelude::*;

use crate::support::{TestApp, all, boxes, undo_of};

/// The document, as it was circulated.
const DOCUMENT: &str = include_str!("../../config/packs/ccm/work_plan.toml");

const DECISION: [(&str, &str); 6] = [
    ("standing", "added"),
    ("reason", "A visit is planned <soon>"),
    ("priority", "high"),
    ("lead", ""),
    ("next_step", "Ask for the date"),
    ("marking", "coordination"),
];

fn with<'a>(
    fields: &[(&'a str, &'a str)],
    name: &'a str,
    value: &'a str,
) -> Vec<(&'a str, &'a str)> {
    let mut fields: Vec<_> = fields.iter().filter(|it| it.0 != name).copied().collect();
    fields.push((name, value));
    fields
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// What is kept of a decision: standing, reason, version.
fn decision(app: &TestApp, state: &str) -> Option<(String, String, i32)> {
    let state: Iso3 = state.parse().unwrap();
    app.read(|conn| {
        Ok(targets::table
            .filter(targets::state.eq(state))
            .select((targets::standing, targets::reason, targets::version))
            .first(conn)
            .optional()?)
    })
}

fn team(app: &TestApp, name: &str) -> String {
    let now = app.app.clock.now();
    app.write(|conn| auth::ensure_team(conn, name, now))
        .to_string()
}

/// The id of the activity at a position.
fn activity(app: &TestApp, position: i32) -> i64 {
    app.read(|conn| {
        Ok(activities::table
            .filter(activities::position.eq(position))
            .select(activities::id)
            .first(conn)?)
    })
}

pub fn line(app: &TestApp) -> i64 {
    app.read(|conn| {
        Ok(timeline_items::table
            .filter(timeline_items::position.eq(10))
            .select(timeline_items::id)
            .first(conn)?)
    })
}

fn add_totals(app: &TestApp, position: i32, marking: Marking, team_name: &str, exchanges: i32) {
    let id = activity(app, position);
    let now = app.app.clock.now();
    app.write(|conn| {
        let team = auth::ensure_team(conn, team_name, now)?;
        diesel::insert_into(activity_contacts::table)
            .values((
                activity_contacts::activity_id.eq(id),
                activity_contacts::marking.eq(marking),
                activity_contacts::team_id.eq(team),
                activity_contacts::exchanges.eq(exchanges),
            ))
            .execute(conn)?;
        Ok(())
    });
}

fn add_event(app: &TestApp, position: i32, marking: Marking, team_name: &str) {
    let id = activity(app, position);
    let now = app.app.clock.now();
    app.write(|conn| {
        let team = auth::ensure_team(conn, team_name, now)?;
        diesel::insert_into(events::table)
            .values((
                events::kind.eq("side_event"),
                events::title.eq("Canary"),
                events::place.eq("Geneva"),
                events::zone.eq("Europe/Zurich"),
                events::starts_on.eq(day("2023-02-15")),
                events::ends_on.eq(day("2023-02-16")),
                events::organizer.eq(""),
                events::description.eq(""),
                events::activity_id.eq(id),
                events::marking.eq(marking),
                events::team_id.eq(team),
                events::created_at.eq(now),
                events::updated_at.eq(now),
            ))
            .execute(conn)?;
        Ok(())
    });
}

#[actix_web::test]
async fn the_plan_has_the_documents_own_words() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let html = browser.page("/work-plan").await;
    let document: toml::Table = DOCUMENT.parse().unwrap();
    let sentences: Vec<_> = document["activities"]
        .as_array()
        .unwrap()
        .iter()
        .map(|activity| activity["text"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(sentences.len(), 10);
    assert_eq!(all(&html, ".activities tbody th p"), sentences);
    assert!(sentences[8].contains("through the Inter Parliamentary Union."));
    assert_eq!(
        all(&html, ".listed li"),
        [
            "Increased number of States Parties by the 11th MSP.",
            "Increased knowledge of the reasons why some States have not yet ratified the Convention.",
            "Increased awareness of the Convention.",
            "Increased stigmatization of the use of cluster munitions.",
        ]
    );
    let background = all(&html, "details .prose p");
    assert_eq!(background.len(), 4);
    assert!(background[1].starts_with("To date 123 States have joined the Convention"));
    assert_eq!(all(&html, "details .prose li").len(), 2);
    assert!(html.contains("At least one new State Party by the 11MSP."));
    assert!(
        html.contains("1 of 1 by deposit, 0 of 1 in force"),
        "{html}"
    );
    assert!(all(&html, "h1")[0].contains("11MSP"));
}

#[actix_web::test]
async fn each_number_of_an_activity_is_what_the_reader_may_see_and_leads_there() {
    let app = TestApp::new().await;
    for (marking, team, exchanges) in [
        (Marking::Public, "Spain", 1),
        (Marking::WorkingGroup, "Spain", 10),
        (Marking::Coordination, "Spain", 100),
        (Marking::Restricted, "Spain", 1000),
        (Marking::Restricted, "Malawi", 2000),
    ] {
        add_totals(&app, 3, marking, team, exchanges);
        add_event(&app, 3, marking, team);
    }
    let third = format!("/exchanges?activity={}", activity(&app, 3));
    for (role, team, exchanges, events) in [
        (Role::Coordinator, "Malawi", "2,111", "4"),
        (Role::Contributor, "Spain", "1,111", "4"),
        (Role::Partner, "ICRC", "11", "2"),
        (Role::Observer, "Spain", "1", "1"),
    ] {
        let html = app.signed_in(role, team).page("/work-plan").await;
        let html = html.replace("&#x3D;", "=");
        let numbers = all(&html, ".activities tbody tr:nth-child(3) td");
        assert_eq!(numbers, [exchanges, events], "{role}");
        assert!(html.contains(&third));
        assert!(html.contains(&third.replace("exchanges", "events")));
        assert_eq!(all(&html, ".activities tfoot td"), [exchanges, events]);
    }
}

#[actix_web::test]
async fn the_categories_are_those_of_the_document_with_and_without_signatories() {
    let app = TestApp::new().await;
    // The clock stands on the demo's day; the published figures are those of 2022.
    app.app
        .clock
        .advance(day("2022-09-01") - app.app.clock.today());
    let browser = app.coordinator();
    let html = browser.page("/work-plan/targets").await;
    let numbers = all(&html, "table.plain td");
    assert_eq!(
        [
            &numbers[0],
            &numbers[2],
            &numbers[3],
            &numbers[4],
            &numbers[5],
            &numbers[6]
        ],
        ["13", "57", "44", "45", "36", "8"]
    );
    assert_eq!([&numbers[1], &numbers[8], &numbers[9]], ["0", "70", "57"]);
    assert_eq!(all(&html, ".count"), ["70 target States"]);
    let third = browser.page("/work-plan/targets?category=3").await;
    assert_eq!(all(&third, ".count"), ["45 target States"]);
    assert!(third.contains("voted yes, A/RES/76/47"), "{third}");
}

#[actix_web::test]
async fn a_state_is_added_and_dropped_with_a_reason_alone() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let before = all(&browser.page("/work-plan/targets").await, ".count");

    let path = "/work-plan/targets/IND";
    let reply = browser.post(path, &with(&DECISION, "reason", "")).await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(
        reply.all(".error-summary li"),
        ["Reason: Say why the State is added or dropped."]
    );
    assert!(
        reply.text().contains("Ask for the date"),
        "what was typed stays"
    );
    assert_eq!(decision(&app, "IND"), None);

    let reply = browser.post(path, &DECISION).await;
    let html = browser.follow(&reply).await;
    assert_eq!(all(&html, ".flash p"), ["The decision on India is saved."]);
    let shown = browser.page("/work-plan/targets?standing=added").await;
    assert_eq!(all(&shown, ".count"), ["1 target State"]);
    assert!(shown.contains("A visit is planned &lt;soon&gt;"));
    assert_eq!(decision(&app, "IND").unwrap().0, "added");

    let uganda = "/work-plan/targets/UGA";
    let dropped = with(
        &with(&DECISION, "standing", "dropped"),
        "reason",
        "Elections",
    );
    browser.post(uganda, &dropped).await.location();
    let html = browser.page("/work-plan/targets").await;
    assert_eq!(all(&html, ".count"), before, "one State more and one less");
    assert!(!html.contains("/states/UGA"));
    let shown = browser.page("/work-plan/targets?standing=dropped").await;
    assert_eq!(all(&shown, ".count"), ["1 State dropped"]);
    assert!(shown.contains("/states/UGA") && shown.contains("Elections"));

    let actions: Vec<String> = app.read(|conn| {
        Ok(audit::table
            .filter(audit::subject.eq("targets"))
            .order(audit::id)
            .select(audit::detail)
            .load(conn)?)
    });
    assert_eq!(actions, ["added", "dropped"]);
}

#[actix_web::test]
async fn a_state_off_the_list_is_added_by_its_name() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let form = browser.page("/work-plan/targets/new").await;
    let offered = all(&form, "#f-state option");
    assert!(offered.contains(&"India".to_owned()));
    for name in ["Uganda", "Malawi", "Nigeria"] {
        assert!(!offered.contains(&name.to_owned()), "{name}");
    }
    let fields = with(&DECISION, "state", "IND");
    let reply = browser.post("/work-plan/targets/new", &fields).await;
    assert_eq!(reply.location(), "/work-plan/targets");
    assert_eq!(decision(&app, "IND").unwrap().0, "added");
    for (state, message) in [
        ("IND", "on the list already"),
        ("MWI", "bound by the treaty"),
        ("XXX", "choose one of the list"),
        ("", "cannot be empty"),
    ] {
        let fields = with(&DECISION, "state", state);
        let reply = browser.post("/work-plan/targets/new", &fields).await;
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY, "{state}");
        let summary = reply.all(".error-summary li");
        assert!(summary[0].contains(message), "{summary:?}");
    }
}

#[actix_web::test]
async fn a_stale_decision_shows_both_versions_and_loses_neither() {
    let app = TestApp::new().await;
    let malawi = app.coordinator();
    let spain = app.signed_in(Role::Coordinator, "Spain");
    let path = "/work-plan/targets/UGA";
    let first = with(&DECISION, "standing", "computed");
    malawi.post(path, &first).await.location();

    // Spain opened the form before there was a decision, and again before the second.
    for stale in ["0", "1"] {
        if stale == "1" {
            let second = with(&with(&first, "version", "1"), "next_step", "By Malawi");
            malawi.post(path, &second).await.location();
        }
        let mine = with(&with(&first, "version", stale), "next_step", "By Spain");
        let reply = spain.post(path, &mine).await;
        assert_eq!(reply.status, StatusCode::CONFLICT, "{stale}");
        assert!(reply.text().contains("By Spain"));
    }
    let reply = spain
        .post(
            path,
            &with(&with(&first, "version", "1"), "next_step", "By Spain"),
        )
        .await;
    let differs = reply.all("tr.differs th");
    assert_eq!(differs, ["Next step"]);
    assert!(reply.text().contains("By Malawi"));
    let merged = [
        ("_merge", "1"),
        ("version", "2"),
        ("_mine_standing", "computed"),
        ("_mine_priority", "high"),
        ("_mine_marking", "coordination"),
        ("_keep_next_step", "mine"),
        ("_mine_next_step", "By Spain"),
        ("_theirs_next_step", "By Malawi"),
    ];
    spain.post(path, &merged).await.location();
    let html = spain.page("/work-plan/targets").await;
    assert!(html.contains("By Spain") && !html.contains("By Malawi"));
    assert_eq!(decision(&app, "UGA").unwrap().2, 3);
}

#[actix_web::test]
async fn only_those_who_coordinate_decide() {
    let app = TestApp::new().await;
    let id = line(&app);
    for role in [Role::Contributor, Role::Partner, Role::Observer] {
        let browser = app.signed_in(role, "Malawi");
        for path in [
            "/work-plan/targets/UGA".to_owned(),
            "/work-plan/targets/new".to_owned(),
            format!("/work-plan/timeline/{id}"),
        ] {
            assert_eq!(browser.get(&path).await.status, StatusCode::FORBIDDEN);
            let reply = browser.post(&path, &with(&DECISION, "state", "IND")).await;
            assert_eq!(reply.status, StatusCode::FORBIDDEN, "{role} {path}");
        }
        for path in ["/work-plan", "/work-plan/targets", "/work-plan/timeline"] {
            let html = browser.page(path).await;
            assert!(!html.contains("/work-plan/targets/new"), "{role}");
            assert!(!html.contains("/work-plan/timeline/"), "{role}");
        }
    }
    assert_eq!(decision(&app, "UGA"), None);
    assert_eq!(decision(&app, "IND"), None);
}

#[actix_web::test]
async fn a_decision_the_reader_may_not_see_leaves_no_trace() {
    let app = TestApp::new().await;
    let spain = team(&app, "Spain");
    let now = app.app.clock.now();
    app.write(|conn| {
        let plan: i64 = work_plans::table.select(work_plans::id).first(conn)?;
        let team: i64 = teams::table
            .filter(teams::id.eq(spain.parse::<i64>().unwrap()))
            .select(teams::id)
            .first(conn)?;
        diesel::insert_into(targets::table)
            .values((
                targets::work_plan_id.eq(plan),
                targets::state.eq("IND"),
                targets::standing.eq("added"),
                targets::priority.eq("high"),
                targets::reason.eq("canary"),
                targets::next_step.eq("canary"),
                targets::marking.eq(Marking::Restricted),
                targets::team_id.eq(team),
                targets::updated_at.eq(now),
            ))
            .execute(conn)?;
        Ok(())
    });
    let own = app.signed_in(Role::Coordinator, "Spain");
    let html = own.page("/work-plan/targets").await;
    assert!(html.contains("canary") && html.contains("/states/IND"));
    for role in [Role::Administrator, Role::Coordinator, Role::Contributor] {
        let browser = app.signed_in(role, "Malawi");
        for path in ["/work-plan/targets", "/work-plan/targets.csv"] {
            let text = browser.page(path).await;
            assert!(
                !text.contains("canary") && !text.contains("India"),
                "{role}"
            );
        }
    }
    let other = app.coordinator();
    let form = other.page("/work-plan/targets/IND").await;
    assert!(!form.contains("canary"));
    for version in ["0", "1"] {
        let reply = other
            .post(
                "/work-plan/targets/IND",
                &with(&DECISION, "version", version),
            )
            .await;
        assert_eq!(reply.status, StatusCode::NOT_FOUND);
    }
    assert_eq!(decision(&app, "IND").unwrap().1, "canary");
}

#[actix_web::test]
async fn the_list_filters_by_lead_priority_and_standing_and_exports_the_same() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let spain = team(&app, "Spain");
    let uganda = with(&with(&DECISION, "standing", "computed"), "lead", &spain);
    browser
        .post("/work-plan/targets/UGA", &uganda)
        .await
        .location();
    for filter in [format!("lead={spain}"), "priority=high".to_owned()] {
        let html = browser.page(&format!("/work-plan/targets?{filter}")).await;
        assert_eq!(all(&html, ".count"), ["1 target State"], "{filter}");
        assert_eq!(all(&html, ".chips .chip").len(), 1);
        let file = browser
            .page(&format!("/work-plan/targets.csv?{filter}"))
            .await;
        assert_eq!(file.lines().count(), 2);
        assert!(file.contains("Uganda") && file.contains("Ask for the date"));
        assert!(!file.contains("Change"));
    }
    let none = browser.page("/work-plan/targets?lead=none").await;
    assert!(!none.contains("/states/UGA"));
    let xlsx = browser.get("/work-plan/targets.xlsx").await;
    assert_eq!(xlsx.status, StatusCode::OK);
    assert!(xlsx.bytes.starts_with(b"PK"));
    let empty = browser
        .page("/work-plan/targets?category=4&priority=low")
        .await;
    assert!(all(&empty, ".empty h2")[0].contains("No target State fits"));
    let unknown = with(&uganda, "lead", "987654");
    let reply = browser
        .post("/work-plan/targets/UGA", &with(&unknown, "version", "1"))
        .await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(
        browser.get("/work-plan/targets.pdf").await.status,
        StatusCode::NOT_FOUND
    );
    assert_eq!(
        browser.get("/work-plan/targets/XXX").await.status,
        StatusCode::NOT_FOUND
    );
}

#[actix_web::test]
async fn the_timeline_shows_every_line_planned_and_what_really_happened() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let html = browser.page("/work-plan/timeline").await;
    let lines = all(&html, "tbody th");
    assert_eq!(lines.len(), 15);
    assert!(lines[9].contains("African Union Summit in January 2023"));
    let planned = all(&html, "tbody td[data-label=Planned]");
    assert_eq!(planned[0], "Sep 2022");
    assert_eq!(planned[4], "Dec 2022 – Sep 2023");
    assert_eq!(all(&html, ".status.overdue").len(), 4);

    let path = format!("/work-plan/timeline/{}", line(&app));
    let fields = [
        ("actual_from", "2023-02-18"),
        ("actual_until", "2023-02-19"),
        ("note", "The <summit> opened late"),
        ("version", "1"),
    ];
    let reply = browser.post(&path, &fields).await;
    let html = browser.follow(&reply).await;
    assert!(html.contains("18 Feb 2023 – 19 Feb 2023"));
    assert!(html.contains("The &lt;summit&gt; opened late"));
    assert_eq!(all(&html, ".status.done"), ["done"]);

    let stale = browser.post(&path, &with(&fields, "note", "Mine")).await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
    assert_eq!(stale.all("tr.differs th"), ["Note"]);
    let current = with(&fields, "version", "2");
    for (name, value, message) in [
        ("actual_until", "2023-02-17", "cannot end before it begins"),
        ("actual_from", "", "Say when it began"),
        ("actual_from", "18/02/2023", "year-month-day"),
    ] {
        let reply = browser.post(&path, &with(&current, name, value)).await;
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY, "{value}");
        assert!(reply.all(".error-summary li")[0].contains(message));
        assert!(reply.text().contains("opened late"), "what was typed stays");
    }
    let running = with(&current, "actual_until", "");
    let reply = browser.post(&path, &running).await;
    let html = browser.follow(&reply).await;
    assert!(html.contains("since 18 Feb 2023"));
    assert!(html.contains("class=\"actual running\""));
    assert_eq!(
        browser.get("/work-plan/timeline/99999").await.status,
        StatusCode::NOT_FOUND
    );
}

#[actix_web::test]
async fn no_page_of_the_plan_makes_more_than_twelve_queries() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let line = format!("/work-plan/timeline/{}", line(&app));
    for path in [
        "/work-plan",
        "/work-plan/targets",
        "/work-plan/targets.csv",
        "/work-plan/targets/new",
        "/work-plan/targets/UGA",
        "/work-plan/timeline",
        &line,
    ] {
        browser.page(path).await;
        let before = app.app.db.queries();
        let html = browser.page(path).await;
        let made = app.app.db.queries() - before;
        assert!(made <= 12, "{path}: {made}");
        assert!(html.len() < 100 * 1024, "{path}: {}", html.len());
    }
}

#[actix_web::test]
async fn the_plan_reads_in_french_and_spanish() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    for (lang, title, objective) in [
        ("fr", "Plan de travail", "Meilleure sensibilisation"),
        ("es", "Plan de trabajo", "Mayor concienciación"),
    ] {
        browser
            .post("/account/language", &[("language", lang)])
            .await;
        let html = browser.page("/work-plan").await;
        assert!(all(&html, "h1")[0].starts_with(title));
        assert!(html.contains(objective));
        for path in ["/work-plan/targets", "/work-plan/timeline", "/reports"] {
            browser.page(path).await;
        }
    }
}

/// The embedded pack with an act of Uganda added or taken away, and so another digest.
pub fn with_deposit(deposited: Option<&str>) -> Pack {
    let mut pack = accede::pack::embedded().unwrap();
    if let Some(on) = deposited {
        let uganda: Iso3 = "UGA".parse().unwrap();
        let mut entry = pack
            .acts
            .iter()
            .find(|it| it.treaty == "CCM")
            .unwrap()
            .clone();
        entry.act.state = uganda;
        entry.act.kind = ActKind::Ratification;
        entry.act.date = Some(day(on));
        entry.act.effective = None;
        pack.acts.push(entry);
    }
    pack.digest = format!("{:?}", std::time::Instant::now());
    pack
}

pub fn load(app: &TestApp, pack: &Pack) {
    let (now, settings) = (app.app.clock.now(), app.app.settings.targets.clone());
    app.write(|conn| accede::pack::load(conn, pack, &settings, Who::System, now));
}

/// The tasks of a State: what, by when, whose.
pub fn tasks(app: &TestApp, state: &str) -> Vec<(String, Option<NaiveDate>, Option<String>)> {
    let state: Iso3 = state.parse().unwrap();
    app.read(|conn| {
        Ok(commitments::table
            .left_join(teams::table.on(commitments::owner_team_id.eq(teams::id.nullable())))
            .filter(commitments::state.eq(state))
            .order(commitments::id)
            .select((
                commitments::promise,
                commitments::due_on,
                teams::name.nullable(),
            ))
            .load(conn)?)
    })
}

#[actix_web::test]
async fn a_state_that_deposits_leaves_the_list_and_is_to_be_congratulated_once() {
    let app = TestApp::new().await;
    crate::desk_data::target(&app, "UGA", "computed", "", "Spain");
    let browser = app.coordinator();
    let before = browser.page("/work-plan/targets").await;
    assert!(before.contains("/states/UGA"));

    load(&app, &with_deposit(Some("2023-05-20")));
    let html = browser.page("/work-plan/targets?q").await;
    let rows = all(&html, "tbody th");
    assert!(!rows.contains(&"Uganda".to_owned()), "{rows:?}");
    let left = all(&html, "ol.rows.due li");
    assert_eq!(
        left,
        [
            "20 May 2023Uganda deposited its instrument and left the list.",
            "28 Feb 2023Nigeria deposited its instrument and left the list."
        ]
    );
    let task = (
        "Congratulate Uganda on its deposit".to_owned(),
        Some(day("2023-06-15")),
        Some("Spain".to_owned()),
    );
    assert_eq!(tasks(&app, "UGA"), std::slice::from_ref(&task));
    assert_eq!(tasks(&app, "NGA"), [], "when nobody was on the desk yet");
    assert!(browser.page("/states/UGA").await.contains(&task.0));

    // The same facts again, another correction, the daily look: once is once.
    load(&app, &with_deposit(Some("2023-05-19")));
    let noted = app.write(|conn| {
        let facts = Facts::load(conn)?;
        let settings = app.app.settings.targets.clone();
        accede::workplans::note_departures(
            conn,
            &facts,
            &settings,
            Who::System,
            app.app.clock.now(),
        )
    });
    assert_eq!(noted, 0);
    assert_eq!(tasks(&app, "UGA"), [task]);
    let html = browser.page("/work-plan/targets").await;
    assert!(all(&html, "ol.rows.due li")[0].starts_with("19 May 2023Uganda"));
}

#[actix_web::test]
async fn a_deposit_that_was_not_made_brings_the_state_back() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    load(&app, &with_deposit(Some("2023-05-20")));
    load(&app, &with_deposit(None));
    let html = browser.page("/work-plan/targets").await;
    assert!(html.contains("/states/UGA"));
    assert_eq!(all(&html, "ol.rows.due li").len(), 1, "Nigeria alone");
    // And when it does deposit, there is a new reason to congratulate.
    load(&app, &with_deposit(Some("2023-05-30")));
    assert_eq!(tasks(&app, "UGA").len(), 2);
}

#[actix_web::test]
async fn facts_and_departure_are_one_transaction() {
    let app = TestApp::new().await;
    team(&app, "Malawi");
    let (now, settings) = (app.app.clock.now(), app.app.settings.targets.clone());
    let pack = with_deposit(Some("2023-05-20"));
    let failed: Result<(), AppError> = app.app.db.write_now(|conn| {
        accede::pack::load(conn, &pack, &settings, Who::System, now)?;
        Err(AppError::internal("the disk is full"))
    });
    assert!(failed.is_err());
    assert_eq!(tasks(&app, "UGA"), []);
    let html = app.coordinator().page("/work-plan/targets").await;
    assert!(html.contains("/states/UGA"));
    assert_eq!(all(&html, "ol.rows.due li").len(), 1);
}

#[actix_web::test]
async fn who_may_not_read_of_a_decision_does_not_read_that_its_state_left() {
    let app = TestApp::new().await;
    // India is in no category: a decision alone has it on the list.
    crate::desk_data::target(&app, "IND", "added", "A visit", "Malawi");
    let mut pack = with_deposit(Some("2023-05-20"));
    let india: Iso3 = "IND".parse().unwrap();
    pack.acts.last_mut().unwrap().act.state = india;
    pack.acts.last_mut().unwrap().act.kind = ActKind::Accession;
    load(&app, &pack);
    for (role, left) in [
        (Role::Coordinator, 2),
        (Role::Contributor, 2),
        (Role::Partner, 1),
    ] {
        let html = app
            .signed_in(role, "Malawi")
            .page("/work-plan/targets")
            .await;
        assert_eq!(all(&html, "ol.rows.due li").len(), left, "{role}");
        assert_eq!(html.contains("India deposited"), left == 2, "{role}");
    }
    assert_eq!(tasks(&app, "IND").len(), 1);
}

const SETTINGS: [(&str, &str); 5] = [
    ("signatories", "not_counted"),
    ("other_steps", "counted"),
    ("vote", "first_committee"),
    ("congratulate_days", "30"),
    ("version", "0"),
];

#[actix_web::test]
async fn what_counts_in_the_categories_is_set_for_each_plan() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let before = browser.page("/work-plan/targets").await;
    assert!(before.contains("Signatories count in every category they meet."));
    assert!(
        before.contains(
            "the vote in the plenary of the General Assembly: A&#x2F;RES&#x2F;77&#x2F;79"
        ) || before.contains("the vote in the plenary of the General Assembly: A/RES/77/79")
    );
    assert!(before.contains("holds no votes of States in the First Committee"));

    let path = "/work-plan/categories";
    let refused = browser
        .post(path, &with(&SETTINGS, "congratulate_days", "0"))
        .await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(
        refused.all(".error-summary li"),
        ["Days to congratulate: Enter a number of days from 1 to 365."]
    );
    let reply = browser.post(path, &SETTINGS).await;
    let html = browser.follow(&reply).await;
    assert!(html.contains("Signatories count in category 1 only."));
    assert!(html.contains("Interim steps of another kind count in category 4."));
    assert!(html.contains("The vote in the plenary stands in"));
    let numbers = |html: &str| all(html, "table.plain td");
    let (was, is) = (numbers(&before), numbers(&html));
    // Each category's number, then its number without signatories.
    assert_eq!(
        (&is[2], &is[4]),
        (&was[3], &was[5]),
        "no signatory in 2 and 3"
    );
    assert_ne!(is[6], was[6]);
    // The list, the dossier and the list of States go by the same.
    let states = browser.page("/states?category=2&status=signatory").await;
    assert_eq!(all(&states, ".count"), ["0 of 197 States"]);
    assert!(!browser.page("/states/UGA").await.contains("Category 2"));

    let stale = browser
        .post(path, &with(&SETTINGS, "vote", "plenary"))
        .await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
    load(&app, &with_deposit(Some("2023-05-20")));
    assert_eq!(tasks(&app, "UGA")[0].1, Some(day("2023-07-01")));

    for role in [Role::Contributor, Role::Partner, Role::Observer] {
        let other = app.signed_in(role, "Malawi");
        assert_eq!(other.get(path).await.status, StatusCode::FORBIDDEN);
        let refused = other.post(path, &SETTINGS).await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN);
    }
}

#[actix_web::test]
async fn votes_in_the_first_committee_are_read_where_the_pack_has_them() {
    let app = TestApp::new().await;
    let mut pack = with_deposit(None);
    let draft = pack
        .votes
        .iter()
        .filter(|vote| vote.resolution == "A/RES/77/79")
        .map(|vote| {
            let mut vote = vote.clone();
            vote.resolution = "A/C.1/77/L.1".to_owned();
            vote.date = day("2022-10-31");
            vote.ballot = Ballot::Abstain;
            if vote.state.as_str() == "UGA" {
                vote.ballot = Ballot::Yes;
            }
            vote
        });
    let drafts: Vec<_> = draft.collect();
    pack.votes.extend(drafts);
    load(&app, &pack);
    let browser = app.coordinator();
    let third = "/work-plan/targets?category=3";
    assert!(all(&browser.page(third).await, ".count")[0] != "1 target State");
    browser
        .post("/work-plan/categories", &SETTINGS)
        .await
        .location();
    let html = browser.page(third).await;
    assert_eq!(
        all(&html, ".count"),
        ["0 target States"],
        "Uganda is a signatory"
    );
    assert!(html.contains("reads the vote in the First Committee"));
    let counted = with(&with(&SETTINGS, "signatories", "counted"), "version", "1");
    browser
        .post("/work-plan/categories", &counted)
        .await
        .location();
    assert_eq!(
        all(&browser.page(third).await, ".count"),
        ["1 target State"]
    );
    // The strip of votes on the dossier stays that of the plenary.
    let dossier = browser.page("/states/UGA").await;
    assert!(!dossier.contains("A/C.1/77/L.1, Implementation"));
}

#[actix_web::test]
async fn who_helps_and_how_a_state_is_won_is_kept_with_the_decision() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let path = "/work-plan/targets/UGA";
    let mut fields = with(&with(&DECISION, "standing", "computed"), "reason", "");
    fields.extend([
        ("strategy", "Through the <AU>"),
        ("supporters", "KEN"),
        ("supporters", "ESP"),
        ("supporters", "KEN"),
    ]);
    browser.post(path, &fields).await.location();
    let form = browser.page(path).await;
    assert!(form.contains("Through the &lt;AU&gt;"));
    let list = browser.page("/work-plan/targets?priority=high").await;
    assert!(list.contains("with the help of Kenya, Spain"), "{list}");
    assert!(list.contains("Through the &lt;AU&gt;"));
    let file = browser
        .get("/work-plan/targets.csv?priority=high")
        .await
        .text();
    let mut lines = file.lines();
    assert!(
        lines
            .next()
            .unwrap()
            .ends_with("Supporting States,Strategy note")
    );
    assert!(
        lines
            .next()
            .unwrap()
            .contains("\"Kenya, Spain\",Through the <AU>")
    );
    let dossier = browser.page("/states/UGA").await;
    assert!(dossier.contains("Through the &lt;AU&gt;") && dossier.contains("Kenya, Spain"));

    // Someone saved meanwhile: both versions, and nothing lost.
    let mut stale = fields.clone();
    stale.retain(|(name, _)| *name != "supporters");
    stale.push(("version", "0"));
    let reply = browser.post(path, &stale).await;
    assert_eq!(reply.status, StatusCode::CONFLICT);
    assert!(reply.text().contains("Kenya, Spain"));
    stale.retain(|(name, _)| *name != "version");
    stale.extend([("version", "1"), ("supporters", "FRA")]);
    browser.post(path, &stale).await.location();
    let list = browser.page("/work-plan/targets?priority=high").await;
    assert!(list.contains("with the help of France"));

    for wrong in ["UGA", "XXX", "nonsense"] {
        let mut fields = with(&stale, "version", "2");
        fields.push(("supporters", wrong));
        let reply = browser.post(path, &fields).await;
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY, "{wrong}");
    }
    // An observer reads nothing of it.
    let observer = app.signed_in(Role::Observer, "Spain");
    let html = observer.page("/work-plan/targets").await + &observer.page("/states/UGA").await;
    assert!(!html.contains("Through the") && !html.contains("France,"));
}

#[actix_web::test]
async fn the_list_is_narrowed_by_region() {
    let app = TestApp::new().await;
    let html = app
        .coordinator()
        .page("/work-plan/targets?group=African+Group&category=1")
        .await;
    assert_eq!(all(&html, ".count"), ["8 target States"]);
    assert!(
        all(&html, "a.chip")
            .iter()
            .any(|chip| chip.contains("African Group"))
    );
}

#[actix_web::test]
async fn several_targets_are_changed_at_once_and_one_changed_meanwhile_is_left_out() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let path = "/work-plan/targets/bulk?group=African+Group";
    let chosen = boxes(&browser.page(path).await);
    assert!(chosen.contains(&"UGA.0".to_owned()), "{chosen:?}");
    assert!(!chosen.contains(&"FIN.0".to_owned()), "not of the filter");
    let mut fields = vec![
        ("verb", "priority"),
        ("priority", "high"),
        ("chosen", "UGA.0"),
    ];
    fields.push(("chosen", "AGO.0"));
    let reply = browser.post(path, &fields).await;
    assert_eq!(reply.status, StatusCode::OK);
    assert_eq!(reply.all("tbody th"), ["Uganda", "Angola"]);
    assert_eq!(reply.all("tbody td b"), ["high", "high"]);
    assert!(decision(&app, "UGA").is_none(), "only shown");

    // Someone decides on Uganda meanwhile.
    browser
        .post("/work-plan/targets/UGA", &DECISION)
        .await
        .location();
    let saved = decision(&app, "UGA");
    let reply = browser.post(path, &fields).await;
    assert_eq!(reply.all("tbody th"), ["Angola"]);
    assert_eq!(reply.all("section li"), ["Uganda"], "left out, and said so");
    let confirmed: Vec<_> = fields.iter().copied().chain([("confirmed", "1")]).collect();
    let reply = browser.post(path, &confirmed).await;
    assert_eq!(reply.location(), "/work-plan/targets?group=African+Group");
    let html = browser.follow(&reply).await;
    assert_eq!(
        all(&html, ".flash p"),
        ["One is changed. One was left out: someone has changed it meanwhile."]
    );
    assert_eq!(decision(&app, "UGA"), saved);
    assert_eq!(decision(&app, "AGO").unwrap().0, "computed");

    let reply = browser.post(&undo_of(&html), &[]).await;
    reply.location();
    assert!(decision(&app, "AGO").is_none(), "as it was");
}

#[actix_web::test]
async fn targets_are_led_helped_and_dropped_several_at_once() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let path = "/work-plan/targets/bulk";
    let spain = team(&app, "Spain");
    for (wrong, message) in [
        (vec![("verb", "drop")], "Reason"),
        (vec![("verb", "lead"), ("lead", "99")], "Lead"),
        (
            vec![("verb", "support"), ("supporter", "XXX")],
            "Supporting",
        ),
        (vec![("verb", "priority")], "Priority"),
    ] {
        let fields = with(&wrong, "chosen", "UGA.0");
        let reply = browser.post(path, &fields).await;
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY, "{wrong:?}");
        let errors = reply.all(".error-summary li");
        assert!(errors[0].contains(message), "{errors:?}");
    }
    for (version, change) in [
        [("verb", "lead"), ("lead", spain.as_str())],
        [("verb", "support"), ("supporter", "KEN")],
        [("verb", "drop"), ("reason", "Asked to be left alone")],
    ]
    .into_iter()
    .enumerate()
    {
        let (uganda, angola) = (format!("UGA.{version}"), format!("AGO.{version}"));
        let mut fields = change.to_vec();
        fields.extend([("chosen", uganda.as_str()), ("chosen", angola.as_str())]);
        fields.push(("confirmed", "1"));
        let reply = browser.post(path, &fields).await;
        assert_eq!(reply.location(), "/work-plan/targets");
    }
    let html = browser.page("/work-plan/targets?standing=dropped").await;
    assert_eq!(
        all(&html, "table.reflow:not(.plain) tbody th"),
        ["Angola", "Uganda"]
    );
    assert!(html.contains("with the help of Kenya"), "all else stays");
    assert!(html.contains("Asked to be left alone"));
    let own = [
        ("verb", "support"),
        ("supporter", "KEN"),
        ("chosen", "KEN.0"),
    ];
    let reply = browser.post(path, &own).await;
    assert!(reply.all("tbody th").is_empty(), "none helps itself");
    for (role, team) in [(Role::Contributor, "Spain"), (Role::Observer, "CMC")] {
        let other = app.signed_in(role, team);
        assert_eq!(other.get(path).await.status, StatusCode::FORBIDDEN);
        let reply = other.post(path, &own).await;
        assert_eq!(reply.status, StatusCode::FORBIDDEN);
        let html = other.page("/work-plan/targets").await;
        assert!(all(&html, "[data-inline], template").is_empty());
    }
}

#[actix_web::test]
async fn lead_and_priority_are_changed_within_the_table() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    browser
        .post("/work-plan/targets/UGA", &DECISION)
        .await
        .location();
    let html = browser.page("/work-plan/targets").await;
    let cell = "td[data-inline=priority][data-inline-action=\"/work-plan/targets/UGA\"]";
    assert_eq!(all(&html, cell), ["high"]);
    assert_eq!(
        all(&html, "template#inline-lead, template#inline-priority").len(),
        2
    );
    let spain = team(&app, "Spain");
    let lead = |version| {
        [
            ("_inline", "1"),
            ("back", "/work-plan/targets?priority=high"),
            ("version", version),
            ("lead", spain.as_str()),
        ]
    };
    let reply = browser.post("/work-plan/targets/UGA", &lead("1")).await;
    assert_eq!(reply.location(), "/work-plan/targets?priority=high");
    let html = browser.follow(&reply).await;
    assert_eq!(all(&html, "td[data-inline=lead]"), ["Spain"]);
    assert!(html.contains("Ask for the date"), "all else stays");
    let reply = browser.post("/work-plan/targets/UGA", &lead("1")).await;
    assert_eq!(reply.status, StatusCode::CONFLICT);
    // Nothing is decided about Angola yet.
    let reply = browser.post("/work-plan/targets/AGO", &lead("0")).await;
    reply.location();
    assert_eq!(decision(&app, "AGO").unwrap().0, "computed");
}

#[actix_web::test]
async fn the_dates_of_a_closed_plan_stay_as_they_are() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let path = format!("/work-plan/timeline/{}", line(&app));
    assert!(browser.page(&path).await.contains("name=\"actual_from\""));
    app.write(|conn| {
        diesel::update(work_plans::table)
            .set(work_plans::closed_on.eq(day("2023-05-30")))
            .execute(conn)?;
        Ok(())
    });
    let html = browser.page(&path).await;
    assert!(
        html.contains("The work plan was closed on 30 May 2023"),
        "{html}"
    );
    assert!(!html.contains("name=\"actual_from\""), "there is no form");
    let fields = [
        ("actual_from", "2023-02-18"),
        ("actual_until", "2023-02-19"),
        ("version", "1"),
    ];
    let refused = browser.post(&path, &fields).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        refused
            .text()
            .contains("The work plan was closed on 30 May 2023")
    );
    let entered: i64 = app.read(|conn| {
        let entered = timeline_items::table.filter(timeline_items::actual_from.is_not_null());
        Ok(entered.count().get_result(conn)?)
    });
    assert_eq!(entered, 0);
}

#[actix_web::test]
async fn nobody_congratulates_in_the_name_of_a_partner() {
    let app = TestApp::new().await;
    // The coordinating States have no team of their name, and a partner's comes first.
    app.write(|conn| {
        diesel::update(work_plans::table)
            .set(work_plans::coordinators.eq("UGA"))
            .execute(conn)?;
        Ok(())
    });
    app.signed_in(Role::Partner, "Aardvark Relief");
    load(&app, &with_deposit(Some("2023-05-20")));
    assert_eq!(tasks(&app, "UGA"), [], "there is nobody to do it");
    let html = app
        .signed_in(Role::Coordinator, "Outreach office")
        .page("/work-plan/targets")
        .await;
    assert!(html.contains("Uganda deposited its instrument"), "{html}");
    load(&app, &with_deposit(None));
    load(&app, &with_deposit(Some("2023-05-20")));
    let owners: Vec<_> = tasks(&app, "UGA").into_iter().map(|task| task.2).collect();
    assert_eq!(owners, [Some("Outreach office".to_owned())]);
}

/// Says that the plan at hand was made here, and not by the pack.
fn made_here(app: &TestApp) {
    app.write(|conn| {
        use accede::db::schema::work_plans as t;
        diesel::update(t::table)
            .set(t::follows_id.eq(t::id.nullable()))
            .execute(conn)?;
        Ok(())
    });
}

#[actix_web::test]
async fn the_texts_of_a_plan_made_here_are_added_changed_and_dropped_with_a_reason() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    // What came with the pack says what its document says.
    assert_eq!(browser.get("/work-plan/texts").await.status, 403);
    let page = browser.page("/work-plan").await;
    assert!(!page.contains("/work-plan/texts"));
    made_here(&app);
    let page = browser.page("/work-plan").await;
    assert!(page.contains("/work-plan/texts"));
    let others = app.signed_in(Role::Contributor, "Malawi");
    for path in ["", "/objectives/new", "/objectives/1", "/objectives/1/drop"] {
        let path = format!("/work-plan/texts{path}");
        assert_eq!(others.get(&path).await.status, 403, "{path}");
    }
    let new = [
        ("text_en", "A heron"),
        ("text_fr", "Le heron"),
        ("text_es", "Una garza"),
    ];
    let lines = [
        ("planned_from", "2023-09-10"),
        ("planned_until", "2023-10-02"),
    ];
    let more: [(&str, Vec<(&str, &str)>); 4] = [
        ("objectives", vec![]),
        ("activities", vec![("sentence", "Watch the heron.")]),
        ("outputs", vec![("measure", "awareness"), ("target", "3")]),
        ("timeline", lines.to_vec()),
    ];
    for (part, more) in &more {
        let path = format!("/work-plan/texts/{part}/new");
        browser.page(&path).await;
        let missing = browser.post(&path, &new[1..]).await;
        assert_eq!(missing.status, 422, "{part}");
        let all = [&new[..], more].concat();
        assert_eq!(others.post(&path, &all).await.status, 403, "{part}");
        browser.post(&path, &all).await.location();
        let page = browser.page("/work-plan/texts").await;
        let own = format!("a[href^='/work-plan/texts/{part}/']");
        let added = crate::survey::scraped(&page, &own, "href");
        let of_one = |it: &&String| !it.ends_with("/new") && !it.ends_with("/drop");
        let path = added.iter().rfind(of_one).unwrap();
        let form = browser.page(path).await;
        assert!(form.contains("A heron"), "{part}");
        let changed = [&[("text_en", "A stork"), ("version", "1")], &new[1..], more].concat();
        browser.post(path, &changed).await.location();
        let stale = browser.post(path, &changed).await;
        assert_eq!(stale.status, 409, "{part}");
        let drop = format!("{path}/drop");
        let logged = async || {
            let form = browser.page("/exchanges/new").await;
            crate::support::all(&form, "#f-activity option").join("|")
        };
        if *part == "activities" {
            assert!(logged().await.ends_with("A stork"), "it can be chosen");
        }
        browser.page(&drop).await;
        let silent = browser.post(&drop, &[("version", "2")]).await;
        assert_eq!(silent.status, 422, "no reason");
        let reason = [("reason", "No herons here"), ("version", "2")];
        assert_eq!(others.post(&drop, &reason).await.status, 403, "{part}");
        let reply = browser.post(&drop, &reason).await;
        let page = browser.follow(&reply).await;
        let left = crate::survey::scraped(&page, "a", "href");
        assert!(!left.contains(path), "{part}");
        if *part == "activities" {
            // What was logged under it stays there.
            assert!(logged().await.ends_with("A stork (dropped)"));
            assert_eq!(browser.get(path).await.status, 404);
            assert!(!browser.page("/work-plan").await.contains("A stork"));
        }
        if *part == "timeline" {
            // What was dropped comes back.
            browser.post(&undo_of(&page), &[]).await.location();
            let page = browser.page("/work-plan/timeline").await;
            assert!(page.contains("A stork"));
        }
    }
    let audit = browser.page("/admin/audit").await;
    assert!(audit.contains("dropped a text of the plan") && audit.contains("No herons here"));
    // A closed plan keeps its texts.
    app.write(|conn| {
        use accede::db::schema::work_plans as t;
        diesel::update(t::table)
            .set(t::closed_on.eq(day("2023-06-01")))
            .execute(conn)?;
        Ok(())
    });
    let path = "/work-plan/texts/objectives/1";
    assert_eq!(browser.get(path).await.status, 403);
    let late = [&new[..], &[("version", "1")]].concat();
    assert_eq!(browser.post(path, &late).await.status, 403);
}
