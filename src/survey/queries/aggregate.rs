//! The survey as the progress report tells of it: counts, and no State.

use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::NaiveDate;
use diesel::prelude::*;

use super::super::definitions::parse;
use super::super::model::{
    CirculationId, CirculationStatus, QuestionnaireId, ResponseId, ResponseStatus,
};
use crate::auth::Marking;
use crate::db::Conn;
use crate::db::schema::{answers, circulations, invitations, questionnaires, responses};
use crate::db::types::Moment;
use crate::error::AppError;
use crate::questionnaire::{ChoiceSource, Question, QuestionKind, Questionnaire, Texts};
use crate::suppression::{Band, Contribution, Threshold};
use crate::treaty::Iso3;
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
    pub label: Texts,
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

fn sent_until(
    conn: &mut Conn,
    plan: WorkPlanId,
    until: NaiveDate,
) -> Result<Vec<(CirculationId, QuestionnaireId)>, AppError> {
    let end = Moment(until.and_time(chrono::NaiveTime::MIN)).plus(chrono::TimeDelta::days(1));
    Ok(circulations::table
        .filter(circulations::work_plan_id.eq(plan))
        .filter(circulations::status.ne(CirculationStatus::Draft))
        // When those were answered is not known: no report can be as of a day.
        .filter(circulations::anonymous.eq(false))
        .filter(circulations::released_at.lt(end))
        .order(circulations::id)
        .select((circulations::id, circulations::questionnaire_id))
        .load(conn)?)
}

/// An answer that was signed off.
#[derive(Debug, Queryable)]
struct Answer {
    id: ResponseId,
    questionnaire: QuestionnaireId,
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
            responses::questionnaire_id,
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
    let mut texts: Vec<QuestionnaireId> = sent.iter().map(|(_, id)| *id).collect();
    texts.extend(first.iter().map(|answer| answer.questionnaire));
    let questions = reasons_questions(conn, &texts)?;
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
    let mut labels: HashMap<String, Texts> = HashMap::new();
    let mut choices = Vec::new();
    for choice in questions.into_iter().flat_map(|it| it.choices) {
        if let Entry::Vacant(free) = labels.entry(choice.name) {
            choices.push(free.key().clone());
            free.insert(choice.label);
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

/// The questions for reasons of the questionnaires that were sent or answered, the newest
/// first.
fn reasons_questions(conn: &mut Conn, ids: &[QuestionnaireId]) -> Result<Vec<Question>, AppError> {
    let texts: Vec<String> = questionnaires::table
        .filter(questionnaires::id.eq_any(ids))
        .order(questionnaires::id.desc())
        .select(questionnaires::definition)
        .load(conn)?;
    texts
        .iter()
        .filter_map(|text| parse(text).map(reasons_question).transpose())
        .collect()
}

/// The question that asks for reasons: several of the taxonomy of barriers, ranked or not.
fn reasons_question(questionnaire: Questionnaire) -> Option<Question> {
    questionnaire
        .sections
        .into_iter()
        .flat_map(|section| section.questions)
        .find(|question| {
            matches!(question.kind, QuestionKind::Several | QuestionKind::Ranking)
                && question.choices_from == Some(ChoiceSource::Barriers)
        })
}
