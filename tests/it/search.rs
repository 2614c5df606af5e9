//! The search's page and palette.

use accede::auth::{Marking, Role, ensure_team};
use accede::db::schema::{
    answers, attachments, circulations, contents, event_agenda, events, exchange_words, exchanges,
    named_readers, organisations, pathway_steps, people, positions, posts, relations, responses,
    targets, users,
};
use diesel::prelude::*;
use serde_json::Value;

use crate::desk_data::{self, day, exchange, iso};
use crate::support::{Browser, TestApp, all, all as all_of};

fn event(app: &TestApp, title: &str, marking: Marking, team: &str) {
    let now = app.app.clock.now();
    app.write(|conn| {
        let team = ensure_team(conn, team, now)?;
        diesel::insert_into(events::table)
            .values((
                events::kind.eq("regional_workshop"),
                events::title.eq(title),
                events::place.eq("Yaoundé"),
                events::zone.eq("Africa/Douala"),
                events::starts_on.eq(now.date()),
                events::ends_on.eq(now.date()),
                events::organizer.eq(""),
                events::description.eq(""),
                events::marking.eq(marking),
                events::team_id.eq(team),
                events::created_at.eq(now),
                events::updated_at.eq(now),
            ))
            .execute(conn)?;
        Ok(())
    });
}

async fn find(browser: &Browser, q: &str) -> Vec<(String, String)> {
    let text = browser.page(&format!("/search/find?q={q}")).await;
    let json: Value = serde_json::from_str(&text).unwrap();
    let field = |row: &Value, name: &str| row[name].as_str().unwrap().to_owned();
    json.as_array()
        .unwrap()
        .iter()
        .map(|row| {
            assert!(!field(row, "hint").is_empty());
            (field(row, "value"), field(row, "label"))
        })
        .collect()
}

fn has(found: &[(String, String)], path: &str, label: &str) -> bool {
    found.contains(&(path.to_owned(), label.to_owned()))
}

#[actix_web::test]
async fn a_state_is_found_by_its_name_in_any_language_and_by_its_code() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    for q in ["Ethi", "%C3%89thio", "etiop", "eth", "ETH"] {
        let found = find(&browser, q).await;
        assert!(has(&found, "/states/ETH", "Ethiopia"), "{q}: {found:?}");
    }
    // A code comes before names that begin with the same letters.
    assert_eq!(find(&browser, "mar").await[0].0, "/states/MAR");
    let found = find(&browser, "bissau").await;
    assert!(has(&found, "/states/GNB", "Guinea-Bissau"), "{found:?}");
    assert!(find(&browser, "").await.is_empty());
    assert!(find(&browser, "zzzz").await.is_empty());
}

#[actix_web::test]
async fn the_palette_leads_to_the_pages_the_reader_has() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    assert!(has(
        &find(&browser, "exch").await,
        "/exchanges",
        "Exchanges"
    ));
    assert!(has(&find(&browser, "mai").await, "/mail", "Mail"));
    assert!(has(
        &find(&browser, "new").await,
        "/contacts/new",
        "New person"
    ));
    let observer = app.signed_in(Role::Observer, "Malawi");
    assert!(!has(&find(&observer, "mai").await, "/mail", "Mail"));
    assert!(find(&observer, "new+per").await.is_empty());
}

#[actix_web::test]
async fn events_are_found_by_a_word_of_their_title_if_they_may_be_read() {
    let app = TestApp::new().await;
    event(
        &app,
        "Atelier régional à Yaoundé",
        Marking::Public,
        "Malawi",
    );
    event(&app, "Regional secret", Marking::Restricted, "Spain");
    let browser = app.coordinator();
    let found = find(&browser, "regio").await;
    let titles: Vec<_> = found.iter().map(|(_, label)| label.as_str()).collect();
    assert_eq!(titles, ["Atelier régional à Yaoundé"]);
    let spain = app.signed_in(Role::Contributor, "Spain");
    assert_eq!(find(&spain, "regio").await.len(), 2);
}

#[actix_web::test]
async fn the_page_groups_what_it_found_with_counts() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let fields = [
        ("family", "Kongolo"),
        ("given", "Jean"),
        ("language", "fr"),
        ("marking", "coordination"),
    ];
    browser.post("/contacts", &fields).await.location();
    let organisation = [
        ("name", "Permanent Mission"),
        ("kind", "mission_geneva"),
        ("state", "COD"),
    ];
    browser
        .post("/organisations", &organisation)
        .await
        .location();
    let html = browser.page("/search?q=kong").await;
    // RDC: Kongo is spelt with a C in all three; the person alone is found.
    assert_eq!(all(&html, "section h2"), ["People"]);
    let html = browser.page("/search?q=CONGO").await;
    assert_eq!(all(&html, "section h2"), ["States", "Organisations"]);
    assert_eq!(all(&html, ".section-head p")[0], "2");
    assert!(html.contains("href=\"/states/COG\"") && html.contains("href=\"/states/COD\""));
    let html = browser.page("/search?q=%3Ci%3E").await;
    assert_eq!(all(&html, ".empty h2"), ["Nothing found"]);
    assert!(html.contains("Search: &lt;i&gt;") && html.contains("value=\"&lt;i&gt;\""));
    let html = browser.page("/search").await;
    assert!(all(&html, ".empty").is_empty() && !all(&html, ".lead").is_empty());
}

#[actix_web::test]
async fn a_name_with_a_slip_in_it_still_finds_its_state() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    for (q, path) in [
        ("Cote+dIvoire", "/states/CIV"),
        ("Guin%C3%A9e+Equatoriale", "/states/GNQ"),
        ("Kenia", "/states/KEN"),
        ("Phillipines", "/states/PHL"),
        ("Ethopia", "/states/ETH"),
        ("Zimbawbwe", "/states/ZWE"),
    ] {
        let found = find(&browser, q).await;
        assert_eq!(found.first().map(|it| it.0.as_str()), Some(path), "{q}");
    }
    // Who types a name right is shown nothing that is only like it.
    let found = find(&browser, "niger").await;
    let states: Vec<_> = found.iter().map(|it| it.0.as_str()).collect();
    assert_eq!(states, ["/states/NER", "/states/NGA"]);
}

/// The headings, and what stands under them.
async fn page(browser: &Browser, q: &str) -> (Vec<String>, Vec<String>) {
    let html = browser.page(&format!("/search?q={q}")).await;
    (all(&html, "section h2"), all(&html, ".rows .meta"))
}

#[actix_web::test]
async fn what_was_said_is_found_by_its_words_without_regard_to_accents() {
    let app = TestApp::new().await;
    let said = "The Counsellor asked for the décret d’application, \"soon\".";
    let id = exchange(
        &app,
        "UGA",
        "2023-05-30",
        Marking::Coordination,
        "Malawi",
        said,
    );
    let browser = app.coordinator();
    for q in [
        "decret",
        "D%C3%89CRET",
        "decr",
        "counsellor+soon",
        "application%21",
    ] {
        let (heads, lines) = page(&browser, q).await;
        assert_eq!(heads, ["Exchanges"], "{q}");
        assert!(lines[0].contains("décret d’application"), "{q}: {lines:?}");
    }
    for (q, why) in [
        ("ecret", "words from their first letter"),
        ("decr+application", "whole words but the last"),
        ("decret+nothing", "all of them"),
        (
            "%22decret%22+OR+nothing*",
            "an operator is a word like any other",
        ),
        ("words%3Adecret", "and so is the name of a column"),
    ] {
        assert!(page(&browser, q).await.0.is_empty(), "{why}");
    }
    let html = browser.page("/search?q=decret").await;
    assert!(html.contains(&format!("href=\"/exchanges/{id}\"")));
    assert!(html.contains("Uganda, 30 May 2023"));
}

#[actix_web::test]
async fn words_follow_their_record_into_the_bin_and_through_every_change() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let add = |summary| {
        exchange(
            &app,
            "UGA",
            "2023-05-30",
            Marking::Coordination,
            "Malawi",
            summary,
        )
    };
    let id = add("A heron");
    assert_eq!(page(&browser, "heron").await.0, ["Exchanges"]);
    app.write(|conn| {
        diesel::update(exchanges::table.find(id))
            .set(exchanges::summary.eq("A stork"))
            .execute(conn)?;
        Ok(())
    });
    assert!(page(&browser, "heron").await.0.is_empty());
    assert_eq!(page(&browser, "stork").await.0, ["Exchanges"]);
    browser
        .post(&format!("/exchanges/{id}/bin"), &[("version", "1")])
        .await
        .location();
    assert!(page(&browser, "stork").await.0.is_empty());
    app.write(|conn| Ok(diesel::delete(exchanges::table.find(id)).execute(conn)?));
    let left: i64 = app.read(|conn| Ok(exchange_words::table.count().get_result(conn)?));
    assert_eq!(left, 0);

    let promise = [
        ("state", "UGA"),
        ("promise", "A model law in Swahili"),
        ("owner", "state"),
        ("marking", "coordination"),
    ];
    browser.post("/commitments", &promise).await.location();
    let (heads, lines) = page(&browser, "swahili").await;
    assert_eq!(heads, ["Commitments"]);
    assert_eq!(lines, ["A model law in Swahili"]);
}

#[actix_web::test]
async fn words_of_what_is_hidden_find_nothing() {
    let app = TestApp::new().await;
    for marking in [Marking::Restricted, Marking::Coordination, Marking::Public] {
        let summary = format!("Heron {marking}");
        exchange(&app, "UGA", "2023-05-30", marking, "Spain", &summary);
    }
    let lines = async |role: Role, team: &str| page(&app.signed_in(role, team), "heron").await.1;
    let open = ["Heron public", "Heron coordination", "Heron restricted"];
    assert_eq!(lines(Role::Contributor, "Spain").await, open);
    assert_eq!(lines(Role::Coordinator, "Malawi").await, open[..2]);
    assert_eq!(lines(Role::Observer, "Malawi").await, open[..1]);
}

#[actix_web::test]
async fn the_search_is_closed_to_those_not_signed_in() {
    let app = TestApp::new().await;
    let visitor = app.visitor();
    assert!(
        visitor
            .get("/search/find?q=nig")
            .await
            .location()
            .starts_with("/sign-in")
    );
}

/// One record of each kind with the word "heron" in it, all of the team Spain and
/// restricted where they have a marking of their own.
async fn a_heron_of_each_kind(app: &TestApp) {
    let circulation = crate::survey::draft(app, &app.coordinator()).await;
    let circulation = crate::survey::id_of(&circulation);
    let (by, restricted) = ("Spain", Marking::Restricted);
    let (team, now, on) = (
        desk_data::team(app, by),
        app.app.clock.now(),
        day("2023-05-30"),
    );
    let said = exchange(app, "UGA", "2023-05-30", restricted, by, "A heron");
    desk_data::commitment(app, "UGA", "A heron", "2023-06-30", restricted, by);
    desk_data::barrier(app, "UGA", "other", "2023-05-30", restricted, by, "A heron");
    desk_data::target(app, "UGA", "added", "A heron", by);
    desk_data::holder(app, "UGA", "Heron", restricted, by, None);
    desk_data::event(
        app,
        "Talks",
        "2023-05-30",
        "2023-05-30",
        restricted,
        by,
        "UGA",
    );
    app.write(|conn| {
        diesel::update(targets::table)
            .set(targets::marking.eq(restricted))
            .execute(conn)?;
        diesel::update(events::table)
            .set(events::outcome.eq("A heron"))
            .execute(conn)?;
        let event: i64 = events::table.select(events::id).first(conn)?;
        let person: i64 = people::table.select(people::id).first(conn)?;
        let organisation: i64 = organisations::table.select(organisations::id).first(conn)?;
        diesel::update(organisations::table)
            .set(organisations::name.eq("Heron Society"))
            .execute(conn)?;
        diesel::update(posts::table)
            .set(posts::title.eq("Keeper of herons, Heron"))
            .execute(conn)?;
        diesel::insert_into(event_agenda::table)
            .values((
                event_agenda::event_id.eq(event),
                event_agenda::kind.eq("item"),
                event_agenda::number.eq("1"),
                event_agenda::title.eq("The heron"),
                event_agenda::on_convention.eq(true),
                event_agenda::speaker.eq(""),
                event_agenda::note.eq(""),
                event_agenda::link.eq(""),
            ))
            .execute(conn)?;
        diesel::insert_into(positions::table)
            .values((
                positions::state.eq(iso("UGA")),
                positions::stance.eq("undecided"),
                positions::held_on.eq(on),
                positions::confidence.eq("low"),
                positions::detail.eq("A heron"),
                positions::source.eq("Note"),
                positions::source_link.eq(""),
                positions::marking.eq(restricted),
                positions::team_id.eq(team),
                positions::created_at.eq(now),
                positions::updated_at.eq(now),
            ))
            .execute(conn)?;
        diesel::insert_into(pathway_steps::table)
            .values((
                pathway_steps::state.eq(iso("UGA")),
                pathway_steps::position.eq(1),
                pathway_steps::name.eq("Heron bill"),
                pathway_steps::body_kind.eq("parliament"),
                pathway_steps::body.eq(""),
                pathway_steps::status.eq("not_begun"),
                pathway_steps::source.eq(""),
                pathway_steps::source_link.eq(""),
                pathway_steps::next_move.eq(""),
                pathway_steps::marking.eq(restricted),
                pathway_steps::team_id.eq(team),
                pathway_steps::created_at.eq(now),
                pathway_steps::updated_at.eq(now),
            ))
            .execute(conn)?;
        diesel::insert_into(relations::table)
            .values((
                relations::person_id.eq(person),
                relations::kind.eq("worked_at"),
                relations::organisation_id.eq(organisation),
                relations::source.eq("A heron"),
                relations::note.eq(""),
                relations::marking.eq(restricted),
                relations::team_id.eq(team),
                relations::created_at.eq(now),
                relations::updated_at.eq(now),
            ))
            .execute(conn)?;
        diesel::insert_into(contents::table)
            .values((
                contents::sha256.eq("0".repeat(64)),
                contents::bytes.eq(1_i64),
                contents::created_at.eq(now),
            ))
            .execute(conn)?;
        diesel::insert_into(attachments::table)
            .values((
                attachments::exchange_id.eq(said),
                attachments::number.eq(1),
                attachments::name.eq("heron_2023.pdf"),
                attachments::kind.eq("pdf"),
                attachments::bytes.eq(1_i64),
                attachments::sha256.eq("0".repeat(64)),
                attachments::created_at.eq(now),
            ))
            .execute(conn)?;
        let questionnaire: i64 = circulations::table
            .find(circulation)
            .select(circulations::questionnaire_id)
            .first(conn)?;
        diesel::insert_into(responses::table)
            .values((
                responses::circulation_id.eq(circulation),
                responses::questionnaire_id.eq(questionnaire),
                responses::state.eq(iso("UGA")),
                responses::status.eq("answered"),
                responses::channel.eq("oral"),
                responses::authority.eq(""),
                responses::language.eq("en"),
                responses::answered_on.eq(on),
                responses::marking.eq(restricted),
                responses::team_id.eq(team),
                responses::created_at.eq(now),
                responses::updated_at.eq(now),
            ))
            .execute(conn)?;
        let response: i64 = responses::table.select(responses::id).first(conn)?;
        for (question, value) in [("1", "yes"), ("2", "A heron was seen")] {
            diesel::insert_into(answers::table)
                .values((
                    answers::response_id.eq(response),
                    answers::question.eq(question),
                    answers::position.eq(0),
                    answers::value.eq(value),
                ))
                .execute(conn)?;
        }
        Ok(())
    });
}

#[actix_web::test]
async fn whatever_holds_the_words_is_found_by_those_who_may_read_it() {
    let app = TestApp::new().await;
    a_heron_of_each_kind(&app).await;
    let all = [
        "People",
        "Organisations",
        "Posts",
        "Events",
        "Agenda items",
        "Exchanges",
        "Commitments",
        "Positions",
        "Barriers",
        "Pathway steps",
        "Target States",
        "Relations",
        "Survey answers",
        "Files",
    ];
    let open = ["Organisations", "Posts"];
    let heads = async |role: Role, team: &str| page(&app.signed_in(role, team), "heron").await.0;
    assert_eq!(heads(Role::Contributor, "Spain").await, all);
    assert_eq!(heads(Role::Coordinator, "Malawi").await, open);
    assert_eq!(heads(Role::Observer, "Spain").await, open);
    // Answers are for those inside.
    let mut partner = all.to_vec();
    partner.retain(|kind| *kind != "Survey answers");
    assert_eq!(heads(Role::Partner, "Spain").await, partner);
    let spain = app.signed_in(Role::Contributor, "Spain");
    assert!(page(&spain, "yes").await.0.is_empty(), "a code is no word");
    // What stands in the index follows the marking.
    app.write(|conn| {
        diesel::update(positions::table)
            .set(positions::marking.eq(Marking::Public))
            .execute(conn)?;
        diesel::update(responses::table)
            .set(responses::marking.eq(Marking::Coordination))
            .execute(conn)?;
        diesel::update(circulations::table)
            .set(circulations::marking.eq(Marking::Coordination))
            .execute(conn)?;
        Ok(())
    });
    let now = ["Organisations", "Posts", "Positions", "Survey answers"];
    assert_eq!(heads(Role::Coordinator, "Malawi").await, now);
    // A page of one kind shows no more.
    let malawi = app.signed_in(Role::Coordinator, "Malawi");
    for kind in [
        "people",
        "events",
        "agenda",
        "exchanges",
        "attachments",
        "relations",
    ] {
        let html = malawi.page(&format!("/search?q=heron&kind={kind}")).await;
        assert!(all_of(&html, "section h2").is_empty(), "{kind}");
        let html = spain.page(&format!("/search?q=heron&kind={kind}")).await;
        assert_eq!(all_of(&html, "section h2").len(), 1, "{kind}");
    }
}

#[actix_web::test]
async fn who_is_named_on_a_record_finds_it_by_its_words() {
    let app = TestApp::new().await;
    let id = exchange(
        &app,
        "UGA",
        "2023-05-30",
        Marking::Restricted,
        "Spain",
        "A heron",
    );
    exchange(
        &app,
        "UGA",
        "2023-05-30",
        Marking::Restricted,
        "Spain",
        "A heron, unnamed",
    );
    let malawi = app.coordinator();
    assert!(page(&malawi, "heron").await.0.is_empty());
    let now = app.app.clock.now();
    app.write(|conn| {
        let user: i64 = users::table
            .select(diesel::dsl::max(users::id))
            .first::<Option<i64>>(conn)?
            .unwrap();
        diesel::insert_into(named_readers::table)
            .values((
                named_readers::user_id.eq(user),
                named_readers::kind.eq("exchanges"),
                named_readers::record_id.eq(id),
                named_readers::named_by.eq(user),
                named_readers::named_at.eq(now),
            ))
            .execute(conn)?;
        Ok(())
    });
    assert_eq!(page(&malawi, "heron").await.1, ["A heron"]);
}

#[actix_web::test]
async fn a_slip_is_forgiven_in_the_name_of_a_person_an_organisation_and_an_event() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    desk_data::holder(
        &app,
        "UGA",
        "Gutiérrez Łukasz",
        Marking::Public,
        "Malawi",
        None,
    );
    app.write(|conn| {
        diesel::update(people::table)
            .set(people::sort_key.eq("gutierrez lukasz"))
            .execute(conn)?;
        Ok(())
    });
    event(&app, "Taller en Kenia", Marking::Public, "Malawi");
    event(&app, "Symposium of jurists", Marking::Restricted, "Spain");
    for (q, heads) in [
        ("gutierez", vec!["People"]),
        ("Guti%C3%A9rrez", vec!["People"]),
        ("lukasz", vec!["People"]),
        ("%C5%81UKASZ", vec!["People"]),
        ("permanant+mission", vec!["Organisations"]),
        ("tallar", vec!["Events"]),
        // A State is not lost behind a title that spells it so.
        ("Kenia", vec!["States", "Events"]),
        ("simposium", vec![]),
    ] {
        assert_eq!(page(&browser, q).await.0, heads, "{q}");
    }
}

#[actix_web::test]
async fn letters_that_are_no_accented_ones_are_found_as_they_are_typed_without() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let fields = [
        ("family", "Ørsted"),
        ("given", "Þóra"),
        ("language", "en"),
        ("marking", "coordination"),
    ];
    browser.post("/contacts", &fields).await.location();
    let fields = [
        ("family", "Шевченко"),
        ("given", "Ольга"),
        ("language", "en"),
        ("marking", "coordination"),
    ];
    browser.post("/contacts", &fields).await.location();
    exchange(
        &app,
        "UGA",
        "2023-05-30",
        Marking::Public,
        "Malawi",
        "Straße nach Łódź, Œuvre",
    );
    for q in [
        "orsted",
        "%C3%98rsted",
        "thora",
        "shevchenko",
        "%D0%A8%D0%B5%D0%B2%D1%87%D0%B5%D0%BD%D0%BA%D0%BE",
    ] {
        assert_eq!(page(&browser, q).await.0, ["People"], "{q}");
    }
    for q in [
        "strasse",
        "lodz",
        "oeuvre",
        "%C5%81%C3%B3d%C5%BA",
        "Stra%C3%9Fe",
    ] {
        assert_eq!(page(&browser, q).await.0, ["Exchanges"], "{q}");
    }
}

#[actix_web::test]
async fn keys_of_before_are_made_anew_when_the_database_is_opened() {
    let app = TestApp::new().await;
    desk_data::holder(&app, "UGA", "Ørsted", Marking::Public, "Malawi", None);
    app.write(|conn| {
        diesel::update(people::table)
            .set(people::sort_key.eq("ørsted amina"))
            .execute(conn)?;
        Ok(())
    });
    let app = app.restarted().await;
    let key: String = app.read(|conn| Ok(people::table.select(people::sort_key).first(conn)?));
    assert_eq!(key, "orsted amina");
}

#[actix_web::test]
async fn all_hits_of_a_kind_are_reached_a_page_after_the_other() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    for number in 0..60 {
        let said = format!("Heron {number:02}");
        exchange(&app, "UGA", "2023-05-30", Marking::Public, "Malawi", &said);
    }
    let html = browser.page("/search?q=heron").await;
    assert_eq!(all_of(&html, ".rows .meta").len(), 20);
    assert!(
        html.contains("href=\"/search?q&#x3D;heron&amp;kind&#x3D;exchanges\"")
            || html.contains("kind=exchanges"),
        "{html}"
    );
    let html = browser.page("/search?q=heron&kind=exchanges").await;
    assert_eq!(all_of(&html, ".section-head p"), ["60 hits"]);
    let mut seen = all_of(&html, ".rows .meta");
    assert_eq!(seen.len(), 50);
    let next = crate::survey::scraped(&html, "[rel=next]", "href");
    let html = browser.page(&next[0]).await;
    assert_eq!(all_of(&html, ".section-head p"), ["60 hits"]);
    seen.extend(all_of(&html, ".rows .meta"));
    seen.dedup();
    assert_eq!(seen.len(), 60);
    assert_eq!(
        (seen[0].as_str(), seen[59].as_str()),
        ("Heron 59", "Heron 00")
    );
    assert!(crate::survey::scraped(&html, "[rel=next]", "href").is_empty());
}

#[actix_web::test]
async fn the_palette_offers_what_the_reader_may_do_and_finds_what_was_said() {
    let app = TestApp::new().await;
    exchange(
        &app,
        "UGA",
        "2023-05-30",
        Marking::Public,
        "Malawi",
        "A heron",
    );
    let coordinator = app.coordinator();
    let observer = app.signed_in(Role::Observer, "Malawi");
    let partner = app.signed_in(Role::Partner, "Malawi");
    let table = [
        ("new+event", "/events/new", [true, true, false]),
        ("new+commit", "/commitments/new", [true, true, false]),
        (
            "note+verb",
            "/exchanges/new?kind=note_verbale",
            [true, true, false],
        ),
        ("new+circ", "/survey/circulations/new", [true, false, false]),
        (
            "new+work",
            "/work-plan/hand-over/plan",
            [true, false, false],
        ),
        ("audit", "/admin/audit", [true, false, false]),
        ("calendar", "/calendar", [true, true, true]),
        ("hand", "/work-plan/hand-over", [true, true, true]),
        ("undo", "/undo", [true, true, true]),
        ("views", "/views", [true, true, true]),
    ];
    for (q, path, offered) in table {
        for (browser, offered) in [&coordinator, &partner, &observer].iter().zip(offered) {
            let found = find(browser, q).await;
            assert_eq!(found.iter().any(|it| it.0 == path), offered, "{q}");
            if offered {
                browser.page(path).await;
            }
        }
    }
    let found = find(&observer, "heron").await;
    assert_eq!(found[0].1, "Uganda, 30 May 2023");
    let html = coordinator.page("/exchanges/new?kind=note_verbale").await;
    assert!(
        html.contains("value=\"note_verbale\" selected")
            || html.contains("value=\"note_verbale\" checked")
    );
}

#[actix_web::test]
async fn people_of_one_kind_are_shown_with_their_office_and_its_state() {
    let app = TestApp::new().await;
    let open = Marking::Coordination;
    let okello = crate::exchanges::person(&app, "Kato", "Okello", open, "Malawi");
    crate::exchanges::posted(&app, okello, "UGA");
    crate::exchanges::person(&app, "Demo", "Okello", open, "Malawi");
    let browser = app.coordinator();
    let html = browser.page("/search?q=okello&kind=people").await;
    let mut rows = all(&html, "ul.rows li");
    rows.sort();
    assert_eq!(rows.len(), 2, "{rows:?}");
    assert!(rows[0].starts_with("Demo Okello"), "{rows:?}");
    assert!(!rows[0].contains("Uganda"), "who holds no post");
    assert!(rows[1].starts_with("Kato Okello"), "{rows:?}");
    assert!(rows[1].ends_with(", Uganda"), "{rows:?}");
    assert!(rows[1].contains("Mission"), "the office: {rows:?}");
}
