//! The target States of a work plan: those the facts put into a category, and what the
//! coordinators decided about them.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;
use diesel::prelude::*;

use super::day::StateDay;
use super::facts::Facts;
use crate::auth::{Actor, Marking, TeamId};
use crate::db::Conn;
use crate::db::schema::{target_supporters, targets, teams};
use crate::error::AppError;
use crate::treaty::{Category, Evidence, Iso3, TargetSettings};
use crate::workplans::WorkPlanId;
use crate::{id, text_enum, visible};

id! {
    /// What was decided about one State under one work plan.
    TargetId
}

text_enum! {
    /// What puts a State on the target list, or takes it off.
    Standing {
        /// As the categories say.
        Computed => "computed",
        /// Added by decision, with a reason.
        Added => "added",
        /// Dropped by decision, with a reason.
        Dropped => "dropped",
    }
}

text_enum! {
    /// How much a target State matters now.
    Priority {
        /// First.
        High => "high",
        /// As the others.
        Normal => "normal",
        /// When there is time.
        Low => "low",
    }
}

/// What was decided about one State.
#[derive(Debug, Clone)]
pub struct TargetRow {
    /// Its id.
    pub id: TargetId,
    /// Which State.
    pub state: Iso3,
    /// On the list or off it.
    pub standing: Standing,
    /// How much it matters now.
    pub priority: Priority,
    /// The team that leads, with its name.
    pub lead: Option<(TeamId, String)>,
    /// Why it was added or dropped; may be empty otherwise.
    pub reason: String,
    /// What is to be done next; may be empty.
    pub next_step: String,
    /// How it is to be won; may be empty.
    pub strategy: String,
    /// Who may read the decision.
    pub marking: Marking,
    /// Whose decision it is.
    pub team_id: TeamId,
    /// For the next save.
    pub version: i32,
    /// The States that help, by code.
    pub supporters: Vec<Iso3>,
}

/// What a decision's own row says.
type Columns = (
    TargetId,
    Iso3,
    Standing,
    Priority,
    Option<(TeamId, String)>,
    (String, String, String),
    Marking,
    TeamId,
    i32,
);

impl TargetRow {
    fn new(columns: Columns, supporters: Vec<Iso3>) -> Self {
        let (id, state, standing, priority, lead, texts, marking, team_id, version) = columns;
        let (reason, next_step, strategy) = texts;
        Self {
            id,
            state,
            standing,
            priority,
            lead,
            reason,
            next_step,
            strategy,
            marking,
            team_id,
            version,
            supporters,
        }
    }
}

/// A State on the target list, or dropped from it.
#[derive(Debug, Clone)]
pub struct Target<'a> {
    /// Which State.
    pub state: Iso3,
    /// The facts that put it into categories, in their order; none where it was added
    /// without any.
    pub evidence: Vec<Evidence<'a>>,
    /// What was decided, where the reader may know of a decision.
    pub row: Option<TargetRow>,
}

impl Target<'_> {
    /// Its categories, each once, in order.
    pub fn categories(&self) -> Vec<Category> {
        let mut found: Vec<_> = self.evidence.iter().map(Evidence::category).collect();
        found.dedup();
        found
    }

    /// What puts it on the list, or takes it off.
    pub fn standing(&self) -> Standing {
        self.row
            .as_ref()
            .map_or(Standing::Computed, |row| row.standing)
    }

    /// How much it matters now.
    pub fn priority(&self) -> Priority {
        self.row
            .as_ref()
            .map_or(Priority::Normal, |row| row.priority)
    }

    /// The team that leads, with its name.
    pub fn lead(&self) -> Option<(TeamId, &str)> {
        let (id, name) = self.row.as_ref()?.lead.as_ref()?;
        Some((*id, name))
    }

    /// The States that help, by code.
    pub fn supporters(&self) -> &[Iso3] {
        self.row.as_ref().map_or(&[], |row| &row.supporters)
    }

    /// How it is to be won; may be empty.
    pub fn strategy(&self) -> &str {
        self.row.as_ref().map_or("", |row| &row.strategy)
    }

    /// What is to be done next; may be empty.
    pub fn next_step(&self) -> &str {
        self.row.as_ref().map_or("", |row| &row.next_step)
    }
}

/// The target list of a work plan on a day.
#[derive(Debug, Clone, Default)]
pub struct TargetList<'a> {
    on_list: BTreeMap<Iso3, Target<'a>>,
    dropped: BTreeMap<Iso3, Target<'a>>,
}

impl<'a> TargetList<'a> {
    /// The target States, by code.
    pub fn iter(&self) -> impl Iterator<Item = &Target<'a>> {
        self.on_list.values()
    }

    /// The States dropped by decision, by code.
    pub fn dropped(&self) -> impl Iterator<Item = &Target<'a>> {
        self.dropped.values()
    }

    /// A State on the list; nothing for one that is not.
    pub fn get(&self, state: Iso3) -> Option<&Target<'a>> {
        self.on_list.get(&state)
    }

    /// Whether a State is on the list.
    pub fn contains(&self, state: Iso3) -> bool {
        self.on_list.contains_key(&state)
    }

    /// How many States are on the list.
    pub fn len(&self) -> usize {
        self.on_list.len()
    }

    /// Whether no State is on the list.
    pub fn is_empty(&self) -> bool {
        self.on_list.is_empty()
    }
}

/// The decisions about the target States of a work plan that the actor may read.
///
/// # Errors
/// The database fails.
pub fn target_rows(
    conn: &mut Conn,
    actor: &Actor,
    plan: WorkPlanId,
) -> Result<Vec<TargetRow>, AppError> {
    let rows: Vec<Columns> = rows_of(plan)
        .filter(visible!(targets, actor))
        .order(targets::state)
        .load(conn)?;
    let helps: Vec<(TargetId, Iso3)> = target_supporters::table
        .inner_join(targets::table)
        .filter(targets::work_plan_id.eq(plan))
        .filter(visible!(targets, actor))
        .order((target_supporters::target_id, target_supporters::state))
        .select((target_supporters::target_id, target_supporters::state))
        .load(conn)?;
    let mut supporters: HashMap<TargetId, Vec<Iso3>> = HashMap::new();
    for (target, state) in helps {
        supporters.entry(target).or_default().push(state);
    }
    let with_supporters = |columns: Columns| {
        let helping = supporters.remove(&columns.0).unwrap_or_default();
        TargetRow::new(columns, helping)
    };
    Ok(rows.into_iter().map(with_supporters).collect())
}

/// What was decided about one State, if the actor may read it.
///
/// # Errors
/// The database fails.
pub fn target_row(
    conn: &mut Conn,
    actor: &Actor,
    plan: WorkPlanId,
    state: Iso3,
) -> Result<Option<TargetRow>, AppError> {
    let row: Option<Columns> = rows_of(plan)
        .filter(targets::state.eq(state))
        .filter(visible!(targets, actor))
        .first(conn)
        .optional()?;
    let Some(columns) = row else { return Ok(None) };
    let supporters = target_supporters::table
        .inner_join(targets::table)
        .filter(targets::id.eq(columns.0))
        .filter(visible!(targets, actor))
        .order(target_supporters::state)
        .select(target_supporters::state)
        .load(conn)?;
    Ok(Some(TargetRow::new(columns, supporters)))
}

/// Who leads where, and who was added or dropped, as far as the actor may know: what a
/// list of all States shows of the decisions.
///
/// # Errors
/// The database fails.
pub fn leads(
    conn: &mut Conn,
    actor: &Actor,
    plan: WorkPlanId,
) -> Result<Vec<(Iso3, Standing, Option<TeamId>)>, AppError> {
    Ok(targets::table
        .filter(targets::work_plan_id.eq(plan))
        .filter(visible!(targets, actor))
        .select((targets::state, targets::standing, targets::lead_team_id))
        .load(conn)?)
}

/// The States that were added to or dropped from a work plan's target list, as far as
/// the actor may know, by code: all that is needed to tell who is on the list.
///
/// # Errors
/// The database fails.
pub fn decisions(
    conn: &mut Conn,
    actor: &Actor,
    plan: WorkPlanId,
) -> Result<Vec<(Iso3, Standing)>, AppError> {
    Ok(targets::table
        .filter(targets::work_plan_id.eq(plan))
        .filter(targets::standing.ne(Standing::Computed))
        .filter(visible!(targets, actor))
        .order(targets::state)
        .select((targets::state, targets::standing))
        .load(conn)?)
}

/// Whether a State is on the target list, by what the facts say and what was decided.
/// A State bound by the treaty is no target, however it got there.
pub fn is_target(state: &StateDay, standing: Option<Standing>) -> bool {
    !state.status.is_bound()
        && match standing {
            Some(Standing::Added) => true,
            Some(Standing::Dropped) => false,
            Some(Standing::Computed) | None => !state.categories.is_empty(),
        }
}

/// The target list on a day: the States in at least one category and those added, less
/// those dropped. A State bound by the treaty is no target, however it got there.
pub fn list(
    facts: &Facts,
    settings: TargetSettings,
    rows: impl IntoIterator<Item = TargetRow>,
    on: NaiveDate,
) -> TargetList<'_> {
    let mut rows: HashMap<Iso3, TargetRow> = rows.into_iter().map(|row| (row.state, row)).collect();
    let computed = facts.targets(settings, on);
    let mut found = TargetList::default();
    for (state, evidence) in computed.iter() {
        found.put(Target {
            state,
            evidence: evidence.to_vec(),
            row: rows.remove(&state),
        });
    }
    for (state, row) in rows {
        if row.standing != Standing::Computed && !facts.status(state, on).is_bound() {
            found.put(Target {
                state,
                evidence: Vec::new(),
                row: Some(row),
            });
        }
    }
    found
}

/// One State as the target list of a day has it; nothing where it is neither on the
/// list nor dropped from it.
pub fn find(
    facts: &Facts,
    settings: TargetSettings,
    row: Option<TargetRow>,
    state: Iso3,
    on: NaiveDate,
) -> Option<Target<'_>> {
    let evidence = facts
        .target_evidence(settings, state, on)
        .evidence(state)
        .to_vec();
    let is_bound = facts.status(state, on).is_bound();
    let decided = row
        .as_ref()
        .is_some_and(|row| row.standing != Standing::Computed);
    (!is_bound && (decided || !evidence.is_empty())).then_some(Target {
        state,
        evidence,
        row,
    })
}

#[diesel::dsl::auto_type]
fn rows_of(plan: WorkPlanId) -> _ {
    targets::table
        .left_join(teams::table.on(targets::lead_team_id.eq(teams::id.nullable())))
        .filter(targets::work_plan_id.eq(plan))
        .select((
            targets::id,
            targets::state,
            targets::standing,
            targets::priority,
            (teams::id, teams::name).nullable(),
            (targets::reason, targets::next_step, targets::strategy),
            targets::marking,
            targets::team_id,
            targets::version,
        ))
}

impl<'a> TargetList<'a> {
    fn put(&mut self, target: Target<'a>) {
        let side = if target.standing() == Standing::Dropped {
            &mut self.dropped
        } else {
            &mut self.on_list
        };
        side.insert(target.state, target);
    }
}
