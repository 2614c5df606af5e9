//! To whom mail to a State goes.

use std::collections::{BTreeMap, HashMap, HashSet};

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

/// Candidates with their rank: the place of the organisation's kind in the order, people
/// before mailboxes, the oldest post, the longest-serving holder.
type Ranked = (usize, bool, PostId, Option<NaiveDate>);

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
    addressees_by(conn, actor, states, on, &Choosing::default())
}

/// By which rule addressees are chosen.
#[derive(Debug, Clone)]
pub struct Choosing {
    /// The kinds of organisations, the first choice first.
    pub order: Vec<OrganisationKind>,
    /// Addresses that are not written to, in lower case.
    pub closed: HashSet<String>,
}

impl Default for Choosing {
    fn default() -> Self {
        Self {
            order: OrganisationKind::ALL.to_vec(),
            closed: HashSet::new(),
        }
    }
}

/// As [`addressees`], by a rule of one's own.
///
/// # Errors
/// The database fails.
pub fn addressees_by(
    conn: &mut Conn,
    actor: &Actor,
    states: &[Iso3],
    on: NaiveDate,
    by: &Choosing,
) -> Result<Vec<Addressee>, AppError> {
    // Nearly every State has an office of the first kind with an address; the rest of a
    // large address book is read only for those that have none.
    let (first, others) = by.order.split_at(by.order.len().min(1));
    let mut best = candidates(conn, actor, states, (first, by), on)?;
    let missing: Vec<_> = states
        .iter()
        .filter(|state| !best.contains_key(state))
        .copied()
        .collect();
    if !missing.is_empty() {
        best.extend(candidates(conn, actor, &missing, (others, by), on)?);
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
    let kinds = OrganisationKind::ALL;
    let mut ranked = holders(conn, actor, &[state], (kinds, kinds), on)?;
    ranked.extend(mailboxes(conn, &[state], (kinds, kinds))?);
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

/// The language that most of the people of each State read, as far as the actor knows
/// them: what an office is written to in, of whose readers nothing is known.
///
/// # Errors
/// The database fails.
pub fn languages_of(
    conn: &mut Conn,
    actor: &Actor,
    states: &[Iso3],
) -> Result<HashMap<Iso3, Lang>, AppError> {
    let rows: Vec<(Option<Iso3>, Lang)> = tenures::table
        .inner_join(people::table)
        .inner_join(posts::table.inner_join(organisations::table))
        .filter(organisations::state.eq_any(states))
        .filter(people::deleted_at.is_null())
        .filter(visible!(people, actor))
        .select((organisations::state, people::language))
        .load(conn)?;
    let mut counts: HashMap<(Iso3, Lang), i64> = HashMap::new();
    for (state, lang) in rows {
        if let Some(state) = state {
            *counts.entry((state, lang)).or_default() += 1;
        }
    }
    let mut most: HashMap<Iso3, (i64, Lang)> = HashMap::new();
    for ((state, lang), count) in counts {
        // Of as many, the first of the languages: the same each time.
        let better = |(known, before): &(i64, Lang)| {
            count > *known || count == *known && lang.as_str() < before.as_str()
        };
        if most.get(&state).is_none_or(better) {
            most.insert(state, (count, lang));
        }
    }
    Ok(most.into_iter().map(|(it, (_, lang))| (it, lang)).collect())
}

/// The States of `states` that have posts and nobody who holds one of them on a day, as far
/// as the actor knows.
///
/// # Errors
/// The database fails.
pub fn vacant(
    conn: &mut Conn,
    actor: &Actor,
    states: &[Iso3],
    on: NaiveDate,
) -> Result<HashSet<Iso3>, AppError> {
    let with_posts: Vec<Option<Iso3>> = posts::table
        .inner_join(organisations::table)
        .filter(organisations::state.eq_any(states))
        .filter(organisations::deleted_at.is_null())
        .filter(posts::deleted_at.is_null())
        .select(organisations::state)
        .distinct()
        .load(conn)?;
    let held: Vec<Option<Iso3>> = tenures::table
        .inner_join(people::table)
        .inner_join(posts::table.inner_join(organisations::table))
        .filter(organisations::state.eq_any(states))
        .filter(organisations::deleted_at.is_null())
        .filter(posts::deleted_at.is_null())
        .filter(tenures::starts_on.is_null().or(tenures::starts_on.le(on)))
        .filter(tenures::ends_on.is_null().or(tenures::ends_on.ge(on)))
        .filter(people::deleted_at.is_null())
        .filter(visible!(people, actor))
        .select(organisations::state)
        .distinct()
        .load(conn)?;
    let held: HashSet<Iso3> = held.into_iter().flatten().collect();
    let with_posts = with_posts.into_iter().flatten();
    Ok(with_posts.filter(|it| !held.contains(it)).collect())
}

fn candidates(
    conn: &mut Conn,
    actor: &Actor,
    states: &[Iso3],
    (kinds, by): (&[OrganisationKind], &Choosing),
    on: NaiveDate,
) -> Result<BTreeMap<Iso3, (Ranked, Addressee)>, AppError> {
    let mut best: BTreeMap<Iso3, (Ranked, Addressee)> = BTreeMap::new();
    let holders = holders(conn, actor, states, (kinds, &by.order), on)?;
    let mailboxes = mailboxes(conn, states, (kinds, &by.order))?;
    for (rank, addressee) in holders.into_iter().chain(mailboxes) {
        if by.closed.contains(&addressee.email.trim().to_lowercase()) {
            continue;
        }
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
    (kinds, order): (&[OrganisationKind], &[OrganisationKind]),
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
    let ranked = |row| holder(row, order);
    Ok(rows.into_iter().filter_map(ranked).collect())
}

/// The place of a kind in an order.
fn place(kind: OrganisationKind, order: &[OrganisationKind]) -> usize {
    let found = order.iter().position(|it| *it == kind);
    found.unwrap_or(order.len())
}

fn holder(row: HolderRow, order: &[OrganisationKind]) -> Option<(Ranked, Addressee)> {
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
    Some(((place(kind, order), false, post, since), addressee))
}

fn mailboxes(
    conn: &mut Conn,
    states: &[Iso3],
    (kinds, order): (&[OrganisationKind], &[OrganisationKind]),
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
            Some(((place(kind, order), true, post, None), addressee))
        })
        .collect())
}
