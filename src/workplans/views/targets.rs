//! The target list: filters, counts, table.

use std::sync::Arc;

use chrono::NaiveDate;
use serde::Serialize;

use super::{Head, address};
use crate::access::Remarking;
use crate::auth::{TeamId, team_names};
use crate::db::Conn;
use crate::error::AppError;
use crate::i18n::Lang;
use crate::states::targets::{
    Priority, Standing, Target, TargetList, TargetRow, list, target_rows,
};
use crate::states::{Facts, phrases};
use crate::treaty::{
    Category, Iso3, OtherSteps, SignatoriesElsewhere, Status, TargetCounts, TargetSettings,
    VoteStage,
};
use crate::web::filters::{Filter, FilterBar, chips};
use crate::web::forms::{Choice, FormErrors, choices_of};
use crate::web::inline::{self, Inline};
use crate::web::table::{Cell, Column, Table};
use crate::web::{Desk, Html, Nav, Page, Params};
use crate::workplans::forms::TargetForm;
use crate::workplans::model::{CategorySettings, Texts, WorkPlan};
use crate::workplans::queries;

const PATH: &str = "/work-plan/targets";
/// The places of the lead, the priority and the next step in a row.
const LEAD: usize = 4;
const PRIORITY: usize = 5;
const NEXT: usize = 6;

/// The plan, the facts and the decisions the reader may know of.
pub(in crate::workplans) struct TargetData {
    pub plan: WorkPlan,
    pub facts: Arc<Facts>,
    pub teams: Vec<(TeamId, String)>,
    rows: Vec<TargetRow>,
    settings: TargetSettings,
    today: NaiveDate,
}

impl TargetData {
    /// Of the plan that the address names, or else of the plan at hand; of one that is
    /// closed, as things stood then.
    pub(in crate::workplans) fn load(desk: &Desk, conn: &mut Conn) -> Result<Self, AppError> {
        let (plan, _) = queries::asked(conn, desk.params().get("plan"), desk.today())?;
        Self::of(desk, conn, plan)
    }

    fn of(desk: &Desk, conn: &mut Conn, plan: WorkPlan) -> Result<Self, AppError> {
        let today = desk.today();
        Ok(Self {
            facts: desk.facts(conn)?,
            rows: target_rows(conn, &desk.actor, plan.id)?,
            teams: team_names(conn)?,
            settings: plan.categories(&desk.app.settings.targets),
            today: plan.closed_on.map_or(today, |on| on.min(today)),
            plan,
        })
    }

    /// Of the plan at hand, for those who decide.
    pub(in crate::workplans) fn load_for_decision(
        desk: &Desk,
        conn: &mut Conn,
    ) -> Result<Self, AppError> {
        if !desk.actor.may_coordinate() {
            return Err(AppError::Forbidden);
        }
        let plan = queries::current(conn, desk.today())?;
        Self::of(desk, conn, plan)
    }

    /// Whether the reader decides about these States.
    fn may_decide(&self, desk: &Desk) -> bool {
        desk.actor.may_coordinate() && self.plan.is_open()
    }

    /// The target list of the day.
    pub(in crate::workplans) fn list(&self) -> TargetList<'_> {
        list(&self.facts, self.settings, self.rows.clone(), self.today)
    }

    /// What was decided about a State.
    pub(in crate::workplans) fn row(&self, state: Iso3) -> Option<&TargetRow> {
        self.rows.iter().find(|row| row.state == state)
    }

    /// The State an address names.
    pub(in crate::workplans) fn state(&self, code: &str) -> Result<Iso3, AppError> {
        code.parse()
            .ok()
            .filter(|state| self.facts.state(*state).is_some())
            .ok_or(AppError::NotFound)
    }

    /// The States that could be added: those outside the treaty and off the list.
    pub(super) fn can_be_added(&self, lang: Lang) -> Vec<Choice> {
        let list = self.list();
        let free = |choice: &Choice| {
            choice.value.parse().is_ok_and(|state| {
                !list.contains(state) && !self.facts.status(state, self.today).is_bound()
            })
        };
        let mut choices = self.facts.choices(lang);
        choices.retain(free);
        choices
    }

    /// The clauses that say why a State is in its categories.
    pub(super) fn why(&self, lang: Lang, target: &Target<'_>) -> String {
        let clauses: Vec<_> = target
            .evidence
            .iter()
            .map(|evidence| phrases::evidence(lang, &self.facts, evidence))
            .collect();
        clauses.join("; ")
    }

    /// The computed categories of a State with their evidence, also where it was dropped.
    pub(super) fn computed(&self, state: Iso3) -> Option<Target<'_>> {
        let list = list(&self.facts, self.settings, Vec::new(), self.today);
        list.get(state).cloned()
    }

    /// How the categories are computed, for the form.
    pub(in crate::workplans) fn category_settings(&self, desk: &Desk) -> CategorySettings {
        self.plan.category_settings(&desk.app.settings.targets)
    }

    /// Which vote category 3 reads: "the plenary's, A/RES/76/47 of 6 December 2021", and
    /// that the First Committee's is not known where it was asked for or might be.
    pub(super) fn vote_sentence(&self, lang: Lang) -> String {
        let votes = self.facts.votes();
        let Some(roll) = votes.for_category(self.settings.vote, self.today) else {
            return lang.text("workplan-vote-none");
        };
        let key = match (roll.stage(), self.settings.vote) {
            (VoteStage::FirstCommittee, _) => "workplan-vote-first-committee",
            (VoteStage::Plenary, VoteStage::FirstCommittee) => "workplan-vote-stand-in",
            (VoteStage::Plenary, VoteStage::Plenary) => "workplan-vote-plenary",
        };
        let mut sentence = lang.text_with(
            key,
            &[
                ("resolution", roll.resolution.as_str().into()),
                ("day", lang.date(roll.date).into()),
            ],
        );
        let known = votes.latest_in(VoteStage::FirstCommittee, self.today);
        if known.is_none() && self.settings.vote == VoteStage::Plenary {
            sentence.push(' ');
            sentence.push_str(&lang.text("workplan-vote-first-committee-unknown"));
        }
        sentence
    }

    /// The marking of what was decided about a State, if something was.
    pub(in crate::workplans) fn remarking(
        &self,
        conn: &mut Conn,
        state: Iso3,
    ) -> Result<Option<Remarking>, AppError> {
        self.row(state)
            .map(|row| Remarking::load(conn, row.marking, row.team_id))
            .transpose()
    }

    /// Checks a decision against the facts.
    pub(in crate::workplans) fn checked(
        &self,
        state: Iso3,
        form: TargetForm,
    ) -> Result<TargetForm, FormErrors> {
        if form.standing == Standing::Added && self.facts.status(state, self.today).is_bound() {
            return Err(FormErrors::one("standing", "workplan-target-bound"));
        }
        if form
            .lead
            .is_some_and(|lead| !self.teams.iter().any(|(id, _)| *id == lead))
        {
            return Err(FormErrors::one("lead", "form-choose"));
        }
        let helps = |helping: &Iso3| *helping != state && self.facts.state(*helping).is_some();
        if !form.supporters.iter().all(helps) {
            return Err(FormErrors::one(
                "supporters",
                "workplan-target-supporters-wrong",
            ));
        }
        Ok(form)
    }

    /// Checks a new target State, and takes up an older decision about it.
    pub(in crate::workplans) fn checked_new(
        &self,
        state: Iso3,
        mut form: TargetForm,
    ) -> Result<TargetForm, FormErrors> {
        let refuse = |key| Err(FormErrors::one("state", key));
        if self.facts.state(state).is_none() {
            return refuse("form-choose");
        }
        if self.facts.status(state, self.today).is_bound() {
            return refuse("workplan-target-bound");
        }
        if self.list().contains(state) {
            return refuse("workplan-target-listed");
        }
        form.version = self.row(state).map_or(0, |row| row.version);
        self.checked(state, form)
    }
}

/// Which target States are shown.
#[derive(Debug, Default)]
pub(in crate::workplans) struct TargetFilter {
    category: Option<Category>,
    lead: Option<LeadFilter>,
    priority: Option<Priority>,
    standing: Option<Standing>,
    /// A regional group.
    group: String,
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
        }
    }

    fn admits(&self, facts: &Facts, target: &Target<'_>) -> bool {
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

/// Which columns a table of target States has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::workplans) enum Columns {
    /// Those of the page: for those who decide, with the way to the form.
    Page,
    /// Those of the file.
    File,
}

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
            table: table.html(),
            inline: if data.may_decide(desk) {
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

/// The target States a filter admits, in the order of their names: all of them, for
/// there are fewer than there are States.
pub(in crate::workplans) fn shown<'l, 'a>(
    data: &TargetData,
    list: &'l TargetList<'a>,
    filter: &TargetFilter,
    lang: Lang,
) -> Vec<&'l Target<'a>> {
    let mut found: Vec<_> = if filter.standing == Some(Standing::Dropped) {
        list.dropped()
            .filter(|it| filter.admits(&data.facts, it))
            .collect()
    } else {
        list.iter()
            .filter(|it| filter.admits(&data.facts, it))
            .collect()
    };
    found.sort_by_cached_key(|it| crate::i18n::sort_key(data.facts.name(it.state, lang)));
    found
}

/// These as a table.
pub(in crate::workplans) fn targets_table(
    desk: &Desk,
    data: &TargetData,
    filter: &TargetFilter,
    columns: Columns,
) -> Table {
    let list = data.list();
    let found = shown(data, &list, filter, desk.lang);
    let changes = columns == Columns::Page && data.may_decide(desk);
    let mut heads: Vec<_> = [
        "state",
        "categories-column",
        "why",
        "standing",
        "lead-column",
        "priority",
        "next",
    ]
    .into_iter()
    .map(|name| Column::text(desk.t(&format!("workplan-targets-{name}"))))
    .collect();
    if changes {
        heads.push(Column::text(desk.t("workplan-targets-decision")));
    }
    if columns == Columns::File {
        heads.push(Column::text(desk.t("workplan-target-supporters")));
        heads.push(Column::text(desk.t("workplan-target-strategy")));
    }
    Table {
        caption: desk.t("workplan-targets-title"),
        columns: heads,
        rows: found
            .into_iter()
            .map(|target| {
                let mut row = cells(desk, data, target);
                match columns {
                    Columns::Page => {
                        add_notes(desk, data, target, &mut row);
                        if changes {
                            open_cells(desk, data, target, &mut row);
                        }
                    }
                    Columns::File => {
                        row.push(Cell::text(supporters(desk.lang, data, target)));
                        row.push(Cell::text(target.strategy()));
                    }
                }
                if changes {
                    let href = format!("{PATH}/{}", target.state);
                    row.push(Cell::link(desk.t("workplan-targets-change"), href));
                }
                row
            })
            .collect(),
    }
}

fn cells(desk: &Desk, data: &TargetData, target: &Target<'_>) -> Vec<Cell> {
    let lang = desk.lang;
    let numbers: Vec<_> = target
        .categories()
        .iter()
        .map(|category| category.number().to_string())
        .collect();
    let standing = desk.t(&format!("workplan-standing-{}", target.standing()));
    let reason = target.row.as_ref().map_or("", |row| row.reason.as_str());
    let mut standing = Cell::text(standing).note(reason);
    let mut next = Cell::text(target.next_step());
    if let Some(row) = &target.row {
        // Behind the last of the texts that it covers.
        let key = format!("marking-{}", phrases::dashed(row.marking.as_str()));
        if !row.next_step.is_empty() {
            next = next.marked(row.marking, desk.t(&key));
        } else if !reason.is_empty() {
            standing = standing.marked(row.marking, desk.t(&key));
        }
    }
    vec![
        Cell::link(
            data.facts.name(target.state, lang),
            format!("/states/{}", target.state),
        ),
        Cell::text(numbers.join(", ")),
        Cell::text(data.why(lang, target)),
        standing,
        Cell::text(target.lead().map_or("", |(_, name)| name)),
        Cell::text(desk.t(&format!("workplan-priority-{}", target.priority()))),
        next,
    ]
}

/// The States that help with a target State, by name.
fn supporters(lang: Lang, data: &TargetData, target: &Target<'_>) -> String {
    let mut names: Vec<_> = target
        .supporters()
        .iter()
        .map(|state| data.facts.name(*state, lang))
        .collect();
    names.sort_by_cached_key(|name| crate::i18n::sort_key(name));
    names.join(", ")
}

/// On the page, who helps stands under who leads, and the strategy under the next step.
fn add_notes(desk: &Desk, data: &TargetData, target: &Target<'_>, row: &mut [Cell]) {
    let helping = supporters(desk.lang, data, target);
    if let (Some(lead), false) = (row.get_mut(LEAD), helping.is_empty()) {
        lead.note = desk.ta("workplan-targets-helped", &[("states", helping.into())]);
    }
    if let Some(next) = row.get_mut(NEXT) {
        target.strategy().clone_into(&mut next.note);
    }
}

/// Lead and priority can be changed in the table itself.
fn open_cells(desk: &Desk, data: &TargetData, target: &Target<'_>, row: &mut [Cell]) {
    let version = target.row.as_ref().map_or(0, |row| row.version);
    let may = |row: &TargetRow| desk.actor.may_change(row.marking, row.team_id);
    if !target.row.as_ref().is_none_or(may) {
        return;
    }
    let state = data.facts.name(target.state, desk.lang);
    let lead = target.lead().map(|(team, _)| team.to_string());
    let fields = [
        (LEAD, "lead", "lead-column", lead.unwrap_or_default()),
        (
            PRIORITY,
            "priority",
            "priority",
            target.priority().to_string(),
        ),
    ];
    for (place, field, label, value) in fields {
        let label = desk.t(&format!("workplan-targets-{label}"));
        if let Some(cell) = row.get_mut(place) {
            cell.inline = Some(Box::new(Inline {
                field,
                kind: "select",
                value,
                action: format!("{PATH}/{}", target.state),
                version,
                label: format!("{label}: {state}"),
            }));
        }
    }
}

/// What lead and priority are chosen from in the table.
fn inline_choices(desk: &Desk, data: &TargetData) -> Html {
    let teams = data.teams.iter();
    let teams = teams.map(|(id, name)| Choice::new(id.to_string(), name.as_str()));
    let none = Choice::new("", desk.t("workplan-targets-no-lead"));
    let mut html = inline::choices("lead", std::iter::once(none).chain(teams));
    let priorities = choices_of(desk.lang, "workplan-priority", Priority::ALL);
    html.append(&inline::choices("priority", priorities));
    html
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

/// A filter's parameter, its label and its choices.
type FilterChoices = (&'static str, String, Vec<Choice>);

fn filters(desk: &Desk, data: &TargetData) -> Vec<FilterChoices> {
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

fn filter_bar<'a>(desk: &Desk, params: &'a Params, filters: Vec<FilterChoices>) -> FilterBar<'a> {
    filters.into_iter().fold(
        FilterBar::new(desk.lang, PATH, params, &["plan"]),
        |bar, (name, label, choices)| bar.show(Filter::select(name, label, choices)),
    )
}

/// The filters that are set: "Priority: high".
fn set(filters: &[FilterChoices], params: &Params) -> Vec<(&'static str, String)> {
    filters
        .iter()
        .filter_map(|(name, label, choices)| {
            let value = params.get(name);
            let chosen = choices.iter().find(|choice| choice.value == value)?;
            Some((*name, format!("{label}: {}", chosen.label)))
        })
        .collect()
}
