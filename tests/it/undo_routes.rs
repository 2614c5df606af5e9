//! Every route that changes something is taken back, or is not for a reason that is written
//! down: `docs/undo.md` is held to the source, to what the desk calls final, and to the
//! tests that take things back.

use std::collections::{BTreeMap, BTreeSet};

use accede::i18n::{Lang, keys};
use accede::undo::FINAL;

use crate::routes::{Route, routes};

const PAGE: &str = include_str!("../../docs/undo.md");

/// The tests in which changes are taken back and all is as it was.
const TESTS: [&str; 4] = [
    include_str!("undo.rs"),
    include_str!("undo_desk.rs"),
    include_str!("undo_survey.rs"),
    include_str!("succession.rs"),
];

/// The rows of the table below a heading: the route, and what is said of it.
fn rows(heading: &str) -> BTreeMap<String, String> {
    let (_, rest) = PAGE.split_once(&format!("\n## {heading}\n")).unwrap();
    let part = rest.split("\n## ").next().unwrap();
    let mut found = BTreeMap::new();
    for line in part.lines().filter(|line| line.starts_with("| `/")) {
        let cells: Vec<&str> = line.trim_matches('|').split(" | ").collect();
        let [route, said] = cells[..] else {
            panic!("two cells: {line}");
        };
        let route = route.trim().trim_matches('`').to_owned();
        let twice = found.insert(route, said.trim().to_owned());
        assert!(twice.is_none(), "twice: {line}");
    }
    found
}

fn actions(said: &str) -> Vec<&str> {
    said.split(", ").map(|it| it.trim_matches('`')).collect()
}

#[test]
fn every_route_that_changes_something_is_taken_back_or_says_why_not() {
    let (undoable, others) = (rows("Taken back"), rows("Not taken back"));
    let told: BTreeSet<String> = undoable.keys().chain(others.keys()).cloned().collect();
    assert_eq!(told.len(), undoable.len() + others.len(), "told once");
    let all: BTreeSet<String> = routes("post").iter().map(Route::plain).collect();
    let missing: Vec<_> = all.difference(&told).collect();
    assert!(missing.is_empty(), "not in docs/undo.md: {missing:?}");
    let gone: Vec<_> = told.difference(&all).collect();
    assert!(gone.is_empty(), "no route any more: {gone:?}");
    for (route, why) in &others {
        assert!(why.len() > 20, "{route}: why not?");
    }
}

#[test]
fn what_is_taken_back_is_not_final_and_a_test_takes_it_back() {
    let known = keys(Lang::En);
    let tests = TESTS.concat();
    for (route, said) in rows("Taken back") {
        for action in actions(&said) {
            let key = format!("audit-action-{}", action.replace('.', "-"));
            assert!(known.contains(&key), "{route}: {action} is no action");
            let is_final = FINAL.iter().any(|(_, all)| all.contains(&action));
            assert!(!is_final, "{route}: {action} is final");
            let call = format!("\"{action}\"");
            assert!(
                tests.contains(&call),
                "{route}: no test takes back {action}"
            );
        }
    }
}
