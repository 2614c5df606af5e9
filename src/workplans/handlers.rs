//! Pages of the work plan, its target States and its timeline.

use actix_web::web::Path;

use super::forms::{LineForm, SettingsForm, TargetForm};
use super::model::{Save, TimelineLineId};
use super::views::{
    Columns, DecisionPage, LinePage, PlanFigures, PlanPage, SettingsPage, TargetData, TargetFilter,
    TargetsPage, TimelinePage, targets_table,
};
use super::{actions, queries};
use crate::access::Remarking;
use crate::error::AppError;
use crate::treaty::Iso3;
use crate::web::conflict::{ConflictPage, merged};
use crate::web::export::{FileFormat, table_file};
use crate::web::forms::FormErrors;
use crate::web::{Answer, Desk, Flash, Outcome, Params, Posted, inline, own_path};

pub(super) async fn plan_page(desk: Desk) -> Answer {
    desk.page(|desk, conn| {
        let facts = desk.facts(conn)?;
        let params = desk.params();
        let (plan, others) = queries::asked(conn, params.get("plan"), desk.today())?;
        let figures = PlanFigures {
            others,
            objectives: queries::objectives_of(conn, plan.id)?,
            activities: queries::activities_in_full(conn, plan.id)?,
            exchanges: queries::exchanges_by_activity(conn, &desk.actor, plan.id)?,
            events: queries::events_by_activity(conn, &desk.actor, plan.id)?,
            outputs: queries::outputs_of(conn, plan.id)?,
            implementers: queries::implementers_of(conn, plan.id)?,
            survey: queries::survey_numbers(conn, &desk.actor, plan.id)?,
        };
        Ok(PlanPage::new(desk, &facts, &plan, &figures))
    })
    .await
}

pub(super) async fn targets_page(desk: Desk) -> Answer {
    desk.page(|desk, conn| {
        let data = TargetData::load(desk, conn)?;
        let categories = queries::categories_of(conn, data.plan.id)?;
        let departures = queries::departures(conn, &desk.actor, data.plan.id)?;
        let filter = TargetFilter::parse(&desk.params());
        Ok(TargetsPage::new(
            desk,
            &data,
            &categories,
            &departures,
            &filter,
        ))
    })
    .await
}

pub(super) async fn targets_file(desk: Desk, ending: Path<String>) -> Answer {
    let format = FileFormat::of(&ending)?;
    desk.answer(move |desk, conn| {
        let data = TargetData::load(desk, conn)?;
        let filter = TargetFilter::parse(&desk.params());
        let name = format!("target-states-{}", desk.today());
        let table = targets_table(desk, &data, &filter, Columns::File);
        table_file(&table, &name, format)
    })
    .await
}

pub(super) async fn settings_page(desk: Desk) -> Answer {
    desk.page(|desk, conn| {
        let data = TargetData::load_for_decision(desk, conn)?;
        let values = SettingsForm::values(&data.category_settings(desk));
        Ok(SettingsPage::new(
            desk,
            &data,
            &values,
            &FormErrors::default(),
        ))
    })
    .await
}

pub(super) async fn set_categories(desk: Desk, Posted(posted): Posted) -> Answer {
    desk.change(move |desk, conn| {
        let values = merged(posted);
        let data = TargetData::load_for_decision(desk, conn)?;
        let form = match SettingsForm::parse(&values) {
            Ok(form) => form,
            Err(errors) => return desk.invalid(&SettingsPage::new(desk, &data, &values, &errors)),
        };
        let now = desk.app.clock.now();
        match actions::set_categories(conn, &desk.actor, &data.plan, &form, now)? {
            Save::Done => Ok(Outcome::done(
                "/work-plan/targets",
                "workplan-settings-saved",
            )),
            Save::Stale => {
                let none = FormErrors::default();
                let saved = SettingsForm::values(&data.category_settings(desk));
                let mine = SettingsPage::new(desk, &data, &values, &none);
                let theirs = SettingsPage::new(desk, &data, &saved, &none);
                desk.stale(&ConflictPage::new(desk.lang, &mine.form, &theirs.form))
            }
        }
    })
    .await
}

pub(super) async fn target_page(desk: Desk, state: Path<String>) -> Answer {
    desk.page(move |desk, conn| {
        let data = TargetData::load_for_decision(desk, conn)?;
        let state = data.state(&state)?;
        let values = asked_for(&desk.params(), TargetForm::values(data.row(state)));
        let none = FormErrors::default();
        Ok(DecisionPage::of_state(desk, &data, state, &values, &none))
    })
    .await
}

/// The values of a form with the column of the board that a card was dropped on, and the
/// board to go back to.
fn asked_for(params: &Params, values: Params) -> Params {
    let mut values = values.with("back", params.get("back"));
    if !params.get("priority").is_empty() {
        values = values.with("priority", params.get("priority"));
    }
    match params.get("lead") {
        "" => values,
        "none" => values.with("lead", ""),
        lead => values.with("lead", lead),
    }
}

pub(super) async fn decide_target(
    desk: Desk,
    state: Path<String>,
    Posted(posted): Posted,
) -> Answer {
    desk.change(move |desk, conn| {
        let data = TargetData::load_for_decision(desk, conn)?;
        let state = data.state(&state)?;
        let values = inline::completed(merged(posted), || TargetForm::values(data.row(state)));
        let remarking = data.remarking(conn, state)?;
        let parsed = TargetForm::parse(&values)
            .and_then(|form| data.checked(state, form))
            .and_then(|form| Ok((reason(remarking, &values, &form)?, form)));
        let (reason, form) = match parsed {
            Ok(parsed) => parsed,
            Err(errors) => {
                let page = DecisionPage::of_state(desk, &data, state, &values, &errors);
                return desk.invalid(&page);
            }
        };
        let now = desk.app.clock.now();
        match actions::decide_target(
            conn,
            &desk.actor,
            data.plan.id,
            state,
            (&form, &reason),
            now,
        )? {
            Save::Done => Ok(target_saved(desk, &data, state, &values)),
            Save::Stale => stale_target(desk, &data, state, &values),
        }
    })
    .await
}

/// Why the marking of a decision that is there already opens it.
fn reason(
    remarking: Option<Remarking>,
    values: &Params,
    form: &TargetForm,
) -> Result<String, FormErrors> {
    remarking.map_or_else(
        || Ok(String::new()),
        |remarking| remarking.reason(values, form.marking),
    )
}

pub(super) async fn new_target_page(desk: Desk) -> Answer {
    desk.page(|desk, conn| {
        let data = TargetData::load_for_decision(desk, conn)?;
        let values = TargetForm::values(None).with("state", desk.params().get("state"));
        let none = FormErrors::default();
        Ok(DecisionPage::of_new(desk, &data, &values, &none))
    })
    .await
}

pub(super) async fn add_target(desk: Desk, Posted(values): Posted) -> Answer {
    desk.change(move |desk, conn| {
        let data = TargetData::load_for_decision(desk, conn)?;
        let known = values.value("state");
        let remarking = known.map(|state| data.remarking(conn, state)).transpose()?;
        let parsed = TargetForm::parse_new(&values).and_then(|(state, form)| {
            let form = data.checked_new(state, form)?;
            Ok((state, reason(remarking.flatten(), &values, &form)?, form))
        });
        let (state, reason, form) = match parsed {
            Ok(parsed) => parsed,
            Err(errors) => {
                return desk.invalid(&DecisionPage::of_new(desk, &data, &values, &errors));
            }
        };
        let now = desk.app.clock.now();
        match actions::decide_target(
            conn,
            &desk.actor,
            data.plan.id,
            state,
            (&form, &reason),
            now,
        )? {
            Save::Done => Ok(target_saved(desk, &data, state, &values)),
            Save::Stale => stale_target(desk, &data, state, &values),
        }
    })
    .await
}

pub(super) async fn timeline_page(desk: Desk) -> Answer {
    desk.page(|desk, conn| {
        let facts = desk.facts(conn)?;
        let (plan, _) = queries::asked(conn, desk.params().get("plan"), desk.today())?;
        let lines = queries::timeline_of(conn, plan.id)?;
        Ok(TimelinePage::new(desk, &facts, &plan, &lines))
    })
    .await
}

pub(super) async fn line_page(desk: Desk, id: Path<TimelineLineId>) -> Answer {
    desk.page(move |desk, conn| {
        let (line, closed_on) = queries::timeline_line(conn, *id)?;
        if !desk.actor.may_coordinate() {
            return Err(AppError::Forbidden);
        }
        if let Some(day) = closed_on {
            return Ok(LinePage::closed(desk, &line, day));
        }
        let values = LineForm::values(&line);
        Ok(LinePage::new(desk, &line, &values, &FormErrors::default()))
    })
    .await
}

pub(super) async fn enter_actual_dates(
    desk: Desk,
    id: Path<TimelineLineId>,
    Posted(posted): Posted,
) -> Answer {
    desk.change(move |desk, conn| {
        let values = merged(posted);
        let (line, closed_on) = queries::timeline_line(conn, *id)?;
        if !desk.actor.may_coordinate() {
            return Err(AppError::Forbidden);
        }
        if let Some(day) = closed_on {
            return desk.invalid(&LinePage::closed(desk, &line, day));
        }
        let form = match LineForm::parse(&values) {
            Ok(form) => form,
            Err(errors) => return desk.invalid(&LinePage::new(desk, &line, &values, &errors)),
        };
        match actions::enter_actual_dates(conn, &desk.actor, *id, &form, desk.app.clock.now())? {
            Save::Done => Ok(Outcome::done("/work-plan/timeline", "workplan-line-saved")),
            Save::Stale => {
                let none = FormErrors::default();
                let mine = LinePage::new(desk, &line, &values, &none);
                let theirs = LinePage::new(desk, &line, &LineForm::values(&line), &none);
                desk.stale(&ConflictPage::new(desk.lang, &mine.form, &theirs.form))
            }
        }
    })
    .await
}

fn target_saved(desk: &Desk, data: &TargetData, state: Iso3, values: &Params) -> Outcome {
    Outcome::Done {
        to: match values.get("back") {
            "" => "/work-plan/targets".to_owned(),
            back => own_path(back).to_owned(),
        },
        flash: Some(
            Flash::new("workplan-target-saved").arg("state", data.facts.name(state, desk.lang)),
        ),
    }
}

fn stale_target(
    desk: &Desk,
    data: &TargetData,
    state: Iso3,
    values: &Params,
) -> Result<Outcome, AppError> {
    let none = FormErrors::default();
    let saved = TargetForm::values(data.row(state));
    let mine = DecisionPage::of_state(desk, data, state, values, &none);
    let theirs = DecisionPage::of_state(desk, data, state, &saved, &none);
    desk.stale(&ConflictPage::new(desk.lang, &mine.form, &theirs.form))
}
