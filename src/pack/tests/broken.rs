//! Broken packs are refused with file, line and reason.

use super::{changed, copy, edit};
use crate::pack::from_folder;

/// File, text to replace, replacement, and the problem that must be listed.
#[rustfmt::skip]
const BROKEN: &[[&str; 4]] = &[
    ["states.csv", "AGO,AO,", "AFG,AO,", "states.csv:3: the State AFG was given on line 2 already"],
    ["states.csv", "AGO,AO,Angola,", "AGO,AO,,", "states.csv:3: name_en is empty"],
    ["states.csv", "Middle Africa", "Midle Africa", "states.csv:3: the sub-region “Midle Africa” is not in groupings.toml"],
    ["states.csv", "iso3,iso2", "iso2,iso3", "states.csv:1: the columns must be iso3,iso2,name_en"],
    ["acts.csv", "CCM,AFG,signature", "CCM,XXX,signature", "acts.csv:2: XXX is not a State of states.csv"],
    ["acts.csv", "CCM,AFG,signature", "CCM,afg,signature", "acts.csv:2: state: “afg” is not a State code"],
    ["acts.csv", "CCM,AFG,signature", "TPNW,AFG,signature", "acts.csv:2: the treaty “TPNW” is not in pack.toml"],
    ["acts.csv", "CCM,AFG,signature", "CCM,AFG,sigature", "acts.csv:2: act: `sigature` is none of signature, ratification"],
    ["acts.csv", "2008-12-03", "2008-13-03", "acts.csv:2: date: “2008-13-03” is not a date (YYYY-MM-DD)"],
    ["acts.csv", "2008-12-03", "2008-12-3", "acts.csv:2: date: “2008-12-3” is not a date (YYYY-MM-DD)"],
    ["acts.csv", "2008-12-03", "2028-12-03", "acts.csv:2: 2028-12-03 is after the pack was compiled (2026-11-22)"],
    ["acts.csv", "CCM,AFG,signature,2008-12-03,,,", "CCM,AFG,signature,,,,", "acts.csv:2: an act without a date needs a note that says why"],
    ["acts.csv", "CCM,AFG,ratification", "CCM,AFG,signature", "acts.csv:3: AFG signed on line 2 already"],
    ["acts.csv", "CCM,AFG,ratification", "CCM,AFG,accession", "acts.csv:3: accession by AFG, a signatory (line 2)"],
    ["acts.csv", "CCM,AFG,ratification", "CCM,AFG,withdrawal", "acts.csv:3: AFG cannot withdraw, for it was not bound"],
    ["acts.csv", "2012-03-01", "2012-04-01", "acts.csv:3: in force on 2012-03-01 by the rule, not 2012-04-01"],
    ["acts.csv", "2024-09-06,2025-03-06", "2024-09-06,2025-02-06", "a withdrawal cannot take effect before 2025-03-06, not 2025-02-06"],
    ["acts.csv", "CCM,NGA,ratification,2023-02-28,2023-08-01", "CCM,NGA,ratification,2022-08-28,2023-02-01", "published_counts.csv:6: 110 deposited were published for 2022-09-01, the acts make 111"],
    ["pack.toml", "2010-08-01", "2010-09-01", "CCM enters into force on 2010-08-01 by its 30 instruments, not 2010-09-01"],
    ["pack.toml", "instruments = 30", "instruments = \"thirty\"", "pack.toml:36: invalid type: string \"thirty\""],
    ["pack.toml", "force_months = 6 ", "force_moons = 6 ", "pack.toml:38: unknown field `force_moons`"],
    ["votes.csv", ",AFG,yes", ",AFG,maybe", "votes.csv:2: vote: `maybe` is none of yes, no, abstain, absent"],
    ["votes.csv", ",AFG,yes", ",AFG,no", "vote_totals.csv:2: the published total of A/RES/70/54 (yes, no, abstain) is (139, 2, 40)"],
    ["votes.csv", ",AGO,absent", ",AFG,yes", "votes.csv:3: the vote of a State on A/RES/70/54 by AFG was given on line 2 already"],
    ["vote_totals.csv", "A/RES/70/54", "A/RES/70/55", "votes.csv:2: A/RES/70/54 has no total in vote_totals.csv"],
    ["interim_steps.csv", "COD,voluntary_article7_report,2011", "COD,voluntary_article7_report,spring", "interim_steps.csv:2: date: “spring” is not a date"],
    ["contamination_stockpiles.csv", "AGO,yes,completed,no", "AGO,completed,completed,no", "contamination_stockpiles.csv:2: “completed” has no meaning for contaminated"],
    ["meetings.csv", "2010-11-09,2010-11-12", "2010-11-09,2010-11-02", "meetings.csv:2: CCM-1MSP ends on 2010-11-02, before it starts (2010-11-09)"],
    ["meetings.csv", "2010-11-09,2010-11-12", "2010-11-09,", "meetings.csv:2: end is empty"],
    ["tile_grid.csv", "AGO,13,16", "AGO,21,6", "tile_grid.csv:3: the place column 21, row 6 was given on line 2 already"],
    ["tile_grid.csv", "AGO,13,16", "AGO,31,16", "tile_grid.csv:3: AGO lies outside the map of 31 columns and 21 rows"],
    ["tile_grid.csv", "AGO,13,16", "AGO,13", "tile_grid.csv:3: the row has 2 fields, the heading 3"],
    ["tile_grid.csv", "AGO,13,16\n", "", "tile_grid.csv: AGO has no tile"],
    ["work_plan.toml", "CCM-11MSP", "CCM-99MSP", "work_plan.toml:6: the meeting CCM-99MSP is not in meetings.csv"],
    ["work_plan.toml", "deposited = 110", "deposited = 111", "the baseline has 111 deposited and 13 signatories, together 123"],
    ["work_plan.toml", "to = \"2022-09\"", "to = \"2022-08\"", "ends in 2022-08, before it begins (2022-09)"],
    ["work_plan.toml", "\"yes_voters\"", "\"yes_sayers\"", "unknown variant `yes_sayers`, expected one of"],
    ["barriers.toml", "code = \"armed_conflict\"", "code = \"low_priority\"", "low_priority is given twice"],
    ["pathways.toml", "code = \"dualist\"", "code = \"monist\"", "monist is given twice"],
    ["barriers.toml", "group = \"political\"", "group = \"politics\"", "the group politics of government_change is not listed"],
    ["questionnaire.toml", "selected(${stockpiles}, 'yes')", "selected(${stocks}, 'yes')", "question stockpiles_details: "],
    ["questionnaire.toml", "selected(${stockpiles}, 'yes')", "selected(${stockpiles}, 'perhaps')", "question stockpiles_details: "],
    ["questionnaire.toml", "name = \"mission\"", "name = \"capital\"", "question authority: the name “capital” is given twice"],
    ["questionnaire.toml", "kind = \"date\"", "kind = \"single\"", "question stage_since: there is nothing to choose from yet"],
    ["questionnaire.toml", "label.fr = \"Par la mission, d’après les informations dont elle dispose\"", "label.fr = \"\"", "question authority: the text is missing"],
];

#[test]
fn a_broken_pack_is_refused_with_file_line_and_reason() {
    for [file, old, new, expected] in BROKEN {
        let broken = changed(file, |text| {
            assert!(text.contains(old), "{file} has no {old}");
            text.replacen(old, new, 1)
        });
        let error = broken.expect_err(expected).to_string();
        assert!(error.contains(expected), "{expected}\nis not in\n{error}");
    }
}

#[test]
fn every_problem_in_every_file_is_listed_in_order() {
    let folder = copy();
    for (file, old, new) in [
        (
            "acts.csv",
            "CCM,AFG,signature,2008-12-03",
            "CCM,afg,signed,2008-12-3",
        ),
        ("meetings.csv", "2010-11-09,2010-11-12", "soon,later"),
        ("barriers.toml", "[[groups]]", "[groups"),
    ] {
        edit(&folder, file, |text| text.replacen(old, new, 1));
    }
    let error = from_folder(folder.path()).unwrap_err().to_string();
    let lines: Vec<_> = error
        .lines()
        .skip(1)
        .map(|it| it.split(": ").next().unwrap())
        .collect();
    let expected = [
        "acts.csv:2",
        "acts.csv:2",
        "acts.csv:2",
        "barriers.toml:4",
        "meetings.csv:2",
        "meetings.csv:2",
    ];
    assert_eq!(lines, expected, "{error}");
}
