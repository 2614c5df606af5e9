//! The analysis over HTTP.

use std::sync::Arc;

use actix_web::web::Path;

use super::super::inside;
use super::super::model::{Circulation, CirculationId, CirculationStatus};
use super::super::queries as survey;
use super::board::BoardPage;
use super::cross::{Dimension, Groups};
use super::queries::{self, Given};
use super::share::{SharePage, Sharing};
use super::tables::Counting;
use super::views::{AnalysisPage, QuestionPage};
use super::{board, export, share};
use crate::db::Conn;
use crate::error::AppError;
use crate::questionnaire::Questionnaire;
use crate::states::{Day, Facts};
use crate::suppression::Threshold;
use crate::web::export::{FileFormat, table_file};
use crate::web::{Answer, Desk};
use crate::workplans;

/// A circulation with the answers the actor may read.
pub(super) struct Read {
    pub circulation: Circulation,
    pub text: Arc<Questionnaire>,
    pub facts: Arc<Facts>,
    pub given: Vec<Given>,
}

impl Read {
    pub(super) fn load(desk: &Desk, conn: &mut Conn, id: CirculationId) -> Result<Self, AppError> {
        let circulation = sent(desk, conn, id)?;
        if circulation.anonymous {
            // No one answer of it is read, by whomever.
            return Err(AppError::NotFound);
        }
        Ok(Self {
            text: desk
                .app
                .definitions
                .get(conn, circulation.questionnaire_id)?,
            facts: desk.facts(conn)?,
            given: queries::given(conn, &desk.actor, id)?,
            circulation,
        })
    }

    pub(super) fn counting<'a>(&'a self, desk: &Desk) -> Counting<'a> {
        Counting {
            lang: desk.lang,
            facts: &self.facts,
            text: &self.text,
            given: &self.given,
        }
    }

    /// The groups of the States that have answered.
    fn groups(
        &self,
        desk: &Desk,
        conn: &mut Conn,
        dimension: Dimension,
    ) -> Result<Groups, AppError> {
        let day = day_of(desk, conn, &self.facts, &self.circulation)?;
        let states = self.given.iter().map(|it| it.state);
        Ok(Groups::of(
            desk.lang,
            (&self.facts, &day),
            dimension,
            states,
        ))
    }
}

/// What the facts say of the States today, by the settings of the circulation's work plan.
fn day_of(
    desk: &Desk,
    conn: &mut Conn,
    facts: &Arc<Facts>,
    circulation: &Circulation,
) -> Result<Arc<Day>, AppError> {
    let plan = workplans::find(conn, circulation.work_plan_id)?;
    let categories = plan.categories(&desk.app.settings.targets);
    Ok(desk.app.days.on(facts, categories, desk.today()))
}

pub async fn overview(desk: Desk, id: Path<CirculationId>) -> Answer {
    desk.page(move |desk, conn| {
        let read = Read::load(desk, conn, *id)?;
        Ok(AnalysisPage::new(desk, &read))
    })
    .await
}

pub async fn question(desk: Desk, path: Path<(CirculationId, String)>) -> Answer {
    let (id, name) = path.into_inner();
    desk.page(move |desk, conn| {
        let read = Read::load(desk, conn, id)?;
        let dimension = dimension(desk);
        let groups = read.groups(desk, conn, dimension)?;
        let question = read.text.question(&name).ok_or(AppError::NotFound)?;
        Ok(QuestionPage::new(
            desk,
            &read,
            question,
            (dimension, &groups),
        ))
    })
    .await
}

pub async fn question_file(desk: Desk, path: Path<(CirculationId, String, String)>) -> Answer {
    let (id, name, ending) = path.into_inner();
    desk.answer(move |desk, conn| {
        let format = FileFormat::of(&ending)?;
        let read = Read::load(desk, conn, id)?;
        let groups = read.groups(desk, conn, dimension(desk))?;
        let question = read.text.question(&name).ok_or(AppError::NotFound)?;
        let table = export::question_table(desk, &read, question, &groups);
        table_file(&table, &format!("answers-{id}-{name}"), format)
    })
    .await
}

fn dimension(desk: &Desk) -> Dimension {
    desk.params().value("by").unwrap_or(Dimension::Region)
}

pub async fn answers_file(desk: Desk, path: Path<(CirculationId, String)>) -> Answer {
    let (id, ending) = path.into_inner();
    desk.answer(move |desk, conn| {
        let format = FileFormat::of(&ending)?;
        let read = Read::load(desk, conn, id)?;
        export::answers_file(desk, &read, format)
    })
    .await
}

pub async fn answers_json(desk: Desk, id: Path<CirculationId>) -> Answer {
    desk.answer(move |desk, conn| {
        let read = Read::load(desk, conn, *id)?;
        export::answers_json(desk, &read)
    })
    .await
}

pub async fn board(desk: Desk, id: Path<CirculationId>) -> Answer {
    desk.page(move |desk, conn| {
        let found = board_of(desk, conn, *id)?;
        Ok(BoardPage::new(desk, &found))
    })
    .await
}

pub async fn board_file(desk: Desk, path: Path<(CirculationId, String)>) -> Answer {
    let (id, ending) = path.into_inner();
    desk.answer(move |desk, conn| {
        let format = FileFormat::of(&ending)?;
        let found = board_of(desk, conn, id)?;
        let table = board::states_table(desk, &found, &board::Filter::of(&desk.params()));
        table_file(&table, &format!("responses-{id}"), format)
    })
    .await
}

fn board_of(desk: &Desk, conn: &mut Conn, id: CirculationId) -> Result<board::Board, AppError> {
    let circulation = sent(desk, conn, id)?;
    let facts = desk.facts(conn)?;
    let text = desk
        .app
        .definitions
        .get(conn, circulation.questionnaire_id)?;
    let states = survey::progress(conn, &desk.actor, &[id])?
        .remove(&id)
        .unwrap_or_default();
    let begun: Vec<_> = states
        .values()
        .filter_map(|row| row.response.as_ref().map(|response| response.id))
        .collect();
    Ok(board::Board {
        pages_saved: queries::pages_saved(conn, &begun)?,
        pages: text.sections.len(),
        circulation,
        facts,
        states,
    })
}

pub async fn share(desk: Desk, id: Path<CirculationId>) -> Answer {
    desk.page(move |desk, conn| {
        let circulation = sent(desk, conn, *id)?;
        let sharing = sharing(desk, conn, &circulation)?;
        let words = words(desk, conn, &circulation)?;
        Ok(SharePage::new(desk, &circulation, (&sharing, words)))
    })
    .await
}

pub async fn share_file(desk: Desk, path: Path<(CirculationId, String)>) -> Answer {
    let (id, ending) = path.into_inner();
    desk.answer(move |desk, conn| {
        let format = FileFormat::of(&ending)?;
        let circulation = sent(desk, conn, id)?;
        let sharing = sharing(desk, conn, &circulation)?;
        let table = share::file_table(desk, &sharing);
        table_file(&table, &format!("survey-{id}-to-share"), format)
    })
    .await
}

/// What was written in an anonymous circulation that is closed; nothing of others, whose texts
/// are read beside their States.
fn words(
    desk: &Desk,
    conn: &mut Conn,
    circulation: &Circulation,
) -> Result<Vec<share::Words>, AppError> {
    if !circulation.anonymous || circulation.status != CirculationStatus::Closed {
        return Ok(Vec::new());
    }
    let text = desk
        .app
        .definitions
        .get(conn, circulation.questionnaire_id)?;
    let counted = queries::counted_unnamed(conn, circulation)?;
    let threshold = Threshold::new(desk.app.settings.survey.suppress_below);
    Ok(share::words(desk.lang, &text, &counted, threshold))
}

fn sharing(desk: &Desk, conn: &mut Conn, circulation: &Circulation) -> Result<Sharing, AppError> {
    let open = if circulation.anonymous {
        // It is not opened again: what is told of it once does not change.
        circulation.status != CirculationStatus::Closed
    } else {
        desk.today() <= circulation.closes_on
    };
    if open {
        return Ok(Sharing::Open);
    }
    if queries::is_reopened(conn, circulation.id)? {
        return Ok(Sharing::Withdrawn);
    }
    let facts = desk.facts(conn)?;
    let text = desk
        .app
        .definitions
        .get(conn, circulation.questionnaire_id)?;
    let counted = if circulation.anonymous {
        queries::counted_unnamed(conn, circulation)?
    } else {
        queries::counted(conn, circulation.id)?
    };
    let threshold = Threshold::new(desk.app.settings.survey.suppress_below);
    Ok(share::share(
        desk.lang,
        (&text, &facts),
        (&counted, circulation.closes_on),
        threshold,
    ))
}

/// A circulation that has left: only it can be answered.
pub(super) fn sent(
    desk: &Desk,
    conn: &mut Conn,
    id: CirculationId,
) -> Result<Circulation, AppError> {
    // What is hidden is not found, whoever asks; only then is it closed.
    let circulation = survey::circulation(conn, &desk.actor, id)?;
    inside(&desk.actor)?;
    if circulation.status == CirculationStatus::Draft {
        return Err(AppError::NotFound);
    }
    Ok(circulation)
}
