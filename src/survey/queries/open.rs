//! Who was sent a questionnaire and has not answered.

use chrono::NaiveDate;
use diesel::prelude::*;

use super::super::model::{CirculationId, CirculationStatus, ResponseStatus};
use crate::auth::Actor;
use crate::contacts::{PersonId, PostId};
use crate::db::Conn;
use crate::db::schema::{anonymous_turnout, circulations, extensions, invitations, responses};
use crate::error::AppError;
use crate::treaty::Iso3;
use crate::visible;

/// A questionnaire that was sent to someone and is not answered, as far as the reader knows.
#[derive(Debug, Clone, Queryable)]
pub struct OpenInvitation {
    /// The circulation.
    pub circulation: CirculationId,
    /// Its title.
    pub title: String,
    /// The State's last day for answers: its own, where it has one.
    pub closes_on: NaiveDate,
    /// The State that is asked.
    pub state: Iso3,
    /// Whom it went to.
    pub person: Option<PersonId>,
    /// The name it went to.
    pub addressee: String,
}

/// The questionnaires that were sent to people the actor may know of, or to a post's own
/// mailbox, and are not answered; the last first.
///
/// # Errors
/// The database fails.
pub fn open_invitations(
    conn: &mut Conn,
    actor: &Actor,
    people: &[PersonId],
    post: PostId,
    today: NaiveDate,
    limit: i64,
) -> Result<Vec<OpenInvitation>, AppError> {
    use diesel::dsl::{exists, not};
    let answered = responses::table
        .filter(responses::circulation_id.eq(invitations::circulation_id))
        .filter(responses::state.eq(invitations::state))
        .filter(responses::status.eq(ResponseStatus::Answered))
        .filter(visible!(responses, actor));
    let turned_out = anonymous_turnout::table
        .filter(anonymous_turnout::circulation_id.eq(invitations::circulation_id))
        .filter(anonymous_turnout::state.eq(invitations::state));
    let to_the_post = invitations::post_id
        .eq(post)
        .and(invitations::person_id.is_null());
    let own_day = extensions::circulation_id
        .eq(invitations::circulation_id)
        .and(extensions::state.eq(invitations::state));
    let rows: Vec<(OpenInvitation, Option<NaiveDate>)> = invitations::table
        .inner_join(circulations::table)
        .left_join(extensions::table.on(own_day))
        .filter(invitations::person_id.eq_any(people).or(to_the_post))
        .filter(invitations::token_hash.is_not_null())
        .filter(invitations::revoked_at.is_null())
        .filter(circulations::status.eq(CirculationStatus::Released))
        .filter(
            circulations::closes_on
                .ge(today)
                .or(extensions::closes_on.nullable().ge(today)),
        )
        .filter(visible!(circulations, actor))
        .filter(not(exists(answered)))
        .filter(not(exists(turned_out)))
        .order((circulations::id.desc(), invitations::id))
        .limit(limit)
        .select((
            (
                circulations::id,
                circulations::title,
                circulations::closes_on,
                invitations::state,
                invitations::person_id,
                invitations::addressee,
            ),
            extensions::closes_on.nullable(),
        ))
        .load(conn)?;
    let rows = rows.into_iter();
    Ok(rows
        .map(|(invitation, own)| OpenInvitation {
            closes_on: own.unwrap_or(invitation.closes_on),
            ..invitation
        })
        .collect())
}
