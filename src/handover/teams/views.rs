//! The two pages of the hand-over from team to team.

use serde::Serialize;

use super::super::views::PATH;
use super::forms::{TeamsForm, What};
use super::queries;
use crate::auth::TeamId;
use crate::db::Conn;
use crate::error::AppError;
use crate::web::bulk::{PreviewPage, PreviewRow};
use crate::web::forms::{Choice, FormBuilder, FormErrors, FormView, Need, choices_of};
use crate::web::{Desk, Nav, Page, Params};
use crate::workplans::WorkPlanId;

/// Which team hands what to which.
#[derive(Debug, Serialize)]
pub(super) struct TeamsPage {
    crumb: String,
    crumb_href: &'static str,
    heading: String,
    intro: String,
    form: FormView,
}

impl Page for TeamsPage {
    const TEMPLATE: &'static str = "forms/page";
    const NAV: Nav = Nav::WorkPlan;

    fn title(&self) -> String {
        self.heading.clone()
    }
}

impl TeamsPage {
    pub(super) fn new(
        desk: &Desk,
        teams: &[(TeamId, String)],
        data: &Params,
        errors: &FormErrors,
    ) -> Self {
        let lang = desk.lang;
        let choices = || -> Vec<Choice> {
            let all = teams.iter();
            all.map(|(id, name)| Choice::new(id.to_string(), name))
                .collect()
        };
        let mut form = FormBuilder::new(lang, "handover", action(), data, errors)
            .select("from_team", Need::Required, choices())
            .select("to_team", Need::Required, choices())
            .checkboxes("what", choices_of(lang, "handover-what", What::ALL))
            .cancel(PATH)
            .build();
        form.submit = lang.text("bulk-preview");
        Self {
            crumb: lang.text("handover-title"),
            crumb_href: PATH,
            heading: lang.text("handover-teams-title"),
            intro: lang.text("handover-teams-intro"),
            form,
        }
    }
}

fn action() -> String {
    format!("{PATH}/teams")
}

/// How much of what goes from whom to whom.
pub(super) fn preview(
    desk: &Desk,
    conn: &mut Conn,
    (teams, plan): (&[(TeamId, String)], WorkPlanId),
    data: &Params,
    form: &TeamsForm,
) -> Result<PreviewPage, AppError> {
    let name = |team: TeamId| {
        let found = teams.iter().find(|(id, _)| *id == team);
        found.map_or("", |(_, name)| name.as_str())
    };
    let mut rows = Vec::new();
    let mut total = 0;
    for what in &form.what {
        let held = queries::held(conn, &desk.actor, (form.from, plan), *what, desk.today())?;
        total += held.len();
        let word = what.as_str().replace('_', "-");
        rows.push(PreviewRow {
            label: desk.ta(
                "handover-teams-row",
                &[
                    ("what", desk.t(&format!("handover-what-{word}")).into()),
                    ("n", held.len().into()),
                ],
            ),
            before: name(form.from).to_owned(),
            after: name(form.to).to_owned(),
        });
    }
    let names = ["from_team", "to_team", "what"];
    let pairs = data.pairs().iter();
    let kept = pairs.filter(|(name, _)| names.contains(&name.as_str()));
    Ok(PreviewPage {
        heading: desk.t("bulk-preview-title"),
        intro: desk.t("handover-teams-preview"),
        crumb: desk.t("handover-title"),
        list_href: PATH.to_owned(),
        caption: desk.t("handover-what"),
        rows,
        action: action(),
        button: if total == 0 {
            String::new()
        } else {
            desk.ta("handover-teams-confirm", &[("n", total.into())])
        },
        kept: kept.cloned().collect(),
        ..PreviewPage::default()
    })
}
