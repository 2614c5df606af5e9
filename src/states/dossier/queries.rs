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

mod many;

use chrono::NaiveDate;
use diesel::dsl::{exists, max, sum};
use diesel::prelude::*;

use crate::auth::{Actor, Marking, Role, TeamId};
use crate::contacts::{OrganisationId, OrganisationKind, PersonId, PersonName, PostId, Titles};
use crate::db::Conn;
use crate::db::schema::{
    barrier_kinds, barriers, circulations, commitments, event_guests, events, exchanges, mails,
    organisations, people, positions, posts, responses, state_contacts, teams, tenures, users,
};
use crate::db::types::Moment;
use crate::error::AppError;
use crate::events::{EventId, EventKind};
use crate::exchanges::commitments::CommitmentId;
use crate::exchanges::{BarrierId, ExchangeId, ExchangeKind};
use crate::mail::{MailId, MailStatus};
use crate::positions::{PositionId, Stance};
use crate::survey::model::{Channel, ResponseId, ResponseStatus};
use crate::treaty::Iso3;
use crate::{visible, visible_sums};

pub(super) use self::many::{commitments_of, exchanges_of, holders_of};

/// How many embassies and authorities are looked at.
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

/// An embassy, or an authority in a capital.
#[derive(Debug, Queryable)]
pub(super) struct OfficeRow {
    pub name: String,
    pub kind: OrganisationKind,
    pub state: Option<Iso3>,
    pub place: String,
}

/// A language that someone of a team reads.
#[derive(Debug, Queryable)]
pub(super) struct LanguageRow {
    pub team: String,
    pub language: crate::i18n::Lang,
}

/// A mail to a State.
#[derive(Debug, Queryable)]
pub(super) struct MailRow {
    pub id: MailId,
    pub subject: String,
    pub status: MailStatus,
    pub sent_at: Option<Moment>,
    pub created_at: Moment,
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

/// All answers of a State to surveys, the latest first: it has one a circulation.
pub(super) fn answers(
    conn: &mut Conn,
    actor: &Actor,
    state: Iso3,
    limit: i64,
) -> Result<Vec<AnswerRow>, AppError> {
    Ok(responses::table
        .inner_join(circulations::table)
        .filter(responses::state.eq(state))
        .filter(visible!(responses, actor))
        .filter(visible!(circulations, actor))
        .order(responses::id.desc())
        .limit(limit)
        .select((
            responses::id,
            circulations::title,
            responses::status,
            responses::channel,
            responses::answered_on,
            responses::created_at,
            responses::marking,
        ))
        .load(conn)?)
}

/// The mails to a State, the latest first.
pub(super) fn mails(
    conn: &mut Conn,
    actor: &Actor,
    state: Iso3,
    limit: i64,
) -> Result<Vec<MailRow>, AppError> {
    Ok(mails::table
        .filter(mails::state.eq(state))
        .filter(visible!(mails, actor))
        .order((mails::created_at.desc(), mails::id.desc()))
        .limit(limit)
        .select((
            mails::id,
            mails::subject,
            mails::status,
            mails::sent_at,
            mails::created_at,
            mails::marking,
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

/// The embassies and authorities of a State and of the coordinators' States.
pub(super) fn offices(
    conn: &mut Conn,
    state: Iso3,
    coordinators: &[Iso3],
) -> Result<Vec<OfficeRow>, AppError> {
    let kinds = [OrganisationKind::Embassy, OrganisationKind::Capital];
    let whose = coordinators.iter().copied().chain([state]);
    Ok(organisations::table
        .filter(organisations::state.eq_any(whose.collect::<Vec<_>>()))
        .filter(organisations::kind.eq_any(kinds))
        .filter(organisations::deleted_at.is_null())
        .order((organisations::sort_key, organisations::id))
        .limit(OFFICES)
        .select((
            organisations::name,
            organisations::kind,
            organisations::state,
            organisations::place,
        ))
        .load(conn)?)
}

/// The languages that the accounts of each team read.
pub(super) fn languages(conn: &mut Conn) -> Result<Vec<LanguageRow>, AppError> {
    Ok(users::table
        .inner_join(teams::table)
        .filter(users::disabled_at.is_null())
        .select((teams::name, users::language))
        .distinct()
        .order((teams::name, users::language))
        .load(conn)?)
}

/// How many exchanges each team has with a State that the actor may read, and the last
/// day: sums of the running totals.
pub(super) fn contacts_by_team(
    conn: &mut Conn,
    actor: &Actor,
    state: Iso3,
) -> Result<Vec<(TeamId, i64, NaiveDate)>, AppError> {
    use state_contacts as t;
    type Row = (TeamId, Option<i64>, Option<NaiveDate>);
    let rows: Vec<Row> = t::table
        .filter(t::state.eq(state))
        .filter(visible_sums!(t, actor))
        .filter(t::exchanges.gt(0))
        .group_by(t::team_id)
        .select((t::team_id, sum(t::exchanges), max(t::last_on)))
        .load(conn)?;
    Ok(rows
        .into_iter()
        .filter_map(|(team, count, last)| Some((team, count?, last?)))
        .collect())
}

/// A team, and whether it is a partner's.
#[derive(Debug, Queryable)]
pub(super) struct TeamRow {
    pub id: TeamId,
    pub name: String,
    pub is_partner: bool,
}

/// All teams.
pub(super) fn all_teams(conn: &mut Conn) -> Result<Vec<TeamRow>, AppError> {
    let partners = users::table
        .filter(users::role.eq(Role::Partner))
        .filter(users::team_id.eq(teams::id));
    Ok(teams::table
        .select((teams::id, teams::name, exists(partners)))
        .load(conn)?)
}

/// Where a State stood, for the timeline.
#[derive(Debug, Queryable)]
pub(super) struct PositionRow {
    pub id: PositionId,
    pub stance: Stance,
    pub held_on: NaiveDate,
    pub source: String,
    pub marking: Marking,
}

/// The positions of a State before a place, the latest first.
pub(super) fn positions(
    conn: &mut Conn,
    actor: &Actor,
    state: Iso3,
    before: Before,
    limit: i64,
) -> Result<Vec<PositionRow>, AppError> {
    Ok(positions::table
        .filter(positions::state.eq(state))
        .filter(positions::held_on.le(before.day))
        .filter(
            positions::held_on
                .lt(before.day)
                .or(positions::id.lt(before.id)),
        )
        .filter(positions::deleted_at.is_null())
        .filter(visible!(positions, actor))
        .order((positions::held_on.desc(), positions::id.desc()))
        .limit(limit)
        .select((
            positions::id,
            positions::stance,
            positions::held_on,
            positions::source,
            positions::marking,
        ))
        .load(conn)?)
}

/// A reason for not joining, for the timeline.
#[derive(Debug, Queryable)]
pub(super) struct ReasonRow {
    pub id: BarrierId,
    pub labels: (String, String, String),
    pub raised_on: NaiveDate,
    pub said_by: String,
    pub source: String,
    pub marking: Marking,
}

/// The barriers of a State before a place, the latest first.
pub(super) fn reasons(
    conn: &mut Conn,
    actor: &Actor,
    state: Iso3,
    before: Before,
    limit: i64,
) -> Result<Vec<ReasonRow>, AppError> {
    Ok(barriers::table
        .inner_join(barrier_kinds::table)
        .filter(barriers::state.eq(state))
        .filter(barriers::raised_on.le(before.day))
        .filter(
            barriers::raised_on
                .lt(before.day)
                .or(barriers::id.lt(before.id)),
        )
        .filter(barriers::deleted_at.is_null())
        .filter(visible!(barriers, actor))
        .order((barriers::raised_on.desc(), barriers::id.desc()))
        .limit(limit)
        .select((
            barriers::id,
            (
                barrier_kinds::label_en,
                barrier_kinds::label_fr,
                barrier_kinds::label_es,
            ),
            barriers::raised_on,
            barriers::said_by,
            barriers::source,
            barriers::marking,
        ))
        .load(conn)?)
}

/// What someone who holds a post of a State now speaks.
#[derive(Debug, Queryable)]
pub(super) struct SpokenRow {
    pub person: PersonId,
    pub state: Option<Iso3>,
    pub language: crate::i18n::Lang,
    /// Codes with spaces between.
    pub spoken: String,
}

/// What those speak who hold posts of a State on a day, as far as the actor may read of
/// them: where they are more than `limit`, some of them, for to sort them all takes longer
/// than to read what is shown.
pub(super) fn spoken(
    conn: &mut Conn,
    actor: &Actor,
    state: Iso3,
    on: NaiveDate,
    limit: i64,
) -> Result<Vec<SpokenRow>, AppError> {
    Ok(organisations::table
        .inner_join(posts::table.inner_join(tenures::table.inner_join(people::table)))
        .filter(organisations::state.eq(state))
        .filter(organisations::deleted_at.is_null())
        .filter(posts::deleted_at.is_null())
        .filter(tenures::starts_on.is_null().or(tenures::starts_on.le(on)))
        .filter(tenures::ends_on.is_null().or(tenures::ends_on.ge(on)))
        .filter(people::deleted_at.is_null())
        .filter(visible!(people, actor))
        .limit(limit)
        .select((
            people::id,
            organisations::state,
            people::language,
            people::spoken,
        ))
        .load(conn)?)
}
