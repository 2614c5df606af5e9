//! Undo: every kind of change can be taken back for ten minutes, and then all is as it was.

use accede::auth::{Marking, Role};
use accede::db::Conn;
use accede::db::schema::{
    audit, event_guests, exchanges, organisations, pathway_steps, posts, state_contacts, tenures,
    timeline_items, users,
};
use accede::i18n::{Lang, keys};
use accede::undo::{FINAL, TABLES};
use actix_web::http::StatusCode;
use chrono::TimeDelta;
use diesel::prelude::*;
use scraper::{ElementRef, Html, Selector};

use crate::exchanges::{form, log, person, posted};
use crate::support::{Browser, TestApp, all};

/// All rows of the tables that can be put back, and the running totals, as JSON, without
/// what is in the bin and what changes with every change.
#[expect(
    clippy::disallowed_methods,
    reason = "whatever columns there are, without naming them"
)]
pub fn contents(app: &TestApp) -> Vec<String> {
    #[derive(QueryableByName)]
    struct Row {
        #[diesel(sql_type = diesel::sql_types::Text)]
        row: String,
    }
    let tables = TABLES
        .iter()
        .chain(&["state_contacts", "activity_contacts"]);
    let mut found = Vec::new();
    for table in tables {
        let kept = match *table {
            "exchange_people" => {
                "exchange_id IN (SELECT id FROM exchanges WHERE deleted_at IS NULL)"
            }
            "event_guests" => "event_id IN (SELECT id FROM events WHERE deleted_at IS NULL)",
            _ => "TRUE",
        };
        // The version of a questionnaire is its number, and stays.
        let count = match *table {
            "questionnaires" => "revision",
            _ => "version",
        };
        let rows: Vec<Row> =
            app.read(|conn| {
                Ok(match conn {
                #[cfg(feature = "postgres")]
                Conn::Postgres(real) => diesel::sql_query(format!(
                    "SELECT '{table} ' || (to_jsonb(t) - '{count}' - 'updated_at')::text AS row \
                     FROM {table} t WHERE to_jsonb(t)->>'deleted_at' IS NULL AND {kept} ORDER BY 1"
                ))
                .load(real)?,
                Conn::Sqlite(real) => {
                    let columns: Vec<Row> = diesel::sql_query(format!(
                        "SELECT name AS row FROM pragma_table_info('{table}')"
                    ))
                    .load(real)?;
                    let pairs: Vec<_> = columns
                        .iter()
                        .filter(|it| ![count, "updated_at"].contains(&it.row.as_str()))
                        .map(|it| format!("'{0}', {0}", it.row))
                        .collect();
                    let has_bin = columns.iter().any(|it| it.row == "deleted_at");
                    let out_of_it = if has_bin { "deleted_at IS NULL" } else { "TRUE" };
                    diesel::sql_query(format!(
                        "SELECT '{table} ' || json_object({}) AS row FROM {table} \
                         WHERE {out_of_it} AND {kept} ORDER BY 1",
                        pairs.join(", ")
                    ))
                    .load(real)?
                }
            })
            });
        found.extend(rows.into_iter().map(|it| it.row));
    }
    found
}

/// What a form of a page would send.
pub fn filled(html: &str, action: &str) -> Vec<(String, String)> {
    let document = Html::parse_document(html);
    let fields = Selector::parse("input, select, textarea").unwrap();
    let form = Selector::parse(&format!("form[action=\"{action}\"]")).unwrap();
    let form = document.select(&form).next().expect("the form is there");
    form.select(&fields)
        .flat_map(|field| {
            let name = field.attr("name").unwrap_or_default().to_owned();
            values(field)
                .into_iter()
                .map(move |value| (name.clone(), value))
        })
        .filter(|(name, _)| !name.is_empty() && name != "_csrf")
        .collect()
}

fn values(field: ElementRef<'_>) -> Vec<String> {
    let value = || field.attr("value").unwrap_or_default().to_owned();
    match field.value().name() {
        "textarea" => vec![field.text().collect()],
        "select" => {
            let chosen = Selector::parse("option[selected]").unwrap();
            let options = field.select(&chosen);
            options
                .map(|it| it.attr("value").unwrap_or_default().to_owned())
                .collect()
        }
        _ if matches!(field.attr("type"), Some("checkbox" | "radio"))
            && field.attr("checked").is_none() =>
        {
            Vec::new()
        }
        _ => vec![value()],
    }
}

/// Opens a record's form, changes some fields, and saves it.
pub async fn edit(browser: &Browser, page: &str, action: &str, changed: &[(&str, &str)]) -> String {
    let html = browser.page(page).await;
    let mut fields = filled(&html, action);
    fields.retain(|(name, _)| !changed.iter().any(|(other, _)| other == name));
    let fields: Vec<_> = fields
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .chain(
            changed
                .iter()
                .filter(|(_, value)| !value.is_empty())
                .copied(),
        )
        .collect();
    let reply = browser.post(action, &fields).await;
    let to = reply.location();
    browser.follow(&reply).await;
    to
}

const TEMPLATE: [(&str, &str); 2] = [("template", "dualist"), ("marking", "coordination")];

/// Where the button leads that the page after a change offers.
fn button(html: &str) -> Option<String> {
    let document = Html::parse_document(html);
    let form = Selector::parse(".flash form").unwrap();
    let form = document.select(&form).next()?;
    form.attr("action").map(str::to_owned)
}

/// The number of the last change of a kind: of its first entry.
pub fn latest(app: &TestApp, action: &str) -> i64 {
    app.read(|conn| {
        Ok(audit::table
            .filter(audit::action.eq(action))
            .filter(diesel::dsl::not(audit::follows))
            .order(audit::id.desc())
            .select(audit::id)
            .first(conn)?)
    })
}

/// Takes the last change of a kind back, and looks whether all is as it was.
pub async fn taken_back(app: &TestApp, browser: &Browser, action: &str, before: &[String]) {
    assert_ne!(contents(app), before, "{action} changed something");
    let undo = format!("/undo/{}", latest(app, action));
    let reply = browser.post(&undo, &[("back", "/states")]).await;
    assert_eq!(
        reply.status,
        StatusCode::SEE_OTHER,
        "{action}: {}",
        reply.text()
    );
    assert_eq!(contents(app), before, "after taking back {action}");
}

#[actix_web::test]
async fn every_kind_of_change_is_taken_back_with_all_that_followed_from_it() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let met = person(&app, "Kato", "Okello", Marking::Coordination, "Malawi");
    posted(&app, met, "UGA");
    let people = met.to_string();

    // exchanges, with what came out of them
    let before = contents(&app);
    let all_of_it = [
        ("people", people.as_str()),
        ("commitment_what", "Sends the legal opinion"),
        ("barrier_kind", "other_priorities"),
        ("follow_up_on", "2023-06-20"),
    ];
    log(&browser, "UGA", &all_of_it).await;
    taken_back(&app, &browser, "exchange.log", &before).await;
    let exchange = log(&browser, "UGA", &all_of_it).await;
    let form = format!("{exchange}/edit");
    let before = contents(&app);
    let changed = [
        ("state", "KEN"),
        ("held_on", "2023-05-02"),
        ("summary", "Nothing of the kind"),
        ("people", ""),
        ("marking", "restricted"),
    ];
    edit(&browser, &form, &exchange, &changed).await;
    taken_back(&app, &browser, "exchange.edit", &before).await;
    let marked: String = app.read(|conn| {
        Ok(audit::table
            .filter(audit::action.eq("exchange.marking"))
            .order(audit::id.desc())
            .select(audit::detail)
            .first(conn)?)
    });
    assert_eq!(
        marked, "restricted -> coordination",
        "the audit tells of it"
    );
    for path in [
        format!("{exchange}/follow-up/done"),
        format!("{exchange}/bin"),
    ] {
        browser.post(&path, &[]).await.location();
        let action = if path.ends_with("bin") {
            "exchange.bin"
        } else {
            "exchange.follow-up"
        };
        taken_back(&app, &browser, action, &before).await;
    }

    // people, and what they hold
    let contact = format!("/contacts/{met}");
    let changed = [("family", "Mukasa"), ("email", "mukasa@example.org")];
    edit(&browser, &format!("{contact}/edit"), &contact, &changed).await;
    taken_back(&app, &browser, "person.edit", &before).await;
    browser
        .post(&format!("{contact}/bin"), &[])
        .await
        .location();
    taken_back(&app, &browser, "person.bin", &before).await;
    let (tenure, post, organisation): (i64, i64, i64) = app.read(|conn| {
        Ok(tenures::table
            .inner_join(posts::table.inner_join(organisations::table))
            .filter(tenures::person_id.eq(met))
            .select((tenures::id, posts::id, organisations::id))
            .first(conn)?)
    });
    let path = format!("{contact}/tenures/{tenure}/end");
    browser
        .post(&path, &[("ends_on", "2023-05-30")])
        .await
        .location();
    taken_back(&app, &browser, "tenure.end", &before).await;
    let path = format!("/posts/{post}");
    edit(
        &browser,
        &format!("{path}/edit"),
        &path,
        &[("title", "Second desk")],
    )
    .await;
    taken_back(&app, &browser, "post.edit", &before).await;
    let path = format!("/organisations/{organisation}");
    edit(
        &browser,
        &format!("{path}/edit"),
        &path,
        &[("name", "Another name")],
    )
    .await;
    taken_back(&app, &browser, "organisation.edit", &before).await;

    // the pathway, whose order is moved with care
    let pathway = "/states/UGA/pathway";
    browser
        .post(&format!("{pathway}/template"), &TEMPLATE)
        .await
        .location();
    taken_back(&app, &browser, "pathway.add", &before).await;
    browser
        .post(&format!("{pathway}/template"), &TEMPLATE)
        .await
        .location();
    let before = contents(&app);
    let steps: Vec<i64> = app.read(|conn| {
        Ok(pathway_steps::table
            .order(pathway_steps::position)
            .select(pathway_steps::id)
            .load(conn)?)
    });
    let step = format!("/pathway/{}", steps[1]);
    browser.post(&format!("{step}/down"), &[]).await.location();
    taken_back(&app, &browser, "pathway.move", &before).await;
    browser.post(&format!("{step}/drop"), &[]).await.location();
    taken_back(&app, &browser, "pathway.drop", &before).await;
    edit(
        &browser,
        &format!("{step}/edit"),
        &step,
        &[("name", "Another step")],
    )
    .await;
    taken_back(&app, &browser, "pathway.edit", &before).await;

    // events and who came
    let fields = [
        ("title", "Workshop"),
        ("kind", "regional_workshop"),
        ("starts_on", "2023-06-15"),
        ("ends_on", "2023-06-16"),
        ("zone", "Africa/Douala"),
        ("marking", "coordination"),
    ];
    browser.post("/events", &fields).await.location();
    taken_back(&app, &browser, "event.add", &before).await;
    let event = browser.post("/events", &fields).await.location();
    let before = contents(&app);
    edit(
        &browser,
        &format!("{event}/edit"),
        &event,
        &[("place", "Yaoundé")],
    )
    .await;
    taken_back(&app, &browser, "event.edit", &before).await;
    let guests: i64 = app.read(|conn| Ok(event_guests::table.count().get_result(conn)?));
    assert_eq!(guests, 0);

    // the work plan
    let path = "/work-plan/targets/UGA";
    edit(
        &browser,
        path,
        path,
        &[("priority", "high"), ("reason", "A visit")],
    )
    .await;
    taken_back(&app, &browser, "target.decide", &before).await;
    let line: i64 = app.read(|conn| {
        Ok(timeline_items::table
            .select(timeline_items::id)
            .first(conn)?)
    });
    let path = format!("/work-plan/timeline/{line}");
    edit(&browser, &path, &path, &[("actual_from", "2023-02-18")]).await;
    taken_back(&app, &browser, "timeline.enter", &before).await;
}

#[actix_web::test]
async fn the_page_after_a_change_offers_to_take_it_back_and_so_does_the_list() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    assert_eq!(
        all(&browser.page("/undo").await, ".empty h2"),
        ["Nothing to take back"]
    );
    let reply = browser.post("/exchanges", &form("UGA", &[])).await;
    let html = browser.follow(&reply).await;
    let undo = button(&html).expect("an offer");
    assert!(
        !browser.page("/").await.contains(&undo),
        "it is offered once"
    );
    let listed = all(&browser.page("/undo").await, "tbody th");
    assert_eq!(listed, ["logged an exchange"]);

    let reply = browser.post(&undo, &[("back", &reply.location())]).await;
    assert_eq!(
        reply.location(),
        "/exchanges",
        "the record's page is in the bin"
    );
    let html = browser.follow(&reply).await;
    assert!(html.contains("Taken back."));
    let again = button(&html).expect("taking back can be taken back");
    let listed = all(&browser.page("/undo").await, "tbody th");
    assert_eq!(listed, ["took back a change"]);
    browser.post(&again, &[]).await.location();
    assert_eq!(all(&browser.page("/exchanges").await, "tbody tr").len(), 1);
    // signing out and the like offer nothing
    let reply = browser
        .post("/account/language", &[("language", "en")])
        .await;
    assert_eq!(button(&browser.follow(&reply).await), None);
}

#[actix_web::test]
async fn what_was_changed_since_stays_and_so_does_everything_else() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let exchange = log(&browser, "UGA", &[]).await;
    let page = format!("{exchange}/edit");
    edit(&browser, &page, &exchange, &[("summary", "First")]).await;
    let first = latest(&app, "exchange.edit");
    let colleague = app.signed_in(Role::Coordinator, "Spain");
    edit(&colleague, &page, &exchange, &[("summary", "Second")]).await;
    let before = app.digest();
    let reply = browser.post(&format!("/undo/{first}"), &[]).await;
    assert_eq!(reply.status, StatusCode::CONFLICT);
    assert!(
        reply
            .text()
            .contains("Someone has changed the same record since")
    );
    assert!(app.digest() == before, "nothing was changed");
    let second = latest(&app, "exchange.edit");
    let reply = browser.post(&format!("/undo/{second}"), &[]).await;
    assert_eq!(reply.status, StatusCode::NOT_FOUND, "another's change");
    assert_eq!(
        colleague
            .post(&format!("/undo/{second}"), &[])
            .await
            .location(),
        "/undo"
    );
    let summary: String =
        app.read(|conn| Ok(exchanges::table.select(exchanges::summary).first(conn)?));
    assert_eq!(summary, "First");
}

#[actix_web::test]
async fn after_ten_minutes_or_with_another_role_nothing_is_taken_back() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    log(&browser, "UGA", &[]).await;
    let undo = format!("/undo/{}", latest(&app, "exchange.log"));
    let role = |role: Role| {
        app.write(|conn| {
            Ok(diesel::update(users::table)
                .set(users::role.eq(role))
                .execute(conn)?)
        });
    };
    role(Role::Observer);
    let reply = browser.post(&undo, &[]).await;
    assert_ne!(reply.status, StatusCode::SEE_OTHER);
    role(Role::Coordinator);
    assert_eq!(all(&browser.page("/undo").await, "tbody tr").len(), 1);
    app.app.clock.advance(TimeDelta::seconds(601));
    assert_eq!(browser.post(&undo, &[]).await.status, StatusCode::NOT_FOUND);
    assert!(all(&browser.page("/undo").await, "tbody tr").is_empty());
    let totals: Vec<i32> = app.read(|conn| {
        Ok(state_contacts::table
            .select(state_contacts::exchanges)
            .load(conn)?)
    });
    assert_eq!(totals, [1]);
}

#[actix_web::test]
async fn an_edit_of_a_draft_circulation_is_taken_back_and_what_has_left_is_not() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let draft = crate::survey::draft(&app, &browser).await;
    let before = contents(&app);
    let form = format!("{draft}/edit");
    edit(&browser, &form, &form, &[("title", "Another title")]).await;
    taken_back(&app, &browser, "circulation.edit", &before).await;
    browser
        .post(&format!("{draft}/release"), &[])
        .await
        .location();
    browser
        .post(&format!("{draft}/close"), &[])
        .await
        .location();
    for action in ["circulation.release", "circulation.close"] {
        let undo = format!("/undo/{}", latest(&app, action));
        let reply = browser.post(&undo, &[("back", "/states")]).await;
        assert_eq!(reply.status, StatusCode::NOT_FOUND, "{action}");
    }
    let html = browser.page(&draft).await;
    assert!(html.contains("It is closed"), "{html}");
}

#[test]
fn what_is_final_is_an_action_of_the_desk() {
    for action in FINAL.iter().flat_map(|(_, actions)| *actions) {
        let key = format!("audit-action-{}", action.replace('.', "-"));
        assert!(keys(Lang::En).contains(&key), "{action}");
    }
}
