//! Need to know, proved: every marked table gets records at all four markings by three
//! teams, each with a word of its own, and whoever may not read a record never sees its
//! word, nor a page that would look otherwise without it.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use accede::auth::{Marking, Role};
use actix_web::http::StatusCode;

use crate::canaries::{Canary, TEAMS, Words, fill};
use crate::support::{Browser, TestApp};

/// The marked tables: no query reaches them but through `visible!`.
const MARKED: [&str; 12] = [
    "activity_contacts",
    "audit",
    "barriers",
    "circulations",
    "commitments",
    "events",
    "exchanges",
    "mails",
    "people",
    "responses",
    "state_contacts",
    "targets",
];

/// Functions that read a marked table without `visible!`, and why each may.
const EXCEPTIONS: [(&str, &str, &str); 14] = [
    (
        "audit/verify.rs",
        "places_of",
        "the command line's check of the chain",
    ),
    (
        "audit/verify.rs",
        "rows_after",
        "the command line's check of the chain",
    ),
    (
        "demo/mod.rs",
        "description",
        "whether the database is a demo's",
    ),
    (
        "exchanges/totals.rs",
        "newest",
        "keeps the running totals, after the change was authorised",
    ),
    ("mail/outbox.rs", "has_work", "the worker's own question"),
    ("mail/outbox.rs", "lease", "the worker's own question"),
    (
        "mail/queries.rs",
        "decisions",
        "of a mail that was found through the rights layer",
    ),
    (
        "reports/queries.rs",
        "events_held",
        "counts by the rule of the report, names nothing",
    ),
    (
        "reports/queries.rs",
        "exchange_tallies",
        "counts by the rule of the report, names nothing",
    ),
    (
        "states/dossier/queries.rs",
        "open_commitments",
        "its callers filter",
    ),
    ("states/targets.rs", "rows_of", "its callers filter"),
    (
        "survey/queries.rs",
        "latest_answers",
        "counts by the rule of the report, names nothing",
    ),
    (
        "survey/queries.rs",
        "sent_until",
        "counts by the rule of the report, names nothing",
    ),
    (
        "survey/respondent/queries.rs",
        "open",
        "by the token of the survey link",
    ),
];

/// Who may read what, as the design has it (section 4); told here once more, so that the
/// desk is not its own judge.
fn may_read(role: Role, team: &str, marking: Marking, owner: &str) -> bool {
    match marking {
        Marking::Public => true,
        Marking::WorkingGroup => role != Role::Observer,
        Marking::Coordination => !matches!(role, Role::Observer | Role::Partner),
        Marking::Restricted => team == owner && role != Role::Observer,
    }
}

/// The paths of a method, read from the source: a new route cannot be forgotten.
fn paths(method: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for (_, source) in sources() {
        for function in source.split("\npub fn ") {
            let scope = between(function, "web::scope(\"", "\"").unwrap_or_default();
            for route in function.split(".route(").skip(1) {
                let path = between(route, "\"", "\"").unwrap_or_default();
                assert!(
                    !scope.is_empty() || path.starts_with('/'),
                    "a route whose path is no literal: {route}"
                );
                if between(route, "web::", "(") == Some(method) {
                    found.insert(format!("{scope}{path}"));
                }
            }
        }
    }
    found
}

fn between<'a>(text: &'a str, start: &str, end: &str) -> Option<&'a str> {
    let (_, rest) = text.split_once(start)?;
    rest.split_once(end).map(|(found, _)| found)
}

/// The files of the source with their paths below `src`, without their tests.
fn sources() -> Vec<(String, String)> {
    let mut sources = Vec::new();
    let mut folders = vec![PathBuf::from("src")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let source = std::fs::read_to_string(&path).unwrap();
                let source = source.split("#[cfg(test)]").next().unwrap().to_owned();
                let name = path.strip_prefix(Path::new("src")).unwrap();
                sources.push((name.to_string_lossy().into_owned(), source));
            }
        }
    }
    sources
}

/// The marked table whose records the `{id}` of a route names.
fn table_of(route: &str) -> Option<&'static str> {
    let table = [
        ("/contacts/", "people"),
        ("/events/", "events"),
        ("/commitments/", "commitments"),
        ("/exchanges/", "exchanges"),
        ("/mail/", "mails"),
        ("/barriers/", "barriers"),
        ("/survey/circulations/", "circulations"),
        ("/survey/responses/", "responses"),
    ];
    let found = table.iter().find(|(prefix, _)| route.starts_with(prefix));
    found.map(|(_, table)| *table)
}

/// The addresses of a route: one for each record it may be about, and each kind of file.
fn addresses(route: &str, canaries: &[Canary], token: &str) -> Vec<String> {
    let mut route = route
        .replace("{id:[0-9]+}", "{id}")
        .replace("{token}", token);
    route = route.replace("{section}", "status");
    let mut all = vec![route.clone()];
    if route.contains("{ending") {
        let (before, after) = route.split_once("{ending").unwrap();
        let after = after.split_once('}').unwrap().1;
        all = ["csv", "xlsx"]
            .map(|ending| format!("{before}{ending}{after}"))
            .to_vec();
    }
    let expand = |paths: Vec<String>, name: &str, values: &[String]| -> Vec<String> {
        let with = |path: String| -> Vec<String> {
            if path.contains(name) {
                let one = |value: &String| path.replace(name, value);
                values.iter().map(one).collect()
            } else {
                vec![path]
            }
        };
        paths.into_iter().flat_map(with).collect()
    };
    let states: BTreeSet<_> = canaries.iter().map(|canary| canary.state.clone()).collect();
    let states: Vec<_> = states.into_iter().collect();
    all = expand(all, "{code}", &states);
    all = expand(all, "{state}", &states);
    // The posts given to the people of the records, in their order.
    let tenures: Vec<_> = (1..=12).map(|id: i64| id.to_string()).collect();
    all = expand(all, "{tenure}", &tenures);
    all = expand(all, "{session}", &["1".to_owned()]);
    if route.contains("{id}") {
        let ids = match table_of(&route) {
            Some(table) => canaries
                .iter()
                .filter(|canary| canary.table == table)
                .map(|canary| canary.id.to_string())
                .collect(),
            // What carries no marking: one of each is enough.
            None => vec!["1".to_owned()],
        };
        all = expand(all, "{id}", &ids);
    }
    assert!(
        !all.iter().any(|path| path.contains('{')),
        "how to fill in {route}?"
    );
    all
}

/// Routes that have nothing to do with records.
const NO_RECORDS: [&str; 4] = [
    "/static/{digest}/{file:.*}",
    "/set-up/{token}",
    "/demo/{token}",
    "/health",
];

/// What a list may be asked, beside nothing.
const QUESTIONS: [&str; 9] = [
    "q=zq",
    "state=UGA",
    "marking=restricted",
    "bin=1",
    "follow_up=due",
    "show=exchanges",
    "on=2023-05-31",
    "kind=bilateral",
    "action=exchange.log",
];

/// Every page someone can ask for, with what came back.
async fn everything(browser: &Browser, canaries: &[Canary], token: &str) -> Vec<(String, Vec<u8>)> {
    let mut all = Vec::new();
    for route in paths("get") {
        if NO_RECORDS.contains(&route.as_str()) {
            continue;
        }
        for path in addresses(&route, canaries, token) {
            all.push((path.clone(), browser.get(&path).await.bytes));
            if !route.contains("{id}") && !route.contains("{code}") && !route.contains("{state}") {
                for question in QUESTIONS {
                    let path = format!("{path}?{question}");
                    let bytes = browser.get(&path).await.bytes;
                    all.push((path, bytes));
                }
            }
        }
    }
    all
}

/// The words in what came back; in a spreadsheet or a document, in the files it packs.
fn words_in(words: &Words, path: &str, bytes: &[u8]) -> BTreeSet<String> {
    if path.contains(".xlsx") || path.contains(".docx") {
        let Ok(mut archive) = zip::ZipArchive::new(std::io::Cursor::new(bytes)) else {
            return words.of(&String::from_utf8_lossy(bytes));
        };
        let mut found = BTreeSet::new();
        for index in 0..archive.len() {
            let mut text = String::new();
            let mut file = archive.by_index(index).unwrap();
            if std::io::Read::read_to_string(&mut file, &mut text).is_ok() {
                found.extend(words.of(&text));
            }
        }
        return found;
    }
    words.of(&String::from_utf8_lossy(bytes))
}

/// Looks at everything as each team's user of a role, and as what it may not read.
async fn nothing_hidden_is_seen_by(role: Role) {
    let app = TestApp::new().await;
    let canaries = fill(&app);
    let words = Words::new(&canaries);
    for team in TEAMS {
        let browser = app.signed_in(role, team);
        let mut seen = BTreeSet::new();
        for (path, bytes) in everything(&browser, &canaries, "none").await {
            for word in words_in(&words, &path, &bytes) {
                let canary = words.canary(&word);
                assert!(
                    may_read(role, team, canary.marking, canary.team),
                    "{role} of {team} sees a {} record of {} in {path}: {word}",
                    canary.marking,
                    canary.team
                );
                seen.insert(word);
            }
        }
        let inside = !matches!(role, Role::Partner | Role::Observer);
        let missing: Vec<_> = canaries
            .iter()
            .filter(|canary| may_read(role, team, canary.marking, canary.team))
            // Mails, circulations and answers are pages of those inside.
            .filter(|canary| {
                inside || !["mails", "circulations", "responses"].contains(&canary.table)
            })
            .filter(|canary| !seen.contains(&canary.word))
            .map(|canary| canary.word.as_str())
            .collect();
        assert_eq!(
            missing,
            Vec::<&str>::new(),
            "{role} of {team} should see these"
        );
    }
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
    let canaries = fill(&app);
    let words = Words::new(&canaries);
    for (path, bytes) in everything(&app.visitor(), &canaries, "none").await {
        assert_eq!(words_in(&words, &path, &bytes), BTreeSet::new(), "{path}");
    }
}

#[actix_web::test]
async fn a_change_of_a_hidden_record_is_not_found_and_changes_nothing() {
    let app = TestApp::new().await;
    let canaries = fill(&app);
    let before = app.digest();
    for role in Role::ALL {
        let browser = app.signed_in(*role, "Spain");
        browser.page("/account").await;
        let digest = app.digest();
        for route in paths("post") {
            if !route.contains("{id}") {
                continue;
            }
            for canary in &canaries {
                if may_read(*role, "Spain", canary.marking, canary.team)
                    || table_of(&route) != Some(canary.table)
                {
                    continue;
                }
                for path in addresses(&route, std::slice::from_ref(canary), "none") {
                    let reply = browser
                        .post(&path, &[("version", "1"), ("summary", "x")])
                        .await;
                    let nowhere = path.replace(&format!("/{}", canary.id), "/987654");
                    let other = browser
                        .post(&nowhere, &[("version", "1"), ("summary", "x")])
                        .await;
                    assert_eq!(reply.status, other.status, "{role} on {path}");
                    assert!(
                        matches!(reply.status, StatusCode::NOT_FOUND | StatusCode::FORBIDDEN),
                        "{role} on {path}: {}",
                        reply.status
                    );
                }
            }
        }
        assert_eq!(app.digest(), digest, "a {role} changed something");
    }
    assert_ne!(
        app.digest(),
        before,
        "signing in is a change the digest sees"
    );
}

/// The source's queries on marked tables, each through `visible!` or excepted by name.
#[test]
fn no_query_reaches_a_marked_table_past_the_rights_layer() {
    let mut past = BTreeSet::new();
    for (path, source) in sources() {
        // A demo is filled, and a change is made after the record was found.
        let changes = path.ends_with("actions.rs") || path.contains("actions/");
        if changes || path.starts_with("demo/") && path != "demo/mod.rs" {
            continue;
        }
        let mut functions = source.split("fn ");
        let head = functions.next().unwrap();
        for function in functions {
            for table in MARKED {
                let names = names_of(table, head, function);
                let reads = names.iter().any(|name| is_read(name, function));
                // Running totals hold no record to be named on.
                let asked = if table.ends_with("_contacts") {
                    "visible_sums!"
                } else {
                    "visible!"
                };
                let asks = names
                    .iter()
                    .any(|name| function.contains(&format!("{asked}({name}, ")));
                if reads && !asks {
                    past.insert((path.clone(), fn_name(function)));
                }
            }
        }
    }
    let excepted: BTreeSet<_> = EXCEPTIONS
        .iter()
        .map(|(path, name, _)| ((*path).to_owned(), (*name).to_owned()))
        .collect();
    assert_eq!(past, excepted);
}

fn fn_name(function: &str) -> String {
    function
        .split(['(', '<'])
        .next()
        .unwrap_or_default()
        .to_owned()
}

/// What a table is called in a function: its name, or another after `use … as …`.
fn names_of(table: &str, head: &str, function: &str) -> Vec<String> {
    let mut names = vec![table.to_owned()];
    for text in [head, function] {
        let rename = format!("{table} as ");
        for (at, _) in text.match_indices(&rename) {
            if is_word_start(text, at) {
                let rest = text[at + rename.len()..].chars();
                names.push(
                    rest.take_while(|c| c.is_alphanumeric() || *c == '_')
                        .collect(),
                );
            }
        }
    }
    names
}

/// Whether a function reads the table of a name. The table of an insert, an update or a
/// deletion is not read: those stand in actions and in the outbox, authorised.
fn is_read(name: &str, function: &str) -> bool {
    function
        .match_indices(&format!("{name}::table"))
        .any(|(at, _)| {
            let before = function[..at].trim_end();
            let changes = ["insert_into(", "update(", "delete("];
            is_word_start(function, at) && !changes.iter().any(|verb| before.ends_with(verb))
        })
}

fn is_word_start(text: &str, at: usize) -> bool {
    !text[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_')
}
