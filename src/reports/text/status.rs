//! The status of the treaty: counts both ways, who joined, membership by region.

use super::{Kind, Text};
use crate::reports::document::DocCell;
use crate::reports::model::Membership;
use crate::states::phrases;
use crate::treaty::{Counts, Iso3, Status};

pub(super) fn write(text: &mut Text<'_>) {
    text.writer.section("reports-status");
    counts(text);
    new_parties(text);
    in_force(text);
    withdrawals(text);
    membership(text);
}

fn counts(text: &mut Text<'_>) {
    let report = text.report;
    let acts = acts_source(text);
    let rules = text.facts.register().rules();
    let in_force = text.source(
        "reports-source-in-force",
        &[("months", rules.force_months.into())],
        text.states_href(&[("status", Status::StateParty.as_str())]),
    );
    let signatories = text.source(
        "reports-source-signatories",
        &[],
        text.states_href(&[("status", Status::Signatory.as_str())]),
    );
    let depositary = text.facts.pack.depositary.in_language(text.lang.as_str());
    let Counts {
        deposited: bound,
        in_force: parties,
        signatories: signed,
        joined,
        ..
    } = report.counts;
    let figures = [
        text.writer.figure(i64_of(bound), acts),
        text.writer.figure(i64_of(parties), in_force),
        text.writer.figure(i64_of(signed), signatories),
        text.writer.figure(i64_of(joined), signatories),
    ];
    let [bound, parties, signed_figure, joined] = figures;
    text.paragraph(
        "reports-counts",
        &[
            ("depositary", depositary.into()),
            ("deposited", bound.into()),
            ("in-force", parties.into()),
            ("signatories", signed.into()),
            ("signatories-figure", signed_figure.into()),
            ("joined", joined.into()),
        ],
    );
    let plan = &report.plan;
    let document = text.source(
        "reports-source-plan",
        &[("source", plan.source.as_str().into())],
        "/work-plan",
    );
    let deposited = text.writer.figure(plan.baseline_deposited, document);
    let signatories = text.writer.figure(plan.baseline_signatories, document);
    text.paragraph(
        "reports-baseline",
        &[
            ("deposited", deposited.into()),
            ("signatories", plan.baseline_signatories.into()),
            ("signatories-figure", signatories.into()),
        ],
    );
}

/// The acts as they are recorded, with where they are written.
fn acts_source(text: &mut Text<'_>) -> usize {
    let code = &text.facts.register().rules().code;
    let acts = text.facts.acts.iter().filter(|row| row.treaty == *code);
    let written = super::written(acts.map(|row| row.source.as_str()));
    let args = [("sources", written.into())];
    text.source("reports-source-deposited", &args, text.states_href(&[]))
}

fn new_parties(text: &mut Text<'_>) {
    let parties = &text.report.new_parties;
    let source = text.source("reports-source-new", &[], String::new());
    let figure = text
        .writer
        .figure_or("reports-one-first", parties.len(), source);
    let table = text.writer.next_table();
    text.paragraph(
        "reports-new",
        &[
            ("n", parties.len().into()),
            ("figure", figure.into()),
            ("table", table.into()),
        ],
    );
    if parties.is_empty() {
        return;
    }
    let rows = parties
        .iter()
        .map(|party| {
            vec![
                DocCell::text(text.name(party.state)).href(format!("/states/{}", party.state)),
                DocCell::text(phrases::act(text.lang, party.kind)),
                DocCell::text(text.day(party.deposited)),
                DocCell::text(text.day(party.in_force)),
                DocCell::text(text.day(party.report_due)),
            ]
        })
        .collect();
    text.table(
        "reports-new-table",
        source,
        &[
            ("reports-state", Kind::Text, 24),
            ("reports-act", Kind::Text, 16),
            ("reports-deposit", Kind::Text, 20),
            ("reports-entry", Kind::Text, 20),
            ("reports-report-due", Kind::Text, 20),
        ],
        rows,
        Vec::new(),
    );
}

fn in_force(text: &mut Text<'_>) {
    let since = &text.report.in_force_since;
    let rules = text.facts.register().rules();
    let source = text.source(
        "reports-source-in-force",
        &[("months", rules.force_months.into())],
        text.states_href(&[("status", Status::StateParty.as_str())]),
    );
    let figure = text.writer.figure_or("reports-one", since.len(), source);
    let args = [
        ("n", since.len().into()),
        ("figure", figure.into()),
        ("states", named(text, since).into()),
    ];
    text.paragraph("reports-in-force", &args);
}

fn withdrawals(text: &mut Text<'_>) {
    let withdrawn = &text.report.withdrawn;
    if withdrawn.is_empty() {
        return;
    }
    let source = acts_source(text);
    let figure = text
        .writer
        .figure_or("reports-one", withdrawn.len(), source);
    let args = [
        ("n", withdrawn.len().into()),
        ("figure", figure.into()),
        ("states", named(text, withdrawn).into()),
    ];
    text.paragraph("reports-withdrawn", &args);
}

/// "Nigeria (1 August 2023)", in the order of the names.
fn named(text: &Text<'_>, states: &[(Iso3, chrono::NaiveDate)]) -> String {
    let mut names: Vec<_> = states
        .iter()
        .map(|(state, day)| format!("{} ({})", text.name(*state), text.lang.date(*day)))
        .collect();
    names.sort_by_cached_key(|name| crate::i18n::sort_key(name));
    let names: Vec<_> = names.iter().map(String::as_str).collect();
    phrases::and(text.lang, &names)
}

fn membership(text: &mut Text<'_>) {
    let report = text.report;
    let source = text.source("reports-source-membership", &[], text.states_href(&[]));
    let first = text.writer.next_table();
    text.paragraph(
        "reports-membership",
        &[("first", first.into()), ("second", (first + 1).into())],
    );
    membership_table(text, "region", source, &report.regions);
    membership_table(text, "group", source, &report.groups);
}

/// A table of membership; `by` is both the word of its texts and the filter's.
fn membership_table(text: &mut Text<'_>, by: &'static str, source: usize, rows: &[Membership]) {
    let report = text.report;
    let lang = text.lang;
    let cells = rows
        .iter()
        .map(|row| {
            let name = if row.code.is_empty() {
                lang.text("reports-no-group")
            } else {
                text.facts.grouping_name(&row.code, lang).to_owned()
            };
            let href = |status: &str| {
                if row.code.is_empty() {
                    String::new()
                } else {
                    text.states_href(&[(by, &row.code), ("status", status)])
                }
            };
            let [states, bound, parties, signed, outside] = numbers(text, row);
            vec![
                DocCell::text(name),
                states.href(href("")),
                bound,
                parties.href(href(Status::StateParty.as_str())),
                signed.href(href(Status::Signatory.as_str())),
                outside,
            ]
        })
        .collect();
    let all = Membership {
        code: String::new(),
        states: rows.iter().map(|row| row.states).sum(),
        counts: report.counts,
    };
    let mut total = vec![DocCell::text(lang.text("reports-all"))];
    total.extend(numbers(text, &all));
    let (caption, head) = if by == "region" {
        ("reports-regions-table", "reports-region")
    } else {
        ("reports-groups-table", "reports-group")
    };
    text.table(
        caption,
        source,
        &[
            (head, Kind::Text, 35),
            ("reports-states", Kind::Number, 13),
            ("reports-deposited", Kind::Number, 13),
            ("reports-parties", Kind::Number, 13),
            ("reports-signatories", Kind::Number, 13),
            ("reports-outside", Kind::Number, 13),
        ],
        cells,
        total,
    );
}

fn numbers(text: &Text<'_>, row: &Membership) -> [DocCell; 5] {
    [
        row.states,
        row.counts.deposited,
        row.counts.in_force,
        row.counts.signatories,
        row.outside(),
    ]
    .map(|number| DocCell::number(text.lang, i64_of(number)))
}

fn i64_of(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
