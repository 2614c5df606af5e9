//! Saved views over HTTP.

use actix_web::web::Path;

use super::actions::{self, Keeping};
use super::forms::{NameForm, Place};
use super::model::{SavedView, ViewId};
use super::queries;
use super::views::{EditPage, IndexPage, KeepPage, PATH};
use crate::db::Conn;
use crate::error::AppError;
use crate::exchanges::Saving;
use crate::web::conflict::{ConflictPage, merged};
use crate::web::forms::FormErrors;
use crate::web::{Answer, Desk, Outcome, Params, Posted};

pub(super) async fn index(desk: Desk) -> Answer {
    desk.page(IndexPage::load).await
}

pub(super) async fn keep(desk: Desk, Posted(data): Posted) -> Answer {
    desk.change(move |desk, conn| {
        let place = Place::parse(&data)?;
        let form = match NameForm::parse(&data) {
            Ok(form) => form,
            Err(errors) => return desk.invalid(&KeepPage::new(desk, &place, &data, &errors)),
        };
        let now = desk.app.clock.now();
        let kept = actions::keep(conn, &desk.actor, (&form, &place), now)?;
        let key = match kept {
            Keeping::Kept => "view-kept",
            Keeping::Replaced => "view-replaced",
            Keeping::Full => {
                let errors = FormErrors::one("name", "view-too-many");
                return desk.invalid(&KeepPage::new(desk, &place, &data, &errors));
            }
        };
        let to = Params::parse(&place.query).href(&place.path);
        Ok(Outcome::done(to, key))
    })
    .await
}

pub(super) async fn edit(desk: Desk, id: Path<ViewId>) -> Answer {
    let id = id.into_inner();
    desk.page(move |desk, conn| {
        let view = queries::changeable(conn, &desk.actor, id)?;
        let saved = EditPage::saved(&view);
        Ok(EditPage::new(desk, &view, &saved, &FormErrors::default()))
    })
    .await
}

pub(super) async fn save(desk: Desk, id: Path<ViewId>, Posted(data): Posted) -> Answer {
    let (id, data) = (id.into_inner(), merged(data));
    desk.change(move |desk, conn| {
        let view = queries::changeable(conn, &desk.actor, id)?;
        match NameForm::parse(&data) {
            Ok(form) => saved(desk, conn, &view, &form, &data),
            Err(errors) => desk.invalid(&EditPage::new(desk, &view, &data, &errors)),
        }
    })
    .await
}

fn saved(
    desk: &Desk,
    conn: &mut Conn,
    view: &SavedView,
    form: &NameForm,
    data: &Params,
) -> Result<Outcome, AppError> {
    let now = desk.app.clock.now();
    if queries::has_another(conn, view, &form.name)? {
        let errors = FormErrors::one("name", "view-name-taken");
        return desk.invalid(&EditPage::new(desk, view, data, &errors));
    }
    if actions::rename(conn, &desk.actor, view, form, now)? == Saving::Done {
        return Ok(Outcome::done(PATH, "view-saved"));
    }
    let none = FormErrors::default();
    let mine = EditPage::new(desk, view, data, &none);
    let theirs = EditPage::new(desk, view, &EditPage::saved(view), &none);
    desk.stale(&ConflictPage::new(desk.lang, &mine.form, &theirs.form))
}

pub(super) async fn remove(desk: Desk, id: Path<ViewId>, _: Posted) -> Answer {
    let id = id.into_inner();
    desk.change(move |desk, conn| {
        actions::remove(conn, &desk.actor, id, desk.app.clock.now())?;
        Ok(Outcome::done(PATH, "view-removed"))
    })
    .await
}
