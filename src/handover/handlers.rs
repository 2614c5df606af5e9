//! The hand-over over HTTP.

use super::model::limits;
use super::pack;
use super::views::HandOverPage;
use crate::auth::Marking;
use crate::web::{Answer, Body, Desk, Params};

pub(super) async fn show(desk: Desk) -> Answer {
    desk.page(HandOverPage::load).await
}

/// The pack: made where pages are made, off the async workers, from one reading
/// connection. Taking it away is entered as any file is, with what it holds.
pub(super) async fn pack(desk: Desk) -> Answer {
    desk.answer(|desk, conn| {
        let asked: Option<Marking> = desk.params().value("up_to");
        let (allowed, usual) = limits(&desk.actor);
        let highest = asked.filter(|it| allowed.contains(it)).unwrap_or(usual);
        // Whoever opens the pack reads it as someone who may read just that much.
        let reader = desk.reading_up_to(highest).asking(&Params::default());
        let (bytes, holds) = pack::write(&reader, conn, highest)?;
        let told = Params::default().with("up_to", highest.as_str());
        desk.holds(
            holds
                .iter()
                .fold(told, |told, (name, n)| told.with(name, &n.to_string())),
        );
        Ok(Body {
            content_type: "application/zip",
            file_name: Some(format!("hand-over-{}.zip", desk.today())),
            bytes,
        })
    })
    .await
}
