use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;

/// A form with a question of each kind.
struct Form;

impl Names for Form {
    fn kind_of(&self, name: &str) -> Option<Kind> {
        let choices = || ["a", "b"].map(str::to_owned).to_vec();
        Some(match name {
            "one" => Kind::Choice(choices()),
            "many" => Kind::Several(choices()),
            "number" => Kind::Number,
            "text" => Kind::Text,
            "day" => Kind::Date,
            "file" => Kind::File,
            _ => return None,
        })
    }

    fn near(&self, name: &str) -> Option<String> {
        (name == "nunber").then(|| "number".to_owned())
    }
}

#[derive(Debug, Default)]
struct Given(BTreeMap<String, Vec<String>>);

impl Values for Given {
    fn values(&self, name: &str) -> &[String] {
        self.0.get(name).map_or(&[], Vec::as_slice)
    }
}

/// `one=a many=a,b`
fn given(text: &str) -> Given {
    let pairs = text.split_whitespace().filter_map(|it| it.split_once('='));
    let values = pairs.map(|(name, values)| {
        let values = values.split(',').map(str::to_owned).collect();
        (name.to_owned(), values)
    });
    Given(values.collect())
}

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 27).unwrap()
}

#[test]
fn an_expression_holds_for_some_answers_and_not_for_others() {
    let table = [
        ("${one} = 'a'", "one=a", true),
        ("${one} = 'a'", "one=b", false),
        ("${one} = 'a'", "", false),
        ("${one} != 'a'", "", true),
        ("${one} = ''", "", true),
        ("${many} = ''", "many=a", false),
        ("selected(${many}, 'b')", "many=a,b", true),
        ("selected(${one}, \"b\")", "one=b", true),
        ("not(selected(${many}, 'b'))", "many=a", true),
        ("count-selected(${many}) >= 2", "many=a,b", true),
        ("count-selected(${many}) = 0", "", true),
        ("${number} > 9", "number=10", true),
        ("${number} > 9", "", false),
        ("${number} <= 9", "", false),
        ("${number} = 1.50", "number=1.5", true),
        ("${number} + 0.2 = 0.3", "number=0.1", true),
        ("${number} div 0 = 0", "number=1", false),
        ("${number} mod 3 = 1", "number=7", true),
        ("- ${number} < -1", "number=2", true),
        ("1 + 2 * 3 = 7 and 8 - 3 - 2 = 3", "", true),
        ("(1 + 2) * 3 = 9", "", true),
        ("true() or false() and false()", "", true),
        ("${day} >= today()", "day=2026-11-27", true),
        ("${day} < '2026-11-27'", "day=2026-11-26", true),
        ("${day} - today() = 30", "day=2026-12-27", true),
        ("${day} > today() + 30", "day=2026-12-27", false),
        ("${day} = date('2026-01-31')", "day=2026-01-31", true),
        ("string-length(${text}) = 4", "text=État", true),
        (
            "contains(${text}, 'ta') and starts-with(${text}, 'É')",
            "text=État",
            true,
        ),
        ("regex(${text}, '[A-Z]{3}')", "text=NGA", true),
        ("regex(${text}, '[A-Z]{3}')", "text=NGAX", false),
        ("regex(${text}, 'a|b')", "text=ab", false),
        ("coalesce(${text}, 'none') = 'none'", "", true),
        ("if(${one} = 'a', 1, 2) = 2", "one=b", true),
        ("number(${text}) = 5", "text=5", true),
        ("${file} != ''", "file=x.pdf", true),
    ];
    for (text, answers, expected) in table {
        let expression = Expression::parse(text).unwrap();
        assert_eq!(expression.check(&Form, None), [], "{text}");
        let holds = expression.holds(&given(answers), &[], today());
        assert_eq!(holds, expected, "{text} for {answers}");
    }
}

#[test]
fn a_limit_speaks_of_its_own_answer() {
    let limit = Expression::parse(". >= 0 and . <= ${number}").unwrap();
    assert_eq!(limit.check(&Form, Some(&Kind::Number)), []);
    let fits = |own: &str| limit.holds(&given("number=5"), &[own.to_owned()], today());
    assert!(fits("5"));
    assert!(!fits("5.1"));
    let faults = limit.check(&Form, None);
    assert_eq!(faults.len(), 2);
    assert!(faults.iter().all(|it| it.kind == FaultKind::NoOwnAnswer));
}

#[test]
fn what_is_wrong_is_said_with_its_place() {
    for (text, at, kind) in wrong() {
        let fault = match Expression::parse(text) {
            Err(fault) => fault,
            Ok(expression) => expression.check(&Form, None).swap_remove(0),
        };
        assert_eq!((fault.at, &fault.kind), (at, &kind), "{text}");
        for lang in crate::i18n::Lang::ALL {
            assert!(!fault.message(*lang).contains("expression-"), "{text}");
        }
    }
}

/// A text, the first character that is wrong, and what is wrong with it.
type Wrong = (&'static str, usize, FaultKind);

#[rustfmt::skip]
fn wrong() -> Vec<Wrong> {
    use FaultKind as F;
    vec![
        ("", 0, F::Unexpected(String::new())),
        ("${one} =", 8, F::Unexpected(String::new())),
        ("${one} 'a'", 7, F::Unexpected("'a'".into())),
        ("${one = 'a'", 0, F::Unclosed("${")),
        ("${one} = 'a", 9, F::Unclosed("'")),
        ("(${one} = 'a'", 0, F::Unclosed("(")),
        ("${one} == 'a'", 7, F::WriteInstead("==", "=")),
        ("${one} = ‘a’", 9, F::WriteInstead("‘", "'")),
        ("true() && true()", 7, F::WriteInstead("&&", "and")),
        ("!true()", 0, F::WriteInstead("!", "not( )")),
        ("$one = 'a'", 0, F::WriteInstead("$", "${ }")),
        ("${nunber} = 1", 0, F::UnknownName("nunber".into(), Some("number".into()))),
        ("${nothing} = 1", 0, F::UnknownName("nothing".into(), None)),
        ("true() and ${one} = 'c'", 20, F::UnknownChoice("c".into())),
        ("selected(${many}, 'c')", 18, F::UnknownChoice("c".into())),
        ("${many} = 'a'", 0, F::UseSelected),
        ("${number} = 'a'", 0, F::NotComparable("number", "text")),
        ("${text} < 1", 0, F::NotComparable("text", "number")),
        ("${file} = ${file}", 0, F::NotComparable("file", "file")),
        ("${number}", 0, F::Clash { needed: "truth", found: "number", }),
        ("not(${text})", 4, F::Clash { needed: "truth", found: "text", }),
        ("count-selected(${one}) = 1", 15, F::Clash { needed: "several", found: "choice", }),
        ("${text} + 1 = 2", 0, F::Clash { needed: "number", found: "text", }),
        ("pulldata('a') = 1", 0, F::NotSupported("pulldata".into())),
        ("not() or true()", 0, F::Arguments("not(condition)")),
        ("regex(${text}, '(')", 15, F::BadPattern),
        ("${day} > 'soon'", 9, F::BadDate("soon".into())),
        ("1.2.3 = 1", 0, F::BadNumber("1.2.3".into())),
    ]
}

#[test]
fn a_hostile_text_is_too_long_or_too_deep() {
    let kind = |text: &str| Expression::parse(text).unwrap_err().kind;
    assert_eq!(kind(&"(".repeat(1_000)), FaultKind::TooDeep);
    assert_eq!(kind(&format!("{}1", "-".repeat(1_000))), FaultKind::TooDeep);
    assert_eq!(kind(&format!("1{}", "+1".repeat(200))), FaultKind::TooDeep);
    assert_eq!(kind(&" ".repeat(2_001)), FaultKind::TooLong);
    assert_eq!(kind("regex('a', '(a{1000}){1000}')"), FaultKind::BadPattern);
}

#[test]
fn another_name_leaves_all_else_as_it_was_written() {
    let expression = Expression::parse("${one}='a'  or ${ one } = \"b\" or '${one}' = ''").unwrap();
    let renamed = expression.renamed("one", "two");
    assert_eq!(
        renamed.text(),
        "${two}='a'  or ${two} = \"b\" or '${one}' = ''"
    );
    assert_eq!(renamed.names().into_iter().collect::<Vec<_>>(), ["two"]);
}

/// An expression that goes together, as it is written: a truth value.
fn truth() -> impl Strategy<Value = String> {
    let number = prop_oneof![
        Just("${number}".to_owned()),
        (-50..50i32).prop_map(|it| it.to_string()),
        Just("count-selected(${many})".to_owned()),
        Just("string-length(${text})".to_owned()),
    ];
    let number = number.prop_recursive(3, 8, 2, |inner| {
        (
            inner.clone(),
            prop::sample::select(vec!["+", "-", "*", "div", "mod"]),
            inner,
        )
            .prop_map(|(a, sign, b)| format!("({a} {sign} {b})"))
    });
    let leaf = prop_oneof![
        (
            number.clone(),
            prop::sample::select(vec!["=", "!=", "<", "<=", ">", ">="]),
            number
        )
            .prop_map(|(a, sign, b)| format!("{a} {sign} {b}")),
        Just("${one} = 'a'".to_owned()),
        Just("selected(${many}, 'b')".to_owned()),
        Just("${day} <= today()".to_owned()),
        Just("regex(${text}, '[a-z]+')".to_owned()),
    ];
    leaf.prop_recursive(4, 16, 2, |inner| {
        prop_oneof![
            (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("({a} and {b})")),
            (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("({a} or {b})")),
            inner.prop_map(|it| format!("not({it})")),
        ]
    })
}

fn answers() -> impl Strategy<Value = Given> {
    let names = prop::sample::select(vec!["one", "many", "number", "text", "day", "file"]);
    let value = prop_oneof![
        Just("a".to_owned()),
        Just("b".to_owned()),
        (-9..99i32).prop_map(|it| it.to_string()),
        Just("2026-11-27".to_owned()),
        ".{0,8}",
    ];
    prop::collection::btree_map(
        names.prop_map(str::to_owned),
        prop::collection::vec(value, 0..3),
        0..6,
    )
    .prop_map(Given)
}

proptest! {
    #[test]
    fn no_text_breaks_the_parser(text in ".{0,80}") {
        let _ = Expression::parse(&text);
    }

    #[test]
    fn no_row_of_signs_breaks_the_parser(
        parts in prop::collection::vec(
            prop::sample::select(vec![
                "${a}", "'", "\"x\"", "(", ")", ",", ".", "1", "-", "and", "not", "=", "<", " ", "regex(",
            ]),
            0..30,
        )
    ) {
        let _ = Expression::parse(&parts.concat());
    }

    #[test]
    fn what_goes_together_is_let_pass_and_has_a_value_for_all_answers(
        text in truth(), given in answers()
    ) {
        let expression = Expression::parse(&text).unwrap();
        prop_assert_eq!(expression.check(&Form, None), []);
        let holds = expression.holds(&given, &[], today());
        let opposite = Expression::parse(&format!("not({text})")).unwrap();
        prop_assert_eq!(opposite.holds(&given, &[], today()), !holds);
        let there = expression.renamed("number", "other");
        prop_assert_eq!(there.renamed("other", "number"), expression);
    }
}
