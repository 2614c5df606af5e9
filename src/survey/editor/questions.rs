//! The questions of a draft over HTTP.

use actix_web::web::Path;

use super::super::model::QuestionnaireId;
use super::actions::Draft;
use super::changes::{self, fingerprint};
use super::fields::{EditorForm, unfolded};
use super::forms::{self, Refused};
use super::parts::{OfPart, change, open, question_of, refuse_at, save, section_of, stale, way};
use super::places::base;
use super::shapes::{question_form, question_values};
use super::views::{EditorPage, KindPage, KindsPage, elsewhere};
use crate::error::AppError;
use crate::questionnaire::{Place, Question, QuestionKind};
use crate::web::conflict::merged;
use crate::web::{Answer, Desk, Outcome, Params, Posted};

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
