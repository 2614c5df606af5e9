//! Reads of relations, all through the rights layer: a relation is known to those who may
//! read it and know of the people at both its ends.

use std::collections::HashMap;

use diesel::dsl::exists;
use diesel::prelude::*;

use super::model::{Ends, Relation, RelationId};
use crate::auth::Actor;
use crate::contacts::{OrganisationId, PersonId};
use crate::db::Conn;
use crate::db::schema::{organisations, people, posts, relations, tenures};
use crate::error::AppError;
use crate::treaty::Iso3;
use crate::visible;
use crate::web::forms::Choice;

/// How many organisations a form offers.
const OFFERED: i64 = 300;

/// Which relations the actor knows of.
#[macro_export]
macro_rules! known_relations {
    ($actor:expr) => {{
        use diesel::dsl::exists;
        use diesel::prelude::*;
        use $crate::db::schema::{people, relations};
        relations::deleted_at
            .is_null()
            .and($crate::visible!(relations, $actor))
            .and(exists(
                people::table
                    .filter(people::id.eq(relations::person_id))
                    .filter(people::deleted_at.is_null())
                    .filter($crate::visible!(people, $actor)),
            ))
            .and(
                relations::other_id.is_null().or(exists(
                    people::table
                        .filter(people::id.nullable().eq(relations::other_id))
                        .filter(people::deleted_at.is_null())
                        .filter($crate::visible!(people, $actor)),
                )),
            )
    }};
}

/// The columns of a [`Relation`].
macro_rules! columns {
    () => {
        (
            relations::id,
            relations::person_id,
            relations::kind,
            relations::other_id,
            relations::organisation_id,
            relations::since,
            relations::source,
            relations::note,
            relations::marking,
            relations::team_id,
            relations::version,
        )
    };
}

/// The relations of a person, from either end, at most `limit`.
///
/// # Errors
/// The database fails.
pub fn of_person(
    conn: &mut Conn,
    actor: &Actor,
    person: PersonId,
    limit: i64,
) -> Result<Vec<Relation>, AppError> {
    Ok(relations::table
        .filter(
            relations::person_id
                .eq(person)
                .or(relations::other_id.eq(person)),
        )
        .filter(visible!(relations, actor))
        .filter(known_relations!(actor))
        .order((relations::kind, relations::id))
        .limit(limit)
        .select(columns!())
        .load(conn)?)
}

/// The relations of several people, from either end, by the person: for a file.
///
/// # Errors
/// The database fails.
pub fn of_people(
    conn: &mut Conn,
    actor: &Actor,
    ids: &[PersonId],
) -> Result<HashMap<PersonId, Vec<Relation>>, AppError> {
    let mut found: HashMap<PersonId, Vec<Relation>> = HashMap::new();
    for chunk in ids.chunks(5000) {
        let rows: Vec<Relation> = relations::table
            .filter(
                relations::person_id
                    .eq_any(chunk)
                    .or(relations::other_id.eq_any(chunk)),
            )
            .filter(visible!(relations, actor))
            .filter(known_relations!(actor))
            .order((relations::kind, relations::id))
            .select(columns!())
            .load(conn)?;
        for row in rows {
            for end in [Some(row.person), row.other].into_iter().flatten() {
                let own = found.entry(end).or_default();
                if chunk.contains(&end) && !own.iter().any(|it| it.id == row.id) {
                    own.push(row.clone());
                }
            }
        }
    }
    Ok(found)
}

/// The relations to an organisation, at most `limit`.
///
/// # Errors
/// The database fails.
pub fn of_organisation(
    conn: &mut Conn,
    actor: &Actor,
    id: OrganisationId,
    limit: i64,
) -> Result<Vec<Relation>, AppError> {
    Ok(relations::table
        .filter(relations::organisation_id.eq(id))
        .filter(visible!(relations, actor))
        .filter(known_relations!(actor))
        .order((relations::kind, relations::id))
        .limit(limit)
        .select(columns!())
        .load(conn)?)
}

/// The relations of those who hold or held posts of a State, at most `limit`.
///
/// # Errors
/// The database fails.
pub fn of_state(
    conn: &mut Conn,
    actor: &Actor,
    state: Iso3,
    limit: i64,
) -> Result<Vec<Relation>, AppError> {
    let holds = exists(
        tenures::table
            .inner_join(posts::table.inner_join(organisations::table))
            .filter(organisations::state.eq(state))
            .filter(organisations::deleted_at.is_null())
            .filter(posts::deleted_at.is_null())
            .filter(tenures::ends_on.is_null())
            .filter(
                tenures::person_id
                    .eq(relations::person_id)
                    .or(tenures::person_id
                        .nullable()
                        .eq(relations::other_id)
                        .assume_not_null()),
            ),
    );
    Ok(relations::table
        .filter(holds)
        .filter(visible!(relations, actor))
        .filter(known_relations!(actor))
        .order((relations::kind, relations::id))
        .limit(limit)
        .select(columns!())
        .load(conn)?)
}

/// A relation the actor knows of.
pub(super) fn find(conn: &mut Conn, actor: &Actor, id: RelationId) -> Result<Relation, AppError> {
    Ok(relations::table
        .filter(relations::id.eq(id))
        .filter(visible!(relations, actor))
        .filter(known_relations!(actor))
        .select(columns!())
        .first(conn)?)
}

/// The names at the ends of relations the actor knows of.
///
/// # Errors
/// The database fails.
pub fn ends(conn: &mut Conn, actor: &Actor, relations: &[Relation]) -> Result<Ends, AppError> {
    if relations.is_empty() {
        return Ok(Ends::default());
    }
    let ids: Vec<PersonId> = relations
        .iter()
        .flat_map(|it| [Some(it.person), it.other])
        .flatten()
        .collect();
    let mut found = Ends::default();
    for ids in ids.chunks(5000) {
        let rows: Vec<_> = people::table
            .filter(people::id.eq_any(ids))
            .filter(visible!(people, actor))
            .filter(people::deleted_at.is_null())
            .select((
                people::id,
                (people::honorific, people::given_name, people::family_name),
            ))
            .load(conn)?;
        found.people.extend(rows);
    }
    let ids: Vec<OrganisationId> = relations.iter().filter_map(|it| it.organisation).collect();
    if !ids.is_empty() {
        found.organisations = organisations::table
            .filter(organisations::id.eq_any(ids))
            .filter(organisations::deleted_at.is_null())
            .select((organisations::id, organisations::name))
            .load(conn)?;
    }
    Ok(found)
}

/// The organisations that are no State's, by name, as choices of a form.
pub(super) fn organisations_offered(conn: &mut Conn) -> Result<Vec<Choice>, AppError> {
    let rows: Vec<(OrganisationId, String)> = organisations::table
        .filter(organisations::state.is_null())
        .filter(organisations::deleted_at.is_null())
        .order((organisations::sort_key, organisations::id))
        .limit(OFFERED)
        .select((organisations::id, organisations::name))
        .load(conn)?;
    let choice = |(id, name): (OrganisationId, String)| Choice::new(id.to_string(), name);
    Ok(rows.into_iter().map(choice).collect())
}
