//! Notes verbales over HTTP.

use actix_web::web;

use super::super::super::model::{Circulation, CirculationId};
use super::super::release::Sender;
use super::super::{given, readable};
use super::actions::{self, With};
use super::batch::Batch;
use super::forms::NotesForm;
use super::model::{Note, NoteId, Said};
use super::picture::drawing;
use super::printed::{self, Line};
use super::queries;
use super::views::{NotePage, NotesPage};
use super::word;
use crate::contacts::queries::languages_of;
use crate::db::Conn;
use crate::error::AppError;
use crate::treaty::Iso3;
use crate::web::forms::FormErrors;
use crate::web::{Answer, Body, Desk, Flash, Outcome, Params, Posted};
use crate::word::CONTENT_TYPE as WORD;
use crate::workplans;

pub async fn list(desk: Desk, id: web::Path<CirculationId>) -> Answer {
    desk.page(move |desk, conn| {
        let circulation = steered(desk, conn, *id)?;
        let values = Params::default().with("sent_on", &desk.today().to_string());
        page(desk, conn, &circulation, &values, &FormErrors::default())
    })
    .await
}

pub async fn make(desk: Desk, id: web::Path<CirculationId>, Posted(data): Posted) -> Answer {
    desk.change(move |desk, conn| {
        let circulation = steered(desk, conn, *id)?;
        let invited = queries::states(conn, *id)?;
        let offered: Vec<Iso3> = invited.keys().copied().collect();
        let form = match NotesForm::parse(&data, &offered, desk.today()) {
            Ok(form) => form,
            Err(errors) => {
                return desk.invalid(&page(desk, conn, &circulation, &data, &errors)?);
            }
        };
        let settings = &desk.app.settings;
        let with = With {
            invited: &invited,
            languages: &languages_of(conn, &desk.actor, &form.states)?,
            sender: &Sender::of(settings),
            pattern: &settings.notes.pattern,
            summary: desk.ta(
                "survey-note-summary",
                &[("title", circulation.title.as_str().into())],
            ),
        };
        let now = desk.app.clock.now();
        actions::make(conn, &desk.actor, now, &circulation, (&form, &with))?;
        Ok(Outcome::Done {
            to: format!("/survey/circulations/{id}/notes"),
            flash: Some(Flash::new("survey-notes-made").arg("n", form.states.len())),
        })
    })
    .await
}

pub async fn show(desk: Desk, path: web::Path<(CirculationId, NoteId)>) -> Answer {
    let (id, note) = path.into_inner();
    desk.page(move |desk, conn| {
        let (circulation, note) = found(desk, conn, id, note)?;
        let made = made(desk, conn, &circulation, &note)?;
        Ok(NotePage::new(&circulation, &note, made))
    })
    .await
}

pub async fn word(desk: Desk, path: web::Path<(CirculationId, NoteId)>) -> Answer {
    let (id, note) = path.into_inner();
    desk.answer(move |desk, conn| {
        let (circulation, note) = found(desk, conn, id, note)?;
        let (said, lines) = made(desk, conn, &circulation, &note)?;
        Ok(Body {
            content_type: WORD,
            file_name: Some(format!("survey-{}-{}.docx", circulation.id, note.state)),
            bytes: word::write(note.language, (&said, &lines), desk.app.clock.now())?,
        })
    })
    .await
}

/// The Word form that goes with a note.
pub async fn form(desk: Desk, path: web::Path<(CirculationId, NoteId)>) -> Answer {
    let (id, note) = path.into_inner();
    desk.answer(move |desk, conn| {
        let (circulation, note) = found(desk, conn, id, note)?;
        let to = (note.state, note.language);
        Ok(Body {
            content_type: WORD,
            file_name: Some(format!("{}-form.docx", note.file_stem())),
            bytes: given::blank(&desk.app, conn, &circulation, to)?,
        })
    })
    .await
}

/// All notes that have not gone out, each with the form that goes with it.
pub async fn batch(desk: Desk, id: web::Path<CirculationId>) -> Answer {
    desk.answer(move |desk, conn| {
        let circulation = steered(desk, conn, *id)?;
        let mut notes = queries::notes(conn, *id, None)?;
        notes.retain(|note| note.link.is_some());
        if notes.is_empty() {
            return Err(AppError::NotFound);
        }
        let mut batch = Batch::default();
        for note in notes.iter().rev() {
            let (said, lines) = made(desk, conn, &circulation, note)?;
            let now = desk.app.clock.now();
            let stem = note.file_stem();
            let written = word::write(note.language, (&said, &lines), now)?;
            batch.add(&format!("{stem}.docx"), &written)?;
            if circulation.anonymous {
                continue;
            }
            let to = (note.state, note.language);
            let form = given::blank(&desk.app, conn, &circulation, to)?;
            batch.add(&format!("{stem}-form.docx"), &form)?;
        }
        Ok(Body {
            content_type: "application/zip",
            file_name: Some(format!("notes-{id}.zip")),
            bytes: batch.finish()?,
        })
    })
    .await
}

pub async fn code(desk: Desk, path: web::Path<(CirculationId, NoteId)>) -> Answer {
    let (id, note) = path.into_inner();
    desk.answer(move |desk, conn| {
        let (_, note) = found(desk, conn, id, note)?;
        let link = note.link.ok_or(AppError::NotFound)?;
        Ok(Body {
            content_type: "image/svg+xml; charset=utf-8",
            file_name: None,
            bytes: drawing(&link)?.into_bytes(),
        })
    })
    .await
}

pub async fn gone(desk: Desk, path: web::Path<(CirculationId, NoteId)>, _: Posted) -> Answer {
    let (id, note) = path.into_inner();
    desk.change(move |desk, conn| {
        let (circulation, note) = found(desk, conn, id, note)?;
        let now = desk.app.clock.now();
        let done = actions::gone(conn, &desk.actor, now, (&circulation, note.id))?;
        let key = if done {
            "survey-note-gone-done"
        } else {
            "survey-is-so-already"
        };
        Ok(Outcome::done(
            format!("/survey/circulations/{id}/notes"),
            key,
        ))
    })
    .await
}

/// A circulation that is out, for those who steer it: a note holds a link, and who holds that
/// answers for the State.
fn steered(desk: &Desk, conn: &mut Conn, id: CirculationId) -> Result<Circulation, AppError> {
    let circulation = readable(desk, conn, id)?;
    if circulation.may_steer(&desk.actor) {
        Ok(circulation)
    } else {
        Err(AppError::Forbidden)
    }
}

fn found(
    desk: &Desk,
    conn: &mut Conn,
    id: CirculationId,
    note: NoteId,
) -> Result<(Circulation, Note), AppError> {
    let circulation = steered(desk, conn, id)?;
    let mut notes = queries::notes(conn, id, Some(note))?;
    Ok((circulation, notes.pop().ok_or(AppError::NotFound)?))
}

fn page(
    desk: &Desk,
    conn: &mut Conn,
    circulation: &Circulation,
    values: &Params,
    errors: &FormErrors,
) -> Result<NotesPage, AppError> {
    let notes = queries::notes(conn, circulation.id, None)?;
    let offered: Vec<Iso3> = queries::states(conn, circulation.id)?.into_keys().collect();
    let facts = desk.facts(conn)?;
    let about = (notes.as_slice(), offered.as_slice());
    Ok(NotesPage::new(
        desk,
        &facts,
        circulation,
        about,
        (values, errors),
    ))
}

/// What a note says, and the questionnaire behind it.
fn made(
    desk: &Desk,
    conn: &mut Conn,
    circulation: &Circulation,
    note: &Note,
) -> Result<(Said, Vec<Line>), AppError> {
    let facts = desk.facts(conn)?;
    let plan = workplans::find(conn, circulation.work_plan_id)?;
    let own = queries::own_day(conn, circulation.id, note.state)?;
    let said = Said::new(note, circulation, (&plan, &facts), own);
    if circulation.anonymous {
        // On paper it could not come back without a name.
        return Ok((said, Vec::new()));
    }
    let text = desk
        .app
        .definitions
        .get(conn, circulation.questionnaire_id)?;
    Ok((said, printed::lines(&text, note.language)))
}
