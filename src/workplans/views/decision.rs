//! The form of what coordinators decide about a State.

use serde::Serialize;

use super::targets::TargetData;
use crate::access;
use crate::states::targets::Priority;
use crate::treaty::Iso3;
use crate::web::forms::{Choice, FormBuilder, FormErrors, FormView, Need, choices_of};
use crate::web::{Desk, Nav, Page, Params, own_path};
use crate::workplans::forms::TARGET_MARKINGS;

const LIST: &str = "/work-plan/targets";

/// A State as a target: on the list or off it, who leads, what comes next.
#[derive(Debug, Serialize)]
pub(in crate::workplans) struct DecisionPage {
    crumb: String,
    crumb_href: &'static str,
    heading: String,
    intro: String,
    pub form: FormView,
}

impl Page for DecisionPage {
    const TEMPLATE: &'static str = "forms/page";
    const NAV: Nav = Nav::WorkPlan;

    fn title(&self) -> String {
        self.heading.clone()
    }
}

impl DecisionPage {
    /// For a State.
    pub(in crate::workplans) fn of_state(
        desk: &Desk,
        data: &TargetData,
        state: Iso3,
        values: &Params,
        errors: &FormErrors,
    ) -> Self {
        let standings = ["computed", "added", "dropped"].map(|word| {
            let key = format!("workplan-target-standing-{word}");
            Choice::new(word, desk.t(&key)).hint(desk.t(&format!("{key}-hint")))
        });
        let action = format!("{LIST}/{state}");
        let back = match values.get("back") {
            "" => LIST,
            back => own_path(back),
        };
        let form = FormBuilder::new(desk.lang, "workplan-target", action, values, errors)
            .hidden("back")
            .cancel(back)
            .radios("standing", Need::Required, standings.into());
        Self {
            crumb: desk.t("workplan-targets-title"),
            crumb_href: LIST,
            heading: desk.ta(
                "workplan-target-title",
                &[("state", data.facts.name(state, desk.lang).into())],
            ),
            intro: intro(desk, data, state),
            form: rest(desk, data, form, Need::Optional)
                .marking_reason()
                .build(),
        }
    }

    /// For a State to be chosen.
    pub(in crate::workplans) fn of_new(
        desk: &Desk,
        data: &TargetData,
        values: &Params,
        errors: &FormErrors,
    ) -> Self {
        let action = format!("{LIST}/new");
        let form = FormBuilder::new(desk.lang, "workplan-target", action, values, errors)
            .cancel(LIST)
            .typeahead("state", Need::Required, data.can_be_added(desk.lang));
        let mut form = rest(desk, data, form, Need::Required);
        // An older decision is taken up, and may be opened to more people.
        if errors.0.iter().any(|error| error.field == access::REASON) {
            form = form.marking_reason();
        }
        Self {
            crumb: desk.t("workplan-targets-title"),
            crumb_href: LIST,
            heading: desk.t("workplan-target-new-title"),
            intro: desk.t("workplan-target-new-intro"),
            form: form.build(),
        }
    }
}

fn rest<'a>(
    desk: &Desk,
    data: &TargetData,
    form: FormBuilder<'a>,
    reason: Need,
) -> FormBuilder<'a> {
    let teams = data
        .teams
        .iter()
        .map(|(id, name)| Choice::new(id.to_string(), name.as_str()))
        .collect();
    let markings = choices_of(desk.lang, "marking", &TARGET_MARKINGS)
        .into_iter()
        .map(|choice| {
            let hint = desk.t(&format!("marking-{}-hint", choice.value.replace('_', "-")));
            choice.hint(hint)
        })
        .collect();
    form.textarea("reason", reason)
        .select(
            "priority",
            Need::Required,
            choices_of(desk.lang, "workplan-priority", Priority::ALL),
        )
        .typeahead("lead", Need::Optional, teams)
        .textarea("next_step", Need::Optional)
        .typeaheads("supporters", data.facts.choices(desk.lang))
        .textarea("strategy", Need::Optional)
        .radios("marking", Need::Required, markings)
}

/// Why the facts put the State on the list, or that they do not.
fn intro(desk: &Desk, data: &TargetData, state: Iso3) -> String {
    let Some(target) = data.computed(state) else {
        return desk.t("workplan-target-by-none");
    };
    let numbers: Vec<_> = target
        .categories()
        .iter()
        .map(|category| category.number().to_string())
        .collect();
    desk.ta(
        "workplan-target-by-category",
        &[
            ("categories", numbers.join(", ").into()),
            ("evidence", data.why(desk.lang, &target).into()),
        ],
    )
}
