//! Reads of the survey that other features share: questionnaires, progress by State,
//! and the aggregate of the progress report.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::NaiveDate;
use diesel::prelude::*;

use super::definitions::parse;
use super::model::{
    Circulation, CirculationId, CirculationStatus, Omission, Progress, QuestionnaireId,
    QuestionnaireRow, Response, ResponseId, ResponseStatus,
};
use super::questions::Answers;
use crate::auth::{Actor, Marking};
use crate::db::Conn;
use crate::db::schema::{
    answers, circulations, invitations, mails, omissions, questionnaires, responses,
};
use crate::db::types::Moment;
use crate::error::AppError;
use crate::mail::{MailId, MailStatus};
use crate::pack::{ChoiceSource, Question, Questionnaire, Trilingual};
use crate::suppression::{Band, Contribution, Threshold};
use crate::treaty::Iso3;
use crate::visible;
use crate::workplans::WorkPlanId;

/// What a report may say of a work plan's survey: counts, never a State.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Aggregate {
    /// How many States were asked.
    pub circulated: usize,
    /// How many have answered, by whichever channel.
    pub answered: usize,
    /// The reasons they named, in bands.
    pub reasons: Reasons,
}

/// The reasons that States named, as they may be published.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reasons {
    /// How many answers they are taken from.
    pub basis: usize,
    /// Those that enough States named, the most named first.
    pub rows: Vec<Reason>,
}

/// How many States named a reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// The choice as the questionnaire words it.
    pub label: Trilingual,
    /// How many States, as far as that is told.
    pub states: Band,
}

/// The survey of a work plan as it stood at the end of a day, for every reader the same:
/// it holds counts only, and of the answers only what [`crate::suppression`] lets out. That
/// a State has answered is counted too where a team keeps its answer to itself, if enough
/// States contribute to the count.
///
/// # Errors
/// A questionnaire cannot be read, or the database fails.
pub fn aggregate(
    conn: &mut Conn,
    plan: WorkPlanId,
    (until, today): (NaiveDate, NaiveDate),
    threshold: Threshold,
) -> Result<Aggregate, AppError> {
    let sent = sent_until(conn, plan, until)?;
    let ids: Vec<CirculationId> = sent.iter().map(|(id, _)| *id).collect();
    let mut asked: Vec<Iso3> = invitations::table
        .filter(invitations::circulation_id.eq_any(&ids))
        .filter(invitations::token_hash.is_not_null())
        .select(invitations::state)
        .load(conn)?;
    asked.sort();
    asked.dedup();
    let first = first_answers(conn, &ids)?;
    let mut answered: BTreeMap<Iso3, Marking> = BTreeMap::new();
    for answer in first.iter().filter(|it| it.answered_on <= until) {
        // A State that keeps one answer back has given another.
        let marking = answered.entry(answer.state).or_insert(answer.marking);
        *marking = (*marking).min(answer.marking);
    }
    if !threshold.hides(answered.len()) {
        answered.retain(|_, marking| *marking != Marking::Restricted);
    }
    // Of today more may come to be known.
    let settled = today.pred_opt().map_or(until, |day| day.min(until));
    Ok(Aggregate {
        circulated: asked.len(),
        answered: answered.len(),
        reasons: reasons(conn, &sent, first, settled, threshold)?,
    })
}

/// The newest version of each questionnaire, by code.
///
/// # Errors
/// The database fails.
pub fn newest_questionnaires(conn: &mut Conn) -> Result<Vec<QuestionnaireRow>, AppError> {
    let mut rows: Vec<QuestionnaireRow> = select_questionnaires()
        .order((questionnaires::code, questionnaires::version.desc()))
        .load(conn)?;
    rows.dedup_by(|next, kept| next.code == kept.code);
    Ok(rows)
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

/// Whether there is a questionnaire of that id.
///
/// # Errors
/// The database fails.
pub fn has_questionnaire(conn: &mut Conn, id: QuestionnaireId) -> Result<bool, AppError> {
    Ok(diesel::select(diesel::dsl::exists(questionnaires::table.find(id))).get_result(conn)?)
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
    let given: Vec<Response> = select_responses(actor)
        .filter(responses::circulation_id.eq_any(ids))
        .load(conn)?;
    for response in given {
        entry(response.circulation_id, response.state, &mut |row| {
            row.response = Some(response.clone());
        });
    }
    for row in found.values_mut().flat_map(BTreeMap::values_mut) {
        let mails = row.invitations.iter();
        row.progress = Progress::of(
            row.response.as_ref().map(|response| response.status),
            mails.map(|invited| invited.mail.map(|(_, status, _)| status)),
        );
    }
    Ok(found)
}

/// How many States are how far, in the order of [`Progress::IN_BAR`].
pub fn progress_counts(states: &BTreeMap<Iso3, StateProgress>) -> Vec<(Progress, usize)> {
    Progress::IN_BAR
        .iter()
        .map(|progress| {
            let count = states.values().filter(|row| row.progress == *progress);
            (*progress, count.count())
        })
        .collect()
}

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

type Invitation = (CirculationId, Iso3, Invited);

fn load_invited(
    conn: &mut Conn,
    actor: &Actor,
    ids: &[CirculationId],
) -> Result<Vec<Invitation>, AppError> {
    let own_mail = mails::invitation_id
        .eq(invitations::id.nullable())
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

fn sent_until(
    conn: &mut Conn,
    plan: WorkPlanId,
    until: NaiveDate,
) -> Result<Vec<(CirculationId, QuestionnaireId)>, AppError> {
    let end = Moment(until.and_time(chrono::NaiveTime::MIN)).plus(chrono::TimeDelta::days(1));
    Ok(circulations::table
        .filter(circulations::work_plan_id.eq(plan))
        .filter(circulations::status.ne(CirculationStatus::Draft))
        .filter(circulations::released_at.lt(end))
        .order(circulations::id)
        .select((circulations::id, circulations::questionnaire_id))
        .load(conn)?)
}

/// An answer that was signed off.
#[derive(Debug, Queryable)]
struct Answer {
    id: ResponseId,
    state: Iso3,
    marking: Marking,
    answered_on: NaiveDate,
    created_at: Moment,
    updated_at: Moment,
}

impl Answer {
    /// When the desk came to know of it: the date on a note verbale is earlier.
    fn known(&self) -> (NaiveDate, i64) {
        (self.answered_on.max(self.created_at.date()), self.id.0)
    }
}

/// The answers, in the order in which they came to be known.
fn first_answers(conn: &mut Conn, ids: &[CirculationId]) -> Result<Vec<Answer>, AppError> {
    let mut rows: Vec<Answer> = responses::table
        .filter(responses::circulation_id.eq_any(ids))
        .filter(responses::status.eq(ResponseStatus::Answered))
        .filter(responses::answered_on.is_not_null())
        .select((
            responses::id,
            responses::state,
            responses::marking,
            responses::answered_on.assume_not_null(),
            responses::created_at,
            responses::updated_at,
        ))
        .load(conn)?;
    rows.sort_by_key(Answer::known);
    Ok(rows)
}

/// The reasons of each State's first answer: a later one, to another circulation, would
/// show against the first.
fn reasons(
    conn: &mut Conn,
    sent: &[(CirculationId, QuestionnaireId)],
    mut first: Vec<Answer>,
    until: NaiveDate,
    threshold: Threshold,
) -> Result<Reasons, AppError> {
    let mut seen = BTreeSet::new();
    first.retain(|answer| seen.insert(answer.state));
    let questions = reasons_questions(conn, sent)?;
    let names: Vec<&str> = questions.iter().map(|it| it.name.as_str()).collect();
    let rows: Vec<(ResponseId, String)> = answers::table
        .filter(answers::response_id.eq_any(first.iter().map(|it| it.id)))
        .filter(answers::question.eq_any(names))
        .select((answers::response_id, answers::value))
        .load(conn)?;
    let mut chosen: HashMap<ResponseId, Vec<String>> = HashMap::new();
    for (id, choice) in rows {
        chosen.entry(id).or_default().push(choice);
    }
    let contributions: Vec<_> = first
        .iter()
        .map(|answer| Contribution {
            known: answer.known(),
            changed: answer.updated_at.date(),
            choices: chosen.remove(&answer.id).unwrap_or_default(),
        })
        .collect();
    let mut labels: HashMap<String, Trilingual> = HashMap::new();
    let mut choices = Vec::new();
    for choice in questions.into_iter().flat_map(|it| it.choices) {
        if !labels.contains_key(&choice.name) {
            choices.push(choice.name.clone());
            labels.insert(choice.name, choice.label);
        }
    }
    let published = threshold.publish(&contributions, until, &choices);
    let rows = published.rows.into_iter();
    Ok(Reasons {
        basis: published.basis,
        rows: rows
            .filter_map(|(choice, states)| {
                let label = labels.remove(&choice)?;
                Some(Reason { label, states })
            })
            .collect(),
    })
}

/// The questions for reasons of the questionnaires that were sent, the newest first.
fn reasons_questions(
    conn: &mut Conn,
    sent: &[(CirculationId, QuestionnaireId)],
) -> Result<Vec<Question>, AppError> {
    let texts: Vec<String> = questionnaires::table
        .filter(questionnaires::id.eq_any(sent.iter().map(|(_, id)| *id)))
        .order(questionnaires::id.desc())
        .select(questionnaires::definition)
        .load(conn)?;
    texts
        .iter()
        .filter_map(|text| parse(text).map(reasons_question).transpose())
        .collect()
}

/// The question that asks for reasons: several of the taxonomy of barriers.
fn reasons_question(questionnaire: Questionnaire) -> Option<Question> {
    questionnaire
        .sections
        .into_iter()
        .flat_map(|section| section.questions)
        .find(|question| {
            question.kind == crate::pack::QuestionKind::Several
                && question.choices_from == Some(ChoiceSource::Barriers)
        })
}

type Boxed<'a, Table, Columns> = diesel::helper_types::IntoBoxed<
    'a,
    diesel::helper_types::Select<Table, Columns>,
    crate::db::ConnBackend,
>;

#[diesel::dsl::auto_type(no_type_alias)]
fn select_questionnaires() -> _ {
    questionnaires::table.select((
        questionnaires::id,
        questionnaires::code,
        questionnaires::version,
        questionnaires::source,
        questionnaires::frozen_at,
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
        ))
        .into_boxed()
        .filter(visible!(circulations, actor))
}

type ResponseColumns = (
    responses::id,
    responses::circulation_id,
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
);

/// The columns of [`Response`].
pub(super) const RESPONSE: ResponseColumns = (
    responses::id,
    responses::circulation_id,
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
);

/// The answers the actor may read.
pub(super) fn select_responses(actor: &Actor) -> Boxed<'static, responses::table, ResponseColumns> {
    responses::table
        .select(RESPONSE)
        .into_boxed()
        .filter(visible!(responses, actor))
}
