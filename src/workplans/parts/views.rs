//! The pages of a plan's texts.

use serde::Serialize;

use super::forms::PartForm;
use super::model::{Part, Row};
use super::queries::Texts;
use crate::pack::Measure;
use crate::web::forms::{FormBuilder, FormErrors, FormView, Need, choices_of};
use crate::web::{Desk, Nav, Page, Params};
use crate::workplans::WorkPlan;

/// Where the texts are.
pub(super) const PATH: &str = "/work-plan/texts";

/// The rows of a part: id and texts, by position.
type PartRows = (Part, Vec<(i64, Texts)>);

/// All texts of a plan, part by part.
#[derive(Debug, Serialize)]
pub(super) struct TextsPage {
    heading: String,
    lead: String,
    parts: Vec<PartView>,
}

#[derive(Debug, Serialize)]
struct PartView {
    title: String,
    new: String,
    add: String,
    rows: Vec<TextView>,
}

#[derive(Debug, Serialize)]
struct TextView {
    text: String,
    href: String,
    /// Empty where it stays.
    drop: String,
}

impl Page for TextsPage {
    const TEMPLATE: &'static str = "workplans/texts";
    const NAV: Nav = Nav::WorkPlan;

    fn title(&self) -> String {
        self.heading.clone()
    }
}

impl TextsPage {
    pub(super) fn new(desk: &Desk, plan: &WorkPlan, parts: Vec<PartRows>) -> Self {
        let lang = desk.lang;
        let view = |(part, rows): PartRows| PartView {
            title: desk.t(&format!("plan-text-part-{part}")),
            new: format!("{PATH}/{part}/new"),
            add: desk.t(&format!("plan-text-add-{part}")),
            rows: rows
                .into_iter()
                .map(|(id, (en, fr, es))| TextView {
                    text: lang.pick(&en, &fr, &es).to_owned(),
                    href: format!("{PATH}/{part}/{id}"),
                    drop: format!("{PATH}/{part}/{id}/drop"),
                })
                .collect(),
        };
        Self {
            heading: desk.t("plan-texts-title"),
            lead: plan.title(lang).to_owned(),
            parts: parts.into_iter().map(view).collect(),
        }
    }
}

/// The form of one text.
#[derive(Debug, Serialize)]
pub(super) struct TextPage {
    crumb: String,
    crumb_href: &'static str,
    heading: String,
    intro: String,
    pub form: FormView,
}

impl Page for TextPage {
    const TEMPLATE: &'static str = "forms/page";
    const NAV: Nav = Nav::WorkPlan;

    fn title(&self) -> String {
        self.heading.clone()
    }
}

impl TextPage {
    fn around(desk: &Desk, heading: &str, intro: String, form: FormView) -> Self {
        Self {
            crumb: desk.t("plan-texts-title"),
            crumb_href: PATH,
            heading: desk.t(heading),
            intro,
            form,
        }
    }

    /// A new text of a part.
    pub(super) fn new(desk: &Desk, part: Part, data: &Params, errors: &FormErrors) -> Self {
        let form = form(desk, part, format!("{PATH}/{part}/new"), data, errors);
        let heading = format!("plan-text-add-{part}");
        Self::around(desk, &heading, String::new(), form)
    }

    /// A text that is there.
    pub(super) fn edit(
        desk: &Desk,
        part: Part,
        row: &Row,
        data: &Params,
        errors: &FormErrors,
    ) -> Self {
        let form = form(
            desk,
            part,
            format!("{PATH}/{part}/{}", row.id),
            data,
            errors,
        );
        Self::around(desk, "plan-text-edit", String::new(), form)
    }

    /// A text as it is saved now.
    pub(super) fn saved(desk: &Desk, part: Part, row: &Row) -> Self {
        Self::edit(
            desk,
            part,
            row,
            &PartForm::values(row),
            &FormErrors::default(),
        )
    }

    /// Why a text is dropped.
    pub(super) fn drop(
        desk: &Desk,
        part: Part,
        row: &Row,
        data: &Params,
        errors: &FormErrors,
    ) -> Self {
        let (en, fr, es) = &row.texts;
        let action = format!("{PATH}/{part}/{}/drop", row.id);
        let mut form = FormBuilder::new(desk.lang, "plan-text", action, data, errors)
            .textarea("reason", Need::Required)
            .cancel(PATH)
            .build();
        form.submit = desk.t("plan-text-drop");
        let text = desk.lang.pick(en, fr, es).to_owned();
        Self::around(desk, "plan-text-drop-title", text, form)
    }
}

fn form(desk: &Desk, part: Part, action: String, data: &Params, errors: &FormErrors) -> FormView {
    let lang = desk.lang;
    let form = FormBuilder::new(lang, "plan-text", action, data, errors);
    let form = match part {
        Part::Activities => form.textarea("sentence", Need::Required),
        _ => form,
    };
    let form = form
        .textarea("text_en", Need::Required)
        .textarea("text_fr", Need::Required)
        .textarea("text_es", Need::Required);
    let form = match part {
        Part::Objectives | Part::Activities => form,
        Part::Outputs => form
            .select(
                "measure",
                Need::Required,
                choices_of(lang, "plan-text-measure", Measure::ALL),
            )
            .text("target", Need::Optional),
        Part::Timeline => form
            .date("planned_from", Need::Required)
            .date("planned_until", Need::Required),
    };
    form.cancel(PATH).build()
}
