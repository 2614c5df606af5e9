//! The survey's front page and its questionnaires over HTTP.

use actix_web::web;

use super::model::QuestionnaireId;
use super::views::{FrontPage, QuestionnairePage};
use super::{inside, queries};
use crate::web::{Answer, Desk};

pub(super) async fn index(desk: Desk) -> Answer {
    desk.page(|desk, conn| {
        inside(&desk.actor)?;
        FrontPage::load(desk, conn)
    })
    .await
}

pub(super) async fn questionnaire(desk: Desk, id: web::Path<QuestionnaireId>) -> Answer {
    desk.page(move |desk, conn| {
        inside(&desk.actor)?;
        let row = queries::questionnaire(conn, *id)?;
        let text = desk.app.definitions.get(conn, *id)?;
        Ok(QuestionnairePage::new(desk, &row, &text))
    })
    .await
}
