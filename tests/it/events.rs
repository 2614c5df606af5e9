//! Events: the calendar, invitations, who came, and what was said there.

use accede::auth::{Marking, Role};
use accede::db::schema::{event_guests, events};
use actix_web::http::StatusCode;
use diesel::prelude::*;

use crate::exchanges::{log, person, posted, queries, verbs};
use crate::support::{Browser, TestApp, all};

fn form<'a>(title: &'a str, more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut fields = vec![
        ("title", title),
        ("kind", "regional_workshop"),
        ("starts_on", "2023-06-15"),
        ("ends_on", "2023-06-16"),
        ("place", "Yaoundé"),
        ("zone", "Africa/Douala"),
        ("marking", "coordination"),
    ];
    for (name, value) in more {
        fields.retain(|(known, _)| known != name);
        fields.push((name, value));
    }
    fields
}

/// Enters an event; its address.
pub async fn enter(browser: &Browser, title: &str, more: &[(&str, &str)]) -> String {
    browser.post("/events", &form(title, more)).await.location()
}

fn titles(html: &str) -> Vec<String> {
    all(html, "tbody th a")
}

#[actix_web::test]
async fn a_workshop_is_entered_and_stands_in_the_calendar() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let html = browser.page("/events/new").await;
    assert!(html.contains("<option value=\"Europe/Zurich\" selected>"));
    let path = enter(&browser, "Workshop on ratification", &[]).await;
    let html = browser.page(&path).await;
    assert_eq!(all(&html, "h1"), ["Workshop on ratification"]);
    assert_eq!(
        all(&html, ".lead"),
        ["15–16 June 2023 · Yaoundé (Africa/Douala) coordination"]
    );
    let list = browser.page("/events").await;
    assert_eq!(titles(&list), ["Workshop on ratification"]);
    assert_eq!(all(&list, ".count"), ["1 event"]);
    assert!(list.contains("Calendar of formal meetings"));
    assert!(list.contains("11"), "the meeting the work plan runs up to");
    assert_eq!(verbs(&app), ["event.add"]);
}

#[actix_web::test]
async fn an_empty_calendar_says_what_to_do_and_an_observer_adds_nothing() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let html = browser.page("/events").await;
    assert_eq!(all(&html, ".empty h2"), ["No event is coming"]);
    let observer = app.signed_in(Role::Observer, "CMC");
    assert!(!observer.page("/events").await.contains("/events/new"));
    assert_eq!(
        observer.get("/events/new").await.status,
        StatusCode::FORBIDDEN
    );
    let reply = observer
        .post("/events", &form("x", &[("marking", "public")]))
        .await;
    assert_eq!(reply.status, StatusCode::FORBIDDEN);
    let rows: i64 = app.read(|conn| Ok(events::table.count().get_result(conn)?));
    assert_eq!(rows, 0);
}

#[actix_web::test]
async fn a_bad_event_comes_back_with_what_was_typed() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let bad = form(
        "",
        &[
            ("starts_on", "2023-06-16"),
            ("ends_on", "2023-06-15"),
            ("zone", "Mars/Olympus"),
            ("organizer", "ISU & <friends>"),
        ],
    );
    let reply = browser.post("/events", &bad).await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    let html = reply.text();
    assert_eq!(all(&html, ".error-summary li").len(), 3, "{html}");
    assert!(html.contains("The last day is before the first."));
    assert!(html.contains("value=\"ISU &amp; &lt;friends&gt;\""));
    let one_day = enter(&browser, "One day", &[("ends_on", "")]).await;
    assert!(browser.page(&one_day).await.contains("15 June 2023 ·"));
}

#[actix_web::test]
async fn states_and_people_are_invited_and_who_came_is_saved_in_one_form() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let path = enter(&browser, "Workshop", &[]).await;
    let okello = person(&app, "Kato", "Okello", Marking::Coordination, "Malawi");
    posted(&app, okello, "UGA");
    let okello = okello.to_string();
    let invitations = format!("{path}/invitations");
    let guests = [
        ("states", "KEN"),
        ("states", "TCD"),
        ("people", okello.as_str()),
        ("states", "DJI"),
    ];
    browser.post(&invitations, &guests).await.location();
    // Inviting again changes nothing.
    browser.post(&invitations, &guests).await.location();
    let html = browser.page(&path).await;
    assert_eq!(
        all(&html, "tbody th"),
        ["Chad", "Djibouti", "Kenya", "Uganda"]
    );
    assert_eq!(
        all(&html, ".figures dd"),
        ["4", "for 4 States", "0", "0", "for 0 States"]
    );
    let ids: Vec<(i64, String)> = app.read(|conn| {
        Ok(event_guests::table
            .order(event_guests::state)
            .select((event_guests::id, event_guests::state.assume_not_null()))
            .load(conn)?)
    });
    let field = |name: &str, state: &str| {
        let found = ids.iter().find(|(_, known)| known == state).unwrap();
        format!("{name}-{}", found.0)
    };
    let (chad, kenya, uganda) = (
        field("attendance", "TCD"),
        field("attendance", "KEN"),
        field("attendance", "UGA"),
    );
    let note = field("note", "TCD");
    let djibouti = field("remove", "DJI");
    let marks = [
        ("version", "1"),
        (chad.as_str(), "absent"),
        (note.as_str(), "stranded in transit"),
        (kenya.as_str(), "attended"),
        (uganda.as_str(), "attended"),
        ("remove", djibouti.trim_start_matches("remove-")),
    ];
    browser
        .post(&format!("{path}/guests"), &marks)
        .await
        .location();
    let html = browser.page(&path).await;
    assert_eq!(all(&html, "tbody th").len(), 3);
    assert_eq!(
        all(&html, ".figures dd"),
        ["3", "for 3 States", "2", "2", "for 2 States"]
    );
    assert!(html.contains("value=\"stranded in transit\""));
    let list = browser.page("/events").await;
    assert_eq!(all(&list, "td[data-label='Came']"), ["2"]);
    assert_eq!(
        verbs(&app),
        ["event.add", "event.invite", "event.invite", "event.guests"]
    );
}

#[actix_web::test]
async fn someone_who_stands_for_no_state_is_not_invited_for_one() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let path = enter(&browser, "Workshop", &[]).await;
    person(&app, "Anna", "Moreau", Marking::Public, "Malawi");
    let invitations = format!("{path}/invitations");
    let typed = [("people_text", "Moreau"), ("states", "KEN")];
    let reply = browser.post(&invitations, &typed).await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        reply
            .text()
            .contains("Anna Moreau holds no post for a State")
    );
    assert!(
        reply
            .text()
            .contains("<option value=\"KEN\" data-hint=\"African Group\" selected>")
    );
    let nobody = browser.post(&invitations, &[]).await;
    assert_eq!(nobody.status, StatusCode::UNPROCESSABLE_ENTITY);
    let unknown = browser.post(&invitations, &[("states", "XXX")]).await;
    assert_eq!(unknown.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[actix_web::test]
async fn two_who_note_attendance_at_once_see_both_versions() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let path = enter(&browser, "Workshop", &[]).await;
    browser
        .post(&format!("{path}/invitations"), &[("states", "KEN")])
        .await
        .location();
    let guests = format!("{path}/guests");
    let id: i64 = app.read(|conn| Ok(event_guests::table.select(event_guests::id).first(conn)?));
    let (attendance, note) = (format!("attendance-{id}"), format!("note-{id}"));
    let theirs = [
        ("version", "1"),
        (attendance.as_str(), "attended"),
        (note.as_str(), ""),
    ];
    browser.post(&guests, &theirs).await.location();
    let mine = [
        ("version", "1"),
        (attendance.as_str(), "absent"),
        (note.as_str(), "ill"),
    ];
    let reply = browser.post(&guests, &mine).await;
    assert_eq!(reply.status, StatusCode::CONFLICT);
    assert_eq!(reply.all("tr.differs th"), ["Kenya", "Note: Kenya"]);
    let keep_attendance = format!("_keep_{attendance}");
    let (mine_note, theirs_attendance) = (format!("_mine_{note}"), format!("_theirs_{attendance}"));
    let choice = [
        ("_merge", "1"),
        ("version", "2"),
        (keep_attendance.as_str(), "theirs"),
        (theirs_attendance.as_str(), "attended"),
        (mine_note.as_str(), "ill"),
    ];
    browser.post(&guests, &choice).await.location();
    let saved: (String, String) = app.read(|conn| {
        Ok(event_guests::table
            .select((event_guests::attendance, event_guests::note))
            .first(conn)?)
    });
    assert_eq!(saved, ("attended".to_owned(), "ill".to_owned()));
    let long = "x".repeat(301);
    let bad = [
        ("version", "3"),
        (attendance.as_str(), "absent"),
        (note.as_str(), long.as_str()),
    ];
    let reply = browser.post(&guests, &bad).await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(reply.text().contains(&long));
}

#[actix_web::test]
async fn a_guest_the_reader_may_not_know_of_is_neither_shown_nor_counted() {
    let app = TestApp::new().await;
    let spain = app.signed_in(Role::Coordinator, "Spain");
    let path = enter(&spain, "Workshop", &[("marking", "public")]).await;
    let hidden = person(&app, "Secret", "Source", Marking::Restricted, "Spain");
    posted(&app, hidden, "UGA");
    let hidden = hidden.to_string();
    let guests = [("people", hidden.as_str()), ("states", "KEN")];
    spain
        .post(&format!("{path}/invitations"), &guests)
        .await
        .location();
    assert_eq!(all(&spain.page(&path).await, "tbody th").len(), 2);
    for browser in [app.coordinator(), app.signed_in(Role::Observer, "CMC")] {
        let html = browser.page(&path).await;
        assert_eq!(all(&html, "tbody th"), ["Kenya"]);
        assert!(!html.contains("Source"));
        assert_eq!(all(&html, ".figures dd")[..2], ["1", "for 1 State"]);
        assert_eq!(
            all(&browser.page("/events").await, "td[data-label='Invited']"),
            ["1"]
        );
    }
}

#[actix_web::test]
async fn a_marking_hides_an_event_in_list_count_file_and_page() {
    let app = TestApp::new().await;
    let malawi = app.coordinator();
    let mut paths = Vec::new();
    for marking in Marking::ALL {
        let title = format!("Event {marking}");
        paths.push(enter(&malawi, &title, &[("marking", marking.as_str())]).await);
    }
    for (role, team, seen) in [
        (Role::Contributor, "Malawi", 4),
        (Role::Coordinator, "Spain", 3),
        (Role::Partner, "Spain", 2),
        (Role::Observer, "Malawi", 1),
    ] {
        let browser = app.signed_in(role, team);
        let html = browser.page("/events").await;
        assert_eq!(titles(&html).len(), seen, "{role}");
        let word = if seen == 1 { "event" } else { "events" };
        assert_eq!(all(&html, ".count"), [format!("{seen} {word}")], "{role}");
        let csv = browser.get("/events.csv").await.text();
        assert_eq!(csv.lines().count(), seen + 1, "{role}");
        let mut open = 0;
        for path in &paths {
            if browser.get(path).await.status == StatusCode::OK {
                open += 1;
                continue;
            }
            for verb in ["", "/bin", "/restore", "/invitations", "/guests"] {
                let reply = browser
                    .post(&format!("{path}{verb}"), &form("x", &[]))
                    .await;
                assert_eq!(reply.status, StatusCode::NOT_FOUND, "{role} {path}{verb}");
            }
            let filtered = format!("/exchanges?event={}", path.trim_start_matches("/events/"));
            assert_eq!(browser.get(&filtered).await.status, StatusCode::NOT_FOUND);
        }
        assert_eq!(open, seen, "{role}");
    }
    let spain = app.signed_in(Role::Contributor, "Spain");
    for verb in ["", "/bin", "/invitations", "/guests"] {
        let reply = spain
            .post(&format!("{}{verb}", paths[0]), &form("x", &[]))
            .await;
        assert_eq!(reply.status, StatusCode::FORBIDDEN, "{verb}");
    }
    assert_eq!(verbs(&app), ["event.add"; 4]);
}

#[actix_web::test]
async fn an_exchange_is_logged_at_an_event_and_shown_there() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let path = enter(
        &browser,
        "Workshop",
        &[("starts_on", "2023-05-15"), ("ends_on", "2023-05-16")],
    )
    .await;
    let id = path.rsplit('/').next().unwrap();
    let html = browser.page(&format!("/exchanges/new?event={id}")).await;
    for start in [
        "value=\"Yaoundé\"",
        "value=\"2023-05-16\"",
        "<option value=\"Africa/Douala\" selected>",
        "<option value=\"margin\" selected>",
    ] {
        assert!(html.contains(start), "{start}");
    }
    let exchange = log(&browser, "UGA", &[("event", id)]).await;
    assert!(
        browser
            .page(&exchange)
            .await
            .contains(&format!("href=\"{path}\""))
    );
    let html = browser.page(&path).await;
    assert_eq!(all(&html, ".log .kind"), ["Bilateral meeting"]);
    assert_eq!(
        all(
            &browser.page(&format!("/exchanges?event={id}")).await,
            ".chips .chip"
        )
        .len(),
        1
    );
    let hidden = enter(
        &app.signed_in(Role::Coordinator, "Spain"),
        "Secret",
        &[("marking", "restricted")],
    )
    .await;
    let hidden = hidden.rsplit('/').next().unwrap();
    assert!(!browser.page("/exchanges/new").await.contains("Secret"));
    assert_eq!(
        browser
            .get(&format!("/exchanges/new?event={hidden}"))
            .await
            .status,
        StatusCode::NOT_FOUND
    );
    let fields = crate::exchanges::form("UGA", &[("event", hidden)]);
    let reply = browser.post("/exchanges", &fields).await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[actix_web::test]
async fn an_exchange_keeps_the_event_its_editor_does_not_see() {
    let app = TestApp::new().await;
    let spain = app.signed_in(Role::Coordinator, "Spain");
    let event = enter(&spain, "Secret", &[("marking", "restricted")]).await;
    let id = event.rsplit('/').next().unwrap();
    let exchange = log(&spain, "UGA", &[("event", id)]).await;
    let malawi = app.coordinator();
    assert!(!malawi.page(&exchange).await.contains("Secret"));
    let fields = crate::exchanges::form("UGA", &[("version", "1")]);
    malawi.post(&exchange, &fields).await.location();
    assert!(spain.page(&exchange).await.contains("Secret"));
}

#[actix_web::test]
async fn a_stale_edit_of_an_event_shows_both_versions() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let path = enter(&browser, "Workshop", &[]).await;
    browser
        .post(&path, &form("Theirs", &[("version", "1")]))
        .await
        .location();
    let reply = browser
        .post(&path, &form("Mine", &[("version", "1")]))
        .await;
    assert_eq!(reply.status, StatusCode::CONFLICT);
    assert_eq!(reply.all("tr.differs th"), ["Title"]);
    assert_eq!(all(&browser.page(&path).await, "h1"), ["Theirs"]);
}

#[actix_web::test]
async fn past_and_coming_events_are_apart_and_page_without_loss() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    for number in 0..60 {
        let past = [("starts_on", "2023-05-01"), ("ends_on", "2023-05-02")];
        enter(&browser, &format!("Past {number}"), &past).await;
    }
    enter(
        &browser,
        "Running",
        &[("starts_on", "2023-05-30"), ("ends_on", "2023-06-01")],
    )
    .await;
    enter(&browser, "Coming", &[("kind", "side_event")]).await;
    assert_eq!(
        titles(&browser.page("/events").await),
        ["Running", "Coming"]
    );
    assert_eq!(
        titles(&browser.page("/events?kind=side_event").await),
        ["Coming"]
    );
    let first = browser.page("/events?when=past").await;
    let document = scraper::Html::parse_document(&first);
    let link = scraper::Selector::parse(".pager a[rel=next]").unwrap();
    let next = document
        .select(&link)
        .next()
        .unwrap()
        .attr("href")
        .unwrap()
        .to_owned();
    let second = browser.page(&next).await;
    let mut seen = titles(&first);
    seen.extend(titles(&second));
    let unique: std::collections::BTreeSet<_> = seen.iter().collect();
    assert_eq!((seen.len(), unique.len()), (60, 60));
    assert!(
        browser
            .get("/events.xlsx?when=past")
            .await
            .bytes
            .starts_with(b"PK")
    );
}

#[actix_web::test]
async fn an_event_goes_to_the_bin_and_comes_back_with_its_guests() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let path = enter(&browser, "Workshop", &[]).await;
    browser
        .post(&format!("{path}/invitations"), &[("states", "KEN")])
        .await
        .location();
    browser.post(&format!("{path}/bin"), &[]).await.location();
    assert!(titles(&browser.page("/events").await).is_empty());
    assert_eq!(titles(&browser.page("/events?bin=1").await), ["Workshop"]);
    assert!(browser.page(&path).await.contains("In the bin since"));
    let reply = browser
        .post(&format!("{path}/guests"), &[("version", "2")])
        .await;
    assert_eq!(reply.status, StatusCode::NOT_FOUND);
    browser
        .post(&format!("{path}/restore"), &[])
        .await
        .location();
    assert_eq!(all(&browser.page(&path).await, "tbody th"), ["Kenya"]);
}

#[actix_web::test]
async fn no_page_of_events_takes_more_than_twelve_queries() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let mut path = String::new();
    for number in 0..55 {
        path = enter(&browser, &format!("Event {number}"), &[]).await;
        let guests = [("states", "KEN"), ("states", "UGA")];
        browser
            .post(&format!("{path}/invitations"), &guests)
            .await
            .location();
    }
    for page in [
        "/events".to_owned(),
        path.clone(),
        format!("{path}/edit"),
        "/events/new".to_owned(),
    ] {
        let number = queries(&app, &browser, &page).await;
        assert!(number <= 12, "{page}: {number} queries");
    }
}

#[actix_web::test]
async fn titles_and_notes_are_escaped() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let bad = "<script>alert(1)</script>";
    let more = [("place", bad), ("organizer", bad), ("description", bad)];
    let path = enter(&browser, bad, &more).await;
    for page in [
        path.clone(),
        format!("{path}/edit"),
        "/events".to_owned(),
        "/exchanges/new".to_owned(),
    ] {
        let html = browser.page(&page).await;
        assert!(
            html.contains("&lt;script&gt;") && !html.contains(bad),
            "{page}"
        );
    }
}

#[actix_web::test]
async fn the_formal_meetings_are_named_in_the_readers_language() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let names = [
        ("en", "Eleventh Meeting of States Parties"),
        ("fr", "Onzième Assemblée des États parties"),
        ("es", "Undécima Reunión de los Estados Parte"),
    ];
    for (language, name) in names {
        browser
            .post("/account/language", &[("language", language)])
            .await;
        let page = browser.get("/events").await;
        assert!(page.text().contains(name), "{language}: {name}");
    }
}

#[actix_web::test]
async fn an_event_may_have_hours_on_the_clocks_of_its_place() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let hours = [("opens_at", "09:30"), ("closes_at", "12:00")];
    let path = enter(&browser, "Workshop", &hours).await;
    let html = browser.page(&path).await;
    assert_eq!(
        all(&html, ".lead"),
        ["15–16 June 2023, 09:30–12:00 · Yaoundé (Africa/Douala) coordination"]
    );
    let html = browser.page(&format!("{path}/edit")).await;
    assert!(html.contains("name=\"opens_at\" type=\"time\" value=\"09:30\""));
    let more = [("opens_at", "09:30"), ("organizer", "ISU & <friends>")];
    let reply = browser.post("/events", &form("Workshop", &more)).await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    let html = reply.text();
    assert!(html.contains("Give both times, or neither."));
    assert!(
        html.contains("value=\"09:30\""),
        "what was typed comes back"
    );
    // Without them it is for whole days again.
    let whole = form("Workshop", &[("version", "1")]);
    browser.post(&path, &whole).await.location();
    assert!(!browser.page(&path).await.contains("09:30"));
}
