//! Lists of organisations, and one organisation with its posts and their holders.

use std::collections::HashMap;

use chrono::NaiveDate;
use diesel::dsl::count_star;
use diesel::prelude::*;

use super::super::forms::OrganisationFilter;
use super::super::model::{Organisation, OrganisationId, PersonName, Post, PostId, Tenure};
use super::named::IDS_AT_ONCE;
use super::people::TENURE;
use super::{COUNTED, beginning_with};
use crate::auth::{Actor, Marking};
use crate::db::schema::{organisations as orgs, people, posts, tenures};
use crate::db::types::Moment;
use crate::db::{Conn, ConnBackend};
use crate::error::AppError;
use crate::visible;
use crate::web::table::Cursor;

/// The organisations of a filter by name, from the cursor on, at most `limit`.
pub fn organisations(
    conn: &mut Conn,
    filter: &OrganisationFilter,
    after: Option<&Cursor>,
    limit: usize,
) -> Result<Vec<Organisation>, AppError> {
    let mut query = filtered(filter);
    if let Some(after) = after {
        query = query.filter(orgs::sort_key.ge(after.key.clone())).filter(
            orgs::sort_key
                .gt(after.key.clone())
                .or(orgs::id.gt(after.id)),
        );
    }
    Ok(query
        .order((orgs::sort_key, orgs::id))
        .limit(i64::try_from(limit).unwrap_or(i64::MAX))
        .select(ORGANISATION)
        .load(conn)?)
}

/// How many organisations a filter has, at most one more than [`COUNTED`].
pub fn count_organisations(
    conn: &mut Conn,
    filter: &OrganisationFilter,
) -> Result<usize, AppError> {
    let ids: Vec<OrganisationId> = filtered(filter)
        .select(orgs::id)
        .limit(i64::try_from(COUNTED + 1).unwrap_or(i64::MAX))
        .load(conn)?;
    Ok(ids.len())
}

/// How many posts each organisation has.
pub fn count_posts(
    conn: &mut Conn,
    ids: &[OrganisationId],
) -> Result<HashMap<OrganisationId, i64>, AppError> {
    let mut counts = HashMap::with_capacity(ids.len());
    for ids in ids.chunks(IDS_AT_ONCE) {
        let rows: Vec<(OrganisationId, i64)> = posts::table
            .filter(posts::organisation_id.eq_any(ids))
            .filter(posts::deleted_at.is_null())
            .group_by(posts::organisation_id)
            .select((posts::organisation_id, count_star()))
            .load(conn)?;
        counts.extend(rows);
    }
    Ok(counts)
}

/// An organisation.
pub fn organisation(conn: &mut Conn, id: OrganisationId) -> Result<Organisation, AppError> {
    Ok(orgs::table
        .filter(orgs::id.eq(id))
        .filter(orgs::deleted_at.is_null())
        .select(ORGANISATION)
        .first(conn)?)
}

/// The posts of an organisation, those in the bin too, from the oldest.
pub fn posts_of(conn: &mut Conn, id: OrganisationId) -> Result<Vec<Post>, AppError> {
    Ok(posts::table
        .filter(posts::organisation_id.eq(id))
        .order(posts::id)
        .select(POST)
        .load(conn)?)
}

/// A post that is not in the bin, of an organisation that is not either.
pub fn post(conn: &mut Conn, id: PostId) -> Result<Post, AppError> {
    Ok(posts::table
        .inner_join(orgs::table)
        .filter(posts::id.eq(id))
        .filter(posts::deleted_at.is_null())
        .filter(orgs::deleted_at.is_null())
        .select(POST)
        .first(conn)?)
}

/// The tenures of an organisation's posts with the names of the holders, as far as
/// the actor may read them; the latest first, and of a long history the last part.
pub fn holders(
    conn: &mut Conn,
    actor: &Actor,
    id: OrganisationId,
) -> Result<Vec<(Tenure, PersonName, Marking)>, AppError> {
    Ok(tenures::table
        .inner_join(people::table)
        .inner_join(posts::table.inner_join(orgs::table))
        .filter(posts::organisation_id.eq(id))
        .filter(posts::deleted_at.is_null())
        .filter(people::deleted_at.is_null())
        .filter(visible!(people, actor))
        .order(tenures::id.desc())
        .limit(500)
        .select((
            TENURE,
            (people::honorific, people::given_name, people::family_name),
            people::marking,
        ))
        .load(conn)?)
}

/// A post that is not in the bin, with its organisation.
///
/// # Errors
/// [`AppError::NotFound`] where there is none, or the database fails.
pub fn post_at(conn: &mut Conn, id: PostId) -> Result<(Post, Organisation), AppError> {
    Ok(posts::table
        .inner_join(orgs::table)
        .filter(posts::id.eq(id))
        .filter(posts::deleted_at.is_null())
        .filter(orgs::deleted_at.is_null())
        .select((POST, ORGANISATION))
        .first(conn)?)
}

/// The tenures of a post with the names of the holders, as far as the actor may read them;
/// of a long history the last part.
///
/// # Errors
/// The database fails.
pub fn holders_of_post(
    conn: &mut Conn,
    actor: &Actor,
    id: PostId,
) -> Result<Vec<(Tenure, PersonName, Marking)>, AppError> {
    Ok(tenures::table
        .inner_join(people::table)
        .inner_join(posts::table.inner_join(orgs::table))
        .filter(posts::id.eq(id))
        .filter(people::deleted_at.is_null())
        .filter(visible!(people, actor))
        .order(tenures::id.desc())
        .limit(200)
        .select((
            TENURE,
            (people::honorific, people::given_name, people::family_name),
            people::marking,
        ))
        .load(conn)?)
}

/// Someone the actor may read who holds a post on a day, or will.
pub fn holder_of(
    conn: &mut Conn,
    actor: &Actor,
    id: PostId,
    on: NaiveDate,
) -> Result<Option<PersonName>, AppError> {
    Ok(tenures::table
        .inner_join(people::table)
        .filter(tenures::post_id.eq(id))
        .filter(tenures::ends_on.is_null().or(tenures::ends_on.ge(on)))
        .filter(people::deleted_at.is_null())
        .filter(visible!(people, actor))
        .order(tenures::id)
        .select((people::honorific, people::given_name, people::family_name))
        .first(conn)
        .optional()?)
}

/// The organisations in the bin, the latest first.
pub fn binned_organisations(
    conn: &mut Conn,
    limit: i64,
) -> Result<Vec<(Organisation, Option<Moment>)>, AppError> {
    Ok(orgs::table
        .filter(orgs::deleted_at.is_not_null())
        .order((orgs::deleted_at.desc(), orgs::id.desc()))
        .limit(limit)
        .select((ORGANISATION, orgs::deleted_at))
        .load(conn)?)
}

type OrganisationColumns = (
    orgs::id,
    orgs::sort_key,
    orgs::kind,
    orgs::name,
    orgs::state,
    orgs::place,
    orgs::version,
);

const ORGANISATION: OrganisationColumns = (
    orgs::id,
    orgs::sort_key,
    orgs::kind,
    orgs::name,
    orgs::state,
    orgs::place,
    orgs::version,
);

type PostColumns = (
    posts::id,
    posts::organisation_id,
    posts::title,
    posts::email,
    posts::version,
    posts::deleted_at,
    posts::title_fr,
    posts::title_es,
);

const POST: PostColumns = (
    posts::id,
    posts::organisation_id,
    posts::title,
    posts::email,
    posts::version,
    posts::deleted_at,
    posts::title_fr,
    posts::title_es,
);

fn filtered<'a>(filter: &OrganisationFilter) -> orgs::BoxedQuery<'a, ConnBackend> {
    let mut query = orgs::table.filter(orgs::deleted_at.is_null()).into_boxed();
    if !filter.q.is_empty() {
        let (from, to) = beginning_with(&filter.q);
        query = if filter.states_of_q.is_empty() {
            query.filter(orgs::sort_key.between(from, to))
        } else {
            query.filter(
                orgs::sort_key
                    .between(from, to)
                    .or(orgs::state.eq_any(filter.states_of_q.clone())),
            )
        };
    }
    if let Some(kind) = filter.kind {
        query = query.filter(orgs::kind.eq(kind));
    }
    if let Some(state) = filter.state {
        query = query.filter(orgs::state.eq(state));
    }
    query
}
