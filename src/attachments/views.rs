//! The page of a record's files.

use serde::Serialize;

use super::model::{Home, HomeRecord};
use super::section::Section;
use crate::db::Conn;
use crate::error::AppError;
use crate::web::forms::{ErrorLink, FormErrors};
use crate::web::{Desk, Nav, Page};

/// All files of a record, and the form that adds one.
#[derive(Debug, Serialize)]
pub(super) struct FilesPage {
    heading: String,
    home: String,
    home_href: String,
    section: Section,
    error: String,
    errors: Vec<ErrorLink>,
}

impl Page for FilesPage {
    const TEMPLATE: &'static str = "attachments/index";
    const NAV: Nav = Nav::None;

    fn title(&self) -> String {
        self.heading.clone()
    }
}

impl FilesPage {
    pub(super) fn load(
        desk: &Desk,
        conn: &mut Conn,
        record: &HomeRecord,
        errors: &FormErrors,
    ) -> Result<Self, AppError> {
        let home = match record.home {
            Home::Exchange(_) => "attachments-home-exchange",
            Home::Event(_) => "attachments-home-event",
        };
        let error = errors.0.first();
        let error = error
            .map(|error| desk.ta(error.key, &error.args))
            .unwrap_or_default();
        let link = ErrorLink {
            href: "#f-file".to_owned(),
            text: error.clone(),
        };
        Ok(Self {
            heading: desk.t("attachments-title"),
            home: desk.t(home),
            home_href: record.home.path(),
            section: Section::load(desk, conn, record.home, record.is_open)?,
            errors: if error.is_empty() {
                Vec::new()
            } else {
                vec![link]
            },
            error,
        })
    }
}
