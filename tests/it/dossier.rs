//! What a dossier says of who can help, its whole timeline, and the country brief.

use accede::auth::{Marking, Role};
use accede::db::schema::{
    commitments, exchange_people, mails, organisations, pathway_steps, positions,
};
use actix_web::http::StatusCode;
use diesel::prelude::*;

use crate::desk_data::{barrier, commitment, day, event, exchange, holder, iso, target, team};
use crate::exchanges::person;
use crate::support::{TestApp, all};

fn office(app: &TestApp, kind: &str, name: &str, state: &str, place: &str) {
    let now = app.app.clock.now();
    app.write(|conn| {
        diesel::insert_into(organisations::table)
            .values((
                organisations::kind.eq(kind),
                organisations::name.eq(name),
                organisations::sort_key.eq(name.to_lowercase()),
                organisations::state.eq(iso(state)),
                organisations::place.eq(place),
                organisations::created_at.eq(now),
            ))
            .execute(conn)?;
        Ok(())
    });
}

fn met(app: &TestApp, exchange: i64, person: i64) {
    app.write(|conn| {
        diesel::insert_into(exchange_people::table)
            .values((
                exchange_people::exchange_id.eq(exchange),
                exchange_people::person_id.eq(person),
            ))
            .execute(conn)?;
        Ok(())
    });
}

fn position(app: &TestApp, state: &str, on: &str, marking: Marking, by: &str, source: &str) {
    let (team, now) = (team(app, by), app.app.clock.now());
    app.write(|conn| {
        diesel::insert_into(positions::table)
            .values((
                positions::state.eq(iso(state)),
                positions::stance.eq("favourable"),
                positions::held_on.eq(day(on)),
                positions::confidence.eq("high"),
                positions::detail.eq(""),
                positions::source.eq(source),
                positions::source_link.eq(""),
                positions::marking.eq(marking),
                positions::team_id.eq(team),
                positions::created_at.eq(now),
                positions::updated_at.eq(now),
            ))
            .execute(conn)?;
        Ok(())
    });
}

fn step(app: &TestApp, state: &str, name: &str, marking: Marking, by: &str) {
    let (team, now) = (team(app, by), app.app.clock.now());
    app.write(|conn| {
        diesel::insert_into(pathway_steps::table)
            .values((
                pathway_steps::state.eq(iso(state)),
                pathway_steps::position.eq(1),
                pathway_steps::name.eq(name),
                pathway_steps::body_kind.eq("cabinet"),
                pathway_steps::body.eq(""),
                pathway_steps::status.eq("under_way"),
                pathway_steps::begun_on.eq(day("2023-05-02")),
                pathway_steps::moved_on.eq(day("2023-05-20")),
                pathway_steps::source.eq(""),
                pathway_steps::source_link.eq(""),
                pathway_steps::next_move.eq("Ask the cabinet office"),
                (
                    pathway_steps::marking.eq(marking),
                    pathway_steps::team_id.eq(team),
                    pathway_steps::created_at.eq(now),
                    pathway_steps::updated_at.eq(now),
                ),
            ))
            .execute(conn)?;
        Ok(())
    });
}

fn mail(app: &TestApp, state: &str, subject: &str, marking: Marking, by: &str) {
    let (team, now) = (team(app, by), app.app.clock.now());
    app.write(|conn| {
        diesel::insert_into(mails::table)
            .values((
                mails::state.eq(iso(state)),
                mails::kind.eq("survey_invitation"),
                mails::unique_key.eq(subject),
                mails::message_id.eq(format!("<{subject}@example.org>")),
                mails::to_name.eq("Demo"),
                mails::to_email.eq("demo@example.org"),
                mails::subject.eq(subject),
                mails::body.eq(""),
                mails::status.eq("queued"),
                mails::attempts.eq(1),
                mails::due_at.eq(now),
                mails::last_reply.eq(""),
                (
                    mails::marking.eq(marking),
                    mails::team_id.eq(team),
                    mails::created_at.eq(now),
                    mails::updated_at.eq(now),
                ),
            ))
            .execute(conn)?;
        Ok(())
    });
}

#[actix_web::test]
async fn who_can_help_is_told_as_far_as_the_reader_may_know() {
    let app = TestApp::new().await;
    office(
        &app,
        "capital",
        "Ministry of Foreign Affairs",
        "UGA",
        "Kampala",
    );
    office(
        &app,
        "embassy",
        "Embassy of Spain in Kampala",
        "ESP",
        "Kampala",
    );
    office(&app, "embassy", "Embassy of Spain in Paris", "ESP", "Paris");
    office(&app, "capital", "Ministry in Lilongwe", "MWI", "Lilongwe");
    office(
        &app,
        "embassy",
        "High Commission of Uganda",
        "UGA",
        "Lilongwe",
    );
    office(
        &app,
        "embassy",
        "Embassy of Uganda elsewhere",
        "UGA",
        "Oslo",
    );
    app.signed_in(Role::Partner, "ICRC");
    let open = exchange(
        &app,
        "UGA",
        "2023-05-24",
        Marking::Coordination,
        "Malawi",
        "A talk.",
    );
    let shared = exchange(
        &app,
        "UGA",
        "2023-05-25",
        Marking::WorkingGroup,
        "ICRC",
        "A visit.",
    );
    let closed = exchange(
        &app,
        "UGA",
        "2023-05-30",
        Marking::Restricted,
        "Spain",
        "Secret.",
    );
    let known = person(&app, "Amina", "Okello", Marking::Coordination, "Malawi");
    let hidden = person(&app, "Secret", "Source", Marking::Restricted, "Spain");
    met(&app, open, known);
    met(&app, shared, known);
    met(&app, closed, known);
    met(&app, open, hidden);

    let html = app.coordinator().page("/states/UGA").await;
    assert!(html.contains("African Union"), "shared with Malawi");
    assert!(
        html.contains("Kenya") || html.contains("Zambia"),
        "a party of its region"
    );
    for (office, there) in [
        ("Embassy of Spain in Kampala", true),
        ("Embassy of Spain in Paris", false),
        ("High Commission of Uganda", true),
        ("Embassy of Uganda elsewhere", false),
    ] {
        assert_eq!(html.contains(office), there, "{office}");
    }
    assert!(html.contains("partner, 1 exchange, last 25 May 2023"));
    assert!(html.contains("1 exchange, last 24 May 2023"));
    assert!(!html.contains("last 30 May 2023") && !html.contains("Secret Source"));
    let spain = app
        .signed_in(Role::Coordinator, "Spain")
        .page("/states/UGA")
        .await;
    assert!(spain.contains("last 30 May 2023") && spain.contains("Source"));
    let partner = app
        .signed_in(Role::Partner, "ICRC")
        .page("/states/UGA")
        .await;
    assert!(partner.contains("last 25 May 2023") && !partner.contains("last 24 May 2023"));
    assert!(!partner.contains("Okello"));
    let observer = app
        .signed_in(Role::Observer, "Spain")
        .page("/states/UGA")
        .await;
    assert!(!observer.contains("1 exchange, last") && !observer.contains("Okello"));
}

#[actix_web::test]
async fn the_languages_of_its_people_lead_to_the_teams_that_read_them() {
    let app = TestApp::new().await;
    holder(&app, "UGA", "Okello", Marking::Coordination, "Malawi", None);
    let browser = app.coordinator();
    let html = browser.page("/states/UGA").await;
    assert!(html.contains("1 person; read by Malawi"), "{html}");
    let observer = app
        .signed_in(Role::Observer, "Spain")
        .page("/states/UGA")
        .await;
    assert!(!observer.contains("read by"));
}

#[actix_web::test]
async fn the_timeline_holds_everything_with_a_filter_for_each_kind() {
    let app = TestApp::new().await;
    exchange(
        &app,
        "UGA",
        "2023-05-24",
        Marking::Public,
        "Malawi",
        "A talk.",
    );
    event(
        &app,
        "A workshop",
        "2023-05-10",
        "2023-05-10",
        Marking::Public,
        "Malawi",
        "UGA",
    );
    commitment(
        &app,
        "UGA",
        "Send the text",
        "2023-06-05",
        Marking::Public,
        "Malawi",
    );
    barrier(
        &app,
        "UGA",
        "parliament",
        "2023-05-12",
        Marking::Public,
        "Malawi",
        "",
    );
    position(
        &app,
        "UGA",
        "2023-05-13",
        Marking::Public,
        "Malawi",
        "A statement",
    );
    step(
        &app,
        "UGA",
        "Decision of the cabinet",
        Marking::Public,
        "Malawi",
    );
    mail(
        &app,
        "UGA",
        "Survey of reasons",
        Marking::Coordination,
        "Malawi",
    );
    exchange(
        &app,
        "UGA",
        "2023-05-29",
        Marking::Restricted,
        "Spain",
        "Hidden talk.",
    );
    mail(&app, "UGA", "Hidden mail", Marking::Restricted, "Spain");
    let malawi = app.coordinator();
    let path = "/states/UGA/timeline";
    for (show, kinds, words) in [
        ("exchanges", 1, "A talk."),
        ("events", 1, "A workshop"),
        ("tasks", 1, "due 5 Jun 2023"),
        ("barriers", 1, "Parliament has not completed"),
        ("positions", 1, "A statement"),
        ("steps", 1, "Decision of the cabinet"),
        ("mails", 1, "Survey of reasons"),
    ] {
        let html = malawi.page(&format!("{path}?show={show}")).await;
        assert_eq!(all(&html, ".log li").len(), kinds, "{show}");
        assert!(html.contains(words), "{show}");
        let csv = malawi.page(&format!("{path}.csv?show={show}")).await;
        assert_eq!(csv.lines().count(), 1 + kinds, "{show}: {csv}");
        assert!(csv.contains(words), "{show}: {csv}");
    }
    let csv = malawi.page(&format!("{path}.csv")).await;
    assert!(!csv.contains("Hidden"), "{csv}");
    let before = malawi.page(&format!("{path}.csv?on=2023-05-11")).await;
    assert!(before.contains("A workshop") && !before.contains("A talk."));
    let sheet = malawi.get(&format!("{path}.xlsx?show=tasks")).await;
    assert!(sheet.bytes.starts_with(b"PK"));
    let html = malawi.page(path).await;
    assert!(!html.contains("Hidden"));
    let entries = all(&html, ".log li .kind");
    for kind in [
        "Act",
        "Vote",
        "Mail",
        "Position",
        "Barrier",
        "Pathway step",
        "Commitment",
    ] {
        assert!(entries.contains(&kind.to_owned()), "{kind}: {entries:?}");
    }
    let spain = app.signed_in(Role::Coordinator, "Spain").page(path).await;
    assert!(spain.contains("Hidden talk.") && spain.contains("Hidden mail"));
    let observer = app.signed_in(Role::Observer, "Spain");
    let html = observer.page("/states/UGA/timeline?show=mails").await;
    assert!(
        all(&html, ".log li").is_empty(),
        "mails are for those inside"
    );
    assert!(observer.page(path).await.contains("A talk."));
    let csv = observer.page(&format!("{path}.csv?show=mails")).await;
    assert_eq!(csv.lines().count(), 1, "{csv}");
    assert_eq!(
        malawi.get("/states/XXX/timeline").await.status,
        StatusCode::NOT_FOUND
    );
}

#[actix_web::test]
async fn pages_of_the_timeline_neither_lose_nor_repeat_an_entry() {
    let app = TestApp::new().await;
    for number in 0..35 {
        // Many on one day, and of several kinds.
        let on = format!("2023-05-{:02}", 1 + number / 12);
        let text = format!("Talk {number:02}.");
        exchange(&app, "UGA", &on, Marking::Public, "Malawi", &text);
        let promise = format!("Task {number:02}.");
        commitment(&app, "UGA", &promise, &on, Marking::Public, "Malawi");
    }
    app.write(|conn| {
        diesel::update(commitments::table.filter(commitments::id.le(3)))
            .set(commitments::due_on.eq(None::<chrono::NaiveDate>))
            .execute(conn)?;
        Ok(())
    });
    let browser = app.coordinator();
    let (mut path, mut seen, mut pages) = (Some("/states/UGA/timeline".to_owned()), Vec::new(), 0);
    while let Some(at) = path {
        let html = browser.page(&at).await;
        seen.extend(all(&html, ".log li a"));
        pages += 1;
        let document = scraper::Html::parse_document(&html);
        let selector = scraper::Selector::parse("a[rel=next]").unwrap();
        let next = document.select(&selector).next();
        path = next.map(|a| a.attr("href").unwrap().to_owned());
    }
    assert!(pages >= 3);
    let csv = browser.page("/states/UGA/timeline.csv").await;
    let written = csv.lines().filter(|line| line.contains(",Ta")).count();
    assert_eq!(written, 70, "the file has all pages");
    let ours: Vec<_> = seen.iter().filter(|it| it.starts_with("Ta")).collect();
    let mut once = ours.clone();
    once.sort();
    once.dedup();
    assert_eq!((ours.len(), once.len()), (70, 70));
}

#[actix_web::test]
async fn the_brief_holds_records_up_to_the_marking_it_names() {
    let app = TestApp::new().await;
    target(&app, "UGA", "computed", "", "Malawi");
    for (marking, word) in [
        (Marking::Public, "publicword"),
        (Marking::WorkingGroup, "groupword"),
        (Marking::Coordination, "coordinationword"),
        (Marking::Restricted, "restrictedword"),
    ] {
        let on = "2023-05-24";
        exchange(&app, "UGA", on, marking, "Malawi", &format!("talk {word}"));
        commitment(
            &app,
            "UGA",
            &format!("task {word}"),
            "2023-06-05",
            marking,
            "Malawi",
        );
    }
    barrier(
        &app,
        "UGA",
        "parliament",
        "2023-05-12",
        Marking::WorkingGroup,
        "Malawi",
        "stalled",
    );
    step(
        &app,
        "UGA",
        "Decision of the cabinet",
        Marking::Coordination,
        "Malawi",
    );
    let browser = app.coordinator();
    let path = "/states/UGA/brief";
    let words = |html: &str| {
        [
            "publicword",
            "groupword",
            "coordinationword",
            "restrictedword",
        ]
        .map(|word| html.contains(&format!("task {word}")))
    };
    let html = browser.page(path).await;
    assert_eq!(words(&html), [true, true, true, false]);
    assert!(html.contains("Holds records up to the marking coordination: not to be handed on."));
    // What it is for: status, why, position, next move, barriers with arguments.
    assert!(html.contains("Category 1: signed on 3 Dec 2008."), "{html}");
    assert!(html.contains("Ask for the date") && html.contains("Ask the cabinet office"));
    assert!(html.contains("only the deposit of the instrument counts."));
    assert!(html.contains("signature, 3 Dec 2008") && html.contains("class=\"sources\""));

    let public = browser.page("/states/UGA/brief?up_to=public").await;
    assert_eq!(words(&public), [true, false, false, false]);
    assert!(public.contains("Holds public records only."));
    assert!(!public.contains("Ask for the date") && !public.contains("stalled"));
    let all_of_it = browser.page("/states/UGA/brief?up_to=restricted").await;
    assert_eq!(words(&all_of_it), [true, true, true, true]);
    assert!(all_of_it.contains("Holds restricted records"));

    // Nobody reads more by asking for more.
    for (role, team, up_to, expected) in [
        (
            Role::Coordinator,
            "Spain",
            "restricted",
            [true, true, true, false],
        ),
        (
            Role::Partner,
            "Malawi",
            "coordination",
            [true, true, false, false],
        ),
        (
            Role::Partner,
            "ICRC",
            "restricted",
            [true, true, false, false],
        ),
        (
            Role::Observer,
            "Malawi",
            "restricted",
            [true, false, false, false],
        ),
    ] {
        let other = app.signed_in(role, team);
        let html = other.page(&format!("{path}?up_to={up_to}")).await;
        assert_eq!(words(&html), expected, "{role} of {team}");
    }
}

#[actix_web::test]
async fn the_mission_in_geneva_stands_first_however_many_sit_in_the_capital() {
    use crate::survey::{holder, mission};
    use accede::i18n::Lang::En;
    let app = TestApp::new().await;
    let capital = mission(&app, "UGA", "capital", "");
    for number in 0..13 {
        let email = format!("capital{number}@example.org");
        let name = format!("Capital{number}");
        holder(&app, capital, &name, &email, En, Marking::Public);
    }
    let embassy = mission(&app, "UGA", "embassy", "");
    holder(
        &app,
        embassy,
        "Embassyholder",
        "e@example.org",
        En,
        Marking::Public,
    );
    let york = mission(&app, "UGA", "mission_new_york", "");
    holder(
        &app,
        york,
        "Yorkholder",
        "y@example.org",
        En,
        Marking::Public,
    );
    let geneva = mission(&app, "UGA", "mission_geneva", "");
    holder(
        &app,
        geneva,
        "Genevaholder",
        "g@example.org",
        En,
        Marking::Public,
    );
    let browser = app.coordinator();
    for path in ["/states/UGA", "/states/UGA/brief"] {
        let html = browser.page(path).await;
        let at = |name: &str| html.find(name);
        assert!(at("Genevaholder").is_some(), "{path}");
        assert!(at("Genevaholder") < at("Yorkholder"), "{path}");
        assert!(at("Yorkholder") < at("Capital0"), "{path}");
        assert!(at("Embassyholder").is_none(), "{path}: it comes after");
    }
}

#[actix_web::test]
async fn the_timeline_of_an_older_day_shows_the_steps_as_they_were_believed() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let form = |name: &'static str, version: &'static str| {
        [
            ("name", name),
            ("body_kind", "cabinet"),
            ("status", "under_way"),
            ("begun_on", "2023-05-20"),
            ("moved_on", "2023-05-20"),
            ("marking", "coordination"),
            ("version", version),
        ]
    };
    browser
        .post("/states/UGA/pathway", &form("Cabinet paper", "0"))
        .await
        .location();
    let then = app.app.clock.today();
    app.app.clock.advance(chrono::TimeDelta::days(3));
    let browser = app.coordinator();
    browser
        .post("/pathway/1", &form("Decree of the president", "1"))
        .await
        .location();
    let path = "/states/UGA/timeline";
    let now = browser.page(&format!("{path}?show=steps")).await;
    assert!(now.contains("Decree of the president") && !now.contains("Cabinet paper"));
    let older = browser.page(&format!("{path}?show=steps&on={then}")).await;
    assert!(older.contains("Cabinet paper"), "{older}");
    assert!(!older.contains("Decree of the president"));
}
