//! Reads of events and their guests, through the rights layer. A guest who is a person
//! the reader may not know of is neither shown nor counted.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use diesel::dsl::{count_star, exists, not};
use diesel::prelude::*;

use super::model::{
    Attendance, Event, EventFilter, EventId, Guest, GuestId, OnAgenda, OpenSeat, Turnout, When,
};
use crate::auth::Actor;
use crate::contacts::{PersonId, PostId};
use crate::db::schema::{
    activities, event_agenda, event_guests, event_invitations, events, organisations, people,
    teams, users,
};
use crate::db::types::Moment;
use crate::db::{Conn, ConnBackend};
use crate::error::AppError;
use crate::exchanges::Place;
use crate::i18n::Lang;
use crate::visible;
use crate::web::Count;
use crate::web::forms::Choice;
use crate::web::table::Cursor;

/// How many events a form offers: the latest.
const CHOICES: i64 = 100;
/// How many guests an event may have: as many as States, with room for delegations.
pub const MAX_GUESTS: i64 = 1000;
/// How many series a filter offers.
const SERIES: i64 = 100;
/// The databases allow only so many values in one question.
const IDS_AT_ONCE: usize = 10_000;

type Selected = events::BoxedQuery<'static, ConnBackend>;

/// At most `limit` events of a filter in the list's order, after `after`: coming ones
/// the next first; past ones, and those in the bin, the latest first.
///
/// # Errors
/// The database fails.
pub fn lines(
    conn: &mut Conn,
    actor: &Actor,
    filter: &EventFilter,
    today: NaiveDate,
    after: Option<&Cursor>,
    limit: i64,
) -> Result<Vec<Event>, AppError> {
    use events as t;
    let after = after.and_then(|after| Some((after.key.parse::<NaiveDate>().ok()?, after.id)));
    let query = matching(actor, filter, today);
    let rising = filter.when == When::Upcoming && filter.place == Place::List;
    let query = match (rising, after) {
        (true, None) => query.order_by((t::starts_on.asc(), t::id.asc())),
        (true, Some((day, id))) => query
            .filter(t::starts_on.ge(day))
            .filter(t::starts_on.gt(day).or(t::id.gt(id)))
            .order_by((t::starts_on.asc(), t::id.asc())),
        (false, None) => query.order_by((t::starts_on.desc(), t::id.desc())),
        (false, Some((day, id))) => query
            .filter(t::starts_on.le(day))
            .filter(t::starts_on.lt(day).or(t::id.lt(id)))
            .order_by((t::starts_on.desc(), t::id.desc())),
    };
    Ok(query.limit(limit).load(conn)?)
}

/// The place in a list after `event`.
pub fn cursor(event: &Event) -> Cursor {
    Cursor {
        id: event.id.0,
        key: event.starts_on.to_string(),
    }
}

/// How many events a filter has, counted up to [`Count::BOUND`].
///
/// # Errors
/// The database fails.
pub fn count(
    conn: &mut Conn,
    actor: &Actor,
    filter: &EventFilter,
    today: NaiveDate,
) -> Result<Count, AppError> {
    let ids: Vec<i64> = matching(actor, filter, today)
        .limit(Count::BOUND + 1)
        .select(events::id)
        .load(conn)?;
    Ok(Count::of_read(ids.len()))
}

/// An event the actor may read, in the calendar or in the bin.
///
/// # Errors
/// [`AppError::NotFound`] where there is none, or none for this actor.
pub fn find(conn: &mut Conn, actor: &Actor, id: EventId) -> Result<Event, AppError> {
    Ok(events::table
        .filter(events::id.eq(id))
        .filter(visible!(events, actor))
        .first(conn)?)
}

/// The title of an event the actor may read and that is not in the bin.
///
/// # Errors
/// The database fails.
pub fn title(conn: &mut Conn, actor: &Actor, id: EventId) -> Result<Option<String>, AppError> {
    Ok(events::table
        .filter(events::id.eq(id))
        .filter(events::deleted_at.is_null())
        .filter(visible!(events, actor))
        .select(events::title)
        .first(conn)
        .optional()?)
}

/// The latest events as choices of a form, with `kept`, where the actor may read it.
///
/// # Errors
/// The database fails.
pub fn choices(
    conn: &mut Conn,
    actor: &Actor,
    lang: Lang,
    kept: Option<EventId>,
) -> Result<Vec<Choice>, AppError> {
    type Row = (EventId, String, NaiveDate);
    let mut rows: Vec<Row> = events::table
        .filter(events::deleted_at.is_null())
        .filter(visible!(events, actor))
        .order((events::starts_on.desc(), events::id.desc()))
        .limit(CHOICES)
        .select((events::id, events::title, events::starts_on))
        .load(conn)?;
    if let Some(kept) = kept
        && !rows.iter().any(|(id, ..)| *id == kept)
    {
        let older: Option<Row> = events::table
            .filter(events::id.eq(kept))
            .filter(events::deleted_at.is_null())
            .filter(visible!(events, actor))
            .select((events::id, events::title, events::starts_on))
            .first(conn)
            .optional()?;
        rows.extend(older);
    }
    Ok(rows
        .into_iter()
        .map(|(id, title, day)| Choice::new(id.to_string(), title).hint(lang.short_date(day)))
        .collect())
}

/// What the page of an event names: its team, who entered it, its activity.
#[derive(Debug, Clone, Queryable)]
pub struct Named {
    /// The team's name.
    pub team: String,
    /// Who entered it; nobody for one that was taken over.
    pub author: Option<String>,
    /// Position and title of the activity in English, French and Spanish.
    pub activity: Option<(i32, String, String, String)>,
}

impl Named {
    /// "3. Survey of reasons"; empty for none.
    pub fn activity(&self, lang: Lang) -> String {
        self.activity
            .as_ref()
            .map(|(position, en, fr, es)| format!("{position}. {}", lang.pick(en, fr, es)))
            .unwrap_or_default()
    }
}

/// The names of an event the actor may read.
///
/// # Errors
/// [`AppError::NotFound`] where there is none, or none for this actor.
pub fn named(conn: &mut Conn, actor: &Actor, id: EventId) -> Result<Named, AppError> {
    Ok(events::table
        .inner_join(teams::table)
        .left_join(users::table.on(events::created_by.eq(users::id.nullable())))
        .left_join(activities::table)
        .filter(events::id.eq(id))
        .filter(visible!(events, actor))
        .select((
            teams::name,
            users::name.nullable(),
            (
                activities::position,
                activities::title_en,
                activities::title_fr,
                activities::title_es,
            )
                .nullable(),
        ))
        .first(conn)?)
}

/// The columns of a [`Guest`].
macro_rules! guest {
    () => {
        (
            event_guests::id,
            event_guests::state,
            event_guests::organisation_id,
            event_guests::person_id,
            event_guests::name,
            event_guests::function,
            event_guests::is_head,
            event_guests::seat,
            event_guests::attendance,
            event_guests::stranded_why,
            event_guests::note,
            event_guests::sponsorship,
            event_guests::sponsored_minor,
            event_guests::sponsored_currency,
            event_guests::version,
            (people::honorific, people::given_name, people::family_name).nullable(),
            organisations::name.nullable(),
            event_guests::post_id,
        )
    };
}

/// The guests of an event that is in sight already, at most [`MAX_GUESTS`].
///
/// # Errors
/// The database fails.
pub fn guests(conn: &mut Conn, actor: &Actor, id: EventId) -> Result<Vec<Guest>, AppError> {
    Ok(event_guests::table
        .left_join(people::table)
        .left_join(organisations::table)
        .filter(event_guests::event_id.eq(id))
        .filter(
            event_guests::person_id
                .is_null()
                .or(people::deleted_at.is_null().and(visible!(people, actor))),
        )
        .order(event_guests::id)
        .limit(MAX_GUESTS)
        .select(guest!())
        .load(conn)?)
}

/// A guest of an event that is in sight already.
///
/// # Errors
/// [`AppError::NotFound`] where there is none, or none for this actor.
pub(super) fn guest(
    conn: &mut Conn,
    actor: &Actor,
    event: EventId,
    id: GuestId,
) -> Result<Guest, AppError> {
    Ok(event_guests::table
        .left_join(people::table)
        .left_join(organisations::table)
        .filter(event_guests::event_id.eq(event))
        .filter(event_guests::id.eq(id))
        .filter(
            event_guests::person_id
                .is_null()
                .or(people::deleted_at.is_null().and(visible!(people, actor))),
        )
        .select(guest!())
        .first(conn)?)
}

/// The places that people, or a post, have at events to come which the actor may read, the
/// next first: those declined are not among them.
///
/// # Errors
/// The database fails.
pub fn open_seats(
    conn: &mut Conn,
    actor: &Actor,
    people: &[PersonId],
    post: PostId,
    today: NaiveDate,
    limit: i64,
) -> Result<Vec<OpenSeat>, AppError> {
    use event_guests as t;
    let open = [
        Attendance::Invited,
        Attendance::Nominated,
        Attendance::Registered,
        Attendance::Confirmed,
    ];
    Ok(t::table
        .inner_join(events::table)
        .filter(t::person_id.eq_any(people).or(t::post_id.eq(post)))
        .filter(t::attendance.eq_any(open))
        .filter(events::ends_on.ge(today))
        .filter(events::deleted_at.is_null())
        .filter(visible!(events, actor))
        .order((events::starts_on, t::id))
        .limit(limit)
        .select((
            t::id,
            t::version,
            t::person_id,
            t::post_id,
            t::attendance,
            t::sponsorship,
            (
                events::id,
                events::title,
                events::starts_on,
                events::ends_on,
                events::marking,
                events::team_id,
            ),
        ))
        .load(conn)?)
}

/// Those of some guests, of events that are in sight already, who hold a link that works.
///
/// # Errors
/// The database fails.
pub fn linked(
    conn: &mut Conn,
    guests: &[GuestId],
    now: Moment,
) -> Result<HashSet<GuestId>, AppError> {
    use event_invitations as t;
    if guests.is_empty() {
        return Ok(HashSet::new());
    }
    let found: Vec<Option<GuestId>> = t::table
        .filter(t::guest_id.eq_any(guests))
        .filter(t::token_hash.is_not_null())
        .filter(t::revoked_at.is_null())
        .filter(t::expires_at.gt(now))
        .select(t::guest_id)
        .load(conn)?;
    Ok(found.into_iter().flatten().collect())
}

/// Those of some events, in sight already, of which someone is a guest.
///
/// # Errors
/// The database fails.
pub fn attended_by(
    conn: &mut Conn,
    events: &[EventId],
    person: PersonId,
) -> Result<HashSet<EventId>, AppError> {
    if events.is_empty() {
        return Ok(HashSet::new());
    }
    let found: Vec<EventId> = event_guests::table
        .filter(event_guests::event_id.eq_any(events))
        .filter(event_guests::person_id.eq(person))
        .select(event_guests::event_id)
        .load(conn)?;
    Ok(found.into_iter().collect())
}

/// Whether the convention is on the agendas of events that are in sight already.
///
/// # Errors
/// The database fails.
pub(super) fn on_agenda(
    conn: &mut Conn,
    events: &[EventId],
) -> Result<HashMap<EventId, OnAgenda>, AppError> {
    let mut found = HashMap::new();
    for ids in events.chunks(IDS_AT_ONCE) {
        let rows: Vec<(EventId, bool)> = event_agenda::table
            .filter(event_agenda::event_id.eq_any(ids))
            .select((event_agenda::event_id, event_agenda::on_convention))
            .distinct()
            .load(conn)?;
        for (id, yes) in rows {
            let known = found.entry(id).or_insert(OnAgenda::No);
            if yes {
                *known = OnAgenda::Yes;
            }
        }
    }
    Ok(found)
}

/// The series of the events the actor may read, by name.
///
/// # Errors
/// The database fails.
pub(super) fn series(conn: &mut Conn, actor: &Actor) -> Result<Vec<String>, AppError> {
    Ok(events::table
        .filter(events::series.ne(""))
        .filter(events::deleted_at.is_null())
        .filter(visible!(events, actor))
        .order(events::series)
        .select(events::series)
        .distinct()
        .limit(SERIES)
        .load(conn)?)
}

/// How many were invited to events that are in sight already, and how many came.
///
/// # Errors
/// The database fails.
pub fn turnouts(
    conn: &mut Conn,
    actor: &Actor,
    events: &[Event],
) -> Result<HashMap<EventId, Turnout>, AppError> {
    let mut turnouts: HashMap<EventId, Turnout> = HashMap::new();
    let ids: Vec<_> = events.iter().map(|event| event.id).collect();
    for ids in ids.chunks(IDS_AT_ONCE) {
        let rows: Vec<(EventId, Attendance, i64)> = event_guests::table
            .left_join(people::table)
            .filter(event_guests::event_id.eq_any(ids))
            .filter(
                event_guests::person_id
                    .is_null()
                    .or(people::deleted_at.is_null().and(visible!(people, actor))),
            )
            .group_by((event_guests::event_id, event_guests::attendance))
            .select((
                event_guests::event_id,
                event_guests::attendance,
                count_star(),
            ))
            .load(conn)?;
        for (id, attendance, number) in rows {
            turnouts.entry(id).or_default().add(attendance, number);
        }
    }
    Ok(turnouts)
}

fn matching(actor: &Actor, filter: &EventFilter, today: NaiveDate) -> Selected {
    use events as t;
    let mut query = t::table.filter(visible!(t, actor)).into_boxed();
    query = match (filter.place, filter.when) {
        (Place::Bin, _) => query.filter(t::deleted_at.is_not_null()),
        (Place::List, When::Upcoming) => query
            .filter(t::deleted_at.is_null())
            .filter(t::ends_on.ge(today)),
        (Place::List, When::Past) => query
            .filter(t::deleted_at.is_null())
            .filter(t::ends_on.lt(today)),
    };
    if let Some(kind) = filter.kind {
        query = query.filter(t::kind.eq(kind));
    }
    if let Some(activity) = filter.activity {
        query = query.filter(t::activity_id.eq(activity));
    }
    if !filter.series.is_empty() {
        query = query.filter(t::series.eq(filter.series.clone()));
    }
    let agenda = event_agenda::table.filter(event_agenda::event_id.eq(t::id));
    let yes = agenda.filter(event_agenda::on_convention.eq(true));
    match filter.agenda {
        None => query,
        Some(OnAgenda::Yes) => query.filter(exists(yes)),
        Some(OnAgenda::No) => query.filter(exists(agenda)).filter(not(exists(yes))),
        Some(OnAgenda::Unknown) => query.filter(not(exists(agenda))),
    }
}
