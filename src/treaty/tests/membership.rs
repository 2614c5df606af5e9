//! Who was what on which day, and how many there were.

use super::{ccm, ccm_pack, ccm_rules, day, state};
use crate::treaty::{Act, ActKind, Register, Status};

const COMPILED: &str = "2026-11-22";

#[test]
fn a_status_on_a_date_agrees_with_real_cases() {
    let cases = [
        ("NGA", "2009-06-11", Status::NotSignatory),
        ("NGA", "2009-06-12", Status::Signatory),
        ("NGA", "2023-02-27", Status::Signatory),
        ("NGA", "2023-02-28", Status::Deposited),
        ("NGA", "2023-07-31", Status::Deposited),
        ("NGA", "2023-08-01", Status::StateParty),
        ("SSD", "2023-08-02", Status::NotSignatory),
        ("SSD", "2023-09-11", Status::Deposited),
        ("SSD", "2024-02-01", Status::StateParty),
        ("VUT", "2025-09-05", Status::Deposited),
        ("VUT", "2026-03-01", Status::StateParty),
        ("NOR", "2008-12-02", Status::NotSignatory),
        ("NOR", "2008-12-03", Status::Deposited),
        ("NOR", "2010-07-31", Status::Deposited),
        ("NOR", "2010-08-01", Status::StateParty),
        ("LTU", "2008-12-03", Status::Signatory),
        ("LTU", "2011-03-24", Status::Deposited),
        ("LTU", "2011-09-01", Status::StateParty),
        ("LTU", "2024-09-06", Status::StateParty),
        ("LTU", "2025-03-05", Status::StateParty),
        ("LTU", "2025-03-06", Status::Withdrawn),
        ("UGA", "2026-11-22", Status::Signatory),
        ("USA", "2026-11-22", Status::NotSignatory),
    ];
    let register = ccm();
    for (code, on, status) in cases {
        assert_eq!(
            register.status(state(code), day(on)),
            status,
            "{code} on {on}"
        );
    }
}

#[test]
fn counts_on_a_date_agree_with_what_was_published() {
    let cases = [
        ("2008-12-02", 0, 0, 0),
        ("2010-08-01", 38, 30, 70),
        ("2022-09-01", 110, 110, 13),
        ("2022-09-02", 110, 110, 13),
        ("2023-06-01", 111, 110, 12),
        ("2023-06-30", 111, 110, 12),
        ("2023-09-11", 112, 111, 12),
        ("2024-02-01", 112, 112, 12),
        ("2025-03-05", 112, 112, 12),
        ("2025-03-06", 111, 111, 12),
        ("2025-09-08", 112, 111, 12),
        ("2026-03-01", 112, 112, 12),
    ];
    let register = ccm();
    for (on, deposited, in_force, signatories) in cases {
        let counts = register.counts(day(on));
        assert_eq!(
            (counts.deposited, counts.in_force, counts.signatories),
            (deposited, in_force, signatories),
            "{on}"
        );
        assert_eq!(counts.joined, deposited + signatories, "{on}");
    }
}

#[test]
fn counts_are_written_in_the_order_people_read_them() {
    let counts = serde_json::to_string(&ccm().counts(day("2022-09-01"))).unwrap();
    assert_eq!(
        counts,
        r#"{"on":"2022-09-01","deposited":110,"in_force":110,"signatories":13,"joined":123}"#
    );
}

#[test]
fn new_states_parties_are_those_who_deposited_after_the_baseline() {
    let register = ccm();
    let baseline = day("2022-09-02");
    let new = |until| {
        let found = register.new_since(baseline, day(until));
        found
            .iter()
            .map(|it| it.state.to_string())
            .collect::<Vec<_>>()
    };
    assert_eq!(new("2023-02-27"), [""; 0]);
    assert_eq!(new("2023-06-01"), ["NGA"]);
    assert_eq!(new("2023-09-11"), ["NGA", "SSD"]);
    let in_force = |until| register.in_force_since(baseline, day(until)).len();
    assert_eq!((in_force("2023-06-01"), in_force("2023-09-11")), (0, 1));
    assert_eq!(in_force("2024-02-01"), 2);
}

#[test]
fn an_act_without_a_date_counts_from_the_day_of_compilation() {
    let register = ccm_pack().register("APMBC").unwrap();
    let lebanon = state("LBN");
    assert_eq!(
        register.status(lebanon, day("2026-11-21")),
        Status::NotSignatory
    );
    assert_eq!(register.status(lebanon, day(COMPILED)), Status::Deposited);
    let joining = register
        .history(lebanon)
        .unwrap()
        .joinings()
        .first()
        .unwrap();
    assert_eq!(joining.deposited, None);
    assert_eq!(joining.counts_from, day(COMPILED));
}

#[test]
fn a_successor_state_is_bound_at_once() {
    let register = ccm_pack().register("APMBC").unwrap();
    let south_sudan = state("SSD");
    assert_eq!(
        register.status(south_sudan, day("2011-11-10")),
        Status::NotSignatory
    );
    assert_eq!(
        register.status(south_sudan, day("2011-11-11")),
        Status::StateParty
    );
}

#[test]
fn a_state_that_left_can_join_again() {
    let register = register(&[
        ("LTU", ActKind::Signature, "2008-12-03"),
        ("LTU", ActKind::Ratification, "2011-03-24"),
        ("LTU", ActKind::Withdrawal, "2024-09-06"),
        ("LTU", ActKind::Accession, "2030-05-20"),
    ]);
    let on = |date| register.status(state("LTU"), day(date));
    assert_eq!(on("2029-01-01"), Status::Withdrawn);
    assert_eq!(on("2030-05-20"), Status::Deposited);
    assert_eq!(on("2030-11-01"), Status::StateParty);
    assert_eq!(
        register
            .new_since(day("2022-09-02"), day("2031-01-01"))
            .len(),
        1
    );
}

#[test]
fn a_state_can_leave_before_the_treaty_is_in_force_for_it() {
    let register = register(&[
        ("NGA", ActKind::Accession, "2023-02-28"),
        ("NGA", ActKind::Withdrawal, "2023-01-01"),
        ("SSD", ActKind::Accession, "2009-12-01"),
        ("SSD", ActKind::Withdrawal, "2009-12-15"),
    ]);
    // What was received before the deposit withdraws nothing.
    assert_eq!(
        register.status(state("NGA"), day("2023-08-01")),
        Status::StateParty
    );
    assert_eq!(
        register.status(state("SSD"), day("2010-06-14")),
        Status::Deposited
    );
    assert_eq!(
        register.status(state("SSD"), day("2010-08-01")),
        Status::Withdrawn
    );
    assert!(
        register
            .in_force_since(day("2000-01-01"), day("2011-01-01"))
            .is_empty()
    );
}

fn register(acts: &[(&str, ActKind, &str)]) -> Register {
    let acts = acts.iter().map(|(code, kind, date)| Act {
        state: state(code),
        kind: *kind,
        date: Some(day(date)),
        effective: None,
    });
    Register::new(ccm_rules(), day(COMPILED), acts)
}
