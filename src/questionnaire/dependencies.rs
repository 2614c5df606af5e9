//! An order in which each name comes after those it depends on.

use std::collections::BTreeMap;

/// The names in an order in which each comes after all it depends on; where that leaves
/// them free, in the order given. A name that is not given is no dependency.
///
/// # Errors
/// The names of a circle, each depending on the one after it, and the last on the first.
pub fn ordered<'a>(needs: &[(&'a str, Vec<&'a str>)]) -> Result<Vec<&'a str>, Vec<&'a str>> {
    let mut visit = Visit {
        needs: needs.iter().map(|(name, needs)| (*name, needs)).collect(),
        state: BTreeMap::new(),
        order: Vec::with_capacity(needs.len()),
        path: Vec::new(),
    };
    for (name, _) in needs {
        visit.name(name)?;
    }
    Ok(visit.order)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Open,
    Done,
}

struct Visit<'a, 'n> {
    needs: BTreeMap<&'a str, &'n Vec<&'a str>>,
    state: BTreeMap<&'a str, State>,
    order: Vec<&'a str>,
    /// The names that are open, each needed by the one before.
    path: Vec<&'a str>,
}

impl<'a> Visit<'a, '_> {
    /// A chain of dependencies is no longer than a questionnaire has questions, and so
    /// this goes no deeper.
    fn name(&mut self, name: &'a str) -> Result<(), Vec<&'a str>> {
        let Some(needs) = self.needs.get(name).copied() else {
            return Ok(());
        };
        match self.state.get(name) {
            Some(State::Done) => return Ok(()),
            Some(State::Open) => {
                let from = self.path.iter().position(|it| *it == name);
                return Err(self.path.split_off(from.unwrap_or_default()));
            }
            None => {}
        }
        self.state.insert(name, State::Open);
        self.path.push(name);
        for need in needs {
            self.name(need)?;
        }
        self.path.pop();
        self.state.insert(name, State::Done);
        self.order.push(name);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_is_free_keeps_its_order_and_a_circle_is_told() {
        assert_eq!(ordered(&[("a", vec![]), ("b", vec![])]), Ok(vec!["a", "b"]));
        assert_eq!(
            ordered(&[("a", vec!["c", "x"]), ("b", vec![]), ("c", vec![])]),
            Ok(vec!["c", "a", "b"])
        );
        assert_eq!(
            ordered(&[("a", vec!["b"]), ("b", vec!["c"]), ("c", vec!["b"])]),
            Err(vec!["b", "c"])
        );
        assert_eq!(ordered(&[("a", vec!["a"])]), Err(vec!["a"]));
    }

    const NAMES: [&str; 8] = ["a", "b", "c", "d", "e", "f", "g", "h"];

    proptest! {
        #[test]
        fn each_comes_after_all_it_needs_or_there_is_a_circle(
            edges in prop::collection::vec((0..8usize, 0..8usize), 0..20)
        ) {
            let needs: Vec<(&str, Vec<&str>)> = (0..)
                .zip(NAMES)
                .map(|(i, name): (usize, _)| {
                    let own = edges.iter().filter(|(from, _)| *from == i);
                    (name, own.filter_map(|(_, to)| NAMES.get(*to).copied()).collect())
                })
                .collect();
            let needed = |name: &str| {
                let found = needs.iter().find(|(it, _)| *it == name);
                found.map(|(_, needs)| needs.clone()).unwrap_or_default()
            };
            match ordered(&needs) {
                Ok(order) => {
                    prop_assert_eq!(order.len(), NAMES.len());
                    for (at, name) in order.iter().enumerate() {
                        let before: Vec<&str> = order.iter().take(at).copied().collect();
                        prop_assert!(needed(name).iter().all(|need| before.contains(need)));
                    }
                }
                Err(circle) => {
                    let next = circle.iter().cycle().skip(1);
                    for (name, next) in circle.iter().zip(next) {
                        prop_assert!(needed(name).contains(next));
                    }
                }
            }
        }
    }
}
