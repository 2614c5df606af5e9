//! The page from which a State's form is had.

use serde::Serialize;

use super::super::super::model::{Circulation, CirculationStatus, Response, ResponseStatus};
use super::super::super::views::language_name;
use crate::i18n::Lang;
use crate::states::Facts;
use crate::treaty::Iso3;
use crate::web::{Desk, Nav, Page};

/// `GET /survey/circulations/{id}/form/{state}`
#[derive(Debug, Serialize)]
pub(super) struct GivenPage {
    title: String,
    circulation: String,
    path: String,
    /// Whether what comes back can be read: nothing of a draft can.
    is_draft: bool,
    blank: Vec<FormLink>,
    /// Empty where there is no answer in sight.
    filled: Vec<FormLink>,
    filled_lead: String,
    /// Where a filled form is brought; empty where the actor may not.
    enter: String,
}

/// A form in a language.
#[derive(Debug, Serialize)]
struct FormLink {
    href: String,
    label: &'static str,
    lang: Lang,
    /// Whether the State is written to in it.
    own: bool,
}

impl Page for GivenPage {
    const TEMPLATE: &'static str = "survey/given";
    const NAV: Nav = Nav::Survey;

    fn title(&self) -> String {
        self.title.clone()
    }
}

impl GivenPage {
    pub(super) fn new(
        desk: &Desk,
        (circulation, facts): (&Circulation, &Facts),
        (state, language): (Iso3, Option<Lang>),
        answer: Option<&Response>,
    ) -> Self {
        let name = facts.name(state, desk.lang).to_owned();
        let file = format!("{}.docx", super::path(circulation, state));
        let is_draft = circulation.status == CirculationStatus::Draft;
        let links = |more: &str| -> Vec<FormLink> {
            let link = |lang: &Lang| FormLink {
                href: format!("{file}?language={lang}{more}"),
                label: language_name(*lang),
                lang: *lang,
                own: language == Some(*lang),
            };
            Lang::ALL.iter().map(link).collect()
        };
        let lead = answer.map(|answer| {
            let key = match answer.status {
                ResponseStatus::Begun => "survey-given-begun",
                ResponseStatus::Answered => "survey-given-answered",
            };
            let on = answer.answered_on.unwrap_or(answer.updated_at.date());
            desk.ta(key, &[("date", desk.lang.date(on).into())])
        });
        Self {
            title: desk.ta("survey-given-title", &[("state", name.into())]),
            circulation: circulation.title.clone(),
            path: format!("/survey/circulations/{}", circulation.id),
            is_draft,
            blank: links(""),
            filled: answer.map_or_else(Vec::new, |_| links("&filled=1")),
            filled_lead: lead.unwrap_or_default(),
            enter: if !is_draft && desk.actor.may_add() {
                format!(
                    "/survey/circulations/{}/enter?state={state}",
                    circulation.id
                )
            } else {
                String::new()
            },
        }
    }
}
