//! The two pages of the new plan.

use std::sync::Arc;

use chrono::NaiveDate;
use serde::Serialize;

use super::super::views::PATH;
use super::forms::{PlanForm, meetings, months_between, moved};
use crate::i18n::sort_key;
use crate::states::Facts;
use crate::states::targets::TargetRow;
use crate::web::bulk::{PreviewPage, PreviewRow};
use crate::web::forms::{Choice, FormBuilder, FormErrors, FormView, Need};
use crate::web::{Desk, Nav, Page, Params};
use crate::workplans::{TimelineLine, WorkPlan};

/// What a new plan is made from.
pub(super) struct NewPlan<'a> {
    pub desk: &'a Desk,
    pub facts: Arc<Facts>,
    pub old: WorkPlan,
    /// What was decided, and may go along.
    pub rows: Vec<TargetRow>,
    /// What was planned.
    pub lines: Vec<TimelineLine>,
}

/// The form.
#[derive(Debug, Serialize)]
pub(super) struct PlanPage {
    crumb: String,
    crumb_href: &'static str,
    heading: String,
    intro: String,
    form: FormView,
}

impl Page for PlanPage {
    const TEMPLATE: &'static str = "forms/page";
    const NAV: Nav = Nav::WorkPlan;

    fn title(&self) -> String {
        self.heading.clone()
    }
}

impl NewPlan<'_> {
    fn action() -> String {
        format!("{PATH}/plan")
    }

    /// What the form begins with: all goes along, counted from the end of the old plan's
    /// meeting, or from today if that is yet to come.
    pub(super) fn usual(&self) -> Params {
        let baseline = self.old.meeting_ends_on.min(self.desk.today());
        let mut pairs = vec![
            ("baseline_on".to_owned(), baseline.to_string()),
            ("target".to_owned(), self.old.target.to_string()),
        ];
        let going = self.rows.iter();
        pairs.extend(going.map(|row| ("targets".to_owned(), row.id.to_string())));
        let lines = self.lines.iter();
        pairs.extend(lines.map(|line| ("lines".to_owned(), line.id.to_string())));
        let coordinators = self.old.coordinators();
        pairs.extend(coordinators.map(|it| ("coordinators".to_owned(), it.to_string())));
        pairs.into_iter().collect()
    }

    /// States bound and signatories on a day.
    pub(super) fn counts(&self, on: NaiveDate) -> (i32, i32) {
        let settings = self.old.categories(&self.desk.app.settings.targets);
        let day = self.desk.app.days.on(&self.facts, settings, on);
        let count = |n: usize| i32::try_from(n).unwrap_or(i32::MAX);
        (count(day.counts.deposited), count(day.counts.signatories))
    }

    pub(super) fn form(&self, data: &Params, errors: &FormErrors) -> PlanPage {
        let lang = self.desk.lang;
        let meetings = meetings(&self.facts, &self.old)
            .map(|it| Choice::new(&it.code, it.name(lang)))
            .collect();
        let mut form = FormBuilder::new(lang, "handover-plan", Self::action(), data, errors)
            .select("meeting", Need::Required, meetings)
            .text("title_en", Need::Required)
            .text("title_fr", Need::Required)
            .text("title_es", Need::Required)
            .date("baseline_on", Need::Required)
            .text("target", Need::Required)
            .typeaheads("coordinators", self.facts.choices(lang))
            .checkboxes("targets", self.target_choices())
            .checkboxes("lines", self.line_choices())
            .cancel(PATH)
            .build();
        form.submit = lang.text("bulk-preview");
        PlanPage {
            crumb: lang.text("handover-title"),
            crumb_href: PATH,
            heading: lang.text("handover-plan-title"),
            intro: lang.text_with(
                "handover-plan-intro",
                &[("plan", self.old.title(lang).into())],
            ),
            form,
        }
    }

    fn target_choices(&self) -> Vec<Choice> {
        let lang = self.desk.lang;
        let mut choices: Vec<Choice> = self
            .rows
            .iter()
            .map(|row| Choice::new(row.id.to_string(), self.facts.name(row.state, lang)))
            .collect();
        choices.sort_by_cached_key(|choice| sort_key(&choice.label));
        choices
    }

    fn line_choices(&self) -> Vec<Choice> {
        let lang = self.desk.lang;
        let choice = |line: &TimelineLine| Choice::new(line.id.to_string(), line.text.get(lang));
        self.lines.iter().map(choice).collect()
    }

    /// Each line of the timeline that is planned anew, when it was and when it will be.
    fn lines_compared(&self, form: &PlanForm) -> impl Iterator<Item = PreviewRow> {
        let lang = self.desk.lang;
        let by = months_between(self.old.meeting_on, form.meeting_on);
        let days = move |from, until| format!("{} – {}", lang.date(from), lang.date(until));
        let going = self
            .lines
            .iter()
            .filter(|line| form.lines.contains(&line.id.0));
        going.map(move |line| PreviewRow {
            label: line.text.get(lang).to_owned(),
            before: days(line.planned_from, line.planned_until),
            after: days(moved(line.planned_from, by), moved(line.planned_until, by)),
        })
    }

    /// The old plan beside the new.
    pub(super) fn preview(
        &self,
        data: &Params,
        form: &PlanForm,
        (deposited, signatories): (i32, i32),
    ) -> PreviewPage {
        let desk = self.desk;
        let mut rows = self.compared(form, (deposited, signatories));
        rows.extend(self.lines_compared(form));
        PreviewPage {
            heading: desk.t("bulk-preview-title"),
            intro: desk.t("handover-plan-preview"),
            crumb: desk.t("handover-title"),
            list_href: PATH.to_owned(),
            caption: desk.t("handover-plan-title"),
            rows,
            action: Self::action(),
            button: desk.t("handover-plan-make"),
            kept: data
                .pairs()
                .iter()
                .filter(|(name, _)| !["_csrf", "again", "confirmed"].contains(&name.as_str()))
                .cloned()
                .collect(),
            ..PreviewPage::default()
        }
    }

    /// What each says of the two plans.
    fn compared(&self, form: &PlanForm, (deposited, signatories): (i32, i32)) -> Vec<PreviewRow> {
        let (desk, lang, old) = (self.desk, self.desk.lang, &self.old);
        let [en, fr, es] = &form.titles;
        let count = |deposited: i32, signatories: i32| {
            desk.ta(
                "handover-plan-counts",
                &[
                    ("deposited", deposited.into()),
                    ("signatories", signatories.into()),
                ],
            )
        };
        let baseline = |on: NaiveDate, counts: String| format!("{}: {counts}", lang.date(on));
        let days = |from, until| format!("{} – {}", lang.date(from), lang.date(until));
        let rows = [
            (
                "title",
                old.title(lang).to_owned(),
                lang.pick(en, fr, es).to_owned(),
            ),
            (
                "meeting",
                days(old.meeting_on, old.meeting_ends_on),
                days(form.meeting_on, form.meeting_ends_on),
            ),
            (
                "baseline_on",
                baseline(
                    old.baseline_on,
                    count(old.baseline_deposited, old.baseline_signatories),
                ),
                baseline(form.baseline_on, count(deposited, signatories)),
            ),
            ("target", old.target.to_string(), form.target.to_string()),
            (
                "targets",
                self.rows.len().to_string(),
                form.targets.len().to_string(),
            ),
            (
                "lines",
                self.lines.len().to_string(),
                form.lines.len().to_string(),
            ),
        ];
        rows.into_iter()
            .map(|(field, before, after)| PreviewRow {
                label: desk.t(&format!("handover-plan-{field}")),
                before,
                after,
            })
            .collect()
    }
}
