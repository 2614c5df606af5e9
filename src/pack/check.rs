//! What the files of a pack say about each other.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Display;

use super::check_acts;
use super::check_texts;
use super::files::{Texts, name};
use super::model::{Grouping, Known};
use super::problem::PackProblems;
use super::read::Parts;
use super::table::{Row, Table};
use crate::treaty::{Ballot, Iso3, VoteStage};

/// Everything that does not agree.
pub(super) fn all(parts: &Parts, texts: &Texts) -> PackProblems {
    let mut problems = PackProblems::default();
    states(parts, &mut problems);
    references(parts, &mut problems);
    check_acts::all(parts, texts, &mut problems);
    votes(parts, &mut problems);
    vote_totals(parts, &mut problems);
    holdings(parts, &mut problems);
    meetings(parts, &mut problems);
    tiles(parts, &mut problems);
    check_texts::all(parts, texts, &mut problems);
    problems
}

/// The codes of the pack's States.
pub(super) fn known_states(parts: &Parts) -> BTreeSet<Iso3> {
    parts.states.iter().map(|(_, state)| state.code).collect()
}

fn states(parts: &Parts, problems: &mut PackProblems) {
    refuse_repeats(&parts.states, problems, "State", |state| state.code);
    refuse_repeats(&parts.states, problems, "two-letter code", |state| {
        state.iso2.clone()
    });
    let groupings = &parts.groupings;
    for (line, state) in parts.states.iter() {
        let mut check = |what, code: &str, known: &[Grouping]| {
            if !known.iter().any(|it| it.code == code) {
                let reason = format!(
                    "the {what} \u{201c}{code}\u{201d} is not in {}",
                    name::GROUPINGS
                );
                problems.add(name::STATES, Some(line), reason);
            }
        };
        check("region", &state.region, &groupings.regions);
        check("sub-region", &state.subregion, &groupings.subregions);
        if let Some(group) = &state.regional_group {
            check("regional group", group, &groupings.regional_groups);
        }
        for organization in &state.organizations {
            check("organization", organization, &groupings.organizations);
        }
    }
}

fn references(parts: &Parts, problems: &mut PackProblems) {
    let known = known_states(parts);
    refuse_unknown(&parts.acts, &known, problems, |row| row.act.state);
    refuse_unknown(&parts.votes, &known, problems, |row| row.state);
    refuse_unknown(&parts.steps, &known, problems, |row| row.state);
    refuse_unknown(&parts.holdings, &known, problems, |row| row.state);
    refuse_unknown(&parts.tiles, &known, problems, |row| row.state);
    refuse_repeats(&parts.steps, problems, "step", |step| {
        format!("{} of {} by {}", step.kind, step.date, step.state)
    });
    let compiled = parts.sheet.compiled;
    for (line, step) in parts.steps.iter() {
        if step.date.earliest() > compiled {
            let reason = format!("{} is after the pack was compiled ({compiled})", step.date);
            problems.add(name::STEPS, Some(line), reason);
        }
    }
}

fn votes(parts: &Parts, problems: &mut PackProblems) {
    refuse_repeats(&parts.votes, problems, "vote of a State on", |vote| {
        format!("{} by {}", vote.resolution, vote.state)
    });
    let mut resolutions = BTreeMap::new();
    for (line, vote) in parts.votes.iter() {
        let facts = (vote.date, vote.session, &vote.title);
        let (first, said) = *resolutions.entry(&vote.resolution).or_insert((line, facts));
        if said != facts {
            let reason = format!(
                "date, session or title of {} differ from line {first}",
                vote.resolution
            );
            problems.add(name::VOTES, Some(line), reason);
        }
        if vote.date > parts.sheet.compiled {
            let reason = format!("{} is after the pack was compiled", vote.date);
            problems.add(name::VOTES, Some(line), reason);
        }
    }
}

/// The votes given to States and those given to none make the published total,
/// and every resolution voted on has one.
fn vote_totals(parts: &Parts, problems: &mut PackProblems) {
    let mut tallies: BTreeMap<&str, (u64, [u16; 3])> = BTreeMap::new();
    for (line, vote) in parts.votes.iter() {
        let (_, [yes, no, abstain]) = tallies.entry(&vote.resolution).or_insert((line, [0; 3]));
        match vote.ballot {
            Ballot::Yes => *yes += 1,
            Ballot::No => *no += 1,
            Ballot::Abstain => *abstain += 1,
            Ballot::Absent => {}
        }
    }
    for (line, total) in parts.vote_totals.iter() {
        let in_plenary = total.stage == VoteStage::Plenary;
        let Some(resolution) = &total.resolution else {
            if in_plenary {
                problems.add(
                    name::VOTE_TOTALS,
                    Some(line),
                    "a plenary vote needs its resolution",
                );
            }
            continue;
        };
        // Of the First Committee most totals are published without the votes of States.
        if !in_plenary && !tallies.contains_key(resolution.as_str()) {
            continue;
        }
        let (_, [yes, no, abstain]) = tallies.remove(resolution.as_str()).unwrap_or_default();
        let [more_yes, more_no, more_abstain] = total.unattributed;
        let found = (yes + more_yes, no + more_no, abstain + more_abstain);
        let published = (total.yes, total.no, total.abstain);
        if found != published {
            let reason = format!(
                "the published total of {resolution} (yes, no, abstain) is {published:?}, \
                 {} and the unattributed votes make {found:?}",
                name::VOTES
            );
            problems.add(name::VOTE_TOTALS, Some(line), reason);
        }
    }
    for (resolution, (line, _)) in tallies {
        let reason = format!("{resolution} has no total in {}", name::VOTE_TOTALS);
        problems.add(name::VOTES, Some(line), reason);
    }
}

fn holdings(parts: &Parts, problems: &mut PackProblems) {
    refuse_repeats(&parts.holdings, problems, "State", |row| row.state);
    for (line, row) in parts.holdings.iter() {
        let fields = [
            ("contaminated", row.contaminated, None),
            ("stockpiler", row.stockpiler, Some(Known::Completed)),
            ("producer", row.producer, Some(Known::Former)),
        ];
        for (column, entry, past) in fields {
            let usual = matches!(entry, Known::Yes | Known::No | Known::Suspected);
            if !usual && Some(entry) != past {
                let reason = format!("\u{201c}{entry}\u{201d} has no meaning for {column}");
                problems.add(name::HOLDINGS, Some(line), reason);
            }
        }
    }
}

fn meetings(parts: &Parts, problems: &mut PackProblems) {
    refuse_repeats(&parts.meetings, problems, "meeting", |row| row.code.clone());
    for (line, meeting) in parts.meetings.iter() {
        if let Some((start, end)) = meeting.days
            && end < start
        {
            let reason = format!("{} ends on {end}, before it starts ({start})", meeting.code);
            problems.add(name::MEETINGS, Some(line), reason);
        }
    }
}

fn tiles(parts: &Parts, problems: &mut PackProblems) {
    refuse_repeats(&parts.tiles, problems, "State", |tile| tile.state);
    refuse_repeats(&parts.tiles, problems, "place", |tile| {
        format!("column {}, row {}", tile.column, tile.row)
    });
    let size = &parts.sheet.tiles;
    let mut missing = known_states(parts);
    for (line, tile) in parts.tiles.iter() {
        missing.remove(&tile.state);
        if tile.column >= size.columns || tile.row >= size.rows {
            let reason = format!(
                "{} lies outside the map of {} columns and {} rows",
                tile.state, size.columns, size.rows
            );
            problems.add(name::TILES, Some(line), reason);
        }
    }
    for state in missing {
        problems.add(name::TILES, None, format!("{state} has no tile"));
    }
}

fn refuse_unknown<T: Row>(
    table: &Table<T>,
    known: &BTreeSet<Iso3>,
    problems: &mut PackProblems,
    state: impl Fn(&T) -> Iso3,
) {
    for (line, row) in table.iter() {
        let state = state(row);
        if !known.contains(&state) {
            let reason = format!("{state} is not a State of {}", name::STATES);
            problems.add(T::FILE, Some(line), reason);
        }
    }
}

fn refuse_repeats<T: Row, K: Ord + Clone + Display>(
    table: &Table<T>,
    problems: &mut PackProblems,
    what: &str,
    key: impl Fn(&T) -> K,
) {
    let mut seen = BTreeMap::new();
    for (line, row) in table.iter() {
        let key = key(row);
        if let Some(first) = seen.get(&key) {
            let reason = format!("the {what} {key} was given on line {first} already");
            problems.add(T::FILE, Some(line), reason);
        } else {
            seen.insert(key, line);
        }
    }
}
