//! What a link opens.

use chrono::NaiveDate;
use diesel::prelude::*;

use super::super::anonymous::{self, Draft};
use super::super::model::{
    Channel, CirculationId, CirculationStatus, InvitationId, QuestionnaireId, Response, ResponseId,
    ResponseStatus, SectionLinkId, SignOff,
};
use super::super::queries::{RESPONSE, SIGN_OFF, answers_of};
use super::key::Place;
use crate::auth::{Marking, TeamId, token_hash};
use crate::db::Conn;
use crate::db::schema::{
    anonymous_turnout, circulations, entered_answers, extensions, invitation_keys, invitations,
    response_pages, responses, section_links, sign_offs,
};
use crate::db::types::Moment;
use crate::error::AppError;
use crate::i18n::Lang;
use crate::questionnaire::Answers;
use crate::treaty::Iso3;
use crate::workplans::WorkPlanId;

/// What a link that works opens: a circulation, for one State.
#[derive(Debug, Clone)]
pub(super) struct Link {
    pub opened: Invited,
    /// The only section it opens, where it is one that was handed over.
    pub part: Option<Part>,
    /// What is being written by it, where the circulation is anonymous.
    pub draft: Option<Draft>,
}

impl std::ops::Deref for Link {
    type Target = Invited;

    fn deref(&self) -> &Invited {
        &self.opened
    }
}

/// A section that was handed over.
#[derive(Debug, Clone, Queryable)]
pub(super) struct Part {
    pub id: SectionLinkId,
    pub section: String,
    /// For whom, in the words of who handed it over.
    pub holder: String,
}

/// An invitation with its circulation and its State's answer.
#[derive(Debug, Clone, Queryable)]
pub(super) struct Invited {
    pub id: InvitationId,
    pub state: Iso3,
    pub language: Lang,
    pub circulation_id: CirculationId,
    /// The version the circulation sends now: see [`Link::text`].
    pub questionnaire_id: QuestionnaireId,
    pub work_plan_id: WorkPlanId,
    /// The last day of all, and the State's own where it has one: see [`Invited::last_day`].
    pub closes_on: NaiveDate,
    pub extended_to: Option<NaiveDate>,
    pub status: CirculationStatus,
    pub marking: Marking,
    pub team_id: TeamId,
    pub response: Option<Response>,
    /// Whether nobody can link its answers to their States.
    pub anonymous: bool,
    /// The State, where it has answered such a one.
    pub turned_out: Option<Iso3>,
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

impl Invited {
    /// What the respondent may do. Late answers are welcome as long as the link works;
    /// what is signed off stays as it is, unless a coordinator opens it again.
    pub fn access(&self) -> Access {
        let response = self.response.as_ref();
        if response.is_some_and(|it| it.channel != Channel::Link) {
            return Access::Elsewhere;
        }
        if self.status != CirculationStatus::Released || self.is_answered() {
            Access::Closed
        } else {
            Access::Open
        }
    }

    /// The last day for the State's answer.
    pub fn last_day(&self) -> NaiveDate {
        self.extended_to.unwrap_or(self.closes_on)
    }

    /// The version of the questionnaire that is answered: the answer's own, as long as
    /// there is one.
    pub fn text(&self) -> QuestionnaireId {
        let response = self.response.as_ref();
        response.map_or(self.questionnaire_id, |it| it.questionnaire_id)
    }

    /// Whether the State has signed off.
    pub fn is_answered(&self) -> bool {
        let response = self.response.as_ref();
        self.turned_out.is_some()
            || response.is_some_and(|it| it.status == ResponseStatus::Answered)
    }

    /// The language to show: the one asked for, the one the answer was begun in, the
    /// invitation's.
    pub fn lang(&self, asked: Option<Lang>) -> Lang {
        asked
            .or(self.response.as_ref().map(|response| response.language))
            .unwrap_or(self.language)
    }
}

impl Link {
    fn whole(conn: &mut Conn, opened: Invited, token: &str) -> Result<Self, AppError> {
        let draft = opened.anonymous.then(|| anonymous::draft(conn, token));
        Ok(Self {
            draft: draft.transpose()?,
            part: None,
            opened,
        })
    }

    /// What is only where an answer bears its State's name.
    ///
    /// # Errors
    /// [`AppError::NotFound`] where it does not.
    pub fn named(&self) -> Result<(), AppError> {
        if self.anonymous {
            Err(AppError::NotFound)
        } else {
            Ok(())
        }
    }

    /// How often the answer was saved.
    pub fn version(&self) -> i32 {
        match &self.draft {
            Some(draft) => draft.version,
            None => self.response.as_ref().map_or(0, |it| it.version),
        }
    }

    /// Whether there is an answer to go on with, or to read.
    pub fn has_begun(&self) -> bool {
        self.version() > 0
    }

    /// Where its pages are.
    pub fn place(&self) -> Place {
        match &self.part {
            Some(part) => Place::Part(part.id),
            None => Place::Answer(self.id),
        }
    }
}

/// What a token opens at a moment. Unknown, expired and revoked ones look the same.
pub(super) fn open(conn: &mut Conn, token: &str, now: Moment) -> Result<Link, AppError> {
    let hash = token_hash(token);
    if let Some(opened) = invited(conn, &hash, now)? {
        return Link::whole(conn, opened, token);
    }
    if let Some(hash) = reminded(conn, &hash)?
        && let Some(opened) = invited(conn, &hash, now)?
    {
        return Link::whole(conn, opened, token);
    }
    let (part, hash): (Part, Option<String>) = section_links::table
        .inner_join(invitations::table)
        .filter(section_links::token_hash.eq(hash))
        .filter(section_links::revoked_at.is_null())
        .select((
            (
                section_links::id,
                section_links::section,
                section_links::holder,
            ),
            invitations::token_hash,
        ))
        .first(conn)?;
    let opened = invited(conn, &hash.unwrap_or_default(), now)?;
    // Without a name no section can be handed over.
    let opened = opened.filter(|it| !it.anonymous);
    Ok(Link {
        opened: opened.ok_or(AppError::NotFound)?,
        part: Some(part),
        draft: None,
    })
}

/// The invitation's own key, where a hash is of a link that a reminder brought.
fn reminded(conn: &mut Conn, hash: &str) -> QueryResult<Option<String>> {
    let known: Option<Option<String>> = invitation_keys::table
        .inner_join(invitations::table)
        .filter(invitation_keys::token_hash.eq(hash))
        .select(invitations::token_hash)
        .first(conn)
        .optional()?;
    Ok(known.flatten())
}

fn invited(conn: &mut Conn, hash: &str, now: Moment) -> QueryResult<Option<Invited>> {
    let own_answer = responses::circulation_id
        .eq(invitations::circulation_id)
        .and(responses::state.eq(invitations::state));
    let own_day = extensions::circulation_id
        .eq(invitations::circulation_id)
        .and(extensions::state.eq(invitations::state));
    let own_turnout = anonymous_turnout::circulation_id
        .eq(invitations::circulation_id)
        .and(anonymous_turnout::state.eq(invitations::state));
    invitations::table
        .inner_join(circulations::table)
        .left_join(responses::table.on(own_answer))
        .left_join(extensions::table.on(own_day))
        .left_join(anonymous_turnout::table.on(own_turnout))
        .filter(invitations::token_hash.eq(hash))
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
            extensions::closes_on.nullable(),
            circulations::status,
            circulations::marking,
            circulations::team_id,
            RESPONSE.nullable(),
            circulations::anonymous,
            anonymous_turnout::state.nullable(),
        ))
        .first(conn)
        .optional()
}

/// How a page stands: how often it was saved, and last when and by whom.
#[derive(Debug, Clone, Queryable)]
pub(super) struct PageState {
    pub section: String,
    pub revision: i32,
    /// Not kept of an answer without a name.
    pub saved_at: Option<Moment>,
    /// For whom the link was that it was saved by; empty for the State's own.
    pub saved_by: String,
}

/// The pages of an answer that were saved.
pub(super) fn pages(conn: &mut Conn, link: &Link) -> Result<Vec<PageState>, AppError> {
    if let Some(draft) = &link.draft {
        let state = |(section, revision): (&String, &i32)| PageState {
            section: section.clone(),
            revision: *revision,
            saved_at: None,
            saved_by: String::new(),
        };
        return Ok(draft.pages.iter().map(state).collect());
    }
    let Some(response) = &link.response else {
        return Ok(Vec::new());
    };
    Ok(response_pages::table
        .filter(response_pages::response_id.eq(response.id))
        .select((
            response_pages::section,
            response_pages::revision,
            response_pages::saved_at.nullable(),
            response_pages::saved_by,
        ))
        .load(conn)?)
}

/// The answers saved so far; none where nothing is.
pub(super) fn saved(conn: &mut Conn, link: &Link) -> Result<Answers, AppError> {
    match (&link.draft, &link.response) {
        (Some(draft), _) => Ok(draft.answers.clone()),
        (None, Some(response)) => answers_of(conn, response.id),
        (None, None) => Ok(Answers::default()),
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

/// How often a page of a response was saved.
pub(super) fn revision(conn: &mut Conn, id: ResponseId, section: &str) -> QueryResult<i32> {
    let known = response_pages::table
        .find((id, section))
        .select(response_pages::revision)
        .first(conn)
        .optional()?;
    Ok(known.unwrap_or(0))
}

/// What was signed off last of a response.
fn signed(conn: &mut Conn, id: ResponseId) -> Result<Option<SignOff>, AppError> {
    Ok(sign_offs::table
        .filter(sign_offs::response_id.eq(id))
        .order(sign_offs::id.desc())
        .select(SIGN_OFF)
        .first(conn)
        .optional()?)
}

/// What was signed off, by a link that opens the whole answer.
pub(super) fn receipt_of(conn: &mut Conn, link: &Link) -> Result<SignOff, AppError> {
    let response = link.response.as_ref().filter(|_| link.is_answered());
    let own = response.filter(|it| it.channel == Channel::Link && link.part.is_none());
    let signed = own.map(|response| signed(conn, response.id)).transpose()?;
    signed.flatten().ok_or(AppError::NotFound)
}

/// Who holds a link to a State's answer.
#[derive(Debug, Clone, Default)]
pub(super) struct Holders {
    /// To whom the invitations went, as they address them.
    pub invited: Vec<String>,
    /// The links to one section, the newest first.
    pub sections: Vec<Handed>,
    /// How and when what the State is asked to confirm came in, where it is asked.
    pub entered: Option<(Channel, chrono::NaiveDate)>,
}

/// A section that was handed over.
#[derive(Debug, Clone, Queryable)]
pub(super) struct Handed {
    pub id: SectionLinkId,
    pub section: String,
    pub holder: String,
    pub created_at: Moment,
    pub revoked_at: Option<Moment>,
}

/// More of either are not shown: an answer has a few.
const MOST_HOLDERS: i64 = 100;

/// Who holds a link to the answer that this link is to.
pub(super) fn holders(conn: &mut Conn, link: &Link) -> Result<Holders, AppError> {
    let own = invitations::circulation_id
        .eq(link.circulation_id)
        .and(invitations::state.eq(link.state));
    let response = link.response.as_ref().map(|response| response.id);
    Ok(Holders {
        entered: entered_answers::table
            .filter(entered_answers::response_id.nullable().eq(response))
            .filter(entered_answers::confirmed_at.is_null())
            .select((entered_answers::channel, entered_answers::answered_on))
            .first(conn)
            .optional()?,
        invited: invitations::table
            .filter(own)
            .filter(invitations::revoked_at.is_null())
            .filter(invitations::token_hash.is_not_null())
            .order(invitations::id)
            .limit(MOST_HOLDERS)
            .select(invitations::addressee)
            .load(conn)?,
        sections: section_links::table
            .inner_join(invitations::table)
            .filter(own)
            .order(section_links::id.desc())
            .limit(MOST_HOLDERS)
            .select((
                section_links::id,
                section_links::section,
                section_links::holder,
                section_links::created_at,
                section_links::revoked_at,
            ))
            .load(conn)?,
    })
}
