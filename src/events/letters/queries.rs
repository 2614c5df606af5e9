//! Reads of invitations, of events that are in sight already.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use diesel::prelude::*;

use super::super::model::{EventId, Guest};
use super::model::{Address, Addresses, Closed, InvitationId, Sent, email_key};
use crate::auth::Actor;
use crate::contacts::addressing::Addressing;
use crate::contacts::queries::{addressees, not_to_be_mailed};
use crate::contacts::{Greeting, OrganisationId, PersonId, PersonName, PostId};
use crate::db::Conn;
use crate::db::schema::{
    event_guests, event_invitations, mails, organisations, people, posts, tenures,
};
use crate::error::AppError;
use crate::i18n::Lang;
use crate::mail::MailStatus;
use crate::treaty::Iso3;
use crate::visible;

/// Of how many invitations a page tells, at most.
const SHOWN: i64 = 1000;

/// The invitations of an event's guests whom the actor may know of, the latest last.
pub(in crate::events) fn sent(
    conn: &mut Conn,
    actor: &Actor,
    event: EventId,
) -> Result<Vec<Sent>, AppError> {
    Ok(event_invitations::table
        .inner_join(
            event_guests::table.on(event_invitations::guest_id.eq(event_guests::id.nullable())),
        )
        .left_join(people::table.on(event_guests::person_id.eq(people::id.nullable())))
        .filter(event_invitations::event_id.eq(event))
        .filter(
            event_guests::person_id
                .is_null()
                .or(people::deleted_at.is_null().and(visible!(people, actor))),
        )
        .order(event_invitations::id)
        .limit(SHOWN)
        .select((
            event_invitations::id,
            event_invitations::guest_id,
            event_invitations::channel,
            event_invitations::sent_on,
            event_invitations::reference,
            event_invitations::replied_at,
            event_invitations::remark,
            event_invitations::token_hash.is_not_null(),
            event_invitations::revoked_at,
            event_invitations::expires_at,
            event_invitations::person_id,
        ))
        .load(conn)?)
}

/// An invitation of an event by its id, of a guest the actor may know of.
pub(in crate::events) fn invitation(
    conn: &mut Conn,
    actor: &Actor,
    event: EventId,
    id: InvitationId,
) -> Result<Sent, AppError> {
    let all = sent(conn, actor, event)?;
    all.into_iter()
        .find(|it| it.id == id)
        .ok_or(AppError::NotFound)
}

/// Where mails to guests go on a day.
pub(in crate::events) fn addresses(
    conn: &mut Conn,
    actor: &Actor,
    guests: &[Guest],
    on: NaiveDate,
) -> Result<Addresses, AppError> {
    let people: Vec<PersonId> = guests.iter().filter_map(|guest| guest.person_id).collect();
    let unnamed = || {
        let unnamed = |guest: &&Guest| guest.person_id.is_none() && guest.written.is_empty();
        guests.iter().filter(unnamed)
    };
    let kept: Vec<PostId> = guests.iter().filter_map(|guest| guest.post_id).collect();
    let states: Vec<Iso3> = unnamed().filter_map(|guest| guest.state).collect();
    let organisations: Vec<OrganisationId> = unnamed()
        .filter_map(|guest| guest.organisation_id)
        .collect();
    let (of_states, closed_states) = if states.is_empty() {
        (Vec::new(), HashSet::new())
    } else {
        (
            addressees(conn, actor, &states, on)?,
            not_to_be_mailed(conn, actor, &states)?,
        )
    };
    let (of_people, closed_people) = of_people(conn, actor, &people)?;
    let (of_organisations, closed_organisations) =
        of_organisations(conn, actor, &organisations, on)?;
    Ok(Addresses {
        of_people,
        of_states: of_states
            .into_iter()
            .map(|it| {
                let address = Address {
                    person_id: it.person_id,
                    name: it.name,
                    email: it.email,
                    language: it.language,
                    greeting: it.greeting,
                };
                (it.state, address)
            })
            .collect(),
        of_organisations,
        of_posts: of_posts(conn, &kept)?,
        closed: Closed {
            people: closed_people,
            states: closed_states,
            organisations: closed_organisations,
        },
    })
}

/// The addresses of people, and those who have one and are not to be mailed.
fn of_people(
    conn: &mut Conn,
    actor: &Actor,
    ids: &[PersonId],
) -> Result<(HashMap<PersonId, Address>, HashSet<PersonId>), AppError> {
    type Row = (
        PersonId,
        PersonName,
        Option<String>,
        Lang,
        (Addressing, String),
    );
    let (mut found, mut closed) = (HashMap::new(), HashSet::new());
    if ids.is_empty() {
        return Ok((found, closed));
    }
    let rows: Vec<Row> = people::table
        .filter(people::id.eq_any(ids))
        .filter(people::email.is_not_null())
        .filter(people::deleted_at.is_null())
        .filter(visible!(people, actor))
        .select((
            people::id,
            (people::honorific, people::given_name, people::family_name),
            people::email,
            people::language,
            ((people::rank, people::form_of_address), people::do_not_mail),
        ))
        .load(conn)?;
    for (id, name, email, language, (addressing, do_not_mail)) in rows {
        let Some(email) = email else {
            continue;
        };
        if do_not_mail.is_empty() {
            let address = Address {
                person_id: Some(id),
                name: name.full(),
                email,
                language,
                greeting: Greeting::Person(addressing, name.family),
            };
            found.insert(id, address);
        } else {
            closed.insert(id);
        }
    }
    Ok((found, closed))
}

/// The mailboxes of posts.
fn of_posts(conn: &mut Conn, ids: &[PostId]) -> Result<HashMap<PostId, Address>, AppError> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let rows: Vec<(PostId, String, Option<String>)> = posts::table
        .filter(posts::id.eq_any(ids))
        .filter(posts::deleted_at.is_null())
        .filter(posts::email.is_not_null())
        .select((posts::id, posts::title, posts::email))
        .load(conn)?;
    let address = |(id, title, email): (PostId, String, Option<String>)| {
        let address = Address {
            person_id: None,
            name: title,
            email: email?,
            language: Lang::En,
            greeting: Greeting::Office,
        };
        Some((id, address))
    };
    Ok(rows.into_iter().filter_map(address).collect())
}

/// To organisations: the holder of a post with an address, or else a post's own mailbox. And
/// the organisations where a holder is not to be mailed.
fn of_organisations(
    conn: &mut Conn,
    actor: &Actor,
    ids: &[OrganisationId],
    on: NaiveDate,
) -> Result<(HashMap<OrganisationId, Address>, HashSet<OrganisationId>), AppError> {
    type Holder = (
        OrganisationId,
        PersonId,
        PersonName,
        Option<String>,
        (Lang, Addressing, String),
    );
    let (mut found, mut closed) = (HashMap::new(), HashSet::new());
    if ids.is_empty() {
        return Ok((found, closed));
    }
    let holders: Vec<Holder> = tenures::table
        .inner_join(people::table)
        .inner_join(posts::table.inner_join(organisations::table))
        .filter(organisations::id.eq_any(ids))
        .filter(posts::deleted_at.is_null())
        .filter(tenures::starts_on.is_null().or(tenures::starts_on.le(on)))
        .filter(tenures::ends_on.is_null().or(tenures::ends_on.ge(on)))
        .filter(people::email.is_not_null())
        .filter(people::deleted_at.is_null())
        .filter(visible!(people, actor))
        .order((posts::id, tenures::id))
        .select((
            organisations::id,
            people::id,
            (people::honorific, people::given_name, people::family_name),
            people::email,
            (
                people::language,
                (people::rank, people::form_of_address),
                people::do_not_mail,
            ),
        ))
        .load(conn)?;
    for (organisation, person, name, email, (language, addressing, do_not_mail)) in holders {
        if !do_not_mail.is_empty() {
            closed.insert(organisation);
        } else if let Some(email) = email {
            found.entry(organisation).or_insert(Address {
                person_id: Some(person),
                name: name.full(),
                email,
                language,
                greeting: Greeting::Person(addressing, name.family),
            });
        }
    }
    for (organisation, address) in mailboxes(conn, ids)? {
        found.entry(organisation).or_insert(address);
    }
    Ok((found, closed))
}

/// The mailboxes of the posts of organisations, the oldest post first.
fn mailboxes(
    conn: &mut Conn,
    ids: &[OrganisationId],
) -> Result<Vec<(OrganisationId, Address)>, AppError> {
    let rows: Vec<(OrganisationId, String, Option<String>)> = posts::table
        .filter(posts::organisation_id.eq_any(ids))
        .filter(posts::deleted_at.is_null())
        .filter(posts::email.is_not_null())
        .order(posts::id)
        .select((posts::organisation_id, posts::title, posts::email))
        .load(conn)?;
    let address = |(id, title, email): (OrganisationId, String, Option<String>)| {
        let address = Address {
            person_id: None,
            name: title,
            email: email?,
            language: Lang::En,
            greeting: Greeting::Office,
        };
        Some((id, address))
    };
    Ok(rows.into_iter().filter_map(address).collect())
}

/// The keys of the addresses that have had a mail about an event, whoever they belong to.
pub(in crate::events) fn mailed(
    conn: &mut Conn,
    event: EventId,
) -> Result<HashSet<String>, AppError> {
    let keys: Vec<Option<String>> = event_invitations::table
        .filter(event_invitations::event_id.eq(event))
        .filter(event_invitations::email_key.is_not_null())
        .select(event_invitations::email_key)
        .load(conn)?;
    Ok(keys.into_iter().flatten().collect())
}

/// The keys of the addresses to which mail has come back, as far as the actor may know.
pub(in crate::events) fn unwanted(
    conn: &mut Conn,
    actor: &Actor,
) -> Result<HashSet<String>, AppError> {
    let emails: Vec<String> = mails::table
        .filter(visible!(mails, actor))
        .filter(mails::status.eq_any([MailStatus::Bounced, MailStatus::Suppressed]))
        .select(mails::to_email)
        .distinct()
        .load(conn)?;
    Ok(emails.iter().map(|email| email_key(email)).collect())
}
