//! The log: logging, reading, changing and the bin; who sees what; its running totals.

use std::collections::{BTreeMap, BTreeSet};

use accede::auth::{self, Marking, Role};
use accede::db::Conn;
use accede::db::schema::{
    activities, activity_contacts, audit, barriers, commitments, event_guests, exchange_people,
    exchanges, organisations, people, posts, state_contacts, tenures,
};
use accede::error::AppError;
use accede::i18n::sort_key;
use actix_web::http::StatusCode;
use chrono::{NaiveDate, NaiveDateTime};
use diesel::prelude::*;
use rand::rngs::StdRng;
use rand::{Rng as _, SeedableRng as _};

use crate::support::{Browser, Reply, TestApp, all};

/// A form that is fine, for the State.
pub fn form<'a>(state: &'a str, more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut fields = vec![
        ("state", state),
        ("kind", "bilateral"),
        ("held_on", "2023-05-24"),
        ("zone", "Europe/Zurich"),
        (
            "summary",
            "The legal opinion is expected in the summer session.",
        ),
        ("marking", "coordination"),
    ];
    for (name, value) in more {
        if *name != "people" && !name.starts_with("commitment_") {
            fields.retain(|(known, _)| known != name);
        }
        fields.push((name, value));
    }
    fields
}

/// Logs an exchange and returns its path.
pub async fn log(browser: &Browser, state: &str, more: &[(&str, &str)]) -> String {
    let reply = browser.post("/exchanges", &form(state, more)).await;
    reply.location()
}

/// A person of a team, with a post in the mission of a State.
pub fn person(app: &TestApp, given: &str, family: &str, marking: Marking, team: &str) -> i64 {
    let now = app.app.clock.now();
    app.write(|conn| {
        let team_id = auth::ensure_team(conn, team, now)?;
        let person: i64 = diesel::insert_into(people::table)
            .values((
                (
                    people::honorific.eq(""),
                    people::given_name.eq(given),
                    people::family_name.eq(family),
                    people::sort_key.eq(sort_key(&format!("{family} {given}"))),
                    people::given_key.eq(sort_key(&format!("{given} {family}"))),
                    people::phone.eq(""),
                    people::language.eq("en"),
                ),
                (
                    people::note.eq(""),
                    people::marking.eq(marking),
                    people::team_id.eq(team_id),
                    people::created_at.eq(now),
                    people::updated_at.eq(now),
                ),
            ))
            .returning(people::id)
            .get_result(conn)?;
        Ok(person)
    })
}

/// Gives a person a post for a State.
pub fn posted(app: &TestApp, person: i64, state: &str) {
    let post = post(app, state);
    app.write(|conn| {
        diesel::insert_into(tenures::table)
            .values((tenures::person_id.eq(person), tenures::post_id.eq(post)))
            .execute(conn)?;
        Ok(())
    });
}

/// A post of a State that nobody holds.
pub fn post(app: &TestApp, state: &str) -> i64 {
    let now = app.app.clock.now();
    app.write(|conn| {
        let organisation: i64 = diesel::insert_into(organisations::table)
            .values((
                organisations::kind.eq("mission_geneva"),
                organisations::name.eq("Permanent Mission"),
                organisations::sort_key.eq("permanent mission"),
                organisations::state.eq(state),
                organisations::place.eq("Geneva"),
                organisations::created_at.eq(now),
            ))
            .returning(organisations::id)
            .get_result(conn)?;
        Ok(diesel::insert_into(posts::table)
            .values((
                posts::organisation_id.eq(organisation),
                posts::title.eq("Counsellor"),
                posts::created_at.eq(now),
            ))
            .returning(posts::id)
            .get_result(conn)?)
    })
}

/// The verbs in the audit, but those of accounts and sessions.
pub fn verbs(app: &TestApp) -> Vec<String> {
    let all: Vec<String> = app.read(|conn| {
        Ok(audit::table
            .order(audit::id)
            .select(audit::action)
            .load(conn)?)
    });
    all.into_iter()
        .filter(|verb| {
            ["exchange", "commitment", "barrier", "event"]
                .iter()
                .any(|subject| verb.starts_with(&format!("{subject}.")))
        })
        .collect()
}

/// How many queries a page takes, the session's among them.
pub async fn queries(app: &TestApp, browser: &Browser, path: &str) -> u64 {
    // The facts are read once a process.
    browser.page(path).await;
    let before = app.app.db.queries();
    browser.page(path).await;
    app.app.db.queries() - before
}

fn count(app: &TestApp) -> i64 {
    app.read(|conn| Ok(exchanges::table.count().get_result(conn)?))
}

fn summaries(html: &str) -> Vec<String> {
    all(html, "tbody tr td[data-label='What was said'] a")
}

fn totals(conn: &mut Conn) -> Result<BTreeMap<String, (i32, NaiveDate)>, AppError> {
    use state_contacts as t;
    let rows: Vec<(String, String, i64, i32, NaiveDate)> = t::table.load(conn)?;
    let rows = rows.into_iter();
    Ok(rows
        .map(|(state, marking, team, number, last)| {
            (format!("{state} {marking} {team}"), (number, last))
        })
        .collect())
}

fn activity_totals(conn: &mut Conn) -> Result<BTreeMap<String, i32>, AppError> {
    use activity_contacts as t;
    let rows: Vec<(i64, String, i64, i32)> = t::table.load(conn)?;
    let rows = rows.into_iter();
    Ok(rows
        .map(|(activity, marking, team, number)| (format!("{activity} {marking} {team}"), number))
        .collect())
}

type Recount = (BTreeMap<String, (i32, NaiveDate)>, BTreeMap<String, i32>);

/// The totals as the log itself has them.
fn recount(conn: &mut Conn) -> Result<Recount, AppError> {
    use exchanges as t;
    type Row = (String, String, i64, NaiveDate, Option<i64>);
    let rows: Vec<Row> = t::table
        .filter(t::deleted_at.is_null())
        .select((t::state, t::marking, t::team_id, t::held_on, t::activity_id))
        .load(conn)?;
    let mut states = BTreeMap::new();
    let mut activities = BTreeMap::new();
    for (state, marking, team, day, activity) in rows {
        let entry = states
            .entry(format!("{state} {marking} {team}"))
            .or_insert((0, day));
        *entry = (entry.0 + 1, entry.1.max(day));
        if let Some(activity) = activity {
            *activities
                .entry(format!("{activity} {marking} {team}"))
                .or_insert(0) += 1;
        }
    }
    Ok((states, activities))
}

fn first_activities(app: &TestApp) -> Vec<i64> {
    app.read(|conn| {
        Ok(activities::table
            .order(activities::id)
            .limit(2)
            .select(activities::id)
            .load(conn)?)
    })
}

#[actix_web::test]
async fn an_exchange_is_logged_with_four_fields_and_a_sentence() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let html = browser.page("/exchanges/new?state=UGA").await;
    assert!(
        html.contains("<option value=\"UGA\" data-hint=\"African Group\" selected>Uganda</option>")
    );
    assert!(html.contains("name=\"held_on\" type=\"date\" value=\"2023-06-01\""));
    let path = log(&browser, "UGA", &[]).await;
    let html = browser.page(&path).await;
    assert_eq!(all(&html, "h1"), ["Bilateral meeting: Uganda"]);
    assert_eq!(all(&html, ".lead"), ["24 May 2023 coordination"]);
    assert_eq!(
        all(&html, ".quote"),
        ["The legal opinion is expected in the summer session."]
    );
    assert_eq!(verbs(&app), ["exchange.log"]);
    let list = browser.page("/exchanges").await;
    assert_eq!(all(&list, ".count"), ["1 exchange"]);
    assert_eq!(all(&list, "tbody tr").len(), 1);
}

#[actix_web::test]
async fn all_that_came_out_of_an_exchange_is_kept_with_it() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let okello = person(&app, "Kato", "Okello", Marking::Coordination, "Malawi").to_string();
    let activity = first_activities(&app)[0].to_string();
    let path = log(
        &browser,
        "UGA",
        &[
            ("held_at", "14:30"),
            ("place", "Geneva"),
            ("people", &okello),
            ("spoke_for_us", "Demo Officer"),
            ("barrier", "legal_review"),
            ("barrier_detail", "With the Solicitor General"),
            ("commitment_promise", "Send the French text"),
            ("commitment_owner", "state"),
            ("commitment_due_on", "2023-06-30"),
            ("commitment_promise", ""),
            ("commitment_owner", "state"),
            ("commitment_due_on", ""),
            ("follow_up_on", "2023-06-01"),
            ("activity", &activity),
        ],
    )
    .await;
    let html = browser.page(&path).await;
    assert_eq!(
        all(&html, ".lead"),
        ["24 May 2023 · 14:30 (Europe/Zurich) · Geneva coordination"]
    );
    for text in [
        "Kato Okello",
        "Demo Officer",
        "Send the French text",
        "With the Solicitor General",
        "Review by the legal office pending",
    ] {
        assert!(html.contains(text), "{text}: {html}");
    }
    let at: Option<NaiveDateTime> =
        app.read(|conn| Ok(exchanges::table.select(exchanges::starts_at).first(conn)?));
    assert_eq!(at.unwrap().to_string(), "2023-05-24 12:30:00");
    let kept: Vec<(String, String)> = app.read(|conn| {
        Ok(commitments::table
            .select((commitments::promise, commitments::marking))
            .load(conn)?)
    });
    assert_eq!(
        kept,
        [("Send the French text".to_owned(), "coordination".to_owned())]
    );
    let list = browser.page("/exchanges").await;
    assert_eq!(all(&list, "tbody .meta"), ["Kato Okello"]);
    assert_eq!(all(&list, "td[data-label='Commitments']"), ["1 open"]);
}

#[actix_web::test]
async fn a_bad_form_comes_back_with_all_that_was_typed_and_logs_nothing() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let reply = browser
        .post(
            "/exchanges",
            &[
                ("state", "XXX"),
                ("kind", "letter"),
                ("held_on", "2023-13-40"),
                ("held_at", "25:99"),
                ("zone", "Africa/Kampala"),
                ("place", "Kam<pala>"),
                ("summary", ""),
                ("spoke_for_us", "Our \"officer\""),
                ("barrier", ""),
                ("barrier_detail", "said something"),
                ("commitment_promise", "First promise"),
                ("commitment_owner", "state"),
                ("commitment_due_on", "never"),
                ("commitment_promise", ""),
                ("commitment_owner", "99999"),
                ("commitment_due_on", "2023-07-01"),
                ("marking", "public"),
                ("people_text", "Nobody"),
            ],
        )
        .await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    let html = reply.text();
    for typed in [
        "value=\"2023-13-40\"",
        "value=\"25:99\"",
        "value=\"Kam&lt;pala&gt;\"",
        "value=\"Our &quot;officer&quot;\"",
        "value=\"said something\"",
        "value=\"First promise\"",
        "value=\"never\"",
        "value=\"2023-07-01\"",
        "<option value=\"letter\" selected>",
        "<option value=\"Africa/Kampala\" selected>",
        "value=\"public\" checked",
        "value=\"Nobody\"",
    ] {
        assert!(html.contains(typed), "{typed}: {html}");
    }
    let summary = all(&html, ".error-summary li");
    let about = |text: &str| summary.iter().any(|line| line.contains(text));
    for text in [
        "State:",
        "Date:",
        "Local time:",
        "People met: Nobody called “Nobody”",
        "What was said:",
        "Barrier raised: Choose",
        "Commitment 1, Due:",
        "Commitment 2, What was promised:",
        "Commitment 2, Who promised:",
    ] {
        assert!(about(text), "{text}: {summary:?}");
    }
    for id in all_links(&html) {
        assert!(
            html.contains(&format!("id=\"{id}\"")),
            "#{id} leads somewhere"
        );
    }
    assert_eq!(count(&app), 0);
}

fn all_links(html: &str) -> Vec<String> {
    let document = scraper::Html::parse_document(html);
    let selector = scraper::Selector::parse(".error-summary a").unwrap();
    document
        .select(&selector)
        .map(|link| {
            link.attr("href")
                .unwrap()
                .trim_start_matches('#')
                .to_owned()
        })
        .collect()
}

#[actix_web::test]
async fn another_row_of_commitments_comes_without_javascript_and_loses_nothing() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let fields = form(
        "UGA",
        &[
            ("commitment_promise", "First promise"),
            ("commitment_owner", "state"),
            ("commitment_due_on", "2023-07-01"),
            ("add", "commitment"),
        ],
    );
    let reply = browser.post("/exchanges", &fields).await;
    assert_eq!(reply.status, StatusCode::OK);
    assert_eq!(reply.all(".repeat-row").len(), 2);
    assert!(reply.text().contains("value=\"First promise\""));
    assert!(reply.text().contains("value=\"2023-07-01\""));
    assert_eq!(count(&app), 0);
}

#[actix_web::test]
async fn a_person_typed_without_javascript_is_taken_if_only_one_fits() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    person(&app, "Kato", "Okello", Marking::Coordination, "Malawi");
    let anna = person(&app, "Anna", "Moreau", Marking::Public, "Malawi").to_string();
    person(&app, "Annabel", "Moss", Marking::Public, "Malawi");
    for name in ["okello", "Kato Okello", "Okello Kato", "Anna Moreau"] {
        let path = log(&browser, "UGA", &[("people_text", name)]).await;
        let html = browser.page(&path).await;
        assert_eq!(all(&html, "dd a[href^='/contacts/']").len(), 1, "{name}");
    }
    let several = form("UGA", &[("people_text", "Anna")]);
    let reply = browser.post("/exchanges", &several).await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(reply.all(".picked li"), ["Anna Moreau", "Annabel Moss"]);
    assert!(!reply.text().contains(&format!("value=\"{anna}\" checked")));
    let settled = form("UGA", &[("people_text", "Anna"), ("people", &anna)]);
    let reply = browser.post("/exchanges", &settled).await;
    let html = browser.follow(&reply).await;
    assert_eq!(all(&html, "dd a[href^='/contacts/']"), ["Anna Moreau"]);
    assert_eq!(count(&app), 5);
}

#[actix_web::test]
async fn someone_the_user_may_not_know_of_is_as_unknown_as_nobody() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let hidden = person(&app, "Secret", "Source", Marking::Restricted, "Spain").to_string();
    for id in [hidden.as_str(), "99999"] {
        let reply = browser
            .post("/exchanges", &form("UGA", &[("people", id)]))
            .await;
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(!reply.text().contains("Source"));
    }
    let typed = form("UGA", &[("people_text", "Source")]);
    let reply = browser.post("/exchanges", &typed).await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    for path in [
        format!("/exchanges?person={hidden}"),
        "/exchanges?person=99999".to_owned(),
    ] {
        assert_eq!(browser.get(&path).await.status, StatusCode::NOT_FOUND);
    }
    assert_eq!(count(&app), 0);
}

#[actix_web::test]
async fn an_hour_that_the_clocks_skipped_is_an_error_of_its_field() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let skipped = form("UGA", &[("held_on", "2023-03-26"), ("held_at", "02:30")]);
    let reply = browser.post("/exchanges", &skipped).await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    let error = reply.all("#f-held_at-error");
    assert!(error[0].contains("clocks went forward"), "{error:?}");
    let future = form("UGA", &[("held_on", "2023-06-03")]);
    let reply = browser.post("/exchanges", &future).await;
    assert_eq!(reply.all("#f-held_on-error").len(), 1);
    log(
        &browser,
        "UGA",
        &[("held_on", "2022-10-30"), ("held_at", "02:30")],
    )
    .await;
    let at: Option<NaiveDateTime> =
        app.read(|conn| Ok(exchanges::table.select(exchanges::starts_at).first(conn)?));
    assert_eq!(
        at.unwrap().to_string(),
        "2022-10-30 00:30:00",
        "the first of the two"
    );
}

#[actix_web::test]
async fn observers_add_nothing_and_partners_only_for_the_working_group() {
    let app = TestApp::new().await;
    let observer = app.signed_in(Role::Observer, "CMC");
    assert_eq!(
        observer.get("/exchanges/new").await.status,
        StatusCode::FORBIDDEN
    );
    let reply = observer
        .post("/exchanges", &form("UGA", &[("marking", "public")]))
        .await;
    assert_eq!(reply.status, StatusCode::FORBIDDEN);
    let partner = app.signed_in(Role::Partner, "ICRC");
    let html = partner.page("/exchanges/new").await;
    assert_eq!(all(&html, "fieldset.choices .choice").len(), 1);
    for marking in ["public", "coordination", "restricted"] {
        let reply = partner
            .post("/exchanges", &form("UGA", &[("marking", marking)]))
            .await;
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY, "{marking}");
    }
    assert_eq!(count(&app), 0);
    log(&partner, "UGA", &[("marking", "working_group")]).await;
    assert_eq!(count(&app), 1);
}

#[actix_web::test]
async fn a_marking_hides_an_exchange_everywhere_from_those_it_closes_it_to() {
    let app = TestApp::new().await;
    let malawi = app.coordinator();
    let mut paths = Vec::new();
    for marking in Marking::ALL {
        let summary = format!("A word on {marking}");
        let more = [("marking", marking.as_str()), ("summary", summary.as_str())];
        paths.push((*marking, log(&malawi, "UGA", &more).await));
    }
    let readers = [
        (Role::Coordinator, "Malawi", 4),
        (Role::Contributor, "Malawi", 4),
        (Role::Partner, "Malawi", 3),
        (Role::Observer, "Malawi", 1),
        (Role::Administrator, "Spain", 3),
        (Role::Coordinator, "Spain", 3),
        (Role::Partner, "Spain", 2),
        (Role::Observer, "Spain", 1),
    ];
    for (role, team, seen) in readers {
        let browser = app.signed_in(role, team);
        for list in [
            "/exchanges",
            "/exchanges?state=UGA",
            "/exchanges?kind=bilateral",
        ] {
            let html = browser.page(list).await;
            assert_eq!(summaries(&html).len(), seen, "{role} {team} {list}");
            let word = if seen == 1 { "exchange" } else { "exchanges" };
            assert_eq!(
                all(&html, ".count"),
                [format!("{seen} {word}")],
                "{role} {list}"
            );
        }
        let csv = browser.get("/exchanges.csv").await.text();
        assert_eq!(csv.matches("A word on").count(), seen, "{role} {team}");
        let mut open = 0;
        for (marking, path) in &paths {
            let reply = browser.get(path).await;
            if reply.status == StatusCode::OK {
                open += 1;
            } else {
                assert_eq!(reply.status, StatusCode::NOT_FOUND, "{role} {marking}");
                assert_eq!(
                    reply.all("h1"),
                    browser.get("/exchanges/99999").await.all("h1")
                );
                for verb in ["/bin", "/restore", "/follow-up/done", ""] {
                    let reply = browser
                        .post(&format!("{path}{verb}"), &form("UGA", &[]))
                        .await;
                    assert_eq!(
                        reply.status,
                        StatusCode::NOT_FOUND,
                        "{role} {marking} {verb}"
                    );
                }
            }
        }
        assert_eq!(open, seen, "{role} {team}");
    }
    assert_eq!(verbs(&app), ["exchange.log"; 4], "nobody changed anything");
}

#[actix_web::test]
async fn contributors_change_what_is_their_teams_and_nothing_else() {
    let app = TestApp::new().await;
    let path = log(&app.coordinator(), "UGA", &[]).await;
    let spain = app.signed_in(Role::Contributor, "Spain");
    assert_eq!(spain.get(&path).await.status, StatusCode::OK);
    assert!(!spain.page(&path).await.contains("/edit"));
    assert_eq!(
        spain.get(&format!("{path}/edit")).await.status,
        StatusCode::FORBIDDEN
    );
    let changed = form("KEN", &[("version", "1")]);
    for verb in ["", "/bin", "/barriers", "/follow-up/done"] {
        let reply = spain.post(&format!("{path}{verb}"), &changed).await;
        assert_eq!(reply.status, StatusCode::FORBIDDEN, "{verb}");
    }
    let malawi = app.signed_in(Role::Contributor, "Malawi");
    assert_eq!(malawi.post(&path, &changed).await.location(), path);
    assert_eq!(
        all(&malawi.page(&path).await, "h1"),
        ["Bilateral meeting: Kenya"]
    );
    // A coordinator changes the other team's too, but cannot close it to the own.
    let coordinator = app.signed_in(Role::Coordinator, "Spain");
    let closed = form("KEN", &[("version", "2"), ("marking", "restricted")]);
    let reply = coordinator.post(&path, &closed).await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(verbs(&app), ["exchange.log", "exchange.edit"]);
}

#[actix_web::test]
async fn a_stale_edit_shows_both_versions_and_the_choice_is_saved() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let path = log(&browser, "UGA", &[("place", "Geneva")]).await;
    let theirs = form(
        "UGA",
        &[
            ("version", "1"),
            ("place", "Kampala"),
            ("summary", "Theirs"),
        ],
    );
    browser.post(&path, &theirs).await.location();
    let mine = form(
        "UGA",
        &[("version", "1"), ("place", "Vienna"), ("summary", "Mine")],
    );
    let reply = browser.post(&path, &mine).await;
    assert_eq!(reply.status, StatusCode::CONFLICT);
    let html = reply.text();
    assert_eq!(all(&html, "tr.differs th"), ["What was said", "Place"]);
    assert!(html.contains("Vienna") && html.contains("Kampala"));
    let document = scraper::Html::parse_document(&html);
    let inputs = scraper::Selector::parse("form.form input[type=hidden]").unwrap();
    let fields: Vec<(String, String)> = document
        .select(&inputs)
        .filter(|input| input.attr("name") != Some("_csrf"))
        .map(|input| {
            (
                input.attr("name").unwrap().to_owned(),
                input.attr("value").unwrap().to_owned(),
            )
        })
        .collect();
    let mut choice: Vec<(&str, &str)> = fields
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    choice.push(("_keep_place", "theirs"));
    choice.push(("_keep_summary", "mine"));
    browser.post(&path, &choice).await.location();
    let html = browser.page(&path).await;
    assert_eq!(all(&html, ".quote"), ["Mine"]);
    assert_eq!(all(&html, ".lead"), ["24 May 2023 · Kampala coordination"]);
}

#[actix_web::test]
async fn an_edit_keeps_the_people_its_author_does_not_see() {
    let app = TestApp::new().await;
    let spain = app.signed_in(Role::Coordinator, "Spain");
    let hidden = person(&app, "Secret", "Source", Marking::Restricted, "Spain");
    let known = person(&app, "Kato", "Okello", Marking::Public, "Spain");
    let (hidden_id, known_id) = (hidden.to_string(), known.to_string());
    let met = [
        ("people", hidden_id.as_str()),
        ("people", known_id.as_str()),
    ];
    let path = log(&spain, "UGA", &met).await;
    let malawi = app.coordinator();
    let html = malawi.page(&format!("{path}/edit")).await;
    assert_eq!(all(&html, ".picked li"), ["Kato Okello"]);
    malawi
        .post(&path, &form("UGA", &[("version", "1")]))
        .await
        .location();
    let kept: Vec<i64> = app.read(|conn| {
        Ok(exchange_people::table
            .select(exchange_people::person_id)
            .load(conn)?)
    });
    assert_eq!(kept, [hidden]);
}

#[actix_web::test]
async fn what_came_out_of_an_exchange_follows_its_state_and_marking() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let more = [
        ("barrier", "cabinet"),
        ("commitment_promise", "Ask the Cabinet"),
        ("commitment_owner", "state"),
        ("commitment_due_on", ""),
    ];
    let path = log(&browser, "UGA", &more).await;
    let changed = form("KEN", &[("version", "1"), ("marking", "restricted")]);
    browser.post(&path, &changed).await.location();
    let promised: (String, String) = app.read(|conn| {
        Ok(commitments::table
            .select((commitments::state, commitments::marking))
            .first(conn)?)
    });
    assert_eq!(promised, ("KEN".to_owned(), "restricted".to_owned()));
    let raised: (String, String) = app.read(|conn| {
        Ok(barriers::table
            .select((barriers::state, barriers::marking))
            .first(conn)?)
    });
    assert_eq!(raised, promised);
}

#[actix_web::test]
async fn barriers_are_added_and_removed_on_the_page_of_the_exchange() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let path = log(&browser, "UGA", &[]).await;
    let barriers_path = format!("{path}/barriers");
    let reply = browser
        .post(&barriers_path, &[("barrier_detail", "kept <words>")])
        .await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(reply.text().contains("kept &lt;words&gt;"));
    browser
        .post(&barriers_path, &[("barrier", "cabinet")])
        .await
        .location();
    let html = browser.page(&path).await;
    assert_eq!(
        all(&html, "section ul.rows li b"),
        ["Cabinet has not decided or forwarded it"]
    );
    let id: i64 = app.read(|conn| Ok(barriers::table.select(barriers::id).first(conn)?));
    let bin = format!("/barriers/{id}/bin");
    let spain = app.signed_in(Role::Contributor, "Spain");
    assert_eq!(spain.post(&bin, &[]).await.status, StatusCode::FORBIDDEN);
    let observer = app.signed_in(Role::Observer, "Spain");
    assert_eq!(observer.post(&bin, &[]).await.status, StatusCode::NOT_FOUND);
    assert_eq!(browser.post(&bin, &[]).await.location(), path);
    assert!(all(&browser.page(&path).await, "section ul.rows li b").is_empty());
    assert_eq!(verbs(&app), ["exchange.log", "barrier.add", "barrier.bin"]);
}

#[actix_web::test]
async fn pages_of_one_day_neither_lose_nor_repeat_an_exchange() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let now = app.app.clock.now();
    app.write(|conn| {
        let team = auth::ensure_team(conn, "Malawi", now)?;
        for number in 0..120 {
            let deleted = (number % 10 == 0).then_some(now);
            insert(conn, team, &format!("Word {number}"), deleted, now)?;
        }
        Ok(())
    });
    for path in [
        "/exchanges?kind=call",
        "/exchanges?kind=call&state=UGA",
        "/exchanges?bin=1",
    ] {
        let (mut seen, mut rows, mut pages) = (BTreeSet::new(), 0, 0);
        let mut next = path.to_owned();
        loop {
            let html = browser.page(&next).await;
            for summary in summaries(&html) {
                seen.insert(summary);
                rows += 1;
            }
            pages += 1;
            let document = scraper::Html::parse_document(&html);
            let link = scraper::Selector::parse(".pager a[rel=next]").unwrap();
            match document.select(&link).next() {
                Some(link) => next = link.attr("href").unwrap().to_owned(),
                None => break,
            }
        }
        let (number, of) = if path.contains("bin") {
            (12, 1)
        } else {
            (108, 3)
        };
        assert_eq!((rows, seen.len(), pages), (number, number, of), "{path}");
    }
}

fn insert(
    conn: &mut Conn,
    team: auth::TeamId,
    summary: &str,
    deleted: Option<accede::db::types::Moment>,
    now: accede::db::types::Moment,
) -> Result<(), AppError> {
    use exchanges as t;
    diesel::insert_into(t::table)
        .values((
            (
                t::state.eq("UGA"),
                t::kind.eq("call"),
                t::held_on.eq(NaiveDate::from_ymd_opt(2023, 5, 2).unwrap()),
                t::zone.eq("Europe/Zurich"),
                t::place.eq(""),
                t::spoke_for_us.eq(""),
                t::summary.eq(summary),
            ),
            (
                t::marking.eq("public"),
                t::team_id.eq(team),
                t::created_at.eq(now),
                t::updated_at.eq(now),
                t::deleted_at.eq(deleted),
            ),
        ))
        .execute(conn)?;
    Ok(())
}

#[actix_web::test]
async fn each_filter_narrows_the_list_and_says_so() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let spain = app.signed_in(Role::Coordinator, "Spain");
    let okello = person(&app, "Kato", "Okello", Marking::Coordination, "Malawi").to_string();
    let activity = first_activities(&app)[1].to_string();
    log(
        &browser,
        "UGA",
        &[
            ("kind", "call"),
            ("summary", "First"),
            ("people", &okello),
            ("activity", &activity),
            ("follow_up_on", "2023-05-30"),
            ("held_on", "2023-01-10"),
        ],
    )
    .await;
    log(
        &spain,
        "KEN",
        &[
            ("summary", "Second"),
            ("marking", "public"),
            ("follow_up_on", "2023-06-02"),
        ],
    )
    .await;
    let malawi = app
        .read(auth::team_names)
        .into_iter()
        .find(|(_, name)| name == "Malawi");
    let team = malawi.unwrap().0.to_string();
    let filters = [
        ("state=UGA".to_owned(), "State: Uganda"),
        ("kind=call".to_owned(), "Kind: Call"),
        (format!("team={team}"), "Team: Malawi"),
        (
            format!("activity={activity}"),
            "Activity of the work plan: 2.",
        ),
        ("marking=coordination".to_owned(), "Marking: coordination"),
        (format!("person={okello}"), "Person: Kato Okello"),
        ("to=2023-02-01".to_owned(), "Until: 1 February 2023"),
        (
            "from=2023-01-01&to=2023-01-31".to_owned(),
            "From: 1 January 2023",
        ),
        ("follow_up=due".to_owned(), "Follow-up: due"),
        (
            format!("state=UGA&kind=call&team={team}&marking=coordination&activity={activity}"),
            "State: Uganda",
        ),
        (
            format!("kind=call&team={team}&activity={activity}"),
            "Kind: Call",
        ),
    ];
    for (filter, chip) in filters {
        let html = browser.page(&format!("/exchanges?{filter}")).await;
        assert_eq!(summaries(&html), ["First"], "{filter}");
        assert_eq!(all(&html, ".count"), ["1 exchange"], "{filter}");
        let chips = all(&html, ".chips .chip");
        assert!(chips[0].starts_with(chip), "{filter}: {chips:?}");
        let csv = browser
            .get(&format!("/exchanges.csv?{filter}"))
            .await
            .text();
        assert_eq!(csv.lines().count(), 2, "{filter}");
    }
    let none = browser.page("/exchanges?state=NGA").await;
    assert_eq!(all(&none, ".empty h2"), ["No exchange fits these filters"]);
    assert_eq!(all(&none, ".count"), ["0 exchanges"]);
}

#[actix_web::test]
async fn an_empty_log_says_how_to_begin() {
    let app = TestApp::new().await;
    let html = app.coordinator().page("/exchanges").await;
    assert_eq!(all(&html, ".empty h2"), ["No exchange has been logged yet"]);
    let observer = app
        .signed_in(Role::Observer, "CMC")
        .page("/exchanges")
        .await;
    assert!(!observer.contains("/exchanges/new"));
}

#[actix_web::test]
async fn the_file_holds_whole_summaries_and_no_formula() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let long = format!("=HYPERLINK(1) {}", "word ".repeat(60));
    log(&browser, "UGA", &[("summary", long.trim())]).await;
    let reply = browser.get("/exchanges.csv").await;
    let text = reply.text();
    assert!(
        text.contains("\u{feff}Date,State,Kind,Direction,Number,What was said,"),
        "{text}"
    );
    assert!(text.contains(&format!(
        "2023-05-24,Uganda,Bilateral meeting,,,'{}",
        long.trim()
    )));
    let xlsx = browser.get("/exchanges.xlsx?state=UGA").await;
    assert!(xlsx.bytes.starts_with(b"PK"));
    assert_eq!(
        browser.get("/exchanges.pdf").await.status,
        StatusCode::NOT_FOUND
    );
}

#[actix_web::test]
async fn the_bin_takes_an_exchange_with_all_of_it_and_gives_it_back() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let more = [
        ("barrier", "cabinet"),
        ("commitment_promise", "Ask the Cabinet"),
        ("commitment_owner", "state"),
        ("commitment_due_on", "2023-05-30"),
    ];
    let path = log(&browser, "UGA", &more).await;
    browser.post(&format!("{path}/bin"), &[]).await.location();
    assert!(summaries(&browser.page("/exchanges").await).is_empty());
    assert!(app.read(totals).is_empty());
    assert_eq!(
        all(&browser.page("/commitments").await, "tbody tr").len(),
        0
    );
    assert_eq!(summaries(&browser.page("/exchanges?bin=1").await).len(), 1);
    let html = browser.page(&path).await;
    assert!(html.contains("In the bin since 1 June 2023"));
    assert_eq!(
        browser.get(&format!("{path}/edit")).await.status,
        StatusCode::NOT_FOUND
    );
    let spain = app.signed_in(Role::Contributor, "Spain");
    let refused = spain.post(&format!("{path}/restore"), &[]).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    app.app.clock.advance(chrono::TimeDelta::minutes(5));
    browser
        .post(&format!("{path}/restore"), &[])
        .await
        .location();
    assert_eq!(summaries(&browser.page("/exchanges").await).len(), 1);
    assert_eq!(
        all(&browser.page("/commitments").await, "tbody tr").len(),
        1
    );
    assert!(
        browser
            .page(&path)
            .await
            .contains("Cabinet has not decided")
    );
    assert_eq!(app.read(totals).len(), 1);
    let again = browser.post(&format!("{path}/restore"), &[]).await;
    assert_eq!(again.status, StatusCode::NOT_FOUND);
    assert_eq!(
        verbs(&app),
        ["exchange.log", "exchange.bin", "exchange.restore"]
    );
}

#[actix_web::test]
async fn a_follow_up_that_is_due_stands_first_until_it_is_done() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    for (summary, day) in [
        ("Later", "2023-05-31"),
        ("Sooner", "2023-05-26"),
        ("Tomorrow", "2023-06-02"),
    ] {
        log(
            &browser,
            "UGA",
            &[("summary", summary), ("follow_up_on", day)],
        )
        .await;
    }
    let early = form("UGA", &[("follow_up_on", "2023-05-01")]);
    let reply = browser.post("/exchanges", &early).await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    let html = browser.page("/exchanges?follow_up=due").await;
    assert_eq!(summaries(&html), ["Sooner", "Later"]);
    let path = "/exchanges/2";
    assert!(browser.page(path).await.contains("status overdue"));
    browser
        .post(&format!("{path}/follow-up/done"), &[])
        .await
        .location();
    let html = browser.page("/exchanges?follow_up=due").await;
    assert_eq!(summaries(&html), ["Later"]);
}

#[actix_web::test]
async fn no_page_of_the_log_takes_more_than_twelve_queries() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let okello = person(&app, "Kato", "Okello", Marking::Coordination, "Malawi").to_string();
    let mut path = String::new();
    for number in 0..60 {
        let summary = format!("Word {number}");
        let more = [
            ("summary", summary.as_str()),
            ("people", &okello),
            ("commitment_promise", "Promise"),
            ("commitment_owner", "state"),
            ("commitment_due_on", "2023-06-30"),
        ];
        path = log(&browser, "UGA", &more).await;
    }
    let pages = [
        "/exchanges".to_owned(),
        format!("/exchanges?state=UGA&person={okello}"),
        "/exchanges?follow_up=due".to_owned(),
        "/exchanges?bin=1".to_owned(),
        path.clone(),
        format!("{path}/edit"),
        format!("/exchanges/new?person={okello}"),
    ];
    for page in pages {
        let number = queries(&app, &browser, &page).await;
        assert!(number <= 12, "{page}: {number} queries");
    }
}

#[actix_web::test]
async fn names_and_words_are_escaped() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let bad = "<script>alert(1)</script>";
    let who = person(&app, bad, "Okello", Marking::Public, "Malawi").to_string();
    let more = [
        ("summary", bad),
        ("place", bad),
        ("spoke_for_us", bad),
        ("people", who.as_str()),
        ("barrier", "other"),
        ("barrier_detail", bad),
        ("commitment_promise", bad),
        ("commitment_owner", "state"),
        ("commitment_due_on", ""),
    ];
    let path = log(&browser, "UGA", &more).await;
    for page in [
        path.clone(),
        format!("{path}/edit"),
        "/exchanges".to_owned(),
        "/commitments".to_owned(),
    ] {
        let html = browser.page(&page).await;
        assert!(
            html.contains("&lt;script&gt;") && !html.contains(bad),
            "{page}"
        );
    }
}

#[actix_web::test]
async fn the_log_speaks_the_readers_language() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let path = log(&browser, "CIV", &[("kind", "demarche")]).await;
    for (language, heading, title) in [
        ("fr", "Échanges", "Démarche : Côte d’Ivoire"),
        ("es", "Intercambios", "Gestión diplomática: Côte d’Ivoire"),
    ] {
        browser
            .post("/account/language", &[("language", language)])
            .await;
        assert_eq!(all(&browser.page("/exchanges").await, "h1"), [heading]);
        assert_eq!(
            all(&browser.page(&path).await, "h1")[0].replace('\'', "’"),
            title
        );
        browser.page("/exchanges/new").await;
    }
}

#[actix_web::test]
async fn saving_and_logging_another_stays_at_the_form() {
    let app = TestApp::new().await;
    let reply: Reply = app
        .coordinator()
        .post("/exchanges", &form("UGA", &[("then", "another")]))
        .await;
    assert_eq!(reply.location(), "/exchanges/new");
}

#[actix_web::test]
async fn the_running_totals_equal_a_recount_whatever_is_done() {
    let app = TestApp::new().await;
    let teams = [app.coordinator(), app.signed_in(Role::Coordinator, "Spain")];
    let acts = first_activities(&app);
    let mut random = StdRng::seed_from_u64(20_230_601);
    let mut logged: Vec<(String, i32, bool)> = Vec::new();
    for _ in 0..150 {
        let browser = &teams[random.random_range(0..2)];
        let state = ["UGA", "KEN", "NGA"][random.random_range(0..3)];
        let day = format!("2023-05-{:02}", random.random_range(1..29));
        let marking = ["public", "working_group", "coordination"][random.random_range(0..3)];
        let activity = [String::new(), acts[0].to_string(), acts[1].to_string()];
        let activity = &activity[random.random_range(0..3)];
        let more = [
            ("held_on", day.as_str()),
            ("marking", marking),
            ("activity", activity),
        ];
        let chosen = random.random_range(0..logged.len().max(1));
        match (random.random_range(0..4), logged.get_mut(chosen)) {
            (0, _) | (_, None) => {
                logged.push((log(browser, state, &more).await, 1, false));
            }
            (1 | 2, Some((path, version, false))) if random.random_bool(0.6) => {
                let number = version.to_string();
                let mut fields = form(state, &more);
                fields.push(("version", &number));
                fields.push(("marking_reason", "for the recount"));
                browser.post(path, &fields).await.location();
                *version += 1;
            }
            (_, Some((path, version, binned))) => {
                let verb = if *binned { "restore" } else { "bin" };
                browser
                    .post(&format!("{path}/{verb}"), &[])
                    .await
                    .location();
                *version += 1;
                *binned = !*binned;
            }
        }
        let (states, activities) = app.read(recount);
        assert_eq!(app.read(totals), states);
        assert_eq!(app.read(activity_totals), activities);
    }
    assert!(logged.len() > 20);
    let guests: i64 = app.read(|conn| Ok(event_guests::table.count().get_result(conn)?));
    assert_eq!(guests, 0);
}
