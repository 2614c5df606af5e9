//! The target list: the categories with their counts, the States as a table or a board.

mod board;
mod data;
mod filter;
mod table;

use serde::Serialize;

use self::board::Tab;
pub(in crate::workplans) use self::data::TargetData;
pub(in crate::workplans) use self::filter::TargetFilter;
use self::filter::{filter_bar, filters, set};
use self::table::inline_choices;
pub(in crate::workplans) use self::table::{Columns, shown, targets_table};
use super::{Head, address};
use crate::i18n::Lang;
use crate::states::targets::Standing;
use crate::treaty::{Category, Iso3, OtherSteps, SignatoriesElsewhere, Status, TargetCounts};
use crate::web::filters::chips;
use crate::web::{Desk, Html, Nav, Page};
use crate::workplans::model::Texts;

const PATH: &str = "/work-plan/targets";

/// The target list.
#[derive(Debug, Serialize)]
pub(in crate::workplans) struct TargetsPage {
    head: Head,
    lead: String,
    categories: Vec<CategoryRow>,
    any: CategoryRow,
    /// What counts in them.
    rules: Vec<String>,
    departures: Vec<Departure>,
    filters: Html,
    chips: Html,
    count: String,
    csv: String,
    xlsx: String,
    empty: bool,
    may_decide: bool,
    tabs: Vec<Tab>,
    /// The table, or the board.
    table: Html,
    /// What a cell is changed to within the table.
    inline: Html,
    /// Where several of the list are changed at once.
    bulk: String,
}

/// A State that has left the list because it deposited.
#[derive(Debug, Serialize)]
struct Departure {
    date: String,
    when: String,
    href: String,
    text: String,
}

#[derive(Debug, Serialize)]
struct CategoryRow {
    number: u8,
    text: String,
    href: String,
    all: usize,
    without: usize,
}

impl Page for TargetsPage {
    const TEMPLATE: &'static str = "workplans/targets";
    const LIST: Option<&'static str> = Some("/work-plan/targets");
    const NAV: Nav = Nav::WorkPlan;

    fn title(&self) -> String {
        format!("{} · {}", self.lead_title(), self.head.heading)
    }
}

impl TargetsPage {
    pub(in crate::workplans) fn new(
        desk: &Desk,
        data: &TargetData,
        categories: &[Texts],
        departures: &[Iso3],
        filter: &TargetFilter,
    ) -> Self {
        let params = desk.params();
        let table = targets_table(desk, data, filter, Columns::Page);
        let filters = filters(desk, data);
        let counted = if filter.standing == Some(Standing::Dropped) {
            "workplan-targets-count-dropped"
        } else {
            "workplan-targets-count"
        };
        let (rows, any) = category_rows(desk, data, categories);
        Self {
            head: Head::new(desk, &data.facts, &data.plan, PATH),
            lead: desk.ta(
                "workplan-targets-lead",
                &[("on", desk.lang.date(data.today).into())],
            ),
            categories: rows,
            any,
            rules: rules(desk.lang, data),
            departures: Departure::all(desk.lang, data, departures),
            chips: chips(desk.lang, PATH, &params, &set(&filters, &params)),
            filters: filter_bar(desk, &params, filters).html(),
            count: desk.ta(counted, &[("n", table.rows.len().into())]),
            csv: params.href(&format!("{PATH}.csv")),
            xlsx: params.href(&format!("{PATH}.xlsx")),
            empty: table.rows.is_empty(),
            may_decide: data.may_decide(desk),
            tabs: board::tabs(desk, filter.board),
            table: match filter.board {
                Some(by) => board::board(desk, data, filter, by),
                None => table.html(),
            },
            inline: if data.may_decide(desk) && filter.board.is_none() {
                inline_choices(desk, data)
            } else {
                Html::default()
            },
            bulk: params.href(&format!("{PATH}/bulk")),
        }
    }

    fn lead_title(&self) -> &str {
        self.head
            .tabs
            .iter()
            .find(|tab| tab.current)
            .map_or("", |tab| &tab.label)
    }
}

/// What counts in the categories, and which vote the third reads.
fn rules(lang: Lang, data: &TargetData) -> Vec<String> {
    let signatories = match data.settings.signatories {
        SignatoriesElsewhere::Counted => "workplan-rule-signatories-counted",
        SignatoriesElsewhere::NotCounted => "workplan-rule-signatories-not-counted",
    };
    let steps = match data.settings.other_steps {
        OtherSteps::Counted => "workplan-rule-other-counted",
        OtherSteps::NotCounted => "workplan-rule-other-not-counted",
    };
    vec![
        lang.text(signatories),
        data.vote_sentence(lang),
        lang.text(steps),
    ]
}

impl Departure {
    /// The latest first; those of which the deposit has not come yet on the day are not
    /// among them.
    fn all(lang: Lang, data: &TargetData, states: &[Iso3]) -> Vec<Self> {
        let mut found: Vec<_> = states
            .iter()
            .filter_map(|state| Some((data.facts.deposited_on(*state, data.today)?, *state)))
            .collect();
        found.sort_unstable_by(|a, b| b.cmp(a));
        found
            .into_iter()
            .map(|(day, state)| Self {
                date: day.to_string(),
                when: lang.short_date(day),
                href: format!("/states/{state}"),
                text: lang.text_with(
                    "workplan-departure",
                    &[("state", data.facts.name(state, lang).into())],
                ),
            })
            .collect()
    }
}

/// How many States each category holds by the facts alone, with signatories and without.
fn category_rows(
    desk: &Desk,
    data: &TargetData,
    categories: &[Texts],
) -> (Vec<CategoryRow>, CategoryRow) {
    let targets = data.facts.targets(data.settings, data.today);
    let signatory = |state: Iso3| data.facts.status(state, data.today) == Status::Signatory;
    let without = |category: Category| {
        targets
            .in_category(category)
            .filter(|state| !signatory(*state))
            .count()
    };
    let counts: TargetCounts = targets.counts();
    let rows = Category::ALL
        .iter()
        .zip(categories)
        .map(|(category, text)| CategoryRow {
            number: category.number(),
            text: text.get(desk.lang).to_owned(),
            href: address(&data.plan)
                .with("category", &category.number().to_string())
                .href(PATH),
            all: targets.in_category(*category).count(),
            without: without(*category),
        })
        .collect();
    let any = CategoryRow {
        number: 0,
        text: desk.t("workplan-targets-any"),
        href: address(&data.plan).href(PATH),
        all: counts.any,
        without: targets
            .iter()
            .filter(|(state, _)| !signatory(*state))
            .count(),
    };
    (rows, any)
}
