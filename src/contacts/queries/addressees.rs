//! To whom mail to a State goes.

use std::collections::{BTreeMap, HashSet};

use chrono::NaiveDate;
use diesel::prelude::*;

use super::super::addressing::Addressing;
use super::super::model::{Addressee, Greeting, OrganisationKind, PersonId, PersonName, PostId};
use crate::auth::Actor;
use crate::db::Conn;
use crate::db::schema::{organisations, people, posts, tenures};
use crate::error::AppError;
use crate::i18n::Lang;
use crate::treaty::Iso3;
use crate::visible;

/// Candidates with their rank: the kind of organisation, people before mailboxes, the
/// oldest post, the longest-serving holder.
type Ranked = (OrganisationKind, bool, PostId, Option<NaiveDate>);

/// A holder: the organisation, the post and since when, the person.
type HolderRow = (
    (OrganisationKind, String, Option<Iso3>),
    (PostId, Option<NaiveDate>),
    (PersonId, PersonName, Option<String>, Lang, Addressing),
);

/// For each of `states` the one to write to on a day, by State: its mission in Geneva
/// first, then New York, then the capital, then others; in each the holder of a post
/// with an address before a post's own mailbox. Holders come through the rights layer.
/// A State without any address is left out.
///
/// # Errors
/// The database fails.
pub fn addressees(
    conn: &mut Conn,
    actor: &Actor,
    states: &[Iso3],
    on: NaiveDate,
) -> Result<Vec<Addressee>, AppError> {
    // Nearly every State has a mission in Geneva with an address; the rest of a large
    // address book is read only for those that have none.
    let (first, others) = OrganisationKind::ALL.split_at(1);
    let mut best = candidates(conn, actor, states, first, on)?;
    let missing: Vec<_> = states
        .iter()
        .filter(|state| !best.contains_key(state))
        .copied()
        .collect();
    if !missing.is_empty() {
        best.extend(candidates(conn, actor, &missing, others, on)?);
    }
    Ok(best.into_values().map(|(_, addressee)| addressee).collect())
}

/// Everyone a mail to one State could go to on a day, at most `limit` of them, in the
/// order in which [`addressees`] prefers them.
///
/// # Errors
/// The database fails.
pub fn addressees_of(
    conn: &mut Conn,
    actor: &Actor,
    state: Iso3,
    on: NaiveDate,
    limit: usize,
) -> Result<Vec<Addressee>, AppError> {
    let mut ranked = holders(conn, actor, &[state], OrganisationKind::ALL, on)?;
    ranked.extend(mailboxes(conn, &[state], OrganisationKind::ALL)?);
    ranked.sort_by_key(|(rank, _)| *rank);
    ranked.truncate(limit);
    Ok(ranked.into_iter().map(|(_, addressee)| addressee).collect())
}

/// The States of `states` where somebody with an address is not to be mailed: where nobody
/// else has one, that is why.
///
/// # Errors
/// The database fails.
pub fn not_to_be_mailed(
    conn: &mut Conn,
    actor: &Actor,
    states: &[Iso3],
) -> Result<HashSet<Iso3>, AppError> {
    let found: Vec<Option<Iso3>> = tenures::table
        .inner_join(people::table)
        .inner_join(posts::table.inner_join(organisations::table))
        .filter(organisations::state.eq_any(states))
        .filter(people::email.is_not_null())
        .filter(people::do_not_mail.ne(""))
        .filter(people::deleted_at.is_null())
        .filter(visible!(people, actor))
        .select(organisations::state)
        .distinct()
        .load(conn)?;
    Ok(found.into_iter().flatten().collect())
}

fn candidates(
    conn: &mut Conn,
    actor: &Actor,
    states: &[Iso3],
    kinds: &[OrganisationKind],
    on: NaiveDate,
) -> Result<BTreeMap<Iso3, (Ranked, Addressee)>, AppError> {
    let mut best: BTreeMap<Iso3, (Ranked, Addressee)> = BTreeMap::new();
    let holders = holders(conn, actor, states, kinds, on)?;
    for (rank, addressee) in holders.into_iter().chain(mailboxes(conn, states, kinds)?) {
        let held = best.get(&addressee.state);
        if held.is_none_or(|(known, _)| rank < *known) {
            best.insert(addressee.state, (rank, addressee));
        }
    }
    Ok(best)
}

fn holders(
    conn: &mut Conn,
    actor: &Actor,
    states: &[Iso3],
    kinds: &[OrganisationKind],
    on: NaiveDate,
) -> Result<Vec<(Ranked, Addressee)>, AppError> {
    let rows: Vec<HolderRow> = tenures::table
        .inner_join(people::table)
        .inner_join(posts::table.inner_join(organisations::table))
        .filter(organisations::state.eq_any(states))
        .filter(organisations::kind.eq_any(kinds))
        .filter(organisations::deleted_at.is_null())
        .filter(posts::deleted_at.is_null())
        .filter(tenures::starts_on.is_null().or(tenures::starts_on.le(on)))
        .filter(tenures::ends_on.is_null().or(tenures::ends_on.ge(on)))
        .filter(people::email.is_not_null())
        .filter(people::do_not_mail.eq(""))
        .filter(people::deleted_at.is_null())
        .filter(visible!(people, actor))
        .select((
            (
                organisations::kind,
                organisations::name,
                organisations::state,
            ),
            (posts::id, tenures::starts_on),
            (
                people::id,
                (people::honorific, people::given_name, people::family_name),
                people::email,
                people::language,
                (people::rank, people::form_of_address),
            ),
        ))
        .load(conn)?;
    Ok(rows.into_iter().filter_map(holder).collect())
}

fn holder(row: HolderRow) -> Option<(Ranked, Addressee)> {
    let ((kind, organisation, state), (post, since), (person, name, email, language, addressing)) =
        row;
    let addressee = Addressee {
        state: state?,
        person_id: Some(person),
        post_id: Some(post),
        name: name.full(),
        email: email?,
        language,
        organisation,
        greeting: Greeting::Person(addressing, name.family),
    };
    Some(((kind, false, post, since), addressee))
}

fn mailboxes(
    conn: &mut Conn,
    states: &[Iso3],
    kinds: &[OrganisationKind],
) -> Result<Vec<(Ranked, Addressee)>, AppError> {
    type Row = (
        OrganisationKind,
        String,
        Option<Iso3>,
        PostId,
        String,
        Option<String>,
    );
    let rows: Vec<Row> = posts::table
        .inner_join(organisations::table)
        .filter(organisations::state.eq_any(states))
        .filter(organisations::kind.eq_any(kinds))
        .filter(organisations::deleted_at.is_null())
        .filter(posts::deleted_at.is_null())
        .filter(posts::email.is_not_null())
        .select((
            organisations::kind,
            organisations::name,
            organisations::state,
            posts::id,
            posts::title,
            posts::email,
        ))
        .load(conn)?;
    Ok(rows
        .into_iter()
        .filter_map(|(kind, organisation, state, post, title, email)| {
            let addressee = Addressee {
                state: state?,
                person_id: None,
                post_id: Some(post),
                name: title,
                email: email?,
                language: Lang::En,
                organisation,
                greeting: Greeting::Office,
            };
            Some(((kind, true, post, None), addressee))
        })
        .collect())
}
