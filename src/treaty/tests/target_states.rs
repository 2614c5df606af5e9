//! The target categories of the work plan to the 11MSP.

use super::{ccm_pack, day, state};
use crate::pack::Pack;
use crate::treaty::{
    Category, Evidence, Iso3, OtherSteps, Register, SignatoriesElsewhere, TargetCounts,
    TargetFacts, TargetSettings, Votes, targets,
};

struct Facts {
    pack: &'static Pack,
    states: Vec<Iso3>,
    register: Register,
    related: Register,
    votes: Votes,
}

impl Facts {
    fn new() -> Self {
        let pack = ccm_pack();
        Self {
            states: pack.state_codes(),
            register: pack.register("CCM").unwrap(),
            related: pack.register("APMBC").unwrap(),
            votes: pack.roll_calls(),
            pack,
        }
    }

    fn borrowed(&self) -> TargetFacts<'_> {
        TargetFacts {
            states: &self.states,
            register: &self.register,
            related: &self.related,
            votes: &self.votes,
            steps: &self.pack.steps,
        }
    }

    fn counts(&self, settings: TargetSettings, on: &str) -> [usize; 5] {
        let TargetCounts {
            signatories,
            related_parties,
            yes_voters,
            interim_steps,
            any,
        } = targets(&self.borrowed(), settings, day(on)).counts();
        [signatories, related_parties, yes_voters, interim_steps, any]
    }
}

#[test]
fn the_categories_have_the_figures_of_the_data_on_three_days() {
    let facts = Facts::new();
    let settings = TargetSettings::default();
    assert_eq!(facts.counts(settings, "2022-09-01"), [13, 57, 45, 8, 70]);
    assert_eq!(facts.counts(settings, "2023-09-11"), [12, 55, 41, 7, 68]);
    assert_eq!(facts.counts(settings, "2026-11-22"), [12, 52, 47, 7, 65]);
}

#[test]
fn signatories_can_be_kept_to_their_own_category() {
    let settings = TargetSettings {
        signatories: SignatoriesElsewhere::NotCounted,
        ..TargetSettings::default()
    };
    let counts = Facts::new().counts(settings, "2022-09-01");
    // The Democratic Republic of the Congo, a signatory, is one of the eight.
    assert_eq!(counts, [13, 44, 36, 7, 70]);
}

#[test]
fn steps_of_another_kind_count_only_if_the_setting_says_so() {
    let settings = TargetSettings {
        other_steps: OtherSteps::Counted,
        ..TargetSettings::default()
    };
    let [.., steps, _] = Facts::new().counts(settings, "2022-09-01");
    assert_eq!(steps, 17);
}

#[test]
fn every_category_carries_its_evidence() {
    let facts = Facts::new();
    let borrowed = facts.borrowed();
    let found = targets(&borrowed, TargetSettings::default(), day("2022-12-31"));
    let [signed, bound, voted] = found.evidence(state("NGA")) else {
        panic!("Nigeria: {:?}", found.evidence(state("NGA")));
    };
    assert_eq!(
        signed,
        &Evidence::Signed {
            on: Some(day("2009-06-12"))
        }
    );
    let Evidence::Bound {
        treaty: "APMBC",
        deposited: Some(deposited),
        ..
    } = bound
    else {
        panic!("{bound:?}");
    };
    assert_eq!(*deposited, day("2001-09-27"));
    let resolution = "A/RES/77/79";
    assert_eq!(
        voted,
        &Evidence::VotedYes {
            resolution,
            on: day("2022-12-07")
        }
    );
}

#[test]
fn targets_of_late_2022_are_those_the_coordinators_know() {
    let facts = Facts::new();
    let borrowed = facts.borrowed();
    let found = targets(&borrowed, TargetSettings::default(), day("2022-11-01"));
    let numbers = |code: &str| {
        let categories = found.categories(state(code));
        categories.iter().map(|it| it.number()).collect::<Vec<_>>()
    };
    assert_eq!(numbers("COD"), [1, 2, 4]);
    assert_eq!(numbers("ZWE"), [2]);
    assert_eq!(numbers("UGA"), [1, 2]);
    assert_eq!(numbers("CYP"), [1, 2]);
    assert_eq!(numbers("IDN"), [1, 2, 3]);
    assert_eq!(numbers("NOR"), [0; 0]);
    assert!(
        found
            .in_category(Category::InterimSteps)
            .any(|it| it == state("SSD"))
    );
}

#[test]
fn a_state_that_withdrew_can_be_a_target_again() {
    let facts = Facts::new();
    let borrowed = facts.borrowed();
    let settings = TargetSettings::default();
    let before = targets(&borrowed, settings, day("2025-03-05"));
    assert!(before.evidence(state("LTU")).is_empty());
    let after = targets(&borrowed, settings, day("2025-03-06"));
    assert_eq!(
        after.categories(state("LTU")),
        [Category::RelatedParties, Category::YesVoters]
    );
}

#[test]
fn a_states_votes_are_listed_up_to_the_day_asked_for() {
    let votes = ccm_pack().roll_calls();
    let of = |on| votes.of(state("NGA"), day(on)).count();
    assert_eq!(of("2015-12-06"), 0);
    assert_eq!(of("2022-12-06"), 7);
    assert_eq!(of("2022-12-07"), 8);
    assert_eq!(
        votes.latest(day("2022-12-06")).unwrap().resolution,
        "A/RES/76/47"
    );
}
