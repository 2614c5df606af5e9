//! The pages of pathways.

use chrono::NaiveDate;
use serde::Serialize;

use super::after::AfterDeposit;
use super::model::{Content, Step, StepStatus, Template, progress};
use super::queries;
use crate::access;
use crate::auth::{Marking, RecordKind, team_names};
use crate::db::Conn;
use crate::error::AppError;
use crate::exchanges::sources::marking_choices;
use crate::i18n::Lang;
use crate::pack::BodyKind;
use crate::states::{day_asked, phrases};
use crate::treaty::Iso3;
use crate::web::forms::{Choice, FormBuilder, FormErrors, FormView, Need, choices_of};
use crate::web::{Desk, Nav, Page, Params};

/// Where the pathway of a State is.
pub(super) fn state_path(state: Iso3) -> String {
    format!("/states/{state}/pathway")
}

/// The pathway of a State, as it is or as it was believed to be on a day.
#[derive(Debug, Serialize)]
pub(super) struct PathwayPage {
    heading: String,
    code: Iso3,
    state: String,
    lead: String,
    on: String,
    /// Set while the page looks at another day than today.
    other_day: String,
    may_add: bool,
    steps: Vec<Line>,
    dropped: Vec<Line>,
    after: AfterDeposit,
}

/// A step in a list.
#[derive(Debug, Serialize)]
struct Line {
    number: usize,
    href: String,
    name: String,
    body: String,
    status: &'static str,
    status_label: String,
    dates: String,
    stalled: String,
    source: String,
    source_link: String,
    next_move: String,
    marking: String,
    marking_classes: &'static str,
    may_change: bool,
    is_first: bool,
    is_last: bool,
}

impl Page for PathwayPage {
    const TEMPLATE: &'static str = "pathways/state";
    const NAV: Nav = Nav::States;
    const LIST: Option<&'static str> = Some("/states/{code}/pathway");

    fn title(&self) -> String {
        self.heading.clone()
    }

    fn about(&self) -> Params {
        Params::default().with("state", self.code.as_str())
    }
}

impl PathwayPage {
    pub(super) fn load(desk: &Desk, conn: &mut Conn, code: Iso3) -> Result<Self, AppError> {
        let facts = desk.facts(conn)?;
        let state = facts.state(code).ok_or(AppError::NotFound)?;
        let today = desk.today();
        let on = day_asked(&desk.params(), today);
        let is_now = on >= today;
        let (steps, dropped) = if is_now {
            let steps = queries::of_state(conn, &desk.actor, code)?;
            (steps, queries::dropped(conn, &desk.actor, code)?)
        } else {
            let steps = queries::believed(conn, &desk.actor, code, on)?;
            (steps, Vec::new())
        };
        let name = state.name(desk.lang);
        Ok(Self {
            heading: desk.ta("pathway-title", &[("state", name.into())]),
            code,
            state: name.to_owned(),
            lead: lead(desk, &steps),
            on: on.to_string(),
            other_day: if is_now {
                String::new()
            } else {
                desk.ta("pathway-other-day", &[("day", desk.lang.date(on).into())])
            },
            may_add: is_now && desk.actor.may_add(),
            steps: lines(desk, &steps, on, is_now),
            dropped: lines(desk, &dropped, on, is_now),
            after: AfterDeposit::new(desk, &facts, code, on),
        })
    }
}

/// "2 of 7 steps done"
fn lead(desk: &Desk, steps: &[Step]) -> String {
    let (done, all) = progress(queries::contents(steps));
    if steps.is_empty() {
        return String::new();
    }
    desk.ta(
        "pathway-progress",
        &[("done", done.into()), ("all", all.into())],
    )
}

fn lines(desk: &Desk, steps: &[Step], on: NaiveDate, is_now: bool) -> Vec<Line> {
    let last = steps.len();
    (1..)
        .zip(steps)
        .map(|(number, step)| Line {
            number,
            may_change: is_now && desk.actor.may_change(step.marking, step.team_id),
            is_first: number == 1,
            is_last: number == last,
            ..Line::new(desk, step, on)
        })
        .collect()
}

impl Line {
    fn new(desk: &Desk, step: &Step, on: NaiveDate) -> Self {
        let content = &step.content;
        let after = desk.app.settings.outreach.stalled_after_days;
        let stalled = content.stalled_for(on, after);
        Self {
            number: 0,
            href: format!("/pathway/{}", step.id),
            name: content.name.clone(),
            body: body(desk.lang, content),
            status: status_classes(content.status),
            status_label: status(desk.lang, content.status),
            dates: dates(desk.lang, content),
            stalled: stalled
                .map(|days| desk.ta("pathway-stalled-for", &[("n", days.into())]))
                .unwrap_or_default(),
            source: content.source.clone(),
            source_link: content.source_link.clone(),
            next_move: content.next_move.clone(),
            marking: desk.t(&format!(
                "marking-{}",
                phrases::dashed(step.marking.as_str())
            )),
            marking_classes: step.marking.classes(),
            may_change: false,
            is_first: false,
            is_last: false,
        }
    }
}

fn status(lang: Lang, status: StepStatus) -> String {
    lang.text(&format!("step-status-{}", phrases::dashed(status.as_str())))
}

/// The shape beside the word.
fn status_classes(status: StepStatus) -> &'static str {
    match status {
        StepStatus::NotBegun => "status open",
        StepStatus::UnderWay => "status begun",
        StepStatus::Done => "status done",
        StepStatus::NotNeeded => "status not-sent",
    }
}

/// "Cabinet: Council of Ministers"
fn body(lang: Lang, content: &Content) -> String {
    let kind = lang.text(&format!(
        "step-body_kind-{}",
        phrases::dashed(content.body_kind.as_str())
    ));
    if content.body.is_empty() {
        kind
    } else {
        format!("{kind}: {}", content.body)
    }
}

/// "begun 1 Mar 2023 · done 3 Apr 2023"
fn dates(lang: Lang, content: &Content) -> String {
    let said = [
        ("step-begun", content.begun_on),
        (
            "step-moved",
            content
                .moved_on
                .filter(|day| Some(*day) != content.begun_on),
        ),
        ("step-done", content.done_on),
    ];
    let parts: Vec<_> = said
        .into_iter()
        .filter_map(|(key, day)| {
            Some(lang.text_with(key, &[("day", lang.short_date(day?).into())]))
        })
        .collect();
    parts.join(" · ")
}

/// The page of one step.
#[derive(Debug, Serialize)]
pub(super) struct StepPage {
    line: Line,
    state: String,
    state_href: String,
    pathway_href: String,
    team: String,
    access: String,
    in_pathway: bool,
    versions: Vec<Version>,
}

/// What a step has said since a day.
#[derive(Debug, Serialize)]
struct Version {
    date: String,
    since: String,
    line: Line,
}

impl Page for StepPage {
    const TEMPLATE: &'static str = "pathways/step";
    const NAV: Nav = Nav::States;

    fn title(&self) -> String {
        self.line.name.clone()
    }

    fn about(&self) -> Params {
        Params::default().with("state", self.state_href.trim_start_matches("/states/"))
    }
}

impl StepPage {
    pub(super) fn load(desk: &Desk, conn: &mut Conn, step: &Step) -> Result<Self, AppError> {
        let facts = desk.facts(conn)?;
        let teams = team_names(conn)?;
        let team = teams.into_iter().find(|(id, _)| *id == step.team_id);
        let versions = queries::versions(conn, &desk.actor, step.id)?;
        let today = desk.today();
        Ok(Self {
            line: Line {
                may_change: desk.actor.may_change(step.marking, step.team_id),
                ..Line::new(desk, step, today)
            },
            state: facts.name(step.state, desk.lang).to_owned(),
            state_href: format!("/states/{}", step.state),
            pathway_href: state_path(step.state),
            team: team.map(|(_, name)| name).unwrap_or_default(),
            access: access::path(RecordKind::PathwaySteps, step.id),
            in_pathway: step.dropped_at.is_none(),
            versions: versions
                .iter()
                .map(|version| Version {
                    date: version.updated_at.date().to_string(),
                    since: desk.lang.short_date(version.updated_at.date()),
                    line: Line::new(desk, version, version.updated_at.date()),
                })
                .collect(),
        })
    }
}

/// The form of a step.
#[derive(Debug, Serialize)]
pub(super) struct FormPage {
    crumb: String,
    crumb_href: String,
    heading: String,
    intro: String,
    form: FormView,
}

impl Page for FormPage {
    const TEMPLATE: &'static str = "forms/page";
    const NAV: Nav = Nav::States;

    fn title(&self) -> String {
        self.heading.clone()
    }
}

/// What the forms of a State's steps are made from, and checked against.
pub(super) struct StepForms<'a> {
    pub desk: &'a Desk,
    pub state: Iso3,
    pub name: String,
    pub markings: Vec<Marking>,
}

impl StepForms<'_> {
    /// What a new record begins with.
    pub(super) fn usual(&self) -> Params {
        Params::default().with("marking", Marking::usual(&self.markings))
    }

    /// A new step.
    pub(super) fn add(&self, data: &Params, errors: &FormErrors) -> FormPage {
        let path = state_path(self.state);
        let form = self.fields(path.clone(), data, errors).cancel(path).build();
        self.page("step-new-title", form)
    }

    /// A step to be changed.
    pub(super) fn change(&self, step: &Step, data: &Params, errors: &FormErrors) -> FormPage {
        self.page("step-edit-title", self.change_view(step, data, errors))
    }

    /// The same as a plain form: one of the two versions of a stale edit.
    pub(super) fn change_view(&self, step: &Step, data: &Params, errors: &FormErrors) -> FormView {
        let path = format!("/pathway/{}", step.id);
        self.fields(path.clone(), data, errors)
            .marking_reason()
            .cancel(path)
            .build()
    }

    /// What the form of a saved step begins with.
    pub(super) fn saved(step: &Step) -> Params {
        let content = &step.content;
        let day = |day: Option<NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
        Params::default()
            .with("version", &step.version.to_string())
            .with("name", &content.name)
            .with("body_kind", content.body_kind.as_str())
            .with("body", &content.body)
            .with("status", content.status.as_str())
            .with("begun_on", &day(content.begun_on))
            .with("moved_on", &day(content.moved_on))
            .with("done_on", &day(content.done_on))
            .with("source", &content.source)
            .with("source_link", &content.source_link)
            .with("next_move", &content.next_move)
            .with("marking", step.marking.as_str())
    }

    fn fields<'b>(
        &self,
        action: String,
        data: &'b Params,
        errors: &'b FormErrors,
    ) -> FormBuilder<'b> {
        let lang = self.desk.lang;
        FormBuilder::new(lang, "step", action, data, errors)
            .text("name", Need::Required)
            .select(
                "body_kind",
                Need::Required,
                choices_of(lang, "step-body_kind", BodyKind::ALL),
            )
            .text("body", Need::Optional)
            .group("progress")
            .radios(
                "status",
                Need::Required,
                choices_of(lang, "step-status", StepStatus::ALL),
            )
            .date("begun_on", Need::Optional)
            .date("moved_on", Need::Optional)
            .date("done_on", Need::Optional)
            .text("next_move", Need::Optional)
            .group("evidence")
            .text("source", Need::Optional)
            .text("source_link", Need::Optional)
            .radios(
                "marking",
                Need::Required,
                marking_choices(lang, &self.markings),
            )
    }

    fn page(&self, heading: &str, form: FormView) -> FormPage {
        let desk = self.desk;
        FormPage {
            crumb: desk.ta("pathway-title", &[("state", self.name.as_str().into())]),
            crumb_href: state_path(self.state),
            heading: desk.t(heading),
            intro: String::new(),
            form,
        }
    }
}

/// The choice of a template.
#[derive(Debug, Serialize)]
#[serde(transparent)]
pub(super) struct TemplatePage(FormPage);

impl Page for TemplatePage {
    const TEMPLATE: &'static str = "forms/page";
    const NAV: Nav = Nav::States;

    fn title(&self) -> String {
        self.0.heading.clone()
    }
}

impl TemplatePage {
    pub(super) fn new(
        forms: &StepForms<'_>,
        templates: &[Template],
        data: &Params,
        errors: &FormErrors,
    ) -> Self {
        let lang = forms.desk.lang;
        let path = state_path(forms.state);
        let choices = templates.iter().map(|it| choice(lang, it)).collect();
        let form = FormBuilder::new(lang, "pathway", format!("{path}/template"), data, errors)
            .radios("template", Need::Required, choices)
            .radios(
                "marking",
                Need::Required,
                marking_choices(lang, &forms.markings),
            )
            .cancel(path)
            .build();
        let mut page = forms.page("pathway-choose-title", form);
        page.intro = forms.desk.t("pathway-choose-intro");
        Self(page)
    }
}

/// A template with what it is for and its steps.
fn choice(lang: Lang, template: &Template) -> Choice {
    let pick = |(en, fr, es): &(String, String, String)| lang.pick(en, fr, es).to_owned();
    let steps: Vec<_> = template
        .steps
        .iter()
        .map(|step| step.name.in_language(lang.as_str()))
        .collect();
    Choice::new(&template.code, pick(&template.names)).hint(format!(
        "{} {}.",
        pick(&template.helps),
        steps.join(" → ")
    ))
}
