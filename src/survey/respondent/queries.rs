//! What a link opens.

use chrono::NaiveDate;
use diesel::prelude::*;

use super::super::model::{
    Channel, CirculationId, CirculationStatus, InvitationId, QuestionnaireId, Response, ResponseId,
    ResponseStatus,
};
use super::super::queries::{RESPONSE, answers_of};
use crate::auth::{Marking, TeamId, token_hash};
use crate::db::Conn;
use crate::db::schema::{circulations, invitations, responses};
use crate::db::types::Moment;
use crate::error::AppError;
use crate::i18n::Lang;
use crate::questionnaire::Answers;
use crate::treaty::Iso3;
use crate::workplans::WorkPlanId;

/// What a link that works opens: a circulation, for one State.
#[derive(Debug, Clone, Queryable)]
pub(super) struct Link {
    pub id: InvitationId,
    pub state: Iso3,
    pub language: Lang,
    pub circulation_id: CirculationId,
    pub questionnaire_id: QuestionnaireId,
    pub work_plan_id: WorkPlanId,
    pub closes_on: NaiveDate,
    pub status: CirculationStatus,
    pub marking: Marking,
    pub team_id: TeamId,
    pub response: Option<Response>,
}

/// What a respondent may still do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Access {
    /// Answer, or change the answer.
    Open,
    /// Read the answer: the survey is closed.
    Closed,
    /// Neither: the State's answer came in another way and was typed in by us, perhaps
    /// with words that were not meant for everyone with the link.
    Elsewhere,
}

impl Link {
    /// What the respondent may do on a day. Late answers are welcome as long as the
    /// link works; one that is signed off stays as it is once the survey is closed.
    pub fn access(&self, today: NaiveDate) -> Access {
        let response = self.response.as_ref();
        if response.is_some_and(|it| it.channel != Channel::Link) {
            return Access::Elsewhere;
        }
        let late = today > self.closes_on;
        if self.status != CirculationStatus::Released || (late && self.is_answered()) {
            Access::Closed
        } else {
            Access::Open
        }
    }

    /// Whether the State has signed off.
    pub fn is_answered(&self) -> bool {
        let response = self.response.as_ref();
        response.is_some_and(|it| it.status == ResponseStatus::Answered)
    }

    /// The language to show: the one asked for, the one the answer was begun in, the
    /// invitation's.
    pub fn lang(&self, asked: Option<Lang>) -> Lang {
        asked
            .or(self.response.as_ref().map(|response| response.language))
            .unwrap_or(self.language)
    }
}

/// What a token opens at a moment. Unknown, expired and revoked ones look the same.
pub(super) fn open(conn: &mut Conn, token: &str, now: Moment) -> Result<Link, AppError> {
    let own_answer = responses::circulation_id
        .eq(invitations::circulation_id)
        .and(responses::state.eq(invitations::state));
    Ok(invitations::table
        .inner_join(circulations::table)
        .left_join(responses::table.on(own_answer))
        .filter(invitations::token_hash.eq(token_hash(token)))
        .filter(invitations::revoked_at.is_null())
        .filter(invitations::expires_at.gt(now))
        .filter(circulations::status.ne(CirculationStatus::Draft))
        .select((
            invitations::id,
            invitations::state,
            invitations::language,
            circulations::id,
            circulations::questionnaire_id,
            circulations::work_plan_id,
            circulations::closes_on,
            circulations::status,
            circulations::marking,
            circulations::team_id,
            RESPONSE.nullable(),
        ))
        .first(conn)?)
}

/// The answers saved so far; none where nothing is.
pub(super) fn saved(conn: &mut Conn, link: &Link) -> Result<Answers, AppError> {
    match &link.response {
        Some(response) => answers_of(conn, response.id),
        None => Ok(Answers::default()),
    }
}

/// The answers of a response, held for the rest of the transaction: two colleagues who
/// save two pages at once wait for each other here.
pub(super) fn answers_held(conn: &mut Conn, id: ResponseId) -> Result<Answers, AppError> {
    diesel::update(responses::table.find(id))
        .set(responses::version.eq(responses::version))
        .execute(conn)?;
    answers_of(conn, id)
}
