//! Reads of what can move a State: its embassies, who of us speaks its languages and knows
//! whom.

use chrono::NaiveDate;
use diesel::dsl::{exists, max, sum};
use diesel::prelude::*;

use crate::auth::{Actor, Role, TeamId};
use crate::contacts::{OrganisationKind, PersonId};
use crate::db::Conn;
use crate::db::schema::{organisations, people, posts, state_contacts, teams, tenures, users};
use crate::error::AppError;
use crate::treaty::Iso3;
use crate::{visible, visible_sums};

/// How many embassies and authorities are looked at.
const OFFICES: i64 = 200;

/// An embassy, or an authority in a capital.
#[derive(Debug, Queryable)]
pub(in super::super) struct OfficeRow {
    pub name: String,
    pub kind: OrganisationKind,
    pub state: Option<Iso3>,
    pub place: String,
}

/// A language that someone of a team reads.
#[derive(Debug, Queryable)]
pub(in super::super) struct LanguageRow {
    pub team: String,
    pub language: crate::i18n::Lang,
}

/// The embassies and authorities of a State and of the coordinators' States.
pub(in super::super) fn offices(
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
pub(in super::super) fn languages(conn: &mut Conn) -> Result<Vec<LanguageRow>, AppError> {
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
pub(in super::super) fn contacts_by_team(
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
pub(in super::super) struct TeamRow {
    pub id: TeamId,
    pub name: String,
    pub is_partner: bool,
}

/// All teams.
pub(in super::super) fn all_teams(conn: &mut Conn) -> Result<Vec<TeamRow>, AppError> {
    let partners = users::table
        .filter(users::role.eq(Role::Partner))
        .filter(users::team_id.eq(teams::id));
    Ok(teams::table
        .select((teams::id, teams::name, exists(partners)))
        .load(conn)?)
}

/// What someone who holds a post of a State now speaks.
#[derive(Debug, Queryable)]
pub(in super::super) struct SpokenRow {
    pub person: PersonId,
    pub state: Option<Iso3>,
    pub language: crate::i18n::Lang,
    /// Codes with spaces between.
    pub spoken: String,
}

/// What those speak who hold posts of a State on a day, as far as the actor may read of
/// them: where they are more than `limit`, some of them, for to sort them all takes longer
/// than to read what is shown.
pub(in super::super) fn spoken(
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
