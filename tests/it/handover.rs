//! The hand-over: the page and the pack, by role and marking.

use std::collections::BTreeSet;
use std::io::{Cursor, Read as _};

use accede::auth::{Marking, Role};
use accede::db::schema::{audit, audit_values, commitments, exchanges, timeline_items, work_plans};
use chrono::{Datelike as _, NaiveDate};
use diesel::prelude::*;

use crate::canaries::{TEAMS, Words, records};
use crate::desk_data::{barrier, commitment, event, exchange, follow_up, holder, target, team};
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
    assert!(!page.contains("Malawi has"), "nothing restricted");
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
    // The clock goes on meanwhile, and each file says when it was made.
    let same = unpacked(&bytes) == unpacked(&again);
    assert!(same, "the same records make the same pack");
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

#[actix_web::test]
async fn a_team_releases_or_seals_its_own_and_nobody_elses() {
    let app = desk().await;
    let (malawi, spain) = (app.coordinator(), app.signed_in(Role::Coordinator, "Spain"));
    let id = exchange(
        &app,
        "AGO",
        "2023-05-20",
        Marking::Restricted,
        "Spain",
        "Another secret",
    );
    let path = format!("{PAGE}/restricted?kind=exchanges");
    let chosen = format!("{id}.1");
    let page = spain.page(&path).await;
    assert!(
        page.contains("Another secret") && !page.contains(" checked"),
        "none is chosen"
    );
    let page = spain.page(&format!("{path}&choose=all")).await;
    assert_eq!(page.matches(" checked").count(), 2);
    assert!(!malawi.page(&path).await.contains("secret"));
    let release = [
        ("verb", "release"),
        ("reason", "Peru takes over"),
        ("chosen", chosen.as_str()),
        ("confirmed", "1"),
    ];
    // Another team, a role that does not coordinate, no reason: nothing changes.
    assert_eq!(malawi.post(&path, &release).await.status, 404);
    let contributor = app.signed_in(Role::Contributor, "Spain");
    assert_eq!(contributor.post(&path, &release).await.status, 403);
    let without = [
        ("verb", "release"),
        ("chosen", chosen.as_str()),
        ("confirmed", "1"),
    ];
    assert_eq!(spain.post(&path, &without).await.status, 422);
    let marking = || -> Marking {
        app.read(|conn| {
            Ok(exchanges::table
                .find(id)
                .select(exchanges::marking)
                .first(conn)?)
        })
    };
    assert_eq!(marking(), Marking::Restricted);
    let preview = spain.post(&path, &release[..3]).await;
    assert!(
        preview.text().contains("coordination"),
        "shown before it is made"
    );
    assert_eq!(marking(), Marking::Restricted);
    let seal = [
        ("verb", "seal"),
        ("chosen", chosen.as_str()),
        ("confirmed", "1"),
    ];
    assert_eq!(spain.post(&path, &seal).await.location(), PAGE);
    assert_eq!(marking(), Marking::Restricted);
    let reply = spain.post(&path, &release).await;
    let page = spain.follow(&reply).await;
    assert!(page.contains("Released: 1."));
    assert!(!page.contains("/undo/"), "others may have read it");
    assert_eq!(marking(), Marking::Coordination);
    let page = malawi.page(&format!("/exchanges/{id}")).await;
    assert!(page.contains("Another secret"));
    assert_eq!(
        spain.post(&path, &release).await.status,
        404,
        "it is restricted no more"
    );
    let told: Vec<String> = app.read(|conn| {
        Ok(audit::table
            .filter(audit::subject_id.eq(id.to_string()))
            .order(audit::id)
            .select(audit::action)
            .load(conn)?)
    });
    let told: Vec<_> = told.iter().rev().take(3).map(String::as_str).collect();
    assert!(
        told.contains(&"exchange.marking") && told.contains(&"handover.release"),
        "{told:?}"
    );
}

#[actix_web::test]
async fn teams_hand_over_what_is_not_restricted() {
    let app = desk().await;
    let browser = app.coordinator();
    let held = exchange(
        &app,
        "AGO",
        "2023-05-20",
        Marking::Coordination,
        "Malawi",
        "Ask again",
    );
    follow_up(&app, held, "2023-06-15");
    commitment(
        &app,
        "AGO",
        "Hidden",
        "2023-07-01",
        Marking::Restricted,
        "Malawi",
    );
    let (from, to) = (
        team(&app, "Malawi").to_string(),
        team(&app, "Peru").to_string(),
    );
    let path = format!("{PAGE}/teams");
    let all_of_it = [
        ("from_team", from.as_str()),
        ("to_team", to.as_str()),
        ("what", "targets"),
        ("what", "commitments"),
        ("what", "follow_ups"),
        ("what", "events"),
    ];
    let same = [
        ("from_team", from.as_str()),
        ("to_team", from.as_str()),
        ("what", "events"),
    ];
    assert_eq!(browser.post(&path, &same).await.status, 422);
    let contributor = app.signed_in(Role::Contributor, "Malawi");
    assert_eq!(contributor.get(&path).await.status, 403);
    let preview = browser.post(&path, &all_of_it).await.text();
    assert!(preview.contains("Hand over 4 records"), "{preview}");
    let confirmed = [&all_of_it[..], &[("confirmed", "1")]].concat();
    let reply = browser.post(&path, &confirmed).await;
    assert!(browser.follow(&reply).await.contains("Handed over: 4."));
    let owners: Vec<(String, Option<i64>)> = app.read(|conn| {
        Ok(commitments::table
            .order(commitments::id)
            .select((commitments::promise, commitments::owner_team_id))
            .load(conn)?)
    });
    let peru: i64 = to.parse().unwrap();
    for (promise, owner) in &owners {
        let moved = promise == "Send the text" || promise.starts_with("Follow up");
        assert_eq!(*owner == Some(peru), moved, "{promise}");
    }
    assert!(
        owners
            .iter()
            .any(|(promise, _)| promise.starts_with("Follow up"))
    );
    let page = browser.page("/exchanges?team=1").await;
    assert!(page.contains("Ask again"), "who held it stays who held it");
}

#[actix_web::test]
async fn a_new_plan_is_made_from_the_old_which_stays_readable() {
    let app = desk().await;
    target(&app, "AGO", "computed", "", "Spain");
    let browser = app.coordinator();
    let path = format!("{PAGE}/plan");
    let page = browser.page(&path).await;
    let document = scraper::Html::parse_document(&page);
    let value_of = |css: &str| {
        let selector = scraper::Selector::parse(css).unwrap();
        let values = document.select(&selector).filter_map(|it| it.attr("value"));
        values
            .map(str::to_owned)
            .find(|value| !value.is_empty())
            .unwrap()
    };
    let meeting = value_of("select[name=meeting] option");
    let going = value_of("input[name=targets]");
    let line = value_of("input[name=lines]");
    let fields = [
        ("meeting", meeting.as_str()),
        ("title_en", "The next plan"),
        ("title_fr", "Le plan suivant"),
        ("title_es", "El plan siguiente"),
        ("baseline_on", "2023-06-01"),
        ("target", "2"),
        ("coordinators", "PER"),
        ("targets", going.as_str()),
        ("lines", line.as_str()),
    ];
    let count = || -> i64 { app.read(|conn| Ok(work_plans::table.count().first(conn)?)) };
    let plans = count();
    let wrong = [&fields[1..], &[("confirmed", "1")]].concat();
    assert_eq!(browser.post(&path, &wrong).await.status, 422, "no meeting");
    let unknown = [&fields[..], &[("lines", "999"), ("confirmed", "1")]].concat();
    assert_eq!(browser.post(&path, &unknown).await.status, 404);
    let unknown = [&fields[..], &[("targets", "999"), ("confirmed", "1")]].concat();
    assert_eq!(browser.post(&path, &unknown).await.status, 404);
    let contributor = app.signed_in(Role::Contributor, "Malawi");
    assert_eq!(contributor.get(&path).await.status, 403);
    let preview = browser.post(&path, &fields).await;
    assert!(preview.text().contains("The next plan"));
    // The line is planned as many months later as the meeting is; the others stay behind.
    let planned = |plan: i64| -> Vec<(String, NaiveDate, NaiveDate, Option<NaiveDate>)> {
        app.read(|conn| {
            use timeline_items as t;
            let lines = t::table.filter(t::work_plan_id.eq(plan)).order(t::position);
            let columns = (
                t::text_en,
                t::planned_from,
                t::planned_until,
                t::actual_from,
            );
            Ok(lines.select(columns).load(conn)?)
        })
    };
    let old_lines = planned(1);
    assert!(preview.text().contains(&old_lines[0].0));
    assert!(!preview.text().contains(&old_lines[1].0), "it is left out");
    assert_eq!(
        count(),
        plans,
        "nothing is made yet, and nothing of what failed stays"
    );
    let old = browser.page("/work-plan").await;
    let confirmed = [&fields[..], &[("confirmed", "1")]].concat();
    let reply = browser.post(&path, &confirmed).await;
    let page = browser.follow(&reply).await;
    assert!(page.contains("The next plan") && page.contains("went along: 1."));
    assert_eq!(
        all(&page, ".activities tbody tr").len(),
        all(&old, ".activities tbody tr").len()
    );
    assert!(page.contains("Closed on 1 June 2023"));
    let (new, months): (i64, i32) = app.read(|conn| {
        use work_plans as t;
        let plans = t::table.order(t::id).select((t::id, t::meeting_on));
        let plans: Vec<(i64, NaiveDate)> = plans.load(conn)?;
        let month = |day: NaiveDate| day.year() * 12 + day.month0().cast_signed();
        Ok((plans[1].0, month(plans[1].1) - month(plans[0].1)))
    });
    assert!(months > 0);
    let lines = planned(new);
    assert_eq!(lines.len(), 1);
    let by = chrono::Months::new(months.unsigned_abs());
    assert_eq!(lines[0].0, old_lines[0].0);
    assert_eq!(lines[0].1, old_lines[0].1 + by);
    assert!(lines[0].2 >= lines[0].1 && lines[0].3.is_none());
    let closed = browser.page("/work-plan?plan=11MSP").await;
    assert!(closed.contains("Closed on 1 June 2023"));
    assert_eq!(all(&closed, "h1"), all(&old, "h1"));
    // All of it stays readable, and nobody decides about it any more.
    for (part, word) in [("targets", "Uganda"), ("timeline", "Planned")] {
        let page = browser.page(&format!("/work-plan/{part}?plan=11MSP")).await;
        assert_eq!(all(&page, "h1"), all(&old, "h1"), "{part}");
        assert!(page.contains(word), "{part}: {page}");
        assert!(!page.contains("/work-plan/targets/new") && !page.contains("data-inline="));
    }
    let leads = browser.page("/work-plan/targets").await;
    assert!(leads.contains("Ask for the date") || going.is_empty());
    assert_eq!(browser.get("/work-plan?plan=none").await.status, 404);
}
