//! Pathways over HTTP.

use actix_web::web::Path;

use super::actions::{self, Adding};
use super::forms::{StepForm, TemplateForm};
use super::model::{Direction, Step, StepId};
use super::queries;
use super::views::{PathwayPage, StepForms, StepPage, TemplatePage, state_path};
use crate::access::Remarking;
use crate::auth::Marking;
use crate::db::Conn;
use crate::error::AppError;
use crate::exchanges::sources::markings;
use crate::exchanges::{Saving, may_add};
use crate::states::StateFacts;
use crate::treaty::Iso3;
use crate::web::conflict::{ConflictPage, merged};
use crate::web::forms::{FieldError, FormErrors};
use crate::web::{Answer, Desk, Outcome, Params, Posted};

pub(super) async fn index(desk: Desk, code: Path<String>) -> Answer {
    let state = known(&code)?;
    desk.page(move |desk, conn| PathwayPage::load(desk, conn, state))
        .await
}

pub(super) async fn new(desk: Desk, code: Path<String>) -> Answer {
    let state = known(&code)?;
    desk.page(move |desk, conn| {
        may_add(&desk.actor)?;
        let forms = forms(desk, conn, state, None)?;
        let data = forms.usual().with("status", "not_begun");
        Ok(forms.add(&data, &FormErrors::default()))
    })
    .await
}

pub(super) async fn add(desk: Desk, code: Path<String>, Posted(data): Posted) -> Answer {
    let state = known(&code)?;
    desk.change(move |desk, conn| {
        may_add(&desk.actor)?;
        let forms = forms(desk, conn, state, None)?;
        let parsed = StepForm::parse(&data, &forms.markings, desk.today());
        let form = match parsed {
            Ok(form) => form,
            Err(errors) => return desk.invalid(&forms.add(&data, &errors)),
        };
        match actions::add(conn, &desk.actor, state, &form, desk.app.clock.now())? {
            Adding::Done(_) => Ok(Outcome::done(state_path(state), "pathway-added")),
            Adding::TooMany => desk.invalid(&forms.add(&data, &too_many("name"))),
        }
    })
    .await
}

pub(super) async fn choose(desk: Desk, code: Path<String>) -> Answer {
    let state = known(&code)?;
    desk.page(move |desk, conn| {
        may_add(&desk.actor)?;
        let forms = forms(desk, conn, state, None)?;
        let templates = queries::templates(conn)?;
        let data = forms.usual();
        Ok(TemplatePage::new(
            &forms,
            &templates,
            &data,
            &FormErrors::default(),
        ))
    })
    .await
}

pub(super) async fn adopt(desk: Desk, code: Path<String>, Posted(data): Posted) -> Answer {
    let state = known(&code)?;
    desk.change(move |desk, conn| {
        may_add(&desk.actor)?;
        let forms = forms(desk, conn, state, None)?;
        let templates = queries::templates(conn)?;
        let refused = |errors| desk.invalid(&TemplatePage::new(&forms, &templates, &data, &errors));
        let form = match TemplateForm::parse(&data, &templates, &forms.markings) {
            Ok(form) => form,
            Err(errors) => return refused(errors),
        };
        match actions::adopt(conn, &desk.actor, state, &form, desk.app.clock.now())? {
            Adding::Done(_) => Ok(Outcome::done(state_path(state), "pathway-adopted")),
            Adding::TooMany => refused(too_many("template")),
        }
    })
    .await
}

pub(super) async fn show(desk: Desk, id: Path<StepId>) -> Answer {
    let id = id.into_inner();
    desk.page(move |desk, conn| {
        let step = queries::find(conn, &desk.actor, id)?;
        desk.reads("pathway_steps", id, (step.marking, step.team_id));
        StepPage::load(desk, conn, &step)
    })
    .await
}

pub(super) async fn edit(desk: Desk, id: Path<StepId>) -> Answer {
    let id = id.into_inner();
    desk.page(move |desk, conn| {
        let step = actions::changeable(conn, &desk.actor, id)?;
        desk.reads("pathway_steps", id, (step.marking, step.team_id));
        let forms = forms(desk, conn, step.state, Some(&step))?;
        Ok(forms.change(&step, &StepForms::saved(&step), &FormErrors::default()))
    })
    .await
}

pub(super) async fn save(desk: Desk, id: Path<StepId>, Posted(data): Posted) -> Answer {
    let (id, data) = (id.into_inner(), merged(data));
    desk.change(move |desk, conn| {
        let step = actions::changeable(conn, &desk.actor, id)?;
        let forms = forms(desk, conn, step.state, Some(&step))?;
        let remarking = Remarking::load(conn, step.marking, step.team_id)?;
        let parsed = StepForm::parse(&data, &forms.markings, desk.today())
            .and_then(|form| Ok((remarking.reason(&data, form.marking)?, form)));
        let (reason, form) = match parsed {
            Ok(parsed) => parsed,
            Err(errors) => return desk.invalid(&forms.change(&step, &data, &errors)),
        };
        let now = desk.app.clock.now();
        match actions::save(conn, &desk.actor, id, (&form, &reason), now)? {
            Saving::Done => Ok(Outcome::done(format!("/pathway/{id}"), "saved")),
            Saving::Stale => desk.stale(&stale(&forms, &step, &data)),
        }
    })
    .await
}

pub(super) async fn up(desk: Desk, id: Path<StepId>, _: Posted) -> Answer {
    moved(desk, id.into_inner(), Direction::Up).await
}

pub(super) async fn down(desk: Desk, id: Path<StepId>, _: Posted) -> Answer {
    moved(desk, id.into_inner(), Direction::Down).await
}

pub(super) async fn drop_step(desk: Desk, id: Path<StepId>, _: Posted) -> Answer {
    let id = id.into_inner();
    desk.change(move |desk, conn| {
        let step = actions::drop_step(conn, &desk.actor, id, desk.app.clock.now())?;
        Ok(Outcome::done(state_path(step.state), "pathway-dropped"))
    })
    .await
}

pub(super) async fn restore(desk: Desk, id: Path<StepId>, _: Posted) -> Answer {
    let id = id.into_inner();
    desk.change(move |desk, conn| {
        let now = desk.app.clock.now();
        let (state, ended) = actions::restore(conn, &desk.actor, id, now)?;
        let flash = match ended {
            Adding::Done(_) => "pathway-restored",
            Adding::TooMany => "pathway-full-flash",
        };
        Ok(Outcome::done(state_path(state), flash))
    })
    .await
}

async fn moved(desk: Desk, id: StepId, direction: Direction) -> Answer {
    desk.change(move |desk, conn| {
        let now = desk.app.clock.now();
        let step = actions::move_step(conn, &desk.actor, id, direction, now)?;
        Ok(Outcome::done(state_path(step.state), "pathway-moved"))
    })
    .await
}

/// Both versions of a step that someone saved meanwhile.
fn stale(forms: &StepForms<'_>, step: &Step, data: &Params) -> ConflictPage {
    let none = FormErrors::default();
    let mine = forms.change_view(step, data, &none);
    let theirs = forms.change_view(step, &StepForms::saved(step), &none);
    ConflictPage::new(forms.desk.lang, &mine, &theirs)
}

/// What the forms of a State's steps need; `kept` is the step to be changed.
fn forms<'a>(
    desk: &'a Desk,
    conn: &mut Conn,
    state: Iso3,
    kept: Option<&Step>,
) -> Result<StepForms<'a>, AppError> {
    let facts = desk.facts(conn)?;
    let found: &StateFacts = facts.state(state).ok_or(AppError::NotFound)?;
    let kept: Option<(Marking, _)> = kept.map(|step| (step.marking, step.team_id));
    Ok(StepForms {
        desk,
        state,
        name: found.name(desk.lang).to_owned(),
        markings: markings(&desk.actor, kept),
    })
}

fn too_many(field: &str) -> FormErrors {
    FormErrors(vec![FieldError {
        field: field.to_owned(),
        key: "pathway-full",
        args: vec![("max", super::MAX_STEPS.into())],
    }])
}

fn known(code: &str) -> Result<Iso3, AppError> {
    code.parse().map_err(|_| AppError::NotFound)
}
