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
        let entry = &change.entry;
        let to = match data.get("back") {
            "" => PATH,
            // The page of a record that is in the bin now is no place to be.
            back if change.has_added() && is_page_of(back, &entry.subject, &entry.subject_id) => {
                words::list_path(&entry.subject).unwrap_or(PATH)
            }
            back => own_path(back),
        };
        Ok(Outcome::done(to, "undo-done"))
    })
    .await
}

/// Whether an address is the page of a record, or one below it.
fn is_page_of(address: &str, subject: &str, id: &str) -> bool {
    let Some(page) = words::record_path(subject, id) else {
        return false;
    };
    let path = address.split(['?', '#']).next().unwrap_or_default();
    path.strip_prefix(page.as_str())
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

#[cfg(test)]
mod tests {
    use super::is_page_of;

    #[test]
    fn a_page_of_a_record_is_told_from_the_pages_around_it() {
        for (address, expected) in [
            ("/relations/4", true),
            ("/relations/4?x=1", true),
            ("/relations/4/edit", true),
            ("/relations/41", false),
            ("/contacts/4", false),
            ("", false),
        ] {
            assert_eq!(is_page_of(address, "relations", "4"), expected, "{address}");
        }
        assert!(
            !is_page_of("/barriers/4", "barriers", "4"),
            "no page of its own"
        );
    }
}
