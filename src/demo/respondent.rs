//! A way into the survey as its respondents see it.

use chrono::TimeDelta;
use diesel::prelude::*;

use crate::audit::{self, Change, Readers, Who};
use crate::auth::{new_token, token_hash};
use crate::db::Conn;
use crate::db::schema::{circulations, invitations, responses};
use crate::db::types::Moment;
use crate::error::AppError;
use crate::i18n::Lang;
use crate::treaty::Iso3;

/// Makes a new link for an invitation in English whose State has not signed its answer
/// off, in place of the one it had, and returns its token; nothing where there is none.
///
/// # Errors
/// The database fails.
pub fn open_link(conn: &mut Conn, hours: u32, now: Moment) -> Result<Option<String>, AppError> {
    let answered: Vec<Iso3> = responses::table
        .filter(responses::status.eq("answered"))
        .select(responses::state)
        .load(conn)?;
    let invitation: Option<i64> = invitations::table
        .inner_join(circulations::table)
        .filter(circulations::status.eq("released"))
        .filter(invitations::revoked_at.is_null())
        .filter(invitations::language.eq(Lang::En))
        .filter(invitations::state.ne_all(answered))
        .order(invitations::id)
        .select(invitations::id)
        .first(conn)
        .optional()?;
    let Some(invitation) = invitation else {
        return Ok(None);
    };
    let token = new_token();
    let expires_at = now.plus(TimeDelta::hours(i64::from(hours)));
    diesel::update(invitations::table.filter(invitations::id.eq(invitation)))
        .set((
            invitations::token_hash.eq(Some(token_hash(&token))),
            invitations::expires_at.eq(Some(expires_at)),
        ))
        .execute(conn)?;
    let change = Change {
        action: "demo.link",
        subject: "invitations",
        id: &invitation.to_string(),
        detail: "",
        readers: Readers::COORDINATION,
    };
    audit::record(conn, Who::System, now, change)?;
    Ok(Some(token))
}
