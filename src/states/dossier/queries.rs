//! Reads of one State's work data. Every list is bounded, however much there is.

use chrono::NaiveDate;
use diesel::prelude::*;

use crate::auth::{Actor, Marking};
use crate::contacts::{OrganisationKind, PersonId, PersonName};
use crate::db::Conn;
use crate::db::schema::{
    barrier_kinds, barriers, circulations, commitments, event_guests, events, exchanges, mails,
    organisations, people, posts, responses, teams, tenures,
};
use crate::db::types::Moment;
use crate::error::AppError;
use crate::events::{EventId, EventKind};
use crate::exchanges::commitments::CommitmentId;
use crate::exchanges::{ExchangeId, ExchangeKind};
use crate::mail::MailStatus;
use crate::survey::model::{Channel, ResponseId, ResponseStatus};
use crate::treaty::Iso3;
use crate::visible;

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

/// A reason for not joining.
#[derive(Debug, Queryable)]
pub(super) struct BarrierRow {
    pub labels: (String, String, String),
    pub raised_on: NaiveDate,
    pub detail: String,
    pub source: String,
    pub exchange: Option<ExchangeId>,
    pub marking: Marking,
}

/// Someone who holds a post of the State.
#[derive(Debug, Queryable)]
pub(super) struct HolderRow {
    pub person: PersonId,
    pub name: PersonName,
    pub language: crate::i18n::Lang,
    pub post: String,
    pub organisation: String,
    pub kind: OrganisationKind,
    pub since: Option<NaiveDate>,
    pub marking: Marking,
}

/// The State's answer to the survey.
#[derive(Debug, Queryable)]
pub(super) struct AnswerRow {
    pub id: ResponseId,
    pub survey: String,
    pub status: ResponseStatus,
    pub channel: Channel,
    pub answered_on: Option<NaiveDate>,
    pub begun_at: Moment,
    pub marking: Marking,
}

/// The exchanges with a State up to a day, the latest first.
pub(super) fn exchanges(
    conn: &mut Conn,
    actor: &Actor,
    state: Iso3,
    until: NaiveDate,
    limit: i64,
) -> Result<Vec<ExchangeRow>, AppError> {
    Ok(exchanges::table
        .inner_join(teams::table)
        .filter(exchanges::state.eq(state))
        .filter(exchanges::held_on.le(until))
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
    until: NaiveDate,
    limit: i64,
) -> Result<Vec<EventRow>, AppError> {
    let invited = event_guests::table
        .filter(event_guests::state.eq(state))
        .select(event_guests::event_id);
    Ok(events::table
        .filter(events::id.eq_any(invited))
        .filter(events::starts_on.le(until))
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

/// Why a State has not joined, the latest reason first.
pub(super) fn barriers(
    conn: &mut Conn,
    actor: &Actor,
    state: Iso3,
    until: NaiveDate,
    limit: i64,
) -> Result<Vec<BarrierRow>, AppError> {
    Ok(barriers::table
        .inner_join(barrier_kinds::table)
        .filter(barriers::state.eq(state))
        .filter(barriers::raised_on.le(until))
        .filter(barriers::deleted_at.is_null())
        .filter(visible!(barriers, actor))
        .order((barriers::raised_on.desc(), barriers::id.desc()))
        .limit(limit)
        .select((
            (
                barrier_kinds::label_en,
                barrier_kinds::label_fr,
                barrier_kinds::label_es,
            ),
            barriers::raised_on,
            barriers::detail,
            barriers::source,
            barriers::exchange_id,
            barriers::marking,
        ))
        .load(conn)?)
}

/// Who holds a post of the State on a day.
pub(super) fn holders(
    conn: &mut Conn,
    actor: &Actor,
    state: Iso3,
    on: NaiveDate,
    limit: i64,
) -> Result<Vec<HolderRow>, AppError> {
    Ok(organisations::table
        .inner_join(posts::table.inner_join(tenures::table.inner_join(people::table)))
        .filter(organisations::state.eq(state))
        .filter(organisations::deleted_at.is_null())
        .filter(posts::deleted_at.is_null())
        .filter(tenures::starts_on.is_null().or(tenures::starts_on.le(on)))
        .filter(tenures::ends_on.is_null().or(tenures::ends_on.ge(on)))
        .filter(people::deleted_at.is_null())
        .filter(visible!(people, actor))
        .order((
            organisations::kind,
            organisations::id,
            posts::id,
            tenures::id,
        ))
        .limit(limit)
        .select((
            people::id,
            (people::honorific, people::given_name, people::family_name),
            people::language,
            posts::title,
            organisations::name,
            organisations::kind,
            tenures::starts_on,
            people::marking,
        ))
        .load(conn)?)
}

/// The State's answer to the survey circulated last.
pub(super) fn answer(
    conn: &mut Conn,
    actor: &Actor,
    state: Iso3,
) -> Result<Option<AnswerRow>, AppError> {
    Ok(responses::table
        .inner_join(circulations::table)
        .filter(responses::state.eq(state))
        .filter(visible!(responses, actor))
        .filter(visible!(circulations, actor))
        .order(responses::id.desc())
        .select((
            responses::id,
            circulations::title,
            responses::status,
            responses::channel,
            responses::answered_on,
            responses::created_at,
            responses::marking,
        ))
        .first(conn)
        .optional()?)
}

/// The mail to a State made last: its state and when it was made.
pub(super) fn latest_mail(
    conn: &mut Conn,
    actor: &Actor,
    state: Iso3,
) -> Result<Option<(MailStatus, Moment)>, AppError> {
    Ok(mails::table
        .filter(mails::state.eq(state))
        .filter(visible!(mails, actor))
        .order((mails::created_at.desc(), mails::id.desc()))
        .select((mails::status, mails::created_at))
        .first(conn)
        .optional()?)
}
