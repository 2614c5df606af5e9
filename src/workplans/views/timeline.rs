//! The timeline, planned and actual.

use chrono::{Datelike, Months, NaiveDate};
use serde::Serialize;

use super::Head;
use crate::i18n::Lang;
use crate::states::Facts;
use crate::web::axis::Axis;
use crate::web::forms::{FormBuilder, FormErrors, FormView, Need};
use crate::web::{Desk, Html, Nav, Page, Params};
use crate::workplans::forms::LineForm;
use crate::workplans::model::{Progress, TimelineLine, WorkPlan};

const PATH: &str = "/work-plan/timeline";

/// The timeline.
#[derive(Debug, Serialize)]
pub(in crate::workplans) struct TimelinePage {
    head: Head,
    range: String,
    months: Html,
    lines: Vec<LineRow>,
    may_enter: bool,
}

#[derive(Debug, Serialize)]
struct LineRow {
    text: String,
    note: String,
    planned: String,
    actual: String,
    /// done, running, overdue or nothing: the class of its status.
    class: &'static str,
    progress: String,
    span: Html,
    href: String,
}

impl Page for TimelinePage {
    const TEMPLATE: &'static str = "workplans/timeline";
    const NAV: Nav = Nav::WorkPlan;

    fn title(&self) -> String {
        self.head.heading.clone()
    }
}

impl TimelinePage {
    pub(in crate::workplans) fn new(
        desk: &Desk,
        facts: &Facts,
        plan: &WorkPlan,
        lines: &[TimelineLine],
    ) -> Self {
        let axis = axis_of(plan, lines);
        let rows = lines.iter().map(|line| LineRow::new(desk, &axis, line));
        Self {
            head: Head::new(desk, facts, plan, PATH),
            range: months_text(desk, axis.from, axis.until),
            months: head(&axis, desk.lang),
            lines: rows.collect(),
            may_enter: desk.actor.may_coordinate() && plan.is_open(),
        }
    }
}

impl LineRow {
    fn new(desk: &Desk, axis: &Axis, line: &TimelineLine) -> Self {
        let today = desk.today();
        let (class, key) = match line.progress(today) {
            Progress::Done => ("done", "workplan-timeline-done"),
            Progress::Open => ("running", "workplan-timeline-open"),
            Progress::Late => ("overdue", "workplan-timeline-late"),
            Progress::NotBegun => ("", "workplan-timeline-not-begun"),
        };
        let planned = months_text(desk, line.planned_from, line.planned_until);
        let actual = actual_text(desk, line);
        let label = desk.ta(
            "workplan-timeline-span",
            &[
                ("planned", planned.as_str().into()),
                (
                    "actual",
                    if actual.is_empty() {
                        desk.t("workplan-timeline-not-begun").into()
                    } else {
                        actual.as_str().into()
                    },
                ),
            ],
        );
        Self {
            text: line.text.get(desk.lang).to_owned(),
            note: line.note.clone(),
            planned,
            actual,
            class,
            progress: desk.t(key),
            span: span(axis, line, today, &label),
            href: format!("{PATH}/{}", line.id),
        }
    }
}

/// The form of what really happened to a line.
#[derive(Debug, Serialize)]
pub(in crate::workplans) struct LinePage {
    crumb: String,
    crumb_href: &'static str,
    heading: String,
    intro: String,
    /// Says that the plan is closed; empty while it is worked on.
    closed: String,
    pub form: FormView,
}

impl Page for LinePage {
    const TEMPLATE: &'static str = "workplans/line";
    const NAV: Nav = Nav::WorkPlan;

    fn title(&self) -> String {
        self.heading.clone()
    }
}

impl LinePage {
    /// The line of a plan that was closed on a day, without a form.
    pub(in crate::workplans) fn closed(desk: &Desk, line: &TimelineLine, on: NaiveDate) -> Self {
        let none = FormErrors::default();
        Self {
            closed: desk.ta(
                "workplan-line-closed",
                &[("day", desk.lang.date(on).into())],
            ),
            ..Self::new(desk, line, &LineForm::values(line), &none)
        }
    }

    pub(in crate::workplans) fn new(
        desk: &Desk,
        line: &TimelineLine,
        values: &Params,
        errors: &FormErrors,
    ) -> Self {
        let action = format!("{PATH}/{}", line.id);
        Self {
            crumb: desk.t("workplan-timeline-title"),
            crumb_href: PATH,
            heading: desk.t("workplan-line-title"),
            intro: line.text.get(desk.lang).to_owned(),
            closed: String::new(),
            form: FormBuilder::new(desk.lang, "workplan-line", action, values, errors)
                .cancel(PATH)
                .date("actual_from", Need::Optional)
                .date("actual_until", Need::Optional)
                .textarea("note", Need::Optional)
                .build(),
        }
    }
}

/// The months the drawing covers: whole ones, all the plan's and all that happened.
fn axis_of(plan: &WorkPlan, lines: &[TimelineLine]) -> Axis {
    let planned = lines
        .iter()
        .flat_map(|line| [line.planned_from, line.planned_until]);
    let actual = lines
        .iter()
        .flat_map(|line| [line.actual_from, line.actual_until])
        .flatten();
    let days: Vec<_> = planned.chain(actual).collect();
    let from = days.iter().min().copied().unwrap_or(plan.baseline_on);
    let until = days.iter().max().copied().unwrap_or(plan.meeting_ends_on);
    Axis {
        from: first_of_month(from),
        until: next_month(until).pred_opt().unwrap_or(until),
    }
}

fn months(axis: &Axis) -> impl Iterator<Item = NaiveDate> {
    let until = axis.until;
    std::iter::successors(Some(axis.from), |month| Some(next_month(*month)))
        .take_while(move |month| *month <= until)
}

/// The letters of the months.
fn head(axis: &Axis, lang: Lang) -> Html {
    let mut html = Html::default();
    html.raw("<svg class=\"span\" aria-hidden=\"true\">");
    for month in months(axis) {
        let letter = lang.month(month).chars().next();
        let letter: String = letter.into_iter().flat_map(char::to_uppercase).collect();
        axis.label(&mut html, month.with_day(15).unwrap_or(month), &letter);
    }
    html.raw("</svg>");
    html
}

fn span(axis: &Axis, line: &TimelineLine, today: NaiveDate, label: &str) -> Html {
    let mut html = Html::with_capacity(1500);
    html.raw("<svg class=\"span\" role=\"img\" aria-label=\"")
        .text(label)
        .raw("\">");
    for month in months(axis).skip(1) {
        axis.upright(&mut html, "grid", month);
    }
    let planned = (line.planned_from, line.planned_until);
    axis.block(&mut html, "planned\" y=\"4\" height=\"12", planned);
    match (line.actual_from, line.actual_until) {
        (Some(from), Some(until)) => {
            axis.block(&mut html, "actual\" y=\"7\" height=\"6", (from, until));
        }
        (Some(from), None) if from <= today => {
            let running = "actual running\" y=\"7\" height=\"6";
            axis.block(&mut html, running, (from, today.min(axis.until)));
        }
        _ => {}
    }
    if axis.has(today) {
        axis.upright(&mut html, "today", today);
    }
    html.raw("</svg>");
    html
}

fn first_of_month(day: NaiveDate) -> NaiveDate {
    day.with_day(1).unwrap_or(day)
}

fn next_month(day: NaiveDate) -> NaiveDate {
    first_of_month(day)
        .checked_add_months(Months::new(1))
        .unwrap_or(NaiveDate::MAX)
}

/// The months planned: one, or the first and the last.
fn months_text(desk: &Desk, from: NaiveDate, until: NaiveDate) -> String {
    let (first, last) = (short_month(desk.lang, from), short_month(desk.lang, until));
    if first == last {
        return first;
    }
    desk.ta(
        "workplan-timeline-range",
        &[("from", first.into()), ("until", last.into())],
    )
}

/// Sep 2022: a short date without its day.
fn short_month(lang: Lang, date: NaiveDate) -> String {
    let whole = lang.short_date(date);
    let month = whole.split_once(' ').map(|(_, month)| month.to_owned());
    month.unwrap_or(whole)
}

/// The days it really took; empty where it has not begun.
fn actual_text(desk: &Desk, line: &TimelineLine) -> String {
    let lang = desk.lang;
    match (line.actual_from, line.actual_until) {
        (Some(from), Some(until)) if from == until => lang.short_date(from),
        (Some(from), Some(until)) => desk.ta(
            "workplan-timeline-range",
            &[
                ("from", lang.short_date(from).into()),
                ("until", lang.short_date(until).into()),
            ],
        ),
        (Some(from), None) => desk.ta(
            "workplan-timeline-since",
            &[("from", lang.short_date(from).into())],
        ),
        (None, _) => String::new(),
    }
}
