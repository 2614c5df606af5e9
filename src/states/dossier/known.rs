//! What is known of a State for its brief: read for one, or for many at once with as many
//! questions as for one.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::{NaiveDate, TimeDelta};

use super::queries::{self, Before, CommitmentRow, ExchangeRow, HolderRow};
use super::views::until;
use crate::db::Conn;
use crate::error::AppError;
use crate::exchanges::barriers::{self, Raised};
use crate::pathways::{self, MAX_STEPS, Step};
use crate::positions::{self, Position};
use crate::states::targets::{self, TargetRow};
use crate::states::{Day, Facts};
use crate::treaty::{Iso3, TargetSettings};
use crate::web::Desk;
use crate::workplans::{self, WorkPlanId};

/// How many exchanges a brief tells of.
const TALKS: usize = 3;
/// How many open promises it looks at.
const PROMISES: usize = 8;
/// How many holders of posts it looks at.
const PEOPLE: usize = 12;
/// How far back the reasons are looked through, for the latest of each kind.
const LOOK_BACK: usize = 60;

/// The day and the plan that briefs are made for.
pub(super) struct Frame {
    pub day: Arc<Day>,
    pub categories: TargetSettings,
    pub plan: WorkPlanId,
}

impl Frame {
    pub(super) fn load(desk: &Desk, conn: &mut Conn, on: NaiveDate) -> Result<Self, AppError> {
        let facts = desk.facts(conn)?;
        let plan = workplans::current(conn, desk.today())?;
        let categories = plan.categories(&desk.app.settings.targets);
        Ok(Self {
            day: desk.app.days.on(&facts, categories, on),
            categories,
            plan: plan.id,
        })
    }

    pub(super) fn facts(&self) -> &Facts {
        &self.day.facts
    }

    /// Up to which day a position counts: east of Greenwich it may be tomorrow.
    fn stands_until(&self, today: NaiveDate) -> NaiveDate {
        if self.day.on == today {
            today + TimeDelta::days(1)
        } else {
            self.day.on
        }
    }
}

/// What the reader may know of a State.
#[derive(Debug, Default)]
pub(super) struct Known {
    pub decision: Option<TargetRow>,
    /// The latest first.
    pub raised: Vec<Raised>,
    /// By kind of post.
    pub people: Vec<HolderRow>,
    /// What is due first, first.
    pub tasks: Vec<CommitmentRow>,
    /// The newest.
    pub position: Option<Position>,
    pub steps: Vec<Step>,
    /// The latest first.
    pub talks: Vec<ExchangeRow>,
}

impl Known {
    /// Of one State, on the day of the frame.
    pub(super) fn of_state(
        desk: &Desk,
        conn: &mut Conn,
        frame: &Frame,
        code: Iso3,
    ) -> Result<Self, AppError> {
        let (actor, today, on) = (&desk.actor, desk.today(), frame.day.on);
        let before = Before {
            day: until(&frame.day, today),
            id: i64::MAX,
        };
        let bound = |most: usize| i64::try_from(most).unwrap_or(i64::MAX);
        let stands_until = frame.stands_until(today);
        let mut people = queries::holders(conn, actor, code, on, bound(PEOPLE))?;
        people.sort_by_key(|row| row.kind);
        Ok(Self {
            decision: targets::target_row(conn, actor, frame.plan, code)?,
            raised: barriers::queries::of_state(conn, actor, code, on, bound(LOOK_BACK))?,
            people,
            tasks: queries::commitments(conn, actor, code, bound(PROMISES))?,
            position: positions::queries::of_state(conn, actor, code, stands_until, 1)?.pop(),
            steps: if on >= today {
                pathways::queries::of_state(conn, actor, code)?
            } else {
                pathways::queries::believed(conn, actor, code, on)?
            },
            talks: queries::exchanges(conn, actor, code, before, bound(TALKS))?,
        })
    }

    /// Of many States, today.
    pub(super) fn of_states(
        desk: &Desk,
        conn: &mut Conn,
        frame: &Frame,
        codes: &[Iso3],
    ) -> Result<HashMap<Iso3, Self>, AppError> {
        let (actor, today) = (&desk.actor, desk.today());
        let mut found: HashMap<Iso3, Self> =
            codes.iter().map(|code| (*code, Self::default())).collect();
        for row in targets::target_rows(conn, actor, frame.plan)? {
            if let Some(known) = found.get_mut(&row.state) {
                known.decision = Some(row);
            }
        }
        for (state, row) in barriers::queries::of_states(conn, actor, codes, today)? {
            push(&mut found, state, LOOK_BACK, |known| &mut known.raised, row);
        }
        for (state, row) in queries::holders_of(conn, actor, codes, today)? {
            push(&mut found, state, PEOPLE, |known| &mut known.people, row);
        }
        for (state, row) in queries::commitments_of(conn, actor, codes)? {
            push(&mut found, state, PROMISES, |known| &mut known.tasks, row);
        }
        let stands_until = frame.stands_until(today);
        for position in positions::queries::of_states(conn, actor, codes, stands_until)? {
            if let Some(known) = found.get_mut(&position.state) {
                known.position.get_or_insert(position);
            }
        }
        for step in pathways::queries::of_states(conn, actor, codes)? {
            push(
                &mut found,
                step.state,
                MAX_STEPS,
                |known| &mut known.steps,
                step,
            );
        }
        let until = until(&frame.day, today);
        for (state, row) in queries::exchanges_of(conn, actor, codes, until, TALKS)? {
            push(&mut found, state, TALKS, |known| &mut known.talks, row);
        }
        for known in found.values_mut() {
            known.people.sort_by_key(|row| row.kind);
        }
        Ok(found)
    }
}

/// Adds a row to what is known of its State, unless there are `most` already.
fn push<T>(
    found: &mut HashMap<Iso3, Known>,
    state: Iso3,
    most: usize,
    rows: impl Fn(&mut Known) -> &mut Vec<T>,
    row: T,
) {
    if let Some(rows) = found.get_mut(&state).map(rows)
        && rows.len() < most
    {
        rows.push(row);
    }
}
