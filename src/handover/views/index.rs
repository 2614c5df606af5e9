//! The first page of the pack: what is in it, and of when.

use serde::Serialize;

use super::super::pack::MAX_ROWS;
use crate::auth::Marking;
use crate::states::phrases;
use crate::treaty::Iso3;
use crate::web::{Desk, Html, Layout, Page, offline};
use crate::workplans::WorkPlan;

/// A file of the pack.
#[derive(Debug, Clone)]
pub(in crate::handover) struct IndexFile {
    path: String,
    what: &'static str,
    entries: usize,
}

impl IndexFile {
    pub(in crate::handover) fn new(path: &str, what: &'static str, entries: usize) -> Self {
        Self {
            path: path.to_owned(),
            what,
            entries,
        }
    }
}

/// The page.
#[derive(Debug, Serialize)]
pub(in crate::handover) struct IndexPage {
    style: Html,
    heading: String,
    kicker: String,
    made: String,
    holds: String,
    files: Vec<FileLine>,
    briefs: Vec<BriefLine>,
}

#[derive(Debug, Serialize)]
struct FileLine {
    path: String,
    /// Whether it is one file, and no folder.
    is_file: bool,
    what: String,
    entries: usize,
    /// Says that the desk may hold more; empty where all is here.
    cut: String,
    date: String,
    by: String,
    marking: String,
}

#[derive(Debug, Serialize)]
struct BriefLine {
    path: String,
    name: String,
}

impl Page for IndexPage {
    const TEMPLATE: &'static str = "handover/index";
    const LAYOUT: Layout = Layout::None;

    fn title(&self) -> String {
        self.heading.clone()
    }
}

impl IndexPage {
    pub(in crate::handover) fn new(
        desk: &Desk,
        plan: &WorkPlan,
        highest: Marking,
        files: &[IndexFile],
        briefs: Vec<(Iso3, String)>,
    ) -> Self {
        let date = desk.lang.date(desk.today());
        let by = format!("{}, {}", desk.actor.name, desk.actor.team);
        let word = phrases::dashed(highest.as_str());
        let line = |file: &IndexFile| FileLine {
            path: file.path.clone(),
            is_file: !file.path.ends_with('/'),
            what: desk.t(&format!("handover-file-{}", file.what)),
            entries: file.entries,
            cut: if file.entries < MAX_ROWS {
                String::new()
            } else {
                desk.ta("handover-index-cut", &[("n", MAX_ROWS.into())])
            },
            date: date.clone(),
            by: by.clone(),
            marking: desk.ta(
                "handover-up-to",
                &[("marking", desk.t(&format!("marking-{word}")).into())],
            ),
        };
        Self {
            style: offline::style(),
            heading: desk.t("handover-title"),
            kicker: plan.title(desk.lang).to_owned(),
            made: desk.ta(
                "handover-made",
                &[("day", date.as_str().into()), ("by", by.as_str().into())],
            ),
            holds: desk.t(&format!("brief-holds-{word}")),
            files: files.iter().map(line).collect(),
            briefs: briefs
                .into_iter()
                .map(|(state, name)| BriefLine {
                    path: format!("briefs/{state}.html"),
                    name,
                })
                .collect(),
        }
    }
}
