//! The pathway of a State on its dossier: its steps, and which of them have stalled.

use chrono::NaiveDate;
use serde::Serialize;

use crate::db::Conn;
use crate::error::AppError;
use crate::pathways::queries::{believed, contents, of_state};
use crate::pathways::{Step, StepStatus, progress};
use crate::states::phrases;
use crate::treaty::Iso3;
use crate::web::Desk;

/// The steps of a State's pathway.
#[derive(Debug, Serialize)]
pub(super) struct Pathway {
    href: String,
    progress: String,
    steps: Vec<StepLine>,
    may_begin: bool,
}

/// A step.
#[derive(Debug, Serialize)]
struct StepLine {
    class: &'static str,
    is_current: bool,
    href: String,
    name: String,
    state: String,
    stalled: String,
    next_move: String,
    marking: String,
    marking_classes: &'static str,
}

impl Pathway {
    /// As it is, or as it was believed to be on an earlier day.
    pub(super) fn load(
        desk: &Desk,
        conn: &mut Conn,
        code: Iso3,
        on: NaiveDate,
    ) -> Result<Self, AppError> {
        let steps = if on >= desk.today() {
            of_state(conn, &desk.actor, code)?
        } else {
            believed(conn, &desk.actor, code, on)?
        };
        Ok(Self::new(desk, code, on, &steps))
    }

    /// Of these steps.
    pub(super) fn new(desk: &Desk, code: Iso3, on: NaiveDate, steps: &[Step]) -> Self {
        let is_now = on >= desk.today();
        let (done, all) = progress(contents(steps));
        let path = format!("/states/{code}/pathway");
        Self {
            href: if is_now {
                path
            } else {
                format!("{path}?on={on}")
            },
            progress: if steps.is_empty() {
                String::new()
            } else {
                desk.ta(
                    "pathway-progress",
                    &[("done", done.into()), ("all", all.into())],
                )
            },
            steps: steps
                .iter()
                .map(|step| StepLine::new(desk, step, on))
                .collect(),
            may_begin: is_now && desk.actor.may_add(),
        }
    }
}

impl StepLine {
    fn new(desk: &Desk, step: &Step, on: NaiveDate) -> Self {
        let content = &step.content;
        let after = desk.app.settings.outreach.stalled_after_days;
        let stalled = content.stalled_for(on, after);
        Self {
            class: match content.status {
                StepStatus::Done => "done",
                StepStatus::UnderWay => "now",
                StepStatus::NotBegun | StepStatus::NotNeeded => "",
            },
            is_current: content.status == StepStatus::UnderWay,
            href: format!("/pathway/{}", step.id),
            name: content.name.clone(),
            state: state(desk, step),
            stalled: stalled
                .map(|days| desk.ta("pathway-stalled-for", &[("n", days.into())]))
                .unwrap_or_default(),
            next_move: content.next_move.clone(),
            marking: desk.t(&format!(
                "marking-{}",
                phrases::dashed(step.marking.as_str())
            )),
            marking_classes: step.marking.classes(),
        }
    }
}

/// How far the step is: "done 3 Apr 2023", "begun 1 Mar 2023", "not begun".
fn state(desk: &Desk, step: &Step) -> String {
    let content = &step.content;
    let (key, day) = match content.status {
        StepStatus::Done => ("step-done", content.done_on),
        StepStatus::UnderWay => ("step-begun", content.begun_on),
        StepStatus::NotBegun | StepStatus::NotNeeded => ("", None),
    };
    day.map_or_else(
        || {
            let word = phrases::dashed(content.status.as_str());
            desk.t(&format!("step-status-{word}"))
        },
        |day| desk.ta(key, &[("day", desk.lang.short_date(day).into())]),
    )
}
