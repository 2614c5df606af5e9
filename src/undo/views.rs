//! The page of what can be taken back.

use serde::Serialize;

use super::model::MINUTES;
use super::queries;
use crate::audit::{OwnEntry, words};
use crate::db::Conn;
use crate::error::AppError;
use crate::web::{Desk, Nav, Page};

pub(super) const PATH: &str = "/undo";

/// What one has done in the last minutes, the newest first.
#[derive(Debug, Serialize)]
pub(super) struct UndoPage {
    heading: String,
    lead: String,
    path: &'static str,
    changes: Vec<ChangeView>,
}

#[derive(Debug, Serialize)]
struct ChangeView {
    id: i64,
    at: String,
    text: String,
    record: String,
    href: Option<String>,
    /// What the button takes back, for those who hear it alone.
    label: String,
}

impl Page for UndoPage {
    const TEMPLATE: &'static str = "undo/index";
    const NAV: Nav = Nav::None;

    fn title(&self) -> String {
        self.heading.clone()
    }
}

impl UndoPage {
    pub(super) fn load(desk: &Desk, conn: &mut Conn) -> Result<Self, AppError> {
        let changes = queries::recent(conn, &desk.actor, desk.app.clock.now())?;
        Ok(Self {
            heading: desk.t("undo-title"),
            lead: desk.ta("undo-lead", &[("n", MINUTES.into())]),
            path: PATH,
            changes: changes
                .iter()
                .map(|change| ChangeView::new(desk, &change.entry))
                .collect(),
        })
    }
}

impl ChangeView {
    fn new(desk: &Desk, entry: &OwnEntry) -> Self {
        let text = words::action(desk.lang, &entry.action);
        let subject = words::subject(desk.lang, &entry.subject);
        let record = format!("{subject} {}", entry.subject_id);
        let label = [
            ("what", text.clone().into()),
            ("record", record.clone().into()),
        ];
        Self {
            id: entry.id,
            at: desk.lang.short_time(entry.at.0),
            label: desk.ta("undo-button-of", &label),
            href: words::record_path(&entry.subject, &entry.subject_id)
                .filter(|_| !entry.subject_id.is_empty()),
            text,
            record,
        }
    }
}
