//! The words of people, their offices and how they stand to each other.

use chrono::NaiveDate;
use diesel::prelude::*;
use diesel::sql_types::{Date, Nullable, Text};

use super::{Line, Passage, Wanted, passage};
use crate::auth::Actor;
use crate::db::Conn;
use crate::db::schema::{
    organisation_words, organisations, people, person_words, post_words, posts, relation_words,
    relations,
};
use crate::db::words::holds;
use crate::treaty::Iso3;
use crate::{known_relations, visible};

/// In whose name, or the note on whom, the words stand.
pub(super) fn people_with(
    conn: &mut Conn,
    actor: &Actor,
    query: &str,
    wanted: Wanted,
) -> QueryResult<Vec<Passage>> {
    hits!(
        conn,
        query,
        wanted,
        person_words,
        person_words::table
            .inner_join(people::table.on(people::id.eq(person_words::rowid)))
            .filter(visible!(people, actor))
            .filter(people::deleted_at.is_null()),
        (
            people::id,
            people::id,
            people::given_name.concat(" ").concat(people::family_name),
            None::<Iso3>.into_sql::<Nullable<Text>>(),
            None::<NaiveDate>.into_sql::<Nullable<Date>>(),
            people::note
        )
    )
}

/// In whose note or source the words stand.
pub(super) fn relations_with(
    conn: &mut Conn,
    actor: &Actor,
    query: &str,
    wanted: Wanted,
) -> QueryResult<Vec<Passage>> {
    hits!(
        conn,
        query,
        wanted,
        relation_words,
        relation_words::table
            .inner_join(relations::table.on(relations::id.eq(relation_words::rowid)))
            .filter(visible!(relations, actor))
            .filter(known_relations!(actor)),
        (
            relations::id,
            relations::id,
            "".into_sql::<Text>(),
            None::<Iso3>.into_sql::<Nullable<Text>>(),
            relations::since,
            relations::note.concat(" ").concat(relations::source)
        )
    )
}

/// In whose title the words stand.
pub(super) fn posts_with(
    conn: &mut Conn,
    _: &Actor,
    query: &str,
    wanted: Wanted,
) -> QueryResult<Vec<Passage>> {
    hits!(
        conn,
        query,
        wanted,
        post_words,
        post_words::table
            .inner_join(posts::table.on(posts::id.eq(post_words::rowid)))
            .inner_join(organisations::table.on(organisations::id.eq(posts::organisation_id)))
            .filter(posts::deleted_at.is_null())
            .filter(organisations::deleted_at.is_null()),
        (
            posts::id,
            posts::id,
            posts::title,
            None::<Iso3>.into_sql::<Nullable<Text>>(),
            None::<NaiveDate>.into_sql::<Nullable<Date>>(),
            organisations::name
        )
    )
}

/// In whose name or place the words stand.
pub(super) fn organisations_with(
    conn: &mut Conn,
    _: &Actor,
    query: &str,
    wanted: Wanted,
) -> QueryResult<Vec<Passage>> {
    hits!(
        conn,
        query,
        wanted,
        organisation_words,
        organisation_words::table
            .inner_join(organisations::table.on(organisations::id.eq(organisation_words::rowid)))
            .filter(organisations::deleted_at.is_null()),
        (
            organisations::id,
            organisations::id,
            organisations::name,
            organisations::state,
            None::<NaiveDate>.into_sql::<Nullable<Date>>(),
            organisations::place
        )
    )
}
