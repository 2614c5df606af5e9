//! Whether the acts of a pack are lawful, and add up to what was published.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::files::{Texts, name};
use super::model::{ActEntry, Treaty};
use super::problem::PackProblems;
use super::read::Parts;
use super::sheets::line_of;
use crate::treaty::{Act, ActKind, Register, TreatyRules};

/// Everything wrong with the acts.
pub(super) fn all(parts: &Parts, texts: &Texts, problems: &mut PackProblems) {
    for (line, entry) in parts.acts.iter() {
        refuse_unknown_treaty(parts, name::ACTS, line, &entry.treaty, problems);
        undated_or_early(line, entry, parts.sheet.compiled, problems);
    }
    for treaty in &parts.treaties {
        let acts = parts
            .acts
            .iter()
            .filter(|(_, entry)| entry.treaty == treaty.rules.code);
        let register = Register::new(
            treaty.rules.clone(),
            parts.sheet.compiled,
            acts.clone().map(|(_, entry)| entry.act),
        );
        entry_into_force(treaty, &register, acts.clone(), texts, problems);

        let mut by_state: BTreeMap<_, Vec<(u64, Act)>> = BTreeMap::new();
        for (line, entry) in acts {
            let of_state = by_state.entry(entry.act.state).or_default();
            of_state.push((line, entry.act));
        }
        for acts in by_state.values_mut() {
            acts.sort_by_key(|(_, act)| (act.counts_from(parts.sheet.compiled), act.kind));
            lawful_order(acts, problems);
            for (line, act) in acts {
                effective_day(*line, act, &register, problems);
            }
        }
        published_counts(parts, &register, problems);
    }
    for (line, count) in parts.published_counts.iter() {
        refuse_unknown_treaty(parts, name::PUBLISHED_COUNTS, line, &count.treaty, problems);
    }
}

fn refuse_unknown_treaty(
    parts: &Parts,
    file: &'static str,
    line: u64,
    code: &str,
    problems: &mut PackProblems,
) {
    if !parts
        .treaties
        .iter()
        .any(|treaty| treaty.rules.code == code)
    {
        let reason = format!("the treaty \u{201c}{code}\u{201d} is not in {}", name::PACK);
        problems.add(file, Some(line), reason);
    }
}

fn undated_or_early(line: u64, entry: &ActEntry, compiled: NaiveDate, problems: &mut PackProblems) {
    match entry.act.date {
        None if entry.note.is_empty() => problems.add(
            name::ACTS,
            Some(line),
            "an act without a date needs a note that says why",
        ),
        Some(date) if date > compiled => problems.add(
            name::ACTS,
            Some(line),
            format!("{date} is after the pack was compiled ({compiled})"),
        ),
        _ => {}
    }
}

/// The order of one State's acts under one treaty (CCM Art. 15, 16 and 20).
fn lawful_order(acts: &[(u64, Act)], problems: &mut PackProblems) {
    let (mut signed, mut bound) = (None, None);
    for (line, act) in acts {
        let state = act.state;
        let fault = match (act.kind, signed, bound) {
            (ActKind::Signature, Some(first), _) => {
                Some(format!("{state} signed on line {first} already"))
            }
            (ActKind::Signature, None, Some(first)) => Some(format!(
                "{state} cannot sign after it joined (line {first})"
            )),
            (ActKind::Withdrawal, _, None) => {
                Some(format!("{state} cannot withdraw, for it was not bound"))
            }
            (kind, _, Some(first)) if kind.binds() => {
                Some(format!("{state} is bound already (line {first})"))
            }
            (kind, None, _) if kind.needs_signature() => Some(format!(
                "{kind} by {state}, which had not signed: it can only accede"
            )),
            (ActKind::Accession, Some(first), _) => Some(format!(
                "accession by {state}, a signatory (line {first}): it can only ratify, accept or approve"
            )),
            _ => None,
        };
        if let Some(fault) = fault {
            problems.add(name::ACTS, Some(*line), fault);
        }
        match act.kind {
            ActKind::Signature => signed = Some(*line),
            // A State that left can join again, by accession.
            ActKind::Withdrawal => (signed, bound) = (None, None),
            _ => bound = Some(*line),
        }
    }
}

/// A day on which an act takes effect must be one the rules allow (CCM Art. 17
/// and 20).
fn effective_day(line: u64, act: &Act, register: &Register, problems: &mut PackProblems) {
    let (Some(quoted), Some(date)) = (act.effective, act.date) else {
        return;
    };
    let rules: &TreatyRules = register.rules();
    let fault = match act.kind {
        ActKind::Signature => Some("a signature has no effective date".to_owned()),
        ActKind::Withdrawal => {
            let earliest = rules.withdrawal_effective(date);
            (quoted < earliest)
                .then(|| format!("a withdrawal cannot take effect before {earliest}, not {quoted}"))
        }
        ActKind::Succession => {
            (quoted < date).then(|| format!("takes effect on {quoted}, before the act ({date})"))
        }
        _ => register.treaty_in_force().and_then(|treaty_in_force| {
            let computed = rules.in_force_for(date, treaty_in_force);
            (quoted != computed)
                .then(|| format!("in force on {computed} by the rule, not {quoted}"))
        }),
    };
    if let Some(fault) = fault {
        problems.add(name::ACTS, Some(line), fault);
    }
}

/// The day given for the treaty's own entry into force is the one its
/// instruments give (CCM Art. 17.1).
fn entry_into_force<'a>(
    treaty: &Treaty,
    register: &Register,
    acts: impl Iterator<Item = (u64, &'a ActEntry)>,
    texts: &Texts,
    problems: &mut PackProblems,
) {
    let computing = TreatyRules {
        entry_into_force: None,
        ..treaty.rules.clone()
    };
    let deposits = acts
        .filter(|(_, entry)| entry.act.kind.binds())
        .filter_map(|(_, entry)| entry.act.date);
    let (given, computed) = (
        register.treaty_in_force(),
        computing.treaty_in_force(deposits),
    );
    if given != computed {
        let day = |day: Option<NaiveDate>| day.map_or("never".to_owned(), |it| it.to_string());
        let reason = format!(
            "{} enters into force on {} by its {} instruments, not {}",
            treaty.rules.code,
            day(computed),
            treaty.rules.instruments,
            day(given)
        );
        let written = day(given);
        let text = texts.of(name::PACK);
        let line = line_of(text, "treaties", "entry_into_force", &written, 0);
        problems.add(name::PACK, line, reason);
    }
}

fn published_counts(parts: &Parts, register: &Register, problems: &mut PackProblems) {
    let code = &register.rules().code;
    let of_treaty = parts
        .published_counts
        .iter()
        .filter(|(_, count)| count.treaty == *code);
    for (line, count) in of_treaty {
        let found = register.counts(count.date);
        let compared = [
            ("deposited", count.deposited, found.deposited),
            ("in force", count.in_force, found.in_force),
            ("signatories", count.signatories, found.signatories),
        ];
        for (what, published, found) in compared {
            if let Some(published) = published
                && published != found
            {
                let reason = format!(
                    "{published} {what} were published for {}, the acts make {found}",
                    count.date
                );
                problems.add(name::PUBLISHED_COUNTS, Some(line), reason);
            }
        }
    }
}
