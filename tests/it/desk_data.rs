//! Records put straight into the tables, for the pages that only read them.

use accede::audit::{self, Change, Readers, Who};
use accede::auth::{self, Marking, TeamId};
use accede::db::schema::{
    barriers, commitments, event_guests, events, exchanges, organisations, people, posts,
    state_contacts, targets, tenures,
};
use accede::treaty::Iso3;
use accede::workplans::{self, WorkPlanId};
use chrono::NaiveDate;
use diesel::dsl::max;
use diesel::prelude::*;

use crate::support::TestApp;

/// A code of a State.
pub fn iso(code: &str) -> Iso3 {
    code.parse().unwrap()
}

/// A date.
pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A team, made where it is not there.
pub fn team(app: &TestApp, name: &str) -> TeamId {
    let now = app.app.clock.now();
    app.write(|conn| auth::ensure_team(conn, name, now))
}

/// The work plan at hand.
pub fn plan(app: &TestApp) -> WorkPlanId {
    let today = app.app.clock.today();
    app.read(|conn| workplans::current(conn, today)).id
}

/// An exchange of a team, with the running totals it belongs to.
pub fn exchange(
    app: &TestApp,
    state: &str,
    on: &str,
    marking: Marking,
    by: &str,
    summary: &str,
) -> i64 {
    let (team, now) = (team(app, by), app.app.clock.now());
    app.write(|conn| {
        diesel::insert_into(exchanges::table)
            .values((
                exchanges::state.eq(iso(state)),
                exchanges::kind.eq("bilateral"),
                exchanges::held_on.eq(day(on)),
                exchanges::zone.eq("Europe/Zurich"),
                exchanges::place.eq("Geneva"),
                exchanges::spoke_for_us.eq(""),
                exchanges::summary.eq(summary),
                exchanges::marking.eq(marking),
                exchanges::team_id.eq(team),
                exchanges::created_at.eq(now),
                exchanges::updated_at.eq(now),
            ))
            .execute(conn)?;
        let key = state_contacts::table
            .filter(state_contacts::state.eq(iso(state)))
            .filter(state_contacts::marking.eq(marking))
            .filter(state_contacts::team_id.eq(team));
        let last: Option<NaiveDate> = key.select(max(state_contacts::last_on)).first(conn)?;
        match last {
            Some(last) => diesel::update(key)
                .set(state_contacts::last_on.eq(last.max(day(on))))
                .execute(conn)?,
            None => diesel::insert_into(state_contacts::table)
                .values((
                    state_contacts::state.eq(iso(state)),
                    state_contacts::marking.eq(marking),
                    state_contacts::team_id.eq(team),
                    state_contacts::exchanges.eq(1),
                    state_contacts::last_on.eq(day(on)),
                ))
                .execute(conn)?,
        };
        let change = Change {
            action: "exchange.log",
            subject: "exchanges",
            id: "",
            detail: "",
            readers: Readers::from((marking, team)),
        };
        audit::record(conn, Who::System, now, change)?;
        Ok(exchanges::table
            .select(max(exchanges::id))
            .first::<Option<i64>>(conn)?
            .unwrap())
    })
}

/// An exchange's day to come back to it.
pub fn follow_up(app: &TestApp, exchange: i64, on: &str) {
    app.write(|conn| {
        diesel::update(exchanges::table.filter(exchanges::id.eq(exchange)))
            .set(exchanges::follow_up_on.eq(day(on)))
            .execute(conn)?;
        Ok(())
    });
}

/// An open promise.
pub fn commitment(
    app: &TestApp,
    state: &str,
    promise: &str,
    due: &str,
    marking: Marking,
    by: &str,
) {
    let (team, now) = (team(app, by), app.app.clock.now());
    app.write(|conn| {
        diesel::insert_into(commitments::table)
            .values((
                commitments::state.eq(iso(state)),
                commitments::owner_team_id.eq(team),
                commitments::promise.eq(promise),
                commitments::due_on.eq(day(due)),
                commitments::marking.eq(marking),
                commitments::team_id.eq(team),
                commitments::created_at.eq(now),
                commitments::updated_at.eq(now),
            ))
            .execute(conn)?;
        Ok(())
    });
}

/// What was decided about a target State.
pub fn target(app: &TestApp, state: &str, standing: &str, reason: &str, lead: &str) {
    let (plan, team, now) = (plan(app), team(app, lead), app.app.clock.now());
    app.write(|conn| {
        diesel::insert_into(targets::table)
            .values((
                targets::work_plan_id.eq(plan),
                targets::state.eq(iso(state)),
                targets::standing.eq(standing),
                targets::priority.eq("high"),
                targets::lead_team_id.eq(team),
                targets::reason.eq(reason),
                targets::next_step.eq("Ask for the date"),
                targets::marking.eq(Marking::Coordination),
                targets::team_id.eq(team),
                targets::updated_at.eq(now),
            ))
            .execute(conn)?;
        Ok(())
    });
}

/// An event with one State as a guest.
pub fn event(
    app: &TestApp,
    title: &str,
    starts: &str,
    ends: &str,
    marking: Marking,
    by: &str,
    guest: &str,
) {
    let (team, now) = (team(app, by), app.app.clock.now());
    app.write(|conn| {
        diesel::insert_into(events::table)
            .values((
                events::kind.eq("side_event"),
                events::title.eq(title),
                events::place.eq("Geneva"),
                events::zone.eq("Europe/Zurich"),
                events::starts_on.eq(day(starts)),
                events::ends_on.eq(day(ends)),
                events::organizer.eq(""),
                events::description.eq(""),
                events::marking.eq(marking),
                events::team_id.eq(team),
                events::created_at.eq(now),
                events::updated_at.eq(now),
            ))
            .execute(conn)?;
        let id = events::table
            .select(max(events::id))
            .first::<Option<i64>>(conn)?
            .unwrap();
        diesel::insert_into(event_guests::table)
            .values((
                event_guests::event_id.eq(id),
                event_guests::state.eq(iso(guest)),
                event_guests::attendance.eq("invited"),
                event_guests::note.eq(""),
            ))
            .execute(conn)?;
        Ok(())
    });
}

/// A reason for not joining.
pub fn barrier(
    app: &TestApp,
    state: &str,
    kind: &str,
    on: &str,
    marking: Marking,
    by: &str,
    detail: &str,
) {
    let (team, now) = (team(app, by), app.app.clock.now());
    app.write(|conn| {
        diesel::insert_into(barriers::table)
            .values((
                barriers::state.eq(iso(state)),
                barriers::kind.eq(kind),
                barriers::raised_on.eq(day(on)),
                barriers::detail.eq(detail),
                barriers::source.eq("Statement in Geneva"),
                barriers::marking.eq(marking),
                barriers::team_id.eq(team),
                barriers::created_at.eq(now),
            ))
            .execute(conn)?;
        Ok(())
    });
}

/// Someone who holds a post of a State.
pub fn holder(
    app: &TestApp,
    state: &str,
    family: &str,
    marking: Marking,
    by: &str,
    until: Option<&str>,
) {
    let (team, now) = (team(app, by), app.app.clock.now());
    app.write(|conn| {
        diesel::insert_into(organisations::table)
            .values((
                organisations::kind.eq("mission_geneva"),
                organisations::name.eq("Permanent Mission in Geneva"),
                organisations::sort_key.eq("permanent mission in geneva"),
                organisations::state.eq(iso(state)),
                organisations::place.eq("Geneva"),
                organisations::created_at.eq(now),
            ))
            .execute(conn)?;
        let organisation = organisations::table
            .select(max(organisations::id))
            .first::<Option<i64>>(conn)?
            .unwrap();
        diesel::insert_into(posts::table)
            .values((
                posts::organisation_id.eq(organisation),
                posts::title.eq("Ambassador"),
                posts::created_at.eq(now),
            ))
            .execute(conn)?;
        let post = posts::table
            .select(max(posts::id))
            .first::<Option<i64>>(conn)?
            .unwrap();
        diesel::insert_into(people::table)
            .values((
                people::honorific.eq("H.E."),
                people::given_name.eq("Amina"),
                people::family_name.eq(family),
                people::sort_key.eq(family.to_lowercase()),
                people::given_key.eq("amina"),
                people::phone.eq(""),
                people::language.eq("en"),
                people::note.eq(""),
                people::marking.eq(marking),
                people::team_id.eq(team),
                people::created_at.eq(now),
                people::updated_at.eq(now),
            ))
            .execute(conn)?;
        let person = people::table
            .select(max(people::id))
            .first::<Option<i64>>(conn)?
            .unwrap();
        diesel::insert_into(tenures::table)
            .values((
                tenures::person_id.eq(person),
                tenures::post_id.eq(post),
                tenures::starts_on.eq(day("2022-01-10")),
                tenures::ends_on.eq(until.map(day)),
            ))
            .execute(conn)?;
        Ok(())
    });
}
