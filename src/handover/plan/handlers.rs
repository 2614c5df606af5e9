//! The new plan over HTTP: written, shown as it will be, made.

use super::actions;
use super::forms::PlanForm;
use super::views::NewPlan;
use crate::db::Conn;
use crate::error::AppError;
use crate::states::targets::target_rows;
use crate::web::forms::FormErrors;
use crate::web::{Answer, Desk, Flash, Outcome, Posted};
use crate::workplans;

pub(in crate::handover) async fn new(desk: Desk) -> Answer {
    desk.page(|desk, conn| {
        let new = load(desk, conn)?;
        Ok(new.form(&new.usual(), &FormErrors::default()))
    })
    .await
}

pub(in crate::handover) async fn make(desk: Desk, Posted(data): Posted) -> Answer {
    desk.change(move |desk, conn| {
        let new = load(desk, conn)?;
        let form = match PlanForm::parse(&data, &new.facts, &new.old, desk.today()) {
            Ok(form) => form,
            Err(errors) => return desk.invalid(&new.form(&data, &errors)),
        };
        if !data.get("again").is_empty() {
            let html = desk.rendered(&new.form(&data, &FormErrors::default()))?;
            return Ok(Outcome::Shown { html });
        }
        let counts = new.counts(form.baseline_on);
        if data.get("confirmed").is_empty() {
            let html = desk.rendered(&new.preview(&data, &form, counts))?;
            return Ok(Outcome::Shown { html });
        }
        let now = desk.app.clock.now();
        let made = actions::create(conn, &desk.actor, &new.old, (&form, counts), now)?;
        let Some(n) = made else {
            let errors = FormErrors::one("meeting", "handover-plan-there");
            return desk.invalid(&new.form(&data, &errors));
        };
        Ok(Outcome::Done {
            to: "/work-plan".to_owned(),
            flash: Some(Flash::new("handover-plan-made").arg("n", n)),
        })
    })
    .await
}

fn load<'a>(desk: &'a Desk, conn: &mut Conn) -> Result<NewPlan<'a>, AppError> {
    if !desk.actor.may_coordinate() {
        return Err(AppError::Forbidden);
    }
    let old = workplans::current(conn, desk.today())?;
    let lines = workplans::timeline_of(conn, old.id)?;
    let mut rows = target_rows(conn, &desk.actor, old.id)?;
    let facts = desk.facts(conn)?;
    // A State that has deposited stays with the old plan.
    rows.retain(|row| !facts.status(row.state, desk.today()).is_bound());
    Ok(NewPlan {
        desk,
        facts,
        old,
        rows,
        lines,
    })
}
