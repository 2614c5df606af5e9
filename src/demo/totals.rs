//! The running totals of the exchanges, as the log keeps them.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use diesel::prelude::*;

use super::insert;
use crate::auth::{Marking, TeamId};
use crate::db::Conn;
use crate::db::schema::{activity_contacts, state_contacts};
use crate::error::AppError;
use crate::treaty::Iso3;
use crate::workplans::ActivityId;

/// What has been counted so far.
#[derive(Debug, Default)]
pub(super) struct Totals {
    states: BTreeMap<(Iso3, Marking, TeamId), (i32, NaiveDate)>,
    activities: BTreeMap<(ActivityId, Marking, TeamId), i32>,
}

#[derive(Insertable)]
#[diesel(table_name = state_contacts, treat_none_as_default_value = false)]
struct StateTotal {
    state: Iso3,
    marking: Marking,
    team_id: TeamId,
    exchanges: i32,
    last_on: NaiveDate,
}

#[derive(Insertable)]
#[diesel(table_name = activity_contacts, treat_none_as_default_value = false)]
struct ActivityTotal {
    activity_id: ActivityId,
    marking: Marking,
    team_id: TeamId,
    exchanges: i32,
}

impl Totals {
    /// Counts an exchange; they come in the order of their days.
    pub(super) fn count(
        &mut self,
        state: Iso3,
        activity: Option<ActivityId>,
        marking: Marking,
        team: TeamId,
        held_on: NaiveDate,
    ) {
        let total = self.states.entry((state, marking, team));
        let (exchanges, last_on) = total.or_insert((0, held_on));
        *exchanges += 1;
        *last_on = held_on;
        if let Some(activity) = activity {
            *self
                .activities
                .entry((activity, marking, team))
                .or_insert(0) += 1;
        }
    }

    pub(super) fn insert(self, conn: &mut Conn) -> Result<(), AppError> {
        let states = self.states.into_iter();
        let states: Vec<_> = states
            .map(
                |((state, marking, team_id), (exchanges, last_on))| StateTotal {
                    state,
                    marking,
                    team_id,
                    exchanges,
                    last_on,
                },
            )
            .collect();
        insert!(conn, state_contacts, states);
        let activities = self.activities.into_iter();
        let activities: Vec<_> = activities
            .map(
                |((activity_id, marking, team_id), exchanges)| ActivityTotal {
                    activity_id,
                    marking,
                    team_id,
                    exchanges,
                },
            )
            .collect();
        insert!(conn, activity_contacts, activities);
        Ok(())
    }
}
