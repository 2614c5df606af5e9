//! Undo, action by action: what is added, changed, binned and restored on the desk, and of
//! the work plan.

use accede::auth::Marking;
use accede::db::schema::{
    barriers, event_agenda, event_guests, event_money, positions, posts, relations, saved_views,
    tenures, work_plans,
};
use actix_web::http::StatusCode;
use diesel::prelude::*;

use crate::desk_data;
use crate::exchanges::{log, person, posted};
use crate::support::{Browser, Reply, TestApp};
use crate::undo::{contents, edit, latest, taken_back};

/// The id of the row added last.
macro_rules! newest {
    ($app:expr, $table:ident) => {
        $app.read(|conn| {
            Ok($table::table
                .order($table::id.desc())
                .select($table::id)
                .first(conn)?)
        })
    };
}

type Fields<'a> = &'a [(&'a str, &'a str)];

/// Sends a form and takes back what came of it.
async fn back(app: &TestApp, browser: &Browser, path: &str, fields: Fields<'_>, action: &str) {
    let before = contents(app);
    let reply = browser.post(path, fields).await;
    done(&reply, path);
    taken_back(app, browser, action, &before).await;
}

/// The same with the form of a page, some of its fields set anew.
async fn edited(app: &TestApp, browser: &Browser, path: &str, fields: Fields<'_>, action: &str) {
    let before = contents(app);
    edit(browser, &format!("{path}/edit"), path, fields).await;
    taken_back(app, browser, action, &before).await;
}

fn done(reply: &Reply, path: &str) {
    assert_eq!(
        reply.status,
        StatusCode::SEE_OTHER,
        "{path}: {}",
        reply.text()
    );
}

/// Into the bin and out of it, each taken back.
async fn bin_and_restore(app: &TestApp, browser: &Browser, path: &str, kind: &str) {
    let (bin, restore) = (format!("{path}/bin"), format!("{path}/restore"));
    back(app, browser, &bin, &[], &format!("{kind}.bin")).await;
    done(&browser.post(&bin, &[]).await, &bin);
    back(app, browser, &restore, &[], &format!("{kind}.restore")).await;
    done(&browser.post(&restore, &[]).await, &restore);
}

/// What goes to the bin and comes out again, by the names of its actions.
const BINNED: [&str; 10] = [
    "commitment.bin",
    "commitment.restore",
    "event.bin",
    "event.restore",
    "organisation.bin",
    "organisation.restore",
    "post.bin",
    "post.restore",
    "exchange.restore",
    "person.restore",
];

#[actix_web::test]
async fn what_goes_into_the_bin_and_out_of_it_is_taken_back() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let exchange = log(&browser, "UGA", &[]).await;
    let promise = [
        ("state", "UGA"),
        ("promise", "Send the text"),
        ("owner", "state"),
        ("due_on", "2023-06-30"),
        ("marking", "coordination"),
    ];
    let commitment = browser.post("/commitments", &promise).await.location();
    let event = browser.post("/events", &WORKSHOP).await.location();
    let okello = person(&app, "Kato", "Okello", Marking::Coordination, "Malawi");
    let with_posts = browser.post("/organisations", &MINISTRY).await.location();
    let posts = format!("{with_posts}/posts");
    done(&browser.post(&posts, &[("title", "Desk")]).await, &posts);
    let organisation = browser.post("/organisations", &MINISTRY).await.location();
    let post: i64 = newest!(app, posts);
    for (path, kind) in [
        (exchange, "exchange"),
        (commitment, "commitment"),
        (event, "event"),
        (format!("/contacts/{okello}"), "person"),
        (format!("/posts/{post}"), "post"),
        (organisation, "organisation"),
    ] {
        bin_and_restore(&app, &browser, &path, kind).await;
    }
    for action in BINNED {
        assert!(latest(&app, action) > 0);
    }
}

const WORKSHOP: [(&str, &str); 6] = [
    ("title", "Workshop"),
    ("kind", "regional_workshop"),
    ("starts_on", "2023-06-15"),
    ("ends_on", "2023-06-16"),
    ("zone", "Africa/Douala"),
    ("marking", "coordination"),
];
const MINISTRY: [(&str, &str); 4] = [
    ("name", "Ministry of Demo"),
    ("kind", "capital"),
    ("state", "UGA"),
    ("place", "Kampala"),
];

#[actix_web::test]
async fn commitments_and_what_is_believed_of_a_state_are_taken_back() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let promise = [
        ("state", "UGA"),
        ("promise", "Send the text"),
        ("owner", "state"),
        ("due_on", "2023-06-30"),
        ("marking", "coordination"),
    ];
    back(&app, &browser, "/commitments", &promise, "commitment.add").await;
    let path = browser.post("/commitments", &promise).await.location();
    edited(
        &app,
        &browser,
        &path,
        &[("promise", "Another")],
        "commitment.edit",
    )
    .await;
    back(
        &app,
        &browser,
        &format!("{path}/done"),
        &[],
        "commitment.done",
    )
    .await;
    browser.post(&format!("{path}/done"), &[]).await.location();
    back(
        &app,
        &browser,
        &format!("{path}/reopen"),
        &[],
        "commitment.reopen",
    )
    .await;

    let position = [
        ("stance", "favourable"),
        ("held_on", "2023-05-24"),
        ("confidence", "medium"),
        ("source", "The ambassador"),
        ("marking", "coordination"),
    ];
    let list = "/states/UGA/positions";
    back(&app, &browser, list, &position, "position.add").await;
    browser.post(list, &position).await.location();
    let id: i64 = newest!(app, positions);
    let path = format!("/positions/{id}");
    edited(
        &app,
        &browser,
        &path,
        &[("source", "Another")],
        "position.edit",
    )
    .await;
    back(&app, &browser, &format!("{path}/bin"), &[], "position.bin").await;

    let barrier = [
        ("kind", "parliament"),
        ("raised_on", "2023-05-20"),
        ("source", "The ambassador"),
        ("marking", "coordination"),
    ];
    let list = "/states/UGA/barriers";
    back(&app, &browser, list, &barrier, "barrier.add").await;
    browser.post(list, &barrier).await.location();
    let id: i64 = newest!(app, barriers);
    let path = format!("/barriers/{id}");
    edited(
        &app,
        &browser,
        &path,
        &[("detail", "Another")],
        "barrier.edit",
    )
    .await;
    back(&app, &browser, &format!("{path}/bin"), &[], "barrier.bin").await;
}

#[actix_web::test]
async fn people_their_posts_and_relations_are_taken_back() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let okello = person(&app, "Kato", "Okello", Marking::Coordination, "Malawi");
    posted(&app, okello, "UGA");
    let aide = person(&app, "Demo", "Aide", Marking::Coordination, "Malawi");
    let someone = [
        ("family", "Bello"),
        ("given", "Amina"),
        ("language", "en"),
        ("marking", "coordination"),
    ];
    back(&app, &browser, "/contacts", &someone, "person.add").await;
    back(
        &app,
        &browser,
        "/organisations",
        &MINISTRY,
        "organisation.add",
    )
    .await;
    let organisation = browser.post("/organisations", &MINISTRY).await.location();
    let list = format!("{organisation}/posts");
    back(&app, &browser, &list, &[("title", "Desk")], "post.add").await;
    browser.post(&list, &[("title", "Desk")]).await.location();
    let desk: i64 = newest!(app, posts);
    let held = [
        ("post", desk.to_string()),
        ("starts_on", "2022-01-10".to_owned()),
    ];
    let held: Vec<_> = held.iter().map(|(name, it)| (*name, it.as_str())).collect();
    let path = format!("/contacts/{aide}/tenures");
    back(&app, &browser, &path, &held, "tenure.begin").await;
    browser.post(&path, &held).await.location();
    let tenure: i64 = newest!(app, tenures);
    let dates = [
        ("starts_on", "2022-02-10"),
        ("ends_on", ""),
        ("version", "1"),
    ];
    let path = format!("{path}/{tenure}");
    back(&app, &browser, &path, &dates, "tenure.correct").await;

    let to = okello.to_string();
    let relation = [
        ("side", "reports_to"),
        ("people", to.as_str()),
        ("source", "Demo colleague"),
        ("marking", "coordination"),
    ];
    let path = format!("/contacts/{aide}/relations");
    back(&app, &browser, &path, &relation, "relation.add").await;
    browser.post(&path, &relation).await.location();
    let id: i64 = newest!(app, relations);
    let own = format!("/relations/{id}");
    edited(
        &app,
        &browser,
        &own,
        &[("note", "Another")],
        "relation.edit",
    )
    .await;
    back(&app, &browser, &format!("{own}/bin"), &[], "relation.bin").await;
}

#[actix_web::test]
async fn what_belongs_to_an_event_is_taken_back() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let event = browser.post("/events", &WORKSHOP).await.location();
    let invitations = format!("{event}/invitations");
    back(
        &app,
        &browser,
        &invitations,
        &[("states", "KEN")],
        "event.invite",
    )
    .await;
    browser
        .post(&invitations, &[("states", "KEN")])
        .await
        .location();
    let guest: i64 = newest!(app, event_guests);
    let attendance = format!("attendance-{guest}");
    let marks = [("version", "1"), (attendance.as_str(), "attended")];
    back(
        &app,
        &browser,
        &format!("{event}/guests"),
        &marks,
        "event.guests",
    )
    .await;
    let named = [("state", "UGA"), ("name", "U. Two")];
    back(
        &app,
        &browser,
        &format!("{event}/guests/new"),
        &named,
        "event.guest",
    )
    .await;
    let guest = format!("{event}/guests/{guest}");
    let before = contents(&app);
    edit(&browser, &guest, &guest, &[("name", "K. Three")]).await;
    taken_back(&app, &browser, "event.guest", &before).await;

    let item = [("title", "First"), ("kind", "item")];
    let agenda = format!("{event}/agenda");
    back(&app, &browser, &agenda, &item, "event.agenda").await;
    browser.post(&agenda, &item).await.location();
    let id: i64 = newest!(app, event_agenda);
    let own = format!("{agenda}/{id}");
    let changed = [("title", "Second"), ("kind", "item"), ("version", "1")];
    back(&app, &browser, &own, &changed, "event.agenda").await;
    back(
        &app,
        &browser,
        &format!("{own}/remove"),
        &[],
        "event.agenda",
    )
    .await;

    let cost = [
        ("kind", "cost"),
        ("what", "Room"),
        ("amount", "1200"),
        ("currency", "EUR"),
    ];
    let money = format!("{event}/money");
    back(&app, &browser, &money, &cost, "event.money").await;
    browser.post(&money, &cost).await.location();
    let id: i64 = newest!(app, event_money);
    let own = format!("{money}/{id}");
    let changed = [&cost[..3], &[("currency", "CHF"), ("version", "1")]].concat();
    back(&app, &browser, &own, &changed, "event.money").await;
    back(&app, &browser, &format!("{own}/remove"), &[], "event.money").await;
}

#[actix_web::test]
async fn files_steps_and_views_are_taken_back() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let event = browser.post("/events", &WORKSHOP).await.location();
    let before = contents(&app);
    let added = crate::attachments::add(&browser, &event, "note.txt", b"Words").await;
    done(&added, "attachments");
    taken_back(&app, &browser, "attachment.add", &before).await;
    crate::attachments::add(&browser, &event, "note.txt", b"Words").await;
    let own = format!("{event}/attachments/2");
    back(&app, &browser, &format!("{own}/bin"), &[], "attachment.bin").await;
    browser.post(&format!("{own}/bin"), &[]).await.location();
    back(
        &app,
        &browser,
        &format!("{own}/restore"),
        &[],
        "attachment.restore",
    )
    .await;

    let step = [
        ("name", "Cabinet"),
        ("body_kind", "cabinet"),
        ("status", "not_begun"),
        ("marking", "coordination"),
    ];
    let pathway = "/states/UGA/pathway";
    back(&app, &browser, pathway, &step, "pathway.add").await;
    browser.post(pathway, &step).await.location();
    let id: i64 = app.read(|conn| {
        use accede::db::schema::pathway_steps as t;
        Ok(t::table.order(t::id.desc()).select(t::id).first(conn)?)
    });
    browser
        .post(&format!("/pathway/{id}/drop"), &[])
        .await
        .location();
    let restore = format!("/pathway/{id}/restore");
    back(&app, &browser, &restore, &[], "pathway.restore").await;

    let view = [("list", "/states"), ("query", "q=a"), ("name", "Those")];
    back(&app, &browser, "/views", &view, "view.keep").await;
    browser.post("/views", &view).await.location();
    let id: i64 = newest!(app, saved_views);
    let path = format!("/views/{id}");
    let renamed = [("name", "Others"), ("shared", "team"), ("version", "1")];
    back(&app, &browser, &path, &renamed, "view.edit").await;
    back(
        &app,
        &browser,
        &format!("{path}/remove"),
        &[],
        "view.remove",
    )
    .await;
}

#[actix_web::test]
async fn a_plan_made_from_the_old_is_taken_back_until_something_is_added_to_it() {
    let app = TestApp::new().await;
    desk_data::target(&app, "UGA", "computed", "", "Malawi");
    let browser = app.coordinator();
    let path = "/work-plan/hand-over/plan";
    let make = async || {
        let mut fields = crate::undo::filled(&browser.page(path).await, path);
        fields.retain(|(name, _)| name != "meeting" && name != "target");
        let html = browser.page(path).await;
        let meetings = crate::survey::scraped(&html, "select[name=meeting] option", "value");
        let meeting = meetings.into_iter().find(|it| !it.is_empty()).unwrap();
        for (name, value) in [
            ("meeting", meeting.as_str()),
            ("target", "2"),
            ("title_en", "Next"),
            ("title_fr", "Suivant"),
            ("title_es", "Siguiente"),
            ("confirmed", "1"),
        ] {
            fields.retain(|(known, _)| known != name);
            fields.push((name.to_owned(), value.to_owned()));
        }
        let fields: Vec<_> = fields
            .iter()
            .map(|(name, it)| (name.as_str(), it.as_str()))
            .collect();
        done(&browser.post(path, &fields).await, path);
    };
    let before = contents(&app);
    make().await;
    taken_back(&app, &browser, "handover.plan", &before).await;
    make().await;
    // The texts of the new plan, each taken back.
    let text = [
        ("text_en", "A heron"),
        ("text_fr", "Un héron"),
        ("text_es", "Una garza"),
    ];
    let list = "/work-plan/texts/objectives/new";
    back(&app, &browser, list, &text, "plan.text-add").await;
    browser.post(list, &text).await.location();
    let id: i64 = app.read(|conn| {
        use accede::db::schema::objectives as t;
        Ok(t::table.order(t::id.desc()).select(t::id).first(conn)?)
    });
    let own = format!("/work-plan/texts/objectives/{id}");
    let changed = [("text_en", "A stork"), text[1], text[2], ("version", "1")];
    back(&app, &browser, &own, &changed, "plan.text-edit").await;
    let reason = [("reason", "No herons here"), ("version", "3")];
    back(
        &app,
        &browser,
        &format!("{own}/drop"),
        &reason,
        "plan.text-drop",
    )
    .await;

    let undo = format!("/undo/{}", latest(&app, "handover.plan"));
    let reply = browser.post(&undo, &[]).await;
    assert_eq!(reply.status, StatusCode::CONFLICT, "an objective was added");
    let plans: i64 = app.read(|conn| Ok(work_plans::table.count().get_result(conn)?));
    assert_eq!(plans, 2);
}

#[actix_web::test]
async fn categories_and_a_hand_over_from_team_to_team_are_taken_back() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let settings = "/work-plan/categories";
    let before = contents(&app);
    edit(&browser, settings, settings, &[("congratulate_days", "9")]).await;
    taken_back(&app, &browser, "categories.set", &before).await;

    desk_data::target(&app, "UGA", "computed", "", "Malawi");
    let (from, to) = (
        desk_data::team(&app, "Malawi").to_string(),
        desk_data::team(&app, "Peru").to_string(),
    );
    let held = log(&browser, "AGO", &[("follow_up_on", "2023-06-15")]).await;
    assert!(held.starts_with("/exchanges/"));
    let fields = [
        ("from_team", from.as_str()),
        ("to_team", to.as_str()),
        ("what", "targets"),
        ("confirmed", "1"),
    ];
    let teams = "/work-plan/hand-over/teams";
    back(&app, &browser, teams, &fields, "handover.teams").await;
    // With what is to be followed up, whose tasks are entered first.
    let more = [&fields[..], &[("what", "follow_ups")]].concat();
    back(&app, &browser, teams, &more, "commitment.add").await;
}
