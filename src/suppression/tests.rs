//! An attacker with every report ever published, who knows the rule, and who answered
//! when, tries to recover one State's answer, and always finds two worlds that fit.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;

fn day(number: usize) -> NaiveDate {
    let start = NaiveDate::from_ymd_opt(2023, 1, 1).unwrap();
    start + chrono::Days::new(u64::try_from(number).unwrap())
}

#[test]
fn a_band_never_says_that_all_or_none_did() {
    let five = Threshold::new(5);
    let band = |from, to| Some(Band { from, to });
    let table = [
        (4, 4, None),
        (5, 5, None),
        (4, 10, None),
        (5, 10, band(5, None)),
        (10, 10, band(5, None)),
        (5, 15, band(5, Some(9))),
        (9, 15, band(5, Some(9))),
        (10, 15, band(10, None)),
        (15, 15, band(10, None)),
    ];
    for (count, basis, expected) in table {
        assert_eq!(five.band(count, basis), expected, "{count} of {basis}");
    }
    assert_eq!(Threshold::new(1).states(), LOWEST);
    assert!(five.hides(5) && !five.hides(4));
}

/// All worlds of one choice: who named it, as the bits of a number.
fn worlds(states: usize) -> std::ops::Range<u32> {
    0..1 << states
}

/// The reports of a world: after each group, and after one of them has been taken out.
fn reports(world: u32, states: usize, threshold: Threshold, out: usize) -> Vec<Option<Band>> {
    let size = threshold.states();
    let group = |index: usize| (world >> (index * size) & ((1 << size) - 1)).count_ones() as usize;
    let groups = states / size;
    let mut told: Vec<_> = (1..=groups)
        .map(|known| threshold.band((0..known).map(group).sum(), known * size))
        .collect();
    let left = (0..groups).filter(|index| *index != out);
    let basis = left.clone().count() * size;
    told.push(threshold.band(left.map(group).sum(), basis));
    told
}

/// Not a sample: every world there is.
#[test]
fn in_every_world_every_state_may_have_answered_either_way() {
    for (size, states) in [(3, 15), (4, 16), (5, 15)] {
        let threshold = Threshold::new(size);
        for out in 0..=states / size {
            let mut consistent: BTreeMap<_, (u32, u32)> = BTreeMap::new();
            for world in worlds(states) {
                let told = reports(world, states, threshold, out);
                let (named, always) = consistent.entry(told).or_insert((0, u32::MAX));
                *named |= world;
                *always &= world;
            }
            assert!(consistent.len() > 1, "something is told");
            for (told, (named, always)) in consistent {
                let all = (1 << states) - 1;
                assert_eq!(named, all, "someone surely did not: {told:?}");
                assert_eq!(always, 0, "someone surely did: {told:?}");
            }
        }
    }
}

/// The rule before: counts as they are, where they reach the threshold. The attacker
/// above finds it out, so it can tell a good rule from a bad one.
#[test]
fn exact_counts_would_give_a_state_away() {
    let told = |world: u32| [5, 6].map(|known| (world & ((1 << known) - 1)).count_ones());
    let fitting = worlds(6).filter(|world| told(*world) == [5, 6]);
    assert_eq!(fitting.count(), 1);
}

/// Who answers on which day, and what; and who changes their mind on which day.
#[derive(Debug, Clone)]
struct World {
    days: Vec<usize>,
    naming: Vec<bool>,
    corrected: Option<(usize, usize)>,
}

const DAYS: usize = 8;

fn world() -> impl Strategy<Value = World> {
    (4_usize..=10)
        .prop_flat_map(|states| {
            (
                proptest::collection::vec(0..DAYS, states),
                proptest::collection::vec(any::<bool>(), states),
                proptest::option::of((0..states, 0..DAYS)),
            )
        })
        .prop_map(|(days, naming, corrected)| World {
            days,
            naming,
            corrected,
        })
}

impl World {
    /// The answers as the desk holds them on a day; a correction turns an answer round.
    fn held(&self, today: usize) -> Vec<Contribution> {
        let answers = self.days.iter().zip(&self.naming).enumerate();
        let known = answers.filter(|(_, (known, _))| **known < today);
        known
            .map(|(state, (known, named))| {
                let corrected = self
                    .corrected
                    .filter(|(who, when)| *who == state && known < when && *when < today);
                let named = *named != corrected.is_some();
                Contribution {
                    known: (day(*known), i64::try_from(state).unwrap()),
                    changed: day(corrected.map_or(*known, |(_, when)| when)),
                    choices: named.then(|| "it".to_owned()).into_iter().collect(),
                }
            })
            .collect()
    }

    /// Every report there can be: of every cut-off date, printed on every day.
    fn published(&self, threshold: Threshold) -> Vec<Published> {
        let choices = ["it".to_owned()];
        (0..=DAYS)
            .flat_map(|today| {
                let held = self.held(today);
                (0..today).map(move |until| (held.clone(), until))
            })
            .map(|(held, until)| threshold.publish(&held, day(until), &choices))
            .collect()
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn no_state_is_recovered_from_all_reports_of_all_days(world in world()) {
        let threshold = Threshold::new(3);
        let told = world.published(threshold);
        let states = world.naming.len();
        // For each State, whether some world that fits has it name the reason, or not.
        let mut possible = vec![[false; 2]; states];
        let mut open = states * 2;
        for bits in worlds(states) {
            let naming: Vec<bool> = (0..states).map(|state| bits >> state & 1 == 1).collect();
            let news = naming.iter().zip(&possible).any(|(named, seen)| !seen[usize::from(*named)]);
            if !news {
                continue;
            }
            let other = World { naming: naming.clone(), ..world.clone() };
            if other.published(threshold) == told {
                for (named, seen) in naming.iter().zip(&mut possible) {
                    open -= usize::from(!std::mem::replace(&mut seen[usize::from(*named)], true));
                }
            }
            if open == 0 {
                break;
            }
        }
        prop_assert_eq!(open, 0, "{:?}", possible);
    }
}
