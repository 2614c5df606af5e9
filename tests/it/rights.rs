//! Need to know, proved: every marked table gets records at all four markings by three
//! teams, each with a word of its own. Whoever may not read a record never sees its word,
//! and sees no page that would look otherwise without it: each page is fetched before the
//! hidden records are there and after, and is the same to the byte.

use std::collections::{BTreeMap, BTreeSet};

use accede::auth::{Marking, RecordKind, Role, UserId};
use accede::db::schema::named_readers;
use actix_web::http::StatusCode;
use diesel::prelude::*;

use crate::access::Reader;
use crate::canaries::{Canary, Ground, TEAMS, Words, add, agree};
use crate::readers::{Asking, Seen, everything, readable};
use crate::rights_matrix::{self, Column};
use crate::routes::{addresses, routes, table_of};
use crate::support::{Browser, TestApp};
use crate::survey::{link, released};

/// The report counts what it may not name, by a rule of its own that hides who it was:
/// its pages may differ by a hidden record, and never name one.
const COUNTS_BY_ITS_OWN_RULE: &str = "reports";
/// The feature that tells what is fetched here itself: its list grows with every visit. What
/// it says of records is held by the words above.
const GROWS_WITH_EVERY_VISIT: &str = "audit";

/// Someone who looks at everything.
struct Looking<'a> {
    browser: &'a Browser,
    asking: Asking,
    /// The account that records name.
    named: Option<i64>,
    /// The token of a survey link.
    token: &'a str,
}

/// Looks at everything as someone, before and after the records are there that are
/// hidden from them. What they see, by route: the markings of the records.
async fn look(app: &TestApp, reader: &Looking<'_>) -> Column {
    let Looking {
        browser,
        asking,
        named,
        token,
    } = *reader;
    let ground = Ground::new(app);
    let mut canaries = add(app, &ground, |marking, team| asking.may_read(marking, team));
    if let Some(user) = named {
        name(app, &canaries, user, asking.named_by);
    }
    canaries.splice(0..0, ground.records());
    let before = everything(browser, asking, &canaries, token).await;
    let hidden = add(app, &ground, |marking, team| {
        !asking.may_read(marking, team)
    });
    agree(app, &hidden);
    for kind in RecordKind::ALL {
        let of = |it: &&Canary| it.table == kind.as_str() && !it.word.ends_with("ground");
        let count = canaries.iter().chain(&hidden).filter(of).count();
        assert_eq!(count, 12, "{kind} at four markings by three teams");
    }
    let readable = canaries.clone();
    canaries.extend(hidden.iter().cloned());
    let after = everything(browser, asking, &canaries, token).await;
    the_same(asking, &before, &after);
    not_there(browser, asking, &hidden, &after).await;
    let words = Words::new(&canaries);
    let mut column = Column::default();
    let mut seen = BTreeSet::new();
    for (path, page) in &after {
        let row = column.entry(page.route.plain()).or_default();
        row.statuses.insert(page.status.as_u16());
        for word in words.of(&page.text) {
            let canary = words.canary(&word);
            assert!(
                asking.may_read(canary.marking, canary.team),
                "{asking:?} sees a {} record of {} in {path}: {word}",
                canary.marking,
                canary.team
            );
            row.seen.insert(relation(asking, canary));
            seen.insert(word);
        }
    }
    let missing: Vec<_> = readable
        .iter()
        .filter(|canary| asking.may_open(canary.table) && !seen.contains(&canary.word))
        .map(|canary| canary.word.as_str())
        .collect();
    assert_eq!(missing, Vec::<&str>::new(), "{asking:?} should see these");
    exports_are_whole(asking, &words, &readable, &after);
    column
}

/// Writes a reader's name on the restricted records of a team.
fn name(app: &TestApp, canaries: &[Canary], user: i64, team: &str) {
    let now = app.app.clock.now();
    for canary in canaries {
        if canary.marking != Marking::Restricted || canary.team != team {
            continue;
        }
        // An entry of the audit opens with the record it is about.
        let kind = match canary.table {
            "audit" => "exchanges",
            table => table,
        };
        app.write(|conn| {
            diesel::insert_into(named_readers::table)
                .values((
                    named_readers::user_id.eq(UserId(user)),
                    named_readers::kind.eq(kind.parse::<RecordKind>().unwrap()),
                    named_readers::record_id.eq(canary.id),
                    named_readers::named_by.eq(UserId(user)),
                    named_readers::named_at.eq(now),
                ))
                .execute(conn)?;
            Ok(())
        });
    }
}

/// No page is another because of a record that is hidden.
fn the_same(asking: Asking, before: &BTreeMap<String, Seen>, after: &BTreeMap<String, Seen>) {
    for (path, page) in before {
        if [COUNTS_BY_ITS_OWN_RULE, GROWS_WITH_EVERY_VISIT].contains(&page.route.feature.as_str()) {
            continue;
        }
        let later = after.get(path).unwrap();
        assert_eq!(page.status, later.status, "{asking:?} on {path}");
        the_same_page(asking, path, &page.text, &later.text);
    }
}

/// Says where two pages part, and not the whole of both.
fn the_same_page(asking: Asking, path: &str, before: &str, after: &str) {
    if before == after {
        return;
    }
    let lines = before.lines().zip(after.lines());
    let parted = lines.filter(|(one, other)| one != other).take(3);
    let parted: Vec<_> = parted
        .map(|(one, other)| {
            let at = one.bytes().zip(other.bytes()).take_while(|(a, b)| a == b);
            let from = at.count().saturating_sub(60);
            let part = |text: &str| text.chars().skip(from).take(200).collect::<String>();
            format!("before: {}\nafter:  {}", part(one), part(other))
        })
        .collect();
    panic!(
        "{asking:?} sees in {path} that there is a hidden record:\n{}",
        parted.join("\n")
    );
}

/// The page of a hidden record is the page of a record that never was.
async fn not_there(
    browser: &Browser,
    asking: Asking,
    hidden: &[Canary],
    after: &BTreeMap<String, Seen>,
) {
    for route in routes("get") {
        for canary in hidden {
            let own = table_of(&route.path) == Some(canary.table) && route.path.contains("{id");
            if !own && !route.path.contains("{kind}") || canary.table == "audit" {
                continue;
            }
            for path in addresses(&route.path, std::slice::from_ref(canary), "none") {
                let Some(found) = after.get(&path) else {
                    continue;
                };
                let nowhere = elsewhere(&path, canary.id);
                let other = browser.get(&nowhere).await;
                let there = elsewhere(&found.text, canary.id);
                let expected = if asking.role.is_none() || asking.by_feed {
                    StatusCode::SEE_OTHER
                } else if asking.may_open(canary.table) {
                    StatusCode::NOT_FOUND
                } else {
                    other.status
                };
                assert_eq!(found.status, expected, "{asking:?} on {path}");
                assert_eq!(found.status, other.status, "{asking:?} on {path}");
                the_same_page(asking, &path, &there, &readable(&nowhere, &other));
            }
        }
    }
}

/// An address, or a page that repeats it, with the id of no record.
fn elsewhere(text: &str, id: i64) -> String {
    let mut changed = text.to_owned();
    for after in ["/", ".", "?", "\"", "%2F", "&", "#", "<"] {
        for before in ["/", "%2F"] {
            let from = format!("{before}{id}{after}");
            changed = changed.replace(&from, &format!("{before}{MISSING}{after}"));
        }
    }
    let end = format!("/{id}");
    match changed.strip_suffix(&end) {
        Some(start) => format!("{start}/{MISSING}"),
        None => changed,
    }
}

/// The id of no record.
const MISSING: i64 = 987_654;

/// An export of a list holds every record of it that its reader may read, also by name.
fn exports_are_whole(
    asking: Asking,
    words: &Words,
    readable: &[Canary],
    after: &BTreeMap<String, Seen>,
) {
    // A feed opens no list.
    if asking.by_feed {
        return;
    }
    for (list, table) in LISTS {
        for ending in ["csv", "xlsx"] {
            let Some(page) = after.get(&format!("{list}.{ending}")) else {
                panic!("{list} has no {ending}");
            };
            let found: BTreeSet<_> = words
                .of(&page.text)
                .into_iter()
                .filter(|word| words.canary(word).table == table)
                .collect();
            let expected: BTreeSet<_> = readable
                .iter()
                .filter(|it| it.table == table && asking.may_open(table))
                .map(|it| it.word.clone())
                .collect();
            assert_eq!(found, expected, "{asking:?} in {list}.{ending}");
        }
    }
}

/// The lists of marked records that can be taken away as a file.
const LISTS: [(&str, &str); 6] = [
    ("/admin/audit", "audit"),
    ("/commitments", "commitments"),
    ("/contacts", "people"),
    ("/events", "events"),
    ("/exchanges", "exchanges"),
    ("/mail", "mails"),
];

/// How a record that is seen stands to who sees it.
fn relation(asking: Asking, canary: &Canary) -> &'static str {
    match canary.marking {
        Marking::Public => "P",
        Marking::WorkingGroup => "W",
        Marking::Coordination => "C",
        Marking::Restricted if canary.team == asking.team => "T",
        Marking::Restricted => "N",
    }
}

/// Looks at everything as a role of each team, and compares it with the matrix.
async fn nothing_hidden_is_seen_by(role: Role) {
    let mut all = Column::new();
    for (team, named_by) in TEAMS.iter().zip(TEAMS.iter().cycle().skip(1)) {
        let app = TestApp::new().await;
        let reader = Reader::new(&app, role, team);
        let looking = Looking {
            browser: &reader.browser,
            asking: Asking {
                role: Some(role),
                team,
                named_by,
                by_feed: false,
            },
            named: Some(reader.id),
            token: "none",
        };
        for (route, cell) in look(&app, &looking).await {
            all.entry(route).or_default().join(cell);
        }
    }
    rights_matrix::compare(role.as_str(), &all);
}

#[actix_web::test]
async fn an_administrator_sees_nothing_hidden() {
    nothing_hidden_is_seen_by(Role::Administrator).await;
}

#[actix_web::test]
async fn a_coordinator_sees_nothing_hidden() {
    nothing_hidden_is_seen_by(Role::Coordinator).await;
}

#[actix_web::test]
async fn a_contributor_sees_nothing_hidden() {
    nothing_hidden_is_seen_by(Role::Contributor).await;
}

#[actix_web::test]
async fn a_partner_sees_nothing_hidden() {
    nothing_hidden_is_seen_by(Role::Partner).await;
}

#[actix_web::test]
async fn an_observer_sees_nothing_hidden() {
    nothing_hidden_is_seen_by(Role::Observer).await;
}

#[actix_web::test]
async fn a_visitor_sees_no_record_at_all() {
    let app = TestApp::new().await;
    let looking = Looking {
        browser: &app.visitor(),
        asking: Asking::VISITOR,
        named: None,
        token: "none",
    };
    let column = look(&app, &looking).await;
    assert!(column.values().all(|cell| cell.seen.is_empty()));
    rights_matrix::compare("visitor", &column);
}

#[actix_web::test]
async fn who_holds_a_survey_link_sees_its_pages_and_no_record() {
    let app = TestApp::new().await;
    released(&app, &app.coordinator()).await;
    let link = link(&app, "DJI");
    let browser = app.visitor();
    crate::respondent::enter(&browser, &link).await;
    let looking = Looking {
        browser: &browser,
        asking: Asking::VISITOR,
        named: None,
        token: link.trim_start_matches("/s/"),
    };
    let column = look(&app, &looking).await;
    let own = column.get("/answer/{invitation}/{section}").unwrap();
    assert!(own.statuses.contains(&200), "the link opens its pages");
    assert!(column.values().all(|cell| cell.seen.is_empty()));
    rights_matrix::compare("survey link", &column);
}

#[actix_web::test]
async fn who_holds_a_link_to_reply_by_sees_its_page_and_no_record() {
    let app = TestApp::new().await;
    let link = crate::workshops::link_to_reply(&app).await;
    let browser = app.visitor();
    crate::workshops::enter(&browser, &link).await.location();
    let looking = Looking {
        browser: &browser,
        asking: Asking::VISITOR,
        named: None,
        token: link.trim_start_matches("/r/"),
    };
    let column = look(&app, &looking).await;
    for own in ["/r/{token}", "/reply/{invitation}"] {
        let statuses = &column.get(own).unwrap().statuses;
        assert!(statuses.contains(&200), "the link opens {own}");
    }
    assert!(column.values().all(|cell| cell.seen.is_empty()));
    rights_matrix::compare("link to reply by", &column);
}

/// It reads as its owner, but for what is restricted: to their team or by their name.
#[actix_web::test]
async fn who_holds_a_calendar_feed_sees_what_its_owner_may_read_and_nothing_restricted() {
    let app = TestApp::new().await;
    let owner = Reader::new(&app, Role::Contributor, "Malawi");
    let path = crate::calendar::feed(&owner.browser, "Telephone").await;
    let token = path.trim_start_matches("/calendar/feed/");
    let looking = Looking {
        browser: &app.visitor(),
        asking: Asking {
            role: Some(owner.role),
            team: owner.team,
            named_by: "Spain",
            by_feed: true,
        },
        named: Some(owner.id),
        token: token.trim_end_matches(".ics"),
    };
    let column = look(&app, &looking).await;
    let (own, others): (Vec<_>, Vec<_>) = column
        .iter()
        .partition(|(route, _)| *route == "/calendar/feed/{token}.ics");
    let seen: Vec<_> = own.iter().flat_map(|(_, cell)| &cell.seen).collect();
    assert_eq!(seen, [&"C", &"P", &"W"]);
    assert!(others.iter().all(|(_, cell)| cell.seen.is_empty()));
    rights_matrix::compare("calendar feed", &column);
}

/// What opens without a password has a reader of its own among these tests. A calendar
/// feed, or any address with a token in it, that is new fails here until someone who
/// holds such a token looks at everything above: see `who_holds_a_survey_link_…`.
#[test]
fn every_address_that_is_a_key_has_a_reader() {
    let known = [
        // Read by those who hold a survey link.
        "/s/{token}",
        // Read by those who hold a link to reply by.
        "/r/{token}",
        // Read by those who hold a calendar feed.
        "/calendar/feed/{token}.ics",
        // Read by those who are signed in.
        "/calendar",
        "/calendar/feeds",
        "/calendar/feeds/{id}/revoke",
        "/events/{id}.ics",
        // Forms of an account, without a record.
        "/demo/{token}",
        "/invitation/{token}",
        "/reset/{token}",
        "/set-up/{token}",
    ];
    let all = routes("get").into_iter().chain(routes("post"));
    let keys: BTreeSet<String> = all
        .map(|route| route.path)
        .filter(|path| {
            let words = [
                "{token",
                "{key",
                "{secret",
                ".ics",
                "calendar",
                "feed",
                "ending:ics",
            ];
            words.iter().any(|word| path.contains(word))
        })
        .collect();
    assert_eq!(keys, known.map(str::to_owned).into());
}
