//! Reads of commitments, all through the rights layer.

use chrono::NaiveDate;
use diesel::prelude::*;

use super::super::filter::{Place, moment};
use super::super::model::ExchangeId;
use super::model::{Commitment, CommitmentFilter, CommitmentId, Owner, Standing};
use crate::auth::Actor;
use crate::contacts::{PersonId, PostId};
use crate::db::schema::commitments;
use crate::db::{Conn, ConnBackend};
use crate::error::AppError;
use crate::visible;
use crate::web::Count;
use crate::web::table::Cursor;

type Selected = commitments::BoxedQuery<'static, ConnBackend>;

/// At most `limit` commitments of a filter in the list's order, after `after`: open ones
/// by the day they are due, those without one last; done ones the latest first.
///
/// # Errors
/// The database fails.
pub fn lines(
    conn: &mut Conn,
    actor: &Actor,
    filter: &CommitmentFilter,
    today: NaiveDate,
    after: Option<&Cursor>,
    limit: i64,
) -> Result<Vec<Commitment>, AppError> {
    use commitments as t;
    let query = matching(actor, filter, today);
    if filter.place == Place::Bin {
        return Ok(in_bin(query, after).limit(limit).load(conn)?);
    }
    if filter.standing == Standing::Done {
        return Ok(done(query, after).limit(limit).load(conn)?);
    }
    // The databases do not agree where nothing sorts: those without a day come in a
    // question of their own, when the others are through.
    let without_day = after.filter(|after| after.key.is_empty());
    let mut rows: Vec<Commitment> = if without_day.is_none() {
        due(query, after).limit(limit).load(conn)?
    } else {
        Vec::new()
    };
    let rest = limit - i64::try_from(rows.len()).unwrap_or(limit);
    let dated = filter.standing == Standing::Overdue || filter.until.is_some();
    if rest > 0 && !dated {
        let mut query = matching(actor, filter, today)
            .filter(t::due_on.is_null())
            .order_by(t::id.asc());
        if let Some(after) = without_day {
            query = query.filter(t::id.gt(after.id));
        }
        rows.extend(query.limit(rest).load::<Commitment>(conn)?);
    }
    Ok(rows)
}

/// The place in a filter's list after `line`.
pub fn cursor(filter: &CommitmentFilter, line: &Commitment) -> Cursor {
    let day = match (filter.place, filter.standing) {
        (Place::Bin, _) => line.deleted_at.map(|at| at.to_string()),
        (_, Standing::Done) => line.done_on.map(|day| day.to_string()),
        _ => line.due_on.map(|day| day.to_string()),
    };
    Cursor {
        id: line.id.0,
        key: day.unwrap_or_default(),
    }
}

/// How many commitments a filter has, counted up to [`Count::BOUND`].
///
/// # Errors
/// The database fails.
pub fn count(
    conn: &mut Conn,
    actor: &Actor,
    filter: &CommitmentFilter,
    today: NaiveDate,
) -> Result<Count, AppError> {
    let ids: Vec<i64> = matching(actor, filter, today)
        .limit(Count::BOUND + 1)
        .select(commitments::id)
        .load(conn)?;
    Ok(Count::of_read(ids.len()))
}

/// What was promised in an exchange, by the day it is due.
///
/// # Errors
/// The database fails.
pub fn of_exchange(
    conn: &mut Conn,
    actor: &Actor,
    id: ExchangeId,
) -> Result<Vec<Commitment>, AppError> {
    use commitments as t;
    Ok(t::table
        .filter(t::exchange_id.eq(id))
        .filter(t::deleted_at.is_null())
        .filter(visible!(t, actor))
        .order(t::id)
        .load(conn)?)
}

/// The open commitments that were agreed with any of `people` or with the post, by the day
/// they are due, those without one last.
///
/// # Errors
/// The database fails.
pub fn open_with(
    conn: &mut Conn,
    actor: &Actor,
    people: &[PersonId],
    post: Option<PostId>,
    limit: i64,
) -> Result<Vec<Commitment>, AppError> {
    use commitments as t;
    Ok(t::table
        .filter(t::person_id.eq_any(people).or(t::post_id.eq(post)))
        .filter(t::done_on.is_null())
        .filter(t::deleted_at.is_null())
        .filter(visible!(t, actor))
        // The databases do not agree where nothing sorts.
        .order((t::due_on.is_null(), t::due_on, t::id))
        .limit(limit)
        .load(conn)?)
}

/// A commitment the actor may read, in the list or in the bin.
///
/// # Errors
/// [`AppError::NotFound`] where there is none, or none for this actor.
pub fn find(conn: &mut Conn, actor: &Actor, id: CommitmentId) -> Result<Commitment, AppError> {
    Ok(commitments::table
        .filter(commitments::id.eq(id))
        .filter(visible!(commitments, actor))
        .first(conn)?)
}

fn matching(actor: &Actor, filter: &CommitmentFilter, today: NaiveDate) -> Selected {
    use commitments as t;
    let mut query = t::table.filter(visible!(t, actor)).into_boxed();
    query = match filter.place {
        Place::Bin => query.filter(t::deleted_at.is_not_null()),
        Place::List => match filter.standing {
            Standing::Open => query.filter(t::done_on.is_null()),
            Standing::Overdue => query
                .filter(t::done_on.is_null())
                .filter(t::due_on.lt(today)),
            Standing::Done => query.filter(t::done_on.is_not_null()),
        }
        .filter(t::deleted_at.is_null()),
    };
    query = match filter.owner {
        Some(Owner::State) => query.filter(t::owner_team_id.is_null()),
        Some(Owner::Team(team)) => query.filter(t::owner_team_id.eq(team)),
        None => query,
    };
    if let Some(state) = filter.state {
        query = query.filter(t::state.eq(state));
    }
    if let Some(until) = filter.until {
        query = query.filter(t::due_on.le(until));
    }
    query
}

fn due(query: Selected, after: Option<&Cursor>) -> Selected {
    use commitments as t;
    let query = query
        .filter(t::due_on.is_not_null())
        .order_by((t::due_on.asc(), t::id.asc()));
    let Some((day, id)) = after.and_then(place) else {
        return query;
    };
    query
        .filter(t::due_on.ge(day))
        .filter(t::due_on.gt(day).or(t::id.gt(id)))
}

fn done(query: Selected, after: Option<&Cursor>) -> Selected {
    use commitments as t;
    let query = query.order_by((t::done_on.desc(), t::id.desc()));
    let Some((day, id)) = after.and_then(place) else {
        return query;
    };
    query
        .filter(t::done_on.le(day))
        .filter(t::done_on.lt(day).or(t::id.lt(id)))
}

fn in_bin(query: Selected, after: Option<&Cursor>) -> Selected {
    use commitments as t;
    let query = query.order_by((t::deleted_at.desc(), t::id.desc()));
    let Some((at, id)) = after.and_then(|after| Some((moment(&after.key)?, after.id))) else {
        return query;
    };
    query
        .filter(t::deleted_at.le(at))
        .filter(t::deleted_at.lt(at).or(t::id.lt(id)))
}

fn place(after: &Cursor) -> Option<(NaiveDate, i64)> {
    Some((after.key.parse().ok()?, after.id))
}
