//! What a form sent, as answers.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::{key_field, other_field, rank_field, unable_field};
use crate::questionnaire::{Answers, OTHER, Question, QuestionKind};
use crate::treaty::Iso3;
use crate::web::Params;
use crate::web::forms::Reader;

const SHORT_TEXT_CHARS: usize = 500;
const LONG_TEXT_CHARS: usize = 10_000;
/// More States than there are cannot be named.
const MOST_STATES: usize = 200;

/// What answers are read against.
pub struct Read<'a> {
    /// What the form sent.
    pub data: &'a Params,
    /// Whether a State is known.
    pub is_state: &'a dyn Fn(Iso3) -> bool,
    /// All answers there are beside those of the form, for limits that speak of them.
    pub saved: &'a Answers,
    /// The day limits are judged on.
    pub today: NaiveDate,
}

/// Reads the answers to some questions from a form: a value for each of their keys, or
/// none. What is wrong is noted in `reader` by the field.
pub fn read<'a>(
    reader: &mut Reader<'_>,
    read: &Read<'_>,
    questions: impl Iterator<Item = &'a Question> + Clone,
) -> Answers {
    let mut given = Answers::default();
    for question in questions.clone() {
        one_question(reader, read, question, &mut given);
    }
    let mut all = read.saved.clone();
    for question in questions.clone() {
        for (key, _) in question.keys() {
            all.set(&key, given.of(&key).to_vec());
        }
    }
    for question in questions.filter(|it| it.constraint.is_some()) {
        for key in question.answer_keys() {
            if !all.fits(question, key, read.today) {
                let message = question.constraint_message.clone();
                let field = key_field(key);
                refuse_unfit(reader, &field, &message);
            }
        }
    }
    given
}

/// A limit's own words in the languages it has them, else that the answer does not fit.
fn refuse_unfit(reader: &mut Reader<'_>, field: &str, message: &crate::questionnaire::Texts) {
    if message.is_empty() {
        reader.refuse(field, "survey-unfit", Vec::new());
        return;
    }
    let words = ["en", "fr", "es"].into_iter().zip(crate::i18n::Lang::ALL);
    let args = words.map(|(name, lang)| (name, message.in_language(*lang).to_owned().into()));
    reader.refuse(field, "survey-unfit-because", args.collect());
}

fn one_question(
    reader: &mut Reader<'_>,
    read: &Read<'_>,
    question: &Question,
    given: &mut Answers,
) {
    for key in question.answer_keys() {
        let values = values(reader, read, question, &key_field(key));
        given.set(key, values);
    }
    if question.takes_other() {
        other(reader, question, given);
    }
    if question.not_able && !read.data.get(&unable_field(question)).is_empty() {
        let answered = question.answer_keys();
        if answered.iter().any(|key| !given.of(key).is_empty()) {
            reader.refuse(
                &unable_field(question),
                "survey-unable-or-answer",
                Vec::new(),
            );
        }
        given.set(&question.unable_key(), vec!["yes".to_owned()]);
    }
}

fn values(
    reader: &mut Reader<'_>,
    read: &Read<'_>,
    question: &Question,
    field: &str,
) -> Vec<String> {
    match question.kind {
        QuestionKind::Note => Vec::new(),
        // No form sends it: it has a page of its own.
        QuestionKind::File => read.saved.of(&question.name).to_vec(),
        QuestionKind::Single | QuestionKind::YesNoUnknown | QuestionKind::Matrix => {
            let value = read.data.get(field);
            if !value.is_empty() && !question.choice_names().contains(&value) {
                reader.refuse(field, "form-choose", Vec::new());
            }
            one(value.to_owned())
        }
        QuestionKind::Several => several(reader, read.data, question, field),
        QuestionKind::Ranking => ranking(reader, question, field),
        QuestionKind::Scale => scale(reader, question, field),
        QuestionKind::ShortText => {
            let text = reader.text(field, SHORT_TEXT_CHARS);
            one(text.replace('\n', " "))
        }
        QuestionKind::LongText => one(reader.text(field, LONG_TEXT_CHARS)),
        QuestionKind::Integer => number(reader, field, true),
        QuestionKind::Decimal => number(reader, field, false),
        QuestionKind::Date => reader
            .optional_date(field)
            .map(|date| date.to_string())
            .into_iter()
            .collect(),
        QuestionKind::State => {
            let state: Option<Iso3> = reader.optional_choice(field);
            known(reader, read, field, state)
        }
        QuestionKind::States => {
            let states: Vec<Option<Iso3>> = read
                .data
                .all(field)
                .map(|it| it.parse().ok())
                .take(MOST_STATES)
                .collect();
            if states.contains(&None) {
                reader.refuse(field, "form-choose", Vec::new());
            }
            known(reader, read, field, states.into_iter().flatten())
        }
    }
}

fn several(
    reader: &mut Reader<'_>,
    data: &Params,
    question: &Question,
    field: &str,
) -> Vec<String> {
    let mut values: Vec<String> = Vec::new();
    for value in data.all(field) {
        if !question.choice_names().contains(&value) {
            reader.refuse(field, "form-choose", Vec::new());
        }
        if !values.iter().any(|have| have == value) {
            values.push(value.to_owned());
        }
    }
    let alone = values.iter().any(|value| {
        let choice = question.choice(value);
        choice.is_some_and(|choice| choice.alone)
    });
    if alone && values.len() > 1 {
        reader.refuse(field, "survey-alone", Vec::new());
    }
    values
}

/// The choices in the order of their numbers. Numbers may be left out, but none may be
/// given twice.
fn ranking(reader: &mut Reader<'_>, question: &Question, field: &str) -> Vec<String> {
    let most = question.choices.len();
    let mut ranks: Vec<(usize, String)> = Vec::new();
    let mut wrong = false;
    for choice in &question.choices {
        let raw = reader.raw(&rank_field(question, &choice.name));
        match raw.parse::<usize>() {
            Ok(rank) if (1..=most).contains(&rank) => ranks.push((rank, choice.name.clone())),
            _ => wrong |= !raw.is_empty(),
        }
    }
    if wrong {
        reader.refuse(field, "survey-rank", vec![("most", most.into())]);
    }
    ranks.sort();
    let twice = ranks.windows(2).find_map(|pair| match pair {
        [(a, _), (b, _)] if a == b => Some(*a),
        _ => None,
    });
    if let Some(rank) = twice {
        reader.refuse(field, "survey-rank-twice", vec![("rank", rank.into())]);
    }
    ranks.into_iter().map(|(_, name)| name).collect()
}

fn scale(reader: &mut Reader<'_>, question: &Question, field: &str) -> Vec<String> {
    let step: Option<i32> = reader.optional_choice(field);
    let scale = question.scale.as_ref();
    let fits = |step: i32| scale.is_some_and(|scale| (scale.from..=scale.to).contains(&step));
    if step.is_some_and(|step| !fits(step)) {
        reader.refuse(field, "form-choose", Vec::new());
    }
    step.map(|step| step.to_string()).into_iter().collect()
}

/// A number, however the respondent's language writes it: `1 000,5` and `1000.5` alike.
fn number(reader: &mut Reader<'_>, field: &str, whole: bool) -> Vec<String> {
    let raw = reader.text(field, 40);
    if raw.is_empty() {
        return Vec::new();
    }
    let number = plain(&raw).parse::<Decimal>().ok();
    match number {
        Some(number) if !whole || number.is_integer() => vec![number.normalize().to_string()],
        _ => {
            let key = if whole {
                "survey-integer"
            } else {
                "survey-decimal"
            };
            reader.refuse(field, key, Vec::new());
            vec![raw]
        }
    }
}

/// Without spaces, and with a point before the decimals.
fn plain(raw: &str) -> String {
    let tight = raw.chars().filter(|c| !c.is_whitespace());
    tight.map(|c| if c == ',' { '.' } else { c }).collect()
}

fn known(
    reader: &mut Reader<'_>,
    read: &Read<'_>,
    field: &str,
    states: impl IntoIterator<Item = Iso3>,
) -> Vec<String> {
    let mut values: Vec<String> = Vec::new();
    for state in states {
        if !(read.is_state)(state) {
            reader.refuse(field, "form-choose", Vec::new());
        }
        let state = state.to_string();
        if !values.contains(&state) {
            values.push(state);
        }
    }
    values
}

/// An answer in one's own words. Whoever writes one has chosen "other", unless there is
/// room for one choice and it is taken.
fn other(reader: &mut Reader<'_>, question: &Question, given: &mut Answers) {
    let field = other_field(question);
    let text = reader.text(&field, SHORT_TEXT_CHARS).replace('\n', " ");
    let mut values = given.of(&question.name).to_vec();
    let chosen = values.iter().any(|value| value == OTHER);
    if chosen && text.is_empty() {
        reader.refuse(&field, "survey-other-say", Vec::new());
    }
    if !chosen && !text.is_empty() {
        if question.kind == QuestionKind::Single && !values.is_empty() {
            reader.refuse(&field, "survey-other-or-choice", Vec::new());
        } else {
            values.push(OTHER.to_owned());
            given.set(&question.name, values);
        }
    }
    given.set(&question.other_key(), one(text));
}

fn one(value: String) -> Vec<String> {
    if value.is_empty() {
        Vec::new()
    } else {
        vec![value]
    }
}

#[cfg(test)]
mod tests {
    use super::super::filled;
    use super::*;
    use crate::questionnaire::{Choice, Questionnaire, Row, Scale, Section, Texts};

    fn question(kind: QuestionKind) -> Question {
        let mut question = Question::new("q", kind);
        if kind.has_choices() {
            let choice = |name: &str| Choice {
                name: name.to_owned(),
                label: Texts::default(),
                alone: name == "none" && kind.may_stand_alone(),
            };
            question.choices = ["a", "b", "none"].map(choice).to_vec();
        }
        question.other = kind.may_be_other();
        question.not_able = kind != QuestionKind::Note;
        if kind == QuestionKind::Matrix {
            let row = |name: &str| Row {
                name: name.to_owned(),
                label: Texts::default(),
            };
            question.rows = ["r1", "r2"].map(row).to_vec();
        }
        question.scale = (kind == QuestionKind::Scale).then(|| Scale {
            from: 1,
            to: 5,
            low: Texts::default(),
            high: Texts::default(),
        });
        question
    }

    fn sent(question: &Question, query: &str) -> Result<Answers, Vec<(String, &'static str)>> {
        let data = Params::parse(query);
        let mut reader = Reader::new(&data);
        let against = Read {
            data: &data,
            is_state: &|state| state.to_string() != "XXX",
            saved: &Answers::default(),
            today: NaiveDate::from_ymd_opt(2026, 11, 27).unwrap(),
        };
        let given = read(&mut reader, &against, std::iter::once(question));
        reader
            .finish(|| Some(given))
            .map_err(|errors| errors.0.into_iter().map(|it| (it.field, it.key)).collect())
    }

    /// A kind, what a form sends, and the values of each key.
    type Case<'a> = (QuestionKind, &'a str, &'a [(&'a str, &'a [&'a str])]);

    #[test]
    fn each_kind_takes_its_answers_and_shows_them_again() {
        use QuestionKind as K;
        let table: [Case<'_>; 14] = [
            (K::Single, "q_q=a", &[("q", &["a"])]),
            (
                K::Single,
                "q_q:other=mine",
                &[("q", &["other"]), ("q_other", &["mine"])],
            ),
            (K::Several, "q_q=b&q_q=a&q_q=b", &[("q", &["b", "a"])]),
            (
                K::Several,
                "q_q=a&q_q:other=x",
                &[("q", &["a", "other"]), ("q_other", &["x"])],
            ),
            (K::Ranking, "q_q:b=1&q_q:a=3", &[("q", &["b", "a"])]),
            (K::Scale, "q_q=4", &[("q", &["4"])]),
            (K::Matrix, "q_r2=a", &[("r2", &["a"])]),
            (K::YesNoUnknown, "q_q=unknown", &[("q", &["unknown"])]),
            (K::LongText, "q_q=a%0D%0Ab", &[("q", &["a\nb"])]),
            (K::Integer, "q_q=1 000", &[("q", &["1000"])]),
            (K::Decimal, "q_q=2,50", &[("q", &["2.5"])]),
            (K::Date, "q_q=2027-01-31", &[("q", &["2027-01-31"])]),
            (K::States, "q_q=NGA&q_q=TGO", &[("q", &["NGA", "TGO"])]),
            (K::State, "q_q:unable=yes", &[("q_unable", &["yes"])]),
        ];
        for (kind, query, expected) in table {
            let question = question(kind);
            let given = sent(&question, query).unwrap();
            let mut wanted = Answers::default();
            for (key, values) in expected {
                wanted.set(key, values.iter().map(|it| (*it).to_owned()).collect());
            }
            assert_eq!(given, wanted, "{kind} {query}");
            assert_eq!(
                sent(&question, &again(&question, &given)),
                Ok(given),
                "{kind}"
            );
        }
    }

    /// The query a page sends that shows these answers.
    fn again(question: &Question, answers: &Answers) -> String {
        let questionnaire = Questionnaire {
            code: String::new(),
            languages: Vec::new(),
            title: Texts::default(),
            introduction: Texts::default(),
            sections: vec![Section {
                name: String::new(),
                title: Texts::default(),
                introduction: Texts::default(),
                relevant: None,
                questions: vec![question.clone()],
            }],
        };
        let filled: Params = filled(&questionnaire, answers).collect();
        let href = filled.href("");
        href.trim_start_matches('?').to_owned()
    }

    #[test]
    fn what_does_not_fit_is_refused_by_its_field() {
        use QuestionKind as K;
        let table = [
            (K::Single, "q_q=c", "q_q", "form-choose"),
            (K::Single, "q_q=other", "q_q:other", "survey-other-say"),
            (
                K::Single,
                "q_q=a&q_q:other=x",
                "q_q:other",
                "survey-other-or-choice",
            ),
            (K::Several, "q_q=none&q_q=a", "q_q", "survey-alone"),
            (K::Ranking, "q_q:a=1&q_q:b=1", "q_q", "survey-rank-twice"),
            (K::Ranking, "q_q:a=4", "q_q", "survey-rank"),
            (K::Scale, "q_q=6", "q_q", "form-choose"),
            (K::Matrix, "q_r1=z", "q_r1", "form-choose"),
            (K::YesNoUnknown, "q_q=maybe", "q_q", "form-choose"),
            (K::Integer, "q_q=1.5", "q_q", "survey-integer"),
            (K::Decimal, "q_q=many", "q_q", "survey-decimal"),
            (K::Date, "q_q=tomorrow", "q_q", "form-date"),
            (K::State, "q_q=XXX", "q_q", "form-choose"),
            (K::States, "q_q=NGA&q_q=nowhere", "q_q", "form-choose"),
            (
                K::Date,
                "q_q=2027-01-31&q_q:unable=yes",
                "q_q:unable",
                "survey-unable-or-answer",
            ),
        ];
        for (kind, query, field, key) in table {
            let refused = sent(&question(kind), query);
            assert_eq!(
                refused,
                Err(vec![(field.to_owned(), key)]),
                "{kind} {query}"
            );
        }
    }
}
