//! The restricted records of the actor's own team.

use chrono::NaiveDate;
use diesel::dsl::{count_star, sum};
use diesel::prelude::*;

use crate::auth::{Actor, Marking, RecordKind};
use crate::contacts::PersonName;
use crate::db::Conn;
use crate::db::schema::{
    barriers, commitments, events, exchanges, pathway_steps, people, positions, relations,
    state_contacts, targets,
};
use crate::error::AppError;
use crate::treaty::Iso3;
use crate::web::bulk::{Chosen, MAX_AT_ONCE};
use crate::{known_relations, visible, visible_sums};

/// A restricted record.
#[derive(Debug, Clone)]
pub(super) struct Held {
    pub id: i64,
    /// 0 where records of the kind have none.
    pub version: i32,
    pub text: String,
    pub state: Option<Iso3>,
    pub day: Option<NaiveDate>,
}

/// The kinds of records that can be released. Mails go with their circulation, and answers
/// stay what the State was told they are.
pub(in crate::handover) const KINDS: [RecordKind; 9] = [
    RecordKind::Exchanges,
    RecordKind::Commitments,
    RecordKind::Barriers,
    RecordKind::Events,
    RecordKind::People,
    RecordKind::PathwaySteps,
    RecordKind::Positions,
    RecordKind::Relations,
    RecordKind::Targets,
];

type Row = (i64, i32, String, Option<Iso3>, Option<NaiveDate>);

impl From<Row> for Held {
    fn from((id, version, text, state, day): Row) -> Self {
        Self {
            id,
            version,
            text,
            state,
            day,
        }
    }
}

/// What of a table can be released: not in the bin, and not what goes with its exchange or
/// its answer.
macro_rules! kept {
    (barriers, $actor:expr) => {
        barriers::deleted_at
            .is_null()
            .and(barriers::exchange_id.is_null())
            .and(barriers::response_id.is_null())
    };
    (commitments, $actor:expr) => {
        commitments::deleted_at
            .is_null()
            .and(commitments::exchange_id.is_null())
    };
    (pathway_steps, $actor:expr) => {
        pathway_steps::dropped_at.is_null()
    };
    (relations, $actor:expr) => {
        known_relations!($actor)
    };
    (targets, $actor:expr) => {
        targets::id.is_not_null()
    };
    ($table:ident, $actor:expr) => {
        $table::deleted_at.is_null()
    };
}

/// The restricted records of the actor's own team.
macro_rules! own {
    ($table:ident, $actor:expr) => {
        $table::table
            .filter($table::marking.eq(Marking::Restricted))
            .filter($table::team_id.eq($actor.restricted_team()))
            .filter(visible!($table, $actor))
            .filter(kept!($table, $actor))
    };
}

/// How many restricted records of each kind the actor's own team has, of those that can be
/// released. Those that came out of an exchange go with it.
pub(in crate::handover) fn counts(
    conn: &mut Conn,
    actor: &Actor,
) -> Result<Vec<(RecordKind, i64)>, AppError> {
    let mut found = Vec::with_capacity(KINDS.len());
    for kind in KINDS {
        macro_rules! count {
            ($table:ident) => {
                own!($table, actor)
                    .select(count_star())
                    .first::<i64>(conn)?
            };
        }
        let n = match kind {
            RecordKind::Exchanges => own_exchanges(conn, actor)?,
            RecordKind::Commitments => count!(commitments),
            RecordKind::Barriers => count!(barriers),
            RecordKind::Events => count!(events),
            RecordKind::People => count!(people),
            RecordKind::PathwaySteps => count!(pathway_steps),
            RecordKind::Positions => count!(positions),
            RecordKind::Relations => count!(relations),
            RecordKind::Targets => count!(targets),
            RecordKind::Circulations | RecordKind::Mails | RecordKind::Responses => 0,
        };
        if n > 0 {
            found.push((kind, n));
        }
    }
    Ok(found)
}

/// As the running totals have them: there may be many.
fn own_exchanges(conn: &mut Conn, actor: &Actor) -> Result<i64, AppError> {
    use state_contacts as t;
    let total: Option<i64> = t::table
        .filter(visible_sums!(t, actor))
        .filter(t::marking.eq(Marking::Restricted))
        .filter(t::team_id.eq(actor.restricted_team()))
        .select(sum(t::exchanges))
        .first(conn)?;
    Ok(total.unwrap_or_default())
}

/// The first of these records, of one kind.
pub(super) fn held(
    conn: &mut Conn,
    actor: &Actor,
    kind: RecordKind,
) -> Result<Vec<Held>, AppError> {
    let limit = i64::try_from(MAX_AT_ONCE).unwrap_or(i64::MAX);
    macro_rules! rows {
        ($table:ident, $columns:expr) => {
            own!($table, actor)
                .order($table::id)
                .limit(limit)
                .select($columns)
                .load(conn)?
        };
        ($table:ident, $text:ident, $day:ident) => {{
            use $table as t;
            let columns = (
                t::id,
                t::version,
                t::$text,
                t::state.nullable(),
                t::$day.nullable(),
            );
            rows!($table, columns)
        }};
    }
    let rows: Vec<Row> = match kind {
        RecordKind::Exchanges => rows!(exchanges, summary, held_on),
        RecordKind::Commitments => rows!(commitments, promise, due_on),
        RecordKind::PathwaySteps => rows!(pathway_steps, name, moved_on),
        RecordKind::Positions => rows!(positions, detail, held_on),
        RecordKind::Barriers => {
            use barriers as t;
            let rows: Vec<(i64, String, Iso3, NaiveDate)> =
                rows!(barriers, (t::id, t::detail, t::state, t::raised_on));
            rows.into_iter()
                .map(|(id, detail, state, day)| (id, 0, detail, Some(state), Some(day)))
                .collect()
        }
        RecordKind::Events => {
            use events as t;
            let columns = (t::id, t::version, t::title, t::starts_on.nullable());
            stateless(rows!(events, columns))
        }
        RecordKind::Relations => {
            use relations as t;
            stateless(rows!(relations, (t::id, t::version, t::note, t::since)))
        }
        RecordKind::Targets => {
            use targets as t;
            let rows: Vec<(i64, i32, String, Iso3)> =
                rows!(targets, (t::id, t::version, t::next_step, t::state));
            rows.into_iter()
                .map(|(id, version, next, state)| (id, version, next, Some(state), None))
                .collect()
        }
        RecordKind::People => return held_people(conn, actor, limit),
        RecordKind::Circulations | RecordKind::Mails | RecordKind::Responses => Vec::new(),
    };
    Ok(rows.into_iter().map(Held::from).collect())
}

fn stateless(rows: Vec<(i64, i32, String, Option<NaiveDate>)>) -> Vec<Row> {
    rows.into_iter()
        .map(|(id, version, text, day)| (id, version, text, None, day))
        .collect()
}

fn held_people(conn: &mut Conn, actor: &Actor, limit: i64) -> Result<Vec<Held>, AppError> {
    use people as t;
    let name = (t::honorific, t::given_name, t::family_name);
    let rows: Vec<(i64, i32, PersonName)> = own!(people, actor)
        .order(t::id)
        .limit(limit)
        .select((t::id, t::version, name))
        .load(conn)?;
    let row = |(id, version, name): (i64, i32, PersonName)| Held {
        id,
        version,
        text: name.full(),
        state: None,
        day: None,
    };
    Ok(rows.into_iter().map(row).collect())
}

/// Of what is `held`, what was chosen, and whether any has changed since.
///
/// # Errors
/// [`AppError::NotFound`] for one that is not among it.
pub(super) fn picked(held: &[Held], chosen: &[Chosen<i64>]) -> Result<(Vec<Held>, bool), AppError> {
    let mut is_stale = false;
    let mut found = Vec::with_capacity(chosen.len());
    for one in chosen {
        let record = held.iter().find(|it| it.id == one.id);
        let record = record.ok_or(AppError::NotFound)?;
        is_stale |= record.version != one.version;
        found.push(record.clone());
    }
    Ok((found, is_stale))
}
