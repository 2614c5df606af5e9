//! The filter of the list, from the address. A value nobody offers filters nothing: an
//! old link still shows a list.

use chrono::{Datelike, NaiveDate};

use crate::auth::TeamId;
use crate::positions::Stance;
use crate::text_enum;
use crate::treaty::{Ballot, Category, Status};
use crate::web::Params;

/// The parameters that narrow the list, for the chips that take them away again.
pub(super) const NARROWING: [&str; 10] = [
    "q", "status", "category", "region", "group", "org", "vote", "lead", "silent", "position",
];

text_enum! {
    /// What the list is ordered by.
    SortKey {
        /// The name in the page's language.
        Name => "name",
        /// From not signatory to State Party.
        Status => "status",
        /// Targets first, by category.
        Categories => "categories",
        /// From yes to absent.
        Vote => "vote",
        /// By the days since the last exchange.
        Silent => "silent",
    }
}

text_enum! {
    /// How the States are shown.
    View {
        /// As a table.
        Table => "table",
        /// As a board: a column for each position.
        Board => "board",
        /// As a map.
        Map => "map",
        /// As lines of time: signature, deposit, entry into force.
        Timeline => "timeline",
    }
}

/// Which targets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum CategoryFilter {
    /// All on the target list.
    Any,
    /// Those the facts put into one category.
    One(Category),
}

/// Who leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum LeadFilter {
    /// No team.
    Nobody,
    /// One team.
    Team(TeamId),
}

/// Where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PositionFilter {
    /// Nobody has noted where.
    Unknown,
    /// There.
    Known(Stance),
}

/// What the list shows, and how.
#[derive(Debug, Clone)]
pub(super) struct Filter {
    /// Part of a name, or a code; lower case without accents.
    pub text: String,
    pub status: Option<Status>,
    pub category: Option<CategoryFilter>,
    pub region: String,
    pub group: String,
    pub organization: String,
    pub vote: Option<Ballot>,
    pub lead: Option<LeadFilter>,
    pub position: Option<PositionFilter>,
    /// Without an exchange for this many days or more.
    pub silent: Option<i64>,
    pub on: NaiveDate,
    pub sort: SortKey,
    pub descending: bool,
    pub view: View,
}

impl Filter {
    /// Reads the address.
    pub(super) fn parse(params: &Params, today: NaiveDate) -> Self {
        let sort = params.get("sort");
        let category = params.get("category");
        let lead = params.get("lead");
        Self {
            text: crate::i18n::sort_key(params.get("q")),
            status: params.value("status"),
            category: if category == "any" {
                Some(CategoryFilter::Any)
            } else {
                Category::ALL
                    .iter()
                    .find(|one| one.number().to_string() == category)
                    .map(|one| CategoryFilter::One(*one))
            },
            region: params.get("region").to_owned(),
            group: params.get("group").to_owned(),
            organization: params.get("org").to_owned(),
            vote: params.value("vote"),
            lead: if lead == "none" {
                Some(LeadFilter::Nobody)
            } else {
                lead.parse().ok().map(LeadFilter::Team)
            },
            position: match params.get("position") {
                "none" => Some(PositionFilter::Unknown),
                stance => stance.parse().ok().map(PositionFilter::Known),
            },
            silent: params.value("silent").filter(|days| *days >= 0),
            on: day(params, today),
            sort: sort
                .trim_start_matches('-')
                .parse()
                .unwrap_or(SortKey::Name),
            descending: sort.starts_with('-'),
            view: params.value("view").unwrap_or(View::Table),
        }
    }
}

/// The day of the parameter `on`; today where it is no sensible date.
pub fn day(params: &Params, today: NaiveDate) -> NaiveDate {
    params
        .value("on")
        .filter(|day: &NaiveDate| (1945..=2200).contains(&day.year()))
        .unwrap_or(today)
}
