//! The parts of a draft over HTTP: its frame, its sections, its questions.

use actix_web::web::Path;

use super::super::model::QuestionnaireId;
use super::super::{inside, queries as survey};
use super::actions::{self, Draft};
use super::changes::{self, fingerprint};
use super::fields::{
    EditorForm, flat, frame_form, frame_values, question_form, question_values, section_form,
    section_values, unfolded,
};
use super::forms::{self, Refused};
use super::handlers::closed;
use super::places::base;
use super::views::{EditorPage, KindPage, KindsPage, PlacesPage, elsewhere};
use crate::db::Conn;
use crate::error::AppError;
use crate::questionnaire::{Place, Question, QuestionKind, Questionnaire, Section, Way};
use crate::web::conflict::{ConflictPage, merged};
use crate::web::{Answer, Desk, Outcome, Params, Posted};

type OfPart = Path<(QuestionnaireId, String)>;

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

pub async fn new_question(desk: Desk, id: Path<QuestionnaireId>) -> Answer {
    let id = *id;
    let kind: Option<QuestionKind> = desk.params().value("kind");
    let section = desk.params().get("section").to_owned();
    let Some(kind) = kind else {
        return desk
            .page(move |desk, conn| {
                let draft = open(desk, conn, id)?;
                section_of(&draft, &section)?;
                Ok(KindsPage::new(desk, &draft, &section))
            })
            .await;
    };
    desk.page(move |desk, conn| {
        let draft = open(desk, conn, id)?;
        section_of(&draft, &section)?;
        let question = Question::new("", kind).with_kind(kind).0;
        let values = question_values(&question, &draft.text.languages, 0)
            .with("kind", kind.as_str())
            .with("section", &section)
            .with("version", "");
        let of = Of::New(&question);
        Ok(questioning(desk, &draft, of, &values, &Refused::default()))
    })
    .await
}

pub async fn add_question(desk: Desk, id: Path<QuestionnaireId>, Posted(data): Posted) -> Answer {
    let id = *id;
    change(desk, id, move |desk, conn, draft| {
        let kind: QuestionKind = data.value("kind").ok_or(AppError::NotFound)?;
        let section = data.get("section").to_owned();
        section_of(draft, &section)?;
        let blank = Question::new("", kind).with_kind(kind).0;
        let made = forms::question(&data, &draft.text, &blank, desk.lang).and_then(|typed| {
            let name = typed.question.name.clone();
            let after = changes::put_question(&draft.text, None, &section, typed, desk.lang)?;
            Ok((name, after))
        });
        match made {
            Ok((name, after)) => {
                save(desk, conn, draft, after, ("questionnaire.question", &name))?;
                Ok(Outcome::done(next(id, &name, &data), "saved"))
            }
            Err(refused) => {
                desk.invalid(&questioning(desk, draft, Of::New(&blank), &data, &refused))
            }
        }
    })
    .await
}

pub async fn question_page(desk: Desk, path: OfPart) -> Answer {
    let (id, name) = path.into_inner();
    desk.page(move |desk, conn| {
        let draft = open(desk, conn, id)?;
        let question = question_of(&draft, &name)?;
        let version = fingerprint(question);
        let more = desk.params().get("more").to_owned();
        let values = question_values(question, &draft.text.languages, version).with("more", &more);
        let none = Refused::default();
        Ok(questioning(
            desk,
            &draft,
            Of::Saved(question),
            &values,
            &none,
        ))
    })
    .await
}

pub async fn save_question(desk: Desk, path: OfPart, Posted(data): Posted) -> Answer {
    let (id, name) = path.into_inner();
    let data = unfolded(merged(data));
    change(desk, id, move |desk, conn, draft| {
        let question = question_of(draft, &name)?;
        let version = fingerprint(question);
        if data.value("version") != Some(version) {
            let none = Refused::default();
            let saved = question_values(question, &draft.text.languages, version);
            let mine = question_edit(desk, draft, Of::Saved(question), &data, &none);
            let theirs = question_edit(desk, draft, Of::Saved(question), &saved, &none);
            return stale(desk, &mine, &theirs);
        }
        let made = forms::question(&data, &draft.text, question, desk.lang).and_then(|typed| {
            let to = typed.question.name.clone();
            let after = changes::put_question(&draft.text, Some(&name), "", typed, desk.lang)?;
            Ok((to, after))
        });
        match made {
            Ok((to, after)) => {
                save(desk, conn, draft, after, ("questionnaire.question", &to))?;
                Ok(Outcome::done(next(id, &to, &data), "saved"))
            }
            Err(refused) => {
                let of = Of::Saved(question);
                desk.invalid(&questioning(desk, draft, of, &data, &refused))
            }
        }
    })
    .await
}

/// Back to the questionnaire, or to the same form with more lines.
fn next(id: QuestionnaireId, question: &str, data: &Params) -> String {
    if data.get("more").is_empty() {
        format!("{}#q-{question}", base(id))
    } else {
        format!("{}/questions/{question}?more=1", base(id))
    }
}

pub async fn kind_page(desk: Desk, path: OfPart) -> Answer {
    let (id, name) = path.into_inner();
    desk.page(move |desk, conn| {
        let draft = open(desk, conn, id)?;
        let question = question_of(&draft, &name)?;
        Ok(KindPage::new(desk, &draft, question, None))
    })
    .await
}

pub async fn change_kind(desk: Desk, path: OfPart, Posted(data): Posted) -> Answer {
    let (id, name) = path.into_inner();
    change(desk, id, move |desk, conn, draft| {
        let question = question_of(draft, &name)?;
        let kind: QuestionKind = data.value("kind").ok_or(AppError::NotFound)?;
        let (changed, dropped) = question.with_kind(kind);
        if !dropped.is_empty() && data.get("confirmed").is_empty() {
            let page = KindPage::new(desk, draft, question, Some((kind, &dropped)));
            return Ok(Outcome::Shown {
                html: desk.rendered(&page)?,
            });
        }
        let mut after = draft.text.clone();
        if let Some(place) = after.question_mut(&name) {
            *place = changed;
        }
        let wrong = changes::new_problems(&draft.text, &after);
        if !wrong.is_empty() {
            let places: Vec<Place> = wrong.into_iter().map(|it| it.place).collect();
            return refuse_at(desk, draft, "editor-kind-spoken-of", &places);
        }
        save(desk, conn, draft, after, ("questionnaire.kind", &name))?;
        let to = format!("{}/questions/{name}", base(id));
        Ok(Outcome::done(to, "editor-kind-changed"))
    })
    .await
}

pub async fn move_question(desk: Desk, path: OfPart, Posted(data): Posted) -> Answer {
    let (id, name) = path.into_inner();
    change(desk, id, move |desk, conn, draft| {
        question_of(draft, &name)?;
        let mut after = draft.text.clone();
        let section = data.get("section");
        let moved = if data.get("way") == "section" {
            section_of(draft, section)?;
            after.move_question_to(&name, section)
        } else {
            after.move_question(&name, way(&data)?)
        };
        let to = format!("{}#q-{name}", base(id));
        if !moved || after == draft.text {
            return Ok(Outcome::Done { to, flash: None });
        }
        save(desk, conn, draft, after, ("questionnaire.move", &name))?;
        Ok(Outcome::done(to, "editor-moved"))
    })
    .await
}

pub async fn duplicate_question(desk: Desk, path: OfPart, _: Posted) -> Answer {
    let (id, name) = path.into_inner();
    change(desk, id, move |desk, conn, draft| {
        let mut after = draft.text.clone();
        let copy = after.duplicate(&name).ok_or(AppError::NotFound)?;
        save(desk, conn, draft, after, ("questionnaire.question", &copy))?;
        let to = format!("{}#q-{copy}", base(id));
        Ok(Outcome::done(to, "editor-duplicated"))
    })
    .await
}

pub async fn delete_question(desk: Desk, path: OfPart, _: Posted) -> Answer {
    let (id, name) = path.into_inner();
    change(desk, id, move |desk, conn, draft| {
        question_of(draft, &name)?;
        match changes::without_question(&draft.text, &name) {
            Ok(after) => {
                let how = ("questionnaire.question-delete", &*name);
                save(desk, conn, draft, after, how)?;
                Ok(Outcome::done(base(id), "editor-deleted"))
            }
            Err(places) => refuse_at(desk, draft, "editor-spoken-of", &places),
        }
    })
    .await
}

/// The question a form is about: one that is there, or one of a kind to be.
#[derive(Clone, Copy)]
enum Of<'a> {
    Saved(&'a Question),
    New(&'a Question),
}

fn question_edit(
    desk: &Desk,
    draft: &Draft,
    of: Of<'_>,
    values: &Params,
    refused: &Refused,
) -> EditorForm {
    let page = base(draft.row.id);
    let (action, kind) = match of {
        Of::Saved(it) => (format!("{page}/questions/{}", it.name), it.kind),
        Of::New(it) => (format!("{page}/new-question"), it.kind),
    };
    let wrong = (refused, elsewhere(desk, draft, refused));
    question_form(
        desk.lang,
        &draft.text,
        kind,
        (&action, &page),
        values,
        wrong,
    )
}

fn questioning(
    desk: &Desk,
    draft: &Draft,
    of: Of<'_>,
    values: &Params,
    refused: &Refused,
) -> EditorPage {
    let (heading, kind, kind_href) = match of {
        Of::Saved(it) => {
            let label = it.label.in_language(desk.lang);
            let label = if label.is_empty() { &it.name } else { label };
            let args = [("label", label.to_owned().into())];
            let href = format!("{}/questions/{}/kind", base(draft.row.id), it.name);
            (desk.ta("editor-the-question", &args), it.kind, href)
        }
        Of::New(it) => (desk.t("editor-add-question"), it.kind, String::new()),
    };
    let form = question_edit(desk, draft, of, values, refused);
    EditorPage::of_part(desk, draft, heading, form).of_kind(desk, kind, kind_href)
}

/// A draft the actor may change, to be shown.
fn open(desk: &Desk, conn: &mut Conn, id: QuestionnaireId) -> Result<Draft, AppError> {
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
async fn change<F>(desk: Desk, id: QuestionnaireId, act: F) -> Answer
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

fn save(
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

fn stale(desk: &Desk, mine: &EditorForm, theirs: &EditorForm) -> Result<Outcome, AppError> {
    let (mine, theirs) = (flat(desk.lang, mine), flat(desk.lang, theirs));
    desk.stale(&ConflictPage::new(desk.lang, &mine, &theirs))
}

fn refuse_at(
    desk: &Desk,
    draft: &Draft,
    heading: &str,
    places: &[Place],
) -> Result<Outcome, AppError> {
    desk.invalid(&PlacesPage::new(desk, draft, heading, places))
}

fn section_of<'a>(draft: &'a Draft, name: &str) -> Result<&'a Section, AppError> {
    draft.text.section(name).ok_or(AppError::NotFound)
}

fn question_of<'a>(draft: &'a Draft, name: &str) -> Result<&'a Question, AppError> {
    draft.text.question(name).ok_or(AppError::NotFound)
}

fn way(data: &Params) -> Result<Way, AppError> {
    match data.get("way") {
        "up" => Ok(Way::Up),
        "down" => Ok(Way::Down),
        _ => Err(AppError::NotFound),
    }
}
