//! Pages of reports.

use chrono::{Datelike, NaiveDate};
use serde::Serialize;

use super::document::Document;
use super::forms::Wanted;
use super::model::ProgressReport;
use crate::i18n::Lang;
use crate::web::forms::{Choice, FormBuilder, FormErrors, FormView, Need};
use crate::web::{Desk, Nav, Page, Params};
use crate::workplans::WorkPlan;

/// What reports can be made, with the form of each.
#[derive(Debug, Serialize)]
pub(super) struct ReportsPage {
    heading: String,
    /// Whether the reader may have reports made.
    open: bool,
    form: FormView,
    dates: Vec<DateLink>,
}

#[derive(Debug, Serialize)]
struct DateLink {
    href: String,
    day: String,
    note: String,
}

impl Page for ReportsPage {
    const TEMPLATE: &'static str = "reports/index";
    const NAV: Nav = Nav::Reports;

    fn title(&self) -> String {
        self.heading.clone()
    }
}

impl ReportsPage {
    pub(super) fn new(
        desk: &Desk,
        plan: &WorkPlan,
        plans: Vec<Choice>,
        params: &Params,
        errors: &FormErrors,
    ) -> Self {
        let today = desk.today().to_string();
        let mut values = params.clone();
        for (name, usual) in [
            ("plan", plan.code.as_str()),
            ("on", today.as_str()),
            ("lang", desk.lang.as_str()),
        ] {
            if values.get(name).is_empty() {
                values = values.with(name, usual);
            }
        }
        let languages = Lang::ALL
            .iter()
            .map(|lang| Choice::new(lang.as_str(), lang.pick("English", "Français", "Español")))
            .collect();
        let form = FormBuilder::new(
            desk.lang,
            "reports-form",
            "/reports/progress",
            &values,
            errors,
        )
        .select("plan", Need::Required, plans)
        .date("on", Need::Required)
        .radios("lang", Need::Required, languages)
        .build();
        Self {
            heading: desk.t("reports-title"),
            open: desk.actor.is_inside(),
            form,
            dates: usual_dates(desk, plan),
        }
    }
}

/// The cut-off dates that are mostly asked for: the 30 June before the meeting, on which
/// the reporting year of the treaty ends, and the meeting's first day.
fn usual_dates(desk: &Desk, plan: &WorkPlan) -> Vec<DateLink> {
    let meeting = plan.meeting_on;
    let june = [meeting.year(), meeting.year() - 1]
        .into_iter()
        .filter_map(|year| NaiveDate::from_ymd_opt(year, 6, 30))
        .find(|day| *day < meeting && *day > plan.baseline_on);
    let link = |day: NaiveDate, note: String| DateLink {
        href: Params::default()
            .with("plan", &plan.code)
            .with("on", &day.to_string())
            .href("/reports/progress"),
        day: desk.lang.date(day),
        note,
    };
    june.into_iter()
        .map(|day| link(day, String::new()))
        .chain([link(meeting, desk.t("reports-usual-meeting"))])
        .collect()
}

/// The progress report.
#[derive(Debug, Serialize)]
pub(super) struct ProgressPage {
    bar: String,
    word: String,
    other: String,
    document: Document,
}

impl Page for ProgressPage {
    const TEMPLATE: &'static str = "reports/progress";
    const NAV: Nav = Nav::Reports;

    fn title(&self) -> String {
        self.document.title.clone()
    }
}

impl ProgressPage {
    pub(super) fn new(desk: &Desk, report: &ProgressReport, document: Document) -> Self {
        let key = if report.on > report.until {
            "reports-bar-ahead"
        } else {
            "reports-bar"
        };
        let params = Params::default()
            .with("plan", &report.plan.code)
            .with("on", &report.on.to_string())
            .with("lang", report.lang.as_str());
        Self {
            bar: desk.ta(
                key,
                &[
                    ("on", desk.lang.date(report.on).into()),
                    ("until", desk.lang.date(report.until).into()),
                ],
            ),
            word: params.href("/reports/progress.docx"),
            other: params.href("/reports"),
            document,
        }
    }
}

/// The cut-off date and the language that are wanted, with what is usual filled in.
pub(super) fn settled(desk: &Desk, wanted: &Wanted) -> (NaiveDate, Lang) {
    (
        wanted.on.unwrap_or_else(|| desk.today()),
        wanted.lang.unwrap_or(desk.lang),
    )
}
