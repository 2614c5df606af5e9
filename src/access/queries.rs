//! Reads of records, of accounts and of names.

use diesel::IntoSql as _;
use diesel::prelude::*;
use diesel::sql_types::Text;

use super::model::Record;
use crate::auth::{Actor, Marking, Naming, RecordKind, Role, TeamId, UserId, Why};
use crate::db::Conn;
use crate::db::schema::{
    barriers, circulations, commitments, events, exchanges, invitations, mails, named_readers,
    pathway_steps, people, positions, relations, responses, targets, teams, users,
};
use crate::db::types::Moment;
use crate::error::AppError;
use crate::i18n::sort_key;
use crate::treaty::Iso3;
use crate::{known_relations, visible};

/// A record the actor may read, on pages open to the actor.
///
/// # Errors
/// [`AppError::NotFound`] where there is none, or none for this actor.
pub(super) fn find(
    conn: &mut Conn,
    actor: &Actor,
    kind: RecordKind,
    id: i64,
) -> Result<Record, AppError> {
    if kind.is_inside() && !actor.is_inside() {
        return Err(AppError::NotFound);
    }
    macro_rules! found {
        ($table:ident $(, $kept:expr)?) => {
            $table::table
                .filter($table::id.eq(id))
                .filter(visible!($table, actor))
                $(.filter($kept))?
                .select(($table::marking, $table::team_id))
                .first::<(Marking, TeamId)>(conn)?
        };
    }
    let (marking, team_id) = match kind {
        RecordKind::Barriers => found!(barriers, barriers::deleted_at.is_null()),
        RecordKind::Circulations => found!(circulations),
        RecordKind::Commitments => found!(commitments),
        RecordKind::Events => found!(events),
        RecordKind::Exchanges => found!(exchanges),
        RecordKind::Mails => found!(mails),
        RecordKind::People => found!(people, people::deleted_at.is_null()),
        RecordKind::PathwaySteps => found!(pathway_steps),
        RecordKind::Positions => found!(positions, positions::deleted_at.is_null()),
        // Unknown to who may not know of the people at its ends.
        RecordKind::Relations => found!(relations, known_relations!(actor)),
        RecordKind::Responses => found!(responses),
        RecordKind::Targets => found!(targets),
    };
    Ok(Record {
        kind,
        id,
        marking,
        team_id,
    })
}

/// The address of the page that shows a record the actor may read.
pub(super) fn home(conn: &mut Conn, actor: &Actor, record: &Record) -> Result<String, AppError> {
    let id = record.id;
    Ok(match record.kind {
        RecordKind::Circulations => format!("/survey/circulations/{id}"),
        RecordKind::Commitments => format!("/commitments/{id}"),
        RecordKind::Events => format!("/events/{id}"),
        RecordKind::Exchanges => format!("/exchanges/{id}"),
        RecordKind::Mails => format!("/mail/{id}"),
        RecordKind::PathwaySteps => format!("/pathway/{id}"),
        RecordKind::People => format!("/contacts/{id}"),
        RecordKind::Positions => format!("/positions/{id}"),
        RecordKind::Relations => format!("/relations/{id}"),
        RecordKind::Responses => format!("/survey/responses/{id}"),
        RecordKind::Barriers => {
            let (exchange, state): (Option<i64>, Iso3) = barriers::table
                .filter(barriers::id.eq(id))
                .filter(visible!(barriers, actor))
                .select((barriers::exchange_id, barriers::state))
                .first(conn)?;
            exchange.map_or_else(
                || format!("/states/{state}"),
                |exchange| format!("/exchanges/{exchange}"),
            )
        }
        RecordKind::Targets => {
            let state: Iso3 = targets::table
                .filter(targets::id.eq(id))
                .filter(visible!(targets, actor))
                .select(targets::state)
                .first(conn)?;
            format!("/states/{state}")
        }
    })
}

/// The record that another came out of, and takes its readers from.
pub(super) fn origin(
    conn: &mut Conn,
    actor: &Actor,
    record: &Record,
) -> Result<Option<(RecordKind, i64)>, AppError> {
    let (kind, id) = match record.kind {
        RecordKind::Barriers => {
            let (exchange, response): (Option<i64>, Option<i64>) = barriers::table
                .filter(barriers::id.eq(record.id))
                .filter(visible!(barriers, actor))
                .select((barriers::exchange_id, barriers::response_id))
                .first(conn)?;
            match response {
                Some(_) => (RecordKind::Responses, response),
                None => (RecordKind::Exchanges, exchange),
            }
        }
        RecordKind::Commitments => (
            RecordKind::Exchanges,
            commitments::table
                .filter(commitments::id.eq(record.id))
                .filter(visible!(commitments, actor))
                .select(commitments::exchange_id)
                .first::<Option<i64>>(conn)?,
        ),
        RecordKind::Mails => (
            RecordKind::Circulations,
            mails::table
                .inner_join(invitations::table)
                .filter(mails::id.eq(record.id))
                .filter(visible!(mails, actor))
                .select(invitations::circulation_id)
                .first::<i64>(conn)
                .optional()?,
        ),
        _ => return Ok(None),
    };
    Ok(id.map(|id| (kind, id)))
}

/// An account that may sign in, as the rights layer sees it.
pub(super) type Candidate = Actor;

/// All accounts that may sign in, by name. There are as many as people in the
/// coordination.
pub(super) fn accounts(conn: &mut Conn) -> Result<Vec<Candidate>, AppError> {
    let mut found: Vec<Candidate> = users::table
        .inner_join(teams::table)
        .filter(users::disabled_at.is_null())
        .select((
            users::id,
            users::team_id,
            teams::name,
            users::name,
            users::email,
            users::role,
            users::language,
            users::single_keys,
            // They are not here to ask.
            ("".into_sql::<Text>(), "".into_sql::<Text>()),
        ))
        .load(conn)?;
    found.sort_by_cached_key(|account| (sort_key(&account.name), account.user_id));
    Ok(found)
}

/// Who is named on a record, who named them, and when.
#[derive(Debug, Clone, Queryable)]
pub(super) struct NameRow {
    pub user_id: UserId,
    pub named_by: UserId,
    pub named_at: Moment,
}

/// Who is named on a record, in the order they were named.
pub(super) fn names(conn: &mut Conn, record: &Record) -> Result<Vec<NameRow>, AppError> {
    Ok(named_readers::table
        .filter(named_readers::kind.eq(record.kind))
        .filter(named_readers::record_id.eq(record.id))
        .order((named_readers::named_at, named_readers::user_id))
        .select((
            named_readers::user_id,
            named_readers::named_by,
            named_readers::named_at,
        ))
        .load(conn)?)
}

/// Who reads a record and why: by the reason, then by name. It is the rule of
/// [`visible!`], asked of each account.
pub(super) fn readers<'a>(
    record: &Record,
    accounts: &'a [Candidate],
    names: &[NameRow],
) -> Vec<(Why, &'a Candidate)> {
    let naming = |account: &Candidate| {
        if names.iter().any(|name| name.user_id == account.user_id) {
            Naming::Named
        } else {
            Naming::NotNamed
        }
    };
    let mut found: Vec<_> = accounts
        .iter()
        .filter_map(|account| Some((record.why(account, naming(account))?, account)))
        .collect();
    // The sort is stable: within a reason the names keep their order.
    found.sort_by_key(|(why, _)| *why);
    found
}

/// Whether a team has partners among its accounts: they read what is restricted to it,
/// and not what is marked for the coordination.
pub(super) fn has_partners(conn: &mut Conn, team: TeamId) -> Result<bool, AppError> {
    let partners = users::table
        .filter(users::team_id.eq(team))
        .filter(users::role.eq(Role::Partner))
        .filter(users::disabled_at.is_null());
    Ok(diesel::select(diesel::dsl::exists(partners)).get_result(conn)?)
}
