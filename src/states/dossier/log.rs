//! The whole timeline of a State, page by page.

use std::sync::Arc;

use serde::Serialize;

use super::timeline::{ENTRIES, Place, Show, Timeline};
use super::views::{Tab, tabs, until};
use crate::db::Conn;
use crate::error::AppError;
use crate::states::{Day, day_asked};
use crate::treaty::Iso3;
use crate::web::export::MAX_ROWS;
use crate::web::table::{Cursor, ListFoot, Table};
use crate::web::{Desk, Html, Nav, Page, Params};
use crate::workplans;

/// A part of a State's timeline.
#[derive(Debug, Serialize)]
pub(in crate::states) struct TimelinePage {
    heading: String,
    code: Iso3,
    state: String,
    other_day: String,
    tabs: Vec<Tab>,
    timeline: Option<Html>,
    /// The first page and the next one; empty where there is none.
    first: String,
    next: String,
    foot: ListFoot,
}

impl Page for TimelinePage {
    const TEMPLATE: &'static str = "states/timeline";
    const NAV: Nav = Nav::States;
    const LIST: Option<&'static str> = Some("/states/{code}/timeline");

    fn title(&self) -> String {
        self.heading.clone()
    }
}

impl TimelinePage {
    pub(in crate::states) fn load(
        desk: &Desk,
        conn: &mut Conn,
        code: Iso3,
    ) -> Result<Self, AppError> {
        let (params, today) = (desk.params(), desk.today());
        let (name, day) = at(desk, conn, code)?;
        let (on, show) = (day.on, show(&params));
        let after: Option<Cursor> = params.value("after");
        let place = after.as_ref().and_then(Place::of);
        let from = place.unwrap_or_else(|| Place::beginning(until(&day, today)));
        let timeline = Timeline::load(desk, conn, (&day, code), show, from, ENTRIES)?;
        let path = format!("/states/{code}/timeline");
        let (timeline, next) = timeline.html().unzip();
        let href = |after: &str| params.with("after", after).href(&path);
        Ok(Self {
            heading: desk.ta("dossier-timeline-title", &[("state", name.as_str().into())]),
            code,
            state: name,
            other_day: if on == today {
                String::new()
            } else {
                desk.ta("dossier-other-day", &[("day", desk.lang.date(on).into())])
            },
            foot: ListFoot::new(&path, &params, String::new(), None),
            tabs: tabs(desk, &path, show),
            timeline,
            first: if place.is_some() {
                href("")
            } else {
                String::new()
            },
            next: next
                .flatten()
                .map(|next| href(&next.to_string()))
                .unwrap_or_default(),
        })
    }
}

/// All that the timeline tells, of the kind and up to the day that the address asks for.
pub(in crate::states) fn timeline_table(
    desk: &Desk,
    conn: &mut Conn,
    code: Iso3,
) -> Result<Table, AppError> {
    let (_, day) = at(desk, conn, code)?;
    let from = Place::beginning(until(&day, desk.today()));
    let show = show(&desk.params());
    let timeline = Timeline::load(desk, conn, (&day, code), show, from, MAX_ROWS)?;
    Ok(timeline.table())
}

fn show(params: &Params) -> Show {
    params.value("show").unwrap_or(Show::Everything)
}

/// The State's name, and what the facts say on the day that the address asks for.
fn at(desk: &Desk, conn: &mut Conn, code: Iso3) -> Result<(String, Arc<Day>), AppError> {
    let today = desk.today();
    let facts = desk.facts(conn)?;
    let state = facts.state(code).ok_or(AppError::NotFound)?;
    let name = state.name(desk.lang).to_owned();
    let on = day_asked(&desk.params(), today);
    let plan = workplans::current(conn, today)?;
    let categories = plan.categories(&desk.app.settings.targets);
    Ok((name, desk.app.days.on(&facts, categories, on)))
}
