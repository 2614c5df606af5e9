//! Rankings counted together, by the rule of Jean-Charles de Borda (Mémoire sur les
//! élections au scrutin, 1781): where there are `n` choices, the first of an answer gets `n`
//! points, the second `n - 1`, and so on; what is not ranked gets none.

/// A choice and what the rankings gave it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ranked {
    /// The choice.
    pub choice: String,
    /// Its points.
    pub points: usize,
    /// How many ranked it.
    pub named: usize,
    /// How many ranked it first.
    pub first: usize,
}

/// The choices with their points, the most points first; among equals what was ranked first
/// more often, then the order of the questionnaire. What is no choice counts for nothing,
/// and takes no place.
pub fn count<'a>(
    choices: &[&str],
    rankings: impl IntoIterator<Item = &'a [String]>,
) -> Vec<Ranked> {
    let mut counted: Vec<Ranked> = choices
        .iter()
        .map(|choice| Ranked {
            choice: (*choice).to_owned(),
            points: 0,
            named: 0,
            first: 0,
        })
        .collect();
    for ranking in rankings {
        let mut place = 0;
        for choice in ranking {
            if let Some(it) = counted.iter_mut().find(|it| it.choice == *choice) {
                it.points += choices.len().saturating_sub(place);
                it.named += 1;
                it.first += usize::from(place == 0);
                place += 1;
            }
        }
    }
    counted.sort_by_key(|it| std::cmp::Reverse((it.points, it.first)));
    counted
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn ranking(text: &str) -> Vec<String> {
        text.chars().map(String::from).collect()
    }

    fn points(choices: &str, rankings: &[&str]) -> Vec<(String, usize, usize, usize)> {
        let choices: Vec<String> = ranking(choices);
        let choices: Vec<&str> = choices.iter().map(String::as_str).collect();
        let rankings: Vec<_> = rankings.iter().map(|it| ranking(it)).collect();
        count(&choices, rankings.iter().map(Vec::as_slice))
            .into_iter()
            .map(|it| (it.choice, it.points, it.named, it.first))
            .collect()
    }

    fn row(
        choice: &str,
        points: usize,
        named: usize,
        first: usize,
    ) -> (String, usize, usize, usize) {
        (choice.to_owned(), points, named, first)
    }

    #[test]
    fn the_first_gets_as_many_points_as_there_are_choices() {
        assert_eq!(
            points("abc", &["abc", "ba", "c"]),
            [row("a", 5, 2, 1), row("b", 5, 2, 1), row("c", 4, 2, 1)]
        );
        // As often first as another, and less often last.
        let votes = ["abc", "acb", "bca", "cba", "bca"];
        assert_eq!(points("abc", &votes)[0], row("b", 11, 5, 2));
    }

    #[test]
    fn equals_stand_by_first_places_and_then_as_they_are_asked() {
        // Two times second is as much as once first and once third.
        let rows = points("abc", &["bac", "cab"]);
        assert_eq!(
            rows,
            [row("b", 4, 2, 1), row("c", 4, 2, 1), row("a", 4, 2, 0)]
        );
        assert_eq!(points("ab", &[]), [row("a", 0, 0, 0), row("b", 0, 0, 0)]);
    }

    #[test]
    fn what_is_no_choice_any_more_takes_no_place() {
        assert_eq!(
            points("ab", &["xab"]),
            [row("a", 2, 1, 1), row("b", 1, 1, 0)]
        );
    }

    proptest! {
        #[test]
        fn the_order_of_the_answers_changes_nothing(
            rankings in proptest::collection::vec(
                Just(vec!['a', 'b', 'c', 'd']).prop_shuffle(), 0..12
            ),
        ) {
            let texts: Vec<String> = rankings.iter().map(|it| it.iter().collect()).collect();
            let mut lines: Vec<&str> = texts.iter().map(String::as_str).collect();
            let forward = points("abcd", &lines);
            lines.reverse();
            prop_assert_eq!(&forward, &points("abcd", &lines));
            // A whole ranking gives 4 + 3 + 2 + 1.
            let given: usize = forward.iter().map(|(_, points, ..)| points).sum();
            prop_assert_eq!(given, 10 * lines.len());
        }
    }
}
