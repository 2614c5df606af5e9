//! What many answers to one question come to.

use rust_decimal::Decimal;

use crate::questionnaire::{Answers, Asked, Question, QuestionKind, Questionnaire};

/// How a question is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// How often each choice was made, one an answer.
    One,
    /// How often each choice was made, any number an answer.
    Several,
    /// By points.
    Ranked,
    /// How often each choice was made, for each row.
    Rows,
    /// How often each step was chosen, with mean and median.
    Steps,
    /// Mean and median.
    Numbers,
    /// The answers themselves.
    Texts,
    /// Not at all.
    Nothing,
}

impl Way {
    /// How the questions of a kind are counted.
    pub fn of(kind: QuestionKind) -> Self {
        use QuestionKind as K;
        match kind {
            K::Single | K::YesNoUnknown | K::State => Self::One,
            K::Several | K::States => Self::Several,
            K::Ranking => Self::Ranked,
            K::Matrix => Self::Rows,
            K::Scale => Self::Steps,
            K::Integer | K::Decimal => Self::Numbers,
            K::ShortText | K::LongText | K::Date => Self::Texts,
            K::File | K::Note => Self::Nothing,
        }
    }

    /// Whether it can be set against groups of States.
    pub fn crosses(self) -> bool {
        !matches!(self, Self::Texts | Self::Nothing)
    }
}

/// How many were asked a question, and what became of it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Reach {
    /// It was asked.
    pub asked: usize,
    /// It was answered.
    pub answered: usize,
    /// The respondent was not able to answer.
    pub unable: usize,
}

impl Reach {
    /// Of the answers given, each on a day.
    pub fn of<'a>(
        text: &Questionnaire,
        question: &Question,
        given: impl IntoIterator<Item = (&'a Answers, chrono::NaiveDate)>,
    ) -> Self {
        let mut reach = Self::default();
        for (answers, on) in given {
            let keys = question.answer_keys();
            let answered = keys.iter().any(|key| !answers.of(key).is_empty());
            let unable = question.not_able && !answers.of(&question.unable_key()).is_empty();
            reach.answered += usize::from(answered);
            reach.unable += usize::from(unable && !answered);
            let asked = answered || unable || Asked::of(text, answers, on).asks(question);
            reach.asked += usize::from(asked);
        }
        reach
    }
}

/// What can be chosen, in order: the choices or the steps of the scale, and then what was
/// chosen and is none of them, as under an earlier version or where States are named.
pub fn options<'a>(
    question: &Question,
    chosen: impl IntoIterator<Item = &'a [String]>,
) -> Vec<String> {
    let mut options: Vec<String> = match (&question.scale, question.kind) {
        (Some(scale), QuestionKind::Scale) => scale.numbers().map(|it| it.to_string()).collect(),
        _ => question
            .choice_names()
            .into_iter()
            .map(str::to_owned)
            .collect(),
    };
    let own = options.len();
    for value in chosen.into_iter().flatten() {
        if !options.contains(value) {
            options.push(value.clone());
        }
    }
    if let Some(others) = options.get_mut(own..) {
        others.sort();
    }
    options
}

/// How many of some answers hold each option.
pub fn counts<'a>(
    options: &[String],
    chosen: impl IntoIterator<Item = &'a [String]>,
) -> Vec<usize> {
    let mut counts = vec![0; options.len()];
    for values in chosen {
        for (count, option) in counts.iter_mut().zip(options) {
            *count += usize::from(values.contains(option));
        }
    }
    counts
}

/// Some numbers together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Numbers {
    /// How many.
    pub count: usize,
    /// The least.
    pub least: Decimal,
    /// The greatest.
    pub greatest: Decimal,
    /// Their mean, to two places.
    pub mean: Decimal,
    /// The one in the middle, or the mean of the two there, to two places.
    pub median: Decimal,
}

impl Numbers {
    /// Of some values, those that are numbers; nothing where none is.
    pub fn of<'a>(values: impl IntoIterator<Item = &'a str>) -> Option<Self> {
        let mut numbers: Vec<Decimal> = values
            .into_iter()
            .filter_map(|it| it.parse().ok())
            .collect();
        numbers.sort();
        let count = numbers.len();
        let (least, greatest) = (*numbers.first()?, *numbers.last()?);
        let sum = numbers
            .iter()
            .try_fold(Decimal::ZERO, |sum, it| sum.checked_add(*it))?;
        let low = *numbers.get((count - 1) / 2)?;
        let high = *numbers.get(count / 2)?;
        let median = low.checked_add(high)?.checked_div(Decimal::TWO)?;
        Some(Self {
            count,
            least,
            greatest,
            mean: sum
                .checked_div(Decimal::from(count))?
                .round_dp(2)
                .normalize(),
            median: median.round_dp(2).normalize(),
        })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn lists(texts: &[&str]) -> Vec<Vec<String>> {
        let words = |text: &&str| text.split_whitespace().map(str::to_owned).collect();
        texts.iter().map(words).collect()
    }

    #[test]
    fn what_is_no_choice_any_more_is_counted_after_those_that_are() {
        let mut question = Question::new("q", QuestionKind::YesNoUnknown);
        let given = lists(&["yes", "no", "perhaps", "yes", "", "maybe"]);
        let given = || given.iter().map(Vec::as_slice);
        let found = options(&question, given());
        assert_eq!(found, ["yes", "no", "unknown", "maybe", "perhaps"]);
        assert_eq!(counts(&found, given()), [2, 1, 0, 1, 1]);
        question.kind = QuestionKind::Scale;
        question.scale = Some(crate::questionnaire::Scale {
            from: 1,
            to: 3,
            low: crate::questionnaire::Texts::default(),
            high: crate::questionnaire::Texts::default(),
        });
        assert_eq!(options(&question, []), ["1", "2", "3"]);
    }

    #[test]
    fn an_answer_with_several_choices_counts_for_each() {
        let options: Vec<String> = lists(&["a b c"]).remove(0);
        let given = lists(&["a b", "b", "c a b"]);
        assert_eq!(counts(&options, given.iter().map(Vec::as_slice)), [2, 3, 1]);
    }

    #[test]
    fn numbers_have_a_mean_and_a_middle() {
        let of = |values: &[&str]| {
            Numbers::of(values.iter().copied()).map(|it| {
                [it.least, it.greatest, it.mean, it.median].map(|number| number.to_string())
            })
        };
        let table: [(&[&str], Option<[&str; 4]>); 5] = [
            (&[], None),
            (&["no number"], None),
            (&["3"], Some(["3", "3", "3", "3"])),
            (&["1", "10", "2"], Some(["1", "10", "4.33", "2"])),
            (
                &["1", "2", "4.5", "x", "4"],
                Some(["1", "4.5", "2.88", "3"]),
            ),
        ];
        for (values, expected) in table {
            assert_eq!(
                of(values),
                expected.map(|it| it.map(str::to_owned)),
                "{values:?}"
            );
        }
    }

    proptest! {
        #[test]
        fn mean_and_median_lie_between_the_ends(
            numbers in proptest::collection::vec(-1000_i32..1000, 1..30),
        ) {
            let texts: Vec<String> = numbers.iter().map(ToString::to_string).collect();
            let found = Numbers::of(texts.iter().map(String::as_str)).unwrap();
            prop_assert!(found.least <= found.mean && found.mean <= found.greatest);
            prop_assert!(found.least <= found.median && found.median <= found.greatest);
            prop_assert_eq!(found.count, numbers.len());
        }
    }
}
