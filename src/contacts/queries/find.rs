//! What the fields that are filled by typing ask, and the search.

use std::collections::HashSet;

use chrono::NaiveDate;
use diesel::prelude::*;

use super::super::forms::{OrganisationFilter, PeopleFilter, search_key};
use super::super::model::{Holding, Organisation, PersonId, PersonLine, PersonName, PostId};
use super::beginning_with;
use super::named::offices;
use super::{organisations as list_organisations, people as list_people};
use crate::auth::Actor;
use crate::db::Conn;
use crate::db::schema::{organisations, people, post_words, posts};
use crate::db::words::{Asked, holds};
use crate::error::AppError;
use crate::i18n::sort_key;
use crate::states::Facts;
use crate::treaty::Iso3;
use crate::visible;

/// How many are offered as those who may have said something.
const SPEAKERS: usize = 40;

/// People whose family or given name begins with `q`: those of the State first, then by
/// family name, then by given name. Id, full name, "post, organisation".
///
/// # Errors
/// The database fails.
pub fn find_people(
    conn: &mut Conn,
    actor: &Actor,
    q: &str,
    state: Option<Iso3>,
    limit: usize,
    today: NaiveDate,
) -> Result<Vec<(PersonId, String, String)>, AppError> {
    let q = search_key(q);
    if q.is_empty() {
        return Ok(Vec::new());
    }
    let filter = |state| PeopleFilter {
        q: q.clone(),
        state,
        ..PeopleFilter::default()
    };
    let mut found: Vec<(PersonId, PersonName)> = Vec::new();
    let named = |lines: Vec<PersonLine>| lines.into_iter().map(|line| (line.id, line.name));
    if state.is_some() {
        let lines = list_people(conn, actor, &filter(state), today, None, limit)?;
        found.extend(named(lines));
    }
    if q.contains('@') {
        let lines = list_people(conn, actor, &filter(None), today, None, limit)?;
        found.extend(named(lines));
    } else if found.len() < limit {
        found.extend(by_name(conn, actor, &q, limit)?);
    }
    let mut seen = HashSet::new();
    found.retain(|(id, _)| seen.insert(*id));
    found.truncate(limit);
    let ids: Vec<_> = found.iter().map(|(id, _)| *id).collect();
    let mut offices = offices(conn, &ids)?;
    Ok(found
        .into_iter()
        .map(|(id, name)| (id, name.full(), offices.remove(&id).unwrap_or_default()))
        .collect())
}

/// Who speaks for a State: those who hold a post of it now, by name, each with the office.
///
/// # Errors
/// The database fails.
pub fn speakers_of(
    conn: &mut Conn,
    actor: &Actor,
    state: Iso3,
    today: NaiveDate,
) -> Result<Vec<String>, AppError> {
    let filter = PeopleFilter {
        state: Some(state),
        holding: Some(Holding::Current),
        ..PeopleFilter::default()
    };
    let lines = list_people(conn, actor, &filter, today, None, SPEAKERS)?;
    let ids: Vec<_> = lines.iter().map(|line| line.id).collect();
    let mut offices = offices(conn, &ids)?;
    let told = lines.into_iter().map(|line| {
        let office = offices.remove(&line.id).unwrap_or_default();
        [line.name.full(), office]
            .join(", ")
            .trim_end_matches(", ")
            .to_owned()
    });
    Ok(told.collect())
}

/// Posts whose title, organisation or State begins with `q`: those of the State, and
/// of others only where it has none. Id, title, organisation.
///
/// # Errors
/// The database fails.
pub fn find_posts(
    conn: &mut Conn,
    facts: &Facts,
    q: &str,
    state: Option<Iso3>,
    limit: usize,
) -> Result<Vec<(PostId, String, String)>, AppError> {
    let q = search_key(q);
    if q.is_empty() {
        return Ok(Vec::new());
    }
    let mut found = Vec::new();
    if let Some(state) = state {
        found = posts_of_state(conn, state, &q)?;
    }
    if found.is_empty() {
        let states = states_called(facts, &q);
        found.extend(posts_by_organisation(conn, &q, &states, limit)?);
        found.extend(posts_by_title(conn, &q, limit)?);
    }
    let mut seen = HashSet::new();
    found.retain(|(id, _, _)| seen.insert(*id));
    found.truncate(limit);
    Ok(found)
}

/// Organisations whose name or State begins with `q`, by name.
///
/// # Errors
/// The database fails.
pub fn find_organisations(
    conn: &mut Conn,
    facts: &Facts,
    q: &str,
    limit: usize,
) -> Result<Vec<Organisation>, AppError> {
    let q = search_key(q);
    if q.is_empty() {
        return Ok(Vec::new());
    }
    let filter = OrganisationFilter {
        states_of_q: states_called(facts, &q),
        q,
        ..OrganisationFilter::default()
    };
    list_organisations(conn, &filter, None, limit)
}

/// Posts by their ids: id, title, organisation.
///
/// # Errors
/// The database fails.
pub fn posts_named(
    conn: &mut Conn,
    ids: &[PostId],
) -> Result<Vec<(PostId, String, String)>, AppError> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    Ok(posts::table
        .inner_join(organisations::table)
        .filter(posts::id.eq_any(ids))
        .filter(posts::deleted_at.is_null())
        .filter(organisations::deleted_at.is_null())
        .order(posts::id)
        .select((posts::id, posts::title, organisations::name))
        .load(conn)?)
}

/// States of whose name a word begins with `key`, in any of the three languages.
pub(crate) fn states_called(facts: &Facts, key: &str) -> Vec<Iso3> {
    facts
        .by_name(crate::i18n::Lang::En)
        .filter(|state| state.names.iter().any(|name| fit(name, key).is_some()))
        .map(|state| state.iso3)
        .collect()
}

/// How a text fits a key: 0 where it begins with it, 1 where a word of it does.
pub(crate) fn fit(text: &str, key: &str) -> Option<u8> {
    let text = sort_key(text);
    if text.starts_with(key) {
        return Some(0);
    }
    let in_a_word = text.match_indices(key).any(|(at, _)| {
        text.get(..at)
            .and_then(|before| before.chars().next_back())
            .is_some_and(|before| !before.is_alphanumeric())
    });
    in_a_word.then_some(1)
}

/// Two ranges of two indexes, one after the other: an "or" of both would gather all
/// who fit before it could sort them.
fn by_name(
    conn: &mut Conn,
    actor: &Actor,
    q: &str,
    limit: usize,
) -> Result<Vec<(PersonId, PersonName)>, AppError> {
    let (from, to) = beginning_with(q);
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    let columns = (
        people::id,
        (people::honorific, people::given_name, people::family_name),
    );
    let readable = people::table
        .filter(visible!(people, actor))
        .filter(people::deleted_at.is_null())
        .select(columns)
        .limit(limit);
    let mut found: Vec<(PersonId, PersonName)> = readable
        .filter(people::sort_key.between(&from, &to))
        .order((people::sort_key, people::id))
        .load(conn)?;
    let given: Vec<(PersonId, PersonName)> = readable
        .filter(people::given_key.between(&from, &to))
        .order((people::given_key, people::id))
        .load(conn)?;
    found.extend(given);
    Ok(found)
}

/// A State's posts are few enough to look for any word of title or organisation.
fn posts_of_state(
    conn: &mut Conn,
    state: Iso3,
    q: &str,
) -> Result<Vec<(PostId, String, String)>, AppError> {
    let rows: Vec<(PostId, String, String)> = posts::table
        .inner_join(organisations::table)
        .filter(organisations::state.eq(state))
        .filter(posts::deleted_at.is_null())
        .filter(organisations::deleted_at.is_null())
        .order((organisations::sort_key, posts::id))
        .limit(1000)
        .select((posts::id, posts::title, organisations::name))
        .load(conn)?;
    Ok(rows
        .into_iter()
        .filter(|(_, title, organisation)| {
            fit(title, q).is_some() || fit(organisation, q).is_some()
        })
        .collect())
}

fn posts_by_organisation(
    conn: &mut Conn,
    q: &str,
    states: &[Iso3],
    limit: usize,
) -> Result<Vec<(PostId, String, String)>, AppError> {
    let (from, to) = beginning_with(q);
    Ok(posts::table
        .inner_join(organisations::table)
        .filter(
            organisations::sort_key
                .between(from, to)
                .or(organisations::state.eq_any(states)),
        )
        .filter(posts::deleted_at.is_null())
        .filter(organisations::deleted_at.is_null())
        .order((organisations::sort_key, posts::id))
        .limit(i64::try_from(limit).unwrap_or(i64::MAX))
        .select((posts::id, posts::title, organisations::name))
        .load(conn)?)
}

fn posts_by_title(
    conn: &mut Conn,
    q: &str,
    limit: usize,
) -> Result<Vec<(PostId, String, String)>, AppError> {
    let Some(asked) = Asked::parse(q) else {
        return Ok(Vec::new());
    };
    let query = asked.query(conn, None);
    Ok(posts::table
        .inner_join(organisations::table)
        .inner_join(post_words::table.on(post_words::rowid.eq(posts::id)))
        .filter(holds(query, post_words::all))
        .filter(posts::deleted_at.is_null())
        .filter(organisations::deleted_at.is_null())
        .order(posts::id)
        .limit(i64::try_from(limit).unwrap_or(i64::MAX))
        .select((posts::id, posts::title, organisations::name))
        .load(conn)?)
}

#[cfg(test)]
mod tests {
    use super::fit;

    #[test]
    fn a_text_fits_by_its_beginning_or_by_that_of_a_word() {
        assert_eq!(fit("Côte d’Ivoire", "cote"), Some(0));
        assert_eq!(fit("Congo (Democratic Republic of the)", "democ"), Some(1));
        assert_eq!(fit("Guinée-Bissau", "bissau"), Some(1));
        assert_eq!(fit("Niger", "iger"), None);
    }
}
