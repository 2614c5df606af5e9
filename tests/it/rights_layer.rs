//! No query reaches a marked table past the rights layer: read from the source.

use std::collections::BTreeSet;

use crate::routes::sources;

/// The marked tables: no query reaches them but through `visible!`.
const MARKED: [&str; 16] = [
    "activity_contacts",
    "audit",
    "barriers",
    "circulations",
    "commitments",
    "events",
    "exchanges",
    "mails",
    "pathway_history",
    "pathway_steps",
    "people",
    "positions",
    "relations",
    "responses",
    "state_contacts",
    "targets",
];

/// Functions that read a marked table without `visible!`, and why each may.
const EXCEPTIONS: [(&str, &str, &str); 35] = [
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
        "calendar/queries.rs",
        "changes_of_lines",
        "when lines were changed that everyone reads, and nothing else",
    ),
    (
        "db/keys.rs",
        "people_keys",
        "keys of names made anew when the database is opened",
    ),
    (
        "demo/mod.rs",
        "description",
        "whether the database is a demo's",
    ),
    (
        "erasure/queries.rs",
        "due",
        "ids of what the desk erases by itself",
    ),
    (
        "erasure/queries.rs",
        "due_steps",
        "ids of what the desk erases by itself",
    ),
    (
        "erasure/queries.rs",
        "is_drafted",
        "whether an invitation has a mail, once a person is erased",
    ),
    (
        "erasure/queries.rs",
        "people_with_address",
        "the command line's erasure of a person",
    ),
    (
        "events/reply/queries.rs",
        "open",
        "by the token of the link to reply by",
    ),
    (
        "exchanges/totals.rs",
        "newest",
        "keeps the running totals, after the change was authorised",
    ),
    ("mail/outbox.rs", "counts", "figures without a name"),
    ("mail/outbox.rs", "has_work", "the worker's own question"),
    ("mail/outbox.rs", "lease", "the worker's own question"),
    ("mail/outbox.rs", "withhold", "the worker's own question"),
    (
        "mail/queries.rs",
        "decisions",
        "of a mail that was found through the rights layer",
    ),
    (
        "pathways/queries.rs",
        "believed",
        "of steps found through the rights layer, each row asked by its own marking",
    ),
    (
        "pathways/queries.rs",
        "versions",
        "of a step found through the rights layer, each row asked by its own marking",
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
    (
        "states/dossier/queries.rs",
        "promises_with",
        "its callers filter",
    ),
    ("states/targets.rs", "rows_of", "its callers filter"),
    (
        "survey/analysis/queries.rs",
        "counted",
        "counts by the rule of what is passed on, names nothing",
    ),
    (
        "survey/analysis/queries.rs",
        "is_reopened",
        "whether that rule lets anything out",
    ),
    (
        "survey/circulations/given/queries.rs",
        "attached_to",
        "what goes with a mail that leaves, for the worker",
    ),
    (
        "survey/circulations/queries.rs",
        "parted",
        "of a circulation in sight, which of those it names are not to be mailed",
    ),
    (
        "survey/circulations/reminders/queries.rs",
        "reminding",
        "rules of what is out, for the worker",
    ),
    (
        "search/names.rs",
        "read",
        "words of names, never shown: what is found by them is read through the rights layer",
    ),
    (
        "survey/queries/aggregate.rs",
        "first_answers",
        "counts by the rule of the report, names nothing",
    ),
    (
        "survey/queries/aggregate.rs",
        "sent_until",
        "counts by the rule of the report, names nothing",
    ),
    (
        "survey/respondent/earlier.rs",
        "signed_before",
        "by the token of the survey link, what its own State has signed off",
    ),
    (
        "survey/respondent/queries.rs",
        "invited",
        "by the token of the survey link",
    ),
    (
        "survey/undoing.rs",
        "is_coding_open",
        "of codes whose change may be taken back, which was authorised",
    ),
    (
        "survey/undoing.rs",
        "is_free_draft",
        "of a circulation whose change may be taken back, which was authorised",
    ),
];

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
    past.extend(words_alone());
    let excepted: BTreeSet<_> = EXCEPTIONS
        .iter()
        .map(|(path, name, _)| ((*path).to_owned(), (*name).to_owned()))
        .collect();
    assert_eq!(past, excepted);
}

/// Functions that read the words of records without reading the records beside them.
fn words_alone() -> BTreeSet<(String, String)> {
    let tables = [
        ("exchange_words::table", "visible!(exchanges, "),
        ("commitment_words::table", "visible!(commitments, "),
        ("position_words::table", "visible!(positions, "),
        ("barrier_words::table", "visible!(barriers, "),
        ("step_words::table", "visible!(pathway_steps, "),
        ("target_words::table", "visible!(targets, "),
        ("person_words::table", "visible!(people, "),
        ("relation_words::table", "visible!(relations, "),
        ("event_words::table", "visible!(events, "),
        ("agenda_words::table", "visible!(events, "),
        ("answer_words::table", "visible!(responses, "),
        ("attachment_words::table", "visible!(events, "),
        ("attachment_words::table", "visible!(exchanges, "),
    ];
    let mut alone = BTreeSet::new();
    for (path, source) in sources() {
        for function in source.split("fn ").skip(1) {
            let is_alone = |(words, beside): &(&str, &str)| {
                function.contains(words) && !function.contains(beside)
            };
            if tables.iter().any(is_alone) {
                alone.insert((path.clone(), fn_name(function)));
            }
        }
    }
    alone
}

/// Functions that write the marking of a row that is there, and do not note it themselves:
/// who notes it for them, or why nobody has to.
const UNNOTED: [(&str, &str, &str); 6] = [
    (
        "exchanges/actions.rs",
        "carry_along",
        "what came out of an exchange goes with it: `save` notes it",
    ),
    ("exchanges/totals.rs", "add", "sums, which are no records"),
    (
        "survey/actions.rs",
        "carry_along",
        "what was taken from an answer goes with it: its callers note it",
    ),
    (
        "survey/respondent/actions.rs",
        "go_on",
        "`remarked` notes it",
    ),
    (
        "survey/respondent/actions.rs",
        "sign_off",
        "`remarked` notes it",
    ),
    (
        "workplans/actions.rs",
        "change_target",
        "`decide_target` notes it",
    ),
];

/// A change of marking is an act of its own in the audit: whoever makes one notes it.
#[test]
fn no_marking_changes_without_a_note_in_the_audit() {
    let mut unnoted = BTreeSet::new();
    for (path, source) in sources() {
        if path.starts_with("demo/") {
            continue;
        }
        for function in source.split("fn ").skip(1) {
            let changes = function.contains("update(") && function.contains("marking.eq(");
            if changes && !function.contains("record_remarking(") {
                unnoted.insert((path.clone(), fn_name(function)));
            }
        }
    }
    let excepted: BTreeSet<_> = UNNOTED
        .iter()
        .map(|(path, name, _)| ((*path).to_owned(), (*name).to_owned()))
        .collect();
    assert_eq!(unnoted, excepted);
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
