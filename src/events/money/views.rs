//! The page of an event's money, and its sums for other pages.

use std::collections::BTreeMap;

use serde::Serialize;

use super::super::model::{Event, Guest, Sponsorship, protocol_order};
use super::super::queries as events;
use super::amounts::{Money, Sums, number};
use super::model::{Balance, Line, LineKind};
use super::queries;
use crate::db::Conn;
use crate::error::AppError;
use crate::i18n::Lang;
use crate::states::Facts;
use crate::web::conflict::ConflictPage;
use crate::web::forms::{FormBuilder, FormErrors, FormView, Need, choices_of};
use crate::web::table::{Cell, Column, Table};
use crate::web::{Desk, Html, Nav, Page, Params};

/// The money of an event.
#[derive(Debug, Serialize)]
pub(in crate::events) struct MoneyPage {
    crumb: String,
    crumb_href: String,
    heading: String,
    balance: Html,
    has_sums: bool,
    budget: Vec<LineRow>,
    costs: Vec<LineRow>,
    sponsored: Html,
    has_sponsored: bool,
    may_change: bool,
    form: FormView,
}

/// A line of the budget or of the costs.
#[derive(Debug, Serialize)]
struct LineRow {
    what: String,
    amount: String,
    edit: String,
    remove: String,
}

impl Page for MoneyPage {
    const TEMPLATE: &'static str = "events/money";
    const NAV: Nav = Nav::Events;

    fn title(&self) -> String {
        self.heading.clone()
    }
}

impl MoneyPage {
    pub(in crate::events) fn load(
        desk: &Desk,
        conn: &mut Conn,
        event: &Event,
        data: &Params,
        errors: &FormErrors,
    ) -> Result<Self, AppError> {
        let facts = desk.facts(conn)?;
        let lines = queries::lines(conn, event.id)?;
        let mut guests = events::guests(conn, &desk.actor, event.id)?;
        protocol_order(&mut guests, &facts, desk.lang);
        let balance = Balance::new(&lines, &guests);
        let sponsored = by_delegation(desk.lang, &facts, &guests);
        let path = format!("/events/{}", event.id);
        let may_change =
            desk.actor.may_change(event.marking, event.team_id) && event.deleted_at.is_none();
        let rows = |kind: LineKind| {
            let own = lines.iter().filter(|line| line.kind == kind);
            own.map(|line| row(desk.lang, &path, line)).collect()
        };
        Ok(Self {
            crumb: event.title.clone(),
            crumb_href: path.clone(),
            heading: desk.t("money-title"),
            has_sums: !balance.currencies().is_empty(),
            balance: balance_table(desk.lang, &balance).html(),
            budget: rows(LineKind::Budget),
            costs: rows(LineKind::Cost),
            has_sponsored: !sponsored.rows.is_empty(),
            sponsored: sponsored.html(),
            may_change,
            form: form(desk.lang, format!("{path}/money"), data, errors).build(),
        })
    }
}

fn row(lang: Lang, path: &str, line: &Line) -> LineRow {
    LineRow {
        what: line.what.clone(),
        amount: line.money().map(|it| it.text(lang)).unwrap_or_default(),
        edit: format!("{path}/money/{}", line.id),
        remove: format!("{path}/money/{}/remove", line.id),
    }
}

fn form<'a>(
    lang: Lang,
    action: String,
    data: &'a Params,
    errors: &'a FormErrors,
) -> FormBuilder<'a> {
    FormBuilder::new(lang, "money", action, data, errors)
        .radios(
            "kind",
            Need::Required,
            choices_of(lang, "money-kind", LineKind::ALL),
        )
        .text("what", Need::Required)
        .text("amount", Need::Required)
        .text("currency", Need::Required)
}

/// A line to be corrected.
#[derive(Debug, Serialize)]
pub(in crate::events) struct LinePage {
    crumb: String,
    crumb_href: String,
    heading: String,
    form: FormView,
}

impl Page for LinePage {
    const TEMPLATE: &'static str = "forms/page";
    const NAV: Nav = Nav::Events;

    fn title(&self) -> String {
        self.heading.clone()
    }
}

/// What the form of a line is made from.
pub(in crate::events) struct LineFields<'a> {
    pub desk: &'a Desk,
    pub event: &'a Event,
    pub line: &'a Line,
}

impl LineFields<'_> {
    pub(in crate::events) fn page(&self, data: &Params, errors: &FormErrors) -> LinePage {
        LinePage {
            crumb: self.event.title.clone(),
            crumb_href: self.list(),
            heading: self.desk.t("money-edit-title"),
            form: self.view(data, errors),
        }
    }

    /// What the form begins with.
    pub(in crate::events) fn saved(&self) -> Params {
        let money = self.line.money();
        let currency = money.map_or("", |it| it.currency().code());
        Params::default()
            .with("version", &self.line.version.to_string())
            .with("kind", self.line.kind.as_str())
            .with("what", &self.line.what)
            .with("amount", &money.map(Money::plain).unwrap_or_default())
            .with("currency", currency)
    }

    /// What was typed beside what somebody else has saved meanwhile.
    pub(in crate::events) fn conflict(&self, data: &Params) -> ConflictPage {
        let none = FormErrors::default();
        let (mine, theirs) = (self.view(data, &none), self.view(&self.saved(), &none));
        ConflictPage::new(self.desk.lang, &mine, &theirs)
    }

    fn list(&self) -> String {
        format!("/events/{}/money", self.event.id)
    }

    fn view(&self, data: &Params, errors: &FormErrors) -> FormView {
        let action = format!("{}/{}", self.list(), self.line.id);
        let mut form = form(self.desk.lang, action, data, errors)
            .cancel(self.list())
            .build();
        form.submit = self.desk.t("money-save");
        form
    }
}

/// How the money adds up: a row for each currency.
pub(in crate::events) fn balance_table(lang: Lang, balance: &Balance) -> Table {
    let heads = [
        "currency",
        "budget",
        "costs",
        "promised",
        "paid",
        "requested",
        "left",
    ];
    let sum = |sums: &Sums, currency| Cell::text(sums.text(lang, currency));
    let row = |currency| {
        let left = balance.left(currency);
        vec![
            Cell::text(super::amounts::Currency::code(currency)),
            sum(&balance.budget, currency),
            sum(&balance.costs, currency),
            sum(&balance.promised, currency),
            sum(&balance.paid, currency),
            sum(&balance.requested, currency),
            Cell::text(
                left.map(|left| number(lang, currency, left))
                    .unwrap_or_default(),
            ),
        ]
    };
    Table {
        caption: lang.text("money-balance"),
        columns: heads
            .iter()
            .map(|head| {
                let label = lang.text(&format!("money-head-{head}"));
                if *head == "currency" {
                    Column::text(label)
                } else {
                    Column::number(label)
                }
            })
            .collect(),
        rows: balance.currencies().into_iter().map(row).collect(),
    }
}

/// What sponsors pay, by delegation: a row for each, with the sums of each step.
pub(in crate::events) fn by_delegation(lang: Lang, facts: &Facts, guests: &[Guest]) -> Table {
    let mut order: Vec<String> = Vec::new();
    let mut sums: BTreeMap<(String, Sponsorship), (usize, Sums)> = BTreeMap::new();
    for guest in guests {
        let Some(sponsorship) = guest.sponsorship else {
            continue;
        };
        let delegation = guest.delegation(facts, lang);
        if !order.contains(&delegation) {
            order.push(delegation.clone());
        }
        let (number, sum) = sums.entry((delegation, sponsorship)).or_default();
        *number += 1;
        if let Some(money) = guest.sponsored() {
            sum.add(money);
        }
    }
    let cell = |delegation: &str, sponsorship: Sponsorship| match sums
        .get(&(delegation.to_owned(), sponsorship))
    {
        None => Cell::empty(),
        Some((number, sum)) => {
            Cell::text(lang.text_with("money-guests", &[("n", (*number).into())]))
                .note(sum.all(lang))
        }
    };
    let mut columns = vec![Column::text(lang.text("event-head-delegation"))];
    columns.extend(
        Sponsorship::ALL
            .iter()
            .map(|it| Column::text(lang.text(&format!("event-sponsorship-{it}")))),
    );
    Table {
        caption: lang.text("money-sponsored"),
        columns,
        rows: order
            .iter()
            .map(|delegation| {
                let cells = Sponsorship::ALL.iter().map(|it| cell(delegation, *it));
                std::iter::once(Cell::text(delegation))
                    .chain(cells)
                    .collect()
            })
            .collect(),
    }
}
