//! What stands in a State's form.

use diesel::prelude::*;

use super::super::super::model::{CirculationId, QuestionnaireId, Response};
use super::super::super::queries::select_responses;
use crate::auth::Actor;
use crate::db::Conn;
use crate::db::schema::{circulations, invitations, responses};
use crate::error::AppError;
use crate::i18n::Lang;
use crate::treaty::Iso3;
use crate::visible;

/// The State's answer, where the actor may read it.
pub(super) fn answer_of(
    conn: &mut Conn,
    actor: &Actor,
    (circulation, state): (CirculationId, Iso3),
) -> Result<Option<Response>, AppError> {
    Ok(select_responses(actor)
        .filter(responses::circulation_id.eq(circulation))
        .filter(responses::state.eq(state))
        .first(conn)
        .optional()?)
}

/// The language a State is written to in, where it is.
pub(super) fn language(
    conn: &mut Conn,
    (circulation, state): (CirculationId, Iso3),
) -> Result<Option<Lang>, AppError> {
    Ok(invitations::table
        .filter(invitations::circulation_id.eq(circulation))
        .filter(invitations::state.eq(state))
        .order(invitations::id)
        .select(invitations::language)
        .first(conn)
        .optional()?)
}

/// Whether the form goes with each mail of a circulation.
pub(in crate::survey::circulations) fn attaches(
    conn: &mut Conn,
    actor: &Actor,
    id: CirculationId,
) -> Result<bool, AppError> {
    Ok(circulations::table
        .filter(circulations::id.eq(id))
        .filter(visible!(circulations, actor))
        .select(
            circulations::attach_form
                .eq(true)
                .and(circulations::anonymous.eq(false)),
        )
        .first(conn)?)
}

/// What the form is made from that goes with the mail of an invitation, where one does.
pub(super) fn attached_to(
    conn: &mut Conn,
    invitation: i64,
) -> Result<Option<(CirculationId, QuestionnaireId, Iso3, Lang)>, AppError> {
    Ok(invitations::table
        .inner_join(circulations::table)
        .filter(invitations::id.eq(invitation))
        .filter(circulations::attach_form.eq(true))
        .filter(circulations::anonymous.eq(false))
        .select((
            circulations::id,
            circulations::questionnaire_id,
            invitations::state,
            invitations::language,
        ))
        .first(conn)
        .optional()?)
}
