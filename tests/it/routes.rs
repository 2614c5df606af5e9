//! The routes of the desk and what each may be asked, read from its source: a route or a
//! filter that is new cannot be forgotten by the tests that visit them all.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use crate::canaries::Canary;

/// A route of the desk.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Route {
    /// Its path, with names in braces.
    pub path: String,
    /// The folder of the feature that serves it.
    pub feature: String,
}

/// What an address may ask for, each with values that find something. A word that the
/// source reads and that is not here fails the tests.
const PARAMETERS: [(&str, &[&str]); 64] = [
    ("by", &["group", "legal_system"]),
    ("action", &["exchange.log"]),
    ("activity", &["1"]),
    ("back", &["/states"]),
    ("stance", &["committed"]),
    ("after", &["9~zq", "9~2023-05-31"]),
    ("agenda", &["yes", "no", "unknown"]),
    ("bin", &["1"]),
    ("category", &["1", "2"]),
    ("choose", &["all"]),
    ("circulation", &["1"]),
    ("code", &["zq"]),
    ("error", &["access_denied"]),
    ("event", &["1"]),
    ("exchange", &["4"]),
    ("filled", &["1"]),
    ("follow_up", &["due"]),
    ("from", &["2023-05-01"]),
    ("group", &["african"]),
    ("holding", &["current"]),
    ("iss", &["https://provider.example.org"]),
    (
        "kind",
        &["bilateral", "side_event", "mission_geneva", "commitment"],
    ),
    ("lang", &["fr"]),
    ("language", &["en"]),
    ("lead", &["1", "none"]),
    ("mail", &["no"]),
    ("marking", &["restricted", "coordination"]),
    ("month", &["2023-05"]),
    ("more", &["1"]),
    ("next", &["/states"]),
    ("on", &["2023-05-31"]),
    ("org", &["AU"]),
    ("owner", &["state", "1"]),
    ("page", &["1"]),
    ("person", &["4"]),
    ("plan", &["11MSP"]),
    ("position", &["favourable", "none"]),
    ("priority", &["high"]),
    ("progress", &["answered", "not_sent"]),
    ("q", &["zq", "demo"]),
    ("record", &["4"]),
    ("reference", &["zq"]),
    ("region", &["africa"]),
    ("role", &["coordinator"]),
    ("section", &["respondent"]),
    ("series", &["zq"]),
    (
        "show",
        &["exchanges", "events", "mails", "barriers", "tasks"],
    ),
    ("silent", &["0", "30"]),
    ("sort", &["-contact"]),
    ("standing", &["overdue", "added", "active"]),
    ("state", &["UGA", "CAF"]),
    ("status", &["signatory", "held"]),
    ("subject", &["exchanges"]),
    ("team", &["1", "2"]),
    ("text", &["fr"]),
    ("to", &["2023-06-30"]),
    ("until", &["2023-06-30"]),
    ("up_to", &["public", "restricted"]),
    ("user", &["1"]),
    (
        "view",
        &["map", "agenda", "board", "timeline", "priority", "lead"],
    ),
    ("vote", &["yes"]),
    ("when", &["past", "all"]),
    ("whom", &["targets", "all"]),
    ("with", &["1"]),
];

impl Route {
    /// Its path without the shapes its names must have.
    pub fn plain(&self) -> String {
        let mut plain = String::new();
        let mut rest = self.path.as_str();
        while let Some((before, after)) = rest.split_once(':') {
            plain.push_str(before);
            rest = &after[after.find('}').unwrap()..];
        }
        plain + rest
    }
}

/// The routes of a method.
pub fn routes(method: &str) -> BTreeSet<Route> {
    let mut found = BTreeSet::new();
    for (file, source) in sources() {
        // A scope holds the routes up to the next one, or to the end of its function.
        let parts = source.split("\npub fn ").flat_map(|function| {
            let mut parts = function.split("web::scope(");
            let unscoped = parts.next().map(|part| ("", part));
            let scoped = parts.map(|part| (between(part, "\"", "\"").unwrap_or_default(), part));
            unscoped.into_iter().chain(scoped)
        });
        for (scope, part) in parts {
            for route in part.split(".route(").skip(1) {
                let path = between(route, "\"", "\"").unwrap_or_default();
                assert!(
                    !scope.is_empty() || path.starts_with('/'),
                    "a route whose path is no literal: {route}"
                );
                if between(route, "web::", "(") == Some(method) {
                    found.insert(Route {
                        path: format!("{scope}{path}"),
                        feature: feature(&file),
                    });
                }
            }
        }
    }
    found
}

/// The questions that a feature's pages may be asked: one parameter each.
pub fn questions() -> BTreeMap<String, Vec<String>> {
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (file, source) in sources() {
        if file.starts_with("web/") {
            continue;
        }
        let mut names = BTreeSet::new();
        for receiver in ["params", "params()", "asked"] {
            for call in ["get", "value", "all"] {
                names.extend(calls(&source, receiver, call));
            }
        }
        // A form that is read from an address.
        if source.contains("Reader::new(params)") {
            for call in ["text", "optional_date", "optional_choice", "choice", "date"] {
                names.extend(calls(&source, "reader", call));
            }
        }
        found.entry(feature(&file)).or_default().extend(names);
    }
    let with_values = |names: BTreeSet<String>| -> Vec<String> {
        let ask = |name: String| {
            let values = values_of(&name);
            values
                .iter()
                .map(|value| format!("{name}={value}"))
                .collect::<Vec<_>>()
        };
        names.into_iter().flat_map(ask).collect()
    };
    let found = found.into_iter();
    found
        .map(|(feature, names)| (feature, with_values(names)))
        .collect()
}

fn values_of(name: &str) -> &'static [&'static str] {
    let found = PARAMETERS.iter().find(|(known, _)| *known == name);
    found
        .unwrap_or_else(|| panic!("what may be asked by `{name}`?"))
        .1
}

/// The words of the calls `receiver.call("word")`, however they are broken into lines.
fn calls(source: &str, receiver: &str, call: &str) -> BTreeSet<String> {
    let folded: String = source.split_whitespace().collect();
    let mut found = BTreeSet::new();
    for (at, _) in folded.match_indices(&format!("{receiver}.{call}")) {
        let rest = &folded[at + receiver.len() + 1 + call.len()..];
        let rest = match rest.strip_prefix("::<") {
            Some(typed) => typed.split_once(">(").map_or("", |(_, rest)| rest),
            None => rest.strip_prefix('(').unwrap_or_default(),
        };
        if let Some((word, _)) = rest.strip_prefix('"').and_then(|rest| rest.split_once('"')) {
            found.insert(word.to_owned());
        }
    }
    found
}

fn feature(file: &str) -> String {
    file.split('/').next().unwrap_or_default().to_owned()
}

fn between<'a>(text: &'a str, start: &str, end: &str) -> Option<&'a str> {
    let (_, rest) = text.split_once(start)?;
    rest.split_once(end).map(|(found, _)| found)
}

/// The files of the source with their paths below `src`, without their tests.
pub fn sources() -> Vec<(String, String)> {
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
pub fn table_of(route: &str) -> Option<&'static str> {
    let table = [
        ("/admin/audit/", "audit"),
        ("/contacts/", "people"),
        ("/events/", "events"),
        ("/commitments/", "commitments"),
        ("/exchanges/", "exchanges"),
        ("/mail/", "mails"),
        ("/barriers/", "barriers"),
        ("/pathway/", "pathway_steps"),
        ("/positions/", "positions"),
        ("/relations/", "relations"),
        ("/survey/circulations/", "circulations"),
        ("/survey/responses/", "responses"),
    ];
    let found = table.iter().find(|(prefix, _)| route.starts_with(prefix));
    found.map(|(_, table)| *table)
}

/// The addresses of a route: one for each record it may be about, and each kind of file.
pub fn addresses(route: &str, canaries: &[Canary], token: &str) -> Vec<String> {
    let route = route
        .replace("{id:[0-9]+}", "{id}")
        .replace("{token}", token);
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
    // In the order of the records: those that come later come last.
    let mut states: Vec<String> = Vec::new();
    for canary in canaries {
        if !states.contains(&canary.state) {
            states.push(canary.state.clone());
        }
    }
    all = expand(all, "{code}", &states);
    all = expand(all, "{state}", &states);
    // The posts given to the people of the records, in their order.
    let tenures: Vec<_> = (1..=12).map(|id: i64| id.to_string()).collect();
    all = expand(all, "{tenure}", &tenures);
    let pack = accede::pack::embedded().unwrap();
    // Of the kinds of barriers, the one that the records are of and another.
    let kinds = pack.barriers.barriers.iter().take(2);
    let kinds: Vec<_> = kinds.map(|kind| kind.code.clone()).collect();
    all = expand(all, "{barrier}", &kinds);
    let questions = pack.questionnaire.questions().take(1);
    let questions: Vec<_> = questions.map(|it| it.name.clone()).collect();
    all = expand(all, "{question}", &questions);
    let sections = pack.questionnaire.sections.into_iter();
    let sections: Vec<_> = sections.map(|section| section.name).collect();
    all = expand(all, "{section}", &sections);
    // Of those who were asked first.
    let invitations: Vec<_> = (1..=4).map(|id: i64| id.to_string()).collect();
    all = expand(all, "{invitation}", &invitations);
    // A section that was handed over.
    for name in ["{part}", "{link}"] {
        all = expand(all, name, &["1".to_owned()]);
    }
    // The first note verbale of a circulation, and the first file of a record.
    all = expand(all, "{note}", &["1".to_owned()]);
    all = expand(all, "{number}", &["1".to_owned()]);
    // What belongs to the events of the records, which come first.
    for name in ["{guest}", "{item}", "{line}"] {
        let first: Vec<_> = (1..=4).map(|id: i64| id.to_string()).collect();
        all = expand(all, name, &first);
    }
    all = expand(all, "{session}", &["1".to_owned()]);
    all = expand(all, "{user}", &["1".to_owned()]);
    // A kind of record and its id go together.
    let records: Vec<_> = canaries
        .iter()
        .filter(|canary| canary.table != "audit")
        .map(|canary| format!("{}/{}", canary.table, canary.id))
        .collect();
    all = expand(all, "{kind}/{id}", &records);
    if all.iter().any(|path| path.contains("{id}")) {
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
