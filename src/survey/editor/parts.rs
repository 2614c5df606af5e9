//! The frame and the sections of a draft over HTTP, and what is alike for all its parts.

use actix_web::web::Path;

use super::super::model::QuestionnaireId;
use super::super::{inside, queries as survey};
use super::actions::{self, Draft};
use super::changes::{self, fingerprint};
use super::fields::{EditorForm, flat};
use super::forms::{self, Refused};
use super::handlers::closed;
use super::places::base;
use super::shapes::{frame_form, frame_values, section_form, section_values};
use super::views::{EditorPage, PlacesPage, elsewhere};
use crate::db::Conn;
use crate::error::AppError;
use crate::questionnaire::{Place, Question, Questionnaire, Section, Way};
use crate::web::conflict::{ConflictPage, merged};
use crate::web::{Answer, Desk, Outcome, Params, Posted};

/// A questionnaire and the name of a part of it.
pub(super) type OfPart = Path<(QuestionnaireId, String)>;

pub async fn frame_page(desk: Desk, id: Path<QuestionnaireId>) -> Answer {
    desk.page(move |desk, conn| {
        let draft = open(desk, conn, *id)?;
        let values = frame_values(&draft.text, fingerprint(&changes::frame(&draft.text)));
        Ok(framing(desk, &draft, &values, &Refused::default()))
    })
    .await
}

pub async fn save_frame(desk: Desk, id: Path<QuestionnaireId>, Posted(data): Posted) -> Answer {
    let (id, data) = (*id, merged(data));
    change(desk, id, move |desk, conn, draft| {
        let version = fingerprint(&changes::frame(&draft.text));
        let after = match forms::frame(&data, &draft.text, desk.lang) {
            Ok(after) => after,
            Err(refused) => return desk.invalid(&framing(desk, draft, &data, &refused)),
        };
        if data.value("version") != Some(version) {
            let saved = frame_values(&draft.text, version);
            let none = Refused::default();
            let mine = frame_edit(desk, draft, &data, &none);
            let theirs = frame_edit(desk, draft, &saved, &none);
            return stale(desk, &mine, &theirs);
        }
        save(desk, conn, draft, after, ("questionnaire.frame", ""))?;
        Ok(Outcome::done(base(id), "saved"))
    })
    .await
}

fn frame_edit(desk: &Desk, draft: &Draft, values: &Params, refused: &Refused) -> EditorForm {
    let page = base(draft.row.id);
    frame_form(
        desk.lang,
        (&format!("{page}/frame"), &page),
        values,
        refused,
    )
}

fn framing(desk: &Desk, draft: &Draft, values: &Params, refused: &Refused) -> EditorPage {
    let form = frame_edit(desk, draft, values, refused);
    EditorPage::of_part(desk, draft, desk.t("editor-frame"), form)
}

pub async fn new_section(desk: Desk, id: Path<QuestionnaireId>) -> Answer {
    desk.page(move |desk, conn| {
        let draft = open(desk, conn, *id)?;
        let none = Refused::default();
        Ok(sectioning(desk, &draft, None, &Params::default(), &none))
    })
    .await
}

pub async fn add_section(desk: Desk, id: Path<QuestionnaireId>, Posted(data): Posted) -> Answer {
    let id = *id;
    change(desk, id, move |desk, conn, draft| {
        let made = forms::section(&data, &draft.text, None, desk.lang).and_then(|form| {
            let name = form.section.name.clone();
            let after = changes::put_section(&draft.text, None, form, desk.lang)?;
            Ok((name, after))
        });
        match made {
            Ok((name, after)) => {
                save(desk, conn, draft, after, ("questionnaire.section", &name))?;
                Ok(Outcome::done(format!("{}#s-{name}", base(id)), "saved"))
            }
            Err(refused) => desk.invalid(&sectioning(desk, draft, None, &data, &refused)),
        }
    })
    .await
}

pub async fn section_page(desk: Desk, path: OfPart) -> Answer {
    let (id, name) = path.into_inner();
    desk.page(move |desk, conn| {
        let draft = open(desk, conn, id)?;
        let section = section_of(&draft, &name)?;
        let values = section_values(section, fingerprint(&changes::head(section)));
        let none = Refused::default();
        Ok(sectioning(desk, &draft, Some(section), &values, &none))
    })
    .await
}

pub async fn save_section(desk: Desk, path: OfPart, Posted(data): Posted) -> Answer {
    let (id, name) = path.into_inner();
    let data = merged(data);
    change(desk, id, move |desk, conn, draft| {
        let section = section_of(draft, &name)?;
        let version = fingerprint(&changes::head(section));
        if data.value("version") != Some(version) {
            let none = Refused::default();
            let saved = section_values(section, version);
            let mine = section_edit(desk, draft, Some(section), &data, &none);
            let theirs = section_edit(desk, draft, Some(section), &saved, &none);
            return stale(desk, &mine, &theirs);
        }
        let made = forms::section(&data, &draft.text, Some(section), desk.lang).and_then(|form| {
            let to = form.section.name.clone();
            let after = changes::put_section(&draft.text, Some(&name), form, desk.lang)?;
            Ok((to, after))
        });
        match made {
            Ok((to, after)) => {
                save(desk, conn, draft, after, ("questionnaire.section", &to))?;
                Ok(Outcome::done(format!("{}#s-{to}", base(id)), "saved"))
            }
            Err(refused) => desk.invalid(&sectioning(desk, draft, Some(section), &data, &refused)),
        }
    })
    .await
}

pub async fn move_section(desk: Desk, path: OfPart, Posted(data): Posted) -> Answer {
    let (id, name) = path.into_inner();
    change(desk, id, move |desk, conn, draft| {
        section_of(draft, &name)?;
        let mut after = draft.text.clone();
        let to = format!("{}#s-{name}", base(id));
        if !after.move_section(&name, way(&data)?) {
            return Ok(Outcome::Done { to, flash: None });
        }
        save(desk, conn, draft, after, ("questionnaire.move", &name))?;
        Ok(Outcome::done(to, "editor-moved"))
    })
    .await
}

pub async fn delete_section(desk: Desk, path: OfPart, _: Posted) -> Answer {
    let (id, name) = path.into_inner();
    change(desk, id, move |desk, conn, draft| {
        section_of(draft, &name)?;
        match changes::without_section(&draft.text, &name) {
            Ok(after) => {
                let how = ("questionnaire.section-delete", &*name);
                save(desk, conn, draft, after, how)?;
                Ok(Outcome::done(base(id), "editor-deleted"))
            }
            Err(places) => refuse_at(desk, draft, "editor-spoken-of", &places),
        }
    })
    .await
}

fn section_edit(
    desk: &Desk,
    draft: &Draft,
    section: Option<&Section>,
    values: &Params,
    refused: &Refused,
) -> EditorForm {
    let page = base(draft.row.id);
    let action = match section {
        Some(section) => format!("{page}/sections/{}", section.name),
        None => format!("{page}/new-section"),
    };
    let wrong = (refused, elsewhere(desk, draft, refused));
    section_form(desk.lang, &draft.text, (&action, &page), values, wrong)
}

fn sectioning(
    desk: &Desk,
    draft: &Draft,
    section: Option<&Section>,
    values: &Params,
    refused: &Refused,
) -> EditorPage {
    let heading = match section {
        Some(section) => {
            let title = section.title.in_language(desk.lang).to_owned();
            desk.ta("editor-the-section", &[("label", title.into())])
        }
        None => desk.t("editor-add-section"),
    };
    let form = section_edit(desk, draft, section, values, refused);
    EditorPage::of_part(desk, draft, heading, form)
}

/// A draft the actor may change, to be shown.
pub(super) fn open(desk: &Desk, conn: &mut Conn, id: QuestionnaireId) -> Result<Draft, AppError> {
    inside(&desk.actor)?;
    let row = survey::questionnaire(conn, id)?;
    if !row.may_edit(&desk.actor) {
        return Err(AppError::Forbidden);
    }
    let text = desk.app.definitions.get(conn, id)?;
    Ok(Draft {
        row,
        text: Questionnaire::clone(&text),
    })
}

/// Changes a draft that is held; one that is none any more says so.
pub(super) async fn change<F>(desk: Desk, id: QuestionnaireId, act: F) -> Answer
where
    F: FnOnce(&Desk, &mut Conn, &Draft) -> Result<Outcome, AppError> + Send + 'static,
{
    desk.change(
        move |desk, conn| match actions::hold(conn, &desk.actor, id)? {
            Some(draft) => act(desk, conn, &draft),
            None => Ok(closed(id)),
        },
    )
    .await
}

pub(super) fn save(
    desk: &Desk,
    conn: &mut Conn,
    draft: &Draft,
    text: Questionnaire,
    how: (&str, &str),
) -> Result<(), AppError> {
    let changed = Draft {
        row: draft.row.clone(),
        text,
    };
    actions::save(conn, &desk.actor, desk.app.clock.now(), &changed, how)
}

pub(super) fn stale(
    desk: &Desk,
    mine: &EditorForm,
    theirs: &EditorForm,
) -> Result<Outcome, AppError> {
    let (mine, theirs) = (flat(desk.lang, mine), flat(desk.lang, theirs));
    desk.stale(&ConflictPage::new(desk.lang, &mine, &theirs))
}

pub(super) fn refuse_at(
    desk: &Desk,
    draft: &Draft,
    heading: &str,
    places: &[Place],
) -> Result<Outcome, AppError> {
    desk.invalid(&PlacesPage::new(desk, draft, heading, places))
}

pub(super) fn section_of<'a>(draft: &'a Draft, name: &str) -> Result<&'a Section, AppError> {
    draft.text.section(name).ok_or(AppError::NotFound)
}

pub(super) fn question_of<'a>(draft: &'a Draft, name: &str) -> Result<&'a Question, AppError> {
    draft.text.question(name).ok_or(AppError::NotFound)
}

pub(super) fn way(data: &Params) -> Result<Way, AppError> {
    match data.get("way") {
        "up" => Ok(Way::Up),
        "down" => Ok(Way::Down),
        _ => Err(AppError::NotFound),
    }
}
