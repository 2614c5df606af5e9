//! The hand-over from team to team over HTTP: chosen, shown as it will be, made.

use super::super::views::PATH;
use super::actions;
use super::forms::TeamsForm;
use super::views::{TeamsPage, preview};
use crate::auth::team_names;
use crate::error::AppError;
use crate::web::forms::FormErrors;
use crate::web::{Answer, Desk, Flash, Outcome, Params, Posted};
use crate::workplans;

pub(in crate::handover) async fn choose(desk: Desk) -> Answer {
    desk.page(|desk, conn| {
        authorise(desk)?;
        let teams = team_names(conn)?;
        let none = FormErrors::default();
        Ok(TeamsPage::new(desk, &teams, &Params::default(), &none))
    })
    .await
}

pub(in crate::handover) async fn change(desk: Desk, Posted(data): Posted) -> Answer {
    desk.change(move |desk, conn| {
        authorise(desk)?;
        let teams = team_names(conn)?;
        let form = match TeamsForm::parse(&data, &teams) {
            Ok(form) => form,
            Err(errors) => return desk.invalid(&TeamsPage::new(desk, &teams, &data, &errors)),
        };
        if !data.get("again").is_empty() {
            let none = FormErrors::default();
            let html = desk.rendered(&TeamsPage::new(desk, &teams, &data, &none))?;
            return Ok(Outcome::Shown { html });
        }
        let plan = workplans::current(conn, desk.today())?;
        if data.get("confirmed").is_empty() {
            let page = preview(desk, conn, (&teams, plan.id), &data, &form)?;
            let html = desk.rendered(&page)?;
            return Ok(Outcome::Shown { html });
        }
        let moved = actions::apply(desk, conn, plan.id, &form)?;
        Ok(Outcome::Done {
            to: PATH.to_owned(),
            flash: Some(Flash::new("handover-teams-done").arg("n", moved)),
        })
    })
    .await
}

fn authorise(desk: &Desk) -> Result<(), AppError> {
    if desk.actor.may_coordinate() {
        Ok(())
    } else {
        Err(AppError::Forbidden)
    }
}
