//! A batch of exchanges with all that belongs to them.

use chrono::NaiveDate;
use diesel::prelude::*;

use super::promises::NewCommitment;
use super::{BATCH, insert, insert_for_ids};
use crate::auth::{Marking, TeamId, UserId};
use crate::db::Conn;
use crate::db::schema::{barriers, commitments, exchange_people, exchanges};
use crate::db::types::Moment;
use crate::error::AppError;
use crate::exchanges::Direction;
use crate::treaty::Iso3;
use crate::workplans::ActivityId;

/// What is to be inserted next. What belongs to an exchange is kept with its place in
/// the batch until the database has given it an id.
#[derive(Default)]
pub(super) struct Batch<'a> {
    pub(super) exchanges: Vec<NewExchange<'a>>,
    pub(super) participants: Vec<(usize, i64)>,
    pub(super) commitments: Vec<(usize, NewCommitment<'a>)>,
    pub(super) barriers: Vec<(usize, NewBarrier<'a>)>,
}

#[derive(Insertable)]
#[diesel(table_name = exchanges, treat_none_as_default_value = false)]
pub(super) struct NewExchange<'a> {
    pub(super) state: Iso3,
    pub(super) kind: &'static str,
    pub(super) held_on: NaiveDate,
    pub(super) held_at: Option<String>,
    pub(super) zone: &'static str,
    pub(super) starts_at: Option<Moment>,
    pub(super) place: &'a str,
    pub(super) spoke_for_us: &'a str,
    pub(super) summary: String,
    pub(super) follow_up_on: Option<NaiveDate>,
    pub(super) activity_id: Option<ActivityId>,
    pub(super) event_id: Option<i64>,
    pub(super) marking: Marking,
    pub(super) team_id: TeamId,
    pub(super) created_by: Option<UserId>,
    pub(super) created_at: Moment,
    pub(super) updated_at: Moment,
    #[diesel(embed)]
    pub(super) numbered: Numbered,
}

/// Which way an exchange went, and its number.
#[derive(Insertable, Default)]
#[diesel(table_name = exchanges, treat_none_as_default_value = false)]
pub(super) struct Numbered {
    pub(super) direction: Option<Direction>,
    pub(super) reference: String,
    pub(super) note_year: Option<i32>,
    pub(super) note_number: Option<i32>,
}

#[derive(Insertable)]
#[diesel(table_name = exchange_people, treat_none_as_default_value = false)]
struct NewParticipant {
    exchange_id: i64,
    person_id: i64,
}

#[derive(Insertable)]
#[diesel(table_name = barriers, treat_none_as_default_value = false)]
pub(super) struct NewBarrier<'a> {
    pub(super) state: Iso3,
    pub(super) kind: &'a str,
    pub(super) raised_on: NaiveDate,
    pub(super) detail: &'a str,
    pub(super) source: &'a str,
    pub(super) said_by: &'a str,
    pub(super) exchange_id: Option<i64>,
    pub(super) marking: Marking,
    pub(super) team_id: TeamId,
    pub(super) created_at: Moment,
}

impl Batch<'_> {
    pub(super) fn is_full(&self) -> bool {
        self.exchanges.len() >= BATCH
    }

    /// Inserts the batch and what belongs to it.
    pub(super) fn flush(&mut self, conn: &mut Conn) -> Result<(), AppError> {
        let ids = insert_for_ids!(conn, exchanges, self.exchanges);
        self.exchanges.clear();
        let id_of = |place: usize| {
            ids.get(place)
                .copied()
                .ok_or_else(|| AppError::internal("the database gave fewer ids than rows"))
        };
        let participants = self
            .participants
            .drain(..)
            .map(|(place, person_id)| {
                let exchange_id = id_of(place)?;
                Ok(NewParticipant {
                    exchange_id,
                    person_id,
                })
            })
            .collect::<Result<Vec<_>, AppError>>()?;
        insert!(conn, exchange_people, participants);
        let mut promised = Vec::with_capacity(self.commitments.len());
        for (place, mut row) in self.commitments.drain(..) {
            row.exchange_id = Some(id_of(place)?);
            promised.push(row);
        }
        insert!(conn, commitments, promised);
        let mut raised = Vec::with_capacity(self.barriers.len());
        for (place, mut row) in self.barriers.drain(..) {
            row.exchange_id = Some(id_of(place)?);
            raised.push(row);
        }
        insert!(conn, barriers, raised);
        Ok(())
    }
}
