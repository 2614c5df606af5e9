//! A plan's texts over HTTP.

use actix_web::web::Path;

use super::actions::{self, may_write};
use super::forms::{DropForm, PartForm};
use super::model::{Part, Row};
use super::queries;
use super::views::{PATH, TextPage, TextsPage};
use crate::db::Conn;
use crate::error::AppError;
use crate::web::conflict::{ConflictPage, merged};
use crate::web::forms::FormErrors;
use crate::web::{Answer, Desk, Outcome, Params, Posted};
use crate::workplans;
use crate::workplans::model::Save;

pub(in crate::workplans) async fn index(desk: Desk) -> Answer {
    desk.page(|desk, conn| {
        let plan = workplans::current(conn, desk.today())?;
        may_write(conn, &desk.actor, plan.id)?;
        let mut parts = Vec::with_capacity(Part::ALL.len());
        for part in Part::ALL {
            parts.push((*part, queries::rows(conn, *part, plan.id)?));
        }
        Ok(TextsPage::new(desk, &plan, parts))
    })
    .await
}

pub(in crate::workplans) async fn new(desk: Desk, part: Path<Part>) -> Answer {
    desk.page(move |desk, conn| {
        let plan = workplans::current(conn, desk.today())?;
        may_write(conn, &desk.actor, plan.id)?;
        let none = FormErrors::default();
        Ok(TextPage::new(desk, *part, &Params::default(), &none))
    })
    .await
}

pub(in crate::workplans) async fn add(
    desk: Desk,
    part: Path<Part>,
    Posted(data): Posted,
) -> Answer {
    desk.change(move |desk, conn| {
        let plan = workplans::current(conn, desk.today())?;
        may_write(conn, &desk.actor, plan.id)?;
        let form = match PartForm::parse(*part, &data) {
            Ok(form) => form,
            Err(errors) => return desk.invalid(&TextPage::new(desk, *part, &data, &errors)),
        };
        let now = desk.app.clock.now();
        actions::add(conn, &desk.actor, (*part, plan.id), &form, now)?;
        Ok(Outcome::done(PATH, "plan-text-saved"))
    })
    .await
}

pub(in crate::workplans) async fn edit(desk: Desk, path: Path<(Part, i64)>) -> Answer {
    desk.page(move |desk, conn| {
        let (part, row) = load(desk, conn, *path)?;
        Ok(TextPage::saved(desk, part, &row))
    })
    .await
}

pub(in crate::workplans) async fn save(
    desk: Desk,
    path: Path<(Part, i64)>,
    Posted(posted): Posted,
) -> Answer {
    desk.change(move |desk, conn| {
        let data = merged(posted);
        let (part, row) = load(desk, conn, *path)?;
        let form = match PartForm::parse(part, &data) {
            Ok(form) => form,
            Err(errors) => {
                return desk.invalid(&TextPage::edit(desk, part, &row, &data, &errors));
            }
        };
        let now = desk.app.clock.now();
        match actions::edit(conn, &desk.actor, (part, &row), &form, now)? {
            Save::Done => Ok(Outcome::done(PATH, "plan-text-saved")),
            Save::Stale => {
                let mine = TextPage::edit(desk, part, &row, &data, &FormErrors::default());
                let theirs = TextPage::saved(desk, part, &row);
                desk.stale(&ConflictPage::new(desk.lang, &mine.form, &theirs.form))
            }
        }
    })
    .await
}

pub(in crate::workplans) async fn drop_form(desk: Desk, path: Path<(Part, i64)>) -> Answer {
    desk.page(move |desk, conn| {
        let (part, row) = load(desk, conn, *path)?;
        let version = Params::default().with("version", &row.version.to_string());
        Ok(TextPage::drop(
            desk,
            part,
            &row,
            &version,
            &FormErrors::default(),
        ))
    })
    .await
}

pub(in crate::workplans) async fn drop_text(
    desk: Desk,
    path: Path<(Part, i64)>,
    Posted(data): Posted,
) -> Answer {
    desk.change(move |desk, conn| {
        let (part, row) = load(desk, conn, *path)?;
        let form = match DropForm::parse(&data) {
            Ok(form) => form,
            Err(errors) => {
                return desk.invalid(&TextPage::drop(desk, part, &row, &data, &errors));
            }
        };
        let now = desk.app.clock.now();
        match actions::drop(conn, &desk.actor, (part, &row), &form, now)? {
            Save::Done => Ok(Outcome::done(PATH, "plan-text-dropped")),
            // It says something else by now: it is shown as it is, to be dropped again.
            Save::Stale => Ok(Outcome::done(
                format!("{PATH}/{part}/{}", row.id),
                "plan-text-changed",
            )),
        }
    })
    .await
}

fn load(desk: &Desk, conn: &mut Conn, (part, id): (Part, i64)) -> Result<(Part, Row), AppError> {
    let row = queries::row(conn, part, id)?;
    may_write(conn, &desk.actor, row.plan)?;
    Ok((part, row))
}
