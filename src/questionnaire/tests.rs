use chrono::NaiveDate;
use proptest::prelude::*;

use super::expression::{Expression, FaultKind};
use super::*;
use crate::auth::Marking;
use crate::i18n::Lang;

fn of_the_pack() -> Questionnaire {
    crate::pack::embedded().unwrap().questionnaire
}

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 27).unwrap()
}

fn answers(pairs: &[(&str, &str)]) -> Answers {
    let mut answers = Answers::default();
    for (question, value) in pairs {
        answers.push((*question).to_owned(), (*value).to_owned());
    }
    answers
}

#[test]
fn a_question_with_a_condition_is_asked_after_that_answer_alone() {
    let questionnaire = of_the_pack();
    let details = questionnaire.question("stockpiles_details").unwrap();
    let asks =
        |given: &[(&str, &str)]| Asked::of(&questionnaire, &answers(given), today()).asks(details);
    assert!(!asks(&[]));
    assert!(!asks(&[("stockpiles", "no")]));
    assert!(asks(&[("stockpiles", "yes")]));
}

#[test]
fn answers_that_do_not_count_are_left_out() {
    let questionnaire = of_the_pack();
    let mut kept = answers(&[
        ("stockpiles", "no"),
        ("stockpiles_details", "x"),
        ("of_another_text", "y"),
    ]);
    Asked::of(&questionnaire, &kept, today()).prune(&mut kept);
    assert_eq!(kept, answers(&[("stockpiles", "no")]));
}

#[test]
fn what_is_missing_is_what_is_required_and_asked() {
    let questionnaire = of_the_pack();
    let missing = |answers: &Answers| -> Vec<String> {
        let asked = Asked::of(&questionnaire, answers, today());
        let missing = asked.missing(&questionnaire, answers).into_iter();
        missing.map(|(_, it)| it.name.clone()).collect()
    };
    assert_eq!(
        missing(&Answers::default()),
        ["office", "authority", "stage", "reasons", "use"]
    );
    let all = answers(&[
        ("office", "Mission"),
        ("authority", "capital"),
        ("stage", "cabinet"),
        ("reasons", "x"),
        ("use", "public"),
    ]);
    assert!(missing(&all).is_empty());
}

#[test]
fn the_respondent_chooses_the_marking_of_the_answer() {
    let questionnaire = of_the_pack();
    assert_eq!(Answers::default().chosen_marking(&questionnaire), None);
    for marking in Marking::ALL {
        let answers = answers(&[("use", marking.as_str())]);
        assert_eq!(answers.chosen_marking(&questionnaire), Some(*marking));
    }
}

#[test]
fn a_condition_is_also_read_as_it_was_stored_before() {
    let stored = r#"{"name": "b", "kind": "short_text", "label": {"en": "B"}, "hint": null,
        "choices_from": null, "only_if": {"question": "a", "value": "yes"}}"#;
    let question: Question = serde_json::from_str(stored).unwrap();
    let condition = question.relevant.unwrap();
    assert_eq!(condition.text(), "selected(${a}, 'yes')");
}

/// A section of a questionnaire in English alone, with these questions.
fn small(questions: Vec<Question>) -> Questionnaire {
    let words: Texts = [(Lang::En, "Words".to_owned())].into_iter().collect();
    let questions = questions.into_iter().map(|mut question| {
        question.label = words.clone();
        question
    });
    Questionnaire {
        code: "small".to_owned(),
        languages: vec![Lang::En],
        title: words.clone(),
        introduction: Texts::default(),
        sections: vec![Section {
            name: "s".to_owned(),
            title: words.clone(),
            introduction: Texts::default(),
            relevant: None,
            questions: questions.collect(),
        }],
    }
}

fn asked_if(name: &str, condition: &str) -> Question {
    let mut question = Question::new(name, QuestionKind::YesNoUnknown);
    if !condition.is_empty() {
        question.relevant = Some(Expression::parse(condition).unwrap());
    }
    question
}

#[test]
fn what_is_wrong_is_found_with_its_place() {
    let whole = small(vec![asked_if("a", ""), asked_if("b", "${a} = 'yes'")]);
    assert_eq!(check(&whole), []);
    let kinds = |questionnaire: &Questionnaire| -> Vec<(Part, ProblemKind)> {
        let problems = check(questionnaire).into_iter();
        problems.map(|it| (it.place.part, it.kind)).collect()
    };

    let circle = small(vec![
        asked_if("a", "${b} = 'yes'"),
        asked_if("b", "${a} = 'no'"),
    ]);
    let names = vec!["a".to_owned(), "b".to_owned()];
    assert_eq!(
        kinds(&circle),
        [(Part::Relevant, ProblemKind::Circle(names))]
    );

    let unknown = small(vec![asked_if("a", "${stocks} = 'yes'")]);
    let found = kinds(&unknown);
    let [(Part::Relevant, ProblemKind::Expression(fault))] = found.as_slice() else {
        panic!("{found:?}");
    };
    assert_eq!(
        fault.kind,
        FaultKind::UnknownName("stocks".to_owned(), None)
    );

    let twice = small(vec![asked_if("a", ""), asked_if("a", "")]);
    assert_eq!(
        kinds(&twice),
        [(Part::Name, ProblemKind::Twice("a".to_owned()))]
    );

    let mut other = asked_if("a", "");
    other.kind = QuestionKind::Single;
    other.scale = Some(Scale {
        from: 5,
        to: 1,
        low: Texts::default(),
        high: Texts::default(),
    });
    let found = kinds(&small(vec![other, asked_if("ü 1", "")]));
    assert_eq!(
        found,
        [
            (Part::Scale, ProblemKind::NotForKind),
            (Part::Choices(None), ProblemKind::NoChoices),
            (Part::Scale, ProblemKind::BadScale),
            (Part::Name, ProblemKind::BadName("ü 1".to_owned())),
        ]
    );

    let mut empty = small(Vec::new());
    empty.languages.push(Lang::Fr);
    let found = kinds(&empty);
    assert!(found.contains(&(Part::Title, ProblemKind::MissingText(Lang::Fr))));
    assert!(found.contains(&(Part::Whole, ProblemKind::Empty)));
    assert!(found.iter().all(|(_, kind)| kind.is_unfinished()));
}

#[test]
fn a_difference_says_what_and_where() {
    let older = small(vec![
        asked_if("a", ""),
        asked_if("b", ""),
        asked_if("c", ""),
    ]);
    assert_eq!(differences(&older, &older), []);
    let mut newer = small(vec![
        asked_if("c", "${b} = 'yes'"),
        asked_if("b", ""),
        asked_if("d", ""),
    ]);
    newer.title.set(Lang::En, "Other words");
    let found: Vec<(Option<String>, Change)> = differences(&older, &newer)
        .into_iter()
        .map(|it| (it.place.question, it.change))
        .collect();
    let changed = |lang, before: &str, after: &str| Change::Changed {
        lang,
        before: before.to_owned(),
        after: after.to_owned(),
    };
    let of = |name: &str| Some(name.to_owned());
    assert_eq!(
        found,
        [
            (None, changed(Some(Lang::En), "Words", "Other words")),
            (of("c"), Change::Moved),
            (of("c"), changed(None, "", "${b} = 'yes'")),
            (of("d"), Change::Added),
            (of("a"), Change::Removed),
        ]
    );
}

const NAMES: [&str; 6] = ["a", "b", "c", "d", "e", "f"];

/// A questionnaire in which some questions hang on the answers to earlier or later ones,
/// in no circle.
fn hanging() -> impl Strategy<Value = Questionnaire> {
    let condition = (
        0..6usize,
        prop::sample::select(vec!["= 'yes'", "!= 'yes'", "= ''"]),
    );
    let conditions = prop::collection::vec(prop::option::of(condition), 6);
    (conditions, Just(NAMES.to_vec()).prop_shuffle()).prop_map(|(conditions, order)| {
        // Each hangs on one that stands before it in a hidden order.
        let questions = (0..).zip(&order).zip(conditions);
        let mut questions: Vec<Question> = questions
            .map(
                |((place, name), condition): ((usize, _), _)| match condition {
                    Some((on, fits)) if place > 0 => {
                        let on = order.get(on % place).copied().unwrap_or("a");
                        asked_if(name, &format!("${{{on}}} {fits}"))
                    }
                    _ => asked_if(name, ""),
                },
            )
            .collect();
        questions.sort_by(|a, b| a.name.cmp(&b.name));
        small(questions)
    })
}

/// What a respondent would answer to each question, if it is asked.
fn wishes() -> impl Strategy<Value = Vec<Option<&'static str>>> {
    prop::collection::vec(prop::option::of(prop::sample::select(vec!["yes", "no"])), 6)
}

/// Answers what is asked, question by question in an order, until nothing changes.
fn answered(
    questionnaire: &Questionnaire,
    wishes: &[Option<&'static str>],
    order: &[usize],
    mut saved: Answers,
) -> Answers {
    for _ in 0..=NAMES.len() {
        for place in order {
            let asked = Asked::of(questionnaire, &saved, today());
            let Some(question) = questionnaire.questions().nth(*place) else {
                continue;
            };
            if asked.asks(question) {
                let wish = wishes.get(*place).copied().flatten();
                let values = wish.map(str::to_owned).into_iter().collect();
                saved.set(&question.name, values);
            }
        }
    }
    let asked = Asked::of(questionnaire, &saved, today());
    asked.prune(&mut saved);
    saved
}

proptest! {
    #[test]
    fn no_order_of_answering_changes_what_is_signed_off(
        questionnaire in hanging(),
        wishes in wishes(),
        order in Just((0..6usize).collect::<Vec<_>>()).prop_shuffle(),
        earlier in wishes(),
    ) {
        prop_assert_eq!(check(&questionnaire), []);
        let forward: Vec<usize> = (0..6).collect();
        let straight = answered(&questionnaire, &wishes, &forward, Answers::default());
        let shuffled = answered(&questionnaire, &wishes, &order, Answers::default());
        prop_assert_eq!(&straight, &shuffled);
        // Nor do answers that were given once, and are no longer asked for.
        let before = answered(&questionnaire, &earlier, &order, Answers::default());
        prop_assert_eq!(&straight, &answered(&questionnaire, &wishes, &forward, before));
    }

    #[test]
    fn the_same_answers_ask_the_same_questions_with_and_without_those_that_do_not_count(
        questionnaire in hanging(),
        given in wishes(),
    ) {
        let mut saved = Answers::default();
        for (name, value) in NAMES.iter().zip(given) {
            saved.set(name, value.map(str::to_owned).into_iter().collect());
        }
        let asked = Asked::of(&questionnaire, &saved, today());
        prop_assert_eq!(&asked, &Asked::of(&questionnaire, &saved, today()));
        asked.prune(&mut saved);
        prop_assert_eq!(&asked, &Asked::of(&questionnaire, &saved, today()));
    }
}
