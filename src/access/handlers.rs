//! The page about a record's readers over HTTP.

use actix_web::web::Path;

use super::actions::{self, Refusal};
use super::model::path;
use super::views::AccessPage;
use crate::auth::{RecordKind, UserId};
use crate::error::AppError;
use crate::web::forms::FormErrors;
use crate::web::{Answer, Desk, Outcome, Params, Posted};

pub(super) async fn show(desk: Desk, place: Path<(String, i64)>) -> Answer {
    let (kind, id) = record(&place.into_inner())?;
    desk.page(move |desk, conn| {
        let none = FormErrors::default();
        AccessPage::load(desk, conn, kind, id, &Params::default(), &none)
    })
    .await
}

pub(super) async fn name(desk: Desk, place: Path<(String, i64)>, Posted(data): Posted) -> Answer {
    let (kind, id) = record(&place.into_inner())?;
    desk.change(move |desk, conn| {
        let user: Option<UserId> = data.value("reader");
        let now = desk.app.clock.now();
        match actions::name(conn, &desk.actor, kind, id, user, now) {
            Ok(()) => Ok(Outcome::done(path(kind, id), "access-named")),
            Err(Refusal::Invalid(errors)) => {
                desk.invalid(&AccessPage::load(desk, conn, kind, id, &data, &errors)?)
            }
            Err(Refusal::Failed(error)) => Err(error),
        }
    })
    .await
}

pub(super) async fn unname(desk: Desk, place: Path<(String, i64, UserId)>, _: Posted) -> Answer {
    let (kind, id, user) = place.into_inner();
    let (kind, id) = record(&(kind, id))?;
    desk.change(move |desk, conn| {
        actions::unname(conn, &desk.actor, kind, id, user, desk.app.clock.now())?;
        Ok(Outcome::done(path(kind, id), "access-unnamed"))
    })
    .await
}

/// A word that is no kind of record names none.
fn record((kind, id): &(String, i64)) -> Result<(RecordKind, i64), AppError> {
    let kind = kind.parse().map_err(|_| AppError::NotFound)?;
    Ok((kind, *id))
}
