//! The list of what can be taken back, and its buttons.

use actix_web::web::Path;

use super::actions;
use super::views::{PATH, UndoPage};
use crate::audit::words;
use crate::web::{Answer, Desk, Outcome, Posted, own_path};

pub(super) async fn index(desk: Desk) -> Answer {
    desk.page(UndoPage::load).await
}

pub(super) async fn undo(desk: Desk, id: Path<i64>, Posted(data): Posted) -> Answer {
    desk.change(move |desk, conn| {
        let now = desk.app.clock.now();
        let change = actions::undo(conn, &desk.actor, *id, now)?;
        // The page of a record that is in the bin now is no place to be.
        let list = words::list_path(&change.entry.subject).unwrap_or(PATH);
        let to = match data.get("back") {
            "" => PATH,
            _ if change.has_added() => list,
            back => own_path(back),
        };
        Ok(Outcome::done(to, "undo-done"))
    })
    .await
}
