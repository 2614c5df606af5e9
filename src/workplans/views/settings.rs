//! The form of how a plan's target categories are computed.

use serde::Serialize;

use super::targets::TargetData;
use crate::treaty::{OtherSteps, SignatoriesElsewhere, VoteStage};
use crate::web::forms::{FormBuilder, FormErrors, FormView, Need, choices_of};
use crate::web::{Desk, Nav, Page, Params};

const LIST: &str = "/work-plan/targets";

/// What counts in which category.
#[derive(Debug, Serialize)]
pub(in crate::workplans) struct SettingsPage {
    crumb: String,
    crumb_href: &'static str,
    heading: String,
    intro: String,
    pub form: FormView,
}

impl Page for SettingsPage {
    const TEMPLATE: &'static str = "forms/page";
    const NAV: Nav = Nav::WorkPlan;

    fn title(&self) -> String {
        self.heading.clone()
    }
}

impl SettingsPage {
    pub(in crate::workplans) fn new(
        desk: &Desk,
        data: &TargetData,
        values: &Params,
        errors: &FormErrors,
    ) -> Self {
        let lang = desk.lang;
        let path = "/work-plan/categories";
        let form = FormBuilder::new(lang, "workplan-settings", path, values, errors)
            .radios(
                "signatories",
                Need::Required,
                choices_of(
                    lang,
                    "workplan-settings-signatories",
                    SignatoriesElsewhere::ALL,
                ),
            )
            .radios(
                "other_steps",
                Need::Required,
                choices_of(lang, "workplan-settings-other_steps", OtherSteps::ALL),
            )
            .radios(
                "vote",
                Need::Required,
                choices_of(lang, "workplan-settings-vote", VoteStage::ALL),
            )
            .text("congratulate_days", Need::Required)
            .cancel(LIST)
            .build();
        Self {
            crumb: desk.t("workplan-targets-title"),
            crumb_href: LIST,
            heading: desk.t("workplan-settings-title"),
            intro: data.vote_sentence(lang),
            form,
        }
    }
}
