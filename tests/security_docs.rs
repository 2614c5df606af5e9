//! What `docs/security` says is so: every place it names is there, and what it calls absent
//! is absent. No test here starts the desk.

#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot go on should stop where it is"
)]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

const ASVS: &str = "docs/security/asvs.csv";
const THREAT_MODEL: &str = "docs/security/threat-model.md";
/// The requirements of level 1 and 2 of version 5.0.0.
const REQUIREMENTS: usize = 253;
/// The kinds of attack the threat model answers.
const ATTACKS: usize = 15;

struct Requirement {
    id: String,
    level: String,
    text: String,
    applies: bool,
    why: String,
    met: String,
    places: Vec<String>,
    note: String,
}

fn requirements() -> Vec<Requirement> {
    let mut reader = csv::Reader::from_path(ASVS).unwrap();
    let columns = [
        "id",
        "level",
        "requirement",
        "applies",
        "why",
        "met",
        "where",
        "note",
    ];
    assert_eq!(
        reader.headers().unwrap().iter().collect::<Vec<_>>(),
        columns
    );
    let rows = reader.records().map(|row| {
        let row = row.unwrap();
        let cell = |at: usize| row.get(at).unwrap().to_owned();
        let applies = cell(3);
        assert!(["yes", "no"].contains(&applies.as_str()), "{}", cell(0));
        Requirement {
            id: cell(0),
            level: cell(1),
            text: cell(2),
            applies: applies == "yes",
            why: cell(4),
            met: cell(5),
            places: cell(6)
                .split("; ")
                .filter(|place| !place.is_empty())
                .map(str::to_owned)
                .collect(),
            note: cell(7),
        }
    });
    rows.collect()
}

/// What is wrong with `path` or `path::name`.
fn fault(place: &str) -> Option<String> {
    let (path, name) = place.split_once("::").unwrap_or((place, ""));
    match fs::read_to_string(path) {
        Err(error) => Some(format!("{path}: {error}")),
        Ok(text) if !has_word(&text, name) => Some(format!("{path} has no `{name}`")),
        Ok(_) => None,
    }
}

/// Whether `name` stands in `text` whole, not as a part of a longer name.
fn has_word(text: &str, name: &str) -> bool {
    let part = |c: char| c.is_alphanumeric() || c == '_';
    text.match_indices(name).any(|(at, _)| {
        let before = text.get(..at).unwrap_or_default().chars().next_back();
        let after = text
            .get(at + name.len()..)
            .unwrap_or_default()
            .chars()
            .next();
        name.is_empty() || !before.is_some_and(part) && !after.is_some_and(part)
    })
}

/// The places a page of Markdown names: what stands in backticks and is a file's path.
fn places_in(markdown: &str) -> Vec<String> {
    let quoted = markdown.split('`').skip(1).step_by(2);
    quoted
        .filter(|text| {
            let path = text.split("::").next().unwrap_or_default();
            !path.contains(' ') && Path::new(path).extension().is_some()
        })
        .map(str::to_owned)
        .collect()
}

fn files(folder: &str, endings: &[&str]) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.to_string_lossy().into_owned();
        if path.is_dir() {
            found.extend(files(&name, endings));
        } else if endings.iter().any(|ending| name.ends_with(ending)) {
            let text = fs::read_to_string(&path).unwrap();
            found.push((path, text));
        }
    }
    found
}

#[test]
fn every_requirement_of_the_standard_is_there_once() {
    let all = requirements();
    assert_eq!(all.len(), REQUIREMENTS);
    let ids: BTreeSet<_> = all.iter().map(|it| it.id.as_str()).collect();
    assert_eq!(ids.len(), REQUIREMENTS);
    for it in &all {
        assert!(["1", "2"].contains(&it.level.as_str()), "{}", it.id);
        assert!(!it.text.is_empty(), "{}", it.id);
    }
}

#[test]
fn what_applies_says_where_and_what_does_not_says_why() {
    for it in requirements() {
        let id = &it.id;
        if it.applies {
            assert!(!it.places.is_empty(), "{id} says no place");
            assert!(["yes", "no"].contains(&it.met.as_str()), "{id}: met?");
            assert!(it.met == "yes" || !it.note.is_empty(), "{id}: what lacks?");
        } else {
            assert!(!it.why.is_empty(), "{id} says not why");
            assert_eq!(it.met, "", "{id}");
        }
    }
}

#[test]
fn every_place_the_requirements_name_is_there() {
    let all = requirements();
    let wrong: Vec<_> = all
        .iter()
        .flat_map(|it| it.places.iter().map(move |place| (&it.id, place)))
        .filter_map(|(id, place)| fault(place).map(|fault| format!("{id}: {fault}")))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_requirement_that_applies_is_met() {
    let all = requirements();
    let open: Vec<_> = all
        .iter()
        .filter(|it| it.applies && it.met != "yes")
        .map(|it| it.id.as_str())
        .collect();
    assert!(open.is_empty(), "{open:#?}");
}

#[test]
fn every_attack_has_an_answer_and_tests_that_are_there() {
    let text = fs::read_to_string(THREAT_MODEL).unwrap();
    let attacks: Vec<_> = text.lines().filter(|it| it.starts_with("| **")).collect();
    assert_eq!(attacks.len(), ATTACKS);
    for attack in attacks {
        let cells: Vec<_> = attack.trim_matches('|').split(" | ").collect();
        let [name, answer, shown] = cells[..] else {
            panic!("{attack}");
        };
        assert!(!answer.trim().is_empty(), "{name}");
        assert!(shown.contains("::"), "{name} has no test");
    }
    let wrong: Vec<_> = places_in(&text).iter().filter_map(|it| fault(it)).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Where what is absent elsewhere stands, each with its requirements.
const ALLOWED: [(&str, &str); 21] = [
    // It makes the audit's triggers, from the names of our own tables.
    ("sql_query(", "db/recorder.rs"),
    // It puts rows back, by the names of our own columns; what they say is bound.
    ("sql_query(", "db/restorer.rs"),
    // Files are read by one extractor, and two forms send them.
    ("multipart", "web/posted_file.rs"),
    // Mails are made of parts too: its tests write some.
    ("multipart", "exchanges/letters/read.rs"),
    // Patterns of a questionnaire: bounded in size, and matched in linear time.
    ("regex::", "questionnaire/expression/tree.rs"),
    // A Word form that comes back: no entity but XML's own is known, nothing is fetched.
    ("quick_xml", "survey/word/read.rs"),
    ("multipart", "attachments/form.hbs"),
    ("type=\"file\"", "attachments/form.hbs"),
    ("multipart", "exchanges/mail_form.hbs"),
    ("type=\"file\"", "exchanges/mail_form.hbs"),
    ("multipart", "questionnaires/import.hbs"),
    ("type=\"file\"", "questionnaires/import.hbs"),
    ("multipart", "survey/word.hbs"),
    ("type=\"file\"", "survey/word.hbs"),
    // The same form brought to the desk, and files that answer questions.
    ("multipart", "survey/bring.hbs"),
    ("type=\"file\"", "survey/bring.hbs"),
    ("multipart", "survey/file.hbs"),
    ("type=\"file\"", "survey/file.hbs"),
    ("multipart", "survey/response.hbs"),
    ("type=\"file\"", "survey/response.hbs"),
    // A mail that leaves may carry the Word form, which is made here.
    ("multipart", "mail/message.rs"),
];

/// Requirements that do not apply, and three answers of the threat model, rest on this.
/// What comes into the desk one day has its requirements looked at then.
#[test]
fn what_is_called_absent_is_absent() {
    let table: [(&str, &[&str], &[&str]); 3] = [
        (
            "src",
            &[".rs"],
            &[
                "multipart",
                "process::Command",
                "sql_query(",
                "dsl::sql(",
                "regex::",
                "quick_xml",
                "imap",
                "Access-Control-Allow",
            ],
        ),
        ("templates", &[".hbs"], &["type=\"file\"", "multipart"]),
        (
            "static",
            &[".js"],
            &[
                "innerHTML",
                "outerHTML",
                "insertAdjacentHTML",
                "document.write",
                "eval(",
                "new Function",
                "postMessage",
                "WebSocket",
                "localStorage",
                "sessionStorage",
                "indexedDB",
                "://",
            ],
        ),
    ];
    for (folder, endings, words) in table {
        let found = files(folder, endings);
        assert!(!found.is_empty(), "{folder}");
        for (path, text) in found {
            for word in words {
                let allowed = ALLOWED
                    .iter()
                    .any(|(known, place)| known == word && path.ends_with(place));
                assert!(
                    allowed || !text.contains(word),
                    "{}: {word}",
                    path.display()
                );
            }
        }
    }
    let manifest = fs::read_to_string("Cargo.toml").unwrap();
    for crate_ in ["imap", "pop3", "jmap"] {
        assert!(!manifest.contains(crate_), "Cargo.toml: {crate_}");
    }
}
