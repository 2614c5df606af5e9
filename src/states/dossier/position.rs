//! Where a State stands, at the top of its dossier.

use chrono::{NaiveDate, TimeDelta};
use serde::Serialize;

use crate::db::Conn;
use crate::error::AppError;
use crate::positions::Position;
use crate::positions::queries::of_state;
use crate::states::phrases;
use crate::treaty::Iso3;
use crate::web::Desk;

/// The newest position that the reader may know of.
#[derive(Debug, Serialize)]
pub(super) struct Stand {
    newest: Option<Line>,
    all_href: String,
    /// Where one is noted; empty for who adds nothing.
    add_href: String,
}

#[derive(Debug, Serialize)]
struct Line {
    href: String,
    stance: String,
    meta: String,
    marking: String,
    marking_classes: &'static str,
}

impl Stand {
    /// As it was on a day.
    pub(super) fn load(
        desk: &Desk,
        conn: &mut Conn,
        code: Iso3,
        on: NaiveDate,
    ) -> Result<Self, AppError> {
        let today = desk.today();
        // East of Greenwich it may be tomorrow.
        let until = if on == today {
            today + TimeDelta::days(1)
        } else {
            on
        };
        let newest = of_state(conn, &desk.actor, code, until, 1)?;
        Ok(Self::new(desk, code, on, newest.first()))
    }

    /// As its newest position has it.
    pub(super) fn new(desk: &Desk, code: Iso3, on: NaiveDate, newest: Option<&Position>) -> Self {
        let path = format!("/states/{code}/positions");
        Self {
            newest: newest.map(|position| Line::new(desk, position)),
            add_href: if desk.actor.may_add() {
                format!("{path}/new")
            } else {
                String::new()
            },
            all_href: if on < desk.today() {
                format!("{path}?on={on}")
            } else {
                path
            },
        }
    }
}

impl Line {
    fn new(desk: &Desk, position: &Position) -> Self {
        let content = &position.content;
        Self {
            href: format!("/positions/{}", position.id),
            stance: content.stance.label(desk.lang),
            meta: desk.ta(
                "dossier-position-meta",
                &[
                    ("day", desk.lang.date(content.held_on).into()),
                    ("confidence", content.confidence.label(desk.lang).into()),
                ],
            ),
            marking: desk.t(&format!(
                "marking-{}",
                phrases::dashed(position.marking.as_str())
            )),
            marking_classes: position.marking.classes(),
        }
    }
}
