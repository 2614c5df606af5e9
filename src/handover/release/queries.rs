//! The restricted records of the actor's own team.

use chrono::NaiveDate;
use diesel::prelude::*;

use crate::auth::{Actor, Marking, RecordKind};
use crate::contacts::PersonName;
use crate::db::Conn;
use crate::db::schema::{
    barriers, commitments, events, exchanges, pathway_steps, people, positions, targets,
};
use crate::error::AppError;
use crate::treaty::Iso3;
use crate::visible;
use crate::web::bulk::{Chosen, MAX_AT_ONCE};

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
pub(in crate::handover) const KINDS: [RecordKind; 8] = [
    RecordKind::Exchanges,
    RecordKind::Commitments,
    RecordKind::Barriers,
    RecordKind::Events,
    RecordKind::People,
    RecordKind::PathwaySteps,
    RecordKind::Positions,
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

/// The first restricted records of a kind that are the actor's own team's.
pub(super) fn held(
    conn: &mut Conn,
    actor: &Actor,
    kind: RecordKind,
) -> Result<Vec<Held>, AppError> {
    let limit = i64::try_from(MAX_AT_ONCE).unwrap_or(i64::MAX);
    macro_rules! own {
        ($table:ident, $kept:expr) => {
            $table::table
                .filter($table::marking.eq(Marking::Restricted))
                .filter($table::team_id.eq(actor.restricted_team()))
                .filter(visible!($table, actor))
                .filter($kept)
                .order($table::id)
                .limit(limit)
        };
    }
    let rows: Vec<Row> = match kind {
        RecordKind::Exchanges => {
            use exchanges as t;
            own!(t, t::deleted_at.is_null())
                .select((
                    t::id,
                    t::version,
                    t::summary,
                    t::state.nullable(),
                    t::held_on.nullable(),
                ))
                .load(conn)?
        }
        RecordKind::Commitments => {
            use commitments as t;
            own!(t, t::deleted_at.is_null().and(t::exchange_id.is_null()))
                .select((
                    t::id,
                    t::version,
                    t::promise,
                    t::state.nullable(),
                    t::due_on,
                ))
                .load(conn)?
        }
        RecordKind::Barriers => {
            use barriers as t;
            let rows: Vec<(i64, String, Iso3, NaiveDate)> =
                own!(t, t::deleted_at.is_null().and(t::exchange_id.is_null()))
                    .select((t::id, t::detail, t::state, t::raised_on))
                    .load(conn)?;
            rows.into_iter()
                .map(|(id, detail, state, day)| (id, 0, detail, Some(state), Some(day)))
                .collect()
        }
        RecordKind::Events => {
            use events as t;
            let rows: Vec<(i64, i32, String, NaiveDate)> = own!(t, t::deleted_at.is_null())
                .select((t::id, t::version, t::title, t::starts_on))
                .load(conn)?;
            rows.into_iter()
                .map(|(id, version, title, day)| (id, version, title, None, Some(day)))
                .collect()
        }
        RecordKind::People => {
            use people as t;
            let rows: Vec<(i64, i32, PersonName)> = own!(t, t::deleted_at.is_null())
                .select((
                    t::id,
                    t::version,
                    (t::honorific, t::given_name, t::family_name),
                ))
                .load(conn)?;
            rows.into_iter()
                .map(|(id, version, name)| (id, version, name.full(), None, None))
                .collect()
        }
        RecordKind::PathwaySteps => {
            use pathway_steps as t;
            own!(t, t::dropped_at.is_null())
                .select((t::id, t::version, t::name, t::state.nullable(), t::moved_on))
                .load(conn)?
        }
        RecordKind::Positions => {
            use positions as t;
            own!(t, t::deleted_at.is_null())
                .select((
                    t::id,
                    t::version,
                    t::detail,
                    t::state.nullable(),
                    t::held_on.nullable(),
                ))
                .load(conn)?
        }
        RecordKind::Targets => {
            use targets as t;
            let rows: Vec<(i64, i32, String, Iso3)> = own!(t, t::id.is_not_null())
                .select((t::id, t::version, t::next_step, t::state))
                .load(conn)?;
            rows.into_iter()
                .map(|(id, version, next, state)| (id, version, next, Some(state), None))
                .collect()
        }
        RecordKind::Circulations | RecordKind::Mails | RecordKind::Responses => Vec::new(),
    };
    Ok(rows.into_iter().map(Held::from).collect())
}

/// Of what is `held`, what was chosen, and whether any has changed since.
///
/// # Errors
/// [`AppError::NotFound`] for one that is not among it.
pub(super) fn picked(held: &[Held], chosen: &[Chosen]) -> Result<(Vec<Held>, bool), AppError> {
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
