//! The bin of people and the bin of organisations.

use serde::Serialize;

use super::super::model::Organisation;
use super::super::queries::BinnedPerson;
use super::person::MarkingView;
use crate::db::types::Moment;
use crate::web::{Desk, Nav, Page};

/// What is in a bin, the latest first.
#[derive(Debug, Serialize)]
pub struct BinPage {
    heading: String,
    crumb: String,
    crumb_href: &'static str,
    rows: Vec<BinRow>,
}

#[derive(Debug, Serialize)]
struct BinRow {
    name: String,
    note: String,
    marking: Option<MarkingView>,
    since: String,
    restore: String,
}

impl Page for BinPage {
    const TEMPLATE: &'static str = "contacts/bin";
    const NAV: Nav = Nav::People;

    fn title(&self) -> String {
        self.heading.clone()
    }
}

impl BinPage {
    /// People.
    pub fn people(desk: &Desk, people: &[BinnedPerson]) -> Self {
        let row = |person: &BinnedPerson| BinRow {
            name: person.name.full(),
            note: String::new(),
            marking: Some(MarkingView::new(desk, person.marking)),
            since: since(desk, person.deleted_at),
            restore: format!("/contacts/{}/restore", person.id),
        };
        Self {
            heading: desk.t("people-bin-title"),
            crumb: desk.t("people-title"),
            crumb_href: "/contacts",
            rows: people.iter().map(row).collect(),
        }
    }

    /// Organisations.
    pub fn organisations(desk: &Desk, rows: &[(Organisation, Option<Moment>)]) -> Self {
        let row = |(organisation, deleted_at): &(Organisation, Option<Moment>)| BinRow {
            name: organisation.name.clone(),
            note: organisation.kind.label(desk.lang),
            marking: None,
            since: since(desk, *deleted_at),
            restore: format!("/organisations/{}/restore", organisation.id),
        };
        Self {
            heading: desk.t("organisations-bin-title"),
            crumb: desk.t("organisations-title"),
            crumb_href: "/organisations",
            rows: rows.iter().map(row).collect(),
        }
    }
}

fn since(desk: &Desk, deleted_at: Option<Moment>) -> String {
    deleted_at
        .map(|at| desk.lang.date(at.date()))
        .unwrap_or_default()
}
