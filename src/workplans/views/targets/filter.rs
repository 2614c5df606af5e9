//! Which target States are shown, and the bar in which that is chosen.

use super::PATH;
use super::board::By;
use super::data::TargetData;
use crate::auth::TeamId;
use crate::states::targets::{Priority, Standing, Target};
use crate::states::{Facts, phrases};
use crate::treaty::Category;
use crate::web::filters::{Filter, FilterBar};
use crate::web::forms::{Choice, choices_of};
use crate::web::{Desk, Params};

/// Which target States are shown.
#[derive(Debug, Default)]
pub(in crate::workplans) struct TargetFilter {
    category: Option<Category>,
    lead: Option<LeadFilter>,
    priority: Option<Priority>,
    pub(super) standing: Option<Standing>,
    /// A regional group.
    group: String,
    /// As columns by what; otherwise as a table.
    pub(super) board: Option<By>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum LeadFilter {
    None,
    Team(TeamId),
}

const NO_LEAD: &str = "none";

impl TargetFilter {
    pub(in crate::workplans) fn parse(params: &Params) -> Self {
        Self {
            category: Category::ALL
                .iter()
                .find(|category| category.number().to_string() == params.get("category"))
                .copied(),
            lead: if params.get("lead") == NO_LEAD {
                Some(LeadFilter::None)
            } else {
                params.value("lead").map(LeadFilter::Team)
            },
            priority: params.value("priority"),
            standing: params.value("standing"),
            group: params.get("group").to_owned(),
            board: params.value("view"),
        }
    }

    pub(super) fn admits(&self, facts: &Facts, target: &Target<'_>) -> bool {
        let group = || {
            facts
                .state(target.state)
                .and_then(|state| state.regional_group.as_deref())
        };
        let lead = target
            .lead()
            .map_or(LeadFilter::None, |(team, _)| LeadFilter::Team(team));
        self.category
            .is_none_or(|category| target.categories().contains(&category))
            && self.lead.is_none_or(|wanted| wanted == lead)
            && self.priority.is_none_or(|it| it == target.priority())
            && self.standing.is_none_or(|it| it == target.standing())
            && (self.group.is_empty() || group() == Some(self.group.as_str()))
    }
}

/// A filter's parameter, its label and its choices.
pub(super) type FilterChoices = (&'static str, String, Vec<Choice>);

pub(super) fn filters(desk: &Desk, data: &TargetData) -> Vec<FilterChoices> {
    let lang = desk.lang;
    let categories = Category::ALL
        .iter()
        .map(|category| {
            let word = phrases::category_word(lang, *category);
            Choice::new(
                category.number().to_string(),
                format!("{} · {word}", category.number()),
            )
        })
        .collect();
    let mut leads = vec![Choice::new(NO_LEAD, desk.t("workplan-targets-no-lead"))];
    leads.extend(
        data.teams
            .iter()
            .map(|(id, name)| Choice::new(id.to_string(), name.as_str())),
    );
    let groups = data
        .facts
        .pack
        .groupings
        .regional_groups
        .iter()
        .map(|group| Choice::new(&group.code, group.name.in_language(lang.as_str())))
        .collect();
    [
        ("category", categories),
        ("group", groups),
        ("lead", leads),
        (
            "priority",
            choices_of(lang, "workplan-priority", Priority::ALL),
        ),
        (
            "standing",
            choices_of(lang, "workplan-standing", Standing::ALL),
        ),
    ]
    .into_iter()
    .map(|(name, choices)| {
        let label = desk.t(&format!("workplan-targets-filter-{name}"));
        (name, label, choices)
    })
    .collect()
}

pub(super) fn filter_bar<'a>(
    desk: &Desk,
    params: &'a Params,
    filters: Vec<FilterChoices>,
) -> FilterBar<'a> {
    filters.into_iter().fold(
        FilterBar::new(desk.lang, PATH, params, &["plan", "view"]),
        |bar, (name, label, choices)| bar.show(Filter::select(name, label, choices)),
    )
}

/// The filters that are set: "Priority: high".
pub(super) fn set(filters: &[FilterChoices], params: &Params) -> Vec<(&'static str, String)> {
    filters
        .iter()
        .filter_map(|(name, label, choices)| {
            let value = params.get(name);
            let chosen = choices.iter().find(|choice| choice.value == value)?;
            Some((*name, format!("{label}: {}", chosen.label)))
        })
        .collect()
}
