//! Reads of what stands in the calendar, each bounded to the days shown and in number,
//! and through the rights layer.

mod closings;

use std::collections::HashMap;

use chrono::{NaiveDate, NaiveTime};
use diesel::prelude::*;

use self::closings::closings;
use super::model::{CalendarFilter, Entries, Entry, EntryKind, Feed, Reach, Span};
use crate::auth::{Actor, Marking, TeamId, UserId, team_names};
use crate::db::Conn;
use crate::db::schema::{
    audit, calendar_feeds, commitments, event_guests, events, exchanges, people, timeline_items,
};
use crate::db::types::Moment;
use crate::error::AppError;
use crate::events::{Event, EventId, queries as event_queries};
use crate::exchanges::commitments::CommitmentId;
use crate::exchanges::{ExchangeId, ExchangeKind, shortened};
use crate::i18n::Lang;
use crate::states::Facts;
use crate::treaty::Iso3;
use crate::visible;

/// The longest title, in characters.
const MAX_TITLE: usize = 160;

/// What a read of the calendar is about.
#[derive(Clone, Copy)]
pub(super) struct Question<'a> {
    pub actor: &'a Actor,
    pub facts: &'a Facts,
    pub lang: Lang,
    pub filter: CalendarFilter,
    pub span: Span,
    pub reach: Reach,
}

/// What stands in the calendar on the days asked for, in its order.
pub(super) fn entries(
    conn: &mut Conn,
    asked: &Question<'_>,
    teams: &[(TeamId, String)],
) -> Result<Entries, AppError> {
    let mut found = Entries::default();
    let teams: HashMap<TeamId, &str> = teams
        .iter()
        .map(|(id, name)| (*id, name.as_str()))
        .collect();
    if asked.filter.shows(EntryKind::Event) {
        found.add(asked.reach, events_of(conn, asked, &teams)?);
    }
    if asked.filter.shows(EntryKind::FollowUp) {
        found.add(asked.reach, follow_ups(conn, asked, &teams)?);
    }
    if asked.filter.shows(EntryKind::Commitment) {
        found.add(asked.reach, promises(conn, asked, &teams)?);
    }
    if asked.filter.shows(EntryKind::Circulation) && asked.actor.is_inside() {
        found.add(asked.reach, closings(conn, asked, &teams)?);
    }
    if asked.filter.shows_general(EntryKind::Timeline) {
        found.add(asked.reach, timeline(conn, asked)?);
    }
    if asked.filter.shows_general(EntryKind::Meeting) {
        found.add(asked.reach, meetings(asked));
    }
    found.all.sort_by_key(Entry::order);
    Ok(found)
}

/// All teams with their names, by name.
pub(super) fn teams(conn: &mut Conn) -> Result<Vec<(TeamId, String)>, AppError> {
    team_names(conn)
}

/// An event the actor may read, as an entry.
pub(super) fn event(
    conn: &mut Conn,
    actor: &Actor,
    lang: Lang,
    id: EventId,
) -> Result<(Event, Entry), AppError> {
    let event = event_queries::find(conn, actor, id)?;
    let entry = Entry::of_event(&event, lang, &HashMap::new());
    Ok((event, entry))
}

/// The feeds of an account, the oldest first.
pub(super) fn feeds(conn: &mut Conn, owner: UserId) -> Result<Vec<Feed>, AppError> {
    Ok(calendar_feeds::table
        .filter(calendar_feeds::user_id.eq(owner))
        .order(calendar_feeds::id)
        .select((
            calendar_feeds::id,
            calendar_feeds::name,
            calendar_feeds::created_at,
            calendar_feeds::last_fetched_at,
        ))
        .load(conn)?)
}

/// The feed of a token: whose it is, and what its owner knows of it.
pub(super) fn feed(conn: &mut Conn, token_hash: &str) -> Result<(UserId, Feed), AppError> {
    Ok(calendar_feeds::table
        .filter(calendar_feeds::token_hash.eq(token_hash))
        .select((
            calendar_feeds::user_id,
            (
                calendar_feeds::id,
                calendar_feeds::name,
                calendar_feeds::created_at,
                calendar_feeds::last_fetched_at,
            ),
        ))
        .first(conn)?)
}

fn events_of(
    conn: &mut Conn,
    asked: &Question<'_>,
    teams: &HashMap<TeamId, &str>,
) -> Result<Vec<Entry>, AppError> {
    use events as t;
    let actor = asked.actor;
    let mut query = t::table
        .filter(visible!(t, actor))
        .filter(t::starts_on.le(asked.span.until))
        .filter(t::ends_on.ge(asked.span.from))
        .order((t::starts_on, t::id))
        .limit(asked.reach.most())
        .into_boxed();
    query = match asked.reach {
        Reach::Page => query.filter(t::deleted_at.is_null()),
        Reach::Feed => query.filter(t::marking.ne(Marking::Restricted)),
    };
    if let Some(team) = asked.filter.team {
        query = query.filter(t::team_id.eq(team));
    }
    if let Some(state) = asked.filter.state {
        // A guest who may not be known of invites no State.
        let invited = event_guests::table
            .left_join(people::table)
            .filter(event_guests::state.eq(state))
            .filter(
                event_guests::person_id
                    .is_null()
                    .or(people::deleted_at.is_null().and(visible!(people, actor))),
            )
            .select(event_guests::event_id);
        query = query.filter(t::id.eq_any(invited));
    }
    let rows: Vec<Event> = query.load(conn)?;
    Ok(rows
        .iter()
        .map(|event| Entry::of_event(event, asked.lang, teams))
        .collect())
}

#[derive(Queryable)]
struct FollowUpRow {
    id: ExchangeId,
    state: Iso3,
    kind: ExchangeKind,
    held_on: NaiveDate,
    follow_up_on: Option<NaiveDate>,
    marking: Marking,
    team_id: TeamId,
    updated_at: Moment,
    version: i32,
}

fn follow_ups(
    conn: &mut Conn,
    asked: &Question<'_>,
    teams: &HashMap<TeamId, &str>,
) -> Result<Vec<Entry>, AppError> {
    use exchanges as t;
    let mut query = t::table
        .filter(visible!(t, asked.actor))
        .filter(t::follow_up_on.between(asked.span.from, asked.span.until))
        .filter(t::deleted_at.is_null())
        .order((t::follow_up_on, t::id))
        .limit(asked.reach.most())
        .select((
            t::id,
            t::state,
            t::kind,
            t::held_on,
            t::follow_up_on,
            t::marking,
            t::team_id,
            t::updated_at,
            t::version,
        ))
        .into_boxed();
    if asked.reach == Reach::Feed {
        query = query.filter(t::marking.ne(Marking::Restricted));
    }
    if let Some(team) = asked.filter.team {
        query = query.filter(t::team_id.eq(team));
    }
    if let Some(state) = asked.filter.state {
        query = query.filter(t::state.eq(state));
    }
    let rows: Vec<FollowUpRow> = query.load(conn)?;
    Ok(rows
        .into_iter()
        .filter_map(|row| {
            let day = row.follow_up_on?;
            let state = asked.facts.name(row.state, asked.lang);
            let title = asked.lang.text_with(
                "calendar-title-follow-up",
                &[
                    ("state", state.into()),
                    ("kind", row.kind.label(asked.lang).into()),
                    ("day", asked.lang.short_date(row.held_on).into()),
                ],
            );
            Some(Entry {
                about: about([teams.get(&row.team_id).copied()]),
                marking: Some(row.marking),
                ..Entry::whole_day(
                    EntryKind::FollowUp,
                    row.id.to_string(),
                    (title, format!("/exchanges/{}", row.id)),
                    day,
                    (row.updated_at, row.version),
                )
            })
        })
        .collect())
}

#[derive(Queryable)]
struct PromiseRow {
    id: CommitmentId,
    state: Iso3,
    owner_team_id: Option<TeamId>,
    promise: String,
    due_on: Option<NaiveDate>,
    done_on: Option<NaiveDate>,
    marking: Marking,
    updated_at: Moment,
    version: i32,
}

fn promises(
    conn: &mut Conn,
    asked: &Question<'_>,
    teams: &HashMap<TeamId, &str>,
) -> Result<Vec<Entry>, AppError> {
    use commitments as t;
    let mut query = t::table
        .filter(visible!(t, asked.actor))
        .filter(t::due_on.between(asked.span.from, asked.span.until))
        .filter(t::deleted_at.is_null())
        .order((t::due_on, t::id))
        .limit(asked.reach.most())
        .select((
            t::id,
            t::state,
            t::owner_team_id,
            t::promise,
            t::due_on,
            t::done_on,
            t::marking,
            t::updated_at,
            t::version,
        ))
        .into_boxed();
    if asked.reach == Reach::Feed {
        query = query.filter(t::marking.ne(Marking::Restricted));
    }
    if let Some(team) = asked.filter.team {
        query = query.filter(t::owner_team_id.eq(team).or(t::team_id.eq(team)));
    }
    if let Some(state) = asked.filter.state {
        query = query.filter(t::state.eq(state));
    }
    let rows: Vec<PromiseRow> = query.load(conn)?;
    Ok(rows
        .into_iter()
        .filter_map(|row| {
            let day = row.due_on?;
            let state = asked.facts.name(row.state, asked.lang);
            let owner = row
                .owner_team_id
                .map_or(Some(state), |id| teams.get(&id).copied());
            let title = asked.lang.text_with(
                "calendar-title-commitment",
                &[
                    ("state", state.into()),
                    ("promise", shortened(&row.promise, MAX_TITLE).into()),
                ],
            );
            Some(Entry {
                about: about([owner]),
                marking: Some(row.marking),
                done: row.done_on.is_some(),
                ..Entry::whole_day(
                    EntryKind::Commitment,
                    row.id.to_string(),
                    (title, format!("/commitments/{}", row.id)),
                    day,
                    (row.updated_at, row.version),
                )
            })
        })
        .collect())
}

type TimelineRow = (
    i64,
    (String, String, String),
    NaiveDate,
    NaiveDate,
    Option<NaiveDate>,
    i32,
);

/// The lines of the work plans' timelines; everyone signed in reads them.
fn timeline(conn: &mut Conn, asked: &Question<'_>) -> Result<Vec<Entry>, AppError> {
    use timeline_items as t;
    let rows: Vec<TimelineRow> = t::table
        .filter(t::planned_from.le(asked.span.until))
        .filter(t::planned_until.ge(asked.span.from))
        .order((t::planned_from, t::id))
        .limit(asked.reach.most())
        .select((
            t::id,
            (t::text_en, t::text_fr, t::text_es),
            t::planned_from,
            t::planned_until,
            t::actual_until,
            t::version,
        ))
        .load(conn)?;
    let changed = changes_of_lines(conn)?;
    Ok(rows
        .into_iter()
        .map(|(id, (en, fr, es), from, until, ended, version)| {
            let title = shortened(asked.lang.pick(&en, &fr, &es), MAX_TITLE);
            Entry {
                from,
                done: ended.is_some(),
                ..Entry::whole_day(
                    EntryKind::Timeline,
                    id.to_string(),
                    (title, "/work-plan/timeline".to_owned()),
                    until,
                    (
                        changed
                            .get(&id.to_string())
                            .copied()
                            .unwrap_or_else(|| asked.facts.compiled()),
                        version,
                    ),
                )
            }
        })
        .collect())
}

/// When each line of a timeline was changed last, by its id; one that came with the treaty pack
/// and has not been touched is not among them.
fn changes_of_lines(conn: &mut Conn) -> Result<HashMap<String, Moment>, AppError> {
    let rows: Vec<(String, Moment)> = audit::table
        .filter(audit::subject.eq("timeline_items"))
        .order(audit::id)
        .select((audit::subject_id, audit::at))
        .load(conn)?;
    // The last one of each stays.
    Ok(rows.into_iter().collect())
}

/// The formal meetings of the treaty pack: facts, which are public.
fn meetings(asked: &Question<'_>) -> Vec<Entry> {
    let meetings = asked.facts.meetings.iter().filter_map(|meeting| {
        let from = meeting.starts_on?;
        let until = meeting.ends_on.unwrap_or(from);
        (from <= asked.span.until && until >= asked.span.from).then(|| Entry {
            from,
            place: meeting.place.clone(),
            about: about([Some(meeting.place.as_str())]),
            ..Entry::whole_day(
                EntryKind::Meeting,
                meeting.code.clone(),
                (meeting.name(asked.lang).to_owned(), String::new()),
                until,
                (meeting.recorded_at, meeting.version),
            )
        })
    });
    meetings.collect()
}

/// What there is to say of an entry, without what is not known.
fn about<const N: usize>(parts: [Option<&str>; N]) -> Vec<String> {
    let parts = parts.into_iter().flatten();
    parts
        .filter(|part| !part.is_empty())
        .map(str::to_owned)
        .collect()
}

impl Entries {
    fn add(&mut self, reach: Reach, entries: Vec<Entry>) {
        let most = usize::try_from(reach.most()).unwrap_or(usize::MAX);
        self.cut |= entries.len() >= most;
        self.all.extend(entries);
    }
}

impl Entry {
    /// By day, what has a time after what has none.
    fn order(&self) -> (NaiveDate, Option<NaiveTime>, EntryKind) {
        let opens = self.hours.map(|(_, opens, _)| opens);
        (self.from, opens, self.kind)
    }

    fn of_event(event: &Event, lang: Lang, teams: &HashMap<TeamId, &str>) -> Self {
        // A zone that is not known any more leaves whole days.
        let hours = event.zone.parse().ok().zip(event.hours());
        Self {
            about: about([
                Some(event.place.as_str()),
                teams.get(&event.team_id).copied(),
            ]),
            place: event.place.clone(),
            description: event.description.clone(),
            category: Some(event.kind.label(lang)),
            from: event.starts_on,
            hours: hours.map(|(zone, (opens, closes))| (zone, opens, closes)),
            marking: Some(event.marking),
            cancelled: event.deleted_at.is_some(),
            ..Self::whole_day(
                EntryKind::Event,
                event.id.to_string(),
                (event.title.clone(), format!("/events/{}", event.id)),
                event.ends_on,
                (event.updated_at, event.version),
            )
        }
    }

    fn whole_day(
        kind: EntryKind,
        key: String,
        (title, href): (String, String),
        day: NaiveDate,
        (changed, version): (Moment, i32),
    ) -> Self {
        Self {
            kind,
            key,
            title,
            href,
            about: Vec::new(),
            place: String::new(),
            description: String::new(),
            category: None,
            from: day,
            until: day,
            hours: None,
            marking: None,
            done: false,
            cancelled: false,
            changed,
            version,
        }
    }
}
