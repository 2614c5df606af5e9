//! People by their ids, for the features that speak of them.

use std::collections::HashMap;

use diesel::prelude::*;

use super::super::model::{PersonId, PersonName};
use crate::auth::Actor;
use crate::db::Conn;
use crate::db::schema::{organisations, people, posts, tenures};
use crate::error::AppError;
use crate::treaty::Iso3;
use crate::visible;

/// The databases allow only so many values in one question.
pub(super) const IDS_AT_ONCE: usize = 10_000;

/// Those of `ids` the actor may read, by name: id, full name, and "post, organisation"
/// of the post held now or else last.
///
/// # Errors
/// The database fails.
pub fn people_named(
    conn: &mut Conn,
    actor: &Actor,
    ids: &[PersonId],
) -> Result<Vec<(PersonId, String, String)>, AppError> {
    let mut named = Vec::with_capacity(ids.len());
    for ids in ids.chunks(IDS_AT_ONCE) {
        let rows: Vec<(PersonId, String, PersonName)> = people::table
            .filter(people::id.eq_any(ids))
            .filter(visible!(people, actor))
            .filter(people::deleted_at.is_null())
            .select((
                people::id,
                people::sort_key,
                (people::honorific, people::given_name, people::family_name),
            ))
            .load(conn)?;
        named.extend(rows);
    }
    named.sort_by(|a, b| (&a.1, a.0).cmp(&(&b.1, b.0)));
    let ids: Vec<_> = named.iter().map(|row| row.0).collect();
    let mut offices = offices(conn, &ids)?;
    Ok(named
        .into_iter()
        .map(|(id, _, name)| (id, name.full(), offices.remove(&id).unwrap_or_default()))
        .collect())
}

/// "Post, organisation" of each person's post: the one held now or else last. The ids
/// are of people the actor may read.
pub(super) fn offices(
    conn: &mut Conn,
    ids: &[PersonId],
) -> Result<HashMap<PersonId, String>, AppError> {
    let found = offices_of(conn, ids)?.into_iter();
    Ok(found.map(|(id, (office, _))| (id, office)).collect())
}

/// The same with the State whose office it is, if it is a State's. The ids are of people the
/// actor may read.
///
/// # Errors
/// The database fails.
pub fn offices_of(
    conn: &mut Conn,
    ids: &[PersonId],
) -> Result<HashMap<PersonId, (String, Option<Iso3>)>, AppError> {
    type Row = (PersonId, String, String, Option<Iso3>, bool);
    let mut offices = HashMap::with_capacity(ids.len());
    for ids in ids.chunks(IDS_AT_ONCE) {
        // In this order the last row of a person is the one to keep.
        let rows: Vec<Row> = tenures::table
            .inner_join(posts::table.inner_join(organisations::table))
            .filter(tenures::person_id.eq_any(ids))
            .filter(posts::deleted_at.is_null())
            .filter(organisations::deleted_at.is_null())
            .order((tenures::ends_on, tenures::starts_on, tenures::id))
            .select((
                tenures::person_id,
                posts::title,
                organisations::name,
                organisations::state,
                tenures::ends_on.is_null(),
            ))
            .load(conn)?;
        // The databases do not agree where an open end sorts.
        let (open, ended): (Vec<_>, Vec<_>) = rows.into_iter().partition(|row| row.4);
        for (person, title, organisation, state, _) in ended.into_iter().chain(open) {
            offices.insert(person, (format!("{title}, {organisation}"), state));
        }
    }
    Ok(offices)
}
