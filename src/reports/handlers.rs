//! The list of reports, and the progress report as a page and in Word.

use super::document::Document;
use super::forms::Wanted;
use super::model::ProgressReport;
use super::queries::Asked;
use super::text::{Records, compose};
use super::views::{ProgressPage, ReportsPage, settled};
use super::{queries, word};
use crate::db::Conn;
use crate::error::AppError;
use crate::suppression::Threshold;
use crate::web::forms::FormErrors;
use crate::web::{Answer, Body, Desk};
use crate::workplans::{self, WorkPlan};

pub(super) async fn reports_page(desk: Desk) -> Answer {
    desk.page(|desk, conn| {
        let plan = workplans::current(conn, desk.today())?;
        form_page(desk, conn, &plan, &FormErrors::default())
    })
    .await
}

pub(super) async fn progress_page(desk: Desk) -> Answer {
    let reader = desk.clone();
    let attempt = desk.app.db.read(move |conn| make(&reader, conn)).await?;
    match attempt {
        Attempt::Made(report, document) => {
            desk.page(move |desk, _| {
                desk.reports("progress");
                Ok(ProgressPage::new(desk, &report, document))
            })
            .await
        }
        Attempt::Refused(page) => {
            let outcome = desk.invalid(&page)?;
            desk.outcome(outcome)
        }
    }
}

pub(super) async fn progress_word(desk: Desk) -> Answer {
    let reader = desk.clone();
    let attempt = desk.app.db.read(move |conn| make(&reader, conn)).await?;
    match attempt {
        Attempt::Made(report, document) => {
            desk.answer(move |desk, _| {
                Ok(Body {
                    content_type: crate::word::CONTENT_TYPE,
                    file_name: Some(word::file_name(&report)),
                    bytes: word::write(&document, desk.app.clock.now())?,
                })
            })
            .await
        }
        Attempt::Refused(page) => {
            let outcome = desk.invalid(&page)?;
            desk.outcome(outcome)
        }
    }
}

/// A report, or the form again with what is wrong.
enum Attempt {
    Made(Box<ProgressReport>, Document),
    Refused(ReportsPage),
}

fn make(desk: &Desk, conn: &mut Conn) -> Result<Attempt, AppError> {
    if !desk.actor.is_inside() {
        return Err(AppError::Forbidden);
    }
    let wanted = match Wanted::parse(&desk.params()) {
        Ok(wanted) => wanted,
        Err(errors) => {
            let plan = workplans::current(conn, desk.today())?;
            return Ok(Attempt::Refused(form_page(desk, conn, &plan, &errors)?));
        }
    };
    let facts = desk.facts(conn)?;
    let plan = if wanted.plan.is_empty() {
        workplans::current(conn, desk.today())?
    } else {
        workplans::by_code(conn, &wanted.plan)?
    };
    let (on, lang) = settled(desk, &wanted);
    if on <= plan.baseline_on {
        let from = desk.lang.date(plan.baseline_on);
        let mut errors = FormErrors::one("on", "reports-before-baseline");
        for error in &mut errors.0 {
            error.args.push(("from", from.clone().into()));
        }
        return Ok(Attempt::Refused(form_page(desk, conn, &plan, &errors)?));
    }
    let asked = Asked {
        plan,
        on,
        today: desk.today(),
        lang,
        threshold: Threshold::new(desk.app.settings.survey.suppress_below),
    };
    let report = queries::progress(conn, &facts, asked)?;
    let records = if desk.app.demo {
        Records::Demo
    } else {
        Records::Real
    };
    let document = compose(&facts, &report, records);
    Ok(Attempt::Made(Box::new(report), document))
}

fn form_page(
    desk: &Desk,
    conn: &mut Conn,
    plan: &WorkPlan,
    errors: &FormErrors,
) -> Result<ReportsPage, AppError> {
    let plans = workplans::choices(conn, desk.lang)?;
    Ok(ReportsPage::new(desk, plan, plans, &desk.params(), errors))
}
