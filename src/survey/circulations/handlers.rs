//! Circulations over HTTP.

use std::collections::HashSet;

use actix_web::web;

use super::super::model::{Circulation, CirculationId, CirculationStatus, Omission};
use super::super::views::FormPage;
use super::super::{inside, queries as survey};
use super::actions::{self, Saved};
use super::fields::{self, TARGETS, edit_form, new_form, order_form, recipients_form};
use super::forms::{self, CirculationForm, NewCirculation, RecipientForm, Selection};
use super::preview::{Drafted, PreviewPage};
use super::progress::progress_table;
use super::queries::{self, Recipient, email_key};
use super::readable;
use super::rule::place;
use super::views::CirculationPage;
use crate::access::Remarking;
use crate::db::Conn;
use crate::error::AppError;
use crate::saved_views;
use crate::states::targets;
use crate::treaty::Iso3;
use crate::web::conflict::{ConflictPage, merged};
use crate::web::export::{FileFormat, table_file};
use crate::web::forms::FormErrors;
use crate::web::{Answer, Desk, Outcome, Params, Posted};
use crate::workplans::{self, WorkPlan};

pub async fn new_page(desk: Desk) -> Answer {
    desk.page(|desk, conn| {
        inside(&desk.actor)?;
        let start = fields::new_values(desk, conn)?;
        new_form(desk, conn, &start, &FormErrors::default())
    })
    .await
}

pub async fn create(desk: Desk, Posted(data): Posted) -> Answer {
    desk.change(move |desk, conn| {
        inside(&desk.actor)?;
        let refuse = |conn: &mut Conn, errors| desk.invalid(&new_form(desk, conn, &data, &errors)?);
        let new = match NewCirculation::parse(&data, &desk.actor, desk.today()) {
            Ok(new) => new,
            Err(errors) => return refuse(conn, errors),
        };
        if !survey::has_questionnaire(conn, new.questionnaire)? {
            return refuse(conn, FormErrors::one("questionnaire", "form-choose"));
        }
        let facts = desk.facts(conn)?;
        let plan = workplans::current(conn, desk.today())?;
        let states = match selected(desk, conn, &plan, &new.selection)? {
            Ok(states) => states,
            Err(errors) => return refuse(conn, errors),
        };
        let actor = &desk.actor;
        let about = (&*facts, desk.today());
        let placed = place(conn, actor, about, (&states, new.order), HashSet::new())?;
        let now = desk.app.clock.now();
        let id = actions::draft(conn, actor, now, plan.id, &new, &placed)?;
        Ok(Outcome::done(
            format!("/survey/circulations/{id}"),
            "survey-drafted",
        ))
    })
    .await
}

/// The States of a selection: target States by rule, those of a view of the target list, and
/// those picked by hand.
fn selected(
    desk: &Desk,
    conn: &mut Conn,
    plan: &WorkPlan,
    selection: &Selection,
) -> Result<Result<Vec<Iso3>, FormErrors>, AppError> {
    let facts = desk.facts(conn)?;
    let rows = targets::target_rows(conn, &desk.actor, plan.id)?;
    let categories = plan.categories(&desk.app.settings.targets);
    let targets = targets::list(&facts, categories, rows, desk.today());
    let mut states = queries::selected(selection, &facts, &targets);
    if let Some(id) = selection.view {
        let views = saved_views::of_list(conn, &desk.actor, TARGETS)?;
        let Some(view) = views.iter().find(|it| it.id == id) else {
            return Ok(Err(FormErrors::one("view", "form-choose")));
        };
        states.extend(workplans::shown_in(
            desk,
            conn,
            &Params::parse(&view.query),
        )?);
        states.sort();
        states.dedup();
    }
    if states.is_empty() {
        return Ok(Err(FormErrors::one(
            "category",
            "survey-select-nobody-fits",
        )));
    }
    Ok(Ok(states))
}

pub async fn show(desk: Desk, id: web::Path<CirculationId>) -> Answer {
    desk.page(move |desk, conn| {
        let circulation = readable(desk, conn, *id)?;
        desk.reads(
            "circulations",
            *id,
            (circulation.marking, circulation.team_id),
        );
        CirculationPage::load(desk, conn, &circulation)
    })
    .await
}

pub async fn export(desk: Desk, path: web::Path<(CirculationId, String)>) -> Answer {
    let (id, ending) = path.into_inner();
    desk.answer(move |desk, conn| {
        let format = FileFormat::of(&ending)?;
        let circulation = readable(desk, conn, id)?;
        let facts = desk.facts(conn)?;
        let states = survey::progress(conn, &desk.actor, &[id])?.remove(&id);
        let only = desk.params().value("progress");
        let states = states.unwrap_or_default();
        let table = progress_table(desk, &facts, &circulation, &states, only);
        table_file(&table, &format!("survey-{}", circulation.id), format)
    })
    .await
}

pub async fn edit_page(desk: Desk, id: web::Path<CirculationId>) -> Answer {
    desk.page(move |desk, conn| {
        let circulation = editable(desk, conn, *id)?;
        desk.reads(
            "circulations",
            *id,
            (circulation.marking, circulation.team_id),
        );
        let values = fields::values(&circulation)?;
        Ok(FormPage::of_circulation(
            desk,
            &circulation,
            "survey-edit",
            edit_form(desk, &circulation, &values, &FormErrors::default()),
        ))
    })
    .await
}

pub async fn edit(desk: Desk, id: web::Path<CirculationId>, Posted(data): Posted) -> Answer {
    let data = merged(data);
    desk.change(move |desk, conn| {
        let Some(circulation) = actions::hold_draft(conn, &desk.actor, *id)? else {
            return Ok(released_already(*id));
        };
        let (actor, now) = (&desk.actor, desk.app.clock.now());
        let remarking = Remarking::load(conn, circulation.marking, circulation.team_id)?;
        let parsed = CirculationForm::parse(&data, actor, desk.today())
            .and_then(|form| Ok((remarking.reason(&data, form.marking)?, form)));
        let (reason, form) = match parsed {
            Ok(parsed) => parsed,
            Err(errors) => {
                let form = edit_form(desk, &circulation, &data, &errors);
                let page = FormPage::of_circulation(desk, &circulation, "survey-edit", form);
                return desk.invalid(&page);
            }
        };
        let version = data.value("version").unwrap_or(0);
        if actions::edit(conn, actor, now, &circulation, version, (&form, &reason))? == Saved::Stale
        {
            return stale(desk, &circulation, &data);
        }
        Ok(Outcome::done(format!("/survey/circulations/{id}"), "saved"))
    })
    .await
}

pub async fn recipients_page(desk: Desk, path: web::Path<(CirculationId, Iso3)>) -> Answer {
    let (id, state) = path.into_inner();
    desk.page(move |desk, conn| {
        let circulation = editable(desk, conn, id)?;
        let picked = part_of(conn, id, state)?;
        let candidates = queries::candidates_of(conn, &desk.actor, state, desk.today(), &picked)?;
        let values = fields::picked_values(&picked);
        recipients_form(
            desk,
            conn,
            &circulation,
            state,
            &candidates,
            &values,
            &FormErrors::default(),
        )
    })
    .await
}

pub async fn choose_recipients(
    desk: Desk,
    path: web::Path<(CirculationId, Iso3)>,
    Posted(data): Posted,
) -> Answer {
    let (id, state) = path.into_inner();
    desk.change(move |desk, conn| {
        let Some(circulation) = actions::hold_draft(conn, &desk.actor, id)? else {
            return Ok(released_already(id));
        };
        let held = part_of(conn, id, state)?;
        let candidates = queries::candidates_of(conn, &desk.actor, state, desk.today(), &held)?;
        let others = queries::recipients(conn, id)?;
        let chosen =
            RecipientForm::parse(&data).and_then(|form| form.choose(&candidates, &others, state));
        match chosen {
            Ok(chosen) => {
                let now = desk.app.clock.now();
                actions::choose_recipients(conn, &desk.actor, now, &circulation, state, &chosen)?;
                Ok(Outcome::done(format!("/survey/circulations/{id}"), "saved"))
            }
            Err(errors) => desk.invalid(&recipients_form(
                desk,
                conn,
                &circulation,
                state,
                &candidates,
                &data,
                &errors,
            )?),
        }
    })
    .await
}

pub async fn preview(desk: Desk, id: web::Path<CirculationId>) -> Answer {
    desk.page(move |desk, conn| {
        let circulation = draft(desk, conn, *id)?;
        let drafted = Drafted::load(desk, conn, &circulation)?;
        Ok(PreviewPage::new(desk, &circulation, &drafted))
    })
    .await
}

pub async fn order_page(desk: Desk, id: web::Path<CirculationId>) -> Answer {
    desk.page(move |desk, conn| {
        let circulation = editable(desk, conn, *id)?;
        let values = Params::default().with("order", circulation.address_order.as_str());
        Ok(order_form(
            desk,
            &circulation,
            &values,
            &FormErrors::default(),
        ))
    })
    .await
}

pub async fn reorder(desk: Desk, id: web::Path<CirculationId>, Posted(data): Posted) -> Answer {
    desk.change(move |desk, conn| {
        let Some(circulation) = actions::hold_draft(conn, &desk.actor, *id)? else {
            return Ok(released_already(*id));
        };
        let order = match forms::order(&data) {
            Ok(order) => order,
            Err(errors) => return desk.invalid(&order_form(desk, &circulation, &data, &errors)),
        };
        let held = queries::recipients(conn, *id)?;
        let (by_hand, by_rule): (Vec<_>, Vec<_>) = held.into_iter().partition(|it| it.by_hand);
        let mut states: Vec<Iso3> = by_rule.iter().map(|it| it.state).collect();
        let left_out = queries::left_out(conn, *id)?;
        let by_rule = left_out
            .iter()
            .filter(|(_, why)| *why != Omission::Excluded);
        states.extend(by_rule.map(|(state, _)| *state));
        states.sort();
        states.dedup();
        states.retain(|state| !by_hand.iter().any(|it| it.state == *state));
        let taken = by_hand.iter().map(|it| email_key(&it.email)).collect();
        let facts = desk.facts(conn)?;
        let about = (&*facts, desk.today());
        let placed = place(conn, &desk.actor, about, (&states, order), taken)?;
        let now = desk.app.clock.now();
        actions::reorder(conn, &desk.actor, now, &circulation, order, &placed)?;
        Ok(Outcome::done(
            format!("/survey/circulations/{id}"),
            "survey-reordered",
        ))
    })
    .await
}

pub async fn discard(desk: Desk, id: web::Path<CirculationId>, _: Posted) -> Answer {
    desk.change(move |desk, conn| {
        let Some(circulation) = actions::hold_draft(conn, &desk.actor, *id)? else {
            return Ok(released_already(*id));
        };
        actions::discard(conn, &desk.actor, desk.app.clock.now(), &circulation)?;
        Ok(Outcome::done("/survey", "survey-discarded"))
    })
    .await
}

/// A circulation that has not left yet: what was a draft has no preview any more.
fn draft(desk: &Desk, conn: &mut Conn, id: CirculationId) -> Result<Circulation, AppError> {
    let circulation = readable(desk, conn, id)?;
    if circulation.status == CirculationStatus::Draft {
        Ok(circulation)
    } else {
        Err(AppError::NotFound)
    }
}

/// A draft the actor may change.
fn editable(desk: &Desk, conn: &mut Conn, id: CirculationId) -> Result<Circulation, AppError> {
    let circulation = draft(desk, conn, id)?;
    if circulation.may_edit(&desk.actor) {
        Ok(circulation)
    } else {
        Err(AppError::Forbidden)
    }
}

pub(super) fn released_already(id: CirculationId) -> Outcome {
    Outcome::done(
        format!("/survey/circulations/{id}"),
        "survey-released-already",
    )
}

/// The recipients of a State that belongs to a circulation, invited or left out.
fn part_of(conn: &mut Conn, id: CirculationId, state: Iso3) -> Result<Vec<Recipient>, AppError> {
    let mut recipients = queries::recipients(conn, id)?;
    recipients.retain(|recipient| recipient.state == state);
    let left_out = queries::left_out(conn, id)?;
    if recipients.is_empty() && !left_out.iter().any(|(it, _)| *it == state) {
        return Err(AppError::NotFound);
    }
    Ok(recipients)
}

fn stale(desk: &Desk, circulation: &Circulation, data: &Params) -> Result<Outcome, AppError> {
    let none = FormErrors::default();
    let mine = edit_form(desk, circulation, data, &none);
    let theirs = edit_form(desk, circulation, &fields::values(circulation)?, &none);
    desk.stale(&ConflictPage::new(desk.lang, &mine, &theirs))
}
