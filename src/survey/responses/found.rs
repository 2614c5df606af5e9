//! The reasons an answer names: chosen from the taxonomy, ranked, or coded from its texts.

use std::collections::BTreeSet;

use crate::questionnaire::{Answers, ChoiceSource, QuestionKind, Questionnaire};

/// How a reason is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// It was ranked, among so many.
    Ranked {
        /// Its rank, from 1.
        rank: usize,
        /// How many were ranked.
        of: usize,
    },
    /// It was chosen.
    Chosen,
    /// Two coders found it in a text, or someone settled it.
    Coded,
}

/// A reason in an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The code of the taxonomy.
    pub kind: String,
    /// How it is known.
    pub how: How,
}

/// The reasons of an answer, each once: what was ranked in its order, what was chosen, what
/// was coded. Only codes of the taxonomy are reasons.
pub fn found(
    text: &Questionnaire,
    answers: &Answers,
    coded: &BTreeSet<String>,
    is_kind: impl Fn(&str) -> bool,
) -> Vec<Found> {
    let from_taxonomy = |question: &&crate::questionnaire::Question| {
        question.choices_from == Some(ChoiceSource::Barriers)
    };
    let mut found: Vec<Found> = Vec::new();
    let mut add = |kind: &str, how: How| {
        if is_kind(kind) && !found.iter().any(|it| it.kind == kind) {
            found.push(Found {
                kind: kind.to_owned(),
                how,
            });
        }
    };
    for question in text.questions().filter(from_taxonomy) {
        let values = answers.of(&question.name);
        if question.kind == QuestionKind::Ranking {
            for (rank, value) in (1..).zip(values) {
                let of = values.len();
                add(value, How::Ranked { rank, of });
            }
        }
    }
    for question in text.questions().filter(from_taxonomy) {
        if matches!(question.kind, QuestionKind::Single | QuestionKind::Several) {
            for value in answers.of(&question.name) {
                add(value, How::Chosen);
            }
        }
    }
    for kind in coded {
        add(kind, How::Coded);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::questionnaire::{Question, Section, Texts};

    fn text(questions: &[(&str, QuestionKind, bool)]) -> Questionnaire {
        let question = |(name, kind, taxonomy): &(&str, QuestionKind, bool)| {
            let mut question = Question::new(name, *kind);
            question.choices_from = taxonomy.then_some(ChoiceSource::Barriers);
            question
        };
        Questionnaire {
            code: "q".to_owned(),
            languages: Vec::new(),
            title: Texts::default(),
            introduction: Texts::default(),
            sections: vec![Section {
                name: "s".to_owned(),
                title: Texts::default(),
                introduction: Texts::default(),
                relevant: None,
                questions: questions.iter().map(question).collect(),
            }],
        }
    }

    #[test]
    fn a_reason_counts_once_by_the_most_it_says() {
        use QuestionKind::{Ranking, Several, Single};
        let text = text(&[
            ("named", Several, true),
            ("ranked", Ranking, true),
            ("other", Several, false),
            ("main", Single, true),
        ]);
        let mut answers = Answers::default();
        let set = |answers: &mut Answers, key: &str, values: &[&str]| {
            answers.set(key, values.iter().map(|it| (*it).to_owned()).collect());
        };
        set(&mut answers, "named", &["a", "b", "no_kind"]);
        set(&mut answers, "ranked", &["b", "c"]);
        set(&mut answers, "other", &["e"]);
        set(&mut answers, "main", &["a"]);
        let coded = ["c", "d"].map(str::to_owned).into();
        let found = found(&text, &answers, &coded, |kind| kind.len() == 1);
        let of = |kind: &str, how| Found {
            kind: kind.to_owned(),
            how,
        };
        assert_eq!(
            found,
            [
                of("b", How::Ranked { rank: 1, of: 2 }),
                of("c", How::Ranked { rank: 2, of: 2 }),
                of("a", How::Chosen),
                of("d", How::Coded),
            ]
        );
    }
}
