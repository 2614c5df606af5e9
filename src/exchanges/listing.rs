//! A list of exchanges with all that its page, or its file, says of it.

use std::collections::HashMap;
use std::sync::Arc;

use super::filter::{Filter, Place};
use super::model::{ExchangeId, ExchangeLine};
use super::queries::{self, Beside};
use super::sources;
use crate::auth::{TeamId, team_names};
use crate::contacts::queries::people_named;
use crate::db::Conn;
use crate::error::AppError;
use crate::events;
use crate::states::Facts;
use crate::web::export::MAX_ROWS;
use crate::web::forms::Choice;
use crate::web::table::Cursor;
use crate::web::{Count, Desk, PAGE_ROWS, Params};

/// A list of exchanges.
pub(super) struct Listing {
    pub params: Params,
    pub filter: Filter,
    pub facts: Arc<Facts>,
    pub teams: Vec<(TeamId, String)>,
    pub activities: Vec<Choice>,
    pub lines: Vec<ExchangeLine>,
    pub beside: HashMap<ExchangeId, Beside>,
    pub count: Count,
    pub next: Option<Cursor>,
    /// What the filter names: the event's title, the person's name.
    pub event: String,
    pub person: String,
}

impl Listing {
    /// One page of the list that the address names.
    pub(super) fn page(desk: &Desk, conn: &mut Conn) -> Result<Self, AppError> {
        let mut listing = Self::empty(desk, conn)?;
        let after: Option<Cursor> = listing.params.value("after");
        let limit = i64::try_from(PAGE_ROWS + 1).unwrap_or(i64::MAX);
        listing.fill(desk, conn, after.as_ref(), limit)?;
        if listing.lines.len() > PAGE_ROWS {
            listing.lines.truncate(PAGE_ROWS);
            let last = listing.lines.last();
            listing.next = last.map(|last| queries::cursor(&listing.filter, last));
        }
        listing.beside = queries::beside(conn, &desk.actor, &listing.lines)?;
        Ok(listing)
    }

    /// The whole list that the address names, for a file.
    pub(super) fn whole(desk: &Desk, conn: &mut Conn) -> Result<Self, AppError> {
        let mut listing = Self::empty(desk, conn)?;
        let most = i64::try_from(MAX_ROWS).unwrap_or(i64::MAX);
        if matches!(listing.count, Count::Exactly(number) if number > most) {
            return Err(AppError::TooMany);
        }
        listing.fill(desk, conn, None, most + 1)?;
        if listing.lines.len() > MAX_ROWS {
            return Err(AppError::TooMany);
        }
        listing.beside = queries::beside(conn, &desk.actor, &listing.lines)?;
        Ok(listing)
    }

    /// The newest of the list that the address names, no more than `most`.
    pub(super) fn newest(desk: &Desk, conn: &mut Conn, most: usize) -> Result<Self, AppError> {
        let mut listing = Self::empty(desk, conn)?;
        let limit = i64::try_from(most.min(MAX_ROWS)).unwrap_or(i64::MAX);
        listing.fill(desk, conn, None, limit)?;
        listing.beside = queries::beside(conn, &desk.actor, &listing.lines)?;
        Ok(listing)
    }

    /// Whether anything but the bin is filtered by.
    pub(super) fn is_filtered(&self) -> bool {
        self.params.has_any(&NAMES)
    }

    /// Whether it is the bin's list.
    pub(super) fn is_bin(&self) -> bool {
        self.filter.place == Place::Bin
    }

    /// A team's name.
    pub(super) fn team(&self, id: TeamId) -> &str {
        let found = self.teams.iter().find(|(team, _)| *team == id);
        found.map_or("", |(_, name)| name)
    }

    fn empty(desk: &Desk, conn: &mut Conn) -> Result<Self, AppError> {
        let params = desk.params();
        let filter = Filter::of(&params, desk.today());
        let event = match filter.event {
            Some(event) => {
                events::queries::title(conn, &desk.actor, event)?.ok_or(AppError::NotFound)?
            }
            None => String::new(),
        };
        let person = match filter.person {
            Some(person) => people_named(conn, &desk.actor, &[person])?
                .pop()
                .map(|(_, name, _)| name)
                .ok_or(AppError::NotFound)?,
            None => String::new(),
        };
        Ok(Self {
            facts: desk.facts(conn)?,
            teams: team_names(conn)?,
            activities: sources::activities(desk, conn)?,
            lines: Vec::new(),
            beside: HashMap::new(),
            count: queries::count(conn, &desk.actor, &filter)?,
            next: None,
            params,
            filter,
            event,
            person,
        })
    }

    fn fill(
        &mut self,
        desk: &Desk,
        conn: &mut Conn,
        after: Option<&Cursor>,
        limit: i64,
    ) -> Result<(), AppError> {
        self.lines = queries::lines(conn, &desk.actor, &self.filter, after, limit)?;
        Ok(())
    }
}

/// The parameters that filter.
const NAMES: [&str; 11] = [
    "state",
    "kind",
    "team",
    "activity",
    "marking",
    "event",
    "person",
    "from",
    "to",
    "follow_up",
    "reference",
];
