//! The calendar: a month as a table and as a list, one event as a file, and feeds that a
//! program fetches.

use accede::auth::{Marking, Role};
use accede::db::schema::{audit, calendar_feeds, commitments, events, users};
use actix_web::http::StatusCode;
use chrono::TimeDelta;
use diesel::prelude::*;

use crate::access::Reader;
use crate::canaries::{Ground, add, fill};
use crate::desk_data::{self, commitment, event, exchange, follow_up};
use crate::exchanges::queries;
use crate::support::{Browser, Reply, TestApp, all, fold};
use crate::survey::released;

const PUBLIC: Marking = Marking::Public;

/// The titles on a page of the calendar.
fn titles(html: &str) -> Vec<String> {
    let mut found = all(html, ".month li a, .month li.meeting");
    found.extend(all(html, ".log li p:first-child"));
    found
}

/// The titles on one day of the table.
fn on(html: &str, day: &str) -> Vec<String> {
    let document = scraper::Html::parse_document(html);
    let cells = scraper::Selector::parse(".month td").unwrap();
    let time = scraper::Selector::parse("time").unwrap();
    let entries = scraper::Selector::parse("li").unwrap();
    let mut cells = document.select(&cells);
    let cell = cells
        .find(|cell| cell.select(&time).next().unwrap().value().attr("datetime") == Some(day))
        .unwrap_or_else(|| panic!("{day} is not there"));
    cell.select(&entries)
        .map(|it| fold(&it.text().collect::<String>()))
        .collect()
}

/// Where the links of a page lead.
fn hrefs(html: &str) -> Vec<String> {
    let document = scraper::Html::parse_document(html);
    let links = scraper::Selector::parse("main a").unwrap();
    let links = document.select(&links);
    links
        .filter_map(|link| link.value().attr("href").map(str::to_owned))
        .collect()
}

fn leads_to(html: &str, href: &str) -> bool {
    hrefs(html).iter().any(|it| it == href)
}

/// Makes a feed and returns its path.
pub async fn feed(browser: &Browser, name: &str) -> String {
    let reply = browser.post("/calendar/feeds", &[("name", name)]).await;
    assert_eq!(reply.status, StatusCode::OK, "{}", reply.text());
    let address = reply.all("#address code").remove(0);
    let at = address.find("/calendar/feed/").unwrap();
    address[at..].to_owned()
}

/// A calendar's lines, unfolded.
fn lines(text: &str) -> Vec<String> {
    assert!(text.ends_with("END:VCALENDAR\r\n"), "{text}");
    let text = text.replace("\r\n ", "");
    text.trim_end().split("\r\n").map(str::to_owned).collect()
}

/// The lines of the entry whose title contains a word.
fn entry(text: &str, word: &str) -> Vec<String> {
    let all = lines(text);
    let entries = all.split(|line| line == "BEGIN:VEVENT").skip(1);
    entries
        .map(<[String]>::to_vec)
        .find(|lines| {
            lines
                .iter()
                .any(|it| it.starts_with("SUMMARY:") && it.contains(word))
        })
        .unwrap_or_else(|| panic!("no entry is called {word}: {text}"))
}

fn value(lines: &[String], name: &str) -> String {
    let of = |line: &&String| line.split([':', ';']).next() == Some(name);
    let line = lines
        .iter()
        .find(of)
        .unwrap_or_else(|| panic!("{name}: {lines:?}"));
    line[name.len()..].trim_start_matches([':', ';']).to_owned()
}

fn form<'a>(title: &'a str, more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut fields = vec![
        ("title", title),
        ("kind", "side_event"),
        ("starts_on", "2023-06-20"),
        ("zone", "America/New_York"),
        ("opens_at", "13:15"),
        ("closes_at", "14:30"),
        ("place", "New York"),
        ("marking", "coordination"),
    ];
    for (name, value) in more {
        fields.retain(|(known, _)| known != name);
        fields.push((name, value));
    }
    fields
}

async fn enter(browser: &Browser, title: &str, more: &[(&str, &str)]) -> String {
    browser.post("/events", &form(title, more)).await.location()
}

/// One entry of each kind in June 2023.
async fn filled(app: &TestApp, browser: &Browser) {
    released(app, browser).await;
    event(
        app,
        "Workshop",
        "2023-06-15",
        "2023-06-16",
        PUBLIC,
        "Malawi",
        "UGA",
    );
    let id = exchange(app, "KEN", "2023-05-20", PUBLIC, "Spain", "We spoke");
    follow_up(app, id, "2023-06-09");
    commitment(app, "UGA", "Send the text", "2023-06-10", PUBLIC, "Spain");
}

#[actix_web::test]
async fn a_month_is_a_table_of_weeks_with_each_kind_on_its_day() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    filled(&app, &browser).await;
    let html = browser.page("/calendar").await;
    assert_eq!(all(&html, "h1"), ["June 2023"]);
    assert_eq!(
        all(&html, ".month thead th"),
        ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    );
    assert_eq!(all(&html, ".month td").len(), 35, "from 29 May to 2 July");
    assert_eq!(all(&html, ".month .today time .number"), ["1"]);
    assert_eq!(on(&html, "2023-06-15"), ["Event Workshop"]);
    assert_eq!(on(&html, "2023-06-16"), ["Event Workshop"]);
    assert_eq!(on(&html, "2023-06-14"), Vec::<String>::new());
    assert_eq!(
        on(&html, "2023-06-09"),
        ["Follow-up Follow up with Kenya: Bilateral meeting of 20 May 2023"]
    );
    assert_eq!(
        on(&html, "2023-06-10"),
        ["Commitment due Uganda: Send the text"]
    );
    assert!(html.contains("Survey closes"), "{:?}", titles(&html));
    assert!(
        html.contains("Formal meeting"),
        "the pack knows of one in June"
    );
    let long = all(&html, "section .rows li .meta");
    assert!(long.iter().all(|it| it.starts_with("Work plan · ")) && !long.is_empty());
}

#[actix_web::test]
async fn the_agenda_lists_a_month_in_its_order() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    event(
        &app,
        "Workshop",
        "2023-06-15",
        "2023-06-16",
        PUBLIC,
        "Malawi",
        "UGA",
    );
    enter(&browser, "Lunch", &[("starts_on", "2023-06-15")]).await;
    commitment(&app, "UGA", "Send the text", "2023-06-10", PUBLIC, "Spain");
    commitment(&app, "UGA", "Of July", "2023-07-01", PUBLIC, "Spain");
    let html = browser.page("/calendar?view=agenda&month=2023-06").await;
    assert!(all(&html, ".month").is_empty());
    let found: Vec<_> = titles(&html)
        .into_iter()
        .filter(|title| !title.contains("Mine Ban"))
        .collect();
    assert_eq!(
        found,
        [
            "Uganda: Send the text public",
            "Workshop public",
            "Lunch coordination"
        ]
    );
    let meta = all(&html, ".log .meta");
    assert!(meta.contains(&"15–16 June 2023 · Geneva · Malawi".to_owned()));
    assert!(meta.contains(&"13:15–14:30 (America/New York) · New York · Malawi".to_owned()));
}

#[actix_web::test]
async fn filters_narrow_the_month_and_go_along_to_the_next() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    filled(&app, &browser).await;
    let of = async |query: &str| titles(&browser.page(&format!("/calendar?{query}")).await);
    assert_eq!(of("kind=commitment").await, ["Uganda: Send the text"]);
    assert_eq!(of("kind=event").await, ["Workshop", "Workshop"]);
    let uganda = of("state=UGA").await;
    assert!(uganda.contains(&"Workshop".to_owned()), "it is invited");
    assert!(uganda.contains(&"Uganda: Send the text".to_owned()));
    assert!(
        !uganda
            .iter()
            .any(|it| it.contains("Kenya") || it.contains("Mine Ban"))
    );
    let spain = desk_data::team(&app, "Spain");
    let of_spain = of(&format!("team={spain}")).await;
    assert_eq!(of_spain.len(), 2, "{of_spain:?}");
    let html = browser
        .page("/calendar?kind=event&state=UGA&month=2023-06")
        .await;
    for href in [
        "/calendar?kind=event&state=UGA&month=2023-05",
        "/calendar?kind=event&state=UGA&month=2023-07",
        "/calendar?kind=event&state=UGA",
        "/calendar?kind=event&state=UGA&month=2023-06&view=agenda",
    ] {
        assert!(leads_to(&html, href), "{href}: {:?}", hrefs(&html));
    }
    assert!(
        html.contains("name=\"month\" value=\"2023-06\""),
        "the filters keep the month"
    );
    assert_eq!(all(&html, ".chips .chip").len(), 2);
    // A word that is none filters nothing.
    let (some, all_of_it) = (of("kind=nothing&state=nowhere&month=x").await, of("").await);
    assert_eq!(some, all_of_it);
}

#[actix_web::test]
async fn an_empty_month_says_so_in_every_language() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    for view in ["month", "agenda"] {
        let html = browser
            .page(&format!("/calendar?month=2041-02&view={view}"))
            .await;
        assert_eq!(all(&html, ".empty h2"), ["Nothing is planned this month"]);
        assert_eq!(all(&html, ".count"), ["no entry"]);
        let html = browser
            .page(&format!("/calendar?month=2041-02&view={view}&kind=event"))
            .await;
        assert_eq!(
            all(&html, ".empty h2"),
            ["Nothing this month fits these filters"]
        );
        assert!(leads_to(
            &html,
            &format!("/calendar?view={view}&month=2041-02")
        ));
    }
}

#[actix_web::test]
async fn a_full_day_leads_to_the_list_and_pages_take_few_queries() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let before = queries(&app, &browser, "/calendar").await;
    for number in 0..8 {
        commitment(
            &app,
            "UGA",
            &format!("Promise {number}"),
            "2023-06-12",
            PUBLIC,
            "Spain",
        );
        event(
            &app,
            &format!("Event {number}"),
            "2023-06-13",
            "2023-06-13",
            PUBLIC,
            "Spain",
            "UGA",
        );
    }
    let html = browser.page("/calendar").await;
    assert_eq!(on(&html, "2023-06-12").len(), 4);
    assert_eq!(all(&html, ".month p.more a"), ["4 more", "4 more"]);
    assert!(leads_to(
        &html,
        "/calendar?view=agenda&month=2023-06#d2023-06-12"
    ));
    let list = browser.page("/calendar?view=agenda&month=2023-06").await;
    assert!(list.contains("id=\"d2023-06-12\""));
    assert_eq!(list.matches("Promise ").count(), 8);
    for path in [
        "/calendar",
        "/calendar?view=agenda",
        "/calendar?state=UGA&team=1",
    ] {
        let after = queries(&app, &browser, path).await;
        assert!(after <= before && after <= 10, "{path}: {before}, {after}");
    }
    let feed = feed(&browser, "Telephone").await;
    // The first fetch is noted too.
    let visitor = app.visitor();
    visitor.page(&feed).await;
    let fetched = queries(&app, &visitor, &feed).await;
    assert!(fetched <= 10, "{fetched}");
}

#[actix_web::test]
async fn an_event_near_midnight_stays_on_its_own_day() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    // In UTC it begins the day before, and the other the day after.
    for (title, zone, opens, closes) in [
        ("Early", "Pacific/Auckland", "00:15", "01:00"),
        ("Late", "America/New_York", "23:15", "23:59"),
    ] {
        let more = [("zone", zone), ("opens_at", opens), ("closes_at", closes)];
        let path = enter(&browser, title, &more).await;
        let html = browser.page("/calendar").await;
        assert!(on(&html, "2023-06-20").contains(&format!("Event, {opens} {title}")));
        let text = browser.page(&format!("{path}.ics")).await;
        let lines = entry(&text, title);
        let hour = opens.replace(':', "");
        assert_eq!(
            value(&lines, "DTSTART"),
            format!("TZID={zone}:20230620T{hour}00")
        );
    }
}

#[actix_web::test]
async fn clocks_that_change_are_told_and_a_time_they_skip_is_refused() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let more = [
        ("zone", "Europe/Zurich"),
        ("starts_on", "2023-10-28"),
        ("ends_on", "2023-10-29"),
    ];
    let path = enter(&browser, "Across", &more).await;
    let text = browser.page(&format!("{path}.ics")).await;
    assert!(text.contains("DTSTART;TZID=Europe/Zurich:20231028T131500\r\n"));
    assert!(text.contains("DTEND;TZID=Europe/Zurich:20231029T143000\r\n"));
    assert!(text.contains(
        "BEGIN:STANDARD\r\nDTSTART:20231029T030000\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\nTZNAME:CET\r\nEND:STANDARD\r\n"
    ));
    let refused = async |more: &[(&str, &str)]| {
        let reply = browser.post("/events", &form("Refused", more)).await;
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
        reply.all(".error-summary li")
    };
    let skipped = [
        ("zone", "Europe/Zurich"),
        ("starts_on", "2023-03-26"),
        ("opens_at", "02:30"),
    ];
    assert_eq!(refused(&skipped).await.len(), 1);
    assert_eq!(
        refused(&[("closes_at", "")]).await,
        ["Ends at: Give both times, or neither."]
    );
    assert_eq!(
        refused(&[("opens_at", "")]).await,
        ["Begins at: Give both times, or neither."]
    );
    assert_eq!(
        refused(&[("closes_at", "13:00")]).await,
        ["Ends at: The event ends before it begins."]
    );
    // The hour that comes twice is the first of the two.
    let twice = [
        ("zone", "Europe/Zurich"),
        ("starts_on", "2023-10-29"),
        ("opens_at", "01:30"),
        ("closes_at", "02:30"),
    ];
    enter(&browser, "Twice", &twice).await;
}

#[actix_web::test]
async fn an_entry_keeps_its_id_and_its_number_grows_until_it_is_struck_out() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let path = enter(&browser, "Lunch talk", &[]).await;
    let feed = feed(&browser, "Telephone").await;
    let before = entry(&app.visitor().page(&feed).await, "Lunch");
    assert_eq!(value(&before, "UID"), "event-1@127.0.0.1");
    assert_eq!(value(&before, "SEQUENCE"), "1");
    assert_eq!(value(&before, "STATUS"), "CONFIRMED");
    assert_eq!(value(&before, "CATEGORIES"), "Event,Side event");
    assert_eq!(value(&before, "LOCATION"), "New York");
    assert_eq!(value(&before, "URL"), "http://127.0.0.1:8080/events/1");
    let own = entry(&browser.page(&format!("{path}.ics")).await, "Lunch");
    assert_eq!(
        value(&own, "UID"),
        value(&before, "UID"),
        "one event, one id"
    );
    app.app.clock.advance(TimeDelta::minutes(5));
    let changed = form(
        "Lunch talk, moved",
        &[("version", "1"), ("opens_at", "14:00")],
    );
    browser.post(&path, &changed).await.location();
    let after = entry(&app.visitor().page(&feed).await, "moved");
    assert_eq!(value(&after, "UID"), "event-1@127.0.0.1");
    assert_eq!(value(&after, "SEQUENCE"), "2");
    assert_eq!(
        value(&after, "DTSTART"),
        "TZID=America/New_York:20230620T140000"
    );
    assert!(value(&after, "LAST-MODIFIED") > value(&before, "LAST-MODIFIED"));
    assert_eq!(value(&after, "DTSTAMP"), value(&after, "LAST-MODIFIED"));
    app.app.clock.advance(TimeDelta::minutes(5));
    browser.post(&format!("{path}/bin"), &[]).await.location();
    let gone = entry(&app.visitor().page(&feed).await, "moved");
    assert_eq!(value(&gone, "SEQUENCE"), "3");
    assert_eq!(value(&gone, "STATUS"), "CANCELLED");
    assert!(value(&gone, "LAST-MODIFIED") > value(&after, "LAST-MODIFIED"));
    assert!(!browser.page("/calendar").await.contains("moved"));
}

#[actix_web::test]
async fn texts_are_escaped_and_long_lines_folded() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let title = "Déjeuner; \\n, \"x\": 老虎 ".to_owned() + &"très long ".repeat(12);
    let more = [
        ("description", "One\r\nBEGIN:VEVENT\r\nTwo;,"),
        ("place", "A, B"),
    ];
    let path = enter(&browser, title.trim(), &more).await;
    let reply = browser.get(&format!("{path}.ics")).await;
    let header = |name: &str| reply.headers.get(name).unwrap().to_str().unwrap();
    assert_eq!(header("Content-Type"), "text/calendar; charset=utf-8");
    assert!(header("Content-Disposition").contains("event-1.ics"));
    let text = reply.text();
    assert!(
        text.split("\r\n")
            .all(|line| line.len() <= 75 && !line.contains('\n'))
    );
    assert_eq!(text.matches("\r\nBEGIN:VEVENT\r\n").count(), 1);
    let lines = entry(&text, "Déjeuner");
    assert!(value(&lines, "SUMMARY").starts_with("Déjeuner\\; \\\\n\\, \"x\": 老虎 très long"));
    assert_eq!(value(&lines, "LOCATION"), "A\\, B");
    assert!(value(&lines, "DESCRIPTION").ends_with("One\\nBEGIN:VEVENT\\nTwo\\;\\,"));
}

/// What can be read in a feed of a new account, and on its page of the calendar.
async fn both(app: &TestApp, role: Role, team: &str) -> (String, String) {
    let browser = app.signed_in(role, team);
    let feed = feed(&browser, "Telephone").await;
    let file = app.visitor().page(&feed).await.replace("\r\n ", "");
    (file, browser.page("/calendar?view=agenda").await)
}

#[actix_web::test]
async fn a_feed_reads_as_its_owner_and_never_what_is_restricted() {
    let app = TestApp::new().await;
    let canaries = fill(&app);
    for role in Role::ALL {
        for team in ["Malawi", "Spain"] {
            let (file, page) = both(&app, *role, team).await;
            for canary in canaries
                .iter()
                .filter(|it| ["events", "commitments"].contains(&it.table))
            {
                let open = match canary.marking {
                    Marking::Public => true,
                    Marking::WorkingGroup => *role != Role::Observer,
                    Marking::Coordination => !matches!(role, Role::Observer | Role::Partner),
                    Marking::Restricted => false,
                };
                let own = canary.marking == Marking::Restricted
                    && canary.team == team
                    && *role != Role::Observer;
                assert_eq!(
                    file.contains(&canary.word),
                    open,
                    "{role} of {team}: {canary:?}"
                );
                assert_eq!(
                    page.contains(&canary.word),
                    open || own,
                    "{role} of {team}: {canary:?}"
                );
            }
        }
    }
}

#[actix_web::test]
async fn an_event_that_is_hidden_or_missing_has_no_file_and_a_restricted_one_is_entered() {
    let app = TestApp::new().await;
    let ground = Ground::new(&app);
    let canaries = add(&app, &ground, |marking, team| {
        marking == Marking::Restricted && team == "Malawi"
    });
    let id = canaries.iter().find(|it| it.table == "events").unwrap().id;
    let path = format!("/events/{id}.ics");
    let other = app.signed_in(Role::Administrator, "Spain");
    for path in [path.as_str(), "/events/987654.ics", "/events/x.ics"] {
        assert_eq!(
            other.get(path).await.status,
            StatusCode::NOT_FOUND,
            "{path}"
        );
    }
    assert_eq!(app.visitor().get(&path).await.status, StatusCode::SEE_OTHER);
    app.coordinator().page(&path).await;
    let entered: Vec<String> = app.read(|conn| {
        Ok(audit::table
            .filter(audit::action.eq_any(["record.read", "file.export"]))
            .order(audit::id)
            .select(audit::action)
            .load(conn)?)
    });
    assert_eq!(entered, ["record.read", "file.export"]);
}

/// What a feed answers that opens nothing, without the request's own name.
async fn refused(app: &TestApp, path: &str) -> (StatusCode, String) {
    let reply: Reply = app.visitor().get(path).await;
    let text = crate::readers::readable("", &reply).replace(path, "PATH");
    (reply.status, text)
}

#[actix_web::test]
async fn a_feed_ends_with_its_revocation_its_account_and_its_password() {
    let app = TestApp::new().await;
    let missing = refused(&app, "/calendar/feed/none.ics").await;
    assert_eq!(missing.0, StatusCode::NOT_FOUND);
    let owner = Reader::new(&app, Role::Contributor, "Malawi");
    let path = feed(&owner.browser, "Telephone").await;
    app.visitor().page(&path).await;
    // Whoever else it is, it is not theirs to revoke.
    let other = app.coordinator();
    let revoke = "/calendar/feeds/1/revoke";
    assert_eq!(other.post(revoke, &[]).await.status, StatusCode::NOT_FOUND);
    owner.browser.post(revoke, &[]).await.location();
    assert_eq!(refused(&app, &path).await, missing);
    // A disabled account reads nothing, however that came about.
    let path = feed(&owner.browser, "Telephone").await;
    let now = app.app.clock.now();
    let disabled = |at| {
        app.write(|conn| {
            diesel::update(users::table.filter(users::id.eq(owner.id)))
                .set(users::disabled_at.eq(at))
                .execute(conn)?;
            Ok(())
        });
    };
    disabled(Some(now));
    assert_eq!(refused(&app, &path).await, missing);
    disabled(None);
    app.visitor().page(&path).await;
    let email = app.read(|conn| {
        Ok(users::table
            .find(owner.id)
            .select(users::email)
            .first::<String>(conn)?)
    });
    app.write(|conn| accede::auth::disable_user(conn, accede::audit::Who::System, &email, now));
    disabled(None);
    assert_eq!(
        refused(&app, &path).await,
        missing,
        "disabling takes it back for good"
    );
}

#[actix_web::test]
async fn a_feed_waits_for_the_second_factor_that_its_owners_role_owes() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let path = feed(&browser, "Telephone").await;
    app.visitor().page(&path).await;
    let app = app
        .restarted_with(|settings| settings.sign_in.second_factor_for = vec![Role::Coordinator])
        .await;
    assert_eq!(app.visitor().get(&path).await.status, StatusCode::NOT_FOUND);
}

#[actix_web::test]
async fn a_role_that_changes_changes_what_its_feed_reads() {
    let app = TestApp::new().await;
    let owner = Reader::new(&app, Role::Coordinator, "Malawi");
    enter(&owner.browser, "Inside talk", &[]).await;
    let path = feed(&owner.browser, "Telephone").await;
    assert!(app.visitor().page(&path).await.contains("Inside talk"));
    app.write(|conn| {
        diesel::update(users::table.filter(users::id.eq(owner.id)))
            .set(users::role.eq(Role::Partner))
            .execute(conn)?;
        Ok(())
    });
    assert!(!app.visitor().page(&path).await.contains("Inside talk"));
}

#[actix_web::test]
async fn feeds_are_few_named_kept_by_their_hash_and_entered_in_the_audit() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let html = browser.page("/calendar/feeds").await;
    assert!(html.contains("Restricted records never leave the desk this way"));
    let reply = browser.post("/calendar/feeds", &[("name", " ")]).await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    let long = "x".repeat(61);
    let reply = browser.post("/calendar/feeds", &[("name", &long)]).await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(reply.text().contains(&long), "what was typed comes back");
    let mut paths = Vec::new();
    for number in 1..=5 {
        paths.push(feed(&browser, &format!("Program {number}")).await);
    }
    let reply = browser
        .post("/calendar/feeds", &[("name", "One more")])
        .await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(reply.text().contains("value=\"One more\""));
    let kept: Vec<String> = app.read(|conn| {
        Ok(calendar_feeds::table
            .select(calendar_feeds::token_hash)
            .load(conn)?)
    });
    for path in &paths {
        let token = path
            .trim_start_matches("/calendar/feed/")
            .trim_end_matches(".ics");
        assert_eq!(token.len(), 43, "256 bits");
        assert!(!kept.contains(&token.to_owned()));
        let bytes = app.digest();
        let found = bytes.windows(token.len()).any(|it| it == token.as_bytes());
        assert!(!found, "the token is kept nowhere");
    }
    app.visitor().page(&paths[1]).await;
    let html = browser.page("/calendar/feeds").await;
    assert!(
        !html.contains("/calendar/feed/"),
        "an address is shown once"
    );
    assert!(all(&html, "#f-name").is_empty(), "no more may be made");
    assert_eq!(
        all(&html, "tbody td:nth-of-type(2)"),
        ["never", "1 Jun 2023, 09:00", "never", "never", "never"]
    );
    browser
        .post("/calendar/feeds/3/revoke", &[])
        .await
        .location();
    feed(&browser, "In its place").await;
    let actions: Vec<(String, String)> = app.read(|conn| {
        Ok(audit::table
            .filter(audit::subject.eq("calendar_feeds"))
            .order(audit::id.desc())
            .limit(2)
            .select((audit::action, audit::subject_id))
            .load(conn)?)
    });
    let expected = [("feed.make", "6"), ("feed.revoke", "3")];
    assert_eq!(actions, expected.map(|(a, b)| (a.to_owned(), b.to_owned())));
    let audit = browser.page("/admin/audit").await;
    assert!(audit.contains("revoked a calendar address"));
}

#[actix_web::test]
async fn a_fetch_enters_nothing_and_says_when_there_is_nothing_new() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    commitment(&app, "UGA", "Send the text", "2023-06-10", PUBLIC, "Spain");
    let path = feed(&browser, "Telephone").await;
    let visitor = app.visitor();
    let reply = visitor.get(&path).await;
    let tag = reply
        .headers
        .get("ETag")
        .unwrap()
        .to_str()
        .unwrap()
        .to_owned();
    let digest = app.digest();
    let again = async |tag: &str| {
        let request = actix_web::test::TestRequest::get()
            .uri(&path)
            .insert_header(("If-None-Match", tag.to_owned()));
        app.visitor().send(request).await
    };
    for known in [tag.clone(), format!("\"x\", W/{tag}")] {
        let reply = again(&known).await;
        assert_eq!(reply.status, StatusCode::NOT_MODIFIED);
        assert!(reply.bytes.is_empty());
    }
    assert_eq!(again("\"x\"").await.status, StatusCode::OK);
    assert!(
        app.digest() == digest,
        "fetching within the hour changes nothing"
    );
    app.app.clock.advance(TimeDelta::minutes(90));
    let entries: i64 = app.read(|conn| Ok(audit::table.count().get_result(conn)?));
    assert_eq!(again(&tag).await.status, StatusCode::NOT_MODIFIED);
    assert!(
        browser
            .page("/calendar/feeds")
            .await
            .contains("1 Jun 2023, 10:30")
    );
    let after: i64 = app.read(|conn| Ok(audit::table.count().get_result(conn)?));
    assert_eq!(entries, after, "a program that asks is no reading");
    app.write(|conn| {
        diesel::update(commitments::table)
            .set(commitments::version.eq(2))
            .execute(conn)?;
        Ok(())
    });
    assert_eq!(again(&tag).await.status, StatusCode::OK);
}

#[actix_web::test]
async fn a_feed_reaches_three_months_back_and_a_year_ahead() {
    let app = TestApp::new().await;
    let browser = app.coordinator();
    for (title, on) in [
        ("Long ago", "2023-02-01"),
        ("Lately", "2023-03-15"),
        ("Next year", "2024-06-01"),
        ("Far off", "2025-01-01"),
    ] {
        event(&app, title, on, on, PUBLIC, "Malawi", "UGA");
    }
    let path = feed(&browser, "Telephone").await;
    let text = app.visitor().page(&path).await;
    let found = |title: &str| text.contains(&format!("SUMMARY:{title}\r\n"));
    assert!(found("Lately") && found("Next year"));
    assert!(!found("Long ago") && !found("Far off"));
    let rows: i64 = app.read(|conn| Ok(events::table.count().get_result(conn)?));
    assert_eq!(rows, 4);
}

#[actix_web::test]
async fn the_calendar_is_reached_from_every_page_and_from_today_and_events() {
    let app = TestApp::new().await;
    let observer = app.signed_in(Role::Observer, "CMC");
    for path in ["/", "/events", "/states", "/account"] {
        let html = observer.page(path).await;
        assert!(html.contains("href=\"/calendar\""), "{path}");
    }
    assert!(
        observer
            .page("/account")
            .await
            .contains("href=\"/calendar/feeds\"")
    );
}

#[actix_web::test]
async fn a_formal_meeting_that_moves_and_a_line_that_changes_say_so_to_calendars() {
    use crate::workplan::{line, load};
    let app = TestApp::new().await;
    let browser = app.coordinator();
    let feed = feed(&browser, "Telephone").await;
    let mut pack = accede::pack::embedded().unwrap();
    let today = app.app.clock.today();
    let next = pack
        .meetings
        .iter_mut()
        .find(|it| it.days.is_some_and(|(from, _)| from > today))
        .unwrap();
    let name = next.name.in_language("en").to_owned();
    let before = entry(&app.visitor().page(&feed).await, &name);
    assert_eq!(value(&before, "SEQUENCE"), "1");
    app.app.clock.advance(TimeDelta::minutes(5));
    let later = TimeDelta::days(1);
    next.days = next.days.map(|(from, until)| (from + later, until + later));
    pack.digest = "moved".to_owned();
    load(&app, &pack);
    let after = entry(&app.visitor().page(&feed).await, &name);
    assert_eq!(value(&after, "UID"), value(&before, "UID"));
    assert_ne!(value(&after, "DTSTART"), value(&before, "DTSTART"));
    assert_eq!(value(&after, "SEQUENCE"), "2");
    // The facts of a test come from the machine's clock, which is ahead of the desk's.
    assert_ne!(
        value(&after, "LAST-MODIFIED"),
        value(&before, "LAST-MODIFIED")
    );

    app.app.clock.advance(TimeDelta::minutes(5));
    let id = line(&app);
    let of_line = |text: &str| {
        let uid = format!("timeline-{id}@");
        let found = text.split("BEGIN:VEVENT").find(|it| it.contains(&uid));
        let found = found.unwrap_or_else(|| panic!("{text}"));
        let lines: Vec<String> = found.split("\r\n").map(str::to_owned).collect();
        lines
    };
    let before = of_line(&app.visitor().page(&feed).await);
    let fields = [("actual_from", "2023-02-18"), ("version", "1")];
    browser
        .post(&format!("/work-plan/timeline/{id}"), &fields)
        .await
        .location();
    let after = of_line(&app.visitor().page(&feed).await);
    assert_eq!(value(&after, "SEQUENCE"), "2");
    assert_ne!(
        value(&after, "LAST-MODIFIED"),
        value(&before, "LAST-MODIFIED")
    );
}
