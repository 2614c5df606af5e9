//! Lists of people, and one person with tenures and exchanges.

use chrono::NaiveDate;
use diesel::dsl::{exists, not};
use diesel::prelude::*;

use super::super::forms::PeopleFilter;
use super::super::model::{
    Holding, OrganisationId, OrganisationKind, Person, PersonId, PersonLine, PersonName, Tenure,
    TenureId,
};
use super::named::IDS_AT_ONCE;
use super::{COUNTED, beginning_with};
use crate::auth::{Actor, Marking};
use crate::db::schema::{exchange_people, exchanges, organisations, people, posts, tenures};
use crate::db::types::Moment;
use crate::db::{Conn, ConnBackend};
use crate::error::AppError;
use crate::treaty::Iso3;
use crate::visible;
use crate::web::table::Cursor;

/// A person in the bin.
#[derive(Debug, Clone, Queryable)]
pub struct BinnedPerson {
    /// The id.
    pub id: PersonId,
    /// The name.
    pub name: PersonName,
    /// Who may read it.
    pub marking: Marking,
    /// When it went there.
    pub deleted_at: Option<Moment>,
}

/// An exchange of a person.
#[derive(Debug, Clone, Queryable)]
pub struct ExchangeLine {
    /// The id.
    pub id: i64,
    /// The State it was with.
    pub state: Iso3,
    /// Its kind, in the word of the database.
    pub kind: String,
    /// The day.
    pub held_on: NaiveDate,
    /// What was said.
    pub summary: String,
    /// Who may read it.
    pub marking: Marking,
}

/// The people of a filter by name, from the cursor on, at most `limit`.
pub fn people(
    conn: &mut Conn,
    actor: &Actor,
    filter: &PeopleFilter,
    today: NaiveDate,
    after: Option<&Cursor>,
    limit: usize,
) -> Result<Vec<PersonLine>, AppError> {
    let mut query = filtered(actor, filter, today);
    if let Some(after) = after {
        // The first condition alone lets the index begin at the cursor.
        query = query.filter(people::sort_key.ge(after.key.clone())).filter(
            people::sort_key
                .gt(after.key.clone())
                .or(people::id.gt(after.id)),
        );
    }
    Ok(query
        .order((people::sort_key, people::id))
        .limit(i64::try_from(limit).unwrap_or(i64::MAX))
        .select((
            people::id,
            people::sort_key,
            (people::honorific, people::given_name, people::family_name),
            people::email,
            people::language,
            people::spoken,
            people::marking,
            people::team_id,
            people::version,
        ))
        .load(conn)?)
}

/// How many people a filter has, at most one more than [`COUNTED`].
pub fn count_people(
    conn: &mut Conn,
    actor: &Actor,
    filter: &PeopleFilter,
    today: NaiveDate,
) -> Result<usize, AppError> {
    let ids: Vec<PersonId> = filtered(actor, filter, today)
        .select(people::id)
        .limit(i64::try_from(COUNTED + 1).unwrap_or(i64::MAX))
        .load(conn)?;
    Ok(ids.len())
}

/// A person the actor may read.
pub fn person(conn: &mut Conn, actor: &Actor, id: PersonId) -> Result<Person, AppError> {
    Ok(people::table
        .filter(people::id.eq(id))
        .filter(visible!(people, actor))
        .filter(people::deleted_at.is_null())
        .select((
            people::id,
            (people::honorific, people::given_name, people::family_name),
            people::email,
            people::phone,
            people::language,
            people::spoken,
            people::note,
            people::marking,
            people::team_id,
            people::version,
            (people::rank, people::form_of_address),
            people::channel,
            people::do_not_mail,
        ))
        .first(conn)?)
}

/// The tenures of people the actor may read, each person's in no order.
pub fn tenures_of(conn: &mut Conn, ids: &[PersonId]) -> Result<Vec<Tenure>, AppError> {
    let mut found = Vec::with_capacity(ids.len());
    for ids in ids.chunks(IDS_AT_ONCE) {
        let rows: Vec<Tenure> = tenures::table
            .inner_join(posts::table.inner_join(organisations::table))
            .filter(tenures::person_id.eq_any(ids))
            .filter(posts::deleted_at.is_null())
            .filter(organisations::deleted_at.is_null())
            .select(TENURE)
            .load(conn)?;
        found.extend(rows);
    }
    Ok(found)
}

/// A tenure of a person the actor may read.
pub fn tenure(conn: &mut Conn, person: PersonId, id: TenureId) -> Result<Tenure, AppError> {
    Ok(tenures::table
        .inner_join(posts::table.inner_join(organisations::table))
        .filter(tenures::id.eq(id))
        .filter(tenures::person_id.eq(person))
        .filter(posts::deleted_at.is_null())
        .filter(organisations::deleted_at.is_null())
        .select(TENURE)
        .first(conn)?)
}

/// The latest exchanges of a person, as far as the actor may read them.
pub fn exchanges_of(
    conn: &mut Conn,
    actor: &Actor,
    person: PersonId,
    limit: usize,
) -> Result<Vec<ExchangeLine>, AppError> {
    Ok(exchange_people::table
        .inner_join(exchanges::table)
        .filter(exchange_people::person_id.eq(person))
        .filter(visible!(exchanges, actor))
        .filter(exchanges::deleted_at.is_null())
        .order((exchanges::held_on.desc(), exchanges::id.desc()))
        .limit(i64::try_from(limit).unwrap_or(i64::MAX))
        .select((
            exchanges::id,
            exchanges::state,
            exchanges::kind,
            exchanges::held_on,
            exchanges::summary,
            exchanges::marking,
        ))
        .load(conn)?)
}

/// Someone else the actor may read who has the same address. Those the actor may not
/// read stay unnamed and stand in nobody's way.
pub fn same_address(
    conn: &mut Conn,
    actor: &Actor,
    email: &str,
    but: Option<PersonId>,
) -> Result<Option<PersonName>, AppError> {
    Ok(people::table
        .filter(people::email_key.eq(email.to_lowercase()))
        .filter(people::id.ne(but.unwrap_or(PersonId(0))))
        .filter(visible!(people, actor))
        .filter(people::deleted_at.is_null())
        .order((people::sort_key, people::id))
        .select((people::honorific, people::given_name, people::family_name))
        .first(conn)
        .optional()?)
}

/// The people in the bin that the actor may read, the latest first.
pub fn binned_people(
    conn: &mut Conn,
    actor: &Actor,
    limit: i64,
) -> Result<Vec<BinnedPerson>, AppError> {
    Ok(people::table
        .filter(people::deleted_at.is_not_null())
        .filter(visible!(people, actor))
        .order((people::deleted_at.desc(), people::id.desc()))
        .limit(limit)
        .select((
            people::id,
            (people::honorific, people::given_name, people::family_name),
            people::marking,
            people::deleted_at,
        ))
        .load(conn)?)
}

type TenureColumns = (
    tenures::id,
    tenures::person_id,
    tenures::starts_on,
    tenures::ends_on,
    tenures::version,
    posts::id,
    posts::title,
    organisations::id,
    organisations::name,
    organisations::state,
);

pub(super) const TENURE: TenureColumns = (
    tenures::id,
    tenures::person_id,
    tenures::starts_on,
    tenures::ends_on,
    tenures::version,
    posts::id,
    posts::title,
    organisations::id,
    organisations::name,
    organisations::state,
);

/// The people of a filter whom the actor may read.
fn filtered<'a>(
    actor: &Actor,
    filter: &PeopleFilter,
    today: NaiveDate,
) -> people::BoxedQuery<'a, ConnBackend> {
    let mut query = people::table
        .filter(visible!(people, actor))
        .filter(people::deleted_at.is_null())
        .into_boxed();
    if actor.readable_markings() == [Marking::Public] && actor.restricted_team().0 == 0 {
        // Said once more without the "or": an observer's few people among many are
        // then found by the index on markings.
        query = query.filter(people::marking.eq(Marking::Public));
    }
    if !filter.q.is_empty() {
        let (from, to) = beginning_with(&filter.q);
        query = if filter.q.contains('@') {
            query.filter(people::email_key.between(from, to))
        } else {
            query.filter(
                people::sort_key
                    .between(from.clone(), to.clone())
                    .or(people::given_key.between(from, to)),
            )
        };
    }
    if filter.unmailed {
        query = query.filter(people::do_not_mail.ne(""));
    }
    if let Some(language) = filter.language {
        query = query.filter(people::language.eq(language));
    }
    if filter.state.is_some() || filter.kind.is_some() {
        held_there(query, filter, today)
    } else {
        held_anywhere(query, filter.holding, today)
    }
}

/// Narrows to those with a tenure in the organisations of the filter: from the few
/// organisations to their people.
fn held_there<'a>(
    query: people::BoxedQuery<'a, ConnBackend>,
    filter: &PeopleFilter,
    today: NaiveDate,
) -> people::BoxedQuery<'a, ConnBackend> {
    // Without a State all organisations, from the first id on: one shape of query
    // serves both, since subqueries cannot be boxed.
    let from = OrganisationId(filter.state.map_or(0, |_| i64::MAX));
    let kinds = match filter.kind {
        Some(kind) => vec![kind],
        None => OrganisationKind::ALL.to_vec(),
    };
    let holders = holders_of(kinds, filter.state, from);
    let current = holders
        .clone()
        .filter(
            tenures::starts_on
                .is_null()
                .or(tenures::starts_on.le(today)),
        )
        .filter(tenures::ends_on.is_null().or(tenures::ends_on.ge(today)));
    if filter.holding.is_none() && !filter.q.is_empty() {
        // Fewer are called so than are there: from the people to their organisations.
        return query.filter((people::id + 0).eq_any(holders));
    }
    match filter.holding {
        None => query.filter(people::id.eq_any(holders)),
        Some(Holding::Current) => query.filter(people::id.eq_any(current)),
        Some(Holding::Former) => query
            .filter(people::id.eq_any(holders.filter(tenures::ends_on.lt(today))))
            .filter(people::id.ne_all(current)),
        // Nobody without a post is anywhere.
        Some(Holding::NoPost) => query.filter(people::id.eq(PersonId(0))),
    }
}

/// Who holds or held a post in organisations of these kinds: the State's, and all from
/// an id on.
#[diesel::dsl::auto_type]
fn holders_of(kinds: Vec<OrganisationKind>, state: Option<Iso3>, from: OrganisationId) -> _ {
    let there = organisations::table
        .filter(organisations::deleted_at.is_null())
        .filter(organisations::kind.eq_any(kinds))
        .filter(
            organisations::state
                .eq(state)
                .or(organisations::id.ge(from)),
        )
        .select(organisations::id);
    let posts = posts::table
        .filter(posts::deleted_at.is_null())
        .filter(posts::organisation_id.eq_any(there))
        .select(posts::id);
    tenures::table
        .filter(tenures::post_id.eq_any(posts))
        .select(tenures::person_id)
}

/// Narrows by tenures wherever they are: from people, in the list's order, to their
/// tenures, so that a page is full after a few.
fn held_anywhere(
    query: people::BoxedQuery<'_, ConnBackend>,
    holding: Option<Holding>,
    today: NaiveDate,
) -> people::BoxedQuery<'_, ConnBackend> {
    let own = tenures::table.filter(tenures::person_id.eq(people::id));
    let running = own.filter(tenures::ends_on.is_null().or(tenures::ends_on.ge(today)));
    match holding {
        None => query,
        Some(Holding::Current) => query.filter(exists(
            running.filter(
                tenures::starts_on
                    .is_null()
                    .or(tenures::starts_on.le(today)),
            ),
        )),
        Some(Holding::Former) => query
            .filter(exists(own.filter(tenures::ends_on.lt(today))))
            .filter(not(exists(running))),
        // These may be none at all; then one pass over the tenures is less than a
        // look for each person.
        Some(Holding::NoPost) => {
            query.filter(people::id.ne_all(tenures::table.select(tenures::person_id)))
        }
    }
}
