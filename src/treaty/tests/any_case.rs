//! What holds for any acts, lawful or not.

use chrono::{Datelike, Months, NaiveDate};
use proptest::prelude::*;
use proptest::sample::select;

use super::{ccm, ccm_pack, ccm_rules, day, state};
use crate::treaty::{Act, ActKind, Counts, Register, Status, TreatyRules};

const STATES: [&str; 5] = ["LTU", "NGA", "SSD", "USA", "VUT"];
const COMPILED: &str = "2026-11-22";

fn any_day() -> impl Strategy<Value = NaiveDate> {
    // Some twenty-five years around entry into force, by days.
    (0..9_000_u64).prop_map(|days| day("2006-01-01") + chrono::Days::new(days))
}

fn any_act() -> impl Strategy<Value = Act> {
    let states = select(STATES.as_slice());
    let kinds = select(ActKind::ALL);
    let effective = proptest::option::weighted(0.2, any_day());
    let date = proptest::option::weighted(0.95, any_day());
    (states, kinds, date, effective).prop_map(|(code, kind, date, effective)| Act {
        state: state(code),
        kind,
        date,
        effective,
    })
}

fn register(acts: &[Act], rules: TreatyRules) -> Register {
    Register::new(rules, day(COMPILED), acts.iter().copied())
}

proptest! {
    #[test]
    fn a_history_is_never_in_two_states_at_once(
        acts in proptest::collection::vec(any_act(), 0..25),
        known in any::<bool>(),
    ) {
        let entry_into_force = known.then(|| day("2010-08-01"));
        let rules = TreatyRules { entry_into_force, instruments: 3, ..ccm_rules() };
        let register = register(&acts, rules);
        for code in STATES {
            let Some(history) = register.history(state(code)) else { continue };
            let mut last = (NaiveDate::MIN, Status::NotSignatory);
            for (from, status) in history.changes() {
                prop_assert!(last.0 < from, "two statuses from {from}");
                prop_assert!(last.1.may_become(status), "{} to {status}", last.1);
                prop_assert_eq!(history.on(from), status);
                prop_assert_eq!(history.on(from.pred_opt().unwrap()), last.1);
                last = (from, status);
            }
            prop_assert_eq!(history.on(NaiveDate::MAX), last.1);
        }
    }

    #[test]
    fn entry_into_force_is_a_first_of_month_five_months_and_a_day_later_or_more(
        deposit in any_day(),
    ) {
        let in_force = ccm_rules().in_force_for(deposit, day("2010-08-01"));
        prop_assert_eq!(in_force.day(), 1);
        prop_assert!(in_force >= day("2010-08-01"));
        let earliest = deposit + Months::new(5) + chrono::Days::new(1);
        prop_assert!(in_force >= earliest, "{deposit} to {in_force}");
        let latest = deposit + Months::new(6);
        prop_assert!(in_force <= latest.max(day("2010-08-01")), "{deposit} to {in_force}");
    }

    #[test]
    fn counts_never_change_when_acts_are_shuffled(
        acts in proptest::collection::vec(any_act(), 0..25).prop_shuffle(),
        on in any_day(),
    ) {
        let mut sorted = acts.clone();
        sorted.sort();
        prop_assert_eq!(
            register(&acts, ccm_rules()).counts(on),
            register(&sorted, ccm_rules()).counts(on)
        );
    }

    #[test]
    fn counts_of_the_real_acts_never_change_when_they_are_shuffled(
        acts in Just(real_acts()).prop_shuffle(),
        on in any_day(),
    ) {
        let shuffled = register(&acts, ccm_rules());
        prop_assert_eq!(shuffled.counts(on), ccm().counts(on));
        prop_assert_eq!(&shuffled, &ccm());
    }

    #[test]
    fn every_state_is_counted_by_its_one_status(
        acts in proptest::collection::vec(any_act(), 0..25),
        on in any_day(),
    ) {
        let register = register(&acts, ccm_rules());
        let statuses: Vec<_> = STATES
            .iter()
            .map(|code| register.status(state(code), on))
            .collect();
        let counts = register.counts(on);
        prop_assert_eq!(counts, Counts::new(on, statuses));
        prop_assert!(counts.in_force <= counts.deposited);
        prop_assert_eq!(counts.joined, counts.deposited + counts.signatories);
        prop_assert!(counts.joined <= STATES.len());
    }

    #[test]
    fn before_the_convention_nobody_is_in_force(
        acts in proptest::collection::vec(any_act(), 0..25),
    ) {
        let acts: Vec<_> = acts.into_iter().map(|act| Act { effective: None, ..act }).collect();
        let register = register(&acts, ccm_rules());
        prop_assert_eq!(register.counts(day("2010-07-31")).in_force, 0);
    }
}

fn real_acts() -> Vec<Act> {
    let acts = ccm_pack().acts.iter();
    acts.filter(|it| it.treaty == "CCM")
        .map(|it| it.act)
        .collect()
}
