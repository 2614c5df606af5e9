//! A section that was handed to a colleague: its one page.

use actix_web::web;

use super::earlier::Earlier;
use super::handlers::{called_up, save_section, section_page};
use super::key::Key;
use super::opened::{change, page};
use super::queries::Access;
use super::views::{PartPage, SectionPage};
use crate::error::AppError;
use crate::web::{Answer, PostedBody, Visit};

/// The section, or that it can no longer be answered.
pub async fn show(visit: Visit, key: Key, _: web::Path<String>) -> Answer {
    page(visit, key, |visit, conn, opened| {
        let part = opened.link.part.as_ref().ok_or(AppError::NotFound)?;
        let at = opened.section(&part.section)?;
        let open = opened.link.access() == Access::Open;
        let earlier = Earlier::load(visit, conn, opened)?;
        let section: Option<SectionPage> =
            open.then(|| section_page(visit, opened, at, earlier.as_ref()));
        Ok(PartPage::new(visit, opened, section))
    })
    .await
}

pub async fn save(visit: Visit, key: Key, _: web::Path<String>, body: PostedBody) -> Answer {
    change(visit, key, body, |visit, conn, opened, data| {
        let part = opened.link.part.as_ref().ok_or(AppError::NotFound)?;
        let (place, _) = opened.section(&part.section)?;
        let next = |(before, after): &(_, _)| {
            let anchor = called_up(opened, place, (before, after));
            let anchor = anchor.as_deref().and_then(|it| it.split_once('#'));
            anchor.map_or_else(String::new, |(_, field)| format!("#{field}"))
        };
        save_section(visit, conn, opened, data, next, &part.section)
    })
    .await
}
