//! Pages of the survey's own front and of its questionnaires.

use serde::Serialize;

use super::circulations::{bar, legend};
use super::model::{Circulation, CirculationId, CirculationStatus, QuestionnaireRow};
use super::queries::{self, progress_counts};
use crate::db::Conn;
use crate::error::AppError;
use crate::i18n::Lang;
use crate::questionnaire::{Question, Spoken};
use crate::web::forms::FormView;
use crate::web::{Desk, Html, Nav, Page};

/// How many circulations the front page shows.
const CIRCULATIONS: usize = 20;

/// `GET /survey`
#[derive(Debug, Serialize)]
pub struct FrontPage {
    title: String,
    questionnaires: Vec<QuestionnaireLine>,
    circulations: Vec<CirculationLine>,
    /// The circulations before those shown; empty for none.
    older: String,
}

#[derive(Debug, Serialize)]
struct QuestionnaireLine {
    href: String,
    title: String,
    about: String,
}

#[derive(Debug, Serialize)]
struct CirculationLine {
    href: String,
    title: String,
    about: String,
    marking: &'static str,
    marking_label: String,
    /// How far the States are; nothing for a draft.
    bar: Option<Html>,
    legend: Html,
}

impl Page for FrontPage {
    const TEMPLATE: &'static str = "survey/index";
    const NAV: Nav = Nav::Survey;

    fn title(&self) -> String {
        self.title.clone()
    }
}

impl FrontPage {
    pub(super) fn load(desk: &Desk, conn: &mut Conn) -> Result<Self, AppError> {
        let before: Option<i64> = desk.params().value("after");
        let mut shown = queries::list_circulations(conn, &desk.actor, before, CIRCULATIONS + 1)?;
        let more = shown.len() > CIRCULATIONS;
        shown.truncate(CIRCULATIONS);
        let ids: Vec<CirculationId> = shown.iter().map(|it| it.id).collect();
        let mut progress = queries::progress(conn, &desk.actor, &ids)?;
        let older = shown.last().filter(|_| more);
        let older = older.map(|last| format!("/survey?after={}", last.id));
        let lines = shown.iter().map(|circulation| {
            let states = progress.remove(&circulation.id).unwrap_or_default();
            let counts = progress_counts(&states);
            let draft = circulation.status == CirculationStatus::Draft;
            CirculationLine {
                href: format!("/survey/circulations/{}", circulation.id),
                title: circulation.title.clone(),
                about: about(desk, circulation),
                marking: circulation.marking.classes(),
                marking_label: marking_label(desk.lang, circulation.marking),
                bar: (!draft).then(|| bar(desk.lang, &counts)),
                legend: legend(desk.lang, &counts, None),
            }
        });
        let circulations = lines.collect();
        let rows = queries::newest_questionnaires(conn)?;
        let mut questionnaires = Vec::new();
        for row in rows {
            let definition = desk.app.definitions.get(conn, row.id)?;
            questionnaires.push(QuestionnaireLine {
                href: format!("/survey/questionnaires/{}", row.id),
                title: definition.title.in_language(desk.lang).to_owned(),
                about: about_version(desk, &row),
            });
        }
        Ok(Self {
            title: desk.t("survey-title"),
            questionnaires,
            circulations,
            older: older.unwrap_or_default(),
        })
    }
}

/// "Released 11 April 2023, closes 30 June 2023".
pub(super) fn about(desk: &Desk, circulation: &Circulation) -> String {
    let closes = desk.lang.date(circulation.closes_on);
    match circulation.released_at {
        Some(at) => {
            let released = desk.lang.date(at.date());
            desk.ta(
                "survey-about-released",
                &[("released", released.into()), ("closes", closes.into())],
            )
        }
        None => desk.ta("survey-about-draft", &[("closes", closes.into())]),
    }
}

/// The label of a marking.
pub(super) fn marking_label(lang: Lang, marking: crate::auth::Marking) -> String {
    lang.text(&format!("marking-{}", marking.as_str().replace('_', "-")))
}

/// "Version 2, not sent yet".
pub(super) fn about_version(desk: &Desk, row: &QuestionnaireRow) -> String {
    match row.frozen_at {
        Some(at) => desk.ta(
            "survey-version-frozen",
            &[
                ("version", row.version.into()),
                ("date", desk.lang.date(at.date()).into()),
            ],
        ),
        None => desk.ta("survey-version-open", &[("version", row.version.into())]),
    }
}

/// A language by its own name.
pub(super) fn language_name(lang: Lang) -> &'static str {
    lang.pick("English", "Français", "Español")
}

/// How a question is answered, and when it is asked.
pub(super) fn about_question(desk: &Desk, spoken: Spoken<'_>, question: &Question) -> String {
    let kind = question.kind.as_str().replace('_', "-");
    let mut parts = vec![desk.t(&format!("survey-kind-{kind}"))];
    if question.required {
        parts.push(desk.t("survey-required"));
    }
    if question.not_able {
        parts.push(desk.t("survey-may-be-unable"));
    }
    let conditions = [
        ("survey-only-if", &question.relevant),
        ("survey-limit", &question.constraint),
    ];
    for (key, condition) in conditions {
        if let Some(condition) = condition {
            let condition = condition.words(desk.lang, &spoken);
            parts.push(desk.ta(key, &[("condition", condition.into())]));
        }
    }
    parts.join(" · ")
}

/// A page that is one form.
#[derive(Debug, Serialize)]
pub struct FormPage {
    /// The heading.
    pub heading: String,
    /// A sentence below it; empty for none.
    pub intro: String,
    /// What it is part of.
    pub crumb: String,
    /// Where that is.
    pub crumb_href: String,
    /// The form.
    pub form: FormView,
}

impl Page for FormPage {
    const TEMPLATE: &'static str = "forms/page";
    const NAV: Nav = Nav::Survey;

    fn title(&self) -> String {
        self.heading.clone()
    }
}

impl FormPage {
    /// A form that belongs to a circulation; the heading is the text `heading`.
    pub(super) fn of_circulation(
        desk: &Desk,
        circulation: &Circulation,
        heading: &str,
        form: FormView,
    ) -> Self {
        Self {
            heading: desk.t(heading),
            intro: String::new(),
            crumb: circulation.title.clone(),
            crumb_href: format!("/survey/circulations/{}", circulation.id),
            form,
        }
    }
}
