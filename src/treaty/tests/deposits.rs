//! What follows from a deposit: entry into force and deadlines.

use super::{ccm, ccm_rules, day, state};
use crate::treaty::{Act, ActKind, Register, Status, TreatyRules};

/// State, deposit, in force (Art. 17), initial report (Art. 7.1), stockpiles
/// destroyed (Art. 3.2), land cleared (Art. 4.1).
const CASES: &str = "
    NGA 2023-02-28 2023-08-01 2024-01-28 2031-08-01 2033-08-01
    SSD 2023-08-03 2024-02-01 2024-07-30 2032-02-01 2034-02-01
    PHL 2019-01-03 2019-07-01 2019-12-28 2027-07-01 2029-07-01
    CMR 2012-07-12 2013-01-01 2013-06-30 2021-01-01 2023-01-01
    VUT 2025-09-05 2026-03-01 2026-08-28 2034-03-01 2036-03-01
    NER 2009-06-02 2010-08-01 2011-01-28 2018-08-01 2020-08-01
    VAT 2008-12-03 2010-08-01 2011-01-28 2018-08-01 2020-08-01
    MWI 2009-10-07 2010-08-01 2011-01-28 2018-08-01 2020-08-01
    ESP 2009-06-17 2010-08-01 2011-01-28 2018-08-01 2020-08-01
    NOR 2008-12-03 2010-08-01 2011-01-28 2018-08-01 2020-08-01
    BFA 2010-02-16 2010-08-01 2011-01-28 2018-08-01 2020-08-01
    MDA 2010-02-16 2010-08-01 2011-01-28 2018-08-01 2020-08-01
    GBR 2010-05-04 2010-11-01 2011-04-30 2018-11-01 2020-11-01
    LBN 2010-11-05 2011-05-01 2011-10-28 2019-05-01 2021-05-01
    AFG 2011-09-08 2012-03-01 2012-08-28 2020-03-01 2022-03-01
    GIN 2014-10-21 2015-04-01 2015-09-28 2023-04-01 2025-04-01
    IRQ 2013-05-14 2013-11-01 2014-04-30 2021-11-01 2023-11-01
    ZAF 2015-05-28 2015-11-01 2016-04-29 2023-11-01 2025-11-01
    CUB 2016-04-06 2016-10-01 2017-03-30 2024-10-01 2026-10-01
    LKA 2018-03-01 2018-09-01 2019-02-28 2026-09-01 2028-09-01
    NAM 2018-08-31 2019-02-01 2019-07-31 2027-02-01 2029-02-01
    MDV 2019-09-27 2020-03-01 2020-08-28 2028-03-01 2030-03-01
";

#[test]
fn what_a_deposit_brings_agrees_with_real_cases() {
    let register = ccm();
    for case in CASES.lines().map(str::trim).filter(|it| !it.is_empty()) {
        let fields: Vec<_> = case.split(' ').collect();
        let [code, deposit, in_force, report, stockpiles, clearance] = fields[..] else {
            panic!("{case}");
        };
        let state = state(code);
        let history = register.history(state).unwrap();
        let joining = history.joinings().first().unwrap();
        assert_eq!(joining.deposited, Some(day(deposit)), "{code}");
        assert_eq!(joining.in_force, Some(day(in_force)), "{code}");

        let before = day(in_force).pred_opt().unwrap();
        assert_eq!(register.status(state, before), Status::Deposited, "{code}");
        assert_eq!(
            register.status(state, day(in_force)),
            Status::StateParty,
            "{code}"
        );

        let deadlines = register.deadlines(state, day(in_force));
        let due = |code| {
            deadlines
                .iter()
                .find(|it| it.rule.code == code)
                .unwrap()
                .due
        };
        assert_eq!(due("initial_report"), day(report), "{code}");
        assert_eq!(due("stockpile_destruction"), day(stockpiles), "{code}");
        assert_eq!(due("clearance"), day(clearance), "{code}");
    }
}

#[test]
fn the_thirtieth_deposit_brings_the_convention_into_force() {
    let rules = TreatyRules {
        entry_into_force: None,
        ..ccm_rules()
    };
    assert_eq!(rules.treaty_in_force([]), None);
    let deposits = |count| std::iter::repeat_n(day("2010-02-16"), count);
    assert_eq!(rules.treaty_in_force(deposits(29)), None);
    assert_eq!(rules.treaty_in_force(deposits(30)), Some(day("2010-08-01")));
    assert_eq!(ccm().treaty_in_force(), Some(day("2010-08-01")));
}

#[test]
fn without_enough_instruments_a_depositor_stays_deposited() {
    let rules = TreatyRules {
        entry_into_force: None,
        ..ccm_rules()
    };
    let act = Act {
        state: state("NGA"),
        kind: ActKind::Accession,
        date: Some(day("2023-02-28")),
        effective: None,
    };
    let register = Register::new(rules, day("2026-11-22"), [act]);
    assert_eq!(
        register.status(act.state, day("2050-01-01")),
        Status::Deposited
    );
    assert!(register.deadlines(act.state, day("2050-01-01")).is_empty());
}

#[test]
fn the_annual_report_is_due_every_30_april_after_the_initial_one() {
    let register = ccm();
    let next = |code, on| {
        let deadlines = register.deadlines(state(code), day(on));
        deadlines
            .iter()
            .find(|it| it.rule.code == "annual_report")
            .unwrap()
            .due
    };
    assert_eq!(next("NGA", "2023-08-01"), day("2024-04-30"));
    assert_eq!(next("NGA", "2024-04-30"), day("2024-04-30"));
    assert_eq!(next("NGA", "2024-05-01"), day("2025-04-30"));
    // In force from 1 February 2024: the initial report is due on 30 July.
    assert_eq!(next("SSD", "2024-02-01"), day("2025-04-30"));
    // The initial report is due on 30 April 2011 itself, the first update a year later.
    assert_eq!(next("GBR", "2010-11-01"), day("2012-04-30"));
}

#[test]
fn a_withdrawal_takes_effect_after_six_months_unless_another_day_is_quoted() {
    let rules = ccm_rules();
    assert_eq!(
        rules.withdrawal_effective(day("2024-09-06")),
        day("2025-03-06")
    );
    assert_eq!(
        rules.withdrawal_effective(day("2024-08-31")),
        day("2025-02-28")
    );
}

#[test]
fn dates_at_the_end_of_the_calendar_do_not_overflow() {
    let rules = ccm_rules();
    let last = chrono::NaiveDate::MAX;
    assert_eq!(rules.in_force_for(last, day("2010-08-01")), last);
    assert_eq!(rules.withdrawal_effective(last), last);
    assert!(
        rules
            .deadlines(last, last)
            .all(|deadline| deadline.due == last)
    );
}
