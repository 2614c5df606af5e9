//! The page that compares two coders, and what the codes come to.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::super::kappa::{self, Decisions, Strength};
use super::super::tables::number;
use super::handlers::Coding;
use super::model::{Codings, settled};
use super::views::{CodeView, code_views, words};
use crate::exchanges::BarrierKind;
use crate::i18n::Lang;
use crate::survey::views::marking_label;
use crate::web::table::{Cell, Column, Table};
use crate::web::{Desk, Html, Nav, Page};

/// How many differences a page shows; the others come once these are settled.
const OPEN: usize = 10;

/// Two coders beside each other.
pub(super) struct Compared<'a> {
    /// How many answers both have coded.
    answers: usize,
    /// Their decisions on each code that one of them gave.
    by_code: Vec<(&'a BarrierKind, Decisions)>,
    all: Decisions,
}

impl<'a> Compared<'a> {
    pub(super) fn new(kinds: &'a [BarrierKind], codings: &Codings) -> Self {
        let both: Vec<_> = codings
            .values()
            .filter_map(|by_place| Some((by_place.get(&1)?, by_place.get(&2)?)))
            .collect();
        let codes: Vec<&str> = kinds.iter().map(|kind| kind.code.as_str()).collect();
        let decisions = kappa::compare(&codes, both.iter().copied());
        let all = kappa::pooled(&decisions);
        let given = |(_, of): &(&BarrierKind, Decisions)| of.neither < of.total();
        let by_code = kinds
            .iter()
            .zip(decisions)
            .map(|(kind, (_, of))| (kind, of));
        Self {
            answers: both.len(),
            by_code: by_code.filter(given).collect(),
            all,
        }
    }

    fn table(&self, desk: &Desk) -> Table {
        let heads = [
            "coding-head-both",
            "coding-head-first",
            "coding-head-second",
        ];
        let mut columns = vec![
            Column::text(desk.t("coding-head-code")),
            Column::text(desk.t("coding-head-kappa")),
            Column::text(desk.t("coding-head-agreement")),
        ];
        columns.extend(heads.iter().map(|key| Column::number(desk.t(key))));
        let mut rows = vec![line(desk, desk.t("coding-kappa-all"), self.all)];
        let codes = self.by_code.iter();
        rows.extend(codes.map(|(kind, of)| line(desk, kind.label(desk.lang).to_owned(), *of)));
        Table {
            caption: desk.t("coding-kappa"),
            columns,
            rows,
        }
    }
}

fn line(desk: &Desk, label: String, of: Decisions) -> Vec<Cell> {
    let kappa = match of.kappa() {
        Some(kappa) => Cell::text(hundredths(desk.lang, kappa))
            .note(desk.t(&format!("coding-kappa-{}", Strength::of(kappa).as_str()))),
        None => Cell::empty().note(desk.t("coding-kappa-none")),
    };
    let agreement = of.agreement().map_or_else(Cell::empty, |percent| {
        Cell::text(desk.ta("analysis-percent", &[("n", percent.into())]))
    });
    vec![
        Cell::text(label),
        kappa,
        agreement,
        number(desk.lang, of.both),
        number(desk.lang, of.first),
        number(desk.lang, of.second),
    ]
}

/// A number of hundredths as it is written: 0.40, or 0,40.
fn hundredths(lang: Lang, number: i64) -> String {
    let sign = if number < 0 { "−" } else { "" };
    let (whole, rest) = (number.abs() / 100, number.abs() % 100);
    let point = lang.pick(".", ",", ",");
    format!("{sign}{whole}{point}{rest:02}")
}

/// `GET /survey/circulations/{id}/coding/{question}/agreement`
#[derive(Debug, Serialize)]
pub struct AgreementPage {
    title: String,
    question: String,
    question_href: String,
    circulation: String,
    circulation_path: String,
    path: String,
    lead: String,
    table: Html,
    may_settle: bool,
    differences: Vec<Difference>,
    settled: Option<Html>,
}

#[derive(Debug, Serialize)]
struct Difference {
    id: String,
    href: String,
    state: String,
    marking: &'static str,
    marking_label: String,
    texts: Vec<String>,
    first: String,
    second: String,
    legend: String,
    codes: Vec<CodeView>,
}

impl Page for AgreementPage {
    const TEMPLATE: &'static str = "survey/agreement";
    const NAV: Nav = Nav::Survey;

    fn title(&self) -> String {
        self.title.clone()
    }
}

impl AgreementPage {
    pub(super) fn new(
        desk: &Desk,
        coding: &Coding,
        codings: &Codings,
        compared: &Compared<'_>,
    ) -> Self {
        let circulation = &coding.read.circulation;
        let circulation_path = format!("/survey/circulations/{}", circulation.id);
        let name = |place: usize| {
            let pass = coding.passes.get(place);
            pass.map_or_else(String::new, |pass| pass.name.clone())
        };
        let lead = [
            ("n", compared.answers.into()),
            ("first", name(0).into()),
            ("second", name(1).into()),
        ];
        let settled = settled_table(desk, &coding.kinds, codings);
        Self {
            title: desk.t("coding-agreement"),
            question: coding.question.label.in_language(desk.lang).to_owned(),
            question_href: format!("{circulation_path}/analysis/{}", coding.question.name),
            circulation: circulation.title.clone(),
            circulation_path,
            path: coding.path(),
            lead: desk.ta("coding-agreement-lead", &lead),
            table: compared.table(desk).html(),
            may_settle: desk.actor.may_add(),
            differences: differences(desk, coding, codings),
            settled: (!settled.rows.is_empty()).then(|| settled.html()),
        }
    }
}

/// The answers on which the two differ and that nobody has settled yet.
fn differences(desk: &Desk, coding: &Coding, codings: &Codings) -> Vec<Difference> {
    let open = coding.texts(desk).into_iter().filter_map(|(given, texts)| {
        let by_place = codings.get(&given.id)?;
        let (first, second) = (by_place.get(&1)?, by_place.get(&2)?);
        if settled(by_place).is_some() {
            return None;
        }
        let state = coding.read.facts.name(given.state, desk.lang).to_owned();
        let common: BTreeSet<String> = first.intersection(second).cloned().collect();
        Some(Difference {
            id: given.id.to_string(),
            href: format!("/survey/responses/{}", given.id),
            legend: desk.ta("coding-codes-of", &[("state", state.clone().into())]),
            state,
            marking: given.marking.classes(),
            marking_label: marking_label(desk.lang, given.marking),
            texts,
            first: words(desk, &coding.kinds, first),
            second: words(desk, &coding.kinds, second),
            codes: code_views(desk.lang, &coding.kinds, given, &common),
        })
    });
    open.take(OPEN).collect()
}

/// How many answers have each code, where it is settled, the most first.
fn settled_table(desk: &Desk, kinds: &[BarrierKind], codings: &Codings) -> Table {
    let counting = codings.values().filter_map(settled);
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for code in counting.flatten() {
        *counts.entry(code.as_str()).or_default() += 1;
    }
    let mut found: Vec<_> = kinds
        .iter()
        .filter_map(|kind| Some((kind, *counts.get(kind.code.as_str())?)))
        .collect();
    found.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let most = found.first().map_or(0, |(_, count)| *count);
    let rows = found.into_iter().map(|(kind, count)| {
        vec![
            Cell::text(kind.label(desk.lang)),
            number(desk.lang, count),
            Cell::empty().bar(count, most),
        ]
    });
    Table {
        caption: desk.t("coding-settled-codes"),
        columns: vec![
            Column::text(desk.t("coding-head-code")),
            Column::number(desk.t("analysis-head-states")),
            Column::text(desk.t("analysis-head-bar")),
        ],
        rows: rows.collect(),
    }
}
