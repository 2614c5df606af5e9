//! Reads of one State's work data. Every list is bounded, however much there is.

/// The place of an office's kind among all, as [`OrganisationKind`] has them: the words for
/// the kinds would sort otherwise.
macro_rules! place_of_kind {
    () => {{
        use crate::contacts::OrganisationKind as Kind;
        use diesel::sql_types::Integer;
        let kind = organisations::kind;
        diesel::dsl::case_when(kind.eq(Kind::MissionGeneva), 0.into_sql::<Integer>())
            .when(kind.eq(Kind::MissionNewYork), 1.into_sql::<Integer>())
            .when(kind.eq(Kind::Capital), 2.into_sql::<Integer>())
            .when(kind.eq(Kind::Embassy), 3.into_sql::<Integer>())
            .when(kind.eq(Kind::Parliament), 4.into_sql::<Integer>())
            .otherwise(5.into_sql::<Integer>())
    }};
}

mod levers;
mod many;
mod stances;
mod survey;

use chrono::NaiveDate;
use diesel::prelude::*;

use crate::auth::{Actor, Marking};
use crate::contacts::{OrganisationId, OrganisationKind, PersonId, PersonName, PostId, Titles};
use crate::db::Conn;
use crate::db::schema::{
    commitments, event_guests, events, exchanges, organisations, people, posts, teams, tenures,
};
use crate::db::types::Moment;
use crate::error::AppError;
use crate::events::{EventId, EventKind};
use crate::exchanges::commitments::CommitmentId;
use crate::exchanges::{ExchangeId, ExchangeKind};
use crate::treaty::Iso3;
use crate::visible;

pub(super) use self::levers::{
    LanguageRow, OfficeRow, SpokenRow, TeamRow, all_teams, contacts_by_team, languages, offices,
    spoken,
};
pub(super) use self::many::{commitments_of, exchanges_of, holders_of};
pub(super) use self::stances::{PositionRow, ReasonRow, positions, reasons};
pub(super) use self::survey::{AnswerRow, MailRow, answer, answers, latest_mail, mails};

/// How many offices of a State are looked at.
const OFFICES: i64 = 200;
/// So many offices are asked first who works there.
const FIRST_OFFICES: usize = 6;

/// An exchange, for the timeline.
#[derive(Debug, Queryable)]
pub(super) struct ExchangeRow {
    pub id: ExchangeId,
    pub kind: ExchangeKind,
    pub held_on: NaiveDate,
    pub place: String,
    pub spoke_for_us: String,
    pub summary: String,
    pub marking: Marking,
    pub team: String,
}

/// An event the State is a guest of.
#[derive(Debug, Queryable)]
pub(super) struct EventRow {
    pub id: EventId,
    pub kind: EventKind,
    pub title: String,
    pub place: String,
    pub starts_on: NaiveDate,
    pub marking: Marking,
}

/// An open promise.
#[derive(Debug, Queryable)]
pub(super) struct CommitmentRow {
    pub id: CommitmentId,
    pub promise: String,
    pub due_on: Option<NaiveDate>,
    pub owner: Option<String>,
    pub marking: Marking,
}

/// Someone who holds a post of the State.
#[derive(Debug, Queryable)]
pub(super) struct HolderRow {
    pub person: PersonId,
    pub name: PersonName,
    pub language: crate::i18n::Lang,
    pub post: Titles,
    pub post_id: PostId,
    pub organisation: String,
    pub kind: OrganisationKind,
    pub since: Option<NaiveDate>,
    pub marking: Marking,
}

/// A promise, for the timeline.
#[derive(Debug, Queryable)]
pub(super) struct PromiseRow {
    pub id: CommitmentId,
    pub promise: String,
    pub due_on: Option<NaiveDate>,
    pub done_on: Option<NaiveDate>,
    pub created_at: Moment,
    pub owner: Option<String>,
    pub marking: Marking,
}

/// A place in a list that runs from the latest day back, and on one day from the highest
/// id down: what comes after it is before.
#[derive(Debug, Clone, Copy)]
pub(super) struct Before {
    pub day: NaiveDate,
    pub id: i64,
}

/// The exchanges with a State before a place, the latest first.
pub(super) fn exchanges(
    conn: &mut Conn,
    actor: &Actor,
    state: Iso3,
    before: Before,
    limit: i64,
) -> Result<Vec<ExchangeRow>, AppError> {
    Ok(exchanges::table
        .inner_join(teams::table)
        .filter(exchanges::state.eq(state))
        .filter(exchanges::held_on.le(before.day))
        .filter(
            exchanges::held_on
                .lt(before.day)
                .or(exchanges::id.lt(before.id)),
        )
        .filter(exchanges::deleted_at.is_null())
        .filter(visible!(exchanges, actor))
        .order((exchanges::held_on.desc(), exchanges::id.desc()))
        .limit(limit)
        .select((
            exchanges::id,
            exchanges::kind,
            exchanges::held_on,
            exchanges::place,
            exchanges::spoke_for_us,
            exchanges::summary,
            exchanges::marking,
            teams::name,
        ))
        .load(conn)?)
}

/// The events a State is a guest of, the latest first.
pub(super) fn events(
    conn: &mut Conn,
    actor: &Actor,
    state: Iso3,
    before: Before,
    limit: i64,
) -> Result<Vec<EventRow>, AppError> {
    let invited = event_guests::table
        .filter(event_guests::state.eq(state))
        .select(event_guests::event_id);
    Ok(events::table
        .filter(events::id.eq_any(invited))
        .filter(events::starts_on.le(before.day))
        .filter(
            events::starts_on
                .lt(before.day)
                .or(events::id.lt(before.id)),
        )
        .filter(events::deleted_at.is_null())
        .filter(visible!(events, actor))
        .order((events::starts_on.desc(), events::id.desc()))
        .limit(limit)
        .select((
            events::id,
            events::kind,
            events::title,
            events::place,
            events::starts_on,
            events::marking,
        ))
        .load(conn)?)
}

/// What was promised to a State or by it and is still open, the earliest due first and
/// those without a day last.
pub(super) fn commitments(
    conn: &mut Conn,
    actor: &Actor,
    state: Iso3,
    limit: i64,
) -> Result<Vec<CommitmentRow>, AppError> {
    let mut rows: Vec<CommitmentRow> = open_commitments(state)
        .filter(commitments::due_on.is_not_null())
        .filter(visible!(commitments, actor))
        .order((commitments::due_on, commitments::id))
        .limit(limit)
        .load(conn)?;
    let rest = limit - i64::try_from(rows.len()).unwrap_or(limit);
    if rest > 0 {
        rows.extend(
            open_commitments(state)
                .filter(commitments::due_on.is_null())
                .filter(visible!(commitments, actor))
                .order(commitments::id)
                .limit(rest)
                .load::<CommitmentRow>(conn)?,
        );
    }
    Ok(rows)
}

#[diesel::dsl::auto_type]
fn open_commitments(state: Iso3) -> _ {
    commitments::table
        .left_join(teams::table.on(commitments::owner_team_id.eq(teams::id.nullable())))
        .filter(commitments::state.eq(state))
        .filter(commitments::done_on.is_null())
        .filter(commitments::deleted_at.is_null())
        .select((
            commitments::id,
            commitments::promise,
            commitments::due_on,
            teams::name.nullable(),
            commitments::marking,
        ))
}

/// Who holds a post of the State on a day, by kind of office. Where there are many offices
/// the first few have people enough, and all need not be sorted.
pub(super) fn holders(
    conn: &mut Conn,
    actor: &Actor,
    state: Iso3,
    on: NaiveDate,
    limit: i64,
) -> Result<Vec<HolderRow>, AppError> {
    let offices: Vec<OrganisationId> = organisations::table
        .filter(organisations::state.eq(state))
        .filter(organisations::deleted_at.is_null())
        .order((place_of_kind!(), organisations::id))
        .limit(OFFICES)
        .select(organisations::id)
        .load(conn)?;
    if offices.is_empty() {
        return Ok(Vec::new());
    }
    let first = offices.get(..FIRST_OFFICES).unwrap_or(&offices);
    let found = holders_in(conn, actor, first, on, limit)?;
    let is_full = i64::try_from(found.len()).is_ok_and(|found| found == limit);
    if is_full || first.len() == offices.len() {
        return Ok(found);
    }
    holders_in(conn, actor, &offices, on, limit)
}

fn holders_in(
    conn: &mut Conn,
    actor: &Actor,
    offices: &[OrganisationId],
    on: NaiveDate,
    limit: i64,
) -> Result<Vec<HolderRow>, AppError> {
    Ok(organisations::table
        .inner_join(posts::table.inner_join(tenures::table.inner_join(people::table)))
        .filter(organisations::id.eq_any(offices))
        .filter(posts::deleted_at.is_null())
        .filter(tenures::starts_on.is_null().or(tenures::starts_on.le(on)))
        .filter(tenures::ends_on.is_null().or(tenures::ends_on.ge(on)))
        .filter(people::deleted_at.is_null())
        .filter(visible!(people, actor))
        .order((place_of_kind!(), organisations::id, posts::id, tenures::id))
        .limit(limit)
        .select((
            people::id,
            (people::honorific, people::given_name, people::family_name),
            people::language,
            (posts::title, posts::title_fr, posts::title_es),
            posts::id,
            organisations::name,
            organisations::kind,
            tenures::starts_on,
            people::marking,
        ))
        .load(conn)?)
}

/// What was promised to a State or by it and has a day, before a place, the latest first.
pub(super) fn promises(
    conn: &mut Conn,
    actor: &Actor,
    state: Iso3,
    before: Before,
    limit: i64,
) -> Result<Vec<PromiseRow>, AppError> {
    Ok(promises_with(state)
        .filter(commitments::due_on.le(before.day))
        .filter(
            commitments::due_on
                .lt(before.day)
                .or(commitments::id.nullable().lt(before.id)),
        )
        .filter(visible!(commitments, actor))
        .order((commitments::due_on.desc(), commitments::id.desc()))
        .limit(limit)
        .load(conn)?)
}

/// The same without a day.
pub(super) fn undated_promises(
    conn: &mut Conn,
    actor: &Actor,
    state: Iso3,
    limit: i64,
) -> Result<Vec<PromiseRow>, AppError> {
    Ok(promises_with(state)
        .filter(commitments::due_on.is_null())
        .filter(visible!(commitments, actor))
        .order(commitments::id.desc())
        .limit(limit)
        .load(conn)?)
}

#[diesel::dsl::auto_type]
fn promises_with(state: Iso3) -> _ {
    commitments::table
        .left_join(teams::table.on(commitments::owner_team_id.eq(teams::id.nullable())))
        .filter(commitments::state.eq(state))
        .filter(commitments::deleted_at.is_null())
        .select((
            commitments::id,
            commitments::promise,
            commitments::due_on,
            commitments::done_on,
            commitments::created_at,
            teams::name.nullable(),
            commitments::marking,
        ))
}
