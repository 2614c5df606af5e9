//! Barriers of a State: over time, noted by themselves, and what can be offered.

use accede::auth::{Marking, Role};
use accede::db::schema::{audit_values, barriers};
use accede::erasure;
use actix_web::http::StatusCode;
use diesel::prelude::*;

use crate::desk_data::{barrier, iso};
use crate::support::{TestApp, all};

const FORM: [(&str, &str); 6] = [
    ("kind", "legal_review"),
    ("raised_on", "2023-05-24"),
    ("said_by", "Legal adviser <of the mission>"),
    ("detail", "The file is with the Solicitor General."),
    ("source", "Statement at the workshop"),
    ("marking", "coordination"),
];

fn with<'a>(name: &'a str, value: &'a str) -> Vec<(&'a str, &'a str)> {
    let mut fields: Vec<_> = FORM.iter().filter(|it| it.0 != name).copied().collect();
    fields.push((name, value));
    fields
}

#[actix_web::test]
async fn a_barrier_is_noted_with_its_source_its_marking_and_who_said_it() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let list = "/states/UGA/barriers";
    assert_eq!(
        all(&browser.page(list).await, ".empty h2"),
        ["No barrier is noted"]
    );
    for (name, value, complaint) in [
        ("source", "", "Source: Fill this in."),
        ("kind", "nonsense", "Reason: "),
        ("raised_on", "2023-07-01", "Raised on: "),
        ("marking", "secret", "Who may read this: "),
    ] {
        let reply = browser.post(list, &with(name, value)).await;
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}");
        let said = reply.all(".error-summary li");
        assert_eq!(said.len(), 1, "{said:?}");
        assert!(
            said[0].starts_with(complaint.split_once(':').unwrap().0),
            "{said:?}"
        );
        assert!(
            reply.text().contains("Solicitor General"),
            "what was typed stays"
        );
    }
    let reply = browser.post(list, &FORM).await;
    let html = browser.follow(&reply).await;
    assert!(html.contains("Legal adviser &lt;of the mission&gt;"));
    assert!(html.contains("Statement at the workshop"));
    let dossier = browser.page("/states/UGA").await;
    assert!(dossier.contains("Legal adviser &lt;of the mission&gt; · Statement at the workshop"));

    let observer = app.signed_in(Role::Observer, "Spain");
    let refused = observer.get("/states/UGA/barriers/new").await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    assert_eq!(
        observer.post(list, &FORM).await.status,
        StatusCode::FORBIDDEN
    );
    let partner = app.signed_in(Role::Partner, "ICRC");
    let refused = partner.post(list, &FORM).await;
    assert_eq!(
        refused.status,
        StatusCode::UNPROCESSABLE_ENTITY,
        "not theirs to give"
    );
    assert_eq!(
        browser.get("/states/XXX/barriers").await.status,
        StatusCode::NOT_FOUND
    );
}

#[actix_web::test]
async fn the_reasons_stand_over_time_in_drawing_and_words() {
    let app = TestApp::new().await;
    for (kind, on, marking) in [
        ("parliament", "2021-03-01", Marking::Public),
        ("legal_review", "2022-04-03", Marking::Coordination),
        ("legal_review", "2023-05-24", Marking::Coordination),
        ("defence_doctrine", "2023-05-30", Marking::Restricted),
    ] {
        barrier(&app, "UGA", kind, on, marking, "Spain", "");
    }
    let malawi = app.coordinator().page("/states/UGA").await;
    assert_eq!(
        all(&malawi, ".reasons tbody th"),
        [
            "Review by the legal office pending",
            "Parliament has not completed its approval"
        ]
    );
    assert!(
        malawi.contains("aria-label=\"3 Apr 2022, 24 May 2023\""),
        "in words"
    );
    assert_eq!(all(&malawi, ".reasons circle title").len(), 3);
    let spain = app
        .signed_in(Role::Coordinator, "Spain")
        .page("/states/UGA/barriers")
        .await;
    assert_eq!(all(&spain, ".reasons tbody th").len(), 3);
    let observer = app.signed_in(Role::Observer, "Spain");
    let html = observer.page("/states/UGA/barriers").await;
    assert_eq!(all(&html, ".reasons tbody th").len(), 1);
    // As of a day, what had been said by then.
    let then = app
        .coordinator()
        .page("/states/UGA/barriers?on=2022-12-31")
        .await;
    assert_eq!(all(&then, ".reasons circle title").len(), 2);
}

#[actix_web::test]
async fn the_tools_are_picked_by_the_profile_of_the_state() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let small = "Model act for small States (New Zealand)";
    let coalition = "Country coalition";
    // neither; contaminated; stockpile
    for (state, kind, has_small, has_coalition, profile) in [
        (
            "HTI",
            "resources",
            true,
            false,
            "the act for small States fits",
        ),
        ("AGO", "resources", false, true, "listed as contaminated"),
        ("CYP", "resources", false, false, "A stockpile is listed"),
        ("ESP", "resources", false, false, "is not established"),
    ] {
        let html = browser
            .page(&format!("/states/{state}/barriers/{kind}"))
            .await;
        assert_eq!(html.contains(small), has_small, "{state}");
        assert_eq!(html.contains(coalition), has_coalition, "{state}");
        assert!(html.contains(profile), "{state}");
    }
    let html = browser.page("/states/HTI/barriers/interoperability").await;
    assert!(html.contains("Article 21 permits military cooperation with States not party"));
    assert!(
        html.contains("Convention on Cluster Munitions, Article 21"),
        "with its source"
    );
    assert_eq!(
        browser.get("/states/HTI/barriers/nonsense").await.status,
        StatusCode::NOT_FOUND
    );
}

#[actix_web::test]
async fn peers_are_those_that_deposited_since_as_far_as_the_reader_may_know() {
    let app = TestApp::new().await;
    // Nigeria deposited on 28 February 2023.
    barrier(
        &app,
        "NGA",
        "legal_review",
        "2022-10-03",
        Marking::Restricted,
        "Spain",
        "",
    );
    barrier(
        &app,
        "NGA",
        "resources",
        "2022-10-03",
        Marking::Coordination,
        "Spain",
        "",
    );
    barrier(
        &app,
        "NGA",
        "low_priority",
        "2023-05-03",
        Marking::Public,
        "Spain",
        "after",
    );
    barrier(
        &app,
        "KEN",
        "resources",
        "2022-10-03",
        Marking::Public,
        "Spain",
        "not yet",
    );
    let peers = |html: &str| -> Vec<String> {
        all(html, "section li a")
            .into_iter()
            .filter(|name| ["Nigeria", "Kenya", "Cameroon", "South Sudan"].contains(&name.as_str()))
            .collect()
    };
    let (malawi, spain) = (app.coordinator(), app.signed_in(Role::Coordinator, "Spain"));
    let path = |kind: &str| format!("/states/UGA/barriers/{kind}");
    let nobody: [&str; 0] = [];
    assert_eq!(peers(&malawi.page(&path("legal_review")).await), nobody);
    assert_eq!(peers(&spain.page(&path("legal_review")).await), ["Nigeria"]);
    assert_eq!(peers(&malawi.page(&path("resources")).await), ["Nigeria"]);
    assert_eq!(peers(&malawi.page(&path("low_priority")).await), nobody);
    let observer = app.signed_in(Role::Observer, "Spain");
    assert_eq!(peers(&observer.page(&path("resources")).await), nobody);
    // Published ones stand there for everyone, once they have deposited.
    assert_eq!(
        peers(&observer.page(&path("parliament")).await),
        ["Cameroon"]
    );
    assert_eq!(peers(&observer.page(&path("cabinet")).await), ["Nigeria"]);
    assert_eq!(
        peers(&observer.page("/states/NGA/barriers/cabinet").await),
        nobody,
        "not of itself"
    );
}

#[actix_web::test]
async fn an_erased_person_is_named_by_no_barrier_any_more() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let list = "/states/UGA/barriers";
    let named = with("said_by", "Ms OKELLO, legal adviser");
    browser.post(list, &named).await.location();
    browser.post(list, &FORM).await.location();
    let id = crate::exchanges::person(&app, "Amina", "Okello", Marking::Coordination, "Malawi");
    let now = app.app.clock.now();
    app.app
        .db
        .write_now(|conn| erasure::erase_person(conn, id, now))
        .unwrap();
    let said: Vec<String> = app.read(|conn| {
        Ok(barriers::table
            .filter(barriers::state.eq(iso("UGA")))
            .order(barriers::id)
            .select(barriers::said_by)
            .load(conn)?)
    });
    assert_eq!(said, ["", FORM[2].1]);
    let kept: Vec<Option<String>> = app.read(|conn| {
        Ok(audit_values::table
            .select(audit_values::new_values)
            .load(conn)?)
    });
    assert!(kept.iter().flatten().all(|text| !text.contains("OKELLO")));
}

#[actix_web::test]
async fn the_list_is_exported_up_to_the_day_that_is_shown() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    for (on, marking) in [
        ("2023-01-01", Marking::Public),
        ("2023-03-01", Marking::Public),
        ("2023-02-01", Marking::Restricted),
    ] {
        barrier(&app, "UGA", "parliament", on, marking, "Spain", "=1+1");
    }
    barrier(
        &app,
        "NGA",
        "parliament",
        "2023-01-02",
        Marking::Public,
        "Spain",
        "",
    );
    let days = |csv: String| -> Vec<String> {
        let lines = csv.lines().skip(1);
        let lines = lines.map(|line| line.split(',').next().unwrap().to_owned());
        lines.collect()
    };
    let list = "/states/UGA/barriers";
    let html = browser.page(&format!("{list}?on=2023-02-15")).await;
    assert_eq!(all(&html, ".list-bar a[rel=nofollow]"), ["CSV", "XLSX"]);
    assert!(html.contains("barriers.csv?on"), "the day goes along");
    let csv = browser.page(&format!("{list}.csv?on=2023-02-15")).await;
    assert!(!csv.contains(",=1+1"), "{csv}");
    assert_eq!(days(csv), ["2023-01-01"]);
    let csv = browser.page(&format!("{list}.csv")).await;
    assert!(csv.contains("Raised on,Reason,In their words,Said by,Source"));
    assert_eq!(days(csv), ["2023-03-01", "2023-01-01"]);
    let spain = app.signed_in(Role::Contributor, "Spain");
    let csv = spain.page(&format!("{list}.csv")).await;
    assert_eq!(days(csv), ["2023-03-01", "2023-02-01", "2023-01-01"]);
    let sheet = browser.get(&format!("{list}.xlsx")).await;
    assert!(sheet.bytes.starts_with(b"PK"));
    for path in ["/states/ZZZ/barriers.csv", "/states/UGA/barriers.pdf"] {
        assert_eq!(browser.get(path).await.status, StatusCode::NOT_FOUND);
    }
}

#[actix_web::test]
async fn no_page_of_barriers_makes_more_than_eight_queries() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    for on in ["2023-01-01", "2023-02-01", "2023-03-01"] {
        barrier(&app, "UGA", "parliament", on, Marking::Public, "Spain", "");
        barrier(
            &app,
            "NGA",
            "parliament",
            "2022-10-01",
            Marking::Public,
            "Spain",
            "",
        );
    }
    for path in [
        "/states/UGA/barriers",
        "/states/UGA/barriers/new",
        "/states/UGA/barriers/parliament",
    ] {
        browser.page(path).await;
        let before = app.app.db.queries();
        browser.page(path).await;
        let made = app.app.db.queries() - before;
        assert!(made <= 8, "{path}: {made}");
    }
}

#[actix_web::test]
async fn a_barrier_of_an_exchange_says_who_said_it() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let alone = [("barrier_said_by", "Legal adviser")];
    let form = crate::exchanges::form("UGA", &alone);
    let refused = browser.post("/exchanges", &form).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        refused.text().contains("Legal adviser"),
        "what was typed stays"
    );
    let said = [("barrier", "cabinet"), ("barrier_said_by", "Legal adviser")];
    let path = crate::exchanges::log(&browser, "UGA", &said).await;
    assert!(browser.page(&path).await.contains("Said by Legal adviser"));
    let more = [
        ("barrier", "parliament"),
        ("barrier_said_by", "The <Clerk>"),
    ];
    browser
        .post(&format!("{path}/barriers"), &more)
        .await
        .location();
    let html = browser.page("/states/UGA/barriers").await;
    assert!(html.contains("Said by Legal adviser"), "{html}");
    assert!(html.contains("Said by The &lt;Clerk&gt;"));
}

#[actix_web::test]
async fn a_barrier_is_corrected_by_its_team_and_taken_back() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let list = "/states/UGA/barriers";
    browser.post(list, &FORM).await.location();
    let id: i64 = app.read(|conn| Ok(barriers::table.select(barriers::id).first(conn)?));
    let path = format!("/barriers/{id}");
    let html = browser.page(&format!("{path}/edit")).await;
    assert!(html.contains("The file is with the Solicitor General."));
    assert!(browser.page(list).await.contains(&format!("{path}/edit")));
    let edited = |name: &'static str, value: &'static str, version: &'static str| {
        let mut fields = with(name, value);
        fields.push(("version", version));
        fields
    };
    for (name, value) in [
        ("kind", "nonsense"),
        ("source", ""),
        ("raised_on", "2023-07-01"),
    ] {
        let refused = browser.post(&path, &edited(name, value, "1")).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}");
        assert!(refused.text().contains("Solicitor General"));
    }
    let reply = browser
        .post(&path, &edited("said_by", "The desk officer", "1"))
        .await;
    assert_eq!(reply.location(), list);
    let html = browser.follow(&reply).await;
    assert!(html.contains("Said by The desk officer"), "{html}");
    let undo = crate::support::undo_of(&html);
    let stale = browser.post(&path, &edited("detail", "Mine", "1")).await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
    assert!(
        stale
            .all("tr.differs th")
            .contains(&"In their words".to_owned())
    );
    browser.post(&undo, &[]).await.location();
    let html = browser.page(list).await;
    assert!(
        html.contains("Legal adviser &lt;of the mission&gt;"),
        "{html}"
    );

    let spain = app.signed_in(Role::Contributor, "Spain");
    let refused = spain.post(&path, &edited("detail", "Theirs", "3")).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    let observer = app.signed_in(Role::Observer, "Spain");
    for hidden in [format!("{path}/edit"), "/barriers/999/edit".to_owned()] {
        let reply = observer.get(&hidden).await;
        assert_eq!(reply.status, StatusCode::NOT_FOUND, "{hidden}");
    }
}

#[actix_web::test]
async fn a_barrier_of_an_exchange_keeps_the_day_it_was_raised_on() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    crate::exchanges::log(&browser, "UGA", &[("barrier", "cabinet")]).await;
    let (id, day): (i64, chrono::NaiveDate) = app.read(|conn| {
        let all = barriers::table.select((barriers::id, barriers::raised_on));
        Ok(all.first(conn)?)
    });
    let html = browser.page(&format!("/barriers/{id}/edit")).await;
    assert!(!html.contains("name=\"raised_on\"") && !html.contains("name=\"source\""));
    let fields = [
        ("kind", "parliament"),
        ("said_by", "The Clerk"),
        ("raised_on", "2020-01-01"),
        ("version", "1"),
    ];
    browser
        .post(&format!("/barriers/{id}"), &fields)
        .await
        .location();
    let now: (String, String, chrono::NaiveDate) = app.read(|conn| {
        let all = barriers::table.select((barriers::kind, barriers::said_by, barriers::raised_on));
        Ok(all.first(conn)?)
    });
    assert_eq!(now, ("parliament".to_owned(), "The Clerk".to_owned(), day));
}

#[actix_web::test]
async fn who_may_have_said_it_is_offered_as_far_as_one_may_know_of_them() {
    let app = TestApp::new().await;
    for (name, marking) in [
        ("Open", Marking::Coordination),
        ("Hidden", Marking::Restricted),
    ] {
        let id = crate::exchanges::person(&app, "Demo", name, marking, "Spain");
        crate::exchanges::posted(&app, id, "UGA");
    }
    let other = crate::exchanges::person(&app, "Demo", "Elsewhere", Marking::Public, "Spain");
    crate::exchanges::posted(&app, other, "KEN");
    let browser = app.coordinator();
    let offered = |html: &str| {
        crate::survey::scraped(html, "datalist#f-said_by-list option", "value").join("|")
    };
    let html = browser.page("/states/UGA/barriers/new").await;
    assert!(html.contains("list=\"f-said_by-list\""), "{html}");
    let names = offered(&html);
    assert!(names.starts_with("Demo Open, "), "{names}");
    assert!(!names.contains("Hidden") && !names.contains("Elsewhere"));
    let own = app.signed_in(Role::Coordinator, "Spain");
    let names = offered(&own.page("/states/UGA/barriers/new").await);
    assert!(names.contains("Demo Hidden"), "{names}");
    // Whoever else said it is typed.
    let reply = browser
        .post("/states/UGA/barriers", &with("said_by", "Somebody else"))
        .await;
    assert_eq!(reply.location(), "/states/UGA/barriers");
}
