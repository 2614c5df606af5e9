//! The whole timeline of a State, page by page.

use serde::Serialize;

use super::timeline::{Place, Show, Timeline};
use super::views::{Tab, tabs, until};
use crate::db::Conn;
use crate::error::AppError;
use crate::states::day_asked;
use crate::treaty::Iso3;
use crate::web::table::Cursor;
use crate::web::{Desk, Html, Nav, Page};
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
        let facts = desk.facts(conn)?;
        let name = facts.state(code).ok_or(AppError::NotFound)?.name(desk.lang);
        let on = day_asked(&params, today);
        let plan = workplans::current(conn, today)?;
        let categories = plan.categories(&desk.app.settings.targets);
        let day = desk.app.days.on(&facts, categories, on);
        let show: Show = params.value("show").unwrap_or(Show::Everything);
        let after: Option<Cursor> = params.value("after");
        let place = after.as_ref().and_then(Place::of);
        let beginning = Place::beginning(until(&day, today));
        let timeline = Timeline::load(desk, conn, &day, code, show, place.unwrap_or(beginning))?;
        let path = format!("/states/{code}/timeline");
        let (timeline, next) = timeline.html().unzip();
        let href = |after: &str| params.with("after", after).href(&path);
        Ok(Self {
            heading: desk.ta("dossier-timeline-title", &[("state", name.into())]),
            code,
            state: name.to_owned(),
            other_day: if on == today {
                String::new()
            } else {
                desk.ta("dossier-other-day", &[("day", desk.lang.date(on).into())])
            },
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
