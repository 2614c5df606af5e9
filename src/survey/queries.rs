//! Reads of the survey that other features share: questionnaires, progress by State,
//! and the aggregate of the progress report.

mod aggregate;
mod open;

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;
use diesel::prelude::*;

use super::anonymous;
use super::model::{
    Circulation, CirculationId, Omission, Origin, Progress, QuestionnaireId, QuestionnaireRow,
    Response, ResponseId,
};
use crate::auth::Actor;
use crate::db::Conn;
use crate::db::schema::{
    answers, circulation_notes, circulations, extensions, invitations, mails, omissions,
    questionnaires, responses, sign_offs,
};
use crate::db::types::Moment;
use crate::error::AppError;
use crate::mail::{MailId, MailKind, MailStatus};
use crate::questionnaire::Answers;
use crate::treaty::Iso3;
use crate::visible;

pub use self::aggregate::{Aggregate, Reason, Reasons, aggregate};
pub use self::open::{OpenInvitation, open_invitations};

/// The newest version of each questionnaire that is not in the bin, by code.
///
/// # Errors
/// The database fails.
pub fn newest_questionnaires(conn: &mut Conn) -> Result<Vec<QuestionnaireRow>, AppError> {
    let mut rows: Vec<QuestionnaireRow> = select_questionnaires()
        .filter(questionnaires::deleted_at.is_null())
        .order((questionnaires::code, questionnaires::version.desc()))
        .load(conn)?;
    rows.dedup_by(|next, kept| next.code == kept.code);
    Ok(rows)
}

/// The versions that may be circulated: of each questionnaire the newest that is not being
/// written, those of the pack first, then the newest drafts.
///
/// # Errors
/// The database fails.
pub fn offered_questionnaires(conn: &mut Conn) -> Result<Vec<QuestionnaireRow>, AppError> {
    let rows: Vec<QuestionnaireRow> = select_questionnaires()
        .filter(questionnaires::deleted_at.is_null())
        .order((questionnaires::code, questionnaires::version.desc()))
        .load(conn)?;
    let (mut drafts, mut ready): (Vec<_>, Vec<_>) =
        rows.into_iter().partition(QuestionnaireRow::is_open);
    for rows in [&mut drafts, &mut ready] {
        rows.dedup_by(|next, kept| next.code == kept.code);
    }
    ready.sort_by_key(|row| row.origin != Origin::Pack);
    ready.extend(drafts);
    Ok(ready)
}

/// A version of a questionnaire.
///
/// # Errors
/// There is none of that id, or the database fails.
pub fn questionnaire(conn: &mut Conn, id: QuestionnaireId) -> Result<QuestionnaireRow, AppError> {
    Ok(select_questionnaires()
        .filter(questionnaires::id.eq(id))
        .first(conn)?)
}

/// Whether there is a questionnaire of that id, and not in the bin.
///
/// # Errors
/// The database fails.
pub fn has_questionnaire(conn: &mut Conn, id: QuestionnaireId) -> Result<bool, AppError> {
    let there = questionnaires::table
        .filter(questionnaires::id.eq(id))
        .filter(questionnaires::deleted_at.is_null());
    Ok(diesel::select(diesel::dsl::exists(there)).get_result(conn)?)
}

/// A circulation the actor may read.
///
/// # Errors
/// There is none of that id for the actor, or the database fails.
pub fn circulation(
    conn: &mut Conn,
    actor: &Actor,
    id: CirculationId,
) -> Result<Circulation, AppError> {
    Ok(select_circulations(actor)
        .filter(circulations::id.eq(id))
        .first(conn)?)
}

/// The circulations the actor may read, the newest first: at most `limit` of those
/// before the id `before`.
///
/// # Errors
/// The database fails.
pub fn list_circulations(
    conn: &mut Conn,
    actor: &Actor,
    before: Option<i64>,
    limit: usize,
) -> Result<Vec<Circulation>, AppError> {
    Ok(select_circulations(actor)
        .filter(circulations::id.lt(CirculationId(before.unwrap_or(i64::MAX))))
        .order(circulations::id.desc())
        .limit(i64::try_from(limit).unwrap_or(i64::MAX))
        .load(conn)?)
}

/// How far one State is with a circulation.
#[derive(Debug, Clone)]
pub struct StateProgress {
    /// The State.
    pub state: Iso3,
    /// How far it is.
    pub progress: Progress,
    /// Why it is not invited, where it is not.
    pub omission: Option<Omission>,
    /// Its invitations.
    pub invitations: Vec<Invited>,
    /// Its answer, where the reader may know of one.
    pub response: Option<Response>,
    /// Its own last day, where it has one.
    pub closes_on: Option<NaiveDate>,
    /// Whether a note verbale has carried it there.
    pub noted: bool,
    /// Whether it has answered without a name.
    pub turned_out: bool,
}

/// One invitation and what became of its mail.
#[derive(Debug, Clone, Queryable)]
pub struct Invited {
    /// To whom.
    pub addressee: String,
    /// Where to.
    pub email: String,
    /// The language it is in.
    pub language: crate::i18n::Lang,
    /// Its mail, where the reader may know of one.
    pub mail: Option<(MailId, MailStatus, Option<Moment>)>,
}

/// How far each State of each of `ids` is, as the actor may know it.
///
/// # Errors
/// The database fails.
pub fn progress(
    conn: &mut Conn,
    actor: &Actor,
    ids: &[CirculationId],
) -> Result<HashMap<CirculationId, BTreeMap<Iso3, StateProgress>>, AppError> {
    let mut found: HashMap<CirculationId, BTreeMap<Iso3, StateProgress>> = HashMap::new();
    let mut entry = |id: CirculationId, state: Iso3, change: &mut dyn FnMut(&mut StateProgress)| {
        change(
            found
                .entry(id)
                .or_default()
                .entry(state)
                .or_insert_with(|| StateProgress {
                    state,
                    progress: Progress::NotSent,
                    omission: None,
                    invitations: Vec::new(),
                    response: None,
                    closes_on: None,
                    noted: false,
                    turned_out: false,
                }),
        );
    };
    let left_out: Vec<(CirculationId, Iso3, Omission)> = omissions::table
        .filter(omissions::circulation_id.eq_any(ids))
        .load(conn)?;
    for (id, state, reason) in left_out {
        entry(id, state, &mut |row| row.omission = Some(reason));
    }
    for (id, state, invited) in load_invited(conn, actor, ids)? {
        entry(id, state, &mut |row| row.invitations.push(invited.clone()));
    }
    let extended: Vec<(CirculationId, Iso3, NaiveDate)> = extensions::table
        .filter(extensions::circulation_id.eq_any(ids))
        .select((
            extensions::circulation_id,
            extensions::state,
            extensions::closes_on,
        ))
        .load(conn)?;
    for (id, state, day) in extended {
        entry(id, state, &mut |row| row.closes_on = Some(day));
    }
    let given: Vec<Response> = select_responses(actor)
        .filter(responses::circulation_id.eq_any(ids))
        .load(conn)?;
    for response in given {
        entry(response.circulation_id, response.state, &mut |row| {
            row.response = Some(response.clone());
        });
    }
    for (id, state) in noted(conn, ids)? {
        entry(id, state, &mut |row| row.noted = true);
    }
    for (id, state) in anonymous::turnout(conn, ids)? {
        entry(id, state, &mut |row| row.turned_out = true);
    }
    for row in found.values_mut().flat_map(BTreeMap::values_mut) {
        row.progress = row.reached();
    }
    Ok(found)
}

/// The States that have answered an anonymous circulation that is in sight.
///
/// # Errors
/// The database fails.
pub fn turned_out(conn: &mut Conn, id: CirculationId) -> Result<Vec<Iso3>, AppError> {
    let turnout = anonymous::turnout(conn, &[id])?;
    Ok(turnout.into_iter().map(|(_, state)| state).collect())
}

impl StateProgress {
    /// How far the State is, of what is known of its answer, its mails and its notes.
    fn reached(&self) -> Progress {
        if self.turned_out {
            return Progress::Answered;
        }
        let response = self.response.as_ref();
        if response.is_some_and(|it| it.declined_on.is_some()) {
            return Progress::Declined;
        }
        let mails = self.invitations.iter();
        let progress = Progress::of(
            response.map(|response| response.status),
            mails.map(|invited| invited.mail.map(|(_, status, _)| status)),
        );
        match progress {
            Progress::NotSent | Progress::Failed if self.noted => Progress::Sent,
            progress => progress,
        }
    }
}

/// How many States are how far, in the order of [`Progress::IN_BAR`]; where no State has
/// declined, nothing is said of that.
pub fn progress_counts(states: &BTreeMap<Iso3, StateProgress>) -> Vec<(Progress, usize)> {
    Progress::IN_BAR
        .iter()
        .map(|progress| {
            let count = states.values().filter(|row| row.progress == *progress);
            (*progress, count.count())
        })
        .filter(|(progress, count)| *progress != Progress::Declined || *count > 0)
        .collect()
}

/// The columns of what was signed off.
pub(super) const SIGN_OFF: (
    sign_offs::signed_at,
    sign_offs::name,
    sign_offs::capacity,
    sign_offs::text,
    sign_offs::digest,
) = (
    sign_offs::signed_at,
    sign_offs::name,
    sign_offs::capacity,
    sign_offs::text,
    sign_offs::digest,
);

/// The answers of a response that the caller may read: who may is the response's to say.
pub(super) fn answers_of(conn: &mut Conn, id: ResponseId) -> Result<Answers, AppError> {
    let rows: Vec<(String, String)> = answers::table
        .filter(answers::response_id.eq(id))
        .order((answers::question, answers::position))
        .select((answers::question, answers::value))
        .load(conn)?;
    let mut found = Answers::default();
    for (question, value) in rows {
        found.push(question, value);
    }
    Ok(found)
}

/// The States to which a note verbale has gone out.
fn noted(conn: &mut Conn, ids: &[CirculationId]) -> Result<Vec<(CirculationId, Iso3)>, AppError> {
    Ok(circulation_notes::table
        .inner_join(invitations::table)
        .filter(circulation_notes::circulation_id.eq_any(ids))
        .filter(circulation_notes::link.is_null())
        .select((circulation_notes::circulation_id, invitations::state))
        .distinct()
        .load(conn)?)
}

type Invitation = (CirculationId, Iso3, Invited);

fn load_invited(
    conn: &mut Conn,
    actor: &Actor,
    ids: &[CirculationId],
) -> Result<Vec<Invitation>, AppError> {
    let own_mail = mails::invitation_id
        .eq(invitations::id.nullable())
        .and(mails::kind.eq(MailKind::SurveyInvitation))
        .and(visible!(mails, actor));
    Ok(invitations::table
        .left_join(mails::table.on(own_mail))
        .filter(invitations::circulation_id.eq_any(ids))
        .order(invitations::id)
        .select((
            invitations::circulation_id,
            invitations::state,
            (
                invitations::addressee,
                invitations::email,
                invitations::language,
                (mails::id, mails::status, mails::sent_at).nullable(),
            ),
        ))
        .load(conn)?)
}

type Boxed<'a, Table, Columns> = diesel::helper_types::IntoBoxed<
    'a,
    diesel::helper_types::Select<Table, Columns>,
    crate::db::ConnBackend,
>;

#[diesel::dsl::auto_type(no_type_alias)]
pub(super) fn select_questionnaires() -> _ {
    questionnaires::table.select((
        questionnaires::id,
        questionnaires::code,
        questionnaires::version,
        questionnaires::source,
        questionnaires::frozen_at,
        questionnaires::origin,
        questionnaires::revision,
        questionnaires::created_at,
        questionnaires::changed_at,
        questionnaires::deleted_at,
    ))
}

type CirculationColumns = (
    circulations::id,
    circulations::questionnaire_id,
    circulations::work_plan_id,
    circulations::title,
    circulations::closes_on,
    circulations::wording,
    circulations::status,
    circulations::marking,
    circulations::team_id,
    circulations::released_at,
    circulations::version,
    circulations::address_order,
    circulations::proposed_by,
    circulations::proposed_at,
    circulations::anonymous,
);

/// The circulations the actor may read.
fn select_circulations(actor: &Actor) -> Boxed<'static, circulations::table, CirculationColumns> {
    circulations::table
        .select((
            circulations::id,
            circulations::questionnaire_id,
            circulations::work_plan_id,
            circulations::title,
            circulations::closes_on,
            circulations::wording,
            circulations::status,
            circulations::marking,
            circulations::team_id,
            circulations::released_at,
            circulations::version,
            circulations::address_order,
            circulations::proposed_by,
            circulations::proposed_at,
            circulations::anonymous,
        ))
        .into_boxed()
        .filter(visible!(circulations, actor))
}

type ResponseColumns = (
    responses::id,
    responses::circulation_id,
    responses::questionnaire_id,
    responses::state,
    responses::status,
    responses::channel,
    responses::authority,
    responses::language,
    responses::answered_on,
    responses::marking,
    responses::team_id,
    responses::updated_at,
    responses::version,
    responses::reference,
    responses::referenced_on,
    responses::place,
    responses::exchange_id,
    responses::declined_on,
);

/// The columns of [`Response`].
pub(super) const RESPONSE: ResponseColumns = (
    responses::id,
    responses::circulation_id,
    responses::questionnaire_id,
    responses::state,
    responses::status,
    responses::channel,
    responses::authority,
    responses::language,
    responses::answered_on,
    responses::marking,
    responses::team_id,
    responses::updated_at,
    responses::version,
    responses::reference,
    responses::referenced_on,
    responses::place,
    responses::exchange_id,
    responses::declined_on,
);

/// The answers the actor may read.
pub(super) fn select_responses(actor: &Actor) -> Boxed<'static, responses::table, ResponseColumns> {
    responses::table
        .select(RESPONSE)
        .into_boxed()
        .filter(visible!(responses, actor))
}
