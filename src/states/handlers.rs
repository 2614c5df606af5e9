//! The list, its exports and the dossiers.

use actix_web::{HttpResponse, web};

use super::dossier::{BriefPage, DossierPage, TimelinePage, timeline_table};
use super::listing::Listing;
use super::views::StatesPage;
use crate::error::AppError;
use crate::treaty::Iso3;
use crate::web::export::{FileFormat, table_file};
use crate::web::{Answer, Desk};

pub(super) async fn index(desk: Desk) -> Answer {
    desk.page(|desk, conn| {
        let listing = Listing::load(desk, conn)?;
        Ok(StatesPage::new(desk, &listing))
    })
    .await
}

pub(super) async fn file(desk: Desk, ending: web::Path<String>) -> Answer {
    let format = FileFormat::of(&ending)?;
    desk.answer(move |desk, conn| {
        let listing = Listing::load(desk, conn)?;
        table_file(&listing.whole_table(desk), "states", format)
    })
    .await
}

pub(super) async fn dossier(desk: Desk, code: web::Path<String>) -> Answer {
    let upper = code.to_ascii_uppercase();
    let state: Iso3 = upper.parse().map_err(|_| AppError::NotFound)?;
    if upper != *code {
        let to = desk.params().href(&format!("/states/{upper}"));
        return Ok(HttpResponse::SeeOther()
            .insert_header(("Location", to))
            .finish());
    }
    desk.page(move |desk, conn| DossierPage::load(desk, conn, state))
        .await
}

pub(super) async fn timeline(desk: Desk, code: web::Path<String>) -> Answer {
    let state: Iso3 = code.parse().map_err(|_| AppError::NotFound)?;
    desk.page(move |desk, conn| TimelinePage::load(desk, conn, state))
        .await
}

pub(super) async fn timeline_file(desk: Desk, path: web::Path<(String, String)>) -> Answer {
    let (code, ending) = path.into_inner();
    let state: Iso3 = code.parse().map_err(|_| AppError::NotFound)?;
    let format = FileFormat::of(&ending)?;
    desk.answer(move |desk, conn| {
        let table = timeline_table(desk, conn, state)?;
        table_file(&table, &format!("timeline-{state}"), format)
    })
    .await
}

pub(super) async fn brief(desk: Desk, code: web::Path<String>) -> Answer {
    let state: Iso3 = code.parse().map_err(|_| AppError::NotFound)?;
    desk.page(move |desk, conn| BriefPage::load(desk, conn, state))
        .await
}
