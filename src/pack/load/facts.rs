//! The append-only tables.

use chrono::NaiveDate;
use diesel::prelude::*;
use serde::Serialize;

use super::Stamp;
use crate::auth::UserId;
use crate::db::Conn;
use crate::db::schema::{
    acts, contamination_stockpiles, interim_steps, meetings, vote_totals, votes,
};
use crate::db::types::Moment;
use crate::error::AppError;
use crate::on_backend;
use crate::pack::diff::{Comparison, Keyed, Stored};
use crate::pack::{Known, Pack};
use crate::treaty::{ActKind, Ballot, Iso3, StepKind, VoteStage};

/// How many rows one statement inserts: far below the limits on bound values.
const BATCH: usize = 500;

/// A row of an append-only table.
pub(super) trait Fact: Keyed + Sized {
    /// The rows that hold now.
    fn current(conn: &mut Conn) -> QueryResult<Vec<(i64, Self)>>;

    /// Marks a row as superseded.
    fn supersede(conn: &mut Conn, id: i64, at: Moment) -> QueryResult<usize>;

    /// Adds rows, each with the row it supersedes, if it does.
    fn insert(conn: &mut Conn, rows: &[(&Self, Option<i64>)], stamp: Stamp) -> QueryResult<()>;
}

/// Sets the rows that hold now against those of a pack.
pub(super) fn compare<F: Fact>(conn: &mut Conn, wanted: Vec<F>) -> Result<Comparison<F>, AppError> {
    let current = F::current(conn)?;
    let stored = current.into_iter().map(|(id, row)| Stored { id, row });
    Ok(Comparison::new(stored.collect(), wanted))
}

/// Makes the pack's rows the ones that hold.
pub(super) fn apply<F: Fact>(
    conn: &mut Conn,
    comparison: &Comparison<F>,
    stamp: Stamp,
) -> Result<(), AppError> {
    // First what goes: only one row at a time holds for a key.
    let changed = comparison.changed.iter().map(|(old, _)| old.id);
    for id in changed.chain(comparison.dropped.iter().map(|old| old.id)) {
        F::supersede(conn, id, stamp.at)?;
    }
    let added = comparison.added.iter().map(|row| (row, None));
    let changed = comparison.changed.iter();
    let rows: Vec<_> = added
        .chain(changed.map(|(old, row)| (row, Some(old.id))))
        .collect();
    F::insert(conn, &rows, stamp)?;
    Ok(())
}

/// Declares the rows of an append-only table: the columns that carry the fact,
/// and those of them that say what it is about.
macro_rules! fact {
    (
        $(#[$doc:meta])*
        $row:ident in $table:ident, keyed by $($key:ident)+ {
            $($column:ident: $type:ty,)+
        }
    ) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Queryable, Insertable)]
        #[diesel(table_name = $table, treat_none_as_default_value = false)]
        pub(super) struct $row {
            $($column: $type,)+
        }

        impl Keyed for $row {
            const TABLE: &'static str = stringify!($table);

            fn key(&self) -> String {
                [$(self.$key.to_string()),+].join(" ")
            }
        }

        impl Fact for $row {
            fn current(conn: &mut Conn) -> QueryResult<Vec<(i64, Self)>> {
                $table::table
                    .filter($table::superseded_at.is_null())
                    .select(($table::id, ($($table::$column,)+)))
                    .load(conn)
            }

            fn supersede(conn: &mut Conn, id: i64, at: Moment) -> QueryResult<usize> {
                diesel::update($table::table.filter($table::id.eq(id)))
                    .set($table::superseded_at.eq(Some(at)))
                    .execute(conn)
            }

            fn insert(
                conn: &mut Conn,
                rows: &[(&Self, Option<i64>)],
                stamp: Stamp,
            ) -> QueryResult<()> {
                #[derive(Insertable)]
                #[diesel(table_name = $table, treat_none_as_default_value = false)]
                struct NewFact {
                    #[diesel(embed)]
                    row: $row,
                    recorded_at: Moment,
                    recorded_by: Option<UserId>,
                    supersedes_id: Option<i64>,
                }

                for batch in rows.chunks(BATCH) {
                    let batch: Vec<_> = batch
                        .iter()
                        .map(|(row, supersedes_id)| NewFact {
                            row: (*row).clone(),
                            recorded_at: stamp.at,
                            recorded_by: stamp.by,
                            supersedes_id: *supersedes_id,
                        })
                        .collect();
                    on_backend!(conn, real => {
                        diesel::insert_into($table::table).values(&batch).execute(real)
                    })?;
                }
                Ok(())
            }
        }
    };
}

fact! {
    /// An act.
    ActRow in acts, keyed by treaty state kind {
        treaty: String,
        state: Iso3,
        kind: ActKind,
        date: Option<NaiveDate>,
        effective: Option<NaiveDate>,
        note: String,
        source: String,
    }
}

/// The acts of a pack.
pub(super) fn acts(pack: &Pack) -> Vec<ActRow> {
    let rows = pack.acts.iter().map(|entry| ActRow {
        treaty: entry.treaty.clone(),
        state: entry.act.state,
        kind: entry.act.kind,
        date: entry.act.date,
        effective: entry.act.effective,
        note: entry.note.clone(),
        source: entry.source.clone(),
    });
    rows.collect()
}

fact! {
    /// One State's vote.
    VoteRow in votes, keyed by resolution state {
        resolution: String,
        title: String,
        date: NaiveDate,
        session: i32,
        state: Iso3,
        vote: Ballot,
        source: String,
    }
}

/// The votes of a pack.
pub(super) fn votes(pack: &Pack) -> Vec<VoteRow> {
    let rows = pack.votes.iter().map(|entry| VoteRow {
        resolution: entry.resolution.clone(),
        title: entry.title.clone(),
        date: entry.date,
        session: i32::from(entry.session),
        state: entry.state,
        vote: entry.ballot,
        source: entry.source.clone(),
    });
    rows.collect()
}

fact! {
    /// The published total of a vote.
    VoteTotalRow in vote_totals, keyed by session stage {
        resolution: String,
        session: i32,
        date: Option<NaiveDate>,
        yes: i32,
        no: i32,
        abstain: i32,
        stage: VoteStage,
        note: String,
        source: String,
    }
}

/// The vote totals of a pack.
pub(super) fn vote_totals(pack: &Pack) -> Vec<VoteTotalRow> {
    let rows = pack.vote_totals.iter().map(|total| VoteTotalRow {
        resolution: total.resolution.clone().unwrap_or_default(),
        session: i32::from(total.session),
        date: total.date,
        yes: i32::from(total.yes),
        no: i32::from(total.no),
        abstain: i32::from(total.abstain),
        stage: total.stage,
        note: total.note.clone(),
        source: total.source.clone(),
    });
    rows.collect()
}

fact! {
    /// An interim step.
    StepRow in interim_steps, keyed by state kind date {
        state: Iso3,
        kind: StepKind,
        date: String,
        note: String,
        source: String,
    }
}

/// The interim steps of a pack.
pub(super) fn steps(pack: &Pack) -> Vec<StepRow> {
    let rows = pack.steps.iter().map(|step| StepRow {
        state: step.state,
        kind: step.kind,
        date: step.date.to_string(),
        note: step.note.clone(),
        source: step.source.clone(),
    });
    rows.collect()
}

fact! {
    /// What is known of a State's contamination, stockpiles and production.
    HoldingsRow in contamination_stockpiles, keyed by state {
        state: Iso3,
        contaminated: Known,
        stockpiler: Known,
        producer: Known,
        note: String,
        source: String,
    }
}

/// What a pack knows of contamination, stockpiles and production.
pub(super) fn holdings(pack: &Pack) -> Vec<HoldingsRow> {
    let rows = pack.holdings.iter().map(|row| HoldingsRow {
        state: row.state,
        contaminated: row.contaminated,
        stockpiler: row.stockpiler,
        producer: row.producer,
        note: row.note.clone(),
        source: row.source.clone(),
    });
    rows.collect()
}

fact! {
    /// A formal meeting.
    MeetingRow in meetings, keyed by code {
        code: String,
        name_en: String,
        name_fr: String,
        name_es: String,
        place: String,
        starts_on: Option<NaiveDate>,
        ends_on: Option<NaiveDate>,
        presidency: String,
        body: String,
        note: String,
        source: String,
    }
}

/// The meetings of a pack.
pub(super) fn meetings(pack: &Pack) -> Vec<MeetingRow> {
    let rows = pack.meetings.iter().map(|meeting| MeetingRow {
        code: meeting.code.clone(),
        name_en: meeting.name.en.clone(),
        name_fr: meeting.name.fr.clone(),
        name_es: meeting.name.es.clone(),
        place: meeting.place.clone(),
        starts_on: meeting.days.map(|(start, _)| start),
        ends_on: meeting.days.map(|(_, end)| end),
        presidency: meeting.presidency.clone(),
        body: meeting.body.clone(),
        note: meeting.note.clone(),
        source: meeting.source.clone(),
    });
    rows.collect()
}
