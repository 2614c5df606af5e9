//! Someone who has the table of all States and those of the groups, knows the rule and who
//! answered, lays every world beside every other, and finds for each State both answers.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;

fn day(number: usize) -> NaiveDate {
    let start = NaiveDate::from_ymd_opt(2023, 1, 1).unwrap();
    start + chrono::Days::new(u64::try_from(number).unwrap())
}

fn names(choices: usize) -> Vec<String> {
    ('a'..).take(choices).map(String::from).collect()
}

/// What each State answers: its group, and its choices as the bits of a number.
fn given(states: &[(Option<usize>, u32)]) -> Vec<(Option<usize>, Contribution)> {
    let one = |(number, (group, chosen)): (usize, &(Option<usize>, u32))| {
        let choices = (0_u32..)
            .zip('a'..='h')
            .filter(|(bit, _)| chosen >> bit & 1 == 1)
            .map(|(_, name)| name.to_string());
        let contribution = Contribution {
            known: (day(1), i64::try_from(number).unwrap()),
            changed: day(1),
            choices: choices.collect(),
        };
        (*group, contribution)
    };
    states.iter().enumerate().map(one).collect()
}

/// All ways to hand `states` States to `choices` choices, as how many make each.
fn shares(states: usize, choices: usize) -> Vec<Vec<usize>> {
    if choices == 1 {
        return vec![vec![states]];
    }
    let first = 0..=states;
    let with = |count: usize| {
        shares(states - count, choices - 1)
            .into_iter()
            .map(move |rest| [vec![count], rest].concat())
    };
    first.flat_map(with).collect()
}

/// The worlds of some parts of groups: for each part how many make each choice. The members of
/// a part are alike to a reader, so a State is known to have answered so or so only where all
/// of its part have, or none. Who is left over after the last whole step of a group is a part
/// of its own.
fn products(parts: &[Vec<Vec<usize>>]) -> Vec<Vec<Vec<usize>>> {
    parts.iter().fold(vec![Vec::new()], |worlds, part| {
        let longer = |world: &Vec<Vec<usize>>| {
            part.iter()
                .map(|next| [world.clone(), vec![next.clone()]].concat())
                .collect::<Vec<_>>()
        };
        worlds.iter().flat_map(longer).collect()
    })
}

fn told(world: &[Vec<usize>], sizes: &[(Option<usize>, usize)], choosing: Choosing) -> Shared {
    let mut states = Vec::new();
    for (counts, (group, size)) in world.iter().zip(sizes) {
        match choosing {
            Choosing::One => {
                for (choice, count) in counts.iter().enumerate() {
                    states.extend(vec![(*group, 1_u32 << choice); *count]);
                }
            }
            Choosing::Several => {
                let naming = |number: &usize| u32::from(*number < counts[0]);
                states.extend((0..*size).map(|number| (*group, naming(&number))));
            }
        }
    }
    let choices = names(world[0].len());
    let all = given(&states);
    Threshold::new(3)
        .share(&all, day(1), &choices, choosing)
        .unwrap()
}

/// In every class of worlds with the same tables, in each group and for each choice, someone
/// may have made it and someone may not.
fn nobody_is_known(
    sizes: &[(Option<usize>, usize)],
    worlds: &[Vec<Vec<usize>>],
    choosing: Choosing,
) -> Result<(), String> {
    type Ends = Vec<Vec<(usize, usize)>>;
    let mut classes: BTreeMap<String, Ends> = BTreeMap::new();
    for world in worlds {
        let told = format!("{:?}", told(world, sizes, choosing));
        let fresh = || vec![vec![(usize::MAX, 0); world[0].len()]; world.len()];
        let ends = classes.entry(told).or_insert_with(fresh);
        for (ends, counts) in ends.iter_mut().zip(world) {
            for (end, count) in ends.iter_mut().zip(counts) {
                *end = (end.0.min(*count), end.1.max(*count));
            }
        }
    }
    for (told, ends) in classes {
        for (ends, (group, size)) in ends.iter().zip(sizes) {
            for (choice, (least, most)) in ends.iter().enumerate() {
                if least == size || *most == 0 {
                    return Err(format!("choice {choice} of group {group:?}: {told}"));
                }
            }
        }
    }
    Ok(())
}

/// Not a sample: every world there is.
#[test]
fn where_each_state_makes_one_choice_none_is_known_to_make_it_or_not() {
    type Case<'a> = (&'a [(Option<usize>, usize)], usize);
    let tables: [Case<'_>; 6] = [
        (&[(None, 9)], 2),
        (&[(None, 9)], 4),
        (&[(None, 15)], 3),
        (&[(None, 18)], 4),
        (&[(Some(1), 6), (Some(2), 6), (None, 3)], 3),
        (&[(Some(1), 9), (Some(2), 6)], 3),
    ];
    for (sizes, choices) in tables {
        let parts: Vec<_> = sizes
            .iter()
            .map(|(_, size)| shares(*size, choices))
            .collect();
        let worlds = products(&parts);
        nobody_is_known(sizes, &worlds, Choosing::One).unwrap();
    }
}

#[test]
fn where_states_make_several_choices_none_is_known_to_make_one_or_not() {
    let tables: [&[(Option<usize>, usize)]; 5] = [
        &[(None, 15)],
        &[(Some(1), 6), (Some(2), 6), (None, 3)],
        &[(Some(1), 9), (Some(2), 6), (Some(3), 6)],
        &[(Some(1), 12), (Some(2), 12), (Some(3), 12)],
        &[
            (Some(1), 6),
            (Some(1), 1),
            (Some(2), 6),
            (Some(2), 2),
            (None, 3),
        ],
    ];
    for sizes in tables {
        // One choice: others are named whatever becomes of it.
        let counts = |size: usize| (0..=size).map(|count| vec![count]).collect();
        let parts: Vec<_> = sizes.iter().map(|(_, size)| counts(*size)).collect();
        nobody_is_known(sizes, &products(&parts), Choosing::Several).unwrap();
    }
}

/// The same attacker finds bad rules out: a table of a group, where each State makes one
/// choice, is set against that of all.
#[test]
fn groups_beside_all_would_give_the_others_away() {
    let threshold = Threshold::new(3);
    let worlds = products(&[shares(6, 2), shares(3, 2)]);
    let seen = |world: &Vec<Vec<usize>>| {
        let all: Vec<usize> = (0..2).map(|it| world[0][it] + world[1][it]).collect();
        (threshold.band(world[0][0], 6), threshold.band(all[1], 9))
    };
    // Three or more of the six made the first choice, six or more of all the second: so
    // whoever is in no group made the second.
    let told = seen(&vec![vec![3, 3], vec![0, 3]]);
    let fitting = worlds.iter().filter(|world| seen(world) == told);
    assert!(fitting.map(|world| world[1][0]).eq([0]));
}

/// Tables that tell of all choices give away that
/// nobody made the one they leave out.
#[test]
fn to_tell_of_all_choices_would_give_away_the_one_nobody_made() {
    let threshold = Threshold::new(3);
    let worlds = shares(9, 4);
    let bands = |world: &Vec<usize>| world.iter().map(|it| threshold.band(*it, 9)).collect();
    let seen: Vec<Option<Band>> = bands(&vec![3, 3, 3, 0]);
    let fitting = worlds.iter().filter(|world| bands(world) == seen);
    assert!(fitting.map(|world| world[3]).eq([0]));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Any groups, any number of choices: what is hidden of a table cannot be had from the
    /// rest, from what is told of all, or from how many answered.
    #[test]
    fn no_hidden_cell_follows_from_those_shown(
        groups in proptest::collection::vec((1_usize..=2, 0_usize..=1), 1..=2),
        outside in 0_usize..=1,
        more in 0_usize..=2,
    ) {
        let choices = if groups.len() == 1 { 2 + more } else { 2 };
        let mut sizes: Vec<(Option<usize>, usize)> = Vec::new();
        for (number, (steps, rest)) in groups.iter().enumerate() {
            sizes.push((Some(number), steps * 3));
            sizes.push((Some(number), *rest));
        }
        sizes.push((None, outside * 3));
        let total: usize = sizes.iter().map(|(_, size)| size).sum();
        sizes.push((None, (3 - total % 3) % 3));
        sizes.retain(|(_, size)| *size > 0);
        let parts: Vec<_> = sizes.iter().map(|(_, size)| shares(*size, choices)).collect();
        prop_assert_eq!(nobody_is_known(&sizes, &products(&parts), Choosing::One), Ok(()));
        let counts = |size: usize| (0..=size).map(|count| vec![count]).collect();
        let parts: Vec<_> = sizes.iter().map(|(_, size)| counts(*size)).collect();
        prop_assert_eq!(nobody_is_known(&sizes, &products(&parts), Choosing::Several), Ok(()));
    }

    #[test]
    fn an_answer_that_was_changed_later_takes_every_table_back(
        chosen in proptest::collection::vec(0_u32..8, 6..20),
        changed in any::<prop::sample::Index>(),
    ) {
        let states: Vec<_> = chosen.iter().map(|it| (Some(0), *it)).collect();
        let mut all = given(&states);
        let threshold = Threshold::new(5);
        prop_assert!(threshold.share(&all, day(1), &names(3), Choosing::Several).is_some());
        all[changed.index(chosen.len())].1.changed = day(2);
        prop_assert_eq!(threshold.share(&all, day(1), &names(3), Choosing::Several), None);
        // One that came later was in none.
        for (_, it) in &mut all {
            it.changed = day(1);
        }
        let before = threshold.share(&all, day(1), &names(3), Choosing::Several);
        let mut late = all[0].clone();
        late.1.known = (day(2), 99);
        late.1.changed = day(3);
        all.push(late);
        prop_assert_eq!(threshold.share(&all, day(1), &names(3), Choosing::Several), before);
    }
}
