//! The numbers of a progress report, from all records by the rule of reports: these
//! queries take no actor, and read nothing but counts of what is not public.

use std::collections::{BTreeSet, HashMap};

use chrono::NaiveDate;
use diesel::dsl::{case_when, count_star};
use diesel::prelude::*;

use super::model::{
    ActivityFigures, Membership, NewParty, ProgressReport, PublicEvent, RecordFigures, Tally,
    VoteFigures,
};
use crate::auth::Marking;
use crate::db::Conn;
use crate::db::schema::{event_guests, events, exchanges};
use crate::error::AppError;
use crate::i18n::Lang;
use crate::states::Facts;
use crate::suppression::Threshold;
use crate::survey::queries::aggregate;
use crate::treaty::{Counts, Iso3, Joining, Register, Status};
use crate::workplans::{self, ActivityId, WorkPlan};

/// The code of the deadline of the first report a new State Party owes.
const INITIAL_REPORT: &str = "initial_report";
/// The stage whose votes are reported.
const PLENARY: &str = "plenary";

/// Which report.
#[derive(Debug)]
pub(super) struct Asked {
    /// The work plan.
    pub plan: WorkPlan,
    /// The cut-off date.
    pub on: NaiveDate,
    /// The day on the desk, beyond which no record has happened.
    pub today: NaiveDate,
    /// The language of names.
    pub lang: Lang,
    /// From fewer contributing States than this, numbers are suppressed.
    pub threshold: Threshold,
}

/// The progress made under a plan up to and including a day.
///
/// # Errors
/// The database fails.
pub(super) fn progress(
    conn: &mut Conn,
    facts: &Facts,
    asked: Asked,
) -> Result<ProgressReport, AppError> {
    let Asked {
        plan,
        on,
        today,
        lang,
        threshold,
    } = asked;
    let (from, until) = (plan.baseline_on, on.min(today));
    let exchanges = exchange_tallies(conn, from, until)?;
    let (events, public_events) = events_held(conn, from, until)?;
    let figures = |id: Option<ActivityId>| RecordFigures {
        exchanges: exchanges
            .get(&id)
            .map_or(0, |tally| tally.counted(threshold)),
        events: events.get(&id).map_or(0, |tally| tally.counted(threshold)),
    };
    let activities: Vec<_> = workplans::activities(conn, plan.id, lang)?
        .into_iter()
        .map(|it| ActivityFigures {
            id: it.id,
            position: it.position,
            title: it.told(lang),
            figures: figures(Some(it.id)),
        })
        .collect();
    let reached: BTreeSet<Iso3> = exchanges
        .values()
        .flat_map(|tally| tally.states(threshold))
        .collect();
    let register = facts.register();
    Ok(ProgressReport {
        on,
        until,
        lang,
        threshold,
        counts: register.counts(on),
        new_parties: new_parties(register, from, on),
        in_force_since: in_force_since(register, from, on),
        withdrawn: withdrawn(register, from, on),
        regions: by_region(facts, on),
        groups: by_group(facts, on),
        unassigned: figures(None),
        activities,
        states_reached: reached.len(),
        public_events,
        survey: aggregate(conn, plan.id, (until, today), threshold)?,
        votes: votes(facts, on),
        outputs: workplans::outputs_of(conn, plan.id)?,
        plan,
    })
}

/// The exchanges after a day and up to another, by activity. An index holds all this
/// needs, so the log itself is not read.
fn exchange_tallies(
    conn: &mut Conn,
    after: NaiveDate,
    until: NaiveDate,
) -> Result<HashMap<Option<ActivityId>, Tally>, AppError> {
    use exchanges as t;
    let rows: Vec<(Option<ActivityId>, Iso3, Marking, i64)> = t::table
        .filter(t::deleted_at.is_null())
        .filter(t::held_on.gt(after))
        .filter(t::held_on.le(until))
        .group_by((t::activity_id, t::state, t::marking))
        .select((t::activity_id, t::state, t::marking, count_star()))
        .load(conn)?;
    let mut tallies: HashMap<_, Tally> = HashMap::new();
    for (activity, state, marking, count) in rows {
        let tally = tallies.entry(activity).or_default();
        tally.add(marking, count);
        tally.note_state(marking, state);
    }
    Ok(tallies)
}

/// What was counted, by activity of the work plan.
type Tallies = HashMap<Option<ActivityId>, Tally>;

/// The events that began after a day and up to another: by activity with the States
/// invited, and those that may be named, by date. Of an event that is not public neither
/// title nor place is read.
fn events_held(
    conn: &mut Conn,
    after: NaiveDate,
    until: NaiveDate,
) -> Result<(Tallies, Vec<PublicEvent>), AppError> {
    type Row = (i64, Option<ActivityId>, Marking, Option<Iso3>, PublicEvent);
    let public = || events::marking.eq(Marking::Public);
    let rows: Vec<Row> = events::table
        .left_join(event_guests::table)
        .filter(events::deleted_at.is_null())
        .filter(events::starts_on.gt(after))
        .filter(events::starts_on.le(until))
        .order((events::starts_on, events::id))
        .select((
            events::id,
            events::activity_id,
            events::marking,
            event_guests::state.nullable(),
            (
                case_when(public(), events::title).otherwise(""),
                case_when(public(), events::place).otherwise(""),
                events::starts_on,
                events::ends_on,
            ),
        ))
        .load(conn)?;
    let mut tallies: HashMap<_, Tally> = HashMap::new();
    let mut named = Vec::new();
    let mut seen = BTreeSet::new();
    for (id, activity, marking, state, event) in rows {
        let tally = tallies.entry(activity).or_default();
        if let Some(state) = state {
            tally.note_state(marking, state);
        }
        if seen.insert(id) {
            tally.add(marking, 1);
            if marking == Marking::Public {
                named.push(event);
            }
        }
    }
    Ok((tallies, named))
}

fn votes(facts: &Facts, on: NaiveDate) -> Vec<VoteFigures> {
    let plenary = facts
        .vote_totals
        .iter()
        .filter(|vote| vote.stage == PLENARY);
    plenary
        .filter_map(|vote| {
            Some(VoteFigures {
                resolution: vote.resolution.clone(),
                date: vote.date.filter(|day| *day <= on)?,
                yes: vote.yes,
                no: vote.no,
                abstain: vote.abstain,
                source: vote.source.clone(),
            })
        })
        .collect()
}

fn new_parties(register: &Register, from: NaiveDate, on: NaiveDate) -> Vec<NewParty> {
    let due = |joining: &Joining| {
        let rules = register.rules();
        let rule = rules
            .deadlines
            .iter()
            .find(|it| it.code == INITIAL_REPORT)?;
        Some(rule.due.day(joining.in_force?, on))
    };
    register
        .new_since(from, on)
        .iter()
        .map(|joining| NewParty {
            state: joining.state,
            kind: joining.kind,
            deposited: joining.deposited,
            in_force: joining.in_force,
            report_due: due(joining),
        })
        .collect()
}

fn in_force_since(register: &Register, from: NaiveDate, on: NaiveDate) -> Vec<(Iso3, NaiveDate)> {
    register
        .in_force_since(from, on)
        .iter()
        .filter_map(|joining| Some((joining.state, joining.in_force?)))
        .collect()
}

fn withdrawn(register: &Register, from: NaiveDate, on: NaiveDate) -> Vec<(Iso3, NaiveDate)> {
    let mut found: Vec<_> = register
        .statuses(on)
        .filter(|(_, status)| *status == Status::Withdrawn)
        .filter_map(|(state, _)| {
            let history = register.history(state)?;
            let (day, _) = history.changes().take_while(|(day, _)| *day <= on).last()?;
            (day > from).then_some((state, day))
        })
        .collect();
    found.sort_by_key(|(state, day)| (*day, *state));
    found
}

fn by_region(facts: &Facts, on: NaiveDate) -> Vec<Membership> {
    let regions = facts.pack.groupings.regions.iter();
    regions
        .map(|region| {
            membership(facts, on, &region.code, |state| {
                facts
                    .state(state)
                    .is_some_and(|it| it.region == region.code)
            })
        })
        .collect()
}

fn by_group(facts: &Facts, on: NaiveDate) -> Vec<Membership> {
    let group_of = |state| {
        facts
            .state(state)
            .and_then(|it| it.regional_group.as_deref())
    };
    let groups = facts.pack.groupings.regional_groups.iter();
    let mut found: Vec<_> = groups
        .map(|group| {
            membership(facts, on, &group.code, |state| {
                group_of(state) == Some(group.code.as_str())
            })
        })
        .collect();
    let none = membership(facts, on, "", |state| group_of(state).is_none());
    if none.states > 0 {
        found.push(none);
    }
    found
}

fn membership(
    facts: &Facts,
    on: NaiveDate,
    code: &str,
    includes: impl Fn(Iso3) -> bool,
) -> Membership {
    let states: Vec<_> = facts
        .by_name(Lang::En)
        .map(|state| state.iso3)
        .filter(|state| includes(*state))
        .collect();
    let statuses = states.iter().map(|state| facts.status(*state, on));
    Membership {
        code: code.to_owned(),
        states: states.len(),
        counts: Counts::new(on, statuses),
    }
}
