//! The hand-over: the page and the pack, by role and marking.

use std::collections::BTreeSet;
use std::io::{Cursor, Read as _};

use accede::auth::{Marking, Role};
use accede::db::schema::{audit, audit_values};
use diesel::prelude::*;

use crate::canaries::{TEAMS, Words, records};
use crate::desk_data::{barrier, commitment, event, exchange, holder, target};
use crate::readers::unpacked;
use crate::support::{Browser, TestApp, all};

const PAGE: &str = "/work-plan/hand-over";

async fn pack(browser: &Browser, up_to: &str) -> Vec<u8> {
    let reply = browser.get(&format!("{PAGE}/pack.zip?up_to={up_to}")).await;
    assert_eq!(reply.status, 200, "{up_to}");
    let kind = reply.headers.get("content-type").unwrap();
    assert_eq!(kind.to_str().unwrap(), "application/zip");
    reply.bytes
}

/// The names of the files of a pack.
fn names(bytes: &[u8]) -> BTreeSet<String> {
    let archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    archive.file_names().map(str::to_owned).collect()
}

fn file(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    let mut file = archive.by_name(name).unwrap();
    file.read_to_string(&mut text).unwrap();
    text
}

/// A desk on which something has happened with Uganda and Angola.
async fn desk() -> TestApp {
    let app = TestApp::new().await;
    let open = Marking::Coordination;
    exchange(
        &app,
        "UGA",
        "2023-05-24",
        open,
        "Malawi",
        "Met <b>in Kampala</b>.",
    );
    exchange(
        &app,
        "UGA",
        "2023-05-26",
        Marking::Restricted,
        "Spain",
        "A secret",
    );
    commitment(&app, "UGA", "Send the text", "2023-05-20", open, "Malawi");
    commitment(&app, "AGO", "Call the capital", "2023-07-01", open, "Spain");
    target(&app, "UGA", "computed", "", "Malawi");
    event(
        &app,
        "Workshop in Kampala",
        "2023-06-20",
        "2023-06-21",
        open,
        "Malawi",
        "UGA",
    );
    barrier(
        &app,
        "UGA",
        "parliament",
        "2023-05-01",
        open,
        "Malawi",
        "No staff",
    );
    holder(&app, "UGA", "Okello", open, "Malawi", None);
    app
}

#[actix_web::test]
async fn the_page_says_where_things_stand() {
    let app = desk().await;
    let browser = app.coordinator();
    let page = browser.page(PAGE).await;
    let first = all(&page, "table tbody tr").remove(0);
    assert!(
        first.contains("Uganda") && first.contains("Ask for the date"),
        "{first}"
    );
    assert!(
        first.contains("Malawi") && first.contains("24 May 2023"),
        "{first}"
    );
    let due = all(&page, ".rows.due li.overdue");
    assert!(due[0].contains("Send the text"), "{due:?}");
    assert!(page.contains("Workshop in Kampala"));
    assert!(!page.contains("A secret"));
    assert!(!page.contains("restricted record"), "Malawi has none");
    let spain = app.signed_in(Role::Coordinator, "Spain");
    let page = spain.page(PAGE).await;
    assert!(page.contains("Spain has one restricted record"), "its own");
    let observer = app.signed_in(Role::Observer, "CMC");
    let page = observer.page(PAGE).await;
    for hidden in [
        "Send the text",
        "Ask for the date",
        "Workshop in Kampala",
        "24 May",
    ] {
        assert!(!page.contains(hidden), "{hidden}");
    }
    for lang in ["fr", "es"] {
        let plan = browser.get(&format!("{PAGE}?lang={lang}")).await;
        assert_eq!(plan.status, 200);
    }
}

#[actix_web::test]
async fn the_pack_holds_what_its_index_says_and_leads_nowhere() {
    let app = desk().await;
    let browser = app.coordinator();
    let bytes = pack(&browser, "coordination").await;
    let found = names(&bytes);
    for name in [
        "index.html",
        "calendar.ics",
        "briefs/UGA.html",
        "sheets/targets.xlsx",
        "sheets/contacts.xlsx",
        "sheets/exchanges.xlsx",
        "sheets/commitments.xlsx",
        "sheets/open-commitments.xlsx",
        "sheets/events.xlsx",
        "sheets/barriers.xlsx",
        "sheets/positions.xlsx",
        "sheets/pathways.xlsx",
        "sheets/who-knows-whom.xlsx",
        "sheets/survey.xlsx",
    ] {
        assert!(found.contains(name), "{name} of {found:?}");
    }
    let index = file(&bytes, "index.html");
    let document = scraper::Html::parse_document(&index);
    let links = scraper::Selector::parse("a[href]").unwrap();
    for link in document.select(&links) {
        let href = link.attr("href").unwrap();
        assert!(found.contains(href), "{href}");
    }
    let brief = file(&bytes, "briefs/UGA.html");
    assert!(brief.contains("Met &lt;b&gt;in Kampala"), "escaped");
    for name in found.iter().filter(|name| name.starts_with("briefs/")) {
        let brief = file(&bytes, name);
        let elsewhere = ["href=\"/", "src=", "<script", "http-equiv"];
        for part in elsewhere {
            assert!(!brief.contains(part), "{name} has {part}");
        }
        assert!(index.contains(name.as_str()), "{name}");
    }
    assert!(!unpacked(&bytes).contains("A secret"));
    let again = pack(&browser, "coordination").await;
    assert!(bytes == again, "the same records make the same bytes");
}

#[actix_web::test]
async fn nobody_takes_a_word_away_that_they_may_not_read() {
    let app = TestApp::new().await;
    let canaries = records(&app);
    let words = Words::new(&canaries);
    let roles = [
        (Role::Administrator, 3),
        (Role::Coordinator, 3),
        (Role::Contributor, 3),
        (Role::Partner, 2),
        (Role::Observer, 1),
    ];
    for (role, open) in roles {
        let browser = app.signed_in(role, TEAMS[1]);
        for limit in Marking::ALL {
            let bytes = pack(&browser, limit.as_str()).await;
            let seen = words.of(&unpacked(&bytes));
            let may = |marking: Marking, team: &str| match marking {
                Marking::Restricted => role != Role::Observer && team == TEAMS[1],
                _ => Marking::ALL[..open].contains(&marking),
            };
            // What is asked for and is not open is answered by what is usual.
            let allowed = *limit != Marking::Restricted || role != Role::Observer;
            let highest = if allowed && (*limit == Marking::Restricted || may(*limit, "")) {
                *limit
            } else {
                Marking::ALL[open - 1]
            };
            for word in &seen {
                let canary = words.canary(word);
                assert!(
                    may(canary.marking, canary.team) && canary.marking <= highest,
                    "{role} takes {word} away, up to {limit}"
                );
            }
            let kinds: BTreeSet<_> = seen.iter().map(|it| words.canary(it).table).collect();
            for table in [
                "exchanges",
                "people",
                "events",
                "commitments",
                "barriers",
                "pathway_steps",
                "positions",
                "targets",
            ] {
                assert!(kinds.contains(table), "{role} misses {table} up to {limit}");
            }
        }
    }
}

#[actix_web::test]
async fn the_audit_tells_who_took_a_pack_up_to_which_marking_and_of_how_much() {
    let app = desk().await;
    let browser = app.coordinator();
    pack(&browser, "working_group").await;
    let (id, detail): (i64, String) = app.read(|conn| {
        Ok(audit::table
            .filter(audit::action.eq("file.export"))
            .order(audit::id.desc())
            .select((audit::id, audit::detail))
            .first(conn)?)
    });
    assert_eq!(detail, "hand-over-2023-06-01.zip");
    let told: Vec<Option<String>> = app.read(|conn| {
        Ok(audit_values::table
            .filter(audit_values::audit_id.eq(id))
            .filter(audit_values::subject.eq("filters"))
            .select(audit_values::new_values)
            .load(conn)?)
    });
    let told = told.concat_all();
    assert!(told.contains("\"up_to\":\"working_group\""), "{told}");
    assert!(told.contains("\"exchanges\":\"0\""), "{told}");
}

trait ConcatAll {
    fn concat_all(self) -> String;
}

impl ConcatAll for Vec<Option<String>> {
    fn concat_all(self) -> String {
        self.into_iter().flatten().collect()
    }
}

#[actix_web::test]
async fn neither_the_page_nor_the_pack_asks_more_of_a_longer_log() {
    let app = desk().await;
    let browser = app.coordinator();
    let mut counts = Vec::new();
    for round in 0..2 {
        let before = app.app.db.queries();
        browser.page(PAGE).await;
        let page = app.app.db.queries() - before;
        pack(&browser, "coordination").await;
        let pack = app.app.db.queries() - before - page;
        counts.push((page, pack));
        if round == 0 {
            for state in ["UGA", "AGO", "COD", "KEN", "HTI", "JAM"] {
                for number in 0..5 {
                    let text = format!("Talk {number}");
                    exchange(
                        &app,
                        state,
                        "2023-05-02",
                        Marking::Coordination,
                        "Spain",
                        &text,
                    );
                    commitment(&app, state, &text, "2023-06-02", Marking::Public, "Spain");
                }
                holder(&app, state, "Demo", Marking::Public, "Spain", None);
                barrier(
                    &app,
                    state,
                    "parliament",
                    "2023-05-01",
                    Marking::Public,
                    "Spain",
                    "x",
                );
            }
        }
    }
    assert!(counts[1].0 <= counts[0].0 + 2, "{counts:?}");
    assert!(counts[1].1 <= counts[0].1 + 2, "{counts:?}");
    assert!(counts[1].0 <= 45, "{counts:?}");
}
