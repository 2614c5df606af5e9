//! Keys of names that were made before a letter had its plain one are made anew.

use diesel::prelude::*;
use diesel::sql_types::Text;

use super::schema::{organisations, people, saved_views};
use super::{Conn, recorder};
use crate::error::AppError;
use crate::i18n::sort_key;

diesel::define_sql_function! {
    /// How many characters a text has.
    fn length(text: Text) -> diesel::sql_types::Integer;
}
diesel::define_sql_function! {
    /// How many bytes a text has: more than characters where one is not plain Latin.
    fn octet_length(text: Text) -> diesel::sql_types::Integer;
}

/// Makes the keys anew that are not in plain Latin letters: only those can differ. Nobody
/// changed anything, and so the audit says nothing of it.
pub(super) fn renew(conn: &mut Conn) -> Result<(), AppError> {
    recorder::switch(conn, false)?;
    people_keys(conn)?;
    organisation_keys(conn)?;
    view_keys(conn)?;
    recorder::switch(conn, true)
}

/// Not through the rights layer: nothing is read for anyone.
fn people_keys(conn: &mut Conn) -> Result<(), AppError> {
    let rows: Vec<(i64, String, String)> = people::table
        .filter(
            length(people::sort_key)
                .ne(octet_length(people::sort_key))
                .or(length(people::given_key).ne(octet_length(people::given_key))),
        )
        .select((people::id, people::sort_key, people::given_key))
        .load(conn)?;
    for (id, sort, given) in rows {
        let (new_sort, new_given) = (sort_key(&sort), sort_key(&given));
        if (&new_sort, &new_given) != (&sort, &given) {
            diesel::update(people::table.find(id))
                .set((
                    people::sort_key.eq(new_sort),
                    people::given_key.eq(new_given),
                ))
                .execute(conn)?;
        }
    }
    Ok(())
}

fn organisation_keys(conn: &mut Conn) -> Result<(), AppError> {
    let rows: Vec<(i64, String)> = organisations::table
        .filter(length(organisations::sort_key).ne(octet_length(organisations::sort_key)))
        .select((organisations::id, organisations::sort_key))
        .load(conn)?;
    for (id, old) in rows {
        let new = sort_key(&old);
        if new != old {
            diesel::update(organisations::table.find(id))
                .set(organisations::sort_key.eq(new))
                .execute(conn)?;
        }
    }
    Ok(())
}

/// Two views of a list may not have the same key: one whose new key is taken keeps its own.
fn view_keys(conn: &mut Conn) -> Result<(), AppError> {
    let rows: Vec<(i64, i64, String, String)> = saved_views::table
        .filter(length(saved_views::name_key).ne(octet_length(saved_views::name_key)))
        .select((
            saved_views::id,
            saved_views::user_id,
            saved_views::list,
            saved_views::name_key,
        ))
        .load(conn)?;
    for (id, user, list, old) in rows {
        let new = sort_key(&old);
        let taken = saved_views::table
            .filter(saved_views::user_id.eq(user))
            .filter(saved_views::list.eq(list))
            .filter(saved_views::name_key.eq(&new));
        if diesel::select(diesel::dsl::exists(taken)).get_result(conn)? {
            continue;
        }
        diesel::update(saved_views::table.find(id))
            .set(saved_views::name_key.eq(new))
            .execute(conn)?;
    }
    Ok(())
}
