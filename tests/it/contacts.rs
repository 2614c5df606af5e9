//! Organisations, posts, people and tenures.

use accede::auth::{Actor, Marking, Role, TeamId, UserId, ensure_team};
use accede::contacts::queries::{addressees, not_to_be_mailed, people_named};
use accede::contacts::{PersonId, PostId};
use accede::db::schema::{
    audit, exchange_people, exchanges, organisations, people, posts, tenures,
};
use accede::i18n::{Lang, sort_key};
use accede::treaty::Iso3;
use actix_web::http::StatusCode;
use chrono::{NaiveDate, TimeDelta};
use diesel::prelude::*;

use crate::support::{Browser, TestApp, all};

const PERSON: &[(&str, &str)] = &[
    ("honorific", "H.E."),
    ("given", "Amina"),
    ("family", "Bello"),
    ("email", "a.bello@mission.example.org"),
    ("phone", "+41 22 000 00 00"),
    ("language", "en"),
    ("note", "Prefers mornings."),
    ("marking", "coordination"),
];

/// Where the links a CSS selector finds lead.
fn hrefs(html: &str, selector: &str) -> Vec<String> {
    let document = scraper::Html::parse_document(html);
    let selector = scraper::Selector::parse(selector).unwrap();
    document
        .select(&selector)
        .filter_map(|link| link.attr("href").map(str::to_owned))
        .collect()
}

/// The fields with some set otherwise.
fn but<'a>(fields: &[(&'a str, &'a str)], other: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut merged: Vec<_> = fields
        .iter()
        .filter(|(name, _)| !other.iter().any(|(other, _)| other == name))
        .copied()
        .collect();
    merged.extend(other);
    merged
}

fn state(code: &str) -> Iso3 {
    code.parse().unwrap()
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A person straight into the table.
struct Someone<'a> {
    name: (&'a str, &'a str),
    email: Option<&'a str>,
    marking: Marking,
    team: &'a str,
}

impl Someone<'_> {
    fn add(&self, app: &TestApp) -> i64 {
        let now = app.app.clock.now();
        let (given, family) = self.name;
        app.write(|conn| {
            let team = ensure_team(conn, self.team, now)?;
            let id: PersonId = diesel::insert_into(people::table)
                .values((
                    people::honorific.eq("Ms"),
                    people::given_name.eq(given),
                    people::family_name.eq(family),
                    people::sort_key.eq(sort_key(&format!("{family} {given}"))),
                    people::given_key.eq(sort_key(&format!("{given} {family}"))),
                    people::email.eq(self.email),
                    people::email_key.eq(self.email.map(str::to_lowercase)),
                    people::phone.eq(""),
                    people::language.eq(Lang::Fr),
                    people::note.eq(""),
                    people::marking.eq(self.marking),
                    people::team_id.eq(team),
                    people::created_at.eq(now),
                    people::updated_at.eq(now),
                ))
                .returning(people::id)
                .get_result(conn)?;
            Ok(id.0)
        })
    }
}

fn person(app: &TestApp, given: &str, family: &str, marking: Marking, team: &str) -> i64 {
    Someone {
        name: (given, family),
        email: None,
        marking,
        team,
    }
    .add(app)
}

fn organisation(app: &TestApp, kind: &str, name: &str, of: Option<&str>) -> i64 {
    let now = app.app.clock.now();
    app.write(|conn| {
        Ok(diesel::insert_into(organisations::table)
            .values((
                organisations::kind.eq(kind),
                organisations::name.eq(name),
                organisations::sort_key.eq(sort_key(name)),
                organisations::state.eq(of.map(state)),
                organisations::place.eq("Geneva"),
                organisations::created_at.eq(now),
            ))
            .returning(organisations::id)
            .get_result(conn)?)
    })
}

fn post(app: &TestApp, organisation: i64, title: &str, email: Option<&str>) -> i64 {
    let now = app.app.clock.now();
    app.write(|conn| {
        Ok(diesel::insert_into(posts::table)
            .values((
                posts::organisation_id.eq(organisation),
                posts::title.eq(title),
                posts::email.eq(email),
                posts::created_at.eq(now),
            ))
            .returning(posts::id)
            .get_result(conn)?)
    })
}

fn tenure(app: &TestApp, person: i64, post: i64, starts: &str, ends: Option<&str>) -> i64 {
    app.write(|conn| {
        Ok(diesel::insert_into(tenures::table)
            .values((
                tenures::person_id.eq(person),
                tenures::post_id.eq(post),
                tenures::starts_on.eq(day(starts)),
                tenures::ends_on.eq(ends.map(day)),
            ))
            .returning(tenures::id)
            .get_result(conn)?)
    })
}

/// The mission of Nigeria in Geneva with its first post.
fn mission(app: &TestApp) -> (i64, i64) {
    let mission = organisation(
        app,
        "mission_geneva",
        "Permanent Mission of Nigeria",
        Some("NGA"),
    );
    let post = post(app, mission, "Permanent Representative", None);
    (mission, post)
}

fn actor(app: &TestApp, role: Role, team: &str) -> Actor {
    let now = app.app.clock.now();
    let team_id: TeamId = app.write(|conn| ensure_team(conn, team, now));
    Actor {
        user_id: UserId(0),
        team_id,
        team: team.to_owned(),
        name: String::new(),
        email: String::new(),
        role,
        lang: Lang::En,
        single_keys: true,
        device: accede::auth::Device::default(),
    }
}

fn count_people(app: &TestApp) -> i64 {
    app.read(|conn| Ok(people::table.count().get_result(conn)?))
}

fn audited(app: &TestApp, action: &str) -> i64 {
    app.read(|conn| {
        Ok(audit::table
            .filter(audit::action.eq(action))
            .count()
            .get_result(conn)?)
    })
}

/// The names of a list's rows, page after page, and how many pages it took.
async fn names_of_all_pages(browser: &Browser, path: &str) -> (Vec<String>, usize) {
    let mut names = Vec::new();
    let mut pages = 0;
    let mut next = Some(path.to_owned());
    while let Some(path) = next {
        pages += 1;
        assert!(pages < 20, "the list does not end");
        let html = browser.page(&path).await;
        names.extend(all(&html, "tbody th a"));
        next = hrefs(&html, ".pager a[rel=next]").pop();
    }
    (names, pages)
}

#[actix_web::test]
async fn a_person_is_added_with_the_post_held_and_shown_everywhere() {
    let app = TestApp::new().await;
    let (mission, post) = mission(&app);
    let browser = app.coordinator();
    let form = browser
        .page(&format!("/contacts/new?state=NGA&post={post}"))
        .await;
    assert_eq!(
        all(&form, ".picked li"),
        ["Permanent Representative Permanent Mission of Nigeria"]
    );
    assert!(form.contains("data-max=\"1\""));
    let post = post.to_string();
    let fields = but(PERSON, &[("post", &post), ("starts_on", "2022-01-10")]);
    let reply = browser.post("/contacts", &fields).await;
    let html = browser.follow(&reply).await;
    assert_eq!(all(&html, ".flash p"), ["The person was added."]);
    assert_eq!(all(&html, "h1"), ["H.E. Amina Bello"]);
    assert!(html.contains("href=\"mailto:a.bello@mission.example.org\""));
    assert!(all(&html, ".lead")[0].contains("Permanent Representative, Permanent Mission of"));
    assert!(html.contains("since 10 January 2022"));
    assert_eq!(audited(&app, "person.add"), 1);

    let list = browser.page("/contacts").await;
    assert_eq!(all(&list, ".count"), ["1 person"]);
    let row = all(&list, "tbody tr").join(" ");
    for part in [
        "H.E. Amina Bello",
        "coordination",
        "Nigeria",
        "10 Jan 2022",
        "English",
    ] {
        assert!(row.contains(part), "{part} in {row}");
    }
    let holders = browser.page(&format!("/organisations/{mission}")).await;
    assert!(all(&holders, ".rows li")[0].starts_with("H.E. Amina Bello"));
}

#[actix_web::test]
async fn a_bad_form_comes_back_with_what_was_typed() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let bad = but(
        PERSON,
        &[
            ("given", "<b>Amina</b>"),
            ("family", " "),
            ("email", "not an address"),
            ("language", "xx"),
            ("starts_on", "2022-02-31"),
        ],
    );
    let reply = browser.post("/contacts", &bad).await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    let html = reply.text();
    assert!(html.contains("value=\"&lt;b&gt;Amina&lt;/b&gt;\""));
    assert!(html.contains("value=\"not an address\""));
    assert!(html.contains("Prefers mornings."));
    let summary = reply.all(".error-summary li").join("|");
    for part in [
        "Family name",
        "name@example.org",
        "Language",
        "year-month-day",
    ] {
        assert!(summary.contains(part), "{part} in {summary}");
    }
    assert_eq!(count_people(&app), 0);
}

#[actix_web::test]
async fn a_post_typed_without_suggestions_is_found_or_offered() {
    let app = TestApp::new().await;
    let (mission, _) = mission(&app);
    post(&app, mission, "Counsellor", None);
    let browser = app.coordinator();
    let typed = |text| but(PERSON, &[("post_text", text), ("state", "NGA")]);
    let several = browser.post("/contacts", &typed("permanent")).await;
    assert_eq!(several.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(several.all(".picked li").len(), 2);
    assert!(!several.text().contains("name=\"post\" value=\"1\" checked"));
    let unknown = browser.post("/contacts", &typed("zzz")).await;
    assert!(unknown.all(".error-summary li")[0].contains("No post begins like this"));
    assert_eq!(count_people(&app), 0);
    let one = browser.post("/contacts", &typed("couns")).await;
    assert!(all(&browser.follow(&one).await, ".lead")[0].starts_with("Counsellor,"));
}

#[actix_web::test]
async fn hidden_people_and_unknown_people_look_the_same() {
    let app = TestApp::new().await;
    let spain = person(&app, "Eleni", "Secreto", Marking::Restricted, "Spain");
    let inner = person(&app, "Inner", "Circle", Marking::Coordination, "Spain");
    let (mission, post) = mission(&app);
    tenure(&app, spain, post, "2022-01-10", None);
    let malawi = app.coordinator();
    let partner = app.signed_in(Role::Partner, "ICRC");
    let own = app.signed_in(Role::Contributor, "Spain");
    for (browser, id) in [(&malawi, spain), (&partner, spain), (&partner, inner)] {
        let hidden = browser.get(&format!("/contacts/{id}")).await;
        let unknown = browser.get("/contacts/999999").await;
        assert_eq!(hidden.status, StatusCode::NOT_FOUND);
        assert_eq!(hidden.all("main"), unknown.all("main"));
        for action in ["", "/bin", "/restore", "/tenures", "/tenures/1/end"] {
            let reply = browser
                .post(&format!("/contacts/{id}{action}"), PERSON)
                .await;
            let other = browser
                .post(&format!("/contacts/999999{action}"), PERSON)
                .await;
            assert_eq!(reply.status, other.status, "{action}");
            assert_ne!(reply.status, StatusCode::SEE_OTHER, "{action}");
        }
    }
    for path in [
        "/contacts".to_owned(),
        "/contacts?q=secr".to_owned(),
        "/contacts?state=NGA".to_owned(),
        "/contacts.csv".to_owned(),
        "/people/find?q=secr&state=NGA".to_owned(),
        format!("/organisations/{mission}"),
        "/search?q=secr".to_owned(),
        "/search/find?q=eleni".to_owned(),
    ] {
        let html = malawi.page(&path).await;
        // What was typed may come back; the person may not.
        assert!(
            !html.contains("Secreto") && !html.contains("Eleni"),
            "{path}"
        );
        let html = own.page(&path).await;
        let found = html.contains("Secreto");
        assert!(found, "{path} for the own team");
    }
    assert_eq!(
        own.get(&format!("/contacts/{spain}")).await.status,
        StatusCode::OK
    );
}

#[actix_web::test]
async fn an_observer_reads_public_people_and_changes_nothing() {
    let app = TestApp::new().await;
    person(&app, "Open", "Book", Marking::Public, "Malawi");
    person(&app, "Closed", "Circle", Marking::WorkingGroup, "Malawi");
    let (mission, post) = mission(&app);
    let open = person(&app, "Ada", "Public", Marking::Public, "Malawi");
    tenure(&app, open, post, "2022-01-10", None);
    let observer = app.signed_in(Role::Observer, "Malawi");
    let list = observer.page("/contacts").await;
    assert_eq!(all(&list, "tbody th a"), ["Ms Open Book", "Ms Ada Public"]);
    assert!(!list.contains("/contacts/new"));
    let page = observer.page(&format!("/organisations/{mission}")).await;
    assert!(page.contains("Ada Public") && !page.contains("/edit"));
    for path in ["/contacts/new", "/organisations/new", "/contacts?bin=1"] {
        assert_eq!(
            observer.get(path).await.status,
            StatusCode::FORBIDDEN,
            "{path}"
        );
    }
    let organisation = [("name", "X"), ("kind", "partner")];
    for (path, fields) in [
        ("/contacts".to_owned(), PERSON),
        ("/contacts".to_owned(), &[]),
        (format!("/contacts/{open}"), PERSON),
        (format!("/contacts/{open}/bin"), &[]),
        (format!("/contacts/{open}/tenures"), &[]),
        ("/organisations".to_owned(), &organisation[..]),
        (format!("/organisations/{mission}"), &organisation[..]),
        (format!("/organisations/{mission}/bin"), &[]),
        (
            format!("/organisations/{mission}/posts"),
            &[("title", "X")][..],
        ),
        (format!("/posts/{post}"), &[("title", "X")][..]),
        (format!("/posts/{post}/bin"), &[]),
    ] {
        let reply = observer.post(&path, fields).await;
        assert_eq!(reply.status, StatusCode::FORBIDDEN, "{path}");
    }
    assert_eq!(count_people(&app), 3);
}

#[actix_web::test]
async fn a_partner_adds_working_group_people_only_and_changes_only_its_teams() {
    let app = TestApp::new().await;
    let partner = app.signed_in(Role::Partner, "ICRC");
    let refused = partner.post("/contacts", PERSON).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let fields = but(PERSON, &[("marking", "working_group")]);
    let added = partner.post("/contacts", &fields).await;
    let path = added.location();
    assert_eq!(
        partner.get(&format!("{path}/edit")).await.status,
        StatusCode::OK
    );
    let other = app.signed_in(Role::Partner, "CMC");
    assert_eq!(other.get(&path).await.status, StatusCode::OK);
    assert_eq!(
        other.get(&format!("{path}/edit")).await.status,
        StatusCode::FORBIDDEN
    );
    let contributor = app.signed_in(Role::Contributor, "Spain");
    let reply = contributor.post(&format!("{path}/bin"), &[]).await;
    assert_eq!(reply.status, StatusCode::FORBIDDEN);
    // A coordinator of another team may edit it, but not hide it from its own team's eyes.
    let coordinator = app.coordinator();
    let hide = but(PERSON, &[("marking", "restricted"), ("version", "1")]);
    let reply = coordinator.post(&path, &hide).await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[actix_web::test]
async fn a_stale_edit_shows_both_versions_and_loses_neither() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let path = browser.post("/contacts", PERSON).await.location();
    let other = app.signed_in(Role::Coordinator, "Spain");
    let theirs = but(PERSON, &[("note", "Travels in June."), ("version", "1")]);
    assert_eq!(other.post(&path, &theirs).await.location(), path);
    let mine = but(PERSON, &[("note", "Call <first>."), ("version", "1")]);
    let reply = browser.post(&path, &mine).await;
    assert_eq!(reply.status, StatusCode::CONFLICT);
    assert_eq!(reply.all("tr.differs th"), ["Note"]);
    let row = reply.all("tr.differs")[0].clone();
    assert!(
        row.contains("Call <first>.") && row.contains("Travels in June."),
        "{row}"
    );
    assert!(!reply.text().contains("<first>"));
    let note: String = app.read(|conn| Ok(people::table.select(people::note).first(conn)?));
    assert_eq!(note, "Travels in June.");
    // The choice is saved over the version it was made against.
    let mut choice: Vec<(String, String)> = PERSON
        .iter()
        .map(|(name, value)| (format!("_mine_{name}"), (*value).to_owned()))
        .collect();
    choice.retain(|(name, _)| name != "_mine_note");
    for (name, value) in [
        ("_merge", "1"),
        ("version", "2"),
        ("_keep_note", "theirs"),
        ("_mine_note", "Call <first>."),
        ("_theirs_note", "Travels in June."),
    ] {
        choice.push((name.to_owned(), value.to_owned()));
    }
    let choice: Vec<_> = choice
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    let html = browser.follow(&browser.post(&path, &choice).await).await;
    assert!(html.contains("Travels in June."));
    assert_eq!(audited(&app, "person.edit"), 2);
}

#[actix_web::test]
async fn an_address_someone_has_is_asked_about_but_a_hidden_person_is_not_betrayed() {
    let app = TestApp::new().await;
    let hidden = Someone {
        name: ("Hidden", "One"),
        email: Some("hidden@example.org"),
        marking: Marking::Restricted,
        team: "Spain",
    };
    hidden.add(&app);
    let browser = app.coordinator();
    browser.post("/contacts", PERSON).await.location();
    let twice = but(
        PERSON,
        &[
            ("family", "Other"),
            ("email", "A.Bello@Mission.example.org"),
        ],
    );
    let reply = browser.post("/contacts", &twice).await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(reply.all(".error-summary li")[0].contains("H.E. Amina Bello has this address"));
    assert!(reply.text().contains("name=\"shares_address\""));
    let shared = but(&twice, &[("shares_address", "yes")]);
    browser.post("/contacts", &shared).await.location();
    let unknowing = but(PERSON, &[("email", "hidden@example.org")]);
    browser.post("/contacts", &unknowing).await.location();
}

#[actix_web::test]
async fn a_tenure_ends_once_and_not_before_it_began() {
    let app = TestApp::new().await;
    let (mission, post) = mission(&app);
    let id = person(&app, "Kato", "Okello", Marking::Coordination, "Malawi");
    let held = tenure(&app, id, post, "2022-01-10", None);
    let browser = app.coordinator();
    let path = format!("/contacts/{id}/tenures/{held}/end");
    assert!(browser.page(&path).await.contains("value=\"2023-06-01\""));
    for (value, message) in [
        ("", "cannot be empty"),
        ("2022-02-31", "year-month-day"),
        ("2022-01-09", "It began on 10 January 2022"),
    ] {
        let reply = browser.post(&path, &[("ends_on", value)]).await;
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY, "{value}");
        assert!(
            reply.all(".error-summary li")[0].contains(message),
            "{value}"
        );
    }
    let ended = browser.post(&path, &[("ends_on", "2023-05-31")]).await;
    let html = browser.follow(&ended).await;
    assert!(html.contains("10 January 2022 to 31 May 2023"));
    let again = browser.post(&path, &[("ends_on", "2023-06-01")]).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(again.all(".error-summary li")[0].contains("ended on 31 May 2023 already"));
    let organisation = browser.page(&format!("/organisations/{mission}")).await;
    assert!(all(&organisation, "section details li")[0].contains("Kato Okello"));
    assert_eq!(audited(&app, "tenure.end"), 1);
    // Wrong dates can be corrected, over the version they were read at.
    let path = format!("/contacts/{id}/tenures/{held}");
    let dates = [
        ("starts_on", "2022-01-10"),
        ("ends_on", ""),
        ("version", "1"),
    ];
    assert_eq!(
        browser.post(&path, &dates).await.status,
        StatusCode::CONFLICT
    );
    let dates = [
        ("starts_on", "2022-01-10"),
        ("ends_on", ""),
        ("version", "2"),
    ];
    let html = browser.follow(&browser.post(&path, &dates).await).await;
    assert!(html.contains("since 10 January 2022"));
}

#[actix_web::test]
async fn nobody_holds_a_post_twice_at_a_time() {
    let app = TestApp::new().await;
    let (_, post) = mission(&app);
    let id = person(&app, "Kato", "Okello", Marking::Coordination, "Malawi");
    let browser = app.coordinator();
    let path = format!("/contacts/{id}/tenures");
    let post = post.to_string();
    let fields = [("post", post.as_str()), ("starts_on", "2022-01-10")];
    browser.post(&path, &fields).await.location();
    let reply = browser.post(&path, &fields).await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(reply.all(".error-summary li")[0].contains("holds this post already"));
    let missing = browser.post(&path, &[]).await;
    assert_eq!(missing.status, StatusCode::UNPROCESSABLE_ENTITY);
    let gone = browser.post(&path, &[("post", "999")]).await;
    assert!(gone.all(".error-summary li")[0].contains("not there any more"));
}

#[actix_web::test]
async fn the_bin_takes_a_person_from_everywhere_and_gives_back() {
    let app = TestApp::new().await;
    let (mission, post) = mission(&app);
    let id = person(&app, "Kato", "Okello", Marking::Coordination, "Malawi");
    tenure(&app, id, post, "2022-01-10", None);
    let browser = app.coordinator();
    let html = browser.page("/contacts?bin=1").await;
    assert_eq!(all(&html, ".empty h2"), ["The bin is empty"]);
    let binned = browser.post(&format!("/contacts/{id}/bin"), &[]).await;
    assert_eq!(binned.location(), "/contacts");
    for path in [
        "/contacts?q=okello".to_owned(),
        "/contacts.csv".to_owned(),
        "/people/find?q=kato".to_owned(),
        "/search?q=kato".to_owned(),
        format!("/organisations/{mission}"),
    ] {
        assert!(!browser.page(&path).await.contains("Okello"), "{path}");
    }
    assert_eq!(
        browser.get(&format!("/contacts/{id}")).await.status,
        StatusCode::NOT_FOUND
    );
    let named = actor(&app, Role::Coordinator, "Malawi");
    assert!(
        app.read(|conn| people_named(conn, &named, &[PersonId(id)]))
            .is_empty()
    );
    assert!(
        browser
            .page("/contacts?bin=1")
            .await
            .contains("Ms Kato Okello")
    );
    let restore = format!("/contacts/{id}/restore");
    let contributor = app.signed_in(Role::Contributor, "Malawi");
    assert_eq!(
        contributor.post(&restore, &[]).await.status,
        StatusCode::FORBIDDEN
    );
    let html = browser.follow(&browser.post(&restore, &[]).await).await;
    assert!(html.contains("Ms Kato Okello"));
    assert_eq!(
        browser.post(&restore, &[]).await.status,
        StatusCode::NOT_FOUND
    );
}

#[actix_web::test]
async fn an_organisation_goes_to_the_bin_only_without_posts_and_a_post_without_holders() {
    let app = TestApp::new().await;
    let (mission, post) = mission(&app);
    let id = person(&app, "Kato", "Okello", Marking::Coordination, "Malawi");
    let held = tenure(&app, id, post, "2022-01-10", None);
    let browser = app.coordinator();
    let organisation = format!("/organisations/{mission}");
    let refused = browser.post(&format!("{organisation}/bin"), &[]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.all(".error-summary")[0].contains("still has a post"));
    let post = format!("/posts/{post}");
    let refused = browser.post(&format!("{post}/bin"), &[]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.all(".error-summary")[0].contains("Ms Kato Okello still holds"));
    let end = format!("/contacts/{id}/tenures/{held}/end");
    browser
        .post(&end, &[("ends_on", "2023-05-31")])
        .await
        .location();
    browser.post(&format!("{post}/bin"), &[]).await.location();
    let binned = browser.post(&format!("{organisation}/bin"), &[]).await;
    assert_eq!(binned.location(), "/organisations");
    assert_eq!(
        browser.get(&organisation).await.status,
        StatusCode::NOT_FOUND
    );
    assert!(
        browser
            .page("/organisations?bin=1")
            .await
            .contains("Permanent Mission of Nigeria")
    );
    let back = browser.post(&format!("{organisation}/restore"), &[]).await;
    let html = browser.follow(&back).await;
    assert!(html.contains("Posts in the bin"));
    let html = browser
        .follow(&browser.post(&format!("{post}/restore"), &[]).await)
        .await;
    assert!(all(&html, "h2").contains(&"Permanent Representative".to_owned()));
}

#[actix_web::test]
async fn organisations_and_posts_are_added_and_edited_and_a_stale_edit_shows_both() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let html = browser.page("/organisations").await;
    assert_eq!(all(&html, ".empty h2"), ["There are no organisations yet"]);
    let fields = [
        ("name", "Mission of Uganda <1>"),
        ("kind", "mission_geneva"),
    ];
    let stateless = browser.post("/organisations", &fields).await;
    assert_eq!(stateless.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(stateless.all(".error-summary li")[0].contains("Which State"));
    let unknown = browser
        .post("/organisations", &but(&fields, &[("state", "XXX")]))
        .await;
    assert_eq!(unknown.status, StatusCode::UNPROCESSABLE_ENTITY);
    let fields = but(&fields, &[("state", "UGA"), ("place", "Geneva")]);
    let path = browser.post("/organisations", &fields).await.location();
    let html = browser.page(&path).await;
    assert!(html.contains("Mission of Uganda &lt;1&gt;") && html.contains("/states/UGA"));

    let bad = browser
        .post(&format!("{path}/posts"), &[("title", ""), ("email", "x")])
        .await;
    assert_eq!(bad.all(".error-summary li").len(), 2);
    let post = [("title", "Counsellor"), ("email", "post@example.org")];
    let reply = browser.post(&format!("{path}/posts"), &post).await;
    let html = browser.follow(&reply).await;
    let links = hrefs(&html, "section a");
    assert!(links[0].starts_with("/posts/"), "{links:?}");
    assert_eq!(links[1], "mailto:post@example.org");
    assert!(
        links[3].starts_with("/contacts/new?state=UGA&post="),
        "{links:?}"
    );

    let edit = but(&fields, &[("name", "Mission of Uganda"), ("version", "1")]);
    assert_eq!(browser.post(&path, &edit).await.location(), path);
    let stale = but(&fields, &[("place", "Vienna"), ("version", "1")]);
    let reply = browser.post(&path, &stale).await;
    assert_eq!(reply.status, StatusCode::CONFLICT);
    assert_eq!(reply.all("tr.differs th"), ["Name", "Place"]);
    let list = browser.page("/organisations?q=uga").await;
    assert_eq!(all(&list, "tbody th a"), ["Mission of Uganda"]);
    let csv = browser.page("/organisations.csv?kind=mission_geneva").await;
    assert!(
        csv.contains("Mission of Uganda,Mission in Geneva,Uganda,Geneva,1"),
        "{csv}"
    );
    let none = browser.page("/organisations?kind=embassy").await;
    assert_eq!(
        all(&none, ".empty h2"),
        ["No organisation fits these filters"]
    );
}

#[actix_web::test]
async fn filters_narrow_the_list_and_show_as_chips() {
    let app = TestApp::new().await;
    let (_, post) = mission(&app);
    let ministry = organisation(&app, "capital", "Ministry of Foreign Affairs", Some("UGA"));
    let desk = self::post(&app, ministry, "Head of desk", None);
    let bello = person(&app, "Amina", "Béllo", Marking::Coordination, "Malawi");
    let okello = person(&app, "Kato", "Okello", Marking::Coordination, "Malawi");
    person(&app, "Nobody", "Yet", Marking::Coordination, "Malawi");
    tenure(&app, bello, post, "2022-01-10", None);
    tenure(&app, okello, post, "2019-01-10", Some("2021-12-31"));
    tenure(&app, okello, desk, "2022-01-01", None);
    let gone = person(&app, "Gone", "Away", Marking::Coordination, "Malawi");
    tenure(&app, gone, desk, "2019-01-10", Some("2021-12-31"));
    let browser = app.coordinator();
    for (query, expected) in [
        ("q=bel", vec!["Ms Amina Béllo"]),
        ("q=AM%C3%8DNA+bello", vec!["Ms Amina Béllo"]),
        ("q=ello", vec![]),
        ("state=NGA", vec!["Ms Amina Béllo", "Ms Kato Okello"]),
        ("state=NGA&holding=current", vec!["Ms Amina Béllo"]),
        ("state=NGA&holding=former", vec!["Ms Kato Okello"]),
        ("kind=capital", vec!["Ms Gone Away", "Ms Kato Okello"]),
        ("kind=capital&state=NGA", vec![]),
        ("holding=current", vec!["Ms Amina Béllo", "Ms Kato Okello"]),
        ("holding=former", vec!["Ms Gone Away"]),
        ("holding=none", vec!["Ms Nobody Yet"]),
        ("language=en", vec![]),
        ("q=%25", vec![]),
    ] {
        let html = browser.page(&format!("/contacts?{query}")).await;
        assert_eq!(all(&html, "tbody th a"), expected, "{query}");
        let empty = all(&html, ".empty h2");
        assert_eq!(empty.is_empty(), !expected.is_empty(), "{query}");
        let csv = browser.page(&format!("/contacts.csv?{query}")).await;
        assert_eq!(csv.lines().count(), expected.len() + 1, "{query}: {csv}");
    }
    let html = browser.page("/contacts?state=NGA&holding=current").await;
    let chips = all(&html, ".chip");
    assert!(chips[0].starts_with("State: Nigeria"), "{chips:?}");
    assert_eq!(hrefs(&html, "a.chip")[0], "/contacts?holding=current");
    assert!(html.contains("<option value=\"NGA\" data-hint=\"African Group\" selected>"));
}

#[actix_web::test]
async fn a_list_of_120_people_is_paged_without_loss_or_repeat() {
    let app = TestApp::new().await;
    let (_, post) = mission(&app);
    for number in 0..120 {
        // Namesakes stand across the ends of pages.
        let family = format!("Family{:02}", number / 4);
        let id = person(&app, "Same", &family, Marking::Coordination, "Malawi");
        tenure(&app, id, post, "2022-01-10", None);
    }
    let browser = app.coordinator();
    for path in ["/contacts", "/contacts?state=NGA", "/contacts?q=family"] {
        let (names, pages) = names_of_all_pages(&browser, path).await;
        assert_eq!((names.len(), pages), (120, 3), "{path}");
        let mut sorted = names.clone();
        sorted.sort();
        assert_eq!(names, sorted);
        assert_eq!(names.iter().filter(|name| name.ends_with("12")).count(), 4);
    }
    let html = browser.page("/contacts").await;
    assert_eq!(all(&html, ".count"), ["120 people"]);
    let xlsx = browser.get("/contacts.xlsx").await;
    assert!(xlsx.bytes.starts_with(b"PK"));
}

#[actix_web::test]
async fn no_page_of_contacts_asks_more_than_12_questions_whatever_the_size() {
    let app = TestApp::new().await;
    let (mission, post) = mission(&app);
    let mut last = 0;
    for number in 0..70 {
        last = person(
            &app,
            "Some",
            &format!("One{number:02}"),
            Marking::Coordination,
            "Malawi",
        );
        tenure(&app, last, post, "2022-01-10", None);
    }
    let browser = app.coordinator();
    browser.page("/contacts").await;
    for path in [
        "/contacts".to_owned(),
        "/contacts?q=one&state=NGA&kind=mission_geneva&holding=former".to_owned(),
        "/contacts?after=3~one02+some".to_owned(),
        "/contacts.csv".to_owned(),
        "/contacts?bin=1".to_owned(),
        "/contacts/new?state=NGA&post=1".to_owned(),
        format!("/contacts/{last}"),
        format!("/contacts/{last}/edit"),
        "/organisations?q=nig".to_owned(),
        format!("/organisations/{mission}"),
        "/people/find?q=one&state=NGA".to_owned(),
        "/posts/find?q=perm&state=NGA".to_owned(),
        "/search?q=some".to_owned(),
        "/search/find?q=perm".to_owned(),
    ] {
        let before = app.app.db.queries();
        browser.page(&path).await;
        let asked = app.app.db.queries() - before;
        // The search asks each kind of record by itself.
        let most = if path.starts_with("/search?") { 30 } else { 14 };
        assert!(asked <= most, "{path}: {asked} queries");
    }
}

#[actix_web::test]
async fn names_are_escaped_in_pages_and_harmless_in_files() {
    let app = TestApp::new().await;
    let evil = person(
        &app,
        "<script>alert(1)</script>",
        "=HYPERLINK(\"x\")",
        Marking::Coordination,
        "Malawi",
    );
    let browser = app.coordinator();
    for path in [
        "/contacts".to_owned(),
        format!("/contacts/{evil}"),
        "/search?q=%3Cscript".to_owned(),
    ] {
        let html = browser.page(&path).await;
        assert!(!html.contains("<script>alert"), "{path}");
        assert!(html.contains("&lt;script&gt;alert(1)"), "{path}");
    }
    let fields = but(
        PERSON,
        &[("honorific", "=1+1"), ("email", ""), ("marking", "public")],
    );
    browser.post("/contacts", &fields).await.location();
    let csv = browser.page("/contacts.csv").await;
    assert!(csv.contains("\n'=1+1 Amina Bello [public],"), "{csv}");
}

#[actix_web::test]
async fn typing_finds_people_of_the_state_first_by_either_name() {
    let app = TestApp::new().await;
    let (_, post) = mission(&app);
    for family in ["Kabale", "Kalala", "Kamya"] {
        person(&app, "Jean", family, Marking::Coordination, "Malawi");
    }
    let nigerian = person(&app, "Kato", "Zubair", Marking::Coordination, "Malawi");
    tenure(&app, nigerian, post, "2022-01-10", None);
    let browser = app.coordinator();
    let find = |query: &str| {
        let path = format!("/people/find?{query}");
        let browser = &browser;
        async move {
            let text = browser.page(&path).await;
            let json: serde_json::Value = serde_json::from_str(&text).unwrap();
            json.as_array().unwrap().clone()
        }
    };
    let found = find("q=ka&state=NGA").await;
    assert_eq!(found.len(), 4);
    assert_eq!(found[0]["label"], "Ms Kato Zubair");
    assert_eq!(found[0]["value"], nigerian.to_string());
    assert_eq!(
        found[0]["hint"],
        "Permanent Representative, Permanent Mission of Nigeria"
    );
    assert_eq!(find("q=ka").await[0]["label"], "Ms Jean Kabale");
    assert_eq!(find("q=J%C3%89AN").await.len(), 3);
    assert!(find("q=").await.is_empty() && find("q=zzz").await.is_empty());
    for number in 0..30 {
        person(
            &app,
            "Many",
            &format!("Many{number}"),
            Marking::Coordination,
            "Malawi",
        );
    }
    assert_eq!(find("q=many").await.len(), 20);
    let posts = browser.page("/posts/find?q=nig").await;
    assert!(
        posts.contains("\"label\":\"Permanent Representative\""),
        "{posts}"
    );
    let posts = browser.page("/posts/find?q=repr&state=NGA").await;
    assert!(posts.contains("Permanent Mission of Nigeria"), "{posts}");
    // Any word of a title, with or without its accents.
    let posts = browser.page("/posts/find?q=repr").await;
    assert!(posts.contains("Permanent Mission of Nigeria"), "{posts}");
    assert_eq!(browser.page("/posts/find?q=epr").await, "[]");
    let posts = browser.page("/posts/find?q=perm").await;
    assert!(posts.contains("Permanent Mission of Nigeria"), "{posts}");
}

#[actix_web::test]
async fn mail_to_a_state_goes_to_geneva_first_and_to_a_holder_before_a_mailbox() {
    let app = TestApp::new().await;
    let someone = |name, email, marking, team| {
        Someone {
            name,
            email,
            marking,
            team,
        }
        .add(&app)
    };
    // Nigeria: a mailbox in Geneva and a holder with an address.
    let (geneva, first) = mission(&app);
    let boxed = post(
        &app,
        geneva,
        "Counsellor",
        Some("counsellor@nga.example.org"),
    );
    let holder = someone(
        ("Amina", "Bello"),
        Some("a@nga.example.org"),
        Marking::Coordination,
        "Malawi",
    );
    tenure(&app, holder, first, "2022-01-10", None);
    // Uganda: the holder in Geneva has left; the mailbox stays.
    let kampala = organisation(&app, "mission_geneva", "Mission of Uganda", Some("UGA"));
    let mailbox = post(&app, kampala, "Ambassador", Some("amb@uga.example.org"));
    let left = someone(
        ("Has", "Left"),
        Some("left@uga.example.org"),
        Marking::Coordination,
        "Malawi",
    );
    tenure(&app, left, mailbox, "2020-01-01", Some("2023-05-31"));
    // Peru: nothing in Geneva but a restricted person of Spain; the capital answers.
    let lima = organisation(&app, "mission_geneva", "Mission of Peru", Some("PER"));
    let hidden = post(&app, lima, "Ambassador", None);
    let secret = someone(
        ("Secret", "One"),
        Some("secret@per.example.org"),
        Marking::Restricted,
        "Spain",
    );
    tenure(&app, secret, hidden, "2022-01-01", None);
    let ministry = organisation(&app, "capital", "Ministry", Some("PER"));
    let desk = post(&app, ministry, "Desk", Some("desk@per.example.org"));
    let who = actor(&app, Role::Coordinator, "Malawi");
    let states = ["PER", "UGA", "NGA", "FIN"].map(state);
    let found = app.read(|conn| addressees(conn, &who, &states, app.app.clock.today()));
    let shown: Vec<_> = found
        .iter()
        .map(|a| {
            (
                a.state.as_str().to_owned(),
                a.email.as_str(),
                a.person_id,
                a.post_id,
                a.language,
            )
        })
        .collect();
    assert_eq!(
        shown,
        [
            (
                "NGA".to_owned(),
                "a@nga.example.org",
                Some(PersonId(holder)),
                Some(PostId(first)),
                Lang::Fr
            ),
            (
                "PER".to_owned(),
                "desk@per.example.org",
                None,
                Some(PostId(desk)),
                Lang::En
            ),
            (
                "UGA".to_owned(),
                "amb@uga.example.org",
                None,
                Some(PostId(mailbox)),
                Lang::En
            ),
        ]
    );
    assert_ne!(boxed, first);
    let spain = actor(&app, Role::Coordinator, "Spain");
    let found = app.read(|conn| addressees(conn, &spain, &[state("PER")], app.app.clock.today()));
    assert_eq!(found[0].email, "secret@per.example.org");
    let before = app.app.db.queries();
    app.read(|conn| addressees(conn, &who, &states, app.app.clock.today()));
    // PostgreSQL is asked first whether it is still there.
    assert!(app.app.db.queries() - before <= 5);
}

#[actix_web::test]
async fn a_persons_page_shows_the_exchanges_its_reader_may_read() {
    let app = TestApp::new().await;
    let id = person(&app, "Kato", "Okello", Marking::WorkingGroup, "Malawi");
    let now = app.app.clock.now();
    let spain = actor(&app, Role::Coordinator, "Spain").team_id;
    for number in 0..12 {
        app.write(|conn| {
            let marking = if number == 0 {
                Marking::Restricted
            } else {
                Marking::Coordination
            };
            let exchange: i64 = diesel::insert_into(exchanges::table)
                .values((
                    exchanges::state.eq(state("UGA")),
                    exchanges::kind.eq("call"),
                    exchanges::held_on.eq(now.date() - TimeDelta::days(number)),
                    exchanges::zone.eq("UTC"),
                    exchanges::place.eq(""),
                    exchanges::spoke_for_us.eq(""),
                    exchanges::summary.eq(format!("Talk {number}\nsecond line")),
                    exchanges::marking.eq(marking),
                    exchanges::team_id.eq(spain),
                    exchanges::created_at.eq(now),
                    exchanges::updated_at.eq(now),
                ))
                .returning(exchanges::id)
                .get_result(conn)?;
            diesel::insert_into(exchange_people::table)
                .values((
                    exchange_people::exchange_id.eq(exchange),
                    exchange_people::person_id.eq(id),
                ))
                .execute(conn)?;
            Ok(())
        });
    }
    let browser = app.coordinator();
    let html = browser.page(&format!("/contacts/{id}")).await;
    let lines = all(&html, ".log li");
    assert_eq!(lines.len(), 10);
    assert!(
        lines[0].contains("Talk 1") && !lines[0].contains("second line"),
        "{lines:?}"
    );
    let onward = hrefs(&html, ".section-head .end a");
    assert!(
        onward.contains(&format!("/exchanges?person={id}")),
        "{onward:?}"
    );
    assert!(html.contains("All exchanges"));
    let partner = app.signed_in(Role::Partner, "ICRC");
    let html = partner.page(&format!("/contacts/{id}")).await;
    assert!(all(&html, ".log li").is_empty());
}

#[actix_web::test]
async fn a_letter_opens_as_the_person_is_addressed_in_the_language_written_in() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let fields = but(
        PERSON,
        &[
            ("rank", "ambassador"),
            ("form_of_address", "ms"),
            ("language", "fr"),
            ("channel", "note_verbale"),
        ],
    );
    let path = browser.post("/contacts", &fields).await.location();
    let html = browser.page(&path).await;
    assert_eq!(all(&html, "#salutation"), ["Madame l’Ambassadrice,"]);
    assert!(html.contains("note verbale"));
    let html = browser.page(&format!("{path}/edit")).await;
    assert!(html.contains("value=\"ambassador\" selected"));
    for (name, wrong) in [
        ("rank", "king"),
        ("form_of_address", "x"),
        ("channel", "owl"),
    ] {
        let fields = but(
            &fields,
            &[(name, wrong), ("family", "Other"), ("email", "")],
        );
        let reply = browser.post("/contacts", &fields).await;
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY, "{wrong}");
    }
    // Nothing known: nothing claimed.
    let plain = but(PERSON, &[("family", "Plain"), ("email", "")]);
    let path = browser.post("/contacts", &plain).await.location();
    assert_eq!(
        all(&browser.page(&path).await, "#salutation"),
        ["Dear colleague,"]
    );
}

#[actix_web::test]
async fn who_is_not_to_be_mailed_is_nobodys_addressee_and_the_list_finds_them() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let (_, post) = mission(&app);
    let fields = but(PERSON, &[("do_not_mail", "Asked for letters alone")]);
    let path = browser.post("/contacts", &fields).await.location();
    let id: i64 = path.rsplit('/').next().unwrap().parse().unwrap();
    tenure(&app, id, post, "2022-01-10", None);
    let html = browser.page(&path).await;
    assert!(html.contains("Asked for letters alone"));
    let listed = |html: &str| all(html, "tbody th a");
    assert_eq!(listed(&browser.page("/contacts?mail=no").await).len(), 1);
    let actor = actor(&app, Role::Coordinator, "Malawi");
    let (found, closed) = app.read(|conn| {
        let states = [state("NGA")];
        let today = day("2023-06-01");
        Ok((
            addressees(conn, &actor, &states, today)?,
            not_to_be_mailed(conn, &actor, &states)?,
        ))
    });
    assert!(found.iter().all(|it| it.person_id != Some(PersonId(id))));
    assert!(closed.contains(&state("NGA")));
    let edit = but(&fields, &[("do_not_mail", ""), ("version", "1")]);
    browser.post(&path, &edit).await.location();
    assert!(listed(&browser.page("/contacts?mail=no").await).is_empty());
}

#[actix_web::test]
async fn what_someone_speaks_is_shown_edited_and_exported() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let spoken = [
        PERSON,
        &[("spoken", "sw"), ("spoken", "ar"), ("spoken", "en")],
    ]
    .concat();
    let path = browser.post("/contacts", &spoken).await.location();
    let html = browser.page(&path).await;
    // In the order of the list; that to write in is spoken anyway.
    assert!(html.contains("<dd>Arabic, Swahili</dd>"), "{html}");
    let csv = browser.page("/contacts.csv").await;
    assert!(
        csv.contains("Other languages") && csv.contains("\"Arabic, Swahili\""),
        "{csv}"
    );
    let form = browser.page(&format!("{path}/edit")).await;
    assert!(form.contains("value=\"ar\" selected") && !form.contains("value=\"pt\" selected"));
    let wrong = [PERSON, &[("spoken", "xx"), ("version", "1")]].concat();
    let reply = browser.post(&path, &wrong).await;
    assert_eq!(reply.status, 422);
    let none = [PERSON, &[("spoken", "ru"), ("version", "1")]].concat();
    browser.post(&path, &none).await.location();
    let html = browser.page(&path).await;
    assert!(html.contains("<dd>Russian</dd>"), "{html}");
    let stale = browser.post(&path, &none).await;
    assert_eq!(stale.status, 409);
}
