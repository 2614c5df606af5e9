//! Reads for the lists of guests.

use chrono::NaiveDate;
use diesel::prelude::*;

use super::super::model::{EventId, Guest, GuestId};
use super::forms::Delegation;
use crate::contacts::{PersonId, PostId, Titles};
use crate::db::Conn;
use crate::db::schema::{event_guests, organisations, posts, tenures};
use crate::error::AppError;
use crate::i18n::Lang;
use crate::web::forms::Choice;

/// How many organisations a form offers.
const OFFERED: i64 = 300;

/// The organisations that are no State's, by name, as choices of a form.
pub(in crate::events) fn organisations_offered(conn: &mut Conn) -> Result<Vec<Choice>, AppError> {
    let rows: Vec<(i64, String)> = organisations::table
        .filter(organisations::state.is_null())
        .filter(organisations::deleted_at.is_null())
        .order((organisations::sort_key, organisations::id))
        .limit(OFFERED)
        .select((organisations::id, organisations::name))
        .load(conn)?;
    let choice = |(id, name): (i64, String)| Choice::new(id.to_string(), name);
    Ok(rows.into_iter().map(choice).collect())
}

/// The guest that stands for a delegation which has named nobody yet.
pub(in crate::events) fn unnamed(
    conn: &mut Conn,
    event: EventId,
    delegation: Delegation,
) -> Result<Option<GuestId>, AppError> {
    let query = event_guests::table
        .filter(event_guests::event_id.eq(event))
        .filter(event_guests::person_id.is_null())
        .filter(event_guests::name.eq(""))
        .select(event_guests::id)
        .into_boxed();
    let query = match delegation {
        Delegation::State(state) => query.filter(event_guests::state.eq(state)),
        Delegation::Organisation(id) => query.filter(event_guests::organisation_id.eq(id)),
    };
    Ok(query.first(conn).optional()?)
}

/// Calls guests, on a day, what their posts are called in a language: those of whom no function
/// is written or their title is, and the posts that keep a place. The guests are in sight.
pub(in crate::events) fn entitle(
    conn: &mut Conn,
    guests: &mut [Guest],
    lang: Lang,
    on: NaiveDate,
) -> Result<(), AppError> {
    let people: Vec<PersonId> = guests.iter().filter_map(|guest| guest.person_id).collect();
    let kept: Vec<PostId> = guests.iter().filter_map(|guest| guest.post_id).collect();
    let held: Vec<(PersonId, Titles)> = if people.is_empty() {
        Vec::new()
    } else {
        tenures::table
            .inner_join(posts::table)
            .filter(tenures::person_id.eq_any(people))
            .filter(tenures::starts_on.is_null().or(tenures::starts_on.le(on)))
            .filter(tenures::ends_on.is_null().or(tenures::ends_on.ge(on)))
            .filter(posts::deleted_at.is_null())
            .order(tenures::id)
            .select((
                tenures::person_id,
                (posts::title, posts::title_fr, posts::title_es),
            ))
            .load(conn)?
    };
    let keeping: Vec<(PostId, Titles)> = if kept.is_empty() {
        Vec::new()
    } else {
        posts::table
            .filter(posts::id.eq_any(kept))
            .select((posts::id, (posts::title, posts::title_fr, posts::title_es)))
            .load(conn)?
    };
    for guest in guests {
        if let Some(person) = guest.person_id {
            let own = held.iter().filter(|(id, _)| *id == person).map(|it| &it.1);
            let written = &guest.function;
            let found = own.rev().find(|it| written.is_empty() || it.is(written));
            if let Some(titles) = found {
                guest.function = titles.get(lang).to_owned();
            }
        } else if let Some(post) = guest.post_id
            && let Some((_, titles)) = keeping.iter().find(|(id, _)| *id == post)
            && titles.is(&guest.written)
        {
            titles.get(lang).clone_into(&mut guest.written);
        }
    }
    Ok(())
}
