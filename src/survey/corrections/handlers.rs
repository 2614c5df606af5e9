//! Corrections over HTTP.

use actix_web::web::Path;

use super::super::model::{Circulation, CirculationId, CirculationStatus, QuestionnaireId};
use super::super::{inside, queries as survey};
use super::views::CorrectPage;
use super::{actions, queries};
use crate::db::Conn;
use crate::error::AppError;
use crate::questionnaire::check;
use crate::web::{Answer, Desk, Outcome, Posted};

pub async fn page(desk: Desk, id: Path<CirculationId>) -> Answer {
    desk.page(move |desk, conn| {
        let circulation = released(desk, conn, *id)?;
        desk.reads(
            "circulations",
            *id,
            (circulation.marking, circulation.team_id),
        );
        let chosen = desk.params().value("with");
        CorrectPage::load(desk, conn, &circulation, chosen)
    })
    .await
}

pub async fn correct(desk: Desk, id: Path<CirculationId>, Posted(data): Posted) -> Answer {
    desk.change(move |desk, conn| {
        let circulation = released(desk, conn, *id)?;
        let chosen: QuestionnaireId = data.value("with").ok_or(AppError::NotFound)?;
        actions::hold(conn, chosen)?;
        let from = survey::questionnaire(conn, circulation.questionnaire_id)?;
        let newer = queries::newer(conn, &from)?;
        let to = queries::among(&newer, chosen).ok_or(AppError::NotFound)?;
        let text = desk.app.definitions.get(conn, chosen)?;
        if !check(&text).is_empty() {
            let page = CorrectPage::load(desk, conn, &circulation, Some(chosen))?;
            return desk.invalid(&page);
        }
        let now = desk.app.clock.now();
        let path = format!("/survey/circulations/{id}");
        Ok(
            if actions::correct(conn, &desk.actor, now, &circulation, to)? {
                Outcome::done(path, "survey-corrected")
            } else {
                Outcome::done(format!("{path}/correct"), "survey-corrected-meanwhile")
            },
        )
    })
    .await
}

/// A released circulation, for coordinators.
fn released(desk: &Desk, conn: &mut Conn, id: CirculationId) -> Result<Circulation, AppError> {
    // What is hidden is not found, whoever asks; only then is it closed.
    let circulation = survey::circulation(conn, &desk.actor, id)?;
    inside(&desk.actor)?;
    // Under two versions the answers without a name would fall into two groups.
    if circulation.status != CirculationStatus::Released || circulation.anonymous {
        return Err(AppError::NotFound);
    }
    if !desk.actor.may_coordinate() {
        return Err(AppError::Forbidden);
    }
    Ok(circulation)
}
