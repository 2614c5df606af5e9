//! The last days for answers to the survey.

use std::collections::HashMap;

use chrono::NaiveDate;
use diesel::prelude::*;

use super::super::model::{Entry, EntryKind, Reach};
use super::{Question, about};
use crate::auth::{Marking, TeamId};
use crate::db::Conn;
use crate::db::schema::{circulations, extensions, invitations};
use crate::db::types::Moment;
use crate::error::AppError;
use crate::survey::model::{CirculationId, CirculationStatus};
use crate::treaty::Iso3;
use crate::visible;

#[derive(Clone, Queryable)]
struct Closing {
    id: CirculationId,
    title: String,
    closes_on: NaiveDate,
    status: CirculationStatus,
    marking: Marking,
    team_id: TeamId,
    created_at: Moment,
    released_at: Option<Moment>,
    version: i32,
}

/// More time that a State was given.
#[derive(Clone, Queryable)]
struct Extension {
    state: Iso3,
    closes_on: NaiveDate,
    granted_at: Moment,
    version: i32,
}

/// The last days of what has been sent out, for all and for States that were given more time;
/// a draft may still change its own.
pub(super) fn closings(
    conn: &mut Conn,
    asked: &Question<'_>,
    teams: &HashMap<TeamId, &str>,
) -> Result<Vec<Entry>, AppError> {
    use circulations as t;
    let (from, until) = (asked.span.from, asked.span.until);
    let own_day = extensions::closes_on.between(from, until);
    let mut query = t::table
        .left_join(extensions::table)
        .filter(visible!(t, asked.actor))
        .filter(t::closes_on.between(from, until).or(own_day.nullable()))
        .filter(t::status.ne(CirculationStatus::Draft))
        .order((t::closes_on, t::id, extensions::state))
        .limit(asked.reach.most())
        .select((
            (
                t::id,
                t::title,
                t::closes_on,
                t::status,
                t::marking,
                t::team_id,
                t::created_at,
                t::released_at,
                t::version,
            ),
            (
                extensions::state,
                extensions::closes_on,
                extensions::granted_at,
                extensions::version,
            )
                .nullable(),
        ))
        .into_boxed();
    if asked.reach == Reach::Feed {
        query = query.filter(t::marking.ne(Marking::Restricted));
    }
    if let Some(team) = asked.filter.team {
        query = query.filter(t::team_id.eq(team));
    }
    if let Some(state) = asked.filter.state {
        let invited = invitations::table
            .filter(invitations::state.eq(state))
            .select(invitations::circulation_id);
        query = query.filter(t::id.eq_any(invited));
    }
    let rows: Vec<(Closing, Option<Extension>)> = query.load(conn)?;
    Ok(entries(asked, &rows, teams))
}

/// One entry a circulation, and one a State with a day of its own.
fn entries(
    asked: &Question<'_>,
    rows: &[(Closing, Option<Extension>)],
    teams: &HashMap<TeamId, &str>,
) -> Vec<Entry> {
    let within = |day: NaiveDate| day >= asked.span.from && day <= asked.span.until;
    let wanted = |state: Iso3| asked.filter.state.is_none_or(|it| it == state);
    let mut found = Vec::new();
    let mut last = None;
    for (closing, extension) in rows {
        if last != Some(closing.id) && within(closing.closes_on) {
            found.push(closing.entry(asked, teams));
        }
        last = Some(closing.id);
        let own = extension.as_ref();
        if let Some(own) = own.filter(|it| within(it.closes_on) && wanted(it.state)) {
            found.push(closing.extended(asked, teams, own));
        }
    }
    found
}

impl Closing {
    /// The last day of all.
    fn entry(&self, asked: &Question<'_>, teams: &HashMap<TeamId, &str>) -> Entry {
        let args = [("title", self.title.as_str().into())];
        let title = asked.lang.text_with("calendar-title-circulation", &args);
        Entry {
            about: about([teams.get(&self.team_id).copied()]),
            marking: Some(self.marking),
            done: self.status == CirculationStatus::Closed,
            ..Entry::whole_day(
                EntryKind::Circulation,
                self.id.to_string(),
                (title, format!("/survey/circulations/{}", self.id)),
                self.closes_on,
                (self.released_at.unwrap_or(self.created_at), self.version),
            )
        }
    }

    /// The last day of a State, known by the circulation and the State.
    fn extended(
        &self,
        asked: &Question<'_>,
        teams: &HashMap<TeamId, &str>,
        own: &Extension,
    ) -> Entry {
        let name = asked.facts.name(own.state, asked.lang);
        let args = [
            ("title", self.title.as_str().into()),
            ("state", name.into()),
        ];
        let title = asked.lang.text_with("calendar-title-extended", &args);
        Entry {
            about: about([teams.get(&self.team_id).copied()]),
            marking: Some(self.marking),
            done: self.status == CirculationStatus::Closed,
            ..Entry::whole_day(
                EntryKind::Circulation,
                format!("{}-{}", self.id, own.state),
                (title, format!("/survey/circulations/{}", self.id)),
                own.closes_on,
                (own.granted_at, own.version),
            )
        }
    }
}
