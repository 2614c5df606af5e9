//! Passes of coding and what they come to.

use std::collections::{BTreeMap, BTreeSet};

use diesel::Queryable;

use crate::auth::UserId;
use crate::db::types::Moment;
use crate::questionnaire::{Question, QuestionKind};
use crate::survey::model::ResponseId;

/// The place of what was settled among the codings of an answer.
pub const SETTLED: i32 = 0;

/// One coder's work on one question.
#[derive(Debug, Clone, Queryable)]
pub struct Pass {
    /// Its id.
    pub id: i64,
    /// 1 for who began first, 2 for who began second.
    pub place: i32,
    /// Who codes.
    pub coder: UserId,
    /// The coder's name.
    pub name: String,
    /// When the codes were closed.
    pub done_at: Option<Moment>,
}

/// The codes of one answer, by the place of who gave them.
pub type Codings = BTreeMap<ResponseId, BTreeMap<i32, BTreeSet<String>>>;

/// Whether the texts of a question can be coded.
pub fn is_coded(question: &Question) -> bool {
    matches!(
        question.kind,
        QuestionKind::ShortText | QuestionKind::LongText
    ) || question.takes_other()
}

/// Whether both coders are done, so that each may see what the other did.
pub fn are_done(passes: &[Pass]) -> bool {
    passes.len() == 2 && passes.iter().all(|pass| pass.done_at.is_some())
}

/// The pass of someone.
pub fn pass_of(passes: &[Pass], coder: UserId) -> Option<&Pass> {
    passes.iter().find(|pass| pass.coder == coder)
}

/// What counts as the codes of an answer: what was settled, or what both coders gave.
/// Nothing where they differ, or where one of them has not coded it.
pub fn settled(by_place: &BTreeMap<i32, BTreeSet<String>>) -> Option<&BTreeSet<String>> {
    let both = || {
        let first = by_place.get(&1)?;
        (by_place.get(&2)? == first).then_some(first)
    };
    by_place.get(&SETTLED).or_else(both)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_both_gave_counts_and_what_was_settled_counts_before_it() {
        let codes = |codings: &[(i32, &str)]| -> BTreeMap<i32, BTreeSet<String>> {
            let set = |text: &str| text.split_whitespace().map(str::to_owned).collect();
            codings
                .iter()
                .map(|(place, text)| (*place, set(text)))
                .collect()
        };
        type Case<'a> = (&'a [(i32, &'a str)], Option<&'a str>);
        let table: [Case<'_>; 6] = [
            (&[], None),
            (&[(1, "a")], None),
            (&[(1, "a b"), (2, "b a")], Some("a b")),
            (&[(1, ""), (2, "")], Some("")),
            (&[(1, "a"), (2, "b")], None),
            (&[(1, "a"), (2, "b"), (0, "c")], Some("c")),
        ];
        for (codings, expected) in table {
            let by_place = codes(codings);
            let found = settled(&by_place);
            let words: Option<Vec<_>> = found.map(|set| set.iter().cloned().collect());
            assert_eq!(words.map(|it| it.join(" ")).as_deref(), expected);
        }
    }
}
