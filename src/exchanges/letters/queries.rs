//! Whose the addresses of a mail are, through the rights layer: someone hidden is as
//! unknown as someone who is not there.

use diesel::prelude::*;
use diesel::sql_types::{Nullable, Text};

use crate::auth::Actor;
use crate::contacts::PersonId;
use crate::db::Conn;
use crate::db::schema::{organisations, people, posts, users};
use crate::error::AppError;
use crate::treaty::Iso3;
use crate::visible;

diesel::define_sql_function! {
    /// A text in small letters.
    fn lower(text: Nullable<Text>) -> Nullable<Text>;
}

/// The people with these addresses, in the order of the addresses.
pub(super) fn people_of(
    conn: &mut Conn,
    actor: &Actor,
    addresses: &[String],
) -> Result<Vec<PersonId>, AppError> {
    let rows: Vec<(PersonId, Option<String>)> = people::table
        .filter(people::email_key.eq_any(addresses))
        .filter(people::deleted_at.is_null())
        .filter(visible!(people, actor))
        .order(people::id)
        .select((people::id, people::email_key))
        .load(conn)?;
    let mut found = Vec::new();
    for address in addresses {
        let own = rows
            .iter()
            .filter(|(_, key)| key.as_deref() == Some(address))
            .map(|(id, _)| *id);
        found.extend(own);
    }
    found.dedup();
    Ok(found)
}

/// A post that has a mailbox of its own.
#[derive(Debug, Clone, Queryable)]
pub(super) struct Mailbox {
    email: Option<String>,
    /// What the post is called.
    pub title: String,
    /// Whose it is.
    pub organisation: String,
    /// The State, where the organisation is one's.
    pub state: Option<Iso3>,
}

/// The posts whose own mailboxes these addresses are, in the order of the addresses.
pub(super) fn mailboxes_of(
    conn: &mut Conn,
    addresses: &[String],
) -> Result<Vec<Mailbox>, AppError> {
    let rows: Vec<Mailbox> = posts::table
        .inner_join(organisations::table)
        .filter(lower(posts::email).eq_any(addresses))
        .filter(posts::deleted_at.is_null())
        .filter(organisations::deleted_at.is_null())
        .order(posts::id)
        .select((
            posts::email,
            posts::title,
            organisations::name,
            organisations::state,
        ))
        .load(conn)?;
    let place = |it: &Mailbox| {
        let key = it.email.as_deref().map(str::to_lowercase);
        addresses
            .iter()
            .position(|known| Some(known) == key.as_ref())
    };
    let mut found = rows;
    found.sort_by_key(place);
    Ok(found)
}

/// Whether any of the addresses belongs to an account of the actor's own team. Of other
/// teams' accounts a mail tells nothing.
pub(super) fn is_from_us(
    conn: &mut Conn,
    actor: &Actor,
    addresses: &[String],
) -> Result<bool, AppError> {
    let ours = users::table
        .filter(users::email_key.eq_any(addresses))
        .filter(users::team_id.eq(actor.team_id));
    Ok(diesel::select(diesel::dsl::exists(ours)).get_result(conn)?)
}
