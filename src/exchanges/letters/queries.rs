//! Whose the addresses of a mail are, through the rights layer: someone hidden is as
//! unknown as someone who is not there.

use diesel::prelude::*;

use crate::auth::Actor;
use crate::contacts::PersonId;
use crate::db::Conn;
use crate::db::schema::{people, users};
use crate::error::AppError;
use crate::visible;

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
