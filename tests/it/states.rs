//! The list of States, the map and the dossiers.

use accede::auth::{Marking, Role};
use actix_web::http::StatusCode;

use crate::desk_data::{barrier, commitment, event, exchange, holder, target};
use crate::support::{TestApp, all};

/// How many queries a page makes.
async fn queries(app: &TestApp, browser: &crate::support::Browser, path: &str) -> u64 {
    // Once before, so that the facts are in memory as they are on any desk that runs.
    browser.page(path).await;
    let before = app.app.db.queries();
    browser.page(path).await;
    app.app.db.queries() - before
}

fn names(html: &str) -> Vec<String> {
    all(html, "tbody th")
}

#[actix_web::test]
async fn the_list_shows_all_states_in_pages_and_counts_them() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let first = browser.page("/states").await;
    assert_eq!(all(&first, ".count"), ["197 of 197 States"]);
    assert_eq!(
        all(&first, ".page-head .lead"),
        ["On 1 June 2023: 111 deposited, 110 in force, 12 signatories, 74 not party."]
    );
    assert_eq!(names(&first).len(), 50);
    assert_eq!(names(&first)[0], "Afghanistan");

    let mut seen = names(&first);
    let mut path = next(&first);
    while let Some(to) = path {
        let page = browser.page(&to).await;
        seen.extend(names(&page));
        path = next(&page);
    }
    assert_eq!(seen.len(), 197);
    seen.sort();
    seen.dedup();
    assert_eq!(seen.len(), 197, "every State once");
}

fn next(html: &str) -> Option<String> {
    let document = scraper::Html::parse_document(html);
    let selector = scraper::Selector::parse("a[rel=next]").unwrap();
    document
        .select(&selector)
        .next()
        .map(|a| a.attr("href").unwrap().to_owned())
}

#[actix_web::test]
async fn each_filter_narrows_the_list_and_they_work_together() {
    let app = TestApp::new().await;
    target(&app, "UGA", "computed", "", "Malawi");
    exchange(
        &app,
        "UGA",
        "2023-05-24",
        Marking::Coordination,
        "Malawi",
        "A talk.",
    );
    exchange(
        &app,
        "KEN",
        "2023-01-10",
        Marking::Coordination,
        "Malawi",
        "A call.",
    );
    let browser = app.coordinator();
    for (query, expected) in [
        ("status=signatory", "12 of 197 States"),
        ("status=deposited", "1 of 197 States"),
        ("status=state_party", "110 of 197 States"),
        ("category=1", "12 of 197 States"),
        ("region=Oceania&status=state_party", "8 of 197 States"),
        ("q=nga", "4 of 197 States"),
        ("q=%C3%89gypt", "1 of 197 States"),
        ("group=African+Group&status=signatory", "8 of 197 States"),
        ("org=AU&status=deposited", "1 of 197 States"),
        ("vote=no", "1 of 197 States"),
        ("vote=no&status=state_party", "0 of 197 States"),
        ("silent=365", "195 of 197 States"),
        ("silent=100", "196 of 197 States"),
        ("lead=none", "196 of 197 States"),
        (
            "status=nonsense&category=9&silent=x&on=never",
            "197 of 197 States",
        ),
    ] {
        let html = browser.page(&format!("/states?{query}")).await;
        assert_eq!(all(&html, ".count"), [expected], "{query}");
    }
    let html = browser
        .page("/states?status=signatory&group=African+Group")
        .await;
    assert_eq!(
        all(&html, "a.chip").len(),
        2,
        "a chip for each filter that is set"
    );
    assert!(
        html.contains("<option value=\"signatory\" selected>"),
        "a select keeps its value"
    );
}

#[actix_web::test]
async fn a_lead_filters_by_team() {
    let app = TestApp::new().await;
    target(&app, "UGA", "computed", "", "Malawi");
    target(&app, "KEN", "computed", "", "Spain");
    let browser = app.coordinator();
    let malawi = crate::desk_data::team(&app, "Malawi");
    let html = browser.page(&format!("/states?lead={malawi}")).await;
    assert_eq!(names(&html), ["Uganda"]);
    assert_eq!(all(&html, "td[data-label=Lead]"), ["Malawi"]);
}

#[actix_web::test]
async fn the_list_shows_what_was_true_on_the_day_asked_for() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    for (on, counts, nigeria) in [
        (
            "2022-09-01",
            "110 deposited, 110 in force, 13 signatories",
            "Signatory",
        ),
        (
            "2023-03-01",
            "111 deposited, 110 in force, 12 signatories",
            "Deposited, not yet in force",
        ),
        (
            "2023-09-11",
            "112 deposited, 111 in force, 12 signatories",
            "State Party",
        ),
    ] {
        let html = browser.page(&format!("/states?q=Nigeria&on={on}")).await;
        assert!(all(&html, ".page-head .lead")[0].contains(counts), "{on}");
        assert!(
            all(&html, "td[data-label=Status]")[0].starts_with(nigeria),
            "{on}"
        );
    }
    let html = browser.page("/states?q=Nigeria&on=2023-03-01").await;
    assert!(all(&html, "td[data-label=Status]")[0].contains("in force from 1 Aug 2023"));
}

#[actix_web::test]
async fn the_list_is_ordered_by_any_column_both_ways() {
    let app = TestApp::new().await;
    exchange(
        &app,
        "UGA",
        "2023-05-24",
        Marking::Coordination,
        "Malawi",
        "A talk.",
    );
    exchange(
        &app,
        "KEN",
        "2023-01-10",
        Marking::Coordination,
        "Malawi",
        "A call.",
    );
    let browser = app.coordinator();
    let first = |html: String| names(&html)[0].clone();
    assert_eq!(first(browser.page("/states?sort=-name").await), "Zimbabwe");
    assert_eq!(
        names(&browser.page("/states?sort=silent").await)[..2],
        ["Uganda", "Kenya"]
    );
    assert_eq!(
        first(browser.page("/states?sort=-silent").await),
        "Afghanistan",
        "never is longest"
    );
    let by_status = browser.page("/states?sort=status").await;
    assert!(
        all(&by_status, "td[data-label=Status]")
            .iter()
            .all(|word| word == "Not party")
    );
    let by_category = browser.page("/states?sort=categories").await;
    assert!(all(&by_category, "td[data-label='Why a target']")[0].starts_with("signatory"));
    assert!(by_category.contains("aria-sort=\"ascending\""));
}

#[actix_web::test]
async fn the_file_holds_what_the_table_shows() {
    let app = TestApp::new().await;
    exchange(
        &app,
        "UGA",
        "2023-05-24",
        Marking::Coordination,
        "Malawi",
        "A talk.",
    );
    let browser = app.coordinator();
    let html = browser.page("/states?status=signatory&sort=-name").await;
    let reply = browser.get("/states.csv?status=signatory&sort=-name").await;
    let csv = reply.text();
    let lines: Vec<_> = csv.trim_start_matches('\u{feff}').lines().collect();
    assert_eq!(lines.len(), 13);
    assert_eq!(
        lines[0].split(',').collect::<Vec<_>>(),
        all(&html, "thead th")
    );
    let shown: Vec<_> = names(&html);
    for (line, name) in lines[1..].iter().zip(&shown) {
        assert!(
            line.starts_with(name.as_str()) || line.starts_with('"'),
            "{line} {name}"
        );
    }
    assert!(
        lines
            .iter()
            .any(|line| line.starts_with("Uganda,") && line.ends_with(",8"))
    );
    assert_eq!(
        browser.get("/states.csv").await.text().lines().count(),
        198,
        "all pages"
    );
    let xlsx = browser.get("/states.xlsx?status=signatory").await;
    assert!(xlsx.bytes.starts_with(b"PK"));
    assert_eq!(
        browser.get("/states.pdf").await.status,
        StatusCode::NOT_FOUND
    );
}

#[actix_web::test]
async fn names_sort_as_the_language_sorts_them() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    browser
        .post("/account/language", &[("language", "fr")])
        .await;
    let mut all_names = Vec::new();
    let mut path = Some("/states".to_owned());
    while let Some(to) = path {
        let page = browser.page(&to).await;
        all_names.extend(names(&page));
        path = next(&page);
    }
    let at = |name: &str| {
        all_names
            .iter()
            .position(|it| it.starts_with(name))
            .unwrap()
    };
    assert!(at("Dominique") < at("Égypte") && at("Égypte") < at("El Salvador"));
    assert!(at("Équateur") < at("Espagne") && at("Zimbabwe") == 196);
}

#[actix_web::test]
async fn the_map_has_a_tile_for_each_state_and_fades_those_outside_the_filter() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let html = browser.page("/states?view=map&status=signatory").await;
    assert_eq!(all(&html, "a.tile").len(), 197);
    assert_eq!(all(&html, "a.tile.faded").len(), 185);
    assert_eq!(
        all(&html, "a.tile.deposited title"),
        ["NGA Nigeria: deposited 28 Feb 2023, in force from 1 Aug 2023"]
    );
    assert!(all(&html, "a.tile.signatory.target").len() == 12);
    assert!(all(&html, ".legend li").contains(&"State Party 110".to_owned()));
    assert!(all(&html, "table").is_empty());
}

#[actix_web::test]
async fn a_filter_that_nothing_passes_says_what_to_do() {
    let app = TestApp::new().await;
    let html = app
        .coordinator()
        .page("/states?q=Atlantis%3Cscript%3E")
        .await;
    assert_eq!(all(&html, ".empty h2"), ["No State fits these filters"]);
    assert!(!html.contains("<script>"), "what was typed is escaped");
    assert!(all(&html, "tbody tr").is_empty());
}

#[actix_web::test]
async fn an_exchange_that_is_hidden_breaks_no_silence() {
    let app = TestApp::new().await;
    exchange(
        &app,
        "UGA",
        "2023-01-10",
        Marking::Coordination,
        "Malawi",
        "An open talk.",
    );
    exchange(
        &app,
        "UGA",
        "2023-05-30",
        Marking::Restricted,
        "Spain",
        "A secret talk.",
    );
    let malawi = app.coordinator();
    let spain = app.signed_in(Role::Coordinator, "Spain");
    let observer = app.signed_in(Role::Observer, "Spain");
    for (browser, silence, talks) in [
        (&malawi, "142", 1),
        (&spain, "2", 2),
        (&observer, "no exchange", 0),
    ] {
        let list = browser.page("/states?q=uganda").await;
        assert_eq!(all(&list, "td[data-label='Days silent']"), [silence]);
        let dossier = browser.page("/states/UGA?show=exchanges").await;
        assert_eq!(all(&dossier, ".log li").len(), talks);
        assert_eq!(dossier.contains("A secret talk."), talks == 2);
    }
    assert!(
        malawi
            .page("/states?silent=100&q=uganda")
            .await
            .contains("1 of 197")
    );
    assert!(
        spain
            .page("/states?silent=100&q=uganda")
            .await
            .contains("0 of 197")
    );
}

#[actix_web::test]
async fn a_dossier_says_where_a_signatory_stands_and_why_it_is_a_target() {
    let app = TestApp::new().await;
    target(&app, "UGA", "computed", "", "Malawi");
    let html = app.coordinator().page("/states/UGA").await;
    assert_eq!(all(&html, "h1"), ["Uganda"]);
    assert_eq!(
        all(&html, ".page-head .lead"),
        ["Signatory since 3 December 2008 · not yet ratified after 14 years 6 months"]
    );
    assert_eq!(all(&html, ".crumbs a"), ["States", "African Group"]);
    let chips = all(&html, ".page-head .chip");
    assert_eq!(chips[0], "Category 1 signed on 3 Dec 2008");
    assert!(
        chips[1]
            .starts_with("Category 2 Mine Ban Convention: ratification deposited on 25 Feb 1999")
    );
    assert!(
        chips.contains(&"Lead Malawi".to_owned()) && chips.contains(&"Priority high".to_owned())
    );
    assert_eq!(all(&html, ".next span"), ["Ask for the date"]);
    assert!(all(&html, "svg.votes > svg").len() == 8, "2015 to 2022");
    let facts = all(&html, "dl.facts").join(" ");
    assert!(facts.contains("in force 1 Dec 2023 (Art. 17.2)"), "{facts}");
    assert!(
        facts.contains("Initial transparency report: 29 May 2024 (Art. 7.1)"),
        "{facts}"
    );
    assert!(
        all(&html, ".sources li")
            .iter()
            .any(|source| source.contains("UN Treaty Collection"))
    );
    assert!(html.contains("/exchanges/new?state=UGA") && html.contains("/work-plan/targets/UGA"));
}

#[actix_web::test]
async fn a_dossier_tells_deposited_from_in_force() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let html = browser.page("/states/NGA").await;
    assert_eq!(
        all(&html, ".page-head .lead"),
        [
            "Deposited, not yet in force · instrument of 28 February 2023 · in force on 1 August 2023"
        ]
    );
    let facts = all(&html, "dl.facts").join(" ");
    assert!(
        facts.contains("Initial transparency report28 Jan 2024 (Art. 7.1)"),
        "{facts}"
    );
    assert!(
        all(&html, ".page-head .chip").is_empty(),
        "who is bound is no target"
    );
    let later = browser.page("/states/NGA?on=2023-08-01").await;
    assert_eq!(
        all(&later, ".page-head .lead"),
        ["State Party since 1 August 2023 · deposited on 28 February 2023"]
    );
    let earlier = browser.page("/states/NGA?on=2022-09-01").await;
    assert!(all(&earlier, ".page-head .lead")[0].starts_with("Signatory since 12 June 2009"));
    assert!(
        !all(&earlier, ".log")
            .join(" ")
            .contains("CCM: ratification"),
        "not known then"
    );
    let left = browser.page("/states/LTU?on=2025-03-06").await;
    assert_eq!(
        all(&left, ".page-head .lead"),
        ["Withdrawn with effect from 6 March 2025"]
    );
}

#[actix_web::test]
async fn a_dossier_gathers_what_happened_in_one_timeline() {
    let app = TestApp::new().await;
    let id = exchange(
        &app,
        "UGA",
        "2023-05-24",
        Marking::Public,
        "Malawi",
        "Met <b>Kampala</b>.",
    );
    event(
        &app,
        "Workshop",
        "2023-02-15",
        "2023-02-16",
        Marking::Public,
        "Malawi",
        "UGA",
    );
    event(
        &app,
        "Closed lunch",
        "2023-02-17",
        "2023-02-17",
        Marking::Restricted,
        "Spain",
        "UGA",
    );
    let browser = app.coordinator();
    let html = browser.page("/states/UGA").await;
    let kinds = all(&html, ".log .kind");
    assert_eq!(kinds[..3], ["Bilateral meeting", "Side event", "Vote"]);
    assert_eq!(kinds.last().unwrap(), "Act");
    assert!(
        html.contains("Met &lt;b&gt;Kampala&lt;/b&gt;.")
            && html.contains(&format!("/exchanges/{id}"))
    );
    assert!(!html.contains("Closed lunch"));
    let events = browser.page("/states/UGA?show=events").await;
    assert_eq!(all(&events, ".log .kind"), ["Side event"]);
    let facts = browser.page("/states/UGA?show=facts").await;
    assert!(
        all(&facts, ".log .kind")
            .iter()
            .all(|kind| kind != "Bilateral meeting")
    );
    let back = browser.page("/states/UGA?on=2023-03-01").await;
    assert_eq!(
        all(&back, ".log .kind")[0],
        "Side event",
        "the meeting in May was still to come"
    );
}

#[actix_web::test]
async fn a_dossier_lists_people_promises_and_barriers_that_may_be_read() {
    let app = TestApp::new().await;
    holder(&app, "UGA", "Okello", Marking::Coordination, "Malawi", None);
    holder(
        &app,
        "UGA",
        "Gone",
        Marking::Coordination,
        "Malawi",
        Some("2022-12-31"),
    );
    holder(&app, "UGA", "Hidden", Marking::Restricted, "Spain", None);
    commitment(
        &app,
        "UGA",
        "Send the model law",
        "2023-05-29",
        Marking::Coordination,
        "Malawi",
    );
    commitment(
        &app,
        "UGA",
        "Whisper",
        "2023-05-29",
        Marking::Restricted,
        "Spain",
    );
    let kind: String = app.read(|conn| {
        use accede::db::schema::barrier_kinds::dsl;
        use diesel::prelude::*;
        Ok(dsl::barrier_kinds
            .order(dsl::position)
            .select(dsl::code)
            .first(conn)?)
    });
    barrier(
        &app,
        "UGA",
        &kind,
        "2023-03-01",
        Marking::Coordination,
        "Malawi",
        "Waits for <counsel>",
    );
    barrier(
        &app,
        "UGA",
        &kind,
        "2023-03-02",
        Marking::Restricted,
        "Spain",
        "Never told",
    );
    let html = app.coordinator().page("/states/UGA").await;
    assert!(
        html.contains("H.E. Amina Okello") && !html.contains("Gone") && !html.contains("Hidden")
    );
    assert!(all(&html, ".due .overdue")[0].contains("Overdue 3 d"));
    assert!(!html.contains("Whisper") && !html.contains("Never told"));
    assert!(html.contains("Waits for &lt;counsel&gt;"));
    let observer = app
        .signed_in(Role::Observer, "ICRC")
        .page("/states/UGA")
        .await;
    assert!(!observer.contains("Okello") && !observer.contains("Send the model law"));
    assert!(!observer.contains("/exchanges/new") && !observer.contains("/work-plan/targets"));
}

#[actix_web::test]
async fn a_decision_adds_a_state_or_drops_it_and_the_reason_is_told() {
    let app = TestApp::new().await;
    let before = app.coordinator().page("/states?category=any").await;
    target(&app, "PRK", "added", "A new review", "Malawi");
    target(&app, "UGA", "dropped", "Out of reach", "Malawi");
    let browser = app.coordinator();
    let after = browser.page("/states?category=any&q=ko").await;
    assert!(
        names(&after)
            .iter()
            .any(|name| name.starts_with("Democratic People"))
    );
    let uganda = browser.page("/states?category=any&q=uganda").await;
    assert!(names(&uganda).is_empty());
    assert_eq!(
        all(&before, ".count"),
        all(&browser.page("/states?category=any").await, ".count")
    );
    assert!(
        browser
            .page("/states/PRK")
            .await
            .contains("Added by decision: A new review")
    );
    assert!(
        browser
            .page("/states/UGA")
            .await
            .contains("Dropped by decision: Out of reach")
    );
}

#[actix_web::test]
async fn an_unknown_code_leads_nowhere_and_a_small_one_to_the_capital() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    for path in [
        "/states/XXX",
        "/states/NG",
        "/states/n1a",
        "/states/%C3%89%C3%89A",
    ] {
        assert_eq!(
            browser.get(path).await.status,
            StatusCode::NOT_FOUND,
            "{path}"
        );
    }
    assert_eq!(
        browser.get("/states/nga?on=2023-01-01").await.location(),
        "/states/NGA?on=2023-01-01"
    );
    assert_eq!(
        app.visitor().get("/states/NGA").await.status,
        StatusCode::SEE_OTHER
    );
}

#[actix_web::test]
async fn the_pages_are_small_and_ask_little_of_the_database() {
    let app = TestApp::new().await;
    for state in ["UGA", "KEN", "AGO"] {
        for number in 1..=28 {
            let on = format!("2023-05-{number:02}");
            exchange(
                &app,
                state,
                &on,
                Marking::Coordination,
                "Malawi",
                &"A long talk. ".repeat(40),
            );
        }
    }
    let browser = app.coordinator();
    for (path, most) in [
        ("/states", 12),
        ("/states?view=map", 12),
        ("/states?category=any&silent=90", 12),
        // One for each of its sections.
        ("/states/UGA", 30),
        ("/states/NGA", 30),
        ("/states/UGA/timeline", 20),
        ("/states/UGA/brief", 20),
    ] {
        let count = queries(&app, &browser, path).await;
        assert!(count <= most, "{path}: {count} queries");
        let size = browser.get(path).await.bytes.len();
        assert!(size < 100_000, "{path}: {size} bytes");
    }
}

#[actix_web::test]
async fn the_board_has_a_column_for_each_position_and_a_card_moves_by_a_new_entry() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let board = "/states?q=uganda&view=board";
    let html = browser.page(board).await;
    assert_eq!(
        all(&html, ".board h2"),
        [
            "none noted 1",
            "opposed 0",
            "undecided 0",
            "favourable 0",
            "committed 0",
            "in process 0"
        ]
    );
    let document = scraper::Html::parse_document(&html);
    let link = scraper::Selector::parse("section[data-stance=''] a.move").unwrap();
    let to = document.select(&link).next().unwrap();
    let to = to.attr("href").unwrap().to_owned();
    // What a drop adds.
    let form = browser.page(&format!("{to}&stance=committed")).await;
    assert!(form.contains("value=\"committed\" checked"));
    let fields = [
        ("stance", "committed"),
        ("held_on", "2023-05-24"),
        ("confidence", "medium"),
        ("source", "The ambassador"),
        ("marking", "coordination"),
        ("back", board),
    ];
    let reply = browser.post("/states/UGA/positions", &fields).await;
    assert_eq!(reply.location(), board);
    let html = browser.follow(&reply).await;
    assert_eq!(
        all(&html, "section[data-stance=committed] li > a:first-child"),
        ["Uganda"]
    );
    let away = but_back(&fields, "https://evil.example/");
    assert_eq!(
        browser
            .post("/states/UGA/positions", &away)
            .await
            .location(),
        "/"
    );
    // Who has deposited has no place on it, and who reads no position sees none.
    let html = browser.page("/states?q=nigeria&view=board").await;
    assert_eq!(all(&html, ".board li").len(), 0);
    let observer = app.signed_in(Role::Observer, "CMC");
    let html = observer.page(board).await;
    assert_eq!(all(&html, "section[data-stance=''] li > a").len(), 1);
    assert!(all(&html, ".move").is_empty());
    // A full column says how many more there are, and where.
    let html = browser.page("/states?view=board").await;
    assert_eq!(all(&html, "section[data-stance=''] li").len(), 40);
    assert!(all(&html, ".board .more a")[0].contains("more in the table"));
    assert!(html.contains("/states?position=none"));
}

fn but_back<'a>(fields: &[(&'a str, &'a str)], back: &'a str) -> Vec<(&'a str, &'a str)> {
    let kept = fields.iter().filter(|(name, _)| *name != "back");
    kept.copied().chain([("back", back)]).collect()
}

#[actix_web::test]
async fn the_timeline_tells_each_way_into_the_treaty_up_to_the_day_looked_at() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let told = async |query: &str| {
        let html = browser
            .page(&format!("/states?view=timeline&{query}"))
            .await;
        let document = scraper::Html::parse_document(&html);
        let line = scraper::Selector::parse("tbody svg").unwrap();
        let lines = document.select(&line);
        lines
            .map(|line| line.attr("aria-label").unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    // Nigeria signed on 12 June 2009 and deposited on 28 February 2023 (Article 17.2: in
    // force on 1 August 2023).
    assert_eq!(
        told("q=nigeria&on=2023-09-01").await,
        [
            "Signatory since 12 Jun 2009; Deposited, not yet in force since 28 Feb 2023; State Party since 1 Aug 2023"
        ]
    );
    assert_eq!(
        told("q=nigeria&on=2023-01-01").await,
        ["Signatory since 12 Jun 2009"]
    );
    assert_eq!(told("q=nigeria&on=2008-01-01").await, ["Not party"]);
    assert_eq!(told("").await.len(), 50, "a page of them");
    let html = browser.page("/states?view=timeline&q=zzzz").await;
    assert_eq!(all(&html, ".empty h2"), ["No State fits these filters"]);
}
