//! States that leave the target list because they deposit. Nobody takes them off: the facts
//! do, and what is left to do then, to note it and to congratulate, is done with the facts,
//! in their transaction, once.

use std::collections::HashMap;
use std::time::Duration;

use actix_web::web::Data;
use chrono::{Days, NaiveDate};
use diesel::prelude::*;
use tokio::time::sleep;

use super::super::model::WorkPlan;
use super::super::queries;
use crate::app::App;
use crate::audit::{self, Change, Readers, Who};
use crate::auth::{Role, TeamId, UserId, team_names};
use crate::config::Targets;
use crate::db::Conn;
use crate::db::schema::{target_departures, targets, users};
use crate::db::types::Moment;
use crate::error::AppError;
use crate::exchanges::commitments::{self, Task};
use crate::i18n::Lang;
use crate::states::Facts;
use crate::states::targets::{Standing, TargetId};
use crate::treaty::Iso3;

/// How long after a deposit it is still congratulated on: until about the day on which the
/// treaty enters into force for the State.
const STILL_NEWS: Days = Days::new(183);
/// How long to wait before looking again.
const LOOK_EVERY: Duration = Duration::from_secs(24 * 60 * 60);

/// Notes departures once a day, for as long as the process runs: a deposit may have been
/// entered before its day. Any number of processes may do so at once.
pub async fn run(app: Data<App>) {
    loop {
        let (now, settings) = (app.clock.now(), app.settings.targets.clone());
        let noted = app
            .db
            .write(move |conn| {
                let facts = Facts::load(conn)?;
                note_departures(conn, &facts, &settings, Who::System, now)
            })
            .await;
        match noted {
            // Nor is there anything to note while no treaty pack is loaded.
            Ok(0) | Err(AppError::NotFound) => {}
            Ok(noted) => tracing::info!(noted, "target States have left the list"),
            Err(error) => tracing::error!(%error, "departures could not be noted"),
        }
        sleep(LOOK_EVERY).await;
    }
}

/// Notes which target States have deposited since the work plan at hand began, and gives the
/// team that leads the task to congratulate. Each State is noted once; one whose deposit
/// turns out not to have been made is forgotten. Says how many were noted.
///
/// # Errors
/// The database fails.
pub fn note_departures(
    conn: &mut Conn,
    facts: &Facts,
    settings: &Targets,
    who: Who<'_>,
    now: Moment,
) -> Result<usize, AppError> {
    let today = now.date();
    let plan = match queries::current(conn, today) {
        Ok(plan) => plan,
        Err(AppError::NotFound) => return Ok(0),
        Err(error) => return Err(error),
    };
    let known = forget_unbound(conn, facts, &plan, who, now)?;
    let decisions = decisions(conn, &plan)?;
    let mut noted = 0;
    for (state, deposited) in deposited_since(facts, plan.baseline_on, today) {
        let decision = decisions.get(&state);
        let reason = reason(facts, settings, &plan, (state, deposited), decision);
        let (Some(reason), false) = (reason, known.contains(&state)) else {
            continue;
        };
        let lead = decision.and_then(|decision| decision.lead);
        let team = responsible(conn, facts, &plan, lead)?;
        let is_news = is_news(deposited, today);
        // A desk that is only being set up has nobody yet, and is not asked to catch up.
        let unassigned = is_news && team.is_none() && is_in_use(conn)?;
        note(conn, &plan, (state, reason, unassigned), who, now)?;
        noted += 1;
        if let (true, Some(team)) = (is_news, team) {
            let days = plan.category_settings(settings).congratulate_days;
            congratulate(conn, facts, (state, team, days), who, now)?;
        }
    }
    assign(conn, facts, settings, &plan, who, now)?;
    Ok(noted)
}

/// Whether a deposit is recent enough to be congratulated on.
fn is_news(deposited: NaiveDate, today: NaiveDate) -> bool {
    let until = deposited.checked_add_days(STILL_NEWS);
    until.is_some_and(|until| today <= until)
}

fn is_in_use(conn: &mut Conn) -> Result<bool, AppError> {
    let someone = users::table.select(users::id).first::<UserId>(conn);
    Ok(someone.optional()?.is_some())
}

/// Gives the tasks to congratulate that nobody could be given before.
fn assign(
    conn: &mut Conn,
    facts: &Facts,
    settings: &Targets,
    plan: &WorkPlan,
    who: Who<'_>,
    now: Moment,
) -> Result<(), AppError> {
    use target_departures as t;
    let owed: Vec<(i64, Iso3)> = t::table
        .filter(t::work_plan_id.eq(plan.id))
        .filter(t::unassigned)
        .order(t::id)
        .select((t::id, t::state))
        .load(conn)?;
    for (id, state) in owed {
        let Some(team) = responsible(conn, facts, plan, None)? else {
            return Ok(());
        };
        diesel::update(t::table.find(id))
            .set(t::unassigned.eq(false))
            .execute(conn)?;
        record(conn, "target.depart", id, state, who, now)?;
        let deposited = facts.deposited_on(state, now.date());
        if deposited.is_some_and(|on| is_news(on, now.date())) {
            let days = plan.category_settings(settings).congratulate_days;
            congratulate(conn, facts, (state, team, days), who, now)?;
        }
    }
    Ok(())
}

/// What was decided about a State, whoever may read it.
#[derive(Debug, Clone, Copy, Queryable)]
struct Decision {
    id: TargetId,
    standing: Standing,
    lead: Option<TeamId>,
}

/// What had a State on the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reason {
    /// The facts.
    Facts,
    /// A decision alone.
    Decision(TargetId),
}

fn decisions(conn: &mut Conn, plan: &WorkPlan) -> Result<HashMap<Iso3, Decision>, AppError> {
    let rows: Vec<(Iso3, Decision)> = targets::table
        .filter(targets::work_plan_id.eq(plan.id))
        .select((
            targets::state,
            (targets::id, targets::standing, targets::lead_team_id),
        ))
        .load(conn)?;
    Ok(rows.into_iter().collect())
}

/// The States bound on `today` by a deposit made after `since`, with its day.
fn deposited_since(
    facts: &Facts,
    since: NaiveDate,
    today: NaiveDate,
) -> impl Iterator<Item = (Iso3, NaiveDate)> {
    facts.iter().filter_map(move |state| {
        let deposited = facts.deposited_on(state.iso3, today)?;
        (deposited > since).then_some((state.iso3, deposited))
    })
}

/// What had the State on the list the day before; nothing where it was not on it. One that
/// was dropped by decision but found by the facts counts: who may not read of the decision
/// has seen it on the list.
fn reason(
    facts: &Facts,
    settings: &Targets,
    plan: &WorkPlan,
    (state, deposited): (Iso3, NaiveDate),
    decision: Option<&Decision>,
) -> Option<Reason> {
    let before = deposited.pred_opt()?;
    let evidence = facts.target_evidence(plan.categories(settings), state, before);
    if !evidence.evidence(state).is_empty() {
        return Some(Reason::Facts);
    }
    decision
        .filter(|decision| decision.standing == Standing::Added)
        .map(|decision| Reason::Decision(decision.id))
}

/// The States noted already; those that are bound no longer, because an act was corrected,
/// are noted no more.
fn forget_unbound(
    conn: &mut Conn,
    facts: &Facts,
    plan: &WorkPlan,
    who: Who<'_>,
    now: Moment,
) -> Result<Vec<Iso3>, AppError> {
    use target_departures as t;
    let known: Vec<(i64, Iso3)> = t::table
        .filter(t::work_plan_id.eq(plan.id))
        .select((t::id, t::state))
        .load(conn)?;
    let mut kept = Vec::with_capacity(known.len());
    for (id, state) in known {
        // One entered ahead of its day is not bound yet, and has not been noted either.
        if facts.status(state, now.date()).is_bound() {
            kept.push(state);
            continue;
        }
        diesel::delete(t::table.find(id)).execute(conn)?;
        record(conn, "target.return", id, state, who, now)?;
    }
    Ok(kept)
}

fn note(
    conn: &mut Conn,
    plan: &WorkPlan,
    (state, reason, unassigned): (Iso3, Reason, bool),
    who: Who<'_>,
    now: Moment,
) -> Result<(), AppError> {
    use target_departures as t;
    let target = match reason {
        Reason::Facts => None,
        Reason::Decision(id) => Some(id),
    };
    let id: i64 = diesel::insert_into(t::table)
        .values((
            t::work_plan_id.eq(plan.id),
            t::state.eq(state),
            t::target_id.eq(target),
            t::noted_at.eq(now),
            t::unassigned.eq(unassigned),
        ))
        .returning(t::id)
        .get_result(conn)?;
    record(conn, "target.depart", id, state, who, now)
}

/// The team that leads, or else one of the coordinators': a desk names its teams after the
/// States they work for. Where none is named so, the one whose coordinator has been here
/// longest; never that of a partner. Where nobody coordinates, nobody is given the task, and
/// Today tells of it until somebody does.
fn responsible(
    conn: &mut Conn,
    facts: &Facts,
    plan: &WorkPlan,
    lead: Option<TeamId>,
) -> Result<Option<TeamId>, AppError> {
    if lead.is_some() {
        return Ok(lead);
    }
    let teams = team_names(conn)?;
    let of_state = |state: Iso3| {
        let names = &facts.state(state)?.names;
        let is_named = |team: &&(TeamId, String)| {
            names
                .iter()
                .any(|name| name.to_lowercase() == team.1.to_lowercase())
        };
        teams.iter().find(is_named).map(|(id, _)| *id)
    };
    let coordinator = plan.coordinators().find_map(of_state);
    match coordinator {
        Some(team) => Ok(Some(team)),
        None => coordinating(conn),
    }
}

/// The team of the coordinator whose account is the oldest.
fn coordinating(conn: &mut Conn) -> Result<Option<TeamId>, AppError> {
    Ok(users::table
        .filter(users::role.eq(Role::Coordinator))
        .filter(users::disabled_at.is_null())
        .order(users::id)
        .select(users::team_id)
        .first(conn)
        .optional()?)
}

/// "Congratulate Uganda on its deposit", in the language of whoever entered it.
fn congratulate(
    conn: &mut Conn,
    facts: &Facts,
    (state, team, days): (Iso3, TeamId, i32),
    who: Who<'_>,
    now: Moment,
) -> Result<(), AppError> {
    let lang = match who {
        Who::Actor(actor) => actor.lang,
        Who::System | Who::Visitor(_) => Lang::En,
    };
    let days = Days::new(u64::try_from(days).unwrap_or(0));
    let task = Task {
        state,
        team,
        promise: lang.text_with(
            "workplan-congratulate",
            &[("state", facts.name(state, lang).into())],
        ),
        due_on: now.date().checked_add_days(days),
    };
    commitments::give(conn, &task, who, now)
}

fn record(
    conn: &mut Conn,
    action: &str,
    id: i64,
    state: Iso3,
    who: Who<'_>,
    now: Moment,
) -> Result<(), AppError> {
    let change = Change {
        action,
        subject: "target_departures",
        id: &id.to_string(),
        detail: state.as_str(),
        readers: Readers::COORDINATION,
    };
    audit::record(conn, who, now, change)
}
