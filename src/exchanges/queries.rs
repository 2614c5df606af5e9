//! Reads of the log, all through the rights layer. Each list goes along one index in
//! its order, so that fifty rows cost the same however long the log is.

use std::collections::HashMap;

use chrono::NaiveDate;
use diesel::dsl::sum;
use diesel::prelude::*;

use super::by_name::by_name;
use super::filter::{Filter, Place, moment};
use super::model::{Exchange, ExchangeId, ExchangeLine};
use crate::auth::{Actor, Marking};
use crate::contacts::{PersonId, PersonName};
use crate::db::schema::{
    activities, activity_contacts, commitments, exchange_people, exchanges, people, state_contacts,
    teams, users,
};
use crate::db::{Conn, ConnBackend};
use crate::error::AppError;
use crate::i18n::Lang;
use crate::web::Count;
use crate::web::table::Cursor;
use crate::{visible, visible_sums};

/// The databases allow only so many values in one question.
const IDS_AT_ONCE: usize = 10_000;

type Contains = Box<
    dyn diesel::BoxableExpression<exchanges::table, ConnBackend, SqlType = diesel::sql_types::Bool>,
>;
type Selected = exchanges::BoxedQuery<'static, ConnBackend>;

/// What a list says of an exchange beside its line.
#[derive(Debug, Clone, Default)]
pub struct Beside {
    /// The people met whom the reader may know of, by name.
    pub people: Vec<String>,
    /// Commitments made in it that are not kept yet.
    pub open: i64,
    /// All commitments made in it.
    pub commitments: i64,
}

/// At most `limit` exchanges of a filter in the list's order, after `after`: newest
/// first; those to follow up longest overdue first; in the bin last thrown away first.
///
/// # Errors
/// The database fails.
pub fn lines(
    conn: &mut Conn,
    actor: &Actor,
    filter: &Filter,
    after: Option<&Cursor>,
    limit: i64,
) -> Result<Vec<ExchangeLine>, AppError> {
    use exchanges as t;
    let query = ordered(matching(actor, filter), filter, after);
    Ok(query
        .limit(limit)
        .select((
            t::id,
            t::state,
            t::kind,
            t::held_on,
            t::summary,
            t::follow_up_on,
            t::marking,
            t::team_id,
            t::deleted_at,
            t::direction,
            t::reference,
            t::version,
        ))
        .load(conn)?)
}

/// The place in a filter's list after `line`.
pub fn cursor(filter: &Filter, line: &ExchangeLine) -> Cursor {
    let key = match (filter.place, filter.follow_up_by, line.follow_up_on) {
        (Place::Bin, ..) => line.deleted_at.map(|at| at.to_string()).unwrap_or_default(),
        (_, Some(_), Some(due)) => due.to_string(),
        _ => line.held_on.to_string(),
    };
    Cursor { id: line.id.0, key }
}

/// How many exchanges a filter has: from the running totals where they know it, or else
/// counted up to [`Count::BOUND`].
///
/// # Errors
/// The database fails.
pub fn count(conn: &mut Conn, actor: &Actor, filter: &Filter) -> Result<Count, AppError> {
    if !filter.is_in_totals() {
        // Of many exchanges a few have a number, and fewer this part of one.
        let bound = match filter.reference {
            Some(_) => Count::LOW_BOUND,
            None => Count::BOUND,
        };
        let ids: Vec<i64> = ordered(matching(actor, filter), filter, None)
            .limit(bound + 1)
            .select(exchanges::id)
            .load(conn)?;
        return Ok(Count::of_read_to(bound, ids.len()));
    }
    let total: Option<i64> = if let Some(activity) = filter.activity {
        use activity_contacts as t;
        let mut query = t::table
            .filter(visible_sums!(t, actor))
            .filter(t::activity_id.eq(activity))
            .into_boxed::<ConnBackend>();
        if let Some(marking) = filter.marking {
            query = query.filter(t::marking.eq(marking));
        }
        if let Some(team) = filter.team {
            query = query.filter(t::team_id.eq(team));
        }
        query.select(sum(t::exchanges)).first(conn)?
    } else {
        use state_contacts as t;
        let mut query = t::table
            .filter(visible_sums!(t, actor))
            .into_boxed::<ConnBackend>();
        if let Some(state) = filter.state {
            query = query.filter(t::state.eq(state));
        }
        if let Some(marking) = filter.marking {
            query = query.filter(t::marking.eq(marking));
        }
        if let Some(team) = filter.team {
            query = query.filter(t::team_id.eq(team));
        }
        query.select(sum(t::exchanges)).first(conn)?
    };
    let named = by_name(conn, actor)?;
    let named = named
        .iter()
        .filter(|exchange| exchange.fits(filter))
        .count();
    let named = i64::try_from(named).unwrap_or(i64::MAX);
    Ok(Count::Exactly(total.unwrap_or(0).saturating_add(named)))
}

/// People and commitments of exchanges that are in sight already.
///
/// # Errors
/// The database fails.
pub fn beside(
    conn: &mut Conn,
    actor: &Actor,
    lines: &[ExchangeLine],
) -> Result<HashMap<ExchangeId, Beside>, AppError> {
    let mut found: HashMap<ExchangeId, Beside> = HashMap::new();
    let ids: Vec<_> = lines.iter().map(|line| line.id).collect();
    for ids in ids.chunks(IDS_AT_ONCE) {
        let met: Vec<(ExchangeId, PersonName)> = exchange_people::table
            .inner_join(people::table)
            .filter(exchange_people::exchange_id.eq_any(ids))
            .filter(people::deleted_at.is_null())
            .filter(visible!(people, actor))
            .order((people::sort_key, people::id))
            .select((
                exchange_people::exchange_id,
                (people::honorific, people::given_name, people::family_name),
            ))
            .load(conn)?;
        for (id, name) in met {
            found.entry(id).or_default().people.push(name.full());
        }
        let promised: Vec<(Option<ExchangeId>, Option<NaiveDate>)> = commitments::table
            .filter(commitments::exchange_id.eq_any(ids))
            .filter(commitments::deleted_at.is_null())
            .filter(visible!(commitments, actor))
            .select((commitments::exchange_id, commitments::done_on))
            .load(conn)?;
        for (id, done) in promised {
            let Some(id) = id else { continue };
            let beside = found.entry(id).or_default();
            beside.commitments += 1;
            beside.open += i64::from(done.is_none());
        }
    }
    Ok(found)
}

/// An exchange the actor may read, in the log or in the bin.
///
/// # Errors
/// [`AppError::NotFound`] where there is none, or none for this actor.
pub fn find(conn: &mut Conn, actor: &Actor, id: ExchangeId) -> Result<Exchange, AppError> {
    Ok(exchanges::table
        .filter(exchanges::id.eq(id))
        .filter(visible!(exchanges, actor))
        .first(conn)?)
}

/// What the page of an exchange names: its team, who logged it, its activity.
#[derive(Debug, Clone, Queryable)]
pub struct Named {
    /// The team's name.
    pub team: String,
    /// Who logged it; nobody for one that was taken over.
    pub author: Option<String>,
    /// Position and title of the activity in English, French and Spanish.
    pub activity: Option<(i32, String, String, String)>,
}

impl Named {
    /// "3. Survey of reasons"; empty for none.
    pub fn activity(&self, lang: Lang) -> String {
        self.activity
            .as_ref()
            .map(|(position, en, fr, es)| format!("{position}. {}", lang.pick(en, fr, es)))
            .unwrap_or_default()
    }
}

/// The names of an exchange the actor may read.
///
/// # Errors
/// [`AppError::NotFound`] where there is none, or none for this actor.
pub fn named(conn: &mut Conn, actor: &Actor, id: ExchangeId) -> Result<Named, AppError> {
    Ok(exchanges::table
        .inner_join(teams::table)
        .left_join(users::table.on(exchanges::created_by.eq(users::id.nullable())))
        .left_join(activities::table)
        .filter(exchanges::id.eq(id))
        .filter(visible!(exchanges, actor))
        .select((
            teams::name,
            users::name.nullable(),
            (
                activities::position,
                activities::title_en,
                activities::title_fr,
                activities::title_es,
            )
                .nullable(),
        ))
        .first(conn)?)
}

/// The ids of the people met, seen or not: for what a change must keep.
pub(super) fn people_ids(conn: &mut Conn, id: ExchangeId) -> Result<Vec<PersonId>, AppError> {
    Ok(exchange_people::table
        .filter(exchange_people::exchange_id.eq(id))
        .order(exchange_people::person_id)
        .select(exchange_people::person_id)
        .load(conn)?)
}

/// Whether the number has a part, in whatever letters. SQLite makes those of ASCII alone
/// small.
fn contains(part: &str) -> Contains {
    let (ascii, all) = (part.to_ascii_lowercase(), part.to_lowercase());
    Box::new(
        lower(exchanges::reference)
            .like(ascii)
            .escape('!')
            .or(lower(exchanges::reference).like(all).escape('!')),
    )
}

/// All exchanges of a filter, in no order.
fn matching(actor: &Actor, filter: &Filter) -> Selected {
    use exchanges as t;
    let mut query = t::table.filter(visible!(t, actor)).into_boxed();
    query = match filter.place {
        Place::List => query.filter(t::deleted_at.is_null()),
        Place::Bin => query.filter(t::deleted_at.is_not_null()),
    };
    if let Some(state) = filter.state {
        query = query.filter(t::state.eq(state));
    }
    if let Some(event) = filter.event {
        query = query.filter(t::event_id.eq(event));
    }
    if let Some(person) = filter.person {
        let met = exchange_people::table
            .filter(exchange_people::person_id.eq(person))
            .select(exchange_people::exchange_id);
        query = query.filter(t::id.eq_any(met));
    }
    if let Some(from) = filter.from {
        query = query.filter(t::held_on.ge(from));
    }
    if let Some(to) = filter.to {
        query = query.filter(t::held_on.le(to));
    }
    if let Some(by) = filter.follow_up_by {
        query = query.filter(t::follow_up_on.le(by));
    }
    if let Some(part) = &filter.reference {
        // Numbered exchanges are few: an index holds them alone.
        query = query.filter(t::reference.ne("")).filter(contains(part));
    }
    broad(query, actor, filter)
}

/// Adds the conditions that many exchanges meet. Beside a narrower one they are put so
/// that no index serves them: SQLite knows nothing of how many rows a value has, and
/// would as soon go through all calls as through all exchanges with one State.
fn broad(mut query: Selected, actor: &Actor, filter: &Filter) -> Selected {
    use exchanges as t;
    let narrow = filter.state.is_some()
        || filter.event.is_some()
        || filter.person.is_some()
        || filter.follow_up_by.is_some()
        || filter.place == Place::Bin;
    // Of a million exchanges an observer reads few: those have an index of their own.
    let only = match actor.readable_markings().as_slice() {
        [one] => Some(*one),
        _ => None,
    };
    let marking = filter.marking.or(only.filter(|_| !narrow));
    if let Some(marking) = marking {
        let others = Marking::ALL
            .iter()
            .copied()
            .filter(|other| *other != marking);
        query = if narrow {
            query.filter(t::marking.ne_all(others.collect::<Vec<_>>()))
        } else {
            query.filter(t::marking.eq(marking))
        };
    }
    let served = narrow || marking.is_some();
    if let Some(kind) = filter.kind {
        query = if served {
            query.filter(t::kind.concat("").eq(kind.as_str()))
        } else {
            query.filter(t::kind.eq(kind))
        };
    }
    if let Some(activity) = filter.activity {
        query = if served {
            query.filter((t::activity_id + 0).eq(activity.0))
        } else {
            query.filter(t::activity_id.eq(activity))
        };
    }
    if let Some(team) = filter.team {
        query = if served || filter.activity.is_some() || filter.kind.is_some() {
            query.filter((t::team_id + 0).eq(team.0))
        } else {
            query.filter(t::team_id.eq(team))
        };
    }
    query
}

fn ordered(query: Selected, filter: &Filter, after: Option<&Cursor>) -> Selected {
    use exchanges as t;
    if filter.place == Place::Bin {
        let query = query.order_by((t::deleted_at.desc(), t::id.desc()));
        let Some((at, id)) = after.and_then(|after| Some((moment(&after.key)?, after.id))) else {
            return query;
        };
        return query
            .filter(t::deleted_at.le(at))
            .filter(t::deleted_at.lt(at).or(t::id.lt(id)));
    }
    let day = after.and_then(|after| Some((after.key.parse::<NaiveDate>().ok()?, after.id)));
    if filter.follow_up_by.is_some() {
        let query = query.order_by((t::follow_up_on.asc(), t::id.asc()));
        let Some((day, id)) = day else { return query };
        return query
            .filter(t::follow_up_on.ge(day))
            .filter(t::follow_up_on.gt(day).or(t::id.gt(id)));
    }
    let query = query.order_by((t::held_on.desc(), t::id.desc()));
    let Some((day, id)) = day else { return query };
    query
        .filter(t::held_on.le(day))
        .filter(t::held_on.lt(day).or(t::id.lt(id)))
}

diesel::define_sql_function! {
    /// The text in small letters.
    fn lower(text: diesel::sql_types::Text) -> diesel::sql_types::Text;
}
