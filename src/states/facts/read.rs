//! Reading the facts, a table at a time.

use std::collections::HashMap;

use chrono::NaiveDate;
use diesel::prelude::*;
use diesel::sql_types::Integer;

use super::{Holdings, Meeting, RecordedAct, StateFacts, VoteTotal};
use crate::db::Conn;
use crate::db::schema::{
    acts, contamination_stockpiles, interim_steps, meetings, state_organizations, states,
    vote_totals, votes,
};
use crate::db::types::Moment;
use crate::error::AppError;
use crate::treaty::{Act, InterimStep, Iso3, Vote, Votes};

pub(super) fn load_states(conn: &mut Conn) -> Result<Vec<StateFacts>, AppError> {
    type Row = (
        Iso3,
        String,
        String,
        String,
        String,
        String,
        Option<String>,
        i32,
        i32,
        String,
    );
    let rows: Vec<Row> = states::table
        .order(states::iso3)
        .select((
            states::iso3,
            states::name_en,
            states::name_fr,
            states::name_es,
            states::region,
            states::subregion,
            states::regional_group,
            states::tile_column,
            states::tile_row,
            states::note,
        ))
        .load(conn)?;
    let mut members: HashMap<Iso3, Vec<String>> = HashMap::new();
    let memberships: Vec<(Iso3, String)> = state_organizations::table
        .order((
            state_organizations::state,
            state_organizations::organization,
        ))
        .load(conn)?;
    for (state, organization) in memberships {
        members.entry(state).or_default().push(organization);
    }
    let mut holdings = load_holdings(conn)?;
    Ok(rows
        .into_iter()
        .map(
            |(iso3, en, fr, es, region, subregion, regional_group, column, row, note)| StateFacts {
                iso3,
                names: [en, fr, es],
                region,
                subregion,
                regional_group,
                organizations: members.remove(&iso3).unwrap_or_default(),
                tile: (column, row),
                note,
                holdings: holdings.remove(&iso3),
            },
        )
        .collect())
}

pub(super) fn load_holdings(conn: &mut Conn) -> Result<HashMap<Iso3, Holdings>, AppError> {
    use contamination_stockpiles as t;
    let rows: Vec<(Iso3, Holdings)> = t::table
        .filter(t::superseded_at.is_null())
        .select((
            t::state,
            (
                t::contaminated,
                t::stockpiler,
                t::producer,
                t::note,
                t::source,
            ),
        ))
        .load(conn)?;
    Ok(rows.into_iter().collect())
}

pub(super) fn load_acts(conn: &mut Conn) -> Result<Vec<RecordedAct>, AppError> {
    type Row = (
        String,
        Iso3,
        crate::treaty::ActKind,
        Option<NaiveDate>,
        Option<NaiveDate>,
        String,
        String,
    );
    let rows: Vec<Row> = acts::table
        .filter(acts::superseded_at.is_null())
        .order((acts::state, acts::date))
        .select((
            acts::treaty,
            acts::state,
            acts::kind,
            acts::date,
            acts::effective,
            acts::note,
            acts::source,
        ))
        .load(conn)?;
    Ok(rows
        .into_iter()
        .map(
            |(treaty, state, kind, date, effective, note, source)| RecordedAct {
                treaty,
                act: Act {
                    state,
                    kind,
                    date,
                    effective,
                },
                note,
                source,
            },
        )
        .collect())
}

pub(super) fn load_votes(conn: &mut Conn) -> Result<(Votes, String), AppError> {
    type Row = (String, NaiveDate, Iso3, crate::treaty::Ballot, String);
    let rows: Vec<Row> = votes::table
        .filter(votes::superseded_at.is_null())
        .select((
            votes::resolution,
            votes::date,
            votes::state,
            votes::vote,
            votes::source,
        ))
        .load(conn)?;
    let source = rows.first().map(|row| row.4.clone()).unwrap_or_default();
    let all = rows
        .into_iter()
        .map(|(resolution, date, state, ballot, _)| Vote {
            resolution,
            date,
            state,
            ballot,
        });
    Ok((Votes::new(all), source))
}

pub(super) fn load_steps(conn: &mut Conn) -> Result<Vec<InterimStep>, AppError> {
    use interim_steps as t;
    type Row = (
        Iso3,
        crate::treaty::StepKind,
        crate::treaty::PartialDate,
        String,
        String,
    );
    let rows: Vec<Row> = t::table
        .filter(t::superseded_at.is_null())
        .order((t::state, t::date))
        .select((t::state, t::kind, t::date, t::note, t::source))
        .load(conn)?;
    Ok(rows
        .into_iter()
        .map(|(state, kind, date, note, source)| InterimStep {
            state,
            kind,
            date,
            note,
            source,
        })
        .collect())
}

pub(super) fn load_vote_totals(conn: &mut Conn) -> Result<Vec<VoteTotal>, AppError> {
    use vote_totals as t;
    Ok(t::table
        .filter(t::superseded_at.is_null())
        .order((t::session, t::stage))
        .select((
            t::resolution,
            t::session,
            t::date,
            t::yes,
            t::no,
            t::abstain,
            t::stage,
            t::source,
        ))
        .load(conn)?)
}

pub(super) fn load_meetings(conn: &mut Conn) -> Result<Vec<Meeting>, AppError> {
    use meetings as t;
    // The rows that a correction has replaced are few: they are counted here.
    let all: Vec<(Meeting, Option<Moment>)> = t::table
        .order(t::id)
        .select((
            (
                t::code,
                (t::name_en, t::name_fr, t::name_es),
                t::place,
                t::starts_on,
                t::ends_on,
                t::body,
                t::recorded_at,
                1.into_sql::<Integer>(),
            ),
            t::superseded_at,
        ))
        .load(conn)?;
    let mut corrected: HashMap<String, i32> = HashMap::new();
    for (meeting, superseded) in &all {
        if superseded.is_some() {
            *corrected.entry(meeting.code.clone()).or_default() += 1;
        }
    }
    let standing = all
        .into_iter()
        .filter(|(_, superseded)| superseded.is_none());
    let mut rows: Vec<Meeting> = standing
        .map(|(meeting, _)| Meeting {
            version: 1 + corrected.get(&meeting.code).copied().unwrap_or_default(),
            ..meeting
        })
        .collect();
    rows.sort_by_key(|meeting| (meeting.starts_on.is_none(), meeting.starts_on));
    Ok(rows)
}
