//! The page of a correction.

use serde::Serialize;

use super::super::editor::compare::{self, Group};
use super::super::editor::places::base;
use super::super::model::{Circulation, QuestionnaireId, ResponseStatus};
use super::super::queries as survey;
use super::super::views::about_version;
use super::queries;
use crate::db::Conn;
use crate::error::AppError;
use crate::questionnaire::check;
use crate::web::{Desk, Nav, Page};

/// `GET /survey/circulations/{id}/correct`: the newer versions, what the chosen one changes,
/// and how many answers go on under it.
#[derive(Debug, Serialize)]
pub struct CorrectPage {
    title: String,
    circulation: String,
    path: String,
    now: String,
    versions: Vec<VersionView>,
    /// Where the problems of the chosen version are; empty where it can be sent.
    problems: String,
    chosen: String,
    groups: Vec<Group>,
    begun: String,
    answered: String,
    editor: String,
}

#[derive(Debug, Serialize)]
struct VersionView {
    id: String,
    label: String,
    selected: bool,
}

impl Page for CorrectPage {
    const TEMPLATE: &'static str = "questionnaires/correct";
    const NAV: Nav = Nav::Survey;

    fn title(&self) -> String {
        self.title.clone()
    }
}

impl CorrectPage {
    /// The page with the version that was chosen, or else the newest.
    pub(super) fn load(
        desk: &Desk,
        conn: &mut Conn,
        circulation: &Circulation,
        chosen: Option<QuestionnaireId>,
    ) -> Result<Self, AppError> {
        let from = survey::questionnaire(conn, circulation.questionnaire_id)?;
        let newer = queries::newer(conn, &from)?;
        let to = match chosen {
            Some(id) => Some(queries::among(&newer, id).ok_or(AppError::NotFound)?),
            None => newer.first(),
        };
        let (mut groups, mut problems) = (Vec::new(), String::new());
        if let Some(to) = to {
            let older = desk.app.definitions.get(conn, from.id)?;
            let text = desk.app.definitions.get(conn, to.id)?;
            groups = compare::groups(desk.lang, &older, &text);
            if !check(&text).is_empty() {
                problems = format!("{}#problems", base(to.id));
            }
        }
        let actor = &desk.actor;
        let begun = queries::answers(conn, actor, circulation.id, ResponseStatus::Begun)?;
        let done = queries::answers(conn, actor, circulation.id, ResponseStatus::Answered)?;
        let versions = newer.iter().map(|row| VersionView {
            id: row.id.to_string(),
            label: about_version(desk, row),
            selected: to.is_some_and(|to| to.id == row.id),
        });
        Ok(Self {
            title: desk.t("survey-correct"),
            circulation: circulation.title.clone(),
            path: format!("/survey/circulations/{}", circulation.id),
            now: about_version(desk, &from),
            versions: versions.collect(),
            problems,
            chosen: to.map(|it| it.id.to_string()).unwrap_or_default(),
            groups,
            begun: desk.ta("survey-correct-begun", &[("n", begun.into())]),
            answered: desk.ta("survey-correct-answered", &[("n", done.into())]),
            editor: base(from.id),
        })
    }
}
