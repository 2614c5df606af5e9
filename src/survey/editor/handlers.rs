//! Whole questionnaires over HTTP: lists, versions, the bin.

use actix_web::web::Path;

use super::super::model::QuestionnaireId;
use super::super::{inside, queries as survey};
use super::compare::ComparePage;

use super::forms::{self, Refused};
use super::list::{self, ListPage};
use super::page::QuestionnairePage;
use super::places::base;
use super::shapes::{frame_form, frame_values};
use super::views::EditorPage;
use super::{actions, queries};
use crate::error::AppError;
use crate::i18n::Lang;
use crate::questionnaire::{Questionnaire, Texts};
use crate::web::export::{FileFormat, table_file};
use crate::web::{Answer, Desk, Outcome, Params, Posted};

pub async fn index(desk: Desk) -> Answer {
    desk.page(|desk, conn| {
        inside(&desk.actor)?;
        ListPage::load(desk, conn)
    })
    .await
}

pub async fn export(desk: Desk, ending: Path<String>) -> Answer {
    let format = FileFormat::of(&ending)?;
    desk.answer(move |desk, conn| {
        inside(&desk.actor)?;
        table_file(&list::sheet(desk, conn)?, "questionnaires", format)
    })
    .await
}

pub async fn show(desk: Desk, id: Path<QuestionnaireId>) -> Answer {
    desk.page(move |desk, conn| {
        inside(&desk.actor)?;
        let row = survey::questionnaire(conn, *id)?;
        let text = desk.app.definitions.get(conn, *id)?;
        let others = queries::others(conn, &row.code, *id)?;
        let others = !others.is_empty();
        Ok(QuestionnairePage::new(desk, &row, &text, others))
    })
    .await
}

pub async fn new(desk: Desk) -> Answer {
    desk.page(|desk, _| {
        inside(&desk.actor)?;
        let start = Questionnaire {
            code: String::new(),
            languages: Lang::ALL.to_vec(),
            title: Texts::default(),
            introduction: Texts::default(),
            sections: Vec::new(),
        };
        let pairs = frame_values(&start, 0);
        Ok(creating(
            desk,
            &pairs.with("version", ""),
            &Refused::default(),
        ))
    })
    .await
}

pub async fn create(desk: Desk, Posted(data): Posted) -> Answer {
    desk.change(move |desk, conn| {
        inside(&desk.actor)?;
        let typed = data.get("code").to_owned();
        let mut codes = queries::codes(conn)?;
        if queries::is_taken(conn, &typed)? {
            codes.push(typed);
        }
        let taken = |code: &str| codes.iter().any(|it| it == code);
        match forms::created(&data, &taken, desk.lang) {
            Ok(text) => {
                let now = desk.app.clock.now();
                let how = ("", "questionnaire.create");
                let id = actions::create(conn, &desk.actor, now, &text, how)?;
                Ok(Outcome::done(base(id), "editor-created"))
            }
            Err(refused) => desk.invalid(&creating(desk, &data, &refused)),
        }
    })
    .await
}

pub async fn new_version(desk: Desk, id: Path<QuestionnaireId>, _: Posted) -> Answer {
    desk.change(move |desk, conn| {
        inside(&desk.actor)?;
        let now = desk.app.clock.now();
        let made = actions::new_version(conn, &desk.actor, now, *id)?;
        Ok(Outcome::done(base(made), "editor-versioned"))
    })
    .await
}

pub async fn bin(desk: Desk, id: Path<QuestionnaireId>, _: Posted) -> Answer {
    desk.change(move |desk, conn| {
        let now = desk.app.clock.now();
        Ok(if actions::bin(conn, &desk.actor, now, *id)? {
            Outcome::done(list::PATH, "editor-binned")
        } else {
            closed(*id)
        })
    })
    .await
}

pub async fn restore(desk: Desk, id: Path<QuestionnaireId>, _: Posted) -> Answer {
    desk.change(move |desk, conn| {
        actions::restore(conn, &desk.actor, desk.app.clock.now(), *id)?;
        Ok(Outcome::done(base(*id), "editor-restored"))
    })
    .await
}

pub async fn compare(desk: Desk, id: Path<QuestionnaireId>) -> Answer {
    desk.page(move |desk, conn| {
        inside(&desk.actor)?;
        let row = survey::questionnaire(conn, *id)?;
        let text = desk.app.definitions.get(conn, *id)?;
        let others = queries::others(conn, &row.code, *id)?;
        let params = desk.params();
        let nearest = || {
            let before = others.iter().find(|(_, version)| *version < row.version);
            before.or(others.last()).map(|(id, _)| *id)
        };
        let chosen: Option<QuestionnaireId> = params.value("with");
        let Some(chosen) = chosen.or_else(nearest) else {
            return Ok(ComparePage::new(desk, (&row, &text), None, &others));
        };
        let other = survey::questionnaire(conn, chosen)?;
        if other.code != row.code {
            return Err(AppError::NotFound);
        }
        let other_text = desk.app.definitions.get(conn, chosen)?;
        let with = Some((&other, &*other_text));
        Ok(ComparePage::new(desk, (&row, &text), with, &others))
    })
    .await
}

/// A version whose text can be changed no more: it has been sent meanwhile, is the pack's,
/// or lies in the bin.
pub(super) fn closed(id: QuestionnaireId) -> Outcome {
    Outcome::done(base(id), "editor-closed")
}

fn creating(desk: &Desk, values: &Params, refused: &Refused) -> EditorPage {
    let ends = (list::PATH, list::PATH);
    EditorPage::of_new(desk, frame_form(desk.lang, ends, values, refused))
}
