//! Forms that others wrote.

use super::{book, expected, read_book, said};
use crate::i18n::Lang;
use crate::questionnaire::xlsform::{Finding, Weight, read};
use crate::questionnaire::{Question, QuestionKind as K, Questionnaire, check};

fn question<'a>(text: &'a Questionnaire, name: &str) -> &'a Question {
    text.question(name)
        .unwrap_or_else(|| panic!("{name}: {text:#?}"))
}

#[test]
fn a_small_form_in_one_language_is_taken() {
    let reading = read_book(&[
        (
            "survey",
            &[
                &[
                    "type",
                    "name",
                    "label",
                    "required",
                    "relevant",
                    "constraint",
                    "constraint_message",
                ],
                &["begin group", "about", "About you"],
                &["text", "name", "Your name", "yes"],
                &[
                    "integer",
                    "age",
                    "Your age",
                    "",
                    "",
                    ". > 0 and . < 120",
                    "Nobody is",
                ],
                &[
                    "select_one colours or_other",
                    "colour",
                    "A colour",
                    "",
                    "${age} >= 18",
                ],
                &["end group"],
            ],
        ),
        (
            "choices",
            &[
                &["list name", "name", "label"],
                &["colours", "red", "Red"],
                &["colours", "blue", "Blue"],
            ],
        ),
        (
            "settings",
            &[&["form_title", "form_id"], &["Colours", "colours-1"]],
        ),
    ]);
    assert_eq!(said(&reading), expected(&[]));
    let text = reading.text.unwrap();
    assert_eq!(check(&text), []);
    assert_eq!(
        (text.code.as_str(), text.languages.as_slice()),
        ("colours-1", &[Lang::En][..])
    );
    assert_eq!(text.title.get(Lang::En), Some("Colours"));
    let colour = question(&text, "colour");
    assert!(colour.other && colour.kind == K::Single);
    assert_eq!(colour.choice_names(), ["red", "blue", "other"]);
    assert_eq!(colour.relevant.as_ref().unwrap().text(), "${age} >= 18");
    assert!(question(&text, "name").required);
}

/// A form of which much cannot be asked here.
const UNSUPPORTED: &[(&str, &[&[&str]])] = &[
    (
        "survey",
        &[
            &[
                "type",
                "name",
                "label::English (en)",
                "relevant",
                "calculation",
                "label::Arabic (ar)",
                "remark",
            ],
            &["start", "started"],
            &["begin_group", "g", "Group"],
            &["geopoint", "where", "Where are you?"],
            &["calculate", "twice", "", "", "${n} * 2"],
            &["integer", "n", "How many?", "pulldata('x', 'y')", "", "كم؟"],
            &["text", "n", "Again?", "${twice} > 2", "", "", "a word"],
            &["select_one missing", "m", "Which?"],
            &["select_one_from_file towns.csv", "t", "Which town?"],
            &["telepathy", "x", "What do I think of?"],
            &["", "y", "No type"],
            &["image", "photo", "A photo"],
            &["begin_repeat", "children", "Children"],
            &["text", "child", "Hello ${n}"],
            &["end_repeat"],
            &["text", "late", "Late", "selected(${m}, 'a') and"],
        ],
    ),
    (
        "external_choices",
        &[&["list name", "name"], &["towns", "lima"]],
    ),
];

#[test]
fn what_is_not_supported_is_said_with_its_place() {
    let reading = read_book(UNSUPPORTED);
    let found = said(&reading);
    let wanted = expected(&[
        ("survey", 2, "type", "metadata"),
        ("survey", 4, "type", "type-unsupported"),
        ("survey", 5, "calculation", "column-unsupported"),
        ("survey", 5, "type", "type-unsupported"),
        ("survey", 6, "label::Arabic (ar)", "column-foreign"),
        ("survey", 6, "relevant", "expression"),
        ("survey", 7, "remark", "column-unknown"),
        ("survey", 7, "name", "name-twice"),
        ("survey", 7, "relevant", "expression"),
        ("survey", 8, "type", "no-list"),
        ("survey", 9, "type", "list-elsewhere"),
        ("survey", 10, "type", "type-unknown"),
        ("survey", 11, "", "row-no-type"),
        ("survey", 12, "type", "taken-as"),
        ("survey", 13, "type", "repeat"),
        ("survey", 13, "type", "nested"),
        ("survey", 14, "label::English (en)", "text-refers"),
        ("survey", 16, "relevant", "expression"),
        ("survey", 16, "type", "unclosed"),
        ("external_choices", 0, "", "sheet-not-read"),
        ("settings", 0, "form_id", "code-made"),
    ]);
    for it in &wanted {
        assert!(found.contains(it), "{it:?} is not in {found:#?}");
    }
    assert_eq!(found.len(), wanted.len(), "{found:#?}");
    assert!(reading.loses());
    let text = reading.text.unwrap();
    let names: Vec<&str> = text.questions().map(|it| it.name.as_str()).collect();
    assert_eq!(
        names,
        ["n", "n_2", "m", "photo", "children", "child", "late"]
    );
    assert!(text.questions().all(|it| it.relevant.is_none()));
    assert!(check(&text).iter().all(|it| it.kind.is_unfinished()));
    let odd = reading
        .findings
        .iter()
        .filter(|it| it.weight == Weight::Refusal);
    assert_eq!(odd.count(), 0);
}

#[test]
fn groups_in_groups_become_notes_and_conditions() {
    let reading = read_book(&[(
        "survey",
        &[
            &["type", "name", "label", "relevant"],
            &["text", "first", "First"],
            &["begin group", "outer", "Outer", "${first} != ''"],
            &[
                "begin group",
                "inner",
                "Inner",
                "${first} = 'a' or ${first} = 'b'",
            ],
            &["text", "second", "Second", "string-length(${first}) > 1"],
            &["text", "third", "Third"],
            &["end group"],
            &["text", "fourth", "Fourth"],
            &["end group"],
            &["end group"],
            &["text", "fifth", "Fifth"],
        ],
    )]);
    let text = reading.text.clone().unwrap();
    let sections: Vec<(&str, usize)> = text
        .sections
        .iter()
        .map(|it| (it.name.as_str(), it.questions.len()))
        .collect();
    assert_eq!(sections, [("section", 1), ("outer", 4), ("section_2", 1)]);
    let relevant = |name: &str| {
        let found = question(&text, name).relevant.as_ref();
        found.map(|it| it.text().to_owned()).unwrap_or_default()
    };
    let inner = "${first} = 'a' or ${first} = 'b'";
    assert_eq!(relevant("inner"), inner);
    assert_eq!(relevant("third"), inner);
    assert_eq!(relevant("fourth"), "");
    let both = format!("({inner}) and (string-length(${{first}}) > 1)");
    assert_eq!(relevant("second"), both);
    assert_eq!(question(&text, "inner").kind, K::Note);
    assert_eq!(
        said(&reading),
        expected(&[
            ("survey", 2, "", "ungrouped"),
            ("survey", 4, "type", "nested"),
            ("survey", 10, "type", "unopened"),
            ("survey", 11, "", "ungrouped"),
            ("settings", 0, "form_id", "code-made"),
        ])
    );
    assert!(!reading.loses());
}

#[test]
fn names_that_cannot_stay_are_made_anew_in_conditions_too() {
    let reading = read_book(&[
        (
            "survey",
            &[
                &["type", "name", "label", "relevant"],
                &["begin_group", "review", "Seen"],
                &["select_multiple l", "âge", "Age"],
                &["text", "", "Without a name"],
                &["text", "why", "Why?", "selected(${âge}, 'very old')"],
                &["end_group"],
            ],
        ),
        (
            "choices",
            &[
                &["list_name", "name", "label", "exclusive"],
                &["l", "very old", "Old"],
                &["l", "young", "Young", "yes"],
                &["l", "young", "Young again"],
                &["", "x", "Lost"],
                &["l", "", "Lost as well"],
                &["spare", "y", "Not asked"],
            ],
        ),
        (
            "settings",
            &[
                &["form_id", "form_title", "default_language"],
                &["My form!", "Mine", "Klingon"],
            ],
        ),
    ]);
    let text = reading.text.clone().unwrap();
    assert_eq!(check(&text), []);
    assert_eq!(text.code, "my_form");
    let why = question(&text, "why").relevant.as_ref().unwrap();
    assert_eq!(why.text(), "selected(${age}, 'very_old')");
    let age = question(&text, "age");
    assert_eq!(age.choice_names(), ["very_old", "young"]);
    assert!(age.choice("young").unwrap().alone);
    assert!(text.question("without_a_name").is_some());
    assert_eq!(
        said(&reading),
        expected(&[
            ("survey", 2, "name", "renamed"),
            ("survey", 3, "name", "renamed"),
            ("survey", 4, "name", "name-made"),
            ("choices", 2, "name", "choice-renamed"),
            ("choices", 4, "name", "choice-twice"),
            ("choices", 5, "list_name", "choice-no-list"),
            ("choices", 6, "name", "choice-no-name"),
            ("choices", 7, "list_name", "list-unused"),
            ("settings", 2, "default_language", "language-unknown"),
            ("settings", 2, "form_id", "code-made"),
        ])
    );
}

/// A form of tables, ranges and conditions that hang on each other.
const ODD: &[(&str, &[&[&str]])] = &[
    (
        "survey",
        &[
            &[
                "type",
                "name",
                "label",
                "appearance",
                "parameters",
                "relevant",
                "required",
            ],
            &["begin_group", "t", "How good?", "table-list"],
            &["select_one l", "food", "Food"],
            &["select_one l", "bed", "Bed"],
            &["end_group"],
            &["begin_group", "u", "Mixed", "table-list"],
            &["select_one l", "x", "X", "quick"],
            &["text", "y", "Y", "multiline"],
            &["end_group"],
            &["range", "scale", "Scale", "", "start=0 end=5 step=1"],
            &["range", "wide", "Wide", "", "start=0;end=100;step=5"],
            &["range", "fine", "Fine", "", "start=0 end=1 step=0.1"],
            &["text", "a", "A", "", "", "${b} = ''"],
            &["text", "b", "B", "", "", "${a} = ''", "${a} = 'x'"],
            &["note", "n", "Note", "", "", "", "yes"],
        ],
    ),
    (
        "choices",
        &[
            &["list_name", "name", "label"],
            &["l", "1", "Bad"],
            &["l", "2", "Good"],
        ],
    ),
];

#[test]
fn tables_ranges_and_circles_are_taken_as_far_as_they_go() {
    let reading = read_book(ODD);
    let text = reading.text.clone().unwrap();
    assert!(check(&text).iter().all(|it| it.kind.is_unfinished()));
    let table = question(&text, "t");
    assert_eq!(
        (table.kind, table.rows.len(), table.choices.len()),
        (K::Matrix, 2, 2)
    );
    let scale = question(&text, "scale").scale.as_ref().unwrap();
    assert_eq!((scale.from, scale.to), (0, 5));
    let wide = question(&text, "wide");
    assert_eq!(wide.kind, K::Integer);
    assert_eq!(
        wide.constraint.as_ref().unwrap().text(),
        ". >= 0 and . <= 100"
    );
    assert_eq!(question(&text, "fine").kind, K::Decimal);
    assert_eq!(question(&text, "y").kind, K::LongText);
    let circle = ["a", "b"].map(|it| question(&text, it).relevant.is_none());
    assert_eq!(circle.iter().filter(|it| **it).count(), 1);
    let codes: Vec<&str> = reading.findings.iter().map(Finding::code).collect();
    for code in [
        "ungrouped",
        "no-table",
        "appearance",
        "range-as-number",
        "problem",
        "required-if",
        "not-for-kind",
    ] {
        assert!(codes.contains(&code), "{code}: {codes:?}");
    }
}

#[test]
fn every_finding_reads_in_every_language() {
    let bytes = book(&[(
        "survey",
        &[
            &["type", "name", "label"],
            &["geopoint", "a", "A"],
            &["text", "b", "B"],
        ],
    )]);
    let reading = read(&bytes).unwrap();
    let lost = reading
        .findings
        .iter()
        .find(|it| it.code() == "type-unsupported");
    let lost = lost.unwrap();
    assert_eq!(lost.place(Lang::En), "survey, row 2, type");
    let texts = Lang::ALL.iter().map(|lang| lost.text(*lang));
    for text in texts {
        assert!(text.contains("geopoint"), "{text}");
    }
}
