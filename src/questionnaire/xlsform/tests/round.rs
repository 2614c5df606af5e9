//! Round trips.

use proptest::prelude::*;

use super::super::{read, write};
use crate::i18n::Lang;
use crate::questionnaire::expression::Expression;
use crate::questionnaire::{
    Choice, ChoiceSource, Question, QuestionKind, Questionnaire, Row, Scale, Section, Texts, check,
};

fn states() -> Vec<Choice> {
    vec![Choice {
        name: "PER".to_owned(),
        label: [(Lang::En, "Peru".to_owned())].into_iter().collect(),
        alone: false,
    }]
}

fn back(text: &Questionnaire) -> Questionnaire {
    let bytes = write(text, 3, &states()).unwrap();
    let reading = read(&bytes).unwrap();
    let said: Vec<String> = reading
        .findings
        .iter()
        .map(|it| format!("{}: {}", it.place(Lang::En), it.text(Lang::En)))
        .collect();
    assert!(said.is_empty(), "{said:#?}");
    reading.text.unwrap()
}

#[test]
fn the_packs_questionnaire_reads_back() {
    let pack = crate::pack::embedded().unwrap();
    assert_eq!(back(&pack.questionnaire), pack.questionnaire);
}

#[test]
fn a_draft_that_is_not_finished_reads_back() {
    let mut text = Questionnaire {
        code: "draft".to_owned(),
        languages: vec![Lang::Fr, Lang::En],
        title: Texts::default(),
        introduction: Texts::default(),
        sections: vec![Section {
            name: "empty".to_owned(),
            title: Texts::default(),
            introduction: Texts::default(),
            relevant: None,
            questions: Vec::new(),
        }],
    };
    assert_eq!(back(&text), text);
    let mut matrix = Question::new("m", QuestionKind::Matrix);
    matrix.required = true;
    matrix.choices = states();
    let note = Question::new("n", QuestionKind::Note);
    for section in &mut text.sections {
        section.questions = vec![matrix.clone(), note.clone()];
    }
    assert_eq!(back(&text), text);
}

/// A text, perhaps one that a spreadsheet or XML could take for something else.
fn words() -> impl Strategy<Value = String> {
    let plain = "[A-Za-z=+<&>\"'’é@-][A-Za-z0-9 ,.:\n\t&<>éñ’“-]{0,14}[a-z?]";
    prop_oneof![
        8 => plain.prop_map(|it: String| it),
        1 => prop::sample::select(vec![
            "TRUE", "1", "0.5", "2026-01-31", "#REF!", "_x000D_", "_x005F_x", "=1+1", "label::x",
        ])
        .prop_map(str::to_owned),
    ]
}

/// Texts in the languages that are asked for later.
type Trio = (String, String, String);

fn trio() -> impl Strategy<Value = Trio> {
    (words(), words(), words())
}

fn texts((en, fr, es): &Trio, languages: &[Lang]) -> Texts {
    let all = [(Lang::En, en), (Lang::Fr, fr), (Lang::Es, es)];
    let kept = all.into_iter().filter(|(lang, _)| languages.contains(lang));
    kept.map(|(lang, text)| (lang, text.clone())).collect()
}

/// What a question is made from; not all of it goes with every kind.
#[derive(Debug, Clone)]
struct Seed {
    kind: QuestionKind,
    label: Trio,
    more: [Option<Trio>; 3],
    required: bool,
    other: bool,
    not_able: bool,
    source: bool,
    choices: Vec<(Trio, bool)>,
    rows: Vec<Trio>,
    scale: (i32, i32),
    condition: Option<usize>,
    limited: bool,
}

fn seed() -> impl Strategy<Value = Seed> {
    let more = || prop::option::weighted(0.3, trio());
    let parts = (
        prop::sample::select(QuestionKind::ALL.to_vec()),
        trio(),
        [more(), more(), more()],
        any::<(bool, bool, bool, bool)>(),
        prop::collection::vec((trio(), any::<bool>()), 1..5),
        prop::collection::vec(trio(), 1..4),
        (-5..5_i32, 1..10_i32),
        prop::option::of(0..8_usize),
        any::<bool>(),
    );
    parts.prop_map(
        |(kind, label, more, flags, choices, rows, (from, steps), condition, limited)| Seed {
            kind,
            label,
            more,
            required: flags.0,
            other: flags.1,
            not_able: flags.2,
            source: flags.3,
            choices,
            rows,
            scale: (from, from + steps),
            condition,
            limited,
        },
    )
}

/// Names that the form itself uses, or might mistake for its own.
const NAMES: [&str; 12] = [
    "data",
    "states",
    "unable",
    "yes_no_unknown",
    "name",
    "type",
    "introduction",
    "a.b",
    "a-b",
    "_x",
    "reasons",
    "choices",
];

/// A condition on the answer to a question.
fn condition(on: &Question) -> String {
    let name = &on.name;
    match on.kind {
        QuestionKind::Several | QuestionKind::Ranking => {
            format!("count-selected( ${{{name}}}) > 0")
        }
        QuestionKind::YesNoUnknown => format!("${{ {name} }} = 'yes'\nor 1 < 2 "),
        QuestionKind::Scale | QuestionKind::Integer | QuestionKind::Decimal => {
            format!("${{{name}}}>1 and not(false())")
        }
        QuestionKind::Matrix => format!("${{{name}_1}} != ''"),
        QuestionKind::Note => "true()".to_owned(),
        _ if on.not_able => format!("${{{}}} = ''", on.unable_key()),
        _ => format!("${{{name}}} = ''"),
    }
}

fn limit(kind: QuestionKind) -> Option<&'static str> {
    Some(match kind {
        QuestionKind::Several | QuestionKind::Ranking => "count-selected(.) <= 2",
        QuestionKind::Integer | QuestionKind::Decimal | QuestionKind::Scale => ". >= 0 or . = -1",
        QuestionKind::ShortText | QuestionKind::LongText => " regex(., '[a-z &<]+') ",
        QuestionKind::Date => ". > today() - 3",
        _ => return None,
    })
}

fn question(seed: &Seed, name: &str, earlier: &[Question], languages: &[Lang]) -> Question {
    let kind = seed.kind;
    let is_note = kind == QuestionKind::Note;
    let [hint, unit, message] = &seed.more;
    let optional = |it: &Option<Trio>| {
        let it = it.as_ref().map(|it| texts(it, languages));
        it.unwrap_or_default()
    };
    let mut made = Question::new(name, kind);
    made.label = texts(&seed.label, languages);
    made.hint = optional(hint);
    made.unit = optional(unit);
    made.constraint_message = optional(message);
    made.required = seed.required && !is_note;
    made.not_able = seed.not_able && !is_note;
    made.other = seed.other && kind.may_be_other();
    if kind.has_choices() {
        let choices = (0..).zip(&seed.choices);
        made.choices = choices
            .map(|(at, (label, alone)): (usize, _)| Choice {
                name: format!("{at}-choice"),
                label: texts(label, languages),
                alone: *alone && kind.may_stand_alone(),
            })
            .collect();
        made.choices_from = seed.source.then_some(ChoiceSource::Barriers);
    }
    if kind == QuestionKind::Matrix {
        let rows = (1..).zip(&seed.rows);
        made.rows = rows
            .map(|(at, label): (usize, _)| Row {
                name: format!("{name}_{at}"),
                label: texts(label, languages),
            })
            .collect();
    }
    if kind == QuestionKind::Scale {
        made.scale = Some(Scale {
            from: seed.scale.0,
            to: seed.scale.1,
            low: optional(unit),
            high: optional(hint),
        });
    }
    let on = seed.condition.and_then(|at| earlier.get(at));
    made.relevant = on.map(|on| Expression::parse(&condition(on)).unwrap());
    let limit = limit(kind).filter(|_| seed.limited);
    made.constraint = limit.map(|it| Expression::parse(it).unwrap());
    made
}

fn valid() -> impl Strategy<Value = Questionnaire> {
    let languages = prop::sample::subsequence(Lang::ALL.to_vec(), 1..=3).prop_shuffle();
    let sections = prop::collection::vec(
        (
            trio(),
            prop::option::of(trio()),
            any::<bool>(),
            prop::collection::vec(seed(), 1..5),
        ),
        1..4,
    );
    let names = Just(NAMES.to_vec()).prop_shuffle();
    (languages, trio(), prop::option::of(trio()), sections, names).prop_map(
        |(languages, title, introduction, sections, names)| {
            let of = |it: &Option<Trio>| {
                let it = it.as_ref().map(|it| texts(it, &languages));
                it.unwrap_or_default()
            };
            let mut earlier: Vec<Question> = Vec::new();
            let mut made = Vec::new();
            for (at, (title, introduction, relevant, seeds)) in sections.iter().enumerate() {
                let before = earlier.last().filter(|_| *relevant).map(condition);
                let mut questions = Vec::new();
                for seed in seeds {
                    let name = names.get(earlier.len()).copied().unwrap_or("last");
                    let made = question(seed, name, &earlier, &languages);
                    earlier.push(made.clone());
                    questions.push(made);
                }
                // A section may be called as a question is.
                let name = names.get(at * 3).copied().unwrap_or("end");
                made.push(Section {
                    name: name.to_owned(),
                    title: texts(title, &languages),
                    introduction: of(introduction),
                    relevant: before.map(|it| Expression::parse(&it).unwrap()),
                    questions,
                });
            }
            Questionnaire {
                code: "round-trip".to_owned(),
                title: texts(&title, &languages),
                introduction: of(&introduction),
                sections: made,
                languages,
            }
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_valid_questionnaire_reads_back_as_it_was(text in valid()) {
        prop_assert_eq!(check(&text), []);
        prop_assert_eq!(back(&text), text);
    }
}
